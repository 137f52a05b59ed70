//! The help in words.

use crate::tui::help::{Help, Line, columns};
use crate::tui::keymap::{Action, Keymap};
use crate::tui::widgets::theme::Theme;

/// The lines, and how to go back.
pub(crate) fn lines(help: Help, keymap: &Keymap, theme: &Theme) -> (Vec<String>, String) {
    let columns = columns(keymap, help, 0);
    let lines = columns.iter().flatten().filter_map(|line| words(line, theme)).collect();
    (lines, format!("{} goes back.", theme.keys(&keymap.key(Action::Back))))
}

fn words(line: &Line<'_>, theme: &Theme) -> Option<String> {
    match line {
        // In plain mode marks are words.
        Line::Blank | Line::Signs | Line::Sign(..) => None,
        Line::Title(group) => Some(format!("{}:", group.title())),
        Line::Key(binding) => {
            let keys: Vec<String> = binding.keys.iter().map(|key| theme.keys(&key.label())).collect();
            Some(format!("{}: {}", keys.join(" or "), binding.help))
        }
    }
}
