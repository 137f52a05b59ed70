//! `changes`: what became of every node since the roadmap was last seen, and the orphans.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::open::Opened;
use crate::progress::carry::{Change, Counts, Fate, Reason, Update};
use crate::roadmap::{NodeId, Roadmap};

/// The changes as scripts read them. Fields may be added, none renamed.
#[derive(Serialize)]
struct Report<'a> {
    counts: Counts,
    changes: Vec<Entry<'a>>,
    /// Lines whose box was ticked and no longer is; they stay done.
    unticked: Vec<usize>,
    orphans: Vec<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    fate: Fate,
    old: Option<Side<'a>>,
    /// Of what was merged: what took its entries in.
    new: Option<Side<'a>>,
    reason: Option<Reason>,
    /// In percent.
    confidence: u8,
}

#[derive(Serialize)]
struct Side<'a> {
    text: Cow<'a, str>,
    path: Vec<Cow<'a, str>>,
    line: usize,
}

/// The changes as JSON, or as lines.
pub(super) fn text(opened: &Opened, json: bool) -> anyhow::Result<String> {
    let report = report(opened);
    Ok(if json { serde_json::to_string_pretty(&report)? + "\n" } else { lines(&report, opened.update.is_some())? })
}

fn report(opened: &Opened) -> Report<'_> {
    let orphans = opened.progress.orphans(&opened.roadmap).into_iter().map(|(key, _)| key).collect();
    let Some(Update { before, changes, unticked, .. }) = &opened.update else {
        return Report { counts: Counts::default(), changes: Vec::new(), unticked: Vec::new(), orphans };
    };
    let entry = |change: &Change| Entry {
        fate: change.fate,
        old: change.old.map(|node| side(before, node)),
        new: change.new.map(|node| side(&opened.roadmap, node)),
        reason: change.reason,
        confidence: change.percent,
    };
    Report {
        counts: changes.counts(),
        changes: changes.list().iter().map(entry).collect(),
        unticked: unticked.iter().map(|&node| opened.roadmap.line(node)).collect(),
        orphans,
    }
}

fn side(roadmap: &Roadmap, node: NodeId) -> Side<'_> {
    Side { text: roadmap.text(node), path: roadmap.path(node), line: roadmap.line(node) }
}

fn lines(report: &Report<'_>, is_updated: bool) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    match is_updated {
        true => writeln!(text, "Roadmap updated: {}", report.counts)?,
        false => writeln!(text, "Nothing changed since the roadmap was last seen")?,
    }
    for entry in &report.changes {
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
        writeln!(text, "  {key}")?;
    }
    Ok(text)
}

fn push_entry(text: &mut String, entry: &Entry<'_>) -> std::fmt::Result {
    write!(text, "\n{}", entry.fate)?;
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
