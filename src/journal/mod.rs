//! Facts on disk: a roadmap's journal is found, read, and appended to, and never rewritten.
//!
//! A journal is one YAML sequence with one fact a line, so that any YAML tool reads it, a damaged line costs one
//! fact, and the union of two journals is their merge.

#![warn(missing_docs)]

mod about;
mod append;
mod elsewhere;
mod entry;
mod error;
mod excerpt;
mod fields;
mod file;
mod folder;
mod kin;
mod line;
mod local;
mod lock;
mod mend;
mod position;
mod read;
mod reading;
mod seen;

pub use elsewhere::Elsewhere;
pub use error::{JournalError, Why, reason};
pub use folder::{BUILT_IN, Folder, Known};
pub use local::Place;
pub use position::News;
pub use reading::{Problem, Reading};
pub use seen::Seen;

use std::path::{Path, PathBuf};

use about::About;
use position::Position;
use seen::Unseen;

use crate::progress::Fact;
use crate::roadmap::Roadmap;

/// What every journal begins with.
const COMMENT: &str = "# Roadbook: one fact a line. Safe to read, edit, merge and sync.\n";

/// One roadmap's journal. Its file need not exist before the first append.
#[derive(Debug)]
pub struct Journal {
    folder: Folder,
    id: String,
    path: PathBuf,
    about: About,
    unseen: Option<Unseen>,
    /// What a change of the roadmap's text says, until it is appended.
    carried: Vec<Fact>,
    position: Position,
    /// The copies that were read, with their lengths.
    copies: Vec<(PathBuf, u64)>,
}

/// What came of an append: the facts are durable.
#[derive(Debug, Default)]
pub struct Appended {
    /// What others wrote since the journal was last read or appended to.
    pub others: News,
    /// Whether the file system knows no locks, so that another writer at the same moment was not kept out.
    pub unlocked: bool,
}

impl Journal {
    fn new(folder: Folder, id: String, source: &str) -> Journal {
        Journal {
            path: folder.journal_path(&id),
            unseen: None,
            about: About::new(source),
            carried: Vec::new(),
            position: Position::default(),
            copies: Vec::new(),
            folder,
            id,
        }
    }

    /// Tells the journal what it is about, for the file to say when it is first written.
    pub fn is_about(&mut self, roadmap: &Roadmap) {
        self.about.title = roadmap.title().to_owned();
        self.about.text = roadmap.version().to_owned();
        self.unseen = Unseen::of(roadmap, &self.folder.path().join("seen"));
    }

    /// The journal's id: its file's name without `.yaml`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The journal's file, which need not exist yet.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The length of its file, in bytes; 0 where there is none.
    pub fn length(&self) -> u64 {
        self.path.metadata().map_or(0, |about| about.len())
    }

    /// Reads all of it, and the copies that sync tools left beside it. A file that is not there says nothing.
    ///
    /// # Errors
    /// Where something else than a journal stands there, or the system refuses. Damaged lines are no errors but
    /// [`Reading::problems`].
    pub fn read(&mut self) -> Result<Reading, JournalError> {
        self.position = Position::default();
        let mut reading = Reading::default();
        if let Some(mut file) = file::open(&self.path, false)? {
            reading = self.position.catch_up(&mut file, &self.path)?.reading;
            if self.position.is_at_start() {
                let why = "the file is empty; a crash or a full disk may have cost what it held";
                reading.problems.push(Problem::of_file(&self.path, why));
            }
        }
        self.read_copies(&mut reading);
        self.about.note(&reading, true);
        Ok(reading)
    }

    /// The text that the roadmap had when it was last seen, where that is another than it has now and is kept here.
    /// Known once the journal was read and was told what it is about.
    pub fn last_seen(&self) -> Option<Seen> {
        Seen::read(&self.folder.path().join("seen"), self.about.other_seen()?)
    }

    /// The text of this name, if it is kept here and not the one that is open.
    pub fn seen(&self, version: &str) -> Option<Seen> {
        Seen::read(&self.folder.path().join("seen"), version).filter(|_| version != self.about.text)
    }

    /// Holds what carries the journal over a change of the roadmap's text: the next append writes it first, so that
    /// who only reads writes nothing; appending nothing writes just that. It waits for as long as the new text cannot be kept.
    pub fn hold(&mut self, carried: Vec<Fact>) {
        self.carried = carried;
    }

    /// What the next append writes first.
    pub fn held(&self) -> &[Fact] {
        &self.carried
    }

    /// Reads what others wrote since the journal was last read or appended to, here and in copies. A last line that
    /// is not whole may still be on its way: what is the matter with it is told when it is appended to.
    ///
    /// # Errors
    /// Where something else than a journal stands there now, or the system refuses.
    pub fn catch_up(&mut self) -> Result<News, JournalError> {
        let mut news = News::default();
        if let Some(mut file) = file::open(&self.path, false)? {
            news = self.position.catch_up(&mut file, &self.path)?;
            if self.position.is_in_torn_line() {
                let whole = self.position.lines();
                news.reading.problems.retain(|problem| problem.line <= whole);
            }
            self.about.note(&news.reading, news.replaced);
        }
        if news.replaced || self.copies != self.copies_now() {
            self.read_copies(&mut news.reading);
        }
        Ok(news)
    }

    /// Appends the facts of one or more actions in one write, and returns when they are durable. The first append
    /// creates the file. Without facts it makes durable what others wrote, so that it can be relied on.
    ///
    /// # Errors
    /// Where they could not be made durable; appending them again is right then, since repeated lines count once.
    pub fn append(&mut self, facts: &[Fact]) -> Result<Appended, JournalError> {
        if facts.is_empty() && self.carried.is_empty() {
            return self.append_said(facts, false);
        }
        if self.unseen.as_ref().is_some_and(|text| text.keep().is_ok()) {
            self.unseen = None;
        }
        let text_is_kept = self.unseen.is_none();
        if !text_is_kept || self.carried.is_empty() {
            return self.append_said(facts, text_is_kept);
        }
        let appended = self.append_said(&[&self.carried, facts].concat(), false)?;
        self.carried.clear();
        Ok(appended)
    }

    fn append_said(&mut self, facts: &[Fact], says_seen: bool) -> Result<Appended, JournalError> {
        let Some(first) = facts.first() else {
            append::confirm(&self.path)?;
            return Ok(Appended::default());
        };
        let kind = lines(&self.path, facts)?;
        let Journal { path, about, position, .. } = self;
        let earlier = position.clone();
        let mut untold = Vec::new();
        let done = append::append(path, position, |news, is_empty| {
            about.note(&news.reading, news.replaced);
            if let Some(format) = about.newer_format {
                return Err(JournalError::new(path, Why::NewerFormat(format)));
            }
            untold = about.untold(first, is_empty, says_seen);
            let comment = if is_empty { COMMENT } else { "" };
            Ok([comment, &lines(path, &untold)?, &kind].concat())
        });
        if done.is_err() {
            // What others wrote has reached nobody; the append that succeeds is to tell it.
            *position = earlier;
        }
        let done = done?;
        untold.iter().chain(facts).for_each(|fact| about.note_fact(fact));
        let mut others = done.news;
        if others.replaced {
            self.read_copies(&mut others.reading);
        }
        Ok(Appended { others, unlocked: done.unlocked })
    }

    /// What to tell of a journal that a newer Roadbook writes.
    pub fn is_newer(&self, format: u32) -> JournalError {
        JournalError::new(&self.path, Why::NewerFormat(format))
    }

    /// Whether these facts can be written at all.
    ///
    /// # Errors
    /// Why they never can.
    pub fn check(&self, facts: &[Fact]) -> Result<(), JournalError> {
        lines(&self.path, facts).map(|_| ())
    }

    fn copies_now(&self) -> Vec<(PathBuf, u64)> {
        let with_length = |path: PathBuf| {
            let length = path.metadata().map_or(0, |about| about.len());
            (path, length)
        };
        self.folder.copies(&self.id).into_iter().map(with_length).collect()
    }

    fn read_copies(&mut self, reading: &mut Reading) {
        self.copies = self.copies_now();
        for (path, _) in &self.copies {
            match file::read(path) {
                Ok(bytes) => reading.add(read::read(&bytes.unwrap_or_default(), &excerpt::of_name(path), 1)),
                Err(_) => reading.problems.push(Problem::of_file(path, "this copy of the journal cannot be read")),
            }
        }
    }
}

/// The facts as lines; `path` is the journal that they are for.
fn lines(path: &Path, facts: &[Fact]) -> Result<String, JournalError> {
    let mut text = String::new();
    for fact in facts {
        let start = text.len();
        line::write(fact, &mut text).map_err(|_| JournalError::new(path, Why::NoSuchMoment))?;
        let length = text.len() - start;
        if length > line::LONGEST {
            return Err(JournalError::new(path, Why::TooLong(length)));
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
}
