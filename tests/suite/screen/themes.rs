//! Themes: the same roles in each, and a glyph or an attribute where there are no colours.

use insta::assert_snapshot;
use ratatui::style::Color;
use roadbook::tui::{Colours, Look, Signs};

use super::Screen;

fn screen(look: Look) -> Screen {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter Space j i j j s");
    screen.look = look;
    screen
}

#[test]
fn a_screen_without_colours() {
    assert_snapshot!(screen(Look { colours: None, signs: Signs::Unicode }).show());
}

#[test]
fn a_screen_in_ascii() {
    assert_snapshot!(screen(Look { colours: Some(Colours::TERMINAL), signs: Signs::Ascii }).show());
}

/// What Windows Glyph List 4 has beyond text: lines, blocks, shapes and arrows.
const CONSOLE: &str =
    "·×•…‹›←↑→↓↔↕↨−∙√∞≈≠≡≤≥─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█▌▐░▒▓■□▪▫▬▲►▼◄◊○●◘◙◦☺☻☼♀♂♠♣♥♦♪♫“”–—";

#[test]
fn the_windows_console_is_sent_only_what_its_fonts_have() {
    let mut screen = screen(Look { colours: Some(Colours::TERMINAL), signs: Signs::Console });
    screen.handle(roadbook::tui::Message::Resize { columns: 120, rows: 36 });
    for keys in ["", "2", "3", "4", "5", "1 Enter", "Esc ?", "Esc :", "Esc f", "Esc /", "Esc e x Enter"] {
        screen.press(keys);
        let drawn = screen.text();
        let other: String = drawn.chars().filter(|char| !char.is_ascii() && !CONSOLE.contains(*char)).collect();
        assert_eq!(other, "", "{keys}: {drawn}");
    }
}

#[test]
fn each_theme_has_the_same_roles_and_sets_no_background() {
    let plain = screen(Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode });
    let palettes = [Colours::DUSK, Colours::PAPER, Colours::DUSK.in_256(), Colours::PAPER.in_256()];
    for palette in palettes {
        let themed = screen(Look { colours: Some(palette), signs: Signs::Unicode });
        assert_eq!(themed.show(), plain.show(), "{palette:?}");
        for (cell, other) in themed.draw().content.iter().zip(&plain.draw().content) {
            assert_eq!((cell.symbol(), cell.modifier, cell.bg), (other.symbol(), other.modifier, Color::Reset));
        }
    }
}

#[test]
fn ascii_draws_nothing_else() {
    let mut screen = screen(Look { colours: None, signs: Signs::Ascii });
    screen.handle(roadbook::tui::Message::Resize { columns: 120, rows: 36 });
    let drawn = screen.text();
    let other: String = drawn.chars().filter(|char| !char.is_ascii()).collect();
    assert_eq!(other, "", "{drawn}");
}

/// Items in each state, an item with one of two points done, and extras.
const STATES: &str = "# R\n\n## A\n- [x] finished\n- [ ] open\n- [/] begun\n- [-] left out\n- [ ] partly\n  - one\n  - two\n\n## B\n- [ ] b\n\n### Ideas\n- idea\n- built\n";

const LOOKS: [Look; 6] = [
    Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode },
    Look { colours: Some(Colours::PAPER), signs: Signs::Unicode },
    Look { colours: None, signs: Signs::Unicode },
    Look { colours: None, signs: Signs::Ascii },
    Look { colours: None, signs: Signs::Console },
    Look { colours: Some(Colours::TERMINAL), signs: Signs::Console },
];

/// Items that are open, begun, done, left out or partly done, and extras that are open or done, each have a sign of their
/// own; where there are colours, what is dim for different reasons has another colour or attribute, too.
#[test]
fn each_state_has_a_sign_and_a_colour_of_its_own() {
    for look in LOOKS {
        let mut screen = Screen::of(STATES, 80, 24);
        screen.look = look;
        screen.press("Tab G k Space");
        let sign_of = |screen: &Screen, word: &str| {
            let buffer = screen.draw();
            let rows: Vec<_> = buffer.content.chunks(80).collect();
            let text =
                |row: &[ratatui::buffer::Cell]| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
            let row = rows.iter().find(|row| text(row).contains(word)).unwrap();
            let signs = row.iter().skip(1).take(8).skip_while(|cell| [" ", "▌", ">"].contains(&cell.symbol()));
            let sign: Vec<_> = signs.take_while(|cell| !cell.symbol().starts_with(char::is_alphabetic)).collect();
            let words = row.iter().find(|cell| cell.symbol() == &word[..1]).unwrap();
            let symbols: String = sign.iter().map(|cell| cell.symbol()).collect();
            (symbols.trim().to_owned(), sign[0].fg, words.modifier)
        };
        let mut seen: Vec<_> =
            ["finished", "open", "begun", "left out", "partly"].map(|word| sign_of(&screen, word)).into();
        screen.press("Esc } Tab G Space k");
        seen.push(sign_of(&screen, "idea"));
        let signs: std::collections::BTreeSet<&str> = seen.iter().map(|(sign, ..)| sign.as_str()).collect();
        assert_eq!(signs.len(), 6, "{look:?}: {seen:?}\n{}", screen.text());
        let (done, skipped, extra) = (&seen[0], &seen[3], &seen[5]);
        for (one, other) in [(done, skipped), (skipped, extra), (extra, done)] {
            assert!((one.1, one.2) != (other.1, other.2) || look.colours.is_none(), "{one:?} {other:?}");
        }
        let built = sign_of(&screen, "built").0;
        assert!(built != extra.0 && (built == done.0 || look.signs == Signs::Ascii), "{built}");
    }
}

/// Behind an overlay nothing is bright, bold or reversed.
#[test]
fn an_overlay_dims_what_is_behind_it() {
    for look in LOOKS {
        for keys in ["f", "/ a", ":", "Tab e"] {
            let mut screen = Screen::built_in(120, 36);
            screen.look = look;
            screen.press("Tab Space j i Tab");
            screen.press(keys);
            let dim = roadbook::tui::Theme::new(look).dim;
            let buffer = screen.draw();
            let footer = usize::from(screen.tui.layout().footer.y) * 120;
            let is_dim = |cell: &&ratatui::buffer::Cell| {
                cell.fg == dim.fg.unwrap_or(Color::Reset) && cell.modifier == dim.add_modifier
            };
            // The first row and the last of the panes, and the cells beside the outline's cursor.
            let rows = [0, 34].into_iter().flat_map(|row| &buffer.content[row * 120..row * 120 + 120]);
            let left = buffer.content[..footer].chunks(120).flat_map(|row| &row[..3]);
            let bright = rows.chain(left).filter(|cell| cell.symbol() != " " && !is_dim(cell));
            let bright: String = bright.map(ratatui::buffer::Cell::symbol).collect();
            assert_eq!(bright, "", "{look:?} {keys}\n{}", screen.text());
        }
    }
}
