//! A panel: a rectangle of the screen to write into. Text that does not fit is left out.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Clear, Widget};

use crate::roadmap::Span;
use crate::tui::widgets::styled::cut_spans;
use crate::tui::widgets::text::{cut, width, wrap};
use crate::tui::widgets::theme::Theme;

/// A rectangle of the screen, or of a page of which the screen shows some lines; positions are relative to its upper
/// left cell.
pub(crate) struct Panel<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Panel<'a> {
    pub(crate) fn new(buffer: &'a mut Buffer, area: Rect) -> Panel<'a> {
        let area = area.intersection(buffer.area);
        Panel { buffer, area }
    }

    /// A rectangle of a page. What is written above and below the lines that the buffer has is left out.
    pub(crate) fn of_page(buffer: &'a mut Buffer, area: Rect) -> Panel<'a> {
        Panel { buffer, area }
    }

    /// The lines of it that the buffer has.
    pub(crate) fn lines_in_view(&self) -> Range<u16> {
        let shown = self.area.intersection(self.buffer.area);
        let from = shown.y.saturating_sub(self.area.y);
        from..from + shown.height
    }

    pub(crate) fn width(&self) -> u16 {
        self.area.width
    }

    pub(crate) fn height(&self) -> u16 {
        self.area.height
    }

    /// Writes text from this cell on; returns the cell after it.
    pub(crate) fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return x;
        }
        let room = usize::from(self.area.width - x);
        if !self.lines_in_view().contains(&y) {
            return x + width(text).min(room) as u16;
        }
        let (end, _) = self.buffer.set_stringn(self.area.x + x, self.area.y + y, text, room, style);
        end - self.area.x
    }

    /// Writes a sign: one of three cells stands around the cell of those of one.
    pub(crate) fn put_sign(&mut self, x: u16, y: u16, glyph: &str, style: Style) {
        self.put(x.saturating_sub(width(glyph) as u16 / 2), y, glyph, style);
    }

    /// Writes spans in at most `room` cells, on a row of this style; returns the cell after them.
    pub(crate) fn put_spans(&mut self, x: u16, y: u16, spans: Vec<Span>, room: u16, row: Style, theme: &Theme) -> u16 {
        let spans = cut_spans(spans, usize::from(room), theme.glyphs.ellipsis);
        spans.iter().fold(x, |x, span| self.put(x, y, &span.text, theme.span(row, span)))
    }

    /// Writes text from this cell on, wrapped into lines.
    pub(crate) fn put_words(&mut self, x: u16, y: u16, words: &str, style: Style) {
        let room = usize::from(self.area.width.saturating_sub(x + 1)).max(1);
        for (line, y) in wrap(words, room, usize::from(self.area.height).max(1)).into_iter().zip(y..) {
            self.put(x, y, &words[line], style);
        }
    }

    /// Writes text so that it ends before the cell `end`, if there is room for it; returns its first cell.
    pub(crate) fn put_before(&mut self, end: u16, y: u16, text: &str, style: Style) -> u16 {
        match end.checked_sub(width(text) as u16) {
            Some(start) => {
                self.put(start, y, text, style);
                start
            }
            None => end,
        }
    }
}

/// Clears the rectangle of an overlay, with a blank column on each side: scraps of words would seem to belong to it.
/// No half of a wide character can stay: the terminal would draw it over the other cell.
pub(crate) fn cover(buffer: &mut Buffer, area: Rect) {
    let Rect { x, y, width: columns, height } = area;
    let (left, right) = (x.saturating_sub(1), x.saturating_add(columns).saturating_add(1));
    let room = Rect { x: left, y, width: right - left, height }.intersection(buffer.area);
    for y in room.top()..room.bottom() {
        if let Some(before) = room.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)))
            && width(before.symbol()) > 1
        {
            before.set_symbol(" ");
        }
    }
    Clear.render(room, buffer);
}

/// Draws a pane's frame with its titles, left and right.
pub(crate) fn frame(buffer: &mut Buffer, area: Rect, theme: &Theme, style: Style, left: Line<'_>, right: Line<'_>) {
    let mut block = Block::bordered().border_set(theme.glyphs.frame).border_style(style);
    if area.y < buffer.area.y {
        block = block.borders(Borders::ALL - Borders::TOP);
    } else {
        block = block.title_top(left).title_top(right.right_aligned());
    }
    block.render(area.intersection(buffer.area), buffer);
}

/// Writes into the lower edge of a frame how many entries stand below what it shows, if any do.
pub(crate) fn more_below(buffer: &mut Buffer, area: Rect, hidden: usize, style: Style) {
    if hidden > 0 {
        let mut edge = Panel::new(buffer, area);
        edge.put_before(
            area.width.saturating_sub(1),
            area.height.saturating_sub(1),
            &format!(" {hidden} more below "),
            style,
        );
    }
}

/// Cuts text to `room` cells with the theme's ellipsis.
pub(crate) fn fit(text: &str, room: u16, theme: &Theme) -> String {
    cut(text, usize::from(room), theme.glyphs.ellipsis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_half_of_a_wide_character_stays_beside_what_stands_over_it() {
        for x in 0..6 {
            let mut buffer = Buffer::with_lines(["数据结构算法"]);
            cover(&mut buffer, Rect::new(x, 0, 3, 1));
            let shown: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            let (left, right) = (usize::from(x.saturating_sub(1)), usize::from(x + 4));
            assert!(shown[left..right].iter().all(|cell| *cell == " "), "{x}: {shown:?}");
            let is_whole = |at: usize| width(shown[at]) < 2 || (at + 1 < left || at >= right);
            assert!((0..shown.len()).all(is_whole), "{x}: {shown:?}");
        }
    }
}
