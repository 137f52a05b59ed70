//! The contents of the view of the pace.

use super::day::Day;
use super::forecast::Forecast;
use super::origin;
use super::outlook::Outlook;
use super::sentence::Sentence;
use super::standing::{self, Standing};
use super::week::Week;
use super::year::Year;
use crate::progress::{Streak, Tally};
use crate::roadmap::NodeId;

/// Weeks of which the hours are reported.
const WEEKS: Day = 12;

/// The most corners of a plan that are drawn.
const CORNERS: usize = 500;

/// A phase of the road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The phase.
    pub phase: NodeId,
    /// Its counts.
    pub tally: Tally,
    /// The part of it that the plan has due today, 0 to 1: where the mark goes.
    pub due: Option<f64>,
    /// Its standing; `None` without a plan.
    pub standing: Option<Standing>,
    /// The forecast of its finish.
    pub finish: Option<Forecast>,
}

/// Credit over time, in items of the road.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BurnUp {
    /// The items that count.
    pub count: f64,
    /// The credit when each of these days ended, in order, from the day before the first to today.
    pub done: Vec<(Day, f64)>,
    /// The corners of the plan, in order.
    pub plan: Vec<(Day, f64)>,
    /// Amounts of credit in items, rising, each with the forecast of the day on which it is reached, from today on.
    pub band: Vec<(f64, Forecast)>,
}

impl BurnUp {
    /// The first and the last day that a chart has to show: where a forecast reaches far, no more of it than as long
    /// again as all else.
    pub fn days(&self, today: Day) -> (Day, Day) {
        let known = self.done.iter().chain(&self.plan).map(|(day, _)| *day).chain([today]);
        let from = known.clone().min().unwrap_or(today);
        let likely = self.band.iter().map(|(_, forecast)| forecast.likely);
        let to = known.chain(likely).max().unwrap_or(today);
        let late = self.band.iter().map(|(_, forecast)| forecast.late).max().unwrap_or(to);
        (from, late.clamp(to, to + (to - from)).max(from + 7))
    }

    /// The least and the most credit that is forecast for a day from today on, 10 and 90%; `None` without a forecast.
    pub fn forecast_on(&self, day: Day) -> Option<(f64, f64)> {
        let (&(today, credit), _) = self.done.last().zip(self.band.first())?;
        let on = |end: fn(&Forecast) -> Day| {
            let (mut before, mut reached) = (today, credit);
            for (amount, forecast) in &self.band {
                let next = end(forecast);
                if next > day {
                    let part = (day - before) as f64 / (next - before).max(1) as f64;
                    return reached + (amount - reached) * part.clamp(0.0, 1.0);
                }
                (before, reached) = (next, *amount);
            }
            reached
        };
        Some((on(|forecast| forecast.late), on(|forecast| forecast.early)))
    }
}

/// The pace of the learner so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The phases of the road, in order.
    pub bars: Vec<Bar>,
    /// The standing of the whole road; `None` without a plan.
    pub standing: Option<Standing>,
    /// Credit over time.
    pub burn_up: BurnUp,
    /// A year of study days.
    pub year: Year,
    /// Study days in a row.
    pub streak: Streak,
    /// The days off that are to come, in words.
    pub off: String,
    /// This week against the goal.
    pub week: Week,
    /// The first day, the minutes and the credit in items of each of the last twelve weeks, from the oldest.
    pub weeks: Vec<(Day, u32, f64)>,
    /// The finish of the road and what to do, in words.
    pub sentence: Sentence,
    /// Whose plan it is, in words; empty where nothing counts.
    pub plan: String,
}

impl Outlook<'_> {
    /// Compares the pace of the learner with the plan.
    pub fn pace(&self) -> Pace {
        of(self)
    }
}

fn of(outlook: &Outlook<'_>) -> Pace {
    let start = outlook.preferences.week_start;
    let week = |weeks: Day| {
        let from = outlook.week.from - weeks * 7;
        let studied = outlook.history.sum(from, from + 6);
        (from, studied.minutes, studied.credit)
    };
    let phases = outlook.roadmap.phases().iter().filter(|phase| outlook.roadmap.on_road(**phase));
    Pace {
        bars: phases.map(|&phase| bar(outlook, phase)).collect(),
        standing: standing::of_road(outlook),
        burn_up: burn_up(outlook),
        year: Year::of(&outlook.history, outlook.today, start, |day| outlook.choices.is_free(day)),
        streak: outlook.streak,
        off: outlook.choices.off_words(outlook.today),
        week: outlook.week,
        weeks: (0..WEEKS).rev().map(week).collect(),
        sentence: outlook.sentence(),
        plan: origin::of(outlook),
    }
}

fn bar(outlook: &Outlook<'_>, phase: NodeId) -> Bar {
    let tally = *outlook.progress.tally(phase);
    Bar {
        phase,
        tally,
        due: outlook.schedule.as_ref().and_then(|schedule| schedule.part_due(phase, outlook.today)),
        standing: standing::of_phase(outlook, phase),
        finish: outlook.phase_forecast(phase),
    }
}

fn burn_up(outlook: &Outlook<'_>) -> BurnUp {
    let days = outlook.history.days.iter().filter(|(_, studied)| studied.road > 0.0);
    let gained: f64 = days.clone().map(|(_, studied)| studied.road).sum();
    // What the file's own boxes say was there before.
    let mut credit = (outlook.road.credit() - gained).max(0.0);
    let mut done: Vec<(Day, f64)> = outlook.first.map(|first| (first - 1, credit)).into_iter().collect();
    for (&day, studied) in days {
        if let Some(&(last, before)) = done.last()
            && last < day - 1
        {
            done.push((day - 1, before));
        }
        credit += studied.road;
        done.push((day, credit));
    }
    if let Some(&(last, credit)) = done.last()
        && last < outlook.today
    {
        done.push((outlook.today, credit));
    }
    let count = f64::from(outlook.road.count);
    let plan = outlook.schedule.as_ref().map_or_else(Vec::new, |schedule| {
        // More corners than these are no longer seen apart.
        let every = schedule.stages.len().div_ceil(CORNERS).max(1);
        let ends = schedule.stages.iter().step_by(every).map(|stage| stage.to);
        let corners = [schedule.start].into_iter().chain(ends).chain((every > 1).then_some(schedule.end));
        corners.map(|day| (day, schedule.due(day))).collect()
    });
    let left = count - outlook.road.credit();
    let band = outlook.band.iter().map(|&(amount, forecast)| (count - left + amount, forecast)).collect();
    BurnUp { count, done, plan, band }
}
