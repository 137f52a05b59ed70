//! The top-level divisions: at which level of heading they stand, what is under none of them, which are the road.

use std::ops::Range;

use super::road::Road;
use super::shaper::Shaper;
use crate::roadmap::heading;
use crate::roadmap::node::{ALL_NAME, Kind, Node, NodeId};

/// A top-level division to be: a heading that becomes a phase, or a run of nodes with no heading of their own, which
/// gets one: a phase, or a section where it holds extras alone.
pub(super) enum Division {
    Heading(usize),
    Loose { from: usize, to: usize, name: String, kind: Kind },
}

/// The headings of one level that have items.
#[derive(Clone, Copy, Default)]
struct Level {
    headings: u32,
    items: u32,
    /// The number of items of the largest of them.
    largest: u32,
}

impl Level {
    fn take(&mut self, items: u32) {
        self.headings += 1;
        self.items += items;
        self.largest = self.largest.max(items);
    }

    /// Returns true if at least so many headings part the roadmap's items: most of these stand under them, and no one
    /// heading has nearly all.
    fn divides(&self, least: u32, all_items: u32) -> bool {
        let (items, largest) = (u64::from(self.items), u64::from(self.largest));
        self.headings >= least && items * 2 >= u64::from(all_items) && largest * 5 <= items * 4
    }
}

impl Shaper<'_> {
    /// The shallowest heading level that divides the items; where none does, the first with several headings that
    /// have any, or else with one.
    fn phase_level(&self, title: Option<usize>) -> u8 {
        let mut levels = [Level::default(); 7];
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            if node.is_heading() && Some(at) != title && !self.within_entry[at] && self.below[at] > 0 {
                levels[usize::from(node.level)].take(self.below[at]);
            }
        }
        let items = levels.iter().map(|level| level.items).max().unwrap_or(0);
        let first = |is_it: &dyn Fn(&Level) -> bool| (1..=6).find(|&level| is_it(&levels[usize::from(level)]));
        let shallowest = first(&|level| level.headings >= 2).or_else(|| first(&|level| level.headings == 1));
        match shallowest {
            Some(level) if levels[usize::from(level)].divides(2, items) => level,
            _ => first(&|level| level.divides(3, items)).or(shallowest).unwrap_or(1),
        }
    }

    /// The top-level divisions: headings of the road, or of the phase level or deeper that hang on none above, and runs
    /// of items that stand before the first of them. A heading above those is looked into.
    pub(super) fn divisions(&self, road: &Road, title: Option<usize>, name: &str) -> Vec<Division> {
        let level = self.phase_level(title);
        let is_above = |at: usize| match road.is_empty() {
            true => self.nodes[at].level < level && self.heading_below(at),
            false => !road.holds(at) && road.has_any_within(at, self.nodes[at].end.index()),
        };
        let mut divisions = Vec::new();
        let mut at = 0;
        let mut names = vec![(self.nodes.len(), name.to_owned())];
        while at < self.nodes.len() {
            while names.len() > 1 && names.last().is_some_and(|(end, _)| *end <= at) {
                names.pop();
            }
            let node = &self.nodes[at];
            if self.heads(at) && (Some(at) == title || is_above(at)) {
                let name = if Some(at) == title { name.to_owned() } else { self.words(at).to_owned() };
                names.push((node.end.index(), name));
                at += 1;
            } else if self.heads(at) {
                if self.below[at] > 0 {
                    divisions.push(Division::Heading(at));
                }
                at = node.end.index();
            } else {
                let to = self.run_from(at, names.last().map_or(self.nodes.len(), |(end, _)| *end));
                let name = names.last().map_or(name, |(_, name)| name).to_owned();
                let kind = self.kind_over(at, to);
                divisions.extend(kind.map(|kind| Division::Loose { from: at, to, name, kind }));
                at = to;
            }
        }
        self.joined(divisions, name)
    }

    /// Joins headings that are items themselves and stand beside one other that holds some: nothing divides them, so they
    /// are one phase.
    fn joined(&self, divisions: Vec<Division>, name: &str) -> Vec<Division> {
        let is_of_headings = |division: &Division| division.loose_start().is_some_and(|at| self.nodes[at].is_heading());
        let headings = divisions.iter().filter(|division| division.loose_start().is_none()).count();
        match divisions.first() {
            Some(first) if headings == 1 && divisions.iter().any(is_of_headings) => {
                let (from, to) = (first.start(), self.nodes.len());
                vec![Division::Loose { from, to, name: name.to_owned(), kind: Kind::Phase }]
            }
            _ => divisions,
        }
    }

    /// Returns true if a node is a heading that is no item itself.
    fn heads(&self, at: usize) -> bool {
        self.nodes[at].is_heading() && self.nodes[at].kind != Kind::Item
    }

    fn heading_below(&self, at: usize) -> bool {
        (at + 1..self.nodes[at].end.index())
            .any(|below| self.nodes[below].is_heading() && !self.within_entry[below] && self.below[below] > 0)
    }

    /// Returns the end of the run of nodes without a heading that begins at `from`: the next heading, or `end`.
    fn run_from(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end && !self.heads(at) {
            at = self.nodes[at].end.index();
        }
        at
    }

    /// The kind of the division over a run without a heading; groups with nothing but extras need none.
    fn kind_over(&self, from: usize, to: usize) -> Option<Kind> {
        if (from..to).any(|at| self.below[at] > 0 || self.nodes[at].kind == Kind::Item) {
            return Some(Kind::Phase);
        }
        let is_outermost = |at: usize| self.nodes[at].parent.is_none_or(|up| up.index() < from);
        let has_extras = (from..to).any(|at| is_outermost(at) && self.nodes[at].kind == Kind::Extra);
        has_extras.then_some(Kind::Section)
    }

    /// Takes the title out of the tree, puts phases and sections over loose runs, and returns the phases and whether each
    /// is on the road.
    pub(super) fn rebuild(
        &mut self,
        divisions: Vec<Division>,
        road: &Road,
        title: Option<usize>,
    ) -> Vec<(NodeId, bool)> {
        let runs: Vec<usize> = divisions.iter().filter_map(Division::loose_start).collect();
        let moved = |at: usize| {
            at + runs.partition_point(|&from| from <= at) - usize::from(title.is_some_and(|title| title < at))
        };
        let moved_end = |end: usize| {
            end + runs.partition_point(|&from| from < end) - usize::from(title.is_some_and(|title| title < end))
        };
        let (mut phases, mut heads) = (Vec::with_capacity(divisions.len()), Vec::new());
        let mut divisions = divisions.into_iter().peekable();
        let (mut run, mut over) = (0..0, None);
        for at in 0..self.nodes.len() {
            let up = self.nodes[at].parent;
            let heads_run = |run: &Range<usize>| run.contains(&at) && up.is_none_or(|up| up.index() < run.start);
            let node = &mut self.nodes[at];
            node.end = NodeId::new(moved_end(node.end.index()));
            node.parent = up.filter(|up| Some(up.index()) != title).map(|up| NodeId::new(moved(up.index())));
            match divisions.next_if(|division| division.start() == at) {
                Some(Division::Loose { from, to, name, kind }) => {
                    let id = NodeId::new(moved(at) - 1);
                    phases.extend((kind == Kind::Phase).then_some((id, road.is_empty())));
                    let first = *node;
                    heads.push((at, self.heading_over(first, NodeId::new(moved_end(to)), name, kind)));
                    (run, over) = (from..to, Some(id));
                }
                Some(Division::Heading(_)) => {
                    node.kind = Kind::Phase;
                    phases.push((NodeId::new(moved(at)), road.is_empty() || road.holds(at)));
                }
                None => {}
            }
            if heads_run(&run) {
                self.nodes[at].parent = over;
            }
        }
        self.insert(heads, title);
        phases
    }

    /// Puts nodes before those at their places, and takes the title out.
    fn insert(&mut self, heads: Vec<(usize, Node)>, title: Option<usize>) {
        if heads.is_empty() {
            title.map(|title| self.nodes.remove(title));
            return;
        }
        let mut nodes = Vec::with_capacity(self.nodes.len() + heads.len());
        let mut heads = heads.into_iter().peekable();
        for (at, node) in self.nodes.iter().enumerate() {
            nodes.extend(heads.next_if(|(before, _)| *before == at).map(|(_, head)| head));
            nodes.extend((Some(at) != title).then_some(*node));
        }
        self.nodes = nodes;
    }

    /// The division over a run without a heading, named after what is above it.
    fn heading_over(&mut self, first: Node, end: NodeId, name: String, kind: Kind) -> Node {
        let parts = heading::parts(&name);
        // Its key is named as that of a heading where headings are what it stands over.
        let heading = if first.heading == ALL_NAME || parts.name == name {
            ALL_NAME
        } else {
            self.headings.push(parts.into());
            self.headings.len() as u32 - 1
        };
        self.texts.push(name.into());
        Node {
            kind,
            source: None,
            checkbox: false,
            parent_of_items: false,
            choice: false,
            option: false,
            row: false,
            heading,
            level: 0,
            depth: 0,
            end,
            inline: (first.start, first.start),
            text: self.texts.len() as u32 - 1,
            ..first
        }
    }
}

impl Division {
    fn start(&self) -> usize {
        match self {
            Division::Heading(at) | Division::Loose { from: at, .. } => *at,
        }
    }
    fn loose_start(&self) -> Option<usize> {
        matches!(self, Division::Loose { .. }).then(|| self.start())
    }
}
