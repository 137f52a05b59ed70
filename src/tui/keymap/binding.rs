//! Bindings: an action with its keys, its modes and its words.

use std::borrow::Cow;

use crate::tui::keymap::action::{Action, Mode, Modes};
use crate::tui::keymap::stroke::Stroke;

/// The topic of a binding; the help is ordered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Move,
    Mark,
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Group; 3] = [Group::Move, Group::Mark, Group::Program];

    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Group::Move => "Move",
            Group::Mark => "Mark",
            Group::Program => "Roadbook",
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Binding {
    pub action: Action,
    /// The action's name in the settings file and the palette.
    pub name: &'static str,
    pub keys: Cow<'static, [Stroke]>,
    /// The modes in which the keys work.
    pub modes: Modes,
    /// Its description in the help, in at most 29 characters.
    pub help: &'static str,
    /// The word beside the key in the footer; empty where the footer never shows it.
    pub hint: &'static str,
    pub group: Group,
}

impl Binding {
    /// The labels of the keys: `j ↓`.
    pub fn keys_label(&self) -> String {
        self.keys.iter().map(Stroke::label).collect::<Vec<_>>().join(" ")
    }

    /// The label of the first key that works in a mode.
    pub fn first_key(&self, mode: Mode) -> String {
        self.keys.iter().find(|stroke| accepts(mode, stroke)).map(Stroke::label).unwrap_or_default()
    }
}

/// Returns true if a mode passes a key to its bindings: where text is typed, characters are not passed.
pub(crate) fn accepts(mode: Mode, stroke: &Stroke) -> bool {
    !(mode.takes_text() && stroke.types())
}
