//! The mouse: a click goes there, a second one ticks or takes, the wheel moves.

use crate::progress::{At, Intent};
use crate::roadmap::NodeId;
use crate::tui::keymap::Action;
use crate::tui::mode::Mode;
use crate::tui::{Area, Effect, Mouse, Placed, Side, Tui};

/// Two clicks on a row within this time are one double click, in microseconds.
const DOUBLE: i64 = 400_000;
/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

/// What was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A row of a pane.
    Row(NodeId),
    /// The entry of a list, by its place in it.
    Entry(usize),
}

impl Tui {
    pub(crate) fn mouse(&mut self, mouse: Mouse, now: At) -> Vec<Effect> {
        match (mouse, self.mode()) {
            (Mouse::Click { column, row }, Mode::Road | Mode::Select | Mode::Guide) => self.click(column, row, now),
            (Mouse::Click { column, row }, mode) => self.click_in_list(column, row, mode, now),
            (Mouse::Scroll { down, column, row }, mode) => {
                self.scroll(down, column, row, mode, now);
                Vec::new()
            }
        }
    }

    fn click(&mut self, column: u16, row: u16, now: At) -> Vec<Effect> {
        self.remark = None;
        if let Some(view) = self.view_at(column, row) {
            let mode = self.mode();
            self.selection = None;
            return self.perform(mode, view, now);
        }
        if let (Some(_), Some(Side::Checklist)) = (self.guide(), self.side_at(column, row)) {
            self.side = Side::Checklist;
            return Vec::new();
        }
        let Some((side, Placed { row: node, y, .. })) = self.row_at(column, row) else { return Vec::new() };
        let last = self.clicked.replace((Spot::Row(node), now));
        let is_soon = |at: At| (0..=DOUBLE).contains(&(now.micros - at.micros));
        let is_second = last.is_some_and(|(last, at)| last == Spot::Row(node) && is_soon(at));
        let is_sign = self.is_sign(side, node, y, column, row);
        self.selection = None;
        self.side = side;
        match side {
            Side::Outline => self.select(Some(node)),
            Side::Checklist => self.checklist_pane.cursor = Some(node),
        }
        if is_sign {
            self.clicked = None;
            self.fold_or_unfold(side, node);
        }
        if self.guide().is_some() {
            self.turn_to(Some(node));
        } else if is_second && !is_sign {
            self.clicked = None;
            return self.intend(Intent::Toggle, now);
        }
        Vec::new()
    }

    /// Goes to the entry of a list; where that was clicked last, takes it.
    fn click_in_list(&mut self, column: u16, row: u16, mode: Mode, now: At) -> Vec<Effect> {
        let Some(at) = self.entry_at(column, row, mode) else { return Vec::new() };
        self.go_to_entry(at, mode);
        let last = self.clicked.replace((Spot::Entry(at), now));
        if last.is_some_and(|(last, _)| last == Spot::Entry(at)) {
            self.clicked = None;
            return self.perform(mode, Action::In, now);
        }
        Vec::new()
    }

    fn entry_at(&self, column: u16, row: u16, mode: Mode) -> Option<usize> {
        let layout = self.layout();
        let area = match mode {
            Mode::Find | Mode::Palette | Mode::Links | Mode::Filter => layout.inside(layout.popup),
            _ => layout.inside(Area { width: layout.header.width, ..layout.outline }),
        };
        let y = row.checked_sub(area.y).filter(|_| area.holds(column, row))?;
        match mode {
            Mode::Find | Mode::Palette | Mode::Links | Mode::Filter => self.picked_at(y),
            Mode::Roadmaps => self.roadmaps()?.listed_at(y),
            Mode::Changes => self.change_at(y),
            _ => None,
        }
    }

    fn go_to_entry(&mut self, at: usize, mode: Mode) {
        match mode {
            Mode::Roadmaps => {
                if let Some(roadmaps) = self.roadmaps_mut() {
                    roadmaps.move_to(at);
                }
            }
            Mode::Changes => {
                if let Some(list) = self.changes_mut() {
                    list.cursor = at;
                }
            }
            _ => {
                if let Some(picker) = self.picker_mut() {
                    picker.move_to(at);
                }
            }
        }
    }

    /// Whether this cell shows, right there or beside it, that a row is folded or can be.
    fn is_sign(&self, side: Side, node: NodeId, y: u16, column: u16, row: u16) -> bool {
        let layout = self.layout();
        let (area, sign) = match side {
            Side::Outline => {
                let entry = self.outline.entry(node).filter(|_| self.outline.can_fold(node));
                (layout.inside(layout.outline), entry.map(|entry| self.indent(entry).sign))
            }
            Side::Checklist => {
                let checklist = self.checklist();
                let first = y + checklist.as_ref().map_or(0, |rows| rows.lead_lines(node));
                let is_first_line = row.checked_sub(layout.inside(layout.checklist).y) == Some(first);
                let sign = checklist.filter(|_| is_first_line).and_then(|rows| rows.sign(node));
                (layout.inside(layout.checklist), sign)
            }
        };
        sign.is_some_and(|sign| (area.x + sign).abs_diff(column) <= 1)
    }

    fn fold_or_unfold(&mut self, side: Side, node: NodeId) {
        let folds = match side {
            Side::Outline => &mut self.outline_folds,
            Side::Checklist => &mut self.checklist_folds,
        };
        if folds.is_closed(node) { folds.open(node) } else { folds.close(node) }
    }

    /// The pane at a cell, and the row of it.
    fn row_at(&self, column: u16, row: u16) -> Option<(Side, Placed)> {
        let layout = self.layout();
        let side = self.side_at(column, row)?;
        let (area, view) = match side {
            Side::Outline => (layout.inside(layout.outline), self.outline_view()),
            Side::Checklist => (layout.inside(layout.checklist), self.checklist_view()),
        };
        let y = row.checked_sub(area.y).filter(|y| *y < area.height)?;
        let is_there = |place: &Placed| place.y <= y && y < place.y + place.lines;
        view.into_iter().find(is_there).map(|place| (side, place))
    }

    fn side_at(&self, column: u16, row: u16) -> Option<Side> {
        let layout = self.layout();
        match self.side {
            side if !layout.both => layout.outline.holds(column, row).then_some(side),
            _ if layout.outline.holds(column, row) => Some(Side::Outline),
            _ => layout.checklist.holds(column, row).then_some(Side::Checklist),
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
