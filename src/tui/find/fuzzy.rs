//! Matching: the texts that a query matches, the best first.
//!
//! Texts that contain each word as it was typed come first: those of the lowest group, of these names before
//! descriptions, of these whole words before beginnings of words and those before the rest. Scattered letters are a guess:
//! they come last, only in names, only where they score nearly as high as the best, and not at all where the list is full
//! without them.

use std::borrow::Cow;
use std::cmp::Reverse;

use memchr::memchr3_iter;
use memchr::memmem::Finder;
use nucleo_matcher::chars::{normalize, to_lower_case};
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::roadmap::is_unspaced;

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

/// The place of a candidate among the others, whatever the query.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    /// Matches of a lower group come first.
    pub(crate) group: u8,
    /// It is running text: no part of it is a name, and scattered letters are no match.
    pub(crate) is_prose: bool,
}

/// One match, in the order that matches are listed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_scattered: bool,
    group: u8,
    is_description: bool,
    fit: Fit,
    /// Of scattered letters.
    score: Reverse<u32>,
    /// The lengths of the name and of the text, in bytes. An explanation makes a name no longer: `Django (Full-Featured
    /// Framework)` is before `Django ORM`.
    length: (usize, usize),
    /// The index of the candidate.
    at: usize,
}

/// The place of a query's words among those of a text; of several words the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Word,
    Beginning,
    Inside,
}

/// The words of a query in a text.
struct Fitted {
    is_description: bool,
    fit: Fit,
    /// The length of the text's name, in bytes.
    name: usize,
}

/// Ranks the candidates that match a query, and keeps the best `most` of them.
pub(crate) fn rank<'a, T: Copy>(
    query: &str,
    candidates: &[T],
    text: impl Fn(T) -> Cow<'a, str>,
    weight: impl Fn(T) -> Weight,
    most: usize,
) -> Ranked<T> {
    let mut query = Query::new(query);
    let (mut ranks, mut near): (Vec<Rank>, Vec<T>) = (Vec::new(), Vec::new());
    let (mut whole, mut best) = (0, 0);
    for (at, &candidate) in candidates.iter().enumerate() {
        let text = text(candidate);
        // Once the list is full, scattered letters need no scores.
        let is_full = whole >= most;
        if let Some(Fitted { is_description, fit, name }) = query.fit(&text) {
            let Weight { group, is_prose } = weight(candidate);
            let length = if is_prose { (0, 0) } else { (name, text.len()) };
            let is_description = is_description || is_prose;
            // Only scattered letters are compared with it.
            best = best.max(if is_full { 0 } else { query.score(&text) });
            ranks.push(Rank { is_scattered: false, group, is_description, fit, score: Reverse(0), length, at });
            near.push(candidate);
            whole += 1;
            continue;
        }
        if is_full {
            near.extend((query.could_match(&text) && !weight(candidate).is_prose).then_some(candidate));
            continue;
        }
        let Some(score) = query.scattered(&text) else { continue };
        let Weight { group, is_prose: false } = weight(candidate) else { continue };
        best = best.max(score);
        let (score, length) = (Reverse(score), (name_of(&text).len(), text.len()));
        ranks.push(Rank { is_scattered: true, group, is_description: false, fit: Fit::Inside, score, length, at });
        near.push(candidate);
    }
    let least = (best * GOOD.0).div_ceil(GOOD.1);
    ranks.retain(|rank| !rank.is_scattered || whole < most && rank.score.0 >= least);
    let count = ranks.len();
    if most < count {
        ranks.select_nth_unstable(most);
        ranks.truncate(most);
    }
    ranks.sort_unstable();
    Ranked { best: ranks.into_iter().map(|rank| candidates[rank.at]).collect(), count, near }
}

/// A query, ready to be matched against texts.
pub(crate) struct Query {
    contained: Vec<Atom>,
    scattered: Vec<Atom>,
    /// The words, folded.
    words: Vec<Word>,
    /// The words that are plain ASCII, in lower case.
    plain: Vec<Vec<u8>>,
    /// A word has an accent, so accents count.
    accents: bool,
    matcher: Matcher,
    letters: Vec<char>,
    folded: String,
}

struct Word {
    text: String,
    finder: Finder<'static>,
}

impl Query {
    pub(crate) fn new(query: &str) -> Query {
        let plain = query.split_whitespace().filter(|word| word.is_ascii());
        let accents = query.chars().any(|c| normalize(c) != c);
        let word = |word: &str| {
            let text: String = word.chars().map(|c| fold(c, accents)).collect();
            Word { finder: Finder::new(text.as_bytes()).into_owned(), text }
        };
        Query {
            contained: atoms(query, AtomKind::Substring),
            scattered: atoms(query, AtomKind::Fuzzy),
            words: query.split_whitespace().map(word).collect(),
            plain: plain.map(|word| word.to_ascii_lowercase().into_bytes()).collect(),
            accents,
            matcher: Matcher::new(Config::DEFAULT),
            letters: Vec::new(),
            folded: String::new(),
        }
    }

    /// Returns true if it has no word.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns true if a text contains each word as it was typed.
    pub(crate) fn is_in(&mut self, text: &str) -> bool {
        self.fit(text).is_some()
    }

    /// The place of the words in a text that contains each as it was typed.
    fn fit(&mut self, text: &str) -> Option<Fitted> {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        if text.is_ascii() {
            folded.push_str(text);
            folded.make_ascii_lowercase();
        } else {
            folded.extend(text.chars().map(|c| fold(c, self.accents)));
        }
        let found = self.words.iter().all(|word| word.finder.find(folded.as_bytes()).is_some());
        let worst = |text: &str| self.words.iter().try_fold(Fit::Word, |worst, word| Some(worst.max(word.fit(text)?)));
        let fitted = found.then(|| {
            let name = name_of(&folded);
            let in_name = worst(name);
            let fit = in_name.or_else(|| worst(&folded)).unwrap_or(Fit::Inside);
            Fitted { is_description: in_name.is_none(), fit, name: name.len() }
        });
        self.folded = folded;
        fitted
    }

    /// The score of a text that contains each word.
    fn score(&mut self, text: &str) -> u32 {
        score(&self.contained, Utf32Str::new(text, &mut self.letters), &mut self.matcher).unwrap_or(0)
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

impl Word {
    /// The best place of the word in a folded text.
    fn fit(&self, text: &str) -> Option<Fit> {
        let mut places = self.finder.find_iter(text.as_bytes()).peekable();
        places.peek()?;
        let mut best = Fit::Inside;
        for at in places {
            let (before, after) = (&text[..at], &text[at + self.text.len()..]);
            let begins = parts(before.chars().next_back(), self.text.chars().next());
            let ends = parts(self.text.chars().next_back(), after.chars().next());
            match (begins, ends) {
                (true, true) => return Some(Fit::Word),
                (true, false) => best = Fit::Beginning,
                (false, _) => {}
            }
        }
        Some(best)
    }
}

/// Returns true if a word may end between two characters.
fn parts(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return true };
    !before.is_alphanumeric() || !after.is_alphanumeric() || is_unspaced(before) || is_unspaced(after)
}

/// A character without its case and, unless accents count, without its accent.
fn fold(c: char, accents: bool) -> char {
    match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ if accents => to_lower_case(c),
        _ => normalize(to_lower_case(c)),
    }
}

/// The part of a text that is its name: what is before ` (`, `: `, or a dash between spaces.
fn name_of(text: &str) -> &str {
    let is_end = |at: usize, first: u8| match first {
        b' ' => [" (", " - ", " – ", " — "].iter().any(|end| text[at..].starts_with(end)),
        b':' => text[at..].starts_with(": "),
        0xef => text[at..].starts_with(['（', '：']),
        _ => false,
    };
    let mut places = memchr3_iter(b' ', b':', 0xef, text.as_bytes());
    places.find(|&at| at > 0 && is_end(at, text.as_bytes()[at])).map_or(text, |at| &text[..at])
}

/// The words of a query; no character in them has a special meaning.
fn atoms(query: &str, kind: AtomKind) -> Vec<Atom> {
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
        rank(query, texts, |text: &str| Cow::Borrowed(text), |_| Weight::default(), 9).best
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

    /// Each list is in its right order, by hand; candidates are given in the reverse of it.
    #[test]
    fn whole_words_come_before_beginnings_and_names_before_descriptions() {
        for (query, ordered) in [
            ("list", &["List", "Linked list", "Listing files", "Enlist", "Arrays: a list of cells"][..]),
            ("class", &["Classes and class methods", "Classes", "Subclass", "Objects (class and instance)"]),
            ("go", &["Go", "Go (the language)", "Go modules", "Goroutines", "Mongo", "Concurrency - go and channels"]),
            ("sort merge", &["Merge sort", "Merge sorting networks", "Resort to merge", "Arrays: merge, then sort"]),
            ("选择", &["选择", "选择排序", "学习选择排序", "排序：选择最小的元素"]),
            ("ソート", &["ソート", "ソートを実装する", "配列をソートする方法"]),
            ("cafe", &["Café", "Cafés", "Netcafé"]),
            ("café", &["Café", "Cafés"]),
            ("c++", &["C++", "C++ templates", "Languages: C++"]),
            ("api", &["API", "REST API", "APIs", "Rapid prototyping", "Flask: your first API"]),
        ] {
            let given: Vec<&str> = ordered.iter().rev().copied().collect();
            assert_eq!(found(query, &given), ordered, "{query}");
        }
    }

    #[test]
    fn groups_come_in_order_and_running_text_after_names() {
        let texts = ["notes on lists", "lists, done", "an open list", "l i s t", "Lists"];
        let weight = |at: usize| Weight { group: [2, 1, 0, 0, 0][at], is_prose: at == 0 };
        let places: Vec<usize> = (0..texts.len()).collect();
        let best = rank("list", &places, |at| Cow::Borrowed(texts[at]), weight, 9).best;
        assert_eq!(
            best.iter().map(|&at| texts[at]).collect::<Vec<_>>(),
            ["an open list", "Lists", "lists, done", "notes on lists", "l i s t"]
        );
        assert_eq!(rank("ntslsts", &places, |at| Cow::Borrowed(texts[at]), weight, 9).count, 0);
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
        let ranked = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), |_| Weight::default(), 10);
        let all = rank("list", &places, |at| Cow::Borrowed(texts[at].as_str()), |_| Weight::default(), usize::MAX);
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
            let near = rank(query, &places, shown, |_| Weight::default(), 50).near;
            let longer = format!("{query} 1");
            let narrowed = rank(&longer, &near, shown, |_| Weight::default(), 50);
            let anew = rank(&longer, &places, shown, |_| Weight::default(), 50);
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
