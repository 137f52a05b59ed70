//! The scroll position of a pane: the row under the cursor and the row at the top.

use crate::roadmap::NodeId;
use crate::tui::road::rows::{Rows, advance, placed, top_for_end};

/// Positions in rows that the caller passes in, the same [`Rows`] each time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scroll {
    pub(crate) cursor: Option<NodeId>,
    pub(crate) top: Option<NodeId>,
    /// The wheel moved the rows last: the cursor may be out of view.
    pub(crate) is_rolled: bool,
}

impl Scroll {
    /// Moves the cursor by single rows.
    pub(crate) fn step(&mut self, rows: &dyn Rows, down: bool) {
        let beyond = |row| if down { rows.next(row) } else { rows.previous(row) };
        self.cursor = self.cursor.and_then(|row| beyond(row).or(Some(row)));
    }

    /// Moves the cursor by about `lines` lines.
    pub(crate) fn page(&mut self, rows: &dyn Rows, lines: u16, down: bool) {
        self.cursor = self.cursor.map(|row| advance(rows, row, lines.max(1), down));
    }

    /// Scrolls by about `lines` lines and leaves the cursor where it is.
    pub(crate) fn roll(&mut self, rows: &dyn Rows, lines: u16, down: bool) {
        self.top = self.top.map(|top| advance(rows, top, lines, down));
        self.is_rolled = true;
    }

    /// Scrolls as little as brings the cursor into view, far jumps to the middle; leaves no line
    /// unused at the end. `top` must be a row.
    pub(crate) fn settle(&mut self, rows: &dyn Rows, height: u16) {
        if self.is_rolled {
            self.top = self.top.map(|top| filled(rows, top, height));
            return;
        }
        // Where rows are as high as the pane, a jump may land where one more step is due.
        for _ in 0..MOST_STEPS {
            let before = self.top;
            self.top = self.cursor.map(|cursor| top_for(rows, before.unwrap_or(cursor), cursor, height));
            if self.top == before {
                return;
            }
        }
    }
}

/// The most steps after which scrolling settles.
const MOST_STEPS: usize = 8;

/// The top row that brings the cursor into view, from this one.
fn top_for(rows: &dyn Rows, top: NodeId, cursor: NodeId, height: u16) -> NodeId {
    let near = height.saturating_mul(2);
    let (head, foot) = neighbours(rows, cursor, height);
    let top = if end_of(rows, top, cursor, near).is_some() {
        match end_of(rows, top, foot, near) {
            Some(end) if end <= height => {
                if top == cursor {
                    head
                } else {
                    top
                }
            }
            _ => top_for_end(rows, foot, height),
        }
    } else if end_of(rows, cursor, top, near).is_some() {
        head
    } else {
        top_for_end(rows, cursor, height / 2)
    };
    filled(rows, top, height)
}

/// The rows to keep in view around the cursor: those beside it where all three fit, else itself.
fn neighbours(rows: &dyn Rows, cursor: NodeId, height: u16) -> (NodeId, NodeId) {
    let head = rows.previous(cursor).unwrap_or(cursor);
    let foot = rows.next(cursor).unwrap_or(cursor);
    match end_of(rows, head, foot, height) {
        Some(end) if end <= height => (head, foot),
        _ => (cursor, cursor),
    }
}

/// The line on which `row` ends in a pane with this top, if it starts in its first `within` lines.
fn end_of(rows: &dyn Rows, top: NodeId, row: NodeId, within: u16) -> Option<u16> {
    let place = placed(rows, Some(top), within).find(|place| place.row == row)?;
    Some(place.y + rows.lines(row))
}

/// `top`, or a row further up where the rows from `top` on end before the pane does.
fn filled(rows: &dyn Rows, top: NodeId, height: u16) -> NodeId {
    match placed(rows, Some(top), height).last() {
        Some(last) if rows.next(last.row).is_none() && last.y + rows.lines(last.row) <= height => {
            top_for_end(rows, last.row, height)
        }
        _ => top,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Rows of one line each that count how often a neighbour is asked for.
    struct Counted {
        rows: usize,
        asked: Cell<usize>,
    }

    impl Counted {
        fn row(&self, index: Option<usize>) -> Option<NodeId> {
            self.asked.set(self.asked.get() + 1);
            index.filter(|&index| index < self.rows).map(NodeId::new)
        }
    }

    impl Rows for Counted {
        fn first(&self) -> Option<NodeId> {
            self.row(Some(0))
        }
        fn last(&self) -> Option<NodeId> {
            self.row(self.rows.checked_sub(1))
        }
        fn next(&self, row: NodeId) -> Option<NodeId> {
            self.row(Some(row.index() + 1))
        }
        fn previous(&self, row: NodeId) -> Option<NodeId> {
            self.row(row.index().checked_sub(1))
        }
        fn above(&self, _: NodeId) -> u16 {
            0
        }
        fn lines(&self, _: NodeId) -> u16 {
            1
        }
    }

    fn settled(rows: usize, from: usize, to: usize) -> (usize, usize) {
        let rows = Counted { rows, asked: Cell::new(0) };
        let mut scroll = Scroll { cursor: Some(NodeId::new(to)), top: Some(NodeId::new(from)), is_rolled: false };
        scroll.settle(&rows, 20);
        (scroll.top.unwrap().index(), rows.asked.get())
    }

    #[test]
    fn scrolls_by_what_is_needed_and_keeps_a_neighbour_in_view() {
        assert_eq!(settled(100, 10, 15).0, 10);
        assert_eq!(settled(100, 10, 30).0, 12);
        assert_eq!(settled(100, 10, 9).0, 8);
        assert_eq!(settled(100, 0, 0).0, 0);
        assert_eq!(settled(100, 10, 99).0, 80);
        assert_eq!(settled(5, 3, 4).0, 0);
    }

    #[test]
    fn the_longest_jump_over_a_million_rows_asks_for_no_more_than_some_screens_of_them() {
        for (from, to) in [(0, 999_999), (999_980, 0), (500_000, 500_030)] {
            let (_, asked) = settled(1_000_000, from, to);
            assert!(asked < 200, "{asked} rows from {from} to {to}");
        }
    }
}
