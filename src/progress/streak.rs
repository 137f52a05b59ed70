//! The days on which the learner learnt: days in a row, and since when.

use std::collections::BTreeSet;

use super::{At, Fact, FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// The facts that make a day a study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StudyDay {
    /// Something was ticked or begun.
    Tick,
    /// A note was written.
    Note,
    /// Any of these, or time was logged.
    #[default]
    Any,
}

impl StudyDay {
    fn counts(self, kind: &FactKind) -> bool {
        let (tick, note, time) = match kind {
            FactKind::Mark { mark: Mark::Done | Mark::Doing, .. } => (true, false, false),
            FactKind::Note { note, .. } => (false, !note.is_empty(), false),
            FactKind::Log { .. } => (false, false, true),
            _ => (false, false, false),
        };
        match self {
            StudyDay::Tick => tick,
            StudyDay::Note => note,
            StudyDay::Any => tick || note || time,
        }
    }
}

impl Progress {
    /// How many days in a row, up to this one (in days since 1970-01-01), were study days; 0 where it is none yet. A day
    /// is the learner's own: that of the clock where it was said.
    pub fn streak(&self, today: i64, study: StudyDay) -> u32 {
        let counts = |fact: &&Fact| study.counts(&fact.kind) && self.ledger.counts(fact.at);
        let days: BTreeSet<i64> = self.ledger.facts().iter().filter(counts).map(day).collect();
        (0..).take_while(|back| days.contains(&(today - back))).count() as u32
    }

    /// How many days it took from the first tick in a node's subtree to this moment, both days counted; `None` where
    /// nothing in it was ticked.
    pub fn days_on(&self, roadmap: &Roadmap, node: NodeId, now: At) -> Option<u32> {
        let end = roadmap.node(node).end;
        let items = self.keys.iter().filter(|(stand, _)| (node..end).contains(stand)).map(|(_, item)| *item);
        let facts = items.flat_map(|item| self.ledger.of_item(item));
        let first = facts.filter(|fact| StudyDay::Tick.counts(&fact.kind)).map(day).min()?;
        u32::try_from(now.day() - first + 1).ok()
    }
}

/// The day that the learner's clock showed when this was said.
fn day(fact: &Fact) -> i64 {
    fact.clock.unwrap_or(fact.at).day()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    fn progress(moments: &[&str]) -> (Roadmap, Progress) {
        let roadmap = Roadmap::parse("## Lists\n- [ ] a\n- [ ] b\n", "streak");
        let done = |moment: &&str| Fact {
            at: at(moment),
            clock: None,
            kind: FactKind::Mark { item: "lists/a".into(), mark: Mark::Done },
        };
        let facts = moments.iter().map(done).collect();
        let progress = Progress::new(&roadmap, facts);
        (roadmap, progress)
    }

    #[test]
    fn days_in_a_row_are_the_learner_s_own_and_end_today() {
        // The second is the 21st in Berlin, and the 20th in Greenwich.
        let (_, progress) = progress(&[
            "2026-11-18T10:00:00Z",
            "2026-11-21T00:30:00+01:00",
            "2026-11-20T12:00:00Z",
            "2026-11-22T23:59:00Z",
        ]);
        let streak = |now| progress.streak(at(now).day(), StudyDay::Any);
        assert_eq!(streak("2026-11-22T23:59:30Z"), 3);
        assert_eq!(streak("2026-11-23T00:00:00Z"), 0);
        assert_eq!(progress.streak(at("2026-11-22T23:59:30Z").day(), StudyDay::Note), 0);
    }

    #[test]
    fn what_is_undone_makes_no_day() {
        let (roadmap, mut progress) = progress(&["2026-11-22T10:00:00Z"]);
        let now = at("2026-11-22T10:00:01Z");
        let (_, undo) = progress.undo(now).unwrap();
        progress.add(&roadmap, &undo);
        assert_eq!(progress.streak(now.day(), StudyDay::Any), 0);
    }

    #[test]
    fn the_days_on_a_phase_count_the_first_and_the_last() {
        let (roadmap, progress) = progress(&["2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z"]);
        let phase = roadmap.phases()[0];
        assert_eq!(progress.days_on(&roadmap, phase, at("2026-11-22T11:00:00Z")), Some(3));
    }
}
