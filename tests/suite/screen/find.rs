//! Find: what is searched, in which order, and what narrows it.

use roadbook::tui::{Message, Mode};

use super::Screen;

const ROAD: &str = "# Go\n\nRead the closing chapter of the handbook first.\n\n## Phase 1: Basics\n- [ ] Closures (functions that remember)\n  - closing over a loop variable\n- [x] Close\n- [ ] Files: open and close them\n- [ ] loops\n\nClose windows after class.\n\n```sh\nmake close-all\n```\n\n| Film | Seen | Why |\n|-|-|-|\n| Enclosed | [ ] | close-ups |\n\n## Phase 2: Further\n### Channels\n- [ ] select\n- [ ] [close](https://go.example/close)\n\n## Books\n- The Close\n";

/// The texts of the list, without signs and paths.
fn found(screen: &Screen) -> Vec<String> {
    let text = |entry: &String| {
        let text = entry.trim_start_matches(['○', '✓', '◐', '⊘', '◇', '▸', '▎', ' ']);
        text.split("  ").next().unwrap_or_default().to_owned()
    };
    screen.entries("Find").iter().skip(1).map(text).collect()
}

fn typed(screen: &mut Screen, text: &str) {
    screen.press("C-u");
    screen.handle(Message::Paste(text.to_owned()));
}

/// The list of this query over the roadmap.
fn list(query: &str) -> Vec<String> {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("/");
    typed(&mut screen, query);
    found(&screen)
}

#[test]
fn open_entries_come_before_done_ones_names_before_descriptions_and_prose_last() {
    assert_eq!(
        list("clos"),
        [
            "close",
            "Closures (functions that remember)",
            "The Close",
            "closing over a loop variable",
            "Enclosed",
            "Files: open and close them",
            "Close",
            "Read the closing chapter of the handbook first.",
            "Close windows after class.",
            "make close-all",
            "close-ups",
        ]
        .map(str::to_owned)
        .to_vec()
    );
}

#[test]
fn words_that_no_space_parts_are_found() {
    let mut screen = Screen::of("# 算法\n\n## 排序\n- [ ] 学习选择排序算法\n- [ ] 配列をソートする\n", 80, 24);
    screen.press("/");
    for (query, expected) in [("选择", "学习选择排序算法"), ("ソート", "配列をソートする")] {
        typed(&mut screen, query);
        // A wide character has a second cell, which is blank.
        let found: Vec<String> = found(&screen).iter().map(|text| text.replace(' ', "")).collect();
        assert_eq!(found, [expected], "{query}");
    }
}

#[test]
fn narrowing_words_leave_what_they_name() {
    for (query, expected) in [
        ("is:done", &["Close"][..]),
        ("is:done clos", &["Close"]),
        ("clos is:doing", &["No matches. Try fewer or other letters."]),
        ("has:link", &["close"]),
        ("in:further clos", &["close"]),
        ("in:books in:further clos", &["close", "The Close"]),
    ] {
        assert_eq!(list(query), expected, "{query}");
    }
}

#[test]
fn notes_are_found_and_listed() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("g Enter e r e a d Space t h e Space s p e c Enter");
    screen.press("/");
    typed(&mut screen, "the spec");
    assert_eq!(found(&screen), ["read the spec"]);
    typed(&mut screen, "has:note");
    assert_eq!(found(&screen), ["Closures (functions that remember)"]);
    screen.press("Enter");
    assert_eq!(screen.tui.place().as_deref(), Some("basics/closures-functions-that-remember"));
}

#[test]
fn the_order_of_typing_changes_nothing() {
    for (query, expected) in [
        ("in:basics windows", "Close windows after class."),
        ("windows in:basics", "Close windows after class."),
        ("in:basics numbers", "the numbers from one"),
    ] {
        let mut screen = Screen::of(ROAD, 120, 36);
        screen.press("g Enter e t h e Space n u m b e r s Space f r o m Space o n e Enter /");
        for letter in query.chars() {
            screen.press(&if letter == ' ' { "Space".to_owned() } else { letter.to_string() });
        }
        assert_eq!(found(&screen), [expected], "{query}");
    }
}

#[test]
fn a_narrowing_word_is_completed_and_a_wrong_one_says_which_there_are() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("/");
    typed(&mut screen, "is:sk");
    assert!(screen.entries("Find")[0].starts_with("/ is:skipped"), "{}", screen.text());
    screen.press("Tab l o");
    assert!(screen.entries("Find")[0].starts_with("/ is:skipped lo"), "{}", screen.text());
    typed(&mut screen, "in:fur");
    screen.press("Tab");
    assert!(screen.entries("Find")[0].starts_with("/ in:further"), "{}", screen.text());
    for (query, told) in [
        ("is:odd", "There is no is:odd. There is is:open, is:doing, is:done, is:skipped, is:new"),
        ("has:x", "There is no has:x. There is has:note, has:link."),
        ("in:x loops", "There is no in:x. There is in:basics, in:further, in:books."),
    ] {
        typed(&mut screen, query);
        let lines = screen.inside("Find").iter().map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(" ");
        assert!(lines.contains(&format!("/ {query}")) && lines.contains(told), "{query}: {lines}");
        screen.press("Enter");
        assert_eq!(screen.tui.mode(), Mode::Find);
    }
}

#[test]
fn prose_is_read_where_it_stands() {
    for (query, page, shown) in [
        ("handbook", "Go", "Read the closing chapter of the handbook first."),
        ("windows class", "Basics", "Close windows after class."),
        ("close-ups", "Basics", "close-ups"),
    ] {
        let mut screen = Screen::of(ROAD, 80, 24);
        screen.press("/");
        typed(&mut screen, query);
        screen.press("Enter");
        assert_eq!(screen.tui.mode(), Mode::Guide, "{query}");
        assert!(screen.page().contains(page) && screen.text().contains(shown), "{query}: {}", screen.text());
    }
}

#[test]
fn a_filter_lists_what_it_matches_in_every_phase_and_an_entry_is_gone_to() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("g Enter i Esc } Enter i Esc g f j j Enter");
    assert!(screen.text().contains("2 found"), "{}", screen.text());
    let list = screen.entries("Find");
    assert!(list[1].contains("Closures") && list[1].ends_with("Basics"), "{list:?}");
    assert!(list[2].contains("select") && list[2].ends_with("Further › Channels"), "{list:?}");
    screen.press("Down Enter");
    assert_eq!(screen.tui.place().as_deref(), Some("further/channels/select"));
    screen.press("n");
    assert_eq!(screen.tui.place().as_deref(), Some("basics/closures-functions-that-remember"));
}

#[test]
fn fifty_thousand_items_are_searched_at_every_key() {
    let mut markdown = "# R\n".to_owned();
    for item in 0..50_000 {
        if item % 100 == 0 {
            markdown += &format!("\n## Phase {}: Part\n\nSome words on it.\n\n", item / 100);
        }
        markdown += &format!("- [ ] Item {item} about lists and maps of things\n");
    }
    let mut screen = Screen::of(&markdown, 80, 24);
    let mut slowest = std::time::Duration::ZERO;
    for query in ["lists item 4242", "is:open in:part", "zq"] {
        screen.press("/");
        for letter in query.chars() {
            let start = std::time::Instant::now();
            screen.handle(Message::Paste(letter.to_string()));
            slowest = slowest.max(start.elapsed());
        }
        screen.press("Esc");
    }
    // A build for tests is many times slower than the program, whose bar is 50 ms; what grows faster than the roadmap
    // takes minutes.
    assert!(slowest.as_secs() < 5, "{slowest:?}");
}

#[test]
fn find_opens_in_every_view_and_goes_to_the_road() {
    for view in ["2", "3", "4"] {
        let mut screen = Screen::of(ROAD, 120, 36);
        screen.press(&format!("{view} /"));
        typed(&mut screen, "loops");
        assert_eq!(screen.press("Enter"), [], "{view}");
        assert_eq!((screen.tui.mode(), screen.tui.place().as_deref()), (Mode::Road, Some("basics/loops")), "{view}");
    }
}
