//! The learner's settings: a YAML file in the user's configuration directory. Nothing in it is needed, and what is wrong
//! in it is told and costs that one setting.

mod keys;
mod place;
mod print;
mod problem;
mod read;

pub use place::{FILE, Place};
pub use print::print;
pub use problem::Problem;

use std::{fs, io};

use crate::progress::StudyDay;
use crate::progress::pace::{Preferences, WeekStart};
use crate::tui::keymap::Keymap;

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
    /// What the locale can show.
    #[default]
    Auto,
    /// Unicode, whatever the locale.
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// All that can be set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// The characters that are not text.
    pub glyphs: Glyphs,
    /// Whether the mouse is the program's.
    pub mouse: bool,
    /// Whether lines are said instead of a screen drawn.
    pub plain: bool,
    /// The keys, with the learner's own.
    pub keymap: Keymap,
    /// The day that a week begins with.
    pub week_start: WeekStart,
    /// What makes a day one on which was learnt.
    pub study_day: StudyDay,
    /// The hours that the learner wants to learn a week.
    pub weekly_goal: Option<f64>,
}

impl Settings {
    /// What the learner wants of all roadmaps.
    pub fn preferences(&self) -> Preferences {
        Preferences { week_start: self.week_start, study_day: self.study_day, weekly_goal: self.weekly_goal }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            glyphs: Glyphs::default(),
            mouse: true,
            plain: false,
            keymap: Keymap::default(),
            week_start: WeekStart::default(),
            study_day: StudyDay::default(),
            weekly_goal: None,
        }
    }
}

/// The settings of a file, and what is wrong in it. Where there is no file, all is as it comes.
pub fn load(place: &Place) -> (Settings, Vec<Problem>) {
    let Some(file) = place.file() else { return Default::default() };
    match fs::read_to_string(file) {
        Ok(text) => read::read(&text),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Default::default()
        }
        Err(error) => (Settings::default(), vec![Problem::unreadable(&error)]),
    }
}
