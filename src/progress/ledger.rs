//! The set of facts, by key and by action, and which actions count.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

use super::{At, Fact, Said};

/// A set of facts: adding one twice, or two in the other order, makes no difference.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    facts: Vec<Fact>,
    by_hash: HashMap<u64, Vec<u32>>,
    by_item: HashMap<Box<str>, Vec<u32>>,
    actions: BTreeMap<At, Action>,
    /// Which texts the actions of a moment say were seen.
    seen: BTreeMap<At, BTreeSet<Box<str>>>,
    newest_place: Option<At>,
}

/// What was said at one moment.
#[derive(Debug, Default)]
struct Action {
    facts: Vec<u32>,
    /// The newest undo or redo of it: when, and whether it was a redo (of two at one instant, the redo).
    verdict: Option<(At, bool)>,
}

impl Ledger {
    /// Adds a fact and returns the facts that count differently, or came, because of it.
    pub fn add(&mut self, fact: Fact) -> Vec<u32> {
        let mut hasher = DefaultHasher::new();
        fact.hash(&mut hasher);
        let same_hash = self.by_hash.entry(hasher.finish()).or_default();
        if same_hash.iter().any(|&known| self.facts[known as usize] == fact) {
            return Vec::new();
        }
        let index = self.facts.len() as u32;
        same_hash.push(index);
        if let Some(item) = fact.said.item() {
            self.by_item.entry(item.into()).or_default().push(index);
        }
        if let Said::Seen { seen } = &fact.said {
            self.seen.entry(fact.at).or_default().insert(seen.as_str().into());
        }
        if matches!(fact.said, Said::Place { .. }) {
            self.newest_place = self.newest_place.max(Some(fact.at));
        }
        let changed = match fact.said {
            Said::Undo { action } => self.judge(action, fact.at, false),
            Said::Redo { action } => self.judge(action, fact.at, true),
            _ => {
                self.actions.entry(fact.at).or_default().facts.push(index);
                vec![index]
            }
        };
        self.facts.push(fact);
        changed
    }

    fn judge(&mut self, action: At, at: At, redo: bool) -> Vec<u32> {
        let judged = self.actions.entry(action).or_default();
        let counted = judged.counts();
        if at > action && judged.verdict.is_none_or(|newest| newest < (at, redo)) {
            judged.verdict = Some((at, redo));
        }
        if judged.counts() == counted { Vec::new() } else { judged.facts.clone() }
    }

    pub fn fact(&self, index: u32) -> &Fact {
        &self.facts[index as usize]
    }

    /// Every key that facts are said of.
    pub fn items(&self) -> impl Iterator<Item = &str> {
        self.by_item.keys().map(|item| &**item)
    }

    /// The facts said of a key that count.
    pub fn of_item(&self, item: &str) -> impl Iterator<Item = &Fact> {
        let facts = self.by_item.get(item).map_or(&[][..], Vec::as_slice);
        facts.iter().map(|&index| self.fact(index)).filter(|fact| self.actions.get(&fact.at).is_none_or(Action::counts))
    }

    /// Whether anything is said of this key, even if it counts no more.
    pub fn knows(&self, item: &str) -> bool {
        self.by_item.contains_key(item)
    }

    /// Whether the action of that moment says that the text of this name was seen: then what it says of places, it
    /// says of that text.
    pub fn is_of_version(&self, at: At, version: &str) -> bool {
        self.seen.get(&at).is_some_and(|seen| seen.contains(version))
    }

    /// Whether the text of this name was ever seen.
    pub fn was_seen(&self, version: &str) -> bool {
        self.seen.values().any(|seen| seen.contains(version))
    }

    /// When a place was last given to any key.
    pub fn newest_place(&self) -> Option<At> {
        self.newest_place
    }

    /// When a place was last given or a text last seen.
    pub fn newest_carry(&self) -> Option<At> {
        self.newest_place.max(self.seen.last_key_value().map(|(at, _)| *at))
    }

    /// What was said in the action of that moment, whether it counts or not.
    pub fn action(&self, at: At) -> impl Iterator<Item = &Fact> {
        self.actions.get(&at).into_iter().flat_map(|action| action.facts.iter().map(|&index| self.fact(index)))
    }

    /// The newest action of a learner's that counts.
    pub fn undoable(&self) -> Option<At> {
        self.learner_s_actions().find(|(_, action)| action.counts()).map(|(at, _)| at)
    }

    /// The action undone last, if no action came after the undoing.
    pub fn redoable(&self) -> Option<At> {
        let (newest, _) = self.learner_s_actions().next()?;
        let undone = self.learner_s_actions().filter(|(_, action)| !action.counts());
        let undone_at = undone.filter_map(|(at, action)| action.verdict.map(|(undone, _)| (undone, at)));
        undone_at.filter(|&(undone, _)| undone > newest).max().map(|(_, at)| at)
    }

    /// The newest undo or redo of an action.
    pub fn verdict_at(&self, action: At) -> Option<At> {
        self.actions.get(&action)?.verdict.map(|(at, _)| at)
    }

    fn learner_s_actions(&self) -> impl Iterator<Item = (At, &Action)> {
        let says = |action: &Action| action.facts.iter().any(|&index| self.fact(index).said.is_a_learner_s());
        let actions = self.actions.iter().rev().map(|(at, action)| (*at, action));
        // What carries over a change of the text may say `done` too, and names the text.
        actions.filter(move |(at, action)| says(action) && !self.seen.contains_key(at))
    }
}

impl Action {
    fn counts(&self) -> bool {
        self.verdict.is_none_or(|(_, redo)| redo)
    }
}
