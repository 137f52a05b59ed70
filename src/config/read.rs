//! Reading the settings: from the text of the file to what holds, and what is wrong.

use std::collections::HashMap;

use serde_json::Value;

use super::{Glyphs, Keys, Problem, Settings, Theme};
use crate::progress::StudyDay;
use crate::progress::pace::{Pomodoro, WeekStart};
use crate::yaml;

/// The settings and their names, in the order in which they are reported.
pub(super) const NAMES: [&str; 9] =
    ["theme", "glyphs", "mouse", "plain", "study_day", "week_start", "weekly_goal", "pomodoro", "keys"];

pub(super) const THEMES: [(&str, Theme); 3] =
    [("terminal", Theme::Terminal), ("dusk", Theme::Dusk), ("paper", Theme::Paper)];
pub(super) const GLYPHS: [(&str, Glyphs); 3] =
    [("auto", Glyphs::Auto), ("unicode", Glyphs::Unicode), ("ascii", Glyphs::Ascii)];
pub(super) const STUDY_DAYS: [(&str, StudyDay); 4] =
    [("tick", StudyDay::Tick), ("note", StudyDay::Note), ("time", StudyDay::Time), ("any", StudyDay::Any)];
pub(super) const WEEK_STARTS: [(&str, WeekStart); 3] =
    [("monday", WeekStart::Monday), ("sunday", WeekStart::Sunday), ("saturday", WeekStart::Saturday)];
/// The hours of a week.
const WEEK: f64 = 168.0;

const SWITCH: [(&str, bool); 2] = [("true", true), ("false", false)];

/// The largest number of problems that are reported one by one.
const MOST_PROBLEMS: usize = 100;

pub(super) fn read(text: &str) -> (Settings, Vec<Problem>) {
    let mut reading = Reading::new(text);
    match yaml::value(text) {
        Ok(Value::Null) => {}
        Ok(Value::Object(fields)) => fields.iter().for_each(|(name, value)| reading.take(name, value)),
        Ok(other) => {
            let what = format!("the settings are a map of names and values, not {}", shown(&other));
            reading.problems.push(Problem::new(Some(1), what));
        }
        Err((line, why)) => reading.problems.push(Problem::new(line, format!("this is no YAML: {why}"))),
    }
    (reading.settings, reading.problems)
}

/// The settings as far as they are read.
struct Reading<'a> {
    /// The line of each name, from 1: of those at the left, and of those below one of these.
    lines: HashMap<(&'a str, Option<&'a str>), usize>,
    settings: Settings,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str) -> Reading<'a> {
        let mut lines = HashMap::new();
        let (mut above, mut depth_below) = ("", None);
        for (line, number) in text.lines().zip(1..) {
            let entry = line.trim_start();
            let depth = line.len() - entry.len();
            let Some(name) = name_of(entry) else { continue };
            if depth == 0 {
                (above, depth_below) = (name, None);
                lines.entry((name, None)).or_insert(number);
            } else if *depth_below.get_or_insert(depth) == depth {
                lines.entry((above, Some(name))).or_insert(number);
            }
        }
        Reading { lines, settings: Settings::default(), problems: Vec::new() }
    }

    fn take(&mut self, name: &str, value: &Value) {
        match name {
            "theme" => self.settings.theme = self.one_of(name, value, &THEMES).unwrap_or_default(),
            "glyphs" => self.settings.glyphs = self.one_of(name, value, &GLYPHS).unwrap_or_default(),
            "mouse" => self.settings.mouse = self.one_of(name, value, &SWITCH).unwrap_or(true),
            "plain" => self.settings.plain = self.one_of(name, value, &SWITCH).unwrap_or(false),
            "study_day" => self.settings.study_day = self.one_of(name, value, &STUDY_DAYS).unwrap_or_default(),
            "week_start" => self.settings.week_start = self.one_of(name, value, &WEEK_STARTS).unwrap_or_default(),
            "weekly_goal" => self.take_goal(name, value),
            "pomodoro" => self.take_pomodoro(name, value),
            "keys" => self.take_keys(name, value),
            _ => {
                let what = format!("there is no setting {name}; there are {}", listed(NAMES, "and"));
                self.report(Problem::new(self.line(&[name]), what));
            }
        }
    }

    fn take_goal(&mut self, name: &str, value: &Value) {
        match value.as_f64() {
            _ if value.is_null() => {}
            Some(hours) if hours > 0.0 && hours <= WEEK => self.settings.weekly_goal = Some(hours),
            _ => self.refuse(&[name], value, "a number of hours, at most 168, or null"),
        }
    }

    fn take_pomodoro(&mut self, name: &str, value: &Value) {
        match value.as_str().map(Pomodoro::parse) {
            _ if value.is_null() => {}
            Some(Some(pomodoro)) => self.settings.pomodoro = Some(pomodoro),
            _ => self.refuse(&[name], value, "the minutes of work and of the break, such as 25/5, or null"),
        }
    }

    fn take_keys(&mut self, name: &str, value: &Value) {
        let named = match value {
            Value::Null => return,
            Value::Object(named) => named,
            other => return self.refuse(&[name], other, "a map from the names of actions to keys"),
        };
        for (action, value) in named {
            let keys = match value {
                Value::Array(keys) => keys.as_slice(),
                one => std::slice::from_ref(one),
            };
            let keys = keys.iter().map(shown).collect();
            self.settings.keys.push(Keys { action: action.clone(), keys, line: self.line(&[name, action]) });
        }
    }

    fn one_of<T: Copy>(&mut self, name: &str, value: &Value, allowed: &[(&str, T)]) -> Option<T> {
        let text = shown(value);
        let found = allowed.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.refuse(&[name], value, &listed(allowed.iter().map(|(word, _)| *word), "or"));
        }
        found
    }

    fn report(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else if self.problems.len() == MOST_PROBLEMS {
            self.problems.push(Problem::new(None, "there are more problems than these".to_owned()));
        }
    }

    /// Reports that the setting at this path does not take this value.
    fn refuse(&mut self, path: &[&str], value: &Value, allowed: &str) {
        let problem = Problem::value(self.line(path), &path.join(": "), &shown(value), allowed);
        self.report(problem);
    }

    /// The line of a setting, from 1; that of the map around it where the map is written in one line.
    fn line(&self, path: &[&str]) -> Option<usize> {
        let (above, below) = (*path.first()?, path.get(1).copied());
        self.lines.get(&(above, below)).or_else(|| self.lines.get(&(above, None))).copied()
    }
}

/// The name that a line begins with, quoted or not, before its colon.
fn name_of(entry: &str) -> Option<&str> {
    if entry.starts_with('#') {
        return None;
    }
    let name = entry.split_once(':')?.0.trim_end();
    Some(name.trim_matches(['"', '\'']))
}

/// A value as it is reported.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// `a, b or c`.
fn listed<'a>(words: impl IntoIterator<Item = &'a str>, before_last: &str) -> String {
    let words: Vec<_> = words.into_iter().collect();
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {before_last} {last}", rest.join(", ")),
        _ => words.join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        read(text).1.iter().map(|problem| problem.of("f")).collect()
    }

    #[test]
    fn nothing_is_needed() {
        for text in ["", "# nothing\n", "keys:\n", "{}", "study_day: any\n"] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_set_holds() {
        let (settings, problems) = read("theme: dusk\nmouse: false\nstudy_day: tick\n");
        assert_eq!(problems, []);
        assert_eq!((settings.theme, settings.mouse, settings.study_day), (Theme::Dusk, false, StudyDay::Tick));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let text = "mouse: perhaps\n\nplain: true\nglyphs: 3\nstudy_day: tick\nweekly_goal: 200\ncolour: red\n";
        assert_eq!(
            told(text),
            [
                "f, line 7: there is no setting colour; there are theme, glyphs, mouse, plain, study_day, week_start, weekly_goal, pomodoro and keys",
                "f, line 4: glyphs cannot be 3; it can be auto, unicode or ascii",
                "f, line 1: mouse cannot be perhaps; it can be true or false",
                "f, line 6: weekly_goal cannot be 200; it can be a number of hours, at most 168, or null",
            ]
        );
        assert!(read(text).0.plain);
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_line() {
        let told = told("theme: dusk\nkeys: [\nmouse: }\n");
        assert!(told.len() == 1 && told[0].starts_with("f, line 3: this is no YAML: "), "{told:?}");
        assert_eq!(read("- a\n").1.len(), 1);
    }

    #[test]
    fn a_line_is_found_within_its_map_alone() {
        let reading = Reading::new;
        let text = "other:\n  tick: 1\nkeys:\n  # tick: 2\n  \"tick\": 3\n  doing: 4\n";
        assert_eq!(reading(text).line(&["keys", "tick"]), Some(5));
        assert_eq!(reading(text).line(&["keys", "doing"]), Some(6));
        assert_eq!(reading("keys: {tick: 1}\n").line(&["keys", "tick"]), Some(1));
    }
}
