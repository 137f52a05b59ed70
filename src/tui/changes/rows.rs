//! The rows of the list of changes: their order, and the keys that each is about.

use std::collections::BTreeSet;

use crate::progress::Suggestion;
use crate::progress::carry::{Change, Fate};
use crate::roadmap::{Kind, NodeId};
use crate::tui::document::Document;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// An item that may be what an orphan was.
    Suggestion(Suggestion),
    /// A difference between the two texts.
    Change(Change),
    /// A box that was ticked in the file and no longer is.
    Unticked(NodeId),
    /// A key with facts that was orphaned by an earlier change.
    Orphan(String),
}

/// The learner's answer to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    None,
    Same,
    NotTheSame,
    /// The learner attached the orphan to another item.
    Elsewhere,
}

impl Row {
    /// The node that it is now.
    pub(crate) fn node(&self) -> Option<NodeId> {
        match self {
            Row::Change(change) => change.new,
            Row::Unticked(node) => Some(*node),
            Row::Suggestion(suggestion) => Some(suggestion.node),
            Row::Orphan(_) => None,
        }
    }

    /// The suggestion that waits for an answer.
    pub(crate) fn open_suggestion(&self, doc: &Document) -> Option<&Suggestion> {
        match self {
            Row::Suggestion(suggestion) if reply(suggestion, doc) == Reply::None => Some(suggestion),
            _ => None,
        }
    }

    /// Its keys that have facts and no node.
    pub(crate) fn orphaned_keys(&self, doc: &Document) -> Vec<String> {
        let is_orphan = |key: &String| doc.progress.is_orphan(&doc.roadmap, key);
        match (self, &doc.update) {
            (Row::Orphan(key) | Row::Suggestion(Suggestion { key, .. }), _) => {
                Some(key.clone()).into_iter().filter(is_orphan).collect()
            }
            (Row::Change(Change { old: Some(old), .. }), Some(update)) => {
                update.known.keys_of(&update.before, *old).into_iter().filter(is_orphan).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The position of its kind in the list: what needs the learner first; then carried nodes, the least certain first;
    /// then new and removed ones.
    fn rank(&self, doc: &Document) -> u8 {
        match self {
            Row::Suggestion(_) => 0,
            _ if !self.orphaned_keys(doc).is_empty() => 1,
            Row::Orphan(_) => 1,
            Row::Unticked(_) => 4,
            Row::Change(Change { fate, .. }) => match fate {
                Fate::Suggested | Fate::Divided | Fate::Reworded => 2,
                Fate::Moved | Fate::Kept => 3,
                Fate::Renamed => 5,
                Fate::Merged => 6,
                Fate::New => 7,
                Fate::Gone => 8,
            },
        }
    }
}

/// Returns every row, in the order of the list.
pub(crate) fn rows(doc: &Document) -> Vec<Row> {
    let update = doc.update.as_ref();
    let suggestions = doc.progress.suggestions(&doc.roadmap);
    let is_asked = |change: &&Change| {
        change.fate == Fate::Suggested && suggestions.iter().any(|asked| Some(asked.node) == change.new)
    };
    let changes = update.into_iter().flat_map(|update| update.changes.list());
    let changes = changes.filter(|change| !is_asked(change)).copied().map(Row::Change);
    let unticked = update.into_iter().flat_map(|update| update.unticked.iter().copied().map(Row::Unticked));
    let mut rows: Vec<Row> = changes.chain(unticked).collect();
    rows.extend(suggestions.into_iter().map(Row::Suggestion));
    let listed: BTreeSet<String> = rows.iter().flat_map(|row| row.orphaned_keys(doc)).collect();
    let earlier = doc.progress.orphans().into_iter().map(|(key, _)| key);
    rows.extend(earlier.filter(|key| !listed.contains(key)).map(Row::Orphan));
    rows.sort_by_cached_key(|row| row.rank(doc));
    rows
}

pub(crate) fn reply(suggestion: &Suggestion, doc: &Document) -> Reply {
    let Document { roadmap, progress, .. } = doc;
    match doc.locate(&suggestion.key) {
        Some(node) if node == suggestion.node => Reply::Same,
        Some(_) => Reply::Elsewhere,
        None if progress.suggestion(roadmap, &suggestion.key).as_ref() == Some(suggestion) => Reply::None,
        None => Reply::NotTheSame,
    }
}

/// The keys that an entry and its subtree had, as far as they are at or below what it became.
pub(crate) fn carried_keys(change: &Change, doc: &Document) -> BTreeSet<String> {
    let (Some(old), Some(new), Some(update)) = (change.old, change.new, &doc.update) else {
        return BTreeSet::new();
    };
    let is_there = |key: &String| doc.locate(key).is_some_and(|node| doc.contains(new, node));
    let nodes = update.before.subtree(old).map(|(node, _)| node);
    nodes.flat_map(|node| update.known.keys_of(&update.before, node)).filter(is_there).collect()
}

/// Returns true if the learner undid the carry between these two nodes.
pub(crate) fn is_taken_back(change: &Change, doc: &Document) -> bool {
    is_entry_carried(change, doc) && carried_keys(change, doc).is_empty()
}

/// Returns true if the learner attached the removed node's marks to another item.
pub(crate) fn is_attached(change: &Change, doc: &Document) -> bool {
    let (Some(old), None, Some(update)) = (change.old, change.new, &doc.update) else { return false };
    let keys = update.known.keys_of(&update.before, old);
    keys.iter().any(|key| doc.locate(key).is_some())
}

pub(crate) fn is_entry_carried(change: &Change, doc: &Document) -> bool {
    let kind = change.old.zip(doc.update.as_ref()).map(|(old, update)| update.before.node(old).kind);
    change.fate != Fate::Suggested && change.new.is_some() && kind.is_some_and(Kind::has_mark)
}
