//! Folding many at once: one level, or all.

use crate::roadmap::NodeId;
use crate::tui::road::outline::divides;
use crate::tui::{Remark, Side, Tui};

/// What can be folded in a pane: the node, how deep it stands, and whether it is folded.
type Foldable = (NodeId, usize, bool);

impl Tui {
    /// Folds the deepest level that is open, or unfolds the highest that is folded.
    pub(crate) fn fold_level(&mut self, closes: bool) {
        let foldable = self.foldable();
        let (closed, open): (Vec<Foldable>, Vec<Foldable>) = foldable.into_iter().partition(|(.., closed)| *closed);
        let depth = if closes {
            open.iter().map(|(_, depth, _)| *depth).max()
        } else {
            closed.iter().map(|(_, depth, _)| *depth).min()
        };
        let level = if closes { open } else { closed };
        let nodes = level.into_iter().filter(|(_, at, _)| Some(*at) == depth).map(|(node, ..)| node).collect();
        self.fold_these(nodes, closes);
    }

    /// Folds all, or unfolds all.
    pub(crate) fn fold_all(&mut self, closes: bool) {
        let nodes = self.foldable().into_iter().map(|(node, ..)| node).collect();
        self.fold_these(nodes, closes);
    }

    fn fold_these(&mut self, nodes: Vec<NodeId>, closes: bool) {
        if nodes.is_empty() && self.foldable().is_empty() {
            self.remark = Some(Remark::NothingToFold { in_checklist: self.side == Side::Checklist });
        }
        let folds = match self.side {
            Side::Outline => &mut self.outline_folds,
            Side::Checklist => &mut self.checklist_folds,
        };
        for node in nodes {
            if closes { folds.close(node) } else { folds.open(node) }
        }
    }

    fn foldable(&self) -> Vec<Foldable> {
        match self.side {
            Side::Outline => {
                let entries = self.outline.entries().iter().filter(|entry| self.outline.can_fold(entry.node));
                let folds = &self.outline_folds;
                entries.map(|entry| (entry.node, usize::from(entry.depth), folds.is_closed(entry.node))).collect()
            }
            Side::Checklist => {
                let Some(rows) = self.checklist() else { return Vec::new() };
                let below = self.roadmap.subtree(rows.root).skip(1);
                let can_fold = below.filter(|(node, _)| rows.can_fold(*node) && !divides(self.roadmap.node(*node)));
                let depth = |node| self.roadmap.ancestors(node).take_while(|&up| up != rows.root).count();
                can_fold.map(|(node, _)| (node, depth(node), rows.folds.is_closed(node))).collect()
            }
        }
    }
}
