//! The terminal as a screen to draw on, and its restoring.

use std::error::Error;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::output::{Output, send_if_ready};
use super::rows::{RowBackend, Rows};
use super::system::{ask_for_input, ask_for_no_input, window_size};

/// The terminal is in raw mode. Global, for the panic hook.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Escape sequences were sent: plain mode prints lines without any, and those of the screen go out with its first frame.
static DRAWN_ON: AtomicBool = AtomicBool::new(false);

/// Standard input or output is not a terminal.
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

/// The terminal in raw mode on its alternate screen. Dropping it restores the terminal.
pub struct Screen {
    terminal: Terminal<RowBackend<Output>>,
    rows: Rows,
    output: Output,
    stop: Arc<AtomicBool>,
    mouse: bool,
}

impl Screen {
    /// Checks that standard input and output are a terminal.
    ///
    /// # Errors
    /// [`NotATerminal`], with the stream that is none.
    pub fn check() -> Result<(), NotATerminal> {
        if !io::stdout().is_terminal() {
            return Err(NotATerminal { stream: "standard output" });
        }
        if !io::stdin().is_terminal() {
            return Err(NotATerminal { stream: "standard input" });
        }
        Ok(())
    }

    /// Takes the terminal, with the mouse or without, and restores it should the program panic. Frames have the window's
    /// present size until [`Screen::resize`]; drawing gives up on a terminal that accepts nothing once `stop` is set.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn enter(stop: Arc<AtomicBool>, mouse: bool) -> io::Result<Screen> {
        leave_on_panic();
        let (columns, rows) = window_size()?;
        let output = Output::default();
        // Fixed: a frame has the size that the program was given, and not another one that it will hear of next.
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let rows = Rows::default();
        let terminal = Terminal::with_options(rows.backend(output.clone()), TerminalOptions { viewport })?;
        let mut screen = Screen { terminal, rows, output, stop, mouse };
        screen.take()?;
        Ok(screen)
    }

    /// Draws one frame and sends the cells that changed. Does nothing while the shell has the terminal.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if !is_taken() {
            return Ok(());
        }
        // 16 bytes, for which no terminal shows half a frame.
        queue!(self.output, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            view(frame);
            self.rows.find(frame.buffer_mut());
        })?;
        queue!(self.output, EndSynchronizedUpdate)?;
        DRAWN_ON.store(true, Ordering::SeqCst);
        self.output.send(&self.stop)
    }

    /// Sets the window's size in cells; if it changed, the next frame is sent whole.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        let area = Rect::new(0, 0, columns, rows);
        if area == self.terminal.get_frame().area() {
            return Ok(());
        }
        self.rows.forget();
        self.terminal.resize(area)
    }

    /// Discards what is known of the terminal: the next frame clears it and is sent whole.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask where the cursor is, and wait seconds for a terminal that does not answer.
        let area = self.terminal.get_frame().area();
        self.rows.forget();
        self.terminal.resize(area)
    }

    /// Copies text to the clipboard by OSC 52, which most terminals obey and some refuse.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.output, CopyToClipboard::to_clipboard_from(text))?;
        self.output.send(&self.stop)
    }

    /// Rings the terminal's bell.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn ring(&mut self) -> io::Result<()> {
        self.output.write_all(b"\x07")?;
        self.output.send(&self.stop)
    }

    /// Restores the terminal for the shell, until [`Screen::retake`].
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes the terminal again after [`Screen::leave`], or after the process was stopped and resumed.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn retake(&mut self) -> io::Result<()> {
        leave();
        self.take()?;
        self.clear()
    }

    /// Queues the sequences for the next frame, so that no empty screen is shown first.
    fn take(&mut self) -> io::Result<()> {
        take_keys()?;
        queue!(self.output, EnterAlternateScreen)?;
        ask_for_input(&mut self.output, self.mouse)?;
        queue!(self.output, Hide)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

/// Enables raw mode.
pub(super) fn take_keys() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Returns whether the terminal is in raw mode.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Restores the terminal, once.
pub(super) fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if !DRAWN_ON.swap(false, Ordering::SeqCst) {
            send_if_ready(b"\r\n");
            let _ = disable_raw_mode();
            return;
        }
        let mut bytes = Vec::new();
        // Writing into memory does not fail, and the terminal may be gone: there is nobody to tell.
        let _ = ask_for_no_input(&mut bytes);
        let _ = queue!(bytes, Show, LeaveAlternateScreen);
        send_if_ready(&bytes);
        let _ = disable_raw_mode();
    }
}

/// Makes a panic restore the terminal before it prints one plain line.
pub(super) fn leave_on_panic() {
    panic::set_hook(Box::new(|info| {
        leave();
        let place = info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        // Not `eprintln`, which panics where standard error is gone.
        let _ = writeln!(
            io::stderr(),
            "Roadbook crashed{place}. Everything shown as saved is safe. Please report this line to the authors."
        );
    }));
}
