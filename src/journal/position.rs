//! The place up to which a file has been read, so that only what is new is read again.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use memchr::{memchr_iter, memrchr};

use super::error::{ErrorKind, JournalError};
use super::excerpt;
use super::file::{self, FileId};
use super::read;
use super::reading::Reading;
use crate::clock;

/// The number of bytes before the position that are compared, to notice that a file was changed in place.
const REMEMBERED: usize = 64;

/// The facts that were added since the last reading.
#[derive(Debug, Default)]
pub struct Additions {
    /// The facts of this machine's file, then those of the others.
    pub reading: Reading,
    /// The number of facts, from the first on, that stand in this machine's file.
    pub own: usize,
    /// True if that file is another than before, or was changed in place: then `reading` is all of the journal.
    pub replaced: bool,
    /// True if it is the same file, changed in place, as by hand in an editor.
    pub edited: bool,
}

impl Additions {
    /// Adds what was read after these.
    pub(super) fn add(&mut self, later: Additions) {
        if later.replaced {
            *self = later;
        } else {
            self.own += later.own;
            self.reading.add(later.reading);
        }
    }
}

/// A place in a journal, after a line break.
#[derive(Clone, Debug, Default)]
pub(super) struct Position {
    file: Option<FileId>,
    offset: u64,
    /// Line breaks before the offset.
    lines: usize,
    /// The last bytes before the offset, as far as they are known.
    before: Vec<u8>,
    /// The length of what stands after the offset: a last line without its line break. It is read again next time.
    torn: u64,
    /// True if the file's name in its folder is known to be durable.
    name_is_durable: bool,
}

impl Position {
    /// Returns true if the file that was read holds nothing.
    pub(super) fn is_at_start(&self) -> bool {
        self.end() == 0
    }

    /// Returns true if the file ends within a line.
    pub(super) fn is_in_torn_line(&self) -> bool {
        self.torn > 0
    }

    /// The number of whole lines that were read.
    pub(super) fn lines(&self) -> usize {
        self.lines
    }

    /// The length of the file when it was read, in bytes.
    pub(super) fn end(&self) -> u64 {
        self.offset + self.torn
    }

    /// Makes the file's name durable, once for each file that the path comes to name: who put it there may not have.
    pub(super) fn sync_name(&mut self, path: &Path) -> io::Result<()> {
        if !self.name_is_durable {
            file::sync_name(path)?;
            self.name_is_durable = true;
        }
        Ok(())
    }

    /// Reads what was appended since, or all of it where this is another file.
    pub(super) fn catch_up(&mut self, file: &mut File, path: &Path) -> Result<Additions, JournalError> {
        let failed = |error| JournalError::new(path, ErrorKind::System("read", error));
        let id = FileId::of(file).map_err(failed)?;
        let appended = if self.file == Some(id) { self.read_on(file).map_err(failed)? } else { None };
        let is_whole = appended.is_none();
        let bytes = match appended {
            Some(bytes) => bytes,
            None => read_from(file, 0).map_err(failed)?,
        };
        let first = if is_whole { 1 } else { self.lines + 1 };
        let reading = read::read(&bytes, &excerpt::shown_name(path), first, clock::micros());
        if is_whole && reading.is_foreign {
            return Err(JournalError::new(path, ErrorKind::NotAJournal));
        }
        let replaced = is_whole && self.file.is_some();
        let edited = replaced && self.file == Some(id);
        if is_whole {
            *self = Position { file: Some(id), ..Position::default() };
        }
        self.torn = 0;
        self.wrote(&bytes);
        Ok(Additions { own: reading.facts.len(), reading, replaced, edited })
    }

    /// Moves on over bytes that now stand at the end of the file.
    pub(super) fn wrote(&mut self, bytes: &[u8]) {
        let Some(last) = memrchr(b'\n', bytes) else {
            self.torn += bytes.len() as u64;
            return;
        };
        let (whole, torn) = bytes.split_at(last + 1);
        if self.torn > 0 {
            self.before.clear();
        }
        self.offset += self.torn + whole.len() as u64;
        self.lines += memchr_iter(b'\n', whole).count();
        self.before.extend_from_slice(&whole[whole.len().saturating_sub(REMEMBERED)..]);
        self.before.drain(..self.before.len().saturating_sub(REMEMBERED));
        self.torn = torn.len() as u64;
    }

    /// The bytes after the position; `None` if those before it have changed.
    fn read_on(&self, file: &mut File) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = read_from(file, self.offset - self.before.len() as u64)?;
        if !bytes.starts_with(&self.before) {
            return Ok(None);
        }
        bytes.drain(..self.before.len());
        Ok(Some(bytes))
    }
}

fn read_from(file: &mut File, offset: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(offset))?;
    file::patiently(|| file.read_to_end(&mut bytes))?;
    Ok(bytes)
}
