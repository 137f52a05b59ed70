//! The week: what was done in it against the goal.

use super::day::Day;
use super::history::Studied;
use super::time::duration;
use crate::progress::counted::{counted, items};

/// A goal that a week is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Minutes logged.
    Minutes(u32),
    /// Whole items of credit on the road: what the plan has due within the week.
    Items(f64),
}

/// The week that today is in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Minutes logged in it.
    pub minutes: u32,
    /// Credit on the road, in items.
    pub road: f64,
    /// Credit of everything, in items.
    pub credit: f64,
    /// The goal: hours that were set, or those of the plan where time is logged; else items.
    pub goal: Option<Goal>,
    /// The days that are left, today among them.
    pub days_left: u8,
    /// The study of each of its days.
    pub days: [Studied; 7],
}

impl Week {
    /// The study in it against the goal: `7 h 40 of 10 h`, `6.5 of 7 items`.
    pub fn words(&self) -> String {
        match self.goal {
            Some(Goal::Minutes(goal)) => format!("{} of {}", duration(self.minutes), duration(goal)),
            Some(Goal::Items(goal)) => {
                let done = items(self.road);
                format!("{} of {}", done.split(' ').next().unwrap_or_default(), items(goal))
            }
            None if self.minutes > 0 => duration(self.minutes),
            None => items(self.credit),
        }
    }

    /// The days that are left, today among them: `3 days left`.
    pub fn left_words(&self) -> String {
        format!("{} left", counted(self.days_left, "day"))
    }
}
