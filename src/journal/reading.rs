//! The facts that were read, and the problems found on the way.

use std::fmt;
use std::path::Path;

use super::error::{ErrorKind, JournalError, reason};
use super::excerpt;
use crate::progress::Fact;

/// The contents of a journal.
#[derive(Debug, Default)]
pub struct Reading {
    /// The facts, in the order of their lines; that order means nothing.
    pub facts: Vec<Fact>,
    /// Lines that could not be read, or are not as they should be. None of it keeps a fact from being read.
    pub problems: Vec<Problem>,
    /// The journal's major format, where that is newer than this version understands: then it must not be written.
    pub newer_format: Option<u32>,
    /// True if nothing in it looks like a line of a journal, though it is not empty.
    pub(super) is_foreign: bool,
}

impl Reading {
    /// Adds another reading: of another file, or of what was appended since.
    pub(super) fn add(&mut self, other: Reading) {
        self.facts.extend(other.facts);
        self.problems.extend(other.problems);
        self.newer_format = self.newer_format.max(other.newer_format);
    }
}

/// One line that is damaged or out of place. It is left where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the file, safe to print.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The beginning of the line, safe to print.
    pub text: String,
    /// The description of the problem.
    pub why: &'static str,
}

impl Problem {
    /// A problem with the whole file.
    pub(super) fn of_file(path: &Path, why: &'static str) -> Problem {
        Problem { file: excerpt::shown_name(path), line: 1, text: String::new(), why }
    }

    /// The problem with a file of another machine, which is passed over.
    pub(super) fn of_error(error: &JournalError) -> Problem {
        let text = match error.kind() {
            ErrorKind::System(_, error) => reason(error),
            _ => error.to_string(),
        };
        Problem {
            file: excerpt::shown_name(error.path()),
            line: 1,
            text,
            why: "this file is not read, and is left as it is",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, text, why } = self;
        write!(f, "{file}, line {line}: {why}")?;
        if text.is_empty() { Ok(()) } else { write!(f, ": {text}") }
    }
}
