//! Facts on disk: the journal of a roadmap is found, read, and appended to, and never rewritten.
//!
//! A journal is a folder with a file for each machine, each a YAML sequence with one fact a line, so that any YAML tool
//! reads it, a damaged line costs one fact, and all files together are their merge.

#![warn(missing_docs)]

mod about;
mod append;
mod drafts;
mod entry;
mod error;
mod excerpt;
mod fields;
mod file;
mod folder;
mod line;
mod local;
mod lock;
mod machine;
mod paths;
mod position;
mod read;
mod reading;
mod repair;
mod rescue;
mod roadmaps;
mod seen;
mod takeover;
mod timer;
mod versions;

pub use drafts::Drafts;
pub use error::{ErrorKind, JournalError, reason};
pub use file::LARGEST;
pub use folder::{BUILT_IN, Folder, id_of};
pub use local::Place;
pub use paths::{Paths, decode, encode};
pub use position::Additions;
pub use reading::{Problem, Reading};
pub use repair::Repaired;
pub use rescue::Rescue;
pub use roadmaps::Described;
pub use seen::Seen;
pub use timer::Timer;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use about::About;
use position::Position;

use crate::clock;
use crate::progress::{Fact, FactKind};
use crate::roadmap::Roadmap;

/// The first line of every file.
const COMMENT: &str = "# Roadbook: one fact a line. Safe to read, edit, merge and sync.\n";

/// The largest text that is compared with the one that is kept under its name before the first append, in bytes.
const LARGEST_CHECKED: usize = 4 << 20;

/// The journal of one roadmap: every file in its folder, of which this machine appends to one.
#[derive(Debug)]
pub struct Journal {
    folder: Folder,
    id: String,
    /// The file that this machine appends to, which need not exist before the first append.
    path: PathBuf,
    position: Position,
    /// The other files that were read.
    others: BTreeMap<PathBuf, Position>,
    /// The roadmap, and those that are joined with it.
    ids: BTreeSet<String>,
    about: About,
    /// The text of the open roadmap, until it is kept under `seen/`.
    text: Option<String>,
    /// The paths of the open roadmap, until they are kept.
    paths: Vec<PathBuf>,
    /// The facts that carry the journal to the open text, until they are appended.
    carried: Vec<Fact>,
    /// The file that a newer Roadbook writes, and its format.
    newer: Option<(PathBuf, u32)>,
}

/// The outcome of an append: the facts are durable.
#[derive(Debug, Default)]
pub struct Appended {
    /// The facts that others wrote since the journal was last read or appended to.
    pub others: Additions,
    /// Whether the file system knows no locks, so that another writer at the same moment was not kept out.
    pub unlocked: bool,
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
    fn successor(&self) -> PathBuf {
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
        self.text = (!is_whole || text.len() <= LARGEST_CHECKED).then(|| text.to_owned());
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

    /// The length of all files in the roadmap's folder, in bytes.
    pub fn length(&self) -> u64 {
        self.files(&self.id).iter().filter_map(|path| path.metadata().ok()).map(|about| about.len()).sum()
    }

    /// Reads all of it. What is not there says nothing.
    ///
    /// # Errors
    /// Where this machine's own file is no journal, or the system refuses. Damaged lines, and files of others that
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
    /// Where this machine's own file is no journal any more, or the system refuses.
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
    fn read_others(&mut self, reading: &mut Reading, reports_all: bool) {
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
    fn files(&self, id: &str) -> Vec<PathBuf> {
        files(&self.folder.roadmap_path(id))
    }

    fn note(&mut self, path: &Path, reading: &Reading) {
        if let Some(format) = reading.newer_format {
            self.newer = Some((path.to_owned(), format));
        }
        for fact in &reading.facts {
            self.note_fact(fact);
        }
    }

    fn note_fact(&mut self, fact: &Fact) {
        self.about.versions.note(fact);
        if let FactKind::Join { join } = &fact.kind
            && folder::is_id(join)
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

    /// Sets the facts that carry the journal to the open text: the next append writes them first, so that who only reads
    /// writes nothing; appending nothing writes just these. They wait for as long as the text cannot be kept.
    pub fn set_carried(&mut self, carried: Vec<Fact>) {
        self.carried = carried;
    }

    /// The facts that the next append writes first.
    pub fn carried(&self) -> &[Fact] {
        &self.carried
    }

    /// Appends the facts of one or more actions in one write, and returns when they are durable. The first append
    /// creates the file. Without facts it makes durable what others wrote, so that it can be relied on.
    ///
    /// # Errors
    /// Where they could not be made durable; appending them again is right then, since repeated lines count once.
    pub fn append(&mut self, facts: &[Fact]) -> Result<Appended, JournalError> {
        if facts.is_empty() && self.carried.is_empty() {
            append::confirm(&self.path)?;
            return Ok(Appended::default());
        }
        self.write(facts)
    }

    /// Appends that the open text is this roadmap's, with what is carried to it.
    ///
    /// # Errors
    /// As [`Journal::append`] has them.
    pub fn append_seen(&mut self) -> Result<Appended, JournalError> {
        self.write(&[])
    }

    fn write(&mut self, facts: &[Fact]) -> Result<Appended, JournalError> {
        // Before the fact that names it: no fact is to name a text that no file holds.
        let texts = seen::folder(&self.folder.roadmap_path(&self.id));
        if self.text.as_ref().is_some_and(|text| seen::keep(&texts, text).is_ok()) {
            self.text = None;
        }
        let text_is_kept = self.text.is_none();
        if facts.is_empty() && !text_is_kept {
            return Ok(Appended::default());
        }
        let facts = if text_is_kept { [&self.carried, facts].concat() } else { facts.to_vec() };
        let says_seen = text_is_kept && self.carried.is_empty();
        let appended = self.write_facts(&facts, says_seen)?;
        if text_is_kept {
            self.carried.clear();
        }
        Ok(appended)
    }

    fn write_facts(&mut self, facts: &[Fact], says_seen: bool) -> Result<Appended, JournalError> {
        let text = lines(&self.path, facts)?;
        let moment = facts.first().map_or_else(clock::now, |fact| fact.at);
        let mut missing = Vec::new();
        let appended = self.write_lines(|journal, is_empty| {
            missing = journal.about.missing(moment, is_empty, says_seen);
            let comment = if is_empty { COMMENT } else { "" };
            Ok([comment, &lines(&journal.path, &missing)?, &text].concat().into_bytes())
        })?;
        missing.iter().chain(facts).for_each(|fact| self.note_fact(fact));
        Ok(appended)
    }

    /// Appends lines to this machine's file, or to one beside it where that one is full.
    fn write_lines(
        &mut self,
        mut lines: impl FnMut(&Journal, bool) -> Result<Vec<u8>, JournalError>,
    ) -> Result<Appended, JournalError> {
        let done = loop {
            let (path, mut position) = (self.path.clone(), self.position.clone());
            let done = append::append(&path, &mut position, |additions, is_empty| {
                self.note(&path, &additions.reading);
                self.newer_format().map_or(Ok(()), Err)?;
                lines(self, is_empty)
            });
            match done {
                Err(error) if matches!(error.kind(), ErrorKind::Full) => {
                    // What others wrote in it is told by reading on from where it was read to.
                    self.others.insert(path, self.position.clone());
                    (self.path, self.position) = (self.successor(), Position::default());
                }
                // The position stays where it was: what others wrote reached nobody yet.
                Err(error) => return Err(error),
                Ok(done) => {
                    self.position = position;
                    break done;
                }
            }
        };
        self.keep_paths();
        let mut others = done.additions;
        if others.replaced {
            self.others.clear();
            self.read_others(&mut others.reading, false);
        }
        Ok(Appended { others, unlocked: done.unlocked })
    }

    /// Keeps which paths are this roadmap, and the name of this machine. Without that the roadmap is found again by its
    /// text, so a failure costs nothing now.
    fn keep_paths(&mut self) {
        if !self.paths.is_empty() && self.folder.keep_paths(&self.paths, &self.id).is_ok() {
            let _ = self.folder.keep_machine();
            self.paths.clear();
        }
    }

    /// The error to report where a newer Roadbook writes this journal.
    pub fn newer_format(&self) -> Option<JournalError> {
        self.newer.as_ref().map(|(path, format)| JournalError::new(path, ErrorKind::NewerFormat(*format)))
    }

    /// Checks that these facts can be written at all.
    ///
    /// # Errors
    /// The reason why they never can.
    pub fn check(&self, facts: &[Fact]) -> Result<(), JournalError> {
        lines(&self.path, facts).map(|_| ())
    }
}

/// The journal files in a folder, in order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_hidden = |path: &Path| path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "yaml") && !is_hidden(path)).collect();
    files.sort();
    files
}

/// Leaves out the problems of a last line that is not whole.
fn leave_out_torn(reading: &mut Reading, position: &Position) {
    if position.is_in_torn_line() {
        let whole = position.lines();
        reading.problems.retain(|problem| problem.line <= whole);
    }
}

/// The facts as lines; `path` is the file that they are for.
fn lines(path: &Path, facts: &[Fact]) -> Result<String, JournalError> {
    let mut text = String::new();
    for fact in facts {
        let start = text.len();
        line::write(fact, &mut text).map_err(|_| JournalError::new(path, ErrorKind::TimeOutOfRange))?;
        let length = text.len() - start;
        if length > line::LONGEST {
            return Err(JournalError::new(path, ErrorKind::TooLong(length)));
        }
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
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
