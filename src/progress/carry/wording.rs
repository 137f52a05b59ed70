//! What was reworded: free nodes whose texts are alike, the more alike the less else speaks for them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Reason;
use super::alignment::Alignment;
use super::sections::{self, Sections};
use super::side::{self, Side, Traits};
use super::similar::Pattern;
use crate::roadmap::NodeId;

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
/// Where each side has a number that the other lacks (2012 → 2020), texts must be this much alike.
const SURE: f32 = 0.97;
/// What a link in common adds, and links of which none is in common.
const SHARED_LINK: f32 = 0.25;
const OTHER_LINKS: f32 = -0.1;
/// A word leads to candidates only if it stands in at most so many free nodes of the other side.
const COMMON: usize = 40;
/// Of each text, this many of its rarest words lead to candidates.
const RAREST: usize = 4;
/// So many candidates are compared with one text, those that share its rarest words first.
const MOST: usize = 64;
/// Of longer texts only the beginning is compared: so many words, so many characters.
const MOST_WORDS: usize = 120;
const LONGEST: usize = 800;
/// A run of free siblings longer than this is not compared each with each.
const LONGEST_GAP: usize = 24;
/// With fewer words than this, a text says little by itself.
const FEW_WORDS: usize = 3;
/// From this many words on, a text is rarely like another by chance.
const MANY_WORDS: usize = 8;

type Pair = (usize, usize);

/// The words of a text made ready to be compared, in their order and in alphabetical order.
struct Patterns {
    plain: Pattern,
    sorted: Pattern,
}

/// Two texts that may be one.
#[derive(Clone, Copy)]
struct Candidate {
    pair: Pair,
    score: f32,
    /// Whether they stand in sections that correspond.
    is_home: bool,
}

/// What is remembered from one round to the next.
#[derive(Default)]
pub(super) struct Wording {
    old: BTreeMap<usize, Words>,
    new: BTreeMap<usize, Words>,
    sharing_words: Option<Vec<Pair>>,
    similarity: HashMap<Pair, f32>,
}

/// A text as it is compared.
struct Words {
    plain: Vec<char>,
    /// The same words in alphabetical order.
    sorted: Vec<char>,
    words: Vec<String>,
    links: Vec<String>,
}

impl Wording {
    /// Pairs what is alike enough: within corresponding sections, or else anywhere. Whether anything was paired.
    pub fn settle(&mut self, alignment: &mut Alignment<'_>) -> bool {
        self.read(alignment);
        let sections: HashSet<Sections> = sections::corresponding(alignment).into_iter().collect();
        let pairs = self.candidates(alignment, &sections);
        let is_home =
            |(old, new): Pair| sections.contains(&(alignment.old.traits[old].parent, alignment.new.traits[new].parent));
        let scored: Vec<Candidate> =
            pairs.into_iter().map(|pair| Candidate { pair, score: self.score(pair), is_home: is_home(pair) }).collect();
        let (mut home, mut elsewhere): (Vec<_>, Vec<_>) = ahead_of_others(&scored).partition(|found| found.is_home);
        home.retain(|found| found.score >= least_at_home(alignment, found.pair));
        elsewhere.retain(|found| found.score >= self.least_elsewhere(found.pair));
        pair_all(alignment, &home) || pair_all(alignment, &elsewhere)
    }

    fn read(&mut self, alignment: &Alignment<'_>) {
        if self.sharing_words.is_none() {
            self.old = free_words(&alignment.old, &alignment.partner);
            self.new = free_words(&alignment.new, &alignment.origin);
            self.sharing_words = Some(self.sharing_rare_words());
        }
    }

    /// Pairs that share one of the rarest words of either text.
    fn sharing_rare_words(&self) -> Vec<Pair> {
        let (old, new) = (index(&self.old), index(&self.new));
        let holders = |index: &HashMap<&str, Vec<usize>>, word: &str| index.get(word).map_or(0, Vec::len);
        let rarity = |word: &str| holders(&old, word) + holders(&new, word);
        let mut pairs = Vec::new();
        let lead = |texts: &BTreeMap<usize, Words>,
                    others: &HashMap<&str, Vec<usize>>,
                    found: &mut dyn FnMut(usize, usize)| {
            for (&node, text) in texts {
                let mut words: Vec<&str> = text.words.iter().map(String::as_str).collect();
                words.sort_unstable_by_key(|word| (rarity(word), *word));
                words.dedup();
                let shared = words.iter().take(RAREST).filter_map(|word| others.get(word));
                shared
                    .filter(|others| others.len() <= COMMON)
                    .flatten()
                    .take(MOST)
                    .for_each(|&other| found(node, other));
            }
        };
        lead(&self.old, &new, &mut |old, new| pairs.push((old, new)));
        lead(&self.new, &old, &mut |new, old| pairs.push((old, new)));
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn candidates(&mut self, alignment: &Alignment<'_>, sections: &HashSet<Sections>) -> Vec<Pair> {
        let mut pairs = self.sharing_words.take().unwrap_or_default();
        pairs.retain(|&(old, new)| alignment.is_free(old, new));
        self.sharing_words = Some(pairs.clone());
        for &sections in sections {
            pairs.extend(in_one_gap(alignment, sections));
        }
        pairs.retain(|&(old, new)| alignment.old.traits[old].divides == alignment.new.traits[new].divides);
        pairs.sort_unstable();
        pairs.dedup();
        self.compare(&pairs);
        pairs
    }

    /// Compares the texts of pairs that were not compared before.
    fn compare(&mut self, pairs: &[Pair]) {
        for pairs in pairs.chunk_by(|a, b| a.0 == b.0) {
            let Some(old) = self.old.get(&pairs[0].0) else { continue };
            let mut patterns = None;
            for pair in pairs {
                let Some(new) = self.new.get(&pair.1) else { continue };
                let compare = || patterns.get_or_insert_with(|| Patterns::of(old)).similarity(new);
                self.similarity.entry(*pair).or_insert_with(compare);
            }
        }
    }

    /// How much speaks for a pair: its texts, its links, and nothing where each side has a number of its own.
    fn score(&self, pair: Pair) -> f32 {
        let (Some(old), Some(new)) = (self.old.get(&pair.0), self.new.get(&pair.1)) else { return 0.0 };
        let mut score = self.similarity.get(&pair).copied().unwrap_or(0.0);
        if !old.links.is_empty() && !new.links.is_empty() {
            score += if old.links.iter().any(|link| new.links.contains(link)) { SHARED_LINK } else { OTHER_LINKS };
        }
        let is_new_number = |own: &Words, other: &Words| own.numbers().any(|number| !other.words.contains(number));
        if score < SURE && is_new_number(old, new) && is_new_number(new, old) { 0.0 } else { score }
    }

    fn least_elsewhere(&self, (old, new): Pair) -> f32 {
        let words = |words: &BTreeMap<usize, Words>, node| words.get(&node).map_or(0, |text: &Words| text.words.len());
        match words(&self.old, old).min(words(&self.new, new)) {
            ..FEW_WORDS => f32::INFINITY,
            FEW_WORDS..MANY_WORDS => ELSEWHERE,
            MANY_WORDS.. => ELSEWHERE_OF_MANY_WORDS,
        }
    }
}

/// Whether two texts are so much alike that they may be one, if their places speak for it too.
pub(super) fn is_alike(alignment: &Alignment<'_>, old: usize, new: usize) -> bool {
    let (old, new) = (Words::of(&alignment.old, old), Words::of(&alignment.new, new));
    Patterns::of(&old).similarity(&new) >= WITH_NEIGHBOUR
}

impl Patterns {
    fn of(text: &Words) -> Patterns {
        Patterns { plain: Pattern::of(&text.plain), sorted: Pattern::of(&text.sorted) }
    }

    /// The greater similarity of the two; 0 where it is less than a shared link could make up for.
    fn similarity(&self, other: &Words) -> f32 {
        let least = LEAST - SHARED_LINK;
        self.plain.similarity(&other.plain, least).max(self.sorted.similarity(&other.sorted, least))
    }
}

impl Candidate {
    fn with_home(&self) -> f32 {
        self.score + if self.is_home { HOME } else { 0.0 }
    }
}

impl Words {
    fn of(side: &Side<'_>, node: usize) -> Words {
        let id = NodeId::new(node);
        let text = side::without_addresses(&side::name(side.roadmap, id));
        let words: Vec<String> = side::words(&text).take(MOST_WORDS).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let links = if side.traits[node].links == 0 { Vec::new() } else { side.roadmap.links(id) };
        let chars = |words: &[String]| words.join(" ").chars().take(LONGEST).collect();
        Words { plain: chars(&words), sorted: chars(&sorted), words, links }
    }

    fn numbers(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    }
}

fn free_words(side: &Side<'_>, paired: &[Option<usize>]) -> BTreeMap<usize, Words> {
    let free = paired.iter().enumerate().filter(|(_, other)| other.is_none());
    free.map(|(node, _)| (node, Words::of(side, node))).collect()
}

fn index(texts: &BTreeMap<usize, Words>) -> HashMap<&str, Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (&node, text) in texts {
        for word in &text.words {
            index.entry(word).or_default().push(node);
        }
    }
    index
}

/// Pairs of free children that stand between the same two paired ones.
fn in_one_gap(alignment: &Alignment<'_>, (old, new): Sections) -> Vec<Pair> {
    let gaps = |children: &[usize], paired: &dyn Fn(usize) -> Option<usize>| {
        let mut gaps: HashMap<Option<usize>, (Vec<usize>, Option<usize>)> = HashMap::new();
        let mut before = None;
        for &child in children {
            match paired(child) {
                Some(other) => {
                    gaps.entry(before).or_default().1 = Some(other);
                    before = Some(other);
                }
                None => gaps.entry(before).or_default().0.push(child),
            }
        }
        gaps
    };
    let olds = gaps(&alignment.old.children[old], &|child| alignment.partner[child]);
    let news = gaps(&alignment.new.children[new], &|child| alignment.origin[child].map(|_| child));
    let mut pairs = Vec::new();
    for (before, (old, after)) in olds {
        if let Some((new, other_after)) = news.get(&before)
            && after == *other_after
            && old.len() <= LONGEST_GAP
            && new.len() <= LONGEST_GAP
        {
            pairs.extend(old.iter().flat_map(|&old| new.iter().map(move |&new| (old, new))));
        }
    }
    pairs
}

/// The candidates that lead every other of either of their nodes by far.
fn ahead_of_others(scored: &[Candidate]) -> impl Iterator<Item = Candidate> {
    let mut best_old: HashMap<usize, [f32; 2]> = HashMap::new();
    let mut best_new: HashMap<usize, [f32; 2]> = HashMap::new();
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

/// How alike two texts of corresponding sections must be: the less, the more of their neighbours are paired.
fn least_at_home(alignment: &Alignment<'_>, (old, new): Pair) -> f32 {
    match [before(alignment, old, new), after(alignment, old, new)] {
        [Some(true), Some(true) | None] | [None, Some(true)] => LEAST,
        [Some(true), _] | [_, Some(true)] => WITH_NEIGHBOUR,
        _ => WITHOUT_NEIGHBOUR,
    }
}

/// Whether the siblings before the two are paired; `None` where both are the first.
fn before(alignment: &Alignment<'_>, old: usize, new: usize) -> Option<bool> {
    let sibling = |side: &Side<'_>, node: usize| {
        let Traits { parent, position, .. } = side.traits[node];
        position.checked_sub(1).map(|position| side.children[parent][position])
    };
    are_paired(alignment, sibling(&alignment.old, old), sibling(&alignment.new, new))
}

/// Whether the siblings after the two are paired; `None` where both are the last.
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
        let percent = (score * 100.0).clamp(50.0, 99.0) as u8;
        alignment.pair(old, new, Reason::Wording, percent) || any
    })
}
