//! The finish as a range, from the learner's own days.
//!
//! The pace of a learner is not known, and it may change: never, at once from some week on, little by little at random,
//! or with a slope. Each of these is an account of the weeks so far, with the rate as a gamma distribution that is
//! updated by the credit of each week (quasi-Poisson, with the spread that the weeks have); a change at once is one account
//! for each week that it may have begun in (Adams and MacKay 2007). An account weighs as much as it foretold the weeks, so
//! whoever kept the pace for long is expected to keep it, and nothing but what is to come is left to chance. For that,
//! accounts are drawn by their weight and played on: days are resampled from the learner's own fortnights (a block
//! bootstrap, Künsch 1989, recent ones more often), so that weekdays, bursts and gaps stay what they are, at the rate of
//! the account. Pauses of two weeks and more are taken out first and come back by chance, as often as they came so far, or
//! now and then a longer one than ever: one that is going on lasts as long again half of the time (Lindy's law). What is
//! assumed before anything is known is in the constants, in parts of a whole road, since a learner tells no other scale.

mod account;
mod play;
mod random;
mod weeks;

use fastrand::Rng;

use super::day::Day;
use account::Road;
use play::{PATHS, paces};
use weeks::Weeks;

pub(super) use play::FURTHEST;
pub(super) use weeks::Days;

/// Days, from the first study day on, before anything is said; and how many of them must be study days.
pub(super) const LEAST_DAYS: usize = 14;
pub(super) const LEAST_ACTIVE: usize = 7;

/// So many paths tell enough where most of them do not arrive.
const FEW: usize = 100;

/// A forecast of the day on which something is finished: one in ten such learners is done before `early`, half are before
/// `likely`, and one in ten is not by `late`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "said above")]
pub struct Forecast {
    pub early: Day,
    pub likely: Day,
    pub late: Day,
}

/// Forecasts the days on which these amounts of credit, in items and in rising order, are reached. `None` where the
/// days are too few to say, of an amount also where it is nothing, or likely to take longer than ten years.
pub(super) fn forecast(days: &Days<'_>, left: &[f64]) -> Vec<Option<Forecast>> {
    let active = days.credit.iter().filter(|credit| **credit > 0.0).count();
    let weeks = Weeks::of(days);
    match weeks.filter(|_| days.credit.len() >= LEAST_DAYS && active >= LEAST_ACTIVE) {
        Some(weeks) => ranges(days, &weeks, left),
        None => vec![None; left.len()],
    }
}

fn ranges(days: &Days<'_>, weeks: &Weeks, left: &[f64]) -> Vec<Option<Forecast>> {
    let done: f64 = days.credit.iter().sum();
    let whole = left.last().copied().unwrap_or_default() + done;
    let road = Road { weeks: (weeks.totals.len() as f64 * whole / done).clamp(4.0, 260.0) };
    // Of the facts, and the same from day to day, so that the range moves for reasons alone.
    let first = days.today - days.credit.len() as Day;
    let mut rng = Rng::with_seed(first as u64);
    let (mut ends, mut lost) = (Vec::with_capacity(PATHS), 0);
    for pace in paces(weeks, &road, &mut rng) {
        let path = weeks.simulate(pace, &road, days, left, &mut rng);
        lost += usize::from(path.last().is_some_and(|end| *end > days.today + FURTHEST));
        ends.push(path);
        if ends.len() >= FEW && lost * 2 > ends.len() {
            break;
        }
    }
    let range = |at: usize| {
        let mut ends: Vec<Day> = ends.iter().map(|path: &Vec<Day>| path[at]).collect();
        ends.sort_unstable();
        let (likely, last) = (ends[ends.len() / 2], days.today + FURTHEST);
        let (early, late) = band(&ends);
        (left[at] > 0.0 && likely <= last).then_some(Forecast { early, likely, late: late.min(last) })
    };
    (0..left.len()).map(range).collect()
}

/// The days before and after which nearest to a tenth of these lie, which are in order. Several paths end on one day,
/// above all of whoever learns on few weekdays.
fn band(ends: &[Day]) -> (Day, Day) {
    let outside = ends.len() / 10;
    let (early, late) = (ends[outside], ends[ends.len() - 1 - outside]);
    let before = |day: Day| ends.partition_point(|end| *end < day);
    let after = |day: Day| ends.len() - ends.partition_point(|end| *end <= day);
    // The neighbour further in, where more than a tenth is nearer to one than less.
    let (next, previous) = (ends.len() - after(early), before(late));
    let early = if next - outside < outside - before(early) { ends[next] } else { early };
    let late = if ends.len() - previous - outside < outside - after(late) { ends[previous - 1] } else { late };
    (early, late)
}
