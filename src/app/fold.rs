//! Which nodes of a pane are folded.

use std::collections::HashSet;

use crate::roadmap::NodeId;

/// Folds of one pane: all nodes start alike, and only those that differ are kept.
#[derive(Debug)]
pub(super) struct Folds {
    closed_at_first: bool,
    flipped: HashSet<NodeId>,
}

impl Folds {
    /// Every node open, or every node closed.
    pub(super) fn all(closed: bool) -> Folds {
        Folds { closed_at_first: closed, flipped: HashSet::new() }
    }

    /// Folds that start as these do, and differ at these nodes.
    pub(super) fn like(&self, flipped: impl Iterator<Item = NodeId>) -> Folds {
        Folds { closed_at_first: self.closed_at_first, flipped: flipped.collect() }
    }

    /// The nodes that are not as all start.
    pub(super) fn flipped(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.flipped.iter().copied()
    }

    pub(super) fn is_closed(&self, node: NodeId) -> bool {
        self.flipped.contains(&node) != self.closed_at_first
    }

    pub(super) fn open(&mut self, node: NodeId) {
        self.set(node, false);
    }

    pub(super) fn close(&mut self, node: NodeId) {
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
