//! Selecting rows, and marking all of them in one action.

use crate::progress::{Intent, Refusal};
use crate::roadmap::{Mark, NodeId};
use crate::tui::context::Context;
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::notice::Notice;
use crate::tui::road::marking::{announce, nodes_marked, undo_hint};
use crate::tui::road::rows::Rows;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

impl Road {
    pub(crate) fn begin_selection(&mut self) {
        self.selection = self.selected();
    }

    pub(crate) fn end_selection(&mut self) {
        self.selection = None;
    }

    pub(crate) fn is_selecting(&self) -> bool {
        self.selection.is_some()
    }

    /// Ends the selection where its first row is no longer shown.
    pub(crate) fn settle_selection(&mut self, scene: Scene<'_>) {
        let Some(anchor) = self.selection else { return };
        let is_shown = match self.pane {
            Pane::Outline => self.outline_rows().shown_row(anchor) == Some(anchor),
            Pane::Checklist => self.checklist(scene).and_then(|rows| rows.shown(anchor)) == Some(anchor),
        };
        if !is_shown {
            self.selection = None;
        }
    }

    pub(crate) fn is_selected(&self, pane: Pane, row: NodeId) -> bool {
        self.selection_ends().is_some_and(|(first, last)| {
            let at = |node| self.order(node);
            pane == self.pane && at(first) <= at(row) && at(row) <= at(last)
        })
    }

    fn selection_ends(&self) -> Option<(NodeId, NodeId)> {
        let (anchor, cursor) = (self.selection?, self.selected()?);
        let forward = self.order(anchor) <= self.order(cursor);
        Some(if forward { (anchor, cursor) } else { (cursor, anchor) })
    }

    /// The place of a row among those of its pane: in the outline, what is beside the road comes last.
    pub(crate) fn order(&self, row: NodeId) -> (bool, NodeId) {
        (self.pane == Pane::Outline && self.outline.is_beside(row), row)
    }

    pub(crate) fn selected_rows(&self, scene: Scene<'_>) -> Vec<NodeId> {
        let Some((first, last)) = self.selection_ends() else { return Vec::new() };
        let walk = |rows: &dyn Rows| {
            let all = std::iter::successors(Some(first), |&row| (row != last).then(|| rows.next(row)).flatten());
            all.collect()
        };
        match self.pane {
            Pane::Outline => walk(&self.outline_rows()),
            Pane::Checklist => self.checklist(scene).map_or(Vec::new(), |rows| walk(&rows)),
        }
    }

    /// The selected rows without those below another one: a mark of one holds below it.
    fn selected_nodes(&self, scene: Scene<'_>) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = Vec::new();
        for row in self.selected_rows(scene) {
            // In document order, a selected ancestor comes right before what it contains.
            if !nodes.last().is_some_and(|&above| scene.doc.contains(above, row)) {
                nodes.push(row);
            }
        }
        nodes
    }

    /// Movement extends the selection, a mark applies to all of it, anything else ends it.
    pub(crate) fn handle_in_selection(&mut self, action: Action, cx: &mut Context<'_>) {
        match action {
            Action::Tick => self.mark_selection(Intent::Tick, cx),
            Action::Doing => self.mark_selection(Intent::Doing, cx),
            Action::Skip => self.mark_selection(Intent::Skip, cx),
            Action::Back | Action::Select => {}
            movement => return self.navigate(movement, cx),
        }
        self.selection = None;
    }

    /// Marks in one action what does not have the mark yet; where all have it, takes it back.
    fn mark_selection(&self, intent: Intent, cx: &mut Context<'_>) {
        let nodes = self.selected_nodes(cx.scene());
        let mark = match intent {
            Intent::Doing => Mark::Doing,
            Intent::Skip => Mark::Skipped,
            _ => Mark::Done,
        };
        let open = without_mark(cx.doc, &nodes, mark);
        let (nodes, intent) = match (open.is_empty(), intent) {
            (false, _) => (open, intent),
            (true, Intent::Tick) => (nodes, Intent::Untick),
            (true, _) => (nodes, intent),
        };
        let kinds = match cx.doc.progress.facts_for_all(&cx.doc.roadmap, &nodes, intent) {
            Ok(kinds) if !kinds.is_empty() => kinds,
            Err(refusal @ Refusal::NotChosen) => return cx.notify(Notice::of_refusal(refusal, cx.keymap)),
            _ => return cx.notify(Notice::refusal("Nothing selected can be marked like that")),
        };
        let open = cx.doc.open_phases();
        let taken_back = nodes.first().is_some_and(|&node| cx.doc.progress.mark(node) == mark);
        let (marked, skipped) = (nodes_marked(&kinds), entries_in(cx.doc, &nodes));
        cx.act(kinds);
        let count = match mark {
            Mark::Skipped if taken_back => entries_in(cx.doc, &nodes),
            Mark::Skipped => skipped,
            _ => marked,
        };
        let verb = match (mark, taken_back) {
            (Mark::Doing, false) => "in progress",
            (Mark::Doing, true) => "no longer in progress",
            (Mark::Skipped, false) => "skipped",
            (Mark::Skipped, true) => "brought back",
            (_, false) => "ticked",
            (_, true) => "unticked",
        };
        cx.notify(Notice::info(format!("{count} {verb}{}", undo_hint(cx.keymap))));
        announce(&open, cx);
    }

    /// Returns true if every selected node has this mark.
    pub(crate) fn selection_has(&self, mark: Mark, scene: Scene<'_>) -> bool {
        without_mark(scene.doc, &self.selected_nodes(scene), mark).is_empty()
    }
}

fn without_mark(doc: &Document, nodes: &[NodeId], mark: Mark) -> Vec<NodeId> {
    nodes.iter().copied().filter(|&node| doc.progress.mark(node) != mark).collect()
}

/// The number of items that count in these nodes; a point or an extra is one too.
fn entries_in(doc: &Document, nodes: &[NodeId]) -> usize {
    nodes.iter().map(|&node| doc.progress.tally(node).count.max(1) as usize).sum()
}
