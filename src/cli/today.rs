//! `today`: what is being learnt, what is next, this week, and when the road is likely to be finished.

use std::fmt::Write;

use serde::Serialize;

use super::config;
use super::forecast::{self, Streak, Week};
use crate::clock;
use crate::open::Opened;
use crate::progress::pace::{self, Next, Outlook, Why, day};
use crate::roadmap::NodeId;

/// The day as scripts read it. Fields may be added, none renamed.
#[derive(Serialize)]
struct Report {
    date: String,
    doing: Vec<Entry>,
    next: Vec<Entry>,
    done: Vec<Entry>,
    /// Logged today.
    minutes: u32,
    week: Week,
    streak: Streak,
    forecast: Option<forecast::Forecast>,
    sentence: String,
}

#[derive(Serialize)]
pub(super) struct Entry {
    key: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    /// The day that it was begun, or that its phase was last learnt in.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

/// The day as JSON, or as lines.
pub(super) fn text(opened: &Opened, json: bool) -> anyhow::Result<String> {
    let plan = opened.roadmap.plan();
    let outlook = Outlook::new(&opened.roadmap, &opened.progress, &plan, config::preferences(), clock::now().day());
    let today = outlook.today();
    Ok(if json {
        serde_json::to_string_pretty(&report(opened, &outlook, &today))? + "\n"
    } else {
        lines(opened, &outlook, &today)?
    })
}

fn report(opened: &Opened, outlook: &Outlook<'_>, today: &pace::Today) -> Report {
    Report {
        date: day::date(outlook.today).to_string(),
        doing: today.doing.iter().map(|next| next_entry(opened, next)).collect(),
        next: today.next.iter().map(|next| next_entry(opened, next)).collect(),
        done: today.done_today.iter().map(|&node| entry(opened, node)).collect(),
        minutes: today.minutes_today,
        week: forecast::week(&today.week),
        streak: forecast::streak(outlook.streak),
        forecast: outlook.forecast.map(forecast::forecast),
        sentence: today.sentence.lines().collect::<Vec<_>>().join(" "),
    }
}

/// Something to learn next, and why.
pub(super) fn next_entry(opened: &Opened, next: &Next) -> Entry {
    let (why, since) = match next.why {
        Why::Doing(since) => ("doing", since),
        Why::First => ("first", None),
        Why::Following => ("following", None),
        Why::Waiting(since) => ("waiting", since),
    };
    Entry { why: Some(why), since: since.map(|day| day::date(day).to_string()), ..entry(opened, next.node) }
}

fn entry(opened: &Opened, node: NodeId) -> Entry {
    let key = opened.progress.key(&opened.roadmap, node);
    Entry { key, text: opened.roadmap.text(node).into_owned(), why: None, since: None }
}

fn lines(opened: &Opened, outlook: &Outlook<'_>, today: &pace::Today) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    let doing: Vec<String> = today.doing.iter().map(|next| next_line(opened, outlook, next)).collect();
    let next: Vec<String> = today.next.iter().map(|next| next_line(opened, outlook, next)).collect();
    let done: Vec<String> = today.done_today.iter().map(|&node| line(opened, node)).collect();
    for (heading, lines) in [("Learning now", doing), ("Next", next), ("Done today", done)] {
        if !lines.is_empty() {
            writeln!(text, "{heading}\n  {}\n", lines.join("\n  "))?;
        }
    }
    let week = &today.week;
    writeln!(text, "This week: {}, {} · {}", week.words(), week.left_words(), outlook.streak.words())?;
    today.sentence.lines().try_for_each(|line| writeln!(text, "{line}"))?;
    Ok(text)
}

/// Something to learn next in a line, with the reason where it is not the order.
pub(super) fn next_line(opened: &Opened, outlook: &Outlook<'_>, next: &Next) -> String {
    let why = next.why.words(outlook.today);
    let comma = if why.is_empty() { "" } else { ", " };
    format!("{}{comma}{why}", line(opened, next.node))
}

/// The node's name and where it stands.
fn line(opened: &Opened, node: NodeId) -> String {
    let path = opened.roadmap.path(node).join(" › ");
    format!("{}  ({path})", opened.roadmap.heading(node).name)
}
