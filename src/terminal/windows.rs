//! Keys, the mouse and the focus from the console of Windows, read by a thread that sleeps until there is something.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, DisableMouseCapture, EnableMouseCapture, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton,
    MouseEventKind,
};
use crossterm::{queue, terminal};
use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::tui::{Key, Message, Mouse, Press};

/// The least number of characters that come at once only if they are pasted: the console gives a paste as keys.
const PASTE: usize = 8;

/// So soon after a character the next one of a paste has come.
const SOON: Duration = Duration::from_millis(5);

/// Something that ends a wait.
enum Heard {
    Woken,
    Input(io::Result<Vec<Message>>),
}

/// Ends a wait in [`Events::wait`] from another thread.
#[derive(Debug)]
pub struct Waker(Sender<Heard>);

impl Waker {
    /// Ends the wait, now or the next one.
    pub fn wake(&self) {
        // Where nobody waits any more, there is nobody to wake.
        let _ = self.0.send(Heard::Woken);
    }
}

/// The sources of everything that happens to the program.
pub struct Events {
    heard: Receiver<Heard>,
    wake_end: Waker,
    /// Has the thread read the console once more. It never reads unasked, so that a program that is started in the
    /// console has the keys to itself.
    ask: Sender<()>,
    is_asked: bool,
    size: (u16, u16),
}

impl Events {
    /// There is no shell that could suspend the process and resume it.
    pub const CAN_SUSPEND: bool = false;

    /// Starts the thread that reads the console. The first wait ends at once, with the window's size.
    ///
    /// # Errors
    /// An error of the system.
    pub fn listen() -> io::Result<Events> {
        // In raw mode Ctrl-C is a key. At other times it is meant for the program that has the console then.
        flag::register(SIGINT, Arc::default())?;
        let ((wake_end, heard), (ask, asked)) = (mpsc::channel(), mpsc::channel());
        let reader = wake_end.clone();
        thread::Builder::new().name("input".to_owned()).spawn(move || {
            for () in asked {
                if reader.send(Heard::Input(read())).is_err() {
                    break;
                }
            }
        })?;
        let wake_end = Waker(wake_end);
        wake_end.wake();
        Ok(Events { heard, wake_end, ask, is_asked: false, size: (0, 0) })
    }

    /// Returns a waker for another thread.
    ///
    /// # Errors
    /// None.
    pub fn waker(&self) -> io::Result<Waker> {
        Ok(Waker(self.wake_end.0.clone()))
    }

    /// Returns false: no files are watched.
    pub fn take_changed(&mut self) -> bool {
        false
    }

    /// Returns a flag that nothing sets: Windows ends a process without asking.
    pub fn stop(&self) -> Arc<AtomicBool> {
        Arc::default()
    }

    /// Waits until something happens and returns it as messages, none for a mere wake-up; at `midnight`, a new day.
    ///
    /// # Errors
    /// None.
    pub fn wait(&mut self, midnight: Instant) -> io::Result<Vec<Message>> {
        if !self.is_asked {
            self.is_asked = self.ask.send(()).is_ok();
        }
        let mut messages = match self.heard.recv_timeout(midnight.saturating_duration_since(Instant::now())) {
            Ok(Heard::Woken) => Vec::new(),
            Ok(Heard::Input(Ok(messages))) => {
                self.is_asked = false;
                messages
            }
            Err(RecvTimeoutError::Timeout) => vec![Message::TimePassed],
            // The console is gone.
            Ok(Heard::Input(Err(_))) | Err(RecvTimeoutError::Disconnected) => vec![Message::Terminate],
        };
        // Asked each time: the console tells of a new size only while it reports the mouse.
        if let Some((columns, rows)) = window_size().ok().filter(|size| *size != self.size) {
            self.size = (columns, rows);
            messages.push(Message::Resize { columns, rows });
        }
        Ok(messages)
    }

    /// Does nothing, see [`Events::CAN_SUSPEND`].
    ///
    /// # Errors
    /// None.
    pub fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Runs another program in the console, which nothing is read from meanwhile.
    ///
    /// # Errors
    /// None.
    pub fn without_interrupts<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        Ok(other())
    }
}

/// Returns columns and rows of the console's window.
///
/// # Errors
/// An error of the system.
pub fn window_size() -> io::Result<(u16, u16)> {
    terminal::size()
}

/// Asks for clicks and the wheel, if `mouse`.
///
/// # Errors
/// An error of the console.
pub(super) fn ask_for_input(output: &mut impl Write, mouse: bool) -> io::Result<()> {
    if mouse { queue!(output, EnableMouseCapture) } else { Ok(()) }
}

/// Takes back all that was asked for.
///
/// # Errors
/// An error of the console, as where nothing was asked for.
pub(super) fn ask_for_no_input(output: &mut impl Write) -> io::Result<()> {
    queue!(output, DisableMouseCapture)
}

/// Writes to the console and returns the number of bytes: all.
///
/// # Errors
/// An error of the console.
pub(super) fn write(bytes: &[u8]) -> io::Result<usize> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()?;
    Ok(bytes.len())
}

/// Waits for input and returns all that there is; nothing if the window has another size.
fn read() -> io::Result<Vec<Message>> {
    let mut messages = Vec::new();
    // Behind a character more may come soon: a paste has releases and Shift between its characters, where nothing is ready
    // at once.
    while messages.is_empty() || event::poll(messages.last().and_then(typed).map_or(Duration::ZERO, |_| SOON))? {
        match event::read()? {
            Event::Resize(..) => break,
            event => messages.extend(message(event)),
        }
    }
    Ok(with_pastes(&messages))
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(event) => press(event).map(Message::Key),
        Event::Mouse(event) => {
            let (column, row) = (event.column, event.row);
            let mouse = match event.kind {
                MouseEventKind::Down(MouseButton::Left) => Mouse::Click { column, row },
                MouseEventKind::ScrollDown => Mouse::Scroll { down: true, column, row },
                MouseEventKind::ScrollUp => Mouse::Scroll { down: false, column, row },
                _ => return None,
            };
            Some(Message::Mouse(mouse))
        }
        Event::FocusGained => Some(Message::Focus(true)),
        Event::FocusLost => Some(Message::Focus(false)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(..) => None,
    }
}

fn press(KeyEvent { code, modifiers, kind, .. }: KeyEvent) -> Option<Press> {
    let [ctrl, alt, shift] =
        [KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT].map(|held| modifiers.contains(held));
    let press = |key| Some(Press { key, ctrl, alt, shift });
    match code {
        _ if kind == KeyEventKind::Release => None,
        // AltGr is Ctrl and Alt, and is in the character already.
        KeyCode::Char(char) if ctrl && alt => {
            Some(Press { key: Key::Char(char), ctrl: false, alt: false, shift: false })
        }
        KeyCode::Char(char) => {
            let char = if ctrl { char.to_ascii_lowercase() } else { char };
            Some(Press { key: Key::Char(char), ctrl, alt, shift: false })
        }
        KeyCode::BackTab => Some(Press { key: Key::BackTab, ctrl, alt, shift: false }),
        KeyCode::Enter => press(Key::Enter),
        KeyCode::Esc => press(Key::Esc),
        KeyCode::Tab => press(Key::Tab),
        KeyCode::Backspace => press(Key::Backspace),
        KeyCode::Delete => press(Key::Delete),
        KeyCode::Up => press(Key::Up),
        KeyCode::Down => press(Key::Down),
        KeyCode::Left => press(Key::Left),
        KeyCode::Right => press(Key::Right),
        KeyCode::Home => press(Key::Home),
        KeyCode::End => press(Key::End),
        KeyCode::PageUp => press(Key::PageUp),
        KeyCode::PageDown => press(Key::PageDown),
        KeyCode::F(number) => press(Key::Function(number)),
        _ => None,
    }
}

/// Makes a paste of characters that came at once, so that a pasted text is never taken for commands. A key that is held
/// down is none.
fn with_pastes(messages: &[Message]) -> Vec<Message> {
    let runs = messages.chunk_by(|one, next| typed(one).is_some() && typed(next).is_some());
    let joined = runs.map(|run| match run.iter().map(typed).collect::<Option<String>>() {
        Some(text) if run.len() >= PASTE && run.iter().any(|key| *key != run[0]) => vec![Message::Paste(text)],
        _ => run.to_vec(),
    });
    joined.flatten().collect()
}

/// The character that a key puts into a text.
fn typed(message: &Message) -> Option<char> {
    match message {
        Message::Key(Press { key, ctrl: false, alt: false, .. }) => match key {
            Key::Char(char) => Some(*char),
            Key::Enter => Some('\n'),
            Key::Tab => Some('\t'),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Press> {
        press(KeyEvent::new(code, modifiers))
    }

    fn plain(key: Key) -> Press {
        Press { key, ctrl: false, alt: false, shift: false }
    }

    #[test]
    fn keys_are_those_of_other_systems() {
        let (none, ctrl, shift) = (KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::SHIFT);
        assert_eq!(key(KeyCode::Char('G'), shift), Some(plain(Key::Char('G'))));
        assert_eq!(key(KeyCode::BackTab, shift), Some(plain(Key::BackTab)));
        assert_eq!(key(KeyCode::Char('c'), ctrl), Some(Press { ctrl: true, ..plain(Key::Char('c')) }));
        assert_eq!(key(KeyCode::Char('L'), ctrl | shift), Some(Press { ctrl: true, ..plain(Key::Char('l')) }));
        assert_eq!(key(KeyCode::Char('['), ctrl | KeyModifiers::ALT), Some(plain(Key::Char('['))), "AltGr");
        assert_eq!(key(KeyCode::Insert, none), None);
        assert_eq!(press(KeyEvent::new_with_kind(KeyCode::Char('j'), none, KeyEventKind::Release)), None);
    }

    #[test]
    fn what_comes_at_once_is_a_paste_and_never_commands() {
        let keys = |text: &str| -> Vec<Message> {
            text.chars().map(|c| Message::Key(plain(if c == '\n' { Key::Enter } else { Key::Char(c) }))).collect()
        };
        assert_eq!(with_pastes(&keys("sorted()\nq")), [Message::Paste("sorted()\nq".into())]);
        assert_eq!(with_pastes(&keys("jjjjjjjjjj")), keys("jjjjjjjjjj"), "a key that is held down");
        assert_eq!(with_pastes(&keys("jk")), keys("jk"));
        let around = [keys("ab"), vec![Message::Focus(true)], keys("one\ntwo\n")].concat();
        let joined = [keys("ab"), vec![Message::Focus(true), Message::Paste("one\ntwo\n".into())]].concat();
        assert_eq!(with_pastes(&around), joined);
    }
}
