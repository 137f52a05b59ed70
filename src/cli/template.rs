//! `status --format`: a text with figures filled in, for status bars.

use anyhow::bail;

use super::config;
use crate::clock;
use crate::open::Opened;
use crate::progress::Tally;
use crate::progress::pace::{Outlook, day};
use crate::roadmap::Mark;

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Text(&'a str),
    Field(Field),
}

/// A figure that a template can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Done,
    Total,
    Left,
    Percent,
    Doing,
    Roadmap,
    Phase,
    Next,
    Streak,
    Finish,
}

const FIELDS: [(&str, Field); 10] = [
    ("done", Field::Done),
    ("total", Field::Total),
    ("left", Field::Left),
    ("percent", Field::Percent),
    ("doing", Field::Doing),
    ("roadmap", Field::Roadmap),
    ("phase", Field::Phase),
    ("next", Field::Next),
    ("streak", Field::Streak),
    ("finish", Field::Finish),
];

/// Fills a template in, one line.
///
/// # Errors
/// Fails if a brace has no partner or no figure has that name, before the roadmap is opened; or as `open` does.
pub(super) fn text(template: &str, open: impl FnOnce() -> anyhow::Result<Opened>) -> anyhow::Result<String> {
    let parts = parts(template)?;
    let opened = open()?;
    let road = opened.progress.road(&opened.roadmap);
    let needs_pace =
        |part: &Part<'_>| matches!(part, Part::Field(Field::Phase | Field::Next | Field::Streak | Field::Finish));
    // The plan and the pace cost more than all else, and most templates have no use for them.
    let plan = parts.iter().any(needs_pace).then(|| opened.roadmap.plan());
    let outlook = plan
        .as_ref()
        .map(|plan| Outlook::new(&opened.roadmap, &opened.progress, plan, config::preferences(), clock::now().day()));
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Field(field) => text.push_str(&value(field, &opened, &road, outlook.as_ref())),
        }
    }
    Ok(text + "\n")
}

fn value(field: Field, opened: &Opened, road: &Tally, outlook: Option<&Outlook<'_>>) -> String {
    let Opened { roadmap, progress, .. } = opened;
    let next = || outlook.and_then(|outlook| outlook.next(1).first().map(|next| next.node));
    match field {
        Field::Done => road.done.to_string(),
        Field::Total => road.count.to_string(),
        Field::Left => (road.count - road.done).to_string(),
        Field::Percent => road.percent().to_string(),
        Field::Doing => roadmap
            .nodes()
            .filter(|(id, node)| node.kind.has_mark() && progress.mark(*id) == Mark::Doing)
            .count()
            .to_string(),
        Field::Roadmap => roadmap.title().to_owned(),
        Field::Phase => {
            let phase = next().and_then(|next| roadmap.phases().iter().rev().find(|phase| **phase <= next));
            phase.map(|phase| roadmap.heading(*phase).name).unwrap_or_default()
        }
        Field::Next => next().map(|next| roadmap.heading(next).name).unwrap_or_default(),
        Field::Streak => outlook.map_or(0, |outlook| outlook.streak.days).to_string(),
        Field::Finish => {
            let forecast = outlook.and_then(|outlook| outlook.forecast);
            forecast.map(|forecast| day::date(forecast.likely).to_string()).unwrap_or_default()
        }
    }
}

fn parts(template: &str) -> anyhow::Result<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        parts.push(Part::Text(&rest[..at]));
        let brace = &rest[at..at + 1];
        rest = &rest[at + 1..];
        if rest.starts_with(brace) {
            parts.push(Part::Text(brace));
            rest = &rest[1..];
            continue;
        }
        let (true, Some((name, after))) = (brace == "{", rest.split_once('}')) else {
            bail!("a single {brace} in --format; {brace}{brace} prints one");
        };
        let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) else {
            let known: Vec<String> = FIELDS.iter().map(|(name, _)| format!("{{{name}}}")).collect();
            bail!("--format knows no {{{name}}}; it knows {}", known.join(", "));
        };
        parts.push(Part::Field(*field));
        rest = after;
    }
    parts.push(Part::Text(rest));
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_words_and_fields() {
        use Part::{Field as F, Text as T};
        assert_eq!(parts("{done}/{total}").unwrap(), [T(""), F(Field::Done), T("/"), F(Field::Total), T("")]);
        assert_eq!(parts("{{x}}").unwrap(), [T(""), T("{"), T("x"), T("}"), T("")]);
    }

    #[test]
    fn what_is_no_template_is_told_with_what_there_is() {
        let told = |template| parts(template).unwrap_err().to_string();
        assert_eq!(told("50% {"), "a single { in --format; {{ prints one");
        assert_eq!(told("}"), "a single } in --format; }} prints one");
        assert!(told("{dnoe}").starts_with("--format knows no {dnoe}; it knows {done}, {total}"));
    }
}
