//! A heading taken apart: `Phase 1: Python Fundamentals (4-6 weeks)` is an ordinal, a name and a duration.

mod number;

use std::borrow::Cow;

use super::duration;
use super::numbering::Term;
use number::{Number, name_behind, number_at, number_behind, series_at};

pub(super) use number::Series;

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

/// The parts of a heading that has more to it than a name, as the tree keeps them.
#[derive(Clone, Debug)]
pub(super) struct KeptParts {
    pub term: Option<Term>,
    pub ordinal: Option<u32>,
    /// Without number and duration.
    pub name: Box<str>,
    pub duration: Option<Box<str>>,
    /// Without the duration alone.
    pub numbered_name: Box<str>,
    /// Siblings would not be told apart without the number.
    pub keeps_number: bool,
}

impl KeptParts {
    /// The name that tells it from its siblings.
    pub(super) fn own_name(&self) -> &str {
        if self.keeps_number { &self.numbered_name } else { &self.name }
    }
}

impl From<Parts<'_>> for KeptParts {
    fn from(parts: Parts<'_>) -> KeptParts {
        let Parts { term, ordinal, name, numbered_name, duration, .. } = parts;
        let (name, numbered_name) = (name.into(), numbered_name.into());
        KeptParts { term, ordinal, name, numbered_name, duration: duration.map(Box::from), keeps_number: false }
    }
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
