//! Counts: how much of a subtree is done.

use std::ops::{AddAssign, SubAssign};

/// Parts of one whole item; divisible by 1 to 16, so that most items' shares are exact.
pub(super) const WHOLE: u64 = 720_720;

/// The counts of a subtree (or of the road).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Items, skipped ones too; parents of boxes are not counted.
    pub items: u32,
    /// Items that count: not skipped.
    pub count: u32,
    /// Items that count and are wholly done.
    pub done: u32,
    /// Of a single item: its points that count. 0 on anything else.
    pub points: u32,
    /// Of a single item: its points that count and are done.
    pub points_done: u32,
    /// Of a single item: its points, skipped ones too.
    pub all_points: u32,
    /// Extras that are not skipped.
    pub extras: u32,
    /// Extras that are done.
    pub extras_done: u32,
    /// Credit in parts of [`WHOLE`].
    pub(super) parts: u64,
}

impl Tally {
    /// Items' worth of credit: whole items and shares of items with points.
    pub fn credit(&self) -> f64 {
        self.parts as f64 / WHOLE as f64
    }
    /// Credit over count, 0.0 to 1.0; 0 where nothing counts.
    pub fn fraction(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.credit() / f64::from(self.count) }
    }
    /// The share of whole items that are done, 0 to 100, rounded down; partial credit shows in the bar alone.
    pub fn percent(&self) -> u32 {
        (u64::from(self.done) * 100).checked_div(self.count.into()).unwrap_or(0) as u32
    }
    /// Returns whether something counts and all of it is done.
    pub fn is_complete(&self) -> bool {
        self.count > 0 && self.done == self.count
    }
}

impl AddAssign for Tally {
    /// Sums two subtrees.
    fn add_assign(&mut self, other: Tally) {
        self.items += other.items;
        self.count += other.count;
        self.done += other.done;
        self.points += other.points;
        self.points_done += other.points_done;
        self.all_points += other.all_points;
        self.extras += other.extras;
        self.extras_done += other.extras_done;
        self.parts += other.parts;
    }
}

impl SubAssign for Tally {
    /// The inverse of [`AddAssign`].
    fn sub_assign(&mut self, other: Tally) {
        self.items -= other.items;
        self.count -= other.count;
        self.done -= other.done;
        self.points -= other.points;
        self.points_done -= other.points_done;
        self.all_points -= other.all_points;
        self.extras -= other.extras;
        self.extras_done -= other.extras_done;
        self.parts -= other.parts;
    }
}
