//! Hints: keys with a word each.

use crate::tui::keymap::Mode;
use crate::tui::keymap::{Action, Keymap, hint};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub action: Action,
    /// The key, as its label.
    pub key: String,
    pub word: &'static str,
    /// It does something now; else it is dim, and keeps its place.
    pub applies: bool,
    /// The other contents of its place: a key and a word each.
    pub others: Vec<(String, &'static str)>,
}

impl Hint {
    /// The hint for the keys of these actions in a mode, with the word of the first; `None` where it is not bound.
    pub(crate) fn new(actions: &[Action], word: Option<&'static str>, mode: Mode, keymap: &Keymap) -> Option<Hint> {
        let bindings: Vec<_> = actions.iter().filter_map(|&action| keymap.binding(action)).collect();
        let first = bindings.first()?;
        let keys: Vec<String> = bindings.iter().map(|binding| binding.first_key(mode)).collect();
        let word = word.unwrap_or(hint(first, mode));
        Some(Hint { action: first.action, key: keys.join(" "), word, applies: true, others: Vec::new() })
    }
}

/// The keys that matter everywhere: help, where it is bound, and last the key that leaves.
pub(crate) fn lasting(mode: Mode, keymap: &Keymap) -> Vec<Hint> {
    let help = Some(Action::Help).filter(|&help| mode != Mode::Help && keymap.is_bound(mode, help));
    let is_view = keymap.is_bound(mode, Action::Quit) && keymap.is_bound(mode, Action::Road);
    let out = if is_view { Action::Quit } else { Action::Back };
    help.into_iter().chain([out]).filter_map(|action| Hint::new(&[action], None, mode, keymap)).collect()
}
