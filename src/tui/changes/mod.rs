//! Changes: how the roadmap differs from when it was last seen. A banner counts them on opening; the list shows each,
//! where a wrong carry is undone and an orphan is attached to another item.

mod attach;
mod cards;
mod draw;

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Rect;

use crate::progress::carry::{Change, Counts, Fate, Update};
use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::notice::Notice;
use crate::tui::road::marking::{redo, undo};
use crate::tui::widgets::list::moved;

pub(crate) use attach::{Orphan, target};
pub(crate) use draw::draw;

/// State of this session's changes, apart from the list.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The banner is shown.
    pub(crate) announced: bool,
    /// The orphan that the learner attaches to another item.
    pub(crate) attaching: Option<Orphan>,
}

impl Changes {
    /// Announces the changes since the roadmap was last seen.
    pub(crate) fn announce(&mut self, update: Update, doc: &mut Document) {
        self.announced = update.changes.counts() != Counts::default() || !update.unticked.is_empty();
        doc.new_points = points_added(&update, doc);
        doc.update = Some(update);
    }

    /// The text of the banner, while it is shown.
    pub(crate) fn banner(&self, doc: &Document) -> Option<String> {
        let update = doc.update.as_ref().filter(|_| self.announced)?;
        let unticked = match update.unticked.len() {
            0 => String::new(),
            1 => " · 1 box the author cleared stays done".to_owned(),
            count => format!(" · {count} boxes the author cleared stay done"),
        };
        Some(format!("Roadmap updated: {}{unticked}", update.changes.counts()))
    }
}

/// New points of items that were there before and are done.
fn points_added(update: &Update, doc: &Document) -> BTreeMap<NodeId, u32> {
    let mut added = BTreeMap::new();
    for point in update.changes.list().iter().filter(|change| change.fate == Fate::New).filter_map(|it| it.new) {
        let item = doc.roadmap.item_of_point(point);
        let was_done = |item: &NodeId| update.changes.origin(*item).is_some() && doc.progress.mark(*item) == Mark::Done;
        if let Some(item) = item.filter(was_done) {
            *added.entry(item).or_insert(0) += 1;
        }
    }
    added
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A difference between the two texts.
    Change(Change),
    /// A box that was ticked in the file and no longer is.
    Unticked(NodeId),
    /// A key with facts that was orphaned by an earlier change.
    Orphan(String),
}

impl Row {
    /// The node that it is now.
    fn node(&self) -> Option<NodeId> {
        match self {
            Row::Change(change) => change.new,
            Row::Unticked(node) => Some(*node),
            Row::Orphan(_) => None,
        }
    }
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

    pub(crate) fn handle(&mut self, action: Action, changes: &mut Changes, cx: &mut Context<'_>) {
        let page = usize::from(height(cx.layout) / 4).max(1);
        if let Some(at) = moved(action, self.cursor, page) {
            return self.move_to(at);
        }
        match action {
            Action::In => self.follow(changes, cx),
            Action::TakeBack => self.take_back(cx),
            Action::Undo => undo(cx),
            Action::Redo => redo(cx),
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
        let keys = orphaned_keys(row, cx.doc);
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
        self.selected().is_some_and(|row| !orphaned_keys(row, doc).is_empty())
    }

    /// Undoes the carry of the selected row: its two entries are not the same.
    fn take_back(&self, cx: &mut Context<'_>) {
        let keys = self.keys_to_take_back(cx.doc);
        let Some(update) = cx.doc.update.as_ref().filter(|_| !keys.is_empty()) else {
            return cx.notify(Notice::refusal("Works only on items that were moved or reworded"));
        };
        let kinds = cx.doc.progress.detach(&cx.doc.roadmap, &update.before, &keys);
        cx.act(kinds);
        cx.notify(Notice::info("Not the same. Its marks need a new place"));
    }

    fn keys_to_take_back(&self, doc: &Document) -> BTreeSet<String> {
        match self.selected() {
            Some(Row::Change(change)) if is_entry_carried(change, doc) => carried_keys(change, doc),
            _ => BTreeSet::new(),
        }
    }

    pub(crate) fn can_take_back(&self, doc: &Document) -> bool {
        !self.keys_to_take_back(doc).is_empty()
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.panes
    }
}

fn height(layout: &Layout) -> u16 {
    layout.inside(ChangeList::area(layout)).height
}

/// Accepts all changes: what was carried is kept even if nothing else is written, so that the next session does not
/// announce it again.
fn dismiss(cx: &mut Context<'_>) {
    cx.request(Request::Close);
    if cx.doc.update.take().is_some() {
        let effect = cx.doc.save(Vec::new());
        cx.effects.push(effect);
    }
}

/// Orphans first; then carried nodes, the least certain first; then new and removed ones.
fn rows(doc: &Document) -> Vec<Row> {
    let update = doc.update.as_ref();
    let changes = update.into_iter().flat_map(|update| update.changes.list().iter().copied().map(Row::Change));
    let unticked = update.into_iter().flat_map(|update| update.unticked.iter().copied().map(Row::Unticked));
    let mut rows: Vec<Row> = changes.chain(unticked).collect();
    let listed: BTreeSet<String> = rows.iter().flat_map(|row| orphaned_keys(row, doc)).collect();
    let earlier = doc.progress.orphans(&doc.roadmap).into_iter().map(|(key, _)| key);
    rows.extend(earlier.filter(|key| !listed.contains(key)).map(Row::Orphan));
    rows.sort_by_cached_key(|row| match row {
        _ if !orphaned_keys(row, doc).is_empty() => 0,
        Row::Orphan(_) => 0,
        Row::Unticked(_) => 3,
        Row::Change(Change { fate, .. }) => match fate {
            Fate::Suggested | Fate::Divided | Fate::Reworded => 1,
            Fate::Moved | Fate::Kept => 2,
            Fate::Renamed => 4,
            Fate::Merged => 5,
            Fate::New => 6,
            Fate::Gone => 7,
        },
    });
    rows
}

/// The keys of a row that have facts and no node.
fn orphaned_keys(row: &Row, doc: &Document) -> Vec<String> {
    let is_orphan = |key: &String| doc.progress.is_orphan(&doc.roadmap, key);
    match (row, &doc.update) {
        (Row::Orphan(key), _) => Some(key.clone()).into_iter().filter(is_orphan).collect(),
        (Row::Change(Change { old: Some(old), .. }), Some(update)) => {
            update.known.keys_of(&update.before, *old).into_iter().filter(is_orphan).collect()
        }
        _ => Vec::new(),
    }
}

/// The keys that an entry and its subtree had, as far as they are at or below what it became.
fn carried_keys(change: &Change, doc: &Document) -> BTreeSet<String> {
    let (Some(old), Some(new), Some(update)) = (change.old, change.new, &doc.update) else {
        return BTreeSet::new();
    };
    let is_there = |key: &String| doc.locate(key).is_some_and(|node| doc.contains(new, node));
    let nodes = update.before.subtree(old).map(|(node, _)| node);
    nodes.flat_map(|node| update.known.keys_of(&update.before, node)).filter(is_there).collect()
}

/// Returns true if the learner undid the carry between these two nodes.
fn is_taken_back(change: &Change, doc: &Document) -> bool {
    is_entry_carried(change, doc) && carried_keys(change, doc).is_empty()
}

/// Returns true if the learner attached the removed node's marks to another item.
fn is_attached(change: &Change, doc: &Document) -> bool {
    let (Some(old), None, Some(update)) = (change.old, change.new, &doc.update) else { return false };
    let keys = update.known.keys_of(&update.before, old);
    keys.iter().any(|key| doc.locate(key).is_some())
}

fn is_entry_carried(change: &Change, doc: &Document) -> bool {
    let kind = change.old.zip(doc.update.as_ref()).map(|(old, update)| update.before.node(old).kind);
    change.new.is_some() && kind.is_some_and(Kind::has_mark)
}
