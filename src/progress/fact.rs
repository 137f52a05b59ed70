//! One line of the journal, as a value.

use super::{At, Reason};
use crate::roadmap::Mark;

/// Something recorded for the roadmap at a moment. Facts with one `at` are one action.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The moment that it was said at; also the name of the action it belongs to.
    pub at: At,
    /// The true time, where `at` had to be later than what the clock says.
    pub clock: Option<At>,
    /// The statement.
    pub kind: FactKind,
}

impl Fact {
    /// The day that the learner's clock showed, in days since 1970-01-01.
    pub fn day(&self) -> i64 {
        self.clock.unwrap_or(self.at).day()
    }
}

/// The content of a fact. `item` is the key of the node that it is recorded for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// The first line of a journal.
    Header {
        /// The major format of the journal; this version writes and understands 1.
        format: u32,
        /// The roadmap's title.
        roadmap: String,
        /// The first path that the roadmap was opened from, or `built-in`.
        source: String,
    },
    /// The learner's mark.
    Mark {
        /// The node's key.
        item: String,
        /// `Todo`, `Doing` or `Done`; skipping is [`FactKind::Skip`].
        mark: Mark,
    },
    /// No longer being learnt: `todo` of this node alone. Unlike [`FactKind::Mark`], it says nothing of an item's
    /// points.
    NotDoing {
        /// The node's key.
        item: String,
    },
    /// Set aside, or brought back.
    Skip {
        /// The node's key.
        item: String,
        /// True if it is set aside.
        skip: bool,
    },
    /// The option taken in a choice.
    Choose {
        /// The key of the choice: the parent of its options.
        item: String,
        /// The key of the option; `None` takes the choice back.
        choose: Option<String>,
    },
    /// A note on a node.
    Note {
        /// The node's key.
        item: String,
        /// The words; may hold several lines.
        note: String,
        /// The moment of the note that this one replaces.
        over: Option<At>,
    },
    /// Time spent.
    Log {
        /// The time in minutes; 0 removes the entry that it stands in for.
        minutes: u32,
        /// The key of the node it was spent on.
        item: Option<String>,
        /// A description in the learner's words.
        text: Option<String>,
        /// The moment of the entry that this one replaces.
        over: Option<At>,
    },
    /// The action of a moment counts for nothing.
    Undo {
        /// The moment that names the action.
        action: At,
    },
    /// The action of a moment counts again.
    Redo {
        /// The moment that names the action.
        action: At,
    },
    /// The node that was given the key `item` now stands elsewhere.
    Place {
        /// The key as it was given.
        item: String,
        /// The path where the node stands now; empty where it stands nowhere.
        place: String,
        /// Of a place that the learner gave: the version of the text that it was given in.
        of: Option<String>,
    },
    /// The value of one of the roadmap's settings.
    Set {
        /// The setting's name.
        setting: String,
        /// Its value; `None` where none is set any more.
        to: Option<String>,
    },
    /// The node that was given the key `item` may now be another: likely, and not sure.
    Suggest {
        /// The key as it was given.
        item: String,
        /// The path of the other node.
        place: String,
        /// The evidence that the two are one.
        reason: Reason,
        /// The confidence, 0 to 100 percent.
        percent: u8,
    },
    /// The learner says that a node is not the one that it was suggested for.
    Refuse {
        /// The key as it was given.
        item: String,
        /// The path of the other node.
        place: String,
    },
    /// The roadmap was opened from here.
    Source {
        /// A path, or `built-in`.
        source: String,
    },
    /// The roadmap's text was this one.
    Seen {
        /// The text's name under `seen/`.
        seen: String,
        /// The earlier text that this one was compared with, so that what is recorded for that one is carried to this one.
        from: Option<String>,
    },
    /// This roadmap and another one are the same.
    Join {
        /// The id of the other roadmap.
        join: String,
    },
    /// A fact of a kind that this version does not know: kept, passed over.
    Unknown,
}

impl FactKind {
    /// The key of the node that this is recorded for.
    pub fn item(&self) -> Option<&str> {
        match self {
            FactKind::Mark { item, .. }
            | FactKind::NotDoing { item }
            | FactKind::Skip { item, .. }
            | FactKind::Choose { item, .. }
            | FactKind::Note { item, .. }
            | FactKind::Place { item, .. }
            | FactKind::Suggest { item, .. }
            | FactKind::Refuse { item, .. }
            | FactKind::Log { item: Some(item), .. } => Some(item),
            _ => None,
        }
    }

    /// Returns whether it says something of the road, and not of the file that it stands in.
    pub(super) fn is_about_progress(&self) -> bool {
        !matches!(
            self,
            FactKind::Header { .. }
                | FactKind::Source { .. }
                | FactKind::Seen { .. }
                | FactKind::Join { .. }
                | FactKind::Unknown
        )
    }

    /// Returns whether a learner said it, and so may want it undone.
    pub(super) fn is_by_learner(&self) -> bool {
        !matches!(
            self,
            FactKind::Header { .. }
                | FactKind::Source { .. }
                | FactKind::Seen { .. }
                | FactKind::Join { .. }
                | FactKind::Place { of: None, .. }
                | FactKind::Suggest { .. }
                | FactKind::Undo { .. }
                | FactKind::Redo { .. }
                | FactKind::Unknown
        )
    }
}
