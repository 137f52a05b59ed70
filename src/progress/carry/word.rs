//! The words of a text as they are compared one by one.

use unicode_normalization::UnicodeNormalization;

use super::side::is_of_word;
use super::vocabulary::{is_function_word, is_generic};
use crate::roadmap::is_unspaced;

/// Prefixes that a hyphen may part from their word.
const PREFIXES: [&str; 12] = ["un", "non", "de", "dis", "in", "anti", "re", "im", "ir", "mis", "pre", "sub"];
/// Endings that inflect a word, in languages of Latin script.
const ENDINGS: [&str; 9] = ["", "s", "es", "e", "d", "ed", "ing", "y", "ies"];
/// The same for words of which more stands unchanged.
const ENDINGS_OF_LONG: [&str; 17] =
    ["n", "en", "er", "em", "r", "a", "as", "o", "os", "i", "is", "ar", "ez", "ent", "ado", "ando", "ión"];
/// An ending is not taken off a word that keeps fewer characters than this.
const STEM: usize = 3;
const LONG_STEM: usize = 5;
/// A slip in a word of fewer characters makes another word too often.
const LEAST_OF_SLIP: usize = 7;
/// Letters that make another word of one when they come last: `parse`, `parser`.
const DERIVING: [char; 3] = ['r', 'x', 'y'];

/// A word of a text.
#[derive(Debug)]
pub(super) struct Word {
    /// In lower case, without the accents of Latin letters.
    pub text: String,
    /// True if it is written in capitals, or has no vowel: an abbreviation, whose every letter counts.
    is_abbreviation: bool,
    /// True if it is one capital letter behind other words: `Part A`.
    is_letter_name: bool,
}

impl Word {
    fn new(raw: &str, is_first: bool) -> Word {
        let text = match raw.is_ascii() {
            true => raw.to_ascii_lowercase(),
            false => raw.to_lowercase().nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).nfc().collect(),
        };
        let is_capital = raw.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let has_vowel = text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let is_one = raw.chars().nth(1).is_none();
        Word {
            is_abbreviation: !is_one && (is_capital || (text.is_ascii() && !has_vowel)),
            is_letter_name: is_one && is_capital && raw.is_ascii() && !is_first,
            text,
        }
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub fn is_letter_name(&self) -> bool {
        self.is_letter_name
    }

    /// Returns whether it is one sign of the script in which Japanese writes endings and particles.
    pub fn is_light_kana(&self) -> bool {
        self.text.chars().all(|c| ('\u{3040}'..='\u{309f}').contains(&c))
    }
}

/// Returns the words of a text. A prefix belongs to the word behind its hyphen, `n't` is `not`, and scripts without
/// spaces give a word for each character.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut rest = text;
    let mut pending: Option<&str> = None;
    let mut is_first = true;
    std::iter::from_fn(move || {
        if let Some(word) = pending.take() {
            return Some(Word::new(word, false));
        }
        let start = rest.find(is_of_word)?;
        let word = leading(&rest[start..]);
        let after = &rest[start + word.len()..];
        let (raw, taken) = match after.strip_prefix(['-', '‑']).map(leading) {
            Some(stem) if !stem.is_empty() && PREFIXES.contains(&word.to_lowercase().as_str()) => {
                let length = after.find(stem).unwrap_or_default() + stem.len();
                (format!("{word}{stem}"), word.len() + length)
            }
            _ => (word.to_owned(), word.len()),
        };
        let after = &rest[start + taken..];
        rest = after;
        let word = Word::new(&raw, std::mem::take(&mut is_first));
        let contracted = after.strip_prefix(['\'', '’']).filter(|rest| leading(rest).eq_ignore_ascii_case("t"));
        match contracted.and_then(|after| Some((word.text.strip_suffix('n')?.to_owned(), &after[1..]))) {
            Some((stem, after)) => {
                rest = after;
                pending = Some("not");
                let stem = if stem == "ca" { "can" } else { &stem };
                Some(Word::new(stem, false))
            }
            None => Some(word),
        }
    })
}

/// Returns whether a text holds no word that names a subject.
pub(super) fn says_nothing(text: &str) -> bool {
    words(text).all(|word| is_function_word(&word.text) || is_generic(&word.text) || word.is_number())
}

/// Returns the word that a text begins with.
fn leading(text: &str) -> &str {
    let mut chars = text.char_indices();
    match chars.next() {
        Some((_, first)) if is_of_word(first) => {
            let ends = |(at, c): (usize, char)| (!is_of_word(c) || is_unspaced(first) || is_unspaced(c)).then_some(at);
            &text[..chars.find_map(ends).unwrap_or(text.len())]
        }
        _ => "",
    }
}

/// The evidence that two words are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One is the other inflected, or with two letters that traded places, or with one of two equal letters.
    Same,
    /// One is the other with another slip, or it is another word: `caching`, `catching`. The rest of the text decides.
    Misspelt,
}

/// Returns the evidence that two words are one, inflected or spelt otherwise. The first letter stands.
pub(super) fn likeness(one: &Word, other: &Word) -> Option<Likeness> {
    let (shorter, longer) = if one.text.len() <= other.text.len() { (one, other) } else { (other, one) };
    if shorter.is_abbreviation || longer.is_abbreviation {
        let is_plural = !longer.is_abbreviation && longer.text.strip_suffix('s') == Some(&shorter.text);
        return is_plural.then_some(Likeness::Same);
    }
    let has_digit = |word: &Word| word.text.contains(|c: char| c.is_numeric());
    let mut chars = [one, other].map(|word| word.text.chars().collect::<Vec<char>>());
    chars.sort_by_key(Vec::len);
    let [shorter, longer] = chars;
    if has_digit(one) || has_digit(other) || shorter.first() != longer.first() {
        return None;
    }
    match () {
        () if is_inflected(&shorter, &longer) || is_plain_slip(&shorter, &longer) => Some(Likeness::Same),
        () if is_misspelt(&shorter, &longer) => Some(Likeness::Misspelt),
        () => None,
    }
}

fn is_inflected(shorter: &[char], longer: &[char]) -> bool {
    let stem = shorter.iter().zip(longer).take_while(|(a, b)| a == b).count();
    let is_latin = shorter.iter().chain(longer).all(|c| *c < '\u{250}');
    if !is_latin {
        return stem >= STEM && shorter.len() - stem <= 2 && longer.len() - stem <= 3 && stem * 2 > longer.len();
    }
    let ending = |word: &[char], from: usize| word[from..].iter().collect::<String>();
    // `writing` and `write` part at `writ`, `running` and `run` behind a letter that is doubled.
    (STEM..=stem).any(|stem| {
        let doubled = longer.get(stem).is_some_and(|c| *c == longer[stem - 1]) && shorter.len() == stem;
        let endings = [ending(shorter, stem), ending(longer, stem + usize::from(doubled))];
        let is_one = |list: &[&str], ending: &String| list.contains(&ending.as_str());
        endings.iter().all(|ending| is_one(&ENDINGS, ending))
            || (stem >= LONG_STEM
                && endings.iter().all(|ending| is_one(&ENDINGS, ending) || is_one(&ENDINGS_OF_LONG, ending))
                && !longer.ends_with(&['e', 'r'])
                && !(shorter.len() + 1 == longer.len() && longer.ends_with(&['r'])))
    })
}

/// Returns whether one long word is the other with two letters that traded places, or with one of two equal letters.
fn is_plain_slip(shorter: &[char], longer: &[char]) -> bool {
    let same = shorter.iter().zip(longer).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], taken: usize| word[(same + taken).min(word.len())..].to_vec();
    let is_swapped = || {
        shorter.len() == longer.len()
            && shorter.get(same) == longer.get(same + 1)
            && shorter.get(same + 1) == longer.get(same)
            && rest(shorter, 2) == rest(longer, 2)
    };
    let is_doubled = || longer[same - 1] == longer[same] && rest(shorter, 0) == rest(longer, 1);
    let is_shorter = shorter.len() + 1 == longer.len();
    shorter.len() >= LEAST_OF_SLIP && (if is_shorter { is_doubled() } else { is_swapped() })
}

/// Returns whether one word is the other with a slip in it: a letter left out, put in or exchanged for another, two
/// that traded places; two slips in a long word. Short words are told apart.
fn is_misspelt(shorter: &[char], longer: &[char]) -> bool {
    let slips = slips(shorter, longer);
    let is_derived = longer.len() > shorter.len()
        && longer.starts_with(shorter)
        && longer.last().is_some_and(|last| DERIVING.contains(last));
    let is_exchanged = shorter.len() == longer.len() && {
        let differing: Vec<usize> = (0..longer.len()).filter(|&at| shorter[at] != longer[at]).collect();
        differing.len() == 1
    };
    let least = match (slips, is_exchanged) {
        (1, false) => 4,
        (1, true) => 7,
        (2, _) => 9,
        _ => usize::MAX,
    };
    let is_long = shorter.len() >= least && longer.len() > 4;
    is_long && !is_derived
}

/// Returns how many slips lie between two words (F. Damerau, "A technique for computer detection and correction of
/// spelling errors", 1964): 3 stands for more than two.
fn slips(shorter: &[char], longer: &[char]) -> usize {
    if longer.len() - shorter.len() > 2 {
        return 3;
    }
    let width = longer.len() + 1;
    let mut rows = vec![(0..width).collect::<Vec<usize>>()];
    for (i, a) in shorter.iter().enumerate() {
        let above = &rows[i];
        let mut row = vec![i + 1];
        for (j, b) in longer.iter().enumerate() {
            let mut least = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == longer[j - 1] && shorter[i - 1] == *b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[shorter.len()][longer.len()].min(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_of_many_scripts() {
        assert_eq!(split("Don't re-use C++'s map_of"), ["do", "not", "reuse", "c++", "s", "map", "of"]);
        assert_eq!(split("You can’t"), ["you", "can", "not"]);
        assert_eq!(split("学习 Rust语言"), ["学", "习", "rust", "语", "言"]);
        assert_eq!(split("Übung: naïve"), ["ubung", "naive"]);
    }

    #[test]
    fn one_word_or_two() {
        let is_one = |a: &str, b: &str| likeness(&Word::new(a, true), &Word::new(b, true)).is_some();
        for (a, b) in [
            ("lists", "list"),
            ("write", "writing"),
            ("running", "run"),
            ("studies", "study"),
            ("APIs", "API"),
            ("browers", "browsers"),
            ("recieve", "receive"),
            ("projet", "project"),
            ("словарь", "словари"),
            ("Listen", "Liste"),
            ("concatened", "concatenated"),
            ("fucntions", "functions"),
        ] {
            assert!(is_one(a, b) && is_one(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("HTTP", "HTTPS"),
            ("http", "https"),
            ("parse", "parser"),
            ("encode", "decode"),
            ("import", "export"),
            ("mutable", "immutable"),
            ("utf8", "utf16"),
            ("maps", "mops"),
            ("stack", "slack"),
            ("form", "from"),
            ("server", "serverless"),
            ("compile", "compiler"),
            ("static", "dynamic"),
        ] {
            assert!(!is_one(a, b) && !is_one(b, a), "{a} {b}");
        }
        for (a, b) in [("ábc", "abcde"), ("ﬁﬁﬁﬁ", "ab"), ("ñññññ", "ñññññññ"), ("", "a")] {
            assert_eq!(is_one(a, b), is_one(b, a), "{a} {b}");
        }
    }
}
