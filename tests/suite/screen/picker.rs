//! Find, the palette and the links: what is typed, and where it leads.

use roadbook::tui::{Effect, Filter, Message, Mode, Pane, keymap};

use super::Screen;

const LINKS: &str = "# Go\n\n## Basics\n- [ ] [values](https://go.example/values) and [mail](mailto:a@go.example)\n- [ ] [files](file:///etc/passwd)\n- [ ] loops\n";
const LONG: &str = "# Go\n\n## Basics\n- [ ] [values](https://go.example/basics/values?from=a-page-with-a-long-name-that-says-nothing-of-where-it-leads&to=https%3A%2F%2Fgo.example%2Fvalues%2Fand-types@evil.example)\n";

journey!(goes_on_to_the_next_match, "/ l i s t Enter n");
journey!(shows_every_command, ":");
journey!(finds_a_command, ": s k i p");
journey!(lists_the_links, LINKS, "Tab o j");
journey!(shows_a_long_address_whole, LONG, "Tab o");
journey!(refuses_an_address, LINKS, "Tab j o Enter");

#[test]
fn an_empty_search_says_what_to_type() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("/");
    let lines = screen.inside("Find");
    assert_eq!(lines[1].trim(), "Type to search. is:doing, has:note or in:phase narrow it.");
    assert!(lines[2..].iter().all(|line| line.trim().is_empty()), "{lines:?}");
}

#[test]
fn an_address_that_is_not_seen_whole_is_not_opened() {
    let mut screen = Screen::of(&format!("# R\n## A\n- [ ] [x](http://{})\n- [ ] two\n", "a".repeat(400_000)), 120, 36);
    screen.press("Enter o");
    assert_eq!(screen.press("Enter"), []);
    assert!(screen.footer().contains("too small to show it"), "{}", screen.footer());
}

#[test]
fn what_is_wider_than_any_window_is_listed_too() {
    for cells in [65_533, 65_536, 70_000] {
        let mut screen = Screen::of(&format!("# R\n## A\n- [ ] {}\n- [ ] two\n", "a".repeat(cells)), 120, 36);
        screen.press("/ a a a");
        assert!(screen.text().contains("1 found"), "{}", screen.text());
    }
}

#[test]
fn what_is_too_long_to_be_looked_for_is_not_taken() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("/ l i s t");
    // Each of so many words would be looked for in each item.
    screen.handle(Message::Paste("e ".repeat(40_000)));
    assert!(screen.footer().contains("Too long: 200 characters at most"), "{}", screen.footer());
    assert_eq!(screen.entries("Find")[0].trim_end(), "/ list");
}

#[test]
fn a_search_goes_to_what_was_found_and_escape_leaves_everything_as_it_was() {
    let mut screen = Screen::built_in(120, 36);
    let before = screen.text();
    screen.press("/ c l o s u r Esc");
    assert_eq!(screen.text(), before);
    screen.press("/ c l o s u r Enter");
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
    assert_eq!(screen.tui.place().as_deref(), Some("python-fundamentals/functions/closures"));
    screen.press("/ n o t q u i t Esc");
    assert_eq!(screen.tui.mode(), Mode::Road);
}

const WITHOUT_ITEMS: &str = "# R\n\n- free\n- friendly\n\n## Phase 1: A\n- [ ] one\n\n### Why\nSo.\n\n## Phase 2: B\n- [ ] two\n\n## Books\n- Dune\n\n| Film | Seen |\n|-|-|\n| Alien | [ ] |\n\n## History\nLong ago.\n";

#[test]
fn every_heading_extra_and_row_is_found_and_can_be_gone_to() {
    for (query, place) in
        [("D u n e", "books/dune"), ("A l i e n", "books/alien"), ("B o o k s", "books"), ("f r i e n d", "friendly")]
    {
        let mut screen = Screen::of(WITHOUT_ITEMS, 80, 24);
        screen.press(&format!("/ {query} Enter"));
        assert_eq!(screen.tui.place().as_deref(), Some(place), "{query}");
    }
    for (query, page, text) in [("H i s t", "History", "Long ago."), ("W h y", "Why", "So.")] {
        let mut screen = Screen::of(WITHOUT_ITEMS, 80, 24);
        screen.press(&format!("/ {query} Enter"));
        assert_eq!(screen.tui.mode(), Mode::Guide, "{query}");
        assert!(screen.page().contains(page) && screen.text().contains(text), "{}", screen.text());
        screen.press("Esc");
        assert_eq!(screen.tui.mode(), Mode::Road, "{query}");
    }
}

#[test]
fn a_match_without_anything_to_tick_is_no_match_to_go_on_to() {
    let mut screen = Screen::of("# R\n\n## A\n- [ ] red one\n\n## Red\nProse.\n\n## B\n- [ ] red two\n", 80, 24);
    screen.press("/ r e d");
    assert_eq!(screen.found(), 3);
    screen.press("Down Enter");
    let mut places = Vec::new();
    for key in ["n", "n", "n"] {
        screen.press(key);
        places.push(screen.tui.place().unwrap());
        assert!(screen.footer().contains(" of 2"), "{}", screen.footer());
    }
    assert_eq!(places, ["b/red-two", "a/red-one", "b/red-two"]);
}

#[test]
fn matches_are_gone_round_both_ways() {
    let mut screen = Screen::of("# R\n\n## A\n- [ ] red one\n- [ ] green\n- [ ] red two\n", 80, 24);
    screen.press("n");
    assert!(screen.footer().contains("No search yet. Press / to find"), "{}", screen.footer());
    let mut places = Vec::new();
    for key in ["/ r e d Enter", "n", "n", "N"] {
        screen.press(key);
        places.push(screen.tui.place().unwrap());
    }
    assert_eq!(places, ["a/red-one", "a/red-two", "a/red-one", "a/red-two"]);
    assert!(screen.footer().contains("\"red\": 2 of 2"), "{}", screen.footer());
}

#[test]
fn what_the_list_takes_for_the_same_is_gone_on_to() {
    let mut screen = Screen::of("# R\n\n## A\n- [ ] Café one\n- [ ] tea\n- [ ] cafe two\n", 80, 24);
    screen.press("/ c a f e");
    assert_eq!(screen.found(), 2);
    let mut places = Vec::new();
    for key in ["Enter", "n", "n"] {
        screen.press(key);
        places.push(screen.tui.place().unwrap());
    }
    places.sort();
    places.dedup();
    assert_eq!(places, ["a/cafe-two", "a/café-one"]);
    assert!(screen.footer().contains(" of 2"), "{}", screen.footer());
}

#[test]
fn a_heading_is_told_from_an_item_by_its_sign() {
    let markdown = "# R\n\n## Web\n### Option A: Django\n- [ ] Django views\n### Option B: Django Ninja\n- [x] Ninja\n## Django later\n- [ ] d\n";
    let mut screen = Screen::of(markdown, 80, 24);
    screen.press("/ d j a n g o");
    for row in ["▸ Django ", "▸ Django Ninja ", "▸ Django later ", "○ Django views "] {
        assert!(screen.text().contains(row), "{row}: {}", screen.text());
    }
    screen.press("Enter c / d j a n g o");
    for row in ["● Django ", "⊘ Django Ninja "] {
        assert!(screen.text().contains(row), "{row}: {}", screen.text());
    }
}

#[test]
fn the_palette_has_every_action_of_the_road_and_performs_it() {
    let mut screen = Screen::built_in(200, 60);
    screen.press(":");
    let mut shown = screen.inside("Commands").join("\n");
    for _ in 0..3 {
        screen.press("PageDown");
        shown += &screen.inside("Commands").join("\n");
    }
    for binding in keymap::table().iter().filter(|binding| binding.modes.contains(Mode::Road)) {
        let is_there = shown.contains(binding.help) && shown.contains(&binding.keys_label());
        assert!(is_there || binding.name == "palette", "{} is missing", binding.name);
    }
    screen.press("Esc Tab : d o i n g Enter");
    assert!(screen.text().contains("◐"), "{}", screen.text());
}

#[test]
fn a_command_is_named_anywhere_and_performed_where_one_was() {
    let mut screen = Screen::of(LINKS, 80, 24);
    let effects = screen.press("Tab v j : t i c k Enter");
    assert!(matches!(&effects[..], [Effect::Append { facts, .. }] if facts.len() == 2), "{effects:?}");
    assert_eq!(screen.tui.mode(), Mode::Road);

    screen.press("? : f i l t e r Enter");
    assert_eq!(screen.tui.mode(), Mode::Filter);
    screen.press(": d o w n Enter : i n Enter");
    assert_eq!((screen.tui.mode(), screen.tui.road().filter()), (Mode::Find, Filter::Todo));

    screen.press("Esc Esc g o j");
    let effects = screen.press(": c o p y Enter");
    assert_eq!(effects, [Effect::Copy { text: "mailto:a@go.example".into() }]);

    screen.press("o : Esc");
    assert_eq!(screen.tui.mode(), Mode::Links, "what was left is gone back to");
}

#[test]
fn the_list_of_commands_puts_a_name_before_what_only_speaks_of_it() {
    let first = |typed: &str, count: usize| -> Vec<String> {
        let mut screen = Screen::built_in(80, 24);
        screen.press(":");
        screen.handle(Message::Paste(typed.into()));
        let names = screen.entries("Commands").into_iter().skip(1).map(|line| line.split("  ").next().unwrap().into());
        names.take(count).collect()
    };
    for binding in
        keymap::table().iter().filter(|binding| binding.modes.contains(Mode::Road) && binding.name != "palette")
    {
        assert_eq!(first(binding.name, 1), [binding.name]);
    }
    assert_eq!(first("fold", 3), ["fold", "fold-all", "fold-level"]);
    assert_eq!(first("next op", 1), ["next-open"]);
    assert_eq!(first("Tick", 2), ["tick", "ticks"]);
}

#[test]
fn where_nothing_is_found_nothing_is_gone_to() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("/ q x q x");
    assert!(!screen.offers("Enter"), "{}", screen.footer());
    assert!(screen.footer().ends_with("   Esc back"), "{}", screen.footer());
}

#[test]
fn a_long_address_is_seen_to_its_end_or_not_opened() {
    let address = format!("https://go.example/{}@evil.example", "a".repeat(150));
    let markdown = format!("# Go\n\n## Basics\n- [ ] [values]({address})\n");
    let mut screen = Screen::of(&markdown, 80, 24);
    screen.press("Tab o");
    let letters = screen.text().replace(['│', ' ', '\n'], "");
    assert!(letters.contains("@evil.example"), "{}", screen.text());
    assert_eq!(screen.press("Enter"), [Effect::OpenLink { address }]);
    let mut screen = Screen::of(&markdown, 20, 5);
    assert_eq!(screen.press("Tab o Enter"), []);
    assert!(screen.footer().contains("Not opened"), "{}", screen.footer());
}

#[test]
fn the_links_of_a_note_come_before_the_roadmap_s() {
    let mut screen = Screen::of(LINKS, 80, 24);
    screen.press("Tab e");
    screen.handle(Message::Paste("see https://my.example/sheet and\nhttps://go.example/values".into()));
    screen.press("Enter o");
    let listed: Vec<Vec<String>> = screen.entries("Links").iter().map(|row| columns(row)).collect();
    assert_eq!(listed[0], ["https://my.example/sheet"]);
    assert_eq!(listed[1], ["values", "https://go.example/values"]);
    assert_eq!(listed[2], ["mail", "mailto:a@go.example"]);
    assert_eq!(screen.press("Enter"), [Effect::OpenLink { address: "https://my.example/sheet".into() }]);
    screen.press("j j e");
    screen.handle(Message::Paste("https://loops.example".into()));
    let effects = screen.press("Enter o");
    assert!(effects.contains(&Effect::OpenLink { address: "https://loops.example".into() }), "{effects:?}");
}

/// The columns of a row.
fn columns(row: &str) -> Vec<String> {
    row.split("  ").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_single_link_opens_at_once_and_says_where_it_leads() {
    let markdown = "# R\n## A\n- [ ] read [the tour](https://go.example/tour)\n- [ ] two\n";
    for (columns, opens) in [(80, true), (34, false)] {
        let mut screen = Screen::of(markdown, columns, 24);
        let effects = screen.press("Enter o");
        let opened = effects == [Effect::OpenLink { address: "https://go.example/tour".into() }];
        assert_eq!(opened, opens, "{}", screen.text());
        // Where the message has no room for it all, the list shows it first.
        let place = if opens { screen.footer() } else { screen.text() };
        assert!(place.contains("https://go.example/tour"), "{}", screen.text());
        assert_eq!(screen.tui.mode(), if opens { Mode::Road } else { Mode::Links });
    }
}

#[test]
fn a_link_into_the_roadmap_goes_there() {
    let markdown = "# R\n## A\n- [ ] see [below](#phase-2-more)\n- [ ] [gone](#gone)\n- [ ] [why](#why)\n\n### Why\nSo.\n\n## Phase 2: More\n- [ ] two\n";
    let mut screen = Screen::of(markdown, 80, 24);
    assert_eq!(screen.press("Enter o"), []);
    assert_eq!(screen.tui.place().as_deref(), Some("more"));
    screen.press("g Enter j o Enter");
    assert!(screen.footer().contains("no heading of that name"), "{}", screen.footer());
    screen.press("Esc j o");
    assert!(screen.tui.mode() == Mode::Guide && screen.text().contains("So."), "{}", screen.text());
}

#[test]
fn links_are_shown_whole_and_only_those_to_pages_and_mail_are_opened() {
    let mut screen = Screen::of(LINKS, 80, 24);
    screen.press("Tab o");
    let listed: Vec<Vec<String>> = screen.entries("Links").iter().map(|row| columns(row)).collect();
    assert_eq!(listed, [["values", "https://go.example/values"], ["mail", "mailto:a@go.example"]]);
    let effects = screen.press("Enter");
    assert_eq!(effects, [Effect::OpenLink { address: "https://go.example/values".into() }]);
    let effects = screen.press("o j y");
    assert_eq!(effects, [Effect::Copy { text: "mailto:a@go.example".into() }]);
    assert_eq!(screen.press("j o Enter"), []);
    assert!(screen.footer().contains("You can copy it"), "{}", screen.footer());
    screen.press("Esc j o");
    assert!(screen.footer().contains("No links here"), "{}", screen.footer());
}

#[test]
fn what_is_found_is_named_whole_and_its_path_has_what_is_left() {
    let name = "A name that is long but can be read";
    let markdown = format!("# R\n\n## An area with a name of its own\n- [ ] {name}\n- [ ] {} read\n", "x".repeat(60));
    for (columns, rows) in [(80, 24), (60, 20)] {
        let mut screen = Screen::of(&markdown, columns, rows);
        screen.press("/ r e a d");
        let text = screen.text();
        let row = text.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{text}"));
        assert!(row.contains("…") && row.contains("of its own"), "{row}");
    }
}

#[test]
fn a_list_that_goes_on_says_how_far() {
    let mut screen = Screen::built_in(80, 24);
    screen.press(":");
    let all = keymap::table().iter().filter(|binding| binding.modes.contains(Mode::Road)).count() - 1;
    let shown = screen.inside("Commands").len() - 1;
    assert!(screen.text().contains(&format!(" {} more below ", all - shown)), "{}", screen.text());
    screen.press("PageDown PageDown PageDown PageDown");
    assert!(!screen.text().contains("more below"), "{}", screen.text());
}

#[test]
fn a_list_of_few_words_is_narrow() {
    let mut screen = Screen::built_in(200, 60);
    screen.press("f");
    let width = screen.inside("Filter")[0].chars().count();
    assert!(width < 40, "{width} cells: {}", screen.text());
}

#[test]
fn an_empty_palette_runs_nothing_and_lists_first_what_was_run_last() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter");
    assert_eq!(screen.press(": Enter"), []);
    assert_eq!(screen.tui.mode(), Mode::Palette);
    assert!(screen.footer().contains("Type the name of a command"), "{}", screen.footer());
    screen.press("l i n k s Enter : ");
    screen.press("Esc :");
    let first = screen.entries("Commands").into_iter().nth(1).unwrap();
    assert!(first.starts_with("links "), "{first}");
    assert_eq!(screen.press("Enter"), []);
    assert_eq!(screen.tui.mode(), Mode::Palette);
}
