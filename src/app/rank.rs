//! Fuzzy matching: which of many texts a few typed letters mean, the likeliest first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The best `most` of what fits, the likeliest first (of equals the shorter text, then the earlier), and how many fit.
pub(super) fn rank<T: Copy, S: AsRef<str>>(
    query: &str,
    candidates: impl Iterator<Item = (T, S)>,
    most: usize,
) -> (Vec<T>, usize) {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found = Vec::new();
    for (at, (what, text)) in candidates.enumerate() {
        let text = text.as_ref();
        if let Some(score) = pattern.score(Utf32Str::new(text, &mut letters), &mut matcher) {
            found.push((std::cmp::Reverse(score), text.len(), at, what));
        }
    }
    let count = found.len();
    let order = |(score, length, at, _): &(std::cmp::Reverse<u32>, usize, usize, T)| (*score, *length, *at);
    found.sort_unstable_by_key(order);
    found.truncate(most);
    (found.into_iter().map(|(.., what)| what).collect(), count)
}

/// What tells the characters of a text that fit the query, by their place, in order.
pub(super) fn lighter(query: &str) -> impl FnMut(&str) -> Vec<u32> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let (mut matcher, mut letters) = (Matcher::new(Config::DEFAULT), Vec::new());
    move |text| {
        let mut lit = Vec::new();
        pattern.indices(Utf32Str::new(text, &mut letters), &mut matcher, &mut lit);
        lit.sort_unstable();
        lit.dedup();
        lit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        rank(query, texts.iter().map(|text| (*text, text)), 9).0
    }

    #[test]
    fn the_likeliest_comes_first() {
        assert_eq!(
            found("clos", &["class loops", "Closures", "closing files"]),
            ["Closures", "closing files", "class loops"]
        );
        assert_eq!(found("list comp", &["List comprehensions", "Comparing"]), ["List comprehensions"]);
        assert_eq!(found("xyz", &["Closures"]), [""; 0]);
        assert_eq!(found("数据", &["学习数据结构"]), ["学习数据结构"]);
    }

    #[test]
    fn what_fits_is_lit() {
        assert_eq!(lighter("clo")("Closures"), [0, 1, 2]);
        assert_eq!(lighter("结")("数据结构"), [2]);
    }
}
