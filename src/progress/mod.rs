//! Facts and what follows from them: marks, skips, choices, counts, and the facts that an action says.
//!
//! Pure: the clock is an argument, the disk is unknown.

mod at;
mod fact;
mod tally;

pub use at::At;
pub use fact::{Fact, Said};
pub use tally::Tally;

use crate::roadmap::{Mark, NodeId, Roadmap};

/// Everything that facts say of one roadmap, kept up to date fact by fact.
///
/// A fold over a *set* of facts: their order and repetition do not matter.
#[derive(Debug)]
pub struct Progress {
    marks: Vec<Mark>,
    tallies: Vec<Tally>,
}

/// What a learner wants of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Done if it is not, else todo (`Space`). On a heading, group or parent of boxes: every open item below is done.
    Toggle,
    /// Done.
    Tick,
    /// Todo again.
    Untick,
    /// Doing if it is not, else todo.
    Doing,
    /// Skipped if it is not, else brought back.
    Skip,
    /// For an option of a choice: choose it, or take the choice back if it is the chosen one.
    Choose,
}

/// Why an intent says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Everything below is done already (or the node itself is, for `Tick`).
    AllDone,
    /// Nothing below can be ticked.
    NothingToTick,
    /// Nothing to untick: it is open already.
    AlreadyOpen,
    /// The node is no option of a choice.
    NotAnOption,
}

impl Progress {
    /// The state after these facts.
    pub fn new(roadmap: &Roadmap, facts: Vec<Fact>) -> Progress {
        let _ = facts;
        Progress { marks: vec![Mark::Todo; roadmap.len()], tallies: vec![Tally::default(); roadmap.len()] }
    }
    /// Takes more facts in; only what they touch is worked out again.
    pub fn add(&mut self, roadmap: &Roadmap, facts: &[Fact]) {
        let _ = (roadmap, facts);
    }
    /// What holds of a node now. For a heading, group or parent of boxes: `Done` when all that counts below is,
    /// `Skipped` when all below is, `Todo` otherwise.
    pub fn mark(&self, node: NodeId) -> Mark {
        self.marks[node.index()]
    }
    /// The counts of a node's subtree; of an item with points: its points as `points_done` and `points`.
    pub fn tally(&self, node: NodeId) -> &Tally {
        &self.tallies[node.index()]
    }
    /// The counts of the road alone: what the headline shows.
    pub fn road(&self, roadmap: &Roadmap) -> Tally {
        let _ = roadmap;
        Tally::default()
    }
    /// The option chosen in this choice, if one is.
    pub fn chosen(&self, choice: NodeId) -> Option<NodeId> {
        let _ = choice;
        None
    }
    /// What to say so that the intent holds of `node`: the facts of one action, not yet stamped.
    ///
    /// # Errors
    /// A [`Refusal`] where there is nothing to say.
    pub fn say(&self, roadmap: &Roadmap, node: NodeId, intent: &Intent) -> Result<Vec<Said>, Refusal> {
        let _ = (roadmap, node, intent);
        Err(Refusal::NothingToTick)
    }
    /// Stamps what is said with `now`, or with the next moment later than all that is known of the keys it
    /// touches, those above and those below (then `clock` keeps `now`). All facts share one `at`.
    pub fn stamp(&self, roadmap: &Roadmap, said: Vec<Said>, now: At) -> Vec<Fact> {
        let _ = roadmap;
        said.into_iter().map(|said| Fact { at: now, clock: None, said }).collect()
    }
    /// The newest action that counts and can be undone.
    pub fn undoable(&self) -> Option<At> {
        None
    }
    /// The action undone last, if no other action was made since.
    pub fn redoable(&self) -> Option<At> {
        None
    }
    /// What the action of that moment said; empty if there is none.
    pub fn action(&self, at: At) -> Vec<&Fact> {
        let _ = at;
        Vec::new()
    }
}
