//! Draws a page of the guide.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::roadmap::Mark;
use crate::tui::document::Document;
use crate::tui::guide::page::{LineKind, PageLine, Sign};
use crate::tui::guide::stops::StopKind;
use crate::tui::guide::{Guide, MARGIN, page_height};
use crate::tui::scene::Scene;
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

pub(crate) fn draw(guide: &Guide, focused: bool, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let layout = scene.layout;
    if layout.framed {
        let style = if focused { theme.accent } else { theme.dim };
        let place = place(guide, page_height(layout));
        let room = layout.checklist.width.saturating_sub(place.len() as u16 + 6);
        let title = Line::styled(format!(" {} ", fit(&guide.title(scene.doc), room, theme)), theme.strong);
        frame(buffer, layout.checklist, theme, style, title, Line::styled(place, theme.dim));
    }
    let mut panel = Panel::new(buffer, layout.inside(layout.checklist));
    if guide.lines.is_empty() {
        panel.put(MARGIN, 0, "This page is empty.", theme.dim);
    }
    let stop = guide.stop().filter(|_| focused);
    for ((at, line), y) in guide.lines.iter().enumerate().skip(guide.walk.top).zip(0..panel.height()) {
        let is_in_box = stop.is_some_and(|stop| matches!(stop.kind, StopKind::Box(_)) && stop.lines.contains(&at));
        let row = if is_in_box { theme.cursor } else { Style::new() };
        if is_in_box {
            panel.put(0, y, theme.glyphs.cursor, theme.accent);
        }
        let x = draw_line(line, MARGIN, y, row, theme, &mut panel);
        draw_sign(line, y, scene.doc, theme, &mut panel);
        if let Some(StopKind::Link { spans, .. }) = stop.map(|stop| &stop.kind) {
            for &(_, nth) in spans.iter().filter(|(on, _)| *on == at) {
                let before: String = line.spans[..nth].iter().map(|span| span.text.as_str()).collect();
                panel.put(x + width(&before) as u16, y, &line.spans[nth].text, theme.cursor);
            }
        }
        highlight(&line.text(), guide.found_on(at), (x, y), theme, &mut panel);
    }
}

/// Draws the mark of an entry as the learner set it: in its box, or in place of its bullet once there is one.
fn draw_sign(line: &PageLine, y: u16, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
    let Some((entry, sign)) = line.entry.zip(line.sign) else { return };
    let (glyph, style) = theme.sign(doc.sign(entry));
    let x = MARGIN + line.sign_x();
    match (sign, width(glyph)) {
        (Sign::Bullet, _) if doc.progress.mark(entry) == Mark::Todo => {}
        // `[x]` begins a cell further left, and has no room in place of a bullet.
        (Sign::Bullet, 3) => _ = panel.put(x, y, glyph.get(1..2).unwrap_or(glyph), style),
        (Sign::Box, _) => _ = panel.put(x - theme.sign_width() / 2, y, glyph, style),
        (Sign::Bullet, _) => _ = panel.put(x, y, glyph, style),
    }
}

/// The position on a page that is longer than the pane, in words: a bare percentage looks like progress.
fn place(guide: &Guide, height: usize) -> String {
    let lowest = guide.lines.len().saturating_sub(height);
    match guide.walk.top {
        _ if lowest == 0 => String::new(),
        0 => " top ".to_owned(),
        top if top >= lowest => " end ".to_owned(),
        top => format!(" {}% down ", top * 100 / lowest),
    }
}

/// The style of a link on a page.
pub(crate) fn link_style(theme: &Theme) -> Style {
    theme.accent.add_modifier(Modifier::UNDERLINED)
}

/// Draws a line from the cell `x` on, on a row of this style; returns the first cell of its text.
pub(crate) fn draw_line(line: &PageLine, x: u16, y: u16, row: Style, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    for quote in 0..line.quotes {
        panel.put(x + 2 * quote, y, theme.glyphs.note, theme.dim);
    }
    panel.put(x + 2 * line.quotes + line.indent as u16, y, &marker(&line.marker, theme), theme.dim);
    let x = x + line.text_x();
    let room = panel.width().saturating_sub(x + 1);
    if line.kind == LineKind::Rule {
        panel.put(x, y, &theme.glyphs.frame.horizontal_top.repeat(room.into()), theme.dim);
        return x;
    }
    let row = match line.kind {
        LineKind::Heading => theme.accent.add_modifier(Modifier::BOLD),
        LineKind::Code => theme.code,
        LineKind::Text | LineKind::Rule => row,
    };
    let (mut at, end) = (x, x + room);
    for span in &line.spans {
        let text = fit(&span.text.replace('─', theme.glyphs.frame.horizontal_top), end.saturating_sub(at), theme);
        let style = theme.span(row, span);
        let style = if span.link.is_some() { style.patch(link_style(theme)) } else { style };
        at = panel.put(at, y, &text, style);
    }
    x
}

/// A bullet in the theme's glyphs.
fn marker(marker: &str, theme: &Theme) -> String {
    marker.replace('•', theme.glyphs.bullet)
}

/// Highlights what was found, and reverses the current place.
fn highlight(
    text: &str,
    found: impl Iterator<Item = (Range<usize>, bool)>,
    (x, y): (u16, u16),
    theme: &Theme,
    panel: &mut Panel<'_>,
) {
    for (bytes, is_here) in found {
        let style = if is_here { Style::new().add_modifier(Modifier::REVERSED) } else { theme.matched(Style::new()) };
        let from = x + width(&text[..bytes.start]) as u16;
        panel.put(from, y, &text[bytes], style);
    }
}
