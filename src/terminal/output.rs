//! Output: one write a frame.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::system::write;

/// A buffer of what is drawn. Clones share it: ratatui fills one, the screen sends the other.
#[derive(Clone, Default)]
pub(super) struct Output(Rc<RefCell<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: ratatui flushes several times within a frame, and a frame is sent whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Output {
    /// Sends the buffer to the terminal, and waits while it accepts nothing, until `stop` is set.
    ///
    /// # Errors
    /// An error of the terminal; `TimedOut` where it accepts nothing and `stop` is set.
    pub(super) fn send(&self, stop: &AtomicBool) -> io::Result<()> {
        let bytes = self.0.take();
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            // A signal ends a write that has to wait halfway, so `stop` is seen even then.
            match write(rest)? {
                0 if stop.load(Ordering::Relaxed) => return Err(io::ErrorKind::TimedOut.into()),
                sent => rest = &rest[sent..],
            }
        }
        Ok(())
    }
}

/// Writes once, if the terminal accepts anything: on exit nothing may wait for it.
pub(super) fn send_if_ready(bytes: &[u8]) {
    let _ = write(bytes);
}
