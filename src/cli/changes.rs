//! `changes`: what became of every node since the roadmap was last seen, what is suggested, and the orphans.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::mark;
use crate::clock;
use crate::open::Opened;
use crate::progress::carry::{Change, Counts, Fate, Reason, Update, Words};
use crate::progress::{FactKind, Suggestion};
use crate::roadmap::{NodeId, Roadmap};

/// The changes as scripts read them. Fields may be added, none renamed.
#[derive(Serialize)]
struct Report {
    counts: Counts,
    /// Suggestions that wait for an answer come first.
    changes: Vec<Entry>,
    /// Lines whose box was ticked and no longer is; they stay done.
    unticked: Vec<usize>,
    orphans: Vec<String>,
    /// The texts of the orphans, as far as they are known.
    #[serde(skip)]
    words: BTreeMap<String, Words>,
}

#[derive(Serialize)]
struct Entry {
    kind: Fate,
    /// Of what is suggested and waits for an answer: the key whose tick or notes are at stake.
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    old: Option<Side>,
    /// Of what was merged: what took its entries in.
    new: Option<Side>,
    reason: Option<Reason>,
    /// In percent.
    confidence: u8,
}

#[derive(Serialize)]
struct Side {
    text: String,
    path: Vec<String>,
    line: usize,
}

/// The changes as JSON, or as lines.
pub(super) fn text(opened: &Opened, json: bool) -> anyhow::Result<String> {
    let report = report(opened);
    Ok(if json { serde_json::to_string_pretty(&report)? + "\n" } else { lines(&report, opened.update.is_some())? })
}

/// Takes every suggestion that waits for an answer, in one action.
///
/// # Errors
/// Fails if the journal cannot be written; nothing is changed then.
pub(super) fn accept(mut opened: Opened) -> anyhow::Result<String> {
    let suggestions = opened.progress.suggestions(&opened.roadmap);
    let accepted = suggestions.iter().flat_map(|suggestion| opened.progress.accept(&opened.roadmap, suggestion));
    let mut placed = BTreeSet::new();
    let kinds: Vec<FactKind> =
        accepted.filter(|kind| kind.item().is_none_or(|key| placed.insert(key.to_owned()))).collect();
    let facts = opened.progress.stamp(&opened.roadmap, kinds, clock::now());
    mark::save(&mut opened, &facts)?;
    if suggestions.is_empty() {
        return Ok("Nothing was suggested\n".to_owned());
    }
    mark::report(&opened, &suggestions.iter().map(|suggestion| suggestion.node).collect::<Vec<_>>())
}

fn report(opened: &Opened) -> Report {
    let Opened { roadmap, progress, update, .. } = opened;
    let orphans: Vec<String> = progress.orphans().into_iter().map(|(key, _)| key).collect();
    let words = opened.words();
    let suggestions = progress.suggestions(roadmap);
    let asked: BTreeSet<NodeId> = suggestions.iter().map(|suggestion| suggestion.node).collect();
    let mut changes: Vec<Entry> =
        suggestions.into_iter().map(|suggestion| of_suggestion(roadmap, &words, suggestion)).collect();
    let mut report = Report { counts: Counts::default(), changes: Vec::new(), unticked: Vec::new(), orphans, words };
    if let Some(Update { before, changes: list, unticked, .. }) = update {
        let is_asked =
            |change: &&Change| change.fate == Fate::Suggested && change.new.is_some_and(|new| asked.contains(&new));
        changes.extend(
            list.list().iter().filter(|change| !is_asked(change)).map(|change| of_change(before, roadmap, change)),
        );
        report.counts = list.counts();
        report.unticked = unticked.iter().map(|&node| roadmap.line(node)).collect();
    }
    Report { changes, ..report }
}

fn of_change(before: &Roadmap, roadmap: &Roadmap, change: &Change) -> Entry {
    Entry {
        kind: change.fate,
        key: None,
        old: change.old.map(|node| side(before, node)),
        new: change.new.map(|node| side(roadmap, node)),
        reason: change.reason,
        confidence: change.percent,
    }
}

fn of_suggestion(roadmap: &Roadmap, words: &BTreeMap<String, Words>, suggestion: Suggestion) -> Entry {
    let Suggestion { key, node, reason, percent } = suggestion;
    let old = words.get(&key).cloned().map(|Words { text, path, line, .. }| Side { text, path, line });
    let new = Some(side(roadmap, node));
    Entry { kind: Fate::Suggested, key: Some(key), old, new, reason: Some(reason), confidence: percent }
}

fn side(roadmap: &Roadmap, node: NodeId) -> Side {
    let path = roadmap.path(node).into_iter().map(String::from).collect();
    Side { text: roadmap.text(node).into_owned(), path, line: roadmap.line(node) }
}

fn lines(report: &Report, is_updated: bool) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    match is_updated {
        true => writeln!(text, "Roadmap updated: {}", report.counts)?,
        false => writeln!(text, "Nothing changed since the roadmap was last seen")?,
    }
    let (asked, others): (Vec<&Entry>, Vec<&Entry>) = report.changes.iter().partition(|entry| entry.key.is_some());
    if !asked.is_empty() {
        let things = if asked.len() == 1 { "this one may have" } else { "these may have" };
        writeln!(text, "\nOf what you ticked or noted, {things} a new place (`roadbook changes --accept` takes all):")?;
    }
    for entry in asked.into_iter().chain(others) {
        push_entry(&mut text, entry)?;
    }
    if !report.unticked.is_empty() {
        let lines: Vec<String> = report.unticked.iter().map(usize::to_string).collect();
        writeln!(text, "\nTicked in the file before and no more; still done: lines {}", lines.join(", "))?;
    }
    if !report.orphans.is_empty() {
        writeln!(text, "\nNo longer in the roadmap, and still in the journal:")?;
    }
    for key in &report.orphans {
        match report.words.get(key) {
            Some(words) => writeln!(text, "  {key}: {}", words.text)?,
            None => writeln!(text, "  {key}")?,
        }
    }
    Ok(text)
}

fn push_entry(text: &mut String, entry: &Entry) -> std::fmt::Result {
    write!(text, "\n{}", entry.kind)?;
    if let Some(reason) = entry.reason {
        write!(text, " ({reason}, {}%)", entry.confidence)?;
    }
    writeln!(text)?;
    for (sign, side) in [("-", &entry.old), ("+", &entry.new)] {
        if let Some(Side { text: words, path, line }) = side {
            let place = path.iter().map(|name| format!("{name} › ")).collect::<String>();
            writeln!(text, "  {sign} {line:>5}  {place}{words}")?;
        }
    }
    Ok(())
}
