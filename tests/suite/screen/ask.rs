//! Questions about a roadmap's settings.

use insta::assert_snapshot;
use roadbook::tui::plain::Speech;
use roadbook::tui::{Candidate, Effect, Identity, Mode};

use super::Screen;

const TICKED: &str = "# R\n\n## A\n- [x] one\n- [x] two\n- [ ] three\n";

/// The screen of a roadmap that is opened for the first time.
fn first_opened(markdown: &str) -> Screen {
    let mut screen = Screen::of(markdown, 80, 24);
    screen.tui.ask_about_ticks();
    screen
}

#[test]
fn the_ticks_in_a_file_are_asked_about_once() {
    let mut screen = first_opened(TICKED);
    assert!(screen.text().contains("2 boxes in this file are ticked. Whose are they?"), "{}", screen.text());
    assert!(screen.text().contains("2/3"), "{}", screen.text());
    screen.press("j Enter");
    assert!(screen.text().contains("0/3"), "{}", screen.text());
    screen.tui.ask_about_ticks();
    assert_eq!(screen.tui.mode(), Mode::Road);
    screen.press(": t i c k s Enter k Enter");
    assert!(screen.text().contains("2/3"), "{}", screen.text());
}

#[test]
fn a_roadmap_without_ticks_asks_nothing() {
    assert_eq!(first_opened("# R\n\n## A\n- [ ] one\n").tui.mode(), Mode::Road);
}

#[test]
fn what_counts_is_chosen_from_the_palette_and_the_roadmap_read_again() {
    let mut screen = Screen::of(TICKED, 80, 24);
    screen.press(": c o u n t s Enter");
    assert!(screen.text().contains("What counts in this roadmap?"), "{}", screen.text());
    let effects = screen.press("G Enter");
    assert!(matches!(&effects[..], [Effect::Append { .. }, Effect::Reload]), "{effects:?}");
}

/// The question which roadmap a file is, over the screen of that file.
fn unclear(is_first: bool) -> Screen {
    let mut screen = Screen::of("# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n", 80, 24);
    let candidate = |journal: &str, text: &str, file: &str| Candidate {
        journal: journal.into(),
        text: text.into(),
        file: file.into(),
    };
    screen.tui.ask_identity(Identity {
        source: "/home/ada/copy.md".into(),
        text: "copy.md has the same text as a roadmap that you know. Nothing is changed until you answer.".into(),
        answers: vec![
            candidate("go-12345678", "The same: share the ticks of Go", "/home/ada/go.md"),
            candidate("new", "A new roadmap with ticks of its own", ""),
        ],
        is_first,
    });
    screen
}

/// The roadmap that was answered.
fn answered(effects: &[Effect]) -> Option<&str> {
    match effects {
        [Effect::Identify { source, journal }] => {
            assert_eq!(source, "/home/ada/copy.md");
            Some(journal)
        }
        [] => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn which_roadmap_a_file_is_is_asked_in_place() {
    assert_snapshot!("which_roadmap", unclear(true).show());
}

#[test]
fn one_key_answers_which_roadmap_it_is() {
    for (keys, journal) in [
        ("1", Some("go-12345678")),
        ("2", Some("new")),
        ("Enter", Some("go-12345678")),
        ("j Enter", Some("new")),
        ("3", None),
        ("0", None),
        ("C-d", None),
        ("Space i s u e : ? O", None),
    ] {
        let mut screen = unclear(true);
        assert_eq!(answered(&screen.press(keys)), journal, "{keys}");
        // Until the roadmap is open there is nothing to tick.
        assert_eq!(screen.tui.mode(), Mode::Question, "{keys}");
    }
}

#[test]
fn leaving_the_question_ends_the_program_where_nothing_else_is_open() {
    for key in ["q", "Esc"] {
        assert_eq!(unclear(true).press(key), [Effect::Quit], "{key}");
        let mut screen = unclear(false);
        assert_eq!((screen.press(key), screen.tui.mode()), (vec![], Mode::Road), "{key}");
    }
}

#[test]
fn the_question_is_told_in_words_with_every_answer() {
    let screen = unclear(true);
    let told = Speech::of(&screen.tui).after(None).join("\n");
    let lines =
        ["copy.md has the same text", "2  A new roadmap with ticks of its own", "1  The same: share the ticks of Go"];
    let at: Vec<_> = lines.iter().map(|line| told.find(&line.replace("  ", ", "))).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{told}");
}

/// The settings of the plan are commands; each asks for its value in a line, says what it takes, and has its effect.
#[test]
fn the_plan_is_set_from_the_palette() {
    let mut screen = Screen::built_in(120, 36);
    let run = |screen: &mut Screen, command: &str, value: &str| {
        let keys = |text: &str| text.chars().map(|char| format!("{char} ")).collect::<String>();
        screen.press(&format!(": {}Enter", keys(command)));
        let asked = screen.text();
        screen.press(&format!("{}Enter", keys(value)));
        asked
    };
    screen.press("3");
    assert!(screen.text().contains("Plan: the times that the roadmap gives"), "{}", screen.text());
    let asked = run(&mut screen, "target", "2024-01-01");
    assert!(asked.contains(" Set target ") && asked.contains("the day to be done by, such as "), "{asked}");
    // Refused, and what was typed stays.
    let refused = screen.text();
    assert!(refused.contains("2024-01-01 is not after today") && refused.contains(" Set target "), "{refused}");
    screen.press("C-u 2 0 3 0 - 0 1 - 0 1 Enter");
    assert!(screen.text().contains("Plan: your target, "), "{}", screen.text());
    assert!(screen.footer().contains("target: 2030-01-01"), "{}", screen.footer());
    assert_eq!(screen.tui.progress().setting("target"), Some("2030-01-01"));
    let asked = run(&mut screen, "target", "");
    assert!(asked.contains("2030-01-01"), "what is set is there to be changed: {asked}");
    screen.press(": t a r g e t Enter C-u n o n e Enter");
    assert_eq!(screen.tui.progress().setting("target"), None);
    // The paces of the roadmap are named, from every view.
    screen.press("2");
    let asked = run(&mut screen, "set-pace", "standard");
    assert!(asked.contains("Standard"), "{asked}");
    assert_eq!(screen.tui.progress().setting("pace"), Some("Standard"));
    run(&mut screen, "rest", "sun");
    assert_eq!(screen.tui.progress().setting("rest"), Some("sunday"));
    run(&mut screen, "hours", "8");
    run(&mut screen, "away", "2029-12-20..2030-01-03");
    run(&mut screen, "start", "2026-11-01");
    for (setting, value) in [("hours", "8"), ("away", "2029-12-20..2030-01-03"), ("start", "2026-11-01")] {
        assert_eq!(screen.tui.progress().setting(setting), Some(value), "{setting}");
    }
    screen.press("u");
    assert_eq!(screen.tui.progress().setting("start"), None);
}
