//! Simulated learners: on which day each of them does each item of a roadmap. They know nothing of the forecast.

use fastrand::Rng;

/// The kinds that a forecast has to serve, by name.
pub const PLAIN: [(&str, Learner); 6] = [
    ("steady", steady),
    ("weekends only", weekends),
    ("bursts", bursts),
    ("slowing down", slowing),
    ("long break", long_break),
    ("speeding up", speeding),
];

/// Kinds that are harder to foretell: what decides has not happened yet, or comes and goes.
pub const HARDER: [(&str, Learner); 6] = [
    ("every other week", every_other_week),
    ("holiday seasons", holidays),
    ("abandoned, resumed", resumed),
    ("exam rush", exam_rush),
    ("another job", another_job),
    ("by mood", by_mood),
];

/// Gives the day of each of so many items, counted from 0, in order. Day 0 has the weekday of `first`: 0 is Monday.
pub type Learner = fn(rng: &mut Rng, items: usize, first: usize) -> Vec<i64>;

/// A day's share of a usual day, by the day and the part of the items done so far.
pub(super) type Effort<'a> = &'a dyn Fn(&mut Rng, i64, f64) -> f64;

/// Plays days until all items are done. On a usual day with effort 1 so many items are done on average.
pub(super) fn play(rng: &mut Rng, items: usize, a_day: f64, effort: Effort<'_>) -> Vec<i64> {
    let mut days: Vec<i64> = vec![0];
    for day in 0..20_000 {
        let done = days.len() as f64 / items as f64;
        let mean = a_day * effort(rng, day, done);
        let count = poisson(rng, mean).min(items - days.len());
        days.extend(std::iter::repeat_n(day, count));
        if days.len() == items {
            break;
        }
    }
    days
}

fn poisson(rng: &mut Rng, mean: f64) -> usize {
    let limit = (-mean).exp();
    let (mut product, mut count) = (rng.f64(), 0);
    while product > limit {
        product *= rng.f64();
        count += 1;
    }
    count
}

pub(super) fn between(rng: &mut Rng, least: f64, most: f64) -> f64 {
    least + (most - least) * rng.f64()
}

/// Items a day such that all of them take this many days at effort 1.
pub(super) fn a_day(rng: &mut Rng, items: usize, least: f64, most: f64) -> f64 {
    items as f64 / between(rng, least, most)
}

/// 1 with this chance, else 0, so that not every day is a study day.
pub(super) fn often(rng: &mut Rng, chance: f64) -> f64 {
    if rng.f64() < chance { 1.0 / chance } else { 0.0 }
}

fn steady(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, chance) = (a_day(rng, items, 90.0, 300.0), between(rng, 0.5, 0.95));
    play(rng, items, a_day, &|rng, _, _| often(rng, chance))
}

fn weekends(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let (a_day, chance) = (a_day(rng, items, 120.0, 360.0), between(rng, 0.7, 0.95));
    play(rng, items, a_day, &|rng, day, _| match (day as usize + first) % 7 {
        5 | 6 => 3.5 * often(rng, chance),
        _ => 0.0,
    })
}

fn bursts(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    let (burst, pause) = (between(rng, 3.0, 8.0), between(rng, 4.0, 14.0));
    let state = std::cell::Cell::new(true);
    play(rng, items, a_day, &|rng, _, _| {
        if rng.f64() < 1.0 / if state.get() { burst } else { pause } {
            state.set(!state.get());
        }
        if state.get() { (burst + pause) / burst } else { 0.0 }
    })
}

fn slowing(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, end) = (a_day(rng, items, 90.0, 240.0), between(rng, 0.4, 0.7));
    play(rng, items, a_day, &|rng, _, done| (1.3 - (1.3 - end) * done) * often(rng, 0.7))
}

fn speeding(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, end) = (a_day(rng, items, 150.0, 360.0), between(rng, 1.3, 2.2));
    play(rng, items, a_day, &|rng, _, done| (0.7 + (end - 0.7) * done) * often(rng, 0.7))
}

/// Days off between two days, counted from when this part of the items is done.
fn with_break(rng: &mut Rng, items: usize, a_day: f64, length: i64, after: f64) -> Vec<i64> {
    let from = std::cell::Cell::new(None);
    let part = between(rng, 0.1, 0.9);
    play(rng, items, a_day, &|rng, day, done| {
        if done >= part && from.get().is_none() {
            from.set(Some(day));
        }
        match from.get() {
            Some(from) if day < from + length => 0.0,
            Some(_) => after * often(rng, 0.7),
            None => often(rng, 0.7),
        }
    })
}

fn long_break(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, length) = (a_day(rng, items, 100.0, 300.0), rng.i64(21..80));
    with_break(rng, items, a_day, length, 1.0)
}

fn resumed(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, length, after) = (a_day(rng, items, 100.0, 300.0), rng.i64(60..200), between(rng, 0.5, 1.5));
    with_break(rng, items, a_day, length, after)
}

fn every_other_week(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    play(rng, items, a_day, &|rng, day, _| match (day + first as i64) / 7 % 2 {
        0 => 2.0 * often(rng, 0.7),
        _ => 0.0,
    })
}

fn holidays(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, start) = (a_day(rng, items, 150.0, 400.0), rng.i64(0..365));
    play(rng, items, a_day, &|rng, day, _| match (day + start) % 365 {
        95..105 | 200..225 | 355..=365 | 0..5 => 0.0,
        _ => often(rng, 0.75),
    })
}

fn exam_rush(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, rush) = (a_day(rng, items, 150.0, 360.0), between(rng, 1.4, 2.4));
    let from = between(rng, 0.5, 0.85);
    play(rng, items, a_day, &|rng, _, done| if done < from { often(rng, 0.6) } else { rush * often(rng, 0.9) })
}

fn another_job(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, part, after) =
        (a_day(rng, items, 100.0, 300.0), between(rng, 0.1, 0.9), between(rng, -1.0, 1.0).exp2());
    play(rng, items, a_day, &|rng, _, done| if done < part { 1.0 } else { after } * often(rng, 0.7))
}

fn by_mood(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 100.0, 300.0);
    let mood = std::cell::Cell::new(0.0_f64);
    play(rng, items, a_day, &|rng, day, _| {
        if day % 7 == 0 {
            mood.set(mood.get() * 0.95 + between(rng, -0.35, 0.35));
        }
        mood.get().exp() * often(rng, 0.7)
    })
}
