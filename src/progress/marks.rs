//! The mark and counts of every node: its own facts weighed against those above it, and the counts of what is below.
//!
//! A subtree is a range of nodes with parents first, so one walk forward hands skips and marks down and one
//! walk back hands counts up. A change touches one subtree and the nodes above it.

use std::collections::BTreeSet;

use super::fields::Fields;
use super::tally::WHOLE;
use super::{At, Progress, TICKS, Tally};
use crate::roadmap::{Kind, Mark, Node, NodeId, Roadmap};

/// The state that a node hands down: the newest word on skipping at it or above, and of an item what it passes to its
/// points.
#[derive(Clone, Copy, Debug, Default)]
struct Above {
    skip: Option<(At, bool)>,
    item: Option<Item>,
}

/// An item as its points see it.
#[derive(Clone, Copy, Debug)]
struct Item {
    settled: Option<(At, Mark)>,
    /// The mark of its box in the file.
    source: Mark,
}

impl Progress {
    /// Works out every node.
    pub(super) fn mark_all(&mut self, roadmap: &Roadmap) {
        self.takes_ticks = self.setting(TICKS) != Some("author");
        self.mark_range(roadmap, 0, roadmap.len(), Above::default());
    }

    /// Works out these nodes' subtrees anew, and the counts above them.
    pub(super) fn mark_again(&mut self, roadmap: &Roadmap, nodes: BTreeSet<NodeId>) {
        let roots: BTreeSet<NodeId> = nodes.into_iter().map(|node| self.root_of_change(roadmap, node)).collect();
        let mut done_to = 0;
        for node in roots {
            if node.index() < done_to {
                continue;
            }
            done_to = roadmap.node(node).end.index();
            let before = self.handed_up(roadmap.node(node), node);
            let above = self.above(roadmap, node);
            self.mark_range(roadmap, node.index(), done_to, above);
            let after = self.handed_up(roadmap.node(node), node);
            for up in roadmap.ancestors(node) {
                let tally = &mut self.tallies[up.index()];
                *tally += after;
                *tally -= before;
                self.marks[up.index()] = self.mark_of_parent(up);
            }
        }
    }

    /// A change in an item, to one of its points say, is the item's: its credit hangs on it.
    fn root_of_change(&self, roadmap: &Roadmap, node: NodeId) -> NodeId {
        let is_item = |id: NodeId| roadmap.node(id).kind == Kind::Item;
        if is_item(node) {
            return node;
        }
        roadmap.ancestors(node).find(|&up| is_item(up)).unwrap_or(node)
    }

    fn above(&self, roadmap: &Roadmap, node: NodeId) -> Above {
        let mut chain: Vec<NodeId> = roadmap.ancestors(node).collect();
        chain.reverse();
        chain.into_iter().fold(Above::default(), |above, up| self.hand_down(roadmap, up, self.fields(up), above))
    }

    fn mark_range(&mut self, roadmap: &Roadmap, from: usize, to: usize, outer: Above) {
        // What the nodes around the one in hand pass down, each with where its subtree ends.
        let mut around: Vec<(NodeId, Above)> = Vec::new();
        let mut next_key = self.keys.partition_point(|(node, _)| node.index() < from);
        for id in (from..to).map(NodeId::new) {
            let node = roadmap.node(id);
            while around.pop_if(|(end, _)| *end <= id).is_some() {}
            let keys = self.keys[next_key..].iter().take_while(|(node, _)| *node == id).count();
            let fields = self.fields_of(&self.keys[next_key..next_key + keys]);
            next_key += keys;
            let above = around.last().map_or(outer, |(_, above)| *above);
            let here = self.hand_down(roadmap, id, fields, above);
            let mark = mark_of_leaf(node, self.source_of(node), fields, here);
            self.marks[id.index()] = mark;
            self.tallies[id.index()] = leaf_tally(node, mark);
            around.push((node.end, here));
        }
        for id in (from..to).rev().map(NodeId::new) {
            self.settle(roadmap.node(id), id);
            if let Some(up) = roadmap.node(id).parent.filter(|up| up.index() >= from) {
                let up_tally = self.handed_up(roadmap.node(id), id);
                self.tallies[up.index()] += up_tally;
            }
        }
    }

    /// Returns what a node with these fields hands down.
    fn hand_down(&self, roadmap: &Roadmap, id: NodeId, fields: Option<&Fields>, above: Above) -> Above {
        let node = roadmap.node(id);
        if fields.is_none() && !node.option && node.kind != Kind::Item {
            return above;
        }
        let chosen = node.parent.and_then(|up| self.skip_by_choice(roadmap, up, id));
        let skip = above.skip.max(fields.and_then(|fields| fields.skip)).max(chosen);
        let item = match node.kind {
            Kind::Item => Some(Item {
                settled: fields.and_then(|fields| fields.settled),
                source: self.source_of(node).unwrap_or_default(),
            }),
            _ => above.item,
        };
        Above { skip, item }
    }

    /// Returns the mark of a node's own box, as far as that counts: the author's ticks may not.
    fn source_of(&self, node: &Node) -> Option<Mark> {
        node.source.filter(|source| self.takes_ticks || !matches!(source, Mark::Done | Mark::Doing))
    }

    /// In a choice that was made, the other options are skipped and the chosen one is not.
    pub(super) fn skip_by_choice(&self, roadmap: &Roadmap, choice: NodeId, option: NodeId) -> Option<(At, bool)> {
        if !roadmap.node(option).option {
            return None;
        }
        let (at, chosen) = self.choice_made(roadmap, choice)?;
        Some((at, chosen != option))
    }

    /// Returns the newest choice that stands, with its moment and option.
    pub(super) fn choice_made(&self, roadmap: &Roadmap, choice: NodeId) -> Option<(At, NodeId)> {
        let (at, key) = self.fields(choice)?.choose.as_deref()?;
        let option = self.locate(roadmap, key.as_ref()?)?;
        let node = roadmap.node(option);
        (node.option && node.parent == Some(choice)).then_some((*at, option))
    }

    /// Settles what follows from below, once everything below is known.
    fn settle(&mut self, node: &Node, id: NodeId) {
        if node.is_counted() && self.tally(id).all_points > 0 {
            self.settle_item_with_points(id);
        } else if !node.kind.has_mark() || node.parent_of_items {
            self.marks[id.index()] = self.mark_of_parent(id);
        }
    }

    fn settle_item_with_points(&mut self, id: NodeId) {
        let kind = self.fields(id).and_then(|fields| fields.mark).map(|(_, mark)| mark);
        let tally = &mut self.tallies[id.index()];
        let all_done = tally.points_done == tally.points;
        self.marks[id.index()] = match (tally.points, all_done) {
            (0, _) => Mark::Skipped,
            (_, true) => Mark::Done,
            // The box in the file is `doing` until something else is said.
            _ if kind == Some(Mark::Doing) || (kind.is_none() && self.marks[id.index()] == Mark::Doing) => Mark::Doing,
            _ => Mark::Todo,
        };
        tally.count = u32::from(tally.points > 0);
        tally.done = u32::from(tally.points > 0 && all_done);
        tally.parts = (WHOLE * u64::from(tally.points_done)).checked_div(u64::from(tally.points)).unwrap_or(0);
    }

    fn mark_of_parent(&self, id: NodeId) -> Mark {
        let tally = &self.tallies[id.index()];
        let doing = || self.fields(id).and_then(|fields| fields.mark).is_some_and(|(_, mark)| mark == Mark::Doing);
        match (tally.items, tally.count) {
            (0, _) if tally.extras > 0 && tally.extras_done == tally.extras => Mark::Done,
            (1.., 0) => Mark::Skipped,
            (_, 1..) if tally.done == tally.count => Mark::Done,
            _ if doing() => Mark::Doing,
            _ => Mark::Todo,
        }
    }

    /// Returns what a node adds to the counts above it.
    fn handed_up(&self, node: &Node, id: NodeId) -> Tally {
        let mut tally = *self.tally(id);
        if node.kind == Kind::Item {
            (tally.points, tally.points_done, tally.all_points) = (0, 0, 0);
        }
        tally
    }
}

/// Returns the mark of a node by itself; items with points and parents of boxes are settled by what is below.
fn mark_of_leaf(node: &Node, source: Option<Mark>, fields: Option<&Fields>, here: Above) -> Mark {
    let kind = fields.and_then(|fields| fields.mark);
    let is_point = node.kind == Kind::Point;
    let inherited = here.item.filter(|_| is_point);
    let source = inherited.map_or(source.unwrap_or_default(), |item| item.source);
    let skipped = match here.skip {
        Some((at, skip)) => skip && fields.is_none_or(|fields| fields.yields_to(at)),
        None => source == Mark::Skipped && kind.is_none() && inherited.is_none_or(|item| item.settled.is_none()),
    };
    if skipped {
        return Mark::Skipped;
    }
    match kind.max(inherited.and_then(|item| item.settled)) {
        Some((_, mark)) => mark,
        // A begun item says nothing of its points.
        None if is_point && source != Mark::Done => Mark::Todo,
        None if source == Mark::Skipped => Mark::Todo,
        None => source,
    }
}

/// Returns what a node counts by itself.
fn leaf_tally(node: &Node, mark: Mark) -> Tally {
    let counts = u32::from(mark != Mark::Skipped);
    let done = u32::from(mark == Mark::Done);
    match node.kind {
        Kind::Item if node.is_counted() => {
            Tally { items: 1, count: counts, done, parts: WHOLE * u64::from(done), ..Tally::default() }
        }
        Kind::Point => Tally { all_points: 1, points: counts, points_done: done, ..Tally::default() },
        Kind::Extra => Tally { extras: counts, extras_done: done, ..Tally::default() },
        _ => Tally::default(),
    }
}
