//! The card of an entry: all about it in one place.

use roadbook::progress::{At, Fact, FactKind, Progress, Reason};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::plain::Speech;
use roadbook::tui::{Effect, Message, Mode, Pane, Tui};

use super::{Screen, key};

const GO: &str = "# Go\n\n## Phase 1: Basics (2 weeks)\n\n- [ ] [Values and types](https://go.example/values) of the language, and all that comes with them wherever they are\\\n  Numbers, strings and booleans; see [the specification](https://go.example/spec#a-fragment-of-an-address-that-is-too-long-for-one-line).\n\n  ```go\n  x := 1\n  ```\n\n  - untyped constants\n- [x] loops, see [more](#phase-2-more)\n\n### Tools\n\n| Tool | Done | Docs |\n| --- | --- | --- |\n| gofmt | [ ] | [docs](https://pkg.example/gofmt) |\n| vet | [ ] | [docs](https://pkg.example/vet) |\n\n### Later\n\n- [ ] pointers\n\n## Phase 2: More\n\n- [ ] channels\n\n## Books\n\n- The Go book\n";

/// A screen with these facts in the journal, the first at 10:00 of the day before, a minute between them.
fn with_facts(markdown: &str, kinds: Vec<FactKind>) -> Screen {
    let roadmap = Roadmap::parse(markdown.to_owned(), "roadmap");
    let start = At::parse("2026-11-21T10:00:00+01:00").unwrap();
    let at = |minute: i64| At { micros: start.micros + minute * 60_000_000, ..start };
    let facts = (0..).zip(kinds).map(|(minute, kind)| Fact { at: at(minute), clock: None, kind }).collect();
    let progress = Progress::new(&roadmap, facts);
    Screen::showing(Tui::new(roadmap, progress, ratatui::layout::Size::new(80, 24), None))
}

fn told() -> Screen {
    let item = "basics/values-and-types-of-the-language-and-all-that-co";
    let roadmap = Roadmap::parse(GO.to_owned(), "roadmap");
    let (node, _) = roadmap.nodes().find(|(_, node)| node.is_counted()).unwrap();
    let item = {
        assert!(roadmap.key(node).starts_with(item), "{}", roadmap.key(node));
        roadmap.key(node)
    };
    let undone = At::parse("2026-11-21T10:03:00+01:00").unwrap();
    with_facts(
        GO,
        vec![
            FactKind::Mark { item: item.clone(), mark: Mark::Doing },
            FactKind::Note {
                item: item.clone(),
                note: "sorted() copies,\nsee https://my.example/sheet".into(),
                over: None,
            },
            FactKind::Log { minutes: 85, item: Some(item.clone()), text: Some("katas".into()), over: None },
            FactKind::Mark { item, mark: Mark::Done },
            FactKind::Undo { action: undone },
        ],
    )
}

#[test]
fn a_card_tells_all_about_an_item() {
    let mut screen = told();
    screen.press("Enter Enter");
    insta::assert_snapshot!("a_card", screen.show());
    screen.press("G");
    insta::assert_snapshot!("the_end_of_a_card", screen.show());
}

#[test]
fn whatever_can_be_ticked_has_a_card_and_a_section_is_gone_into() {
    let mut screen = Screen::of(GO, 80, 24);
    for (search, kind, words) in [
        ("V a l u e s", "Item", "Values and types"),
        ("u n t y p e d", "Point", "untyped constants"),
        ("g o f m t", "Item", "Tool: gofmt"),
        ("T h e Space G o", "Extra", "The Go book"),
    ] {
        screen.press(&format!("/ {search} Enter"));
        assert_eq!(screen.tui.road().pane(), Pane::Checklist, "{search}");
        screen.press("Enter");
        assert_eq!(screen.tui.mode(), Mode::Card, "{}", screen.text());
        assert!(screen.inside(kind)[0].contains(words), "{}", screen.text());
        screen.press("q");
        assert_eq!(screen.tui.mode(), Mode::Road);
    }
    screen.press("/ l o o p s Enter j Enter");
    assert_eq!(
        (screen.tui.mode(), screen.tui.place().as_deref()),
        (Mode::Road, Some("basics/tools/gofmt")),
        "{}",
        screen.text()
    );
}

#[test]
fn points_are_unfolded_and_gone_to_by_other_keys_than_enter() {
    let mut screen = Screen::of(GO, 80, 24);
    screen.press("Enter h");
    assert!(!screen.text().contains("untyped constants"), "{}", screen.text());
    screen.press("l j");
    assert!(screen.tui.place().is_some_and(|place| place.ends_with("/untyped-constants")), "{}", screen.text());
}

#[test]
fn a_card_ticks_writes_notes_and_undoes() {
    let mut screen = Screen::of("# R\n## A\n- [ ] one\n", 80, 24);
    let state = |screen: &Screen| screen.inside("Item").into_iter().find(|line| line.contains("state")).unwrap();
    screen.press("Enter Enter Space");
    assert!(state(&screen).contains("done since today"), "{}", screen.text());
    screen.press("i");
    assert!(state(&screen).contains("in progress since today"), "{}", screen.text());
    screen.press("e");
    screen.handle(Message::Paste("closes over".into()));
    screen.press("Enter");
    assert_eq!(screen.tui.mode(), Mode::Card);
    assert!(screen.inside("Item").iter().any(|line| line.contains("closes over")), "{}", screen.text());
    screen.press("u u u");
    assert!(state(&screen).contains("to do"), "{}", screen.text());
    screen.press("Esc");
    assert_eq!(screen.tui.mode(), Mode::Road);
}

#[test]
fn links_of_a_card_open_are_copied_and_lead_into_the_roadmap() {
    let mut screen = told();
    screen.press("Enter Enter");
    assert_eq!(screen.press("Enter"), [Effect::OpenLink { address: "https://my.example/sheet".into() }]);
    assert!(screen.footer().contains("Opening https://my.example/sheet"), "{}", screen.footer());
    for _ in 0..30 {
        screen.press("j");
    }
    let address = "https://go.example/spec#a-fragment-of-an-address-that-is-too-long-for-one-line";
    assert!(screen.press("y").contains(&Effect::Copy { text: address.into() }));
    assert_eq!(screen.press("Enter"), [Effect::OpenLink { address: address.into() }]);
    let shown = screen.inside("Item").join("\n").replace(['\n', ' ', '▌'], "");
    assert!(shown.contains(address), "{}", screen.text());
    screen.press("Esc / l o o p s Enter Enter Enter");
    assert_eq!((screen.tui.mode(), screen.tui.place().as_deref()), (Mode::Road, Some("more")));
}

#[test]
fn where_an_address_cannot_be_seen_whole_it_is_not_opened() {
    let markdown = format!("# R\n## A\n- [ ] [x](http://{})\n", "a".repeat(4000));
    let mut screen = Screen::of(&markdown, 80, 24);
    screen.press("Enter Enter j j j j j j j j");
    assert_eq!(screen.press("Enter"), []);
    assert!(!screen.text().contains("Opening"), "{}", screen.text());
}

#[test]
fn a_card_is_told_in_words() {
    let mut screen = told();
    screen.press("Enter");
    let before = Speech::of(&screen.tui);
    screen.handle(Message::Key(key("Enter")));
    insta::assert_snapshot!("a_card_in_words", Speech::of(&screen.tui).after(Some(&before)).join("\n"));
}

#[test]
fn a_card_that_is_left_open_follows_the_day() {
    let mut screen = Screen::of("# R\n## A\n- [ ] one\n", 80, 24);
    screen.press("Enter Enter Space");
    assert!(screen.text().contains("done since today"), "{}", screen.text());
    screen.now.micros += 86_400_000_000;
    screen.handle(Message::TimePassed);
    assert!(screen.text().contains("done since 22 Nov"), "{}", screen.text());
}

#[test]
fn older_actions_are_counted_as_they_would_be_listed() {
    let item = || "a/one".to_owned();
    let (place, reason) = ("a/two".to_owned(), Reason::Wording);
    let mut facts = vec![FactKind::Suggest { item: item(), place, reason, percent: 60 }; 4];
    let marks = [Mark::Doing, Mark::Done].into_iter().cycle();
    facts.extend(marks.take(203).map(|mark| FactKind::Mark { item: item(), mark }));
    let mut screen = with_facts("# R\n## A\n- [ ] one\n- [ ] two\n", facts);
    screen.press("Enter Enter G");
    assert!(screen.text().contains("3 older actions"), "{}", screen.text());
}
