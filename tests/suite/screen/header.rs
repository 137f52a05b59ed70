//! The header: the title, the views, and how far the road has come.

use super::Screen;

fn header(title: &str, columns: u16, keys: &str) -> String {
    let mut screen = Screen::of(&format!("# {title}\n\n## Phase 1: A\n- [ ] a\n- [ ] b\n"), columns, 24);
    screen.press(keys);
    screen.text().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_bar_gives_of_its_room_to_the_title_and_what_explains_that_is_left_out() {
    let long = header("Full-Stack Web Development", 120, "");
    assert!(long.starts_with(" Full-Stack Web Development   1 Road") && long.contains("────────────"), "{long}");
    let explained = header("Rust: from the first program to a compiler of one's own", 120, "");
    assert!(explained.starts_with(" Rust   1 Road") && explained.contains(&"─".repeat(23)), "{explained}");
    let longer = header("Everything there is to know of the road to a full-stack web developer", 120, "");
    assert!(longer.contains("…    1 Road") && longer.ends_with("0/2    0%"), "{longer}");
}

#[test]
fn the_views_come_before_the_bar_where_both_do_not_fit() {
    let narrow = header("Full-Stack Web Development", 80, "");
    assert!(
        narrow.starts_with(" Full-Stack Web…    1 Road") && narrow.ends_with("5 Guide           0/2    0%"),
        "{narrow}"
    );
    let narrowest = header("Full-Stack Web Development", 60, "");
    assert!(!narrowest.contains("Road") && narrowest.contains("────"), "{narrowest}");
}

#[test]
fn the_first_tick_of_a_day_moves_nothing() {
    for title in ["Rust", "Full-Stack Web Development", "All there is to know of full-stack web development"] {
        let (before, after) = (header(title, 80, ""), header(title, 80, "Tab Space"));
        assert!(after.contains("5 Guide   ◆ 1"), "{after}");
        let still = after.replace("◆ 1 day", "       ").replace("◆ 1", "   ");
        assert_eq!(before.replace("0/2    0", "1/2   50"), still.replace(['━', '╸', '╺', '╶'], "─"));
    }
}

#[test]
fn a_giant_window_is_filled() {
    let mut screen = Screen::built_in(30_000, 24);
    for keys in ["", ": ", "Esc 5"] {
        screen.press(keys);
        assert!(screen.text().contains("Python Learning Roadmap"));
    }
}
