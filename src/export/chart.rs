//! Drawings in SVG: a year of study days, and credit over time. Their colours are classes, which the file that holds
//! them defines.

use std::fmt::Write;

use crate::progress::items;
use crate::progress::pace::{BurnUp, Day, Measure, Year, day, duration};

/// The side of a day in a year, and the distance to the next.
const DAY: usize = 10;
const STEP: usize = 13;

/// The room above a year for the names of months.
const MONTHS: usize = 16;

/// The size of a year, in pixels.
pub(super) fn year_size(year: &Year) -> (usize, usize) {
    (year.weeks.len() * STEP, MONTHS + 7 * STEP)
}

/// A year, weeks as columns, months named above: the inside of an `<svg>`.
pub(super) fn year(year: &Year) -> String {
    let mut svg = String::new();
    let mut named = usize::MAX;
    for (week, days) in year.weeks.iter().enumerate() {
        let first = days.iter().flatten().map(|cell| day::date(cell.day)).find(|date| date.day() == 1);
        // The name of the next month needs its room.
        if let Some(first) = first.filter(|_| named == usize::MAX || week > named + 2) {
            named = week;
            let _ = write!(svg, "<text class=\"dim\" x=\"{}\" y=\"10\">{}</text>", week * STEP, first.strftime("%b"));
        }
        for (row, cell) in days.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let amount = match (year.measure, cell.level) {
                (_, 0) => "nothing".to_owned(),
                (Measure::Minutes, _) if cell.amount > 0.0 => duration(cell.amount as u32),
                (Measure::Minutes, _) => "items, but no time".to_owned(),
                (Measure::Items, _) => items(cell.amount),
            };
            let (x, y, date) = (week * STEP, MONTHS + row * STEP, day::date(cell.day));
            let level = cell.level;
            let _ = write!(
                svg,
                "<rect class=\"l{level}\" x=\"{x}\" y=\"{y}\" width=\"{DAY}\" height=\"{DAY}\" rx=\"2\">\
                 <title>{date}: {amount}</title></rect>"
            );
        }
    }
    svg
}

/// The size of the chart of credit over time, in pixels, and the room for its labels.
pub(super) const BURN_UP: (f64, f64) = (720.0, 240.0);
const LEFT: f64 = 40.0;
const BELOW: f64 = 24.0;

/// Credit over time, the plan and the forecast: the inside of an `<svg>`; empty where nothing was done.
pub(super) fn burn_up(chart: &BurnUp) -> String {
    let Some(&(first, _)) = chart.done.first() else { return String::new() };
    let ends = chart.band.iter().map(|(_, forecast)| forecast.late);
    let planned = chart.plan.iter().map(|(day, _)| *day);
    let days = || chart.done.iter().map(|(day, _)| *day).chain(planned.clone()).chain(ends.clone());
    let (from, to) = (days().min().unwrap_or(first), days().max().unwrap_or(first).max(first + 1));
    let (width, height) = (BURN_UP.0 - LEFT, BURN_UP.1 - BELOW);
    let x = |day: Day| LEFT + (day - from) as f64 / (to - from) as f64 * (width - 8.0);
    let y = |credit: f64| height - credit / chart.count.max(1.0) * (height - 12.0);
    let points = |points: &mut dyn Iterator<Item = (Day, f64)>| {
        points.map(|(day, credit)| format!("{:.1},{:.1}", x(day), y(credit))).collect::<Vec<_>>().join(" ")
    };
    let mut svg = String::new();
    for part in [0.0, 0.5, 1.0] {
        let (at, credit) = (y(chart.count * part), (chart.count * part).round());
        let _ = write!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text class=\"dim\" x=\"{}\" \
             y=\"{:.1}\" text-anchor=\"end\">{credit}</text>",
            BURN_UP.0,
            LEFT - 6.0,
            at + 4.0
        );
    }
    if !chart.band.is_empty() {
        let early = chart.band.iter().map(|(credit, forecast)| (forecast.early, *credit));
        let late = chart.band.iter().rev().map(|(credit, forecast)| (forecast.late, *credit));
        let now = chart.done.last().copied();
        let outline = points(&mut now.into_iter().chain(early).chain(late));
        let likely = chart.band.iter().map(|(credit, forecast)| (forecast.likely, *credit));
        let likely = points(&mut now.into_iter().chain(likely));
        let _ = write!(
            svg,
            "<polygon class=\"band\" points=\"{outline}\"/><polyline class=\"likely\" points=\"{likely}\"/>"
        );
    }
    let plan = points(&mut chart.plan.iter().copied());
    let done = points(&mut chart.done.iter().copied());
    let _ = write!(svg, "<polyline class=\"plan\" points=\"{plan}\"/><polyline class=\"done\" points=\"{done}\"/>");
    for (day, anchor) in [(from, "start"), (to, "end")] {
        let (at, below) = (x(day), BURN_UP.1 - 6.0);
        let date = day::date(day);
        let _ = write!(svg, "<text class=\"dim\" x=\"{at:.1}\" y=\"{below}\" text-anchor=\"{anchor}\">{date}</text>");
    }
    svg
}
