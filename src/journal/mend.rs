//! Mending: what sync tools and git left of a journal becomes one file again. This is the one rewrite of a journal:
//! under its lock, by rename, and with everything that stood there kept in a backup folder.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::append::{TRIES, is_named};
use super::error::{JournalError, Why};
use super::lock::{self, Lock};
use super::{COMMENT, Journal, file, line, read};

/// How long another Roadbook may keep the lock.
const PATIENCE: Duration = Duration::from_secs(5);

impl Journal {
    /// The copies that sync tools left beside it, and files of what could not be saved.
    pub fn copies(&self) -> Vec<PathBuf> {
        self.folder.copies(&self.id)
    }

    /// Folds copies and both sides of git's conflicts into the journal, and moves the copies and the journal as it was
    /// into a folder below `local/`. Nothing is deleted. Returns that folder; `None` where there is nothing to mend.
    ///
    /// # Errors
    /// Where the journal cannot be read or written, or a newer Roadbook writes it, or a fact would be lost: then
    /// everything is where it was.
    pub fn mend(&self) -> Result<Option<PathBuf>, JournalError> {
        let failed = |tried| move |error| JournalError::new(&self.path, Why::System(tried, error));
        let Some(mut journal) = self.locked()? else { return Ok(None) };
        let mut old = Vec::new();
        journal.read_to_end(&mut old).map_err(failed("read"))?;
        let copies = self.copies();
        let texts = copies.iter().map(|path| file::read(path).map(Option::unwrap_or_default));
        let texts = texts.collect::<Result<Vec<_>, _>>()?;
        let new = self.folded(&old, &texts)?;
        if copies.is_empty() && new == old {
            return Ok(None);
        }
        let backup = self.new_backup_folder().map_err(failed("back up"))?;
        if !is_named(&self.path, &journal).map_err(failed("open"))? {
            return Err(JournalError::new(&self.path, Why::Restless));
        }
        if new != old {
            self.put_in_place(&new, &backup).map_err(failed("replace"))?;
        }
        for copy in &copies {
            fs::rename(copy, in_folder(&backup, copy)).map_err(failed("move copies of"))?;
        }
        Ok(Some(backup))
    }

    /// The file that the journal's name stands for, with its lock: while the lock is waited for, another file may take
    /// the name.
    fn locked(&self) -> Result<Option<File>, JournalError> {
        let failed = |tried| move |error| JournalError::new(&self.path, Why::System(tried, error));
        for _ in 0..TRIES {
            let Some(journal) = file::open(&self.path, true)? else { return Ok(None) };
            if let Lock::Busy(holder) = lock::lock(&journal, PATIENCE).map_err(failed("lock"))? {
                return Err(JournalError::new(&self.path, Why::Busy(holder)));
            }
            if is_named(&self.path, &journal).map_err(failed("open"))? {
                return Ok(Some(journal));
            }
        }
        Err(JournalError::new(&self.path, Why::Restless))
    }

    /// One text that says all that these say.
    fn folded(&self, journal: &[u8], copies: &[Vec<u8>]) -> Result<Vec<u8>, JournalError> {
        let mut new = Vec::with_capacity(journal.len());
        let mut there = HashSet::new();
        for (number, text) in std::iter::once(journal).chain(copies.iter().map(Vec::as_slice)).enumerate() {
            for line in text.split_inclusive(|&byte| byte == b'\n') {
                let bare = line.trim_ascii_end();
                let repeats = number > 0 && (bare == COMMENT.trim_ascii_end().as_bytes() || there.contains(bare));
                if repeats || read::is_conflict_marker(&String::from_utf8_lossy(bare)) {
                    continue;
                }
                // Other lines may be parts of an entry, which only counts whole.
                if std::str::from_utf8(bare).is_ok_and(|text| matches!(line::fields(text), Some((_, "")))) {
                    there.insert(bare.to_vec());
                }
                new.extend_from_slice(line);
            }
            if !(new.is_empty() || new.ends_with(b"\n") || copies.is_empty()) {
                new.push(b'\n');
            }
        }
        let after = read::read(&new, "", 1);
        if let Some(format) = after.newer_format {
            return Err(JournalError::new(&self.path, Why::NewerFormat(format)));
        }
        let kept: HashSet<_> = after.facts.into_iter().collect();
        let before = std::iter::once(journal).chain(copies.iter().map(Vec::as_slice));
        if before.flat_map(|text| read::read(text, "", 1).facts).any(|fact| !kept.contains(&fact)) {
            let why = io::Error::other("not all of it can be folded without loss; mend it by hand");
            return Err(JournalError::new(&self.path, Why::System("mend", why)));
        }
        Ok(new)
    }

    fn new_backup_folder(&self) -> io::Result<PathBuf> {
        let backup = self.folder.path().join("local/backup").join(format!("{}-{:08x}", self.id, fastrand::u32(..)));
        file::create_folder(&backup)?;
        Ok(backup)
    }

    /// Puts a new text where the journal stands, behind links too, with its mode; the old file goes to `backup`.
    fn put_in_place(&self, text: &[u8], backup: &Path) -> io::Result<()> {
        let path = self.path.canonicalize()?;
        let permissions = fs::metadata(&path)?.permissions();
        let kept = in_folder(backup, &self.path);
        // The very file where that can be: what a late writer still adds to it is in the backup too.
        fs::hard_link(&path, &kept).or_else(|_| fs::copy(&path, &kept).map(|_| ()))?;
        file::replace(&path, text)?;
        fs::set_permissions(&path, permissions)?;
        file::sync_name(&path)
    }
}

fn in_folder(folder: &Path, file: &Path) -> PathBuf {
    folder.join(file.file_name().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Folder;

    const OURS: &str = "- {at: \"2026-11-22T10:00:00.000001Z\", item: \"a\", mark: \"done\"}\n";
    const THEIRS: &str = "- {at: \"2026-11-22T11:00:00.000001Z\", item: \"b\", mark: \"done\"}\n";
    const BROKEN_UP: &str = "- at: 2026-11-22T12:00:00Z\n  item: c\n  mark: done\n";

    /// Mends a journal with this text and these copies, and returns its text and the texts in the backup.
    fn mended(text: &str, copies: &[&str]) -> (String, Vec<String>) {
        let dir = tempfile::tempdir().unwrap();
        let journal = Folder::at(dir.path()).journal("j");
        fs::write(journal.path(), text).unwrap();
        for (number, copy) in copies.iter().enumerate() {
            fs::write(dir.path().join(format!("j.sync-conflict-{number}.yaml")), copy).unwrap();
        }
        let backup = journal.mend().unwrap();
        assert!(journal.copies().is_empty());
        assert_eq!(journal.mend().unwrap(), None, "once is enough");
        let kept = backup.into_iter().flat_map(|backup| fs::read_dir(backup).unwrap());
        let mut kept: Vec<_> = kept.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
        kept.sort();
        (fs::read_to_string(journal.path()).unwrap(), kept)
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn a_sound_journal_is_left_alone() {
        let torn = format!("{OURS}# mine\n{}", &THEIRS[..40]);
        assert_eq!(mended(&torn, &[]), (torn, vec![]));
    }

    #[test]
    fn both_sides_of_a_conflict_stay_and_its_markers_go() {
        let conflict = format!("{COMMENT}<<<<<<< ours\n{OURS}=======\n{THEIRS}>>>>>>> theirs\n");
        assert_eq!(mended(&conflict, &[]), (format!("{COMMENT}{OURS}{THEIRS}"), vec![conflict]));
    }

    #[test]
    fn copies_are_folded_in_without_repeats_and_moved_aside() {
        let (first, second) = (format!("{COMMENT}{OURS}{THEIRS}"), format!("{OURS}{BROKEN_UP}"));
        let (text, kept) = mended(OURS, &[&first, &second]);
        assert_eq!(text, format!("{OURS}{THEIRS}{BROKEN_UP}"));
        assert_eq!(kept, texts(&[&first, OURS, &second]));
    }

    #[test]
    fn a_copy_that_says_nothing_new_is_only_moved_aside() {
        assert_eq!(mended(OURS, &[OURS]), (OURS.to_owned(), texts(&[OURS])));
    }

    #[test]
    fn a_torn_line_is_ended_before_more_is_put_after_it() {
        let (text, _) = mended(OURS.trim_end(), &[THEIRS]);
        assert_eq!(text, format!("{OURS}{THEIRS}"));
    }

    #[test]
    fn a_journal_that_took_its_place_while_the_lock_was_waited_for_is_the_one_that_is_mended() {
        let dir = tempfile::tempdir().unwrap();
        let journal = Folder::at(dir.path()).journal("j");
        fs::write(journal.path(), format!("{OURS}=======\n")).unwrap();
        let held = File::open(journal.path()).unwrap();
        held.lock().unwrap();
        std::thread::scope(|scope| {
            let mending = scope.spawn(|| journal.mend());
            std::thread::sleep(Duration::from_millis(100));
            fs::write(dir.path().join("new"), format!("{OURS}{THEIRS}=======\n")).unwrap();
            fs::rename(dir.path().join("new"), journal.path()).unwrap();
            held.unlock().unwrap();
            mending.join().unwrap().unwrap();
        });
        assert_eq!(fs::read_to_string(journal.path()).unwrap(), format!("{OURS}{THEIRS}"));
    }

    #[test]
    fn what_a_newer_roadbook_wrote_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let journal = Folder::at(dir.path()).journal("j");
        let newer = "- {roadbook: 2, roadmap: \"R\", source: \"r\", at: \"2026-11-22T10:00:00Z\"}\n<<<<<<< ours\n";
        fs::write(journal.path(), newer).unwrap();
        assert!(matches!(journal.mend().unwrap_err().why(), Why::NewerFormat(2)));
        assert_eq!(fs::read_to_string(journal.path()).unwrap(), newer);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_the_mode_of_the_file_behind_it_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let [dir, real] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let journal = Folder::at(dir.path()).journal("j");
        let target = real.path().join("real.yaml");
        fs::write(&target, format!("{OURS}=======\n")).unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&target, journal.path()).unwrap();
        journal.mend().unwrap();
        assert!(fs::symlink_metadata(journal.path()).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), OURS);
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
