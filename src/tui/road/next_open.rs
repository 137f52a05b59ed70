//! The next open item.

use crate::progress::Progress;
use crate::roadmap::{Mark, NodeId, Roadmap};
use crate::tui::document::Document;
use crate::tui::road::Road;

impl Road {
    /// The first open item after `from`, around the road, or around what is beside it if `from` is there; where nothing
    /// is open on that side, the first open one of the other. Where one phase is shown alone, around that.
    pub(crate) fn next_open(&self, doc: &Document, from: NodeId) -> Option<NodeId> {
        let roadmap = &doc.roadmap;
        if let Some(phase) = self.focus {
            let end = roadmap.node(phase).end;
            let around = [from.next()..end, phase..end];
            return around.into_iter().find_map(|run| first_open_in(roadmap, &doc.progress, run.start, run.end));
        }
        let beside = self.outline.enclosing(roadmap, from).is_some_and(|enclosing| self.outline.is_beside(enclosing));
        let (beginning, rest): (Vec<_>, Vec<_>) = phases(roadmap, beside).partition(|&phase| phase <= from);
        let here = beginning.last().map(|&phase| from.next()..roadmap.node(phase).end);
        let whole = |phase: NodeId| phase..roadmap.node(phase).end;
        let around = here.into_iter().chain(rest.into_iter().chain(beginning).map(whole));
        let other = phases(roadmap, !beside).map(whole);
        around.chain(other).find_map(|run| first_open_in(roadmap, &doc.progress, run.start, run.end))
    }
}

/// The first open item of all, the road first.
pub(crate) fn first_open(doc: &Document) -> Option<NodeId> {
    let roadmap = &doc.roadmap;
    let mut phases = phases(roadmap, false).chain(phases(roadmap, true));
    phases.find_map(|phase| first_open_in(roadmap, &doc.progress, phase, roadmap.node(phase).end))
}

fn phases(roadmap: &Roadmap, beside: bool) -> impl Iterator<Item = NodeId> + '_ {
    roadmap.phases().iter().copied().filter(move |&phase| roadmap.on_road(phase) != beside)
}

/// The first open item from `next` on and before `end`; complete subtrees are stepped over whole.
fn first_open_in(roadmap: &Roadmap, progress: &Progress, mut next: NodeId, end: NodeId) -> Option<NodeId> {
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
