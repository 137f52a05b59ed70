//! Will I arrive? The plan, the time spent, and when it is likely to be finished, from the facts alone.
//!
//! Study is measured by the minutes logged where there are any, else the credit of what was ticked. The forecast is
//! about what is left to tick, so it always goes by credit.
//!
//! `choices` is the settings, `schedule` the plan in days, `history` the study of each day, `time` the time spent,
//! `forecast` the finish as a range; `today`, `week`, `year`, `report` and `log` are the contents of the views;
//! `sentence` and `origin` put them into words.

mod choices;
pub mod day;
mod forecast;
mod history;
mod log;
mod origin;
mod outlook;
mod report;
mod schedule;
mod sentence;
mod standing;
mod time;
mod today;
mod week;
mod year;

pub use choices::{Choices, NONE, PLAN_SETTINGS, checked};
pub use day::{Day, WeekStart};
pub use forecast::Forecast;
pub use history::{Gain, Studied};
pub use log::{Entry, Log, Row, Subject, Words};
pub use outlook::{Outlook, Preferences};
pub use report::{Bar, BurnUp, Pace};
pub use schedule::{Schedule, Stage};
pub use sentence::Sentence;
pub use standing::Standing;
pub use time::{MOST_MINUTES, Pomodoro, Stretch, TimeEntry, Timer, duration, minutes_between, parse_entry};
pub use today::{Next, Today, Why};
pub use week::{Goal, Week};
pub use year::{Cell, Measure, Year};
