//! A Markdown roadmap as a tree: phases, sections, items, points and extras, each with a stable key.
//!
//! Pure: text in, tree out. Nothing here knows files, clocks or terminals.

mod node;

pub use node::{Heading, Kind, Mark, Node, NodeId, Nodes};

use std::ops::Range;

/// One roadmap, read: its source text and the flat tree over it.
///
/// Nodes stand in document order; the subtree of `id` is the range `id..node(id).end`, so walking
/// never recurses. Text is made when asked for.
#[derive(Debug)]
pub struct Roadmap {
    source: Box<str>,
    title: String,
    nodes: Vec<Node>,
}

impl Roadmap {
    /// Reads Markdown into a tree. `fallback_title` names the roadmap (and its one phase, where it
    /// has no headings) when the text itself has no title; callers give the file's stem.
    ///
    /// Never fails: any text is a roadmap, if perhaps one without items.
    pub fn parse(source: String, fallback_title: &str) -> Roadmap {
        Roadmap { source: source.into(), title: fallback_title.into(), nodes: Vec::new() }
    }
    /// The Markdown as it was read.
    pub fn source(&self) -> &str {
        &self.source
    }
    /// The roadmap's title as plain text, already sanitised.
    pub fn title(&self) -> &str {
        &self.title
    }
    /// How many nodes the tree holds; ids run from 0 to this.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
    /// Whether the tree holds no node at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
    /// The node with this id. Panics on an id of another roadmap.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
    /// Every node with its id, in document order.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes::new(&self.nodes, 0..self.nodes.len())
    }
    /// `id` and everything below it, in document order.
    pub fn subtree(&self, id: NodeId) -> Nodes<'_> {
        Nodes::new(&self.nodes, id.index()..self.node(id).end.index())
    }
    /// The direct children of `id` (or the top-level nodes for `None`), in document order; each step skips a subtree.
    pub fn children(&self, id: Option<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
        let (mut next, end) = match id {
            Some(id) => (id.index() + 1, self.node(id).end.index()),
            None => (0, self.nodes.len()),
        };
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = NodeId::new(next);
                next = self.node(child).end.index();
                child
            })
        })
    }
    /// The nodes above `id`, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).parent, |&up| self.node(up).parent)
    }
    /// The phases: every top-level division that holds at least one item (or extra), in order.
    pub fn phases(&self) -> &[NodeId] {
        &[]
    }
    /// Whether this phase is one of those that the headline counts. True for every phase where none is "beside the road".
    pub fn on_road(&self, phase: NodeId) -> bool {
        let _ = phase;
        true
    }
    /// The node's full text as plain, sanitised, single-line text (Markdown dropped, entities decoded).
    pub fn text(&self, id: NodeId) -> String {
        let _ = id;
        String::new()
    }
    /// A heading's parts: ordinal, name without ordinal and duration, duration as text. For other nodes the name is the text.
    pub fn heading(&self, id: NodeId) -> Heading {
        Heading { ordinal: None, name: self.text(id), duration: None }
    }
    /// The node's stable key, e.g. `python-fundamentals/data-structures/lists`.
    pub fn key(&self, id: NodeId) -> String {
        let _ = id;
        String::new()
    }
    /// The node that has this key, if the roadmap holds it.
    pub fn find(&self, key: &str) -> Option<NodeId> {
        let _ = key;
        None
    }
    /// The 1-based line in the source of the node's list marker or heading.
    pub fn line(&self, id: NodeId) -> usize {
        let _ = id;
        1
    }
    /// Addresses that the node's own text links to, in order, each once.
    pub fn links(&self, id: NodeId) -> Vec<String> {
        let _ = id;
        Vec::new()
    }
    /// Full texts of the enclosing headings and other groups, outermost first, title left out.
    pub fn path(&self, id: NodeId) -> Vec<String> {
        let mut path: Vec<_> = self.ancestors(id).map(|up| self.text(up)).collect();
        path.reverse();
        path
    }
    /// If this node's children are alternatives of which one is to be chosen: the options, in order. Empty otherwise.
    pub fn options(&self, id: NodeId) -> Vec<NodeId> {
        let _ = id;
        Vec::new()
    }
    /// The ranges of the source that are this heading's own prose (before its first child, between and after its lists).
    pub fn guide(&self, id: NodeId) -> Vec<Range<usize>> {
        let _ = id;
        Vec::new()
    }
}
