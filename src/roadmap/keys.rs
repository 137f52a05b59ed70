//! Keys: the stable names that journals keep, given from texts and settled among siblings.
//!
//! A key hangs on the nearest heading (a point's on its item), so groups and the nesting of boxes may change
//! without changing it. Only hashes are kept; the string is made when asked for.

use std::collections::HashMap;

use super::hash::{Fnv, HashMapOfHashes};
use super::node::{Kind, NodeId};
use super::{Roadmap, slug};

/// The bytes of a text from which on its part of keys is kept: a slug of it reads it whole.
const LONG: usize = 512;

/// The hash of a node's whole key, by which it is found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyHash(u64);

impl KeyHash {
    pub(crate) fn of(key: &str) -> KeyHash {
        KeyHash(Fnv::of_key(key).0)
    }
}

impl Roadmap {
    /// The node's stable key, e.g. `python-fundamentals/data-structures/lists`.
    pub fn key(&self, id: NodeId) -> String {
        match &self.given {
            Some(given) => given[id.index()].clone(),
            None => self.key_as_read(id),
        }
    }

    /// The node's key less the number that tells it from siblings with the very same text.
    fn key_of_twins(&self, id: NodeId) -> String {
        let mut key = self.key_as_read(id);
        let twin = self.node(id).twin;
        if twin > 1 {
            key.truncate(key.len() - format!("~{twin}").len());
        }
        key
    }

    /// The hash of that key.
    pub(crate) fn hash_of_twins(&self, id: NodeId) -> u64 {
        match self.given.is_some() || self.node(id).twin > 1 {
            true => Fnv::of_key(&self.key_of_twins(id)).0,
            false => self.node(id).key,
        }
    }

    fn key_as_read(&self, id: NodeId) -> String {
        let chain: Vec<NodeId> = std::iter::successors(Some(id), |&id| self.node(id).key_parent).collect();
        let mut key = String::new();
        for &id in chain.iter().rev() {
            if !key.is_empty() {
                key.push('/');
            }
            if self.words(id).len() > LONG {
                key.push_str(&self.long_parts()[&id]);
            } else {
                self.push_part(&mut key, id);
            }
        }
        key
    }

    /// Appends what a node's own text gives its key.
    fn push_part(&self, key: &mut String, id: NodeId) {
        slug::push(key, self.named_by(id));
        key.push_str(self.group_sign(id));
        key.push_str(&self.suffix(id));
    }

    /// The parts of long texts, each made once however many nodes stand below.
    fn long_parts(&self) -> &HashMap<NodeId, String> {
        self.long_parts.get_or_init(|| {
            let long = self.nodes().map(|(id, _)| id).filter(|&id| self.words(id).len() > LONG);
            long.map(|id| {
                let mut part = String::new();
                self.push_part(&mut part, id);
                (id, part)
            })
            .collect()
        })
    }

    /// The node that has this key, if the roadmap holds it.
    pub fn find(&self, key: &str) -> Option<NodeId> {
        self.find_hashed(KeyHash::of(key))
    }

    /// The same, of a key whose hash is known.
    pub(crate) fn find_hashed(&self, KeyHash(wanted): KeyHash) -> Option<NodeId> {
        let by_key = self.by_key.get_or_init(|| {
            let keys = self.nodes.iter().enumerate().map(|(index, node)| (node.key, NodeId::new(index)));
            keys.collect()
        });
        by_key.get(&wanted).copied()
    }

    /// Gives every node its key. Parents stand before their children, so one walk settles all.
    pub(super) fn assign_keys(&mut self) {
        self.hang_keys();
        self.settle_siblings();
        for index in 0..self.nodes.len() {
            let part = Fnv(self.nodes[index].key).then(&self.suffix(NodeId::new(index)));
            let above = self.nodes[index].key_parent.map(|up| Fnv(self.node(up).key));
            self.nodes[index].key = above.map_or(part, |above| above.join(part)).0;
        }
    }

    /// Finds what each key continues: the nearest heading above; of a point the item (or heading) it stands in.
    fn hang_keys(&mut self) {
        for index in 0..self.nodes.len() {
            let node = &self.nodes[index];
            let Some(up) = node.parent else { continue };
            let above = self.node(up);
            let is_base = above.level > 0 || (node.kind == Kind::Point && above.kind == Kind::Item);
            self.nodes[index].key_parent = if is_base {
                Some(up)
            } else if node.kind != Kind::Point && above.kind == Kind::Point {
                above.key_parent.and_then(|item| self.heading_at(item))
            } else {
                above.key_parent
            };
        }
    }

    fn heading_at(&self, id: NodeId) -> Option<NodeId> {
        let node = self.node(id);
        if node.level > 0 { Some(id) } else { node.key_parent }
    }

    /// Marks siblings whose slugs meet: those of different texts get a hash of the text, those of the same
    /// text a number. Leaves the hash of its slug in each node's key.
    fn settle_siblings(&mut self) {
        let mut scratch = String::new();
        let mut slugs = Vec::with_capacity(self.nodes.len());
        for index in 0..self.nodes.len() {
            let id = NodeId::new(index);
            let slug = slug::hash(self.named_by(id), &mut scratch).then(self.group_sign(id));
            let above = self.node(id).key_parent.map_or(0, |up| up.index() as u64 + 1);
            slugs.push(Fnv(above).join(slug).0);
            self.nodes[index].key = slug.0;
        }
        let mut repeats = repeats(&slugs);
        repeats.sort_unstable();
        for siblings in repeats.chunk_by(|a, b| a.0 == b.0).filter(|siblings| siblings.len() > 1) {
            self.tell_apart(siblings.iter().map(|(_, id)| *id).collect());
        }
    }

    fn tell_apart(&mut self, siblings: Vec<NodeId>) {
        let differ = siblings.iter().any(|&id| self.words(id) != self.words(siblings[0]));
        let mut seen: HashMapOfHashes<u32> = HashMapOfHashes::default();
        for id in siblings {
            let twin = seen.entry(Fnv::of(self.words(id)).0).or_default();
            *twin += 1;
            let node = &mut self.nodes[id.index()];
            node.twin = *twin;
            node.hashed = differ;
        }
    }

    /// The words that a node's slug is made of: of a heading its name.
    pub(super) fn named_by(&self, id: NodeId) -> &str {
        self.node(id).name(self.words(id), &self.headings)
    }

    /// Sets groups, and sections that are no headings, apart from items of the same name, whose keys they must not touch.
    fn group_sign(&self, id: NodeId) -> &'static str {
        let node = self.node(id);
        let is_group = node.kind == Kind::Group || (node.kind == Kind::Section && !node.is_heading());
        if is_group { ":" } else { "" }
    }

    fn suffix(&self, id: NodeId) -> String {
        let node = self.node(id);
        let hash = if node.hashed { format!("~{}", Fnv::of(self.words(id)).short()) } else { String::new() };
        if node.twin > 1 { format!("{hash}~{}", node.twin) } else { hash }
    }
}

/// The hashes that others may equal, each with its place: all that do, and a few besides.
fn repeats(hashes: &[u64]) -> Vec<(u64, NodeId)> {
    // A map of all of them would take a tenth of the time in which a roadmap is read.
    const SLOTS: usize = 8;
    let slots = (hashes.len() * SLOTS).next_power_of_two();
    let slot = |hash: &u64| (hash >> 20) as usize & (slots - 1);
    let mut counts = vec![0_u8; slots];
    for hash in hashes {
        let count = &mut counts[slot(hash)];
        *count = count.saturating_add(1);
    }
    let places = hashes.iter().enumerate().filter(|(_, hash)| counts[slot(hash)] > 1);
    places.map(|(index, &hash)| (hash, NodeId::new(index))).collect()
}
