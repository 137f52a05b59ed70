//! Keys that stand nowhere, and the words that they stood for in earlier texts.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::candidates::Pair;
use super::changes::Changes;
use super::side::{name, text_hash, without_addresses};
use super::wording;
use super::words::{self, Texts};
use crate::progress::{Progress, Reason, Suggestion};
use crate::roadmap::{NodeId, Roadmap};

/// Earlier texts of so many bytes are searched for orphans, so that a key that no text has costs no more. Each counts
/// as [`LEAST_SEARCHED`] bytes or more.
const MOST_SEARCHED: usize = 16 << 20;
const LEAST_SEARCHED: usize = 64 << 10;

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
    find(keys.into_iter().collect(), progress, texts, |roadmap, found| {
        words.extend(found.into_iter().map(|(key, node)| {
            let path = roadmap.path(node).into_iter().map(String::from).collect();
            let mut names: Vec<String> = roadmap.ancestors(node).map(|above| roadmap.heading(above).name).collect();
            names.reverse();
            (key, Words { text: roadmap.text(node).into_owned(), path, names, line: roadmap.line(node) })
        }));
    });
    words
}

/// The orphans that a new text has again.
#[derive(Default)]
pub(super) struct FoundAgain {
    /// The keys whose words stand there, each with the node.
    pub sure: Vec<(String, NodeId)>,
    /// The keys of which a node that nothing was carried to has nearly the words.
    pub likely: Vec<Suggestion>,
}

/// An entry or a section that was cut out.
struct Lost {
    keys: Vec<String>,
    /// The text and the node that it was found at.
    place: (usize, NodeId),
    is_entry: bool,
    /// Its text was the only one of its kind.
    is_alone: bool,
    name: String,
    heading: String,
}

/// Finds orphans by the words that they had in the newest of the `earlier` texts that has each: identical words are
/// sure, nearly the same ones are likely. Words too short to say much have to stand below a heading of the same name.
pub(super) fn found_again(
    keys: BTreeSet<String>,
    progress: &Progress,
    new: &Roadmap,
    changes: &Changes,
    earlier: impl Iterator<Item = Roadmap>,
) -> FoundAgain {
    let mut found = FoundAgain::default();
    if keys.is_empty() {
        return found;
    }
    let mut nodes: HashMap<u64, Vec<NodeId>> = HashMap::new();
    new.nodes().for_each(|(node, _)| nodes.entry(words_hash(new, node)).or_default().push(node));
    let mut reworded: Vec<Lost> = Vec::new();
    for (words, mut lost) in all_lost(keys, progress, earlier) {
        let with_these = nodes.get(&words).map(Vec::as_slice).unwrap_or_default();
        let targets = match with_these {
            &[node] if lost.len() == 1 && lost[0].is_alone => vec![node],
            _ => with_these.iter().copied().filter(|&node| changes.origin(node).is_none()).collect(),
        };
        let rest = lost.split_off(targets.len().min(lost.len()));
        let sure = lost.into_iter().zip(targets);
        found.sure.extend(sure.flat_map(|(lost, node)| lost.keys.into_iter().map(move |key| (key, node))));
        reworded.extend(rest.into_iter().filter(|lost| lost.is_entry));
    }
    found.sure.sort_unstable();
    found.likely = likely(&reworded, new, changes, &found.sure);
    found
}

/// The orphans by the hash of their words, those of one text in its order. Several keys that stood for one entry are
/// one orphan.
fn all_lost(
    keys: BTreeSet<String>,
    progress: &Progress,
    earlier: impl Iterator<Item = Roadmap>,
) -> BTreeMap<u64, Vec<Lost>> {
    let mut all: BTreeMap<u64, Vec<Lost>> = BTreeMap::new();
    let mut text = 0;
    find(keys, progress, earlier, |roadmap, found| {
        text += 1;
        let mut counts: HashMap<u64, u32> = HashMap::new();
        roadmap.nodes().for_each(|(node, _)| *counts.entry(words_hash(roadmap, node)).or_default() += 1);
        for (key, node) in found {
            let words = words_hash(roadmap, node);
            let is_alone = counts[&words] == 1;
            let with_these = all.entry(words).or_default();
            let is_same = |lost: &&mut Lost| lost.place == (text, node) || (lost.is_alone && is_alone);
            match with_these.iter_mut().find(is_same) {
                Some(lost) => lost.keys.push(key),
                None => with_these.push(Lost {
                    keys: vec![key],
                    place: (text, node),
                    is_entry: !roadmap.node(node).is_heading(),
                    is_alone,
                    name: without_addresses(&name(roadmap, node)).into_owned(),
                    heading: heading_name(roadmap, node),
                }),
            }
        }
    });
    all.values_mut().for_each(|lost| lost.sort_by_key(|lost| lost.place));
    all
}

/// Suggests nodes that nothing was carried to and nothing else is suggested for.
fn likely(lost: &[Lost], new: &Roadmap, changes: &Changes, sure: &[(String, NodeId)]) -> Vec<Suggestion> {
    let taken: HashSet<NodeId> =
        sure.iter().map(|(_, node)| *node).chain(changes.suggested().filter_map(|change| change.new)).collect();
    let is_free =
        |node: NodeId| !new.node(node).is_heading() && changes.origin(node).is_none() && !taken.contains(&node);
    let free =
        new.nodes().map(|(node, _)| is_free(node).then(|| words::Words::from(&*without_addresses(&name(new, node)))));
    let free: Texts = if lost.is_empty() { Vec::new() } else { free.collect() };
    let olds: Texts = lost.iter().map(|lost| Some(words::Words::from(lost.name.as_str()))).collect();
    let is_home = |(old, node): Pair| heading_name(new, NodeId::new(node)) == lost[old].heading;
    let pairs = wording::likely(&olds, &free, is_home);
    let suggestions = pairs.into_iter().flat_map(|((old, node), percent)| {
        let (node, reason) = (NodeId::new(node), Reason::Wording);
        lost[old].keys.iter().map(move |key| Suggestion { key: key.clone(), node, reason, percent })
    });
    suggestions.collect()
}

/// Returns the hash of a node's words and of whether it is an entry; of short ones also of the heading above it.
fn words_hash(roadmap: &Roadmap, node: NodeId) -> u64 {
    text_hash(&name(roadmap, node), || heading_name(roadmap, node), roadmap.node(node).is_heading())
}

/// The name of the heading above a node.
fn heading_name(roadmap: &Roadmap, node: NodeId) -> String {
    let heading = roadmap.ancestors(node).find(|&above| roadmap.node(above).is_heading());
    heading.map(|heading| name(roadmap, heading)).unwrap_or_default()
}

/// Tells of each text, the newest first, which keys stand at which of its nodes, each key once. The search ends when
/// all are found or the texts had [`MOST_SEARCHED`] bytes.
fn find(
    mut keys: BTreeSet<String>,
    progress: &Progress,
    mut texts: impl Iterator<Item = Roadmap>,
    mut found: impl FnMut(&Roadmap, Vec<(String, NodeId)>),
) {
    let mut searched = 0;
    while !keys.is_empty()
        && searched < MOST_SEARCHED
        && let Some(roadmap) = texts.next()
    {
        searched += roadmap.source().len().max(LEAST_SEARCHED);
        let mut here = Vec::new();
        keys.retain(|key| {
            let node = progress.locate(&roadmap, key);
            here.extend(node.map(|node| (key.clone(), node)));
            node.is_none()
        });
        if !here.is_empty() {
            found(&roadmap, here);
        }
    }
}
