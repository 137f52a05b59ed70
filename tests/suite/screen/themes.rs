//! Themes: what the screen looks like in each, and that no theme tells more than another.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use ratatui::buffer::Cell;
use ratatui::style::Color;
use roadbook::tui::{Look, Palette};

use super::{Screen, lines};

fn screen(look: Look) -> Screen {
    let mut screen = Screen::built_in(120, 36);
    screen.press("Enter Space j i j j s");
    screen.look = look;
    screen
}

/// The screen as text, then a letter for the style of each cell, then what each letter stands for.
fn show(screen: &Screen) -> String {
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut next = 'a'..='z';
    let buffer = screen.draw();
    let mut letter = |cell: &Cell| {
        let style = format!("{} {:?}", cell.fg, cell.modifier);
        match style.as_str() {
            "Reset NONE" => ' ',
            _ => *letters.entry(style).or_insert_with(|| next.next().unwrap()),
        }
    };
    let styles = lines(&buffer, |cell| letter(cell).to_string()).join("\n");
    let mut legend: Vec<String> = letters.iter().map(|(style, letter)| format!("{letter} {style}")).collect();
    legend.sort();
    format!("{}\n\n{styles}\n\n{}", screen.text(), legend.join("\n"))
}

#[test]
fn each_theme_on_the_same_screen() {
    let looks = [
        ("dusk", Some(Palette::DUSK), false),
        ("paper", Some(Palette::PAPER), false),
        ("dusk_256", Some(Palette::DUSK.in_256()), false),
        ("paper_256", Some(Palette::PAPER.in_256()), false),
        ("no_color", None, false),
        ("ascii", Some(Palette::TERMINAL), true),
    ];
    for (name, colours, ascii) in looks {
        assert_snapshot!(format!("theme_{name}"), show(&screen(Look { colours, ascii })));
    }
}

#[test]
fn a_theme_sets_no_ground_and_changes_no_cell() {
    let plain = screen(Look { colours: Some(Palette::TERMINAL), ascii: false }).draw();
    for palette in [Palette::DUSK, Palette::PAPER, Palette::DUSK.in_256()] {
        let themed = screen(Look { colours: Some(palette), ascii: false }).draw();
        for (cell, other) in themed.content.iter().zip(&plain.content) {
            assert_eq!((cell.symbol(), cell.modifier, cell.bg), (other.symbol(), other.modifier, Color::Reset));
        }
    }
}

#[test]
fn ascii_draws_nothing_else() {
    let screen = screen(Look { colours: None, ascii: true });
    let drawn = screen.text();
    let other: String = drawn.chars().filter(|char| !char.is_ascii()).collect();
    assert_eq!(other, "", "{drawn}");
}
