//! Draws the list of changes, each with its old and its new text.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::changes::ChangeList;
use crate::tui::changes::cards::{Card, LABEL, Text};
use crate::tui::scene::Scene;
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::cut_start;
use crate::tui::widgets::theme::Theme;

/// The first cells of glyphs and words.
const GLYPH: u16 = 2;
const WORDS: u16 = 4;

pub(crate) fn draw(list: &ChangeList, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let (area, cards) = (ChangeList::area(layout), list.cards(scene.doc, layout));
    if layout.framed {
        let title = Line::styled(" What changed in the roadmap ", theme.strong);
        let more = match list.hidden_below(&cards, layout) {
            0 => Line::default(),
            more => Line::styled(format!(" {more} more below "), theme.dim),
        };
        frame(buffer, area, theme, theme.accent, title, more);
    }
    let mut panel = Panel::new(buffer, layout.inside(area));
    for card in &cards {
        draw_card(card, theme, &mut panel);
    }
}

fn draw_card(card: &Card, theme: &Theme, panel: &mut Panel<'_>) {
    let y = card.y;
    if card.is_at_cursor {
        for line in y..y + card.height() {
            panel.put(0, line, theme.glyphs.cursor, theme.accent);
        }
    }
    if let Some(mark) = card.mark {
        let (glyph, style) = theme.sign(Sign::Mark(mark));
        panel.put_sign(GLYPH, y, glyph, style);
    }
    let words = WORDS + theme.sign_width() / 2;
    let end = panel.put(words, y, &card.fate, if card.is_at_cursor { theme.cursor } else { theme.strong });
    if card.is_wide() {
        panel.put(words, y + 1, &fit(&card.reason, LABEL - words - 3, theme), theme.dim);
    } else {
        panel.put(end + 2, y, &fit(&card.reason, panel.width().saturating_sub(end + 3), theme), theme.dim);
    }
    for (text, sign, style) in [(&card.old, "-", theme.dim), (&card.new, "+", Style::new())] {
        if let Some(text) = text {
            let is_item = card.item().is_some_and(|item| std::ptr::eq(item, text));
            let style = if card.is_at_cursor && is_item { theme.cursor } else { style };
            draw_text(text, sign, style, y, theme, panel);
        }
    }
}

/// Draws a text with the sign of its side, and its path below.
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
