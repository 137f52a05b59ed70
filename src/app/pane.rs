//! A pane: the row under the cursor and the row at its top.

use super::rows::{Rows, placed, rise, travel};
use crate::roadmap::NodeId;

/// Where a pane stands. Rows are given from outside, by the same [`Rows`] each time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pane {
    pub(super) cursor: Option<NodeId>,
    pub(super) top: Option<NodeId>,
}

impl Pane {
    /// Moves the cursor by single rows.
    pub(super) fn step(&mut self, rows: &dyn Rows, down: bool) {
        let beyond = |row| if down { rows.next(row) } else { rows.previous(row) };
        self.cursor = self.cursor.and_then(|row| beyond(row).or(Some(row)));
    }

    /// Moves the cursor by about so many lines.
    pub(super) fn page(&mut self, rows: &dyn Rows, lines: u16, down: bool) {
        self.cursor = self.cursor.map(|row| travel(rows, row, lines.max(1), down));
    }

    /// Scrolls as little as brings the cursor into view, far jumps to the middle; leaves no line
    /// unused at the end. `top` must be a row.
    pub(super) fn settle(&mut self, rows: &dyn Rows, height: u16) {
        let Some(cursor) = self.cursor else { return self.top = None };
        let top = self.top.unwrap_or(cursor);
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
                _ => rise(rows, foot, height),
            }
        } else if end_of(rows, cursor, top, near).is_some() {
            head
        } else {
            rise(rows, cursor, height / 2)
        };
        self.top = Some(filled(rows, top, height));
    }
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

/// The line on which `row` ends in a pane with this top, if it starts within so many lines.
fn end_of(rows: &dyn Rows, top: NodeId, row: NodeId, within: u16) -> Option<u16> {
    let place = placed(rows, Some(top), within).find(|place| place.row == row)?;
    Some(place.y + rows.lines(row))
}

/// `top`, or a row further up where the rows from `top` on end before the pane does.
fn filled(rows: &dyn Rows, top: NodeId, height: u16) -> NodeId {
    match placed(rows, Some(top), height).last() {
        Some(last) if rows.next(last.row).is_none() && last.y + rows.lines(last.row) <= height => {
            rise(rows, last.row, height)
        }
        _ => top,
    }
}
