//! The journal of one roadmap, and how its files are read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::about::About;
use super::error::{ErrorKind, JournalError};
use super::position::{Additions, Position};
use super::reading::{Problem, Reading};
use super::seen::Seen;
use super::{Folder, file, id, seen, versions};
use crate::progress::{Fact, FactKind};
use crate::roadmap::Roadmap;

/// The largest text that is compared with the one that is kept under its name before the first append, in bytes.
const LARGEST_CHECKED: usize = 4 << 20;

/// The journal of one roadmap: every file in its folder, of which this machine appends to one.
#[derive(Debug)]
pub struct Journal {
    pub(super) folder: Folder,
    pub(super) id: String,
    /// The file that this machine appends to, which need not exist before the first append.
    pub(super) path: PathBuf,
    pub(super) position: Position,
    /// The other files that were read.
    pub(super) others: BTreeMap<PathBuf, Position>,
    /// The roadmap, and those that are joined with it.
    pub(super) ids: BTreeSet<String>,
    pub(super) about: About,
    /// The text of the open roadmap, until it is kept under `seen/`.
    pub(super) text: Option<Arc<Cow<'static, str>>>,
    /// The paths of the open roadmap, until they are kept.
    pub(super) paths: Vec<PathBuf>,
    /// The facts that carry the journal to the open text, until they are appended.
    pub(super) carried: Vec<Fact>,
    /// The file that a newer Roadbook writes, and its format.
    pub(super) newer: Option<(PathBuf, u32)>,
}

impl Folder {
    /// The journal of this roadmap, whose folder need not exist.
    pub fn journal(&self, id: &str) -> Journal {
        Journal::new(self.clone(), id.to_owned())
    }
}

impl Journal {
    fn new(folder: Folder, id: String) -> Journal {
        let mut journal = Journal {
            path: folder.roadmap_path(&id).join(format!("{}.yaml", folder.machine())),
            position: Position::default(),
            others: BTreeMap::new(),
            ids: BTreeSet::from([id.clone()]),
            about: About::default(),
            text: None,
            paths: Vec::new(),
            carried: Vec::new(),
            newer: None,
            folder,
            id,
        };
        while journal.successor().exists() {
            journal.path = journal.successor();
        }
        journal
    }

    /// The file that is appended to once this one is full.
    pub(super) fn successor(&self) -> PathBuf {
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let (machine, number) = match name.rsplit_once('.') {
            Some((machine, number)) => (machine, number.parse().unwrap_or(1)),
            None => (&*name, 1_u32),
        };
        self.path.with_file_name(format!("{machine}.{}.yaml", number.saturating_add(1)))
    }

    /// Sets the roadmap that is open, with the paths that it was opened by.
    pub fn set_roadmap(&mut self, roadmap: &Roadmap, source: &str, paths: Vec<PathBuf>) {
        self.about.title = roadmap.title().to_owned();
        self.about.source = source.to_owned();
        self.about.version = roadmap.version().to_owned();
        let kept = seen::folder(&self.folder.roadmap_path(&self.id)).join(roadmap.version());
        let is_kept = |end| kept.with_extension(end).metadata().map_or(0, |about| about.len());
        let text = roadmap.source();
        let is_whole = is_kept("md") == text.len() as u64 && is_kept("keys") > 0;
        self.text = (!is_whole || text.len() <= LARGEST_CHECKED).then(|| roadmap.shared_source());
        self.paths = paths;
    }

    /// The roadmap's id: the name of its folder.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The ids of the roadmap and of those joined with it, once it was read.
    pub fn ids(&self) -> &BTreeSet<String> {
        &self.ids
    }

    /// The file that this machine appends to, which need not exist yet.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads all of it. What is not there says nothing.
    ///
    /// # Errors
    /// Fails if this machine's own file is no journal, or the system refuses. Damaged lines, and files of others that
    /// cannot be read, are no errors but [`Reading::problems`].
    pub fn read(&mut self) -> Result<Reading, JournalError> {
        self.position = Position::default();
        self.others.clear();
        self.ids = BTreeSet::from([self.id.clone()]);
        self.about.versions = versions::Versions::default();
        self.newer = None;
        let mut reading = Reading::default();
        if let Some(mut file) = file::open(&self.path, false)? {
            reading = self.position.catch_up(&mut file, &self.path)?.reading;
            if self.position.is_at_start() {
                let why = "the file is empty; a crash or a full disk may have cost what it held";
                reading.problems.push(Problem::of_file(&self.path, why));
            }
        }
        self.note(&self.path.clone(), &reading);
        self.read_others(&mut reading, true);
        Ok(reading)
    }

    /// Reads what was added since the journal was last read or appended to. A last line that is not whole may still be on
    /// its way: problems of it are reported when it is appended to.
    ///
    /// # Errors
    /// Fails if this machine's own file is no journal any more, or the system refuses.
    pub fn catch_up(&mut self) -> Result<Additions, JournalError> {
        let mut additions = Additions::default();
        if let Some(mut file) = file::open(&self.path, false)? {
            additions = self.position.catch_up(&mut file, &self.path)?;
            leave_out_torn(&mut additions.reading, &self.position);
            self.note(&self.path.clone(), &additions.reading);
        }
        if additions.replaced {
            self.others.clear();
        }
        self.read_others(&mut additions.reading, false);
        Ok(additions)
    }

    /// Reads what is new in the files of other machines, and in the folders of roadmaps that are joined with this one.
    pub(super) fn read_others(&mut self, reading: &mut Reading, reports_all: bool) {
        let mut done = BTreeSet::new();
        while let Some(id) = self.ids.difference(&done).next().cloned() {
            let mut files = self.files(&id);
            files.retain(|path| *path != self.path);
            for path in files {
                let is_new = !self.others.contains_key(&path);
                match self.read_other(&path, reports_all) {
                    Ok(more) => {
                        self.note(&path, &more);
                        reading.add(more);
                    }
                    Err(error) if is_new || reports_all => reading.problems.push(Problem::of_error(&error)),
                    Err(_) => {}
                }
            }
            done.insert(id);
        }
    }

    fn read_other(&mut self, path: &Path, reports_all: bool) -> Result<Reading, JournalError> {
        let position = self.others.entry(path.to_owned()).or_default();
        let Some(mut file) = file::open(path, false)? else { return Ok(Reading::default()) };
        let mut reading = position.catch_up(&mut file, path)?.reading;
        if !reports_all {
            leave_out_torn(&mut reading, position);
        }
        Ok(reading)
    }

    /// The journal files in the folder of a roadmap, in order of their names.
    pub(super) fn files(&self, id: &str) -> Vec<PathBuf> {
        file::journals_in(&self.folder.roadmap_path(id))
    }

    pub(super) fn note(&mut self, path: &Path, reading: &Reading) {
        if let Some(format) = reading.newer_format {
            self.newer = Some((path.to_owned(), format));
        }
        for fact in &reading.facts {
            self.note_fact(fact);
        }
    }

    pub(super) fn note_fact(&mut self, fact: &Fact) {
        self.about.versions.note(fact);
        if let FactKind::Join { join } = &fact.kind
            && id::is_id(join)
        {
            self.ids.insert(join.clone());
        }
    }

    /// The texts that the roadmap was seen with, here or on another machine, the newest first.
    pub fn versions(&self) -> Vec<&str> {
        self.about.versions.newest_first()
    }

    /// The names of the texts that are still to be compared with the open one, the newest first, after these facts.
    pub fn to_compare(&self, facts: &[Fact]) -> Vec<String> {
        let mut versions = self.about.versions.clone();
        facts.iter().for_each(|fact| versions.note(fact));
        versions.to_compare(&self.about.version).into_iter().map(str::to_owned).collect()
    }

    /// The text of this name, where it is at hand and undamaged.
    pub fn seen(&self, version: &str) -> Option<Seen> {
        self.ids.iter().find_map(|id| seen::read(&seen::folder(&self.folder.roadmap_path(id)), version))
    }

    /// The error to report where a newer Roadbook writes this journal.
    pub fn newer_format(&self) -> Option<JournalError> {
        self.newer.as_ref().map(|(path, format)| JournalError::new(path, ErrorKind::NewerFormat(*format)))
    }
}

/// Leaves out the problems of a last line that is not whole.
fn leave_out_torn(reading: &mut Reading, position: &Position) {
    if position.is_in_torn_line() {
        let whole = position.lines();
        reading.problems.retain(|problem| problem.line <= whole);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_journal_can_move_to_a_writer_thread() {
        fn can_move<T: Send>() {}
        can_move::<Journal>();
    }

    #[test]
    fn a_full_file_is_followed_by_another() {
        let dir = tempfile::tempdir().unwrap();
        let mut journal = Folder::at(dir.path()).journal("go-12345678");
        let first = journal.path.clone();
        journal.path = journal.successor();
        let second = journal.path.clone();
        assert!(second.to_string_lossy().ends_with(".2.yaml"), "{second:?}");
        assert!(journal.successor().to_string_lossy().ends_with(".3.yaml"));
        fs::create_dir_all(first.parent().unwrap()).unwrap();
        fs::write(&second, "").unwrap();
        assert_eq!(Folder::at(dir.path()).journal("go-12345678").path, second);
    }
}
