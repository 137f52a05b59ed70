//! The moment a fact was said.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::StdFmtWrite;
use jiff::fmt::temporal::{DateTimePrinter, Pieces};
use jiff::tz::{Offset, TimeZone};

/// A moment with the offset of the learner's clock, so that the learner's own day is kept.
/// Two moments are the same when their instants are; the offset takes no part in comparing.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// Microseconds since 1970-01-01T00:00:00Z; years 0 to 9998.
    pub micros: i64,
    /// Minutes east of UTC, −1439 to 1439.
    pub offset: i16,
}

/// 9998-01-01T00:00:00Z in microseconds.
const YEAR_9998: i64 = 253_339_228_800_000_000;

impl At {
    /// The microsecond of the last moment that can be kept, 9998-12-31T23:59:59.999999Z.
    pub const LAST: i64 = 253_370_764_800_000_000 - 1;

    /// Returns whether a year is left to come after it.
    pub fn leaves_room(self) -> bool {
        self.micros < YEAR_9998
    }

    /// The day that the learner's clock shows, in days since 1970-01-01.
    pub fn day(self) -> i64 {
        (self.micros + i64::from(self.offset) * 60_000_000).div_euclid(86_400_000_000)
    }

    /// Reads RFC 3339 (`2026-11-22T10:12:05.120733+01:00`); fractional digits beyond six are cut off.
    /// `None` for anything else, and for the last year that can be written: what is said must have room to come after
    /// what was said.
    pub fn parse(text: &str) -> Option<At> {
        At::as_written(text).or_else(|| At::in_any_form(text)).filter(At::can_be_kept)
    }

    /// Returns whether it can be written and read again.
    pub fn can_be_kept(&self) -> bool {
        self.micros <= At::LAST
    }

    /// Reads what [`Display`](fmt::Display) writes. Nearly every moment of a journal stands in that form, and a year
    /// of them is read before the first frame. `None` for all else, however right it may be.
    fn as_written(text: &str) -> Option<At> {
        const SIGNS: [(usize, u8); 7] =
            [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (29, b':')];
        let bytes: &[u8; 32] = text.as_bytes().try_into().ok()?;
        if SIGNS.iter().any(|&(at, sign)| bytes[at] != sign) {
            return None;
        }
        let number = |digits: Range<usize>| bytes[digits].iter().try_fold(0, with_digit);
        let two = |at: usize| number(at..at + 2).map(|number| number as i8);
        let date = Date::new(number(0..4)? as i16, two(5)?, two(8)?).ok()?;
        let time = Time::new(two(11)?, two(14)?, two(17)?, number(20..26)? * 1000).ok()?;
        let minutes = match (bytes[26], number(27..29)?, number(30..32)?) {
            (b'+', hours @ ..24, minutes @ ..60) => hours * 60 + minutes,
            (b'-', hours @ ..24, minutes @ 1..60) => -(hours * 60 + minutes),
            _ => return None,
        };
        let instant = Offset::from_seconds(minutes * 60).ok()?.to_timestamp(date.to_datetime(time)).ok()?;
        Some(At { micros: instant.as_microsecond(), offset: minutes as i16 })
    }

    fn in_any_form(text: &str) -> Option<At> {
        let pieces = Pieces::parse(text).ok()?;
        let (time, offset) = (pieces.time()?, pieces.to_numeric_offset()?);
        let instant = TimeZone::fixed(offset).to_timestamp(pieces.date().to_datetime(time)).ok()?;
        Some(At { micros: instant.as_microsecond(), offset: i16::try_from(offset.seconds() / 60).ok()? })
    }
}

/// The number with one more digit.
fn with_digit(number: i32, digit: &u8) -> Option<i32> {
    digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0'))
}

impl fmt::Display for At {
    /// RFC 3339 with the local offset and six fractional digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = Timestamp::from_microsecond(self.micros).map_err(|_| fmt::Error)?;
        let offset = Offset::from_seconds(i32::from(self.offset) * 60).map_err(|_| fmt::Error)?;
        let printer = DateTimePrinter::new().precision(Some(6));
        printer.print_timestamp_with_offset(&instant, offset, StdFmtWrite(f)).map_err(|_| fmt::Error)
    }
}

impl PartialEq for At {
    fn eq(&self, other: &At) -> bool {
        self.micros == other.micros
    }
}

impl Eq for At {}

impl Hash for At {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.micros.hash(state);
    }
}

impl PartialOrd for At {
    fn partial_cmp(&self, other: &At) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for At {
    fn cmp(&self, other: &At) -> Ordering {
        self.micros.cmp(&other.micros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_design_s_own_example() {
        let text = "2026-11-22T10:12:05.120733+01:00";
        assert_eq!(At::parse(text).unwrap().to_string(), text);
    }

    /// One character in place of another, and most of them still look like a moment.
    #[test]
    fn what_is_read_at_once_is_what_the_library_reads() {
        let written = [
            "2026-11-22T10:12:05.120733+01:00",
            "2024-02-29T23:59:59.999999-03:30",
            "0000-01-01T00:00:00.000000+00:00",
        ];
        for (text, at) in written.iter().flat_map(|text| (0..text.len()).map(move |at| (text, at))) {
            assert!(At::as_written(text).is_some(), "{text}");
            for other in "0123456789-+:.TtZz 6".chars() {
                let mut text = (*text).to_owned();
                text.replace_range(at..=at, &other.to_string());
                if let Some(read) = At::as_written(&text) {
                    let right = At::in_any_form(&text).unwrap();
                    assert_eq!((read.micros, read.offset), (right.micros, right.offset), "{text}");
                }
            }
        }
    }

    #[test]
    fn instants_compare_and_offsets_do_not() {
        let here = At::parse("2026-11-22T10:00:00+01:00").unwrap();
        assert_eq!(here, At::parse("2026-11-22T09:00:00.000Z").unwrap());
        assert!(here < At::parse("2026-11-22T09:00:00.000001Z").unwrap());
    }

    #[test]
    fn the_last_year_is_left_free() {
        assert!(At::parse("9998-12-31T23:59:59.999999Z").is_some());
        assert_eq!(At::parse("9999-01-01T00:00:00Z"), None);
    }

    #[test]
    fn refuses_what_is_no_moment() {
        for text in [
            "",
            "2026-13-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-22T10:12:05",
            "2026-11-22T10:12:05.Z",
            "2026-11-22T10:12:05+1:00",
            "é026-11-22T10:12:05Z",
        ] {
            assert_eq!(At::parse(text), None, "{text}");
        }
    }
}
