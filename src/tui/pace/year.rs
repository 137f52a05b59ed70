//! A year of study days: weeks as columns, the months above them, and a legend.

use crate::progress::items;
use crate::progress::pace::{Cell, Measure, WeekStart, Year, day, duration};
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// The months, seven days, and the legend.
pub(super) const HEIGHT: u16 = 9;
/// Cells of a weekday's name and the space after it.
const NAME: u16 = 5;
/// Cells of a month's name and the space after it.
const MONTH: u16 = 4;
/// Cells of the meaning of today's sign.
const TODAY: usize = 8;

pub(super) fn draw(year: &Year, x: u16, start: WeekStart, theme: &Theme, panel: &mut Panel<'_>) {
    let room = panel.width().saturating_sub(x + NAME + 1);
    let cells = if usize::from(room) >= year.weeks.len() * 2 { 2 } else { 1 };
    let shown = year.weeks.len().min(usize::from(room / cells));
    let weeks = &year.weeks[year.weeks.len() - shown..];
    let first = x + NAME;
    draw_months(weeks, first, cells, theme, panel);
    // 1970-01-05 was a Monday: any week will do.
    let from = start.week_of(4);
    for row in 0..7 {
        let y = 1 + row as u16;
        if row % 2 == 0 {
            panel.put(x, y, &day::name(day::weekday(from + row))[..3], theme.dim);
        }
        for (week, at) in weeks.iter().zip(0..) {
            if let Some(cell) = week[row as usize] {
                let (glyph, style) = match cell {
                    Cell { level: 0, is_free: true, .. } => (theme.glyphs.day_off, theme.dim),
                    Cell { level: 0, .. } => (theme.glyphs.study[0], theme.dim),
                    Cell { level, .. } => (theme.glyphs.study[usize::from(level.min(4))], theme.done),
                };
                panel.put(first + at * cells, y, glyph, style);
            }
        }
        // The last day that there is stands in the last week.
        if weeks.last().is_some_and(|week| last_day(week) == Some(row as usize)) {
            panel.put(first + shown as u16 * cells, y, theme.glyphs.today, theme.accent);
        }
    }
    draw_legend(year, first, theme, panel);
}

fn last_day(week: &[Option<Cell>; 7]) -> Option<usize> {
    week.iter().rposition(Option::is_some)
}

/// Writes the name of each month above its first whole week, where there is room.
fn draw_months(weeks: &[[Option<Cell>; 7]], first: u16, cells: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let mut free = first;
    let mut before = None;
    for (week, at) in weeks.iter().zip(0..) {
        let Some(day) = week[0].map(|cell| cell.day) else { continue };
        let month = day::month(day);
        let x = first + at * cells;
        let is_new = before.is_some_and(|before| before != month);
        before = Some(month);
        if is_new && x >= free && x + MONTH <= panel.width() {
            panel.put(x, 0, month, theme.dim);
            free = x + MONTH;
        }
    }
}

/// Writes the least amount of each level where there is room, else `less · ░ ▒ ▓ █ more`.
fn draw_legend(year: &Year, x: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let y = HEIGHT - 1;
    let [none, levels @ ..] = theme.glyphs.study;
    let parts: Vec<(&str, String)> = [(none, "none".to_owned())]
        .into_iter()
        .chain(levels.into_iter().zip(amounts(year)).filter(|(_, words)| !words.is_empty()))
        .collect();
    let cells: usize = parts.iter().map(|(glyph, words)| width(glyph) + width(words) + 3).sum();
    let mut end = x;
    if year.study_days > 0 && usize::from(x) + cells + TODAY < usize::from(panel.width()) {
        for (glyph, words) in &parts {
            end = panel.put(end, y, glyph, if *glyph == none { theme.dim } else { theme.done }) + 1;
            end = panel.put(end, y, words, theme.dim) + 2;
        }
    } else {
        end = panel.put(end, y, &format!("less {none}"), theme.dim) + 1;
        for glyph in levels {
            end = panel.put(end, y, glyph, theme.done) + 1;
        }
        end = panel.put(end, y, "more", theme.dim) + 2;
    }
    end = panel.put(end, y, theme.glyphs.today, theme.accent) + 1;
    panel.put(end, y, "today", theme.dim);
}

/// The least amount of each level in words; empty where no day has it.
fn amounts(year: &Year) -> [String; 4] {
    let amount = |least: f64| match year.measure {
        Measure::Minutes => duration(least.round() as u32),
        Measure::Items => items(least),
    };
    [0, 1, 2, 3].map(|level| match (level, year.levels.get(level + 1)) {
        // What is less than the least amount, or has no amount at all, is of the first level.
        (0, Some(next)) if year.levels[0] >= *next => "less".to_owned(),
        (_, Some(next)) if year.levels[level] >= *next => String::new(),
        (level, _) => format!("from {}", amount(year.levels[level])),
    })
}
