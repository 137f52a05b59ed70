//! Carries what is known of a roadmap over to a new text: pairs the nodes of the old tree with those of the new one.
//!
//! `side` is a tree with the traits that are compared; `align` pairs the nodes of two, with `sections` for what
//! corresponding sections tell, `wording` for texts that are alike and `candidates` for the pairs worth a comparison;
//! `classify` says which pairs are sure, by the words that differ (`difference`); `changes` lists the fate of every
//! node, `facts` the facts that carry what is known, and `orphans` the keys that come back.

mod address;
mod align;
mod alignment;
mod candidates;
mod changes;
mod classify;
mod difference;
mod facts;
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

use crate::progress::Progress;
use crate::roadmap::{NodeId, Roadmap};

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
    Changes::of(&align::align(old, new))
}
