//! Actions: the facts of one moment, and which of them count after undo and redo.

use std::iter;

use super::{Ledger, Stamp, UndoRedo};
use crate::progress::{At, Fact, FactKind};

impl Ledger {
    /// The action, if it counts differently because of this.
    pub(super) fn take(&mut self, action: At, change: UndoRedo) -> Option<At> {
        if change.at <= action || self.undo_redo.get(&action).is_some_and(|newest| *newest >= change) {
            return None;
        }
        self.undo_redo.insert(action, change);
        let turned = if change.redo { self.undone.remove(&action) } else { self.undone.insert(action) };
        turned.then_some(action)
    }

    /// Returns whether the action of that moment counts.
    pub(in crate::progress) fn counts(&self, action: At) -> bool {
        self.undone.is_empty() || !self.undone.contains(&action)
    }

    /// Returns whether anything was said at that moment, or of what was.
    pub(in crate::progress) fn is_taken(&self, at: At) -> bool {
        self.undo_redo.contains_key(&at) || self.moment(at).next().is_some()
    }

    /// Returns what was said in the action of that moment, whether it counts or not, in the order in which it came.
    pub(in crate::progress) fn action(&self, at: At) -> Vec<&Fact> {
        let mut indices: Vec<u32> = self.moment(at).map(|stamp| stamp.index).collect();
        indices.sort_unstable();
        let facts = indices.into_iter().map(|index| &self.facts[index as usize]);
        facts.filter(|fact| !matches!(fact.kind, FactKind::Undo { .. } | FactKind::Redo { .. })).collect()
    }

    /// The facts of each moment but for undos and redos, the newest moment first; those of a moment in the order in which
    /// they came.
    pub(in crate::progress) fn actions_back(&self) -> impl Iterator<Item = Vec<&Fact>> {
        let mut stamps = self.by_moment.iter().rev().peekable();
        iter::from_fn(move || {
            let first = stamps.next()?;
            let mut indices = vec![first.index];
            while let Some(next) = stamps.next_if(|next| next.micros == first.micros) {
                indices.push(next.index);
            }
            indices.sort_unstable();
            let facts = indices.into_iter().map(|index| &self.facts[index as usize]);
            Some(facts.filter(|fact| !matches!(fact.kind, FactKind::Undo { .. } | FactKind::Redo { .. })).collect())
        })
    }

    /// Returns the stamps of the facts of a moment.
    fn moment(&self, at: At) -> impl Iterator<Item = &Stamp> {
        let stamp = |rest| Stamp { micros: at.micros, hash: rest, index: rest };
        self.by_moment.range(stamp(u32::MIN)..=stamp(u32::MAX))
    }

    /// The newest action of a learner's that counts.
    pub(in crate::progress) fn undoable(&self) -> Option<At> {
        self.learner_s_actions().find(|&at| self.counts(at))
    }

    /// The action undone last, if no action came after the undoing.
    pub(in crate::progress) fn redoable(&self) -> Option<At> {
        let newest = self.newest_action();
        let undone = self.undone.iter().filter_map(|&action| Some((self.newest_undo_redo_of(action)?, action)));
        let since = undone.filter(|&(undone_at, _)| Some(undone_at) > newest);
        since.filter(|&(_, action)| self.is_by_learner(action)).max().map(|(_, action)| action)
    }

    /// Returns the moment of the newest action of a learner, undone or not.
    pub(in crate::progress) fn newest_action(&self) -> Option<At> {
        self.learner_s_actions().next()
    }

    /// Returns the newest moment at which anything was undone or redone.
    pub(in crate::progress) fn newest_undo_redo(&self) -> Option<At> {
        self.undo_redo.values().map(|change| change.at).max()
    }

    /// Returns whether the action of that moment is one of a learner's.
    pub(in crate::progress) fn is_by_learner(&self, action: At) -> bool {
        let mut facts = self.moment(action).map(|stamp| &self.facts[stamp.index as usize]);
        !self.seen.contains_key(&action) && facts.any(|fact| fact.kind.is_by_learner())
    }

    /// The newest undo or redo of an action.
    pub(in crate::progress) fn newest_undo_redo_of(&self, action: At) -> Option<At> {
        self.undo_redo.get(&action).map(|change| change.at)
    }

    /// The moments of what learners did, the newest first; one may come several times.
    fn learner_s_actions(&self) -> impl Iterator<Item = At> {
        let facts = self.by_moment.iter().rev().map(|stamp| &self.facts[stamp.index as usize]);
        // What carries over a change of the text may say `done` too, and names the text.
        facts.filter(|fact| fact.kind.is_by_learner() && !self.seen.contains_key(&fact.at)).map(|fact| fact.at)
    }
}
