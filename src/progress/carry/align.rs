//! The alignment of two trees: nodes are paired step by step, the surest evidence first.

use foldhash::HashMap;

use super::alignment::{Alignment, alone};
use super::side::{Side, Traits};
use super::wording::Wording;
use super::{Reason, classify, sections};
use crate::roadmap::{NodeId, Roadmap};

/// The nodes of one key, or of twins that share it, on either side.
type SameKey = (Vec<usize>, Vec<usize>);

/// Aligns two trees. Each step uses what those before it found.
pub(super) fn align<'a>(old: &'a Roadmap, new: &'a Roadmap) -> Alignment<'a> {
    let mut alignment = Alignment {
        partner: vec![None; old.len()],
        origin: vec![None; new.len()],
        found: vec![(Reason::Key, 0); old.len()],
        sure: vec![false; old.len()],
        labels: Vec::new(),
        old: Side::of(old),
        new: Side::of(new),
    };
    if old.source() == new.source() {
        (0..old.len().min(new.len())).for_each(|node| _ = alignment.pair(node, node, Reason::Key, 100));
        classify::classify(&mut alignment);
        return alignment;
    }
    let repeated = alignment.by_key();
    let speaks = |old: &Traits, new: &Traits| !old.is_label() && !new.is_label();
    alignment.by_what_occurs_once(|node| node.text, Reason::Text, 99, speaks);
    alignment.by_lone_links();
    alignment.by_section_names();
    alignment.by_repeated_key(repeated);
    alignment.labels = alignment.once_in_both(|node| node.text);
    while sections::settle(&mut alignment) {}
    let mut wording = Wording::of_free(&alignment);
    while wording.settle(&mut alignment) || alignment.by_what_is_left() {
        while sections::settle(&mut alignment) {}
    }
    classify::classify(&mut alignment);
    alignment
}

impl Alignment<'_> {
    /// Equal keys, of headings and of texts that occur once; those of other texts are left for later. Identical twins
    /// count as one key here.
    fn by_key(&mut self) -> Vec<SameKey> {
        let [old, new] = [&self.old, &self.new].map(|side| keys_without_twins(side.roadmap));
        let mut keys: Vec<SameKey> =
            old.into_iter().filter_map(|(key, old)| Some((old, new.get(&key)?.clone()))).collect();
        // In document order, so that what stands above is settled first.
        keys.sort_unstable();
        let [once_old, once_new] = [&self.old, &self.new].map(|side| once(side, |node| node.text));
        let is_alone = |side: &Side<'_>, once: &HashMap<u64, Option<usize>>, nodes: &[usize]| {
            nodes
                .iter()
                .all(|&node| side.traits[node].divides || once.get(&side.traits[node].text) == Some(&Some(node)))
        };
        let (alone, repeated): (Vec<_>, Vec<_>) = keys
            .into_iter()
            .partition(|(old, new)| is_alone(&self.old, &once_old, old) && is_alone(&self.new, &once_new, new));
        for (old, new) in &alone {
            self.pair_twins(old, new, Reason::Key, 100);
        }
        repeated
    }

    /// Pairs by key what many sections hold, such as `Practice` in each `Week 1` to `Week 9`, only while the rest
    /// of its section is not found under another name: weeks are inserted, and the others renumbered.
    fn by_repeated_key(&mut self, keys: Vec<SameKey>) {
        let elsewhere = sections::gone_as_a_whole(self);
        for (old, new) in keys {
            let sections = (self.old.traits[old[0]].parent, self.new.traits[new[0]].parent);
            if sections::agree(self, &elsewhere, sections) {
                self.pair_twins(&old, &new, Reason::Key, 100);
            }
        }
    }

    /// A trait that one entry has in each whole roadmap, where the two fit; whether any was paired by it.
    fn by_what_occurs_once(
        &mut self,
        of: fn(&Traits) -> u64,
        reason: Reason,
        percent: u8,
        fits: impl Fn(&Traits, &Traits) -> bool,
    ) -> bool {
        self.once_in_both(of).into_iter().fold(false, |any, (old, new)| {
            let fits = fits(&self.old.traits[old], &self.new.traits[new]);
            (fits && self.pair(old, new, reason, percent)) || any
        })
    }

    /// Links that one entry has in each whole roadmap, where they are all that both say. What shares a link with more
    /// to say is found by its wording, or in its section.
    fn by_lone_links(&mut self) {
        for (old, new) in self.once_in_both(|node| node.links) {
            let (a, b) = (&self.old.traits[old], &self.new.traits[new]);
            let is_like = !a.leads && !b.leads && a.is_item == b.is_item && self.is_free(old, new);
            if is_like && (classify::link_is_all(self, old, new) || classify::is_text_above_link(self, old, new)) {
                self.pair(old, new, Reason::Links, 97);
            }
        }
    }

    /// Sections whose name occurs once in each whole roadmap, unless what the old one holds went elsewhere.
    fn by_section_names(&mut self) {
        let elsewhere = sections::gone_as_a_whole(self);
        let names = |side: &Side<'_>| {
            let sections = side.traits.iter().enumerate().filter(|(_, node)| node.divides);
            alone(sections.map(|(at, node)| (node.text, at)))
        };
        let (old, new) = (names(&self.old), names(&self.new));
        for (old, new) in in_both(old, &new) {
            if sections::agree(self, &elsewhere, (old, new)) {
                self.pair(old, new, Reason::Text, 95);
            }
        }
    }

    /// The same with less to go by, for what nothing else was found for: an item often takes over the link that stood
    /// in a point below it, and a short text that stands alone on both sides is more likely moved than made twice.
    fn by_what_is_left(&mut self) -> bool {
        self.by_what_occurs_once(|node| node.links, Reason::Links, 85, |old, new| !old.is_label() && !new.is_label())
            || self.by_what_occurs_once(
                |node| node.text,
                Reason::Text,
                80,
                |old, new| old.is_item && new.is_item && !old.announces && !new.announces,
            )
    }

    /// The entries of which each side has one with this trait.
    fn once_in_both(&self, of: fn(&Traits) -> u64) -> Vec<(usize, usize)> {
        let [old, new] = [&self.old, &self.new].map(|side| once(side, of));
        in_both(old, &new)
    }
}

/// The nodes of each key, those of one text under one heading together.
fn keys_without_twins(roadmap: &Roadmap) -> HashMap<u64, Vec<usize>> {
    let mut keys: HashMap<u64, Vec<usize>> = HashMap::with_capacity_and_hasher(roadmap.len(), Default::default());
    for (id, _) in roadmap.nodes() {
        keys.entry(roadmap.hash_of_twins(id)).or_default().push(NodeId::index(id));
    }
    keys
}

/// Returns the pairs of nodes that have a value alone on both sides.
fn in_both(old: HashMap<u64, Option<usize>>, new: &HashMap<u64, Option<usize>>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> =
        old.into_iter().filter_map(|(value, old)| Some((old?, (*new.get(&value)?)?))).collect();
    pairs.sort_unstable();
    pairs
}

/// The entry that has each value, if it is only one.
fn once(side: &Side<'_>, of: fn(&Traits) -> u64) -> HashMap<u64, Option<usize>> {
    let entries = side.traits.iter().enumerate().filter(|(_, node)| !node.divides);
    alone(entries.map(|(at, node)| (of(node), at)))
}
