//! A heading taken apart: `Phase 1: Python Fundamentals (4-6 weeks)` is an ordinal, a name and a duration.

use super::duration;
use super::numbering::{CJK_WORDS, cjk_number, is_word_of_number, roman};

/// A heading's parts, as slices of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The word it is numbered with, as written.
    pub word: Option<&'a str>,
    pub ordinal: Option<u32>,
    /// Never empty unless the text is.
    pub name: &'a str,
    pub duration: Option<&'a str>,
}

/// Takes a heading apart. What is not understood stays in the name.
pub(super) fn parts(text: &str) -> Parts<'_> {
    let (rest, duration) = duration::split_end(without_shortcodes(text.trim()));
    let numbered = numbered_by_word(rest).or_else(|| numbered_alone(rest));
    let (word, ordinal, name) = match numbered {
        Some((word, ordinal, name)) if !name.is_empty() => (word, Some(ordinal), name),
        Some((word, ordinal, _)) => (word, Some(ordinal), rest),
        None => (None, None, rest),
    };
    Parts { word, ordinal, name, duration }
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

type Numbered<'a> = (Option<&'a str>, u32, &'a str);

/// `Phase 1: Name`, `Week 3-4 – Name`, `Module 3.2 Name`, `Option A: Name`, `第3章 Name`.
fn numbered_by_word(text: &str) -> Option<Numbered<'_>> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if let Some(rest) = text.strip_prefix('第') {
        let (ordinal, rest) = cjk_number(rest.trim_start())?;
        let rest = rest.trim_start();
        let word = CJK_WORDS.iter().find(|word| rest.starts_with(**word))?;
        return Some((Some(&rest[..word.len()]), ordinal, after_number(&rest[word.len()..]).unwrap_or("")));
    }
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let word = &text[..end];
    let rest = text[end..].strip_prefix([' ', '-', '#', '\u{a0}'])?.trim_start_matches(['#', ' ']);
    let (ordinal, rest) = number(rest, word.eq_ignore_ascii_case("option"))?;
    // Looked up last: few headings have a number there, and the words are many.
    if !is_word_of_number(word) {
        return None;
    }
    Some((Some(word), ordinal, after_number(rest)?))
}

/// `1. Name`, `2) Name`, `3.1 Name`.
fn numbered_alone(text: &str) -> Option<Numbered<'_>> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (ordinal, rest) = digits(text)?;
    let dotted = text[..text.len() - rest.len()].contains('.');
    let name = match rest.strip_prefix(['.', ')', ':']) {
        Some(name) if name.is_empty() || name.starts_with(char::is_whitespace) => name,
        Some(_) => return None,
        None if dotted && rest.starts_with(char::is_whitespace) => rest,
        None => rest.trim_start().strip_prefix(['–', '—']).or_else(|| rest.strip_prefix(" - "))?,
    };
    Some((None, ordinal, name.trim()))
}

/// The number after a word: digits (of a range the first), a small Roman number, or a letter for an option.
fn number(text: &str, letters: bool) -> Option<(u32, &str)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (ordinal, rest) = digits(text)?;
        return Some((ordinal, after_range(rest)));
    }
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let word = &text[..end];
    if let [letter @ b'A'..=b'Z'] = word.as_bytes()
        && letters
    {
        return Some((u32::from(letter - b'A') + 1, &text[end..]));
    }
    roman(word).map(|ordinal| (ordinal, &text[end..]))
}

/// A number in digits and what stands behind it; of several levels, `3.1`, the last.
fn digits(text: &str) -> Option<(u32, &str)> {
    let (number, mut rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let mut ordinal = number.parse().ok()?;
    while let Some(more) = rest.strip_prefix('.').filter(|more| more.starts_with(|c: char| c.is_ascii_digit())) {
        let (number, behind) = more.split_at(more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len()));
        ordinal = number.parse().ok()?;
        rest = behind;
    }
    Some((ordinal, rest))
}

/// Passes over `-4`, `–4`, `& 4` and `+` behind a number: `Week 3-4`, `Month 10+`.
fn after_range(text: &str) -> &str {
    let rest = text.trim_start();
    let Some(rest) = rest.strip_prefix(['-', '–', '—', '&', '+', '/']) else { return text };
    let rest = rest.trim_start();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if digits > 0 || text.starts_with('+') { &rest[digits..] } else { text }
}

/// The name behind a number: after a separator, or straight on where it cannot be the rest of a sentence.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    if let Some(name) = rest.strip_prefix([':', '-', '–', '—', '.', ')', '|', '：', '、', '·', ',']) {
        return Some(name.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':')));
    }
    let starts_a_name = rest.is_empty() || (rest.len() < text.len() && !rest.starts_with(char::is_lowercase));
    starts_a_name.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (Option<&str>, Option<u32>, &str, Option<&str>) {
        let parts = parts(text);
        (parts.word, parts.ordinal, parts.name, parts.duration)
    }

    #[test]
    fn ordinals_names_and_durations() {
        assert_eq!(
            split("Phase 1: Python Fundamentals (4-6 weeks)"),
            (Some("Phase"), Some(1), "Python Fundamentals", Some("4-6 weeks"))
        );
        assert_eq!(split("🟢 Phase 1: N5 (Months 1-3)"), (Some("Phase"), Some(1), "N5", Some("Months 1-3")));
        assert_eq!(split("1. Getting Started"), (None, Some(1), "Getting Started", None));
        assert_eq!(split("Week 1-2: Foundation"), (Some("Week"), Some(1), "Foundation", None));
        assert_eq!(
            split("Option C: FastAPI (Modern & Async)"),
            (Some("Option"), Some(3), "FastAPI (Modern & Async)", None)
        );
        assert_eq!(split("Part II – Trees"), (Some("Part"), Some(2), "Trees", None));
        assert_eq!(split("2.3 Joins"), (None, Some(3), "Joins", None));
        assert_eq!(split("第3章 数据结构"), (Some("章"), Some(3), "数据结构", None));
        assert_eq!(split("第二十一周：图论"), (Some("周"), Some(21), "图论", None));
        assert_eq!(split("第一阶段 基础（2周）"), (Some("阶段"), Some(1), "基础", Some("2周")));
        assert_eq!(split("المرحلة 2: الويب"), (Some("المرحلة"), Some(2), "الويب", None));
    }

    #[test]
    fn of_a_number_of_several_levels_the_last_counts() {
        assert_eq!(split("Section 1.1"), (Some("Section"), Some(1), "Section 1.1", None));
        assert_eq!(split("Module 3.2 Deep dive"), (Some("Module"), Some(2), "Deep dive", None));
        assert_eq!(split("Step 1.2.10: Run (2 weeks)"), (Some("Step"), Some(10), "Run", Some("2 weeks")));
        assert_eq!(split("Week 2. Loops"), (Some("Week"), Some(2), "Loops", None));
        assert_eq!(split("3.1 Joins"), (None, Some(1), "Joins", None));
    }

    #[test]
    fn a_name_never_goes_down_to_nothing() {
        assert_eq!(split("Day 1"), (Some("Day"), Some(1), "Day 1", None));
        assert_eq!(split("(4-6 weeks)").2, "(4-6 weeks)");
        assert_eq!(split("Month 10+: Deep dive"), (Some("Month"), Some(10), "Deep dive", None));
    }

    #[test]
    fn emoji_shortcodes_in_front_are_no_part_of_the_name() {
        assert_eq!(
            split(":rocket: :tada: Phase 2: Launch (2 weeks)"),
            (Some("Phase"), Some(2), "Launch", Some("2 weeks"))
        );
        assert_eq!(split(":star: Basics").2, "Basics");
        for text in [":star:", ":: C++", ": x : y", ":Not A Code: z"] {
            assert_eq!(split(text).2, text);
        }
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
            assert_eq!(split(text), (None, None, text, None));
        }
    }
}
