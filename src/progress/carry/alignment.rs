//! Which node of the old tree is which of the new one: found step by step, the surest evidence first.

use std::collections::VecDeque;

use super::side::{Side, Traits};
use super::{Map, Reason, judge, sections, wording::Wording};
use crate::roadmap::{NodeId, Roadmap};

/// The nodes of one key, or of twins that share it, on either side.
type SameKey = (Vec<usize>, Vec<usize>);

/// A one-to-one alignment in the making.
pub(super) struct Alignment<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
    /// The new node that each old one is.
    pub partner: Vec<Option<usize>>,
    /// The old node that each new one was.
    pub origin: Vec<Option<usize>>,
    /// Of each old node that has a partner: how it was found, and how sure that is, in percent.
    pub found: Vec<(Reason, u8)>,
    /// Of each old node whether its partner is sure.
    pub sure: Vec<bool>,
    /// Entries whose text occurs once in each whole roadmap, and says so little that only several of them tell.
    pub labels: Vec<(usize, usize)>,
}

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
        judge::judge(&mut alignment);
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
    judge::judge(&mut alignment);
    alignment
}

impl Alignment<'_> {
    /// Pairs two nodes, if both are free and of one class.
    pub fn pair(&mut self, old: usize, new: usize, reason: Reason, percent: u8) -> bool {
        let fits = self.is_free(old, new) && self.old.traits[old].divides == self.new.traits[new].divides;
        if fits {
            self.partner[old] = Some(new);
            self.origin[new] = Some(old);
            self.found[old] = (reason, percent);
        }
        fits
    }

    pub fn is_free(&self, old: usize, new: usize) -> bool {
        self.partner[old].is_none() && self.origin[new].is_none()
    }

    /// Returns whether the one stands for the other; the whole roadmap always does.
    pub fn corresponds(&self, old: usize, new: usize) -> bool {
        match self.partner.get(old) {
            Some(partner) => *partner == Some(new),
            None => new == self.new.whole(),
        }
    }

    /// Equal keys, of headings and of texts that occur once; those of other texts are left for later. Identical twins
    /// count as one key here.
    fn by_key(&mut self) -> Vec<SameKey> {
        let [old, new] = [&self.old, &self.new].map(|side| keys_without_twins(side.roadmap));
        let mut keys: Vec<SameKey> =
            old.into_iter().filter_map(|(key, old)| Some((old, new.get(&key)?.clone()))).collect();
        // In document order, so that what stands above is settled first.
        keys.sort_unstable();
        let [once_old, once_new] = [&self.old, &self.new].map(|side| once(side, |node| node.text));
        let is_alone = |side: &Side<'_>, once: &Map<u64, Option<usize>>, nodes: &[usize]| {
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
            if is_like && (judge::link_is_all(self, old, new) || self.parts_from_its_text(old, new)) {
                self.pair(old, new, Reason::Links, 97);
            }
        }
    }

    /// Returns whether what one side says beside its link stands above the link on the other.
    pub fn parts_from_its_text(&self, old: usize, new: usize) -> bool {
        let stands_above = |(side, node): (&Side<'_>, usize), (other, entry): (&Side<'_>, usize)| {
            let above = other.traits.get(other.traits[entry].parent).map_or(0, |above| above.text);
            above != 0 && above == side.traits[node].bare && judge::is_link(other, entry)
        };
        let (old, new) = ((&self.old, old), (&self.new, new));
        stands_above(old, new) || stands_above(new, old)
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

    /// Pairs nodes of one text. Links tell some apart; the rest goes by order, up to the smaller number.
    pub fn pair_twins(&mut self, old: &[usize], new: &[usize], reason: Reason, percent: u8) -> bool {
        if let (&[old], &[new]) = (old, new) {
            return self.pair(old, new, reason, percent);
        }
        let [by_link, other_by_link] = [(&self.old, old), (&self.new, new)]
            .map(|(side, twins)| alone(twins.iter().map(|&twin| (side.traits[twin].links, twin))));
        let mut any = false;
        for (links, old) in by_link {
            if let (Some(old), Some(Some(new))) = (old, other_by_link.get(&links).copied()) {
                any |= self.pair(old, new, reason, percent);
            }
        }
        let old: Vec<usize> = old.iter().copied().filter(|&old| self.partner[old].is_none()).collect();
        let new: Vec<usize> = new.iter().copied().filter(|&new| self.origin[new].is_none()).collect();
        let pairs =
            if self.stand_alike(&old, &new) { old.into_iter().zip(new).collect() } else { self.by_place(&old, &new) };
        pairs.into_iter().fold(any, |any, (a, b)| self.pair(a, b, Reason::Order, percent.min(95)) || any)
    }

    /// Returns whether twins stand in one section on either side, or as many in the same places, each beside the other:
    /// one key may stand under several entries.
    fn stand_alike(&self, old: &[usize], new: &[usize]) -> bool {
        let is_one = |side: &Side<'_>, twins: &[usize]| {
            twins.windows(2).all(|two| side.traits[two[0]].parent == side.traits[two[1]].parent)
        };
        let stand_together = is_one(&self.old, old) && is_one(&self.new, new);
        let mut pairs = old.iter().zip(new);
        stand_together || (old.len() == new.len() && pairs.all(|(&a, &b)| self.place(true, a) == self.place(false, b)))
    }

    /// Twins that stand below one node, in their order.
    fn by_place(&self, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
        let mut places: Map<Place, VecDeque<usize>> = Map::default();
        for &new in new {
            places.entry(self.place(false, new)).or_default().push_back(new);
        }
        let next = |&old: &usize| Some((old, places.get_mut(&self.place(true, old))?.pop_front()?));
        old.iter().filter_map(next).collect()
    }

    /// Returns the place of a twin: the new node above it, or the text above it where that has no partner yet.
    fn place(&self, is_old: bool, node: usize) -> Place {
        let side = if is_old { &self.old } else { &self.new };
        let parent = side.traits[node].parent;
        let paired = if is_old {
            self.partner.get(parent).copied().flatten()
        } else {
            self.origin.get(parent).copied().flatten().map(|_| parent)
        };
        match paired {
            _ if parent == side.whole() => Place::Whole,
            Some(new) => Place::Below(new),
            None => Place::Named(side.traits[parent].text),
        }
    }
}

/// The place of a twin.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Place {
    Whole,
    /// A node of the new roadmap.
    Below(usize),
    /// A node without a partner, by the hash of its text.
    Named(u64),
}

/// The nodes of each key, those of one text under one heading together.
fn keys_without_twins(roadmap: &Roadmap) -> Map<u64, Vec<usize>> {
    let mut keys: Map<u64, Vec<usize>> = Map::with_capacity_and_hasher(roadmap.len(), Default::default());
    for (id, _) in roadmap.nodes() {
        keys.entry(roadmap.hash_of_twins(id)).or_default().push(NodeId::index(id));
    }
    keys
}

/// Returns the pairs of nodes that have a value alone on both sides.
fn in_both(old: Map<u64, Option<usize>>, new: &Map<u64, Option<usize>>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> =
        old.into_iter().filter_map(|(value, old)| Some((old?, (*new.get(&value)?)?))).collect();
    pairs.sort_unstable();
    pairs
}

/// The entry that has each value, if it is only one.
fn once(side: &Side<'_>, of: fn(&Traits) -> u64) -> Map<u64, Option<usize>> {
    let entries = side.traits.iter().enumerate().filter(|(_, node)| !node.divides);
    alone(entries.map(|(at, node)| (of(node), at)))
}

/// Maps each value other than 0 to the one node that has it, or to `None` where several do.
fn alone(values: impl Iterator<Item = (u64, usize)>) -> Map<u64, Option<usize>> {
    let mut alone = Map::default();
    for (value, at) in values.filter(|(value, _)| *value != 0) {
        alone.entry(value).and_modify(|first| *first = None).or_insert(Some(at));
    }
    alone
}
