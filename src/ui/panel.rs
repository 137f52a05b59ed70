//! A rectangle of the screen to write into; what does not fit is left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, Widget};

use super::theme::Theme;
use crate::app::Area;
use crate::app::fit::{cut, width, wrap};
use crate::app::styled::cut_spans;
use crate::roadmap::Span;

/// A rectangle of the screen; places are relative to its upper left cell.
pub(super) struct Panel<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
}

impl<'a> Panel<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, area: Area) -> Panel<'a> {
        let area = rect(area).intersection(buffer.area);
        Panel { buffer, area }
    }

    pub(super) fn width(&self) -> u16 {
        self.area.width
    }

    pub(super) fn height(&self) -> u16 {
        self.area.height
    }

    /// Writes text from this cell on; gives back the cell after it.
    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y >= self.area.height || x >= self.area.width {
            return x;
        }
        let room = usize::from(self.area.width - x);
        let (end, _) = self.buffer.set_stringn(self.area.x + x, self.area.y + y, text, room, style);
        end - self.area.x
    }

    /// Writes text in its styles, in so many cells, on a row of this style; gives back the cell after it.
    pub(super) fn put_spans(&mut self, x: u16, y: u16, spans: Vec<Span>, room: u16, row: Style, theme: &Theme) -> u16 {
        let spans = cut_spans(spans, usize::from(room), theme.glyphs.ellipsis);
        spans.iter().fold(x, |x, span| self.put(x, y, &span.text, theme.span(row, span)))
    }

    /// Writes words from this cell on, in as many lines as they take.
    pub(super) fn put_words(&mut self, x: u16, y: u16, words: &str, style: Style) {
        let room = usize::from(self.area.width.saturating_sub(x + 1)).max(1);
        for (line, y) in wrap(words, room, usize::from(self.area.height).max(1)).into_iter().zip(y..) {
            self.put(x, y, &words[line], style);
        }
    }

    /// Writes text so that it ends before the cell `end`, if there is room for it; gives back its first cell.
    pub(super) fn put_before(&mut self, end: u16, y: u16, text: &str, style: Style) -> u16 {
        match end.checked_sub(width(text) as u16) {
            Some(start) => {
                self.put(start, y, text, style);
                start
            }
            None => end,
        }
    }
}

/// Draws a pane's frame with its titles, left and right.
pub(super) fn frame(buffer: &mut Buffer, area: Area, theme: &Theme, style: Style, left: Line<'_>, right: Line<'_>) {
    let block = Block::bordered().border_set(theme.glyphs.frame).border_style(style);
    block.title_top(left).title_top(right.right_aligned()).render(rect(area).intersection(buffer.area), buffer);
}

/// Text in so many cells, cut with the theme's ellipsis.
pub(super) fn fit(text: &str, room: u16, theme: &Theme) -> String {
    cut(text, usize::from(room), theme.glyphs.ellipsis)
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
