//! The folded nodes of a pane.

use std::collections::HashSet;

use crate::roadmap::NodeId;

/// Folds of one pane: all nodes start alike, and only those that differ are kept.
#[derive(Debug)]
pub(crate) struct Folds {
    closed_at_first: bool,
    flipped: HashSet<NodeId>,
}

impl Folds {
    /// Every node open, or every node closed.
    pub(crate) fn all(closed: bool) -> Folds {
        Folds { closed_at_first: closed, flipped: HashSet::new() }
    }

    /// Folds that start as these do, and differ at these nodes.
    pub(crate) fn like(&self, flipped: impl Iterator<Item = NodeId>) -> Folds {
        Folds { closed_at_first: self.closed_at_first, flipped: flipped.collect() }
    }

    /// The nodes that are not as all start.
    pub(crate) fn flipped(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.flipped.iter().copied()
    }

    pub(crate) fn is_closed(&self, node: NodeId) -> bool {
        self.flipped.contains(&node) != self.closed_at_first
    }

    pub(crate) fn open(&mut self, node: NodeId) {
        self.set(node, false);
    }

    pub(crate) fn close(&mut self, node: NodeId) {
        self.set(node, true);
    }

    fn set(&mut self, node: NodeId, closed: bool) {
        if closed == self.closed_at_first {
            self.flipped.remove(&node);
        } else {
            self.flipped.insert(node);
        }
    }
}
