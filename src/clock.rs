//! The one place that asks what time it is.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::progress::At;

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The time after which the zone is read again: its learner may travel.
const ZONE_HOLDS: Duration = Duration::from_secs(5 * 60);

/// The last moment that was given.
static LAST: AtomicI64 = AtomicI64::new(i64::MIN);

/// Now, by the learner's clock, and later than every moment given before in this process. The last three of the six
/// fractional digits are random, so that of two machines' actions no two share a moment.
pub fn now() -> At {
    let now = zoned_now();
    let micros = now.timestamp().as_millisecond() * 1000 + fastrand::i64(0..1000);
    let last = LAST.fetch_max(micros, Ordering::SeqCst);
    let micros = if micros > last { micros } else { LAST.fetch_add(1, Ordering::SeqCst) + 1 };
    // An offset is less than 26 hours: 1,560 minutes.
    At { micros, offset: (now.offset().seconds() / 60) as i16 }
}

fn zoned_now() -> Zoned {
    static ZONE: Mutex<Option<(Instant, TimeZone)>> = Mutex::new(None);
    let mut zone = ZONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let kept = zone.take().filter(|(read, _)| read.elapsed() < ZONE_HOLDS);
    let (_, zone) = zone.insert(kept.unwrap_or_else(|| (Instant::now(), read_zone())));
    Timestamp::now().to_zoned(zone.clone())
}

/// The zone of the system. Its own file is read as it is: to find its name, the library lists all files of all zones
/// first, which took a sixth of the time to the first screen (1.94 in place of 1.63 times a bare program).
fn read_zone() -> TimeZone {
    let file = if env::var_os("TZ").is_none() { fs::read("/etc/localtime").ok() } else { None };
    file.and_then(|data| TimeZone::tzif("", &data).ok()).unwrap_or_else(TimeZone::system)
}

/// Now, in microseconds since 1970, as the system tells it.
pub(crate) fn micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The time until the learner's next day begins; a day where the calendar does not say.
pub fn until_tomorrow() -> Duration {
    let now = zoned_now();
    let tomorrow = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    let left = tomorrow.ok().and_then(|tomorrow| Duration::try_from(now.duration_until(&tomorrow)).ok());
    left.unwrap_or(A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_day_is_no_further_off_than_a_long_day() {
        let left = until_tomorrow();
        assert!(left > Duration::ZERO && left <= A_DAY + Duration::from_secs(3 * 60 * 60), "{left:?}");
    }

    #[test]
    fn now_is_written_and_read_back() {
        let now = now();
        let read = At::parse(&now.to_string()).unwrap();
        assert_eq!((read.micros, read.offset), (now.micros, now.offset));
    }

    #[test]
    fn each_moment_is_later_than_the_one_before() {
        let moments: Vec<At> = (0..1000).map(|_| now()).collect();
        assert!(moments.is_sorted_by(|a, b| a < b));
    }
}
