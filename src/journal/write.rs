//! Writing a journal: the facts of an action are one append to this machine's file.

use super::about::COMMENT;
use super::append;
use super::error::{ErrorKind, JournalError};
use super::line::lines;
use super::position::{Additions, Position};
use super::{Journal, seen};
use crate::clock;
use crate::progress::Fact;

/// The outcome of an append: the facts are durable.
#[derive(Debug, Default)]
pub struct Appended {
    /// The facts that others wrote since the journal was last read or appended to.
    pub others: Additions,
    /// True if the file system knows no locks, so that another writer at the same moment was not kept out.
    pub unlocked: bool,
}

impl Journal {
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
    /// Fails if they could not be made durable; appending them again is right then, since repeated lines count once.
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
    pub(super) fn write_lines(
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
                    // What others wrote in it is reported by reading on from where it was read to.
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

    /// Checks that these facts can be written at all.
    ///
    /// # Errors
    /// The reason why they never can.
    pub fn check(&self, facts: &[Fact]) -> Result<(), JournalError> {
        lines(&self.path, facts).map(|_| ())
    }
}
