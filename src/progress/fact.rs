//! One line of the journal, as a value.

use super::At;
use crate::roadmap::Mark;

/// Something said of the roadmap at a moment. Facts with one `at` are one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// When; also the name of the action it belongs to.
    pub at: At,
    /// The true time, where `at` had to be later than what the clock says.
    pub clock: Option<At>,
    /// What.
    pub said: Said,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The first line of a journal: format, title and first source. `format` other than 1 is a newer major format.
    Header { format: u32, roadmap: String, source: String },
    /// `mark` of the node with this key; `Todo`, `Doing` or `Done`.
    Mark { item: String, mark: Mark },
    /// Set aside, or brought back.
    Skip { item: String, skip: bool },
    /// The option chosen in the choice `item`, by key; `None` takes the choice back.
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
