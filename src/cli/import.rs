//! `import`: the boxes ticked in a Markdown file become facts, so that they hold whatever the file says later.

use std::fmt::Write;

use super::mark;
use crate::clock;
use crate::open::{Opened, Source};
use crate::progress::carry::{self, Change};
use crate::progress::{FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// Takes every `[x]` of `file` that is surely in the roadmap of `into` into its journal, in one action, and tells where
/// the others may be.
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
            None => match same.suggested().find(|change| change.old == Some(id)) {
                Some(likely) => report.suggest(&ticked, &into.roadmap, &into.progress, likely),
                None => report.miss(&ticked, id),
            },
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
    suggested: String,
}

impl Report {
    fn miss(&mut self, roadmap: &Roadmap, id: NodeId) {
        let _ = writeln!(self.missed, "not in the roadmap: line {}: {}", roadmap.line(id), roadmap.text(id));
    }

    fn suggest(&mut self, ticked: &Roadmap, roadmap: &Roadmap, progress: &Progress, likely: &Change) {
        let (Some(old), Some(new)) = (likely.old, likely.new) else { return };
        let (was, is, key) = (ticked.text(old), roadmap.text(new), progress.key(roadmap, new));
        let _ = writeln!(
            self.suggested,
            "suggested: line {}: {was}\n  may be: {is}\n  to take it: roadbook tick '{key}'",
            ticked.line(old)
        );
    }

    fn text(self) -> anyhow::Result<String> {
        let Report { taken, known, missed, suggested } = self;
        let plural = if taken == 1 { "" } else { "s" };
        Ok(format!("{missed}{suggested}took {taken} tick{plural}, {known} known already\n"))
    }
}
