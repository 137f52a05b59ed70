//! The week: what was done in it against the goal.

use super::day::Day;

/// What a week is measured against.
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
    /// What it is measured against, in what the learner keeps: minutes where any were logged.
    pub goal: Option<Goal>,
    /// How much of the goal is reached, 0 and up; 0 without one.
    pub part: f64,
    /// The days that are left, today among them.
    pub days_left: u8,
}
