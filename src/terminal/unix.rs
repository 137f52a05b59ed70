//! Waiting for keys, signals, wake-ups and changed files in one poll, until midnight at the latest.
//!
//! Input is read here and not through `crossterm::event`, whose reader loops at the end of input, blocks on half a key,
//! and leaves type-ahead beyond 1,024 bytes unread.

use std::io::{self, Read, Write};
use std::mem;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::queue;
use crossterm::style::Print;
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::low_level::{pipe, unregister};
use signal_hook::{SigId, flag};

use super::decode::Decoder;
use super::poll::{Ready, poll};
use crate::tui::Message;

/// The longest time from asking the kernel to stop the process until it does.
const STOPPING: Duration = Duration::from_millis(100);
/// The longest wait for a terminal that accepts nothing.
const WRITING: Duration = Duration::from_millis(100);

/// Reports clicks and the wheel but no movements: nothing wakes while the pointer only passes.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";

/// Ends a wait in [`Events::wait`] from another thread.
#[derive(Debug)]
pub struct Waker(UnixStream);

impl Waker {
    /// Ends the wait, now or the next one.
    pub fn wake(&self) {
        // The one failure is a full pipe, which wakes just as well.
        let _ = rustix::io::write(&self.0, b"!");
    }
}

/// The sources of everything that happens to the program.
pub struct Events {
    waker: UnixStream,
    wake_end: Waker,
    /// A descriptor of watched files, if any, and whether it became readable.
    watch: Option<OwnedFd>,
    changed: bool,
    stop: Arc<AtomicBool>,
    /// The handlers of interrupts.
    interrupt: Option<[SigId; 2]>,
    resized: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    decoder: Decoder,
}

impl Events {
    /// The shell can suspend the process and resume it.
    pub const CAN_SUSPEND: bool = true;

    /// Installs signal handlers. The first wait ends at once, with the window's size.
    ///
    /// # Errors
    /// An error of the system.
    pub fn listen() -> io::Result<Events> {
        let (waker, wake_end) = UnixStream::pair()?;
        waker.set_nonblocking(true)?;
        wake_end.set_nonblocking(true)?;
        let mut events = Events {
            waker,
            wake_end: Waker(wake_end),
            watch: None,
            changed: false,
            stop: Arc::default(),
            interrupt: None,
            // A change just before we listen goes unheard, so the first wait tells the size in any case.
            resized: Arc::new(AtomicBool::new(true)),
            resumed: Arc::default(),
            decoder: Decoder::default(),
        };
        for signal in [SIGTERM, SIGHUP] {
            events.handle_signal(signal, &events.stop)?;
        }
        events.interrupt = Some(events.handle_signal(SIGINT, &events.stop)?);
        events.handle_signal(SIGWINCH, &events.resized)?;
        events.handle_signal(SIGCONT, &events.resumed)?;
        events.wake_end.wake();
        Ok(events)
    }

    /// Registers the flag first and the wake-up second, so that the woken thread finds the flag set.
    fn handle_signal(&self, signal: i32, heard: &Arc<AtomicBool>) -> io::Result<[SigId; 2]> {
        let flag = flag::register(signal, Arc::clone(heard))?;
        Ok([flag, pipe::register(signal, self.wake_end.0.try_clone()?)?])
    }

    /// Returns a waker for another thread.
    ///
    /// # Errors
    /// An error of the system.
    pub fn waker(&self) -> io::Result<Waker> {
        Ok(Waker(self.wake_end.0.try_clone()?))
    }

    /// Ends waits also when `watch`, which must not block, becomes readable. Its bytes are discarded.
    pub fn watch(&mut self, watch: OwnedFd) {
        self.watch = Some(watch);
    }

    /// Returns whether the descriptor of [`Events::watch`] became readable since the last call.
    pub fn take_changed(&mut self) -> bool {
        mem::take(&mut self.changed)
    }

    /// Returns the flag that the signals to end the process set.
    pub fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Waits until something happens and returns it as messages, none for a mere wake-up; at `midnight`, a new day.
    ///
    /// # Errors
    /// An error of the system.
    pub fn wait(&mut self, midnight: Instant) -> io::Result<Vec<Message>> {
        let today = midnight.saturating_duration_since(Instant::now());
        let pending_timeout = self.decoder.pending_timeout();
        let limit = pending_timeout.unwrap_or(today);
        let mut messages = Vec::new();
        match self.sleep(limit)? {
            Woken { typed: false, woken: false, changed: false } if pending_timeout.is_some() => {
                self.decoder.finish(&mut messages);
            }
            Woken { typed: false, woken: false, changed: false } => messages.push(Message::TimePassed),
            woken => {
                if woken.woken {
                    self.drain_waker(&mut messages);
                }
                if woken.typed {
                    self.read(&mut messages)?;
                }
                if woken.changed {
                    self.changed = true;
                    self.drain_watch();
                }
            }
        }
        Ok(messages)
    }

    /// Stops the process, and with it whoever started it in the foreground, until the shell resumes it.
    /// [`Message::Resumed`] comes next.
    ///
    /// # Errors
    /// An error of the system.
    pub fn suspend(&mut self) -> io::Result<()> {
        kill_current_process_group(Signal::TSTP)?;
        // The stop may strike a little late; and where no shell could resume it, the kernel does not stop it at all.
        readable(&[self.waker.as_fd()], STOPPING)?;
        self.resumed.store(true, Ordering::SeqCst);
        self.wake_end.wake();
        Ok(())
    }

    /// Runs another program in the terminal with interrupts ignored: there Ctrl-C is meant for that program alone.
    ///
    /// # Errors
    /// An error of the system.
    pub fn without_interrupts<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        for heard in self.interrupt.take().into_iter().flatten() {
            unregister(heard);
        }
        let done = other();
        self.interrupt = Some(self.handle_signal(SIGINT, &self.stop)?);
        Ok(done)
    }

    fn sleep(&self, limit: Duration) -> io::Result<Woken> {
        let stdin = stdin();
        let watched = [Some(stdin.as_fd()), Some(self.waker.as_fd()), self.watch.as_ref().map(AsFd::as_fd)];
        let woke = readable(&watched.into_iter().flatten().collect::<Vec<_>>(), limit)?;
        let woke = |index: usize| woke.get(index).is_some_and(|woke| *woke);
        Ok(Woken { typed: woke(0), woken: woke(1), changed: woke(2) })
    }

    fn drain_watch(&self) {
        let mut bytes = [0; 4096];
        while self.watch.as_ref().is_some_and(|watch| rustix::io::read(watch, &mut bytes).is_ok_and(|count| count > 0))
        {
        }
    }

    fn drain_waker(&mut self, messages: &mut Vec<Message>) {
        let mut rings = [0; 64];
        while self.waker.read(&mut rings).is_ok_and(|count| count == rings.len()) {}
        if self.stop.load(Ordering::SeqCst) {
            messages.push(Message::Terminate);
        }
        let resumed = self.resumed.swap(false, Ordering::SeqCst);
        let resized = self.resized.swap(false, Ordering::SeqCst);
        if resumed {
            messages.push(Message::Resumed);
        }
        // While the shell has the terminal, it alone learns of a new size.
        if (resumed || resized)
            && let Ok((columns, rows)) = window_size()
        {
            messages.push(Message::Resize { columns, rows });
        }
    }

    /// Reads available input; its end, or an error, means that the terminal is gone.
    fn read(&mut self, messages: &mut Vec<Message>) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match rustix::io::read(stdin(), &mut bytes) {
            Ok(0) | Err(Errno::IO) => messages.push(Message::Terminate),
            Ok(count) => self.decoder.feed(&bytes[..count], messages),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Returns columns and rows of the terminal's window; 0 where it does not report them.
///
/// # Errors
/// An error of the system.
pub fn window_size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(stdout())?;
    Ok((size.ws_col, size.ws_row))
}

/// The sources that ended a wait; none if it was the time limit.
struct Woken {
    typed: bool,
    woken: bool,
    changed: bool,
}

/// Waits for bytes, whatever signals come.
fn readable(watched: &[BorrowedFd<'_>], limit: Duration) -> io::Result<Vec<bool>> {
    loop {
        match poll(watched, Ready::Readable, limit) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            woke => return woke,
        }
    }
}

/// Asks for pastes as such, for the focus, and, if `mouse`, for clicks and the wheel.
///
/// # Errors
/// Those of the output.
pub(super) fn ask_for_input(output: &mut impl Write, mouse: bool) -> io::Result<()> {
    queue!(output, Print(if mouse { MOUSE } else { "" }), EnableBracketedPaste, EnableFocusChange)
}

/// Takes back all that was asked for.
///
/// # Errors
/// Those of the output.
pub(super) fn ask_for_no_input(output: &mut impl Write) -> io::Result<()> {
    queue!(output, Print(NO_MOUSE), DisableFocusChange, DisableBracketedPaste)
}

/// Writes to the terminal and returns the number of bytes that it took, where it takes any within a tenth of a second; a
/// signal ends the wait.
///
/// # Errors
/// An error of the terminal.
pub(super) fn write(bytes: &[u8]) -> io::Result<usize> {
    let stdout = stdout();
    if !poll(&[stdout.as_fd()], Ready::Writable, WRITING).is_ok_and(|ready| ready[0]) {
        return Ok(0);
    }
    match rustix::io::write(stdout, bytes) {
        Err(Errno::INTR | Errno::AGAIN) => Ok(0),
        written => Ok(written?),
    }
}
