//! Facts and what follows from them: marks, skips, choices, counts, and the facts that an action says.
//!
//! Pure: the clock is an argument, the disk is unknown.
//!
//! `ledger` is the set of facts; `fields` the newest of each kind for one node; `marks` the mark and counts of every
//! node; `note` the notes that show; `place` the nodes that keys stand at; `intent` turns actions into facts; `streak`
//! counts study days, `slip` leaves out what was opened again the same day; `pace` is the plan, the time spent and the
//! forecast; `carry` compares two texts; `unseen` finds the facts that a file lacks which took a journal's place.

#![warn(missing_docs)]

mod at;
pub mod carry;
mod counted;
mod fact;
mod fields;
mod history;
mod intent;
mod ledger;
mod marks;
mod note;
pub mod pace;
mod place;
mod reason;
mod settings;
mod slip;
mod streak;
mod suggestion;
mod tally;
mod unseen;

pub use at::At;
pub use counted::{counted, items};
pub use fact::{Fact, FactKind};
pub use intent::{Intent, Refusal};
pub use ledger::Ledger;
pub use note::{Draft, LONGEST_NOTE, Note};
pub use reason::Reason;
pub use settings::{COUNTS, SETTINGS, TICKS, recount};
pub use streak::{Streak, StudyDay};
pub use suggestion::Suggestion;
pub use tally::Tally;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::roadmap::{Mark, NodeId, Roadmap};
use fields::Fields;
use ledger::ItemId;

/// Everything that facts say of one roadmap, kept up to date fact by fact.
///
/// A fold over a *set* of facts: their order and repetition do not matter.
#[derive(Debug)]
pub struct Progress {
    ledger: Ledger,
    /// The keys that facts name and that stand at a node of this roadmap, by node.
    keys: Vec<(NodeId, ItemId)>,
    /// The fields of each node that several keys stand at.
    joined: BTreeMap<NodeId, Fields>,
    marks: Vec<Mark>,
    tallies: Vec<Tally>,
    /// True if the file's own ticks count.
    takes_ticks: bool,
    /// The place of each fact in the journal, for those that stand further on than where they came to be known: what
    /// this screen said is known before it is written, and what was lost is written again.
    written: HashMap<u32, u32>,
}

impl Progress {
    /// The state after these facts.
    pub fn new(roadmap: &Roadmap, facts: Vec<Fact>) -> Progress {
        Progress::of(roadmap, facts.into())
    }

    /// The state after the facts of a ledger.
    pub fn of(roadmap: &Roadmap, ledger: Ledger) -> Progress {
        let mut progress = Progress {
            ledger,
            keys: Vec::new(),
            joined: BTreeMap::new(),
            marks: vec![Mark::Todo; roadmap.len()],
            tallies: vec![Tally::default(); roadmap.len()],
            takes_ticks: true,
            written: HashMap::new(),
        };
        progress.place_all(roadmap);
        progress.mark_all(roadmap);
        progress
    }

    /// Takes more facts in; only what they touch is worked out again.
    pub fn add(&mut self, roadmap: &Roadmap, facts: &[Fact]) {
        let mut touched = BTreeSet::new();
        let mut moved = false;
        self.ledger.extend(facts.iter().cloned(), |Fact { kind, .. }| {
            moved |= matches!(kind, FactKind::Place { .. } | FactKind::Seen { .. } | FactKind::Set { .. });
            touched.extend(kind.item().map(str::to_owned));
        });
        if moved {
            self.place_all(roadmap);
            self.mark_all(roadmap);
            return;
        }
        let mut nodes = BTreeSet::new();
        let mut new_keys = Vec::new();
        for item in touched.iter().filter_map(|key| self.ledger.item(key)) {
            if let Some(node) = self.find_item(roadmap, item) {
                new_keys.extend(self.keys.binary_search(&(node, item)).is_err().then_some((node, item)));
                nodes.insert(node);
            }
        }
        if !new_keys.is_empty() {
            self.keys.extend(new_keys);
            // The stable sort is quick where most stands in order.
            self.keys.sort();
        }
        for &node in &nodes {
            if let keys @ [_, _, ..] = self.keys_at(node) {
                self.joined.insert(node, self.join(keys));
            }
        }
        self.mark_again(roadmap, nodes);
    }

    /// Returns the mark that holds of a node now. For a heading, group or parent of boxes: `Done` when all that counts
    /// below is, `Skipped` when all below is, else `Doing` where that was recorded for it, else `Todo`.
    pub fn mark(&self, node: NodeId) -> Mark {
        self.marks[node.index()]
    }

    /// Returns whether facts say `done` of this very node last; a box ticked in the file is no fact.
    pub fn is_marked_done(&self, node: NodeId) -> bool {
        self.fields(node).and_then(|fields| fields.mark).is_some_and(|(_, mark)| mark == Mark::Done)
    }

    /// Returns whether facts say of this very node where it stands.
    fn is_marked(&self, node: NodeId) -> bool {
        self.fields(node).is_some_and(|fields| fields.mark.is_some())
    }

    /// The counts of a node's subtree; of an item with points: its points as `points_done` and `points`.
    pub fn tally(&self, node: NodeId) -> &Tally {
        &self.tallies[node.index()]
    }

    /// The counts of the road alone: what the headline shows.
    pub fn road(&self, roadmap: &Roadmap) -> Tally {
        self.sum(roadmap.phases().iter().copied().filter(|&phase| roadmap.on_road(phase)))
    }

    /// The counts of the whole roadmap.
    pub fn total(&self, roadmap: &Roadmap) -> Tally {
        self.sum(roadmap.children(None))
    }

    fn sum(&self, nodes: impl Iterator<Item = NodeId>) -> Tally {
        nodes.fold(Tally::default(), |mut sum, node| {
            sum += *self.tally(node);
            sum
        })
    }

    /// The facts.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The option chosen in this choice, if one is.
    pub fn chosen(&self, roadmap: &Roadmap, choice: NodeId) -> Option<NodeId> {
        self.choice_made(roadmap, choice).map(|(_, option)| option)
    }

    /// Returns whether one of what is below this node is to be chosen. Where all options but one are set aside, nothing
    /// is left to choose.
    pub fn asks_to_choose(&self, roadmap: &Roadmap, node: NodeId) -> bool {
        let is_open = |option: &NodeId| roadmap.node(*option).option && self.mark(*option) != Mark::Skipped;
        let open = || roadmap.children(Some(node)).filter(is_open);
        roadmap.node(node).choice && self.chosen(roadmap, node).is_none() && open().nth(1).is_some()
    }

    /// The newest action that counts and can be undone.
    pub fn undoable(&self) -> Option<At> {
        self.ledger.undoable()
    }

    /// The action undone last, if no other action was made since.
    pub fn redoable(&self) -> Option<At> {
        self.ledger.redoable()
    }

    /// Returns whether the action of this moment is undone.
    pub fn is_undone(&self, action: At) -> bool {
        !self.ledger.counts(action)
    }

    /// Returns whether the action of this moment is one of a learner's.
    pub fn is_by_learner(&self, action: At) -> bool {
        self.ledger.is_by_learner(action)
    }

    /// Returns what the action of that moment said, whether it counts or not; empty if there is none.
    pub fn action(&self, at: At) -> Vec<&Fact> {
        self.ledger.action(at)
    }

    /// Returns the fields of a node that anything is recorded for.
    fn fields(&self, node: NodeId) -> Option<&Fields> {
        self.fields_of(self.keys_at(node))
    }

    /// Returns the fields of each of a run of nodes that anything is recorded for, in order.
    fn fields_within(&self, nodes: Range<NodeId>) -> impl Iterator<Item = (NodeId, &Fields)> {
        let place = |node: NodeId| self.keys.partition_point(|(other, _)| *other < node);
        let by_node = self.keys[place(nodes.start)..place(nodes.end)].chunk_by(|a, b| a.0 == b.0);
        by_node.filter_map(|keys| Some((keys[0].0, self.fields_of(keys)?)))
    }

    /// Returns the fields of the node that goes by these keys.
    fn fields_of(&self, keys: &[(NodeId, ItemId)]) -> Option<&Fields> {
        match keys {
            [] => None,
            [(_, item)] => Some(self.ledger.fields(*item)),
            [(node, _), ..] => self.joined.get(node),
        }
    }

    /// Joins what is recorded for a node under these keys.
    fn join(&self, keys: &[(NodeId, ItemId)]) -> Fields {
        let mut fields = Fields::default();
        keys.iter().for_each(|&(_, item)| fields.join(self.ledger.fields(item)));
        fields
    }
}
