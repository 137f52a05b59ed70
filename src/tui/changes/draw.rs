//! What became of the roadmap since it was last seen: each change with its old and its new text.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::text::cut_start;
use crate::tui::widgets::theme::Theme;
use crate::tui::{Area, Card, LABEL, Text, Tui};

/// Where glyphs and words begin.
const GLYPH: u16 = 2;
const WORDS: u16 = 4;

pub(crate) fn draw(tui: &Tui, theme: &Theme, buffer: &mut Buffer) {
    let layout = tui.layout();
    let area = Area { x: 0, width: layout.header.width, ..layout.outline };
    if layout.framed {
        let title = Line::styled(" What changed in the roadmap ", theme.strong);
        frame(buffer, area, theme, theme.accent, title, Line::default());
    }
    let mut panel = Panel::new(buffer, layout.inside(area));
    for card in tui.cards() {
        draw_card(&card, theme, &mut panel);
    }
}

fn draw_card(card: &Card, theme: &Theme, panel: &mut Panel<'_>) {
    let y = card.y;
    if card.is_selected {
        for line in y..y + card.height() {
            panel.put(0, line, theme.glyphs.cursor, theme.accent);
        }
    }
    if let Some(mark) = card.mark {
        let (glyph, style) = theme.mark(mark);
        panel.put(GLYPH, y, glyph, style);
    }
    let end = panel.put(WORDS, y, &card.what, if card.is_selected { theme.cursor } else { theme.strong });
    if card.is_wide() {
        panel.put(WORDS, y + 1, &fit(&card.why, LABEL - WORDS - 3, theme), theme.dim);
    } else {
        panel.put(end + 2, y, &fit(&card.why, panel.width().saturating_sub(end + 3), theme), theme.dim);
    }
    for (text, sign, style) in [(&card.old, "-", theme.dim), (&card.new, "+", Style::new())] {
        if let Some(text) = text {
            let is_item = card.item().is_some_and(|item| std::ptr::eq(item, text));
            let style = if card.is_selected && is_item { theme.cursor } else { style };
            draw_text(text, sign, style, y, theme, panel);
        }
    }
}

/// A text with the sign of its side, and below it where it stands.
fn draw_text(text: &Text, sign: &str, style: Style, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let first = y + text.y;
    panel.put(text.x.saturating_sub(2), first, sign, theme.dim);
    for (line, y) in text.lines.iter().zip(first..) {
        panel.put(text.x, y, &fit(line, text.room, theme), style);
    }
    let path = text.path.join(&format!(" {} ", theme.glyphs.inside));
    let path = cut_start(&path, usize::from(text.room), theme.glyphs.ellipsis);
    panel.put(text.x, first + text.lines.len() as u16, &path, theme.dim);
}
