//! Texts as they are compared.

use std::collections::BTreeMap;

use super::address::page;
use super::side::{self, Side};
use super::similar::Pattern;
use super::word::is_unspaced;
use crate::roadmap::NodeId;

/// Of longer texts only the beginning is compared: so many words, so many characters.
const MOST_WORDS: usize = 120;
const LONGEST: usize = 800;
/// What is less alike than this is not alike at all, whatever else speaks for it.
const WORTH_KNOWING: f32 = 0.25;

/// The texts of nodes.
pub(super) type Texts = BTreeMap<usize, Words>;

/// A text as it is compared.
pub(super) struct Words {
    plain: Vec<char>,
    /// The same words in alphabetical order.
    sorted: Vec<char>,
    pub words: Vec<String>,
    pub links: Vec<String>,
}

/// The words of a text made ready to be compared, in their order and in alphabetical order.
pub(super) struct Patterns {
    plain: Pattern,
    sorted: Pattern,
}

impl Words {
    pub fn of(side: &Side<'_>, node: usize) -> Words {
        let id = NodeId::new(node);
        let text = side::without_addresses(&side::name(side.roadmap, id));
        let written: Vec<String> = side::words(&text).take(MOST_WORDS).collect();
        let words: Vec<String> = written.iter().flat_map(|word| parts(word)).take(MOST_WORDS).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let links = if side.traits[node].links == 0 {
            Vec::new()
        } else {
            side.roadmap.links(id).iter().map(|link| page(link)).collect()
        };
        let chars = |words: &[String]| words.join(" ").chars().take(LONGEST).collect();
        Words { plain: chars(&written), sorted: chars(&sorted), words, links }
    }

    /// Whether this text says all that the other does, and then more.
    pub fn continues(&self, other: &Words) -> bool {
        !other.words.is_empty() && self.words.starts_with(&other.words)
    }

    /// Its numbers other than years: a course held again in another year may be the same.
    pub fn numbers(&self) -> impl Iterator<Item = &String> {
        let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        self.words.iter().filter(move |word| word.starts_with(|c: char| c.is_ascii_digit()) && !is_year(word))
    }
}

/// A word itself; in scripts that set no spaces, each two characters that stand side by side in it.
fn parts(word: &str) -> Vec<String> {
    let chars: Vec<char> = word.chars().collect();
    match chars.iter().copied().any(is_unspaced) && chars.len() > 2 {
        true => chars.windows(2).map(|two| two.iter().collect()).collect(),
        false => vec![word.to_owned()],
    }
}

/// The texts of the nodes that have no partner yet.
pub(super) fn of_free(side: &Side<'_>, paired: &[Option<usize>]) -> Texts {
    let free = paired.iter().enumerate().filter(|(_, other)| other.is_none());
    free.map(|(node, _)| (node, Words::of(side, node))).collect()
}

impl Patterns {
    pub fn of(text: &Words) -> Patterns {
        Patterns { plain: Pattern::of(&text.plain), sorted: Pattern::of(&text.sorted) }
    }

    /// The greater similarity of the two; 0 where it is too little to matter.
    pub fn similarity(&self, other: &Words) -> f32 {
        self.plain.similarity(&other.plain, WORTH_KNOWING).max(self.sorted.similarity(&other.sorted, WORTH_KNOWING))
    }
}
