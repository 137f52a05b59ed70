//! An item, point or extra as JSON has it. Fields may be added, none renamed.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;

use crate::progress::Progress;
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};

/// One entry of a roadmap.
#[derive(Serialize)]
pub struct Entry<'a> {
    /// Its key.
    pub key: String,
    /// Its text, without Markdown.
    pub text: Cow<'a, str>,
    /// `item`, `point` or `extra`.
    pub kind: &'static str,
    /// True for the task items of GitHub's Markdown alone.
    pub checkbox: bool,
    /// The mark that the file's own box says.
    pub source: Option<Mark>,
    /// The mark that holds now.
    pub mark: Mark,
    /// The nesting of lists, 1 for the top.
    pub depth: u32,
    /// The line of its list marker or table row, from 1.
    pub line: usize,
    /// The texts of the enclosing headings and other groups, outermost first, title left out.
    pub path: Vec<Cow<'a, str>>,
    /// The addresses that its text links to.
    pub links: Vec<String>,
}

impl<'a> Entry<'a> {
    /// The entry at a node; `None` for a heading or a group.
    pub fn of(roadmap: &'a Roadmap, progress: &Progress, id: NodeId) -> Option<Entry<'a>> {
        let node = roadmap.node(id);
        let kind = match node.kind {
            Kind::Item => "item",
            Kind::Point => "point",
            Kind::Extra => "extra",
            Kind::Phase | Kind::Section | Kind::Group => return None,
        };
        Some(Entry {
            key: progress.key(roadmap, id),
            text: roadmap.text(id),
            kind,
            checkbox: node.checkbox,
            source: node.source,
            mark: progress.mark(id),
            depth: node.depth,
            line: roadmap.line(id),
            path: roadmap.path(id),
            links: roadmap.links(id),
        })
    }
}

/// The minutes spent on each node itself, what is below it left out.
pub(super) fn minutes(roadmap: &Roadmap, progress: &Progress) -> HashMap<NodeId, u32> {
    let mut minutes = HashMap::new();
    for entry in progress.time_entries() {
        let node = entry.fact.kind.item().and_then(|key| progress.locate(roadmap, key));
        if let Some(node) = node {
            let sum: &mut u32 = minutes.entry(node).or_default();
            *sum = sum.saturating_add(entry.minutes);
        }
    }
    minutes
}
