//! Hints: keys with a word each.

use crate::tui::keymap::Mode;
use crate::tui::keymap::{Action, Keymap, hint};
use crate::tui::notice::{Notice, NoticeKind};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub action: Action,
    /// The key, as its label.
    pub key: String,
    pub word: &'static str,
}

impl Hint {
    /// The hint for the keys of these actions in a mode, with the word of the first; `None` where it is not bound.
    pub(crate) fn new(actions: &[Action], word: Option<&'static str>, mode: Mode, keymap: &Keymap) -> Option<Hint> {
        let bindings: Vec<_> = actions.iter().filter_map(|&action| keymap.binding(action)).collect();
        let first = bindings.first()?;
        let keys: Vec<String> = bindings.iter().map(|binding| binding.first_key(mode)).collect();
        Some(Hint { action: first.action, key: keys.join(" "), word: word.unwrap_or(hint(first, mode)) })
    }
}

/// Puts first what is likely next: a notice leaves room for few keys. After an action that is its undo or a note; after an
/// undo its redo; while changes are announced, their list.
pub(crate) fn sort(actions: &mut [Action], notice: Option<&Notice>, changes_announced: bool) {
    let first = actions.first().copied();
    let next: &[Option<Action>] = match notice {
        Some(notice) if notice.kind == NoticeKind::Undone => &[Some(Action::Redo), Some(Action::Undo), first],
        Some(notice) if !notice.is_refusal() => &[first, Some(Action::Undo), Some(Action::Note)],
        _ if changes_announced => &[first, Some(Action::Changes)],
        _ => &[],
    };
    actions.sort_by_key(|action| next.iter().position(|next| *next == Some(*action)).unwrap_or(next.len()));
}

/// The keys that matter everywhere: help, where it is bound, and last the key that leaves.
pub(crate) fn lasting(mode: Mode, keymap: &Keymap) -> Vec<Hint> {
    let help = Some(Action::Help).filter(|&help| mode != Mode::Help && keymap.is_bound(mode, help));
    let out = if matches!(mode, Mode::Road | Mode::Guide) { Action::Quit } else { Action::Back };
    help.into_iter().chain([out]).filter_map(|action| Hint::new(&[action], None, mode, keymap)).collect()
}
