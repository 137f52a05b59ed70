//! The alignment of two trees: nodes are paired step by step, the surest evidence first.

use foldhash::HashMap;

use super::alignment::{Alignment, alone};
use super::side::{Side, Traits};
use super::wording::Wording;
use super::{Reason, classify, sections};
use crate::roadmap::Roadmap;

/// The nodes of one key, or of twins that share it, on either side.
type SameKey<'k> = (&'k [usize], &'k [usize]);

/// The one entry that has each value, or `None` where several do.
type Once = HashMap<u64, Option<usize>>;

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
    let by_key = [old, new].map(ByKey::of);
    let once = |of: fn(&Traits) -> u64| [&alignment.old, &alignment.new].map(|side| once(side, of));
    let (once_by_text, [old_links, new_links]) = (once(|node| node.text), once(|node| node.links));
    let (texts, links) = (in_both(&once_by_text[0], &once_by_text[1]), in_both(&old_links, &new_links));
    let repeated = alignment.by_key(&by_key, &once_by_text);
    let speaks = |old: &Traits, new: &Traits| !old.is_label() && !new.is_label();
    alignment.pair_fitting(&texts, Reason::Text, 99, speaks);
    alignment.by_lone_links(&links);
    alignment.by_section_names();
    alignment.by_repeated_key(repeated);
    alignment.labels.clone_from(&texts);
    while sections::settle(&mut alignment) {}
    let mut wording = Wording::of_free(&alignment);
    while wording.settle(&mut alignment) || alignment.by_what_is_left(&texts, &links) {
        while sections::settle(&mut alignment) {}
    }
    classify::classify(&mut alignment);
    alignment
}

impl Alignment<'_> {
    /// Equal keys, of headings and of texts that occur once; those of other texts are left for later. Identical twins
    /// count as one key here.
    fn by_key<'k>(&mut self, [old, new]: &'k [ByKey; 2], [once_old, once_new]: &[Once; 2]) -> Vec<SameKey<'k>> {
        let mut keys = in_common(old, new);
        // In document order, so that what stands above is settled first.
        keys.sort_unstable();
        let is_alone = |side: &Side<'_>, once: &Once, nodes: &[usize]| {
            let is_alone = |&node: &usize| once.get(&side.traits[node].text) == Some(&Some(node));
            nodes.iter().all(|node| side.traits[*node].divides || is_alone(node))
        };
        let (alone, repeated): (Vec<_>, Vec<_>) = keys
            .into_iter()
            .partition(|(old, new)| is_alone(&self.old, once_old, old) && is_alone(&self.new, once_new, new));
        for (old, new) in alone {
            self.pair_twins(old, new, Reason::Key, 100);
        }
        repeated
    }

    /// Pairs by key what many sections hold, such as `Practice` in each `Week 1` to `Week 9`, only while the rest
    /// of its section is not found under another name: weeks are inserted, and the others renumbered.
    fn by_repeated_key(&mut self, keys: Vec<SameKey<'_>>) {
        let elsewhere = sections::gone_as_a_whole(self);
        for (old, new) in keys {
            let sections = (self.old.traits[old[0]].parent, self.new.traits[new[0]].parent);
            if sections::agree(self, &elsewhere, sections) {
                self.pair_twins(old, new, Reason::Key, 100);
            }
        }
    }

    /// Pairs those of these nodes that fit, and returns whether there were any.
    fn pair_fitting(
        &mut self,
        pairs: &[(usize, usize)],
        reason: Reason,
        percent: u8,
        fit: impl Fn(&Traits, &Traits) -> bool,
    ) -> bool {
        pairs.iter().fold(false, |any, &(old, new)| {
            let fit = fit(&self.old.traits[old], &self.new.traits[new]);
            (fit && self.pair(old, new, reason, percent)) || any
        })
    }

    /// Links that one entry has in each whole roadmap, where they are all that both say. What shares a link with more
    /// to say is found by its wording, or in its section.
    fn by_lone_links(&mut self, links: &[(usize, usize)]) {
        for &(old, new) in links {
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
        for (old, new) in in_both(&old, &new) {
            if sections::agree(self, &elsewhere, (old, new)) {
                self.pair(old, new, Reason::Text, 95);
            }
        }
    }

    /// The same with less to go by, for what nothing else was found for: an item often takes over the link that stood
    /// in a point below it, and a short text that stands alone on both sides is more likely moved than made twice.
    fn by_what_is_left(&mut self, texts: &[(usize, usize)], links: &[(usize, usize)]) -> bool {
        let are_no_labels = |old: &Traits, new: &Traits| !old.is_label() && !new.is_label();
        let are_items = |old: &Traits, new: &Traits| old.is_item && new.is_item && !old.announces && !new.announces;
        self.pair_fitting(links, Reason::Links, 85, are_no_labels)
            || self.pair_fitting(texts, Reason::Text, 80, are_items)
    }
}

/// The nodes of a roadmap in the order of their keys' hashes; those of one text under one heading have one key.
struct ByKey {
    keys: Vec<u64>,
    nodes: Vec<usize>,
}

impl ByKey {
    fn of(roadmap: &Roadmap) -> ByKey {
        let mut keys: Vec<(u64, usize)> =
            roadmap.nodes().map(|(id, _)| (roadmap.hash_of_twins(id), id.index())).collect();
        keys.sort_unstable();
        let (keys, nodes) = keys.into_iter().unzip();
        ByKey { keys, nodes }
    }

    /// Each key with its nodes.
    fn groups(&self) -> impl Iterator<Item = (u64, &[usize])> {
        let mut start = 0;
        self.keys.chunk_by(|a, b| a == b).map(move |keys| {
            let nodes = &self.nodes[start..start + keys.len()];
            start += keys.len();
            (keys[0], nodes)
        })
    }
}

/// Returns the nodes of each key that both have.
fn in_common<'k>(old: &'k ByKey, new: &'k ByKey) -> Vec<SameKey<'k>> {
    let mut news = new.groups().peekable();
    let same = old.groups().filter_map(|(key, old)| {
        while news.next_if(|(other, _)| *other < key).is_some() {}
        news.next_if(|(other, _)| *other == key).map(|(_, new)| (old, new))
    });
    same.collect()
}

/// Returns the pairs of nodes that have a value alone on both sides.
fn in_both(old: &Once, new: &Once) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> =
        old.iter().filter_map(|(value, old)| Some(((*old)?, (*new.get(value)?)?))).collect();
    pairs.sort_unstable();
    pairs
}

/// The entry that has each value, if it is only one.
fn once(side: &Side<'_>, of: fn(&Traits) -> u64) -> Once {
    let entries = side.traits.iter().enumerate().filter(|(_, node)| !node.divides);
    alone(entries.map(|(at, node)| (of(node), at)))
}
