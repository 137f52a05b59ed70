//! Numbers in headings: which one it is, in what words and scripts it stands, and the name behind it.

use crate::roadmap::duration;
use crate::roadmap::numbering::{Term, cardinal, cjk_number, ordinal, roman, term_behind_number, term_of};

/// A kind of number that says nothing alone, as it begins other headings too: `3 ways out`, `C. elegans`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::roadmap) enum Series {
    /// `1 Basics`, `#1 Basics`.
    Numerals,
    /// `A. Basics`, `B) Core`.
    Letters,
}

/// A number at the start of a heading.
#[derive(Clone, Copy)]
pub(super) struct Number<'a> {
    pub(super) term: Option<(Term, &'a str)>,
    pub(super) ordinal: u32,
    /// The text behind it, if a separator sets that apart.
    pub(super) name: Option<&'a str>,
    /// It ends the text.
    is_last: bool,
}

/// `1 Basics`, `#1 Basics`, `A. Basics`. None that `number_at` reads is one, but for letters that are numerals too.
pub(super) fn series_at(text: &str) -> Option<(Series, Number<'_>)> {
    const MOST: u32 = 99;
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() || is_circled(c));
    let number = |ordinal, name| Number { term: None, ordinal, name, is_last: false };
    if let Some((ordinal, rest)) = digits(text) {
        let is_name = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_alphabetic);
        return (is_name && ordinal <= MOST).then(|| (Series::Numerals, number(ordinal, None)));
    }
    let mut chars = text.chars();
    let ordinal = place_of_letter(chars.next()?)?;
    let name = chars.as_str().strip_prefix(['.', ')', ':'])?.strip_prefix(' ')?.trim_start();
    (!name.is_empty()).then(|| (Series::Letters, number(ordinal, Some(name))))
}

/// Returns true if the last word may be a number: few headings end in one.
fn ends_in_number(text: &str) -> bool {
    let text = text.trim_end_matches([')', ']', '）', '】']);
    let is_numeral = || {
        let word = text.rsplit(' ').next().unwrap_or_default();
        word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'A'..=b'H' | b'I' | b'V' | b'X'))
    };
    text.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit() || !byte.is_ascii() || is_numeral())
}

/// The place of a capital in its alphabet, from 1.
fn place_of_letter(letter: char) -> Option<u32> {
    const ALPHABETS: [&str; 3] =
        ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"];
    let place = |alphabet: &&str| alphabet.chars().position(|other| other == letter);
    ALPHABETS.iter().find_map(place).map(|at| at as u32 + 1)
}

/// The number behind a name, which it leaves in place: `Basics (Phase 1)`, `Basics – Week 1`.
pub(super) fn number_behind<'a>(text: &'a str, duration: Option<&'a str>) -> Option<Number<'a>> {
    const OPENING: [&str; 9] = ["(", "[", "（", "【", " – ", " — ", " - ", " | ", ": "];
    // `(2周)` is how long it takes, `(第2周)` and `(2. Woche)` are when.
    let is_length =
        |text: &str| text.starts_with(|c| digit(c).is_some()) && !text.contains('.') && duration::is_duration(text);
    let whole =
        |text: &'a str| number_at(text).filter(|number| number.is_last && number.term.is_some() && !is_length(text));
    let last = || {
        let text = text.trim_end_matches([')', ']', '）', '】']);
        let place = |opening: &&str| text.rfind(*opening).map(|at| (at, at + opening.len()));
        let (at, behind) = OPENING.iter().filter_map(place).max()?;
        whole(text[behind..].trim()).filter(|_| at > 0)
    };
    duration.and_then(whole).or_else(|| ends_in_number(text).then(last).flatten())
}

/// The name behind the number at the start of a text.
pub(super) fn name_behind(text: &str) -> Option<&str> {
    number_at(text)?.name
}

pub(super) fn number_at(text: &str) -> Option<Number<'_>> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() || is_circled(c));
    let first = text.chars().next()?;
    if first == '第' || first == '제' {
        return behind_prefix(&text[first.len_utf8()..]);
    }
    if digit(first).is_some() {
        return number_then_term(text).or_else(|| number_alone(text));
    }
    let european = || term_then_number(text).or_else(|| ordinal_then_term(text)).or_else(|| numeral_alone(text));
    if first.is_ascii() { european() } else { european().or_else(|| cjk(text)) }
}

/// `阶段一：Name`, `一、Name`.
fn cjk(text: &str) -> Option<Number<'_>> {
    let term = term_behind_number(text);
    let (ordinal, rest) = cjk_number(&text[term.map_or(0, |(_, length)| length)..])?;
    let name = separated_name(rest, term.is_some());
    let is_one = name.is_some() || (term.is_some() && rest.is_empty());
    let is_last = rest.is_empty();
    is_one.then(|| Number { term: term.map(|(term, length)| (term, &text[..length])), ordinal, name, is_last })
}

/// `IV. Name`, `IV) Name`.
fn numeral_alone(text: &str) -> Option<Number<'_>> {
    if !text.starts_with(|c: char| matches!(c, 'I' | 'V' | 'X') || !c.is_ascii()) {
        return None;
    }
    let (word, rest) = text.split_at(text.find(['.', ')'])?);
    let name = rest[1..].strip_prefix(' ')?;
    let is_upper = !word.starts_with(char::is_lowercase);
    let ordinal = roman(word).filter(|_| is_upper)?;
    Some(Number { term: None, ordinal, name: Some(trim_separators(name)), is_last: false })
}

/// `第3章 Name`, `제1장 Name`.
fn behind_prefix(text: &str) -> Option<Number<'_>> {
    let (ordinal, rest) = cjk_number(text.trim_start())?;
    let rest = rest.trim_start();
    let (term, length) = term_behind_number(rest)?;
    let behind = &rest[length..];
    let name = separated_name(behind, true);
    Some(Number { term: Some((term, &rest[..length])), ordinal, name, is_last: behind.is_empty() })
}

/// `Phase 1: Name`, `Week 3-4 – Name`, `Option A: Name`, `Phase Two: Name`, `Q1: Name`.
fn term_then_number(text: &str) -> Option<Number<'_>> {
    let (word, rest) = text.split_at(text.find(|c: char| !is_of_word(c)).unwrap_or(text.len()));
    let glued = rest.starts_with(|c| digit(c).is_some());
    let is_short = |letter: &str| glued && word.eq_ignore_ascii_case(letter);
    let spaced = rest.trim_start_matches([' ', '\u{a0}', '-', '_', '#', '№', '.']);
    if !glued && spaced.len() == rest.len() {
        return None;
    }
    let spaced =
        ["no. ", "No. ", "nº ", "n° ", "N° "].iter().find_map(|sign| spaced.strip_prefix(sign)).unwrap_or(spaced);
    let known = term_of(word);
    if known.is_none() && !glued {
        return None;
    }
    let (ordinal, behind, is_word) = ordinal_at(spaced)?;
    let term = match known {
        Some(term) => term,
        None if is_short("q") && (1..=4).contains(&ordinal) => Term::Quarter,
        None if is_short("w") || is_short("wk") => Term::Week,
        None if is_short("d") => Term::Day,
        None => return None,
    };
    let name = separated_name(behind, false);
    let is_last = behind.trim().is_empty();
    let is_number = name.is_some() || goes_on_as_name(behind, is_word);
    is_number.then_some(Number { term: Some((term, word)), ordinal, name, is_last })
}

/// `1. Woche: Name`, `2nd Month – Name`, `3주차 Name`, `2-й этап`.
fn number_then_term(text: &str) -> Option<Number<'_>> {
    let (ordinal, rest) = digits(text)?;
    if let Some((term, length)) = term_behind_number(rest.trim_start()) {
        let rest = rest.trim_start();
        let name = separated_name(&rest[length..], true);
        let stands_alone = rest[length..].starts_with(|c: char| !c.is_alphanumeric()) || rest.len() == length;
        let is_last = rest.len() == length;
        return stands_alone.then_some(Number { term: Some((term, &rest[..length])), ordinal, name, is_last });
    }
    const SUFFIXES: [&str; 22] = [
        "-й", "-я", "-е", "-ый", "-ая", "ème", "eme", "er", "re", "ère", "st", "nd", "rd", "th", "º", "ª", "°", ".º",
        ".ª", ".", "a", "o",
    ];
    let rest = SUFFIXES.iter().find_map(|suffix| rest.strip_prefix(suffix)?.strip_prefix(' '))?;
    named_by_word(rest, ordinal)
}

/// `First week: Name`, `Zweite Woche – Name`.
fn ordinal_then_term(text: &str) -> Option<Number<'_>> {
    let (word, rest) = text.split_at(text.find(|c: char| !is_of_word(c))?);
    let rest = rest.strip_prefix(' ')?;
    // Asked first, as a heading seldom has a term for its second word.
    let number = named_by_word(rest, 0)?;
    ordinal(word).map(|ordinal| Number { ordinal, ..number })
}

fn named_by_word(text: &str, ordinal: u32) -> Option<Number<'_>> {
    let (word, rest) = text.split_at(text.find(|c: char| !is_of_word(c)).unwrap_or(text.len()));
    let name = separated_name(rest, false);
    let is_last = rest.trim().is_empty();
    let term = (name.is_some() || is_last).then(|| term_of(word)).flatten()?;
    Some(Number { term: Some((term, word)), ordinal, name, is_last })
}

/// `1. Name`, `2) Name`, `3.1 Name`, `2️⃣ Name`.
fn number_alone(text: &str) -> Option<Number<'_>> {
    let (ordinal, rest) = digits(text)?;
    let number = &text[..text.len() - rest.len()];
    let (is_keycap, is_dotted) = (number.ends_with('\u{20e3}'), number.contains('.'));
    let name = match rest.strip_prefix(['.', ')', ':', ']', '、', '）', '：']) {
        Some(name)
            if name.is_empty() || name.starts_with(char::is_whitespace) || !rest.starts_with(['.', ')', ':', ']']) =>
        {
            name
        }
        Some(_) => return None,
        None if (is_dotted || is_keycap) && rest.starts_with(char::is_whitespace) => rest,
        None if number.starts_with('0') && number.len() == 2 && rest.starts_with(' ') => {
            return Some(Number { term: None, ordinal, name: None, is_last: false });
        }
        None => rest.trim_start().strip_prefix(['–', '—', '|', '·']).or_else(|| rest.strip_prefix(" - "))?,
    };
    Some(Number { term: None, ordinal, name: Some(trim_separators(name)), is_last: false })
}

/// The number after a term, what is behind it (of a range or a total behind that: `3-4`, `1/4`, `1 of 4`), and whether
/// it is a word or a letter.
fn ordinal_at(text: &str) -> Option<(u32, &str, bool)> {
    if text.starts_with(|c| digit(c).is_some()) {
        let (ordinal, rest) = digits(text)?;
        return Some((ordinal, after_range(rest), false));
    }
    let (word, rest) = text.split_at(text.find(|c: char| !is_of_word(c)).unwrap_or(text.len()));
    if let [letter @ b'A'..=b'H'] = word.as_bytes() {
        return Some((u32::from(letter - b'A') + 1, rest, true));
    }
    // `Part i. Trees`, but not `part i like`.
    let is_set_apart = rest.is_empty() || separated_name(rest, false).is_some();
    if let [b'i' | b'v' | b'x'] = word.as_bytes()
        && is_set_apart
    {
        return Some((roman(&word.to_ascii_uppercase())?, rest, true));
    }
    let number = roman(word).or_else(|| cardinal(word)).or_else(|| ordinal(word));
    number.map(|ordinal| (ordinal, rest, true))
}

/// A number in digits or keycaps and what stands behind it; of several levels, `3.1`, the last.
fn digits(text: &str) -> Option<(u32, &str)> {
    let (mut ordinal, mut rest) = one_number(text)?;
    while let Some((number, behind)) = rest.strip_prefix('.').and_then(one_number) {
        (ordinal, rest) = (number, behind);
    }
    Some((ordinal, rest))
}

fn one_number(text: &str) -> Option<(u32, &str)> {
    const MOST_DIGITS: usize = 9;
    let mut ordinal = 0;
    let mut rest = text;
    for place in 0.. {
        let first = rest.chars().next();
        let Some((value, length)) = first.and_then(|c| Some((digit(c)?, c.len_utf8()))) else {
            return (place > 0).then_some((ordinal, rest));
        };
        if place == MOST_DIGITS {
            return None;
        }
        ordinal = ordinal * 10 + value;
        let behind = &rest[length..];
        rest = behind.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}').unwrap_or(behind);
    }
    None
}

/// The value of a digit of the scripts that roadmaps are written in.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 5] = ['٠', '۰', '०', '০', '０'];
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|&zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))
}

/// Passes over `-4`, `–4`, `& 4`, `/4`, ` of 4`, ` to 4` and `+` behind a number: `Week 3-4`, `Month 10+`, `Phase 1/4`.
fn after_range(text: &str) -> &str {
    const JOINS: [&str; 16] =
        ["-", "–", "—", "~", "〜", "&", "+", "/", ",", "to ", "of ", "and ", "à ", "bis ", "de ", "из "];
    let rest = text.trim_start();
    let Some(behind) = JOINS.iter().find_map(|join| rest.strip_prefix(join)) else { return text };
    let behind = behind.trim_start();
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let is_number = digits > 0 && !behind[digits..].starts_with(char::is_alphabetic);
    if is_number || text.starts_with('+') { &behind[digits..] } else { text }
}

/// The name behind a number, after a separator; in Chinese, Japanese and Korean a space is one.
fn separated_name(text: &str, space_separates: bool) -> Option<&str> {
    const SEPARATORS: [char; 24] = [
        ':', '-', '–', '—', '.', ')', ']', '|', '/', ',', '>', '：', '、', '·', '•', '→', '»', '】', '）', '］', '」',
        '―', '‒', '➜',
    ];
    let rest = text.trim_start();
    let separates = |c: char| SEPARATORS.contains(&c) || is_pictograph(c);
    if rest.starts_with(separates) || (space_separates && rest.len() < text.len()) {
        return Some(trim_separators(rest.trim_start_matches(separates))).filter(|name| !name.is_empty());
    }
    None
}

fn trim_separators(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '\u{fe0f}' | '\u{200d}') || is_pictograph(c)
    })
}

/// Returns true if the text behind a number without a separator is a name, as in `Week 1 Goals`, and no sentence, as in
/// `Day 1 of the rest` and `Part I think`.
fn goes_on_as_name(text: &str, number_is_word: bool) -> bool {
    const OF_SENTENCES: [&str; 30] = [
        "of", "in", "is", "was", "are", "and", "or", "to", "at", "for", "on", "with", "the", "de", "del", "da", "do",
        "du", "des", "la", "le", "von", "der", "die", "das", "di", "и", "в", "из", "на",
    ];
    let rest = text.trim_start();
    let first = rest.split(|c: char| !is_of_word(c)).next().unwrap_or_default();
    rest.is_empty()
        || (rest.len() < text.len()
            && (!rest.starts_with(char::is_lowercase) || (!number_is_word && !OF_SENTENCES.contains(&first))))
}

/// Returns true if a character belongs to a word: letters, and the marks that Indic scripts write them with.
fn is_of_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    (c.is_alphanumeric() && digit(c).is_none()) || unicode_normalization::char::is_combining_mark(c)
}

/// `①` and `🄰` are alphanumeric in Unicode and pictures to a reader.
fn is_circled(c: char) -> bool {
    matches!(c, '\u{1f100}'..='\u{1f1ff}')
}

/// Emoji and other pictures.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2500}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}')
}
