//! The footer: what lasts stands in the same cells, and the way out is in any window.

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n";

#[test]
fn the_keys_that_last_stand_in_the_same_cells() {
    for columns in [40, 60, 80, 120, 200] {
        let mut screen = Screen::of(ROAD, columns, 24);
        let place = |screen: &Screen| screen.last_line().chars().take_while(|&char| char != '?').count();
        let before = place(&screen);
        for keys in ["j", "Enter", "4", "]", "1", "Tab v", "Esc", "O", "u"] {
            screen.press(keys);
            assert!(screen.last_line().contains("? keys   "), "{columns}, {keys}: {}", screen.last_line());
            assert_eq!(place(&screen), before, "{columns}, {keys}: {}", screen.last_line());
        }
        assert!(screen.last_line().ends_with("? keys   q quit"), "{}", screen.last_line());
    }
}

#[test]
fn the_way_out_is_named_in_any_window_whatever_else_is_told() {
    for (columns, rows) in [(20, 5), (40, 14), (60, 20), (80, 24), (120, 36)] {
        let (quit, back) = if columns < 32 { ("  q", "  Esc") } else { ("   q quit", "   Esc back") };
        for (keys, out) in [
            ("", quit),
            ("Enter", quit),
            ("Enter Space", quit),
            ("u", quit),
            ("c", quit),
            ("4", quit),
            ("/ v a l", back),
            (":", back),
            ("f", back),
            ("v j", back),
            ("Enter e", back),
            ("?", back),
        ] {
            let mut screen = Screen::of(ROAD, columns, rows);
            screen.press(keys);
            assert!(screen.last_line().ends_with(out), "{columns}, {keys}: {}", screen.last_line());
        }
    }
}

#[test]
fn a_notice_takes_the_room_of_the_keys_that_matter_now() {
    let mut screen = Screen::of(ROAD, 40, 14);
    screen.press("u");
    assert_eq!(screen.last_line(), "    Nothing to undo   ? keys   q quit");
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("u");
    assert!(screen.last_line().starts_with(" Enter open   Space tick"), "{}", screen.last_line());
    assert!(screen.last_line().ends_with("   Nothing to undo   ? keys   q quit"), "{}", screen.last_line());
}
