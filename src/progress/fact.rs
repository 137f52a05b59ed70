//! One line of the journal, as a value.

use super::At;
use crate::roadmap::Mark;

/// Something said of the roadmap at a moment. Facts with one `at` are one action.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// When; also the name of the action it belongs to.
    pub at: At,
    /// The true time, where `at` had to be later than what the clock says.
    pub clock: Option<At>,
    /// What.
    pub said: Said,
}

/// What a fact says. Nodes are named by their keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the fields are named and explained in each variant's own line")]
pub enum Said {
    /// The first line of a journal: its format, the roadmap's title and where it was first opened from.
    Header { format: u32, roadmap: String, source: String },
    /// The `mark` of an item, point or extra: todo, doing or done.
    Mark { item: String, mark: Mark },
    /// Set aside, or brought back.
    Skip { item: String, skip: bool },
    /// Of the choice `item`, the option chosen; `None` takes the choice back.
    Choose { item: String, choose: Option<String> },
    /// A note on a node; `over` names the note it replaces.
    Note { item: String, note: String, over: Option<At> },
    /// Time spent, in minutes, perhaps on a node, perhaps with words.
    Log { minutes: u32, item: Option<String>, text: Option<String> },
    /// The action of that moment counts for nothing.
    Undo { action: At },
    /// The action of that moment counts again.
    Redo { action: At },
    /// The node that was given the key `item` now stands at the path `place`.
    Place { item: String, place: String },
    /// The roadmap was opened from this path.
    Source { source: String },
    /// A fact of a kind that this version does not know: kept, passed over.
    Unknown,
}

impl Said {
    /// The key of the node that this is said of.
    pub fn item(&self) -> Option<&str> {
        match self {
            Said::Mark { item, .. }
            | Said::Skip { item, .. }
            | Said::Choose { item, .. }
            | Said::Note { item, .. }
            | Said::Place { item, .. }
            | Said::Log { item: Some(item), .. } => Some(item),
            _ => None,
        }
    }

    /// Whether a learner said it, and so may want it undone.
    pub(super) fn is_a_learner_s(&self) -> bool {
        matches!(
            self,
            Said::Mark { .. } | Said::Skip { .. } | Said::Choose { .. } | Said::Note { .. } | Said::Log { .. }
        )
    }
}
