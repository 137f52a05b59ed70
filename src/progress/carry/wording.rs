//! Rewordings: free nodes whose texts are alike, the more alike the less else speaks for them.

use foldhash::{HashMap, HashSet};

use super::Reason;
use super::alignment::Alignment;
use super::candidates::{self, Pair};
use super::sections::{self, Sections};
use super::side::{Side, Traits};
use super::words::{self, Patterns, Texts, Words};

/// So much further behind any other candidate must be, on both sides.
const AHEAD: f32 = 0.1;
/// A candidate in a corresponding section is this much ahead of one elsewhere that is as like.
const HOME: f32 = 0.15;
/// No two texts less alike than this are ever one: in corresponding sections, between two paired neighbours.
const LEAST: f32 = 0.5;
/// The same with one neighbour that is paired, and with none.
const WITH_NEIGHBOUR: f32 = 0.65;
const WITHOUT_NEIGHBOUR: f32 = 0.75;
/// The same in sections that do not correspond, for short texts and for those of many words.
const ELSEWHERE: f32 = 0.85;
const ELSEWHERE_OF_MANY_WORDS: f32 = 0.75;
/// The least similarity of texts of which each has a number that the other lacks.
const SURE: f32 = 0.97;
/// Added for a link in common, and for links of which none is in common.
const SHARED_LINK: f32 = 0.25;
const OTHER_LINKS: f32 = -0.1;
/// The highest percentage of a pair that is not sure.
pub(super) const LIKELY: u8 = 90;
/// With fewer words than this, a text says little by itself.
const FEW_WORDS: usize = 3;
/// From this many words on, a text is rarely like another by chance.
const MANY_WORDS: usize = 8;

/// Two texts that may be one.
#[derive(Clone, Copy)]
struct Candidate {
    pair: Pair,
    score: f32,
    /// True if they stand in sections that correspond.
    is_home: bool,
}

/// The state kept from one round to the next.
pub(super) struct Wording {
    old: Texts,
    new: Texts,
    /// Pairs that are still free and how much speaks for them, in order.
    scored: Vec<(Pair, f32)>,
}

impl Wording {
    /// The texts of what is free now.
    pub fn of_free(alignment: &Alignment<'_>) -> Wording {
        let old = words::of_free(&alignment.old, &alignment.partner);
        let new = words::of_free(&alignment.new, &alignment.origin);
        let mut wording = Wording { old, new, scored: Vec::new() };
        wording.consider(alignment, candidates::sharing_rare_words(&wording.old, &wording.new));
        wording
    }

    /// Pairs what is alike enough: within corresponding sections, or else anywhere. Whether anything was paired.
    pub fn settle(&mut self, alignment: &mut Alignment<'_>) -> bool {
        let sections: HashSet<Sections> = sections::corresponding(alignment).into_iter().collect();
        self.scored.retain(|&((old, new), _)| alignment.is_free(old, new));
        self.consider(alignment, sections.iter().flat_map(|&both| candidates::in_one_gap(alignment, both)).collect());
        let is_home =
            |(old, new): Pair| sections.contains(&(alignment.old.traits[old].parent, alignment.new.traits[new].parent));
        let candidates: Vec<Candidate> =
            self.scored.iter().map(|&(pair, score)| Candidate { pair, score, is_home: is_home(pair) }).collect();
        let (mut home, mut elsewhere): (Vec<_>, Vec<_>) = ahead_of_others(&candidates).partition(|found| found.is_home);
        home.retain(|found| found.score >= least_at_home(alignment, found.pair));
        elsewhere.retain(|found| found.score >= self.least_elsewhere(found.pair));
        pair_all(alignment, &home) || pair_all(alignment, &elsewhere)
    }

    /// Scores pairs that were not scored before.
    fn consider(&mut self, alignment: &Alignment<'_>, mut pairs: Vec<Pair>) {
        pairs.retain(|&(old, new)| alignment.old.traits[old].divides == alignment.new.traits[new].divides);
        pairs.retain(|pair| self.scored.binary_search_by_key(pair, |known| known.0).is_err());
        pairs.sort_unstable();
        pairs.dedup();
        for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
            let Some(old) = &self.old[pairs[0].0] else { continue };
            let patterns = Patterns::of(old);
            let scored =
                pairs.iter().filter_map(|pair| Some((*pair, score(old, &patterns, self.new[pair.1].as_ref()?))));
            self.scored.extend(scored);
        }
        self.scored.sort_by_key(|known| known.0);
    }

    fn least_elsewhere(&self, (old, new): Pair) -> f32 {
        let words = |words: &Texts, node: usize| words[node].as_ref().map_or(0, |text| text.words().len());
        match words(&self.old, old).min(words(&self.new, new)) {
            ..FEW_WORDS => f32::INFINITY,
            FEW_WORDS..MANY_WORDS => ELSEWHERE,
            MANY_WORDS.. => ELSEWHERE_OF_MANY_WORDS,
        }
    }
}

/// Returns the pairs of texts that are likely one, whatever stands around them, each with its percentage. Texts of few
/// words have to stand below one heading, which `is_home` tells.
pub(super) fn likely(old: &Texts, new: &Texts, is_home: impl Fn(Pair) -> bool) -> Vec<(Pair, u8)> {
    let scored = candidates::sharing_rare_words(old, new).into_iter().filter_map(|pair| {
        let (one, other) = (old[pair.0].as_ref()?, new[pair.1].as_ref()?);
        let score = score(one, &Patterns::of(one), other);
        Some(Candidate { pair, score, is_home: is_home(pair) })
    });
    let scored: Vec<Candidate> = scored.collect();
    let says_enough = |pair: Pair| old[pair.0].as_ref().is_some_and(|text| text.words().len() >= FEW_WORDS);
    let likely = ahead_of_others(&scored).filter(|found| found.score >= WITH_NEIGHBOUR);
    let likely = likely.filter(|found| found.is_home || says_enough(found.pair));
    likely.map(|found| (found.pair, percent(found.score).min(LIKELY))).collect()
}

/// Scores a pair by its texts, its links, and nothing where each side has a number of its own.
fn score(old: &Words, patterns: &Patterns, new: &Words) -> f32 {
    let mut score = patterns.similarity(new);
    if old.continues(new) || new.continues(old) {
        score = score.max(WITH_NEIGHBOUR);
    }
    if !old.links.is_empty() && !new.links.is_empty() {
        score += if old.links.iter().any(|link| new.links.contains(link)) { SHARED_LINK } else { OTHER_LINKS };
    }
    if score < SURE && old.has_a_new_number(new) && new.has_a_new_number(old) { 0.0 } else { score }
}

impl Candidate {
    fn with_home(&self) -> f32 {
        self.score + if self.is_home { HOME } else { 0.0 }
    }
}

/// The candidates that lead every other of either of their nodes by far.
fn ahead_of_others(scored: &[Candidate]) -> impl Iterator<Item = Candidate> {
    let mut best_old: HashMap<usize, [f32; 2]> = HashMap::default();
    let mut best_new: HashMap<usize, [f32; 2]> = HashMap::default();
    for candidate in scored {
        let (old, new) = candidate.pair;
        let score = candidate.with_home();
        for [best, second] in [best_old.entry(old).or_default(), best_new.entry(new).or_default()] {
            *second = second.max(score.min(*best));
            *best = best.max(score);
        }
    }
    let leads = |best: Option<&[f32; 2]>, score: f32| {
        best.is_some_and(|&[best, second]| best == score && second <= score - AHEAD)
    };
    scored.iter().copied().filter(move |candidate| {
        let (old, new) = candidate.pair;
        let score = candidate.with_home();
        candidate.score >= LEAST && leads(best_old.get(&old), score) && leads(best_new.get(&new), score)
    })
}

/// Returns how alike two texts of corresponding sections must be: the less, the more of their neighbours are paired.
fn least_at_home(alignment: &Alignment<'_>, (old, new): Pair) -> f32 {
    match [before(alignment, old, new), after(alignment, old, new)] {
        [Some(true), Some(true) | None] | [None, Some(true)] => LEAST,
        [Some(true), _] | [_, Some(true)] => WITH_NEIGHBOUR,
        _ => WITHOUT_NEIGHBOUR,
    }
}

/// Returns whether the siblings before the two are paired; `None` where both are the first.
fn before(alignment: &Alignment<'_>, old: usize, new: usize) -> Option<bool> {
    let sibling = |side: &Side<'_>, node: usize| {
        let Traits { parent, position, .. } = side.traits[node];
        position.checked_sub(1).map(|position| side.children[parent][position])
    };
    are_paired(alignment, sibling(&alignment.old, old), sibling(&alignment.new, new))
}

/// Returns whether the siblings after the two are paired; `None` where both are the last.
fn after(alignment: &Alignment<'_>, old: usize, new: usize) -> Option<bool> {
    let sibling = |side: &Side<'_>, node: usize| {
        let Traits { parent, position, .. } = side.traits[node];
        side.children[parent].get(position + 1).copied()
    };
    are_paired(alignment, sibling(&alignment.old, old), sibling(&alignment.new, new))
}

fn are_paired(alignment: &Alignment<'_>, old: Option<usize>, new: Option<usize>) -> Option<bool> {
    match (old, new) {
        (None, None) => None,
        (Some(old), new) => Some(new.is_some() && alignment.partner[old] == new),
        (None, Some(_)) => Some(false),
    }
}

fn pair_all(alignment: &mut Alignment<'_>, found: &[Candidate]) -> bool {
    found.iter().fold(false, |any, &Candidate { pair: (old, new), score, .. }| {
        alignment.pair(old, new, Reason::Wording, percent(score)) || any
    })
}

/// The percentage that is shown for a score.
fn percent(score: f32) -> u8 {
    (score * 100.0).clamp(50.0, 99.0) as u8
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::progress::carry::align::align;
    use crate::roadmap::Roadmap;

    /// Items of words that many of them share, in another mixture for each seed.
    fn roadmap(items: u32, seed: u32) -> Roadmap {
        let mut text = "# T\n## A\n".to_owned();
        for item in 0..items {
            let word = |place: u32| (item.wrapping_mul(31 + place) ^ seed.wrapping_mul(17 + place)) % 97;
            let _ = writeln!(text, "- [ ] learn w{}a and w{}b of w{}c number", word(1), word(2), word(3));
        }
        Roadmap::parse(text, "file")
    }

    /// All with all would be four million.
    #[test]
    fn a_text_is_compared_with_few_others_however_many_there_are() {
        let (old, new) = (roadmap(2000, 0), roadmap(2000, 5));
        let mut alignment = align(&old, &new);
        alignment.partner.fill(None);
        alignment.origin.fill(None);
        let compared = Wording::of_free(&alignment).scored.len();
        assert!((1..=2 * candidates::MOST * 2000).contains(&compared), "{compared}");
    }
}
