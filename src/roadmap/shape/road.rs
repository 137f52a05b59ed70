//! The road: the divisions that are numbered with one word, or by consecutive numerals.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use foldhash::fast::RandomState;

use super::shaper::{Numbered, Shaper};
use crate::roadmap::heading::{self, KeptParts, Series};
use crate::roadmap::node::NodeId;
use crate::roadmap::numbering::Term;

/// The divisions that the headline counts alone; none where all are.
#[derive(Debug, Default)]
pub(super) struct Road {
    /// In document order, none inside another.
    divisions: Vec<usize>,
    /// The word they are numbered with; of bare numerals there is none.
    pub(super) term: Option<Term>,
    /// Each number is greater than the one before.
    pub(super) ascends: bool,
}

impl Road {
    pub(super) fn is_empty(&self) -> bool {
        self.divisions.is_empty()
    }

    /// The divisions, in document order.
    pub(super) fn divisions(&self) -> &[usize] {
        &self.divisions
    }

    /// Returns true if this heading is one of the divisions.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.divisions.binary_search(&at).is_ok()
    }

    /// Returns true if one of the divisions stands between two places.
    pub(super) fn has_any_within(&self, from: usize, end: usize) -> bool {
        self.divisions.get(self.divisions.partition_point(|&at| at < from)).is_some_and(|&at| at < end)
    }
}

/// Headings that are numbered alike.
struct Candidate {
    term: Option<Term>,
    headings: Vec<Numbered>,
    /// The shallowest of their levels.
    level: u8,
    /// Their number, with those that have no weight.
    all: usize,
}

impl Candidate {
    fn ascends(&self) -> bool {
        self.headings.is_sorted_by(|a, b| a.ordinal < b.ordinal)
    }

    /// Of the other's headings, those that hold any of this one's; `None` where some of this one's are in none.
    fn containers(&self, shaper: &Shaper<'_>, other: &Candidate) -> Option<usize> {
        let container = |inner: &Numbered| {
            let before = other.headings.partition_point(|outer| outer.at < inner.at);
            let outer = other.headings.get(before.checked_sub(1)?)?;
            (inner.at < shaper.nodes[outer.at].end.index()).then_some(outer.at)
        };
        let mut containers = self.headings.iter().map(container).collect::<Option<Vec<usize>>>()?;
        containers.dedup();
        Some(containers.len())
    }

    /// Returns true if this one is the road rather than the other.
    fn is_better_than(&self, other: &Candidate, shaper: &Shaper<'_>) -> bool {
        // What holds others is the road, but for one numeral that holds all numbered with a word.
        if let Some(containers) = self.containers(shaper, other) {
            return containers == 1 && other.term.is_none() && self.term.is_some();
        }
        if let Some(containers) = other.containers(shaper, self) {
            return !(containers == 1 && self.term.is_none() && other.term.is_some());
        }
        let rank = |one: &Candidate| {
            (one.term.is_none(), one.level, std::cmp::Reverse(one.headings.len()), one.headings[0].at)
        };
        rank(self) < rank(other)
    }
}

impl Shaper<'_> {
    /// The road among the headings that have any weight.
    pub(super) fn road(&self, title: Option<usize>, weights: &[u32]) -> Road {
        let shallowest = self.shallowest_level(title, weights);
        let all: u64 =
            (0..self.nodes.len()).filter(|&at| self.nodes[at].parent.is_none()).map(|at| u64::from(weights[at])).sum();
        let is_road = |candidate: &Candidate| {
            let weight: u64 = candidate.headings.iter().map(|heading| u64::from(weights[heading.at])).sum();
            let is_of_roadmap = candidate.term.is_some_and(Term::is_of_roadmap);
            let is_most = weight * 2 >= all && candidate.term != Some(Term::Option);
            let are_several = candidate.headings.len() >= 2 || (is_of_roadmap && candidate.all >= 2);
            let may_be_deeper = candidate.ascends() && !candidate.headings[0].is_behind && (is_of_roadmap || is_most);
            are_several && (candidate.level <= shallowest || may_be_deeper)
        };
        let candidates = self.numbered_headings(title, weights).into_iter().filter(is_road);
        let best = candidates.reduce(|best, next| if next.is_better_than(&best, self) { next } else { best });
        best.map_or_else(Road::default, |best| Road {
            term: best.term,
            ascends: best.ascends(),
            divisions: best.headings.iter().map(|heading| heading.at).collect(),
        })
    }

    /// Takes the headings apart: which are numbered, and which have more to them than a name.
    pub(super) fn find_numbers(&mut self) {
        let in_series = self.find_series();
        for at in 0..self.nodes.len() {
            let node = self.nodes[at];
            if node.level == 0 {
                continue;
            }
            let words = node.words(self.source, &self.texts);
            let parts = if in_series.contains(&at) { heading::parts_in_series(words) } else { heading::parts(words) };
            if let Some(ordinal) = parts.ordinal {
                let (term, is_behind) = (parts.term, parts.is_behind);
                self.numbered.push(Numbered { at, start: node.start, term, is_behind, ordinal, level: node.level });
            }
            if parts.ordinal.is_some() || parts.name != words {
                let parts = KeptParts::from(parts);
                self.nodes[at].heading = self.headings.len() as u32;
                self.headings.push(parts);
            }
        }
    }

    /// The headings whose numbers count only in a series: of siblings, one after the other from the first on.
    fn find_series(&self) -> HashSet<usize, RandomState> {
        let mut by_parent: BTreeMap<(Option<NodeId>, u8, Series), Vec<Numbered>> = BTreeMap::new();
        for at in 0..self.nodes.len() {
            let node = self.nodes[at];
            if node.level == 0 {
                continue;
            }
            let words = node.words(self.source, &self.texts);
            let Some((series, ordinal)) = heading::in_series(words) else { continue };
            let heading = Numbered { at, start: node.start, term: None, is_behind: false, ordinal, level: node.level };
            by_parent.entry((node.parent, node.level, series)).or_default().push(heading);
        }
        let series = by_parent.values().filter(|headings| headings[0].ordinal <= 1 && are_consecutive(headings));
        series.flatten().map(|heading| heading.at).collect()
    }

    /// The first level with several headings that have any weight, or else with one.
    fn shallowest_level(&self, title: Option<usize>, weights: &[u32]) -> u8 {
        let mut headings = [0_u32; 7];
        for at in (0..self.nodes.len()).filter(|&at| Some(at) != title && weights[at] > 0 && !self.within_entry[at]) {
            headings[usize::from(self.nodes[at].level)] += 1;
        }
        let first = |least: u32| (1..=6_u8).find(|&level| headings[usize::from(level)] >= least);
        first(2).or_else(|| first(1)).unwrap_or(0)
    }

    fn numbered_headings(&self, title: Option<usize>, weights: &[u32]) -> Vec<Candidate> {
        let mut by_term: BTreeMap<(Option<Term>, u8, bool), Vec<Numbered>> = BTreeMap::new();
        let headings =
            self.numbered.iter().filter(|heading| Some(heading.at) != title && !self.within_entry[heading.at]);
        for heading in headings {
            let of_one_level = if heading.term.is_some() { 0 } else { heading.level };
            by_term.entry((heading.term, of_one_level, heading.is_behind)).or_default().push(*heading);
        }
        let candidate = |((term, ..), headings): ((Option<Term>, u8, bool), Vec<Numbered>)| {
            if term.is_none() && !are_consecutive(&headings) {
                return None;
            }
            self.candidate(term, headings, weights)
        };
        by_term.into_iter().filter_map(candidate).collect()
    }

    /// The headings that have any weight, none inside another. Where their numbers begin again, those of the shallowest
    /// level alone.
    fn candidate(&self, term: Option<Term>, headings: Vec<Numbered>, weights: &[u32]) -> Option<Candidate> {
        let all = headings.iter().map(|heading| (heading.level, heading.ordinal)).collect::<BTreeSet<_>>().len();
        let mut end = 0;
        let mut outermost = headings;
        outermost.retain(|heading| {
            let is_one = heading.at >= end && weights[heading.at] > 0;
            end = if is_one { self.nodes[heading.at].end.index() } else { end };
            is_one
        });
        let level = outermost.iter().map(|heading| heading.level).min()?;
        let mut candidate = Candidate { term, headings: outermost, level, all };
        if !candidate.ascends() {
            candidate.headings.retain(|heading| heading.level == level);
        }
        Some(candidate)
    }
}

/// Returns true if bare numerals count divisions: each is greater than the one before, and most follow on it.
fn are_consecutive(headings: &[Numbered]) -> bool {
    let follows = headings.windows(2).filter(|pair| pair[1].ordinal == pair[0].ordinal + 1).count();
    let ascends = headings.is_sorted_by(|a, b| a.ordinal < b.ordinal);
    ascends && follows > 0 && follows * 2 >= headings.len() - 1
}
