//! Items, points and extras: what counts.

use super::counts::Overrides;
use super::shaper::Shaper;
use crate::roadmap::node::{Kind, NodeId};
use crate::roadmap::numbering::Term;

impl Shaper<'_> {
    pub(super) fn settle_kinds(&mut self, has_boxes: bool, overrides: Option<&Overrides<'_>>) {
        // Where boxes say what counts, only other entries have to be told from those that are not for learning.
        let only_boxes = has_boxes && overrides.is_none() && !self.nodes.iter().any(|node| node.links_out);
        let mut boilerplate = if only_boxes { vec![false; self.nodes.len()] } else { self.boilerplate() };
        let learns = |at: usize| self.nodes[at].depth > 0 && !boilerplate[at];
        let has_lists = (0..self.nodes.len()).any(|at| learns(at) && !self.nodes[at].row);
        let has_rows = (0..self.nodes.len()).any(|at| learns(at) && self.nodes[at].row);
        let counts = overrides.and_then(|overrides| overrides.counts);
        let (lists, tables) = match counts {
            Some(counts) => (counts.lists(), counts.tables()),
            None => (!has_boxes && has_lists, !has_boxes && !has_lists),
        };
        self.drop_rows(&mut boilerplate, tables, overrides);
        self.find_numbers();
        if counts.is_none() && !has_boxes && !has_lists && !has_rows {
            self.make_leaf_headings_items(&boilerplate);
        } else {
            self.make_entries_items_points_or_extras(has_boxes, lists, &boilerplate, overrides);
        }
        self.count_items_below();
    }

    /// A parent's kind is settled before its children's, as parents stand first.
    fn make_entries_items_points_or_extras(
        &mut self,
        has_boxes: bool,
        lists: bool,
        boilerplate: &[bool],
        overrides: Option<&Overrides<'_>>,
    ) {
        let mut under_item = vec![false; self.nodes.len()];
        self.within_entry = vec![false; self.nodes.len()];
        let decided = overrides.is_some_and(|overrides| overrides.counts.is_some());
        let planned = if has_boxes && !decided && !self.numbered.is_empty() { self.day_plan() } else { Vec::new() };
        for at in 0..self.nodes.len() {
            if let Some(up) = self.nodes[at].parent {
                under_item[at] = under_item[up.index()] || self.nodes[up.index()].kind == Kind::Item;
                self.within_entry[at] = self.within_entry[up.index()] || self.nodes[up.index()].depth > 0;
            }
            let node = &mut self.nodes[at];
            if node.depth > 0 {
                let plain = || node.depth == 1 && (lists || planned.get(at) == Some(&true));
                let counts = node.row || node.source.is_some() || (!under_item[at] && !boilerplate[at] && plain());
                let overrides = overrides.and_then(|overrides| overrides.kinds.get(&node.start));
                node.kind = match overrides {
                    Some(Kind::Item) => Kind::Item,
                    Some(_) if node.source.is_none() && !node.row => not_counted(under_item[at]),
                    _ if counts => Kind::Item,
                    _ => not_counted(under_item[at]),
                };
            }
        }
    }

    fn make_leaf_headings_items(&mut self, boilerplate: &[bool]) {
        self.within_entry = vec![false; self.nodes.len()];
        let title = self.title();
        for (at, &boilerplate) in boilerplate.iter().enumerate() {
            let is_leaf = self.nodes[at].end.index() == at + 1;
            if is_leaf && Some(at) != title && !boilerplate && !self.nodes[at].holds_contents {
                self.nodes[at].kind = Kind::Item;
                self.nodes[at].depth = 1;
            }
        }
    }

    /// Finds a plan day by day: numbered divisions that hold entries but no box, with boxes only beside them. Returns for
    /// each node true if it stands in such a division.
    fn day_plan(&self) -> Vec<bool> {
        let mut entries = vec![0_u32; self.nodes.len()];
        let mut boxes = vec![0_u32; self.nodes.len()];
        for at in (0..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            boxes[at] += u32::from(node.source.is_some());
            entries[at] += u32::from(node.depth > 0);
            if let Some(up) = node.parent {
                boxes[up.index()] += boxes[at];
                entries[up.index()] += entries[at];
            }
        }
        let road = self.road(self.title(), &entries);
        let planned: u32 = road.divisions().iter().map(|&at| entries[at]).sum();
        let all_boxes = self.nodes.iter().filter(|node| node.source.is_some()).count();
        let is_plan = match road.term {
            Some(Term::Option | Term::Path | Term::Track) => false,
            Some(term) if term.is_of_roadmap() => road.ascends,
            _ => planned as usize >= all_boxes,
        };
        if !is_plan || road.divisions().iter().any(|&at| boxes[at] > 0) {
            return Vec::new();
        }
        let boilerplate = self.boilerplate();
        let mut within = vec![false; self.nodes.len()];
        road.divisions().iter().for_each(|&at| within[at] = true);
        for at in 0..self.nodes.len() {
            let is_inside = within[at] || self.nodes[at].parent.is_some_and(|up| within[up.index()]);
            within[at] = is_inside && !boilerplate[at];
        }
        within
    }

    fn count_items_below(&mut self) {
        self.below = vec![0; self.nodes.len()];
        for at in (0..self.nodes.len()).rev() {
            let has_items = self.below[at] > 0;
            let node = &mut self.nodes[at];
            match node.kind {
                Kind::Item => node.parent_of_items = has_items,
                Kind::Extra | Kind::Point if has_items => node.kind = Kind::Group,
                _ => {}
            }
            let items = self.below[at] + u32::from(node.is_counted());
            if let Some(up) = node.parent.map(NodeId::index) {
                self.below[up] += items;
            }
        }
    }
}

fn not_counted(under_item: bool) -> Kind {
    if under_item { Kind::Point } else { Kind::Extra }
}
