//! Two wordings compared by the words that differ.

use super::vocabulary::{NEGATING_PARTS, are_opposite, is_directional, is_function_word, is_generic, is_negation};
use super::word::{Likeness, Word, likeness, words};

/// Points of a word that names a subject, and of one that tells what to do with it.
const SPECIFIC: usize = 2;
const GENERIC: usize = 1;
/// From so many points in common on, words may come or go at the end of a text, or anywhere in it.
const AT_THE_END: usize = 3;
const ANYWHERE: usize = 6;
/// Of words that come or go, so many for each word in common say that it is about more, or less, than it was.
const MOST_MORE: usize = 2;
/// Longer texts are compared by their first words.
const LONGEST: usize = 200;
/// Texts that differ in more words than this are not compared word by word.
const MOST_LEFT: usize = 40;

/// The difference between two wordings of what may be one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// Spelling, inflection, order, words that hold others together, a few words more or less: it says the same.
    Light,
    /// Words are exchanged for unlike ones, or those in common are too few to say that the subject is the same.
    Exchanged,
    /// The same, where both begin or end with the same words: one sentence about another subject.
    Template,
    /// No word that says what either is about stands in both.
    Unrelated,
    /// A negation comes or goes, or what stood on either side of a word such as `from` has changed places.
    Reversed,
}

/// Compares two wordings.
pub(super) fn compare(old: &str, new: &str) -> Difference {
    let negates = |text: &str| match text.is_ascii() {
        true => 0,
        false => NEGATING_PARTS.iter().filter(|part| text.contains(**part)).count(),
    };
    if negates(old) != negates(new) {
        return Difference::Reversed;
    }
    let [old, new] = [old, new].map(|text| words(text).take(LONGEST).collect::<Vec<Word>>());
    let matching = Matching::of(&old, &new);
    matching.difference()
}

/// A matching of the words of two texts.
struct Matching<'a> {
    old: &'a [Word],
    new: &'a [Word],
    /// Of each word, where it stands in the other text.
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
    /// Of each old word whether it is no more than nearly spelt as the new one that it is paired with.
    misspelt: Vec<bool>,
}

impl Matching<'_> {
    fn of<'a>(old: &'a [Word], new: &'a [Word]) -> Matching<'a> {
        let (to_new, to_old) = (vec![None; old.len()], vec![None; new.len()]);
        let mut matching = Matching { old, new, to_new, to_old, misspelt: vec![false; old.len()] };
        matching.pair_equal();
        matching.pair_alike();
        matching.pair_split();
        matching
    }

    /// Pairs equal words, each with the first that is left of its kind.
    fn pair_equal(&mut self) {
        let sorted = |words: &[Word]| {
            let mut order: Vec<usize> = (0..words.len()).collect();
            order.sort_by(|&a, &b| words[a].text.cmp(&words[b].text));
            order
        };
        let (olds, news) = (sorted(self.old), sorted(self.new));
        let (mut old, mut new) = (olds.iter().peekable(), news.iter().peekable());
        while let (Some(&&a), Some(&&b)) = (old.peek(), new.peek()) {
            match self.old[a].text.cmp(&self.new[b].text) {
                std::cmp::Ordering::Less => _ = old.next(),
                std::cmp::Ordering::Greater => _ = new.next(),
                std::cmp::Ordering::Equal => {
                    self.pair(a, b);
                    old.next();
                    new.next();
                }
            }
        }
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// Pairs words that are one, unless so many are left on both sides that it makes no difference.
    fn pair_alike(&mut self) {
        let left = |to: &[Option<usize>]| to.iter().filter(|to| to.is_none()).count();
        if left(&self.to_new).min(left(&self.to_old)) > MOST_LEFT {
            return;
        }
        for wanted in [Likeness::Same, Likeness::Misspelt] {
            for old in 0..self.old.len() {
                let is_like = |new: usize| likeness(&self.old[old], &self.new[new]) == Some(wanted);
                if self.to_new[old].is_none()
                    && let Some(new) = (0..self.new.len()).find(|&new| self.to_old[new].is_none() && is_like(new))
                {
                    self.pair(old, new);
                    self.misspelt[old] = wanted == Likeness::Misspelt;
                }
            }
        }
    }

    /// Pairs what one text writes as one word and the other as two: both halves count as the one.
    fn pair_split(&mut self) {
        let splits = |whole: &[Word], halves: &[Word], free: &[Option<usize>], other: &[Option<usize>]| {
            let halves =
                halves.windows(2).enumerate().filter(|(at, _)| other[*at].is_none() && other[at + 1].is_none());
            let joined: Vec<(usize, String)> =
                halves.map(|(at, halves)| (at, format!("{}{}", halves[0].text, halves[1].text))).collect();
            let free = whole.iter().enumerate().filter(|(at, _)| free[*at].is_none());
            free.filter_map(|(at, word)| Some((at, joined.iter().find(|(_, joined)| *joined == word.text)?.0)))
                .collect::<Vec<_>>()
        };
        for (old, new) in splits(self.old, self.new, &self.to_new, &self.to_old) {
            self.pair(old, new);
            self.to_old[new + 1] = Some(old);
        }
        for (new, old) in splits(self.new, self.old, &self.to_old, &self.to_new) {
            self.pair(old, new);
            self.to_new[old + 1] = Some(new);
        }
    }

    fn difference(&self) -> Difference {
        let gone: Vec<&Word> = left(self.old, &self.to_new, self.new);
        let came: Vec<&Word> = left(self.new, &self.to_old, self.old);
        let negates = |words: &[&Word]| words.iter().any(|word| is_negation(&word.text));
        let is_opposite = gone.iter().any(|one| came.iter().any(|other| are_opposite(&one.text, &other.text)));
        if negates(&gone) != negates(&came) || is_opposite || self.is_turned_round() {
            return Difference::Reversed;
        }
        let [gone, came] = [gone, came].map(content);
        match () {
            () if self.keeps_the_subject(&gone, &came) => Difference::Light,
            () if self.common().is_empty() && !self.misspelt.contains(&true) => Difference::Unrelated,
            () if !gone.is_empty() && !came.is_empty() && self.has_a_frame() => Difference::Template,
            () => Difference::Exchanged,
        }
    }

    /// Returns whether what the texts have in common outweighs what comes or goes.
    fn keeps_the_subject(&self, gone: &[&Word], came: &[&Word]) -> bool {
        let common: Vec<&Word> = self.common();
        let points: usize = common.iter().map(|word| if is_generic(&word.text) { GENERIC } else { SPECIFIC }).sum();
        let is_aside = |words: &[&Word]| words.iter().all(|word| is_generic(&word.text)) && points >= ANYWHERE;
        if self.misspelt.contains(&true) && points < AT_THE_END {
            return false;
        }
        let more = match (gone, came) {
            ([], []) => return points > 0 || (self.old.is_empty() && self.new.is_empty()),
            ([], more) | (more, []) => more,
            (gone, came) if is_aside(gone) && !is_aside(came) => came,
            (gone, came) if is_aside(came) && !is_aside(gone) => gone,
            _ => return false,
        };
        let is_numbered = more.iter().any(|word| word.is_number());
        let least = if self.begin_alike() && !is_numbered { AT_THE_END } else { ANYWHERE };
        points >= least && (more.len() <= MOST_MORE * common.len() || points >= 2 * ANYWHERE)
    }

    /// Returns whether both texts begin with the same word, or end with it.
    fn has_a_frame(&self) -> bool {
        let ends = [self.old.len(), self.new.len()].map(|length| length.checked_sub(1));
        let [Some(old), Some(new)] = ends else { return false };
        self.to_new[0] == Some(0) || self.to_new[old] == Some(new)
    }

    /// Returns the words in common that say what it is about, less those that are only spelt nearly alike.
    fn common(&self) -> Vec<&Word> {
        let is_common = |at: &usize| self.to_new[*at].is_some() && !self.misspelt[*at];
        content((0..self.old.len()).filter(is_common).map(|at| &self.old[at]).collect())
    }

    /// Returns whether one text goes on where the other ends, or says something else only after as many words as tell
    /// what it is about.
    fn begin_alike(&self) -> bool {
        let content = |words: &[Word], to: &[Option<usize>]| {
            let words = words.iter().zip(to).filter(|(word, _)| !is_function_word(&word.text));
            words.map(|(_, to)| to.is_some()).collect::<Vec<bool>>()
        };
        let [old, new] = [content(self.old, &self.to_new), content(self.new, &self.to_old)];
        let paired = |words: &[bool]| words.iter().take_while(|paired| **paired).count();
        let shorter = old.len().min(new.len());
        shorter > 0 && paired(&old) >= shorter.min(3) && paired(&new) >= shorter.min(3)
    }

    /// Returns whether content words stand on the other side of a word such as `from` or `not`, in both directions.
    fn is_turned_round(&self) -> bool {
        let sides = self.old.iter().enumerate().filter(|(_, word)| is_directional(&word.text));
        let mut turned = sides.filter_map(|(old, word)| {
            let is_alone = |words: &[Word]| words.iter().filter(|other| other.text == word.text).count() == 1;
            let new = self.to_new[old].filter(|_| is_alone(self.old) && is_alone(self.new))?;
            Some(self.crosses(old, new, true) && self.crosses(old, new, false))
        });
        turned.any(|turned| turned)
    }

    /// Returns whether a content word before (or after) `old` stands on the other side of `new`.
    fn crosses(&self, old: usize, new: usize, is_before: bool) -> bool {
        let words = self.old.iter().zip(&self.to_new).enumerate();
        words
            .filter(|(at, (word, _))| if is_before { *at < old } else { *at > old } && !is_light(word))
            .filter_map(|(_, (_, to))| *to)
            .any(|to| if is_before { to > new } else { to < new })
    }
}

/// Returns the words that the other text does not have; one that it has fewer times is not missing.
fn left<'a>(words: &'a [Word], to: &[Option<usize>], other: &[Word]) -> Vec<&'a Word> {
    let alone = words.iter().zip(to).filter(|(_, to)| to.is_none()).map(|(word, _)| word);
    alone.filter(|word| other.iter().all(|other| other.text != word.text)).collect()
}

fn content(words: Vec<&Word>) -> Vec<&Word> {
    words.into_iter().filter(|word| !is_light(word)).collect()
}

/// Returns whether a word says nothing of the subject: a negation that both texts have says no more than an article.
fn is_light(word: &Word) -> bool {
    word.is_light_kana() || is_negation(&word.text) || (is_function_word(&word.text) && !word.is_letter_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_all(wanted: Difference, pairs: &[(&str, &str)]) {
        for (old, new) in pairs {
            for (old, new) in [(old, new), (new, old)] {
                let difference = compare(old, new);
                let is_wanted = match wanted {
                    Difference::Exchanged => matches!(difference, Difference::Exchanged | Difference::Template),
                    _ => difference == wanted,
                };
                assert!(is_wanted, "{old} → {new}: {difference:?}");
            }
        }
    }

    #[test]
    fn spelling_inflection_order_and_words_added() {
        assert_all(
            Difference::Light,
            &[
                ("Webfonts are suported by all browers", "Webfonts are supported by all browsers"),
                ("If ID are used, they are unique to a page", "If IDs are used, they are unique to a page"),
                ("reading files line by line", "reading a file line by line"),
                ("write to files line by line", "write files, a line at a time"),
                ("Limit requests to avoid bruteforce", "Limit requests to avoid brute-force"),
                ("Enforce strong passwords", "Enforce strong, long passwords"),
                ("HW4: Virtual methods exercise", "HW4: Virtual methods and casts"),
                ("Don't extract the algorithm", "Do not extract the algorithm"),
                ("Listen und Tupel üben", "Listen und Tupeln üben, mit Beispielen"),
                ("Изучить списки и словари", "Изучить список и словарь"),
                ("学习数据结构与算法", "学习数据结构和算法"),
                ("closures that remember", "Closures that remember their surroundings"),
            ],
        );
    }

    #[test]
    fn another_subject_in_the_same_words() {
        assert_all(
            Difference::Exchanged,
            &[
                ("Watch the lecture about sets", "Watch the lecture about dicts"),
                ("Learn HTTP", "Learn HTTPS"),
                ("Write a parser for JSON", "Write a parser for YAML"),
                ("Watch lecture 4 of the course", "Watch lecture 5 of the course"),
                ("Decode the message by hand", "Encode the message by hand"),
                ("Sync the files of two machines", "Async the files of two machines"),
                ("Typed arrays in depth", "Un-typed arrays in depth"),
                ("Build the client of the chat", "Build the server of the chat"),
                ("Part A of the exam", "Part B of the exam"),
                ("Linear regression", "Multiple linear regression"),
                ("学习列表", "学习字典"),
                ("Lambda functions", "Anonymous (lambda) functions"),
                ("Ascending order of all lists", "Descending order of all lists"),
                ("Stateful services in production", "Stateless services in production"),
            ],
        );
    }

    #[test]
    fn the_opposite() {
        assert_all(
            Difference::Reversed,
            &[
                ("Public functions should raise", "Public functions should not raise"),
                ("Use globals in every module", "Never use globals in every module"),
                ("Sort the list with a key", "Sort the list without a key"),
                ("Die Liste sortieren und drucken", "Die Liste nicht sortieren und drucken"),
                ("Utiliser les variables globales", "Ne pas utiliser les variables globales"),
                ("Списки с повторами и сортировкой", "Списки без повторов и сортировки"),
                ("使用全局变量", "不使用全局变量"),
                ("グローバル変数を使う", "グローバル変数を使わない"),
                ("Convert lists to tuples", "Convert tuples to lists"),
                ("Turn on the cache of the server", "Turn off the cache of the server"),
                ("You can share the key with others", "You can't share the key with others"),
                ("Commit the generated files", "Avoid committing the generated files"),
            ],
        );
    }

    #[test]
    fn a_text_of_one_long_line_is_compared_at_once() {
        let long = |word: &str| format!("{word} ").repeat(100_000);
        assert_eq!(compare(&long("one"), &long("two")), Difference::Unrelated);
    }
}
