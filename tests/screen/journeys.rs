//! Journeys: keys pressed on the built-in roadmap, and the screen as it then stands, styles and all.

use insta::assert_snapshot;

use super::Screen;

macro_rules! journey {
    ($name:ident, $keys:literal) => {
        #[test]
        fn $name() {
            for (columns, rows) in [(80, 24), (120, 36)] {
                let mut screen = Screen::built_in(columns, rows);
                screen.press($keys);
                assert_snapshot!(format!("{}_{columns}x{rows}", stringify!($name)), screen.show());
            }
        }
    };
}

journey!(first_start, "");
journey!(ticks_an_item_and_a_point, "] ] ] Enter Space j j j j j j j Space");
journey!(ticks_a_section_and_undoes_it, "j Space u");
journey!(ticks_a_whole_phase, "g Space");
journey!(marks_doing_and_skipped, "Enter i j s");
journey!(skips_a_phase, "} s");
journey!(folds_and_unfolds, "g h } l");
journey!(goes_to_what_stands_beside_the_road, "G Enter j Space");
journey!(finds_the_next_open_item, "Enter Space j Space .");
journey!(reads_the_keys, "?");

#[test]
fn a_refusal_is_said() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Space Space");
    assert!(screen.last_line().starts_with(" All done already."), "{}", screen.last_line());
    screen.press("c");
    assert!(screen.last_line().starts_with(" Nothing to choose here"), "{}", screen.last_line());
}

#[test]
fn undo_says_what_it_undid() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter Space u");
    assert!(screen.last_line().starts_with(" Undone: ✓ Installing Python"), "{}", screen.last_line());
    screen.press("C-r");
    assert!(screen.last_line().starts_with(" Redone: ✓ Installing Python"), "{}", screen.last_line());
    screen.press("C-r");
    assert!(screen.last_line().starts_with(" Nothing to redo."), "{}", screen.last_line());
}
