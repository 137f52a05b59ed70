//! A one-to-one alignment of two trees, and the pairing of nodes in it.

use std::collections::VecDeque;

use foldhash::HashMap;

use super::Reason;
use super::side::Side;

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
        let mut places: HashMap<Place, VecDeque<usize>> = HashMap::default();
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

/// Maps each value other than 0 to the one node that has it, or to `None` where several do.
pub(super) fn alone(values: impl Iterator<Item = (u64, usize)>) -> HashMap<u64, Option<usize>> {
    let mut alone = HashMap::default();
    for (value, at) in values.filter(|(value, _)| *value != 0) {
        alone.entry(value).and_modify(|first| *first = None).or_insert(Some(at));
    }
    alone
}
