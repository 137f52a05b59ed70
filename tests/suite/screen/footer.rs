//! The footer: keys, notices and the state of saving, each in its place; the key that leaves in any window.

use insta::assert_snapshot;

use super::Screen;

const ROAD: &str = "# Go\n\n## Phase 1: Basics\n### Types\n- [ ] values\n  - numbers\n- [ ] types\n### Flow\n- [ ] loops\n\n## Phase 2: Further\n- [ ] channels\n";

#[test]
fn the_keys_that_last_stand_in_the_same_cells() {
    for columns in [40, 60, 80, 120, 200] {
        let mut screen = Screen::of(ROAD, columns, 24);
        let place = |screen: &Screen| screen.keys_line().chars().take_while(|&char| char != '?').count();
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

/// The hints of the last line up to the state of saving, each with its first cell.
fn places(screen: &Screen) -> Vec<(usize, String)> {
    let line = screen.keys_line();
    let line = line.split("  saved").next().unwrap().split("  saving").next().unwrap().split("  NOT").next().unwrap();
    let mut places = Vec::new();
    let mut at = 0;
    for part in line.split("  ") {
        let word = part.trim_start();
        if !word.is_empty() {
            places.push((at + part.len() - word.len(), word.trim_end().to_owned()));
        }
        at += part.chars().count() + 2;
    }
    places
}

#[test]
fn hints_keep_their_places_while_one_moves_and_while_something_is_told() {
    const CHOICE: &str = "# R\n\n## Phase 1: Web\n### Option A: Flask\n- [ ] a\n### Option B: Django\n- [ ] b\n\n## Phase 2: X\n- [ ] d\n  - e\n- [ ] f\n### Ideas\n- idea\n### More\n- [ ] more\n";
    for columns in [60, 80, 100, 120, 160] {
        for (first, moves) in [
            ("g", "j c j c j s s i u u C-r Space u 9 j Space u n k k Space H H z z [ ] { }"),
            ("G Tab g", "j s s Space u 9 k i i c j Space n j Space u u . g G"),
            ("5", "j k [ ] ] G g"),
        ] {
            let mut screen = Screen::of(CHOICE, columns, 24);
            screen.press(first);
            let before = places(&screen);
            assert!(before.len() > 1, "{columns}: {before:?}");
            for key in moves.split(' ') {
                screen.press(key);
                let starts = |places: &[(usize, String)]| places.iter().map(|(at, _)| *at).collect::<Vec<_>>();
                assert_eq!(starts(&places(&screen)), starts(&before), "{columns}, {key}: {}", screen.keys_line());
            }
        }
    }
}

#[test]
fn while_something_is_saved_nothing_moves() {
    for columns in [60, 80, 120] {
        let mut screen = Screen::of(ROAD, columns, 24);
        screen.press("Tab j");
        let before = places(&screen);
        screen.saves = false;
        screen.press("Space");
        assert!(screen.keys_line().contains("saving"), "{}", screen.keys_line());
        assert_eq!(places(&screen), before, "{columns}");
    }
}

#[test]
fn a_message_has_a_place_of_its_own_in_the_frame() {
    for (columns, rows) in [(40, 14), (80, 24), (120, 36)] {
        let mut screen = Screen::of(ROAD, columns, rows);
        let keys = screen.keys_line();
        screen.press("u");
        assert_eq!(screen.told(), "Nothing to undo");
        assert_eq!(screen.keys_line(), keys);
        screen.press("j");
        assert_eq!(screen.told(), "");
    }
    // Without frames it stands over the keys that matter now; those that last keep their places.
    let mut low = Screen::of(ROAD, 60, 8);
    low.press("u");
    assert_eq!(low.keys_line(), format!(" Nothing to undo{}saved   ? keys   q quit", " ".repeat(18)));
}

#[test]
fn drawing_the_screen_again_changes_nothing_on_it() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("u");
    screen.handle(roadbook::tui::Message::Mouse(roadbook::tui::Mouse::Scroll { down: true, column: 9, row: 9 }));
    let before = screen.text();
    assert_eq!(screen.press("C-l"), [roadbook::tui::Effect::Redraw]);
    assert_eq!(screen.text(), before);
}

/// What does nothing here is dim, and in its place.
#[test]
fn a_key_that_does_nothing_here_is_dim() {
    let mut screen = Screen::of(ROAD, 80, 24);
    assert!(!screen.offers("u undo") && screen.offers("Space tick"), "{}", screen.keys_line());
    screen.press("Space");
    assert!(screen.offers("u undo") && !screen.offers("Space tick"), "{}", screen.keys_line());
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
        lines.push(format!("{keys:>20} |{}", screen.keys_line()));
        if !screen.told().is_empty() {
            lines.push(format!("{:>20} | {}", "", screen.told()));
        }
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
