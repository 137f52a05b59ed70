//! A Markdown roadmap as a tree: phases, sections, items, points and extras, each with a stable key.
//!
//! Pure: text in, tree out. Nothing here knows files, clocks or terminals.
//!
//! `read` turns Markdown events into raw nodes, `shape` settles what they mean, `keys` names them. The rest is read
//! from the source when asked for: `spans` (a text in its styles), `links`, `plan`, and `doctor` (what may have been
//! meant otherwise).

#![warn(missing_docs)]

mod boxes;
mod choice;
mod clean;
mod counting;
mod doctor;
mod duration;
mod front_matter;
mod groups;
mod guide;
mod hash;
mod heading;
mod html;
mod inline;
mod keys;
mod links;
mod node;
mod numbering;
mod plan;
mod read;
mod references;
mod script;
mod shape;
mod slug;
mod spans;
mod version;

pub use clean::clean;
pub use doctor::{Finding, FindingKind};
pub use duration::{Amount, Length, Unit};
pub use guide::{Anchor, Block, Content, Prose, Row};
pub(crate) use hash::wide_hash;
pub(crate) use keys::KeyHash;
pub use links::{Link, links_in};
pub use node::{Heading, Kind, Mark, Node, NodeId, Nodes};
pub use plan::{Pace, PhasePlan, Plan};
pub(crate) use script::is_unspaced;
pub use shape::Counts;
pub use spans::{Span, Style};
pub use version::version_of;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use hash::HashMapOfHashes;
use heading::KeptParts;
use references::References;
use slug::letters_and_digits;

/// The roadmap that Roadbook carries: what opens when no other is named.
pub const BUILT_IN: &str = include_str!("../../roadmap/python-backend-ai-ml.md");

/// One roadmap, read: its source text and the flat tree over it.
///
/// Nodes stand in document order; the subtree of `id` is the range `id..node(id).end`, so walking
/// never recurses. Text is made when asked for.
#[derive(Debug)]
pub struct Roadmap {
    source: Arc<Cow<'static, str>>,
    title: String,
    nodes: Vec<Node>,
    /// Texts that do not stand in the source as they are shown.
    texts: Vec<Box<str>>,
    /// The parts of headings that have more to them than a name.
    headings: Vec<KeptParts>,
    phases: Vec<NodeId>,
    /// For each of `phases`, true if it is on the road.
    road: Vec<bool>,
    references: References,
    /// Nodes by the hash of their key, gathered when first needed.
    by_key: OnceLock<HashMapOfHashes<NodeId>>,
    /// The letters and digits of headings, gathered when first needed.
    heading_names: OnceLock<HashSet<String>>,
    /// The parts of keys that are made of long texts, made when first needed.
    long_parts: OnceLock<HashMap<NodeId, String>>,
    /// The start of each line of the source, found when first needed.
    lines: OnceLock<Vec<u32>>,
    /// The name of the text, worked out when first needed.
    version: OnceLock<String>,
    /// The keys that an earlier reading gave, where they count rather than those of this one.
    given: Option<Vec<String>>,
}

impl Roadmap {
    /// Reads Markdown into a tree. `fallback_title` names the roadmap (and its one phase, where it
    /// has no headings) when the text itself has no title; callers give the file's stem.
    ///
    /// Never fails: any text is a roadmap, if perhaps one without items.
    pub fn parse(source: impl Into<Cow<'static, str>>, fallback_title: &str) -> Roadmap {
        Roadmap::read(Arc::new(source.into()), fallback_title, None)
    }

    /// Reads Markdown into a tree, in which what counts may be the learner's choice.
    fn read(source: Arc<Cow<'static, str>>, fallback_title: &str, overrides: Option<&shape::Overrides<'_>>) -> Roadmap {
        let (body, title) = front_matter::split(&source);
        let mut raw = read::read(&source, body);
        let references = std::mem::take(&mut raw.references);
        let shape = shape::settle(&source, raw, title, fallback_title, overrides);
        let (phases, road) = shape.phases.into_iter().unzip();
        let title = clean(shape.title.as_deref().unwrap_or(fallback_title)).into_owned();
        let mut roadmap = Roadmap {
            title,
            nodes: shape.nodes,
            texts: shape.texts,
            headings: shape.headings,
            phases,
            road,
            references,
            by_key: OnceLock::new(),
            heading_names: OnceLock::new(),
            long_parts: OnceLock::new(),
            lines: OnceLock::new(),
            version: OnceLock::new(),
            given: None,
            source,
        };
        roadmap.assign_keys();
        roadmap
    }
    /// The Markdown as it was read.
    pub fn source(&self) -> &str {
        &self.source
    }
    /// The Markdown as it was read, shared instead of copied.
    pub fn shared_source(&self) -> Arc<Cow<'static, str>> {
        Arc::clone(&self.source)
    }
    /// The roadmap's title as plain text, sanitised.
    pub fn title(&self) -> &str {
        &self.title
    }
    /// The number of nodes; ids run from 0 to this.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
    /// Returns true if the tree holds no node at all.
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
    /// The phases: every top-level division that holds at least one item, in order.
    pub fn phases(&self) -> &[NodeId] {
        &self.phases
    }
    /// Returns true if the headline counts this phase; it counts all where none is "beside the road".
    pub fn on_road(&self, phase: NodeId) -> bool {
        self.phases.binary_search(&phase).is_ok_and(|at| self.road[at])
    }
    /// The node's full text as plain, sanitised, single-line text (Markdown dropped, entities decoded).
    pub fn text(&self, id: NodeId) -> Cow<'_, str> {
        clean(self.words(id))
    }
    /// A heading's parts: ordinal, name without ordinal and duration, duration as text. For other nodes the name
    /// is the text, of a group without its closing colon.
    pub fn heading(&self, id: NodeId) -> Heading {
        if !self.node(id).is_heading() {
            let text = self.text(id);
            let name = if self.node(id).kind == Kind::Group { text.trim_end_matches([':', '：', ' ']) } else { &text };
            return Heading { ordinal: None, name: name.to_owned(), duration: None };
        }
        let parts = self.node(id).parts(&self.headings);
        Heading {
            ordinal: parts.and_then(|parts| parts.ordinal),
            name: clean(self.named_by(id)).into_owned(),
            duration: parts.and_then(|parts| Some(clean(parts.duration.as_deref()?).into_owned())),
        }
    }
    /// The 1-based line in the source of the node's list marker or heading.
    pub fn line(&self, id: NodeId) -> usize {
        self.line_at(self.node(id).start as usize)
    }

    fn line_at(&self, byte: usize) -> usize {
        let lines = self.lines.get_or_init(|| {
            let bytes = self.source.as_bytes();
            let ends_line = |&(at, byte): &(usize, &u8)| match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            std::iter::once(0).chain(bytes.iter().enumerate().filter(ends_line).map(|(at, _)| at as u32 + 1)).collect()
        });
        lines.partition_point(|&start| start as usize <= byte)
    }
    /// Addresses that the node's own text links to, of a row of a table all of its cells, in order, each once.
    pub fn links(&self, id: NodeId) -> Vec<String> {
        self.titled_links(id).into_iter().map(|link| link.address).collect()
    }
    /// The same with the words that are linked.
    pub fn titled_links(&self, id: NodeId) -> Vec<Link> {
        let node = self.node(id);
        let own = if node.row { self.row_source(node) } else { self.inline_source(id) };
        links::of(own, &self.references)
    }
    /// The line of a row of a table.
    fn row_source(&self, node: &Node) -> &str {
        self.source[node.start as usize..].split(['\n', '\r']).next().unwrap_or_default()
    }
    /// Full texts of the enclosing headings and other groups, outermost first, title left out. A group that bears
    /// the name of a heading somewhere in the roadmap is left out too, so that each such name means the heading.
    pub fn path(&self, id: NodeId) -> Vec<Cow<'_, str>> {
        let names_itself = |up: &NodeId| {
            let node = self.node(*up);
            node.is_heading() || (node.kind == Kind::Group && !self.is_name_of_heading(self.words(*up)))
        };
        let mut path: Vec<_> = self.ancestors(id).filter(names_itself).map(|up| self.text(up)).collect();
        path.reverse();
        path
    }
    /// The innermost option of a choice that a node is, or is in, and that choice.
    pub fn option_around(&self, id: NodeId) -> Option<(NodeId, NodeId)> {
        let option = std::iter::once(id).chain(self.ancestors(id)).find(|&id| self.node(id).option)?;
        Some((option, self.node(option).parent?))
    }
    /// The item that a point gives credit to.
    pub fn item_of_point(&self, id: NodeId) -> Option<NodeId> {
        let is_point = self.node(id).kind == Kind::Point;
        self.ancestors(id).find(|&up| is_point && self.node(up).kind == Kind::Item)
    }
    /// If this node's children are alternatives of which one is to be chosen: the options, in order. Empty otherwise.
    pub fn options(&self, id: NodeId) -> Vec<NodeId> {
        if !self.node(id).choice {
            return Vec::new();
        }
        self.children(Some(id)).filter(|&child| self.node(child).option).collect()
    }
    /// The part of the source that is this node's own, from its heading or marker to the next node.
    pub fn own_source(&self, id: NodeId) -> Range<usize> {
        let end = self.nodes.get(id.index() + 1).map_or(self.source.len(), |next| next.start as usize);
        self.node(id).start as usize..end
    }
    /// Bytes that the tree takes beside its source, what is found when first needed left out.
    pub fn memory(&self) -> usize {
        let texts: usize = self.texts.iter().map(|text| text.len() + size_of::<Box<str>>()).sum();
        let strings = |parts: &KeptParts| parts.name.len() + parts.numbered_name.len();
        let headings: usize = self.headings.iter().map(|parts| strings(parts) + size_of::<KeptParts>()).sum();
        self.nodes.capacity() * size_of::<Node>() + texts + headings + self.references.memory()
    }

    /// The Markdown that the node's text is read from.
    fn inline_source(&self, id: NodeId) -> &str {
        let (from, to) = self.node(id).inline;
        &self.source[from as usize..to as usize]
    }

    /// The node's text as it was read, not yet sanitised.
    fn words(&self, id: NodeId) -> &str {
        self.node(id).words(&self.source, &self.texts)
    }

    fn is_name_of_heading(&self, words: &str) -> bool {
        let names = self.heading_names.get_or_init(|| {
            self.nodes()
                .filter(|(_, node)| node.is_heading())
                .map(|(id, _)| letters_and_digits(self.words(id)))
                .collect()
        });
        names.contains(&letters_and_digits(words))
    }
}
