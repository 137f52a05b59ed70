//! One entry of the tree, and the walk over a run of them.

use std::num::NonZeroU32;
use std::ops::Range;

use super::heading::{self, Parts};

/// A node's place in its roadmap's document order. Meaningless in any other roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The id of the node at `index`. A source is at most 256 MiB and a node at least two bytes of it, so every index fits.
    pub(crate) fn new(index: usize) -> NodeId {
        NodeId(NonZeroU32::MIN.saturating_add(index as u32))
    }
    /// The place right after this one.
    pub(crate) fn next(self) -> NodeId {
        NodeId(self.0.saturating_add(1))
    }
    /// The position in document order, from 0.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A top-level division of the roadmap: what has a completion bar of its own.
    Phase,
    /// Any other heading, above or below the phases; without a level, what extras stand in that have no heading.
    Section,
    /// What people use where headings are missing: a bold line, a line ending in a colon, a
    /// `<summary>`, or (then `depth` is not 0) a plain list entry with boxes below it.
    Group,
    /// A list entry with a checkbox, or what counts beside them: rows of tables, and plain entries and headings where
    /// there are no boxes.
    Item,
    /// A plain list entry under an item.
    Point,
    /// A plain list entry outside any item: tickable, counted apart.
    Extra,
}

/// What holds of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Open.
    #[default]
    Todo,
    /// Begun.
    Doing,
    /// Learnt.
    Done,
    /// Set aside: in neither side of a fraction.
    Skipped,
}

/// One entry of the tree. It points into the source rather than copy from it.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What the file's own box says; `None` without a box.
    pub source: Option<Mark>,
    /// Whether the box is one of `[ ] [x] [X]`.
    pub checkbox: bool,
    /// Whether this is an item with items below it: a group, done when they are, not counted itself.
    pub parent_of_items: bool,
    /// Whether its children are alternatives, of which one is to be chosen.
    pub choice: bool,
    /// Whether it is one of the alternatives of a choice, which is its parent.
    pub option: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// Of a row: whether a cell links out of the page.
    pub(super) links_out: bool,
    /// Of a heading what its name is.
    pub(super) naming: Naming,
    /// Of a heading: whether it is numbered in one series with those beside it, as alone it would not be.
    pub(super) in_series: bool,
    /// Of a heading: whether a table of contents stands right below it.
    pub(super) holds_contents: bool,
    /// Heading level 1–6; 0 for anything else.
    pub level: u8,
    /// List nesting, 1 = a top-level list entry; 0 for headings and groups that are no list entries.
    pub depth: u32,
    /// The node directly above.
    pub parent: Option<NodeId>,
    /// One past the last node of the subtree.
    pub end: NodeId,
    /// Where the list marker, heading or line starts in the source, in bytes.
    pub(super) start: u32,
    /// The inline content in the source, from and to, in bytes.
    pub(super) inline: (u32, u32),
    /// The number of the node's text among those that differ from the source; [`VERBATIM`] where they agree.
    pub(super) text: u32,
    /// The hash of its key.
    pub(super) key: u64,
    /// The node that its key continues: the nearest heading above, or of a point its item.
    pub(super) key_parent: Option<NodeId>,
    /// Which of the siblings with the very same text it is, from 1.
    pub(super) twin: u32,
    /// Whether the key's last part carries a hash of the text.
    pub(super) hashed: bool,
}

/// What the name of a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// All of its text.
    Whole,
    /// Its text without number and duration.
    Bare,
    /// Its text without the duration alone, since siblings have the same name without the number.
    Numbered,
}

/// A [`Node::text`] that stands in the source as it is shown.
pub(super) const VERBATIM: u32 = u32::MAX;

impl Node {
    /// Whether this is a heading: a phase or a section (or, in a roadmap of headings alone, an item).
    pub fn is_heading(&self) -> bool {
        self.level > 0
    }
    /// Whether this is a list entry or a row of a table, whatever was made of it.
    pub(crate) fn is_entry(&self) -> bool {
        self.depth > 0
    }
    /// Where it starts in the source: the same in every reading of one text.
    pub(crate) fn place(&self) -> u32 {
        self.start
    }
    /// Its words taken apart, where it is a heading.
    pub(super) fn parts<'a>(&self, words: &'a str) -> Parts<'a> {
        if self.in_series { heading::parts_in_series(words) } else { heading::parts(words) }
    }
    /// Whether this is an item that counts: one with no items below it.
    pub fn is_counted(&self) -> bool {
        self.kind == Kind::Item && !self.parent_of_items
    }
}

/// A heading taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// `1` of `Phase 1: …`.
    pub ordinal: Option<u32>,
    /// The text without ordinal and duration, never empty unless the heading is.
    pub name: String,
    /// `4-6 weeks` of `… (4-6 weeks)`.
    pub duration: Option<String>,
}

/// A walk over a run of nodes in document order.
#[derive(Clone, Debug)]
pub struct Nodes<'a> {
    all: &'a [Node],
    at: Range<usize>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(all: &'a [Node], at: Range<usize>) -> Nodes<'a> {
        Nodes { all, at }
    }
}

impl<'a> Iterator for Nodes<'a> {
    type Item = (NodeId, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.at.next()?;
        Some((NodeId::new(index), &self.all[index]))
    }
}
