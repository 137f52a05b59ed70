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

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

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
    /// Unicode where the locale can show it.
    #[default]
    Auto,
    /// Unicode, whatever the locale.
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The settings.
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
    /// The facts that make a day a study day.
    pub study_day: StudyDay,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// The hours that the learner wants to study a week.
    pub weekly_goal: Option<f64>,
}

impl Settings {
    /// The settings of the plan and the forecast.
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
            study_day: StudyDay::default(),
            week_start: WeekStart::default(),
            weekly_goal: None,
        }
    }
}

/// The settings of a file, and what is wrong in it. Where there is no file, all is as it comes.
pub fn load(place: &Place) -> (Settings, Vec<Problem>) {
    let Some(file) = place.file() else { return Default::default() };
    match text(file) {
        Ok(text) => read::read(&text),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Default::default()
        }
        Err(error) => (Settings::default(), vec![Problem::unreadable(&error)]),
    }
}

/// Reads the file, which is looked at before it is opened: opening a pipe or a device may hang.
fn text(file: &Path) -> io::Result<String> {
    let about = fs::metadata(file)?;
    if !about.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8"))
}
