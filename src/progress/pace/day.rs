//! Days of the learner's own calendar.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::progress::At;

/// A civil day, counted from 1970-01-01.
pub type Day = i64;

/// The day that a week begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum WeekStart {
    #[default]
    Monday,
    Sunday,
    Saturday,
}

impl WeekStart {
    /// The first day of the week that a day is in.
    pub fn week_of(self, day: Day) -> Day {
        let first = match self {
            WeekStart::Monday => 0,
            WeekStart::Sunday => 6,
            WeekStart::Saturday => 5,
        };
        day - (weekday(day) - first).rem_euclid(7)
    }
}

/// The day's place in the week, 0 for Monday to 6 for Sunday.
pub fn weekday(day: Day) -> i64 {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7)
}

/// The date of a day; the last one that can be written where it lies beyond.
pub fn date(day: Day) -> Date {
    Date::constant(1970, 1, 1).checked_add(day.clamp(-719_528, 2_932_896).days()).unwrap_or(Date::MAX)
}

/// Reads a date such as `2026-11-22`.
pub fn parse(text: &str) -> Option<Day> {
    let is_date = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| is_date).map(day_of)
}

/// The day of a date.
pub fn day_of(date: Date) -> Day {
    let epoch = Date::constant(1970, 1, 1);
    // The years before 0 are no learner's.
    epoch.until(date).map_or(0, |span| Day::from(span.get_days()))
}

/// The time of day that the learner's clock showed: `10:12`.
pub fn time_of(at: At) -> String {
    let minutes = (at.micros.div_euclid(60_000_000) + i64::from(at.offset)).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The day in words: `14 May`, with the year where it is another one than that of `today`.
pub fn words(day: Day, today: Day) -> String {
    let (date, now) = (date(day), date(today));
    let month = month(day);
    if date.year() == now.year() {
        format!("{} {month}", date.day())
    } else {
        format!("{} {month} {}", date.day(), date.year())
    }
}

/// A day up to `today` in words: `today`, `yesterday`, a weekday of the last six days, else the date.
pub fn past(day: Day, today: Day) -> String {
    match today - day {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => name(weekday(day)).to_owned(),
        _ => words(day, today),
    }
}

/// The English name of a day's month, in three letters.
pub fn month(day: Day) -> &'static str {
    MONTHS[date(day).month() as usize - 1]
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The English name of a weekday, from 0 for Monday.
pub fn name(weekday: i64) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday.rem_euclid(7) as usize]
}

/// The weekday of a name, in full or by its first three letters, in any case.
pub fn named(name_of: &str) -> Option<i64> {
    let typed = name_of.trim().to_lowercase();
    (0..7).find(|&weekday| {
        let name = name(weekday).to_lowercase();
        typed == name || typed == name[..3]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_one() {
        for text in ["1970-01-01", "2024-02-29", "2026-11-22", "2000-02-29", "0000-01-01", "9998-12-31"] {
            assert_eq!(date(parse(text).unwrap()).to_string(), text);
        }
        for text in ["2026-02-29", "2026-1-1", "26-01-01", "2026-13-01", "", "2026-11-22T00"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("2024-03-01").unwrap() - parse("2024-02-28").unwrap(), 2);
    }

    #[test]
    fn weeks_begin_where_the_learner_s_do() {
        // A Sunday.
        let day = parse("2026-11-22").unwrap();
        assert_eq!((weekday(day), name(weekday(day))), (6, "Sunday"));
        let first = |start: WeekStart| date(start.week_of(day)).to_string();
        assert_eq!(first(WeekStart::Monday), "2026-11-16");
        assert_eq!(first(WeekStart::Sunday), "2026-11-22");
        assert_eq!(first(WeekStart::Saturday), "2026-11-21");
    }

    #[test]
    fn days_are_told_with_their_year_where_it_is_another() {
        let today = parse("2026-12-30").unwrap();
        assert_eq!(words(today, today), "30 Dec");
        assert_eq!(words(today + 3, today), "2 Jan 2027");
        assert_eq!(words(parse("2024-02-29").unwrap(), today), "29 Feb 2024");
    }
}
