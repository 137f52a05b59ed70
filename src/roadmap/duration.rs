//! Spans of time as headings name them: `4-6 weeks`, `2 months`, `Week 3`, `40h`.

/// Splits a duration off the end of a heading: `Name (4-6 weeks)`, `Name – 2 months`. Never leaves nothing.
pub(super) fn split_end(text: &str) -> (&str, Option<&str>) {
    in_brackets(text).or_else(|| behind_dash(text)).map_or((text, None), |(name, duration)| (name, Some(duration)))
}

fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (open, inner) = [('(', ')'), ('[', ']'), ('（', '）')]
        .into_iter()
        .find_map(|(open, close)| Some((open, text.strip_suffix(close)?)))?;
    let at = inner.rfind(open)?;
    let (name, duration) = (text[..at].trim_end(), inner[at + open.len_utf8()..].trim());
    (!name.is_empty() && is_duration(duration)).then_some((name, duration))
}

fn behind_dash(text: &str) -> Option<(&str, &str)> {
    let (at, dash) = text.char_indices().rev().find(|(_, c)| matches!(c, '–' | '—' | '|' | ':'))?;
    let (name, duration) = (text[..at].trim_end(), text[at + dash.len_utf8()..].trim());
    let spaced = dash == ':' || text[..at].ends_with(' ');
    (spaced && !name.is_empty() && is_duration(duration)).then_some((name, duration))
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
    /// How many of the unit.
    pub amount: Amount,
    /// What is counted.
    pub unit: Unit,
}

/// What time is counted in.
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

/// Whether the text as a whole names a span of time.
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
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
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
    Some(match word {
        "min" | "mins" | "minute" | "minutes" => Unit::Minutes,
        "h" | "hr" | "hrs" | "hour" | "hours" | "heures" | "horas" | "stunden" | "小时" => Unit::Hours,
        "d" | "day" | "days" | "jours" | "días" | "tage" | "天" => Unit::Days,
        "w" | "wk" | "wks" | "week" | "weeks" | "semaines" | "semanas" | "wochen" | "周" | "週" => Unit::Weeks,
        "mo" | "mos" | "month" | "months" | "mois" | "meses" | "monate" | "个月" | "個月" | "月" => Unit::Months,
        "yr" | "yrs" | "year" | "years" => Unit::Years,
        _ => return None,
    })
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
    fn a_duration_is_split_off_the_end() {
        assert_eq!(split_end("Basics (4-6 weeks)"), ("Basics", Some("4-6 weeks")));
        assert_eq!(split_end("Basics – 2 months"), ("Basics", Some("2 months")));
        assert_eq!(split_end("(4-6 weeks)"), ("(4-6 weeks)", None));
        assert_eq!(split_end("Flask (Lightweight & Flexible)"), ("Flask (Lightweight & Flexible)", None));
    }
}
