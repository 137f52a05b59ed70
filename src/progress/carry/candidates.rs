//! The pairs of texts that are worth comparing: all with all would take far too long.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::alignment::Alignment;
use super::sections::Sections;
use super::words::Texts;

/// A word leads to candidates only if it stands in at most so many free nodes of the other side.
const COMMON: usize = 40;
/// Of each text, this many of its rarest words lead to candidates.
const RAREST: usize = 4;
/// So many candidates are compared with one text, those that share the most of its words first.
const MOST: usize = 8;
/// Of the characters of two texts, this share has to stand in words of both, for them to be compared at all.
const LEAST_SHARED: f32 = 0.25;
/// A run of free siblings longer than this is not compared each with each.
const LONGEST_GAP: usize = 24;
/// An old node and a new one.
pub(super) type Pair = (usize, usize);

/// The texts of one side by the numbers of their words.
struct Numbered {
    /// Each node with its words, each once, in order, and how many characters they have together.
    texts: Vec<(usize, Vec<u32>, u32)>,
    /// By the number of a word: where in `texts` it stands.
    holders: Vec<Vec<u32>>,
}

/// Pairs that share one of the rarest words of either text, and enough of the others.
pub(super) fn sharing_rare_words(old: &Texts, new: &Texts) -> Vec<Pair> {
    let mut numbers: HashMap<&str, u32> = HashMap::default();
    let mut lengths = Vec::new();
    let [mut old, mut new] = [old, new].map(|texts| numbered(texts, &mut numbers, &mut lengths));
    [&mut old, &mut new].into_iter().for_each(|side| side.hold(lengths.len()));
    let mut pairs = led_to(&old, &new, &lengths);
    pairs.extend(led_to(&new, &old, &lengths).into_iter().map(|(new, old)| (old, new)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn numbered<'a>(texts: &'a Texts, numbers: &mut HashMap<&'a str, u32>, lengths: &mut Vec<u32>) -> Numbered {
    let mut numbered = Vec::new();
    for (node, text) in texts.iter().enumerate().filter_map(|(node, text)| Some((node, text.as_ref()?))) {
        let number = |word: &'a str| {
            *numbers.entry(word).or_insert_with(|| {
                lengths.push(word.chars().count() as u32);
                lengths.len() as u32 - 1
            })
        };
        let mut words: Vec<u32> = text.words().map(number).collect();
        words.sort_unstable();
        words.dedup();
        let length = words.iter().map(|&word| lengths[word as usize]).sum();
        numbered.push((node, words, length));
    }
    Numbered { texts: numbered, holders: Vec::new() }
}

impl Numbered {
    fn hold(&mut self, words: usize) {
        self.holders = vec![Vec::new(); words];
        for (at, (_, words, _)) in self.texts.iter().enumerate() {
            words.iter().for_each(|&word| self.holders[word as usize].push(at as u32));
        }
    }
}

/// The nodes of the other side that each text's rarest words lead to.
fn led_to(own: &Numbered, others: &Numbered, lengths: &[u32]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut rarest, mut found): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut ranked: Vec<(Reverse<u32>, usize)> = Vec::new();
    for (node, words, length) in &own.texts {
        rarest.clone_from(words);
        rarest.sort_by_key(|&word| own.holders[word as usize].len() + others.holders[word as usize].len());
        let leading = rarest.iter().take(RAREST).map(|&word| &others.holders[word as usize]);
        found.clear();
        found.extend(leading.filter(|holders| holders.len() <= COMMON).flatten());
        found.sort_unstable();
        found.dedup();
        ranked.clear();
        for &other in &found {
            let (other, other_words, other_length) = &others.texts[other as usize];
            let shared = shared(words, other_words, lengths);
            if 2.0 * shared as f32 >= LEAST_SHARED * (length + other_length) as f32 {
                ranked.push((Reverse(shared), *other));
            }
        }
        ranked.sort_unstable();
        pairs.extend(ranked.iter().take(MOST).map(|&(_, other)| (*node, other)));
    }
    pairs
}

/// Counts the characters that stand in words of both.
fn shared(one: &[u32], other: &[u32], lengths: &[u32]) -> u32 {
    let (mut one, mut other, mut sum) = (one.iter(), other.iter(), 0);
    let (mut a, mut b) = (one.next(), other.next());
    while let (Some(first), Some(second)) = (a, b) {
        if first == second {
            sum += lengths[*first as usize];
        }
        if first <= second {
            a = one.next();
        }
        if second <= first {
            b = other.next();
        }
    }
    sum
}

/// Pairs of free children that stand between the same two paired ones.
pub(super) fn in_one_gap(alignment: &Alignment<'_>, (old, new): Sections) -> Vec<Pair> {
    let olds = gaps(&alignment.old.children[old], |child| alignment.partner[child]);
    if olds.is_empty() {
        return Vec::new();
    }
    let news = gaps(&alignment.new.children[new], |child| alignment.origin[child].map(|_| child));
    let mut pairs = Vec::new();
    for (between, old) in olds {
        if let Some(new) = news.get(&between)
            && old.len() <= LONGEST_GAP
            && new.len() <= LONGEST_GAP
        {
            pairs.extend(old.iter().flat_map(|&old| new.iter().map(move |&new| (old, new))));
        }
    }
    pairs
}

/// The runs of free children, each by the new nodes that its neighbours are.
fn gaps(
    children: &[usize],
    paired: impl Fn(usize) -> Option<usize>,
) -> HashMap<(Option<usize>, Option<usize>), Vec<usize>> {
    let mut gaps = HashMap::default();
    let (mut before, mut free) = (None, Vec::new());
    for &child in children {
        match paired(child) {
            None => free.push(child),
            after => {
                if !free.is_empty() {
                    gaps.insert((before, after), std::mem::take(&mut free));
                }
                before = after;
            }
        }
    }
    if !free.is_empty() {
        gaps.insert((before, None), free);
    }
    gaps
}
