//! Repairing: git's conflict markers are taken out of the files of a journal, and both sides stay. This is the one rewrite
//! of a journal: under its lock, by rename, and with the file as it was kept in a backup folder.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::append::{TRIES, is_named};
use super::error::{ErrorKind, JournalError};
use super::lock::{self, Lock};
use super::{Journal, file, read, text};

/// The longest time for which another Roadbook may keep the lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// A file that was repaired.
#[derive(Debug)]
pub struct Repaired {
    /// The file.
    pub path: PathBuf,
    /// The file as it was.
    pub backup: PathBuf,
}

impl Journal {
    /// Repairs every file of the journal that needs it. One that cannot be read or written is left as it is and told as
    /// an error, and the others are repaired.
    pub fn repair(&self) -> Vec<Result<Repaired, JournalError>> {
        self.files(&self.id).iter().filter_map(|path| self.repair_file(path).transpose()).collect()
    }

    fn repair_file(&self, path: &Path) -> Result<Option<Repaired>, JournalError> {
        let failed = |tried| move |error| JournalError::new(path, ErrorKind::System(tried, error));
        let Some(mut journal) = locked(path)? else { return Ok(None) };
        let mut old = Vec::new();
        journal.read_to_end(&mut old).map_err(failed("read"))?;
        let new = without_markers(path, &old)?;
        if new == old {
            return Ok(None);
        }
        let backup = self.new_backup_folder().map_err(failed("back up"))?.join(path.file_name().unwrap_or_default());
        if !is_named(path, &journal).map_err(failed("open"))? {
            return Err(JournalError::new(path, ErrorKind::Replaced));
        }
        // Not every disk of Windows puts a file in the place of an open one.
        let held = (!cfg!(windows)).then_some(journal);
        put_in_place(path, &new, &backup).map_err(failed("replace"))?;
        if held.is_none() {
            keep_late_lines(path, &old, &backup).map_err(failed("write"))?;
        }
        Ok(Some(Repaired { path: path.to_owned(), backup }))
    }

    fn new_backup_folder(&self) -> io::Result<PathBuf> {
        let backup = self.folder.local_path().join("backup").join(format!("{}-{:08x}", self.id, fastrand::u32(..)));
        file::create_folder(&backup)?;
        Ok(backup)
    }
}

/// Opens the file that the path names, with its lock: while the lock is waited for, another file may take the name.
fn locked(path: &Path) -> Result<Option<File>, JournalError> {
    let failed = |tried| move |error| JournalError::new(path, ErrorKind::System(tried, error));
    for _ in 0..TRIES {
        let Some(journal) = file::open(path, true)? else { return Ok(None) };
        if let Lock::Busy(holder) = lock::lock(&journal, PATIENCE).map_err(failed("lock"))? {
            return Err(JournalError::new(path, ErrorKind::Busy(holder)));
        }
        if is_named(path, &journal).map_err(failed("open"))? {
            return Ok(Some(journal));
        }
    }
    Err(JournalError::new(path, ErrorKind::Replaced))
}

/// The text without the lines that git puts around the sides of a conflict.
fn without_markers(path: &Path, old: &[u8]) -> Result<Vec<u8>, JournalError> {
    let lines = old.split_inclusive(|&byte| byte == b'\n');
    let is_marker = |line: &&[u8]| text::is_conflict_marker(&String::from_utf8_lossy(line.trim_ascii_end()));
    let new: Vec<u8> = lines.filter(|line| !is_marker(line)).flatten().copied().collect();
    if new.len() == old.len() {
        return Ok(new);
    }
    let (before, after) = (read::read(old, "", 1, i64::MAX), read::read(&new, "", 1, i64::MAX));
    if before.is_foreign || before.facts.is_empty() {
        return Ok(old.to_vec());
    }
    if let Some(format) = after.newer_format {
        return Err(JournalError::new(path, ErrorKind::NewerFormat(format)));
    }
    let kept: HashSet<_> = after.facts.into_iter().collect();
    if before.facts.iter().any(|fact| !kept.contains(fact)) {
        let why = io::Error::other("a fact would be lost; take the conflict markers out by hand");
        return Err(JournalError::new(path, ErrorKind::System("repair", why)));
    }
    Ok(new)
}

/// Puts a new text where the file stands, behind links too, with its mode; the old file is kept as `backup`.
fn put_in_place(path: &Path, text: &[u8], backup: &Path) -> io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    // The very file where that can be: what a late writer still adds to it is in the backup too.
    fs::hard_link(&path, backup).or_else(|_| fs::copy(&path, backup).map(|_| ()))?;
    file::replace(&path, text)?;
    fs::set_permissions(&path, permissions)?;
    file::sync_name(&path)
}

/// Appends to a journal what was added to the one before it, which the backup is, while nobody held its lock.
fn keep_late_lines(path: &Path, old: &[u8], backup: &Path) -> io::Result<()> {
    let whole = fs::read(backup)?;
    match whole.strip_prefix(old).and_then(|late| str::from_utf8(late).ok()) {
        Some(late) if !late.is_empty() => file::append_own(path, late),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::about::COMMENT;
    use super::*;
    use crate::journal::Folder;

    const OURS: &str = "- {at: \"2026-11-22T10:00:00.000001Z\", item: \"a\", mark: \"done\"}\n";
    const THEIRS: &str = "- {at: \"2026-11-22T11:00:00.000001Z\", item: \"b\", mark: \"done\"}\n";

    /// A journal with this text as this machine's file.
    fn journal(dir: &Path, text: &str) -> Journal {
        let journal = Folder::at(dir).journal("j-12345678");
        file::create_folder(journal.path().parent().unwrap()).unwrap();
        fs::write(journal.path(), text).unwrap();
        journal
    }

    fn text(journal: &Journal) -> String {
        fs::read_to_string(journal.path()).unwrap()
    }

    #[test]
    fn a_sound_file_and_one_of_another_kind_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        for kept in [format!("{OURS}# mine\n{}", &THEIRS[..40]), "<<<<<<< ours\na: 1\n=======\na: 2\n".to_owned()] {
            let journal = journal(dir.path(), &kept);
            assert!(journal.repair().is_empty());
            assert_eq!(text(&journal), kept);
        }
    }

    #[test]
    fn both_sides_of_a_conflict_stay_and_its_markers_go() {
        let dir = tempfile::tempdir().unwrap();
        let conflict = format!("{COMMENT}<<<<<<< ours\n{OURS}=======\n{THEIRS}>>>>>>> theirs\n");
        let journal = journal(dir.path(), &conflict);
        let repaired = journal.repair().remove(0).unwrap();
        assert_eq!(text(&journal), format!("{COMMENT}{OURS}{THEIRS}"));
        assert_eq!(fs::read_to_string(repaired.backup).unwrap(), conflict);
        assert!(journal.repair().is_empty(), "once is enough");
    }

    #[test]
    fn what_was_added_while_nobody_held_the_lock_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let [journal, backup] = ["journal.yaml", "backup.yaml"].map(|name| dir.path().join(name));
        let old = format!("{OURS}=======\n");
        for late in [THEIRS, ""] {
            fs::write(&journal, OURS).unwrap();
            fs::write(&backup, old.clone() + late).unwrap();
            keep_late_lines(&journal, old.as_bytes(), &backup).unwrap();
            assert_eq!(fs::read_to_string(&journal).unwrap(), OURS.to_owned() + late);
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_keeps_no_other_from_being_repaired() {
        let dir = tempfile::tempdir().unwrap();
        let journal = journal(dir.path(), &format!("{OURS}=======\n"));
        fs::create_dir(journal.path().with_file_name("a.yaml")).unwrap();
        let newer = "- {roadbook: 2, roadmap: \"R\", source: \"r\", at: \"2026-11-22T10:00:00Z\"}\n<<<<<<< ours\n";
        let other = journal.path().with_file_name("b.yaml");
        fs::write(&other, newer).unwrap();
        let outcomes = journal.repair();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_err()).count(), 2, "{outcomes:?}");
        assert_eq!((text(&journal).as_str(), fs::read_to_string(other).unwrap().as_str()), (OURS, newer));
    }

    #[test]
    fn a_file_that_took_its_place_while_the_lock_was_waited_for_is_the_one_that_is_repaired() {
        let dir = tempfile::tempdir().unwrap();
        let journal = journal(dir.path(), &format!("{OURS}=======\n"));
        let held = File::open(journal.path()).unwrap();
        held.lock().unwrap();
        std::thread::scope(|scope| {
            let repairing = scope.spawn(|| journal.repair());
            std::thread::sleep(Duration::from_millis(100));
            fs::write(dir.path().join("new"), format!("{OURS}{THEIRS}=======\n")).unwrap();
            fs::rename(dir.path().join("new"), journal.path()).unwrap();
            held.unlock().unwrap();
            repairing.join().unwrap().remove(0).unwrap();
        });
        assert_eq!(text(&journal), format!("{OURS}{THEIRS}"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_the_mode_of_the_file_behind_it_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let [dir, real] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let journal = journal(dir.path(), "");
        let target = real.path().join("real.yaml");
        fs::write(&target, format!("{OURS}=======\n")).unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        fs::remove_file(journal.path()).unwrap();
        std::os::unix::fs::symlink(&target, journal.path()).unwrap();
        journal.repair().remove(0).unwrap();
        assert!(fs::symlink_metadata(journal.path()).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), OURS);
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
