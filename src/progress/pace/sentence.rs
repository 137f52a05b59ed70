//! The standing of the learner in words, with their numbers, as every fifteen-year-old reads them at once.

use super::day::{Day, words};
use super::forecast::{Forecast, LEAST_ACTIVE, LEAST_DAYS};
use super::outlook::Outlook;
use super::standing::{self, ON_TIME, Standing};
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
    /// The advice, and the numbers behind it; empty where nothing is left to do.
    pub advice: String,
    /// True if the learner is behind the plan, or is likely to be at its end.
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
        let standing = standing::of_road(self);
        let is_behind = matches!(standing, Some(Standing::Behind(_))) || late(self) > ON_TIME;
        Sentence { standing: standing_words(self, standing), finish: finish(self), advice: advice(self), is_behind }
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
    /// The finish of a part in words, with less and less of them: `done between 3 and 29 May, likely 14 May`,
    /// `likely 14 May (3 to 29 May)`, `done around 14 May`.
    pub fn words(&self, today: Day) -> [String; 3] {
        let likely = words(self.likely, today);
        if self.early == self.late {
            return [(); 3].map(|()| format!("done on {likely}"));
        }
        let [early, late] = ends(self, today);
        [
            format!("done between {early} and {late}, likely {likely}"),
            format!("likely {likely} ({early} to {late})"),
            format!("done around {likely}"),
        ]
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

/// The days by which the likely finish is after the end of the plan; before it below 0, and 0 where one is not known.
fn late(outlook: &Outlook<'_>) -> Day {
    let ends = outlook.forecast.zip(outlook.schedule.as_ref());
    ends.map_or(0, |(forecast, schedule)| forecast.likely - schedule.end)
}

/// `You are 8 days ahead of the plan.` Where the forecast says otherwise, both stand in one sentence.
fn standing_words(outlook: &Outlook<'_>, standing: Option<Standing>) -> String {
    let plan = if outlook.choices.target.is_some() { "your target" } else { "the plan" };
    let late = late(outlook);
    let but = match standing {
        Some(Standing::Ahead(_) | Standing::OnTime) if late > ON_TIME => {
            let after = if outlook.choices.target.is_some() { plan } else { "the plan ends" };
            format!(" so far, but likely to finish {} after {after}", counted(late, "day"))
        }
        Some(Standing::Behind(_)) if outlook.forecast.is_some() && late <= 0 => {
            ", but likely to finish in time".to_owned()
        }
        _ => String::new(),
    };
    match standing {
        Some(Standing::Ahead(days)) => format!("You are {} ahead of {plan}{but}.", counted(days, "day")),
        Some(Standing::Behind(days)) => format!("You are {} behind {plan}{but}.", counted(days, "day")),
        Some(Standing::OnTime) if outlook.first.is_some() => format!("You are on time{but}."),
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
    let so_far = outlook.usual_week().map(|(a_week, weeks)| match weeks {
        1 => format!("you did {} in the last 7 days", items(a_week)),
        weeks => format!("you did {} a week in the last {weeks} weeks", items(a_week)),
    });
    let ended = || {
        let end = outlook.schedule.as_ref()?.end;
        (end < outlook.today).then(|| format!("the plan ended on {}", words(end, outlook.today)))
    };
    let parts: Vec<String> = needed(outlook, left).or_else(ended).into_iter().chain(so_far).collect();
    let to_go = format!("{} to go", items(left.ceil()));
    if parts.is_empty() { format!("{to_go}.") } else { format!("{}. {to_go}.", capitalized(&parts.join("; "))) }
}

fn capitalized(text: &str) -> String {
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

/// What leads to the end of the plan in time: `To finish by 5 Apr you need 4.8 items a week`, rounded up to a tenth.
/// `None` without a plan, and after its end.
fn needed(outlook: &Outlook<'_>, left: f64) -> Option<String> {
    let schedule = outlook.schedule.as_ref()?;
    let from = outlook.today.max(schedule.start);
    let days = schedule.end - from - outlook.choices.days_away(from, schedule.end);
    let pace = schedule.pace.as_ref().map_or_else(String::new, |pace| format!(" ({pace} pace)"));
    let amount = match days {
        ..=0 => return None,
        1..7 => format!("{} in {}", items(left.ceil()), counted(days, "day")),
        _ => format!("{} a week", items((left * 70.0 / days as f64 - 1e-6).ceil() / 10.0)),
    };
    Some(format!("to finish by {}{pace} you need {amount}", words(schedule.end, outlook.today)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_a_month_once() {
        let day = |text| super::super::day::parse(text).unwrap();
        let told = |early, late| {
            let forecast = Forecast { early: day(early), likely: day("2026-12-12"), late: day(late) };
            forecast.words(day("2026-11-22"))
        };
        assert_eq!(
            told("2026-12-03", "2027-01-02"),
            [
                "done between 3 Dec and 2 Jan 2027, likely 12 Dec",
                "likely 12 Dec (3 Dec to 2 Jan 2027)",
                "done around 12 Dec"
            ]
        );
        assert_eq!(told("2026-12-03", "2026-12-29")[1], "likely 12 Dec (3 to 29 Dec)");
        let range = |early, late| {
            let forecast = Forecast { early: day(early), likely: day(late), late: day(late) };
            ends(&forecast, day("2026-11-22")).join(" to ")
        };
        assert_eq!(range("2027-02-01", "2027-06-14"), "1 Feb to 14 Jun 2027");
        assert_eq!(range("2027-05-03", "2027-05-29"), "3 to 29 May 2027");
        assert_eq!(range("2026-05-29", "2027-05-29"), "29 May to 29 May 2027");
        assert_eq!(told("2026-12-12", "2026-12-12")[2], "done on 12 Dec");
    }
}
