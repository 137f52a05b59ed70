//! Entries that do not count: extras, a run of like ones at a time.

use super::{Examiner, FindingKind};
use crate::roadmap::node::{Kind, Node, NodeId};

struct Extras {
    first: usize,
    last: usize,
    count: usize,
    /// The heading around them holds no items.
    apart: bool,
}

impl Examiner<'_> {
    pub(super) fn uncounted(&mut self) {
        let under_items = self.headings_with_items();
        let mut run: Option<Extras> = None;
        let mut runs = Vec::new();
        for (id, node) in self.roadmap.nodes() {
            if node.kind == Kind::Item {
                runs.extend(run.take());
            }
            if node.kind != Kind::Extra {
                continue;
            }
            let around = self.roadmap.ancestors(id).find(|&up| self.roadmap.node(up).is_heading());
            let apart = around.is_some_and(|heading| !under_items[heading.index()]);
            if run.as_ref().is_some_and(|run| run.apart != apart) {
                runs.extend(run.take());
            }
            let run = run.get_or_insert(Extras { first: node.start as usize, last: 0, count: 0, apart });
            run.last = node.start as usize;
            run.count += 1;
        }
        runs.extend(run);
        for Extras { first, last, count, apart } in runs {
            let last = self.roadmap.line_at(last);
            let what =
                if apart { FindingKind::ExtrasApart(count, last) } else { FindingKind::ExtrasBeside(count, last) };
            self.add(first, what, "");
        }
    }

    /// Returns for each node true if an item stands below it.
    fn headings_with_items(&self) -> Vec<bool> {
        let nodes = &self.roadmap.nodes;
        let mut with_items = vec![false; nodes.len()];
        for at in (0..nodes.len()).rev() {
            let Node { kind, parent, .. } = nodes[at];
            if let Some(up) = parent.map(NodeId::index).filter(|_| kind == Kind::Item || with_items[at]) {
                with_items[up] = true;
            }
        }
        with_items
    }
}
