//! The words and numerals that number the divisions of a roadmap, in many languages.

/// Words that number the divisions of a roadmap, in the languages that roadmaps were seen in.
const WORDS: &[&str] = &[
    "phase",
    "part",
    "week",
    "weeks",
    "module",
    "level",
    "step",
    "stage",
    "month",
    "months",
    "day",
    "days",
    "chapter",
    "unit",
    "lesson",
    "section",
    "tier",
    "sprint",
    "semester",
    "quarter",
    "year",
    "milestone",
    "option",
    "path",
    "track",
    "course",
    "block",
    "fase",
    "parte",
    "semana",
    "módulo",
    "nivel",
    "paso",
    "etapa",
    "mes",
    "día",
    "capítulo",
    "étape",
    "partie",
    "semaine",
    "mois",
    "jour",
    "chapitre",
    "niveau",
    "woche",
    "monat",
    "tag",
    "teil",
    "kapitel",
    "schritt",
    "stufe",
    "passo",
    "nível",
    "dia",
    "mês",
    "settimana",
    "capitolo",
    "livello",
    "mese",
    "giorno",
    "modulo",
    "modul",
    "etap",
    "tydzień",
    "część",
    "rozdział",
    "aşama",
    "hafta",
    "bölüm",
    "minggu",
    "bagian",
    "этап",
    "часть",
    "неделя",
    "глава",
    "фаза",
    "день",
    "месяц",
    "модуль",
    "уровень",
    "шаг",
    "раздел",
    "урок",
    "етап",
    "тиждень",
    "частина",
    "розділ",
    "المرحلة",
    "الأسبوع",
    "الجزء",
    "الفصل",
    "الشهر",
    "اليوم",
    "المستوى",
    "الوحدة",
    "الخطوة",
    "مرحله",
    "هفته",
    "بخش",
    "فصل",
    "שלב",
    "שבוע",
    "חלק",
    "פרק",
    "चरण",
    "सप्ताह",
    "フェーズ",
    "ステップ",
    "阶段",
    "階段",
    "단계",
];

/// What follows `第N` in Chinese and Japanese; of two that begin alike the longer stands first.
pub(super) const CJK_WORDS: &[&str] = &[
    "阶段", "階段", "部分", "单元", "單元", "学期", "學期", "章", "部", "阶", "階", "週", "周", "天", "课", "課", "节",
    "節", "步", "段", "月", "日", "回",
];

/// Whether a word is one that numbers divisions: `phase`, `week` …
pub(super) fn is_word_of_number(word: &str) -> bool {
    WORDS.contains(&word.to_lowercase().as_str())
}

/// A number in digits, or in Chinese numerals up to 99: `三`, `十二`, `二十`.
pub(super) fn cjk_number(text: &str) -> Option<(u32, &str)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let value = |c: char| NUMERALS.chars().position(|numeral| numeral == c).map(|at| at as u32 + 1);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    let end = text.find(|c: char| value(c).is_none()).unwrap_or(text.len());
    let values: Vec<u32> = text[..end].chars().filter_map(value).collect();
    let ordinal = match *values {
        [one] => one,
        [10, ones @ 1..=9] => 10 + ones,
        [tens @ 1..=9, 10] => tens * 10,
        [tens @ 1..=9, 10, ones @ 1..=9] => tens * 10 + ones,
        _ => return None,
    };
    Some((ordinal, &text[end..]))
}

/// A small Roman number.
pub(super) fn roman(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    NUMBERS.iter().position(|number| *number == word).map(|at| at as u32 + 1)
}
