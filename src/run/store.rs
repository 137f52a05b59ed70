//! The store of the writer: the journal, and the files of this machine alone.

use std::collections::BTreeMap;

use super::watch::Watch;
use crate::journal::{self, Additions, ErrorKind, Folder, Journal, JournalError, reason};
use crate::journal::{shown, shown_name};
use crate::open::Source;
use crate::progress::{Draft, Fact};
use crate::tui::{JournalUpdate, ScreenState};

/// The drafts of notes, by the keys of their nodes; `None` where there is none any more.
pub(super) type Drafts = BTreeMap<String, Option<Draft>>;

/// The operations on disk that the writer needs.
pub(super) trait Store: Send + 'static {
    /// Checks that these facts can be kept at all.
    ///
    /// # Errors
    /// The reason why they never can, in words for the learner.
    fn check(&self, facts: &[Fact]) -> Result<(), String>;

    /// Makes these facts durable, all of them or none, and tells what the journal says since the last call.
    ///
    /// # Errors
    /// The reason, in words for the learner.
    fn append(&mut self, facts: &[Fact]) -> Result<JournalUpdate, String>;

    /// Tells what the journal says since the last call; nothing where it cannot be read, which the next append says.
    fn look(&mut self) -> JournalUpdate;

    /// Begins to watch the roadmap, and keeps that it is the one opened last; a convenience, so a failure is nobody's
    /// concern.
    fn open(&mut self);

    /// Keeps the state of the screen; a convenience, so a failure is nobody's concern.
    fn remember(&mut self, state: &ScreenState);

    /// Keeps the drafts of notes. Where that fails, it still stands on the screen.
    fn keep_drafts(&mut self, drafts: &Drafts);
}

/// A roadmap's journal, in its folder.
pub(super) struct JournalStore {
    pub(super) folder: Folder,
    pub(super) journal: Journal,
    /// The name of what is open.
    pub(super) source: String,
    /// Wakes the program when somebody writes here.
    pub(super) watch: Watch,
    /// The drafts of this window.
    pub(super) drafts: Option<journal::Drafts>,
    /// Set once it was said that the file system knows no locks.
    pub(super) warned_unlocked: bool,
}

impl JournalStore {
    /// The state in which the learner left the screen last.
    pub(super) fn state(&self) -> Option<ScreenState> {
        self.folder.state(self.journal.id())
    }

    fn update(&self, Additions { reading, own, replaced, edited }: Additions) -> JournalUpdate {
        let mut notices: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        if reading.newer_format.is_some() {
            notices.extend(self.journal.newer_format().map(|error| error.to_string()));
        }
        // What is carried never stood in the file that is gone, and is written into the other one.
        let written = if replaced { self.journal.carried().to_vec() } else { Vec::new() };
        JournalUpdate { facts: reading.facts, own, replaced, edited, written, notices }
    }
}

impl Store for JournalStore {
    fn check(&self, facts: &[Fact]) -> Result<(), String> {
        self.journal.check(facts).map_err(|error| error.to_string())
    }

    fn append(&mut self, facts: &[Fact]) -> Result<JournalUpdate, String> {
        let written = [self.journal.carried(), facts].concat();
        let appended = self.journal.append(facts).map_err(|error| in_short(&error))?;
        self.watch.over(self.journal.path());
        let mut update = self.update(appended.others);
        if update.replaced {
            update.written = written;
        }
        if appended.unlocked && !self.warned_unlocked {
            self.warned_unlocked = true;
            update.notices.push(format!(
                "{}: this file system knows no locks; tick in one window at a time",
                shown(self.folder.path())
            ));
        }
        Ok(update)
    }

    fn look(&mut self) -> JournalUpdate {
        self.watch.over(self.journal.path());
        self.journal.catch_up().map(|news| self.update(news)).unwrap_or_default()
    }

    fn open(&mut self) {
        if let Source::File(path) = Source::kept_as(&self.source) {
            self.watch.over_written(&path);
        }
        // Again, now that the store of the text before this one gave its own back.
        self.drafts = None;
        self.drafts = Some(self.folder.drafts(self.journal.id()));
        if self.folder.last_opened().as_ref() != Some(&self.source) {
            let _ = self.folder.keep_last_opened(&self.source);
        }
        let _ = self.folder.keep_listed(&self.source, self.journal.id());
    }

    fn remember(&mut self, state: &ScreenState) {
        let _ = self.folder.keep_state(self.journal.id(), state);
    }

    fn keep_drafts(&mut self, drafts: &Drafts) {
        if let Some(kept) = &mut self.drafts {
            let _ = kept.keep(drafts.clone());
        }
    }
}

/// The error, fit for one line of the screen: what the system says goes first, and files go without their folders.
pub(super) fn in_short(error: &JournalError) -> String {
    let file = shown_name(error.path());
    match error.kind() {
        ErrorKind::System(tried, error) => format!("{} (cannot {tried} {file})", reason(error)),
        _ => error.to_string().replace(&shown(error.path()), &file),
    }
}
