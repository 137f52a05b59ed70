//! Time spent: the entries that hold, and the timer.

use std::collections::{HashMap, HashSet};

use super::day::Day;
use crate::progress::{At, Fact, FactKind, Progress};
use crate::roadmap::{NodeId, Roadmap};

/// The most minutes of one entry: a day's.
pub const MOST_MINUTES: u32 = 24 * 60;

/// A timer that has run for more minutes than these may have been forgotten; where it runs past midnight, for fewer.
const DOUBTFUL_MINUTES: u32 = 6 * 60;
const DOUBTFUL_OVERNIGHT: u32 = 3 * 60;

/// A timer that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// The moment it was started.
    pub since: At,
    /// The key of the node that the time is spent on.
    pub item: Option<String>,
}

impl Timer {
    /// The whole minutes that are over; 0 where the clock was set back.
    pub fn elapsed(&self, now: At) -> u32 {
        u32::try_from((now.micros - self.since.micros) / MINUTE).unwrap_or(0)
    }

    /// The microseconds until the next minute is over.
    pub fn until_next_minute(&self, now: At) -> i64 {
        MINUTE - (now.micros - self.since.micros).rem_euclid(MINUTE)
    }

    /// The minutes to log, without the breaks: rounded, so that less than half a minute, which is a slip, is 0.
    pub fn worked(&self, now: At, pomodoro: Option<Pomodoro>) -> u32 {
        let minutes = minutes_between(self.since, now);
        pomodoro.map_or(minutes, |pomodoro| pomodoro.worked(minutes))
    }

    /// Returns whether it may have been forgotten, so that the learner is to say what was real.
    pub fn is_doubtful(&self, now: At) -> bool {
        let minutes = self.elapsed(now);
        minutes > DOUBTFUL_MINUTES || minutes > DOUBTFUL_OVERNIGHT && self.since.day() < now.day()
    }
}

/// The minutes of work and of the break that follows, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pomodoro {
    /// Minutes of work, at least 1.
    pub work: u32,
    /// Minutes of a break, at least 1.
    pub rest: u32,
}

/// A stretch of work or a break, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// It is a break.
    pub is_break: bool,
    /// The minutes that are over.
    pub minutes: u32,
    /// The minutes that it has.
    pub of: u32,
}

impl Pomodoro {
    /// Reads minutes of work and of a break: `25/5`.
    pub fn parse(text: &str) -> Option<Pomodoro> {
        let (work, rest) = text.split_once('/')?;
        let minutes = |text: &str| text.trim().parse().ok().filter(|minutes| (1..=240).contains(minutes));
        Some(Pomodoro { work: minutes(work)?, rest: minutes(rest)? })
    }

    /// The stretch that a timer is in after so many minutes.
    pub fn stretch(self, minutes: u32) -> Stretch {
        let into = minutes % (self.work + self.rest);
        match into.checked_sub(self.work) {
            Some(minutes) => Stretch { is_break: true, minutes, of: self.rest },
            None => Stretch { is_break: false, minutes: into, of: self.work },
        }
    }

    /// The minutes of work among so many.
    pub fn worked(self, minutes: u32) -> u32 {
        let whole = self.work + self.rest;
        minutes / whole * self.work + (minutes % whole).min(self.work)
    }
}

/// Reads a length and what was done in it: `45 katas`, `1h30 katas`, `1:30`, `1.5h`, `20 min katas`. `None` where it
/// does not begin with a length of at most a day.
pub fn parse_entry(text: &str) -> Option<(u32, String)> {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim_start();
    // `45 min katas`, `2 h katas`.
    let (unit, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (minutes, words) = match unit.to_lowercase().as_str() {
        "m" | "min" | "minutes" if first.bytes().all(|byte| byte.is_ascii_digit()) => (first.parse().ok()?, after),
        "h" | "hours" | "hour" => (hours(first)?, after),
        _ => (length(&first.to_lowercase())?, rest),
    };
    (minutes <= MOST_MINUTES).then(|| (minutes, words.trim().to_owned()))
}

/// The minutes of `45`, `45m`, `1h`, `1h30`, `1:30` or `1.5h`.
fn length(text: &str) -> Option<u32> {
    if let Some((whole, minutes)) = text.split_once(['h', ':']) {
        let minutes = minutes.trim_end_matches("min").trim_end_matches('m');
        if minutes.is_empty() {
            return hours(whole);
        }
        let minutes: u32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        return whole.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minutes);
    }
    text.trim_end_matches("min").trim_end_matches('m').parse().ok()
}

/// The minutes of a number of hours.
fn hours(text: &str) -> Option<u32> {
    let hours: f64 = text.replace(',', ".").parse().ok()?;
    (0.0..=24.0).contains(&hours).then(|| (hours * 60.0).round() as u32)
}

/// The microseconds of a minute.
const MINUTE: i64 = 60_000_000;

/// The minutes from one moment to another, rounded. A clock that was set back in between makes it 1.
pub fn minutes_between(since: At, now: At) -> u32 {
    let micros = now.micros - since.micros;
    if micros < 0 { 1 } else { u32::try_from((micros + MINUTE / 2) / MINUTE).unwrap_or(u32::MAX) }
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
        assert_eq!(minutes("2026-11-22T10:00:00Z", "2026-11-22T10:00:29Z"), 0);
        assert_eq!(minutes("2026-11-22T10:00:00Z", "2026-11-22T10:00:30Z"), 1);
    }

    #[test]
    fn a_length_is_read_as_people_write_it() {
        let read = parse_entry;
        let some = |minutes, words: &str| Some((minutes, words.to_owned()));
        assert_eq!(read("45"), some(45, ""));
        assert_eq!(read(" 45 katas and more "), some(45, "katas and more"));
        assert_eq!(read("45min katas"), some(45, "katas"));
        assert_eq!(read("45 min katas"), some(45, "katas"));
        assert_eq!(read("1h30 katas"), some(90, "katas"));
        assert_eq!(read("1:05"), some(65, ""));
        assert_eq!(read("2h"), some(120, ""));
        assert_eq!(read("1,5 h reading"), some(90, "reading"));
        assert_eq!(read("1.5H"), some(90, ""));
        assert_eq!(read("0"), some(0, ""));
        for wrong in ["", "katas", "45katas", "1:75", "1441", "-5", "25h", "NaN h", "h", ":", "99999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_timer_is_doubted_after_six_hours_or_overnight() {
        let doubtful = |since, now| Timer { since: at(since), item: None }.is_doubtful(at(now));
        assert!(!doubtful("2026-11-22T10:00:00Z", "2026-11-22T16:00:00Z"));
        assert!(doubtful("2026-11-22T10:00:00Z", "2026-11-22T16:01:00Z"));
        assert!(!doubtful("2026-11-22T23:00:00Z", "2026-11-23T01:30:00Z"));
        assert!(doubtful("2026-11-22T22:00:00Z", "2026-11-23T01:30:00Z"));
        // A clock that was set back.
        assert!(!doubtful("2026-11-22T10:00:00Z", "2026-11-21T10:00:00Z"));
    }

    #[test]
    fn a_timer_counts_whole_minutes() {
        let timer = Timer { since: at("2026-11-22T10:00:30Z"), item: None };
        let told = |now| (timer.elapsed(at(now)), timer.until_next_minute(at(now)) / 1_000_000);
        assert_eq!(told("2026-11-22T10:00:30Z"), (0, 60));
        assert_eq!(told("2026-11-22T10:01:29Z"), (0, 1));
        assert_eq!(told("2026-11-22T10:01:40Z"), (1, 50));
        assert_eq!(told("2026-11-22T09:59:40Z"), (0, 50));
    }

    #[test]
    fn breaks_are_no_work() {
        assert_eq!(Pomodoro::parse("25/5"), Some(Pomodoro { work: 25, rest: 5 }));
        for wrong in ["25", "0/5", "25/0", "25/x", "241/5", ""] {
            assert_eq!(Pomodoro::parse(wrong), None, "{wrong}");
        }
        let pomodoro = Pomodoro { work: 25, rest: 5 };
        assert_eq!(
            [0, 10, 25, 29, 30, 31, 60, 70].map(|minutes| pomodoro.worked(minutes)),
            [0, 10, 25, 25, 25, 26, 50, 60]
        );
        let stretch = |minutes| {
            let Stretch { is_break, minutes, of } = pomodoro.stretch(minutes);
            (is_break, minutes, of)
        };
        assert_eq!([24, 25, 30, 57].map(stretch), [(false, 24, 25), (true, 0, 5), (false, 0, 25), (true, 2, 5)]);
        let timer = Timer { since: at("2026-11-22T10:00:00Z"), item: None };
        let worked = |now, pomodoro| timer.worked(at(now), pomodoro);
        assert_eq!(worked("2026-11-22T10:29:00Z", Some(pomodoro)), 25);
        assert_eq!(worked("2026-11-22T10:29:00Z", None), 29);
        assert_eq!(worked("2026-11-22T10:00:05Z", Some(pomodoro)), 0);
        assert_eq!(worked("2026-11-22T10:00:31Z", Some(pomodoro)), 1);
    }

    #[test]
    fn durations_are_told_in_hours_and_minutes() {
        assert_eq!([5, 60, 460, 65].map(duration), ["5 min", "1 h", "7 h 40", "1 h 05"]);
    }
}
