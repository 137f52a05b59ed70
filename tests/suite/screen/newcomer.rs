//! A newcomer's walk, with no manual: every key pressed is one that the footer, the help or the list of commands showed
//! by then.

use roadbook::roadmap::Mark;
use roadbook::tui::{Mode, Pane};

use super::Screen;

fn mark(screen: &Screen, key: &str) -> Mark {
    let node = screen.tui.roadmap().find(key).unwrap_or_else(|| panic!("{key}"));
    screen.tui.progress().mark(node)
}

/// Types text into what has the keys.
fn type_text(screen: &mut Screen, text: &str) {
    for char in text.chars() {
        let name = if char == ' ' { "Space".to_owned() } else { char.to_string() };
        screen.press(&name);
    }
}

#[test]
fn from_the_first_start_to_the_first_notes_and_choices() {
    let mut screen = Screen::built_in(80, 24);
    // The footer names `/ find`.
    assert!(screen.footer().contains("/ find"), "{}", screen.footer());
    screen.press("/");
    type_text(&mut screen, "closures");
    // The first match stands under the cursor; the footer names `Enter go`.
    assert!(screen.footer().contains("Enter go"), "{}", screen.footer());
    screen.press("Enter");
    assert_eq!((screen.tui.mode(), screen.tui.road().pane()), (Mode::Road, Pane::Checklist));
    // The footer names `Space tick`, and the phase's bar moves.
    assert!(screen.footer().contains("Space tick"), "{}", screen.footer());
    screen.press("Space");
    assert_eq!(mark(&screen, "python-fundamentals/functions/closures"), Mark::Done);
    // The first tick of a day says so; the footer still names `e note`.
    assert!(screen.footer().contains("Day 1 of a streak"), "{}", screen.footer());
    assert!(screen.footer().contains("e note"), "{}", screen.footer());
    screen.press("e");
    type_text(&mut screen, "https://realpython.com/inner-functions");
    assert!(screen.footer().contains("Enter save"), "{}", screen.footer());
    screen.press("Enter");
    assert!(screen.text().contains("https://realpython.com/inner-functions"), "{}", screen.text());
    // Django and FastAPI are skipped: the footer names `s skip`.
    for option in ["django", "fastapi"] {
        screen.press("/");
        type_text(&mut screen, option);
        screen.press("Enter s");
    }
    let skipped = |words: &str| {
        let nodes = screen.tui.roadmap().nodes().filter(|(node, _)| screen.tui.progress().mark(*node) == Mark::Skipped);
        nodes.map(|(node, _)| screen.tui.roadmap().heading(node).name).any(|name| name.contains(words))
    };
    assert!(skipped("Django") && skipped("FastAPI"));
    // Back where the phases are, the first has one of its 43.
    screen.press("Esc g");
    assert!(screen.text().contains("1/43"), "{}", screen.text());
}

#[test]
fn a_done_item_that_is_begun_again_leaves_the_count_and_says_so() {
    let mut screen = Screen::of("# R\n## A\n- [ ] one\n- [ ] two\n", 80, 24);
    screen.press("Enter Space i");
    assert!(screen.text().contains("Being learned again; no longer counted as done"), "{}", screen.text());
    screen.press("i i");
    assert!(!screen.text().contains("Being learned again"), "{}", screen.text());
}

#[test]
fn the_help_lists_the_key_of_a_choice_where_there_is_one() {
    let mut screen = Screen::of(
        "# R\n## A\n- [ ] one\n## Web\n### Option A: Flask\n- [ ] f\n### Option B: Django\n- [ ] d\n",
        80,
        40,
    );
    screen.press("?");
    assert!(!screen.text().contains("choose this option"), "{}", screen.text());
    screen.press("Esc j ?");
    assert!(screen.text().contains("choose this option"), "{}", screen.text());
}
