//! The standing of the learner in words, with their numbers.

use super::day::{Day, words};
use super::forecast::Forecast;
use super::outlook::Outlook;
use super::standing::{self, Standing};
use crate::progress::counted::counted;

/// Weeks that the pace so far is reported for.
const WEEKS: Day = 6;

/// Days without a tick after which that is reported.
const LONG: Day = 14;

/// The standing of the learner in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The forecast of the finish, or what is missing to make one.
    pub finish: String,
    /// The plan, and the numbers behind it; empty where there are none.
    pub numbers: String,
}

impl Outlook<'_> {
    /// Puts the standing of the learner into words.
    pub fn sentence(&self) -> Sentence {
        Sentence { finish: finish(self), numbers: numbers(self) }
    }
}

/// `between 3 and 29 May, likely 14 May`.
fn range(forecast: &Forecast, today: Day) -> String {
    let [early, likely, late] = [forecast.early, forecast.likely, forecast.late].map(|day| words(day, today));
    if forecast.early == forecast.late {
        return format!("on {likely}");
    }
    let (first, month) = early.split_once(' ').unwrap_or_default();
    let early = if late.ends_with(&format!(" {month}")) { first } else { &early };
    format!("between {early} and {late}, likely {likely}")
}

fn finish(outlook: &Outlook<'_>) -> String {
    let today = outlook.today;
    let day = |day| words(day, today);
    let last = outlook.last_gain().map(|(at, _)| at.day().min(today));
    let active = outlook.history.days.values().filter(|studied| studied.road > 0.0).count();
    match (outlook.forecast, outlook.first, last) {
        _ if outlook.road.count == 0 => "Nothing counts here yet.".to_owned(),
        (_, Some(first), Some(last)) if outlook.road.is_complete() => {
            format!("Finished on {}, after {}.", day(last), counted(last - first + 1, "day"))
        }
        _ if outlook.road.is_complete() => "Finished.".to_owned(),
        (Some(forecast), _, Some(last)) if today - last >= LONG => {
            format!("Nothing ticked since {}; you are likely to arrive {}.", day(last), range(&forecast, today))
        }
        (Some(forecast), ..) => format!("You arrive {}.", range(&forecast, today)),
        (None, Some(first), Some(last)) => {
            let days = today - first + 1;
            if days >= 14 && active >= 7 {
                return match today - last >= LONG {
                    true => format!("Nothing ticked since {}; no finish is in sight.", day(last)),
                    false => "At this pace it takes more than ten years.".to_owned(),
                };
            }
            let so_far = format!("{} with {}", counted(days, "day"), counted(active as i64, "study day"));
            format!("Not enough yet for a forecast: {so_far}, of 14 with 7.")
        }
        (None, ..) => "Nothing ticked yet: the first tick starts the count.".to_owned(),
    }
}

fn numbers(outlook: &Outlook<'_>) -> String {
    if outlook.road.is_complete() || outlook.road.count == 0 {
        return String::new();
    }
    let today = outlook.today;
    let plan = outlook.schedule.as_ref().map(|schedule| {
        let name = schedule.pace.as_ref().map_or_else(|| "The plan".to_owned(), |pace| format!("{pace} pace"));
        let name = if outlook.choices.target.is_some() { "Your target".to_owned() } else { name };
        format!("{name} ends {}{}.", words(schedule.end, today), ahead(outlook))
    });
    let left = f64::from(outlook.road.count) - outlook.road.credit();
    let to_go = outlook.first.map(|first| {
        let weeks = ((today - first + 1) as f64 / 7.0).clamp(1.0, WEEKS as f64);
        let from = today - (weeks * 7.0).round() as Day + 1;
        let a_week = outlook.history.sum(from, today).road / weeks;
        format!("{a_week:.1} items a week over the last {}, {left:.0} to go.", counted(weeks.round() as i64, "week"))
    });
    plan.into_iter().chain(to_go).collect::<Vec<_>>().join(" ")
}

/// `; you are 8 days ahead`.
fn ahead(outlook: &Outlook<'_>) -> String {
    match standing::of_road(outlook) {
        Some(Standing::Ahead(days)) => format!("; you are {} ahead", counted(days, "day")),
        Some(Standing::Behind(days)) => format!("; you are {} behind", counted(days, "day")),
        Some(Standing::OnTime) if outlook.first.is_some() => "; you are on time".to_owned(),
        _ => String::new(),
    }
}
