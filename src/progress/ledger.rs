//! The set of facts, by key and by action, and which actions count.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::ops::RangeInclusive;

use foldhash::fast::RandomState;

use super::{At, Fact, Said};

/// A set of facts: adding one twice, or two in the other order, makes no difference.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    facts: Vec<Fact>,
    by_moment: BTreeSet<Stamp>,
    items: Vec<Item>,
    by_key: HashMap<Box<str>, ItemId, RandomState>,
    /// The newest undo or redo of the action of a moment.
    verdicts: HashMap<At, Verdict, RandomState>,
    /// The moments of the actions that do not count.
    undone: HashSet<At, RandomState>,
    /// When a place was last given to any key.
    newest_place: Option<At>,
    /// Which texts the actions of a moment say were seen.
    seen: BTreeMap<At, BTreeSet<Box<str>>>,
    hasher: RandomState,
}

/// A fact by its moment. Those of one moment are an action; repeats of one fact stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stamp {
    micros: i64,
    /// Of the whole fact, so that a repeat is told from the other facts of a large action without a look at each.
    hash: u32,
    index: u32,
}

impl Stamp {
    /// Whether the facts of both may be the same.
    fn is_like(&self, other: &Stamp) -> bool {
        (self.micros, self.hash) == (other.micros, other.hash)
    }
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

/// An undo or a redo, in their order: of two at one instant, the redo holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Verdict {
    at: At,
    redo: bool,
}

impl Ledger {
    /// Adds a fact. `changed` hears of each fact that counts differently, or came, because of it.
    pub(super) fn add(&mut self, fact: Fact, changed: impl FnMut(&Fact)) {
        let stamp = self.stamp(&fact, self.facts.len());
        let alike = Stamp { index: 0, ..stamp }..stamp;
        if self.by_moment.range(alike).any(|known| self.facts[known.index as usize] == fact) {
            return;
        }
        self.by_moment.insert(stamp);
        self.facts.push(fact);
        self.heed(stamp.index, changed);
    }

    fn stamp(&self, fact: &Fact, index: usize) -> Stamp {
        Stamp { micros: fact.at.micros, hash: self.hasher.hash_one(fact) as u32, index: index as u32 }
    }

    /// Takes note of what a fact that was added says.
    fn heed(&mut self, index: u32, mut changed: impl FnMut(&Fact)) {
        let at = self.facts[index as usize].at;
        if let Some(item) = self.item_of(index) {
            let item = &mut self.items[item.0 as usize];
            item.facts.push(index);
            item.newest = item.newest.max(Some(at));
        }
        let fact = &self.facts[index as usize];
        match &fact.said {
            &Said::Undo { action } => return self.judge(action, Verdict { at, redo: false }, changed),
            &Said::Redo { action } => return self.judge(action, Verdict { at, redo: true }, changed),
            Said::Place { .. } => self.newest_place = self.newest_place.max(Some(at)),
            Said::Seen { seen } => _ = self.seen.entry(at).or_default().insert(seen.as_str().into()),
            _ => {}
        }
        changed(fact);
    }

    /// Every fact, in the order in which it came.
    pub(super) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The number of the key that a fact is said of; a new one where nothing was said of it yet.
    fn item_of(&mut self, index: u32) -> Option<ItemId> {
        let key = self.facts[index as usize].said.item()?;
        if let Some(&item) = self.by_key.get(key) {
            return Some(item);
        }
        let item = ItemId(self.items.len() as u32);
        self.items.push(Item { key: key.into(), facts: Vec::new(), newest: None });
        self.by_key.insert(key.into(), item);
        Some(item)
    }

    fn judge(&mut self, action: At, verdict: Verdict, changed: impl FnMut(&Fact)) {
        if verdict.at <= action || self.verdicts.get(&action).is_some_and(|newest| *newest >= verdict) {
            return;
        }
        self.verdicts.insert(action, verdict);
        let turned = if verdict.redo { self.undone.remove(&action) } else { self.undone.insert(action) };
        if turned {
            self.action(action).into_iter().for_each(changed);
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

    /// Whether anything was said at that moment, or of what was.
    pub(super) fn is_taken(&self, at: At) -> bool {
        self.verdicts.contains_key(&at) || self.by_moment.range(Ledger::moment(at)).next().is_some()
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

    /// What was said in the action of that moment, whether it counts or not, in the order in which it came.
    pub(super) fn action(&self, at: At) -> Vec<&Fact> {
        let mut indices: Vec<u32> = self.by_moment.range(Ledger::moment(at)).map(|stamp| stamp.index).collect();
        indices.sort_unstable();
        let facts = indices.into_iter().map(|index| &self.facts[index as usize]);
        facts.filter(|fact| !matches!(fact.said, Said::Undo { .. } | Said::Redo { .. })).collect()
    }

    fn moment(at: At) -> RangeInclusive<Stamp> {
        let stamp = |rest| Stamp { micros: at.micros, hash: rest, index: rest };
        stamp(u32::MIN)..=stamp(u32::MAX)
    }

    /// The newest action of a learner's that counts.
    pub(super) fn undoable(&self) -> Option<At> {
        self.learner_s_actions().find(|&at| self.counts(at))
    }

    /// The action undone last, if no action came after the undoing.
    pub(super) fn redoable(&self) -> Option<At> {
        if self.undone.is_empty() {
            return None;
        }
        let newest = self.learner_s_actions().next()?;
        let undone = self.learner_s_actions().filter(|&at| !self.counts(at));
        let undone_at = undone.filter_map(|at| Some((self.verdict_at(at)?, at)));
        undone_at.filter(|&(undone, _)| undone > newest).max().map(|(_, at)| at)
    }

    /// The newest undo or redo of an action.
    pub(super) fn verdict_at(&self, action: At) -> Option<At> {
        self.verdicts.get(&action).map(|verdict| verdict.at)
    }

    /// The moments of what learners did, the newest first; one may come several times.
    fn learner_s_actions(&self) -> impl Iterator<Item = At> {
        let facts = self.by_moment.iter().rev().map(|stamp| &self.facts[stamp.index as usize]);
        // What carries over a change of the text may say `done` too, and names the text.
        facts.filter(|fact| fact.said.is_a_learner_s() && !self.seen.contains_key(&fact.at)).map(|fact| fact.at)
    }

    /// Those among facts in the order of their stamps that are repeats of others, by their indices.
    fn repeats(&self, stamps: &[Stamp]) -> HashSet<usize> {
        let mut repeats = HashSet::new();
        for alike in stamps.chunk_by(Stamp::is_like).filter(|alike| alike.len() > 1) {
            let facts: Vec<&Fact> = alike.iter().map(|stamp| &self.facts[stamp.index as usize]).collect();
            let is_repeat = |&at: &usize| facts[..at].contains(&facts[at]);
            repeats.extend((1..facts.len()).filter(is_repeat).map(|at| alike[at].index as usize));
        }
        repeats
    }
}

impl From<Vec<Fact>> for Ledger {
    /// The same as adding one after the other, at less cost: a year of facts is taken in before the first frame.
    fn from(facts: Vec<Fact>) -> Ledger {
        let by_key = HashMap::with_capacity_and_hasher(facts.len() / 4, RandomState::default());
        let mut ledger = Ledger { facts, by_key, ..Ledger::default() };
        let mut stamps: Vec<Stamp> =
            ledger.facts.iter().enumerate().map(|(index, fact)| ledger.stamp(fact, index)).collect();
        stamps.sort_unstable();
        let repeats = ledger.repeats(&stamps);
        if !repeats.is_empty() {
            let once = ledger.facts.into_iter().enumerate().filter(|(index, _)| !repeats.contains(index));
            return Ledger::from(once.map(|(_, fact)| fact).collect::<Vec<Fact>>());
        }
        ledger.by_moment = stamps.into_iter().collect();
        (0..ledger.facts.len() as u32).for_each(|index| ledger.heed(index, |_| {}));
        ledger
    }
}
