//! Finding the next open item.

use crate::progress::Progress;
use crate::roadmap::{Mark, NodeId, Roadmap};
use crate::tui::Tui;

impl Tui {
    /// The first open item after `from`, round the road (or what stands beside it, if `from` stands
    /// there); where nothing is open on that side, the first open one of the other. Where one phase is shown alone, round that.
    pub(crate) fn next_open(&self, from: NodeId) -> Option<NodeId> {
        if let Some(phase) = self.focus {
            let end = self.roadmap.node(phase).end;
            let round = [from.next()..end, phase..end];
            return round.into_iter().find_map(|run| first_open(&self.roadmap, &self.progress, run.start, run.end));
        }
        let beside = self.outline.holder(&self.roadmap, from).is_some_and(|holder| self.outline.is_beside(holder));
        let (beginning, rest): (Vec<_>, Vec<_>) = self.phases(beside).partition(|&phase| phase <= from);
        let here = beginning.last().map(|&phase| from.next()..self.roadmap.node(phase).end);
        let whole = |phase: NodeId| phase..self.roadmap.node(phase).end;
        let round = here.into_iter().chain(rest.into_iter().chain(beginning).map(whole));
        let other = self.phases(!beside).map(whole);
        round.chain(other).find_map(|run| first_open(&self.roadmap, &self.progress, run.start, run.end))
    }

    /// The first open item of all.
    pub(crate) fn first_open(&self) -> Option<NodeId> {
        let end = |phase| self.roadmap.node(phase).end;
        let phases = self.phases(false).chain(self.phases(true));
        phases.into_iter().find_map(|phase| first_open(&self.roadmap, &self.progress, phase, end(phase)))
    }

    fn phases(&self, beside: bool) -> impl Iterator<Item = NodeId> + '_ {
        self.roadmap.phases().iter().copied().filter(move |&phase| self.roadmap.on_road(phase) != beside)
    }
}

/// The first open item from `next` on and before `end`; what is complete is stepped over whole.
fn first_open(roadmap: &Roadmap, progress: &Progress, mut next: NodeId, end: NodeId) -> Option<NodeId> {
    while next < end {
        let node = roadmap.node(next);
        let tally = progress.tally(next);
        let counts = node.is_counted();
        if counts && matches!(progress.mark(next), Mark::Todo | Mark::Doing) {
            return Some(next);
        }
        next = if counts || tally.done == tally.count { node.end } else { next.next() };
    }
    None
}
