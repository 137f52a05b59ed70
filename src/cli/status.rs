//! `status`: how far each phase has come.

use std::fmt::Write;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::config;
use super::forecast::{self, Forecast, PhasePlan, Plan, Streak, Week};
use super::output::{self, Paint};
use crate::clock;
use crate::journal::shown;
use crate::open::Opened;
use crate::progress::Tally;
use crate::progress::pace::{Outlook, Sentence};
use crate::roadmap::NodeId;

/// The number of cells of a bar.
const BAR: usize = 24;

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
    forecast: Option<Forecast>,
    plan: Option<Plan>,
    week: Week,
    streak: Streak,
    phases: Vec<Phase>,
    #[serde(skip)]
    sentence: Sentence,
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
    /// `null` where the phase is done or beside the road, or there is too little to tell from.
    forecast: Option<Forecast>,
    plan: Option<PhasePlan>,
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
    let plan = roadmap.plan();
    let outlook = Outlook::new(roadmap, progress, &plan, config::preferences(), clock::now().day());
    let road = outlook.road;
    Status {
        roadmap: roadmap.title().to_owned(),
        id: journal.id().to_owned(),
        journal: shown(journal.path()),
        items: progress.total(roadmap).items,
        done: road.done,
        count: road.count,
        percent: road.percent(),
        forecast: outlook.forecast.map(forecast::forecast),
        plan: forecast::plan(&outlook),
        week: forecast::week(&outlook.week),
        streak: forecast::streak(outlook.streak),
        phases: roadmap.phases().iter().map(|&id| phase(opened, &outlook, id)).collect(),
        sentence: outlook.sentence(),
    }
}

fn phase(opened: &Opened, outlook: &Outlook<'_>, id: NodeId) -> Phase {
    let Opened { roadmap, progress, .. } = opened;
    let tally = progress.tally(id);
    let heading = roadmap.heading(id);
    let stage = outlook.schedule.as_ref().and_then(|schedule| schedule.stage(id));
    Phase {
        title: heading.name,
        key: progress.key(roadmap, id),
        ordinal: heading.ordinal,
        road: roadmap.on_road(id),
        done: tally.done,
        count: tally.count,
        credit: tally.credit(),
        percent: tally.percent(),
        forecast: outlook.phase_forecast(id).map(forecast::forecast),
        plan: stage.and_then(|stage| forecast::phase_plan(outlook, stage)),
    }
}

fn table(status: &Status) -> anyhow::Result<String> {
    let summary = format!("{}/{} done, {}%", status.done, status.count, status.percent);
    let mut table = format!("{}\n{summary}\n", Paint::Bold.of(&status.roadmap));
    let (road, beside): (Vec<&Phase>, Vec<&Phase>) = status.phases.iter().partition(|phase| phase.road);
    let width = status.phases.iter().map(|phase| phase.title.width()).max().unwrap_or(0);
    push_rows(&mut table, "", &road, width)?;
    push_rows(&mut table, "Beside the road\n", &beside, width)?;
    writeln!(table)?;
    status.sentence.lines().try_for_each(|line| writeln!(table, "{line}"))?;
    writeln!(table, "\n{}", Paint::Dim.of(&format!("Journal: {}", status.journal)))?;
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
        let bar = if output::is_terminal() { bar(phase) + "  " } else { String::new() };
        writeln!(
            table,
            "{ordinal:>3}  {}{gap}  {bar}{:>4}/{:<4} {:>3}%",
            phase.title, phase.done, phase.count, phase.percent
        )?;
    }
    Ok(())
}

/// A bar: whole items, then the credit beyond them, then what is left. Any credit shows, and only what is complete is
/// full.
fn bar(phase: &Phase) -> String {
    let cells = |amount: f64| match (amount / f64::from(phase.count.max(1)) * BAR as f64).ceil() as usize {
        _ if phase.done == phase.count => BAR,
        cells => cells.min(BAR - 1),
    };
    let (whole, filled) = (cells(phase.done.into()), cells(phase.credit));
    let [whole, part, left] = [(whole, "━"), (filled.saturating_sub(whole), "╍"), (BAR - filled.max(whole), "─")]
        .map(|(cells, sign)| sign.repeat(cells));
    Paint::Green.of(&whole) + &Paint::Green.of(&part) + &Paint::Dim.of(&left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_whole_items_then_credit_then_the_rest() {
        let bar = |done, count, credit| {
            let title = String::new();
            let phase = Phase {
                title,
                key: String::new(),
                ordinal: None,
                road: true,
                done,
                count,
                credit,
                percent: 0,
                forecast: None,
                plan: None,
            };
            bar(&phase)
        };
        assert_eq!(bar(0, 4, 0.0), "─".repeat(24));
        assert_eq!(bar(1, 4, 2.0), format!("{}{}{}", "━".repeat(6), "╍".repeat(6), "─".repeat(12)));
        assert_eq!(bar(0, 1000, 0.1), format!("╍{}", "─".repeat(23)));
        assert_eq!(bar(999, 1000, 999.9), format!("{}─", "━".repeat(23)));
        assert_eq!(bar(4, 4, 4.0), "━".repeat(24));
    }
}
