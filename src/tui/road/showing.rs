//! Leaving rows out: a filter, hiding what is done, one phase alone.

use std::collections::BTreeSet;

use crate::roadmap::NodeId;
use crate::tui::context::Context;
use crate::tui::document::Document;
use crate::tui::keymap::{Action, Keymap};
use crate::tui::notice::Notice;
use crate::tui::road::outline_rows::OutlineRows;
use crate::tui::road::visible::{Filter, Matcher, Visible};
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

impl Road {
    /// The filters in effect, in a few words: `to do, done hidden`.
    pub(crate) fn filter_words(&self) -> Option<String> {
        let filter = Some(self.filter().name()).filter(|_| self.filter() != Filter::All);
        let done = self.hides_done().then_some("done hidden");
        let parts: Vec<&str> = filter.into_iter().chain(done).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    pub(crate) fn set_filter(&mut self, filter: Filter, cx: &mut Context<'_>) {
        let shows_done = self.hides_done() && filter.is_finished();
        self.visible.filter = filter;
        self.visible.hides_done &= filter != Filter::All && !shows_done;
        self.refresh_visible(cx.doc);
        self.select_shown(cx.scene());
        *cx.notice = shows_done.then(|| Notice::info("Done items are shown again"));
        self.say_where_nothing_matches(cx);
    }

    /// Hides what is done, or shows it. A filter that asks for it is cleared: together they would leave nothing.
    pub(crate) fn hide_done(&mut self, cx: &mut Context<'_>) {
        if self.filter().is_finished() {
            self.visible.filter = Filter::All;
            cx.notify(Notice::info("Done items are hidden, and the filter is off"));
        }
        self.visible.hides_done = !self.visible.hides_done;
        self.refresh_visible(cx.doc);
        if self.pane == Pane::Outline {
            self.select_shown(cx.scene());
        }
        self.say_where_nothing_matches(cx);
    }

    fn say_where_nothing_matches(&self, cx: &mut Context<'_>) {
        if !self.visible.shows_any() {
            cx.notify(Notice::info(no_match(self.filter(), "", cx.keymap)));
        }
    }

    /// Shows only the phase of the cursor, or all again.
    pub(crate) fn toggle_focus(&mut self, cx: &mut Context<'_>) {
        if self.focus.take().is_some() {
            return;
        }
        // Where a filter leaves the checklist empty, the outline has a cursor.
        let cursor = self.selected().or(self.cursor(Pane::Outline));
        let contains_cursor = |&phase: &NodeId| cursor.is_some_and(|node| cx.doc.contains(phase, node));
        self.focus = self.outline.phases_in_order().find(contains_cursor);
        if self.focus.is_none() {
            cx.notify(Notice::refusal("There is no phase here to show"));
        }
    }

    /// Shows all again, step by step: from the outline the other phases first. Returns whether anything was left out.
    pub(crate) fn show_all(&mut self, cx: &mut Context<'_>) -> bool {
        if self.pane == Pane::Outline && self.focus.take().is_some() {
            return true;
        }
        let cleared = match (self.filter(), self.hides_done()) {
            (Filter::All, false) => return false,
            (Filter::All, true) => "Done items are shown again",
            (_, false) => "Filter cleared",
            (_, true) => "Filter cleared, done items shown",
        };
        self.visible = Visible::default();
        cx.notify(Notice::info(cleared));
        true
    }

    /// Shows all again where the filters hide a node to go to, and says so.
    pub(crate) fn unhide(&mut self, node: NodeId, cx: &mut Context<'_>) {
        let hidden_by = match (self.filter() != Filter::All, self.hides_done()) {
            _ if self.visible.shows(node) => None,
            (true, true) => Some("Filter cleared, done items shown: "),
            (true, false) => Some("Filter cleared to show "),
            (false, _) => Some("Done items are shown again: "),
        };
        if hidden_by.is_some() {
            self.visible = Visible::default();
        }
        let phase = self.focus.take_if(|phase| !cx.doc.contains(*phase, node));
        if let Some(text) = hidden_by.or(phase.map(|_| "All phases are shown again: ")) {
            cx.notify(Notice::named(text, cx.doc.name(node), []));
        }
    }

    /// Leaves out what another screen left out, but not the row under the cursor.
    pub(crate) fn restore_filter(&mut self, filter: Filter, hides_done: bool, doc: &Document) {
        (self.visible.filter, self.visible.hides_done) = (filter, hides_done);
        self.update_visible(doc);
    }

    fn refresh_visible(&mut self, doc: &Document) {
        self.compute_visible(doc, None);
        if self.checklist_scroll.cursor.is_some_and(|cursor| !self.visible.shows(cursor)) {
            self.checklist_scroll.cursor = None;
        }
    }

    /// Moves the outline's cursor to the nearest row that is shown without it, if any is.
    fn select_shown(&mut self, scene: Scene<'_>) {
        let rows = OutlineRows { cursor: None, ..self.outline_rows() };
        if let Some(row) = self.cursor(Pane::Outline).and_then(|cursor| rows.shown_row(cursor)) {
            self.select(Some(row), scene);
        }
    }

    /// Computes again which nodes are shown; the row under the cursor does not vanish under it.
    pub(crate) fn update_visible(&mut self, doc: &Document) {
        self.revision = doc.revision;
        if self.visible.is_active() {
            self.compute_visible(doc, self.checklist_scroll.cursor);
        }
    }

    /// Returns true if a row is shown only because the cursor was on it, and the cursor has left.
    pub(crate) fn keeps_another_row(&self) -> bool {
        self.visible.kept().is_some() && self.visible.kept() != self.checklist_scroll.cursor
    }

    fn compute_visible(&mut self, doc: &Document, kept: Option<NodeId>) {
        let changed = changed_nodes(doc);
        let matcher = Matcher { roadmap: &doc.roadmap, progress: &doc.progress, changed: &changed };
        self.visible.update(&matcher, kept);
    }
}

/// Nodes that the author changed since the roadmap was last seen.
pub(crate) fn changed_nodes(doc: &Document) -> BTreeSet<NodeId> {
    let changes = doc.update.iter().flat_map(|update| update.changes.list());
    changes.filter_map(|change| change.new).collect()
}

/// Says that a filter matches nothing, and the key that shows more; `here` is a place, or empty.
pub(crate) fn no_match(filter: Filter, here: &str, keymap: &Keymap) -> String {
    let action = if filter == Filter::All { Action::HideDone } else { Action::Filter };
    format!("{}. {} shows more", filter.no_match(here), keymap.key(action))
}
