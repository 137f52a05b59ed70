//! Accounts of how fast the learner has gone so far, each with how likely it is.

use super::weeks::Weeks;

/// The ways in which a pace may change, by how likely each is before anything is known.
const STEADY: f64 = 4.5;
const JUMPING: f64 = 3.0;
const SLOPING: f64 = 2.0;
const DRIFTING: f64 = 1.0;
/// Of whoever jumps: the number of jumps on a whole road, and the mean and the spread of the log of the change.
const JUMPS: f64 = 1.3;
pub(super) const JUMP: (f64, f64) = (0.11, 0.42);
/// Log of the change over a whole road, up or down, of whoever has a slope.
const SLOPE: f64 = 1.2;
/// Log of the random change over a whole road, of whoever drifts, and of all others.
const DRIFT: f64 = 0.75;
const LEAST_DRIFT: f64 = 0.05;
/// Of those whose pace changes so many go faster from some point of the road before them on, as people do near a goal
/// (Hull 1932; Kivetz, Urminsky and Zheng 2006).
const RUSH: f64 = 0.55;
/// The uncertainty of the log of the rate before the first week.
const FIRST: f64 = 0.7;
/// Accounts that are so much less likely, in logs, are dropped.
const HOPELESS: f64 = 12.0;

/// The length of the whole road at the pace so far; what is assumed is in parts of it.
pub(super) struct Road {
    pub(super) weeks: f64,
}

/// A way in which a pace changes, in a week.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// Log of the change.
    pub(super) slope: f64,
    /// Log of the random change.
    pub(super) drift: f64,
    /// The chance of a jump.
    pub(super) jumps: f64,
    /// The chance to go faster from some point on, in all.
    pub(super) rush: f64,
}

impl Change {
    /// All of them, each with how likely it is before anything is known.
    fn all(road: &Road) -> [(f64, Change); 5] {
        let drift = |all: f64| all / road.weeks.sqrt();
        let steady = Change { slope: 0.0, drift: drift(LEAST_DRIFT), jumps: 0.0, rush: 0.0 };
        let slope = |all: f64| Change { slope: all / road.weeks, rush: RUSH, ..steady };
        [
            (STEADY, steady),
            (JUMPING, Change { jumps: JUMPS / road.weeks, rush: RUSH, ..steady }),
            (SLOPING / 2.0, slope(SLOPE)),
            (SLOPING / 2.0, slope(-SLOPE)),
            (DRIFTING, Change { drift: drift(DRIFT), rush: RUSH, ..steady }),
        ]
    }
}

/// An account of the weeks so far: the credit of the last one is Poisson with a rate of this gamma distribution.
#[derive(Clone, Copy)]
pub(super) struct Account {
    pub(super) change: Change,
    /// Log of how likely it is, but for a summand that all of them have.
    pub(super) weight: f64,
    pub(super) shape: f64,
    pub(super) scale: f64,
}

impl Account {
    fn new(weight: f64, change: Change, mean: f64, uncertainty: f64) -> Account {
        let shape = uncertainty.powi(-2);
        Account { change, weight, shape, scale: shape / mean }
    }

    /// Lets a week go by, in which the rate drifts.
    fn widen(&mut self) {
        let factor = 1.0 / (1.0 + self.change.drift.powi(2) * self.shape);
        (self.shape, self.scale) = (self.shape * factor, self.scale * factor);
    }

    /// Takes in the credit of so much of a week, and how likely it was: by a negative binomial distribution.
    fn learn(&mut self, credit: f64, part: f64) {
        let scale = self.scale + part;
        self.weight += ln_gamma(self.shape + credit) - ln_gamma(self.shape)
            + self.shape * (self.scale / scale).ln()
            + credit * (part / scale).ln();
        (self.shape, self.scale) = (self.shape + credit, scale);
    }
}

/// The accounts of the weeks, one of each change; of jumps, one of each week that the last may have been in.
pub(super) fn accounts(so_far: &Weeks, road: &Road) -> Vec<Account> {
    let (weeks, spread) = (so_far.totals.len() as f64, so_far.spread());
    let mean = so_far.totals.iter().sum::<f64>() / weeks;
    let of = |(likely, change): (f64, Change)| {
        let now = mean * (change.slope * weeks / 2.0).exp();
        let mut accounts = vec![Account::new(likely.ln(), change, now, FIRST)];
        for (total, week) in so_far.totals.iter().zip(1..) {
            if week > 1 {
                accounts.iter_mut().for_each(Account::widen);
                jump(&mut accounts, change);
            }
            // In terms of the last week, so that a slope is known.
            let part = (change.slope * (f64::from(week) - weeks)).exp();
            accounts.iter_mut().for_each(|account| account.learn(total / spread, part / spread));
        }
        accounts
    };
    Change::all(road).into_iter().flat_map(of).collect()
}

/// Adds the account that the rate has jumped now, if it may, and drops those that explain nothing.
fn jump(accounts: &mut Vec<Account>, change: Change) {
    if change.jumps == 0.0 {
        return;
    }
    let (most, sum) = likely(accounts);
    let rates = accounts.iter().map(|account| (account.weight - most).exp() * account.shape / account.scale);
    let (mean, spread) = JUMP;
    let mean = rates.sum::<f64>() / sum * mean.exp();
    accounts.retain(|account| account.weight > most - HOPELESS);
    accounts.iter_mut().for_each(|account| account.weight += (1.0 - change.jumps).ln());
    accounts.push(Account::new(most + sum.ln() + change.jumps.ln(), change, mean, spread));
}

/// The log of how likely the likeliest account is, and the sum of all in terms of it.
pub(super) fn likely(accounts: &[Account]) -> (f64, f64) {
    let most = accounts.iter().map(|account| account.weight).fold(f64::MIN, f64::max);
    (most, accounts.iter().map(|account| (account.weight - most).exp()).sum())
}

/// The log of the gamma function, by Stirling's series.
fn ln_gamma(x: f64) -> f64 {
    if x < 6.0 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    (x - 0.5) * x.ln() - x + std::f64::consts::TAU.ln() / 2.0 + 1.0 / (12.0 * x) - 1.0 / (360.0 * x.powi(3))
}
