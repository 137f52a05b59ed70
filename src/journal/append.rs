//! Appending: nothing that stands in the file is ever rewritten, and nothing is called saved before it is.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use super::error::{JournalError, Why};
use super::file::{self, FileId};
use super::lock::{self, Lock};
use super::position::{News, Position};

/// How long another Roadbook may keep the lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often the lines are written again because the file was replaced meanwhile.
const TRIES: usize = 8;

/// What came of an append that succeeded.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// What others wrote since the journal was last read.
    pub(super) news: News,
    /// Whether the file system knows no locks, so that it was written without one.
    pub(super) unlocked: bool,
}

/// Appends lines to the file at `path`, creating it if need be, and returns when they are durable in the file
/// that the path names.
///
/// `lines` is asked under the lock what to write; it is told what was read since and whether the file is empty.
/// It may be asked again, when the file was replaced while it was written.
pub(super) fn append(
    path: &Path,
    position: &mut Position,
    mut lines: impl FnMut(&News, bool) -> Result<String, JournalError>,
) -> Result<Done, JournalError> {
    let failed = |tried| move |error| JournalError::new(path, Why::System(tried, error));
    let mut done = Done::default();
    for _ in 0..TRIES {
        let Some(mut file) = open_or_create(path, position)? else { continue };
        match lock::lock(&file, PATIENCE).map_err(failed("lock"))? {
            Lock::Held => {}
            Lock::Unknown => done.unlocked = true,
            Lock::Busy(holder) => return Err(JournalError::new(path, Why::Busy(holder))),
        }
        let news = position.catch_up(&mut file, path)?;
        let mut text = lines(&news, position.is_at_start())?;
        done.news.add(news);
        if position.is_in_torn_line() {
            text.insert(0, '\n');
        }
        write(&mut file, text.as_bytes(), position.end(), !done.unlocked).map_err(failed("write"))?;
        file.sync_data().map_err(failed("sync"))?;
        if position.name_is_new {
            file::sync_name(path).map_err(failed("sync"))?;
            position.name_is_new = false;
        }
        if is_named(path, &file).map_err(failed("open"))? {
            // Where another wrote in between, for want of a lock, all of it is read next time.
            if file.metadata().is_ok_and(|now| now.len() == position.end() + text.len() as u64) {
                position.wrote(text.as_bytes());
            }
            return Ok(done);
        }
    }
    Err(JournalError::new(path, Why::Restless))
}

fn open_or_create(path: &Path, position: &mut Position) -> Result<Option<File>, JournalError> {
    if let Some(file) = file::open(path, true)? {
        return Ok(Some(file));
    }
    let created = file::create(path)?;
    position.name_is_new |= created.is_some();
    Ok(created)
}

/// Writes all of `bytes` to the end of the file, which is at `end`, or none of it.
fn write(file: &mut File, bytes: &[u8], end: u64, locked: bool) -> io::Result<()> {
    let mut written = 0;
    while written < bytes.len() {
        let error = match file.write(&bytes[written..]) {
            Ok(0) => ErrorKind::WriteZero.into(),
            Ok(more) => {
                written += more;
                continue;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => error,
        };
        if locked && file.metadata().is_ok_and(|now| now.len() == end + written as u64) {
            // Where it cannot be cut back, a torn line stays, and the next append begins a new one.
            let _ = file.set_len(end);
        }
        return Err(error);
    }
    Ok(())
}

/// Whether the path still names this file: editors, git and sync tools replace files.
fn is_named(path: &Path, file: &File) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(named) => Ok(FileId::of(&named) == FileId::of(&file.metadata()?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
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
            Ok("- line\n".to_owned())
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
            Ok("- line\n".to_owned())
        })
        .unwrap_err();
        assert!(matches!(error.why(), Why::Restless));
    }
}
