//! Themes: the same roles in each, and a glyph or an attribute where there are no colours.

use insta::assert_snapshot;
use ratatui::style::Color;
use roadbook::tui::{Colours, Look};

use super::Screen;

fn screen(look: Look) -> Screen {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter Space j i j j s");
    screen.look = look;
    screen
}

#[test]
fn a_screen_without_colours() {
    assert_snapshot!(screen(Look { colours: None, ascii: false }).show());
}

#[test]
fn a_screen_in_ascii() {
    assert_snapshot!(screen(Look { colours: Some(Colours::TERMINAL), ascii: true }).show());
}

#[test]
fn each_theme_has_the_same_roles_and_sets_no_background() {
    let plain = screen(Look { colours: Some(Colours::TERMINAL), ascii: false });
    let palettes = [Colours::DUSK, Colours::PAPER, Colours::DUSK.in_256(), Colours::PAPER.in_256()];
    for palette in palettes {
        let themed = screen(Look { colours: Some(palette), ascii: false });
        assert_eq!(themed.show(), plain.show(), "{palette:?}");
        for (cell, other) in themed.draw().content.iter().zip(&plain.draw().content) {
            assert_eq!((cell.symbol(), cell.modifier, cell.bg), (other.symbol(), other.modifier, Color::Reset));
        }
    }
}

#[test]
fn ascii_draws_nothing_else() {
    let mut screen = screen(Look { colours: None, ascii: true });
    screen.handle(roadbook::tui::Message::Resize { columns: 120, rows: 36 });
    let drawn = screen.text();
    let other: String = drawn.chars().filter(|char| !char.is_ascii()).collect();
    assert_eq!(other, "", "{drawn}");
}
