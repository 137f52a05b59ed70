//! Folds and filters that are kept for the next session.

use std::collections::BTreeSet;

use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::road::visible::Filter;
use crate::tui::road::{Pane, Road};
use crate::tui::screen_state::ScreenState;

/// The largest number of folds that are kept: with more, they are as at first again.
const MOST: usize = 2000;

impl Road {
    pub(crate) fn state(&self, doc: &Document) -> ScreenState {
        ScreenState {
            section: self.cursor(Pane::Outline).map(|section| doc.key(section)),
            filter: Some(self.filter()).filter(|filter| *filter != Filter::All).map(|filter| filter.name().to_owned()),
            hides_done: self.hides_done(),
            only: self.focus.map(|phase| doc.key(phase)),
            // Nothing is below most of the nodes that count as unfolded.
            unfolded: keys(self.outline_folds.flipped().filter(|&node| self.outline.can_fold(node)), doc),
            folded: keys(self.checklist_folds.flipped(), doc).unwrap_or_default(),
            ..ScreenState::default()
        }
    }

    /// Takes over folds and filters, as far as their nodes exist.
    pub(crate) fn restore(&mut self, state: &ScreenState, doc: &Document) {
        let nodes = |keys: &BTreeSet<String>| keys.iter().filter_map(|key| doc.locate(key)).collect::<Vec<_>>();
        if let Some(unfolded) = &state.unfolded {
            self.outline_folds = self.outline_folds.like(nodes(unfolded).into_iter());
        }
        self.checklist_folds = self.checklist_folds.like(nodes(&state.folded).into_iter());
        let section = state.section.as_deref().and_then(|key| doc.locate(key));
        let holds_row = |section: &NodeId| self.cursor(Pane::Checklist).is_some_and(|row| doc.contains(*section, row));
        let section = section.filter(|section| self.outline.entry(*section).is_some() && holds_row(section));
        if let (Pane::Checklist, Some(section)) = (self.pane, section) {
            self.outline_scroll.cursor = Some(section);
        }
        let cursors = [Pane::Outline, Pane::Checklist].map(|pane| self.cursor(pane));
        if let [Some(entry), _] = cursors {
            self.reveal(entry);
        }
        if let [_, Some(row)] = cursors {
            doc.roadmap.ancestors(row).for_each(|up| self.checklist_folds.open(up));
        }
        self.focus =
            state.only.as_deref().and_then(|key| doc.locate(key)).filter(|phase| self.outline.is_phase(*phase));
        let filter = Filter::ALL.into_iter().find(|filter| Some(filter.name()) == state.filter.as_deref());
        self.restore_filter(filter.unwrap_or_default(), state.hides_done, doc);
    }
}

/// The keys of nodes; none where there are too many.
fn keys(nodes: impl Iterator<Item = NodeId>, doc: &Document) -> Option<BTreeSet<String>> {
    let nodes: Vec<NodeId> = nodes.take(MOST + 1).collect();
    (nodes.len() <= MOST).then(|| nodes.into_iter().map(|node| doc.key(node)).collect())
}
