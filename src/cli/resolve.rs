//! A name that someone types → the node they mean: a key, the end of a key, or words of the text.

use std::fmt::Write;

use anyhow::bail;

use super::near::nearest;
use crate::open::Opened;
use crate::roadmap::{NodeId, is_unspaced};

/// The largest number of candidates that are listed, and of names like one that was mistyped.
const MOST: usize = 12;
const NEAREST: usize = 3;

/// Finds the nodes that the names name, each once.
///
/// # Errors
/// As [`resolve`] has them.
pub(super) fn resolve_all(opened: &Opened, names: &[String]) -> anyhow::Result<Vec<NodeId>> {
    let mut nodes = Vec::new();
    for name in names {
        let node = resolve(opened, name)?;
        if !nodes.contains(&node) {
            nodes.push(node);
        }
    }
    Ok(nodes)
}

/// Finds the one node that `name` names.
///
/// # Errors
/// Fails if no node is named so, or several are: then their keys are listed.
pub(super) fn resolve(opened: &Opened, name: &str) -> anyhow::Result<NodeId> {
    one_of(opened, name, &named(opened, name))
}

/// Finds the one node that `name` names, an option of a choice rather than anything else.
///
/// # Errors
/// As [`resolve`] has them.
pub(super) fn resolve_option(opened: &Opened, name: &str) -> anyhow::Result<NodeId> {
    let nodes = named(opened, name);
    let options: Vec<NodeId> = nodes.iter().copied().filter(|&id| opened.roadmap.node(id).option).collect();
    one_of(opened, name, if options.is_empty() { &nodes } else { &options })
}

/// Every node that `name` may mean, in the best of the ways in which it means any.
fn named(opened: &Opened, name: &str) -> Vec<NodeId> {
    let by_key = |opened: &Opened, name: &str| opened.progress.locate(&opened.roadmap, name).into_iter().collect();
    [by_key, ends_with, says, is_numbered, has_words]
        .iter()
        .map(|way| way(opened, name))
        .find(|nodes| !nodes.is_empty())
        .unwrap_or_default()
}

fn one_of(opened: &Opened, name: &str, nodes: &[NodeId]) -> anyhow::Result<NodeId> {
    match nodes {
        [] => bail!("{}", unknown(opened, name)),
        [node] => Ok(*node),
        several => bail!("{}", candidates(opened, name, several)),
    }
}

fn ends_with(opened: &Opened, name: &str) -> Vec<NodeId> {
    let end = format!("/{name}");
    nodes(opened, |id| opened.progress.key(&opened.roadmap, id).ends_with(&end))
}

fn says(opened: &Opened, name: &str) -> Vec<NodeId> {
    let name = name.trim().to_lowercase();
    nodes(opened, |id| {
        opened.roadmap.text(id).to_lowercase() == name || opened.roadmap.heading(id).name.to_lowercase() == name
    })
}

/// `phase 2` numbers `Phase 2: Concurrency (3 weeks)`.
fn is_numbered(opened: &Opened, name: &str) -> Vec<NodeId> {
    let name = name.trim().to_lowercase();
    nodes(opened, |id| {
        let text = opened.roadmap.text(id).to_lowercase();
        text.strip_prefix(&name).is_some_and(|rest| rest.starts_with([':', '.', ')', '：', '、']))
    })
}

fn has_words(opened: &Opened, name: &str) -> Vec<NodeId> {
    let wanted: Vec<String> = words(name);
    if wanted.is_empty() {
        return Vec::new();
    }
    nodes(opened, |id| {
        let text = words(&opened.roadmap.text(id));
        wanted.iter().all(|word| text.iter().any(|other| is_word_of(word, other)))
    })
}

/// Returns true if a word is another one, or stands in a run of words without spaces between them.
fn is_word_of(word: &str, other: &str) -> bool {
    word == other || word.contains(is_unspaced) && other.contains(word)
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn nodes(opened: &Opened, is_meant: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
    opened.roadmap.nodes().map(|(id, _)| id).filter(|&id| is_meant(id)).collect()
}

fn unknown(opened: &Opened, name: &str) -> String {
    let names = opened.roadmap.nodes().map(|(id, _)| (opened.roadmap.heading(id).name, id));
    let mut text = format!("nothing is named {name:?}. Nearest:");
    for node in nearest(name, names, NEAREST) {
        let _ = write!(text, "\n  {}", described(opened, node));
    }
    text + "\n`roadbook list` shows every key"
}

/// The key of a node, and its text where that says more.
fn described(opened: &Opened, node: NodeId) -> String {
    let kind = if opened.roadmap.node(node).is_heading() { " (heading)" } else { "" };
    format!("{}  {}{kind}", opened.progress.key(&opened.roadmap, node), opened.roadmap.text(node))
}

fn candidates(opened: &Opened, name: &str, nodes: &[NodeId]) -> String {
    let mut text = format!("{name:?} may be any of these; nothing was changed:");
    for &node in nodes.iter().take(MOST) {
        let _ = write!(text, "\n  {}", described(opened, node));
    }
    if nodes.len() > MOST {
        let _ = write!(text, "\n  … and {} more", nodes.len() - MOST);
    }
    text
}
