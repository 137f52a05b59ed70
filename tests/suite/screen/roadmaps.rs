//! The list of roadmaps, and leaving for another one.

use insta::assert_snapshot;
use roadbook::tui::{Effect, Listed, Message, Mode};

use super::{Screen, key, tally};

fn listed(title: &str, source: &str, state: Result<(usize, usize), &str>) -> Listed {
    let state = state.map(|(done, count)| tally(done, count));
    let names = if source == "built-in" { Vec::new() } else { vec![source.to_owned()] };
    Listed { title: title.into(), source: source.into(), state: state.map_err(str::to_owned), names, is_open: false }
}

/// Four roadmaps, the first of them open.
fn list() -> Vec<Listed> {
    let open = Listed { is_open: true, ..listed("Python Learning Roadmap", "built-in", Ok((0, 265))) };
    let long = "/home/ada/documents/learning/roadmaps/of others/backend/2026/the whole way/from/first/to/last/go.md";
    vec![
        open,
        listed(
            "A Complete Day One Plan to Study for Becoming a Software Engineer at a Large Company",
            long,
            Ok((12, 1043)),
        ),
        listed("学习路线图", "/home/ada/学习.md", Ok((0, 0))),
        listed("Old Roadmap", "/media/stick/old\u{1b}[2J.md", Err("there is no such file")),
    ]
}

fn screen(columns: u16, rows: u16) -> Screen {
    let mut screen = Screen::built_in(columns, rows);
    assert_eq!(screen.press("O"), [Effect::ListRoadmaps]);
    screen.handle(Message::Roadmaps(list()));
    screen
}

/// The list, over a tick that the disk has no room for.
fn screen_of_the_unsaved() -> Screen {
    let mut screen = Screen::built_in(80, 24);
    screen.saves = false;
    screen.press("Space");
    screen.handle(Message::NotSaved { ticket: 1, reason: "the disk is full".into() });
    screen.press("O");
    screen.handle(Message::Roadmaps(list()));
    screen
}

/// What was asked to be opened.
fn opened(effects: &[Effect]) -> Option<&str> {
    match effects {
        [Effect::Remember(_), Effect::Open { source }] => Some(source),
        [] => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn lists_the_roadmaps() {
    let mut screen = screen(80, 24);
    screen.press("j");
    assert_snapshot!("lists_the_roadmaps", screen.show());
}

#[test]
fn enter_leaves_for_the_one_under_the_cursor() {
    let mut screen = screen(80, 24);
    assert_eq!(opened(&screen.press("j j Enter")), Some("/home/ada/学习.md"));
}

#[test]
fn the_open_one_and_the_keys_back_close_the_list() {
    for back in ["Enter", "Esc", "O", "q"] {
        let mut screen = screen(80, 24);
        assert!(screen.text().contains("Old Roadmap"));
        assert_eq!(screen.press(back), [], "{back}");
        assert_eq!(screen.text(), Screen::built_in(80, 24).text(), "{back}");
    }
}

#[test]
fn nothing_can_be_ticked_behind_the_list() {
    let mut screen = screen(80, 24);
    assert_eq!(screen.press("G Space i s u g k"), []);
}

#[test]
fn it_waits_for_what_is_not_saved() {
    let mut screen = screen_of_the_unsaved();
    assert_eq!(opened(&screen.press("j Enter")), None);
    assert!(screen.footer().contains("Opens once everything is saved"), "{}", screen.footer());
    assert!(screen.text().contains("not saved") && screen.text().contains("the disk is full"));
    let saved = Message::Saved { ticket: 1 };
    assert!(opened(&screen.handle(saved)).is_some_and(|source| source.ends_with("go.md")));
}

#[test]
fn who_goes_back_meanwhile_stays() {
    for keys in ["j Enter Esc", "j Enter k"] {
        let mut screen = screen_of_the_unsaved();
        screen.press(keys);
        assert_eq!(screen.handle(Message::Saved { ticket: 1 }), [], "{keys}");
    }
}

#[test]
fn the_open_one_shows_what_the_screen_knows() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Space O");
    screen.handle(Message::Roadmaps(list()));
    assert!(screen.text().lines().any(|line| line.contains("● Python Learning Roadmap") && line.contains("5/265")));
}

#[test]
fn an_end_is_an_end_in_the_list_too() {
    let mut screen = screen(80, 24);
    let effects = screen.handle(Message::Key(key("C-c")));
    assert!(matches!(effects[..], [.., Effect::Quit]), "{effects:?}");
}

#[test]
fn forgetting_is_asked_once_and_says_what_stays() {
    let mut screen = screen(80, 24);
    assert_eq!(screen.press("j j x"), []);
    let asked = screen.text();
    assert!(asked.contains("Forget 学") && asked.contains("ticks and notes stay"), "{asked}");
    for keys in ["Enter", "x Esc", "x 1"] {
        assert_eq!(screen.press(keys), [], "{keys}");
        assert_eq!(screen.tui.mode(), Mode::Roadmaps, "{keys}");
    }
    assert_eq!(screen.press("x 2"), [Effect::Forget { names: vec!["/home/ada/学习.md".into()] }]);
    let mut left = list();
    left.remove(2);
    screen.handle(Message::Roadmaps(left));
    assert!(!screen.text().contains("学"), "{}", screen.text());
    assert_eq!(screen.tui.mode(), Mode::Roadmaps);
}

#[test]
fn the_open_roadmap_and_the_built_in_one_cannot_be_forgotten() {
    let mut screen = screen(80, 24);
    assert_eq!(screen.press("x"), []);
    assert!(screen.footer().contains("It is open: open another one first"), "{}", screen.footer());
    let mut other = Screen::built_in(80, 24);
    other.press("O");
    other.handle(Message::Roadmaps(vec![Listed { is_open: false, ..list().remove(0) }]));
    assert_eq!(other.press("x"), []);
    assert!(other.footer().contains("This one comes with Roadbook"), "{}", other.footer());
}

/// Answers what is asked of folders.
fn with_folders(screen: &mut Screen, effects: Vec<Effect>) {
    for effect in effects {
        let Effect::ListFolder { folder } = effect else { panic!("{effect:?}") };
        let names: &[&str] = match folder.as_str() {
            "" => &["docs/", "go.md", "Goals.md", ".git/"],
            "docs/" => &["plan.md"],
            "two/" => &["README.md", "readme.md", "readme.md.markdown"],
            _ => &[],
        };
        screen.handle(Message::Folder { folder, names: names.iter().map(ToString::to_string).collect() });
    }
}

#[test]
fn a_path_is_typed_with_its_names_completed() {
    let mut screen = screen(80, 24);
    let effects = screen.press("o");
    with_folders(&mut screen, effects);
    assert_eq!(screen.entries("Open a file")[1..], ["docs/", "go.md", "Goals.md"]);
    let effects = screen.press("d Tab");
    with_folders(&mut screen, effects);
    assert_eq!(screen.entries("Open a file"), ["› docs/", "plan.md"]);
    let effects = screen.press("Enter");
    assert!(
        matches!(&effects[..], [Effect::Remember(_), Effect::OpenPath { path }] if path == "docs/plan.md"),
        "{effects:?}"
    );
    assert_eq!(screen.tui.mode(), Mode::Road);
}

#[test]
fn of_names_that_differ_in_case_alone_the_typed_one_is_opened() {
    for (typed, opened) in
        [("two/readme.md", "two/readme.md"), ("two/README.md", "two/README.md"), ("two/read", "two/README.md")]
    {
        let mut screen = screen(80, 24);
        screen.press("o");
        let effects = screen.handle(Message::Paste(typed.into()));
        with_folders(&mut screen, effects);
        let effects = screen.press("Enter");
        assert!(
            matches!(&effects[..], [Effect::Remember(_), Effect::OpenPath { path }] if path == opened),
            "{typed}: {effects:?}"
        );
    }
}

#[test]
fn a_path_without_a_name_in_the_list_is_opened_as_it_is_typed() {
    let mut screen = screen(80, 24);
    screen.press("o");
    screen.handle(Message::Paste("/tmp/a b.txt".into()));
    let effects = screen.press("Enter");
    assert!(
        matches!(&effects[..], [Effect::Remember(_), Effect::OpenPath { path }] if path == "/tmp/a b.txt"),
        "{effects:?}"
    );
    screen.press("O");
    screen.handle(Message::Roadmaps(list()));
    screen.press("o Enter");
    assert!(screen.footer().contains("Type the path"), "{}", screen.footer());
    screen.press("Esc");
    assert_eq!(screen.tui.mode(), Mode::Roadmaps);
}
