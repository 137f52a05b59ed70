//! The pace as scripts read it, in `status` and `today`. Fields may be added, none renamed.

use serde::Serialize;

use crate::progress;
use crate::progress::pace::{self, Day, Goal, Outlook, Stage, day};

/// One in ten finishes before `early`, half before `likely`, one in ten after `late`.
#[derive(Serialize)]
pub(super) struct Forecast {
    early: String,
    likely: String,
    late: String,
}

/// The plan of the road.
#[derive(Serialize)]
pub(super) struct Plan {
    pace: Option<String>,
    start: String,
    end: String,
    target: Option<String>,
    /// Items of credit that are due today.
    due: f64,
    /// Days ahead of the plan; below 0, behind it.
    ahead: i64,
}

/// The plan of a phase.
#[derive(Serialize)]
pub(super) struct PhasePlan {
    from: String,
    to: String,
    /// The part that is due today, 0 to 1.
    due: f64,
}

/// The week that today is in.
#[derive(Serialize)]
pub(super) struct Week {
    from: String,
    to: String,
    minutes: u32,
    /// Items of credit on the road.
    credit: f64,
    goal_minutes: Option<u32>,
    goal_items: Option<f64>,
}

/// Study days in a row.
#[derive(Serialize)]
pub(super) struct Streak {
    days: u32,
    best: u32,
    today: bool,
}

pub(super) fn forecast(forecast: pace::Forecast) -> Forecast {
    Forecast { early: date(forecast.early), likely: date(forecast.likely), late: date(forecast.late) }
}

pub(super) fn plan(outlook: &Outlook<'_>) -> Option<Plan> {
    let schedule = outlook.schedule.as_ref()?;
    Some(Plan {
        pace: schedule.pace.clone(),
        start: date(schedule.start),
        end: date(schedule.end),
        target: outlook.choices.target.map(date),
        due: schedule.due(outlook.today),
        ahead: outlook.days_ahead()?,
    })
}

pub(super) fn phase_plan(outlook: &Outlook<'_>, stage: &Stage) -> Option<PhasePlan> {
    let due = outlook.schedule.as_ref()?.part_due(stage.phase, outlook.today)?;
    Some(PhasePlan { from: date(stage.from), to: date(stage.to), due })
}

pub(super) fn week(week: &pace::Week) -> Week {
    let (goal_minutes, goal_items) = match week.goal {
        Some(Goal::Minutes(minutes)) => (Some(minutes), None),
        Some(Goal::Items(items)) => (None, Some(items)),
        None => (None, None),
    };
    Week {
        from: date(week.from),
        to: date(week.to),
        minutes: week.minutes,
        credit: week.road,
        goal_minutes,
        goal_items,
    }
}

pub(super) fn streak(streak: progress::Streak) -> Streak {
    Streak { days: streak.days, best: streak.best, today: streak.is_today }
}

fn date(day: Day) -> String {
    day::date(day).to_string()
}
