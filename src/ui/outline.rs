//! The outline: phases, sections and choices, each with its bar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::bar::{self, Share};
use super::panel::{Panel, fit, frame};
use super::theme::Theme;
use crate::app::{App, Entry, Placed, Side};
use crate::roadmap::{Mark, NodeId};

/// From this many cells on there is room for bars.
const BARS_FROM: u16 = 34;
/// From this many cells on bars are twice as wide.
const WIDE_BARS_FROM: u16 = 60;
/// Cells that each level below the sections stands further in.
const INDENT: u16 = 2;
/// From this many cells on the ordinals have a column of their own.
const ORDINALS_FROM: u16 = 24;

pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let layout = app.layout();
    let focused = app.side() == Side::Outline;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        frame(buffer, layout.outline, theme, style, Line::styled(" Road ", theme.strong), Line::default());
    }
    let mut panel = Panel::new(buffer, layout.inside(layout.outline));
    let rows = app.outline_view();
    if rows.is_empty() {
        panel.put(1, 0, "Nothing to tick in this roadmap.", theme.dim);
    }
    for place in rows {
        draw_row(app, theme, &mut panel, place, focused);
    }
}

fn draw_row(app: &App, theme: &Theme, panel: &mut Panel<'_>, Placed { row, y, .. }: Placed, focused: bool) {
    let Some(entry) = app.outline().entry(row) else { return };
    if app.outline().begins_beside(row) && y > 0 {
        panel.put(1, y - 1, "Beside the road", theme.dim);
    }
    let end = draw_figures(app, theme, panel, entry, y);
    let selected = app.cursor(Side::Outline) == Some(row);
    let style = match (selected, focused) {
        (true, true) => theme.cursor,
        (true, false) => theme.strong,
        (false, _) => name_style(app, theme, entry),
    };
    if selected {
        panel.put(0, y, theme.glyphs.cursor, if focused { theme.accent } else { theme.dim });
    }
    draw_name(app, theme, panel, entry, y, end, style);
}

/// Fold sign, ordinal and name, up to the cell `end`.
fn draw_name(app: &App, theme: &Theme, panel: &mut Panel<'_>, entry: &Entry, y: u16, end: u16, style: Style) {
    let heading = app.roadmap().heading(entry.node);
    let highest = app.outline().highest_ordinal().filter(|_| panel.width() >= ORDINALS_FROM);
    let ordinals = highest.map_or(0, |highest| highest.max(1).ilog10() as u16 + 1);
    if let (0, Some(ordinal), 1..) = (entry.depth, heading.ordinal, ordinals) {
        panel.put_before(3 + ordinals, y, &ordinal.to_string(), theme.strong);
    }
    let mut x = match (entry.depth, heading.ordinal) {
        (0, None) => 3,
        (_, _) if ordinals > 0 => 3 + ordinals + 2,
        (0, _) => 3,
        (_, _) => 3 + INDENT,
    };
    x += entry.depth.saturating_sub(1).saturating_mul(INDENT).min(panel.width() / 3);
    if app.is_folded(entry.node) {
        panel.put(if entry.depth == 0 { 1 } else { x.saturating_sub(2) }, y, theme.glyphs.folded, theme.dim);
    } else if entry.depth == 0 && app.outline().can_fold(entry.node) {
        panel.put(1, y, theme.glyphs.open, theme.dim);
    }
    if entry.is_option {
        let chosen = is_chosen(app, entry.node);
        let (sign, style) = if chosen { (theme.glyphs.chosen, theme.done) } else { (theme.glyphs.todo, theme.dim) };
        x = panel.put(x, y, sign, style) + 1;
    }
    let x = panel.put(x, y, &fit(&heading.name, end.saturating_sub(x + 1), theme), style);
    if entry.is_choice && app.progress().chosen(app.roadmap(), entry.node).is_none() {
        panel.put(x + 2, y, &fit("choose one", end.saturating_sub(x + 3), theme), theme.doing);
    }
}

/// Bar and counts at the right; gives back the cell where they begin.
fn draw_figures(app: &App, theme: &Theme, panel: &mut Panel<'_>, entry: &Entry, y: u16) -> u16 {
    let tally = app.progress().tally(entry.node);
    let end = panel.width().saturating_sub(1);
    if app.progress().mark(entry.node) == Mark::Skipped {
        return panel.put_before(end, y, "skipped", theme.dim);
    }
    if tally.items == 0 {
        return panel.put_before(end, y, &format!("{} of {}", tally.extras_done, tally.extras), theme.dim);
    }
    let share = Share::of(app.roadmap().node(entry.node).kind, tally);
    let is_main = is_main(app, entry);
    let done = if is_main { theme.strong } else { Style::new() };
    let counts = bar::counts(panel, end, y, share, done, theme);
    if panel.width() < BARS_FROM {
        return counts;
    }
    let digits = app.outline().most_items().max(1).ilog10() as u16 + 1;
    let cells = if is_main { 10 } else { 5 } * if panel.width() < WIDE_BARS_FROM { 1 } else { 2 };
    let start = end.saturating_sub(2 * digits + 3 + cells);
    bar::draw(panel, start, y, cells, share, theme);
    start
}

fn name_style(app: &App, theme: &Theme, entry: &Entry) -> Style {
    let tally = app.progress().tally(entry.node);
    let style = if tally.is_complete() || tally.count == 0 { theme.dim } else { Style::new() };
    if is_main(app, entry) { style.add_modifier(Modifier::BOLD) } else { style }
}

/// Whether this is a phase of the road.
fn is_main(app: &App, entry: &Entry) -> bool {
    entry.depth == 0 && app.roadmap().on_road(entry.node)
}

fn is_chosen(app: &App, option: NodeId) -> bool {
    let choice = app.roadmap().node(option).parent;
    choice.is_some_and(|choice| app.progress().chosen(app.roadmap(), choice) == Some(option))
}
