//! The finish as a range, from the learner's own days.
//!
//! The pace of a learner is not known, and it changes. So the pace is followed by a particle filter (Gordon, Salmond
//! and Smith, 1993) over a local linear trend (Harvey, 1989): each particle is one account of the weeks so far, with a
//! rate, a slope and a drift, and is kept as often as it explains the credit of each week (quasi-Poisson, with the
//! spread that the weeks have). Some of the particles hold that nothing changes. The particles that are left are then
//! played on: days are resampled from the learner's own fortnights (a block bootstrap, Künsch 1989, recent ones more
//! often), so that weekdays, bursts and gaps stay what they are, at the rate of the particle. Pauses of two weeks and
//! more are taken out first and come back by chance, as often as they came so far: one that is going on lasts as long
//! again half of the time (Lindy's law). What is assumed before anything is known is in the constants, in parts of a
//! whole road, since a learner tells no other scale.

use fastrand::Rng;

use super::day::Day;

/// Days, from the first study day on, before anything is said; and how many of them must be study days.
pub(super) const LEAST_DAYS: usize = 14;
pub(super) const LEAST_ACTIVE: usize = 7;

/// A range may reach this far.
pub(super) const FURTHEST: i64 = 3652;

/// So many days without credit are a pause.
const PAUSE: usize = 14;

const PATHS: usize = 400;
/// So many paths tell enough where most of them do not arrive.
const FEW: usize = 100;

/// Log of the change of the rate by its slope, over a whole road.
const SLOPE: f64 = 1.7;
/// The length for which a slope holds, in roads.
const SLOPE_HOLDS: f64 = 0.75;
/// Log of the change of the rate by drifting, over a whole road.
const DRIFT: (f64, f64) = (0.05, 1.2);
/// The number of jumps of the rate on a whole road, and the mean and the spread of their sizes.
const JUMPS: f64 = 0.5;
const JUMP: (f64, f64) = (0.1, 0.6);
/// Of those who have a road before them so many go faster from some point of it on, as people do near a goal (Hull 1932;
/// Kivetz, Urminsky and Zheng 2006), and by how much.
const RUSH: f64 = 0.42;
const RUSHING: f64 = 0.6;
/// The uncertainty of the first week's rate.
const FIRST: f64 = 0.7;
/// Of ten particles so many hold that nothing changes.
const STEADY: usize = 2;
/// The number of pauses expected on three quarters of a road before one was seen.
const PAUSES: f64 = 0.25;
/// A pause seen once may be the only one; from the second on they are a habit.
const ONLY_PAUSE: f64 = 0.65;
/// Weeks after which a fortnight is drawn half as often.
const MEMORY: f64 = 8.0;

/// A forecast of the day on which something is finished: one in ten such learners is done before `early`, half are before
/// `likely`, and one in ten is not by `late`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "said above")]
pub struct Forecast {
    pub early: Day,
    pub likely: Day,
    pub late: Day,
}

/// The credit of each day from the first study day to today, and what of it is excused.
pub(super) struct Days<'a> {
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
    fn has_begun(&self) -> bool {
        self.credit.last().is_none_or(|credit| *credit > 0.0)
    }
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
    let particles = weeks.follow(&road, &mut rng);
    let (mut ends, mut lost) = (Vec::with_capacity(PATHS), 0);
    for particle in particles {
        let path = weeks.simulate(particle, &road, days, left, &mut rng);
        lost += usize::from(path.last().is_some_and(|end| *end > days.today + FURTHEST));
        ends.push(path);
        if ends.len() >= FEW && lost * 2 > ends.len() {
            break;
        }
    }
    let range = |at: usize| {
        let mut ends: Vec<Day> = ends.iter().map(|path: &Vec<Day>| path[at]).collect();
        ends.sort_unstable();
        let [early, likely, late] = [1, 5, 9].map(|tenths| ends[ends.len() * tenths / 10]);
        let last = days.today + FURTHEST;
        (left[at] > 0.0 && likely <= last).then_some(Forecast { early, likely, late: late.min(last) })
    };
    (0..left.len()).map(range).collect()
}

/// The length of the whole road at the pace so far; what is assumed is in parts of it.
struct Road {
    weeks: f64,
}

/// One account of how fast the learner goes.
#[derive(Clone, Copy)]
struct Particle {
    /// Log of the credit a week.
    rate: f64,
    /// Change of it a week.
    slope: f64,
    /// Its random change, over a week.
    drift: f64,
    /// The rate may jump.
    changes: bool,
}

impl Particle {
    fn new(rate: f64, changes: bool, road: &Road, rng: &mut Rng) -> Particle {
        let (least, most) = DRIFT;
        let drift = if changes { least * (most / least).powf(rng.f64()) } else { least };
        Particle {
            rate: rate + FIRST * normal(rng),
            slope: if changes { SLOPE / road.weeks * normal(rng) } else { 0.0 },
            drift: drift / road.weeks.sqrt(),
            changes,
        }
    }

    /// Goes on by so many weeks.
    fn step(&mut self, weeks: f64, road: &Road, rng: &mut Rng) {
        self.rate += self.slope * weeks + self.drift * weeks.sqrt() * normal(rng);
        self.slope *= 1.0 - weeks / (SLOPE_HOLDS * road.weeks);
        if self.changes && rng.f64() * road.weeks < JUMPS * weeks {
            let (mean, spread) = JUMP;
            self.rate += mean + spread * normal(rng);
        }
    }
}

/// The weeks so far, the last of which ended today or yesterday, without pauses.
struct Weeks {
    /// Whole weeks of days.
    days: Vec<f64>,
    totals: Vec<f64>,
    /// In days.
    pauses: Vec<usize>,
    /// The days that the one that is going on has lasted.
    pausing: Option<usize>,
    /// The number of weeks drawn at once, and the share of each that can be the first, summed up.
    block: usize,
    shares: Vec<f64>,
    /// The mean of the weeks, as often as they are drawn.
    mean: f64,
}

impl Weeks {
    /// `None` where there is no whole week with credit in it.
    fn of(days: &Days<'_>) -> Option<Weeks> {
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

    /// Returns how many times as much the weeks differ as by chance alone, 1 or more: from fortnight to fortnight, where
    /// there are some, so that every other week is no disorder.
    fn spread(&self) -> f64 {
        let fortnights: Vec<f64> =
            self.totals[self.totals.len() % 2..].chunks(2).map(|weeks| weeks.iter().sum()).collect();
        let (by_week, weeks) = differences(&self.totals);
        let by_week = (by_week + 3.0) / (weeks + 2.0);
        let (by_fortnight, fortnights) = differences(&fortnights);
        ((by_fortnight + 2.0 * by_week) / (fortnights + 2.0)).max(1.0)
    }

    /// The accounts that are left after all weeks.
    fn follow(&self, road: &Road, rng: &mut Rng) -> Vec<Particle> {
        let mean = self.totals.iter().sum::<f64>() / self.totals.len() as f64;
        let spread = self.spread();
        let mut particles: Vec<Particle> =
            (0..PATHS).map(|path| Particle::new(mean.ln(), path % 10 >= STEADY, road, rng)).collect();
        for (week, total) in self.totals.iter().enumerate() {
            if week > 0 {
                particles.iter_mut().for_each(|particle| particle.step(1.0, road, rng));
            }
            let likelihood = |particle: &Particle| (total * particle.rate - particle.rate.exp()) / spread;
            particles = resampled(&particles, likelihood, rng);
        }
        particles
    }

    /// Returns the day on which each amount of credit is reached, if the learner goes on like this; one past [`FURTHEST`]
    /// where it is not.
    fn simulate(&self, mut particle: Particle, road: &Road, days: &Days<'_>, left: &[f64], rng: &mut Rng) -> Vec<Day> {
        let mut day = days.today + Day::from(days.has_begun());
        day += self.pausing.map_or(0, |lasted| lasting(lasted, rng));
        let (mut credit, mut ends) = (0.0, Vec::with_capacity(left.len()));
        let pauses_a_week = self.pauses_a_week(road, rng);
        let whole = left.last().copied().unwrap_or_default();
        let mut rushes_from = (rng.f64() < RUSH).then(|| rng.f64() * whole);
        while day <= days.today + FURTHEST && ends.len() < left.len() {
            if rng.f64() < pauses_a_week * self.block as f64 {
                day += self.pause(rng);
            }
            particle.step(self.block as f64, road, rng);
            if rushes_from.take_if(|from| credit >= *from).is_some() {
                particle.rate += RUSHING * (0.5 + rng.f64());
            }
            let drawn = rng.f64() * self.shares.last().copied().unwrap_or_default();
            let start = self.shares.partition_point(|share| *share < drawn).min(self.shares.len() - 1);
            let factor = particle.rate.exp() / self.mean;
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

    fn pauses_a_week(&self, road: &Road, rng: &mut Rng) -> f64 {
        let seen = if self.pauses.len() == 1 { ONLY_PAUSE } else { self.pauses.len() as f64 };
        gamma(PAUSES + seen, rng) / (0.75 * road.weeks + self.totals.len() as f64)
    }

    /// The days of a pause to come, in whole weeks: one that was, or one that was not yet.
    fn pause(&self, rng: &mut Rng) -> Day {
        let days = match self.pauses.get(rng.usize(..=self.pauses.len())) {
            Some(&days) => days as Day,
            // As heavy a tail as that of one that is going on.
            None => (PAUSE as Day + lasting(2 * PAUSE, rng)).min(365),
        };
        days / 7 * 7
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
    let mean = totals.iter().sum::<f64>() / totals.len() as f64;
    let squares: f64 = totals.windows(2).map(|pair| (pair[1] - pair[0]).powi(2) / 2.0).sum();
    (squares / mean, totals.len() as f64 - 1.0)
}

/// As many particles, each as often as it is likely (systematic resampling).
fn resampled(particles: &[Particle], likelihood: impl Fn(&Particle) -> f64, rng: &mut Rng) -> Vec<Particle> {
    let logs: Vec<f64> = particles.iter().map(likelihood).collect();
    let most = logs.iter().copied().fold(f64::MIN, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
    let step = weights.iter().sum::<f64>() / particles.len() as f64;
    let mut next = rng.f64() * step;
    let (mut sum, mut kept) = (0.0, Vec::with_capacity(particles.len()));
    for (particle, weight) in particles.iter().zip(&weights) {
        sum += weight;
        while next < sum && kept.len() < particles.len() {
            kept.push(*particle);
            next += step;
        }
    }
    kept
}

/// Draws the number of further days of something that has lasted so many: as many again half of the time.
fn lasting(days: usize, rng: &mut Rng) -> Day {
    let chance = (1.0 - rng.f64()).max(1e-4);
    (days as f64 * (1.0 / chance - 1.0)) as Day
}

/// Nearly a standard normal number: the sum of six even ones, which is quick.
fn normal(rng: &mut Rng) -> f64 {
    ((0..6).map(|_| rng.f64()).sum::<f64>() - 3.0) * std::f64::consts::SQRT_2
}

/// A number of the gamma distribution of this shape (Marsaglia and Tsang, 2000).
fn gamma(shape: f64, rng: &mut Rng) -> f64 {
    if shape < 1.0 {
        return gamma(shape + 1.0, rng) * (1.0 - rng.f64()).powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    loop {
        let x = normal(rng);
        let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
        if v > 0.0 && (1.0 - rng.f64()).ln() < 0.5 * x * x + d * (1.0 - v + v.ln()) {
            return d * v;
        }
    }
}
