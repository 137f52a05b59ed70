//! The nodes that the panes show: what a filter matches and what leads to it.

use std::collections::BTreeSet;

use crate::progress::Progress;
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};
use crate::tui::road::outline::divides;

/// A choice of nodes to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// Neither begun nor done.
    Todo,
    Doing,
    Done,
    Skipped,
    /// Has a note.
    Noted,
    /// Changed by the author since the roadmap was last seen.
    Changed,
}

impl Filter {
    /// Every filter, in the order of the list.
    pub const ALL: [Filter; 7] =
        [Filter::All, Filter::Todo, Filter::Doing, Filter::Done, Filter::Skipped, Filter::Noted, Filter::Changed];

    pub fn name(self) -> &'static str {
        match self {
            Filter::All => "all",
            Filter::Todo => "to do",
            Filter::Doing => "in progress",
            Filter::Done => "done",
            Filter::Skipped => "skipped",
            Filter::Noted => "with notes",
            Filter::Changed => "changed",
        }
    }

    /// Says that it matches nothing; `here` is a place, or empty.
    pub fn no_match(self, here: &str) -> String {
        match self {
            Filter::All => format!("Everything{here} is done or skipped"),
            Filter::Todo => format!("Nothing left to do{here}"),
            Filter::Doing => format!("Nothing in progress{here}"),
            Filter::Done => format!("Nothing done{here} yet"),
            Filter::Skipped => format!("Nothing skipped{here}"),
            Filter::Noted => format!("No notes{here} yet"),
            Filter::Changed => format!("Nothing changed{here}"),
        }
    }

    /// Returns true if it matches only nodes that hiding done items hides.
    pub(crate) fn is_finished(self) -> bool {
        matches!(self, Filter::Done | Filter::Skipped)
    }
}

/// The data that filters match against.
pub(crate) struct Matcher<'a> {
    pub(crate) roadmap: &'a Roadmap,
    pub(crate) progress: &'a Progress,
    /// Nodes that the author changed.
    pub(crate) changed: &'a BTreeSet<NodeId>,
}

/// The number of nodes that a filter matches, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FilterCounts {
    /// Items on the road, by themselves or for one of their points.
    pub(crate) items: usize,
    /// Items beside the road.
    pub(crate) beside: usize,
    /// Extras.
    pub(crate) extras: usize,
    /// Headings, groups and parents of boxes.
    pub(crate) headings: usize,
}

impl Matcher<'_> {
    /// Returns true if a filter matches this node itself. Open and done points do not match by themselves, since their
    /// item does.
    pub(crate) fn matches(&self, filter: Filter, id: NodeId) -> bool {
        let node = self.roadmap.node(id);
        let is_entry = node.kind.has_mark() && !node.parent_of_items;
        let is_part = self.roadmap.item_of_point(id).is_some();
        let is_marked = |mark| is_entry && self.progress.mark(id) == mark;
        match filter {
            Filter::All => true,
            Filter::Todo => is_marked(Mark::Todo) && !is_part,
            Filter::Doing => is_marked(Mark::Doing),
            Filter::Done => is_marked(Mark::Done) && !is_part,
            Filter::Skipped => is_marked(Mark::Skipped),
            Filter::Noted => !self.progress.notes(id).is_empty(),
            Filter::Changed => self.changed.contains(&id),
        }
    }

    /// Returns true if hiding done items hides this node.
    fn is_finished(&self, id: NodeId) -> bool {
        matches!(self.progress.mark(id), Mark::Done | Mark::Skipped)
    }

    /// Counts the nodes that a filter matches: as many items are shown then.
    pub(crate) fn count(&self, filter: Filter) -> FilterCounts {
        let mut meant = FilterCounts::default();
        let mut counted = None;
        let mut phases = self.roadmap.phases().iter().copied().peekable();
        let mut phase = None;
        for (id, node) in self.roadmap.nodes().filter(|(id, _)| self.matches(filter, *id)) {
            let item = self.roadmap.item_of_point(id).unwrap_or(id);
            while let Some(next) = phases.next_if(|&phase| phase <= id) {
                phase = Some(next).filter(|&phase| self.roadmap.on_road(phase));
            }
            let is_on_road = phase.is_some_and(|phase| id < self.roadmap.node(phase).end);
            match node.kind {
                _ if self.roadmap.node(item).is_counted() => {
                    let items = if is_on_road { &mut meant.items } else { &mut meant.beside };
                    *items += usize::from(counted.replace(item) != Some(item));
                }
                Kind::Extra => meant.extras += 1,
                _ => meant.headings += usize::from(node.kind != Kind::Point),
            }
        }
        meant
    }
}

/// The nodes that the panes show. Computed when something changed, never for a frame.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    pub(crate) filter: Filter,
    pub(crate) hides_done: bool,
    /// For each node whether it is shown; empty where all are.
    shown: Vec<bool>,
    /// For each node the last before it that is shown, itself included.
    last: Vec<Option<NodeId>>,
    /// A node that is shown although it no longer matches, since the cursor is on it.
    kept: Option<NodeId>,
}

impl Visible {
    /// Returns true if anything may be left out.
    pub(crate) fn is_active(&self) -> bool {
        self.hides_done || self.filter != Filter::All
    }

    /// Returns true if anything is shown.
    pub(crate) fn shows_any(&self) -> bool {
        self.shown.is_empty() || self.shown.contains(&true)
    }

    pub(crate) fn shows(&self, node: NodeId) -> bool {
        self.shown.get(node.index()).is_none_or(|shown| *shown)
    }

    /// The last node up to this one that is shown.
    pub(crate) fn last_shown(&self, node: NodeId) -> Option<NodeId> {
        self.last.get(node.index()).map_or(Some(node), |last| *last)
    }

    /// The node that is shown for the cursor alone.
    pub(crate) fn kept(&self) -> Option<NodeId> {
        self.kept
    }

    /// Works out what is shown: what the filter is meant for, with all that is above it and an entry's points; `kept`
    /// stays where it was shown before.
    pub(crate) fn update(&mut self, matcher: &Matcher<'_>, kept: Option<NodeId>) {
        let was_shown = kept.filter(|node| self.shows(*node));
        self.shown.clear();
        self.last.clear();
        self.kept = None;
        if !self.is_active() {
            return;
        }
        let Matcher { roadmap, .. } = *matcher;
        let mut fits: Vec<bool> = roadmap.nodes().map(|(id, _)| matcher.matches(self.filter, id)).collect();
        for (id, node) in roadmap.nodes() {
            let is_part = node.kind == Kind::Point && node.parent.is_some_and(|up| fits[up.index()]);
            fits[id.index()] |= is_part;
        }
        let past = |id: NodeId| self.hides_done && matcher.is_finished(id);
        self.shown = roadmap.nodes().map(|(id, node)| fits[id.index()] && !past(id) && !divides(node)).collect();
        self.kept = was_shown.filter(|node| !self.shown[node.index()] && !divides(roadmap.node(*node)));
        if let Some(kept) = self.kept {
            self.shown[kept.index()] = true;
        }
        for id in (0..roadmap.len()).rev().map(NodeId::new) {
            let noted = self.filter != Filter::All && divides(roadmap.node(id)) && fits[id.index()] && !past(id);
            self.shown[id.index()] |= noted;
            if let Some(up) = roadmap.node(id).parent.filter(|_| self.shown[id.index()]) {
                self.shown[up.index()] = true;
            }
        }
        let mut last = None;
        for (index, shown) in self.shown.iter().enumerate() {
            last = if *shown { Some(NodeId::new(index)) } else { last };
            self.last.push(last);
        }
    }
}
