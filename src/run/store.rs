//! Where the writer keeps things.

use crate::journal::{Folder, Journal, Place};
use crate::progress::Fact;

/// What the writer needs of the disk.
pub(super) trait Store: Send + 'static {
    /// Makes these facts durable, all of them or none, and returns what others appended since the last call.
    ///
    /// # Errors
    /// Why not, in words for the learner.
    fn append(&mut self, facts: &[Fact]) -> Result<Vec<Fact>, String>;

    /// Keeps that this roadmap is the one opened last; a convenience, so a failure is nobody's concern.
    fn open(&mut self);

    /// Keeps the last place; a convenience, so a failure is nobody's concern.
    fn remember(&mut self, place: String);
}

/// A roadmap's journal, in its folder.
pub(super) struct Shelf {
    pub(super) folder: Folder,
    pub(super) journal: Journal,
    /// The name of what is open.
    pub(super) source: String,
}

impl Shelf {
    /// The key of the node that the learner was at last.
    pub(super) fn place(&self) -> Option<String> {
        let place = self.folder.place(self.journal.id())?;
        place.checklist.or(place.outline)
    }
}

impl Store for Shelf {
    fn append(&mut self, facts: &[Fact]) -> Result<Vec<Fact>, String> {
        let appended = self.journal.append(facts).map_err(|error| error.to_string())?;
        Ok(appended.others.facts)
    }

    fn open(&mut self) {
        if self.folder.last_opened().as_ref() != Some(&self.source) {
            let _ = self.folder.keep_last_opened(&self.source);
        }
    }

    fn remember(&mut self, place: String) {
        let place = Place { outline: Some(place), checklist: None };
        let _ = self.folder.keep_place(self.journal.id(), &place);
    }
}
