//! The guide: the roadmap's words, read page by page.

use insta::assert_snapshot;
use ratatui::style::Modifier;
use roadbook::progress::{Fact, FactKind};
use roadbook::roadmap::Mark;
use roadbook::tui::{Effect, Message, Mode, Mouse, Pane};

use super::Screen;

const PAGES: &str = "# Go\n\nHow to use this: _slowly_, with [the tour](https://go.example/tour).\n\n## Phase 1: Basics\n\n> Quoted **words** that go on and on until they have to be broken somewhere, which is here or a little later.\n\n1. first\n2. second\n   - below\n- [x] values\n- [ ] loops\n\n```go\nfunc main() {\n\tfmt.Println(\"hello\")\n}\n```\n\n| Phase | Focus | Hours |\n| --- | :-: | --: |\n| Basics | values, types and the standard library | 10-15 |\n| 学习数据结构 | `maps` | 5 |\n\n## Phase 2: بعد ذلك\n\nاقرأ الكتاب.\n\n- [ ] channels\n";

#[test]
fn each_of_many_links_of_a_page_is_listed_once() {
    let links: String = (0..24_000).map(|at| format!("[a]({:05})", at / 2)).collect();
    let mut screen = Screen::of(&format!("# R\n## A\n- [ ] one\n\n{links}\n"), 120, 36);
    screen.press("5 o");
    assert!(screen.text().contains("12000 links"), "{}", screen.text());
}

#[test]
fn a_page_reads_well_in_every_window() {
    let mut screen = Screen::of(PAGES, 80, 24);
    screen.press("5");
    assert_snapshot!("a_page", screen.show());
}

journey!(reads_the_built_in_roadmap, "5 [ [ [ [");
journey!(goes_on_to_the_next_place_on_the_page, "5 [ / l i s t Enter n");

#[test]
fn pages_are_turned_and_the_outline_follows() {
    let mut screen = Screen::of(PAGES, 120, 36);
    screen.press("5 ]");
    assert!(screen.text().contains("اقرأ") && screen.page() == "بعد ذلك", "{}", screen.text());
    screen.press("[ [");
    assert!(screen.text().contains("How to use this") && screen.page() == "Go", "{}", screen.text());
    screen.press("} } Tab 1");
    assert_eq!((screen.tui.mode(), screen.tui.place().as_deref()), (Mode::Road, Some("بعد-ذلك")));
}

#[test]
fn a_page_scrolls_to_its_end_and_its_links_are_listed() {
    let mut screen = Screen::of(PAGES, 80, 12);
    screen.press("5 G");
    assert!(screen.text().contains("values, types"), "{}", screen.text());
    screen.press("g");
    assert!(screen.text().contains("Quoted"));
    assert_eq!(screen.press("[ o"), [Effect::OpenLink { address: "https://go.example/tour".into() }]);
    assert!(screen.footer().contains("Opening https://go.example/tour"), "{}", screen.footer());
    screen.press("Tab");
    assert_eq!(screen.tui.road().pane(), Pane::Outline);
    screen.press("j Tab");
    assert_eq!(screen.page(), "بعد ذلك");
}

#[test]
fn the_views_are_named_in_the_usual_window() {
    for keys in ["", "5"] {
        let mut screen = Screen::built_in(80, 24);
        screen.press(keys);
        let header = screen.text().lines().next().unwrap_or_default().to_owned();
        assert!(header.contains("   1 Road  2 Today  3 Pace  4 Log  5 Guide"), "{header}");
    }
}

#[test]
fn the_footer_follows_the_pane_that_has_the_keys() {
    let mut screen = Screen::of(PAGES, 120, 24);
    screen.press("5");
    assert!(!screen.offers("o links"), "there are none: {}", screen.footer());
    screen.press("[");
    assert!(screen.offers("o links"), "{}", screen.footer());
    for key in ["Tab", "Tab Tab"] {
        screen.press(key);
        let line = screen.footer();
        assert!(line.starts_with(" Enter open") && !screen.offers("o links"), "{line}");
        assert!(line.contains("1 road") && line.contains("q quit"), "{line}");
    }
}

#[test]
fn the_footer_of_the_guide_names_what_leads_somewhere() {
    let mut screen = Screen::of(PAGES, 120, 24);
    screen.press("5");
    assert!(
        screen.offers("Space tick") && screen.offers("j k move") && screen.offers("[ ] page"),
        "{}",
        screen.footer()
    );
    let line = screen.keys_line();
    screen.press("]");
    assert_eq!(screen.keys_line(), line);
    let mut prose = Screen::of("# R\n\nOne line.\n", 120, 24);
    prose.press("5");
    let line = prose.footer();
    assert!(!prose.offers("j k move") && !prose.offers("Space tick") && !prose.offers("Enter open"), "{line}");
}

#[test]
fn what_is_found_on_a_page_is_what_is_listed_gone_round_and_lit() {
    let mut screen = Screen::of(PAGES, 80, 12);
    screen.press("5 / b r o k e n Space s o m e w h e r e");
    assert_eq!(screen.found(), 1);
    screen.press("Esc / o n");
    let listed = screen.found();
    screen.press("Enter");
    for at in (1..=listed).chain([1]) {
        assert!(screen.footer().contains(&format!("\"on\": {at} of {listed}")), "{}", screen.footer());
        let lit = screen.draw().content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).count();
        assert_eq!(lit, 2, "{}", screen.text());
        screen.press("n");
    }
    screen.press("N N");
    assert!(screen.footer().contains(&format!("\"on\": {listed} of {listed}")), "{}", screen.footer());
    screen.press("/ q x q x Esc");
    assert_eq!(screen.tui.mode(), Mode::Guide);
}

#[test]
fn escape_puts_the_find_away_and_then_the_guide() {
    let mut screen = Screen::of(PAGES, 80, 24);
    let lit = |screen: &Screen| screen.draw().content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED));
    screen.press("5 [ / s l o w l y Enter");
    assert!(lit(&screen), "{}", screen.text());
    screen.press("Esc");
    assert!(screen.tui.mode() == Mode::Guide && !lit(&screen), "{}", screen.text());
    screen.press("Esc");
    assert_eq!(screen.tui.mode(), Mode::Road);
    screen.press("5 Tab Esc");
    assert_eq!(screen.tui.mode(), Mode::Road);
}

#[test]
fn a_key_of_the_road_says_where_it_works() {
    let mut screen = Screen::built_in(80, 24);
    for key in ["f", "H", "e"] {
        screen.press("5");
        screen.press(key);
        assert!(screen.footer().contains("This key works in the Road view: press 1"), "{}", screen.footer());
    }
    screen.press("!");
    assert!(!screen.footer().contains("works in the Road view"), "{}", screen.footer());
}

#[test]
fn the_frame_tells_in_words_how_far_down_one_is() {
    let mut screen = Screen::of(PAGES, 80, 12);
    for (keys, place) in [("5", " top ╮"), ("j", "% down ╮"), ("G", " end ╮")] {
        screen.press(keys);
        let frame = screen.text().lines().nth(1).unwrap_or_default().to_owned();
        assert!(frame.ends_with(place), "{frame}");
    }
}

#[test]
fn the_commands_of_the_guide_begin_with_what_it_is_read_with() {
    let mut screen = Screen::built_in(120, 36);
    screen.press("5 :");
    let text = screen.text();
    let at = |command: &str| text.find(&format!(" {command} ")).unwrap_or_else(|| panic!("{command}: {text}"));
    let commands = ["next-section", "previous-section", "next-phase", "previous-phase", "find"].map(at);
    assert!(commands.is_sorted(), "{text}");
}

const LIVE: &str = "# Go\n\nStart with [the basics](#phase-1-basics-2-weeks), or [the\ntour](https://go.example/tour).\n\n## Introduction\n\nOnly prose, see https://bare.example/page.\n\n## Phase 1: Basics (2 weeks)\n\n- [x] values\n- [ ] loops\n  - for\n- [-] generics\n1. [ ] select\n\n### Why\n\nBecause it is simple.\n\n### Tools\n\n| Tool | Done |\n| --- | --- |\n| gofmt | [ ] |\n| vet | [x] |\n\n## Phase 2: More\n\n- [ ] channels\n";

/// The marks of what is said by these effects.
fn marks(effects: &[Effect]) -> Vec<(String, Mark)> {
    let facts = effects.iter().flat_map(|effect| match effect {
        Effect::Append { facts, .. } => facts.as_slice(),
        _ => &[],
    });
    let mark = |fact: &Fact| match &fact.kind {
        FactKind::Mark { item, mark } => Some((item.clone(), *mark)),
        _ => None,
    };
    facts.filter_map(mark).collect()
}

#[test]
fn boxes_show_what_the_learner_marked_and_not_what_the_file_says() {
    let mut screen = Screen::of(LIVE, 80, 24);
    screen.press("/ v a l u e s Enter Space / f o r Enter Space 5");
    assert_snapshot!("live_boxes", screen.show());
}

#[test]
fn a_box_of_the_guide_is_ticked_as_in_the_road() {
    let mut screen = Screen::of(LIVE, 80, 24);
    screen.press("5");
    assert_eq!(marks(&screen.press("Space")), [("basics/values".to_owned(), Mark::Todo)]);
    assert_eq!(marks(&screen.press("j Space")), [("basics/loops".to_owned(), Mark::Done)]);
    assert_eq!(marks(&screen.press("j j j Space")), [("basics/tools/gofmt".to_owned(), Mark::Done)]);
    assert!(screen.text().contains("✓  gofmt") && screen.text().contains("○  values"), "{}", screen.text());
    screen.press("u u");
    assert!(screen.text().contains("○  loops") && screen.text().contains("○  gofmt"), "{}", screen.text());
    screen.press("i");
    assert!(screen.text().contains("◐  gofmt"), "{}", screen.text());
    screen.press("1 Enter");
    assert!(screen.text().contains("◐  gofmt"), "{}", screen.text());
}

#[test]
fn without_a_box_under_the_cursor_nothing_is_ticked() {
    let mut screen = Screen::of(LIVE, 80, 24);
    screen.press("5 [ j");
    assert!(screen.text().contains("Only prose"), "{}", screen.text());
    assert_eq!(screen.press("Space i s"), []);
    let mut prose = Screen::of("# R\n\nSo.\n\n## A\n- [ ] one\n", 80, 24);
    prose.press("5 [");
    assert_eq!(prose.press("Space"), []);
    assert!(prose.footer().contains("No box here"), "{}", prose.footer());
    let mut below = Screen::of("# R\n\n## A\n\nSo.\n\n### B\n\n- [ ] one\n", 80, 24);
    below.press("5");
    assert_eq!(marks(&below.press("Space")), []);
    assert_eq!(marks(&below.press("Space")), [("a/b/one".to_owned(), Mark::Done)]);
}

#[test]
fn links_of_a_page_are_gone_to_opened_and_jumped_along() {
    let mut screen = Screen::of(LIVE, 80, 24);
    screen.press("5 [ [");
    assert_eq!(screen.page(), "Go");
    let effects = screen.press("j Enter");
    assert_eq!(effects, [Effect::OpenLink { address: "https://go.example/tour".into() }]);
    assert!(screen.footer().contains("Opening https://go.example/tour"), "{}", screen.footer());
    screen.press("o");
    let rows: Vec<String> =
        screen.entries("Links").iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(rows, ["the basics #phase-1-basics-2-weeks", "the tour https://go.example/tour"]);
    screen.press("Esc k Enter");
    assert_eq!((screen.tui.mode(), screen.page().as_str()), (Mode::Guide, "Basics"));
    assert_eq!(screen.tui.place().as_deref(), Some("basics/values"), "the cursor of the road follows");
    screen.press("[");
    assert_eq!(screen.press("Enter"), [Effect::OpenLink { address: "https://bare.example/page".into() }]);
}

#[test]
fn the_outline_follows_what_is_read() {
    let names = ["Ants", "Bees", "Cats", "Dogs", "Eels", "Frogs", "Gnus", "Hens"];
    let sections: String = names.map(|name| format!("### {name}\n\n{}\n", "- [ ] x\n".repeat(6))).concat();
    let mut screen = Screen::of(&format!("# R\n\n## One\n\n{sections}\n## Two\n- [ ] y\n"), 120, 24);
    let marked = |screen: &Screen| {
        let text = screen.text();
        let row = text.lines().find(|line| line.starts_with("│▌")).unwrap_or_default().to_owned();
        row.trim_start_matches(['│', '▌', ' ', '▾', '▸']).split("  ").next().unwrap_or_default().to_owned()
    };
    screen.press("5");
    let mut seen = vec![marked(&screen)];
    for _ in 0..120 {
        screen.press("j");
        seen.push(marked(&screen));
    }
    seen.dedup();
    assert_eq!(seen, names);
    screen.handle(Message::Mouse(Mouse::Scroll { down: false, column: 100, row: 10 }));
    assert_ne!(marked(&screen), "Hens", "the wheel takes it along: {}", screen.text());
    screen.press("1");
    assert!(screen.tui.place().is_some_and(|place| place.starts_with("one/")), "{:?}", screen.tui.place());
}

#[test]
fn headings_of_prose_alone_are_reached_from_the_outline_of_the_guide() {
    let mut screen = Screen::of(LIVE, 120, 36);
    assert!(!screen.text().contains("Introduction"), "the road has nothing to tick there: {}", screen.text());
    screen.press("5 Tab g");
    assert!(screen.page() == "Introduction" && screen.text().contains("Only prose"), "{}", screen.text());
    screen.press("j l j");
    assert!(screen.page() == "Why" && screen.text().contains("Because it is simple"), "{}", screen.text());
    screen.press("1");
    assert!(!screen.text().contains("Introduction"), "{}", screen.text());
    assert_eq!(screen.tui.place().as_deref(), Some("basics"));
}

#[test]
fn the_guide_opens_at_the_item_that_the_road_stands_on() {
    let items: String = (0..60).map(|at| format!("- [ ] item {at}\n")).collect();
    let mut screen = Screen::of(&format!("# R\n## A\n{items}"), 80, 24);
    screen.press("/ i t e m Space 4 7 Enter 5");
    assert!(screen.text().contains("▌ ○  item 47"), "{}", screen.text());
    assert_eq!(marks(&screen.press("Space")), [("a/item-47".to_owned(), Mark::Done)]);
}

#[test]
fn a_page_has_the_whole_width_when_asked() {
    let mut screen = Screen::of(LIVE, 120, 36);
    screen.press("5");
    assert!(screen.text().contains("╭ Road ─"), "{}", screen.text());
    screen.press("z");
    assert!(!screen.text().contains("╭ Road ─") && screen.page() == "Basics", "{}", screen.text());
    screen.press("Tab");
    assert!(screen.text().contains("╭ Road ─") && screen.text().contains("╮╭ Basics ─"), "{}", screen.text());
    let mut narrow = Screen::of(LIVE, 80, 24);
    narrow.press("5 z");
    assert!(narrow.footer().contains("whole width already"), "{}", narrow.footer());
}

#[test]
fn boxes_are_clicked_and_links_double_clicked() {
    let mut screen = Screen::of(LIVE, 80, 24);
    screen.press("5");
    let at = |screen: &Screen, text: &str| {
        let lines: Vec<String> = screen.text().lines().map(str::to_owned).collect();
        let (row, line) = lines.iter().enumerate().find(|(_, line)| line.contains(text)).unwrap();
        let column = line[..line.find(text).unwrap()].chars().count();
        Message::Mouse(Mouse::Click { column: column as u16, row: row as u16 })
    };
    let click = at(&screen, "○  loops");
    assert_eq!(marks(&screen.handle(click)), [("basics/loops".to_owned(), Mark::Done)]);
    let words = at(&screen, "select");
    assert_eq!(screen.handle(words.clone()), []);
    assert!(screen.text().contains("▌ 1. ○  select"), "{}", screen.text());
    screen.press("[");
    let link = at(&screen, "bare.example");
    assert_eq!(screen.handle(link.clone()), []);
    screen.now.micros -= 900_000;
    assert_eq!(screen.handle(link), [Effect::OpenLink { address: "https://bare.example/page".into() }]);
}
