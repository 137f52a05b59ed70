//! `list`: every item, point and extra in document order.

use std::borrow::Cow;
use std::fmt::Write;

use serde::Serialize;

use crate::open::Opened;
use crate::roadmap::{Kind, Mark};

/// One entry as scripts read it. Fields may be added, none renamed.
#[derive(Serialize)]
struct Entry<'a> {
    key: String,
    text: Cow<'a, str>,
    kind: &'static str,
    checkbox: bool,
    source: Option<Mark>,
    mark: Mark,
    depth: u32,
    line: usize,
    path: Vec<Cow<'a, str>>,
    links: Vec<String>,
}

/// The list as JSON, or one line an entry: mark, key, text.
pub(super) fn text(opened: &Opened, json: bool) -> anyhow::Result<String> {
    if json {
        let entries: Vec<Entry<'_>> = entries(opened).collect();
        return Ok(serde_json::to_string_pretty(&entries)? + "\n");
    }
    let mut lines = String::new();
    for entry in entries(opened) {
        let Entry { key, text, mark, .. } = entry;
        writeln!(lines, "{:<8} {key}  {text}", mark.word())?;
    }
    Ok(lines)
}

fn entries(opened: &Opened) -> impl Iterator<Item = Entry<'_>> {
    let Opened { roadmap, progress, .. } = opened;
    roadmap.nodes().filter_map(move |(id, node)| {
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
    })
}
