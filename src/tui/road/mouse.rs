//! Clicks on rows and fold signs.

use ratatui::layout::{Position, Rect};

use crate::roadmap::NodeId;
use crate::tui::road::indent::Indent;
use crate::tui::road::rows::Placed;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

/// The part of a row that was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit {
    /// The fold sign, or beside it.
    Fold,
    /// The sign of its mark, or beside it.
    Mark,
    /// Anything else.
    Text,
}

impl Road {
    /// The pane at a cell, and its row there.
    pub(crate) fn row_at(&self, cell: Position, scene: Scene<'_>) -> Option<(Pane, Placed)> {
        let pane = self.pane_at(cell, scene)?;
        let y = scene.layout.line_at(area(pane, scene), cell)?;
        let is_there = |place: &Placed| place.y <= y && y < place.y + place.lines;
        self.rows_in_view(pane, scene).into_iter().find(is_there).map(|place| (pane, place))
    }

    pub(crate) fn pane_at(&self, cell: Position, scene: Scene<'_>) -> Option<Pane> {
        let layout = scene.layout;
        match self.pane {
            pane if !layout.both => layout.outline.contains(cell).then_some(pane),
            _ if layout.outline.contains(cell) => Some(Pane::Outline),
            _ => layout.checklist.contains(cell).then_some(Pane::Checklist),
        }
    }

    /// Moves the cursor to a row that was clicked; on its fold sign, folds or unfolds it.
    pub(crate) fn click(&mut self, pane: Pane, place: Placed, cell: Position, scene: Scene<'_>) -> Hit {
        let hit = match pane {
            _ if self.is_sign(pane, place, cell, scene) => Hit::Fold,
            Pane::Checklist if self.is_mark(place, cell, scene) => Hit::Mark,
            Pane::Outline | Pane::Checklist => Hit::Text,
        };
        self.selection = None;
        self.pane = pane;
        match pane {
            Pane::Outline => self.select(Some(place.row), scene),
            Pane::Checklist => self.checklist_scroll.cursor = Some(place.row),
        }
        if hit == Hit::Fold {
            self.toggle_fold(pane, place.row);
        }
        hit
    }

    /// Scrolls a pane by some lines and leaves its cursor where it is.
    pub(crate) fn wheel(&mut self, pane: Pane, down: bool, lines: u16, scene: Scene<'_>) {
        match pane {
            Pane::Outline => {
                let mut scroll = self.outline_scroll;
                scroll.roll(&self.outline_rows(), lines, down);
                self.outline_scroll = scroll;
            }
            Pane::Checklist => {
                let mut scroll = self.checklist_scroll;
                let Some(rows) = self.checklist(scene) else { return };
                scroll.roll(&rows, lines, down);
                self.checklist_scroll = scroll;
            }
        }
    }

    /// Has both panes show their cursors again.
    pub(crate) fn follow_cursors(&mut self) {
        (self.outline_scroll.is_rolled, self.checklist_scroll.is_rolled) = (false, false);
    }

    /// Returns true if a cell is the sign of a row's mark, or beside it.
    fn is_mark(&self, place: Placed, cell: Position, scene: Scene<'_>) -> bool {
        let inside = scene.layout.inside(scene.layout.checklist);
        let Some(checklist) = self.checklist(scene).filter(|rows| !rows.is_heading(place.row)) else { return false };
        let first = place.y + checklist.lead_lines(place.row);
        cell.y.checked_sub(inside.y) == Some(first)
            && (inside.x + checklist.columns(place.row).glyph).abs_diff(cell.x) <= 1
    }

    /// Returns true if a cell is a row's fold sign, or beside it.
    fn is_sign(&self, pane: Pane, place: Placed, cell: Position, scene: Scene<'_>) -> bool {
        let inside = scene.layout.inside(area(pane, scene));
        let sign = match pane {
            Pane::Outline => {
                let entry = self.outline.entry(place.row).filter(|_| self.outline.can_fold(place.row));
                entry.map(|entry| Indent::of(entry, &self.outline, &scene.doc.roadmap, inside.width).sign)
            }
            Pane::Checklist => {
                let checklist = self.checklist(scene);
                let first = place.y + checklist.as_ref().map_or(0, |rows| rows.lead_lines(place.row));
                let is_first_line = cell.y.checked_sub(inside.y) == Some(first);
                checklist.filter(|_| is_first_line).and_then(|rows| rows.sign(place.row))
            }
        };
        sign.is_some_and(|sign| (inside.x + sign).abs_diff(cell.x) <= 1)
    }

    fn toggle_fold(&mut self, pane: Pane, node: NodeId) {
        let folds = match pane {
            Pane::Outline => &mut self.outline_folds,
            Pane::Checklist => &mut self.checklist_folds,
        };
        if folds.is_closed(node) { folds.open(node) } else { folds.close(node) }
    }
}

fn area(pane: Pane, scene: Scene<'_>) -> Rect {
    match pane {
        Pane::Outline => scene.layout.outline,
        Pane::Checklist => scene.layout.checklist,
    }
}
