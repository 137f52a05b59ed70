//! The rows of the outline, given its folds and filters.

use crate::roadmap::NodeId;
use crate::tui::road::folds::Folds;
use crate::tui::road::outline::Outline;
use crate::tui::road::rows::Rows;
use crate::tui::road::visible::Visible;

pub(crate) struct OutlineRows<'a> {
    pub(crate) outline: &'a Outline,
    pub(crate) folds: &'a Folds,
    pub(crate) visible: &'a Visible,
    /// The one phase that is shown, if it is only one.
    pub(crate) focus: Option<NodeId>,
    /// The entry that is shown in any case, with those above it.
    pub(crate) cursor: Option<NodeId>,
}

impl OutlineRows<'_> {
    /// The row that shows the entry at this position: its own, or the outermost folded one above it.
    fn shown(&self, at: usize) -> usize {
        let parents = std::iter::successors(self.outline.entries()[at].parent, |&up| self.outline.entries()[up].parent);
        parents.filter(|&up| self.folds.is_closed(self.outline.entries()[up].node)).last().unwrap_or(at)
    }

    /// Returns true if the filters let the entry at this position through.
    fn passes(&self, at: usize) -> bool {
        let entry = &self.outline.entries()[at];
        let contains_cursor = || {
            let cursor = self.cursor.and_then(|cursor| self.outline.position(cursor));
            cursor.is_some_and(|cursor| (at..entry.end).contains(&cursor))
        };
        let is_in_focus = self.focus.is_none_or(|phase| {
            let phase = self.outline.position(phase);
            phase.is_none_or(|phase| (phase..self.outline.entries()[phase].end).contains(&at))
        });
        is_in_focus && (self.visible.shows(entry.node) || contains_cursor())
    }

    /// The first entry at this position or after it that passes.
    fn seek(&self, from: usize) -> Option<usize> {
        (from..self.outline.entries().len()).find(|&at| self.passes(at))
    }

    /// The row of the last entry before this position that passes.
    fn seek_back(&self, before: usize) -> Option<usize> {
        (0..before).rev().map(|at| self.shown(at)).find(|&at| self.passes(at))
    }

    /// Returns true for the first row beside the road, where rows of the road are left out or shown above it.
    pub(crate) fn begins_beside(&self, row: NodeId) -> bool {
        let is_beside = |row: NodeId| self.outline.is_beside(row);
        self.outline.has_road() && is_beside(row) && !self.previous(row).is_some_and(is_beside)
    }

    /// The row that shows this entry's node, else the nearest one.
    pub(crate) fn shown_row(&self, node: NodeId) -> Option<NodeId> {
        let at = self.shown(self.outline.position(node)?);
        let row = Some(at).filter(|&at| self.passes(at)).or_else(|| self.seek_back(at)).or_else(|| self.seek(0))?;
        Some(self.outline.entries()[row].node)
    }
}

impl Rows for OutlineRows<'_> {
    fn first(&self) -> Option<NodeId> {
        self.seek(0).map(|at| self.outline.entries()[at].node)
    }

    fn last(&self) -> Option<NodeId> {
        self.seek_back(self.outline.entries().len()).map(|at| self.outline.entries()[at].node)
    }

    fn next(&self, row: NodeId) -> Option<NodeId> {
        let at = self.outline.position(row)?;
        let next = if self.folds.is_closed(row) { self.outline.entries()[at].end } else { at + 1 };
        self.seek(next).map(|at| self.outline.entries()[at].node)
    }

    fn previous(&self, row: NodeId) -> Option<NodeId> {
        self.seek_back(self.outline.position(row)?).map(|at| self.outline.entries()[at].node)
    }

    fn above(&self, row: NodeId) -> u16 {
        if self.begins_beside(row) { 2 } else { 0 }
    }

    fn lines(&self, _: NodeId) -> u16 {
        1
    }
}
