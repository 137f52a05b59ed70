//! What is gone and had something said of it: what it is called, and the home that the learner picks for it.

use crate::progress::At;
use crate::progress::carry::Change;
use crate::roadmap::{NodeId, clean};
use crate::tui::changes::{Row, is_entry};
use crate::tui::mode::Mode;
use crate::tui::{Effect, Remark, Side, Tui};

/// Orphans for which the learner picks a home.
#[derive(Clone, Debug)]
pub(crate) struct Picking {
    keys: Vec<String>,
    name: String,
    /// Where in the list it was.
    row: usize,
}

impl Tui {
    /// What the learner picks a home for.
    pub(crate) fn homeless(&self) -> Option<&str> {
        self.review.picking.as_ref().map(|picking| picking.name.as_str())
    }

    /// Goes on picking a home for what had none, where it still has none.
    pub(crate) fn resume_picking(&mut self, former: &Tui) {
        let is_lost = |picking: &&Picking| picking.keys.iter().all(|key| self.progress.is_orphan(&self.roadmap, key));
        self.review.picking = former.review.picking.as_ref().filter(is_lost).cloned();
    }

    /// Begins to pick a home for the keys of this row of the list.
    pub(crate) fn pick_a_home(&mut self, keys: Vec<String>, row: &Row) {
        let name = self.name_of_lost(row);
        let row = self.changes().map_or(0, |list| list.cursor);
        self.review.picking = Some(Picking { keys, name, row });
    }

    /// Puts away what stands in the way: the picking of a home, back to the list, else the banner. Whether there was any.
    pub(crate) fn put_away(&mut self) -> bool {
        let Some(picking) = self.review.picking.take() else { return std::mem::take(&mut self.review.is_announced) };
        self.review();
        if let Some(list) = self.changes_mut() {
            list.cursor = picking.row.min(list.rows.len().saturating_sub(1));
        }
        true
    }

    /// Whether the list is at a row for which `Enter` begins to pick a home.
    pub(crate) fn is_on_something_lost(&self) -> bool {
        self.mode() == Mode::Changes && self.row_under_cursor().is_some_and(|row| !self.lost_keys(&row).is_empty())
    }

    fn name_of_lost(&self, row: &Row) -> String {
        match (row, &self.review.update) {
            (Row::Change(Change { old: Some(old), .. }), Some(update)) => update.before.heading(*old).name,
            (Row::Orphan(key), _) => self.name_of(key),
            _ => String::new(),
        }
    }

    /// What stands at a key is called, or stood there when the roadmap was last seen; else the words of the key.
    pub(crate) fn name_of(&self, key: &str) -> String {
        if let Some(node) = self.progress.locate(&self.roadmap, key) {
            return self.roadmap.heading(node).name;
        }
        let update = self.review.update.as_ref();
        let before = update.and_then(|update| Some((update, update.known.locate(&update.before, key)?)));
        before.map_or_else(|| name_of_key(key), |(update, old)| update.before.heading(old).name)
    }

    /// Whether `Enter` gives a home here to what has none.
    pub(crate) fn is_at_a_home(&self) -> bool {
        self.review.picking.is_some() && self.home_under_cursor().is_some()
    }

    fn home_under_cursor(&self) -> Option<NodeId> {
        let node = self.cursor(Side::Checklist).filter(|_| self.side == Side::Checklist)?;
        is_entry(self.roadmap.node(node).kind).then_some(node)
    }

    /// Says that what has no home stands under the cursor from now on.
    pub(crate) fn give_home(&mut self, now: At) -> Vec<Effect> {
        let Some(home) = self.home_under_cursor() else { return Vec::new() };
        let Some(Picking { keys, name, .. }) = self.review.picking.take() else { return Vec::new() };
        let kind = keys.iter().map(|key| self.progress.place_fact(&self.roadmap, key, Some(home))).collect();
        self.remark = Some(Remark::Attached { name });
        self.say_of_places(kind, now)
    }
}

/// The last part of a key, in words that begin as a name does.
pub(crate) fn name_of_key(key: &str) -> String {
    let last = key.rsplit_once('/').map_or(key, |(_, last)| last);
    // What tells it apart from others of that name is no word.
    let words = last.split_once('~').map_or(last, |(words, _)| words);
    let words = clean(words).replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
