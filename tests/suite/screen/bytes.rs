//! The bytes that a key costs, as they are sent to the terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use roadbook::tui::{Colours, Look, Signs};

use super::Screen;

#[derive(Clone, Default)]
struct Sent(Rc<RefCell<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes of the frame after each key, once these were pressed.
fn sizes(look: Look, before: &str, keys: &str) -> Vec<(String, usize)> {
    let mut screen = Screen::built_in(120, 36);
    screen.look = look;
    screen.press(before);
    let sent = Sent::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, 120, 36));
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(sent.clone()), TerminalOptions { viewport }).unwrap();
    let mut size = |screen: &Screen| {
        terminal.draw(|frame| roadbook::tui::draw(&screen.tui, look, frame)).unwrap();
        sent.0.take().len()
    };
    size(&screen);
    let press = |key: &str| {
        screen.press(key);
        (key.to_owned(), size(&screen))
    };
    keys.split(' ').map(press).collect()
}

#[test]
fn a_move_costs_few_bytes() {
    let dusk = Look { colours: Some(Colours::DUSK), signs: Signs::Unicode };
    for look in [Look { colours: Some(Colours::TERMINAL), signs: Signs::Unicode }, dusk] {
        for (before, keys, most) in [
            // Items with points, among them ticked ones and a note.
            ("g j j j j Tab Space j j j Space", "j j k j j j k k j j j j j k", 600),
            ("g + Tab j j", "j k j j k", 600),
            ("g", "j j j j j j j j j j k k k ] ] } } { [", 4_000),
            ("g +", "j j j j j j j j j j j j j j j k k k", 4_000),
        ] {
            for (key, size) in sizes(look, before, keys) {
                assert!(size <= most, "{before} | {key}: {size} bytes");
            }
        }
    }
}
