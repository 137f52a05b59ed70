//! `list`: every item, point and extra in document order.

use std::collections::HashSet;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::command::ListMark;
use super::output::{self, Paint};
use super::resolve;
use crate::export::Entry;
use crate::open::Opened;
use crate::roadmap::{Mark, NodeId, clean};

/// The entries that are wanted.
pub(super) struct Wanted {
    /// Words that the text holds.
    pub(super) text: Vec<String>,
    pub(super) mark: Option<ListMark>,
    /// The name of a heading that they stand below.
    pub(super) phase: Option<String>,
}

/// The list as JSON, as a tree (in a terminal too), or one line an entry: mark, key, text.
///
/// # Errors
/// Fails if the heading's name means none or several.
pub(super) fn text(opened: &Opened, wanted: &Wanted, tree: bool, json: bool) -> anyhow::Result<String> {
    let nodes = nodes(opened, wanted)?;
    if json {
        let entry = |id| Entry::of(&opened.roadmap, &opened.progress, id);
        let entries: Vec<Entry<'_>> = nodes.into_iter().filter_map(entry).collect();
        return Ok(serde_json::to_string_pretty(&entries)? + "\n");
    }
    if tree || output::is_terminal() {
        return tree_of(opened, &nodes);
    }
    let mut lines = String::new();
    for id in nodes {
        let key = opened.progress.key(&opened.roadmap, id);
        writeln!(lines, "{:<8} {}  {}", opened.progress.mark(id).word(), clean(&key), opened.roadmap.text(id))?;
    }
    Ok(lines)
}

/// The entries that are wanted, in document order.
fn nodes(opened: &Opened, wanted: &Wanted) -> anyhow::Result<Vec<NodeId>> {
    let Opened { roadmap, progress, .. } = opened;
    let within = wanted.phase.as_deref().map(|phase| resolve::resolve(opened, phase)).transpose()?;
    let words: Vec<String> =
        wanted.text.iter().flat_map(|text| text.split_whitespace()).map(str::to_lowercase).collect();
    let has_words = |id| {
        let text = roadmap.text(id).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let has_mark = |id| wanted.mark.is_none_or(|mark| mark.holds(progress.mark(id)));
    let below = within.map_or_else(|| roadmap.nodes(), |id| roadmap.subtree(id));
    let entries = below.filter(|(_, node)| node.kind.has_mark());
    Ok(entries.map(|(id, _)| id).filter(|&id| has_mark(id) && has_words(id)).collect())
}

/// The entries below the headings and groups that lead to them.
fn tree_of(opened: &Opened, nodes: &[NodeId]) -> anyhow::Result<String> {
    let Opened { roadmap, progress, .. } = opened;
    let mut rows: Vec<(NodeId, usize)> = Vec::new();
    let mut shown = HashSet::new();
    for &id in nodes {
        let mut way: Vec<NodeId> = roadmap.ancestors(id).collect();
        way.reverse();
        way.push(id);
        rows.extend(way.iter().enumerate().filter(|(_, id)| shown.insert(**id)).map(|(depth, id)| (*id, depth)));
    }
    let width = |(id, depth): &(NodeId, usize)| 2 * depth + roadmap.text(*id).width();
    let is_heading = |(id, _): &&(NodeId, usize)| !roadmap.node(*id).kind.has_mark();
    let widest = rows.iter().filter(is_heading).map(width).max().unwrap_or(0);
    let mut text = String::new();
    for row @ &(id, depth) in &rows {
        let (indent, name) = (" ".repeat(2 * depth), roadmap.text(id));
        if !is_heading(&row) {
            writeln!(text, "{indent}{} {}", sign(progress.mark(id)), name)?;
            continue;
        }
        let tally = progress.tally(id);
        let gap = " ".repeat(widest - width(row));
        let counts = match tally.count {
            0 => String::new(),
            count => format!("{gap}  {:>3}/{count:<3} {:>3}%", tally.done, tally.percent()),
        };
        writeln!(text, "{indent}{}{}", Paint::Bold.of(&name), Paint::Dim.of(&counts))?;
    }
    Ok(text)
}

/// The sign of a mark.
fn sign(mark: Mark) -> String {
    match mark {
        Mark::Todo => "○".to_owned(),
        Mark::Doing => Paint::Yellow.of("◐"),
        Mark::Done => Paint::Green.of("✓"),
        Mark::Skipped => Paint::Dim.of("–"),
    }
}
