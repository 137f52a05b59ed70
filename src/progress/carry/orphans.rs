//! Keys that stand nowhere, and the words that they stood for in earlier texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Changes;
use super::side::{name, text_hash};
use crate::progress::Progress;
use crate::roadmap::{NodeId, Roadmap};

/// The words that a key stood for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Its text.
    pub text: String,
    /// The texts of what stood above it, outermost first, without the title.
    pub path: Vec<String>,
    /// The names of what stood above it, outermost first: without ordinals and durations.
    pub names: Vec<String>,
    /// The line of its list marker, from 1.
    pub line: usize,
}

/// Returns the words of keys in the newest of `texts` that has each: `texts` come the newest first, each with the keys
/// that it had, and no more of them are taken than needed. A key that none of them has is left out.
pub fn words_of(
    keys: impl IntoIterator<Item = String>,
    progress: &Progress,
    texts: impl Iterator<Item = Roadmap>,
) -> BTreeMap<String, Words> {
    let mut words = BTreeMap::new();
    find(keys.into_iter().collect(), progress, texts, |key, roadmap, node| {
        let path = roadmap.path(node).into_iter().map(String::from).collect();
        let mut names: Vec<String> = roadmap.ancestors(node).map(|above| roadmap.heading(above).name).collect();
        names.reverse();
        words.insert(key, Words { text: roadmap.text(node).into_owned(), path, names, line: roadmap.line(node) });
    });
    words
}

/// Returns the nodes of a new text that nothing was carried to and that have an orphan's words, where that is one of
/// each. Words too short to say much have to stand below a heading of the same name.
pub(super) fn found_again(
    lost: BTreeSet<String>,
    progress: &Progress,
    new: &Roadmap,
    changes: &Changes,
    earlier: impl Iterator<Item = Roadmap>,
) -> Vec<(String, NodeId)> {
    let free: Vec<NodeId> = new.nodes().map(|(node, _)| node).filter(|&node| changes.origin(node).is_none()).collect();
    if lost.is_empty() || free.is_empty() {
        return Vec::new();
    }
    let mut by_words: HashMap<u64, (Vec<NodeId>, Vec<String>)> = HashMap::new();
    for node in free {
        by_words.entry(words_hash(new, node)).or_default().0.push(node);
    }
    find(lost, progress, earlier, |key, roadmap, node| {
        if let Some((_, keys)) = by_words.get_mut(&words_hash(roadmap, node)) {
            keys.push(key);
        }
    });
    let found = by_words.into_values().filter_map(|(mut nodes, mut keys)| match (nodes.len(), keys.len()) {
        (1, 1) => Some((keys.pop()?, nodes.pop()?)),
        _ => None,
    });
    let mut found: Vec<(String, NodeId)> = found.collect();
    found.sort_unstable();
    found
}

/// Returns the hash of a node's words and of whether it is an entry; of short ones also of the heading above it.
fn words_hash(roadmap: &Roadmap, node: NodeId) -> u64 {
    let heading = roadmap.ancestors(node).find(|&above| roadmap.node(above).is_heading());
    let heading = heading.map(|heading| name(roadmap, heading)).unwrap_or_default();
    text_hash(&name(roadmap, node), &heading, roadmap.node(node).is_heading())
}

/// Tells of each key the node that it stands at in the newest of the texts that has it.
fn find(
    mut keys: BTreeSet<String>,
    progress: &Progress,
    texts: impl Iterator<Item = Roadmap>,
    mut found: impl FnMut(String, &Roadmap, NodeId),
) {
    let mut texts = texts;
    while !keys.is_empty()
        && let Some(roadmap) = texts.next()
    {
        keys.retain(|key| match progress.locate(&roadmap, key) {
            Some(node) => {
                found(key.clone(), &roadmap, node);
                false
            }
            None => true,
        });
    }
}
