//! The terminal as a place to say lines, for screen readers and for terminals that can do no more.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::output::Output;
use super::screen::{is_taken, leave, leave_on_panic, take_keys};

/// The terminal while lines are said on it: raw, and never sent an escape sequence. Dropping it gives the terminal back.
pub struct Lines {
    output: Output,
    stop: Arc<AtomicBool>,
    /// Whether the cursor stands behind a line.
    begun: bool,
}

impl Lines {
    /// Takes the terminal, and from here on gives it back should the program panic. Saying gives up on a terminal that
    /// takes nothing once `stop` is set.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn enter(stop: Arc<AtomicBool>) -> io::Result<Lines> {
        leave_on_panic();
        take_keys()?;
        Ok(Lines { output: Output::default(), stop, begun: false })
    }

    /// Says lines. The cursor stays behind the last of them. Does nothing while the shell has the terminal.
    ///
    /// # Errors
    /// What the terminal says.
    pub fn say(&mut self, lines: impl IntoIterator<Item: Display>) -> io::Result<()> {
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

    /// Gives the terminal to the shell, until [`Lines::retake`].
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes the terminal again after the shell had it.
    ///
    /// # Errors
    /// What the terminal says.
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
