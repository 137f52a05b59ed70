//! Clicks: the last one, which a second one on the same target makes a double click.

use crate::progress::At;
use crate::roadmap::NodeId;

/// The longest time between the clicks of a double click, in microseconds.
const DOUBLE: i64 = 400_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clicked {
    pub(crate) target: Target,
    pub(crate) at: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Row(NodeId),
    /// The entry of a list, by its index.
    Entry(usize),
}

impl Clicked {
    /// Returns true if a click on this target at this time makes a double click.
    pub(crate) fn is_doubled_by(self, target: Target, now: At) -> bool {
        self.target == target && (0..=DOUBLE).contains(&(now.micros - self.at.micros))
    }
}
