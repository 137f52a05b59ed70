//! Facts that the journal does not take, kept in a file elsewhere. Moved into the roadmap's folder, it is read like any
//! other there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::{ErrorKind, JournalError};
use super::line::lines;
use super::{Journal, excerpt, file};
use crate::progress::Fact;

/// Keeps the facts of a journal in another place, whatever the journal's own is doing.
#[derive(Clone, Debug)]
pub struct Rescue {
    id: String,
    journal: PathBuf,
}

impl Journal {
    /// Returns what keeps this journal's facts in another place.
    pub fn rescue(&self) -> Rescue {
        Rescue { id: self.id.clone(), journal: self.path.clone() }
    }
}

impl Rescue {
    /// The folder that the facts belong in.
    pub fn home(&self) -> &Path {
        self.journal.parent().unwrap_or(&self.journal)
    }

    /// Keeps the facts in a new file of this folder and returns its path once they are durable.
    ///
    /// # Errors
    /// Fails if the folder cannot be written, or a fact never can.
    pub fn keep(&self, folder: &Path, facts: &[Fact]) -> Result<PathBuf, JournalError> {
        let path = folder.join(format!("{}.unsaved-{:08x}.yaml", self.id, fastrand::u32(..)));
        let text = format!(
            "# Roadbook: facts that could not be saved in {}. Moved beside it, this file is read with it.\n{}",
            excerpt::shown(&self.journal),
            lines(&path, facts)?,
        );
        let failed = |error| JournalError::new(&path, ErrorKind::System("write", error));
        let mut new = file::create(&path)?.ok_or_else(|| failed(std::io::ErrorKind::AlreadyExists.into()))?;
        if let Err(error) = new.write_all(text.as_bytes()).and_then(|()| new.sync_all()) {
            // Half of it would pass for all of it.
            let _ = fs::remove_file(&path);
            return Err(failed(error));
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Folder;
    use crate::progress::{At, FactKind};
    use crate::roadmap::Mark;

    #[test]
    fn facts_kept_elsewhere_count_once_they_are_moved_beside_the_journal() {
        let [data, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let mut journal = Folder::at(data.path()).journal("r-12345678");
        let fact = |item: &str| Fact {
            at: At { micros: 1_800_000_000_000_000, offset: 0 },
            clock: None,
            kind: FactKind::Mark { item: item.into(), mark: Mark::Done },
        };
        journal.append(&[fact("a")]).unwrap();

        let kept = journal.rescue().keep(other.path(), &[fact("b")]).unwrap();
        let name = kept.file_name().unwrap();
        fs::rename(&kept, journal.rescue().home().join(name)).unwrap();

        assert_eq!(journal.catch_up().unwrap().reading.facts, [fact("b")]);
        assert!(journal.catch_up().unwrap().reading.facts.is_empty());
        assert!(journal.read().unwrap().facts.contains(&fact("b")));
    }
}
