//! Texts as they are compared.

use std::collections::BTreeMap;

use super::address::page;
use super::side::{self, Side};
use super::similar::Pattern;
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
        let words: Vec<String> = side::words(&text).take(MOST_WORDS).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let links = if side.traits[node].links == 0 {
            Vec::new()
        } else {
            side.roadmap.links(id).iter().map(|link| page(link)).collect()
        };
        let chars = |words: &[String]| words.join(" ").chars().take(LONGEST).collect();
        Words { plain: chars(&words), sorted: chars(&sorted), words, links }
    }

    /// Whether this text says all that the other does, and then more.
    pub fn continues(&self, other: &Words) -> bool {
        !other.words.is_empty() && self.words.starts_with(&other.words)
    }

    pub fn numbers(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
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
