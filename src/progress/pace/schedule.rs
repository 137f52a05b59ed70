//! The plan in days: when each phase of the road begins and ends, and how much is due by a day.

use super::choices::Choices;
use super::day::Day;
use crate::progress::Progress;
use crate::roadmap::{Amount, Length, NodeId, Plan, Roadmap, Unit};

/// Weekly hours where a phase's length is in hours and nothing says how many a week has.
const USUAL_HOURS: f64 = 10.0;

/// The plan of one phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// The phase.
    pub phase: NodeId,
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub to: Day,
    /// The number of items that count in it, and in all before it.
    count: f64,
    before: f64,
    /// Its length and its start, in days that are not away.
    days: f64,
    start: f64,
}

/// The plan of the road. Times away push what comes after them back.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The first day.
    pub start: Day,
    /// The day by which all is due.
    pub end: Day,
    /// One of each phase of the road that has items, in order.
    pub stages: Vec<Stage>,
    /// The pace that was chosen.
    pub pace: Option<String>,
    away: Vec<(Day, Day)>,
}

impl Schedule {
    /// The plan from the roadmap's own durations and what the learner set; `None` where nothing says how long it takes.
    pub(super) fn of(
        roadmap: &Roadmap,
        progress: &Progress,
        plan: &Plan,
        choices: &Choices,
        start: Day,
    ) -> Option<Schedule> {
        let phases = plan.phases.iter().filter(|plan| roadmap.on_road(plan.phase));
        let rows: Vec<Row> = phases
            .map(|plan| Row {
                phase: plan.phase,
                count: f64::from(progress.tally(plan.phase).count),
                length: plan.length,
                hours: plan.hours_a_week.map(middle),
            })
            .filter(|row| row.count > 0.0)
            .collect();
        let pace = choices.pace.as_ref().and_then(|name| plan.paces.iter().find(|pace| pace.name == *name));
        let days = match pace {
            Some(pace) => {
                let hours = choices.hours.map_or(1.0, |hours| middle(pace.hours_a_week) / hours);
                scaled(
                    &own_days(&rows, choices).unwrap_or_else(|| by_count(&rows)),
                    days_of(&pace.length, USUAL_HOURS) * hours,
                )
            }
            None => own_days(&rows, choices).or_else(|| choices.target.map(|_| by_count(&rows)))?,
        };
        let mut schedule = Schedule {
            start,
            end: start,
            stages: Vec::new(),
            pace: pace.map(|pace| pace.name.clone()),
            away: choices.away.clone(),
        };
        let days = match choices.target {
            Some(target) => {
                let free = target - start - choices.days_away(start, target);
                scaled(&days, free.max(1) as f64)
            }
            None => days,
        };
        let (mut offset, mut before) = (0.0, 0.0);
        for (row, days) in rows.iter().zip(days) {
            let [from, to] = [offset, offset + days].map(|offset| schedule.day_at(offset));
            schedule.stages.push(Stage { phase: row.phase, from, to, count: row.count, before, days, start: offset });
            offset += days;
            before += row.count;
        }
        schedule.end = schedule.stages.last()?.to;
        Some(schedule)
    }

    /// The credit that is due when a day begins, in items.
    pub fn due(&self, day: Day) -> f64 {
        let offset = self.offset(day);
        let begun = self.stages.partition_point(|stage| stage.start < offset);
        let last = begun.checked_sub(1).map(|at| &self.stages[at]);
        last.map_or(0.0, |stage| stage.before + stage.count * stage.part(offset))
    }

    /// The plan of a phase; `None` where the phase is not planned.
    pub fn stage(&self, phase: NodeId) -> Option<&Stage> {
        let at = self.stages.binary_search_by_key(&phase, |stage| stage.phase).ok()?;
        self.stages.get(at)
    }

    /// The part of a phase that is due when a day begins, 0 to 1; `None` where the phase is not planned.
    pub fn part_due(&self, phase: NodeId, day: Day) -> Option<f64> {
        Some(self.stage(phase)?.part(self.offset(day)))
    }

    /// Returns the days that this much credit, in items, is ahead of the plan on a day; behind it where that is less
    /// than 0.
    pub fn days_ahead(&self, credit: f64, day: Day) -> i64 {
        let mut left = credit;
        let mut offset = 0.0;
        for stage in &self.stages {
            let part = (left / stage.count).clamp(0.0, 1.0);
            offset += part * stage.days;
            left -= part * stage.count;
        }
        (offset - self.offset(day)).round() as i64
    }

    /// The same for a phase of which this part is done.
    pub(super) fn days_ahead_in(&self, phase: NodeId, part: f64, day: Day) -> Option<i64> {
        let stage = self.stage(phase)?;
        Some((stage.start + part * stage.days - self.offset(day)).round() as i64)
    }

    /// Returns the number of days of the plan that are over when a day begins.
    fn offset(&self, day: Day) -> f64 {
        let away: Day = self.away.iter().map(|&(from, to)| (to.min(day - 1) - from.max(self.start) + 1).max(0)).sum();
        (day - self.start - away) as f64
    }

    /// The day on which so many days of the plan are over.
    fn day_at(&self, offset: f64) -> Day {
        let mut day = self.start + offset.round() as Day;
        for &(from, to) in self.away.iter().filter(|(_, to)| *to >= self.start) {
            if from <= day {
                day += to - from.max(self.start) + 1;
            }
        }
        day
    }
}

impl Stage {
    /// The part that is due when so many days of the plan are over.
    fn part(&self, offset: f64) -> f64 {
        ((offset - self.start) / self.days.max(1e-9)).clamp(0.0, 1.0)
    }
}

/// The plan that the roadmap gives for a phase.
struct Row {
    phase: NodeId,
    count: f64,
    length: Option<Length>,
    /// Hours a week.
    hours: Option<f64>,
}

/// The days of each phase by its own length; those without one take as long for an item as the others do. `None` where
/// none has a length.
fn own_days(rows: &[Row], choices: &Choices) -> Option<Vec<f64>> {
    let own = |row: &Row| {
        let days = days_of(row.length.as_ref()?, choices.hours.or(row.hours).unwrap_or(USUAL_HOURS));
        // What is planned in hours takes the hours that there are.
        let is_work = matches!(row.length?.unit, Unit::Hours | Unit::Minutes);
        let stretch = row.hours.zip(choices.hours).filter(|_| !is_work).map_or(1.0, |(planned, hours)| planned / hours);
        Some(days * stretch)
    };
    let days: Vec<Option<f64>> = rows.iter().map(own).collect();
    let known = rows.iter().zip(&days).filter_map(|(row, days)| Some((row.count, (*days)?)));
    let (count, sum) = known.fold((0.0, 0.0), |(count, sum), (more, days)| (count + more, sum + days));
    let of = |(row, days): (&Row, Option<f64>)| days.unwrap_or(row.count * sum / count);
    (count > 0.0 && sum > 0.0).then(|| rows.iter().zip(days).map(of).collect())
}

fn by_count(rows: &[Row]) -> Vec<f64> {
    rows.iter().map(|row| row.count).collect()
}

/// The same in proportion, so many days in all.
fn scaled(days: &[f64], whole: f64) -> Vec<f64> {
    let sum: f64 = days.iter().sum();
    days.iter().map(|days| days * whole / sum.max(1e-9)).collect()
}

/// The days of a length; no plan takes more than a hundred years.
fn days_of(length: &Length, hours_a_week: f64) -> f64 {
    let amount = middle(length.amount);
    let days = match length.unit {
        Unit::Minutes => amount / 60.0 / hours_a_week * 7.0,
        Unit::Hours => amount / hours_a_week * 7.0,
        Unit::Days => amount,
        Unit::Weeks => amount * 7.0,
        Unit::Months => amount * 365.25 / 12.0,
        Unit::Years => amount * 365.25,
    };
    if days.is_finite() { days.clamp(0.0, 36_525.0) } else { 0.0 }
}

pub(super) fn middle(amount: Amount) -> f64 {
    (amount.least + amount.most) / 2.0
}
