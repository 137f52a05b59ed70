//! The weeks to come, played from the weeks so far.

use fastrand::Rng;

use super::super::day::Day;
use super::account::{Account, Change, JUMP, Road, accounts, likely};
use super::random::{gamma, lasting, normal};
use super::weeks::{Days, PAUSE, Weeks};

/// A range may reach this far.
pub(in crate::progress::pace) const FURTHEST: i64 = 3652;

pub(super) const PATHS: usize = 400;
/// The roads for which a slope holds.
const SLOPE_HOLDS: f64 = 1.2;
/// The mean log of the change of whoever goes faster near the goal.
const RUSHING: f64 = 0.6;
/// The number of pauses expected on three quarters of a road before one was seen, and the days by which half of those are
/// longer than the shortest.
const PAUSES: f64 = 0.21;
const PAUSES_LAST: usize = 9 * PAUSE;
/// A pause seen once may be the only one; from the second on they are a habit.
const ONLY_PAUSE: f64 = 0.3;

/// A pace that is played on.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// Log of the credit a week.
    rate: f64,
    change: Change,
}

impl Pace {
    /// Goes on by so many weeks.
    fn step(&mut self, weeks: f64, road: &Road, rng: &mut Rng) {
        let Change { slope, drift, jumps, .. } = &mut self.change;
        self.rate += *slope * weeks + *drift * weeks.sqrt() * normal(rng);
        *slope *= 1.0 - weeks / (SLOPE_HOLDS * road.weeks);
        if rng.f64() < *jumps * weeks {
            let (mean, spread) = JUMP;
            self.rate += mean + spread * normal(rng);
        }
    }
}

/// Draws paces by how likely their accounts are.
pub(super) fn paces(weeks: &Weeks, road: &Road, rng: &mut Rng) -> Vec<Pace> {
    let accounts = accounts(weeks, road);
    let (most, sum) = likely(&accounts);
    let (mut part, mut paces) = (0.0, Vec::with_capacity(PATHS));
    for Account { change, weight, shape, scale } in accounts {
        part += (weight - most).exp() / sum;
        while paces.len() < PATHS && paces.len() as f64 + 0.5 < part * PATHS as f64 {
            let rate = (gamma(shape, rng) / scale).max(f64::MIN_POSITIVE).ln();
            paces.push(Pace { rate, change });
        }
    }
    // The first of them are to tell of all.
    rng.shuffle(&mut paces);
    paces
}

impl Weeks {
    /// Returns the day on which each amount of credit is reached, if the learner goes on like this; one past [`FURTHEST`]
    /// where it is not.
    pub(super) fn simulate(
        &self,
        mut pace: Pace,
        road: &Road,
        days: &Days<'_>,
        left: &[f64],
        rng: &mut Rng,
    ) -> Vec<Day> {
        let mut day = days.today + Day::from(days.has_begun());
        day += self.pausing.map_or(0, |lasted| lasting(lasted, rng));
        let (mut credit, mut ends) = (0.0, Vec::with_capacity(left.len()));
        let pauses_a_week = self.pauses_a_week(road, rng);
        let whole = left.last().copied().unwrap_or_default();
        let mut rushes_from = (rng.f64() < pace.change.rush).then(|| rng.f64() * whole);
        while day <= days.today + FURTHEST && ends.len() < left.len() {
            if rng.f64() < pauses_a_week * self.block as f64 {
                day += self.pause(rng);
            }
            pace.step(self.block as f64, road, rng);
            if rushes_from.take_if(|from| credit >= *from).is_some() {
                pace.rate += RUSHING * (0.5 + rng.f64());
            }
            let drawn = rng.f64() * self.shares.last().copied().unwrap_or_default();
            let start = self.shares.partition_point(|share| *share < drawn).min(self.shares.len() - 1);
            let factor = pace.rate.exp() / self.mean;
            for played in &self.days[start * 7..(start + self.block) * 7] {
                if !(days.is_off)(day) {
                    credit += played * factor;
                }
                while left.get(ends.len()).is_some_and(|left| credit >= left - 1e-6) {
                    ends.push(day);
                }
                day += 1;
            }
        }
        ends.resize(left.len(), days.today + FURTHEST + 1);
        ends
    }

    /// The number of pauses seen, as far as they are a habit.
    fn pauses_seen(&self) -> f64 {
        if self.pauses.len() == 1 { ONLY_PAUSE } else { self.pauses.len() as f64 }
    }

    fn pauses_a_week(&self, road: &Road, rng: &mut Rng) -> f64 {
        gamma(PAUSES + self.pauses_seen(), rng) / (0.75 * road.weeks + self.totals.len() as f64)
    }

    /// The days of a pause to come, in whole weeks: one that was, or one that was not yet.
    fn pause(&self, rng: &mut Rng) -> Day {
        let is_new = rng.f64() * (PAUSES + self.pauses_seen()) < PAUSES;
        let days = match self.pauses.as_slice() {
            // As heavy a tail as that of one that is going on.
            pauses if is_new || pauses.is_empty() => (PAUSE as Day + lasting(PAUSES_LAST, rng)).min(365),
            pauses => pauses[rng.usize(..pauses.len())] as Day,
        };
        days / 7 * 7
    }
}
