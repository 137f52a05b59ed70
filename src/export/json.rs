//! Everything, as JSON: each entry with its notes and time, and the lines of the journal. Fields may be added, none
//! renamed.

use serde::{Deserialize, Serialize};

use super::entry::{Entry, minutes};
use super::subject::Subject;
use crate::journal;
use crate::progress::pace::day;
use crate::roadmap::NodeId;

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Export<'a> {
    roadbook_export: u32,
    roadmap: &'a str,
    id: &'a str,
    exported: String,
    done: u32,
    count: u32,
    percent: u32,
    entries: Vec<Noted<'a>>,
    /// The facts, one a line, as the journal has them.
    journal: Vec<String>,
}

#[derive(Serialize)]
struct Noted<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    notes: Vec<String>,
    minutes: u32,
}

pub(super) fn of(subject: &Subject<'_>) -> String {
    let &Subject { roadmap, progress, id, outlook, now } = subject;
    let minutes = minutes(roadmap, progress);
    let noted = |node: NodeId| {
        Some(Noted {
            entry: Entry::of(roadmap, progress, node)?,
            notes: progress.notes(node).into_iter().map(|note| note.text).collect(),
            minutes: minutes.get(&node).copied().unwrap_or_default(),
        })
    };
    let export = Export {
        roadbook_export: VERSION,
        roadmap: roadmap.title(),
        id,
        exported: day::date(now.day()).to_string(),
        done: outlook.road.done,
        count: outlook.road.count,
        percent: outlook.road.percent(),
        entries: roadmap.nodes().filter_map(|(node, _)| noted(node)).collect(),
        journal: progress.ledger().facts().iter().filter_map(journal::line_of).collect(),
    };
    serde_json::to_string_pretty(&export).unwrap_or_default() + "\n"
}

/// The lines of the journal in an export, and the id of its roadmap; `None` for any other text.
pub fn journal_of(text: &str) -> Option<(String, Vec<String>)> {
    #[derive(Deserialize)]
    struct Export {
        #[serde(rename = "roadbook_export")]
        _version: u32,
        id: String,
        journal: Vec<String>,
    }
    let export: Export = serde_json::from_str(text).ok()?;
    Some((export.id, export.journal))
}
