//! The checklist: items with their points, under quiet headings.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::notice_words::nothing_fits;
use crate::tui::road::draw_outline::left_out;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;
use crate::tui::{BAR, Checklist, LEAD, Margin, Placed, Side, Tui};

/// Cells of a frame that stay edge: its corners, and one between its titles.
const EDGE: usize = 3;
/// Narrower windows show the counts in the frame without a word.
const WORDED_FROM: u16 = 120;
/// What stands in the place of a note that is not saved yet.
const HALF_WRITTEN: &str = "a note, half written";

pub(crate) fn draw(tui: &Tui, theme: &Theme, buffer: &mut Buffer) {
    let layout = tui.layout();
    let focused = tui.side() == Side::Checklist;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        let (left, mut right) = titles(tui, theme, layout.checklist.width);
        // What the pane is wider than the checklist stays edge, so that the counts stand above those of the rows, unless the
        // name needs it.
        let free = tui.checklist().map_or(0, |rows| layout.inside(layout.checklist).width - rows.width());
        let spare = usize::from(layout.checklist.width).saturating_sub(left.width() + right.width() + EDGE);
        if right.width() > 0 {
            right.push_span(Span::styled(theme.glyphs.frame.horizontal_top.repeat(spare.min(free.into())), style));
        }
        frame(buffer, layout.checklist, theme, style, left, right);
    }
    let Some(checklist) = tui.checklist() else { return };
    let cursor = tui.cursor(Side::Checklist).filter(|_| focused);
    let panel = Panel::new(buffer, layout.inside(layout.checklist));
    let mut pane = Pane { tui, theme, checklist, cursor, panel };
    let rows = tui.checklist_view();
    if rows.is_empty() && tui.left_out().is_some() {
        pane.panel.put_words(2, 0, &nothing_fits(tui.filter(), " here", tui.keymap()), theme.dim);
    }
    for place in rows {
        pane.draw_row(place);
    }
}

/// The path to the section, and how many of its items are done.
fn titles(tui: &Tui, theme: &Theme, columns: u16) -> (Line<'static>, Line<'static>) {
    let Some(root) = tui.cursor(Side::Outline) else { return Default::default() };
    let share = Share::of(Kind::Section, tui.progress().tally(root));
    let done = Span::styled(format!(" {}", share.done), if share.done > 0 { theme.strong } else { theme.dim });
    let items = match share.of {
        _ if tui.size().columns < WORDED_FROM => "",
        1 => "item ",
        _ => "items ",
    };
    let of = Span::styled(format!(" of {} {items}", share.of), theme.dim);
    let mut counts = if tui.layout().both { Line::default() } else { left_out(tui, theme) };
    if share.of > 0 {
        counts.extend([done, of]);
    }

    let room = columns.saturating_sub((counts.width() + EDGE) as u16 + 2);
    let name = tui.roadmap().heading(root).name;
    let phase = tui.outline().above(root).last().map(|phase| tui.roadmap().heading(phase).name);
    let above = phase.map(|phase| format!("{phase} {} ", theme.glyphs.inside)).unwrap_or_default();
    let above = if width(&above) + width(&name) <= usize::from(room) { above } else { String::new() };
    let name = Span::styled(fit(&name, room, theme), theme.strong);
    (Line::from_iter([Span::raw(" "), Span::styled(above, theme.dim), name, Span::raw(" ")]), counts)
}

struct Pane<'a> {
    tui: &'a Tui,
    theme: &'a Theme,
    checklist: Checklist<'a>,
    /// The row under the cursor, if this pane has the keys.
    cursor: Option<NodeId>,
    panel: Panel<'a>,
}

impl Pane<'_> {
    fn draw_row(&mut self, mut place: Placed) {
        if let Some(lead) = self.checklist.lead(place.row) {
            self.draw_margin(&lead, LEAD, place.y, place.lines, Style::new());
            let above = self.checklist.lead_lines(place.row);
            place = Placed { y: place.y + above, lines: place.lines.saturating_sub(above), ..place };
        }
        let Placed { row, y, .. } = place;
        let columns = self.checklist.columns(row);
        if columns.counts > 0 {
            self.draw_figures(row, y, columns.bar);
        }
        if !self.checklist.is_heading(row) {
            let (glyph, style) = self.theme.mark(self.tui.progress().mark(row));
            self.panel.put(columns.glyph, y, glyph, style);
        }
        self.draw_text(place);
    }

    fn draw_text(&mut self, Placed { row, y, lines }: Placed) {
        let columns = self.checklist.columns(row);
        let selected = self.cursor == Some(row);
        let picked = self.tui.is_selected(Side::Checklist, row);
        let style = match (selected, picked) {
            (true, _) => self.theme.cursor,
            (false, true) => self.theme.picked,
            (false, false) => self.text_style(row),
        };
        let text = self.checklist.styled(row);
        let below = text.len() as u16;
        for (line, line_y) in text.into_iter().take(usize::from(lines)).zip(y..) {
            if selected || picked {
                self.panel.put(0, line_y, self.theme.glyphs.cursor, self.theme.accent);
            }
            let end = self.panel.put_spans(columns.text, line_y, line, columns.room, style, self.theme);
            if line_y == y {
                self.draw_hints(row, y, end, columns.text + columns.room);
            }
        }
        let margin = self.checklist.margin(row);
        let style = if self.text_style(row) == self.theme.dim { self.theme.dim } else { Style::new() };
        self.draw_margin(&margin, columns.text, y + below, lines.saturating_sub(below), style);
    }

    /// Notes, a quiet bar beside them: from this cell and line on, in at most so many lines.
    fn draw_margin(&mut self, margin: &Margin, x: u16, y: u16, lines: u16, style: Style) {
        let style = style.add_modifier(Modifier::ITALIC);
        let room = self.checklist.width().saturating_sub(x + 3);
        let last = margin.lines.len().saturating_sub(1);
        let end = y.saturating_add(lines);
        for ((at, line), y) in margin.lines.iter().enumerate().zip(y..end) {
            self.panel.put(x, y, self.theme.glyphs.note, self.theme.note);
            let hidden = margin.hidden.min(if at == last { usize::MAX } else { 0 });
            let (ellipsis, more) = match hidden {
                0 => ("", String::new()),
                1 => (self.theme.glyphs.ellipsis, "  +1 line".to_owned()),
                _ => (self.theme.glyphs.ellipsis, format!("  +{hidden} lines")),
            };
            let kept = fit(line, room.saturating_sub((width(ellipsis) + width(&more)) as u16), self.theme);
            let end = self.panel.put(x + 2, y, &(kept + ellipsis), style);
            let end = self.panel.put(end, y, &more, self.theme.dim);
            if at == last && usize::from(end) + 2 + width(&margin.day) < usize::from(self.checklist.width()) {
                self.panel.put(end + 2, y, &margin.day, self.theme.dim);
            }
        }
        let y = y.saturating_add(margin.lines.len() as u16);
        if margin.half_written && y < end {
            let x = self.panel.put(x, y, self.theme.glyphs.note, self.theme.note) + 1;
            self.panel.put(x, y, &fit(HALF_WRITTEN, room, self.theme), self.theme.note);
        }
    }

    /// That the row is folded, and how its choice stands: beside its text, before the cell `end`.
    fn draw_hints(&mut self, row: NodeId, y: u16, mut x: u16, end: u16) {
        if let Some(sign) = self.checklist.sign(row) {
            x = self.panel.put(sign, y, self.theme.glyphs.folded, self.theme.dim);
        }
        let new = self.tui.new_points(row);
        if new > 0 {
            x = self.panel.put(
                x + 2,
                y,
                &fit(&format!("{new} new"), end.saturating_sub(x + 2), self.theme),
                self.theme.accent,
            );
        }
        if let Some(words) = self.tui.choice_words(row) {
            let style = if self.tui.asks_to_choose(row) { self.theme.doing } else { self.theme.dim };
            self.panel.put(x + 2, y, &fit(&words, end.saturating_sub(x + 2), self.theme), style);
        }
    }

    /// Counts at the right and, where there is room for one, the small bar.
    fn draw_figures(&mut self, row: NodeId, y: u16, bar: Option<u16>) {
        let end = self.checklist.width().saturating_sub(1);
        let tally = self.tui.progress().tally(row);
        if self.tui.progress().mark(row) == Mark::Skipped {
            self.panel.put_before(end, y, "skipped", self.theme.dim);
            return;
        }
        if tally.items == 0 {
            self.panel.put_before(end, y, &format!("{} of {}", tally.extras_done, tally.extras), self.theme.dim);
            return;
        }
        let share = Share::of(self.tui.roadmap().node(row).kind, tally);
        bar::counts(&mut self.panel, end, y, share, Style::new(), self.theme);
        if let Some(x) = bar {
            bar::draw(&mut self.panel, x, y, BAR, share, self.theme);
        }
    }

    /// What is done, set aside or an extra steps back.
    fn text_style(&self, row: NodeId) -> Style {
        let mark = self.tui.progress().mark(row);
        let is_extra = self.tui.roadmap().node(row).kind == Kind::Extra;
        if is_extra || matches!(mark, Mark::Done | Mark::Skipped) {
            self.theme.dim
        } else if self.checklist.is_heading(row) {
            self.theme.strong
        } else {
            Style::new()
        }
    }
}
