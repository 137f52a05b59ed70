//! Layout: six scenes in the smallest useful window, the usual one, one for two panes, and a large one.

use ratatui::layout::Size;
use roadbook::tui::Message;

use super::changes::Machine;
use super::{Screen, WINDOWS};

/// Shows a scene in each window; of lines alike the first.
fn in_each_window(scene: impl Fn(u16, u16) -> Screen) -> String {
    let shown = WINDOWS.map(|(columns, rows)| {
        let text = scene(columns, rows).above_footer();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.dedup();
        format!("{columns}×{rows}\n{}\n", lines.join("\n"))
    });
    shown.join("\n")
}

fn built_in(keys: &str) -> String {
    in_each_window(|columns, rows| {
        let mut screen = Screen::built_in(columns, rows);
        screen.press(keys);
        screen
    })
}

#[test]
fn the_first_start() {
    insta::assert_snapshot!(built_in(""));
}

#[test]
fn a_checklist_with_notes() {
    insta::assert_snapshot!(in_each_window(|columns, rows| {
        let mut screen = Screen::built_in(columns, rows);
        for (keys, note) in
            [("j Enter j e", "sorted() copies, sort() does not; 学习 the bisect module"), ("k e", "short")]
        {
            screen.press(keys);
            screen.handle(Message::Paste(note.to_owned()));
            screen.press("Enter");
        }
        screen
    }));
}

#[test]
fn find() {
    insta::assert_snapshot!(built_in("/ l i s t"));
}

#[test]
fn the_list_of_changes() {
    let machine = Machine::rewritten(80, 24);
    insta::assert_snapshot!(in_each_window(|columns, rows| {
        let mut session = machine.open();
        session.screen.handle(Message::Resize { columns, rows });
        session.press("U");
        assert_eq!(session.screen.tui.window(), Size::new(columns, rows));
        session.screen
    }));
}

#[test]
fn a_page_of_the_guide() {
    insta::assert_snapshot!(built_in("5 [ [ ["));
}

#[test]
fn the_help() {
    insta::assert_snapshot!(built_in("?"));
}
