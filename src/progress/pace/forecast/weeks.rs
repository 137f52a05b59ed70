//! The weeks so far, as they are drawn again.

use super::super::day::Day;

/// So many days without credit are a pause.
pub(super) const PAUSE: usize = 14;
/// Weeks after which a fortnight is drawn half as often.
const MEMORY: f64 = 8.0;
/// How many times as much weeks differ as by chance alone: before anything is known, the weeks that this is worth, and
/// the least that is believed.
const SPREAD: f64 = 1.5;
const SPREAD_WEEKS: f64 = 2.0;
const LEAST_SPREAD: f64 = 0.3;

/// The credit of each day from the first study day to today, and what of it is excused.
pub(in crate::progress::pace) struct Days<'a> {
    pub today: Day,
    pub credit: &'a [f64],
    /// Tells of a day, past or to come, that nothing was planned on it.
    pub is_away: &'a dyn Fn(Day) -> bool,
    /// Tells of a day to come that nothing will be done on it.
    pub is_off: &'a dyn Fn(Day) -> bool,
}

impl Days<'_> {
    /// Returns whether today counts as one of the days so far: something was done on it. A day that is still empty
    /// tells nothing.
    pub(super) fn has_begun(&self) -> bool {
        self.credit.last().is_none_or(|credit| *credit > 0.0)
    }
}

/// The weeks so far, the last of which ended today or yesterday, without pauses.
pub(super) struct Weeks {
    /// Whole weeks of days.
    pub(super) days: Vec<f64>,
    pub(super) totals: Vec<f64>,
    /// In days.
    pub(super) pauses: Vec<usize>,
    /// The days that the one that is going on has lasted.
    pub(super) pausing: Option<usize>,
    /// The number of weeks drawn at once, and the share of each that can be the first, summed up.
    pub(super) block: usize,
    pub(super) shares: Vec<f64>,
    /// The mean of the weeks, as often as they are drawn.
    pub(super) mean: f64,
}

impl Weeks {
    /// `None` where there is no whole week with credit in it.
    pub(super) fn of(days: &Days<'_>) -> Option<Weeks> {
        let past = &days.credit[..days.credit.len() - usize::from(!days.has_begun())];
        let first = days.today + 1 - days.credit.len() as Day;
        let (mut kept, mut pauses) = (Vec::with_capacity(past.len()), Vec::new());
        let (mut empty, mut away) = (0, 0);
        for (&credit, day) in past.iter().zip(first..) {
            if credit > 0.0 {
                pauses.extend(cut(&mut kept, empty, away));
                (empty, away) = (0, 0);
            } else {
                empty += 1;
                away += usize::from((days.is_away)(day));
            }
            kept.push(credit);
        }
        let pausing = cut(&mut kept, empty, away);
        kept.drain(..kept.len() % 7);
        let totals: Vec<f64> = kept.chunks(7).map(|week| week.iter().sum()).collect();
        let block = if totals.len() < 4 { 1 } else { 2 };
        let starts = (totals.len() + 1).saturating_sub(block);
        let (mut shares, mut sum, mut credit) = (Vec::with_capacity(starts), 0.0, 0.0);
        for start in 0..starts {
            let share = (-((starts - 1 - start) as f64) / MEMORY).exp2();
            credit += share * totals[start..start + block].iter().sum::<f64>() / block as f64;
            sum += share;
            shares.push(sum);
        }
        let weeks = Weeks { days: kept, totals, pauses, pausing, block, shares, mean: credit / sum };
        (weeks.mean > 0.0).then_some(weeks)
    }

    /// Returns how many times as much the weeks differ as by chance alone: over four weeks, as far as there are some, so
    /// that every other week is no disorder; else over fortnights, else over weeks.
    pub(super) fn spread(&self) -> f64 {
        let spread = [1, 2, 4].into_iter().fold(SPREAD, |shorter, weeks| {
            let whole = &self.totals[self.totals.len() % weeks..];
            let (squares, number) =
                differences(&whole.chunks(weeks).map(|weeks| weeks.iter().sum()).collect::<Vec<f64>>());
            (squares + SPREAD_WEEKS * shorter) / (number + SPREAD_WEEKS)
        });
        spread.max(LEAST_SPREAD)
    }
}

/// Takes the whole weeks of an empty stretch away from the end. Returns its length where it was a pause that nobody had
/// planned.
fn cut(days: &mut Vec<f64>, empty: usize, away: usize) -> Option<usize> {
    let planned = away * 2 >= empty;
    if empty < PAUSE && !(planned && empty >= 7) {
        return None;
    }
    days.truncate(days.len() - empty / 7 * 7);
    (!planned).then_some(empty)
}

/// The squares of the differences between neighbours, summed, in terms of the mean; and how many there are.
fn differences(totals: &[f64]) -> (f64, f64) {
    let mean = totals.iter().sum::<f64>() / totals.len().max(1) as f64;
    let squares: f64 = totals.windows(2).map(|pair| (pair[1] - pair[0]).powi(2) / 2.0).sum();
    (if mean > 0.0 { squares / mean } else { 0.0 }, totals.len().saturating_sub(1) as f64)
}
