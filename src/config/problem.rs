//! Problems in the settings.

use std::{fmt, io};

/// Something that is wrong in the file of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, where one can be named.
    line: Option<usize>,
    what: String,
}

impl Problem {
    pub(super) fn new(line: Option<usize>, what: String) -> Problem {
        Problem { line, what }
    }

    /// A value that a setting does not take.
    pub(super) fn value(line: Option<usize>, name: &str, value: &str, allowed: &str) -> Problem {
        Problem::new(line, format!("{name} cannot be {value}; it can be {allowed}"))
    }

    pub(super) fn unreadable(error: &io::Error) -> Problem {
        Problem::new(None, format!("the settings cannot be read: {error}"))
    }

    /// The problem, told of this file: `config.yaml, line 3: …`.
    pub fn of(&self, file: impl fmt::Display) -> String {
        match self.line {
            Some(line) => format!("{file}, line {line}: {}", self.what),
            None => format!("{file}: {}", self.what),
        }
    }
}
