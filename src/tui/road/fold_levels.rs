//! Folding many nodes at once: one level, or all.

use crate::roadmap::NodeId;
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::tui::notice::Notice;
use crate::tui::road::outline::divides;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

/// A node that can be folded.
struct Foldable {
    node: NodeId,
    depth: usize,
    is_closed: bool,
}

impl Road {
    /// Folds the deepest level that is open, or unfolds the highest that is folded.
    pub(crate) fn fold_level(&mut self, closes: bool, cx: &mut Context<'_>) {
        let foldable = self.foldable(cx.scene());
        let candidates = foldable.iter().filter(|it| it.is_closed != closes).map(|it| it.depth);
        let depth = if closes { candidates.max() } else { candidates.min() };
        let level = foldable.iter().filter(|it| it.is_closed != closes && Some(it.depth) == depth);
        let nodes = level.map(|it| it.node).collect();
        self.fold_nodes(nodes, closes, foldable.is_empty(), cx);
    }

    pub(crate) fn fold_all(&mut self, closes: bool, cx: &mut Context<'_>) {
        let nodes: Vec<NodeId> = self.foldable(cx.scene()).into_iter().map(|it| it.node).collect();
        let is_empty = nodes.is_empty();
        self.fold_nodes(nodes, closes, is_empty, cx);
    }

    fn fold_nodes(&mut self, nodes: Vec<NodeId>, closes: bool, is_empty: bool, cx: &mut Context<'_>) {
        if is_empty {
            let other = format!("Nothing to fold here. {} goes to the outline", cx.keymap.key(Action::OtherPane));
            let text = if self.pane == Pane::Checklist { other } else { "Nothing to fold here".to_owned() };
            cx.notify(Notice::refusal(text));
        }
        let folds = match self.pane {
            Pane::Outline => &mut self.outline_folds,
            Pane::Checklist => &mut self.checklist_folds,
        };
        for node in nodes {
            if closes { folds.close(node) } else { folds.open(node) }
        }
    }

    fn foldable(&self, scene: Scene<'_>) -> Vec<Foldable> {
        match self.pane {
            Pane::Outline => {
                let entries = self.outline.entries().iter().filter(|entry| self.outline.can_fold(entry.node));
                let foldable = entries.map(|entry| Foldable {
                    node: entry.node,
                    depth: usize::from(entry.depth),
                    is_closed: self.outline_folds.is_closed(entry.node),
                });
                foldable.collect()
            }
            Pane::Checklist => {
                let Some(rows) = self.checklist(scene) else { return Vec::new() };
                let roadmap = &scene.doc.roadmap;
                let below = roadmap.subtree(rows.root).skip(1);
                let can_fold = below.filter(|(node, _)| rows.can_fold(*node) && !divides(roadmap.node(*node)));
                let depth = |node| roadmap.ancestors(node).take_while(|&up| up != rows.root).count();
                let foldable = can_fold.map(|(node, _)| Foldable {
                    node,
                    depth: depth(node),
                    is_closed: rows.folds.is_closed(node),
                });
                foldable.collect()
            }
        }
    }
}
