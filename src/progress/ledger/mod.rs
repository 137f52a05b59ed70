//! The set of facts, by key and by action, and which actions count.

mod actions;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::iter;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::progress::fields::Fields;
use crate::progress::{At, Fact, FactKind};
use crate::roadmap::KeyHash;

/// A set of facts: adding one twice, or two in the other order, makes no difference.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    facts: Vec<Fact>,
    /// Of each fact the one before it that is recorded for the same key; its own index where there is none.
    before: Vec<u32>,
    by_moment: BTreeSet<Stamp>,
    items: Vec<Item>,
    /// The items by their keys, which stand in their facts.
    by_key: HashTable<ItemId>,
    /// The newest undo or redo of the action of a moment.
    undo_redo: HashMap<At, UndoRedo, RandomState>,
    /// The moments of the actions that do not count.
    undone: HashSet<At, RandomState>,
    /// The newest moment at which any key was given a place.
    newest_place: Option<At>,
    /// Of each setting the values that it was ever given, in order.
    settings: BTreeMap<Box<str>, BTreeSet<Setting>>,
    /// The facts that tell of time spent.
    logs: Vec<u32>,
    /// Of the actions that say so, which texts were seen.
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
    /// Returns whether the facts of both may be the same.
    fn is_like(&self, other: &Stamp) -> bool {
        (self.micros, self.hash) == (other.micros, other.hash)
    }
}

/// A key that facts are recorded for, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ItemId(u32);

#[derive(Clone, Debug)]
struct Item {
    /// The hash by which the roadmap finds its node.
    hash: KeyHash,
    /// The fact that came last, which also holds the key.
    last: u32,
    /// The fields that its facts give, as far as they count.
    fields: Fields,
}

/// The value that a setting was given, and when; `None` took it back.
type Setting = (At, Option<Box<str>>);

/// An undo or a redo, in their order: of two at one instant, the redo holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct UndoRedo {
    at: At,
    redo: bool,
}

impl Ledger {
    /// Adds facts. `changed` hears of each fact that counts differently, or came, because of them.
    pub(super) fn extend(&mut self, facts: impl IntoIterator<Item = Fact>, mut changed: impl FnMut(&Fact)) {
        let (mut turned, mut stale) = (BTreeSet::new(), BTreeSet::new());
        for fact in facts {
            if let Some(index) = self.add(fact) {
                turned.extend(self.register(index));
                stale.extend(self.item_of(index));
                changed(&self.facts[index as usize]);
            }
        }
        // Once each, however often they were undone and redone.
        for fact in turned.into_iter().flat_map(|action| self.action(action)) {
            stale.extend(fact.kind.item().and_then(|key| self.item(key)));
            changed(fact);
        }
        stale.into_iter().for_each(|item| self.fold(item));
    }

    /// The index of the fact, where it is a new one.
    fn add(&mut self, fact: Fact) -> Option<u32> {
        let stamp = self.stamp(&fact, self.facts.len());
        if let Some(known) = self.alike(stamp, &fact) {
            let known = &mut self.facts[known as usize];
            if zones(&fact) < zones(known) {
                *known = fact;
            }
            return None;
        }
        self.by_moment.insert(stamp);
        self.facts.push(fact);
        Some(stamp.index)
    }

    /// The index of a fact that is known.
    pub(super) fn position(&self, fact: &Fact) -> Option<u32> {
        self.alike(self.stamp(fact, self.facts.len()), fact)
    }

    /// The index of the known fact that is the same as this one, which would have this stamp.
    fn alike(&self, stamp: Stamp, fact: &Fact) -> Option<u32> {
        let mut alike = self.by_moment.range(Stamp { index: 0, ..stamp }..stamp);
        alike.find(|known| self.facts[known.index as usize] == *fact).map(|known| known.index)
    }

    fn stamp(&self, fact: &Fact, index: usize) -> Stamp {
        Stamp { micros: fact.at.micros, hash: self.hasher.hash_one(fact) as u32, index: index as u32 }
    }

    /// The key that a fact is recorded for, by number.
    fn item_of(&self, index: u32) -> Option<ItemId> {
        self.item(self.facts[index as usize].kind.item()?)
    }

    /// Works out what is recorded for a key.
    fn fold(&mut self, item: ItemId) {
        let mut fields = Fields { newest: self.fields(item).newest, ..Fields::default() };
        self.of_item(item).for_each(|fact| fields.take(fact));
        self.items[item.0 as usize].fields = fields;
    }

    /// Registers an added fact. Returns the action that counts differently because of it, if one does.
    fn register(&mut self, index: u32) -> Option<At> {
        self.before.push(index);
        self.attach_to_key(index);
        let Fact { at, kind, .. } = &self.facts[index as usize];
        match kind {
            &FactKind::Undo { action } => return self.take(action, UndoRedo { at: *at, redo: false }),
            &FactKind::Redo { action } => return self.take(action, UndoRedo { at: *at, redo: true }),
            FactKind::Place { .. } => self.newest_place = self.newest_place.max(Some(*at)),
            FactKind::Set { setting, to } => {
                self.settings.entry(setting.as_str().into()).or_default().insert((*at, to.as_deref().map(Box::from)));
            }
            FactKind::Log { .. } => self.logs.push(index),
            FactKind::Seen { seen, .. } => _ = self.seen.entry(*at).or_default().insert(seen.as_str().into()),
            _ => {}
        }
        None
    }

    /// Attaches a fact to the key that it is recorded for; to a new one where nothing was recorded for it yet.
    fn attach_to_key(&mut self, index: u32) {
        let Ledger { facts, items, hasher, .. } = self;
        let Fact { at, kind, .. } = &facts[index as usize];
        let Some(key) = kind.item() else { return };
        let known_key = |item: &ItemId| key_of(facts, &items[item.0 as usize]);
        match self.by_key.entry(
            hasher.hash_one(key),
            |item| known_key(item) == key,
            |item| hasher.hash_one(known_key(item)),
        ) {
            Entry::Occupied(known) => {
                let item = &mut items[known.get().0 as usize];
                self.before[index as usize] = item.last;
                (item.last, item.fields.newest) = (index, item.fields.newest.max(Some(*at)));
            }
            Entry::Vacant(unknown) => {
                unknown.insert(ItemId(items.len() as u32));
                let fields = Fields { newest: Some(*at), ..Fields::default() };
                items.push(Item { hash: KeyHash::of(key), last: index, fields });
            }
        }
    }

    /// Every fact, in the order in which it came.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The facts that tell of time spent and count, in the order in which they came.
    pub(super) fn logs(&self) -> impl Iterator<Item = &Fact> {
        self.logs.iter().map(|&index| &self.facts[index as usize]).filter(|fact| self.counts(fact.at))
    }

    /// Every key that facts are recorded for, by number.
    pub(super) fn items(&self) -> impl Iterator<Item = ItemId> + use<> {
        (0..self.items.len() as u32).map(ItemId)
    }

    /// The number of a key that facts are recorded for.
    pub(super) fn item(&self, key: &str) -> Option<ItemId> {
        self.by_key.find(self.hasher.hash_one(key), |item| self.key(*item) == key).copied()
    }

    pub(super) fn key(&self, item: ItemId) -> &str {
        key_of(&self.facts, &self.items[item.0 as usize])
    }

    /// The facts recorded for a key that count, in no order.
    pub(super) fn of_item(&self, item: ItemId) -> impl Iterator<Item = &Fact> {
        self.all_of_item(item).filter(|fact| self.counts(fact.at))
    }

    /// The facts recorded for a key, whether they count or not, in no order.
    pub(super) fn all_of_item(&self, item: ItemId) -> impl Iterator<Item = &Fact> {
        let before = |&index: &u32| Some(self.before[index as usize]).filter(|before| *before != index);
        let indices = iter::successors(Some(self.items[item.0 as usize].last), before);
        indices.map(|index| &self.facts[index as usize])
    }

    /// Returns the fields that the facts of a key give, as far as they count.
    pub(super) fn fields(&self, item: ItemId) -> &Fields {
        &self.items[item.0 as usize].fields
    }

    pub(super) fn hash(&self, item: ItemId) -> KeyHash {
        self.items[item.0 as usize].hash
    }

    /// The values that a setting was given by what counts, in order.
    pub(super) fn settings(&self, name: &str) -> Vec<&Setting> {
        let values = self.settings.get(name).into_iter().flatten();
        values.filter(|(at, _)| self.counts(*at)).collect()
    }

    /// The value of a setting.
    pub(super) fn setting(&self, name: &str) -> Option<&str> {
        self.settings(name).last().and_then(|(_, to)| to.as_deref())
    }

    /// Returns the newest moment at which a setting was given a value, whether that counts or not.
    pub(super) fn newest_setting(&self, name: &str) -> Option<At> {
        self.settings.get(name)?.last().map(|(at, _)| *at)
    }

    /// Returns whether any key was ever given another place.
    pub(super) fn has_places(&self) -> bool {
        self.newest_place.is_some()
    }

    /// Returns the newest moment at which a place was given or a text seen.
    pub(super) fn newest_carry(&self) -> Option<At> {
        self.newest_place.max(self.seen.last_key_value().map(|(at, _)| *at))
    }

    /// Returns whether the action of that moment says that the text of this name was seen: then what it says of places,
    /// it says of that text.
    pub(super) fn is_of_version(&self, at: At, version: &str) -> bool {
        self.seen.get(&at).is_some_and(|seen| seen.contains(version))
    }

    /// The names of the texts that were seen, the newest first; one may come several times.
    pub(super) fn seen(&self) -> impl Iterator<Item = &str> {
        self.seen.values().rev().flatten().map(AsRef::as_ref)
    }

    /// Returns whether the text of this name was ever seen.
    pub(super) fn was_seen(&self, version: &str) -> bool {
        self.seen.values().any(|seen| seen.contains(version))
    }

    /// Those among facts in the order of their stamps that are repeats of others, by their indices.
    fn repeats(&self, stamps: &[Stamp]) -> HashSet<usize> {
        let mut repeats = HashSet::new();
        for alike in stamps.chunk_by(Stamp::is_like).filter(|alike| alike.len() > 1) {
            let mut indices: Vec<usize> = alike.iter().map(|stamp| stamp.index as usize).collect();
            indices.sort_by_key(|&index| zones(&self.facts[index]));
            let is_repeat = |&at: &usize| indices[..at].iter().any(|&kept| self.facts[kept] == self.facts[indices[at]]);
            repeats.extend((1..indices.len()).filter(is_repeat).map(|at| indices[at]));
        }
        repeats
    }
}

/// The key that facts are recorded for.
fn key_of<'a>(facts: &'a [Fact], item: &Item) -> &'a str {
    facts[item.last as usize].kind.item().unwrap_or_default()
}

/// In which time zones a fact was said, which takes no part in comparing: of two repeats that differ in them alone,
/// the one with the least is kept, whichever came first.
fn zones(fact: &Fact) -> (i16, Option<i16>) {
    (fact.at.offset, fact.clock.map(|clock| clock.offset))
}

impl From<Vec<Fact>> for Ledger {
    /// The same as adding one after the other, at less cost: a year of facts is taken in before the first frame.
    fn from(facts: Vec<Fact>) -> Ledger {
        let mut ledger = Ledger { before: Vec::with_capacity(facts.len()), facts, ..Ledger::default() };
        let mut stamps: Vec<Stamp> =
            ledger.facts.iter().enumerate().map(|(index, fact)| ledger.stamp(fact, index)).collect();
        // Journals are nearly in order, which this sort makes use of; the index tells all stamps apart.
        stamps.sort();
        let repeats = ledger.repeats(&stamps);
        if !repeats.is_empty() {
            let once = ledger.facts.into_iter().enumerate().filter(|(index, _)| !repeats.contains(index));
            return Ledger::from(once.map(|(_, fact)| fact).collect::<Vec<Fact>>());
        }
        ledger.by_moment = stamps.into_iter().collect();
        // Most facts of a learner are of one key each.
        ledger.by_key = HashTable::with_capacity(ledger.facts.len());
        ledger.items.reserve(ledger.facts.len());
        for index in 0..ledger.facts.len() as u32 {
            ledger.register(index);
        }
        ledger.items().for_each(|item| ledger.fold(item));
        ledger
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roadmap::Mark;

    fn at(micros: i64) -> At {
        At { micros, offset: 0 }
    }

    /// Telling of an action's facts at each verdict would take as many times as long as it has facts.
    #[test]
    fn an_action_that_is_undone_again_and_again_is_told_of_once() {
        let done = |number| FactKind::Mark { item: format!("item {number}"), mark: Mark::Done };
        let action = (0..100).map(|number| Fact { at: at(0), clock: None, kind: done(number) });
        let undo_redo = (1..100).map(|moment| match moment % 2 {
            1 => Fact { at: at(moment), clock: None, kind: FactKind::Undo { action: at(0) } },
            _ => Fact { at: at(moment), clock: None, kind: FactKind::Redo { action: at(0) } },
        });
        let mut ledger: Ledger = action.collect::<Vec<Fact>>().into();
        let mut told = 0;
        ledger.extend(undo_redo, |fact| told += usize::from(fact.kind.item().is_some()));
        assert_eq!(told, 100);
        assert!(!ledger.counts(at(0)));
    }

    #[test]
    fn every_key_is_found_whichever_way_its_facts_came() {
        let done = |number: i64| FactKind::Mark { item: format!("item {}", number % 1_000), mark: Mark::Done };
        let facts: Vec<Fact> =
            (0..3_000).map(|number| Fact { at: at(number), clock: None, kind: done(number) }).collect();
        let mut one_by_one = Ledger::default();
        facts.iter().rev().chain(&facts).for_each(|fact| one_by_one.extend([fact.clone()], |_| {}));
        for ledger in [one_by_one.clone(), one_by_one, facts.into()] {
            assert_eq!(ledger.items().count(), 1_000);
            for number in 0..1_000 {
                let key = format!("item {number}");
                let item = ledger.item(&key).expect("a known key");
                let mut moments: Vec<i64> = ledger.of_item(item).map(|fact| fact.at.micros).collect();
                moments.sort_unstable();
                assert_eq!((ledger.key(item), moments), (&*key, vec![number, number + 1_000, number + 2_000]));
            }
            assert_eq!(ledger.item("item 1000"), None);
        }
    }

    #[test]
    fn of_two_that_differ_in_their_time_zones_alone_the_same_one_stays() {
        let fact = |offset| Fact { at: At { offset, ..at(0) }, clock: None, kind: FactKind::Unknown };
        let mut added: Ledger = vec![fact(60)].into();
        added.extend([fact(0), fact(90)], |_| {});
        for ledger in [added, vec![fact(60), fact(0), fact(90)].into(), vec![fact(0), fact(60)].into()] {
            assert_eq!(ledger.facts().iter().map(|fact| fact.at.offset).collect::<Vec<_>>(), [0]);
        }
    }
}
