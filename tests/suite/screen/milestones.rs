//! What is worth a word: a streak, and a phase that is complete.

use roadbook::progress::{At, Fact, FactKind};
use roadbook::roadmap::Mark;

use super::Screen;

const ROAD: &str =
    "# Go\n\n## Phase 1: Basics\n- [ ] values\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n- [ ] select\n";

/// A screen on which this was ticked on the days before.
fn after_days(days: &[&str]) -> Screen {
    let mut screen = Screen::of(ROAD, 80, 24);
    let done = |day: &&str| Fact {
        at: At::parse(&format!("{day}T20:00:00+01:00")).unwrap(),
        clock: None,
        kind: FactKind::Mark { item: "further/channels".into(), mark: Mark::Done },
    };
    let facts: Vec<Fact> = days.iter().map(done).collect();
    screen.handle(roadbook::tui::Message::JournalChanged(roadbook::tui::JournalUpdate { facts, ..Default::default() }));
    screen
}

#[test]
fn the_first_tick_of_a_day_tells_the_streak_and_the_next_does_not() {
    let mut screen = after_days(&["2026-11-20", "2026-11-21"]);
    screen.press("Tab Space");
    assert!(screen.footer().contains("3 days in a row"), "{}", screen.footer());
    screen.press("u");
    screen.press("Space");
    assert!(screen.footer().contains("Space tick"), "{}", screen.footer());
}

#[test]
fn a_notice_leaves_the_keys_as_they_are() {
    let mut screen = after_days(&["2026-11-20"]);
    screen.press("Tab");
    let line = screen.keys_line();
    screen.press("Space");
    assert_eq!((screen.told().as_str(), screen.keys_line()), ("Day 1 of a streak", line));
}

#[test]
fn the_header_counts_the_days_once_today_is_one() {
    let mut screen = after_days(&["2026-11-20", "2026-11-21"]);
    let header = |screen: &Screen| screen.text().lines().next().unwrap_or_default().to_owned();
    let before = header(&screen);
    assert!(before.ends_with(" 25%"), "{before}");
    screen.press("Tab Space");
    let after = header(&screen);
    assert!(after.contains("5 Guide   ◆ 3 days   ") && after.ends_with(" 50%"), "{after}");
    screen.press("u");
    assert_eq!(header(&screen), before);
}

#[test]
fn after_a_day_off_a_new_streak_begins() {
    let mut screen = after_days(&["2026-11-20"]);
    screen.press("Tab Space");
    assert!(screen.footer().contains("Day 1 of a streak"), "{}", screen.footer());
}

#[test]
fn a_phase_that_is_complete_is_told_once() {
    let mut screen = after_days(&["2026-11-20"]);
    screen.press("} } Tab j Space");
    assert!(screen.footer().contains("━━━━━ Further complete · 2 items in 3 days"), "{}", screen.text());
    screen.press("k");
    assert!(!screen.footer().contains("complete"));
}

#[test]
fn of_all_that_is_complete_the_largest_is_named() {
    let long = format!("{ROAD}\n## Phase 3: Last\n- [ ] tests\n");
    let mut screen = Screen::of(&long, 80, 24);
    screen.press("g v j Space");
    let line = screen.footer();
    assert!(line.contains("━━━━━ 2 phases complete · 4 items in 1 day"), "{line}");
    screen.press("u g v j j Space");
    let line = screen.footer();
    assert!(line.contains("━━━━━ The whole road complete · 5 items"), "{line}");
    screen.press("u");
    assert!(screen.footer().contains("Undone: ✓ values and 4 more"), "{}", screen.footer());
}

#[test]
fn a_window_that_is_turned_to_on_another_day_tells_that_day() {
    let mut screen = after_days(&["2026-11-21", "2026-11-22"]);
    assert!(screen.tui.is_dated(screen.now) && screen.text().contains("2 days"), "{}", screen.text());
    screen.now.micros += 2 * 24 * 60 * 60 * 1_000_000;
    assert!(!screen.tui.is_dated(screen.now));
    screen.handle(roadbook::tui::Message::Focus(true));
    assert!(screen.tui.is_dated(screen.now) && !screen.text().contains("2 days"), "{}", screen.text());
}
