//! The screen in words: keys in, lines out.

use insta::assert_snapshot;
use roadbook::tui::plain::Speech;
use roadbook::tui::{Listed, Message};

use super::{Screen, key, tally};

/// What is said at the start and after each of these keys.
fn output(screen: &mut Screen, keys: &str) -> String {
    let mut before = Speech::of(&screen.tui);
    let mut lines = vec![before.after(None).join("\n")];
    for name in keys.split_whitespace() {
        screen.handle(Message::Key(key(name)));
        let speech = Speech::of(&screen.tui);
        lines.push(format!("> {name}"));
        lines.extend(speech.after(Some(&before)).iter().map(ToString::to_string));
        before = speech;
    }
    lines.join("\n")
}

#[test]
fn a_walk_is_told_row_by_row() {
    let mut screen = Screen::built_in(80, 24);
    assert_snapshot!(output(&mut screen, "j Enter j Space u u l j i k s Esc G h"));
}

#[test]
fn what_is_typed_is_told_by_what_is_new() {
    let mut screen = Screen::built_in(80, 24);
    assert_snapshot!(output(
        &mut screen,
        "/ c l o s C-w q x Esc : s k i p Enter u e o n e Space C-j t w o Up Left Enter"
    ));
}

#[test]
fn the_guide_is_told_line_by_line() {
    let mut screen = Screen::built_in(80, 12);
    assert_snapshot!(output(&mut screen, "5 [ j PageDown / l i s t Enter n k Tab j"));
}

#[test]
fn the_help_is_told_whole() {
    let mut screen = Screen::built_in(80, 24);
    assert_snapshot!(output(&mut screen, "? j Esc"));
}

#[test]
fn notices_are_told_once() {
    let mut screen = Screen::built_in(80, 24);
    screen.tui.show_message("config.yaml, line 3: this is wrong".into());
    let output = output(&mut screen, "j Esc j");
    assert_eq!(output.matches("this is wrong (Esc dismisses it)").count(), 1, "{output}");
}

#[test]
fn a_list_is_told_when_it_opens_and_then_row_by_row() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("O");
    let listed = |title: &str, is_open| Listed {
        title: title.into(),
        source: format!("/home/ada/{title}.md"),
        state: Ok(tally(1, 4)),
        names: Vec::new(),
        is_open,
    };
    let before = Speech::of(&screen.tui);
    screen.handle(Message::Roadmaps(vec![listed("Python", true), listed("Go", false)]));
    let opened = Speech::of(&screen.tui);
    assert_eq!(
        opened.after(Some(&before)),
        [
            "Roadmaps",
            "Go, 1 of 4 items, 25%, /home/ada/Go.md",
            "Python, open now, 0 of 265 items, 0%, /home/ada/Python.md"
        ]
    );
    screen.press("j");
    assert_eq!(Speech::of(&screen.tui).after(Some(&opened)), ["Go, 1 of 4 items, 25%, /home/ada/Go.md"]);
}

#[test]
fn no_word_is_broken_at_the_end_of_a_line() {
    let mut screen = Screen::of("# Road\n\n## Basics\n- [ ] Variables and data types of the language\n", 24, 12);
    screen.press("Tab");
    let speech = Speech::of(&screen.tui);
    assert_eq!(
        speech.after(None)[2..],
        ["Variables and data", "types of the language,", "to do, item 1 of 1, in", "Basics"]
    );
}
