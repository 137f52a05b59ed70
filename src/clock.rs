//! The one place that asks what time it is.

use jiff::Zoned;

use crate::progress::At;

/// Now, by the learner's clock. The last three of the six fractional digits are random, so that of two
/// machines' actions no two share a moment.
pub fn now() -> At {
    let now = Zoned::now();
    let millis = now.timestamp().as_millisecond();
    // An offset is less than 26 hours: 1,560 minutes.
    let offset = (now.offset().seconds() / 60) as i16;
    At { micros: millis * 1000 + fastrand::i64(0..1000), offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_is_written_and_read_back() {
        let now = now();
        let read = At::parse(&now.to_string()).unwrap();
        assert_eq!((read.micros, read.offset), (now.micros, now.offset));
    }

    #[test]
    fn two_actions_at_once_have_their_own_moments() {
        let moments: std::collections::HashSet<i64> = (0..64).map(|_| now().micros % 1000).collect();
        assert!(moments.len() > 8, "{moments:?}");
    }
}
