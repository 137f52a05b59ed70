//! The tree while its meaning is settled.

use crate::roadmap::heading::KeptParts;
use crate::roadmap::node::Node;
use crate::roadmap::numbering::Term;

pub(super) struct Shaper<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
    pub(super) texts: Vec<Box<str>>,
    pub(super) headings: Vec<KeptParts>,
    /// Of each node: how many items its subtree holds.
    pub(super) below: Vec<u32>,
    pub(super) within_entry: Vec<bool>,
    /// The headings that are numbered, in document order, as they stood before phases were put over loose items.
    pub(super) numbered: Vec<Numbered>,
}

/// A heading with a number.
#[derive(Clone, Copy)]
pub(super) struct Numbered {
    pub(super) at: usize,
    /// The byte in the source at which it starts.
    pub(super) start: u32,
    pub(super) term: Option<Term>,
    /// The number stands behind the name, where it may number something else.
    pub(super) is_behind: bool,
    pub(super) ordinal: u32,
    pub(super) level: u8,
}

impl<'a> Shaper<'a> {
    pub(super) fn new(source: &'a str, nodes: Vec<Node>, texts: Vec<Box<str>>) -> Shaper<'a> {
        let (headings, below, within_entry, numbered) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Shaper { source, nodes, texts, headings, below, within_entry, numbered }
    }

    pub(super) fn words(&self, at: usize) -> &str {
        self.nodes[at].words(self.source, &self.texts)
    }
}
