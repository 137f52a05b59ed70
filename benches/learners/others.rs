//! Learners that nothing in the forecast was chosen by: other simulations of the kinds that it was, and other kinds.

use std::cell::Cell;

use fastrand::Rng;

use super::kinds::{Learner, a_day, between, often, play};

/// The kinds of learners, by name.
pub const OTHERS: [(&str, Learner); 20] = [
    ("same number each day", same_number),
    ("same each weekend", same_each_weekend),
    ("sprints", sprints),
    ("fading", fading),
    ("one long holiday", one_long_holiday),
    ("doubling", doubling),
    ("gave up, came back", gave_up),
    ("two holidays", two_holidays),
    ("shift worker", shifts),
    ("robot", robot),
    ("big days", big_days),
    ("wandering pace", wandering),
    ("by season", by_season),
    ("new year's resolution", resolution),
    ("two speeds a week", two_speeds),
    ("harder and harder", harder),
    ("exams each term", exams),
    ("few items", few_items),
    ("evenings, ill at times", ill_at_times),
    ("deadline from 90% on", last_minute),
];

fn same_number(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (number, chance) = (rng.usize(1..4), between(rng, 0.6, 0.9));
    days_of(rng, items, &mut |rng, _, _| if rng.f64() < chance { number } else { 0 })
}

fn same_each_weekend(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let (number, chance) = (rng.usize(2..7), between(rng, 0.75, 0.95));
    days_of(rng, items, &mut |rng, day, _| match (day as usize + first) % 7 {
        5 | 6 if rng.f64() < chance => number,
        _ => 0,
    })
}

/// A good week, then about two others without anything.
fn sprints(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, next) = (a_day(rng, items, 120.0, 330.0), Cell::new((0, 6)));
    play(rng, items, a_day, &|rng, day, _| {
        let (from, to) = next.get();
        if day > to {
            let from = to + rng.i64(7..18);
            next.set((from, from + rng.i64(4..8)));
        }
        if day >= from && day <= to { 3.0 * often(rng, 0.85) } else { 0.0 }
    })
}

/// Half as fast after some months, by the calendar.
fn fading(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, half) = (a_day(rng, items, 60.0, 160.0), between(rng, 80.0, 200.0));
    play(rng, items, a_day, &|rng, day, _| (-day as f64 / half).exp2().max(0.25) * often(rng, 0.8))
}

fn one_long_holiday(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, from, length) = (a_day(rng, items, 100.0, 300.0), between(rng, 0.3, 0.7), rng.i64(28..90));
    off_from(rng, items, a_day, &[(from, length)])
}

fn doubling(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, double) = (a_day(rng, items, 250.0, 500.0), between(rng, 80.0, 200.0));
    play(rng, items, a_day, &|rng, day, _| (day as f64 / double).exp2().min(4.0) * often(rng, 0.8))
}

fn gave_up(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, from, length) = (a_day(rng, items, 120.0, 300.0), between(rng, 0.2, 0.6), rng.i64(90..240));
    off_from(rng, items, a_day, &[(from, length)])
}

fn two_holidays(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    let breaks = [(between(rng, 0.1, 0.5), rng.i64(10..25)), (between(rng, 0.5, 0.9), rng.i64(10..25))];
    off_from(rng, items, a_day, &breaks)
}

fn shifts(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    play(rng, items, a_day, &|rng, day, _| [1.6, 1.1, 0.3][(day / 7 % 3) as usize] * often(rng, 0.7))
}

/// One or two items every working day, always.
fn robot(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let number = rng.usize(1..3);
    days_of(rng, items, &mut |rng, day, _| match (day as usize + first) % 7 {
        5 | 6 => 0,
        _ if rng.f64() < 0.03 => 0,
        _ => number,
    })
}

fn big_days(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    play(rng, items, a_day, &|rng, _, _| often(rng, 0.45) * (normal(rng) - 0.5).exp())
}

fn wandering(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, step, log) = (a_day(rng, items, 120.0, 300.0), between(rng, 0.02, 0.07), Cell::new(0.0_f64));
    play(rng, items, a_day, &|rng, _, _| {
        log.set((log.get() + step * normal(rng)).clamp(-1.5, 1.5));
        log.get().exp() * often(rng, 0.75)
    })
}

fn by_season(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, start) = (a_day(rng, items, 150.0, 500.0), between(rng, 0.0, 365.0));
    play(rng, items, a_day, &|rng, day, _| {
        (1.0 + 0.6 * ((day as f64 + start) / 365.0 * std::f64::consts::TAU).sin()) * often(rng, 0.7)
    })
}

fn resolution(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, fades) = (a_day(rng, items, 150.0, 400.0), between(rng, 15.0, 40.0));
    play(rng, items, a_day, &|rng, day, _| (0.7 + 1.8 * (-day as f64 / fades).exp()) * often(rng, 0.7))
}

fn two_speeds(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 330.0);
    play(rng, items, a_day, &|rng, day, _| match (day as usize + first) % 7 {
        5 | 6 => 2.2 * often(rng, 0.85),
        _ => 0.5 * often(rng, 0.6),
    })
}

fn harder(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, most) = (a_day(rng, items, 80.0, 200.0), between(rng, 1.5, 3.0));
    play(rng, items, a_day, &|rng, _, done| often(rng, 0.75) / (1.0 + (most - 1.0) * done))
}

/// Twice as much for two weeks before exams, and a week or two off after them.
fn exams(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let (a_day, term, start) = (a_day(rng, items, 150.0, 360.0), rng.i64(60..110), rng.i64(0..60));
    play(rng, items, a_day, &|rng, day, _| match term - (day + start) % term {
        1..=10 => 0.0,
        11..=24 => 2.2 * often(rng, 0.9),
        _ => often(rng, 0.6),
    })
}

fn few_items(rng: &mut Rng, _: usize, _: usize) -> Vec<i64> {
    let items = rng.usize(35..70);
    let a_day = a_day(rng, items, 60.0, 200.0);
    play(rng, items, a_day, &|rng, _, _| often(rng, 0.8))
}

fn ill_at_times(rng: &mut Rng, items: usize, first: usize) -> Vec<i64> {
    let (a_day, ill_to) = (a_day(rng, items, 120.0, 330.0), Cell::new(-1));
    play(rng, items, a_day, &|rng, day, _| {
        if day > ill_to.get() && rng.f64() < 1.0 / 50.0 {
            ill_to.set(day + rng.i64(3..12));
        }
        let free = (day as usize + first) % 7 < 5 && day > ill_to.get();
        if free { 1.4 * often(rng, 0.7) } else { 0.0 }
    })
}

fn last_minute(rng: &mut Rng, items: usize, _: usize) -> Vec<i64> {
    let a_day = a_day(rng, items, 120.0, 300.0);
    play(rng, items, a_day, &|rng, _, done| if done < 0.9 { 1.0 } else { 2.5 } * often(rng, 0.7))
}

/// Breaks of so many days, each from when its part of the items is done.
fn off_from(rng: &mut Rng, items: usize, a_day: f64, breaks: &[(f64, i64)]) -> Vec<i64> {
    let (next, back) = (Cell::new(0), Cell::new(0));
    play(rng, items, a_day, &|rng, day, done| {
        if let Some((_, length)) = breaks.get(next.get()).filter(|(part, _)| done >= *part) {
            next.set(next.get() + 1);
            back.set(day + length);
        }
        if day < back.get() { 0.0 } else { often(rng, 0.75) }
    })
}

/// Plays days with so many items each until all are done.
fn days_of(rng: &mut Rng, items: usize, number: &mut dyn FnMut(&mut Rng, i64, f64) -> usize) -> Vec<i64> {
    let mut days = vec![0];
    for day in 0..20_000 {
        let count = number(rng, day, days.len() as f64 / items as f64).min(items - days.len());
        days.extend(std::iter::repeat_n(day, count));
        if days.len() == items {
            break;
        }
    }
    days
}

fn normal(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0
}
