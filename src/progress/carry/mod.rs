//! A roadmap's text has changed: which node of the old tree is which of the new one.
//!
//! `side` is a tree with what is compared of it; `alignment` finds the pairs, with `sections` for what corresponding
//! sections tell and `wording` for texts that are alike; `changes` says what became of every node, `say` which facts
//! carry what is known over.

mod alignment;
mod candidates;
mod changes;
mod say;
mod sections;
mod side;
mod similar;
mod wording;
mod words;

pub use changes::{Change, Changes, Counts, Fate, Reason};
pub use say::{Carried, Version, say};

use crate::roadmap::Roadmap;

/// Aligns the nodes of two versions of a roadmap, one to one, and says what became of each.
///
/// Nothing is paired on a tie: what two candidates speak for equally is gone, and they are new.
/// Time is near-linear in the number of nodes.
pub fn carry(old: &Roadmap, new: &Roadmap) -> Changes {
    Changes::of(&alignment::align(old, new))
}
