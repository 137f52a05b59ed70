//! Appending: nothing that stands in the file is ever rewritten, and nothing is called saved before it is.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::error::{ErrorKind, JournalError};
use super::file::{self, FileId};
use super::lock::{self, Lock};
use super::position::{Additions, Position};

/// The longest time for which another Roadbook may keep the lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// The number of times that the lines are written because the file was replaced meanwhile.
pub(super) const TRIES: usize = 8;

/// The outcome of an append that succeeded.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The facts that others wrote since the file was last read.
    pub(super) additions: Additions,
    /// True if the file system knows no locks, so that it was written without one.
    pub(super) unlocked: bool,
}

/// Appends lines to the file at `path`, creating it if need be, and returns when they are durable in the file
/// that the path names.
///
/// `lines` is asked under the lock what to write; it gets what was read since and whether the file is empty.
/// It may be asked again, when the file was replaced while it was written.
pub(super) fn append(
    path: &Path,
    position: &mut Position,
    mut lines: impl FnMut(&Additions, bool) -> Result<Vec<u8>, JournalError>,
) -> Result<Done, JournalError> {
    let failed = |tried| move |error| JournalError::new(path, ErrorKind::System(tried, error));
    let mut done = Done::default();
    for _ in 0..TRIES {
        let Some(mut file) = open_or_create(path)? else { continue };
        match lock::lock(&file, PATIENCE).map_err(failed("lock"))? {
            Lock::Held => {}
            Lock::Unknown => done.unlocked = true,
            Lock::Busy(holder) => return Err(JournalError::new(path, ErrorKind::Busy(holder))),
        }
        let additions = position.catch_up(&mut file, path)?;
        let mut text = lines(&additions, position.is_at_start())?;
        done.additions.add(additions);
        if position.is_in_torn_line() {
            text.insert(0, b'\n');
        }
        if position.end() + text.len() as u64 > file::LARGEST {
            return Err(JournalError::new(path, ErrorKind::Full));
        }
        let mut written = 0;
        let durable = write(&mut file, &text, &mut written)
            .map_err(failed("write"))
            .and_then(|()| file.sync_data().map_err(failed("sync")))
            .and_then(|()| position.sync_name(path).map_err(failed("sync")));
        if durable.is_err() && !done.unlocked {
            cut_back(path, &file, position.end(), written);
        }
        durable?;
        if is_named(path, &file).map_err(failed("open"))? {
            // Where another wrote in between, for want of a lock, all of it is read next time.
            if file.metadata().is_ok_and(|now| now.len() == position.end() + text.len() as u64) {
                position.wrote(&text);
            }
            return Ok(done);
        }
    }
    Err(JournalError::new(path, ErrorKind::Replaced))
}

/// Makes what stands in the file at `path` durable, without adding to it; a file that is not there needs nothing.
pub(super) fn confirm(path: &Path) -> Result<(), JournalError> {
    // Windows syncs no file that is only read.
    let Some(file) = file::open(path, cfg!(windows))? else { return Ok(()) };
    file.sync_data()
        .and_then(|()| file::sync_name(path))
        .map_err(|error| JournalError::new(path, ErrorKind::System("sync", error)))
}

fn open_or_create(path: &Path) -> Result<Option<File>, JournalError> {
    match file::open(path, true)? {
        Some(file) => Ok(Some(file)),
        None => file::create(path),
    }
}

/// Writes the bytes to the end of the file; `written` counts those that stand there, also where it fails.
fn write(file: &mut File, bytes: &[u8], written: &mut usize) -> io::Result<()> {
    while *written < bytes.len() {
        match file.write(&bytes[*written..]) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(more) => *written += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes back what was written after `end`, if the file still ends there. What was not synced stands in the system's
/// memory all the same; left there, a later reader would take it for saved.
fn cut_back(path: &Path, file: &File, end: u64, written: usize) {
    if file.metadata().is_ok_and(|now| now.len() == end + written as u64) {
        // Where it cannot be cut back, a torn line stays, and the next append begins a new one.
        let _ = set_length(path, file, end);
    }
}

#[cfg(unix)]
fn set_length(_: &Path, file: &File, length: u64) -> io::Result<()> {
    file.set_len(length)
}

/// Windows cuts no file by what may only append to it.
#[cfg(windows)]
fn set_length(path: &Path, file: &File, length: u64) -> io::Result<()> {
    let writer = File::options().write(true).open(path)?;
    if FileId::of(&writer)? == FileId::of(file)? { writer.set_len(length) } else { Ok(()) }
}

/// Returns true if the path still names this file: editors, git and sync tools replace files.
pub(super) fn is_named(path: &Path, file: &File) -> io::Result<bool> {
    match FileId::named(path) {
        Ok(named) => Ok(named == FileId::of(file)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_replaced_while_it_is_written_is_appended_to_again() {
        let dir = tempfile::tempdir().unwrap();
        let [path, new] = ["j.yaml", "new"].map(|name| dir.path().join(name));
        fs::write(&path, "# old\n").unwrap();
        fs::write(&new, "# new\n").unwrap();
        let mut asked = 0;
        append(&path, &mut Position::default(), |_, _| {
            asked += 1;
            // The first time an editor puts its file in place just before the lines are written.
            let _ = fs::rename(&new, &path);
            Ok(b"- line\n".to_vec())
        })
        .unwrap();
        assert_eq!((asked, fs::read_to_string(&path).unwrap().as_str()), (2, "# new\n- line\n"));
    }

    #[test]
    fn a_file_that_is_replaced_each_time_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j.yaml");
        let error = append(&path, &mut Position::default(), |_, _| {
            let new = dir.path().join("new");
            fs::write(&new, "").unwrap();
            fs::rename(&new, &path).unwrap();
            Ok(b"- line\n".to_vec())
        })
        .unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Replaced));
    }
}
