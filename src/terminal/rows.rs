//! Rows that are painted whole: those with text of which terminals disagree how many cells it takes, such as flags, Indic
//! clusters and emoji. Where only some cells of such a row were sent, what stood there before would stay in between.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as Cleared};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

/// Every sign of fewer bytes that begins with a letter beyond ASCII is one character, as wide on each terminal.
const AGREED: usize = 3;

/// The rows to paint whole, of this frame and of the last one.
#[derive(Default)]
pub(super) struct Rows {
    last: BTreeMap<u16, Vec<Cell>>,
    changed: Changed,
}

/// The cells of rows to paint whole. Clones share them: the screen finds them, the backend paints them.
type Changed = Rc<RefCell<BTreeMap<u16, Vec<Cell>>>>;

impl Rows {
    /// A backend that paints whole the rows that are found here.
    pub(super) fn backend<W: Write>(&self, writer: W) -> RowBackend<W> {
        RowBackend { inner: CrosstermBackend::new(writer), changed: self.changed.clone() }
    }

    /// Finds the rows of a frame to paint whole: those with such text, now or in the last frame, that changed.
    pub(super) fn find(&mut self, buffer: &Buffer) {
        let width = usize::from(buffer.area.width).max(1);
        let rows = buffer.content.chunks(width).zip(0..);
        let (mut now, mut changed) = (BTreeMap::new(), BTreeMap::new());
        for (cells, y) in rows {
            let before = self.last.get(&y);
            let is_odd = cells.iter().any(|cell| is_disputed(cell.symbol()));
            if (is_odd || before.is_some()) && before.is_none_or(|before| before != cells) {
                changed.insert(y, cells.to_vec());
            }
            if is_odd {
                now.insert(y, cells.to_vec());
            }
        }
        self.last = now;
        self.changed.replace(changed);
    }

    /// Forgets the last frame.
    pub(super) fn forget(&mut self) {
        self.last.clear();
    }
}

/// Returns true for a sign of several characters, or beyond the first 65,536.
fn is_disputed(symbol: &str) -> bool {
    symbol.len() > AGREED || symbol.len() > 1 && symbol.starts_with(|first: char| first.is_ascii())
}

pub(super) struct RowBackend<W: Write> {
    inner: CrosstermBackend<W>,
    changed: Changed,
}

impl<W: Write> RowBackend<W> {
    /// Clears a row and paints it, with the cursor set anew behind each sign whose width is disputed.
    fn paint(&mut self, y: u16, cells: &[Cell]) -> io::Result<()> {
        queue!(self.inner, MoveTo(0, y), Clear(Cleared::UntilNewLine))?;
        let (mut run, mut x) = (Vec::new(), 0);
        while let Some(cell) = cells.get(x) {
            run.push((x as u16, y, cell));
            if is_disputed(cell.symbol()) {
                self.inner.draw(run.drain(..))?;
            }
            x += cell.symbol().width().max(1);
        }
        self.inner.draw(run.into_iter())
    }
}

impl<W: Write> Backend for RowBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changed = self.changed.take();
        if changed.is_empty() {
            return self.inner.draw(content);
        }
        self.inner.draw(content.filter(|(_, y, _)| !changed.contains_key(y)))?;
        changed.iter().try_for_each(|(y, cells)| self.paint(*y, cells))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        Backend::clear(&mut self.inner)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// The bytes of each of these frames of one line.
    fn sent(frames: &[&str]) -> Vec<String> {
        let bytes = Shared::default();
        let mut rows = Rows::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, 20, 1));
        let mut terminal = Terminal::with_options(rows.backend(bytes.clone()), TerminalOptions { viewport }).unwrap();
        let draw = |line: &&str| {
            terminal
                .draw(|frame| {
                    frame.buffer_mut().set_string(0, 0, line, ratatui::style::Style::new());
                    rows.find(frame.buffer_mut());
                })
                .unwrap();
            String::from_utf8(bytes.0.take()).unwrap()
        };
        frames.iter().map(draw).collect()
    }

    #[derive(Clone, Default)]
    struct Shared(Rc<RefCell<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_row_with_a_flag_is_sent_whole_whenever_it_changes() {
        let sent = sent(&["🇩🇪 German", "🇩🇪 Germane", "🇩🇪 Germane", "plain", "plain!"]);
        for (frame, text) in [(0, " German"), (1, " Germane"), (3, "plain")] {
            assert!(sent[frame].contains("\x1b[1;1H\x1b[K") && sent[frame].contains(text), "{:?}", sent[frame]);
        }
        assert!(!sent[2].contains('G') && !sent[2].contains("\x1b[K"), "{:?}", sent[2]);
        assert!(sent[4].contains('!') && !sent[4].contains("plain"), "{:?}", sent[4]);
    }

    #[test]
    fn what_stands_behind_a_sign_is_sent_to_its_own_cell() {
        // Behind the cluster of two cells, whatever the terminal makes of it.
        assert!(sent(&["a ক্ষb"])[0].contains("\x1b[1;5Hb"), "{:?}", sent(&["a ক্ষb"]));
        assert!(sent(&["🇩🇪 x"])[0].contains("\x1b[1;3H x"), "{:?}", sent(&["🇩🇪 x"]));
    }

    #[test]
    fn only_signs_of_which_terminals_disagree_are_disputed() {
        for symbol in ["🇩🇪", "ক্ষ", "e\u{301}", "👍", "ผู้", "كِ", "ᄒ\u{1161}\u{11ab}"] {
            assert!(is_disputed(symbol), "{symbol}");
        }
        for symbol in ["a", " ", "é", "学", "✓", "━", "م", "가"] {
            assert!(!is_disputed(symbol), "{symbol}");
        }
    }
}
