//! The guide: the roadmap's words, read page by page.

use insta::assert_snapshot;
use ratatui::style::Modifier;
use roadbook::tui::{Effect, Mode, Pane};

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
journey!(finds_on_the_page, "5 [ / l i s t");
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
    let mut screen = Screen::of(PAGES, 80, 24);
    screen.press("5");
    assert!(!screen.offers("o links"), "there are none: {}", screen.footer());
    screen.press("[");
    assert!(screen.offers("o links"), "{}", screen.footer());
    for key in ["Tab", "Tab Tab"] {
        screen.press(key);
        let line = screen.footer();
        assert!(line.starts_with(" Enter open") && !line.contains("o links"), "{line}");
        assert!(line.contains("1 road") && line.contains("q quit"), "{line}");
    }
}

#[test]
fn the_footer_of_the_guide_names_what_leads_somewhere() {
    let mut screen = Screen::of(PAGES, 80, 24);
    screen.press("5");
    assert!(!screen.offers("j k move") && screen.offers("[ ] page"), "all is in view: {}", screen.footer());
    let line = screen.keys_line();
    screen.press("]");
    assert_eq!(screen.keys_line(), line);
    let mut low = Screen::of(PAGES, 80, 12);
    low.press("5");
    assert!(low.offers("j k move") && low.offers("[ ] page"), "{}", low.footer());
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
    for key in ["f", "Space", "e"] {
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
