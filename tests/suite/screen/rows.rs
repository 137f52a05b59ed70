//! Which rows are shown, and what is done to many of them: filter, folds, focus, selection, the mouse.

use roadbook::progress::{Fact, FactKind};
use roadbook::roadmap::Mark;
use roadbook::tui::{Effect, Filter, JournalUpdate, Message, Mode, Pane};

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n  - texts\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n- [ ] select\n";

journey!(hides_what_is_done, "g Space j Tab Space Space H");
journey!(offers_filters_with_their_counts, "Tab i j s f");
journey!(shows_only_what_is_being_learnt, "] ] ] Tab i f j j Enter Esc");
journey!(lists_what_is_being_learnt_in_every_phase, "] ] ] Tab i Esc } } } Tab j i f j j Enter");
journey!(says_that_nothing_fits, "f j j Enter");
journey!(focuses_on_one_phase, "} z");
journey!(selects_rows, "Tab v j j");
journey!(folds_all_and_unfolds_a_level, "- >");

const EXTRAS: &str = "# R\n\n- free\n\n## Reading\nText.\n\n## Course\n- see below\n### Week 1\n- [ ] one\n### Week 2\n- [ ] two\n### Films\n- Alien\n- Brazil\n\n## Books\n**Novels**\n- Dune\n- Emma\n";

#[test]
fn extras_outside_of_the_phases_stand_beside_the_road() {
    let mut screen = Screen::of(EXTRAS, 80, 24);
    let rows = screen.entries("Road");
    let words: Vec<String> = rows.iter().map(|row| row.replace(['─', '╸', '▸', '▾', '◇'], " ")).collect();
    let words: Vec<String> = words.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let beside = ["Beside the road", "R 0 of 1", "Course 0 of 1", "Films 0 of 2", "Books › Novels 0 of 2"];
    assert_eq!(words, [&["1 Week 1 0/1", "2 Week 2 0/1"][..], &beside].concat());
    screen.press("G Enter j Space");
    let text = screen.text();
    assert!(text.contains(" 1 of 2 ╮") && text.contains("✓  Emma"), "{text}");
    assert!(screen.text().contains("0/2"), "extras are in no percentage: {text}");
    screen.press("Esc");
    assert!(screen.entries("Road").last().unwrap().ends_with("1 of 2"), "{}", screen.text());
}

const TABLE: &str = "# Problems\n\n## Arrays\n\n| # | Problem | Notes | Done |\n|-|-|-|-|\n| 1 | [Two sum](https://p.example/two-sum) | [why](https://n.example/1) | [x] |\n| 2 | Rotate | | [ ] |\n\n## Trees\n\n| Topic | State |\n|-|-|\n| Walks | ✅ |\n| Heaps | ⬜ |\n";

journey!(ticks_a_row_of_a_table, TABLE, "Tab j Space");

#[test]
fn a_row_of_a_table_lists_the_links_of_all_its_cells() {
    let mut screen = Screen::of(TABLE, 80, 24);
    screen.press("Tab o");
    let links = screen.entries("Links").join("\n");
    assert!(links.contains("p.example/two-sum") && links.contains("n.example/1"), "{links}");
}

#[test]
fn what_is_ticked_while_done_is_hidden_stays_until_the_cursor_leaves() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("H Tab Space");
    assert!(screen.text().contains("✓  values"), "{}", screen.text());
    assert_eq!(screen.tui.place().as_deref(), Some("basics/types/values"));
    screen.press("G");
    assert!(!screen.text().contains("values"), "{}", screen.text());
    screen.press("H");
    assert!(screen.text().contains("✓  values"));
}

#[test]
fn an_item_s_points_come_with_it() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab i f j j Enter Esc");
    assert_eq!(screen.tui.road().filter(), Filter::Doing);
    let text = screen.text();
    assert!(text.contains("◐  values") && text.contains("numbers") && !text.contains("types  "), "{text}");
    screen.press("Esc Esc");
    assert_eq!(screen.tui.road().filter(), Filter::All);
}

#[test]
fn what_was_changed_by_others_is_sifted_too() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("{ f j Enter Esc");
    assert!(screen.text().contains("loops"));
    let done = FactKind::Mark { item: "basics/flow/loops".into(), mark: Mark::Done };
    let facts = vec![Fact { at: screen.now, clock: None, kind: done }];
    screen.handle(Message::JournalChanged(JournalUpdate { facts, ..JournalUpdate::default() }));
    assert!(!screen.text().contains("loops"), "{}", screen.text());
}

#[test]
fn a_selection_is_one_action_and_one_undo_takes_it_back() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab v j j j");
    assert!(screen.footer().contains("4 selected"), "{}", screen.footer());
    let effects = screen.press("Space");
    assert_eq!(effects.len(), 1);
    let marks = |screen: &Screen| {
        let nodes = screen.tui.roadmap().nodes().filter(|(_, node)| node.is_counted());
        nodes.map(|(node, _)| screen.tui.progress().mark(node)).collect::<Vec<_>>()
    };
    assert_eq!(marks(&screen)[..3], [Mark::Done, Mark::Done, Mark::Todo]);
    assert_eq!(screen.tui.mode(), Mode::Road);
    screen.press("u");
    assert!(marks(&screen).iter().all(|mark| *mark == Mark::Todo));
}

#[test]
fn marking_a_selection_that_is_marked_takes_the_mark_back() {
    let mut screen = Screen::of(ROAD, 120, 36);
    for (key, mark) in [("Space", Mark::Done), ("s", Mark::Skipped), ("i", Mark::Doing)] {
        let marked = |screen: &Screen| {
            let nodes = screen.tui.roadmap().nodes().filter(|(_, node)| node.is_counted());
            nodes.filter(|(node, _)| screen.tui.progress().mark(*node) == mark).count()
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
fn a_selection_of_what_is_skipped_says_that_it_comes_back() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab j s v");
    assert!(screen.footer().contains("s unskip"), "{}", screen.footer());
    screen.press("k");
    assert!(screen.footer().contains("s skip"), "{}", screen.footer());
}

#[test]
fn a_selection_tells_how_many_entries_it_marked_headings_or_not() {
    let mut screen = Screen::built_in(120, 36);
    for (keys, told) in [
        ("g j v j Space", "11 ticked; u undoes it"),
        ("g j v j Space", "11 unticked; u undoes it"),
        ("g j v j s", "11 skipped; u undoes it"),
        ("g j v j s", "11 brought back; u undoes it"),
        ("g Tab v i", "1 in progress; u undoes it"),
        ("v i", "1 no longer in progress; u undoes it"),
    ] {
        screen.press(keys);
        assert!(screen.footer().contains(told), "{keys}: {}", screen.footer());
    }
}

#[test]
fn what_is_skipped_tells_what_leaves_the_count_and_how_it_comes_back() {
    let django =
        "# R\n\n## Web\n### Django (Full-Featured Framework)\n- [ ] models\n- [ ] views\n### Go\n- [ ] a\n- b\n";
    let mut screen = Screen::of(django, 80, 24);
    for (keys, told) in [
        ("s", "Django skipped: 2 items no longer count; u undoes it"),
        ("s", "Django (Full-Featured Framework) is back: 2 items count again; u undoes it"),
        ("j Tab s", "a skipped: 1 item no longer counts; u undoes it"),
        ("s", "a is back: 1 item counts again; u undoes it"),
        ("j s", "b skipped; u undoes it"),
    ] {
        screen.press(keys);
        assert!(screen.footer().contains(told), "{keys}: {}", screen.footer());
    }
    screen.press("k j");
    assert!(screen.footer().contains("s unskip"), "{}", screen.footer());
}

#[test]
fn an_item_s_last_points_ticked_as_a_selection_complete_it_in_one_action() {
    let mut screen = Screen::of(ROAD, 120, 36);
    let effects = screen.press("Tab j v j Space");
    let [Effect::Append { facts, .. }] = &effects[..] else { panic!("{effects:?}") };
    let keys: Vec<_> = facts.iter().filter_map(|fact| fact.kind.item()).collect();
    assert_eq!(keys, ["basics/types/values/numbers", "basics/types/values/texts", "basics/types/values"]);
    assert!(facts.iter().all(|fact| fact.at == facts[0].at));
    assert!(screen.footer().contains("3 ticked; u undoes it"), "{}", screen.footer());
    screen.press("u");
    assert!(!screen.text().contains("✓  "), "{}", screen.text());
}

#[test]
fn what_is_found_is_shown_whatever_was_hidden() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("z f j j Enter / s e l e c t Enter");
    assert_eq!(screen.tui.place().as_deref(), Some("further/select"));
    assert!(screen.tui.road().focus().is_none() && screen.tui.road().filter() == Filter::All);
}

#[test]
fn what_hid_the_place_that_is_gone_to_is_told() {
    for (keys, told) in [
        ("f j j Enter / s e l e c t Enter", "Filter cleared to show select"),
        ("Tab Space Esc H / v a l u e s Enter", "Done items are shown again: values"),
        (
            "Tab Space e x Enter Esc f j j j j j Enter Esc H / v a l u e s Enter",
            "Filter cleared, done items shown: values",
        ),
        ("z / s e l e c t Enter", "All phases are shown again: select"),
        ("f j j Enter .", "Filter cleared to show values"),
    ] {
        let mut screen = Screen::of(ROAD, 80, 24);
        screen.press(keys);
        assert!(screen.footer().contains(told), "{keys}: {}", screen.footer());
        assert!(
            screen.tui.road().filter() == Filter::All
                && !screen.tui.road().hides_done()
                && screen.tui.road().focus().is_none()
        );
    }
}

#[test]
fn what_is_left_out_is_told_by_whichever_pane_shows() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("z H Enter");
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
    let frame = screen.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(frame.contains(" only this phase, done hidden "), "{frame}");
}

#[test]
fn what_shows_again_what_is_hidden_is_named_by_its_key() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("g Space } Space g H");
    assert!(screen.text().contains("Everything here is done or skipped. H shows more"), "{}", screen.text());
    screen.press("f k k k k k k k Enter");
    assert!(!screen.tui.road().hides_done() && screen.tui.road().filter() == Filter::All);
}

#[test]
fn a_filter_that_nothing_fits_says_so_in_either_pane() {
    for (keys, words) in [
        ("j Enter", "Nothing left to do"),
        ("j j Enter", "Nothing in progress"),
        ("j j j Enter", "Nothing done"),
        ("j j j j Enter", "Nothing skipped"),
        ("j j j j j Enter", "No notes"),
        ("j j j j j j Enter", "Nothing changed"),
    ] {
        let done = if words.ends_with("to do") { ROAD.replace("[ ]", "[x]") } else { ROAD.to_owned() };
        let mut screen = Screen::of(&done, 80, 24);
        screen.press("g f");
        screen.press(keys);
        assert!(screen.footer().contains(words) && screen.footer().contains(". f shows more"), "{words}");
        screen.press("Enter");
        assert!(screen.text().contains(&format!("{words} here")), "{}", screen.text());
    }
}

#[test]
fn the_done_are_not_hidden_and_asked_for_at_once() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab Space Esc H f j j j Enter");
    assert!(screen.footer().contains("Done items are shown again"), "{}", screen.footer());
    screen.press("Esc");
    assert!(screen.text().contains("✓  values") && !screen.tui.road().hides_done(), "{}", screen.text());
    screen.press("H");
    assert_eq!((screen.tui.road().filter(), screen.tui.road().hides_done()), (Filter::All, true));
    assert!(screen.footer().contains("Done items are hidden, and the filter is off"), "{}", screen.footer());
    assert!(screen.text().contains("○  types") && !screen.text().contains("values"), "{}", screen.text());
}

#[test]
fn the_focus_keeps_to_one_phase() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("z");
    assert!(screen.tui.road().focus().is_some() && !screen.text().contains("Further"), "{}", screen.text());
    screen.press("G j j");
    assert_eq!(screen.tui.place().as_deref(), Some("basics/flow"));
    screen.press("Esc");
    assert!(screen.tui.road().focus().is_none() && screen.text().contains("Further"));
}

#[test]
fn the_phase_shown_alone_is_the_outline_s_where_a_filter_leaves_nothing_to_stand_on() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("Tab j f G Enter z");
    assert!(screen.tui.road().focus().is_some() && !screen.text().contains("Further"), "{}", screen.text());
}

#[test]
fn where_nothing_can_be_folded_that_is_said() {
    let mut screen = Screen::of(ROAD, 120, 36);
    for (keys, says) in [("} Tab", true), ("{ g j", false)] {
        for fold in ["+", "-", "<", ">"] {
            screen.press(keys);
            screen.press(fold);
            let line = screen.footer();
            assert_eq!(line.contains("Nothing to fold here. Tab goes to the outline"), says, "{keys} {fold}: {line}");
            screen.press("Esc");
        }
    }
}

#[test]
fn the_phase_before_is_gone_to_from_the_items_of_a_phase_too() {
    let three = format!("{ROAD}## Phase 3: Last\n### Types\n- [ ] generics\n");
    let mut screen = Screen::of(&three, 120, 36);
    screen.press("Tab } }");
    let mut places = vec![screen.tui.place().unwrap()];
    for key in ["{", "j {", "{"] {
        screen.press(key);
        places.push(screen.tui.place().unwrap());
    }
    assert_eq!(places, ["last/types/generics", "further/channels", "basics/types/values", "basics/types/values"]);
    assert_eq!(screen.tui.road().pane(), Pane::Checklist);
    assert!(screen.text().contains("╭ Basics"), "{}", screen.text());
}

#[test]
fn a_phase_shown_alone_is_gone_round_and_says_how_to_go_on_once_it_is_done() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.press("z G Tab . .");
    assert_eq!(screen.tui.place().as_deref(), Some("basics/types/types"));
    screen.press("Esc { Space .");
    assert!(screen.footer().contains("No open items in Basics. z shows all phases"), "{}", screen.footer());
    screen.press("z .");
    assert_eq!((screen.tui.place().as_deref(), screen.tui.road().focus()), (Some("further/channels"), None));
}

#[test]
fn the_item_under_the_cursor_is_read_whole() {
    let long = |last: &str| format!("- [ ] {}{last}\n  - point\n", "many words ".repeat(60));
    let markdown = format!("# R\n\n## A\n{}{}", long("first-end"), long("second-end"));
    let mut screen = Screen::of(&markdown, 80, 40);
    screen.press("Tab");
    assert!(screen.text().contains("first-end") && !screen.text().contains("second-end"), "{}", screen.text());
    screen.press("j j");
    assert!(!screen.text().contains("first-end") && screen.text().contains("second-end"), "{}", screen.text());
}

/// The first and the last cell of this text on a line.
fn cells(line: &str, text: &str) -> Option<(usize, usize)> {
    let start = line[..line.find(text)?].chars().count();
    Some((start, start + text.chars().count()))
}

/// The first cell of the first bar on a line.
fn bar(line: &str) -> Option<usize> {
    line.chars().position(|char| matches!(char, '━' | '─' | '╸'))
}

#[test]
fn bars_stand_near_the_names_however_wide_the_window_is() {
    let names = ["Getting Started", "Advanced Data Structures & Concepts", "Learning Resources", "Tips for Success"];
    for (columns, keys) in
        [(70, ""), (80, ""), (120, ""), (160, ""), (200, ""), (300, ""), (80, "] ] ] Tab"), (200, "] ] ] Tab")]
    {
        let mut screen = Screen::built_in(columns, 60);
        screen.press(keys);
        let text = screen.text();
        let rows = text
            .lines()
            .filter(|line| names.iter().chain(&["Lists", "Strings as Sequences"]).any(|name| line.contains(name)));
        for row in rows.filter(|row| !row.contains('╭')) {
            let name =
                names.iter().chain(&["Lists", "Strings as Sequences"]).find_map(|name| cells(row, name)).unwrap();
            let end: String = row.chars().skip(name.1).collect();
            let apart = bar(&end).unwrap_or(0);
            assert!(apart <= 36, "{columns}: {apart} cells\n{row}");
        }
    }
}

/// The longest name decides where bars begin; where there is no room for both, bars shrink to 5 cells before names are cut.
#[test]
fn names_come_before_bars() {
    let name = "Everything there is to know about names";
    let markdown = format!("# R\n\n## Phase 1: {name}\n- [ ] a\n\n## Phase 2: B\n- [ ] b\n");
    for columns in 60..=200 {
        let text = Screen::of(&markdown, columns, 24).text();
        let row = text.lines().find(|line| line.contains("1  Everything")).unwrap();
        let bar: String = row.chars().skip_while(|char| *char != '─').take_while(|char| *char == '─').collect();
        let (is_whole, bar) = (row.contains(name), bar.chars().count());
        assert!(bar >= 5 && (is_whole || bar == 5), "{columns}: {row}");
        assert!(is_whole || columns < 64 || (90..114).contains(&columns), "{columns}: {row}");
    }
    let text = Screen::of(&markdown, 60, 24).text();
    assert!(text.contains(&format!("{name} ")) && text.contains("  ─────  0/1 "), "{text}");
}

#[test]
fn panes_are_no_wider_than_their_content_asks() {
    let width = |columns| {
        let layout = Screen::of("# R\n\n## A\n- [ ] one\n### Two\n- [ ] two\n### Three\n- [ ] three\n", columns, 60)
            .tui
            .layout();
        (layout.outline.width, layout.checklist.width)
    };
    assert_eq!((width(200), width(300)), (width(160), width(160)));
    let (outline, checklist) = width(200);
    assert!(outline <= 70 && checklist <= 80, "{outline} {checklist}");
    // The header and the footer end where the panes do.
    let screen = Screen::built_in(300, 40);
    let text = screen.text();
    let ends: Vec<usize> = text.lines().filter(|line| !line.is_empty()).map(|line| line.chars().count()).collect();
    assert!(ends.iter().all(|end| *end <= 200), "{text}");
}

#[test]
fn an_only_child_stands_in_its_parent_s_row() {
    let markdown = "# R\n\n## A\n### Files\n- [ ] open\n\n**Ideas:**\n- a finder\n### Nets\n- [ ] tcp\n## B\n### Only\n#### Inner\n- [ ] x\n";
    let mut screen = Screen::of(markdown, 80, 24);
    screen.press("+");
    let rows = screen.entries("Road");
    let names: Vec<String> = rows.iter().map(|row| row.split(['─', '◇']).next().unwrap().trim().to_owned()).collect();
    assert_eq!(names, ["▾ A", "Files › Ideas", "Nets", "B › Only › Inner"], "{}", screen.text());
    // It is reached in the checklist, and found.
    screen.press("g j Enter G");
    assert!(screen.text().contains("Ideas") && screen.text().contains("▌ ◇  a finder"), "{}", screen.text());
    screen.press("Esc j / I d e a Enter");
    assert!(screen.text().contains("╭ A › Files"), "{}", screen.text());
}

#[test]
fn durations_stand_beside_their_phases_where_there_is_room() {
    let text = Screen::built_in(80, 24).text();
    let row = |name: &str| text.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(row("Python Fundamentals").contains("0/43  4-6 weeks"), "{text}");
    assert!(row("AI/ML Fundamentals").contains("0/96  8-12 weeks"), "{text}");
    let mut narrow = Screen::built_in(120, 36);
    narrow.press("}");
    assert!(narrow.text().contains("╭ Intermediate Python  4-6 weeks ─"), "{}", narrow.text());
    // Names are not cut for them.
    assert!(!Screen::built_in(62, 24).text().contains("weeks"));
}
