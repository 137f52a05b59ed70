//! Fuzzy matching: the texts that a query matches, the best first.
//!
//! Texts that contain each word as it was typed come first. Scattered letters are a guess: they match only where they
//! score nearly as high as the best, and not at all where the list is full without them.

use std::borrow::Cow;
use std::cmp::Reverse;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::tui::widgets::text::bare_name;

/// Scattered letters that score less than this part of the best score are no match.
const GOOD: (u32, u32) = (4, 5);

/// The matches of a query.
pub(crate) struct Ranked<T> {
    /// The best, in order: of equals the shorter name, then the earlier.
    pub(crate) best: Vec<T>,
    /// The number of matches.
    pub(crate) count: usize,
    /// Every candidate that a longer query could match, in the order given.
    pub(crate) near: Vec<T>,
}

/// One match, in the order that matches are listed in.
type Rank = (Reverse<bool>, Reverse<u32>, usize, usize);

/// Ranks the candidates that match a query, and keeps the best `most` of them.
pub(crate) fn rank<'a, T: Copy>(
    query: &str,
    candidates: &[T],
    text: impl Fn(T) -> Cow<'a, str>,
    most: usize,
) -> Ranked<T> {
    let mut query = Query::new(query);
    let (mut ranks, mut near): (Vec<Rank>, Vec<T>) = (Vec::new(), Vec::new());
    let mut whole = 0;
    for (at, &candidate) in candidates.iter().enumerate() {
        let text = text(candidate);
        // Once the list is full, scattered letters need no scores.
        let is_full = whole >= most;
        let fit = query.contained(&text).map(|score| (true, score));
        let fit = fit.or_else(|| if is_full { None } else { query.scattered(&text).map(|score| (false, score)) });
        if let Some((is_whole, score)) = fit {
            whole += usize::from(is_whole);
            // An explanation in brackets makes a name no longer: `Django (Full-Featured Framework)` is before `Django ORM`.
            ranks.push((Reverse(is_whole), Reverse(score), bare_name(&text).len(), at));
        }
        if fit.is_some() || is_full && query.could_match(&text) {
            near.push(candidate);
        }
    }
    let best = ranks.iter().map(|(_, Reverse(score), ..)| *score).max().unwrap_or(0);
    let least = (best * GOOD.0).div_ceil(GOOD.1);
    ranks.retain(|(Reverse(is_whole), Reverse(score), ..)| *is_whole || whole < most && *score >= least);
    let count = ranks.len();
    if most < count {
        ranks.select_nth_unstable(most);
        ranks.truncate(most);
    }
    ranks.sort_unstable();
    Ranked { best: ranks.into_iter().map(|(.., at)| candidates[at]).collect(), count, near }
}

/// A query, ready to be matched against texts.
pub(crate) struct Query {
    contained: Vec<Atom>,
    scattered: Vec<Atom>,
    /// The words that are plain ASCII, in lower case.
    plain: Vec<Vec<u8>>,
    matcher: Matcher,
    letters: Vec<char>,
}

impl Query {
    pub(crate) fn new(query: &str) -> Query {
        let plain = query.split_whitespace().filter(|word| word.is_ascii());
        Query {
            contained: words(query, AtomKind::Substring),
            scattered: words(query, AtomKind::Fuzzy),
            plain: plain.map(|word| word.to_ascii_lowercase().into_bytes()).collect(),
            matcher: Matcher::new(Config::DEFAULT),
            letters: Vec::new(),
        }
    }

    /// The score of a text that contains each word as it was typed.
    pub(crate) fn contained(&mut self, text: &str) -> Option<u32> {
        score(&self.contained, Utf32Str::new(text, &mut self.letters), &mut self.matcher)
    }

    fn scattered(&mut self, text: &str) -> Option<u32> {
        score(&self.scattered, Utf32Str::new(text, &mut self.letters), &mut self.matcher)
    }

    /// Returns true if a text has the letters of each word in order. A quick test: text that is not ASCII passes.
    fn could_match(&self, text: &str) -> bool {
        let has = |word: &Vec<u8>| {
            let mut letters = text.bytes();
            word.iter().all(|letter| letters.any(|other| other.to_ascii_lowercase() == *letter))
        };
        !text.is_ascii() || self.plain.iter().all(has)
    }

    /// The characters of a text that match, by their index, in order.
    pub(crate) fn matched(&mut self, text: &str) -> Vec<u32> {
        let (mut matched, text) = (Vec::new(), Utf32Str::new(text, &mut self.letters));
        let is_contained = score(&self.contained, text, &mut self.matcher).is_some();
        for word in if is_contained { &self.contained } else { &self.scattered } {
            word.indices(text, &mut self.matcher, &mut matched);
        }
        matched.sort_unstable();
        matched.dedup();
        matched
    }
}

/// The words of a query; no character in them has a special meaning.
fn words(query: &str, kind: AtomKind) -> Vec<Atom> {
    let word = |word| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
    query.split_whitespace().map(word).collect()
}

/// The score of a text that matches every word.
fn score(words: &[Atom], text: Utf32Str<'_>, matcher: &mut Matcher) -> Option<u32> {
    words.iter().try_fold(0, |sum, word| Some(sum + u32::from(word.score(text, matcher)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        rank(query, texts, |text: &str| Cow::Borrowed(text), 9).best
    }

    #[test]
    fn the_likeliest_comes_first() {
        assert_eq!(
            found("clos", &["Enclosing", "Closures", "closing files"]),
            ["Closures", "closing files", "Enclosing"]
        );
        assert_eq!(found("go", &["Go modules", "Go (the language)"]), ["Go (the language)", "Go modules"]);
        assert_eq!(found("list comp", &["List comprehensions", "Comparing"]), ["List comprehensions"]);
        assert_eq!(found("xyz", &["Closures"]), [""; 0]);
        assert_eq!(found("数据", &["学习数据结构"]), ["学习数据结构"]);
    }

    #[test]
    fn scattered_letters_count_where_nothing_fits_much_better() {
        assert_eq!(found("clos", &["Class decorators", "Colors and styles", "Closures"]), ["Closures"]);
        assert_eq!(found("lstcmp", &["List comprehensions", "Class"]), ["List comprehensions"]);
        assert_eq!(found("sql", &["SQL basics", "Sequences and queues of lists", "MySQL"]), ["SQL basics", "MySQL"]);
        assert_eq!(found("c++", &["C++", "C"]), ["C++"]);
        assert_eq!(found("!x", &["Closures"]), [""; 0]);
    }

    #[test]
    fn the_best_are_kept_and_all_are_counted() {
        let texts: Vec<String> = (0..1000).map(|at| format!("{} list", "x".repeat(at * 7 % 100))).collect();
        let places: Vec<usize> = (0..texts.len()).collect();
        let ranked = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), 10);
        let all = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), usize::MAX);
        assert_eq!((ranked.count, ranked.near.len(), ranked.best.len()), (1000, 1000, 10));
        assert_eq!(ranked.best, all.best[..10]);
        assert!(ranked.best.iter().all(|&at| texts[at].len() == 5), "{:?}", ranked.best);
    }

    #[test]
    fn a_longer_query_needs_only_what_was_near_the_shorter_one() {
        let words = ["list", "lists", "x list", "l i s t", "laid stones", "loss", "tuple"];
        let texts: Vec<String> = (0..3000).map(|at| format!("{} {}", words[at * 5 % words.len()], at % 977)).collect();
        let places: Vec<usize> = (0..texts.len()).collect();
        for query in ["l", "list", "lst", "list 97", "lstpl"] {
            let shown = |at: usize| Cow::Borrowed(texts[at].as_str());
            let near = rank(query, &places, shown, 50).near;
            let longer = format!("{query} 1");
            let narrowed = rank(&longer, &near, shown, 50);
            let anew = rank(&longer, &places, shown, 50);
            assert_eq!((narrowed.best, narrowed.count), (anew.best, anew.count), "{longer}");
        }
    }

    #[test]
    fn matching_characters_are_told_by_index() {
        assert_eq!(Query::new("clo").matched("Closures"), [0, 1, 2]);
        assert_eq!(Query::new("os").matched("Custom loss"), [8, 9]);
        assert_eq!(Query::new("结").matched("数据结构"), [2]);
    }
}
