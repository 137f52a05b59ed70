//! The settings of the plan: its start, its pace, and the days that are free.

use super::day::{self, Day};
use crate::progress::Progress;
use crate::roadmap::Plan;

/// The settings of the plan, each with what it takes.
pub const PLAN_SETTINGS: [(&str, &str); 6] = [
    ("start", "the day the plan starts, such as 2026-11-22"),
    ("pace", "one of the paces that the roadmap names"),
    ("hours", "the hours that you have in a week, such as 10"),
    ("rest", "the weekdays off, such as sunday; several with commas"),
    ("away", "days off, such as 2026-12-20..2027-01-03; added to the others"),
    ("target", "the day to be done by, such as 2027-06-30"),
];

/// Takes a setting of the plan back.
pub const NONE: &str = "none";

/// The hours of a week.
const WEEK: f64 = 168.0;

/// The settings of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The first day of the plan.
    pub start: Option<Day>,
    /// The name of a pace.
    pub pace: Option<String>,
    /// Hours a week.
    pub hours: Option<f64>,
    /// The weekdays that are off, from Monday.
    pub rest: [bool; 7],
    /// The first and last day of each time away, in order, none of which meet.
    pub away: Vec<(Day, Day)>,
    /// The day by which the road is to be done.
    pub target: Option<Day>,
}

impl Choices {
    /// Reads the settings of a roadmap; a value that is not understood is passed over.
    pub fn of(progress: &Progress) -> Choices {
        let value = |name| progress.setting(name);
        let mut rest = [false; 7];
        for weekday in value("rest").into_iter().flat_map(|days| days.split(',')).filter_map(day::named) {
            rest[weekday as usize] = true;
        }
        Choices {
            start: value("start").and_then(day::parse),
            pace: value("pace").map(str::to_owned),
            hours: value("hours").and_then(hours),
            rest,
            away: value("away").map(times_away).unwrap_or_default(),
            target: value("target").and_then(day::parse),
        }
    }

    /// Returns whether the learner is away on a day.
    pub fn is_away(&self, day: Day) -> bool {
        let after = self.away.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).is_some_and(|at| self.away[at].1 >= day)
    }

    /// Returns whether a day is free: the learner rests or is away.
    pub fn is_free(&self, day: Day) -> bool {
        self.rest[day::weekday(day) as usize] || self.is_away(day)
    }

    /// The days off in words: `Sundays off, away 20 Dec to 3 Jan 2027`; empty where there are none to come.
    pub fn off_words(&self, today: Day) -> String {
        let resting = (0..7).filter(|&weekday| self.rest[weekday as usize]);
        let names: Vec<String> = resting.map(|weekday| format!("{}s", day::name(weekday))).collect();
        let rest = (!names.is_empty()).then(|| format!("{} off", names.join(" and ")));
        let away = self.away.iter().find(|(_, last)| *last >= today).map(|&(first, last)| {
            let [from, to] = [first, last].map(|day| day::words(day, today));
            match first {
                _ if first <= today => format!("away until {to}"),
                _ if first == last => format!("away on {from}"),
                _ => format!("away {from} to {to}"),
            }
        });
        rest.into_iter().chain(away).collect::<Vec<_>>().join(", ")
    }

    /// Counts the days on which the learner is away, from `from` up to `to`, which is not counted.
    pub fn days_away(&self, from: Day, to: Day) -> Day {
        self.away.iter().map(|&(first, last)| (last.min(to - 1) - first.max(from) + 1).max(0)).sum()
    }
}

/// The value to keep for a setting of the plan, of which `before` is kept so far; `None` takes it back. A target is a day
/// after `today`.
///
/// # Errors
/// A sentence that names the values it may have.
pub fn checked(
    name: &str,
    value: &str,
    before: Option<&str>,
    plan: &Plan,
    today: Day,
) -> Result<Option<String>, String> {
    if value == NONE {
        return Ok(None);
    }
    if name == "target" && day::parse(value).is_some_and(|target| target <= today) {
        return Err(format!("{value} is not after today, as a target must be"));
    }
    let kept = match name {
        "start" | "target" => day::parse(value).map(|_| value.to_owned()),
        "pace" => return named_pace(value, plan).map(Some),
        "hours" => hours(value).map(|_| value.to_owned()),
        "rest" => weekdays(value),
        "away" => time_away(value).map(|_| joined(before, value)),
        _ => None,
    };
    let takes = PLAN_SETTINGS.iter().find(|(other, _)| *other == name).map_or("", |(_, takes)| takes);
    kept.map(Some).ok_or_else(|| format!("{name} cannot be {value:?}; it is {takes}; or {NONE}"))
}

fn named_pace(value: &str, plan: &Plan) -> Result<String, String> {
    let names: Vec<&str> = plan.paces.iter().map(|pace| pace.name.as_str()).collect();
    match names.iter().find(|name| name.to_lowercase() == value.trim().to_lowercase()) {
        Some(name) => Ok((*name).to_owned()),
        None if names.is_empty() => Err("the roadmap names no paces".to_owned()),
        None => Err(format!("there is no pace {value:?}; there are {}", names.join(", "))),
    }
}

fn hours(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|hours| *hours > 0.0 && *hours <= WEEK)
}

fn weekdays(text: &str) -> Option<String> {
    let days: Option<Vec<i64>> = text.split(',').map(day::named).collect();
    // Whoever rests every day is away.
    let days = days.filter(|days| (0..7).any(|weekday| !days.contains(&weekday)))?;
    Some(days.iter().map(|&weekday| day::name(weekday).to_lowercase()).collect::<Vec<_>>().join(", "))
}

/// `FROM..TO`, or one day.
fn time_away(text: &str) -> Option<(Day, Day)> {
    let (from, to) = text.trim().split_once("..").unwrap_or((text.trim(), text.trim()));
    let (from, to) = (day::parse(from.trim())?, day::parse(to.trim())?);
    (from <= to).then_some((from, to))
}

fn times_away(text: &str) -> Vec<(Day, Day)> {
    let mut times: Vec<(Day, Day)> = text.split(',').filter_map(time_away).collect();
    times.sort_unstable();
    times.dedup_by(|next, before| {
        let meets = next.0 <= before.1 + 1;
        if meets {
            before.1 = before.1.max(next.1);
        }
        meets
    });
    times
}

fn joined(before: Option<&str>, value: &str) -> String {
    let text = [before.unwrap_or_default(), value].join(",");
    let shown = |(from, to)| format!("{}..{}", day::date(from), day::date(to));
    times_away(&text).into_iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(name: &str, value: &str) -> Option<String> {
        checked(name, value, None, &Plan::default(), 20_000).ok().flatten()
    }

    #[test]
    fn settings_are_kept_in_one_form_or_refused() {
        assert_eq!(kept("start", "2028-02-29").as_deref(), Some("2028-02-29"));
        assert_eq!(kept("rest", "Sat, SUNDAY").as_deref(), Some("saturday, sunday"));
        assert_eq!(kept("hours", "7.5").as_deref(), Some("7.5"));
        let refused = [
            ("start", "2027-02-29"),
            ("hours", "0"),
            ("hours", "NaN"),
            ("hours", "169"),
            ("rest", "never"),
            ("rest", "mon,tue,wed,thu,fri,sat,sun"),
            ("away", "2027-01-03..2026-12-20"),
            ("target", "soon"),
            ("pace", "Fast"),
        ];
        for (name, value) in refused {
            assert!(checked(name, value, None, &Plan::default(), 20_000).is_err(), "{name} {value}");
        }
        assert_eq!(checked("start", "none", Some("2028-02-29"), &Plan::default(), 20_000), Ok(None));
    }

    #[test]
    fn times_away_are_added_and_joined_where_they_meet() {
        let before = Some("2026-12-20..2026-12-27");
        let add = |value| checked("away", value, before, &Plan::default(), 20_000).unwrap().unwrap();
        assert_eq!(add("2026-12-28..2027-01-03"), "2026-12-20..2027-01-03");
        assert_eq!(add("2026-10-01"), "2026-10-01..2026-10-01, 2026-12-20..2026-12-27");
    }

    #[test]
    fn days_off_are_told_as_long_as_they_are_to_come() {
        let [first, last] = ["2026-12-20", "2027-01-03"].map(|text| day::parse(text).unwrap());
        let away = Choices { away: vec![(first, last)], ..Choices::default() };
        assert_eq!(away.off_words(first - 9), "away 20 Dec to 3 Jan 2027");
        assert_eq!(away.off_words(last), "away until 3 Jan");
        assert_eq!(away.off_words(last + 1), "");
        let rests = |rest| Choices { rest, ..Choices::default() }.off_words(first);
        assert_eq!(rests([false, false, false, false, false, true, true]), "Saturdays and Sundays off");
    }

    #[test]
    fn days_away_are_counted_within_a_time() {
        let [first, last] = ["2026-12-20", "2027-01-03"].map(|text| day::parse(text).unwrap());
        let choices = Choices { away: vec![(first, last)], ..Choices::default() };
        assert!(choices.is_away(first) && choices.is_away(last));
        assert!(!choices.is_away(first - 1) && !choices.is_away(last + 1));
        assert_eq!(choices.days_away(first - 5, last + 5), 15);
        assert_eq!(choices.days_away(first + 1, first + 3), 2);
        assert_eq!(choices.days_away(last + 1, last + 9), 0);
    }
}
