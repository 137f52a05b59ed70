//! Errors of reading and writing a journal.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::excerpt;
use crate::roadmap::clean;

/// A journal could not be read or written; nothing that was in it is lost.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    kind: ErrorKind,
}

/// The cause of a [`JournalError`].
#[derive(Debug)]
pub enum ErrorKind {
    /// An error of the system, and what was tried: `read`, `open`, `create`, `lock`, `write`, `sync`.
    System(&'static str, io::Error),
    /// Something else stands where the journal should be, such as `a folder`.
    NotAFile(&'static str),
    /// A file without a single line of a journal stands there.
    NotAJournal,
    /// The file is larger than is read: its size and the largest one that is, in bytes.
    TooLarge(u64, u64),
    /// Another Roadbook kept the journal locked for too long; its process id, where the system tells.
    Busy(Option<u32>),
    /// A newer Roadbook writes this journal; its format.
    NewerFormat(u32),
    /// A fact takes more than a line may hold: its length in bytes.
    TooLong(usize),
    /// The time of a fact lies outside the years 0 to 9998.
    TimeOutOfRange,
    /// Other programs replaced the file each time while it was written.
    Replaced,
    /// The system names no folder for data.
    NoDataFolder,
    /// No roadmap has this id.
    NoSuchRoadmap(String),
    /// The file has no room for what is to be added to it.
    Full,
}

impl JournalError {
    pub(crate) fn new(path: &Path, kind: ErrorKind) -> JournalError {
        JournalError { path: path.to_owned(), kind }
    }

    /// The file or folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The cause.
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl fmt::Display for JournalError {
    /// One line, safe to print: where, what, and what to do where something can be done.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = excerpt::shown(&self.path);
        match &self.kind {
            ErrorKind::System(tried, error) => write!(f, "cannot {tried} {path}: {}", reason(error)),
            ErrorKind::NotAFile(what) => write!(f, "{path} is {what}, not a journal: move it away"),
            ErrorKind::NotAJournal => write!(f, "{path} is not a journal: it is left as it is, move it away"),
            ErrorKind::TooLarge(bytes, most) => {
                write!(f, "{path} is too large for a journal: {} MiB, at most {} are read", bytes >> 20, most >> 20)
            }
            ErrorKind::Busy(Some(process)) => {
                write!(f, "{path} is in use: another Roadbook (process {process}) keeps it locked")
            }
            ErrorKind::Busy(None) => write!(f, "{path} is in use: another Roadbook keeps it locked"),
            ErrorKind::NewerFormat(format) => {
                write!(f, "{path} is of the newer format {format}: it is only read, update Roadbook to write it")
            }
            ErrorKind::TooLong(bytes) => {
                write!(f, "too long to be saved: {bytes} bytes, at most 65536 fit on a line of {path}; shorten it")
            }
            ErrorKind::TimeOutOfRange => {
                write!(f, "cannot write {path}: the clock, or what it holds already, is outside the years 0 to 9998")
            }
            ErrorKind::Replaced => write!(f, "cannot write {path}: another program keeps replacing it"),
            ErrorKind::NoSuchRoadmap(id) => {
                write!(f, "no roadmap in {path} has the id {}: `roadbook roadmaps` lists them", clean(id))
            }
            ErrorKind::Full => write!(f, "{path} is full"),
            ErrorKind::NoDataFolder => {
                write!(f, "the system names no folder for data: name one with --data-dir or ROADBOOK_DATA_DIR")
            }
        }
    }
}

// Without a source, whose words are in the message already.
impl error::Error for JournalError {}

/// What Windows says of a file that another program has open, and of one that another has locked.
pub(super) const IN_USE: i32 = 32;
const LOCKED: i32 = 33;

/// Returns true if another program keeps a file to itself.
pub(super) fn is_in_use(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(IN_USE | LOCKED))
}

/// The system's words without its error number. Windows speaks the language of its user, so for what is frequent there are
/// words that go with the sentence around them.
pub fn reason(error: &io::Error) -> String {
    let known = match error.kind() {
        _ if !cfg!(windows) => None,
        _ if is_in_use(error) => Some("another program has it open; close it there"),
        io::ErrorKind::NotFound => Some("No such file or directory"),
        io::ErrorKind::NotADirectory => Some("Not a directory"),
        io::ErrorKind::PermissionDenied => Some("Permission denied"),
        io::ErrorKind::StorageFull => Some("No space left on device"),
        _ => None,
    };
    if let Some(known) = known {
        return known.to_owned();
    }
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].trim_end_matches('.').to_owned(),
        None => text,
    }
}
