//! Rows of tables: which of them count. The others are guide, and no nodes.

use super::counts::Overrides;
use super::shaper::Shaper;
use crate::roadmap::node::{Kind, NodeId};

impl Shaper<'_> {
    /// Drops the rows that do not count, and the groups that held nothing else.
    pub(super) fn drop_rows(&mut self, boilerplate: &mut Vec<bool>, tables: bool, overrides: Option<&Overrides<'_>>) {
        if !self.nodes.iter().any(|node| node.row) {
            return;
        }
        let decided = overrides.is_some_and(|overrides| overrides.counts.is_some());
        let linked =
            if !decided && self.nodes.iter().any(|node| node.links_out) { self.linked_rows() } else { Vec::new() };
        let mut keep = vec![true; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.row) {
            let is_kept = || overrides.is_some_and(|overrides| overrides.kinds.contains_key(&node.start));
            let counts = tables || linked.get(at) == Some(&true);
            keep[at] = node.source.is_some() || (counts && !boilerplate[at]) || is_kept();
        }
        self.drop_emptied_groups(&mut keep);
        self.retain(&keep);
        let mut kept = keep.iter();
        boilerplate.retain(|_| kept.next() == Some(&true));
    }

    /// Returns for each node true if it is a row that counts for its link: the part of the roadmap around it has no list
    /// entries, or rows beside it have a state.
    fn linked_rows(&self) -> Vec<bool> {
        let (parts, tops) = (self.headings_around(), self.divisions_around());
        let mut has_entries = vec![false; self.nodes.len() + 1];
        let mut has_boxes = vec![false; self.nodes.len() + 1];
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.depth > 0 && !node.row) {
            has_entries[parts[at]] = true;
            has_boxes[tops[at]] |= node.source.is_some();
        }
        let mut counts = vec![false; self.nodes.len()];
        let rows: Vec<usize> = (0..self.nodes.len()).filter(|&at| self.nodes[at].row).collect();
        for table in rows.chunk_by(|&a, &b| b == a + 1 && self.nodes[a].parent == self.nodes[b].parent) {
            let has_states = table.iter().any(|&at| self.nodes[at].source.is_some());
            for &at in table {
                let alone = !has_entries[parts[at]] && !has_boxes[tops[at]];
                counts[at] = self.nodes[at].links_out && (alone || has_states);
            }
        }
        counts
    }

    /// Of each node the nearest heading around it, as its number plus one; 0 where there is none.
    fn headings_around(&self) -> Vec<usize> {
        let mut around = vec![0; self.nodes.len()];
        for at in 0..self.nodes.len() {
            if let Some(up) = self.nodes[at].parent.map(NodeId::index) {
                around[at] = if self.nodes[up].is_heading() { up + 1 } else { around[up] };
            }
        }
        around
    }

    /// Of each node the outermost heading around it below the title, in the same way.
    fn divisions_around(&self) -> Vec<usize> {
        let title = self.title();
        let mut around = vec![0; self.nodes.len()];
        for at in 0..self.nodes.len() {
            if let Some(up) = self.nodes[at].parent.map(NodeId::index) {
                let is_division = self.nodes[up].is_heading() && Some(up) != title;
                around[at] = if around[up] == 0 && is_division { up + 1 } else { around[up] };
            }
        }
        around
    }

    fn drop_emptied_groups(&self, keep: &mut [bool]) {
        let mut holds = vec![false; self.nodes.len()];
        for at in (0..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            let is_emptied = node.kind == Kind::Group && node.end.index() > at + 1 && !holds[at];
            keep[at] &= !is_emptied;
            if let Some(up) = node.parent.filter(|_| keep[at]) {
                holds[up.index()] = true;
            }
        }
    }

    /// Drops nodes whose subtrees are dropped as well.
    fn retain(&mut self, keep: &[bool]) {
        let mut places = Vec::with_capacity(keep.len() + 1);
        let mut place = 0;
        for &kept in keep {
            places.push(place);
            place += usize::from(kept);
        }
        places.push(place);
        let mut at = 0;
        self.nodes.retain_mut(|node| {
            node.end = NodeId::new(places[node.end.index()]);
            node.parent = node.parent.map(|up| NodeId::new(places[up.index()]));
            at += 1;
            keep[at - 1]
        });
    }
}
