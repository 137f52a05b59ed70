//! Time spent: the entries that hold, and the timer.

use std::collections::{HashMap, HashSet};

use super::day::Day;
use crate::progress::{At, Fact, FactKind, Progress};
use crate::roadmap::{NodeId, Roadmap};

/// The most minutes of one entry: a day's.
pub const MOST_MINUTES: u32 = 24 * 60;

/// A timer that has run for so many minutes may have been forgotten.
pub const DOUBTFUL_MINUTES: u32 = 6 * 60;

/// The whole minutes from one moment to another, at least 1: what has begun has taken some time. A clock that was set
/// back in between makes it 1.
pub fn minutes_between(since: At, now: At) -> u32 {
    u32::try_from((now.micros - since.micros + 30_000_000) / 60_000_000).unwrap_or(1).max(1)
}

/// `45 min`, `2 h`, `7 h 40`.
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// An entry of time that holds.
#[derive(Clone, Copy, Debug)]
pub struct TimeEntry<'a> {
    /// The fact that says so, of the kind [`FactKind::Log`].
    pub fact: &'a Fact,
    /// The day it is of: that of the entry that was corrected, where it is a correction.
    pub day: Day,
    /// At most a day's.
    pub minutes: u32,
}

impl Progress {
    /// The entries of time that hold, in no order: those that count and that none replaces.
    pub fn time_entries(&self) -> Vec<TimeEntry<'_>> {
        let corrections = self.corrections();
        let replaced: HashSet<At> = corrections.values().copied().collect();
        let stands = |fact: &&Fact| !replaced.contains(&fact.at);
        let entry = |fact: &'_ Fact| {
            let FactKind::Log { minutes: minutes @ 1.., .. } = fact.kind else { return None };
            let mut first = fact.clock.unwrap_or(fact.at);
            let mut next = fact.at;
            // Each replaces an earlier one, so this ends.
            while let Some(&over) = corrections.get(&next) {
                (first, next) = (over, over);
            }
            Some((first.day(), minutes.min(MOST_MINUTES)))
        };
        let facts = self.ledger.logs().filter(stands);
        facts.filter_map(|fact| entry(fact).map(|(day, minutes)| TimeEntry { fact, day, minutes })).collect()
    }

    /// The entries that replace others, each with the moment of the one that it replaces.
    pub(super) fn corrections(&self) -> HashMap<At, At> {
        // An entry replaces none that is newer than itself.
        let over = |fact: &Fact| match fact.kind {
            FactKind::Log { over, .. } => over.filter(|over| *over < fact.at).map(|over| (fact.at, over)),
            _ => None,
        };
        self.ledger.logs().filter_map(over).collect()
    }

    /// The minutes spent on a node and what is below it.
    pub fn minutes_on(&self, roadmap: &Roadmap, node: NodeId) -> u32 {
        let end = roadmap.node(node).end;
        let is_on = |entry: &TimeEntry<'_>| {
            let stands = entry.fact.kind.item().and_then(|key| self.locate(roadmap, key));
            stands.is_some_and(|stands| (node..end).contains(&stands))
        };
        self.time_entries().iter().filter(|entry| is_on(entry)).map(|entry| entry.minutes).fold(0, u32::saturating_add)
    }

    /// Returns the fact that corrects an entry, or removes it with 0 minutes. `None` where there is no such entry.
    pub fn correct_time(&self, at: At, minutes: u32, text: Option<String>) -> Option<FactKind> {
        let entry = self.time_entries().into_iter().find(|entry| entry.fact.at == at)?;
        let FactKind::Log { item, .. } = &entry.fact.kind else { return None };
        Some(FactKind::Log { minutes: minutes.min(MOST_MINUTES), item: item.clone(), text, over: Some(at) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> At {
        At::parse(text).unwrap()
    }

    fn log(moment: &str, minutes: u32, over: Option<&str>) -> Fact {
        let kind = FactKind::Log { minutes, item: Some("a/x".into()), text: None, over: over.map(at) };
        Fact { at: at(moment), clock: None, kind }
    }

    fn minutes(progress: &Progress) -> Vec<u32> {
        let mut minutes: Vec<u32> = progress.time_entries().iter().map(|entry| entry.minutes).collect();
        minutes.sort_unstable();
        minutes
    }

    const FIRST: &str = "2026-11-22T10:00:00Z";
    const SECOND: &str = "2026-11-22T11:00:00Z";
    const THIRD: &str = "2026-11-22T12:00:00Z";

    #[test]
    fn entries_are_corrected_removed_and_brought_back() {
        let roadmap = Roadmap::parse("## A\n- [ ] x\n", "r");
        let mut progress = Progress::new(&roadmap, vec![log(FIRST, 45, None), log(SECOND, 30, Some(FIRST))]);
        assert_eq!(minutes(&progress), [30]);
        assert_eq!(progress.minutes_on(&roadmap, roadmap.phases()[0]), 30);
        progress.add(&roadmap, &[log(THIRD, 0, Some(SECOND))]);
        assert_eq!(minutes(&progress), [0_u32; 0]);
        let undo = progress.undo_action(at(THIRD), at("2026-11-22T13:00:00Z"));
        progress.add(&roadmap, &undo);
        assert_eq!(minutes(&progress), [30]);
        let corrected = progress.correct_time(at(SECOND), 20, None).unwrap();
        assert_eq!(corrected, log(THIRD, 20, Some(SECOND)).kind);
        assert_eq!(progress.correct_time(at(FIRST), 20, None), None);
    }

    #[test]
    fn a_correction_is_of_the_day_that_it_corrects() {
        let roadmap = Roadmap::parse("## A\n- [ ] x\n", "r");
        let facts = vec![
            log(FIRST, 45, None),
            log("2026-11-25T10:00:00Z", 50, Some(FIRST)),
            log("2026-11-26T10:00:00Z", 55, Some("2026-11-25T10:00:00Z")),
        ];
        let progress = Progress::new(&roadmap, facts);
        let days: Vec<(Day, u32)> = progress.time_entries().iter().map(|entry| (entry.day, entry.minutes)).collect();
        assert_eq!(days, [(at(FIRST).day(), 55)]);
    }

    #[test]
    fn an_entry_replaces_none_that_is_newer() {
        let roadmap = Roadmap::parse("## A\n- [ ] x\n", "r");
        let progress = Progress::new(&roadmap, vec![log(FIRST, 45, Some(SECOND)), log(SECOND, 30, Some(SECOND))]);
        assert_eq!(minutes(&progress), [30, 45]);
    }

    #[test]
    fn minutes_pass_over_midnight_zones_and_clocks_set_back() {
        let minutes = |since, now| minutes_between(at(since), at(now));
        assert_eq!(minutes("2026-11-22T23:50:00+01:00", "2026-11-23T00:20:00+01:00"), 30);
        // Clocks went forward in Berlin: 02:00 is 03:00.
        assert_eq!(minutes("2026-03-29T01:45:00+01:00", "2026-03-29T03:15:00+02:00"), 30);
        // A flight west.
        assert_eq!(minutes("2026-11-22T10:00:00+01:00", "2026-11-22T05:00:00-05:00"), 60);
        assert_eq!(minutes("2026-11-22T10:00:00Z", "2026-11-22T09:00:00Z"), 1);
        assert_eq!(minutes("2026-11-22T10:00:00Z", "2026-11-22T10:00:10Z"), 1);
    }

    #[test]
    fn durations_are_told_in_hours_and_minutes() {
        assert_eq!([5, 60, 460, 65].map(duration), ["5 min", "1 h", "7 h 40", "1 h 05"]);
    }
}
