//! One key as a binding names it.

use crate::app::message::{Key, Press};

/// A key, perhaps with Control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    key: Key,
    ctrl: bool,
}

impl Stroke {
    pub(super) const fn on(key: Key) -> Stroke {
        Stroke { key, ctrl: false }
    }

    pub(super) const fn char(char: char) -> Stroke {
        Stroke::on(Key::Char(char))
    }

    pub(super) const fn ctrl(char: char) -> Stroke {
        Stroke { key: Key::Char(char), ctrl: true }
    }

    pub(super) fn is(&self, press: &Press) -> bool {
        self.key == press.key && self.ctrl == press.ctrl && !press.alt
    }

    /// Whether pressing it where text is typed types a character.
    pub(super) fn types(&self) -> bool {
        matches!(self.key, Key::Char(_)) && !self.ctrl
    }

    /// The key press that this is.
    pub fn press(&self) -> Press {
        Press { key: self.key, ctrl: self.ctrl, alt: false, shift: false }
    }

    /// The key as the learner reads it: `Ctrl-d`, `Space`, `↓`.
    pub fn label(&self) -> String {
        let key = match self.key {
            Key::Char(' ') => "Space".into(),
            Key::Char(char) => char.to_string(),
            Key::Up => "↑".into(),
            Key::Down => "↓".into(),
            Key::Left => "←".into(),
            Key::Right => "→".into(),
            Key::PageUp => "PgUp".into(),
            Key::PageDown => "PgDn".into(),
            other => format!("{other:?}"),
        };
        if self.ctrl { format!("Ctrl-{key}") } else { key }
    }
}
