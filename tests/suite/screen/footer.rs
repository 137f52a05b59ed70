//! The footer: keys, notices and the state of saving, each in its place; the key that leaves in any window.

use insta::assert_snapshot;

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n";

#[test]
fn the_keys_that_last_stand_in_the_same_cells() {
    for columns in [40, 60, 80, 120, 200] {
        let mut screen = Screen::of(ROAD, columns, 24);
        let place = |screen: &Screen| screen.footer().chars().take_while(|&char| char != '?').count();
        let before = place(&screen);
        for keys in ["j", "Enter", "5", "]", "1", "Tab v", "Esc", "O", "u"] {
            screen.press(keys);
            assert!(screen.footer().contains("? keys   "), "{columns}, {keys}: {}", screen.footer());
            assert_eq!(place(&screen), before, "{columns}, {keys}: {}", screen.footer());
        }
        assert!(screen.footer().ends_with("? keys   q quit"), "{}", screen.footer());
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
            ("5", quit),
            ("/ v a l", back),
            (":", back),
            ("f", back),
            ("v j", back),
            ("Enter e", back),
            ("?", back),
        ] {
            let mut screen = Screen::of(ROAD, columns, rows);
            screen.press(keys);
            assert!(screen.footer().ends_with(out), "{columns}, {keys}: {}", screen.footer());
        }
    }
}

#[test]
fn a_notice_takes_the_room_of_the_keys_that_matter_now() {
    let mut screen = Screen::of(ROAD, 40, 14);
    screen.press("u");
    assert_eq!(screen.footer(), "    Nothing to undo   ? keys   q quit");
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("u");
    assert!(screen.footer().starts_with(" Enter open   Space tick"), "{}", screen.footer());
    assert!(screen.footer().ends_with("   Nothing to undo   ? keys   q quit"), "{}", screen.footer());
}

/// The footers of the modes and the notices of most actions, each with the keys that lead to it.
#[test]
fn each_mode_names_its_keys_and_each_action_its_result() {
    let mut lines = Vec::new();
    for keys in [
        "",
        "Enter",
        "j",
        "} } ] ] ] j",
        "v j",
        "5",
        "5 Tab",
        "/",
        "/ v a l",
        ":",
        "f",
        "o",
        "?",
        "Enter e",
        "O",
        // Notices.
        "Space",
        "Space Space",
        "Space u",
        "Space u C-r",
        "Enter Space",
        "Enter i",
        "Enter s",
        "} s",
        "i",
        "c",
        "C-r",
        "U",
        "+ } } ] ] ] j c",
        "+ } } ] ] ] j c c",
        "v j Space",
        "n",
        "z G .",
        "H",
        "f j j Enter",
        "5 Space",
        "w",
    ] {
        let mut screen = Screen::built_in(80, 24);
        screen.press(keys);
        lines.push(format!("{keys:>20} |{}", screen.footer()));
    }
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_footer_has_a_style_for_each_part() {
    let styles = |keys| {
        let mut screen = Screen::of(ROAD, 120, 24);
        screen.press(keys);
        screen.roles().last().cloned().unwrap_or_default()
    };
    let lines = ["", "Enter Space", "u", "v", "Space"].map(|keys| format!("{keys:>20} |{}", styles(keys)));
    assert_snapshot!(lines.join("\n"));
}
