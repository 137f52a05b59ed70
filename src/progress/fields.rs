//! The fields that facts give to one key or node itself, before anything above or below it is looked at.

use super::{At, Fact, FactKind};
use crate::roadmap::Mark;

/// The newest word on each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    /// Todo, doing or done.
    pub mark: Option<(At, Mark)>,
    /// The newest of done and todo alone: what an item passes on to its points.
    pub settled: Option<(At, Mark)>,
    pub skip: Option<(At, bool)>,
    /// Of a choice: the key of the option chosen.
    pub choose: Option<Box<(At, Option<String>)>>,
    /// The newest moment at which anything was recorded for it, whether it counts or not.
    pub newest: Option<At>,
}

impl Fields {
    /// Takes a fact in. Of two at one instant the greater holds: done before doing before todo, true before false.
    pub fn take(&mut self, fact: &Fact) {
        let at = fact.at;
        match &fact.kind {
            FactKind::Mark { mark, .. } => {
                self.mark = self.mark.max(Some((at, *mark)));
                if *mark != Mark::Doing {
                    self.settled = self.settled.max(Some((at, *mark)));
                }
            }
            FactKind::NotDoing { .. } => self.mark = self.mark.max(Some((at, Mark::Todo))),
            FactKind::Skip { skip, .. } => self.skip = self.skip.max(Some((at, *skip))),
            FactKind::Choose { choose, .. } => {
                self.choose = self.choose.take().max(Some(Box::new((at, choose.clone()))));
            }
            _ => {}
        }
    }

    /// Takes in what is said under another key that the node goes by.
    pub fn join(&mut self, other: &Fields) {
        self.mark = self.mark.max(other.mark);
        self.settled = self.settled.max(other.settled);
        self.skip = self.skip.max(other.skip);
        if other.choose > self.choose {
            self.choose.clone_from(&other.choose);
        }
        self.newest = self.newest.max(other.newest);
    }

    /// Returns whether a skip of this moment, recorded for the node or above it, holds against what is recorded for where the
    /// node stands: of two at one instant the skip does.
    pub fn yields_to(&self, skipped: At) -> bool {
        self.mark.is_none_or(|(marked, _)| marked <= skipped)
    }
}
