//! The author rewrites the roadmap's file between two sessions; the learner reads what changed and sets it right.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;
use ratatui::layout::Size;
use roadbook::journal::{Folder, Journal};
use roadbook::open::{Source, open};
use roadbook::progress::Intent;
use roadbook::roadmap::{BUILT_IN, Mark, NodeId, Roadmap};
use roadbook::tui::plain::Speech;
use roadbook::tui::{Effect, Message, Mode, Mouse, Tui};
use tempfile::TempDir;

use super::Screen;

/// Of what is ticked, two are reworded, three moved, one is deleted, and one gets another point.
const TICKED: [&str; 10] = [
    "Installing Python and setting up environment (VS Code, PyCharm)",
    "Python REPL and Jupyter Notebooks",
    "Type conversion and type checking",
    "Operator precedence",
    "Ternary operators",
    "Loop else clause",
    "Nested loops and conditions",
    "Tuples",
    "Lambda functions",
    "Defining and calling functions",
];

const REWRITING: [(&str, &str); 10] = [
    ("## Phase 1: Python Fundamentals (4-6 weeks)", "## Phase 1: Python Foundations (4-6 weeks)"),
    ("- [ ] Python REPL and Jupyter Notebooks", "- [ ] The Python REPL, and notebooks with Jupyter"),
    ("- [ ] Type conversion and type checking", "- [ ] Type conversion and how types are checked"),
    (
        "- [ ] Understanding PEP 8 style guide",
        "- [ ] Understanding PEP 8 style guide\n- [ ] Running a linter\n- [ ] What binds tighter",
    ),
    ("- [ ] Operator precedence\n", ""),
    ("- [ ] Ternary operators\n", ""),
    ("- [ ] Loop else clause\n", ""),
    ("- [ ] Nested loops and conditions\n", ""),
    ("  - Named tuples\n", "  - Named tuples\n  - Hashing what holds lists\n"),
    (
        "- [ ] Lambda functions\n",
        "- [ ] Lambda functions\n- [ ] Ternary operators\n- [ ] Loop else clause\n- [ ] Nested loops and conditions\n- [ ] Calling what is not a function\n",
    ),
];

const GO: &str = "# Go\n## Basics\n- [ ] slices and arrays\n- [ ] maps\n- [ ] closures that remember\n## Beyond\n- [ ] goroutines\n- [ ] channels\n";
const REWRITTEN_GO: &str = "# Go\n## Basics\n- [ ] slices and arrays\n- [ ] maps\n- [ ] structs that remember\n- [ ] embedding\n## Beyond\n- [ ] goroutines\n";

/// A learner's machine with one roadmap on it.
pub(super) struct Machine {
    folder: TempDir,
    columns: u16,
    rows: u16,
}

/// A session at it: what is said is kept in the journal.
pub(super) struct Session {
    pub(super) screen: Screen,
    journal: Journal,
}

impl Machine {
    /// The built-in roadmap as a file, ticked, and then rewritten.
    pub(super) fn rewritten(columns: u16, rows: u16) -> Machine {
        let machine = Machine { folder: tempfile::tempdir().unwrap(), columns, rows };
        fs::write(machine.file(), BUILT_IN).unwrap();
        machine.tick(&TICKED);
        let new = REWRITING.iter().fold(BUILT_IN.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        });
        fs::write(machine.file(), new).unwrap();
        machine
    }

    /// A roadmap with these items ticked, and then rewritten.
    fn changed(old: &str, ticked: &[&str], new: &str) -> Machine {
        let machine = Machine { folder: tempfile::tempdir().unwrap(), columns: 80, rows: 24 };
        fs::write(machine.file(), old).unwrap();
        machine.tick(ticked);
        fs::write(machine.file(), new).unwrap();
        machine
    }

    /// One tick that has a likely new place and one that has none.
    fn with_a_suggestion() -> Machine {
        Machine::changed(GO, &["closures that remember", "channels"], REWRITTEN_GO)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("python.md")
    }

    fn tick(&self, texts: &[&str]) {
        let mut opened = open(&self.data(), &Source::File(self.file()), None).unwrap().known().unwrap();
        for text in texts {
            let output = opened.progress.facts_for(&opened.roadmap, node(&opened.roadmap, text), Intent::Tick).unwrap();
            let facts = opened.progress.stamp(&opened.roadmap, output, roadbook::clock::now());
            opened.progress.add(&opened.roadmap, &facts);
            opened.journal.append(&facts).unwrap();
        }
    }

    fn data(&self) -> Folder {
        Folder::at(&self.folder.path().join("data"))
    }

    pub(super) fn open(&self) -> Session {
        let opened = open(&self.data(), &Source::File(self.file()), None).unwrap().known().unwrap();
        let size = Size::new(self.columns, self.rows);
        let words = opened.words();
        let mut tui = Tui::new(opened.roadmap, opened.progress, size, None);
        tui.announce(opened.update, words);
        Session { screen: Screen::showing(tui), journal: opened.journal }
    }
}

impl Session {
    pub(super) fn press(&mut self, keys: &str) {
        for effect in self.screen.press(keys) {
            if let Effect::Append { facts, .. } = effect {
                self.journal.append(&facts).unwrap();
            }
        }
    }

    fn mark(&self, text: &str) -> Mark {
        self.screen.tui.progress().mark(node(self.screen.tui.roadmap(), text))
    }

    fn text(&self) -> String {
        self.screen.text()
    }
}

fn node(roadmap: &Roadmap, text: &str) -> NodeId {
    roadmap.nodes().map(|(node, _)| node).find(|&node| roadmap.text(node) == text).expect(text)
}

#[test]
fn the_banner_counts_what_changed_and_can_be_dismissed() {
    let mut session = Machine::rewritten(80, 24).open();
    assert!(session.text().contains("1 of your ticks needs a new place"), "{}", session.text());
    assert_snapshot!("banner", session.screen.show());
    session.press("Esc");
    assert!(!session.text().contains("needs a new place"));
}

#[test]
fn the_list_shows_every_change_with_its_old_and_new_text() {
    let mut session = Machine::rewritten(80, 24).open();
    session.press("U");
    assert_snapshot!("list", session.screen.show());
    session.press("G");
    assert_snapshot!("list_end", session.screen.show());
}

#[test]
fn a_wrong_carry_is_taken_back_and_the_orphan_gets_another_place() {
    let machine = Machine::rewritten(80, 24);
    let mut session = machine.open();
    let (reworded, wanted) = ("The Python REPL, and notebooks with Jupyter", "What binds tighter");
    assert_eq!(session.mark(reworded), Mark::Done);
    session.press("U j x");
    assert_eq!(session.mark(reworded), Mark::Todo);
    assert_snapshot!("taken_back", session.screen.show());
    session.press("u");
    assert_eq!(session.mark(reworded), Mark::Done);
    session.press("C-r");
    assert_eq!(session.mark(reworded), Mark::Todo);

    session.press("g Enter");
    assert!(session.text().contains("Where did \"Ope"), "{}", session.text());
    session.press("h g j Enter G Enter");
    assert_eq!(session.mark(wanted), Mark::Done, "{}", session.text());
    assert_snapshot!("attached", session.screen.show());

    let again = machine.open();
    assert_eq!((again.mark(reworded), again.mark(wanted)), (Mark::Todo, Mark::Done), "another session reads the same");
    assert!(!again.text().contains("new place"), "{}", again.text());
}

#[test]
fn esc_cancels_the_search_for_a_new_place_and_says_nothing() {
    let mut session = Machine::rewritten(80, 24).open();
    session.press("U Enter");
    assert!(session.text().contains("go? Select the matching item"), "{}", session.text());
    assert_eq!(session.screen.press("Esc"), []);
    assert!(!session.text().contains("go? Select the matching item"));
    assert_eq!(session.screen.tui.mode(), Mode::Changes, "where it was begun");
    assert_eq!(session.screen.press("Esc Enter j Enter"), []);
}

#[test]
fn enter_goes_to_what_an_entry_became() {
    let mut session = Machine::rewritten(120, 36).open();
    session.press("U j Enter");
    let cursor = session.screen.tui.road().cursor(roadbook::tui::Pane::Checklist).unwrap();
    assert_eq!(session.screen.tui.roadmap().text(cursor), "The Python REPL, and notebooks with Jupyter");
}

#[test]
fn two_clicks_go_to_what_an_entry_became() {
    let mut session = Machine::rewritten(120, 36).open();
    session.press("U");
    let row = session.text().lines().position(|line| line.contains("The Python REPL, and")).unwrap() as u16;
    for _ in 0..2 {
        session.screen.handle(Message::Mouse(Mouse::Click { column: 8, row }));
    }
    let cursor = session.screen.tui.road().cursor(roadbook::tui::Pane::Checklist).unwrap();
    assert_eq!(session.screen.tui.roadmap().text(cursor), "The Python REPL, and notebooks with Jupyter");
}

#[test]
fn dismissed_changes_are_not_offered_again() {
    let machine = Machine::rewritten(120, 36);
    let mut session = machine.open();
    assert!(session.text().contains("U shows them"), "{}", session.text());
    session.press("U d");
    assert!(!session.text().contains("U shows them"), "{}", session.text());
    assert!(!machine.open().text().contains("new place"));
}

#[test]
fn what_cannot_be_taken_back_says_so() {
    let mut session = Machine::rewritten(120, 36).open();
    session.press("U x");
    assert!(
        session.screen.footer().contains("Works only on items that were moved or reworded"),
        "{}",
        session.screen.footer()
    );
}

#[test]
fn the_footer_names_what_can_be_done_with_the_change_under_the_cursor() {
    let mut session = Machine::rewritten(120, 36).open();
    session.press("U j");
    let offered =
        |session: &Session, hints: &[&str]| hints.iter().map(|hint| session.screen.offers(hint)).collect::<Vec<_>>();
    let hints = ["y the same", "x not the same", "Enter go", "d mark all seen"];
    let line = session.screen.keys_line();
    assert_eq!(offered(&session, &hints), [false, true, true, true], "carried: {line}");
    session.press("G");
    assert_eq!(offered(&session, &hints), [false, false, true, true], "new: {}", session.screen.keys_line());
    assert_eq!(session.screen.keys_line(), line, "the keys keep their places");
}

#[test]
fn a_new_point_of_a_done_item_is_said_until_the_cursor_was_among_its_points() {
    let mut session = Machine::rewritten(120, 36).open();
    assert_eq!(session.mark("Hashing what holds lists"), Mark::Done);
    session.press("g j ] ] ]");
    assert!(session.text().contains("Tuples  1 new"), "{}", session.text());
    session.press("Enter j j j j j j");
    assert!(session.text().contains("Tuples  1 new"), "{}", session.text());
    session.press("j");
    assert!(!session.text().contains("1 new"), "{}", session.text());
}

#[test]
fn the_card_of_a_done_item_takes_the_badge_of_its_new_points_away() {
    let mut session = Machine::rewritten(120, 36).open();
    session.press("g j ] ] ] Enter / T u p l e s Space i s : d o n e Enter");
    assert!(session.text().contains("Tuples  1 new"), "{}", session.text());
    session.press("Enter");
    assert_eq!(session.screen.tui.mode(), Mode::Card);
    session.press("Esc");
    assert!(session.text().contains("Tuples") && !session.text().contains("1 new"), "{}", session.text());
}

#[test]
fn a_new_point_that_was_not_opened_is_still_new_the_next_time() {
    let machine = Machine::rewritten(120, 36);
    let new = machine.open().screen.tui.new_keys();
    assert_eq!(new.len(), 4, "{new:?}");
    machine.tick(&["Understanding PEP 8 style guide"]);
    let mut session = machine.open();
    session.press("g j ] ] ]");
    assert!(!session.text().contains("1 new"), "what was written told the change: {}", session.text());
    session.screen.tui.add_new(&new);
    assert!(session.text().contains("Tuples  1 new"), "{}", session.text());
}

#[test]
fn boxes_that_the_author_cleared_stay_done_and_are_told() {
    let machine = Machine { folder: tempfile::tempdir().unwrap(), columns: 100, rows: 20 };
    let text = "# T\n## A\n- [x] lists\n- [x] maps\n- [ ] sets\n";
    fs::write(machine.file(), text).unwrap();
    machine.tick(&["sets"]);
    fs::write(machine.file(), text.replace("[x]", "[ ]")).unwrap();
    let mut session = machine.open();
    assert!(session.text().contains("2 boxes the author cleared stay done"), "{}", session.text());
    assert_eq!(session.mark("maps"), Mark::Done);
    session.press("U");
    assert!(session.text().contains("unticked in the file"), "{}", session.text());
}

#[test]
fn without_a_change_there_is_nothing_to_show() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("U");
    assert!(screen.footer().contains("Nothing has changed in this roadmap"), "{}", screen.footer());
}

#[test]
fn what_is_gone_for_long_keeps_its_mark_and_the_words_of_its_name() {
    let machine = Machine::rewritten(120, 36);
    machine.open().press("U d");
    let mut session = machine.open();
    session.press("U");
    let text = session.text();
    assert!(text.contains("✓ gone earlier") && text.contains("- Operator precedence"), "{text}");
    assert!(text.contains("Fundamentals › Basic Syntax & Data Types"), "{text}");
    assert!(session.screen.offers("Enter new place"), "{}", session.screen.footer());
    session.press("Enter Enter");
    assert!(session.screen.offers("Enter put it here"), "{}", session.screen.footer());
    session.press("Enter");
    let told = session.screen.footer();
    assert!(told.contains("Operator precedence: its marks are here now"), "{told}");
    session.press("u");
    assert!(session.screen.footer().contains("Undone: Operator precedence"), "{}", session.screen.footer());
}

#[test]
fn what_is_gone_is_called_as_it_was() {
    let machine = Machine { folder: tempfile::tempdir().unwrap(), columns: 100, rows: 20 };
    fs::write(machine.file(), "# T\n## A\n- [ ] The GIL & `asyncio`\n- [ ] sets\n").unwrap();
    machine.tick(&["The GIL & asyncio"]);
    fs::write(machine.file(), "# T\n## A\n- [ ] sets\n").unwrap();
    let mut session = machine.open();
    session.press("u");
    assert!(session.screen.footer().contains("Undo ✓ The GIL"), "{}", session.screen.footer());
    session.press("u");
    assert!(session.screen.footer().contains("Undone: ✓ The GIL & asyncio"), "{}", session.screen.footer());
}

#[test]
fn in_words_a_change_is_told_with_what_it_is_of() {
    let mut session = Machine::rewritten(80, 24).open();
    session.press("U");
    let before = Speech::of(&session.screen.tui);
    session.press("j");
    let output = Speech::of(&session.screen.tui).after(Some(&before)).join(" ");
    assert!(output.contains("reworded") && output.contains("The Python REPL, and notebooks with Jupyter"), "{output}");
    assert!(!output.contains("gone"), "{output}");
}

#[test]
fn the_banner_tells_first_which_ticks_need_a_new_place() {
    let machine = Machine { columns: 120, ..Machine::with_a_suggestion() };
    let text = machine.open().text();
    let banner = text.lines().nth_back(1).unwrap();
    assert!(banner.starts_with(" 2 of your ticks need a new place · 1 new · 1 gone  "), "{text}");
}

#[test]
fn a_suggestion_stands_first_and_is_taken_with_one_key() {
    let machine = Machine::with_a_suggestion();
    let mut session = machine.open();
    assert_eq!(session.mark("structs that remember"), Mark::Todo);
    session.press("U");
    assert_snapshot!("suggestion", session.screen.show());
    assert!(session.screen.footer().starts_with(" y the same  x not the same  Enter new place"), "{}", session.text());
    session.press("y");
    assert_eq!(session.mark("structs that remember"), Mark::Done);
    assert!(session.screen.footer().contains("structs that remember: its marks are here now"), "{}", session.text());
    session.press("u");
    assert_eq!(session.mark("structs that remember"), Mark::Todo);
    session.press("C-r");
    assert_eq!(machine.open().mark("structs that remember"), Mark::Done, "another session reads the same");
}

#[test]
fn a_suggestion_is_refused_with_one_key_and_not_made_again() {
    let machine = Machine::with_a_suggestion();
    let mut session = machine.open();
    session.press("U x");
    assert!(session.text().contains("not the same"), "{}", session.text());
    assert!(!session.screen.offers("y the same"), "{}", session.screen.footer());
    let mut again = machine.open();
    assert!(!again.text().contains("need"), "{}", again.text());
    again.press("U");
    assert!(!again.text().contains("the same?"), "{}", again.text());
    assert!(again.text().contains("closures that remember"), "it is an orphan still: {}", again.text());
    assert_eq!(again.mark("structs that remember"), Mark::Todo);
}

#[test]
fn a_suggestion_without_an_answer_is_announced_the_next_time_too() {
    let machine = Machine::with_a_suggestion();
    machine.open().press("U d");
    let mut session = machine.open();
    assert!(session.text().contains(" 1 of your ticks has a likely new place"), "{}", session.text());
    session.press("U y");
    assert_eq!(session.mark("structs that remember"), Mark::Done);
    assert!(!machine.open().text().contains("new place"));
}

#[test]
fn undo_in_the_list_goes_back_to_the_suggestion_that_is_open_again() {
    let machine = Machine::changed(
        &GO.replace("goroutines", "waiting for groups"),
        &["closures that remember", "waiting for groups"],
        &REWRITTEN_GO.replace("goroutines", "waiting for pools"),
    );
    let mut session = machine.open();
    session.press("U y");
    assert!(session.screen.offers("y the same"), "on the second: {}", session.text());
    session.press("u y");
    assert_eq!(session.mark("structs that remember"), Mark::Done);
    assert_eq!(session.mark("waiting for pools"), Mark::Todo, "{}", session.text());
    session.press("k x");
    assert!(session.screen.footer().contains("You answered this one already"), "{}", session.screen.footer());
}

#[test]
fn what_is_gone_is_called_as_it_was_in_later_sessions_too() {
    let machine = Machine::changed(
        "# T\n## A\n- [ ] The GIL & `asyncio`\n- [ ] sets\n",
        &["The GIL & asyncio"],
        "# T\n## A\n- [ ] sets\n",
    );
    machine.open().press("U d");
    let mut session = machine.open();
    session.press("U");
    assert!(session.text().contains("- The GIL & asyncio"), "{}", session.text());
    session.press("Enter");
    assert!(session.text().contains("Where did \"The GIL & asyncio\" go?"), "{}", session.text());
}

#[test]
fn new_items_are_badged_until_the_cursor_was_on_them() {
    let machine = Machine::with_a_suggestion();
    let mut session = machine.open();
    session.press("Enter j");
    assert!(session.text().contains("embedding  new"), "{}", session.text());
    let kept = session.screen.tui.new_keys();
    let mut later = machine.open();
    later.screen.tui.add_new(&kept);
    later.press("Enter j");
    assert!(later.text().contains("embedding  new"), "{}", later.text());
    later.press("G k");
    assert!(!later.text().contains("embedding  new"), "{}", later.text());
    assert!(later.screen.tui.new_keys().is_empty());
    session.press("h U d");
    assert!(session.screen.tui.new_keys().is_empty(), "all are seen");
}

#[test]
fn picking_a_new_place_ends_when_the_road_is_left() {
    let mut session = Machine::with_a_suggestion().open();
    session.press("U G k Enter");
    session.press("5 1");
    assert!(!session.text().contains("Select the matching item"), "{}", session.text());
}

#[test]
fn the_frame_counts_the_changes_below_the_window() {
    let mut session = Machine::rewritten(80, 24).open();
    session.press("U");
    let more = |session: &Session| session.text().lines().nth(1).unwrap().contains("more below");
    assert!(session.text().contains(" 8 more below "), "{}", session.text());
    session.press("G");
    assert!(!more(&session), "{}", session.text());
}
