//! Draws the outline: phases, sections and choices, each with its bar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::roadmap::Mark;
use crate::tui::road::choice::{asks_to_choose, choice_words, option_sign};
use crate::tui::road::indent::Indent;
use crate::tui::road::outline::Entry;
use crate::tui::road::outline_width::{BARS, WIDE_BARS_FROM};
use crate::tui::road::rows::RowInView;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;
use crate::tui::widgets::bar::{self, Share, extras_words};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::styled::styled;
use crate::tui::widgets::text::{counts_width, width};
use crate::tui::widgets::theme::Theme;

/// Narrower panes have no bars.
const BARS_FROM: u16 = 34;

pub(crate) fn draw(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let focused = road.pane() == Pane::Outline;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        let title = road.focus().map_or_else(|| "Road".to_owned(), |phase| scene.doc.roadmap.heading(phase).name);
        let title = Line::styled(format!(" {title} "), theme.strong);
        frame(buffer, layout.outline, theme, style, title, filters(road, theme));
    }
    let mut rows = Rows { road, scene, theme, focused, panel: Panel::new(buffer, layout.inside(layout.outline)) };
    let in_view = road.rows_in_view(Pane::Outline, scene);
    if in_view.is_empty() {
        rows.panel.put(1, 0, "Nothing to tick in this roadmap.", theme.dim);
    }
    for RowInView { row, y, .. } in in_view {
        if road.outline().begins_beside(row) && y > 0 {
            rows.panel.put(1, y - 1, "Beside the road", theme.dim);
        }
        if let Some(entry) = road.outline().entry(row) {
            rows.draw_row(entry, y);
        }
    }
}

/// The filters in effect, of both panes and of the outline.
pub(crate) fn filters(road: &Road, theme: &Theme) -> Line<'static> {
    let alone = road.focus().map(|_| "only this phase".to_owned());
    let parts: Vec<String> = alone.into_iter().chain(road.filter_words()).collect();
    if parts.is_empty() { Line::default() } else { Line::styled(format!(" {} ", parts.join(", ")), theme.doing) }
}

struct Rows<'a> {
    road: &'a Road,
    scene: Scene<'a>,
    theme: &'a Theme,
    /// The outline has the keys.
    focused: bool,
    panel: Panel<'a>,
}

impl Rows<'_> {
    fn draw_row(&mut self, entry: &Entry, y: u16) {
        let end = self.draw_figures(entry, y);
        let is_at_cursor = self.road.cursor(Pane::Outline) == Some(entry.node);
        let is_selected = self.road.is_selected(Pane::Outline, entry.node);
        let style = match (is_at_cursor, self.focused) {
            (true, true) => self.theme.cursor,
            (true, false) => self.theme.strong,
            (false, _) if is_selected => self.theme.selected,
            (false, _) => self.name_style(entry),
        };
        if is_at_cursor || is_selected {
            let style = if self.focused { self.theme.accent } else { self.theme.dim };
            self.panel.put(0, y, self.theme.glyphs.cursor, style);
        }
        self.draw_name(entry, y, end, style);
    }

    fn indent(&self, entry: &Entry) -> Indent {
        Indent::of(entry, self.road.outline(), &self.scene.doc.roadmap, self.panel.width())
    }

    /// Draws ordinal, signs and name, up to the cell `end`.
    fn draw_name(&mut self, entry: &Entry, y: u16, end: u16, style: Style) {
        let (road, doc, theme) = (self.road, self.scene.doc, self.theme);
        let heading = doc.roadmap.heading(entry.node);
        let indent = self.indent(entry);
        if let (0, Some(ordinal), Some(end)) = (entry.depth, heading.ordinal, indent.ordinal) {
            self.panel.put_before(end, y, &ordinal.to_string(), theme.strong);
        }
        if road.is_folded(entry.node) {
            self.panel.put(indent.sign, y, theme.glyphs.folded, theme.dim);
        } else if road.outline().can_fold(entry.node) {
            self.panel.put(indent.sign, y, theme.glyphs.open, theme.dim);
        }
        let mut x = indent.text;
        if let Some(sign) = option_sign(doc, entry.node) {
            let (sign, style) = theme.sign(sign);
            x = self.panel.put(x, y, sign, style) + 1;
        }
        let name = styled(&doc.roadmap, entry.node, &heading.name);
        let asks = asks_to_choose(doc, entry.node);
        let words = self.choice_words(entry).filter(|words| asks || self.has_room_for(words, entry, end));
        let words = words.unwrap_or_default();
        let tag = if words.is_empty() { 0 } else { width(&words) as u16 + 2 };
        let room = end.saturating_sub(x + 1);
        let name_room = if room > 2 * tag || !asks { room.saturating_sub(tag) } else { room };
        let x = self.panel.put_spans(x, y, name, name_room, style, theme);
        if tag > 0 {
            let style = if asks { theme.doing } else { theme.dim };
            self.panel.put(x + 2, y, &fit(&words, end.saturating_sub(x + 3), theme), style);
        }
    }

    /// The words beside a choice; where its options are shown, their signs are enough.
    fn choice_words(&self, entry: &Entry) -> Option<String> {
        let says = asks_to_choose(self.scene.doc, entry.node) || self.road.is_folded(entry.node);
        choice_words(self.scene.doc, entry.node).filter(|_| says)
    }

    /// Returns true if the name of a choice and the words beside it fit before the cell `end`.
    fn has_room_for(&self, words: &str, entry: &Entry, end: u16) -> bool {
        let name = width(&self.scene.doc.roadmap.heading(entry.node).name);
        usize::from(self.indent(entry).text) + name + 2 + width(words) < usize::from(end)
    }

    /// Draws bar and counts at the right; returns their first cell.
    fn draw_figures(&mut self, entry: &Entry, y: u16) -> u16 {
        let doc = self.scene.doc;
        let tally = doc.progress.tally(entry.node);
        let end = self.panel.width().saturating_sub(1);
        if tally.items + tally.extras == 0 && doc.progress.mark(entry.node) != Mark::Skipped {
            return end;
        }
        if doc.progress.mark(entry.node) == Mark::Skipped {
            return self.panel.put_before(end, y, "skipped", self.theme.dim);
        }
        if tally.items == 0 {
            return self.panel.put_before(end, y, &extras_words(tally), self.theme.dim);
        }
        let share = Share::of(doc.roadmap.node(entry.node).kind, tally);
        let is_main = self.is_main(entry);
        let done = if is_main { self.theme.strong } else { Style::new() };
        let counts = bar::counts(&mut self.panel, end, y, share, done, self.theme);
        let widest = counts_width(self.road.outline().most_items());
        let cells = if is_main { BARS.0 } else { BARS.1 } * if self.panel.width() < WIDE_BARS_FROM { 1 } else { 2 };
        let start = end.saturating_sub(widest + 2 + cells);
        let asked = choice_words(doc, entry.node).filter(|_| asks_to_choose(doc, entry.node));
        let crowds_out = asked.is_some_and(|words| !self.has_room_for(&words, entry, start));
        if self.panel.width() < BARS_FROM || crowds_out {
            return counts;
        }
        bar::draw(&mut self.panel, start, y, cells, share, self.theme);
        start
    }

    fn name_style(&self, entry: &Entry) -> Style {
        let tally = self.scene.doc.progress.tally(entry.node);
        let style = if tally.is_complete() || tally.count == 0 { self.theme.dim } else { Style::new() };
        if self.is_main(entry) { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// Returns true for a phase of the road.
    fn is_main(&self, entry: &Entry) -> bool {
        entry.depth == 0 && self.scene.doc.roadmap.on_road(entry.node)
    }
}
