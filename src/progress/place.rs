//! Keys and nodes of the open text: the node that a key stands at, and the key that a node goes by.

use std::collections::{BTreeSet, HashSet};

use foldhash::fast::RandomState;

use super::ledger::ItemId;
use super::{At, Fact, FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// No key has more parts than this: the headings above it, an item, and its point.
const DEEPEST: usize = 8;

/// The largest number of places that are followed from one text to the next.
const MOST_STEPS: usize = 4;

/// The place that facts give a key: a node, or none of this text.
pub(super) type Placed = Option<NodeId>;

impl Progress {
    /// The key to name a node by in new facts: one that facts know it by already; else its own under the key that
    /// what stands above it goes by, so that an older version of the text reads it too; else its path.
    pub fn key(&self, roadmap: &Roadmap, node: NodeId) -> String {
        let known = self.keys_at(node).iter().map(|&(_, item)| self.ledger.key(item)).min();
        if let Some(key) = known {
            return key.to_owned();
        }
        let own = roadmap.key(node);
        if !self.ledger.has_places() {
            return own;
        }
        self.inherited_key(roadmap, node, &own).unwrap_or(own)
    }

    fn inherited_key(&self, roadmap: &Roadmap, node: NodeId, own: &str) -> Option<String> {
        let (above, last) = own.rsplit_once('/')?;
        let key = format!("{}/{last}", self.key(roadmap, roadmap.find(above)?));
        (self.locate(roadmap, &key) == Some(node)).then_some(key)
    }

    /// The node that a key stands at: where facts place it, else at its own path, else where what stands above it
    /// was placed.
    pub fn locate(&self, roadmap: &Roadmap, key: &str) -> Option<NodeId> {
        if self.ledger.has_places() { self.locate_by_places(roadmap, key, MOST_STEPS) } else { roadmap.find(key) }
    }

    fn locate_by_places(&self, roadmap: &Roadmap, key: &str, steps: usize) -> Option<NodeId> {
        let node = locate(roadmap, key, |key| self.placed(roadmap, key));
        if node.is_some() || steps == 0 || self.placed(roadmap, key).is_some() {
            return node;
        }
        // Two machines may have carried it one step each, apart: to a place in a text between, and from there.
        let above = key.rmatch_indices('/').take(DEEPEST).map(|(at, _)| at);
        let steps_on = [key.len()].into_iter().chain(above).filter_map(|at| {
            let place = self.newest_place(&key[..at]).filter(|place| !place.is_empty() && *place != &key[..at])?;
            self.locate_by_places(roadmap, &(place.to_owned() + &key[at..]), steps - 1)
        });
        steps_on.into_iter().next()
    }

    /// The place that was said last of a key, in whatever text.
    fn newest_place(&self, key: &str) -> Option<&str> {
        let facts = self.ledger.item(key).into_iter().flat_map(|item| self.ledger.of_item(item));
        let places = facts.filter_map(|fact| match &fact.kind {
            FactKind::Place { place, .. } => Some((fact.at, place.as_str())),
            _ => None,
        });
        places.max().map(|(_, place)| place)
    }

    pub(super) fn find_item(&self, roadmap: &Roadmap, item: ItemId) -> Option<NodeId> {
        if self.ledger.has_places() {
            self.locate(roadmap, self.ledger.key(item))
        } else {
            roadmap.find_hashed(self.ledger.hash(item))
        }
    }

    /// Returns the place that facts give a key: at the newest place that was recorded for this version of the text, else at
    /// the newest that it holds.
    pub(super) fn placed(&self, roadmap: &Roadmap, key: &str) -> Option<Placed> {
        self.places(roadmap, key).max().map(|(_, _, node)| node)
    }

    /// Returns the place of a key when this version was open before, as far as it had a place in it.
    pub(super) fn found_before(&self, roadmap: &Roadmap, key: &str) -> Option<Placed> {
        let kind = self.places(roadmap, key).filter(|(is_of_this, ..)| *is_of_this).max();
        kind.map(|(_, _, node)| node).or_else(|| roadmap.find(key).map(Some))
    }

    /// The places given to a key that count here, each with whether it was recorded for this version, and when.
    fn places(&self, roadmap: &Roadmap, key: &str) -> impl Iterator<Item = (bool, At, Placed)> {
        let facts = self.ledger.item(key).into_iter().flat_map(|item| self.ledger.of_item(item));
        facts.filter_map(|fact| {
            let FactKind::Place { place, of, .. } = &fact.kind else { return None };
            let is_of_this = match of {
                Some(version) => version == roadmap.version(),
                None => self.ledger.is_of_version(fact.at, roadmap.version()),
            };
            let node = roadmap.find(place);
            let counts = node.is_some() || (is_of_this && place.is_empty());
            counts.then_some((is_of_this, fact.at, node))
        })
    }

    /// Every key that the node goes by: those that facts name, and the one that new facts would.
    pub fn keys_of(&self, roadmap: &Roadmap, node: NodeId) -> BTreeSet<String> {
        let known = self.keys_at(node).iter().map(|&(_, item)| self.ledger.key(item).to_owned());
        // Another machine that opened this text first, and knows no places yet, names the node by its path.
        let path = Some(roadmap.key(node)).filter(|path| self.locate(roadmap, path) == Some(node));
        known.chain([self.key(roadmap, node)]).chain(path).collect()
    }

    /// Every key that facts are recorded for.
    pub(super) fn known_keys(&self) -> impl Iterator<Item = &str> {
        self.ledger.items().map(|item| self.ledger.key(item))
    }

    /// The names of the texts that the roadmap was seen with, the newest first; one may come several times.
    pub fn seen_versions(&self) -> impl Iterator<Item = &str> {
        self.ledger.seen()
    }

    /// The keys that something was recorded for by the learner and that stand nowhere in this text, in order, each with
    /// the moment when that was last.
    pub fn orphans(&self) -> Vec<(String, At)> {
        let placed: HashSet<ItemId, RandomState> = self.keys.iter().map(|&(_, item)| item).collect();
        let lost = self.ledger.items().filter(|item| !placed.contains(item));
        let of_learner = lost.filter_map(|item| Some((self.ledger.key(item).to_owned(), self.last_word_on(item)?)));
        let mut orphans: Vec<(String, At)> = of_learner.collect();
        orphans.sort();
        orphans
    }

    /// Returns whether the learner said something of this key and it stands nowhere in this text.
    pub fn is_orphan(&self, roadmap: &Roadmap, key: &str) -> bool {
        self.ledger.item(key).is_some_and(|item| self.last_word_on(item).is_some())
            && self.locate(roadmap, key).is_none()
    }

    /// The mark that was given to a key itself, wherever it stands.
    pub fn mark_of_key(&self, key: &str) -> Mark {
        let Some(fields) = self.ledger.item(key).map(|item| self.ledger.fields(item)) else { return Mark::Todo };
        match fields.skip {
            Some((skipped, true)) if fields.yields_to(skipped) => Mark::Skipped,
            _ => fields.mark.map_or(Mark::Todo, |(_, mark)| mark),
        }
    }

    /// Returns the newest moment at which the learner said something of a key, other than where it stands.
    fn last_word_on(&self, item: ItemId) -> Option<At> {
        let kind = self.ledger.of_item(item).filter(|Fact { kind, .. }| kind.is_by_learner());
        kind.filter(|fact| !matches!(fact.kind, FactKind::Place { .. } | FactKind::Refuse { .. }))
            .map(|fact| fact.at)
            .max()
    }

    /// Returns the fact that puts a key at a node of this text, or at none: an orphan is attached, a wrong
    /// carry is taken back.
    pub fn place_fact(&self, roadmap: &Roadmap, key: &str, node: Option<NodeId>) -> FactKind {
        let place = node.map_or(String::new(), |node| roadmap.key(node));
        FactKind::Place { item: key.to_owned(), place, of: Some(roadmap.version().to_owned()) }
    }

    /// Returns the facts that take all of these keys out of this text. A node whose own path is among
    /// them gets a key of its own, which stands in the text `before` neither.
    pub fn detach(&self, roadmap: &Roadmap, before: &Roadmap, keys: &BTreeSet<String>) -> Vec<FactKind> {
        let apart = keys.iter().map(|key| self.place_fact(roadmap, key, None));
        let own = keys.iter().filter_map(|path| Some((path, roadmap.find(path)?)));
        let nameless = own.filter(|(path, node)| self.locate(roadmap, path) == Some(*node));
        let is_taken = |key: &str| roadmap.find(key).or(before.find(key)).is_some() || self.ledger.item(key).is_some();
        let named = nameless.map(|(path, node)| self.place_fact(roadmap, &fresh_key(path, is_taken), Some(node)));
        apart.chain(named).collect()
    }

    pub(super) fn keys_at(&self, node: NodeId) -> &[(NodeId, ItemId)] {
        let from = self.keys.partition_point(|(other, _)| *other < node);
        let to = from + self.keys[from..].partition_point(|(other, _)| *other == node);
        &self.keys[from..to]
    }

    /// Finds the node of every key that facts name, and joins what is recorded for it.
    pub(super) fn place_all(&mut self, roadmap: &Roadmap) {
        self.keys = self.ledger.items().filter_map(|item| Some((self.find_item(roadmap, item)?, item))).collect();
        self.keys.sort_unstable();
        let by_several = self.keys.chunk_by(|a, b| a.0 == b.0).filter(|keys| keys.len() > 1);
        self.joined = by_several.map(|keys| (keys[0].0, self.join(keys))).collect();
    }
}

/// The node that a key stands at, as far as `placed` and the roadmap tell.
pub(super) fn locate(roadmap: &Roadmap, key: &str, placed: impl Fn(&str) -> Option<Placed>) -> Option<NodeId> {
    if let Some(node) = placed(key) {
        return node;
    }
    if let Some(node) = roadmap.find(key) {
        return Some(node);
    }
    let above = key.rmatch_indices('/').take(DEEPEST);
    let (at, node) = above.map(|(at, _)| (at, placed(&key[..at]))).find_map(|(at, placed)| Some((at, placed?)))?;
    roadmap.find(&(roadmap.key(node?) + &key[at..]))
}

/// A key for what is new on a path whose key means something else: the first `~n` that is free.
pub(super) fn fresh_key(path: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut number = 2_u32;
    loop {
        let key = format!("{path}~{number}");
        if !is_taken(&key) {
            return key;
        }
        number += 1;
    }
}
