//! The outline: headings and groups that hold something to tick, the road first.

use std::borrow::Cow;

use crate::progress::Progress;
use crate::roadmap::{Kind, Node, NodeId, Roadmap};

/// Every entry of the outline. It depends on the roadmap alone and is built once.
#[derive(Debug)]
pub struct Outline {
    entries: Vec<Entry>,
    /// The index in `entries` of the first division beside the road.
    beside: usize,
    most: u32,
    highest_ordinal: Option<u32>,
}

/// One heading or group of the outline.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub node: NodeId,
    /// The node itself, or the only entry below it, or the only one below that and so on: they are shown in its row.
    pub innermost: NodeId,
    /// 0 for a top-level division: a phase, or extras beside the phases.
    pub depth: u16,
    /// Its sections are options, of which one is to be chosen.
    pub is_choice: bool,
    /// It is one of those options.
    pub is_option: bool,
    /// It holds nothing but extras.
    pub is_extra: bool,
    pub(crate) parent: Option<usize>,
    pub(crate) end: usize,
}

impl Outline {
    pub(crate) fn new(roadmap: &Roadmap, progress: &Progress) -> Outline {
        let is_shown = |node| holds_something(roadmap, progress, node);
        let (road, beside): (Vec<_>, Vec<_>) =
            divisions(roadmap, is_shown).into_iter().partition(|&division| roadmap.on_road(division));
        let mut outline = Outline::of(roadmap, progress, [&road, &beside], is_shown);
        outline.join_only_children();
        outline
    }

    /// The outline of everything that can be read, headings with prose alone too, as it follows one upon the other.
    pub(crate) fn with_prose(roadmap: &Roadmap, progress: &Progress) -> Outline {
        let is_shown = |node| roadmap.node(node).is_heading() || holds_something(roadmap, progress, node);
        Outline::of(roadmap, progress, [&divisions(roadmap, is_shown), &[]], is_shown)
    }

    fn of(
        roadmap: &Roadmap,
        progress: &Progress,
        [road, beside]: [&[NodeId]; 2],
        is_shown: impl Fn(NodeId) -> bool,
    ) -> Outline {
        let mut outline = Outline { entries: Vec::new(), beside: 0, most: 0, highest_ordinal: None };
        outline.add_divisions(roadmap, progress, road, &is_shown);
        outline.beside = outline.entries.len();
        outline.add_divisions(roadmap, progress, beside, &is_shown);
        outline.most = roadmap.phases().iter().map(|&phase| progress.tally(phase).items).max().unwrap_or(0);
        outline.highest_ordinal = roadmap.phases().iter().filter_map(|&phase| roadmap.heading(phase).ordinal).max();
        outline
    }

    fn add_divisions(
        &mut self,
        roadmap: &Roadmap,
        progress: &Progress,
        divisions: &[NodeId],
        is_shown: &impl Fn(NodeId) -> bool,
    ) {
        for &division in divisions {
            let mut parent = None;
            let (mut next, end) = (division, roadmap.node(division).end);
            while next < end {
                let node = roadmap.node(next);
                if !is_shown(next) {
                    next = node.end;
                    continue;
                }
                parent = self.close_before(next, parent, roadmap);
                self.add(roadmap, next, parent, progress.tally(next).items == 0);
                parent = Some(self.entries.len() - 1);
                next = next.next();
            }
            self.close_before(end, parent, roadmap);
        }
    }

    fn add(&mut self, roadmap: &Roadmap, node: NodeId, parent: Option<usize>, is_extra: bool) {
        self.entries.push(Entry {
            node,
            innermost: node,
            depth: parent.map_or(0, |up| self.entries[up].depth.saturating_add(1)),
            is_choice: roadmap.node(node).choice,
            is_option: roadmap.node(node).option,
            is_extra,
            parent,
            end: 0,
        });
    }

    /// Ends every open entry whose subtree is before `node`; returns the innermost that is still open.
    fn close_before(&mut self, node: NodeId, mut open: Option<usize>, roadmap: &Roadmap) -> Option<usize> {
        let count = self.entries.len();
        while let Some(entry) = open.map(|at| &mut self.entries[at]) {
            if node < roadmap.node(entry.node).end {
                break;
            }
            entry.end = count;
            open = entry.parent;
        }
        open
    }

    /// Joins each entry that is the only one below another to that one. Choices and their options stay as they are.
    fn join_only_children(&mut self) {
        let entries = &self.entries;
        let is_joined = |at: usize| {
            let entry = entries[at];
            entry.parent.is_some_and(|up| {
                let up_end = entries[up].end;
                at == up + 1 && entry.end == up_end && ![entry, entries[up]].iter().any(|it| it.is_choice)
            })
        };
        let joined: Vec<bool> = (0..entries.len()).map(is_joined).collect();
        if !joined.contains(&true) {
            return;
        }
        // The position of each entry, or of the one that it is joined to, among those that are left.
        let mut kept: usize = 0;
        let count = |joined: &bool| {
            kept += usize::from(!joined);
            kept - 1
        };
        let places: Vec<usize> = joined.iter().map(count).collect();
        let place = |at: usize| places.get(at).copied().unwrap_or(kept);
        let mut left: Vec<Entry> = Vec::with_capacity(kept);
        for (entry, joined) in self.entries.iter().zip(&joined) {
            if *joined {
                if let Some(host) = left.last_mut() {
                    host.innermost = entry.node;
                }
                continue;
            }
            let parent = entry.parent.map(place);
            let depth = parent.map_or(0, |up| left[up].depth.saturating_add(1));
            left.push(Entry { parent, depth, end: place(entry.end), ..*entry });
        }
        (self.entries, self.beside) = (left, place(self.beside));
    }

    /// The entry of this node, if the outline can show it.
    pub fn entry(&self, node: NodeId) -> Option<&Entry> {
        self.position(node).map(|at| &self.entries[at])
    }

    /// The innermost entry that holds this node (or is it).
    pub(crate) fn enclosing(&self, roadmap: &Roadmap, node: NodeId) -> Option<NodeId> {
        std::iter::once(node).chain(roadmap.ancestors(node)).find(|&up| self.position(up).is_some())
    }

    /// The last entry before a node.
    pub(crate) fn before(&self, node: NodeId) -> Option<NodeId> {
        self.entries.iter().map(|entry| entry.node).filter(|entry| *entry < node).max()
    }

    /// Returns true if any division is on the road.
    pub(crate) fn has_road(&self) -> bool {
        self.beside > 0
    }

    /// Returns true if this node is in a division beside the road.
    pub(crate) fn is_beside(&self, node: NodeId) -> bool {
        self.position(node).is_some_and(|at| at >= self.beside)
    }

    /// Returns true if the outline has rows below this one.
    pub fn can_fold(&self, node: NodeId) -> bool {
        self.position(node).is_some_and(|at| self.entries[at].end > at + 1)
    }

    /// The most items that a phase holds.
    pub fn most_items(&self) -> u32 {
        self.most
    }

    /// The highest ordinal of a phase, if one has an ordinal.
    pub fn highest_ordinal(&self) -> Option<u32> {
        self.highest_ordinal
    }

    /// The nearest entry after (or before) this one at this depth.
    pub(crate) fn neighbour(&self, node: NodeId, depth: u16, down: bool) -> Option<NodeId> {
        let at = self.position(node)?;
        let found = if down {
            self.entries[at + 1..].iter().find(|entry| entry.depth == depth)
        } else {
            self.entries[..at].iter().rfind(|entry| entry.depth == depth)
        };
        found.map(|entry| entry.node)
    }

    /// The entries above this one, nearest first.
    pub fn above(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let parent = |at: usize| self.entries[at].parent;
        std::iter::successors(self.position(node).and_then(parent), move |&at| parent(at))
            .map(|at| self.entries[at].node)
    }

    /// The direct entries of a phase or section.
    pub(crate) fn children(&self, node: NodeId) -> impl Iterator<Item = &Entry> + '_ {
        let at = self.position(node);
        let (mut next, end) = at.map_or((0, 0), |at| (at + 1, self.entries[at].end));
        std::iter::from_fn(move || {
            let entry = (next < end).then(|| &self.entries[next])?;
            next = entry.end;
            Some(entry)
        })
    }

    /// Returns true for a top-level division.
    pub(crate) fn is_phase(&self, node: NodeId) -> bool {
        self.entry(node).is_some_and(|entry| entry.depth == 0)
    }

    /// The top-level divisions, those of the road first.
    pub(crate) fn phases(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.entries.iter().filter(|entry| entry.depth == 0).map(|entry| entry.node)
    }

    /// The top-level divisions in document order.
    pub(crate) fn phases_in_order(&self) -> impl Iterator<Item = NodeId> + '_ {
        let mut phases: Vec<NodeId> = self.phases().collect();
        phases.sort_unstable();
        phases.into_iter()
    }

    /// Every entry, in the outline's order.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn position(&self, node: NodeId) -> Option<usize> {
        let (road, beside) = self.entries.split_at(self.beside);
        let search = |half: &[Entry]| half.binary_search_by_key(&node, |entry| entry.node).ok();
        search(road).or_else(|| search(beside).map(|at| at + self.beside))
    }
}

/// The top-level divisions in document order: the phases, and what else is shown outside of them.
fn divisions(roadmap: &Roadmap, is_shown: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
    let mut divisions = Vec::new();
    let mut phases = roadmap.phases().iter().copied().peekable();
    let mut next = NodeId::new(0);
    while next.index() < roadmap.len() {
        let end = roadmap.node(next).end;
        next = match phases.peek() {
            Some(&phase) if phase == next => {
                divisions.extend(phases.next());
                end
            }
            Some(&phase) if phase < end => next.next(),
            _ => {
                divisions.extend(is_shown(next).then_some(next));
                end
            }
        };
    }
    divisions
}

/// Returns true for a heading, or a group that is not a list entry.
pub(crate) fn divides(node: &Node) -> bool {
    match node.kind {
        Kind::Phase | Kind::Section => true,
        Kind::Group => node.depth == 0,
        Kind::Item | Kind::Point | Kind::Extra => false,
    }
}

/// The text of a node's row: a heading's name, any other node's text.
pub(crate) fn label(roadmap: &Roadmap, node: NodeId) -> Cow<'_, str> {
    if divides(roadmap.node(node)) { Cow::Owned(roadmap.heading(node).name) } else { roadmap.text(node) }
}

/// Returns true for a heading or group without anything to tick below it.
pub(crate) fn holds_nothing(roadmap: &Roadmap, progress: &Progress, node: NodeId) -> bool {
    let tally = progress.tally(node);
    divides(roadmap.node(node)) && tally.items + tally.extras == 0
}

/// Returns true if the outline shows this node: a heading or group with something to tick below it.
fn holds_something(roadmap: &Roadmap, progress: &Progress, node: NodeId) -> bool {
    divides(roadmap.node(node)) && !holds_nothing(roadmap, progress, node)
}
