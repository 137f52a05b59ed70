//! What became of the roadmap since it was last seen: what is told of it on opening, the list of changes, and what the
//! learner sets right in it. Homes for what is gone are picked in `home`.

pub(crate) mod cards;
pub(crate) mod draw;
pub(crate) mod reattach;

use std::collections::{BTreeMap, BTreeSet};

use crate::progress::carry::{Change, Counts, Fate, Update};
use crate::progress::{At, FactKind};
use crate::roadmap::{Kind, Mark, NodeId};
use crate::tui::changes::reattach::Picking;
use crate::tui::keymap::Action;
use crate::tui::mode::Over;
use crate::tui::widgets::list::moved;
use crate::tui::{Effect, Remark, Side, Tui};

/// What changed, and how far the learner has come with it. All of it is of this session alone.
#[derive(Debug, Default)]
pub(crate) struct Review {
    pub(crate) update: Option<Update>,
    /// Whether the banner stands.
    pub(crate) is_announced: bool,
    pub(crate) picking: Option<Picking>,
    /// How many points are new under each item that was done, until the learner has been among its points.
    new_points: BTreeMap<NodeId, u32>,
}

/// The list while it is shown.
#[derive(Debug)]
pub(crate) struct List {
    pub(crate) rows: Vec<Row>,
    pub(crate) cursor: usize,
    pub(crate) top: usize,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A difference between the two texts.
    Change(Change),
    /// A box that the file had ticked and no longer does.
    Unticked(NodeId),
    /// A key with facts that stands nowhere since an earlier change.
    Orphan(String),
}

impl Row {
    /// Where it stands now.
    fn node(&self) -> Option<NodeId> {
        match self {
            Row::Change(change) => change.new,
            Row::Unticked(node) => Some(*node),
            Row::Orphan(_) => None,
        }
    }
}

impl Tui {
    /// Tells the learner what changed since the roadmap was last seen.
    pub fn tell(&mut self, update: Update) {
        self.review.is_announced = update.changes.counts() != Counts::default() || !update.unticked.is_empty();
        self.review.new_points = self.points_added(&update);
        self.review.update = Some(update);
        self.settle();
    }

    /// The new points of items that were there before and are done.
    fn points_added(&self, update: &Update) -> BTreeMap<NodeId, u32> {
        let mut added = BTreeMap::new();
        for point in update.changes.list().iter().filter(|change| change.fate == Fate::New).filter_map(|it| it.new) {
            let item = self.roadmap.item_of_point(point);
            let was_done =
                |item: &NodeId| update.changes.origin(*item).is_some() && self.progress.mark(*item) == Mark::Done;
            if let Some(item) = item.filter(was_done) {
                *added.entry(item).or_insert(0) += 1;
            }
        }
        added
    }

    /// How many points the author added under this done item that the learner has not been among yet.
    pub fn new_points(&self, item: NodeId) -> u32 {
        self.review.new_points.get(&item).copied().unwrap_or(0)
    }

    /// What the banner tells: the counts, and how many boxes stay done that the author cleared.
    pub(crate) fn banner(&self) -> Option<(Counts, usize)> {
        let update = self.review.update.as_ref().filter(|_| self.review.is_announced)?;
        Some((update.changes.counts(), update.unticked.len()))
    }

    /// Whether there is anything to review.
    pub(crate) fn has_changes(&self) -> bool {
        self.review.update.is_some()
    }

    /// Shows the list, if there is anything to show.
    pub(crate) fn review(&mut self) {
        self.review.is_announced = false;
        let rows = self.rows_to_review();
        match rows.is_empty() {
            true => self.remark = Some(Remark::NothingChanged),
            false => self.overs.push(Over::Changes(List { rows, cursor: 0, top: 0 })),
        }
    }

    /// What is lost and had facts first; then what was carried, the least certain kinds first; then what is new or gone.
    fn rows_to_review(&self) -> Vec<Row> {
        let update = self.review.update.as_ref();
        let changes = update.into_iter().flat_map(|update| update.changes.list().iter().copied().map(Row::Change));
        let unticked = update.into_iter().flat_map(|update| update.unticked.iter().copied().map(Row::Unticked));
        let mut rows: Vec<Row> = changes.chain(unticked).collect();
        let told: BTreeSet<String> = rows.iter().flat_map(|row| self.lost_keys(row)).collect();
        let earlier = self.progress.orphans(&self.roadmap).into_iter().map(|(key, _)| key);
        rows.extend(earlier.filter(|key| !told.contains(key)).map(Row::Orphan));
        rows.sort_by_cached_key(|row| match row {
            _ if !self.lost_keys(row).is_empty() => 0,
            Row::Orphan(_) => 0,
            Row::Unticked(_) => 3,
            Row::Change(Change { fate, .. }) => match fate {
                Fate::Reworded => 1,
                Fate::Moved | Fate::Kept => 2,
                Fate::Renamed => 4,
                Fate::Merged => 5,
                Fate::New => 6,
                Fate::Gone => 7,
            },
        });
        rows
    }

    /// The keys of a row that have facts and stand nowhere now.
    pub(crate) fn lost_keys(&self, row: &Row) -> Vec<String> {
        let is_lost = |key: &String| self.progress.is_orphan(&self.roadmap, key);
        match (row, &self.review.update) {
            (Row::Orphan(key), _) => Some(key.clone()).into_iter().filter(is_lost).collect(),
            (Row::Change(Change { old: Some(old), .. }), Some(update)) => {
                update.known.keys_of(&update.before, *old).into_iter().filter(is_lost).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The keys that an entry and what stands below it had, as far as they stand at or below what it became.
    fn carried_keys(&self, change: &Change) -> BTreeSet<String> {
        let (Some(old), Some(new), Some(update)) = (change.old, change.new, &self.review.update) else {
            return BTreeSet::new();
        };
        let stands_there =
            |key: &String| self.progress.locate(&self.roadmap, key).is_some_and(|node| self.holds(new, node));
        let nodes = update.before.subtree(old).map(|(node, _)| node);
        nodes.flat_map(|node| update.known.keys_of(&update.before, node)).filter(stands_there).collect()
    }

    /// Whether the learner took back that these two nodes are one.
    pub(crate) fn is_taken_back(&self, change: &Change) -> bool {
        is_entry_carried(change, self.review.update.as_ref()) && self.carried_keys(change).is_empty()
    }

    /// Whether the learner gave what is gone a home by hand.
    pub(crate) fn is_attached(&self, change: &Change) -> bool {
        let (Some(old), None, Some(update)) = (change.old, change.new, &self.review.update) else { return false };
        let keys = update.known.keys_of(&update.before, old);
        keys.iter().any(|key| self.progress.locate(&self.roadmap, key).is_some())
    }

    /// Moves in the list, sets right what is under the cursor, or closes the list.
    pub(crate) fn perform_in_changes(&mut self, action: Action, now: At) -> Vec<Effect> {
        let page = usize::from(self.panel_height() / 4).max(1);
        let Some(list) = self.changes_mut() else { return Vec::new() };
        if let Some(at) = moved(action, list.cursor, page) {
            list.cursor = at.min(list.rows.len().saturating_sub(1));
            return Vec::new();
        }
        match action {
            Action::In => self.follow_row(),
            Action::TakeBack => return self.take_back(now),
            Action::Undo => return self.undo(now),
            Action::Redo => return self.redo(now),
            Action::Dismiss => return self.dismiss(),
            Action::Back | Action::Changes | Action::Quit => self.close(),
            _ => {}
        }
        Vec::new()
    }

    /// Closes the list for good: with nothing else said, what was carried is kept all the same, so that the next session
    /// does not tell it again.
    fn dismiss(&mut self) -> Vec<Effect> {
        self.close();
        match self.review.update.take() {
            Some(_) => vec![self.keep(Vec::new())],
            None => Vec::new(),
        }
    }

    pub(crate) fn row_under_cursor(&self) -> Option<Row> {
        let list = self.changes()?;
        list.rows.get(list.cursor).cloned()
    }

    /// Goes to what the row became; of what is lost with facts, begins to pick a home for it.
    fn follow_row(&mut self) {
        let Some(row) = self.row_under_cursor() else { return };
        let keys = self.lost_keys(&row);
        match row.node() {
            _ if !keys.is_empty() => {
                self.pick_a_home(keys, &row);
                self.close();
            }
            Some(node) => {
                self.close();
                self.visit(node);
            }
            None => self.remark = Some(Remark::GoneUnmarked),
        }
    }

    /// Whether `Enter` leads anywhere from the row under the cursor.
    pub(crate) fn leads_somewhere(&self) -> bool {
        self.is_on_something_lost() || self.row_under_cursor().is_some_and(|row| row.node().is_some())
    }

    /// Puts the cursor on a node: in the outline if it is one of its entries, else in the checklist.
    pub(crate) fn visit(&mut self, node: NodeId) {
        self.uncover(node);
        if self.outline.entry(node).is_none() {
            return self.go_to(node);
        }
        self.reveal(node);
        self.select(Some(node));
        self.side = Side::Outline;
    }

    /// Says that what an entry was carried to is another one.
    fn take_back(&mut self, now: At) -> Vec<Effect> {
        let keys = self.keys_to_take_back();
        let Some(update) = self.review.update.as_ref().filter(|_| !keys.is_empty()) else {
            self.remark = Some(Remark::NothingToTakeBack);
            return Vec::new();
        };
        let kind = self.progress.detach(&self.roadmap, &update.before, &keys);
        self.remark = Some(Remark::TakenBack);
        self.say_of_places(kind, now)
    }

    /// What stands elsewhere if the carry under the cursor is taken back.
    fn keys_to_take_back(&self) -> BTreeSet<String> {
        match self.row_under_cursor() {
            Some(Row::Change(change)) if is_entry_carried(&change, self.review.update.as_ref()) => {
                self.carried_keys(&change)
            }
            _ => BTreeSet::new(),
        }
    }

    pub(crate) fn can_take_back(&self) -> bool {
        !self.keys_to_take_back().is_empty()
    }

    pub(crate) fn say_of_places(&mut self, kind: Vec<FactKind>, now: At) -> Vec<Effect> {
        self.append(self.progress.stamp(&self.roadmap, kind, now))
    }

    /// The items with new points that were not opened yet, by key: what the next session is to show still.
    pub fn unopened(&self) -> BTreeMap<String, u32> {
        let key = |(&item, &new): (&NodeId, &u32)| (self.progress.key(&self.roadmap, item), new);
        self.review.new_points.iter().map(key).collect()
    }

    /// Shows as new what an earlier session left unopened.
    pub fn show_unopened(&mut self, new: &BTreeMap<String, u32>) {
        for (key, &new) in new {
            if let Some(item) = self.progress.locate(&self.roadmap, key) {
                self.review.new_points.entry(item).or_insert(new);
            }
        }
        self.settle();
    }

    /// Once the cursor is among an item's points, none of them is new any more.
    pub(crate) fn settle_new_points(&mut self) {
        if self.review.new_points.is_empty() || self.side != Side::Checklist {
            return;
        }
        if let Some(item) = self.checklist_pane.cursor.and_then(|cursor| self.roadmap.item_of_point(cursor)) {
            self.review.new_points.remove(&item);
        }
    }
}

fn is_entry_carried(change: &Change, update: Option<&Update>) -> bool {
    let kind = change.old.zip(update).map(|(old, update)| update.before.node(old).kind);
    change.new.is_some() && kind.is_some_and(is_entry)
}

pub(crate) fn is_entry(kind: Kind) -> bool {
    matches!(kind, Kind::Item | Kind::Point | Kind::Extra)
}
