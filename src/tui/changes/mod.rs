//! Changes: how the roadmap differs from when it was last seen. A banner counts them on opening; the list shows each,
//! where a suggestion is answered, a wrong carry is undone and an orphan is attached to another item.

mod attach;
mod banner;
mod cards;
mod draw;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Rect;

use crate::progress::Suggestion;
use crate::progress::carry::{Fate, Update, Words};
use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::changes::rows::{Row, carried_keys, is_entry_carried, rows};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::notice::Notice;
use crate::tui::road::marking::{redo, undo, undo_hint};
use crate::tui::widgets::list::moved;

pub(crate) use attach::{Orphan, target};
pub(crate) use draw::draw;

/// State of this session's changes, apart from the list.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The text of the banner, while it is shown.
    pub(crate) banner: Option<String>,
    /// The orphan that the learner attaches to another item.
    pub(crate) attaching: Option<Orphan>,
}

impl Changes {
    /// Announces the changes since the roadmap was last seen, if any, and suggestions that wait for an answer; takes over
    /// the words of orphans.
    pub(crate) fn announce(&mut self, update: Option<Update>, words: BTreeMap<String, Words>, doc: &mut Document) {
        if let Some(update) = &update {
            doc.new = new_nodes(update, doc);
        }
        doc.update = update;
        doc.words = words;
        self.banner = banner::text(doc);
    }
}

/// Returns the new items, and the new points of items that were there before and are done. What is below a new item is
/// part of it.
fn new_nodes(update: &Update, doc: &Document) -> BTreeSet<NodeId> {
    let is_old = |node: NodeId| update.changes.origin(node).is_some();
    let is_shown = |node: &NodeId| match (doc.roadmap.node(*node).kind, doc.roadmap.item_of_point(*node)) {
        (_, Some(item)) => is_old(item) && doc.progress.mark(item) == Mark::Done,
        (Kind::Item, None) => true,
        _ => false,
    };
    let new = update.changes.list().iter().filter(|change| change.fate == Fate::New);
    new.filter_map(|change| change.new).filter(is_shown).collect()
}

/// The overlay.
#[derive(Debug)]
pub struct ChangeList {
    rows: Vec<Row>,
    cursor: usize,
    top: usize,
}

impl ChangeList {
    /// The list with the cursor on this row; `None` where there is nothing to show.
    pub(crate) fn new(doc: &Document, cursor: usize) -> Option<ChangeList> {
        let rows = rows(doc);
        let cursor = cursor.min(rows.len().checked_sub(1)?);
        Some(ChangeList { rows, cursor, top: 0 })
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// The suggestion of the selected row, if it waits for an answer.
    fn selected_suggestion(&self, doc: &Document) -> Option<&Suggestion> {
        self.selected()?.open_suggestion(doc)
    }

    pub(crate) fn handle(&mut self, action: Action, changes: &mut Changes, cx: &mut Context<'_>) {
        let page = usize::from(height(cx.layout) / 4).max(1);
        if let Some(at) = moved(action, self.cursor, page) {
            return self.move_to(at);
        }
        match action {
            Action::In => self.follow(changes, cx),
            Action::Accept => self.accept(cx),
            Action::TakeBack => self.take_back(cx),
            Action::Undo => self.turn_back(undo, cx),
            Action::Redo => self.turn_back(redo, cx),
            Action::Dismiss => dismiss(cx),
            Action::Back | Action::Changes | Action::Quit => cx.request(Request::Close),
            _ => {}
        }
    }

    fn move_to(&mut self, at: usize) {
        self.cursor = at.min(self.rows.len().saturating_sub(1));
    }

    /// Goes to the node that a row is now; of an orphan, begins to attach it.
    fn follow(&self, changes: &mut Changes, cx: &mut Context<'_>) {
        let Some(row) = self.selected() else { return };
        let keys = row.orphaned_keys(cx.doc);
        match row.node() {
            _ if !keys.is_empty() => {
                changes.attaching = Some(Orphan::new(keys, row, self.cursor, cx.doc));
                cx.request(Request::Close);
            }
            Some(node) => {
                cx.request(Request::Close);
                cx.request(Request::Visit(node));
            }
            None => cx.notify(Notice::refusal("Removed from the roadmap. It had no marks")),
        }
    }

    /// Returns true if Enter does anything on the selected row.
    pub(crate) fn can_open(&self, doc: &Document) -> bool {
        self.is_on_orphan(doc) || self.selected().is_some_and(|row| row.node().is_some())
    }

    pub(crate) fn is_on_orphan(&self, doc: &Document) -> bool {
        self.selected().is_some_and(|row| !row.orphaned_keys(doc).is_empty())
    }

    /// Takes the suggestion of the selected row: its two entries are the same.
    fn accept(&mut self, cx: &mut Context<'_>) {
        let Some(suggestion) = self.selected_suggestion(cx.doc) else {
            return cx.notify(Notice::refusal("Works only on suggestions"));
        };
        let kinds = cx.doc.progress.accept(&cx.doc.roadmap, suggestion);
        let name = cx.doc.roadmap.heading(suggestion.node).name;
        cx.act(kinds);
        let undo = undo_hint(cx.keymap);
        cx.notify(Notice::named("", name, [format!(": its marks are here now{undo}"), ": is the same".to_owned()]));
        self.go_to_next_suggestion(cx.doc);
    }

    /// Undoes the carry of the selected row, or refuses its suggestion: its two entries are not the same.
    fn take_back(&mut self, cx: &mut Context<'_>) {
        if let Some(suggestion) = self.selected_suggestion(cx.doc) {
            let kinds = cx.doc.progress.refuse(&cx.doc.roadmap, suggestion);
            cx.act(kinds);
            cx.notify(Notice::info("Not the same. It will not be suggested again"));
            return self.go_to_next_suggestion(cx.doc);
        }
        let keys = self.keys_to_take_back(cx.doc);
        let Some(update) = cx.doc.update.as_ref().filter(|_| !keys.is_empty()) else {
            let is_answered = matches!(self.selected(), Some(Row::Suggestion(_)));
            return cx.notify(Notice::refusal(match is_answered {
                true => "You answered this one already",
                false => "Works only on items that were moved or reworded",
            }));
        };
        let kinds = cx.doc.progress.detach(&cx.doc.roadmap, &update.before, &keys);
        cx.act(kinds);
        cx.notify(Notice::info("Not the same. Its marks need a new place"));
    }

    /// Moves to the next suggestion that waits for an answer, if there is one; after the last comes the first.
    fn go_to_next_suggestion(&mut self, doc: &Document) {
        let is_open = |at: &usize| self.rows[*at].open_suggestion(doc).is_some();
        let next = (self.cursor..self.rows.len()).chain(0..self.cursor).find(is_open);
        self.cursor = next.unwrap_or(self.cursor);
    }

    /// Undoes or redoes an action, and moves to the suggestion that this answers or opens again, if it does.
    fn turn_back(&mut self, turn: impl FnOnce(&mut Context<'_>), cx: &mut Context<'_>) {
        let open = |rows: &[Row], doc: &Document| -> Vec<bool> {
            rows.iter().map(|row| row.open_suggestion(doc).is_some()).collect()
        };
        let before = open(&self.rows, cx.doc);
        turn(cx);
        let after = open(&self.rows, cx.doc);
        self.cursor = before.iter().zip(after).position(|(before, after)| *before != after).unwrap_or(self.cursor);
    }

    fn keys_to_take_back(&self, doc: &Document) -> BTreeSet<String> {
        match self.selected() {
            Some(Row::Change(change)) if is_entry_carried(change, doc) => carried_keys(change, doc),
            _ => BTreeSet::new(),
        }
    }

    pub(crate) fn can_accept(&self, doc: &Document) -> bool {
        self.selected_suggestion(doc).is_some()
    }

    pub(crate) fn can_take_back(&self, doc: &Document) -> bool {
        self.can_accept(doc) || !self.keys_to_take_back(doc).is_empty()
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.panes
    }
}

fn height(layout: &Layout) -> u16 {
    layout.inside(ChangeList::area(layout)).height
}

/// Marks all changes as seen: what was carried is kept even if nothing else is written, so that the next session does
/// not announce it again.
fn dismiss(cx: &mut Context<'_>) {
    cx.request(Request::Close);
    cx.notify(Notice::info("All changes are marked as seen"));
    cx.doc.new.clear();
    if cx.doc.update.take().is_some() {
        let effect = cx.doc.save(Vec::new());
        cx.effects.push(effect);
    }
}
