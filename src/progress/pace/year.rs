//! A year of study days, to be drawn as weeks in columns.

use super::day::{Day, WeekStart};
use super::history::{History, Studied};

/// The weeks that are shown.
const WEEKS: Day = 53;

/// The measure of a day's study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Minutes logged.
    Minutes,
    /// Credit, in items.
    Items,
}

/// One day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The day.
    pub day: Day,
    /// The amount in levels: 0 for nothing, then 1 to 4 by quarters of the study days.
    pub level: u8,
    /// The amount in the year's measure: minutes or items.
    pub amount: f64,
    /// The learner had planned not to study.
    pub is_free: bool,
}

/// The last 53 weeks, up to the one that today is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// From the oldest; days after today are `None`.
    pub weeks: Vec<[Option<Cell>; 7]>,
    /// Minutes where any were logged in these weeks, else items.
    pub measure: Measure,
    /// The least amount of each level, 1 to 4; what is less but not nothing is level 1.
    pub levels: [f64; 4],
    /// The sum of minutes.
    pub minutes: u32,
    /// The number of study days.
    pub study_days: u32,
}

impl Year {
    pub(super) fn of(history: &History, today: Day, start: WeekStart, is_free: impl Fn(Day) -> bool) -> Year {
        let last = start.week_of(today);
        let first = last - (WEEKS - 1) * 7;
        let studied = || history.days.range(first..=today).map(|(_, studied)| *studied);
        let minutes = studied().fold(0, |sum: u32, studied| sum.saturating_add(studied.minutes));
        let measure = if minutes > 0 { Measure::Minutes } else { Measure::Items };
        let amount = |studied: Studied| match measure {
            Measure::Minutes => f64::from(studied.minutes),
            Measure::Items => studied.credit,
        };
        let mut amounts: Vec<f64> = studied().map(amount).filter(|amount| *amount > 0.0).collect();
        amounts.sort_by(f64::total_cmp);
        let levels = [0, 1, 2, 3].map(|quarter| amounts.get(amounts.len() * quarter / 4).copied().unwrap_or_default());
        let cell = |day: Day| {
            let studied = history.days.get(&day).copied().unwrap_or_default();
            let amount = amount(studied);
            let reached = levels.iter().filter(|least| **least <= amount).count() as u8;
            // What was learnt on a day without minutes shows in a year of minutes.
            let level = if amount > 0.0 { reached.max(1) } else { u8::from(studied.credit > 0.0) };
            (day <= today).then(|| Cell { day, level, amount, is_free: is_free(day) })
        };
        let week = |week: Day| [0, 1, 2, 3, 4, 5, 6].map(|day| cell(first + week * 7 + day));
        let weeks: Vec<_> = (0..WEEKS).map(week).collect();
        let study_days = weeks.iter().flatten().flatten().filter(|cell| cell.level > 0).count() as u32;
        Year { weeks, measure, levels, minutes, study_days }
    }
}
