//! Draws a card over the view.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line as Title;

use crate::roadmap::Kind;
use crate::tui::card::Card;
use crate::tui::card::lines::{LABEL, Line, TEXT};
use crate::tui::guide::{draw_line, link_style};
use crate::tui::scene::Scene;
use crate::tui::widgets::panel::{Panel, cover, fit, frame};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// The first cells of signs and texts.
const SIGN: u16 = 2;
const WORDS: u16 = TEXT as u16;

pub(crate) fn draw(card: &Card, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    let area = card.area(layout);
    cover(buffer, area);
    let inside = layout.inside(area);
    if layout.framed {
        let title = Title::styled(format!(" {} ", kind_name(scene.doc.roadmap.node(card.node).kind)), theme.strong);
        frame(buffer, area, theme, theme.accent, title, Title::default());
        let below = card.lines.len().saturating_sub(card.walk.top + usize::from(inside.height));
        let more = match below {
            0 => String::new(),
            1 => " 1 more line below ".to_owned(),
            below => format!(" {below} more lines below "),
        };
        let mut edge = Panel::new(buffer, area);
        edge.put_before(area.width.saturating_sub(1), area.height.saturating_sub(1), &more, theme.doing);
    }
    let mut panel = Panel::new(buffer, inside);
    for (line, y) in card.lines.iter().skip(card.walk.top).zip(0..inside.height) {
        draw_card_line(card, line, y, theme, &mut panel);
    }
}

/// The name of what a card is about.
pub(super) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Phase => "Phase",
        Kind::Section | Kind::Group => "Section",
        Kind::Item => "Item",
        Kind::Point => "Point",
        Kind::Extra => "Extra",
    }
}

fn draw_card_line(card: &Card, line: &Line, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let room = panel.width().saturating_sub(WORDS + 1);
    match line {
        Line::Blank => {}
        Line::Text { sign, is_name, line } => {
            if let Some((glyph, style)) = sign.map(|sign| theme.sign(sign)) {
                // `[x]` begins a cell further left.
                panel.put(SIGN - theme.sign_width() / 2, y, glyph, style);
            }
            let row = if *is_name { theme.strong } else { Style::new() };
            draw_line(line, WORDS, y, row, theme, panel);
        }
        Line::Figure(name, words) => {
            panel.put(WORDS, y, name, theme.dim);
            let words = words.replace('›', theme.glyphs.inside);
            panel.put(WORDS + LABEL as u16, y, &fit(&words, room.saturating_sub(LABEL as u16), theme), Style::new());
        }
        Line::Title(title) => {
            panel.put(SIGN, y, title, theme.strong);
        }
        Line::Note(words) => {
            panel.put(SIGN, y, theme.glyphs.note, theme.note);
            panel.put(WORDS, y, &fit(words, room, theme), Style::new().add_modifier(Modifier::ITALIC));
        }
        Line::Link(at, words) => {
            let style = cursor(card, *at, y, theme, panel);
            panel.put(WORDS, y, &fit(words, room, theme), style);
        }
        Line::Address(at, before, address) => {
            let style = cursor(card, *at, y, theme, panel);
            let title = before.trim_end();
            panel.put(WORDS, y, title, style);
            panel.put(WORDS + width(before) as u16, y, address, theme.dim);
        }
        Line::Action { when, words, why_not } => {
            let style = if why_not.is_empty() { Style::new() } else { theme.dim };
            let x = panel.put(WORDS, y, when, theme.dim) + if when.is_empty() { 0 } else { 2 };
            let tag = if why_not.is_empty() { String::new() } else { format!(", {why_not}") };
            let room = (room + WORDS).saturating_sub(x + width(&tag) as u16);
            panel.put(x, y, &(fit(words, room, theme) + &tag), style);
        }
    }
}

/// Draws the cursor where a line is of the link under it; returns the style of the link's words.
fn cursor(card: &Card, link: usize, y: u16, theme: &Theme, panel: &mut Panel<'_>) -> Style {
    if card.walk.at != Some(link) {
        return link_style(theme);
    }
    panel.put(SIGN, y, theme.glyphs.cursor, theme.accent);
    theme.cursor
}
