//! The week: what was done in it against the goal.

use super::day::Day;

/// A goal that a week is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// Minutes logged.
    Minutes(u32),
    /// Credit on the road, in items: what the plan has due within the week.
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
    /// The goal, in the unit that the learner keeps: minutes where any were logged, else items.
    pub goal: Option<Goal>,
    /// The part of the goal that is reached: 1 is all of it, more is more; 0 without a goal.
    pub part: f64,
    /// The days that are left, today among them.
    pub days_left: u8,
}
