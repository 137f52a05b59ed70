//! The checklist: items with their points, under quiet headings.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::bar::{self, Share};
use super::panel::{Panel, fit, frame};
use super::theme::Theme;
use crate::app::{App, BAR, Checklist, Placed, Side};
use crate::roadmap::{Kind, Mark, NodeId};

pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let layout = app.layout();
    let focused = app.side() == Side::Checklist;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        let (left, right) = titles(app, theme, layout.checklist.width);
        frame(buffer, layout.checklist, theme, style, left, right);
    }
    let Some(checklist) = app.checklist() else { return };
    let mut panel = Panel::new(buffer, layout.inside(layout.checklist));
    for place in app.checklist_view() {
        draw_row(app, &checklist, theme, &mut panel, place, focused);
    }
}

/// The path to the section, and how many of its items are done.
fn titles(app: &App, theme: &Theme, width: u16) -> (Line<'static>, Line<'static>) {
    let Some(root) = app.cursor(Side::Outline) else { return Default::default() };
    let share = Share::of(Kind::Section, app.progress().tally(root));
    let counts =
        [Span::styled(format!(" {}", share.done), theme.strong), Span::styled(format!(" of {} ", share.of), theme.dim)];
    let counts = if share.of > 0 { Line::from_iter(counts) } else { Line::default() };
    let name = app.roadmap().heading(root).name;
    let above = app.outline().above(root).last().map(|phase| app.roadmap().heading(phase).name);
    let room = width.saturating_sub(counts.width() as u16 + 8);
    let above = above.map(|above| format!("{above} {} ", theme.glyphs.inside)).unwrap_or_default();
    let fits = crate::app::fit::width(&above) + crate::app::fit::width(&name) <= usize::from(room);
    let above = if fits { above } else { String::new() };
    let path = [
        Span::raw(" "),
        Span::styled(above, theme.dim),
        Span::styled(fit(&name, room, theme), theme.strong),
        Span::raw(" "),
    ];
    (Line::from_iter(path), counts)
}

fn draw_row(app: &App, checklist: &Checklist<'_>, theme: &Theme, panel: &mut Panel<'_>, place: Placed, focused: bool) {
    let Placed { row, y, lines } = place;
    let columns = checklist.columns(row);
    let mark = app.progress().mark(row);
    if columns.counts > 0 && mark == Mark::Skipped {
        panel.put_before(checklist.width().saturating_sub(1), y, "skipped", theme.dim);
    } else if columns.counts > 0 {
        let share = Share::of(app.roadmap().node(row).kind, app.progress().tally(row));
        draw_figures(app, checklist, theme, panel, place, share);
    }
    if !checklist.is_heading(row) {
        let (glyph, style) = theme.mark(mark);
        panel.put(columns.glyph, y, glyph, style);
    }
    let selected = focused && app.cursor(Side::Checklist) == Some(row);
    let style = if selected { theme.cursor } else { text_style(app, checklist, theme, row, mark) };
    let label = checklist.label(row);
    let text = checklist.text(row, &label);
    for (line, y) in text.iter().take(usize::from(lines)).zip(y..) {
        if selected {
            panel.put(0, y, theme.glyphs.cursor, theme.accent);
        }
        let end = panel.put(columns.text, y, &fit(line, columns.room, theme), style);
        if y == place.y {
            draw_hint(app, checklist, theme, panel, row, end, y);
        }
    }
}

/// What is to be known of a row beside its text: that it is folded, or that it asks for a choice.
fn draw_hint(
    app: &App,
    checklist: &Checklist<'_>,
    theme: &Theme,
    panel: &mut Panel<'_>,
    row: NodeId,
    mut x: u16,
    y: u16,
) {
    if checklist.is_folded(row) {
        x = panel.put(x + 1, y, theme.glyphs.folded, theme.dim);
    }
    if app.roadmap().node(row).choice && app.progress().chosen(app.roadmap(), row).is_none() {
        let columns = checklist.columns(row);
        panel.put(
            x + 2,
            y,
            &fit("choose one", (columns.text + columns.room).saturating_sub(x + 2), theme),
            theme.doing,
        );
    }
}

fn draw_figures(
    app: &App,
    checklist: &Checklist<'_>,
    theme: &Theme,
    panel: &mut Panel<'_>,
    Placed { row, y, .. }: Placed,
    share: Share,
) {
    let end = checklist.width().saturating_sub(1);
    let tally = app.progress().tally(row);
    if share.of == 0 {
        if tally.items == 0 {
            panel.put_before(end, y, &format!("{} of {}", tally.extras_done, tally.extras), theme.dim);
        }
        return;
    }
    bar::counts(panel, end, y, share, Style::new(), theme);
    if let Some(x) = checklist.columns(row).bar {
        bar::draw(panel, x, y, BAR, share, theme);
    }
}

fn text_style(app: &App, checklist: &Checklist<'_>, theme: &Theme, row: NodeId, mark: Mark) -> Style {
    let set_aside = matches!(mark, Mark::Done | Mark::Skipped) || app.roadmap().node(row).kind == Kind::Extra;
    match (set_aside, checklist.is_heading(row)) {
        (true, _) => theme.dim,
        (false, true) => theme.strong,
        (false, false) => Style::new(),
    }
}
