//! Spans of time as headings name them: `4-6 weeks`, `2 months`, `Week 3`, `40h`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::numbering;

/// Takes what names a duration out of a heading, wherever it stands: `Name (4-6 weeks)`, `Name (2 months) ⏱ 40 hours`,
/// `Name – 2 months`. Returns the rest, which is empty where the whole text is a duration, and the first duration.
pub(super) fn split_off(text: &str) -> (Cow<'_, str>, Option<&str>) {
    if !may_hold_duration(text) {
        return (Cow::Borrowed(text), None);
    }
    let (mut kept, mut first) = without_brackets(text);
    if let [whole] = kept[..]
        && let Some((duration, rest)) = before_separator(whole)
    {
        first = first.or(Some(duration));
        kept = vec![rest];
    }
    let mut from_end = None;
    while let Some(last) = kept.pop() {
        let Some((name, duration)) = behind_separator(last, !kept.is_empty()) else {
            kept.push(last);
            break;
        };
        from_end = Some(duration);
        if !name.is_empty() {
            kept.push(name);
        }
    }
    first = first.or(from_end);
    let name = match *kept {
        [] => Cow::Borrowed(""),
        [whole] => Cow::Borrowed(whole),
        [first, ref rest @ ..] => Cow::Owned(rest.iter().fold(first.to_owned(), |text, part| joined(text, part))),
    };
    (name, first)
}

/// Returns false for most texts without a duration: every heading is asked, and few hold a number beside a unit.
fn may_hold_duration(text: &str) -> bool {
    if !text.is_ascii() {
        return text.chars().any(char::is_numeric);
    }
    let is_unit = |word: &str| unit_of(&word.to_ascii_lowercase()).is_some();
    let mut from = 0;
    while let Some(start) = text.bytes().skip(from).position(|byte| byte.is_ascii_digit()).map(|at| from + at) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        from = start + digits;
        let before = text[..start].trim_end();
        let unit_before = &before[before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..];
        if is_unit(word(text[from..].trim_start_matches([' ', '-', '+', '.'])).0) || is_unit(unit_before) {
            return true;
        }
    }
    false
}

/// Returns the text outside of brackets that hold durations, and the first of these.
fn without_brackets(text: &str) -> (Vec<&str>, Option<&str>) {
    let (mut kept, mut first) = (Vec::new(), None);
    let (mut from, mut at) = (0, 0);
    while let Some((open, close)) = brackets(&text[at..]) {
        let (open, close) = (at + open, at + close);
        let width = |at: usize| text[at..].chars().next().map_or(1, char::len_utf8);
        let inner = text[open + width(open)..close].trim();
        at = close + width(close);
        // `[Week 5] Name` is a number.
        let may_be_one = open > 0 || inner.starts_with(|c: char| !c.is_alphabetic());
        if let Some(duration) = leading_duration(inner).filter(|_| may_be_one) {
            first = first.or(Some(duration));
            kept.push(text[from..open].trim());
            from = at;
        }
    }
    kept.push(text[from..].trim());
    kept.retain(|part| !part.is_empty());
    (kept, first)
}

/// The first pair of brackets with none inside.
fn brackets(text: &str) -> Option<(usize, usize)> {
    let close = text.find([')', ']', '）', '】'])?;
    let open = text[..close].rfind(['(', '[', '（', '【'])?;
    Some((open, close))
}

fn joined(text: String, part: &str) -> String {
    let space = if part.starts_with([':', ',', '.', ';', '：']) { "" } else { " " };
    text + space + part
}

/// A duration that the text begins with, and what stands behind it: `2 weeks | Name`.
fn before_separator(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(|c: char| is_clock(c) || c == ' ');
    let (duration, rest) = text.split_once(['|', ':', '–', '—', '·'])?;
    let duration = duration.trim();
    // `1. Woche` and `1주차` are numbers.
    let is_amount =
        duration.len() <= LONGEST && !duration.contains('.') && amount_then_unit(&duration.to_lowercase()).is_some();
    let rest = rest.trim();
    (is_amount && !rest.is_empty()).then_some((duration, rest))
}

/// A duration behind the last separator of a text, and what stands before. Only a `rest` of a heading, from which a
/// duration was taken already, may be one as a whole.
fn behind_separator(text: &str, is_rest: bool) -> Option<(&str, &str)> {
    const SEPARATORS: [char; 8] = ['–', '—', '|', ':', '：', '·', '•', ','];
    let whole = text.trim_start_matches(|c: char| {
        SEPARATORS.contains(&c) || is_clock(c) || matches!(c, ' ' | '-' | '/' | '+' | '&')
    });
    if is_rest && let Some(duration) = leading_duration(whole) {
        return Some(("", duration));
    }
    let is_separator = |&(at, c): &(usize, char)| {
        is_clock(c) || SEPARATORS.contains(&c) || (matches!(c, '-' | '/') && text[..at].ends_with(' '))
    };
    let (at, separator) = text.char_indices().rev().find(is_separator)?;
    let behind = text[at + separator.len_utf8()..].trim();
    let name = text[..at].trim_end_matches(|c: char| c == ' ' || is_clock(c));
    let spaced = matches!(separator, ':' | '：' | ',') || is_clock(separator) || text[..at].ends_with(' ');
    leading_duration(behind).filter(|_| spaced && !name.is_empty()).map(|duration| (name, duration))
}

/// The first of the durations that a text names, where it names nothing else: `4-6 weeks, 10 h/week`.
fn leading_duration(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let mut parts = text.split([',', ';', '|', '·']).map(str::trim);
    let first = parts.next().filter(|part| is_duration(part))?;
    parts.all(|part| is_duration(part) || hours_a_week(part).is_some()).then_some(first)
}

/// Longer text, in bytes, names no duration.
const LONGEST: usize = 100;

/// Clocks, hourglasses and calendars, which stand before durations.
fn is_clock(c: char) -> bool {
    matches!(c, '⏱' | '⏰' | '⏲' | '⌛' | '⏳' | '⌚' | '🕐'..='🕧' | '📅' | '📆' | '🗓' | '\u{fe0f}')
}

/// A number, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The smaller end.
    pub least: f64,
    /// The larger end; the same where one number is given.
    pub most: f64,
}

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// The number of units.
    pub amount: Amount,
    /// The unit.
    pub unit: Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// Returns true if the text as a whole names a span of time.
pub(super) fn is_duration(text: &str) -> bool {
    length(text).is_some()
}

/// The span of time that the text as a whole names. `Weeks 3-4` is two weeks long.
pub(super) fn length(text: &str) -> Option<Length> {
    // Nearly every heading is asked, and few end in a number.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let text = without_about(&lower);
    amount_then_unit(text).or_else(|| unit_then_number(text))
}

/// The hours a week that a line names somewhere: `about 20-25 hours/week`, `5 h per week`.
pub(super) fn hours_a_week(line: &str) -> Option<Amount> {
    let lower = line.to_lowercase();
    let (amount, rest) = amount(&lower[lower.find(|c: char| c.is_ascii_digit())?..])?;
    let (unit, rest) = word(rest.trim_start());
    let rest = rest.trim_start();
    let rest = ["/", "per ", "a ", "each ", "every "].iter().find_map(|each| rest.strip_prefix(each))?;
    let a_week = unit_of(word(rest.trim_start()).0) == Some(Unit::Weeks);
    (unit_of(unit) == Some(Unit::Hours) && a_week).then_some(amount)
}

/// The hours in a cell of a column of hours: `15-20 hours`, `~12h`, `10`.
pub(super) fn hours(cell: &str) -> Option<Amount> {
    let lower = cell.to_lowercase();
    let (amount, rest) = amount(without_about(&lower))?;
    let (unit, _) = word(rest.trim_start());
    (rest.is_empty() || unit_of(unit) == Some(Unit::Hours)).then_some(amount)
}

fn without_about(text: &str) -> &str {
    ["~", "≈", "about ", "approx. ", "approximately ", "est. "]
        .iter()
        .fold(text.trim(), |text, prefix| text.trim_start_matches(prefix))
}

fn amount_then_unit(text: &str) -> Option<Length> {
    let (amount, rest) = amount(text)?;
    let (unit, rest) = word(rest.trim_start_matches([' ', '-']));
    let unit = unit_of(unit).filter(|_| rest.trim_start().is_empty())?;
    Some(Length { amount, unit })
}

fn unit_then_number(text: &str) -> Option<Length> {
    let (unit, rest) = word(text);
    let unit = unit_of(unit).filter(|_| unit.len() > 1)?;
    let (Amount { least, most }, _) = amount(rest.trim_start()).filter(|(_, rest)| rest.is_empty())?;
    let count = (most - least).abs() + 1.0;
    Some(Length { amount: Amount { least: count, most: count }, unit })
}

fn word(text: &str) -> (&str, &str) {
    let is_of_word =
        |c: char| c.is_alphabetic() || (!c.is_ascii() && unicode_normalization::char::is_combining_mark(c));
    text.split_at(text.find(|c: char| !is_of_word(c)).unwrap_or(text.len()))
}

/// A number or a range of numbers, and what follows.
fn amount(text: &str) -> Option<(Amount, &str)> {
    let (least, rest) = number(text)?;
    let second = rest.trim_start().trim_start_matches(['-', '–', '—', '+']).trim_start();
    let second = second.strip_prefix("to ").unwrap_or(second);
    match number(second) {
        Some((most, rest)) => Some((Amount { least, most }, rest)),
        None => Some((Amount { least, most: least }, rest.trim_start_matches('+'))),
    }
}

fn number(text: &str) -> Option<(f64, &str)> {
    let (digits, rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len()));
    Some((digits.parse().ok()?, rest))
}

fn unit_of(word: &str) -> Option<Unit> {
    const UNITS: [(Unit, &str); 6] = [
        (
            Unit::Minutes,
            "min mins minute minutes minutos minuten minuti мин минут минуты 分钟 分 분 मिनट دقيقة دقائق dakika minuten minut",
        ),
        (
            Unit::Hours,
            "h hr hrs hour hours heure heures hora horas stunde stunden std ore ora час часа часов ч 小时 小時 時間 시간 घंटे घंटा \
         ساعة ساعات saat godzin godziny uur",
        ),
        (
            Unit::Days,
            "d day days jour jours día días dia dias tag tage tagen giorno giorni день дня дней 天 日 日間 일 दिन يوم أيام gün dni \
         dagen",
        ),
        (
            Unit::Weeks,
            "w wk wks week weeks semaine semaines semana semanas woche wochen settimana settimane неделя недели недель 周 週 \
         週間 주 주간 सप्ताह हफ्ते أسبوع أسابيع hafta tygodnie tygodni tydzień weken",
        ),
        (
            Unit::Months,
            "mo mos month months mois mes meses mês monat monate monaten mese mesi месяц месяца месяцев 个月 個月 月 か月 ヶ月 \
         개월 달 महीने महीना شهر أشهر شهور ay miesiące miesięcy miesiąc maand maanden",
        ),
        (
            Unit::Years,
            "yr yrs year years an ans année années año años ano anos jahr jahre anno anni год года лет 年 年間 년 साल वर्ष سنة \
         سنوات yıl lat rok jaar",
        ),
    ];
    static BY_WORD: OnceLock<HashMap<&str, Unit, RandomState>> = OnceLock::new();
    let by_word = BY_WORD.get_or_init(|| {
        let words = UNITS.iter().flat_map(|(unit, words)| words.split(' ').map(|word| (word, *unit)));
        numbering::by_word(UNITS.iter().map(|(_, words)| *words), words)
    });
    by_word.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_duration() {
        for text in [
            "4-6 weeks",
            "2 months",
            "40h",
            "~3 days",
            "Weeks 1-2",
            "Month 3",
            "1.5 – 2 hours",
            "4 to 6 Weeks",
            "12+ weeks",
        ] {
            assert!(is_duration(text), "{text}");
        }
        for text in ["advanced", "4", "weeks", "2 ways", "Python 3.10+", "Modern & Async", "h 2 o"] {
            assert!(!is_duration(text), "{text}");
        }
    }

    #[test]
    fn lengths_are_values() {
        let length = |text| length(text).map(|Length { amount, unit }| (amount.least, amount.most, unit));
        assert_eq!(length("4-6 weeks"), Some((4.0, 6.0, Unit::Weeks)));
        assert_eq!(length("~1.5 to 2 Months"), Some((1.5, 2.0, Unit::Months)));
        assert_eq!(length("(40h)"), None);
        assert_eq!(length("40h"), Some((40.0, 40.0, Unit::Hours)));
        assert_eq!(length("Weeks 3-4"), Some((2.0, 2.0, Unit::Weeks)));
        assert_eq!(length("Week 3"), Some((1.0, 1.0, Unit::Weeks)));
        assert_eq!(length("12+ days"), Some((12.0, 12.0, Unit::Days)));
        assert_eq!(length("1.2.3 weeks"), None);
    }

    #[test]
    fn hours_a_week_are_said_in_many_ways() {
        let said = |text| hours_a_week(text).map(|Amount { least, most }| (least, most));
        assert_eq!(said("- 20-25 hours/week"), Some((20.0, 25.0)));
        assert_eq!(said("Plan about 5 h per week."), Some((5.0, 5.0)));
        assert_eq!(said("10+ hours every week"), Some((10.0, 10.0)));
        for text in ["20 hours", "3 weeks", "5-10 problems/week", "a few hours a week", "2 hours a day"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn durations_are_taken_out_wherever_they_stand() {
        let split = |text| {
            let (name, duration) = split_off(text);
            (name.into_owned(), duration)
        };
        for (text, name, duration) in [
            ("Basics (4-6 weeks)", "Basics", Some("4-6 weeks")),
            ("Basics – 2 months", "Basics", Some("2 months")),
            ("Basics (1-2 months) ⏱️ 115-170 hours", "Basics", Some("1-2 months")),
            ("Basics ⏱️ 40 h", "Basics", Some("40 h")),
            ("Basics (3 weeks) and more", "Basics and more", Some("3 weeks")),
            ("(2 Wochen) Grundlagen", "Grundlagen", Some("2 Wochen")),
            ("Basics (4 weeks, 10 h/week)", "Basics", Some("4 weeks")),
            ("基础（2周）", "基础", Some("2周")),
            ("Flask (Lightweight & Flexible)", "Flask (Lightweight & Flexible)", None),
            ("Rust 🦀 (4 weeks)", "Rust 🦀", Some("4 weeks")),
            ("Week 1-2: Loops", "Week 1-2: Loops", None),
            ("[Week 5] Loops", "[Week 5] Loops", None),
            ("Phase 1 (2 weeks): Loops", "Phase 1: Loops", Some("2 weeks")),
            ("2 weeks | Loops", "Loops", Some("2 weeks")),
            ("(4-6 weeks)", "", Some("4-6 weeks")),
            ("ES2015 (ES6)", "ES2015 (ES6)", None),
        ] {
            assert_eq!(split(text), (name.to_owned(), duration), "{text}");
        }
    }
}
