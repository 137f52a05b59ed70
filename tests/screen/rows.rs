//! Which rows are shown, and what is done to many of them: filter, folds, focus, selection, the mouse.

use roadbook::app::{Filter, Message, Mode, Mouse, Side, Told};
use roadbook::progress::{Fact, Said};
use roadbook::roadmap::Mark;

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n  - texts\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n- [ ] select\n";

journey!(hides_what_is_done, "g Space j Tab Space Space H", in every window);
journey!(offers_filters_with_their_counts, "Tab i j s f", in every window);
journey!(shows_only_what_is_being_learnt, "] ] ] Tab i f j j Enter", in every window);
journey!(says_that_nothing_fits, "f j j Enter", in every window);
journey!(focuses_on_one_phase, "} z", in every window);
journey!(selects_rows, "Tab v j j", in every window);
journey!(folds_all_and_unfolds_a_level, "- >");

#[test]
fn what_is_ticked_while_done_is_hidden_stays_until_the_cursor_leaves() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("H Tab Space");
    assert!(screen.text().contains("✓  values"), "{}", screen.text());
    assert_eq!(screen.app.place().as_deref(), Some("basics/types/values"));
    screen.press("G");
    assert!(!screen.text().contains("values"), "{}", screen.text());
    screen.press("H");
    assert!(screen.text().contains("✓  values"));
}

#[test]
fn an_item_s_points_come_with_it() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab i f j j Enter");
    assert_eq!(screen.app.filter(), Filter::Doing);
    let text = screen.text();
    assert!(text.contains("◐  values") && text.contains("numbers") && !text.contains("types  "), "{text}");
    screen.press("Esc Esc");
    assert_eq!(screen.app.filter(), Filter::All);
}

#[test]
fn what_was_changed_by_others_is_sifted_too() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("{ f j Enter");
    assert!(screen.text().contains("loops"));
    let done = Said::Mark { item: "basics/flow/loops".into(), mark: Mark::Done };
    let facts = vec![Fact { at: screen.now, clock: None, said: done }];
    screen.hear(Message::Told(Told { facts, ..Told::default() }));
    assert!(!screen.text().contains("loops"), "{}", screen.text());
}

#[test]
fn a_selection_is_one_action_and_one_undo_takes_it_back() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab v j j j");
    assert_eq!((screen.app.mode(), screen.app.selected()), (Mode::Select, 4));
    let effects = screen.press("Space");
    assert_eq!(effects.len(), 1);
    let marks = |screen: &Screen| {
        let nodes = screen.app.roadmap().nodes().filter(|(_, node)| node.is_counted());
        nodes.map(|(node, _)| screen.app.progress().mark(node)).collect::<Vec<_>>()
    };
    assert_eq!(marks(&screen)[..3], [Mark::Done, Mark::Done, Mark::Todo]);
    assert_eq!(screen.app.mode(), Mode::Road);
    screen.press("u");
    assert!(marks(&screen).iter().all(|mark| *mark == Mark::Todo));
}

#[test]
fn marking_a_selection_that_is_marked_takes_the_mark_back() {
    let mut screen = Screen::of(ROAD, 120, 36);
    for (key, mark) in [("Space", Mark::Done), ("s", Mark::Skipped), ("i", Mark::Doing)] {
        let marked = |screen: &Screen| {
            let nodes = screen.app.roadmap().nodes().filter(|(_, node)| node.is_counted());
            nodes.filter(|(node, _)| screen.app.progress().mark(*node) == mark).count()
        };
        screen.press("Esc } { Tab v j j j");
        screen.press(key);
        assert_eq!(marked(&screen), 2, "{mark:?}");
        screen.press("v k k k");
        screen.press(key);
        assert_eq!(marked(&screen), 0, "{mark:?}");
    }
}

#[test]
fn what_is_found_is_shown_whatever_was_hidden() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("z f j j Enter / s e l e c t Enter");
    assert_eq!(screen.app.place().as_deref(), Some("further/select"));
    assert!(screen.app.focus().is_none() && screen.app.filter() == Filter::All);
}

#[test]
fn what_is_left_out_is_told_by_whichever_pane_shows() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("z H Enter");
    assert_eq!(screen.app.side(), Side::Checklist);
    let frame = screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(frame.contains(" this phase alone, done hidden "), "{frame}");
}

#[test]
fn what_shows_again_what_is_hidden_is_named_by_its_key() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("g Space H");
    assert!(screen.text().contains("Nothing here: done hidden. H shows it."), "{}", screen.text());
    screen.press("f k k k k k k k Enter");
    assert!(!screen.app.hides_done() && screen.app.filter() == Filter::All);
}

#[test]
fn the_focus_keeps_to_one_phase() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("z");
    assert!(screen.app.focus().is_some() && !screen.text().contains("Further"), "{}", screen.text());
    screen.press("G j j");
    assert_eq!(screen.app.place().as_deref(), Some("basics/flow"));
    screen.press("Esc");
    assert!(screen.app.focus().is_none() && screen.text().contains("Further"));
}

#[test]
fn clicks_go_there_tick_and_fold_and_the_wheel_moves() {
    let mut screen = Screen::of(ROAD, 120, 36);
    let at = |screen: &Screen, words: &str| {
        let text = screen.text();
        let (row, line) = text.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let column = line.find(words).map(|byte| line[..byte].chars().count()).unwrap();
        (column as u16, row as u16)
    };
    let (column, row) = at(&screen, "types ");
    screen.hear(Message::Mouse(Mouse::Click { column, row }));
    assert_eq!((screen.app.side(), screen.app.place().as_deref()), (Side::Checklist, Some("basics/types/types")));
    screen.now.micros -= 900_000;
    screen.hear(Message::Mouse(Mouse::Click { column, row }));
    assert!(screen.text().contains("✓  types"), "{}", screen.text());
    let (column, row) = at(&screen, "▾ 1");
    screen.hear(Message::Mouse(Mouse::Click { column, row }));
    assert!(screen.text().contains("▸ 1"), "{}", screen.text());
    screen.hear(Message::Mouse(Mouse::Scroll { down: true, column, row }));
    assert_eq!(screen.app.place().as_deref(), Some("further"));
}
