//! The standing of the learner in words, with their numbers, as every fifteen-year-old reads them at once.

use super::day::{Day, words};
use super::forecast::{Forecast, LEAST_ACTIVE, LEAST_DAYS};
use super::outlook::Outlook;
use super::standing::{self, Standing};
use crate::progress::counted::{counted, items};

/// Weeks that the pace so far is reported for.
const WEEKS: Day = 6;

/// Days without a tick after which that is reported.
const LONG: Day = 14;

/// The standing of the learner in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// On time, ahead of the plan or behind it; empty without a plan.
    pub standing: String,
    /// The forecast of the finish, or what is missing to make one.
    pub finish: String,
    /// What to do, and the numbers behind it; empty where nothing is left to do.
    pub advice: String,
    /// True if the learner is behind the plan.
    pub is_behind: bool,
}

impl Sentence {
    /// Returns all three sentences, in their order.
    pub fn parts(&self) -> [&String; 3] {
        [&self.standing, &self.finish, &self.advice]
    }

    /// Returns the sentences that say something, in their order.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.parts().into_iter().map(String::as_str).filter(|line| !line.is_empty())
    }
}

impl Outlook<'_> {
    /// Puts the standing of the learner into words.
    pub fn sentence(&self) -> Sentence {
        let is_behind = matches!(standing::of_road(self), Some(Standing::Behind(_)));
        Sentence { standing: standing(self), finish: finish(self), advice: advice(self), is_behind }
    }

    /// The credit on the road of a usual week of late, and the weeks that this is the mean of; `None` before the first
    /// tick.
    fn usual_week(&self) -> Option<(f64, i64)> {
        let weeks = ((self.today - self.first? + 1) as f64 / 7.0).clamp(1.0, WEEKS as f64);
        // Where one week is told of, it is the last seven days.
        let weeks = if weeks < 1.5 { 1.0 } else { weeks };
        let from = self.today - (weeks * 7.0).round() as Day + 1;
        Some((self.history.sum(from, self.today).road / weeks, weeks.round() as i64))
    }
}

impl Forecast {
    /// The range in short: `3 to 29 May`.
    pub fn range(&self, today: Day) -> String {
        let [early, late] = ends(self, today);
        if self.early == self.late { late } else { format!("{early} to {late}") }
    }
}

/// The first and the last day in words, month and year once where they are the same.
fn ends(forecast: &Forecast, today: Day) -> [String; 2] {
    let [early, late] = [forecast.early, forecast.late].map(|day| words(day, today));
    let words: Vec<&str> = early.split(' ').collect();
    let same = words.iter().rev().zip(late.rsplit(' ')).take_while(|(one, other)| *one == other).count();
    [words[..(words.len() - same).max(1)].join(" "), late]
}

/// `between 3 and 29 May, most likely around 14 May`.
fn between(forecast: &Forecast, today: Day) -> String {
    let likely = words(forecast.likely, today);
    if forecast.early == forecast.late {
        return format!("on {likely}");
    }
    let [early, late] = ends(forecast, today);
    format!("between {early} and {late}, most likely around {likely}")
}

/// `You are 8 days ahead of the plan.`
fn standing(outlook: &Outlook<'_>) -> String {
    let plan = if outlook.choices.target.is_some() { "your target" } else { "the plan" };
    match standing::of_road(outlook) {
        Some(Standing::Ahead(days)) => format!("You are {} ahead of {plan}.", counted(days, "day")),
        Some(Standing::Behind(days)) => format!("You are {} behind {plan}.", counted(days, "day")),
        Some(Standing::OnTime) if outlook.first.is_some() => "You are on time.".to_owned(),
        Some(Standing::From(day)) => format!("The plan starts on {}.", words(day, outlook.today)),
        Some(Standing::OnTime | Standing::Done) | None => String::new(),
    }
}

fn finish(outlook: &Outlook<'_>) -> String {
    let today = outlook.today;
    let day = |day| words(day, today);
    let last = outlook.last_gain().map(|(at, _)| at.day().min(today));
    match (outlook.forecast, outlook.first, last) {
        _ if outlook.road.count == 0 => "Nothing counts here yet.".to_owned(),
        (_, Some(first), Some(last)) if outlook.road.is_complete() => {
            format!("Finished on {}, after {}.", day(last), counted(last - first + 1, "day"))
        }
        _ if outlook.road.is_complete() => "Finished.".to_owned(),
        (Some(forecast), _, Some(last)) if today - last >= LONG => {
            let range = between(&forecast, today);
            format!("Nothing ticked since {}. If you go on, you will probably finish {range}.", day(last))
        }
        (Some(forecast), ..) => format!("You will probably finish {}.", between(&forecast, today)),
        (None, Some(first), Some(last)) => without_forecast(outlook, first, last),
        (None, ..) => "Nothing ticked yet. Your first tick starts the count.".to_owned(),
    }
}

/// The reason why there is no forecast after the first tick.
fn without_forecast(outlook: &Outlook<'_>, first: Day, last: Day) -> String {
    let active = outlook.history.days.values().filter(|studied| studied.road > 0.0).count();
    let more = |least: usize, so_far: usize, noun| {
        let left = least.saturating_sub(so_far) as i64;
        (left > 0).then(|| counted(left, noun))
    };
    let so_far = (outlook.today - first + 1).max(0) as usize;
    let missing = [more(LEAST_DAYS, so_far, "more day"), more(LEAST_ACTIVE, active, "more study day")];
    let missing: Vec<String> = missing.into_iter().flatten().collect();
    match missing.as_slice() {
        [] if outlook.today - last >= LONG => {
            format!("Nothing ticked since {}. Tick something to see a finish date again.", words(last, outlook.today))
        }
        [] => "At this pace it takes more than ten years.".to_owned(),
        missing => format!("Too early for a finish date: it takes {}.", missing.join(" and ")),
    }
}

fn advice(outlook: &Outlook<'_>) -> String {
    let left = f64::from(outlook.road.count) - outlook.road.credit();
    if outlook.road.is_complete() || outlook.road.count == 0 {
        return String::new();
    }
    let usual = outlook.usual_week();
    let so_far = usual.map(|(a_week, weeks)| match weeks {
        1 => format!("did {} in the last 7 days", items(a_week)),
        weeks => format!("did {} a week in the last {weeks} weeks", items(a_week)),
    });
    let is_enough =
        |needed: f64| format!("{} a week {} enough", items(needed), if needed == 1.0 { "is" } else { "are" });
    let to_go = format!("{} to go", items(left.ceil()));
    let needed = needed(outlook, left);
    let sentence = match (needed, so_far, &outlook.schedule) {
        (Some((needed, by)), Some(so_far), _) if usual.is_some_and(|(a_week, _)| a_week >= needed) => {
            format!("{} to finish by {by}; you {so_far}", is_enough(needed))
        }
        (Some((needed, by)), Some(so_far), _) => format!("Do {} a week to finish by {by}; you {so_far}", items(needed)),
        (Some((needed, by)), None, _) => format!("{} to finish by {by}", is_enough(needed)),
        (None, so_far, Some(schedule)) => {
            let so_far = so_far.map(|so_far| format!("; you {so_far}")).unwrap_or_default();
            format!("The plan ended on {}{so_far}", words(schedule.end, outlook.today))
        }
        (None, Some(so_far), None) => format!("You {so_far}"),
        (None, None, None) => return format!("{to_go}."),
    };
    format!("{sentence}. {to_go}.")
}

/// The items a week that lead to the end of the plan in time, rounded up to a tenth, and that day; `None` without a
/// plan, and after its end.
fn needed(outlook: &Outlook<'_>, left: f64) -> Option<(f64, String)> {
    let schedule = outlook.schedule.as_ref()?;
    let from = outlook.today.max(schedule.start);
    let days = schedule.end - from - outlook.choices.days_away(from, schedule.end);
    if days <= 0 {
        return None;
    }
    let a_week = (left * 7.0 / days as f64).min(left);
    let by = words(schedule.end, outlook.today);
    let by = schedule.pace.as_ref().map_or_else(|| by.clone(), |pace| format!("{by} ({pace} pace)"));
    Some(((a_week * 10.0 - 1e-6).ceil() / 10.0, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_a_month_once() {
        let day = |text| super::super::day::parse(text).unwrap();
        let range = |early, late| {
            let forecast = Forecast { early: day(early), likely: day(late), late: day(late) };
            forecast.range(day("2026-11-22"))
        };
        assert_eq!(range("2026-12-03", "2026-12-29"), "3 to 29 Dec");
        assert_eq!(range("2026-12-03", "2027-01-02"), "3 Dec to 2 Jan 2027");
        assert_eq!(range("2027-02-01", "2027-06-14"), "1 Feb to 14 Jun 2027");
        assert_eq!(range("2027-05-03", "2027-05-29"), "3 to 29 May 2027");
        assert_eq!(range("2026-05-29", "2027-05-29"), "29 May to 29 May 2027");
        assert_eq!(range("2026-12-03", "2026-12-03"), "3 Dec");
    }
}
