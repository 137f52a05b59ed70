//! Draws the outline: phases, sections and choices, each with its bar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::roadmap::{Mark, Roadmap};
use crate::tui::road::choice::{asks_to_choose, choice_words, option_sign};
use crate::tui::road::indent::Indent;
use crate::tui::road::outline::Entry;
use crate::tui::road::outline_width::{OutlineColumns, SHORTEST_BAR};
use crate::tui::road::rows::RowInView;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::styled::styled;
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// Fewer cells of the name of an only child in its parent's row are useless.
const SHORTEST_INSIDE: u16 = 8;

pub(crate) fn draw(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let focused = road.pane() == Pane::Outline;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        let title = road.focus().map_or_else(|| "Road".to_owned(), |phase| scene.doc.roadmap.heading(phase).name);
        let title = Line::styled(format!(" {title} "), theme.strong);
        frame(buffer, layout.outline, theme, style, title, filters(road, theme));
    }
    let panel = Panel::new(buffer, layout.inside(layout.outline));
    let columns = road.outline_width().columns(panel.width());
    let mut rows = Rows { road, scene, theme, focused, columns, panel };
    let in_view = road.rows_in_view(Pane::Outline, scene);
    if in_view.is_empty() {
        rows.panel.put(1, 0, "Nothing to tick in this roadmap.", theme.dim);
    }
    for RowInView { row, y, .. } in in_view {
        if y > 0 && road.outline_rows().begins_beside(row) {
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
    columns: OutlineColumns,
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
        let mut x = self.panel.put_spans(x, y, name, name_room, style, theme);
        if tag > 0 {
            let style = if asks { theme.doing } else { theme.dim };
            x = self.panel.put(x + 2, y, &fit(&words, end.saturating_sub(x + 3), theme), style);
        }
        self.draw_only_child(entry, y, (x, end));
    }

    /// Draws the name of the only child between two cells, where there is room: `File Handling › Project Ideas`.
    fn draw_only_child(&mut self, entry: &Entry, y: u16, (x, end): (u16, u16)) {
        let room = end.saturating_sub(x + 2);
        if entry.innermost == entry.node || room < SHORTEST_INSIDE {
            return;
        }
        let sign = self.theme.glyphs.inside;
        let names = names_inside(entry, &self.scene.doc.roadmap).into_iter().map(|name| format!("{sign} {name}"));
        let names = names.collect::<Vec<_>>().join(" ");
        self.panel.put(x + 1, y, &fit(&names, room, self.theme), self.theme.dim);
    }

    /// The words beside a choice; where its options are shown, their signs are enough.
    fn choice_words(&self, entry: &Entry) -> Option<String> {
        let says = asks_to_choose(self.scene.doc, entry.node) || self.road.is_folded(entry.node);
        choice_words(self.scene.doc, entry.node).filter(|_| says)
    }

    /// Returns true if the name of a choice and the words beside it fit before the cell `end`.
    fn has_room_for(&self, words: &str, entry: &Entry, end: u16) -> bool {
        self.name_end(entry) + 2 + width(words) < usize::from(end)
    }

    /// The cell after the whole name.
    fn name_end(&self, entry: &Entry) -> usize {
        let doc = self.scene.doc;
        let sign = option_sign(doc, entry.node).map_or(0, |sign| width(self.theme.sign(sign).0) + 1);
        usize::from(self.indent(entry).text) + sign + width(&doc.roadmap.heading(entry.node).name)
    }

    /// Draws bar, counts and duration; returns their first cell.
    fn draw_figures(&mut self, entry: &Entry, y: u16) -> u16 {
        let doc = self.scene.doc;
        let OutlineColumns { bars, bars_end, counts_end: end, durations } = self.columns;
        if let (Some(x), Some(duration)) = (durations, doc.roadmap.heading(entry.node).duration) {
            self.panel.put(x, y, &fit(&duration, self.panel.width().saturating_sub(x), self.theme), self.theme.dim);
        }
        let tally = doc.progress.tally(entry.node);
        if tally.items + tally.extras == 0 && doc.progress.mark(entry.node) != Mark::Skipped {
            return end;
        }
        if doc.progress.mark(entry.node) == Mark::Skipped {
            return self.panel.put_before(end, y, "skipped", self.theme.dim);
        }
        if tally.items == 0 {
            return bar::extras(&mut self.panel, end, y, tally, self.theme);
        }
        let share = Share::of(doc.roadmap.node(entry.node).kind, tally);
        let is_main = self.is_main(entry);
        let done = if is_main { self.theme.strong } else { Style::new() };
        let counts = bar::counts(&mut self.panel, end, y, share, done, self.theme);
        let (widest, least) = if is_main { (bars.0, SHORTEST_BAR) } else { (bars.1, SHORTEST_BAR.min(bars.1)) };
        // The name comes first, then the words of a choice, then an only child.
        let asks = asks_to_choose(doc, entry.node);
        let name = self.name_end(entry);
        let words = name + self.choice_words(entry).map_or(0, |words| 2 + width(&words));
        let inside: usize = names_inside(entry, &doc.roadmap).iter().map(|name| 3 + width(name)).sum();
        let left = |before: usize| usize::from(bars_end).saturating_sub(before + 2).min(widest.into()) as u16;
        let cells = [words + inside, words, name].map(left).into_iter().find(|&cells| cells >= least).unwrap_or(least);
        if widest == 0 || asks && left(words) < least {
            return counts;
        }
        let start = bars_end.saturating_sub(cells);
        bar::draw(&mut self.panel, start, y, cells, share, self.theme);
        start
    }

    fn name_style(&self, entry: &Entry) -> Style {
        let doc = self.scene.doc;
        if doc.progress.mark(entry.node) == Mark::Skipped {
            return self.theme.skipped;
        }
        let tally = doc.progress.tally(entry.node);
        let style = if tally.is_complete() || tally.count == 0 { self.theme.dim } else { Style::new() };
        if self.is_main(entry) { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// Returns true for a phase of the road.
    fn is_main(&self, entry: &Entry) -> bool {
        entry.depth == 0 && self.scene.doc.roadmap.on_road(entry.node)
    }
}

/// The names of the only child in an entry's row, of its only child and so on.
pub(crate) fn names_inside(entry: &Entry, roadmap: &Roadmap) -> Vec<String> {
    let inside = std::iter::once(entry.innermost).chain(roadmap.ancestors(entry.innermost));
    let inside = inside.take_while(|&node| node != entry.node);
    let mut names: Vec<String> = inside.map(|node| roadmap.heading(node).name).collect();
    names.reverse();
    names
}
