//! Numbers drawn at random.

use fastrand::Rng;

use super::super::day::Day;

/// Draws the number of further days of something that has lasted so many: as many again half of the time.
pub(super) fn lasting(days: usize, rng: &mut Rng) -> Day {
    let chance = (1.0 - rng.f64()).max(1e-4);
    (days as f64 * (1.0 / chance - 1.0)) as Day
}

/// Nearly a standard normal number: the sum of six even ones, which is quick.
pub(super) fn normal(rng: &mut Rng) -> f64 {
    ((0..6).map(|_| rng.f64()).sum::<f64>() - 3.0) * std::f64::consts::SQRT_2
}

/// A number of the gamma distribution of this shape (Marsaglia and Tsang, 2000).
pub(super) fn gamma(shape: f64, rng: &mut Rng) -> f64 {
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
