//! The terminal as a place to print lines, for screen readers and for terminals that can do no more.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::output::Output;
use super::screen::{is_taken, leave, leave_on_panic, take_keys};

/// The terminal in raw mode, never sent an escape sequence. Dropping it restores the terminal.
pub struct Lines {
    output: Output,
    stop: Arc<AtomicBool>,
    /// The cursor is after a line.
    begun: bool,
}

impl Lines {
    /// Takes the terminal, and restores it should the program panic. Printing gives up on a terminal that accepts nothing
    /// once `stop` is set.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn enter(stop: Arc<AtomicBool>) -> io::Result<Lines> {
        leave_on_panic();
        take_keys()?;
        Ok(Lines { output: Output::default(), stop, begun: false })
    }

    /// Prints lines; the cursor stays after the last one. Does nothing while the shell has the terminal.
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn print(&mut self, lines: impl IntoIterator<Item: Display>) -> io::Result<()> {
        if !is_taken() {
            return Ok(());
        }
        for line in lines {
            let end = if self.begun { "\r\n" } else { "" };
            self.begun = true;
            write!(self.output, "{end}{line}")?;
        }
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

    /// Restores the terminal for the shell, until [`Lines::retake`].
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes the terminal again after [`Lines::leave`].
    ///
    /// # Errors
    /// An error of the terminal.
    pub fn retake(&mut self) -> io::Result<()> {
        self.begun = false;
        take_keys()
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        leave();
    }
}
