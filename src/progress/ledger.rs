//! The set of facts, by key and by action, and which actions count.

use std::collections::hash_map::{Entry, RandomState};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;

use super::{At, Fact, Said};

/// A set of facts: adding one twice, or two in the other order, makes no difference.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    facts: Vec<Fact>,
    /// One fact of each hash, which tells nearly every repeat; the rare other is told by comparing.
    by_hash: HashMap<u64, u32>,
    items: Vec<Item>,
    by_key: HashMap<Box<str>, ItemId>,
    actions: BTreeMap<At, Action>,
    /// The moments of the actions that do not count.
    undone: HashSet<At>,
    /// When a place was last given to any key.
    newest_place: Option<At>,
    /// Which texts the actions of a moment say were seen.
    seen: BTreeMap<At, BTreeSet<Box<str>>>,
    hasher: RandomState,
}

/// A key that facts are said of, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ItemId(u32);

#[derive(Clone, Debug)]
struct Item {
    key: Box<str>,
    facts: Vec<u32>,
    newest: Option<At>,
}

/// What was said at one moment.
#[derive(Clone, Debug, Default)]
struct Action {
    facts: Vec<u32>,
    /// The newest undo or redo of it: when, and whether it was a redo (of two at one instant, the redo).
    verdict: Option<(At, bool)>,
}

impl Ledger {
    /// Adds a fact. `changed` hears of each fact that counts differently, or came, because of it.
    pub(super) fn add(&mut self, fact: Fact, mut changed: impl FnMut(&Fact)) {
        let index = self.facts.len() as u32;
        let item = fact.said.item().map(|key| self.item_or_new(key));
        match self.by_hash.entry(self.hash(&fact, item)) {
            Entry::Occupied(known) if self.facts[*known.get() as usize] == fact => return,
            Entry::Occupied(_) => {}
            Entry::Vacant(free) => _ = free.insert(index),
        }
        if let Some(item) = item {
            let item = &mut self.items[item.0 as usize];
            item.facts.push(index);
            item.newest = item.newest.max(Some(fact.at));
        }
        let action = self.actions.entry(fact.at).or_default();
        match fact.said {
            Said::Undo { action } => self.judge(action, fact.at, false, changed),
            Said::Redo { action } => self.judge(action, fact.at, true, changed),
            _ => {
                action.facts.push(index);
                self.note(&fact);
                changed(&fact);
            }
        }
        self.facts.push(fact);
    }

    fn note(&mut self, fact: &Fact) {
        match &fact.said {
            Said::Place { .. } => self.newest_place = self.newest_place.max(Some(fact.at)),
            Said::Seen { seen } => _ = self.seen.entry(fact.at).or_default().insert(seen.as_str().into()),
            _ => {}
        }
    }

    /// Every fact, in the order in which it came.
    pub(super) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Most facts are marks, and their keys were looked up already: a number is hashed in place of each.
    fn hash(&self, fact: &Fact, item: Option<ItemId>) -> u64 {
        match &fact.said {
            Said::Mark { mark, .. } => self.hasher.hash_one((fact.at, fact.clock, item, mark)),
            said => self.hasher.hash_one((fact.at, fact.clock, said)),
        }
    }

    fn item_or_new(&mut self, key: &str) -> ItemId {
        if let Some(&item) = self.by_key.get(key) {
            return item;
        }
        let item = ItemId(self.items.len() as u32);
        self.items.push(Item { key: key.into(), facts: Vec::new(), newest: None });
        self.by_key.insert(key.into(), item);
        item
    }

    fn judge(&mut self, action: At, at: At, redo: bool, changed: impl FnMut(&Fact)) {
        let judged = self.actions.entry(action).or_default();
        if at <= action || judged.verdict.is_some_and(|newest| newest >= (at, redo)) {
            return;
        }
        judged.verdict = Some((at, redo));
        let turned = if redo { self.undone.remove(&action) } else { self.undone.insert(action) };
        if turned {
            judged.facts.iter().map(|&index| &self.facts[index as usize]).for_each(changed);
        }
    }

    /// Whether the action of that moment counts.
    pub(super) fn counts(&self, action: At) -> bool {
        self.undone.is_empty() || !self.undone.contains(&action)
    }

    /// Every key that facts are said of, by number.
    pub(super) fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        (0..self.items.len() as u32).map(ItemId)
    }

    /// The number of a key that facts are said of.
    pub(super) fn item(&self, key: &str) -> Option<ItemId> {
        self.by_key.get(key).copied()
    }

    pub(super) fn key(&self, item: ItemId) -> &str {
        &self.items[item.0 as usize].key
    }

    /// The facts said of a key that count.
    pub(super) fn of_item(&self, item: ItemId) -> impl Iterator<Item = &Fact> {
        let facts = self.items[item.0 as usize].facts.iter().map(|&index| &self.facts[index as usize]);
        facts.filter(|fact| self.counts(fact.at))
    }

    /// When anything was last said of a key, whether it counts or not.
    pub(super) fn newest(&self, item: ItemId) -> Option<At> {
        self.items[item.0 as usize].newest
    }

    /// Whether anything was said at that moment.
    pub(super) fn is_taken(&self, at: At) -> bool {
        self.actions.contains_key(&at)
    }

    /// Whether any key was ever given another place.
    pub(super) fn has_places(&self) -> bool {
        self.newest_place.is_some()
    }

    /// When a place was last given or a text last seen.
    pub(super) fn newest_carry(&self) -> Option<At> {
        self.newest_place.max(self.seen.last_key_value().map(|(at, _)| *at))
    }

    /// Whether the action of that moment says that the text of this name was seen: then what it says of places, it
    /// says of that text.
    pub(super) fn is_of_version(&self, at: At, version: &str) -> bool {
        self.seen.get(&at).is_some_and(|seen| seen.contains(version))
    }

    /// Whether the text of this name was ever seen.
    pub(super) fn was_seen(&self, version: &str) -> bool {
        self.seen.values().any(|seen| seen.contains(version))
    }

    /// What was said in the action of that moment, whether it counts or not.
    pub(super) fn action(&self, at: At) -> impl Iterator<Item = &Fact> {
        self.actions.get(&at).into_iter().flat_map(|action| self.said_in(action))
    }

    fn said_in(&self, action: &Action) -> impl Iterator<Item = &Fact> {
        action.facts.iter().map(|&index| &self.facts[index as usize])
    }

    /// The newest action of a learner's that counts.
    pub(super) fn undoable(&self) -> Option<At> {
        self.learner_s_actions().map(|(at, _)| at).find(|&at| self.counts(at))
    }

    /// The action undone last, if no action came after the undoing.
    pub(super) fn redoable(&self) -> Option<At> {
        if self.undone.is_empty() {
            return None;
        }
        let (newest, _) = self.learner_s_actions().next()?;
        let undone = self.learner_s_actions().filter(|(at, _)| !self.counts(*at));
        let undone_at = undone.filter_map(|(at, action)| action.verdict.map(|(undone, _)| (undone, at)));
        undone_at.filter(|&(undone, _)| undone > newest).max().map(|(_, at)| at)
    }

    /// The newest undo or redo of an action.
    pub(super) fn verdict_at(&self, action: At) -> Option<At> {
        self.actions.get(&action)?.verdict.map(|(at, _)| at)
    }

    fn learner_s_actions(&self) -> impl Iterator<Item = (At, &Action)> {
        let says = |action: &Action| self.said_in(action).any(|fact| fact.said.is_a_learner_s());
        let actions = self.actions.iter().rev().map(|(at, action)| (*at, action));
        // What carries over a change of the text may say `done` too, and names the text.
        actions.filter(move |(at, action)| says(action) && !self.seen.contains_key(at))
    }
}

impl From<Vec<Fact>> for Ledger {
    fn from(facts: Vec<Fact>) -> Ledger {
        let mut ledger = Ledger {
            by_hash: HashMap::with_capacity(facts.len()),
            by_key: HashMap::with_capacity(facts.len() / 2),
            facts: Vec::with_capacity(facts.len()),
            ..Ledger::default()
        };
        facts.into_iter().for_each(|fact| ledger.add(fact, |_| {}));
        ledger
    }
}
