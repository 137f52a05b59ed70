//! What is wrong or waits for an answer, and whether all is saved.

use crate::progress::carry::Counts;
use crate::tui::{Lost, Tui};

/// Whether what was said is durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// All of it is.
    Saved,
    /// Some of it is on its way.
    Saving,
    /// Some of it is not, and why.
    NotSaved(String),
}

/// Something that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm<'a> {
    /// What was said is not durable, and why.
    NotSaved {
        /// How many actions; none where the next one could not be saved either.
        actions: u64,
        /// Why.
        reason: &'a str,
    },
    /// The learner wants to leave, and so many actions are not saved yet.
    Leaving {
        /// How many.
        actions: u64,
    },
    /// What the keys were meant for is gone, or not as it was, since the roadmap was changed.
    Reread(Lost),
    /// What the learner picks a new home for.
    Homeless(&'a str),
    /// What changed since the roadmap was last seen, until it is put away.
    Updated {
        /// How many of each.
        counts: Counts,
        /// How many boxes stay done that the author cleared.
        unticked: usize,
    },
    /// Something else, until it is put away.
    Notice {
        /// What.
        text: &'a str,
        /// How many more notices wait behind it.
        more: usize,
    },
}

impl Tui {
    /// Shows the learner something that is wrong, until it is put away.
    pub fn notice(&mut self, text: String) {
        if !self.notices.contains(&text) {
            self.notices.push(text);
        }
        self.settle();
    }

    /// Tells why what the last key asked of the world came to nothing: that it is being done is no longer said.
    pub fn came_to_nothing(&mut self, why: String) {
        self.remark = None;
        self.notice(why);
    }

    /// Tells that nothing can be saved, and why, until something is.
    pub fn cannot_save(&mut self, reason: String) {
        self.saving = Saving::NotSaved(reason);
        self.settle();
    }

    /// What is to be told, a line each: what is not saved, what a home is picked for, the first notice and the banner
    /// that were not put away.
    pub fn alarms(&self) -> Vec<Alarm<'_>> {
        let unsaved = match &self.saving {
            Saving::NotSaved(reason) => Some(Alarm::NotSaved { actions: self.unsaved(), reason }),
            Saving::Saved | Saving::Saving => None,
        };
        let leaving = self.leaving.then(|| Alarm::Leaving { actions: self.unsaved() });
        let reread = self.lost_to_tell().map(Alarm::Reread);
        let first = self.notices.first().map(|text| Alarm::Notice { text, more: self.notices.len() - 1 });
        let homeless = self.homeless().map(Alarm::Homeless);
        let updated = self.banner().map(|(counts, unticked)| Alarm::Updated { counts, unticked });
        unsaved.into_iter().chain(leaving).chain(reread).chain(homeless).chain(first).chain(updated).collect()
    }

    /// Whether the learner wants to leave and is asked what is to become of what is not saved.
    pub fn is_leaving(&self) -> bool {
        self.leaving
    }

    /// How many actions are not durable yet.
    pub fn unsaved(&self) -> u64 {
        self.on_its_way.len() as u64
    }

    /// Whether what was said is durable.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }
}
