//! The days on which the learner learnt: days in a row, and since when.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::counted::counted;
use super::pace::Choices;
use super::slip::Slips;
use super::{At, Fact, FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// The facts that make a day a study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StudyDay {
    /// Something was ticked or begun.
    Tick,
    /// A note was written.
    Note,
    /// Time was logged.
    Time,
    /// Any of these.
    #[default]
    Any,
}

impl StudyDay {
    fn is(self, other: StudyDay) -> bool {
        self == other || self == StudyDay::Any
    }
}

/// Study days in a row. Days on which the learner rests or is away neither count nor end it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// The number of days, up to today, or up to the day before where today is none yet.
    pub days: u32,
    /// The most there ever were.
    pub best: u32,
    /// True if today is a study day.
    pub is_today: bool,
}

impl Streak {
    /// The streak in words: `6 days in a row, best 23`.
    pub fn words(self) -> String {
        let days = counted(self.days, "day");
        if self.best > self.days { format!("{days} in a row, best {}", self.best) } else { format!("{days} in a row") }
    }
}

impl Progress {
    /// Returns how many days in a row, up to this one (in days since 1970-01-01), were study days; 0 where it is none
    /// yet. A day is the learner's own: that of the clock where it was said.
    pub fn streak(&self, today: i64, study: StudyDay) -> u32 {
        let choices = Choices::of(self);
        let first = self.ledger.facts().iter().map(Fact::day).min().unwrap_or(today);
        // It is counted before the first frame and after each tick, and most streaks are shorter than the history.
        let mut length = 32;
        loop {
            let days = self.study_days(study, today, today - length);
            let streak = in_a_row(&days, today, &choices);
            if !streak.is_today {
                return 0;
            }
            let begins_within = (streak.days as usize) < days.len();
            if begins_within || today - length <= first {
                return streak.days;
            }
            length *= 4;
        }
    }

    /// The study days in a row, those up to today and the most there were.
    pub(super) fn streaks(&self, today: i64, study: StudyDay, choices: &Choices) -> Streak {
        in_a_row(&self.study_days(study, today, i64::MIN), today, choices)
    }

    /// The study days from a day on. What is dated later than today stands on today.
    fn study_days(&self, study: StudyDay, today: i64, from: i64) -> BTreeSet<i64> {
        let is_within = |fact: &&Fact| fact.day() >= from && self.ledger.counts(fact.at);
        let facts = || self.ledger.facts().iter().filter(is_within);
        let (mut days, mut slips) = (BTreeSet::new(), Slips::default());
        if study.is(StudyDay::Tick) {
            let is_mark = |fact: &&Fact| matches!(fact.kind, FactKind::Mark { .. } | FactKind::NotDoing { .. });
            let mut marks: Vec<&Fact> = facts().filter(is_mark).collect();
            marks.sort_by_key(|fact| Reverse(fact.at));
            for action in marks.chunk_by(|one, other| one.at == other.at) {
                days.extend(slips.standing(action.iter().copied()).into_iter().map(Fact::day));
            }
        }
        if study.is(StudyDay::Note) {
            let is_note = |fact: &&Fact| matches!(&fact.kind, FactKind::Note { note, .. } if !note.is_empty());
            days.extend(facts().filter(is_note).map(Fact::day));
        }
        if study.is(StudyDay::Time) {
            days.extend(self.time_entries().iter().map(|entry| entry.day).filter(|day| *day >= from));
        }
        days.into_iter().map(|day| day.min(today)).collect()
    }

    /// Returns how many days it took from the first tick in a node's subtree to this moment, both days counted; `None`
    /// where nothing in it was ticked.
    pub fn days_on(&self, roadmap: &Roadmap, node: NodeId, now: At) -> Option<u32> {
        let end = roadmap.node(node).end;
        let items = self.keys.iter().filter(|(stand, _)| (node..end).contains(stand)).map(|(_, item)| *item);
        let facts = items.flat_map(|item| self.ledger.of_item(item));
        let is_tick = |fact: &&Fact| matches!(fact.kind, FactKind::Mark { mark: Mark::Done | Mark::Doing, .. });
        let first = facts.filter(is_tick).map(Fact::day).min()?;
        u32::try_from(now.day() - first + 1).ok()
    }
}

/// Counts study days in a row, none of them later than today.
fn in_a_row(days: &BTreeSet<i64>, today: i64, choices: &Choices) -> Streak {
    let meets = |before: i64, next: i64| (before + 1..next).all(|day| choices.is_free(day));
    let (mut streak, mut last) = (Streak::default(), None);
    for &day in days {
        let goes_on = last.is_some_and(|last| meets(last, day));
        streak.days = if goes_on { streak.days + 1 } else { 1 };
        streak.best = streak.best.max(streak.days);
        last = Some(day);
    }
    streak.is_today = last == Some(today);
    if !last.is_some_and(|last| meets(last, today)) {
        streak.days = 0;
    }
    streak
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
    fn a_long_streak_is_counted_whole() {
        let day = |ago: i64| At { micros: (20_800 - ago) * 86_400_000_000, offset: 0 };
        for length in [31_u32, 32, 33, 34, 128, 129, 130, 600] {
            // Before it lies a day alone, after a gap.
            let days = (0..i64::from(length)).chain([i64::from(length) + 3]);
            let kind = |ago| FactKind::Mark { item: format!("item {ago}"), mark: Mark::Done };
            let facts = days.map(|ago| Fact { at: day(ago), clock: None, kind: kind(ago) }).collect();
            let progress = Progress::new(&Roadmap::parse("# R\n- [ ] a\n".to_owned(), "r"), facts);
            assert_eq!(progress.streak(20_800, StudyDay::Any), length);
            assert_eq!(progress.streak(20_801, StudyDay::Any), 0, "today is none yet");
        }
    }

    #[test]
    fn what_is_ticked_and_opened_again_makes_no_day() {
        let (roadmap, mut progress) = progress(&["2026-11-21T10:00:00Z"]);
        let on = |progress: &Progress, day| progress.streak(at(day).day(), StudyDay::Any);
        let mark =
            |moment, mark| Fact { at: at(moment), clock: None, kind: FactKind::Mark { item: "lists/a".into(), mark } };
        // Opened to be learnt again, a day later: the day of the tick stays what it was.
        progress.add(&roadmap, &[mark("2026-11-22T10:00:00Z", Mark::Todo)]);
        assert_eq!(on(&progress, "2026-11-21T12:00:00Z"), 1);
        progress.add(&roadmap, &[mark("2026-11-22T10:00:05Z", Mark::Done), mark("2026-11-22T10:00:09Z", Mark::Todo)]);
        assert_eq!(on(&progress, "2026-11-22T12:00:00Z"), 0);
        progress.add(&roadmap, &[mark("2026-11-22T11:00:00Z", Mark::Doing)]);
        assert_eq!(on(&progress, "2026-11-22T12:00:00Z"), 2);
        let kind = FactKind::NotDoing { item: "lists/a".into() };
        progress.add(&roadmap, &[Fact { at: at("2026-11-22T11:00:03Z"), clock: None, kind }]);
        assert_eq!(on(&progress, "2026-11-22T12:00:00Z"), 0);
    }

    #[test]
    fn rest_days_and_days_away_end_no_streak() {
        // A Thursday, then from Monday on; Friday is away, Saturday and Sunday are off.
        let (roadmap, mut progress) =
            progress(&["2026-11-19T10:00:00Z", "2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z"]);
        let today = at("2026-11-25T08:00:00Z").day();
        let streak = |progress: &Progress| progress.streaks(today, StudyDay::Any, &Choices::of(progress));
        assert_eq!(streak(&progress), Streak { days: 2, best: 2, is_today: false });
        for (setting, to) in [("rest", "saturday, sunday"), ("away", "2026-11-20..2026-11-20")] {
            let kind = FactKind::Set { setting: setting.to_owned(), to: Some(to.to_owned()) };
            progress.add(&roadmap, &[Fact { at: at("2026-11-24T11:00:00Z"), clock: None, kind }]);
        }
        assert_eq!(streak(&progress), Streak { days: 3, best: 3, is_today: false });
        assert_eq!(progress.streak(today, StudyDay::Any), 0);
        let later = progress.streaks(today + 1, StudyDay::Any, &Choices::of(&progress));
        assert_eq!(later, Streak { days: 0, best: 3, is_today: false });
    }

    #[test]
    fn the_days_on_a_phase_count_the_first_and_the_last() {
        let (roadmap, progress) = progress(&["2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z"]);
        let phase = roadmap.phases()[0];
        assert_eq!(progress.days_on(&roadmap, phase, at("2026-11-22T11:00:00Z")), Some(3));
    }
}
