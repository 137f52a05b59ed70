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

/// Whether the text as a whole names a span of time.
pub(super) fn is_duration(text: &str) -> bool {
    let lower = text.to_lowercase();
    let text = ["~", "≈", "about ", "approx. ", "approximately ", "est. "]
        .iter()
        .fold(lower.trim(), |text, prefix| text.trim_start_matches(prefix));
    amount_then_unit(text) || unit_then_number(text)
}

fn amount_then_unit(text: &str) -> bool {
    let Some(rest) = after_amount(text) else { return false };
    let rest = rest.trim_start_matches([' ', '-']);
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    is_unit(&rest[..end]) && rest[end..].trim_start().is_empty()
}

fn unit_then_number(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    end > 1 && is_unit(&text[..end]) && after_amount(text[end..].trim_start()).is_some_and(str::is_empty)
}

/// What follows a number or a range of numbers.
fn after_amount(text: &str) -> Option<&str> {
    let number = |text: &str| text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let end = number(text);
    let rest = &text[end..];
    if end == 0 {
        return None;
    }
    let second = rest.trim_start().trim_start_matches(['-', '–', '—', '+']).trim_start();
    let second = second.strip_prefix("to ").unwrap_or(second);
    let more = number(second);
    Some(if more > 0 { &second[more..] } else { rest.trim_start_matches('+') })
}

fn is_unit(word: &str) -> bool {
    const UNITS: &[&str] = &[
        "h", "hr", "hrs", "hour", "hours", "min", "mins", "minute", "minutes", "d", "day", "days", "w", "wk", "wks",
        "week", "weeks", "mo", "mos", "month", "months", "yr", "yrs", "year", "years", "heures", "jours", "semaines",
        "mois", "horas", "días", "semanas", "meses", "stunden", "tage", "wochen", "monate", "小时", "天", "周", "週",
        "个月", "個月", "月",
    ];
    UNITS.contains(&word)
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
    fn a_duration_is_split_off_the_end() {
        assert_eq!(split_end("Basics (4-6 weeks)"), ("Basics", Some("4-6 weeks")));
        assert_eq!(split_end("Basics – 2 months"), ("Basics", Some("2 months")));
        assert_eq!(split_end("(4-6 weeks)"), ("(4-6 weeks)", None));
        assert_eq!(split_end("Flask (Lightweight & Flexible)"), ("Flask (Lightweight & Flexible)", None));
    }
}
