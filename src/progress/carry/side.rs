//! One of the two trees that are aligned, with what is compared of each node.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::FixedState;

use super::address::page;
use crate::roadmap::{Kind, Node, NodeId, Roadmap};

/// A text shorter than this says little by itself. In bytes: scripts that say more in one character take more of them.
const SHORT: usize = 10;

/// A roadmap and its nodes' traits. Nodes go by their index; the index after the last means the whole roadmap.
pub(super) struct Side<'a> {
    pub roadmap: &'a Roadmap,
    pub traits: Vec<Traits>,
    /// The direct children of each node, and of the whole roadmap.
    pub children: Vec<Vec<usize>>,
}

/// The traits of a node that are compared. Texts are kept as hashes of their folded words; 0 is no text, or no links.
#[derive(Clone, Copy)]
pub(super) struct Traits {
    /// True if it divides (a heading, or what stands for one) rather than being a list entry.
    pub divides: bool,
    /// True if it is an item, rather than a point of one or an extra.
    pub is_item: bool,
    /// True if it is about what follows: it holds entries, or its text announces them.
    pub leads: bool,
    /// True if its text announces what follows: `Videos:`.
    pub announces: bool,
    pub is_short: bool,
    pub text: u64,
    /// The text without the addresses in it.
    pub bare: u64,
    pub links: u64,
    /// The node above, or the whole roadmap.
    pub parent: usize,
    /// Its position among its parent's children.
    pub position: usize,
}

impl<'a> Side<'a> {
    pub fn of(roadmap: &'a Roadmap) -> Side<'a> {
        let whole = roadmap.len();
        let mut children = vec![Vec::new(); whole + 1];
        let mut traits = Vec::with_capacity(whole);
        for (id, node) in roadmap.nodes() {
            let parent = node.parent.map_or(whole, NodeId::index);
            traits.push(Traits { parent, position: children[parent].len(), ..Traits::of(roadmap, id, node) });
            children[parent].push(id.index());
        }
        Side { roadmap, traits, children }
    }

    /// The index that means the whole roadmap.
    pub fn whole(&self) -> usize {
        self.traits.len()
    }

    /// The nearest heading from `node` upwards, or the whole roadmap.
    pub fn heading_above(&self, node: usize) -> usize {
        let mut node = node;
        while node < self.whole() && !self.roadmap.node(NodeId::new(node)).is_heading() {
            node = self.traits[node].parent;
        }
        node
    }
}

impl Traits {
    /// Returns whether its text says little without what stands around it.
    pub fn is_label(&self) -> bool {
        self.leads || self.is_short
    }

    fn of(roadmap: &Roadmap, id: NodeId, node: &Node) -> Traits {
        let text = name(roadmap, id);
        let divides = node.is_heading() || (node.kind == Kind::Group && node.depth == 0);
        let has_entries = node.end.index() > id.index() + 1;
        let words = hash_of_words(&text, 0);
        let bare = match () {
            () if has_address(&text) => hash_of_words(&without_addresses(&text), 1),
            () if split(&text).next().is_none() => 0,
            () => words,
        };
        let announces = text.trim_end().ends_with([':', '：']);
        Traits {
            divides,
            is_item: node.kind == Kind::Item,
            leads: has_entries || announces,
            announces,
            is_short: text.len() < SHORT,
            text: words,
            bare,
            links: hash_of_links(roadmap, id, node),
            parent: 0,
            position: 0,
        }
    }
}

/// The node's text; of a heading without its ordinal and duration.
pub(super) fn name(roadmap: &Roadmap, id: NodeId) -> String {
    if roadmap.node(id).is_heading() { roadmap.heading(id).name } else { roadmap.text(id).into_owned() }
}

/// The words of a text. Letters, marks, digits, `+` and `#` make words, as in keys.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

/// The text less the addresses that stand in it.
pub(super) fn without_addresses(text: &str) -> Cow<'_, str> {
    if !has_address(text) {
        return text.into();
    }
    text.split_whitespace().filter(|word| !has_address(word)).collect::<Vec<_>>().join(" ").into()
}

fn has_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}

pub(super) fn is_of_word(c: char) -> bool {
    match c {
        '+' | '#' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
    }
}

/// Returns the hash of a node's words; of a text that says little by itself also of those of the heading above.
pub(super) fn text_hash(text: &str, heading: impl FnOnce() -> String, is_heading: bool) -> u64 {
    let above = if text.len() < SHORT { hash_of_words(&heading(), 0) } else { 0 };
    hash(&(hash_of_words(text, 0), above, is_heading))
}

fn hash_of_words(text: &str, least: usize) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    let lower = text.to_lowercase();
    let mut count = 0;
    for word in split(&lower) {
        word.hash(&mut hasher);
        count += 1;
    }
    match count {
        0 if text.is_empty() || least > 0 => 0,
        0 => hash(text),
        _ => hasher.finish(),
    }
}

fn hash_of_links(roadmap: &Roadmap, id: NodeId, node: &Node) -> u64 {
    let own = &roadmap.source()[roadmap.own_source(id)];
    let boxes = usize::from(node.source.is_some());
    if own.matches('[').count() <= boxes && !own.contains("://") && !own.contains("www.") && !own.contains('@') {
        return 0;
    }
    let mut links: Vec<String> = roadmap.links(id).iter().map(|link| page(link)).collect();
    links.sort_unstable();
    links.dedup();
    if links.is_empty() { 0 } else { hash(&links) }
}

pub(super) fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    FixedState::default().hash_one(value)
}
