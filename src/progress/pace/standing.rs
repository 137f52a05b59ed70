//! Standing against the plan.

use super::day::{Day, words};
use super::outlook::Outlook;
use crate::progress::counted::counted;
use crate::roadmap::NodeId;

/// Off by no more days than these is on time.
pub(super) const ON_TIME: i64 = 2;

/// The standing of something against the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All that counts is done.
    Done,
    /// Not begun: planned from this day on, of a phase also where that is over.
    From(Day),
    /// Within two days of the plan.
    OnTime,
    /// So many days ahead.
    Ahead(i64),
    /// So many days behind.
    Behind(i64),
}

impl Standing {
    /// The standing in two or three words: `8 days ahead`.
    pub fn words(self, today: Day) -> String {
        match self {
            Standing::Done => "done".to_owned(),
            Standing::From(day) => format!("from {}", words(day, today)),
            Standing::OnTime => "on time".to_owned(),
            Standing::Ahead(days) => format!("{} ahead", counted(days, "day")),
            Standing::Behind(days) => format!("{} behind", counted(days, "day")),
        }
    }
}

/// The standing of a phase; `None` without a plan.
pub(super) fn of_phase(outlook: &Outlook<'_>, phase: NodeId) -> Option<Standing> {
    let schedule = outlook.schedule.as_ref()?;
    let tally = outlook.progress.tally(phase);
    let from = schedule.stage(phase)?.from;
    let days = schedule.days_ahead_in(phase, tally.fraction(), outlook.today)?;
    Some(match tally {
        _ if tally.is_complete() => Standing::Done,
        // What is not begun cannot be late by itself: what comes before it is.
        _ if tally.credit() == 0.0 => Standing::From(from),
        _ => by_days(days),
    })
}

/// The standing of the road; `None` without a plan.
pub(super) fn of_road(outlook: &Outlook<'_>) -> Option<Standing> {
    let days = outlook.days_ahead()?;
    let start = outlook.schedule.as_ref()?.start;
    Some(match outlook.road {
        road if road.is_complete() => Standing::Done,
        road if road.credit() == 0.0 && start > outlook.today => Standing::From(start),
        _ => by_days(days),
    })
}

fn by_days(ahead: i64) -> Standing {
    match ahead {
        ..=-1 if -ahead > ON_TIME => Standing::Behind(-ahead),
        _ if ahead > ON_TIME => Standing::Ahead(ahead),
        _ => Standing::OnTime,
    }
}
