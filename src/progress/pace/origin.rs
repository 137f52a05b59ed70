//! The origin of the plan in words: whose it is, and from when to when.

use super::day::words;
use super::outlook::Outlook;

/// `Plan: your pace Standard, from 1 Sep to 2 Apr 2027.`
pub(super) fn of(outlook: &Outlook<'_>) -> String {
    let choices = &outlook.choices;
    let Some(schedule) = &outlook.schedule else {
        return match outlook.road.count {
            0 => String::new(),
            _ => "No plan: the roadmap says of no part how long it takes. Set a target to have one.".to_owned(),
        };
    };
    let day = |day| words(day, outlook.today);
    let whose = match (choices.target, &schedule.pace) {
        (Some(_), Some(pace)) => format!("your target, by your pace {pace}"),
        (Some(_), None) => "your target".to_owned(),
        (None, Some(pace)) => format!("your pace {pace}"),
        (None, None) => "the times that the roadmap gives".to_owned(),
    };
    // Of a target the hours change nothing.
    let hours = choices.hours.filter(|_| choices.target.is_none());
    let hours = hours.map_or_else(String::new, |hours| format!(", at your {hours} hours a week"));
    let start = match choices.start {
        Some(start) => format!("from your start on {}", day(start)),
        None if outlook.first.is_some() => format!("from your first tick on {}", day(schedule.start)),
        None => format!("from {}", day(schedule.start)),
    };
    format!("Plan: {whose}{hours}, {start} to {}.", day(schedule.end))
}
