//! What goes to the terminal: one write a frame.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdout;

/// How long a terminal that takes nothing is waited for between two looks at whether the process is to end.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// Gathers what is drawn. Clones share it: one is ratatui's to fill, one the screen's to send.
#[derive(Clone, Default)]
pub(super) struct Output(Rc<RefCell<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: ratatui flushes several times in the course of a frame, and a frame goes out whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Output {
    /// Hands all that was gathered to the terminal, waiting while it takes nothing, until `stop` is set.
    ///
    /// # Errors
    /// What the terminal says; `TimedOut` where it takes nothing and `stop` is set.
    pub(super) fn send(&self, stop: &AtomicBool) -> io::Result<()> {
        let bytes = self.0.take();
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            if !is_ready() {
                if stop.load(Ordering::Relaxed) {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                continue;
            }
            // A signal ends a write that has to wait halfway, so `stop` is seen even then.
            match rustix::io::write(stdout(), rest) {
                Ok(sent) => rest = &rest[sent..],
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Writes once, if the terminal takes anything: for the way out, where nothing may wait for it.
pub(super) fn send_if_ready(bytes: &[u8]) {
    if is_ready() {
        let _ = rustix::io::write(stdout(), bytes);
    }
}

/// Whether the terminal takes bytes (or has an error to tell) within [`PATIENCE`].
fn is_ready() -> bool {
    poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], Some(&PATIENCE)).is_ok_and(|ready| ready > 0)
}
