//! Draws the checklist: items with their points, under quiet headings.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::progress::counted;
use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::road::checklist::{BAR, Checklist, LEAD};
use crate::tui::road::choice::{asks_to_choose, choice_words};
use crate::tui::road::draw_outline::filters;
use crate::tui::road::note_lines::NoteLines;
use crate::tui::road::rows::RowInView;
use crate::tui::road::showing::no_match;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// Cells of a frame that are never covered by titles: its corners, and one between the titles.
const EDGE: usize = 3;
/// Narrower windows show the counts in the frame without a word.
const WORDED_FROM: u16 = 120;
/// Fewer cells of the phase's name before that of its section are useless.
const SHORTEST_PHASE: usize = 8;
const DRAFT: &str = "unsaved draft";

pub(crate) fn draw(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let focused = road.pane() == Pane::Checklist;
    if layout.framed {
        draw_frame(road, scene, theme, buffer);
    }
    let Some(checklist) = road.checklist(scene) else { return };
    let cursor = road.cursor(Pane::Checklist).filter(|_| focused);
    let panel = Panel::new(buffer, layout.inside(layout.checklist));
    let mut rows = Rows { road, scene, theme, checklist, cursor, panel };
    let in_view = road.rows_in_view(Pane::Checklist, scene);
    if in_view.is_empty() && road.filter_words().is_some() {
        rows.panel.put_words(2, 0, &no_match(road.filter(), " here", scene.keymap), theme.dim);
    }
    for place in in_view {
        rows.draw_row(place);
    }
}

fn draw_frame(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let style = if road.pane() == Pane::Checklist { theme.accent } else { theme.dim };
    let (left, right) = titles(road, scene, theme, layout.checklist.width);
    frame(buffer, layout.checklist, theme, style, left, right);
}

/// The path to the section, and how many of its items are done.
fn titles(road: &Road, scene: Scene<'_>, theme: &Theme, columns: u16) -> (Line<'static>, Line<'static>) {
    let Scene { doc, layout, .. } = scene;
    let Some(root) = road.cursor(Pane::Outline) else { return Default::default() };
    let tally = doc.progress.tally(root);
    let share = Share::of(Kind::Section, tally);
    let (done, all, noun) =
        if tally.items > 0 { (share.done, share.of, "item") } else { (tally.extras_done, tally.extras, "extra") };
    let words = if layout.window.width < WORDED_FROM { all.to_string() } else { counted(all, noun) };
    let style = if done > 0 && tally.items > 0 { theme.strong } else { theme.dim };
    let mut counts = if layout.both { Line::default() } else { filters(road, theme) };
    if all > 0 {
        counts.extend([Span::styled(format!(" {done}"), style), Span::styled(format!(" of {words} "), theme.dim)]);
    }

    let room = columns.saturating_sub((counts.width() + EDGE) as u16 + 2);
    let name = doc.roadmap.heading(root).name;
    let phase = road.outline().above(root).last().map(|phase| doc.roadmap.heading(phase).name);
    // The section's own name comes first.
    let left = usize::from(room).saturating_sub(width(&name) + width(theme.glyphs.inside) + 2);
    let phase =
        phase.filter(|phase| width(phase).min(SHORTEST_PHASE) <= left).map(|phase| fit(&phase, left as u16, theme));
    let above = phase.map(|phase| format!("{phase} {} ", theme.glyphs.inside)).unwrap_or_default();
    let name = fit(&name, room, theme);
    let duration = doc.roadmap.heading(root).duration.map(|duration| format!("  {duration}")).unwrap_or_default();
    let duration = Some(duration).filter(|text| width(text) + width(&above) + width(&name) <= usize::from(room));
    let title = [
        Span::raw(" "),
        Span::styled(above, theme.dim),
        Span::styled(name, theme.strong),
        Span::styled(duration.unwrap_or_default(), theme.dim),
        Span::raw(" "),
    ];
    (Line::from_iter(title), counts)
}

struct Rows<'a> {
    road: &'a Road,
    scene: Scene<'a>,
    theme: &'a Theme,
    checklist: Checklist<'a>,
    /// The row under the cursor, if this pane has the keys.
    cursor: Option<NodeId>,
    panel: Panel<'a>,
}

impl Rows<'_> {
    fn draw_row(&mut self, mut place: RowInView) {
        if let Some(lead) = self.checklist.lead(place.row) {
            self.draw_notes(&lead, LEAD, place.y, place.lines, Style::new());
            let above = self.checklist.lead_lines(place.row);
            place = RowInView { y: place.y + above, lines: place.lines.saturating_sub(above), ..place };
        }
        let RowInView { row, y, .. } = place;
        let columns = self.checklist.columns(row);
        if columns.counts > 0 {
            self.draw_figures(row, y, columns.bar);
        }
        if !self.checklist.is_heading(row) {
            let (glyph, style) = self.theme.sign(self.scene.doc.sign(row));
            self.panel.put_sign(columns.glyph, y, glyph, style);
        }
        self.draw_text(place);
    }

    fn draw_text(&mut self, RowInView { row, y, lines }: RowInView) {
        let columns = self.checklist.columns(row);
        let is_at_cursor = self.cursor == Some(row);
        let is_selected = self.road.is_selected(Pane::Checklist, row);
        let style = match (is_at_cursor, is_selected) {
            (true, _) => self.theme.cursor,
            (false, true) => self.theme.selected,
            (false, false) => self.text_style(row),
        };
        let text = self.checklist.styled(row);
        let below = text.len() as u16;
        for (line, line_y) in text.into_iter().take(usize::from(lines)).zip(y..) {
            if is_at_cursor || is_selected {
                self.panel.put(0, line_y, self.theme.glyphs.cursor, self.theme.accent);
            }
            let end = self.panel.put_spans(columns.text, line_y, line, columns.room, style, self.theme);
            if line_y == y {
                self.draw_tags(row, y, end, columns.text + columns.room);
            }
        }
        let notes = self.checklist.note_lines(row);
        let steps_back = [self.theme.dim, self.theme.skipped].contains(&self.text_style(row));
        let style = if steps_back { self.theme.dim } else { Style::new() };
        self.draw_notes(&notes, columns.text, y + below, lines.saturating_sub(below), style);
    }

    /// Draws notes with a quiet bar beside them, from this cell and line on, in at most this many lines.
    fn draw_notes(&mut self, notes: &NoteLines, x: u16, y: u16, lines: u16, style: Style) {
        let style = style.add_modifier(Modifier::ITALIC);
        let room = self.checklist.width().saturating_sub(x + 3);
        let last = notes.lines.len().saturating_sub(1);
        let end = y.saturating_add(lines);
        for ((at, line), y) in notes.lines.iter().enumerate().zip(y..end) {
            self.panel.put(x, y, self.theme.glyphs.note, self.theme.note);
            let hidden = notes.hidden.min(if at == last { usize::MAX } else { 0 });
            let (ellipsis, more) = match hidden {
                0 => ("", String::new()),
                1 => (self.theme.glyphs.ellipsis, "  +1 line".to_owned()),
                _ => (self.theme.glyphs.ellipsis, format!("  +{hidden} lines")),
            };
            let kept = fit(line, room.saturating_sub((width(ellipsis) + width(&more)) as u16), self.theme);
            let end = self.panel.put(x + 2, y, &(kept + ellipsis), style);
            let end = self.panel.put(end, y, &more, self.theme.dim);
            if at == last && usize::from(end) + 2 + width(&notes.day) < usize::from(self.checklist.width()) {
                self.panel.put(end + 2, y, &notes.day, self.theme.dim);
            }
        }
        let y = y.saturating_add(notes.lines.len() as u16);
        if notes.has_draft && y < end {
            let x = self.panel.put(x, y, self.theme.glyphs.note, self.theme.note) + 1;
            self.panel.put(x, y, &fit(DRAFT, room, self.theme), self.theme.note);
        }
    }

    /// Draws the fold sign, the badge and the state of a choice beside the text, before the cell `end`.
    fn draw_tags(&mut self, row: NodeId, y: u16, mut x: u16, end: u16) {
        let (doc, theme) = (self.scene.doc, self.theme);
        if let Some(sign) = self.checklist.sign(row) {
            x = self.panel.put(sign, y, theme.glyphs.folded, theme.dim);
        }
        if let Some(badge) = doc.badge(row).filter(|_| !self.checklist.is_heading(row)) {
            let text = fit(&badge, end.saturating_sub(x + 2), theme);
            x = self.panel.put(x + 2, y, &text, theme.accent);
        }
        if let Some(words) = choice_words(doc, row) {
            let style = if asks_to_choose(doc, row) { theme.doing } else { theme.dim };
            self.panel.put(x + 2, y, &fit(&words, end.saturating_sub(x + 2), theme), style);
        }
    }

    /// Draws counts at the right and, where there is room for one, the small bar.
    fn draw_figures(&mut self, row: NodeId, y: u16, bar: Option<u16>) {
        let doc = self.scene.doc;
        let end = self.checklist.figures_end();
        let tally = doc.progress.tally(row);
        if doc.progress.mark(row) == Mark::Skipped {
            self.panel.put_before(end, y, "skipped", self.theme.dim);
            return;
        }
        if tally.items == 0 {
            bar::extras(&mut self.panel, end, y, tally, self.theme);
            return;
        }
        let share = Share::of(doc.roadmap.node(row).kind, tally);
        bar::counts(&mut self.panel, end, y, share, Style::new(), self.theme);
        if let Some(x) = bar {
            bar::draw(&mut self.panel, x, y, BAR, share, self.theme);
        }
    }

    /// Dim for what is done or an extra, and struck besides for what is skipped.
    fn text_style(&self, row: NodeId) -> Style {
        let doc = self.scene.doc;
        let is_extra = doc.roadmap.node(row).kind == Kind::Extra;
        let mark = doc.progress.mark(row);
        if mark == Mark::Skipped {
            self.theme.skipped
        } else if is_extra || mark == Mark::Done {
            self.theme.dim
        } else if self.checklist.is_heading(row) {
            self.theme.strong
        } else {
            Style::new()
        }
    }
}
