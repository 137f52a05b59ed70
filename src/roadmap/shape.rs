//! The meaning of a document's nodes, seen as a whole: which heading is the title, which are the phases,
//! which entries are items, points or extras, and which phases are the road.

mod boilerplate;
mod choices;
mod counts;
mod kinds;
mod phases;
mod road;
mod rows;
mod shaper;

pub use counts::Counts;
pub(super) use counts::Overrides;

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::heading::KeptParts;
use super::node::{Kind, Node, NodeId};
use super::read::Raw;
use super::slug::letters_and_digits;
use shaper::Shaper;

/// The nodes with their meaning settled.
pub(super) struct Shape {
    pub nodes: Vec<Node>,
    pub texts: Vec<Box<str>>,
    pub headings: Vec<KeptParts>,
    /// The text of the heading taken for the title.
    pub title: Option<String>,
    /// The top-level divisions that hold items, and whether each is on the road.
    pub phases: Vec<(NodeId, bool)>,
}

/// Settles what raw nodes mean. `title` is the title that front matter gives.
pub(super) fn settle(
    source: &str,
    raw: Raw,
    title: Option<String>,
    fallback_title: &str,
    overrides: Option<&Overrides<'_>>,
) -> Shape {
    let mut shaper = Shaper::new(source, raw.nodes, raw.texts);
    shaper.settle_kinds(raw.has_boxes, overrides);
    shaper.settle_choices();
    let heading = shaper.title();
    let heading_text = heading.map(|at| shaper.words(at).to_owned());
    let name = title.clone().or_else(|| heading_text.clone()).unwrap_or_else(|| fallback_title.to_owned());
    let road = shaper.road(heading, &shaper.below);
    let divisions = shaper.divisions(&road, heading, &name);
    let phases = shaper.rebuild(divisions, &road, heading);
    shaper.keep_numbers();
    let title = title.or(heading_text).or_else(|| shaper.leading_heading());
    Shape { phases, title, nodes: shaper.nodes, texts: shaper.texts, headings: shaper.headings }
}

impl Shaper<'_> {
    // The title.

    /// The only H1, where no other heading stands before it; tables of contents do not matter.
    fn title(&self) -> Option<usize> {
        let headings = || (0..self.nodes.len()).filter(|&at| self.nodes[at].is_heading());
        let is_h1 = |at: &usize| self.nodes[*at].level == 1 && self.nodes[*at].parent.is_none();
        let mut ones = headings().filter(is_h1).filter(|&at| !self.is_contents(at));
        let first = ones.next()?;
        let alone = ones.next().is_none() && headings().take_while(|&at| at < first).all(|at| self.is_contents(at));
        alone.then_some(first)
    }

    /// The first heading, where it is above the phases or heads no items: several H1s have a title like that in front.
    fn leading_heading(&self) -> Option<String> {
        let first = self.nodes.first().filter(|node| node.level == 1 && node.kind == Kind::Section)?;
        (!self.is_contents(0)).then(|| first.words(self.source, &self.texts).to_owned())
    }

    // Names.

    /// Lets headings keep their numbers where a sibling has the same name without.
    fn keep_numbers(&mut self) {
        let headings = || (0..self.nodes.len()).filter(|&at| self.nodes[at].is_heading());
        let numbered: HashSet<_, RandomState> = self.numbered.iter().map(|heading| heading.start).collect();
        let is_numbered = |&at: &usize| numbered.contains(&self.nodes[at].start);
        let parents: HashSet<_, RandomState> = headings().filter(is_numbered).map(|at| self.nodes[at].parent).collect();
        let mut first_with: HashMap<_, usize, RandomState> = HashMap::default();
        let mut repeats: Vec<(usize, usize)> = Vec::new();
        for at in headings().filter(|&at| parents.contains(&self.nodes[at].parent)) {
            let name = letters_and_digits(self.nodes[at].name(self.words(at), &self.headings));
            let first = *first_with.entry((self.nodes[at].parent, name)).or_insert(at);
            repeats.push((first, at));
        }
        repeats.sort_unstable();
        for siblings in repeats.chunk_by(|a, b| a.0 == b.0) {
            let differ = siblings.iter().any(|&(first, at)| self.words(at) != self.words(first));
            for &(_, at) in siblings.iter().filter(|_| differ) {
                if numbered.contains(&self.nodes[at].start)
                    && let Some(parts) = self.headings.get_mut(self.nodes[at].heading as usize)
                {
                    parts.keeps_number = true;
                }
            }
        }
    }
}
