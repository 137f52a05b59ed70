//! Which texts are worth comparing: all with all would take far too long.

use std::collections::HashMap;

use super::alignment::Alignment;
use super::sections::Sections;
use super::words::{Texts, Words};

/// A word leads to candidates only if it stands in at most so many free nodes of the other side.
const COMMON: usize = 40;
/// Of each text, this many of its rarest words lead to candidates.
const RAREST: usize = 4;
/// So many candidates are compared with one text, those that share its rarest words first.
const MOST: usize = 64;
/// A run of free siblings longer than this is not compared each with each.
const LONGEST_GAP: usize = 24;
/// An old node and a new one.
pub(super) type Pair = (usize, usize);

/// The nodes that have each word.
type Index<'a> = HashMap<&'a str, Vec<usize>>;

/// Pairs that share one of the rarest words of either text.
pub(super) fn sharing_rare_words(old: &Texts, new: &Texts) -> Vec<Pair> {
    let (by_old, by_new) = (index(old), index(new));
    let mut pairs: Vec<Pair> = old
        .iter()
        .flat_map(|(&old, text)| led_to(text, &by_old, &by_new).into_iter().map(move |new| (old, new)))
        .collect();
    pairs.extend(
        new.iter().flat_map(|(&new, text)| led_to(text, &by_new, &by_old).into_iter().map(move |old| (old, new))),
    );
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The nodes of the other side that a text's rarest words lead to.
fn led_to(text: &Words, own: &Index<'_>, others: &Index<'_>) -> Vec<usize> {
    let holders = |index: &Index<'_>, word: &str| index.get(word).map_or(0, Vec::len);
    let mut words: Vec<&str> = text.words.iter().map(String::as_str).collect();
    words.sort_unstable_by_key(|word| (holders(own, word) + holders(others, word), *word));
    words.dedup();
    let rarest = words.into_iter().take(RAREST).filter_map(|word| others.get(word));
    rarest.filter(|nodes| nodes.len() <= COMMON).flatten().copied().take(MOST).collect()
}

fn index(texts: &Texts) -> Index<'_> {
    let mut index: Index<'_> = HashMap::new();
    for (&node, text) in texts {
        for word in &text.words {
            index.entry(word).or_default().push(node);
        }
    }
    index
}

/// Pairs of free children that stand between the same two paired ones.
pub(super) fn in_one_gap(alignment: &Alignment<'_>, (old, new): Sections) -> Vec<Pair> {
    let olds = gaps(&alignment.old.children[old], |child| alignment.partner[child]);
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
    let mut gaps = HashMap::new();
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
