//! What was ticked or begun by a slip: opened again on the same day, it is no study and no tick of that day.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::{Fact, FactKind};
use crate::roadmap::Mark;

/// The keys that were opened again, each with the learner's day. Actions are taken in newest first.
#[derive(Debug, Default)]
pub(super) struct Slips<'a> {
    opened: HashSet<(i64, &'a str), RandomState>,
    not_doing: HashSet<(i64, &'a str), RandomState>,
}

impl<'a> Slips<'a> {
    /// Takes an action in that counts. Returns those of its facts that mark something done or begun and stand at the end
    /// of the day; that an item is done because its last points are is not another tick.
    pub(super) fn standing(&mut self, facts: impl Iterator<Item = &'a Fact> + Clone) -> Vec<&'a Fact> {
        let done = facts.clone().filter_map(|fact| match &fact.kind {
            FactKind::Mark { item, mark: Mark::Done } => Some(item.as_str()),
            _ => None,
        });
        // A single fact completes nothing.
        let is_single = facts.clone().nth(1).is_none();
        let completed: HashSet<&str, RandomState> =
            done.filter(|_| !is_single).flat_map(|key| above(key).skip(1)).collect();
        let standing = facts.clone().filter(|fact| self.stands(fact, &completed)).collect();
        for fact in facts {
            match &fact.kind {
                FactKind::Mark { item, mark: Mark::Todo } => _ = self.opened.insert((fact.day(), item)),
                FactKind::NotDoing { item } => _ = self.not_doing.insert((fact.day(), item)),
                _ => {}
            }
        }
        standing
    }

    fn stands(&self, fact: &'a Fact, completed: &HashSet<&str, RandomState>) -> bool {
        let is_open = |key: &'a str| above(key).any(|key| self.opened.contains(&(fact.day(), key)));
        match &fact.kind {
            FactKind::Mark { item, mark: Mark::Done } => !completed.contains(item.as_str()) && !is_open(item),
            FactKind::Mark { item, mark: Mark::Doing } => {
                !self.not_doing.contains(&(fact.day(), item)) && !is_open(item)
            }
            _ => false,
        }
    }
}

/// A key and those above it.
fn above(key: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(key), |key| Some(&key[..key.rfind('/')?]))
}
