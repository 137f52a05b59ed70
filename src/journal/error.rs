//! Why a journal cannot be read or written.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::excerpt;
use super::file::LARGEST;

/// A journal could not be read or written; nothing that was in it is lost.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    why: Why,
}

/// What stood in the way.
#[derive(Debug)]
pub enum Why {
    /// The system refused; the first word says what was tried: `read`, `open`, `create`, `lock`, `write`, `sync`.
    System(&'static str, io::Error),
    /// Something else stands where the journal should be, such as `a folder`.
    NotAFile(&'static str),
    /// A file without a single line of a journal stands there.
    NotAJournal,
    /// The file is larger than is read: its size in bytes.
    TooLarge(u64),
    /// Another Roadbook kept the journal locked for too long; its process id, where the system tells.
    Busy(Option<u32>),
    /// A newer Roadbook writes this journal; its format.
    NewerFormat(u32),
    /// A fact takes more than a line may hold: its length in bytes.
    TooLong(usize),
    /// A fact's moment lies outside the years 0 to 9999.
    NoSuchMoment,
    /// Other programs replaced the file each time while it was written.
    Restless,
    /// The system names no folder for data.
    NoDataFolder,
    /// No journal of this name stands there.
    NoSuchJournal,
    /// It may be this roadmap's, which was renamed or moved: its id, and where the roadmap was opened from.
    MayBeIts(String, String),
}

impl JournalError {
    pub(super) fn new(path: &Path, why: Why) -> JournalError {
        JournalError { path: path.to_owned(), why }
    }

    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stood in the way.
    pub fn why(&self) -> &Why {
        &self.why
    }
}

impl fmt::Display for JournalError {
    /// One line, safe to print: where, what, and what to do where something can be done.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = excerpt::of_path(&self.path);
        match &self.why {
            Why::System(tried, error) => write!(f, "cannot {tried} {path}: {}", reason(error)),
            Why::NotAFile(what) => write!(f, "{path} is {what}, not a journal: move it away"),
            Why::NotAJournal => write!(f, "{path} is not a journal: it is left as it is, move it away"),
            Why::TooLarge(bytes) => {
                write!(f, "{path} is too large for a journal: {} MiB, at most {} are read", bytes >> 20, LARGEST >> 20)
            }
            Why::Busy(Some(process)) => {
                write!(f, "{path} is in use: another Roadbook (process {process}) keeps it locked")
            }
            Why::Busy(None) => write!(f, "{path} is in use: another Roadbook keeps it locked"),
            Why::NewerFormat(format) => {
                write!(f, "{path} is of the newer format {format}: it is only read, update Roadbook to write it")
            }
            Why::TooLong(bytes) => {
                write!(f, "too long to be saved: {bytes} bytes, at most 65536 fit on a line of {path}; shorten it")
            }
            Why::NoSuchMoment => {
                write!(f, "cannot write {path}: the clock, or what it holds already, is outside the years 0 to 9998")
            }
            Why::Restless => write!(f, "cannot write {path}: another program keeps replacing it"),
            Why::NoSuchJournal => write!(f, "{path} is not there: name a journal's id, or `new` to begin one"),
            Why::MayBeIts(id, source) => {
                let source = excerpt::of_path(Path::new(source));
                write!(
                    f,
                    "this may be the roadmap that was opened from {source}, renamed or moved:\n  \
                     --journal {id} goes on with its journal\n  --journal new begins another"
                )
            }
            Why::NoDataFolder => {
                write!(f, "the system names no folder for data: name one with --data-dir or ROADBOOK_DATA_DIR")
            }
        }
    }
}

impl error::Error for JournalError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.why {
            Why::System(_, error) => Some(error),
            _ => None,
        }
    }
}

/// The system's words without its error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
