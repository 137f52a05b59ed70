//! `import`: the boxes ticked in a Markdown file become facts, so that they hold whatever the file says later.

use std::fmt::Write;

use super::mark;
use crate::clock;
use crate::open::{Opened, Source};
use crate::progress::{FactKind, carry};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// Takes every `[x]` of `file` into the journal of `into`, in one action.
///
/// # Errors
/// Where the file cannot be read or the journal not be written; nothing is changed then.
pub(super) fn import(file: &Source, mut into: Opened) -> anyhow::Result<String> {
    let ticked = file.read()?;
    let same = carry::carry(&ticked, &into.roadmap);
    let mut report = Report::default();
    let mut kind = Vec::new();
    for (id, _) in ticked.nodes().filter(|(_, node)| node.source == Some(Mark::Done)) {
        match same.partner(id) {
            None => report.miss(&ticked, id),
            Some(node) if into.progress.is_marked_done(node) => report.known += 1,
            Some(node) => {
                report.taken += 1;
                kind.push(FactKind::Mark { item: into.progress.key(&into.roadmap, node), mark: Mark::Done });
            }
        }
    }
    let facts = into.progress.stamp(&into.roadmap, kind, clock::now());
    mark::save(&mut into, &facts)?;
    report.text()
}

#[derive(Default)]
struct Report {
    taken: usize,
    known: usize,
    missed: String,
}

impl Report {
    fn miss(&mut self, roadmap: &Roadmap, id: NodeId) {
        let _ = writeln!(self.missed, "not in the roadmap: line {}: {}", roadmap.line(id), roadmap.text(id));
    }

    fn text(self) -> anyhow::Result<String> {
        let Report { taken, known, missed } = self;
        let plural = if taken == 1 { "" } else { "s" };
        Ok(format!("{missed}took {taken} tick{plural}, {known} known already\n"))
    }
}
