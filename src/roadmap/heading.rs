//! A heading taken apart: `Phase 1: Python Fundamentals (4-6 weeks)` is an ordinal, a name and a duration.

use std::borrow::Cow;

use super::duration;
use super::numbering::{Term, cardinal, cjk_number, ordinal, roman, term_behind_number, term_of};

/// A heading's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The term it is numbered with; of a bare numeral there is none.
    pub term: Option<Term>,
    /// That term as written.
    pub word: Option<&'a str>,
    pub ordinal: Option<u32>,
    /// The number stands behind the name.
    pub is_behind: bool,
    /// Without number and duration. Never empty unless the text is.
    pub name: Cow<'a, str>,
    /// Without the duration alone: the name where siblings would not be told apart without the number.
    pub numbered_name: Cow<'a, str>,
    pub duration: Option<&'a str>,
}

/// Takes a heading apart. What is not understood stays in the name.
pub(super) fn parts(text: &str) -> Parts<'_> {
    let text = without_shortcodes(text.trim());
    parts_with(text, number_at(text))
}

/// Takes a heading apart that is numbered in one series with those beside it.
pub(super) fn parts_in_series(text: &str) -> Parts<'_> {
    let text = without_shortcodes(text.trim());
    parts_with(text, series_at(text).map(|(_, number)| number).or_else(|| number_at(text)))
}

/// A kind of number that says nothing alone, as it begins other headings too: `3 ways out`, `C. elegans`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Series {
    /// `1 Basics`, `#1 Basics`.
    Numerals,
    /// `A. Basics`, `B) Core`.
    Letters,
}

/// The number at the start of a heading that counts only in a series.
pub(super) fn in_series(text: &str) -> Option<(Series, u32)> {
    series_at(without_shortcodes(text.trim())).map(|(series, number)| (series, number.ordinal))
}

fn parts_with<'a>(text: &'a str, number: Option<Number<'a>>) -> Parts<'a> {
    let (numbered_name, duration) = duration::split_off(text);
    let numbered_name = if numbered_name.is_empty() { Cow::Borrowed(text) } else { numbered_name };
    // A duration may stand before the number, or between it and the name.
    let name = match number {
        Some(Number { name: Some(behind), .. }) => duration::split_off(behind).0,
        _ if duration.is_none() => Cow::Borrowed(""),
        _ => match &numbered_name {
            Cow::Borrowed(rest) => Cow::Borrowed(name_behind(rest).unwrap_or_default()),
            Cow::Owned(rest) => Cow::Owned(name_behind(rest).unwrap_or_default().to_owned()),
        },
    };
    let name = if name.is_empty() { numbered_name.clone() } else { name };
    let number = number.or_else(|| match numbered_name {
        Cow::Borrowed(rest) => number_at(rest),
        Cow::Owned(_) => None,
    });
    let behind = if number.is_none() { number_behind(text, duration) } else { None };
    let is_behind = behind.is_some();
    let number = number.or(behind);
    let (term, word) = number.and_then(|number| number.term).unzip();
    Parts { term, word, ordinal: number.map(|number| number.ordinal), is_behind, name, numbered_name, duration }
}

/// The text behind emoji shortcodes at its start, `:rocket: Launch`, unless there is nothing else.
pub(super) fn without_shortcodes(text: &str) -> &str {
    let mut rest = text;
    while let Some((code, behind)) = rest.strip_prefix(':').and_then(|rest| rest.split_once(':')) {
        let is_code =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+');
        if code.is_empty() || !code.bytes().all(is_code) || behind.trim_start().is_empty() {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// A number at the start of a heading.
#[derive(Clone, Copy)]
struct Number<'a> {
    term: Option<(Term, &'a str)>,
    ordinal: u32,
    /// The text behind it, if a separator sets that apart.
    name: Option<&'a str>,
    /// It ends the text.
    is_last: bool,
}

/// `1 Basics`, `#1 Basics`, `A. Basics`. None that `number_at` reads is one, but for letters that are numerals too.
fn series_at(text: &str) -> Option<(Series, Number<'_>)> {
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

/// The place of a capital in its alphabet, from 1.
fn place_of_letter(letter: char) -> Option<u32> {
    const ALPHABETS: [&str; 3] =
        ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"];
    let place = |alphabet: &&str| alphabet.chars().position(|other| other == letter);
    ALPHABETS.iter().find_map(place).map(|at| at as u32 + 1)
}

/// The number behind a name, which it leaves in place: `Basics (Phase 1)`, `Basics – Week 1`.
fn number_behind<'a>(text: &'a str, duration: Option<&'a str>) -> Option<Number<'a>> {
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
    // Few headings have a digit, and fewer at their end.
    let may_be = text.trim_end_matches([')', ']', '）', '】']).ends_with(char::is_alphanumeric);
    duration.and_then(whole).or_else(|| may_be.then(last).flatten())
}

/// The name behind the number at the start of a text.
fn name_behind(text: &str) -> Option<&str> {
    number_at(text)?.name
}

fn number_at(text: &str) -> Option<Number<'_>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Option<&str>, Option<u32>, String, Option<&str>) {
        let parts = parts(text);
        (parts.word, parts.ordinal, parts.name.into_owned(), parts.duration)
    }

    #[test]
    fn ordinals_names_and_durations() {
        assert_eq!(
            split("Phase 1: Python Fundamentals (4-6 weeks)"),
            (Some("Phase"), Some(1), "Python Fundamentals".to_owned(), Some("4-6 weeks"))
        );
        assert_eq!(split("🟢 Phase 1: N5 (Months 1-3)"), (Some("Phase"), Some(1), "N5".to_owned(), Some("Months 1-3")));
        assert_eq!(split("1. Getting Started"), (None, Some(1), "Getting Started".to_owned(), None));
        assert_eq!(split("Week 1-2: Foundation"), (Some("Week"), Some(1), "Foundation".to_owned(), None));
        assert_eq!(
            split("Option C: FastAPI (Modern & Async)"),
            (Some("Option"), Some(3), "FastAPI (Modern & Async)".to_owned(), None)
        );
        assert_eq!(split("Part II – Trees"), (Some("Part"), Some(2), "Trees".to_owned(), None));
        assert_eq!(split("2.3 Joins"), (None, Some(3), "Joins".to_owned(), None));
        assert_eq!(split("第3章 数据结构"), (Some("章"), Some(3), "数据结构".to_owned(), None));
        assert_eq!(split("第二十一周：图论"), (Some("周"), Some(21), "图论".to_owned(), None));
        assert_eq!(split("第一阶段 基础（2周）"), (Some("阶段"), Some(1), "基础".to_owned(), Some("2周")));
        assert_eq!(split("المرحلة 2: الويب"), (Some("المرحلة"), Some(2), "الويب".to_owned(), None));
    }

    #[test]
    fn of_a_number_of_several_levels_the_last_counts() {
        assert_eq!(split("Section 1.1"), (Some("Section"), Some(1), "Section 1.1".to_owned(), None));
        assert_eq!(split("Module 3.2 Deep dive"), (Some("Module"), Some(2), "Module 3.2 Deep dive".to_owned(), None));
        assert_eq!(split("Step 1.2.10: Run (2 weeks)"), (Some("Step"), Some(10), "Run".to_owned(), Some("2 weeks")));
        assert_eq!(split("Week 2. Loops"), (Some("Week"), Some(2), "Loops".to_owned(), None));
        assert_eq!(split("3.1 Joins"), (None, Some(1), "Joins".to_owned(), None));
    }

    #[test]
    fn a_name_never_goes_down_to_nothing() {
        assert_eq!(split("Day 1"), (Some("Day"), Some(1), "Day 1".to_owned(), None));
        assert_eq!(split("(4-6 weeks)").2, "(4-6 weeks)");
        assert_eq!(split("Month 10+: Deep dive"), (Some("Month"), Some(10), "Deep dive".to_owned(), None));
    }

    #[test]
    fn emoji_shortcodes_in_front_are_no_part_of_the_name() {
        assert_eq!(
            split(":rocket: :tada: Phase 2: Launch (2 weeks)"),
            (Some("Phase"), Some(2), "Launch".to_owned(), Some("2 weeks"))
        );
        assert_eq!(split(":star: Basics").2, "Basics");
        for text in [":star:", ":: C++", ": x : y", ":Not A Code: z"] {
            assert_eq!(split(text).2, text);
        }
    }

    #[test]
    fn a_number_behind_a_name_stays_there() {
        for (text, term, ordinal, name) in [
            ("Basics (Phase 1)", Some("Phase"), Some(1), "Basics (Phase 1)"),
            ("Basics – Week 2", Some("Week"), Some(2), "Basics"),
            ("Basics [Módulo 3]", Some("Módulo"), Some(3), "Basics [Módulo 3]"),
            ("Bases - Étape 4", Some("Étape"), Some(4), "Bases - Étape 4"),
            ("Grundlagen (2. Woche)", Some("Woche"), Some(2), "Grundlagen"),
            ("Основы | Часть 2", Some("Часть"), Some(2), "Основы | Часть 2"),
            ("基础（第1周）", Some("周"), Some(1), "基础（第1周）"),
            ("기초 (1주차)", Some("주차"), Some(1), "기초 (1주차)"),
            ("الأساسيات (المرحلة 1)", Some("المرحلة"), Some(1), "الأساسيات (المرحلة 1)"),
            ("मूल बातें (चरण 1)", Some("चरण"), Some(1), "मूल बातें (चरण 1)"),
            ("基礎（2週）", None, None, "基礎"),
            ("Basics (2 weeks)", None, None, "Basics"),
            ("Reading (Chapter 1 of the book)", None, None, "Reading (Chapter 1 of the book)"),
            ("ES2015 (ES6)", None, None, "ES2015 (ES6)"),
        ] {
            let parts = parts(text);
            assert_eq!((parts.word, parts.ordinal, &*parts.name), (term, ordinal, name), "{text}");
        }
    }

    #[test]
    fn numbers_of_a_series() {
        let numbered = |text| {
            let parts = parts_in_series(text);
            (in_series(text), parts.ordinal, parts.name.into_owned())
        };
        for (text, series, ordinal, name) in [
            ("1 Basics", Series::Numerals, 1, "1 Basics"),
            ("#2 Core", Series::Numerals, 2, "#2 Core"),
            ("٣ الأساسيات", Series::Numerals, 3, "٣ الأساسيات"),
            ("A. Basics", Series::Letters, 1, "Basics"),
            ("B) Core (2 weeks)", Series::Letters, 2, "Core"),
            ("I. Index", Series::Letters, 9, "Index"),
            ("Б. Основы", Series::Letters, 2, "Основы"),
        ] {
            assert_eq!(numbered(text), (Some((series, ordinal)), Some(ordinal), name.to_owned()), "{text}");
        }
        for text in ["3D plots", "1 + 1", "2023 updates", "C.elegans", "A basic", "a. small", "1. Basics"] {
            assert_eq!(in_series(text), None, "{text}");
        }
        assert_eq!(split("3 ways out"), (None, None, "3 ways out".to_owned(), None));
        assert_eq!(split("C. elegans"), (None, None, "C. elegans".to_owned(), None));
    }

    #[test]
    fn small_numerals_and_letters_count_where_they_are_set_apart() {
        assert_eq!(split("Part i. Trees"), (Some("Part"), Some(1), "Trees".to_owned(), None));
        assert_eq!(split("Part v"), (Some("Part"), Some(5), "Part v".to_owned(), None));
        assert_eq!(split("Part II"), (Some("Part"), Some(2), "Part II".to_owned(), None));
        assert_eq!(split("Part i like"), (None, None, "Part i like".to_owned(), None));
    }

    #[test]
    fn sentences_stay_whole() {
        for text in [
            "Level up your skills",
            "3D plots",
            "2023 updates",
            "Day 1 of the rest",
            "Part of the plan",
            "C++ (advanced)",
        ] {
            assert_eq!(split(text), (None, None, text.to_owned(), None));
        }
    }
}
