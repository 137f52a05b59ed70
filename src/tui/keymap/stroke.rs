//! One key as a binding names it.

use crate::tui::message::{Key, Press};

/// A key, perhaps with Control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    key: Key,
    ctrl: bool,
}

impl Stroke {
    pub(crate) const fn on(key: Key) -> Stroke {
        Stroke { key, ctrl: false }
    }

    pub(crate) const fn char(char: char) -> Stroke {
        Stroke::on(Key::Char(char))
    }

    pub(crate) const fn ctrl(char: char) -> Stroke {
        Stroke { key: Key::Char(char), ctrl: true }
    }

    pub(crate) fn is(&self, press: &Press) -> bool {
        self.key == press.key && self.ctrl == press.ctrl && !press.alt
    }

    /// Returns true if it types a character.
    pub fn types(&self) -> bool {
        matches!(self.key, Key::Char(_)) && !self.ctrl
    }

    pub fn press(&self) -> Press {
        Press { key: self.key, ctrl: self.ctrl, alt: false, shift: false }
    }

    /// The name of the key on the screen: `Ctrl-d`, `Space`, `↓`.
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
            Key::Function(number) => format!("F{number}"),
            other => format!("{other:?}"),
        };
        if self.ctrl { format!("Ctrl-{key}") } else { key }
    }

    /// Parses a label, or a name with words for the arrows. A terminal sends some letters with
    /// Control as other keys, so these give `None`.
    pub fn parse(name: &str) -> Option<Stroke> {
        if let Some(char) = name.strip_prefix("Ctrl-").or_else(|| name.strip_prefix("ctrl-")) {
            let char = if char.eq_ignore_ascii_case("space") { " " } else { char }.to_ascii_lowercase();
            let letter =
                only(&char).filter(|char| (char.is_ascii_lowercase() || *char == ' ') && !"him".contains(*char));
            return letter.map(Stroke::ctrl);
        }
        let key = match name.to_ascii_lowercase().as_str() {
            "space" => Key::Char(' '),
            "enter" => Key::Enter,
            "esc" => Key::Esc,
            "tab" => Key::Tab,
            "backtab" => Key::BackTab,
            "backspace" => Key::Backspace,
            "delete" => Key::Delete,
            "up" | "↑" => Key::Up,
            "down" | "↓" => Key::Down,
            "left" | "←" => Key::Left,
            "right" | "→" => Key::Right,
            "home" => Key::Home,
            "end" => Key::End,
            "pgup" | "pageup" => Key::PageUp,
            "pgdn" | "pagedown" => Key::PageDown,
            other => match other.strip_prefix('f').and_then(|number| number.parse().ok()) {
                Some(number @ 1..=12) => Key::Function(number),
                _ => Key::Char(only(name).filter(|char| !char.is_control())?),
            },
        };
        Some(Stroke::on(key))
    }
}

/// The character of a text that has only one.
fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
