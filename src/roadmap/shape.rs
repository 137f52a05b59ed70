//! What the nodes of a document mean, seen as a whole: which heading is the title, which are the phases,
//! which entries are items, points or extras, and which phases are the road.

mod phases;

use super::choice;
use super::node::{Kind, Node, NodeId, VERBATIM};
use super::read::Raw;

/// The nodes with their meaning settled.
pub(super) struct Shape {
    pub nodes: Vec<Node>,
    pub texts: Vec<Box<str>>,
    /// The text of the heading taken for the title.
    pub title: Option<String>,
    /// The top-level divisions that hold items, and whether each is on the road.
    pub phases: Vec<(NodeId, bool)>,
}

/// Settles what raw nodes mean. `title` is the title that front matter gives.
pub(super) fn settle(source: &str, raw: Raw, title: Option<String>, fallback_title: &str) -> Shape {
    let mut shaper = Shaper { source, nodes: raw.nodes, texts: raw.texts, below: Vec::new(), within_entry: Vec::new() };
    shaper.settle_kinds(raw.has_boxes);
    shaper.settle_choices();
    let heading = shaper.title();
    let heading_text = heading.map(|at| shaper.words(at).to_owned());
    let name = title.clone().or_else(|| heading_text.clone()).unwrap_or_else(|| fallback_title.to_owned());
    let level = shaper.phase_level(heading);
    let divisions = shaper.divisions(level, heading, &name);
    let phases = shaper.rebuild(divisions, heading);
    let road = shaper.road(&phases);
    let title = title.or(heading_text).or_else(|| shaper.leading_heading());
    Shape { phases: phases.into_iter().zip(road).collect(), title, nodes: shaper.nodes, texts: shaper.texts }
}

struct Shaper<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    texts: Vec<Box<str>>,
    /// Of each node: how many items its subtree holds.
    below: Vec<u32>,
    within_entry: Vec<bool>,
}

impl Shaper<'_> {
    fn words(&self, at: usize) -> &str {
        words(self.source, &self.texts, &self.nodes[at])
    }

    // Kinds.

    fn settle_kinds(&mut self, has_boxes: bool) {
        if !has_boxes && self.nodes.iter().all(|node| node.depth == 0) {
            self.make_leaf_headings_items();
        } else {
            self.make_entries_items_points_or_extras(has_boxes);
        }
        self.count_items_below();
    }

    /// A parent's kind is settled before its children's, as parents stand first.
    fn make_entries_items_points_or_extras(&mut self, has_boxes: bool) {
        let mut under_item = vec![false; self.nodes.len()];
        self.within_entry = vec![false; self.nodes.len()];
        for at in 0..self.nodes.len() {
            if let Some(up) = self.nodes[at].parent {
                under_item[at] = under_item[up.index()] || self.nodes[up.index()].kind == Kind::Item;
                self.within_entry[at] = self.within_entry[up.index()] || self.nodes[up.index()].depth > 0;
            }
            let node = &mut self.nodes[at];
            if node.depth > 0 {
                node.kind = match (has_boxes, under_item[at]) {
                    (true, _) if node.source.is_some() => Kind::Item,
                    (false, false) if node.depth == 1 => Kind::Item,
                    (_, true) => Kind::Point,
                    (_, false) => Kind::Extra,
                };
            }
        }
    }

    fn make_leaf_headings_items(&mut self) {
        self.within_entry = vec![false; self.nodes.len()];
        let title = self.title();
        for at in 0..self.nodes.len() {
            let is_leaf = self.nodes[at].end.index() == at + 1;
            if is_leaf && Some(at) != title {
                self.nodes[at].kind = Kind::Item;
                self.nodes[at].depth = 1;
            }
        }
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
            if let Some(up) = node.parent {
                self.below[up.index()] += items;
            }
        }
    }

    // Choices.

    /// A choice needs at least two alternatives: headings directly below, or else items.
    fn settle_choices(&mut self) {
        let mut options = vec![0_u32; self.nodes.len()];
        let mut headings = vec![0_u32; self.nodes.len()];
        let mut items = vec![0_u32; self.nodes.len()];
        for at in 0..self.nodes.len() {
            let Some(up) = self.nodes[at].parent.map(NodeId::index) else { continue };
            if self.nodes[at].is_heading() && self.below[at] > 0 {
                headings[up] += 1;
                options[up] += u32::from(choice::is_option(self.words(at)));
            }
            items[up] += u32::from(self.nodes[at].kind == Kind::Item);
        }
        for at in 0..self.nodes.len() {
            let said = self.nodes[at].choice && (headings[at] >= 2 || (headings[at] == 0 && items[at] >= 2));
            self.nodes[at].choice = options[at] >= 2 || said;
        }
        for at in 0..self.nodes.len() {
            let Some(up) = self.nodes[at].parent.map(NodeId::index).filter(|&up| self.nodes[up].choice) else {
                continue;
            };
            self.nodes[at].option = match self.nodes[at].is_heading() && self.below[at] > 0 {
                true => options[up] < 2 || choice::is_option(self.words(at)),
                false => headings[up] == 0 && self.nodes[at].kind == Kind::Item,
            };
        }
    }

    // The title.

    /// The only H1, where no other heading stands before it.
    fn title(&self) -> Option<usize> {
        let is_h1 = |at: &usize| self.nodes[*at].level == 1 && self.nodes[*at].parent.is_none();
        let mut ones = (0..self.nodes.len()).filter(is_h1);
        let first = ones.next()?;
        let alone = ones.next().is_none() && self.nodes[..first].iter().all(|node| node.level == 0);
        alone.then_some(first)
    }

    /// The first heading, where it is above the phases or heads no items: several H1s have a title like that in front.
    fn leading_heading(&self) -> Option<String> {
        let first = self.nodes.first().filter(|node| node.level == 1 && node.kind == Kind::Section)?;
        Some(words(self.source, &self.texts, first).to_owned())
    }
}

/// A node's text: its place in the source, or the copy where the two differ.
pub(super) fn words<'a>(source: &'a str, texts: &'a [Box<str>], node: &Node) -> &'a str {
    if node.text == VERBATIM {
        &source[node.inline.0 as usize..node.inline.1 as usize]
    } else {
        &texts[node.text as usize]
    }
}
