//! Texts as they are compared.

use std::cell::OnceCell;
use std::ops::Range;

use super::address::page;
use super::side::{self, Side};
use super::similar::Pattern;
use crate::roadmap::{NodeId, is_unspaced};

/// Of longer texts only the beginning is compared: so many words, so many characters.
const MOST_WORDS: usize = 120;
const LONGEST: usize = 800;
/// Texts less alike than this are not alike at all, whatever else speaks for them.
const WORTH_KNOWING: f32 = 0.25;

/// The texts of nodes, by their numbers; `None` for a node that is not compared.
pub(super) type Texts = Vec<Option<Words>>;

/// A text as it is compared.
pub(super) struct Words {
    /// The words in lower case, with a space between them.
    text: String,
    /// The range of each word in `text`; in scripts that set no spaces, each two characters side by side.
    words: Vec<Range<u32>>,
    sorted: OnceCell<(String, usize)>,
    /// The number of characters of `text` that are compared.
    length: usize,
    /// The pages that it links to.
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
        let name = side::name(side.roadmap, id);
        let mut words = Words::from(&*side::without_addresses(&name));
        if side.traits[node].links != 0 {
            words.links = side.roadmap.links(id).iter().map(|link| page(link)).collect();
        }
        words
    }

    /// The words, in their order.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.words.iter().map(|word| &self.text[word.start as usize..word.end as usize])
    }

    /// Returns whether this text says all that the other does, and then more.
    pub fn continues(&self, other: &Words) -> bool {
        let is_longer = self.words.len() >= other.words.len() && !other.words.is_empty();
        is_longer && self.words().zip(other.words()).all(|(one, other)| one == other)
    }

    /// Returns whether it has a number that the other lacks. Years do not count: a course held again in another year
    /// may be the same.
    pub fn has_a_new_number(&self, other: &Words) -> bool {
        let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let mut numbers = self.words().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()) && !is_year(word));
        numbers.any(|number| other.words().all(|word| word != number))
    }

    /// The words in alphabetical order, and the number of characters of them that are compared.
    fn sorted(&self) -> &(String, usize) {
        self.sorted.get_or_init(|| {
            let mut words: Vec<&str> = self.words().collect();
            words.sort_unstable();
            let sorted = words.join(" ");
            let length = compared(&sorted);
            (sorted, length)
        })
    }

    fn push(&mut self, word: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len() as u32;
        self.text.push_str(word);
        if word.is_ascii() || !word.contains(is_unspaced) {
            return self.words.push(start..start + word.len() as u32);
        }
        let mut bounds: Vec<u32> = word.char_indices().map(|(at, _)| start + at as u32).collect();
        bounds.push(start + word.len() as u32);
        let two = bounds.len().min(3);
        self.words.extend(bounds.windows(two).map(|two| two[0]..two[two.len() - 1]));
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Words {
        let lower = text.to_lowercase();
        let text = String::with_capacity(lower.len().min(LONGEST));
        let mut words =
            Words { text, words: Vec::with_capacity(8), sorted: OnceCell::new(), length: 0, links: Vec::new() };
        side::split(&lower).take(MOST_WORDS).for_each(|word| words.push(word));
        words.length = compared(&words.text);
        words
    }
}

/// The texts of the nodes that have no partner yet.
pub(super) fn of_free(side: &Side<'_>, paired: &[Option<usize>]) -> Texts {
    let text = |(node, other): (usize, &Option<usize>)| other.is_none().then(|| Words::of(side, node));
    paired.iter().enumerate().map(text).collect()
}

impl Patterns {
    pub fn of(text: &Words) -> Patterns {
        let pattern = |text: &str| Pattern::of(text.chars().take(LONGEST));
        Patterns { plain: pattern(&text.text), sorted: pattern(&text.sorted().0) }
    }

    /// The greater similarity of the two; 0 where it is too little to matter.
    pub fn similarity(&self, other: &Words) -> f32 {
        let similarity = |pattern: &Pattern, text: &str, length| {
            pattern.similarity(text.chars().take(LONGEST), length, WORTH_KNOWING)
        };
        let (sorted, length) = other.sorted();
        similarity(&self.plain, &other.text, other.length).max(similarity(&self.sorted, sorted, *length))
    }
}

/// The number of characters of a text that are compared.
fn compared(text: &str) -> usize {
    text.chars().count().min(LONGEST)
}
