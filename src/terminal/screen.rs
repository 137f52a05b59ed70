//! The terminal as a screen to draw on, and the way back.

use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::events::window_size;
use super::output::{Output, send_if_ready};

/// Clicks and the wheel, and no movements: nothing wakes while the pointer only passes.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// Whether the terminal is ours. Global, since the panic hook has to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether more than raw mode was asked of it: lines are said without a single escape sequence, and what a screen asks
/// for goes out with its first frame.
static DRAWN_ON: AtomicBool = AtomicBool::new(false);

/// There is no terminal to draw on or to read from.
#[derive(Debug)]
pub struct NotATerminal {
    stream: &'static str,
}

impl fmt::Display for NotATerminal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stream = self.stream;
        write!(f, "{stream} is not a terminal, and the screen needs one; `roadbook status` and `roadbook list` do not")
    }
}

impl Error for NotATerminal {}

/// The terminal while it is ours: raw, on its alternate screen. Dropping it gives the terminal back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Output>>,
    output: Output,
    stop: Arc<AtomicBool>,
    mouse: bool,
}

impl Screen {
    /// Whether there is a terminal to read from and to draw on.
    ///
    /// # Errors
    /// [`NotATerminal`], naming the stream that is none.
    pub fn check() -> Result<(), NotATerminal> {
        if !io::stdout().is_terminal() {
            return Err(NotATerminal { stream: "standard output" });
        }
        if !io::stdin().is_terminal() {
            return Err(NotATerminal { stream: "standard input" });
        }
        Ok(())
    }

    /// Takes the terminal, with the mouse or without, and from here on gives it back should the program panic. Frames have the
    /// window's size as it is now until [`Screen::resize`]; drawing gives up on a terminal that takes nothing once `stop` is set.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn enter(stop: Arc<AtomicBool>, mouse: bool) -> io::Result<Screen> {
        leave_on_panic();
        let (columns, rows) = window_size()?;
        let output = Output::default();
        // Fixed: a frame has the size that the program was told, and not another one that it will hear of next.
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let terminal = Terminal::with_options(CrosstermBackend::new(output.clone()), TerminalOptions { viewport })?;
        let mut screen = Screen { terminal, output, stop, mouse };
        screen.take()?;
        Ok(screen)
    }

    /// Draws one frame and sends what differs from the last one. Does nothing while the shell has the terminal.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if !is_taken() {
            return Ok(());
        }
        // 16 bytes, for which no terminal shows half a frame.
        queue!(self.output, BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        queue!(self.output, EndSynchronizedUpdate)?;
        DRAWN_ON.store(true, Ordering::SeqCst);
        self.output.send(&self.stop)
    }

    /// Takes the window's size in cells; if it is a new one, the next frame is sent whole.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        let area = Rect::new(0, 0, columns, rows);
        if area == self.terminal.get_frame().area() { Ok(()) } else { self.terminal.resize(area) }
    }

    /// Forgets what the terminal shows: the next frame clears it and is sent whole.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask where the cursor is, and wait seconds for a terminal that does not answer.
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }

    /// Asks the terminal to keep this text where it pastes from (OSC 52, which most heed and some refuse).
    ///
    /// # Errors
    /// What the terminal says.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.output, CopyToClipboard::to_clipboard_from(text))?;
        self.output.send(&self.stop)
    }

    /// Gives the terminal to the shell, until [`Screen::retake`].
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes the terminal again after the shell had it, whether it was given or the process was just stopped.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn retake(&mut self) -> io::Result<()> {
        leave();
        self.take()?;
        self.clear()
    }

    /// What asks the terminal for it goes out with the next frame, in one write, so that no empty screen is shown first.
    fn take(&mut self) -> io::Result<()> {
        take_keys()?;
        if self.mouse {
            queue!(self.output, Print(MOUSE))?;
        }
        queue!(self.output, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Hide)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

/// Has the terminal hand over each key as it is pressed.
pub(super) fn take_keys() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Whether the terminal is ours.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Gives the terminal back as it was, once, whoever asks first.
pub(super) fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if !DRAWN_ON.swap(false, Ordering::SeqCst) {
            send_if_ready(b"\r\n");
            let _ = disable_raw_mode();
            return;
        }
        let mut bytes = Vec::new();
        // Writing into memory does not fail, and the terminal may be gone: there is nobody to tell.
        let _ = queue!(bytes, Print(NO_MOUSE), DisableFocusChange, DisableBracketedPaste, Show, LeaveAlternateScreen);
        send_if_ready(&bytes);
        let _ = disable_raw_mode();
    }
}

/// A panic anywhere gives the terminal back before it says, in one plain line, what the learner needs to know.
pub(super) fn leave_on_panic() {
    panic::set_hook(Box::new(|info| {
        leave();
        let place = info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        // Not `eprintln`, which panics where standard error is gone.
        let _ = writeln!(
            io::stderr(),
            "Roadbook failed{place}. Ticks already shown as saved are safe. Please report this line to its authors."
        );
    }));
}
