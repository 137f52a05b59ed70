//! The mouse: clicks and the wheel, on the road and in lists.

use roadbook::tui::{Effect, Filter, Listed, Message, Mode, Mouse, Pane, Signs};

use super::{Screen, tally};

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n  - texts\n- [ ] types\n### Flow\n#### Loops\n- [ ] loops\n#### Jumps\n- [ ] jumps\n\n## Phase 2: Further\n- [ ] [channels](https://go.example/a) and [select](https://go.example/b)\n";

/// The first cell of these words on the screen.
fn at(screen: &Screen, words: &str) -> (u16, u16) {
    let text = screen.text();
    let found = text.lines().enumerate().find(|(_, line)| line.contains(words));
    let (row, line) = found.unwrap_or_else(|| panic!("no {words}: {text}"));
    let column = line.find(words).map(|byte| line[..byte].chars().count()).unwrap();
    (column as u16, row as u16)
}

fn click(screen: &mut Screen, words: &str) -> Vec<Effect> {
    let (column, row) = at(screen, words);
    screen.handle(Message::Mouse(Mouse::Click { column, row }))
}

fn scroll(screen: &mut Screen, words: &str, down: bool) {
    let (column, row) = at(screen, words);
    screen.handle(Message::Mouse(Mouse::Scroll { down, column, row }));
}

#[test]
fn clicks_go_there_and_fold() {
    let mut screen = Screen::of(ROAD, 120, 36);
    click(&mut screen, "types ");
    assert_eq!(
        (screen.tui.road().pane(), screen.tui.place().as_deref()),
        (Pane::Checklist, Some("basics/types/types"))
    );
    click(&mut screen, "▾ 1");
    assert!(screen.text().contains("▸ 1"), "{}", screen.text());
}

fn double_click(screen: &mut Screen, words: &str) -> Vec<Effect> {
    click(screen, words);
    screen.now.micros -= 900_000;
    click(screen, words)
}

#[test]
fn a_double_click_opens_and_never_ticks() {
    let mut screen = Screen::of(ROAD, 120, 36);
    double_click(&mut screen, "2  Further");
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
    click(&mut screen, "Types");
    double_click(&mut screen, "types ");
    assert!(!screen.text().contains('✓'), "{}", screen.text());
}

#[test]
fn a_click_on_the_sign_of_its_mark_ticks_an_item() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut screen = Screen::of(ROAD, columns, rows);
        screen.press("Enter");
        click(&mut screen, "○  types");
        assert!(screen.text().contains("✓  types"), "{}", screen.text());
        click(&mut screen, "✓  types");
        assert!(screen.text().contains("○  types"), "{}", screen.text());
    }
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer_and_leaves_its_cursor() {
    let items: String = (0..60).map(|number| format!("- [ ] item {number:02}\n")).collect();
    let sections: String = (0..60).map(|number| format!("## Part {number:02}\n{items}")).collect();
    let mut screen = Screen::of(&format!("# Long\n{sections}"), 120, 24);
    let place = screen.tui.place();
    scroll(&mut screen, "item 05", true);
    assert!(!screen.text().contains("item 00") && screen.text().contains("item 03"), "{}", screen.text());
    assert!(screen.text().contains("Part 00"), "{}", screen.text());
    assert_eq!(screen.tui.place(), place);
    for _ in 0..3 {
        scroll(&mut screen, "Part 10", true);
    }
    assert!(screen.text().contains("Part 25") && !screen.text().contains("Part 08"), "{}", screen.text());
    assert_eq!(screen.tui.place(), place);
    screen.press("j");
    assert!(screen.text().contains("▌     Part 01") || screen.text().contains("Part 01"), "{}", screen.text());
    for _ in 0..40 {
        scroll(&mut screen, "item ", true);
    }
    assert!(screen.text().contains("item 59"), "it ends with the last row: {}", screen.text());
}

#[test]
fn a_click_beside_an_overlay_closes_it() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("f");
    screen.handle(Message::Mouse(Mouse::Click { column: 2, row: 30 }));
    assert_eq!(screen.tui.mode(), Mode::Road);
    screen.press("?");
    click(&mut screen, "1 Road");
    assert_eq!(screen.tui.mode(), Mode::Road);
}

#[test]
fn the_keys_of_the_footer_can_be_clicked() {
    for (columns, rows) in [(80, 24), (120, 36)] {
        let mut screen = Screen::of(ROAD, columns, rows);
        click(&mut screen, "? keys");
        assert_eq!(screen.tui.mode(), Mode::Help);
        click(&mut screen, "Esc back");
        assert_eq!(screen.tui.mode(), Mode::Road);
        click(&mut screen, "find");
        assert_eq!(screen.tui.mode(), Mode::Find);
        screen.press("Esc");
        let effects = click(&mut screen, "quit");
        assert_eq!(effects.last(), Some(&Effect::Quit));
    }
}

#[test]
fn a_click_on_its_sign_folds_and_unfolds_a_row_at_any_depth() {
    for (columns, rows) in super::WINDOWS {
        let mut screen = Screen::of(ROAD, columns, rows);
        screen.press("} { ] -");
        screen.press("l j j");
        click(&mut screen, "▸ Fl");
        assert!(screen.text().contains("▾ Fl"), "{}", screen.text());
        click(&mut screen, "▾ Fl");
        assert!(screen.text().contains("▸ Fl"), "{}", screen.text());
    }
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab h");
    assert!(!screen.text().contains("numbers"), "{}", screen.text());
    let (column, row) = at(&screen, "values ▸");
    screen.handle(Message::Mouse(Mouse::Click { column: column + 7, row }));
    assert!(screen.text().contains("numbers"), "{}", screen.text());
}

#[test]
fn a_click_in_a_list_goes_to_an_entry_and_a_second_one_takes_it() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("f");
    click(&mut screen, "in progress");
    assert_eq!(screen.tui.mode(), Mode::Filter);
    click(&mut screen, "to do");
    assert_eq!((screen.tui.mode(), screen.tui.road().filter()), (Mode::Filter, Filter::All));
    click(&mut screen, "to do");
    assert_eq!((screen.tui.mode(), screen.tui.road().filter()), (Mode::Find, Filter::Todo));

    screen.press("Esc / t y p e");
    click(&mut screen, "types  ");
    click(&mut screen, "types  ");
    assert_eq!(screen.tui.place().as_deref(), Some("basics/types/types"));

    screen.press("Esc } Tab o");
    click(&mut screen, "https://go.example/b");
    let effects = click(&mut screen, "https://go.example/b");
    assert_eq!(effects, [Effect::OpenLink { address: "https://go.example/b".into() }]);

    screen.press(":");
    click(&mut screen, "redo ");
    screen.press("Down Up");
    click(&mut screen, "redo ");
    assert_eq!(screen.tui.mode(), Mode::Palette, "a key between two clicks parts them");
    scroll(&mut screen, "redo ", true);
    let picked = screen.inside("Commands").into_iter().find(|line| line.starts_with('▌')).unwrap();
    assert!(picked.contains("timer"), "{picked}");
}

#[test]
fn a_roadmap_is_picked_with_two_clicks() {
    let mut screen = Screen::of(ROAD, 80, 24);
    let listed = |title: &str, is_open| Listed {
        title: title.into(),
        source: format!("/home/ada/{title}.md"),
        state: Ok(tally(1, 4)),
        names: Vec::new(),
        is_open,
    };
    screen.handle(Message::Roadmaps(vec![listed("Go", true), listed("Python", false), listed("Rust", false)]));
    click(&mut screen, "/home/ada/Rust.md");
    assert_eq!(screen.tui.mode(), Mode::Roadmaps);
    let effects = click(&mut screen, "Rust  ");
    assert_eq!(effects.last(), Some(&Effect::Open { source: "/home/ada/Rust.md".into() }));
}

#[test]
fn in_the_guide_a_click_on_the_outline_turns_the_page() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("5");
    click(&mut screen, "Further");
    assert_eq!((screen.page().as_str(), screen.tui.road().pane()), ("Further", Pane::Outline));
    click(&mut screen, "channels");
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
}

#[test]
fn a_click_on_the_name_of_a_view_opens_it() {
    for columns in [80, 120] {
        let mut screen = Screen::of(ROAD, columns, 24);
        click(&mut screen, "5 Guide");
        assert_eq!(screen.tui.mode(), Mode::Guide, "{columns}");
        click(&mut screen, "Guide");
        assert_eq!(screen.tui.mode(), Mode::Guide, "{columns}");
        click(&mut screen, "Road");
        assert_eq!(screen.tui.mode(), Mode::Road, "{columns}");
        click(&mut screen, " Go");
        assert_eq!(screen.tui.mode(), Mode::Road, "{columns}");
        screen.press("v");
        click(&mut screen, "Guide");
        assert_eq!(screen.tui.mode(), Mode::Guide, "{columns}");
    }
    let mut long = Screen::of(&format!("# {}\n\n## A\n- [ ] a\n", "All there is to know ".repeat(8)), 80, 24);
    for signs in [Signs::Unicode, Signs::Ascii] {
        long.look.signs = signs;
        click(&mut long, "5 Guide");
        assert_eq!(long.tui.mode(), Mode::Guide);
        click(&mut long, "1 Road");
        assert_eq!(long.tui.mode(), Mode::Road);
    }
}
