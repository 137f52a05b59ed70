//! The learner's own choice of what counts.

use std::collections::HashMap;

use crate::roadmap::node::Kind;

/// The learner's choice of what counts, the setting `counts`. Boxes always do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counts {
    /// Boxes alone.
    Boxes,
    /// Boxes and top-level list entries.
    Lists,
    /// Boxes and rows of tables.
    Tables,
    /// All of these.
    All,
}

impl Counts {
    /// Every choice, each by the word of its setting.
    pub const WORDS: [(&'static str, Counts); 4] =
        [("boxes", Counts::Boxes), ("lists", Counts::Lists), ("tables", Counts::Tables), ("all", Counts::All)];

    /// The choice that a word names.
    pub fn named(word: &str) -> Option<Counts> {
        Counts::WORDS.into_iter().find(|(name, _)| *name == word).map(|(_, counts)| counts)
    }

    pub(super) fn lists(self) -> bool {
        matches!(self, Counts::Lists | Counts::All)
    }

    pub(super) fn tables(self) -> bool {
        matches!(self, Counts::Tables | Counts::All)
    }
}

/// A choice of what counts (`None`: as the author wrote it), and the entries that stay what they are: their kinds, by
/// where they start in the source.
pub(in crate::roadmap) struct Overrides<'a> {
    pub counts: Option<Counts>,
    pub kinds: &'a HashMap<u32, Kind>,
}
