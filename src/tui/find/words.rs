//! Whether a text fits a few typed letters, how well, and which of its characters do.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What tells the characters of a text that fit the query, by their place, in order.
pub(crate) fn lighter(query: &str) -> impl FnMut(&str) -> Vec<u32> {
    let mut judge = Judge::new(query);
    move |text| judge.lit(text)
}

/// How well a text fits. What fits better is less.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Whether it holds each word as it was typed.
    pub(crate) is_whole: bool,
    pub(crate) score: Reverse<u32>,
}

impl Fit {
    pub(crate) fn order(self) -> (Reverse<bool>, Reverse<u32>) {
        (Reverse(self.is_whole), self.score)
    }
}

/// Weighs texts against a query.
pub(crate) struct Judge {
    whole: Vec<Atom>,
    scattered: Vec<Atom>,
    /// The words in small letters, those that are plain ASCII.
    plain: Vec<Vec<u8>>,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Judge {
    pub(crate) fn new(query: &str) -> Judge {
        Judge {
            whole: words(query, AtomKind::Substring),
            scattered: words(query, AtomKind::Fuzzy),
            plain: query
                .split_whitespace()
                .filter(|word| word.is_ascii())
                .map(|word| word.to_ascii_lowercase().into_bytes())
                .collect(),
            matcher: Matcher::new(Config::DEFAULT),
            letters: Vec::new(),
        }
    }

    pub(crate) fn fit(&mut self, text: &str) -> Option<Fit> {
        self.whole(text).or_else(|| {
            let text = Utf32Str::new(text, &mut self.letters);
            let score = score(&self.scattered, text, &mut self.matcher)?;
            Some(Fit { is_whole: false, score: Reverse(score) })
        })
    }

    pub(crate) fn whole(&mut self, text: &str) -> Option<Fit> {
        let text = Utf32Str::new(text, &mut self.letters);
        let score = score(&self.whole, text, &mut self.matcher)?;
        Some(Fit { is_whole: true, score: Reverse(score) })
    }

    /// Whether a text has the letters of each word in order; a quick look, which lets through what is not plain ASCII.
    pub(crate) fn could_fit(&self, text: &str) -> bool {
        let has = |word: &Vec<u8>| {
            let mut letters = text.bytes();
            word.iter().all(|letter| letters.any(|other| other.to_ascii_lowercase() == *letter))
        };
        !text.is_ascii() || self.plain.iter().all(has)
    }

    fn lit(&mut self, text: &str) -> Vec<u32> {
        let (mut lit, text) = (Vec::new(), Utf32Str::new(text, &mut self.letters));
        let is_whole = score(&self.whole, text, &mut self.matcher).is_some();
        for word in if is_whole { &self.whole } else { &self.scattered } {
            word.indices(text, &mut self.matcher, &mut lit);
        }
        lit.sort_unstable();
        lit.dedup();
        lit
    }
}

/// The words of a query; no character of them means anything but itself.
fn words(query: &str, kind: AtomKind) -> Vec<Atom> {
    let word = |word| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
    query.split_whitespace().map(word).collect()
}

/// The score of a text that fits each of the words.
fn score(words: &[Atom], text: Utf32Str<'_>, matcher: &mut Matcher) -> Option<u32> {
    words.iter().try_fold(0, |sum, word| Some(sum + u32::from(word.score(text, matcher)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_lit() {
        assert_eq!(lighter("clo")("Closures"), [0, 1, 2]);
        assert_eq!(lighter("os")("Custom loss"), [8, 9]);
        assert_eq!(lighter("结")("数据结构"), [2]);
    }
}
