//! The settings and their values.

use super::Problem;
use crate::progress::StudyDay;
use crate::progress::pace::{Pomodoro, Preferences, WeekStart};

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen.
    #[default]
    Terminal,
    /// For a dark ground.
    Dusk,
    /// For a light ground.
    Paper,
}

/// The characters that are not text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Unicode where the locale can show it.
    #[default]
    Auto,
    /// Unicode, whatever the locale.
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// The settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// The characters that are not text.
    pub glyphs: Glyphs,
    /// The mouse is the program's.
    pub mouse: bool,
    /// Lines are printed instead of a screen drawn.
    pub plain: bool,
    /// The learner's own keys.
    pub keys: Vec<Keys>,
    /// The facts that make a day a study day.
    pub study_day: StudyDay,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// The hours that the learner wants to study a week.
    pub weekly_goal: Option<f64>,
    /// The minutes of work and of breaks of a timer.
    pub pomodoro: Option<Pomodoro>,
}

impl Settings {
    /// The settings of the plan and the forecast.
    pub fn preferences(&self) -> Preferences {
        Preferences {
            week_start: self.week_start,
            study_day: self.study_day,
            weekly_goal: self.weekly_goal,
            pomodoro: self.pomodoro,
        }
    }

    /// The names of actions with those of their keys.
    pub fn named_keys(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.keys.iter().map(|keys| (keys.action.as_str(), keys.keys.as_slice()))
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            glyphs: Glyphs::default(),
            mouse: true,
            plain: false,
            keys: Vec::new(),
            study_day: StudyDay::default(),
            week_start: WeekStart::default(),
            weekly_goal: None,
            pomodoro: None,
        }
    }
}

/// The keys that the learner gives to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The name of the action.
    pub action: String,
    /// The names of the keys.
    pub keys: Vec<String>,
    /// The line that they stand on, from 1, where one can be named.
    pub(super) line: Option<usize>,
}

impl Keys {
    /// The problem that these keys cannot be had.
    pub fn problem(&self, why: String) -> Problem {
        Problem::new(self.line, why)
    }
}
