//! A roadmap's text has changed: which node of the old tree is which of the new one.
//!
//! `side` is a tree with what is compared of it; `alignment` finds the pairs, with `sections` for what corresponding
//! sections tell and `wording` for texts that are alike; `changes` says what became of every node, `say` which facts
//! carry what is known over.

mod address;
mod alignment;
mod candidates;
mod changes;
mod difference;
mod facts;
mod judge;
mod orphans;
mod sections;
mod side;
mod similar;
mod vocabulary;
mod word;
mod wording;
mod words;

pub use super::Reason;
pub use changes::{Change, Changes, Counts, Fate};
pub use facts::{CarryFacts, Version, facts};
pub use orphans::{Words, words_of};

use std::collections::HashMap;

use crate::progress::Progress;
use crate::roadmap::{NodeId, Roadmap};

/// A map with a fast hash, seeded anew for each map.
type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// A roadmap's text has changed since it was last seen, and what is known is carried over.
#[derive(Debug)]
pub struct Update {
    /// The roadmap as it was last seen.
    pub before: Roadmap,
    /// Its state then.
    pub known: Progress,
    /// The outcome for every node.
    pub changes: Changes,
    /// The boxes that the file had ticked and no longer does: they stay done.
    pub unticked: Vec<NodeId>,
}

/// Aligns the nodes of two versions of a roadmap, one to one, and says what became of each.
///
/// Nothing is paired on a tie: what two candidates speak for equally is gone, and they are new.
/// Time is near-linear in the number of nodes.
pub fn carry(old: &Roadmap, new: &Roadmap) -> Changes {
    Changes::of(&alignment::align(old, new))
}
