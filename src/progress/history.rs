//! The actions on one node, and since when it has its mark.

use std::collections::BTreeSet;

use super::{At, FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

impl Progress {
    /// The moments of the actions that say something of a node itself, undone ones too, the newest first.
    pub fn actions_on(&self, node: NodeId) -> Vec<At> {
        let facts = self.keys_at(node).iter().flat_map(|&(_, item)| self.ledger.all_of_item(item));
        let moments: BTreeSet<At> = facts.map(|fact| fact.at).collect();
        moments.into_iter().rev().collect()
    }

    /// The newest moment at which a node itself was brought back from being skipped.
    pub(super) fn last_brought_back(&self, node: NodeId) -> Option<At> {
        let facts = self.keys_at(node).iter().flat_map(|&(_, item)| self.ledger.of_item(item));
        facts.filter(|fact| matches!(fact.kind, FactKind::Skip { skip: false, .. })).map(|fact| fact.at).max()
    }

    /// The moment of the newest fact that gives a node the mark it has; `None` where no fact does, but the file or nothing.
    pub fn since(&self, roadmap: &Roadmap, node: NodeId) -> Option<At> {
        let here_and_above = || std::iter::once(node).chain(roadmap.ancestors(node));
        let wanted = self.mark(node) == Mark::Skipped;
        let skips = here_and_above().filter_map(|up| self.fields(up)?.skip);
        let skipped = skips.filter(|(_, skip)| *skip == wanted).map(|(at, _)| at);
        if wanted {
            let choices = here_and_above().filter_map(|up| self.choice_made(roadmap, roadmap.node(up).parent?));
            return skipped.chain(choices.map(|(at, _)| at)).max();
        }
        let own = self.fields(node).and_then(|fields| fields.mark);
        let of_item = roadmap.item_of_point(node).and_then(|item| self.fields(item)?.settled);
        let given = own.into_iter().chain(of_item).filter(|(_, mark)| *mark == self.mark(node)).map(|(at, _)| at);
        let below = self.fields_within(node..roadmap.node(node).end).filter_map(|(_, fields)| fields.mark);
        given.max().or_else(|| below.map(|(at, _)| at).max())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Intent;

    const TEXT: &str = "# R\n## A\n- [ ] one\n  - x\n  - y\n- [x] two\n## B\n- [ ] three\n";

    /// Does these in turn, a second each, and tells the seconds of the actions on a node and since when it has its mark.
    fn told(done: &[(&str, Intent)], key: &str) -> (Vec<i64>, Option<i64>) {
        let roadmap = Roadmap::parse(TEXT.to_owned(), "r");
        let mut progress = Progress::new(&roadmap, Vec::new());
        for (second, (key, intent)) in (1..).zip(done) {
            let kinds = progress.facts_for(&roadmap, roadmap.find(key).unwrap(), *intent).unwrap();
            let facts = progress.stamp(&roadmap, kinds, At { micros: second * 1_000_000, offset: 0 });
            progress.add(&roadmap, &facts);
        }
        let node = roadmap.find(key).unwrap();
        let seconds = |at: At| at.micros / 1_000_000;
        (progress.actions_on(node).into_iter().map(seconds).collect(), progress.since(&roadmap, node).map(seconds))
    }

    #[test]
    fn actions_are_told_newest_first() {
        let done = [("a/one", Intent::Doing), ("a/one", Intent::Toggle), ("b", Intent::Toggle)];
        assert_eq!(told(&done, "a/one").0, [2, 1]);
        assert_eq!(told(&done, "b/three").0, [3]);
    }

    #[test]
    fn a_mark_holds_since_the_fact_that_gave_it() {
        let done =
            [("a/one/x", Intent::Toggle), ("a/one/y", Intent::Toggle), ("b", Intent::Skip), ("a/two", Intent::Doing)];
        assert_eq!(told(&done, "a/one").1, Some(2));
        assert_eq!(told(&done, "a/one/x").1, Some(2), "the item was ticked with its last point");
        assert_eq!(told(&done, "b/three").1, Some(3));
        assert_eq!(told(&done, "a/two").1, Some(4));
        assert_eq!(told(&[], "a/two").1, None, "the file says so");
    }
}
