//! What a filter leaves on the screen.

use roadbook::tui::{Effect, Filter, Mode, Pane};

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n- [ ] select\n\n## Books\n- [ ] Dune\n\n## Films\n- [ ] Alien\n";

/// The names in the outline.
fn outline(screen: &Screen) -> Vec<String> {
    let names = screen.entries("Road").into_iter().map(|row| {
        let name = row.trim_start_matches(|char: char| !char.is_alphabetic());
        name.split("  ").next().unwrap_or_default().to_owned()
    });
    names.collect()
}

#[test]
fn only_phases_and_sections_that_lead_to_a_match_are_shown() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("} Enter i Esc f j j Enter Esc g");
    assert_eq!(outline(&screen), ["Further"], "{}", screen.text());
    screen.press("Enter");
    let items = screen.entries("Further").join("\n");
    assert!(items.contains("channels") && !items.contains("select"), "{}", screen.text());
    screen.press("Esc Esc");
    assert_eq!(outline(&screen).len(), 7, "{}", screen.text());
}

#[test]
fn the_cursor_goes_to_what_is_shown_and_phases_that_are_not_are_passed_over() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("G Enter i Esc { { Enter i Esc g");
    assert!(screen.tui.place().as_deref() == Some("basics"), "{:?}", screen.tui.place());
    screen.press("f j j Enter Esc");
    assert_eq!(outline(&screen), ["Further", "Beside the road", "Films"], "{}", screen.text());
    assert_eq!(screen.tui.place().as_deref(), Some("further"));
    screen.press("}");
    assert_eq!(screen.tui.place().as_deref(), Some("films"));
    screen.press("{");
    assert_eq!(screen.tui.place().as_deref(), Some("further"));
}

#[test]
fn escape_clears_the_filter_from_either_pane_and_stays_there() {
    for (keys, pane) in [("", Pane::Outline), ("Enter", Pane::Checklist)] {
        let mut screen = Screen::of(ROAD, 80, 24);
        screen.press("f j Enter Esc");
        screen.press(keys);
        assert_eq!(screen.tui.road().filter(), Filter::Todo);
        screen.press("Esc");
        assert_eq!((screen.tui.road().filter(), screen.tui.road().pane()), (Filter::All, pane));
        assert!(screen.footer().contains("Filter cleared"), "{}", screen.footer());
    }
}

#[test]
fn the_list_of_filters_counts_as_the_header_does() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("g } Enter Space j s Esc G Enter Space");
    assert!(screen.text().lines().next().is_some_and(|header| header.contains("1/4")), "{}", screen.text());
    screen.press("f");
    let list = screen.entries("Filter").join("\n");
    let rows = ["all 5 and 2 beside", "to do 3 and 1 beside", "in progress 0", "done 1 and 1 beside", "skipped 1"];
    let list: String = list.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(rows.iter().all(|row| list.contains(row)), "{list}");
}

/// The screen of the next session on a roadmap.
fn reopened(screen: &mut Screen, markdown: &str) -> Screen {
    let effects = screen.press("q");
    let [Effect::Remember(state), Effect::Quit] = &effects[..] else { panic!("{effects:?}") };
    let mut again = Screen::at(markdown, 80, 24, state.cursor.as_deref());
    again.tui.restore(state);
    again
}

#[test]
fn folds_filter_and_view_are_there_again_in_the_next_session() {
    for keys in ["- g", "- ] + h", "f j Enter Esc", "H", "} z", "g 5", "g Enter j", "+ f j Enter Esc g l"] {
        let mut screen = Screen::of(ROAD, 80, 24);
        screen.press(keys);
        let before = screen.text();
        let again = reopened(&mut screen, ROAD);
        let again = again.text();
        // Where the Guide was opened, no box has the cursor yet.
        let [again, before] = [again, before].map(|text| if keys == "g 5" { text.replace('▌', " ") } else { text });
        assert!(again == before, "{keys}\n{again}\n{before}");
    }
}

#[test]
fn what_is_gone_from_the_roadmap_is_left_out_of_what_is_remembered() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("} z f j Enter Esc");
    let again = reopened(&mut screen, "# Go\n\n## Phase 1: Basics\n- [ ] values\n");
    assert_eq!((again.tui.mode(), again.tui.road().focus()), (Mode::Road, None));
    assert!(again.text().contains("Basics"), "{}", again.text());
}
