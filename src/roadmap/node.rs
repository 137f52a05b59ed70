//! One entry of the tree, and the walk over a run of them.

use std::num::NonZeroU32;
use std::ops::Range;

use super::heading::KeptParts;

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

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A top-level division of the roadmap: what has a completion bar of its own.
    Phase,
    /// Any other heading, above or below the phases; without a level, what extras stand in that have no heading.
    Section,
    /// A stand-in for a heading: a bold line, a line ending in a colon, a
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

/// The state of an item.
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
    /// In neither side of a fraction.
    Skipped,
}

impl Kind {
    /// Returns true for items, points and extras, which have a mark of their own.
    pub fn has_mark(self) -> bool {
        matches!(self, Kind::Item | Kind::Point | Kind::Extra)
    }
}

impl Mark {
    /// The word for it in files and in the output of commands.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Todo => "todo",
            Mark::Doing => "doing",
            Mark::Done => "done",
            Mark::Skipped => "skipped",
        }
    }

    /// The mark of a word.
    pub fn from_word(word: &str) -> Option<Mark> {
        [Mark::Todo, Mark::Doing, Mark::Done, Mark::Skipped].into_iter().find(|mark| mark.word() == word)
    }
}

/// One entry of the tree. It points into the source rather than copy from it.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its kind.
    pub kind: Kind,
    /// The state that the file's own box gives; `None` without a box.
    pub source: Option<Mark>,
    /// The box is one of `[ ] [x] [X]`.
    pub checkbox: bool,
    /// It is an item with items below it: a group, done when they are, not counted itself.
    pub parent_of_items: bool,
    /// Its children are alternatives, of which one is to be chosen.
    pub choice: bool,
    /// It is one of the alternatives of a choice, which is its parent.
    pub option: bool,
    /// It is a row of a table.
    pub row: bool,
    /// It is a row of which a cell links out of the page, or one of another day of the same plan.
    pub(super) links_out: bool,
    /// The number of the heading's parts among those that are kept; [`ALL_NAME`] of a heading that is a name and no
    /// more.
    pub(super) heading: u32,
    /// It is a heading with a table of contents right below it.
    pub(super) holds_contents: bool,
    /// Heading level 1–6; 0 for anything else.
    pub level: u8,
    /// List nesting, 1 = a top-level list entry; 0 for headings and groups that are no list entries.
    pub depth: u32,
    /// The node directly above.
    pub parent: Option<NodeId>,
    /// One past the last node of the subtree.
    pub end: NodeId,
    /// The byte in the source at which the list marker, heading or line starts.
    pub(super) start: u32,
    /// The inline content in the source, from and to, in bytes.
    pub(super) inline: (u32, u32),
    /// The number of the node's text among those that differ from the source; [`VERBATIM`] where they agree.
    pub(super) text: u32,
    /// The hash of its key.
    pub(super) key: u64,
    /// The node that its key continues: the nearest heading above, or of a point its item.
    pub(super) key_parent: Option<NodeId>,
    /// Its number among the siblings with the very same text, from 1.
    pub(super) twin: u32,
    /// The key's last part carries a hash of the text.
    pub(super) hashed: bool,
}

/// A [`Node::text`] that stands in the source as it is shown.
pub(super) const VERBATIM: u32 = u32::MAX;

/// A [`Node::heading`] without parts.
pub(super) const ALL_NAME: u32 = u32::MAX;

impl Node {
    /// Returns true for a heading: a phase or a section (or, in a roadmap of headings alone, an item).
    pub fn is_heading(&self) -> bool {
        self.level > 0
    }
    /// Returns true for a list entry or a row of a table, whatever was made of it.
    pub(crate) fn is_entry(&self) -> bool {
        self.depth > 0
    }
    /// The byte in the source at which it starts: the same in every reading of one text.
    pub(crate) fn place(&self) -> u32 {
        self.start
    }
    /// Its text as it was read: its place in the source, or the copy where the two differ.
    pub(super) fn words<'a>(&self, source: &'a str, texts: &'a [Box<str>]) -> &'a str {
        match self.text {
            VERBATIM => &source[self.inline.0 as usize..self.inline.1 as usize],
            text => &texts[text as usize],
        }
    }
    /// Its parts among those of all headings, if it has more to it than a name.
    pub(super) fn parts<'a>(&self, headings: &'a [KeptParts]) -> Option<&'a KeptParts> {
        headings.get(self.heading as usize)
    }
    /// The part of its words that is its name.
    pub(super) fn name<'a>(&self, words: &'a str, headings: &'a [KeptParts]) -> &'a str {
        self.parts(headings).map_or(words, KeptParts::own_name)
    }
    /// Returns true for an item that counts: one with no items below it.
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
