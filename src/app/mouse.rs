//! The mouse: a click goes there, a double click ticks, the wheel moves.

use super::keymap::Action;
use super::mode::Mode;
use super::{App, Area, Effect, Mouse, Placed, Side};
use crate::progress::{At, Intent};
use crate::roadmap::NodeId;

/// Two clicks within this time are one double click, in microseconds.
const DOUBLE: i64 = 400_000;
/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;
/// Cells at the left of an outline's row that fold it.
const SIGN: u16 = 3;

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse, now: At) -> Vec<Effect> {
        match (mouse, self.mode()) {
            (Mouse::Click { column, row }, Mode::Road | Mode::Select) => self.click(column, row, now),
            (Mouse::Scroll { down, column, row }, mode) => {
                self.scroll(down, column, row, mode, now);
                Vec::new()
            }
            (Mouse::Click { .. }, _) => Vec::new(),
        }
    }

    fn click(&mut self, column: u16, row: u16, now: At) -> Vec<Effect> {
        self.remark = None;
        let Some((side, node, x)) = self.row_at(column, row) else { return Vec::new() };
        let last = self.clicked.replace((node, now));
        let is_second = last.is_some_and(|(last, at)| last == node && (0..=DOUBLE).contains(&(now.micros - at.micros)));
        self.selection = None;
        self.side = side;
        match side {
            Side::Outline => self.select(Some(node)),
            Side::Checklist => self.checklist_pane.cursor = Some(node),
        }
        if side == Side::Outline && x < SIGN && self.outline.can_fold(node) {
            self.clicked = None;
            if self.is_folded(node) { self.outline_folds.open(node) } else { self.outline_folds.close(node) }
        } else if is_second {
            self.clicked = None;
            return self.intend(Intent::Toggle, now);
        }
        Vec::new()
    }

    /// The pane and the row at a cell, and how far from the pane's left that is.
    fn row_at(&self, column: u16, row: u16) -> Option<(Side, NodeId, u16)> {
        let layout = self.layout();
        let side = self.side_at(column, row)?;
        let (area, view) = match side {
            Side::Outline => (layout.inside(layout.outline), self.outline_view()),
            Side::Checklist => (layout.inside(layout.checklist), self.checklist_view()),
        };
        let y = row.checked_sub(area.y).filter(|y| *y < area.height)?;
        let is_there = |place: &&Placed| place.y <= y && y < place.y + place.lines;
        view.iter().find(is_there).map(|place| (side, place.row, column.saturating_sub(area.x)))
    }

    fn side_at(&self, column: u16, row: u16) -> Option<Side> {
        let layout = self.layout();
        let holds = |area: Area| {
            (area.x..area.x + area.width).contains(&column) && (area.y..area.y + area.height).contains(&row)
        };
        match self.side {
            side if !layout.both => holds(layout.outline).then_some(side),
            _ if holds(layout.outline) => Some(Side::Outline),
            _ => holds(layout.checklist).then_some(Side::Checklist),
        }
    }

    /// In the Road, the pane under the pointer moves and the keys stay where they are; elsewhere what has the keys does.
    fn scroll(&mut self, down: bool, column: u16, row: u16, mode: Mode, now: At) {
        let action = if down { Action::Down } else { Action::Up };
        let keys = self.side;
        if matches!(mode, Mode::Road | Mode::Guide) {
            self.side = self.side_at(column, row).unwrap_or(keys);
        }
        for _ in 0..NOTCH {
            // What moves asks for nothing.
            if self.keymap.is_heard(mode, action) {
                let _ = self.perform(mode, action, now);
            }
        }
        self.side = keys;
    }
}
