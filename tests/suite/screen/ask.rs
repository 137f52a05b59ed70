//! Questions about a roadmap's settings.

use roadbook::tui::{Effect, Mode};

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
