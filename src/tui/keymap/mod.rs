//! Keys: what each asks for, where, under which name, and the words that explain it. Dispatch, footer, help and the
//! README's list all come from the one [table].

mod action;
mod binding;
mod named;
mod stroke;
mod table;

use std::borrow::Cow;

pub use action::{Action, Mode};
pub use binding::{Binding, Group};
pub use stroke::Stroke;
pub(crate) use table::hint;
pub use table::table;

use crate::tui::keymap::binding::accepts;
use crate::tui::message::Press;

/// The keys as they are bound: the table, with the learner's changes.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Cow<'static, [Binding]>,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap { bindings: Cow::Borrowed(table()) }
    }
}

/// A key that cannot be given to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The name of the action that keeps the keys it had.
    pub name: &'static str,
    /// The name of the action that has the key.
    pub other: &'static str,
    /// The label of the key.
    pub key: String,
}

impl Keymap {
    /// Returns the keymap with other keys for these actions, and the changes that were left out because another action
    /// has the key in a mode of both.
    pub fn with(&self, changes: Vec<(Action, Vec<Stroke>)>) -> (Keymap, Vec<Conflict>) {
        let mut bindings = self.bindings.to_vec();
        let mut changed = Vec::new();
        for (action, mut keys) in changes {
            let mut seen = std::collections::HashSet::new();
            keys.retain(|key| seen.insert(*key));
            if let Some(at) = bindings.iter().position(|binding| binding.action == action) {
                bindings[at].keys = Cow::Owned(keys);
                changed.push(at);
            }
        }
        let mut conflicts = Vec::new();
        // Putting one back may get into the way of another, so it begins anew; each time one change fewer is left.
        while let Some((nth, conflict)) =
            changed.iter().enumerate().rev().find_map(|(nth, &at)| Some((nth, conflict(&bindings, at)?)))
        {
            let at = changed.remove(nth);
            bindings[at].keys = self.bindings[at].keys.clone();
            conflicts.push(conflict);
        }
        (Keymap { bindings: Cow::Owned(bindings) }, conflicts)
    }

    /// The action of a key press in a mode.
    pub fn action(&self, mode: Mode, press: &Press) -> Option<Action> {
        let asked = |stroke: &Stroke| stroke.is(press) && accepts(mode, stroke);
        let asks = |binding: &&Binding| binding.modes.contains(mode) && binding.keys.iter().any(asked);
        self.bindings.iter().find(asks).map(|binding| binding.action)
    }

    pub fn binding(&self, action: Action) -> Option<&Binding> {
        self.bindings.iter().find(|binding| binding.action == action)
    }

    /// The label of the first key of an action; empty where it has none.
    pub fn key(&self, action: Action) -> String {
        self.binding(action).and_then(|binding| binding.keys.first()).map(Stroke::label).unwrap_or_default()
    }

    /// Returns true if an action is bound in a mode.
    pub fn is_bound(&self, mode: Mode, action: Action) -> bool {
        self.binding(action).is_some_and(|binding| binding.modes.contains(mode))
    }

    /// The bindings in the order of the help.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }
}

/// The first conflict of the binding at this position with another one.
fn conflict(bindings: &[Binding], at: usize) -> Option<Conflict> {
    let binding = &bindings[at];
    let others = bindings.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
    let mut near =
        others.filter(|other| Mode::ALL.iter().any(|&m| binding.modes.contains(m) && other.modes.contains(m)));
    near.find_map(|other| {
        let key = binding.keys.iter().find(|key| other.keys.contains(key))?;
        Some(Conflict { name: binding.name, other: other.name, key: key.label() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::Key;
    use std::collections::HashSet;

    #[test]
    fn no_key_is_bound_twice_in_a_mode_and_no_name_is_given_twice() {
        for &mode in Mode::ALL {
            let here = table().iter().filter(|binding| binding.modes.contains(mode));
            let keys: Vec<_> = here.flat_map(|binding| binding.keys.iter()).collect();
            assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{mode:?}");
        }
        let names: HashSet<_> = table().iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), table().len());
    }

    #[test]
    fn lists_are_moved_in_with_the_keys_of_other_pickers_too() {
        for mode in [Mode::Find, Mode::Palette, Mode::Links, Mode::Filter, Mode::Roadmaps, Mode::Changes] {
            let asked = |key| {
                let press = Press { key: Key::Char(key), ctrl: true, alt: false, shift: false };
                Keymap::default().action(mode, &press)
            };
            assert_eq!((asked('n'), asked('p')), (Some(Action::Down), Some(Action::Up)), "{mode:?}");
        }
    }

    #[test]
    fn keys_read_as_people_write_them() {
        let keymap = Keymap::default();
        let label = |action| keymap.binding(action).map(Binding::keys_label);
        assert_eq!(label(Action::Down).as_deref(), Some("j ↓ Ctrl-n"));
        assert_eq!(label(Action::Tick).as_deref(), Some("Space"));
        assert_eq!(label(Action::HalfDown).as_deref(), Some("Ctrl-d"));
        assert_eq!(label(Action::In).as_deref(), Some("Enter"));
    }
}
