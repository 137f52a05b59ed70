//! `status`: how far each phase has come.

use std::fmt::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::open::{Opened, shown};
use crate::progress::Tally;
use crate::roadmap::NodeId;

/// The roadmap's state as scripts read it. Fields may be added, none renamed.
#[derive(Serialize)]
struct Status {
    roadmap: String,
    id: String,
    journal: String,
    /// All items, on the road and beside it, skipped ones too.
    items: u32,
    /// The road's alone, as are `count` and `percent`.
    done: u32,
    count: u32,
    percent: u32,
    phases: Vec<Phase>,
}

#[derive(Serialize)]
struct Phase {
    title: String,
    key: String,
    ordinal: Option<u32>,
    road: bool,
    done: u32,
    count: u32,
    credit: f64,
    percent: u32,
}

/// The status as JSON, or as a table.
pub(super) fn text(opened: &Opened, json: bool) -> anyhow::Result<String> {
    let status = status(opened);
    Ok(if json { serde_json::to_string_pretty(&status)? + "\n" } else { table(&status)? })
}

/// `94/265  35%`: whole items and the percentage, as everywhere.
pub(super) fn label(tally: &Tally) -> String {
    format!("{}/{}  {}%", tally.done, tally.count, tally.percent())
}

fn status(opened: &Opened) -> Status {
    let Opened { roadmap, progress, journal, .. } = opened;
    let road = progress.road(roadmap);
    Status {
        roadmap: roadmap.title().to_owned(),
        id: journal.id().to_owned(),
        journal: shown(journal.path()),
        items: progress.total(roadmap).items,
        done: road.done,
        count: road.count,
        percent: road.percent(),
        phases: roadmap.phases().iter().map(|&id| phase(opened, id)).collect(),
    }
}

fn phase(opened: &Opened, id: NodeId) -> Phase {
    let Opened { roadmap, progress, .. } = opened;
    let tally = progress.tally(id);
    let heading = roadmap.heading(id);
    Phase {
        title: heading.name,
        key: progress.key(roadmap, id),
        ordinal: heading.ordinal,
        road: roadmap.on_road(id),
        done: tally.done,
        count: tally.count,
        credit: tally.credit(),
        percent: tally.percent(),
    }
}

fn table(status: &Status) -> anyhow::Result<String> {
    let mut table = format!("{}\n{}/{} done, {}%\n", status.roadmap, status.done, status.count, status.percent);
    let (road, beside): (Vec<&Phase>, Vec<&Phase>) = status.phases.iter().partition(|phase| phase.road);
    let width = status.phases.iter().map(|phase| phase.title.width()).max().unwrap_or(0);
    push_rows(&mut table, "", &road, width)?;
    push_rows(&mut table, "Beside the road\n", &beside, width)?;
    writeln!(table, "\nJournal: {}", status.journal)?;
    Ok(table)
}

fn push_rows(table: &mut String, heading: &str, phases: &[&Phase], width: usize) -> std::fmt::Result {
    if phases.is_empty() {
        return Ok(());
    }
    write!(table, "\n{heading}")?;
    for phase in phases {
        let ordinal = phase.ordinal.map(|ordinal| ordinal.to_string()).unwrap_or_default();
        let gap = " ".repeat(width - phase.title.width());
        writeln!(
            table,
            "{ordinal:>3}  {}{gap}  {:>4}/{:<4} {:>3}%",
            phase.title, phase.done, phase.count, phase.percent
        )?;
    }
    Ok(())
}
