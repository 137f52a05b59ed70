//! The view of a roadmap that was read again: it looks as before, as far as its nodes still exist.

use std::collections::HashSet;

use crate::roadmap::{Kind, NodeId};
use crate::tui::reload::{Former, Lost};
use crate::tui::road::folds::Folds;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

/// The number of rows further up in which one that still exists is looked for.
const NEAR: usize = 1000;

impl Road {
    /// Takes over cursors, folds and filters.
    pub(crate) fn resume(&mut self, former: &Road, nodes: Former<'_>, scene: Scene<'_>) {
        let here = |node: Option<NodeId>| node.and_then(|node| nodes.now(node));
        let [entry, outline_top] = [former.outline_scroll.cursor, former.outline_scroll.top].map(here);
        let top = here(former.checklist_scroll.top);
        let row = former.checklist_scroll.cursor.and_then(|row| near(row, nodes));
        self.outline_folds = folds_like(&former.outline_folds, nodes);
        self.checklist_folds = folds_like(&former.checklist_folds, nodes);
        match entry.filter(|&entry| self.outline.entry(entry).is_some()) {
            Some(entry) => {
                self.select(Some(entry), scene);
                self.checklist_scroll.cursor = row.filter(|&row| row != entry && scene.doc.contains(entry, row));
                self.checklist_scroll.top = top;
            }
            None => {
                let near = former.selected().and_then(|cursor| near(cursor, nodes));
                let key = near.map(|node| scene.doc.key(node));
                self.select_at_first(key.as_deref(), scene);
            }
        }
        self.outline_scroll.top = outline_top;
        if let Some(cursor) = self.outline_scroll.cursor {
            self.reveal(cursor);
        }
        self.pane = former.pane;
        self.focus = former.focus.and_then(|phase| nodes.now(phase));
        self.restore_filter(former.filter(), former.hides_done(), scene.doc);
    }

    /// Selects the selected rows that still exist.
    pub(crate) fn resume_selection(&mut self, former: &Road, nodes: Former<'_>, scene: Scene<'_>) {
        let Some(anchor) = former.selection else { return };
        let before = nodes.scene(scene);
        let mut rows: Vec<NodeId> = former.selected_rows(before).into_iter().filter_map(|row| nodes.now(row)).collect();
        if former.selected().is_some_and(|cursor| former.order(cursor) < former.order(anchor)) {
            rows.reverse();
        }
        let (Some(&first), Some(&last)) = (rows.first(), rows.last()) else { return };
        match self.pane {
            Pane::Outline => self.select(Some(last), scene),
            Pane::Checklist => self.checklist_scroll.cursor = Some(last),
        }
        self.selection = Some(first);
        self.settle(scene);
    }

    /// The reason why keys wait, if they would now act on more than they were meant for.
    pub(crate) fn lost(&self, former: &Road, nodes: Former<'_>, scene: Scene<'_>) -> Option<Lost> {
        let here = |(node, counts)| Some((nodes.now(node)?, counts));
        let meant: HashSet<(NodeId, bool)> = former.targets(nodes.scene(scene)).into_iter().filter_map(here).collect();
        let is_more = self.targets(scene).iter().any(|entry| !meant.contains(entry));
        let row = former.selected().and_then(|row| nodes.now(row));
        match former.selection {
            Some(_) => (is_more || self.selection.is_none()).then_some(Lost::Selection),
            None if self.selected().is_some() && self.selected() != row => {
                Some(if former.selected().is_some() { Lost::Row } else { Lost::Nothing })
            }
            None => is_more.then_some(Lost::Bounds),
        }
    }

    /// Items and extras that a mark would apply to, and whether each counts: extras are not ticked with their heading.
    /// A new point is done with its item, and is shown to be new.
    fn targets(&self, scene: Scene<'_>) -> Vec<(NodeId, bool)> {
        let rows = if self.is_selecting() { self.selected_rows(scene) } else { Vec::from_iter(self.selected()) };
        let nodes = rows.into_iter().flat_map(|row| scene.doc.roadmap.subtree(row));
        let entries = nodes.filter(|(_, node)| matches!(node.kind, Kind::Item | Kind::Extra));
        entries.map(|(id, node)| (id, node.is_counted())).collect()
    }
}

/// The node that a former one is now; where it was removed, the last one before it that still exists.
fn near(node: NodeId, nodes: Former<'_>) -> Option<NodeId> {
    let mut before = (0..=node.index()).rev().take(NEAR).map(NodeId::new);
    before.find_map(|node| nodes.now(node))
}

fn folds_like(folds: &Folds, nodes: Former<'_>) -> Folds {
    folds.like(folds.flipped().filter_map(|node| nodes.now(node)))
}
