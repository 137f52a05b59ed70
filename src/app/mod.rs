//! The state of the program and how messages change it.

mod message;

pub use message::{Effect, Key, Message, Mouse, Press};

use crate::progress::{At, Fact, Said};
use crate::roadmap::Mark;

/// Stand-in.
#[derive(Debug, Default)]
pub struct App {
    /// Stand-in.
    pub cursor: usize,
    /// Stand-in.
    pub said: String,
    ticket: u64,
}

/// Stand-in.
pub fn update(app: &mut App, message: Message, now: At) -> Vec<Effect> {
    app.said = format!("{message:?}");
    match message {
        Message::Key(Press { key: Key::Char('q'), .. } | Press { key: Key::Char('c'), ctrl: true, .. }) => {
            vec![Effect::Quit, Effect::Remember { place: app.cursor.to_string() }]
        }
        Message::Key(Press { key: Key::Char('z'), ctrl: true, .. }) => vec![Effect::Suspend],
        Message::Key(Press { key: Key::Char('l'), ctrl: true, .. }) => vec![Effect::Redraw],
        Message::Key(Press { key: Key::Char('j'), .. }) => {
            app.cursor = (app.cursor + 1) % 20;
            Vec::new()
        }
        Message::Key(Press { key: Key::Char(' '), .. }) => {
            app.ticket += 1;
            let said = Said::Mark { item: app.cursor.to_string(), mark: Mark::Done };
            vec![Effect::Append { ticket: app.ticket, facts: vec![Fact { at: now, clock: None, said }] }]
        }
        _ => Vec::new(),
    }
}
