//! Everything that is reported of the pace of a roadmap, as of one day.

use super::choices::Choices;
use super::day::{Day, WeekStart};
use super::forecast::{self, Days, FURTHEST, Forecast};
use super::history::{History, Studied};
use super::schedule::{self, Schedule};
use super::time::Pomodoro;
use super::week::{Goal, Week};
use crate::progress::{At, Progress, Streak, StudyDay, Tally};
use crate::roadmap::{Mark, NodeId, Plan, Roadmap};

/// The preferences of the learner for all roadmaps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The day that a week begins with.
    pub week_start: WeekStart,
    /// The least study that makes a study day.
    pub study_day: StudyDay,
    /// Hours a week, where the roadmap has no setting of its own.
    pub weekly_goal: Option<f64>,
    /// Minutes of work and of breaks of a timer.
    pub pomodoro: Option<Pomodoro>,
}

/// Into how many parts what is left is divided, for the band of the forecast.
const STEPS: u32 = 8;

/// The most phases of which each has a forecast of its own; where there are more, those between are interpolated.
const PHASES: usize = 64;

/// Less of an item, due in a week, is no goal: the plan begins or ends in it.
const LEAST_DUE: f64 = 0.5;

/// Everything that the views of a roadmap and its commands tell of the pace, as of one day.
#[derive(Debug)]
pub struct Outlook<'a> {
    pub(super) roadmap: &'a Roadmap,
    pub(super) progress: &'a Progress,
    plan: &'a Plan,
    pub(super) preferences: Preferences,
    /// The learner's day.
    pub today: Day,
    /// The counts of the road.
    pub road: Tally,
    /// The settings of the plan.
    pub choices: Choices,
    /// The plan; `None` where nothing says how long the road takes.
    pub schedule: Option<Schedule>,
    /// The first day on which something on the road was done.
    pub first: Option<Day>,
    /// The forecast of the day on which the road is finished; `None` where it is finished, and where there is too little
    /// to tell from.
    pub forecast: Option<Forecast>,
    /// The forecasts of the days on which so many items of it are done.
    pub(super) band: Vec<(f64, Forecast)>,
    phases: Vec<(NodeId, Option<Forecast>)>,
    pub(super) history: History,
    /// The week that today is in.
    pub week: Week,
    /// Study days in a row.
    pub streak: Streak,
}

impl<'a> Outlook<'a> {
    /// Works out what the facts tell on a day of the learner. `plan` is that of the roadmap.
    pub fn new(
        roadmap: &'a Roadmap,
        progress: &'a Progress,
        plan: &'a Plan,
        preferences: Preferences,
        today: Day,
    ) -> Outlook<'a> {
        let choices = Choices::of(progress);
        let history = History::of(roadmap, progress, today);
        let first = history.first_on_road();
        let start = choices.start.or(first).unwrap_or(today);
        let schedule = Schedule::of(roadmap, progress, plan, &choices, start);
        let mut outlook = Outlook {
            roadmap,
            progress,
            plan,
            preferences,
            today,
            road: progress.road(roadmap),
            schedule,
            first,
            forecast: None,
            band: Vec::new(),
            phases: Vec::new(),
            week: Week::default(),
            streak: progress.streaks(today, preferences.study_day, &choices),
            choices,
            history,
        };
        outlook.week = outlook.this_week();
        outlook.look_ahead();
        outlook
    }

    /// Forecasts the day on which a phase of the road is finished, the phases being done in their order; `None` where
    /// it is done, and where there is too little to tell from.
    pub fn phase_forecast(&self, phase: NodeId) -> Option<Forecast> {
        let at = self.phases.binary_search_by_key(&phase, |(phase, _)| *phase).ok()?;
        self.phases.get(at)?.1
    }

    /// Returns the days ahead of the plan; behind it where that is less than 0.
    pub fn days_ahead(&self) -> Option<i64> {
        Some(self.schedule.as_ref()?.days_ahead(self.road.credit(), self.today))
    }

    pub(super) fn road_phases(&self) -> impl Iterator<Item = NodeId> {
        self.roadmap.phases().iter().copied().filter(|&phase| self.roadmap.on_road(phase))
    }

    /// Returns the node of the road that was done last, with its moment.
    pub(super) fn last_gain(&self) -> Option<(At, NodeId)> {
        self.history.gains.iter().filter(|gain| gain.on_road).map(|gain| (gain.at, gain.node)).max()
    }

    pub(super) fn last_gain_in(&self, phase: NodeId) -> Option<(At, NodeId)> {
        let gains = &self.history.gains;
        let [from, to] = [phase, self.roadmap.node(phase).end].map(|end| gains.partition_point(|gain| gain.node < end));
        gains[from..to].iter().map(|gain| (gain.at, gain.node)).max()
    }

    /// The items of a phase that are open and not being learnt, in order.
    pub(super) fn open_items(&self, phase: NodeId) -> impl Iterator<Item = NodeId> {
        let items = self.roadmap.subtree(phase).filter(|(_, node)| node.is_counted());
        items.map(|(id, _)| id).filter(|&id| self.progress.mark(id) == Mark::Todo)
    }

    /// The credit on the road of each day from the first to today, not further back than a forecast reaches ahead.
    fn credit_by_day(&self) -> Vec<f64> {
        let Some(first) = self.first else { return Vec::new() };
        let from = first.max(self.today - FURTHEST);
        let mut credit = vec![0.0; (self.today - from + 1).max(0) as usize];
        for (day, studied) in self.history.days.range(from..=self.today) {
            credit[(day - from) as usize] = studied.road;
        }
        credit
    }

    fn look_ahead(&mut self) {
        let open = |tally: &Tally| f64::from(tally.count) - tally.credit();
        let whole = open(&self.road);
        let road = self.roadmap.phases().iter().filter(|phase| self.roadmap.on_road(**phase));
        let mut sum = 0.0;
        let phases: Vec<(NodeId, f64, f64)> = road
            .map(|&phase| {
                let left = open(self.progress.tally(phase));
                sum += left;
                (phase, left, sum)
            })
            .collect();
        let sums: Vec<f64> = phases.iter().filter(|(_, left, _)| *left > 1e-6).map(|(_, _, sum)| *sum).collect();
        let amounts = amounts(whole, &sums);
        let credit = self.credit_by_day();
        let days = Days {
            today: self.today,
            credit: &credit,
            is_away: &|day| self.choices.is_away(day),
            is_off: &|day| self.choices.is_free(day),
        };
        let forecasts = if whole > 1e-6 { forecast::forecast(&days, &amounts) } else { vec![None; amounts.len()] };
        let at = |amount: f64| forecast_at(amount, &amounts, &forecasts, self.today);
        let phases = phases.iter().map(|&(phase, left, sum)| (phase, at(sum).filter(|_| left > 1e-6))).collect();
        let band =
            amounts.iter().zip(&forecasts).filter_map(|(amount, forecast)| Some((*amount, (*forecast)?))).collect();
        let forecast = at(whole);
        (self.forecast, self.phases, self.band) = (forecast, phases, band);
    }

    fn this_week(&self) -> Week {
        let from = self.preferences.week_start.week_of(self.today);
        let to = from + 6;
        let Studied { road, credit, minutes } = self.history.sum(from, to);
        let goal = self.goal(from);
        let days = [0, 1, 2, 3, 4, 5, 6].map(|day| self.history.sum(from + day, from + day));
        Week { from, to, minutes, road, credit, goal, days_left: (to - self.today + 1) as u8, days }
    }

    /// Hours for whoever set them, and those of the plan for whoever logs time; else what the plan has due in the week.
    fn goal(&self, from: Day) -> Option<Goal> {
        let hours = self.choices.hours.or(self.preferences.weekly_goal);
        if let Some(hours) = hours.or_else(|| self.planned_hours().filter(|_| self.logs_time_before(from))) {
            return Some(Goal::Minutes((hours * 60.0).round() as u32));
        }
        let schedule = self.schedule.as_ref()?;
        let due = schedule.due(from + 7) - schedule.due(from);
        (due >= LEAST_DUE).then_some(Goal::Items(due.ceil()))
    }

    /// Returns whether time was logged on most study days of the four weeks before a day, so that within a week its goal
    /// stays what it is.
    fn logs_time_before(&self, day: Day) -> bool {
        let days = self.history.days.range(day - 28..day).map(|(_, studied)| studied);
        let (timed, all) = days.fold((0, 0), |(timed, all), studied| (timed + i32::from(studied.minutes > 0), all + 1));
        timed * 2 > all
    }

    /// Hours a week, of the pace that was chosen, else of the phase that is due.
    fn planned_hours(&self) -> Option<f64> {
        let schedule = self.schedule.as_ref()?;
        if let Some(name) = &schedule.pace {
            return self
                .plan
                .paces
                .iter()
                .find(|pace| pace.name == *name)
                .map(|pace| schedule::middle(pace.hours_a_week));
        }
        let stage = schedule.stages.iter().find(|stage| stage.to > self.today).or(schedule.stages.last())?;
        let plan = self.plan.phases.iter().find(|plan| plan.phase == stage.phase)?;
        plan.hours_a_week.map(schedule::middle)
    }
}

/// The amounts of credit to forecast, rising: those of the band, the ends of phases, and the whole.
fn amounts(whole: f64, sums: &[f64]) -> Vec<f64> {
    let steps = (1..STEPS).map(|step| whole * f64::from(step) / f64::from(STEPS));
    let ends = sums.iter().copied().step_by(sums.len().div_ceil(PHASES).max(1));
    let mut amounts: Vec<f64> = steps.chain(ends).chain([whole]).collect();
    amounts.sort_by(f64::total_cmp);
    amounts.dedup_by(|next, before| *next - *before < 1e-9);
    amounts
}

/// The forecast of an amount that is one of these or lies between two of them.
fn forecast_at(amount: f64, amounts: &[f64], forecasts: &[Option<Forecast>], today: Day) -> Option<Forecast> {
    let after = amounts.partition_point(|other| *other <= amount + 1e-9);
    let before = after.checked_sub(1);
    if let Some(at) = before.filter(|at| amount - amounts[*at] < 1e-6) {
        return forecasts[at];
    }
    let next = (*forecasts.get(after)?)?;
    let (from, last) = match before {
        Some(at) => (amounts[at], forecasts[at]?),
        None => (0.0, Forecast { early: today, likely: today, late: today }),
    };
    let part = (amount - from) / (amounts[after] - from);
    let between = |from: Day, to: Day| from + ((to - from) as f64 * part).round() as Day;
    Some(Forecast {
        early: between(last.early, next.early),
        likely: between(last.likely, next.likely),
        late: between(last.late, next.late),
    })
}
