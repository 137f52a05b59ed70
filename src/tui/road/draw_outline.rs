//! The outline: phases, sections and choices, each with its bar.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::roadmap::Mark;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::styled::styled;
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;
use crate::tui::{BARS, Entry, Placed, Side, Tui, WIDE_BARS_FROM};

/// From this many cells on there is room for bars.
const BARS_FROM: u16 = 34;
pub(crate) fn draw(tui: &Tui, theme: &Theme, buffer: &mut Buffer) {
    let layout = tui.layout();
    let focused = tui.side() == Side::Outline;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        frame(
            buffer,
            layout.outline,
            theme,
            style,
            Line::styled(format!(" {} ", title(tui)), theme.strong),
            left_out(tui, theme),
        );
    }
    let mut pane = Pane { tui, theme, focused, panel: Panel::new(buffer, layout.inside(layout.outline)) };
    let rows = tui.outline_view();
    if rows.is_empty() {
        pane.panel.put(1, 0, "Nothing to tick in this roadmap.", theme.dim);
    }
    for Placed { row, y, .. } in rows {
        if tui.outline().begins_beside(row) && y > 0 {
            pane.panel.put(1, y - 1, "Beside the road", theme.dim);
        }
        if let Some(entry) = tui.outline().entry(row) {
            pane.draw_row(entry, y);
        }
    }
}

fn title(tui: &Tui) -> String {
    tui.focus().map_or_else(|| "Road".to_owned(), |phase| tui.roadmap().heading(phase).name)
}

/// What is left out of both panes, and of the outline all phases but one.
pub(crate) fn left_out(tui: &Tui, theme: &Theme) -> Line<'static> {
    let alone = tui.focus().map(|_| "this phase alone".to_owned());
    let parts: Vec<String> = alone.into_iter().chain(tui.left_out()).collect();
    if parts.is_empty() { Line::default() } else { Line::styled(format!(" {} ", parts.join(", ")), theme.doing) }
}

struct Pane<'a> {
    tui: &'a Tui,
    theme: &'a Theme,
    /// Whether this pane has the keys.
    focused: bool,
    panel: Panel<'a>,
}

impl Pane<'_> {
    fn draw_row(&mut self, entry: &Entry, y: u16) {
        let end = self.draw_figures(entry, y);
        let selected = self.tui.cursor(Side::Outline) == Some(entry.node);
        let picked = self.tui.is_selected(Side::Outline, entry.node);
        let style = match (selected, self.focused) {
            (true, true) => self.theme.cursor,
            (true, false) => self.theme.strong,
            (false, _) if picked => self.theme.picked,
            (false, _) => self.name_style(entry),
        };
        if selected || picked {
            let style = if self.focused { self.theme.accent } else { self.theme.dim };
            self.panel.put(0, y, self.theme.glyphs.cursor, style);
        }
        self.draw_name(entry, y, end, style);
    }

    /// Ordinal, signs and name, up to the cell `end`.
    fn draw_name(&mut self, entry: &Entry, y: u16, end: u16, style: Style) {
        let (tui, theme) = (self.tui, self.theme);
        let heading = tui.roadmap().heading(entry.node);
        let indent = tui.indent(entry);
        if let (0, Some(ordinal), Some(end)) = (entry.depth, heading.ordinal, indent.ordinal) {
            self.panel.put_before(end, y, &ordinal.to_string(), theme.strong);
        }
        if tui.is_folded(entry.node) {
            self.panel.put(indent.sign, y, theme.glyphs.folded, theme.dim);
        } else if tui.outline().can_fold(entry.node) {
            self.panel.put(indent.sign, y, theme.glyphs.open, theme.dim);
        }
        let mut x = indent.text;
        if let Some(sign) = tui.option_sign(entry.node) {
            let (sign, style) = theme.sign(sign);
            x = self.panel.put(x, y, sign, style) + 1;
        }
        let name = styled(tui.roadmap(), entry.node, &heading.name);
        let asks = tui.asks_to_choose(entry.node);
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

    /// What a choice says of itself; where its options show what was chosen, that is enough.
    fn choice_words(&self, entry: &Entry) -> Option<String> {
        let says = self.tui.asks_to_choose(entry.node) || self.tui.is_folded(entry.node);
        self.tui.choice_words(entry.node).filter(|_| says)
    }

    /// Whether the name of a choice and what it says of itself fit before this cell.
    fn has_room_for(&self, words: &str, entry: &Entry, end: u16) -> bool {
        let name = width(&self.tui.roadmap().heading(entry.node).name);
        usize::from(self.tui.indent(entry).text) + name + 2 + width(words) < usize::from(end)
    }

    /// Bar and counts at the right; gives back the cell where they begin.
    fn draw_figures(&mut self, entry: &Entry, y: u16) -> u16 {
        let tally = self.tui.progress().tally(entry.node);
        let end = self.panel.width().saturating_sub(1);
        if self.tui.progress().mark(entry.node) == Mark::Skipped {
            return self.panel.put_before(end, y, "skipped", self.theme.dim);
        }
        if tally.items == 0 {
            let counts = format!("{} of {}", tally.extras_done, tally.extras);
            return self.panel.put_before(end, y, &counts, self.theme.dim);
        }
        let share = Share::of(self.tui.roadmap().node(entry.node).kind, tally);
        let is_main = self.is_main(entry);
        let done = if is_main { self.theme.strong } else { Style::new() };
        let counts = bar::counts(&mut self.panel, end, y, share, done, self.theme);
        let widest = bar::counts_width(self.tui.outline().most_items());
        let cells = if is_main { BARS.0 } else { BARS.1 } * if self.panel.width() < WIDE_BARS_FROM { 1 } else { 2 };
        let start = end.saturating_sub(widest + 2 + cells);
        let asked = self.tui.choice_words(entry.node).filter(|_| self.tui.asks_to_choose(entry.node));
        let crowds_out = asked.is_some_and(|words| !self.has_room_for(&words, entry, start));
        if self.panel.width() < BARS_FROM || crowds_out {
            return counts;
        }
        bar::draw(&mut self.panel, start, y, cells, share, self.theme);
        start
    }

    fn name_style(&self, entry: &Entry) -> Style {
        let tally = self.tui.progress().tally(entry.node);
        let style = if tally.is_complete() || tally.count == 0 { self.theme.dim } else { Style::new() };
        if self.is_main(entry) { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// Whether this is a phase of the road.
    fn is_main(&self, entry: &Entry) -> bool {
        entry.depth == 0 && self.tui.roadmap().on_road(entry.node)
    }
}
