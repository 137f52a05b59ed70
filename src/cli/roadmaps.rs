//! `roadmaps`: the roadmaps seen so far, with the progress of each.

use std::fmt::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::journal::shown;
use crate::journal::{self, Folder};
use crate::library::{self, Listing};
use crate::open::Source;
use crate::progress::Tally;

/// A roadmap as scripts read it. Fields may be added, none renamed.
#[derive(Serialize)]
struct Entry {
    roadmap: String,
    /// Empty where nothing was written of it yet.
    id: String,
    /// Its path, or `built-in`.
    source: String,
    /// The road's, as are `count` and `percent`; null where it cannot be opened.
    done: Option<u32>,
    count: Option<u32>,
    percent: Option<u32>,
    /// The reason why it cannot be opened.
    trouble: Option<String>,
    /// The id of a roadmap that seems to be the same one.
    same_as: Option<String>,
}

/// The list as JSON, or one line a roadmap.
pub(super) fn text(folder: &Folder, json: bool) -> anyhow::Result<String> {
    let entries: Vec<Entry> = library::list(folder, folder.last_opened().as_deref()).into_iter().map(entry).collect();
    Ok(if json { serde_json::to_string_pretty(&entries)? + "\n" } else { table(&entries)? })
}

fn entry(Listing { id, title, source, state, same_as, .. }: Listing) -> Entry {
    let tally = state.as_ref().ok();
    Entry {
        roadmap: title,
        id,
        source: match &source {
            Source::BuiltIn => journal::BUILT_IN.to_owned(),
            Source::File(path) => shown(path),
        },
        done: tally.map(|tally| tally.done),
        count: tally.map(|tally| tally.count),
        percent: tally.map(Tally::percent),
        trouble: state.err(),
        same_as,
    }
}

fn table(entries: &[Entry]) -> Result<String, std::fmt::Error> {
    let width = entries.iter().map(|entry| entry.roadmap.width()).max().unwrap_or(0);
    let mut table = String::new();
    for entry in entries {
        let gap = " ".repeat(width - entry.roadmap.width());
        let how_far = match (entry.done, entry.count, entry.percent) {
            (Some(done), Some(count), Some(percent)) => format!("{done:>5}/{count:<5} {percent:>3}%"),
            _ => "cannot be opened".to_owned(),
        };
        let trouble = entry.trouble.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        writeln!(table, "{how_far}  {}{gap}  {}{trouble}", entry.roadmap, entry.source)?;
        if let Some(other) = &entry.same_as {
            writeln!(table, "{:>17}seems to be the same: `roadbook join {} {other}` makes them one", "", entry.id)?;
        }
    }
    Ok(table)
}
