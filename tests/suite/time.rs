//! The commands of the plan and of time, as scripts meet them.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str =
    "# Plan\n\n## Phase 1: A (2 weeks)\n\n- [ ] one\n- [ ] two\n\n## Phase 2: B (2 weeks)\n\n- [ ] three\n";

/// A folder with a roadmap and its data.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.md"), PLAN).unwrap();
        Desk(folder)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.current_dir(self.0.path()).env("ROADBOOK_DATA_DIR", self.0.path().join("data"));
        command.env("ROADBOOK_CONFIG_DIR", self.0.path()).args(arguments).args(["-r", "plan.md"]).output().unwrap()
    }

    /// What a command that is to succeed prints.
    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The message of a command that is to fail with this status.
    fn fails(&self, arguments: &[&str], status: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.prints(arguments)).unwrap()
    }
}

#[test]
fn the_plan_is_set_and_told() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["status", "--json"])["forecast"], Value::Null);
    let told = desk.prints(&["set", "start", "2026-09-01"]);
    assert!(told.starts_with("start   2026-09-01\nYou are ") && told.contains("\nNothing ticked yet"), "{told}");
    desk.prints(&["set", "rest", "Sun"]);
    desk.prints(&["set", "away", "2026-09-05..2026-09-11"]);
    let status = desk.json(&["status", "--json"]);
    assert_eq!((&status["plan"]["start"], &status["plan"]["end"]), (&"2026-09-01".into(), &"2026-10-06".into()));
    assert_eq!(status["phases"][1]["plan"]["from"], "2026-09-22");
    assert_eq!(status["week"]["minutes"], 0);
    assert_eq!(status["streak"]["days"], 0);
    let settings = desk.prints(&["set"]);
    assert!(settings.contains("rest    sunday\naway    2026-09-05..2026-09-11\ntarget  none"), "{settings}");
    assert!(desk.fails(&["set", "pace", "Fast"], 1).contains("the roadmap names no paces"));
    assert!(desk.fails(&["set", "target", "soon"], 1).contains("target cannot be \"soon\""));
    desk.prints(&["set", "start", "none"]);
    assert_ne!(desk.json(&["status", "--json"])["plan"]["start"], "2026-09-01");
}

#[test]
fn time_is_logged_timed_and_printed() {
    let desk = Desk::new();
    let logged = desk.prints(&["log", "45", "katas", "--item", "two"]);
    assert_eq!(logged, "45 min logged: two\n45 min this week\n");
    desk.fails(&["log", "0"], 2);
    desk.fails(&["log", "45", "--item", "nothing"], 1);
    assert!(desk.prints(&["log"]).contains(" 45 min “katas”: two\n"));
    assert_eq!(desk.prints(&["timer", "status"]), "no timer runs\n");
    desk.fails(&["timer", "stop"], 1);
    assert_eq!(desk.prints(&["timer", "start", "one"]), "timer started: one\n");
    assert!(desk.fails(&["timer", "start"], 1).contains("runs already"));
    assert_eq!(desk.prints(&["timer", "stop", "--minutes", "20"]), "20 min logged: one\n1 h 05 this week\n");
    desk.prints(&["timer", "start"]);
    assert_eq!(desk.prints(&["timer", "stop", "--discard"]), "timer stopped; nothing logged\n");
    let today = desk.json(&["today", "--json"]);
    assert_eq!((&today["minutes"], &today["week"]["minutes"]), (&65.into(), &65.into()));
    assert_eq!((&today["next"][0]["text"], &today["next"][0]["why"]), (&"one".into(), &"first".into()));
    assert!(
        desk.prints(&["today"]).starts_with("Next\n  one  (Phase 1: A (2 weeks)), first open item of this phase\n")
    );
}

/// A goal of the settings file and one of the roadmap's own, which goes first.
#[test]
fn the_week_has_the_goal_that_was_set() {
    let desk = Desk::new();
    fs::write(desk.0.path().join("config.yaml"), "weekly_goal: 6\n").unwrap();
    assert_eq!(desk.prints(&["log", "30"]), "30 min logged\n30 min of 6 h this week\n");
    desk.prints(&["set", "hours", "2.5"]);
    assert_eq!(desk.json(&["status", "--json"])["week"]["goal_minutes"], 150);
}

/// A timer that was left running is kept until the learner says what of it was real.
#[test]
fn a_forgotten_timer_asks_what_was_real() {
    let desk = Desk::new();
    desk.prints(&["timer", "start"]);
    let timers = desk.0.path().join("data/local/timers");
    let timer = fs::read_dir(timers).unwrap().next().unwrap().unwrap().path();
    fs::write(timer, "since: \"2026-01-01T22:00:00.000000+01:00\"\nitem: null\n").unwrap();
    assert!(desk.fails(&["timer", "stop"], 1).contains("How much of it was real?"));
    assert_eq!(desk.prints(&["timer", "stop", "--minutes", "45"]), "45 min logged\n45 min this week\n");
}

#[test]
fn the_settings_of_the_week_and_of_study_days_hold() {
    let desk = Desk::new();
    let settings = |text: &str| fs::write(desk.0.path().join("config.yaml"), text).unwrap();
    desk.prints(&["tick", "one"]);
    let week_of = |desk: &Desk| desk.json(&["status", "--json"])["week"].clone();
    let weekday = |date: &Value| {
        let day = roadbook::progress::pace::day::parse(date.as_str().unwrap()).unwrap();
        roadbook::progress::pace::day::name(roadbook::progress::pace::day::weekday(day))
    };
    assert_eq!(weekday(&week_of(&desk)["from"]), "Monday");
    assert_eq!(week_of(&desk)["goal_minutes"], Value::Null);
    settings("weekly_goal: 6\nweek_start: sunday\nstudy_day: note\n");
    let week = week_of(&desk);
    assert_eq!((weekday(&week["from"]), weekday(&week["to"])), ("Sunday", "Saturday"));
    assert_eq!(week["goal_minutes"], 360);
    assert!(desk.prints(&["today"]).contains("This week: 0 min of 6 h"));
    let streak = |desk: &Desk| desk.json(&["status", "--json"])["streak"].clone();
    // A tick makes no study day where only notes do.
    assert_eq!(streak(&desk)["days"], 0);
    desk.prints(&["note", "two", "reads well"]);
    assert_eq!((&streak(&desk)["days"], &streak(&desk)["today"]), (&1.into(), &true.into()));
    // The roadmap's own hours come before the goal for all roadmaps.
    desk.prints(&["set", "hours", "10"]);
    assert_eq!(week_of(&desk)["goal_minutes"], 600);
    settings("pomodoro: 1/1\n");
    assert!(desk.prints(&["timer", "start"]).starts_with("timer started"));
    // Started and stopped by a slip.
    assert_eq!(desk.prints(&["timer", "stop"]), "stopped within 30 seconds: nothing logged\n");
    assert_eq!(week_of(&desk)["minutes"], 0);
    assert_eq!(desk.prints(&["timer", "status"]), "no timer runs\n");
}
