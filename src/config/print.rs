//! The settings as a file that says what each of them does.

use std::fmt::Write;

use super::read::{GLYPHS, STUDY_DAYS, THEMES, WEEK_STARTS};
use super::{Location, Settings};
use crate::roadmap::clean;

/// The settings but for the keys, as YAML with a comment for each.
pub fn print(place: &Location, settings: &Settings) -> String {
    let goal = settings.weekly_goal.map_or_else(|| "null".to_owned(), |hours| hours.to_string());
    let pomodoro = settings.pomodoro.map_or_else(|| "null".to_owned(), |it| format!("{}/{}", it.work, it.rest));
    let mut text = heading(place);
    let mut set = |comment: &str, name: &str, value: &str| {
        let _ = write!(text, "\n# {comment}\n{name}: {value}\n");
    };
    set(
        "Colours: terminal (its own sixteen), dusk (for a dark ground) or paper (for a light one).",
        "theme",
        word(&THEMES, settings.theme),
    );
    set(
        "Signs and frames: auto (what the locale can show), unicode or ascii.",
        "glyphs",
        word(&GLYPHS, settings.glyphs),
    );
    set(
        "Whether the mouse works in the screen: true or false. With false it is left to the terminal.",
        "mouse",
        truth(settings.mouse),
    );
    set("Lines for a screen reader instead of a screen: true or false.", "plain", truth(settings.plain));
    set(
        "What makes a day count as one on which you learnt: tick, note, time, or any of them.",
        "study_day",
        word(&STUDY_DAYS, settings.study_day),
    );
    set("The first day of a week: monday, sunday or saturday.", "week_start", word(&WEEK_STARTS, settings.week_start));
    set("Hours that you want to study a week: a number, or null for no goal.", "weekly_goal", &goal);
    set(
        "Minutes of work and of the break after it while the timer runs, such as 25/5: the bell rings at the end of each, and \
         breaks are not logged; or null.",
        "pomodoro",
        &pomodoro,
    );
    text
}

fn heading(place: &Location) -> String {
    match place.file() {
        Some(file) => {
            let state = if file.exists() { "it is there" } else { "there is no such file yet" };
            format!("# Roadbook's settings, read from {} ({state}).\n", clean(&file.to_string_lossy()))
        }
        None => "# Roadbook's settings; name a folder for them in ROADBOOK_CONFIG_DIR.\n".to_owned(),
    }
}

fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], meant: T) -> &'static str {
    words.iter().find(|(_, meaning)| *meaning == meant).map_or("", |(word, _)| word)
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read::read;

    #[test]
    fn what_is_printed_is_read_as_what_was_printed() {
        let place = Location::resolve();
        for text in ["", "theme: paper\nstudy_day: note\nweek_start: sunday\nweekly_goal: 2.5\npomodoro: 50/10\n"] {
            let printed = print(&place, &read(text).0);
            let (settings, problems) = read(&printed);
            assert_eq!(problems, [], "{printed}");
            assert_eq!(print(&place, &settings), printed);
        }
    }
}
