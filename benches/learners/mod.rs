//! Simulated learners as the forecast meets them: facts up to a day, what it says then, and what became of it.

#![allow(dead_code, reason = "the benchmark and the test use different parts of it")]

mod kinds;
mod others;

use std::fmt::Write;

use fastrand::Rng;
pub use kinds::{HARDER, Learner, PLAIN};
pub use others::OTHERS;
use roadbook::progress::pace::{Day, Outlook, Preferences};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};

/// A Monday.
const FIRST: Day = 20_458;

/// What was forecast for one learner at one moment, and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// 25, 50 or 75% of the items were done.
    pub part: usize,
    pub early: Day,
    pub likely: Day,
    pub late: Day,
    /// Where a straight line through all history arrives.
    pub line: Day,
    pub end: Day,
}

impl Case {
    pub fn is_held(&self) -> bool {
        self.early <= self.end && self.end <= self.late
    }
}

/// One learner, when 25, 50 and 75% are done.
pub fn cases(rng: &mut Rng, learner: Learner) -> Vec<Case> {
    let (items, weekday) = (rng.usize(100..400), rng.usize(0..7));
    let days: Vec<Day> = learner(rng, items, weekday).into_iter().map(|day| FIRST + weekday as Day + day).collect();
    let roadmap = Roadmap::parse(roadmap_of(days.len()), "learners");
    [25, 50, 75].into_iter().filter_map(|part| case(&roadmap, &days, part)).collect()
}

fn case(roadmap: &Roadmap, days: &[Day], part: usize) -> Option<Case> {
    let (first, end) = (*days.first()?, *days.last()?);
    let today = days[days.len() * part / 100 - 1];
    let done = days.iter().filter(|day| **day <= today).count();
    let fact = |(number, day): (usize, &Day)| Fact {
        at: moment(*day - FIRST, 36_000 + number as i64),
        clock: None,
        kind: FactKind::Mark { item: key_of(number), mark: Mark::Done },
    };
    let progress = Progress::new(roadmap, days[..done].iter().enumerate().map(fact).collect());
    let plan = roadmap.plan();
    let outlook = Outlook::new(roadmap, &progress, &plan, Preferences::default(), today);
    let forecast = outlook.forecast?;
    let left = (days.len() - done) as f64;
    let line = today + (left * (today - first + 1) as f64 / done as f64).round() as Day;
    Some(Case { part, early: forecast.early, likely: forecast.likely, late: forecast.late, line, end })
}

/// The medians of how many days off the likely date is, and the straight line; each is the mean of the middle tenth, as a
/// whole day would be some percent.
pub fn median_errors(cases: &[Case]) -> (f64, f64) {
    let median = |error: fn(&Case) -> Day| {
        let mut errors: Vec<Day> = cases.iter().map(error).collect();
        errors.sort_unstable();
        let middle = &errors[errors.len() * 9 / 20..(errors.len() * 11).div_ceil(20)];
        middle.iter().sum::<Day>() as f64 / middle.len().max(1) as f64
    };
    (median(|case| (case.likely - case.end).abs()), median(|case| (case.line - case.end).abs()))
}

/// A moment so many seconds after the beginning of a day, counted from the first.
pub fn moment(day: i64, seconds: i64) -> At {
    At { micros: ((FIRST + day) * 86_400 + seconds) * 1_000_000, offset: 0 }
}

/// A roadmap of one phase with so many items.
pub fn roadmap_of(items: usize) -> String {
    (0..items).fold("# Learners\n\n## All\n\n".to_owned(), |mut text, item| {
        let _ = writeln!(text, "- [ ] item {item}");
        text
    })
}

/// The key of an item of it.
pub fn key_of(item: usize) -> String {
    format!("all/item-{item}")
}
