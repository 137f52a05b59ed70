//! Keys by their names, as the settings file has them.

use std::fmt::Write;

use serde_json::Value;

use crate::tui::keymap::action::Action;
use crate::tui::keymap::binding::{Binding, Group};
use crate::tui::keymap::stroke::Stroke;
use crate::tui::keymap::table::table;
use crate::tui::keymap::{Conflict, Keymap};

/// The names that a key may have.
const ALLOWED: &str = "a character, Ctrl- and a letter, Space, Enter, Esc, Tab, BackTab, Backspace, Delete, Up, Down, \
                       Left, Right, PgUp, PgDn, Home, End or F1 to F12, or a list of these";
/// The actions that are needed where characters are typed, too.
const NEEDED: [Action; 3] = [Action::In, Action::Back, Action::QuitAnywhere];

impl Keymap {
    /// Returns the table with other keys for these actions, each by its name. What is wrong is returned with the index
    /// of the change that is not made.
    pub fn named<'a>(changes: impl IntoIterator<Item = (&'a str, &'a [String])>) -> (Keymap, Vec<(usize, String)>) {
        let (mut names, mut strokes, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (name, keys)) in changes.into_iter().enumerate() {
            match change(name, keys) {
                Ok(change) => strokes.push(change),
                Err(why) => problems.push((index, format!("keys: {why}"))),
            }
            names.push(name);
        }
        let (keymap, conflicts) = Keymap::default().with(strokes);
        for Conflict { name, other, key } in conflicts {
            let index = names.iter().position(|changed| *changed == name).unwrap_or_default();
            problems.push((index, format!("keys: {key} cannot be both {name} and {other}; {name} keeps its own keys")));
        }
        (keymap, problems)
    }

    /// The keys as YAML: those of the learner's own as settings, the others as comments that become settings without
    /// their `#`.
    pub fn listing(&self) -> String {
        let mut text = "\n# Keys: for an action one key, or several as [Space, x].\nkeys:\n".to_owned();
        for group in Group::ALL {
            for binding in self.bindings().iter().filter(|binding| binding.group == group) {
                let own = table().iter().any(|other| other.action == binding.action && other.keys == binding.keys);
                let sign = if own { "# " } else { "" };
                let line = format!("{sign}{}: {}", binding.name, listed(binding));
                let _ = writeln!(text, "  {line:<36} # {}", binding.help);
            }
        }
        text
    }
}

/// The action of this name, with the keys that it is to have.
fn change(name: &str, keys: &[String]) -> Result<(Action, Vec<Stroke>), String> {
    let binding = table().iter().find(|binding| binding.name == name);
    let binding = binding.ok_or_else(|| format!("there is no action {name}; `roadbook config` names them all"))?;
    let refused = |allowed| format!("{name} cannot be {}; it can be {allowed}", words(keys));
    let strokes: Option<Vec<Stroke>> = keys.iter().map(|key| Stroke::parse(key)).collect();
    let is_enough = |strokes: &Vec<Stroke>| !strokes.is_empty() || binding.keys.is_empty();
    let strokes = strokes.filter(is_enough).ok_or_else(|| refused(ALLOWED))?;
    if NEEDED.contains(&binding.action) && strokes.iter().all(Stroke::types) {
        return Err(refused("keys of which one types no character"));
    }
    Ok((binding.action, strokes))
}

fn words(keys: &[String]) -> String {
    if let [key] = keys { key.clone() } else { format!("[{}]", keys.join(", ")) }
}

fn listed(binding: &Binding) -> String {
    let keys: Vec<String> = binding.keys.iter().map(quoted).collect();
    if let [key] = keys.as_slice() { key.clone() } else { format!("[{}]", keys.join(", ")) }
}

/// A key's name as YAML reads it.
fn quoted(key: &Stroke) -> String {
    let name = key.label();
    let is_plain = name.chars().all(|char| char.is_alphabetic() || char == '-') && name != "-";
    if is_plain { name } else { Value::String(name).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table with these keys, and what is wrong.
    fn named(changes: &[(&str, &[&str])]) -> (Keymap, Vec<(usize, String)>) {
        let changes: Vec<(&str, Vec<String>)> =
            changes.iter().map(|(name, keys)| (*name, keys.iter().map(|key| (*key).to_owned()).collect())).collect();
        Keymap::named(changes.iter().map(|(name, keys)| (*name, keys.as_slice())))
    }

    #[test]
    fn keys_are_called_as_the_help_calls_them() {
        let (keymap, problems) = named(&[
            ("tick", &["Space", "x"]),
            ("down", &["j", "Down", "↓", "Ctrl-n"]),
            ("help", &["F1"]),
            ("skip", &["7"]),
        ]);
        assert_eq!(problems, []);
        let keys = |action| keymap.binding(action).map(Binding::keys_label).unwrap();
        assert_eq!(keys(Action::Tick), "Space x");
        assert_eq!(keys(Action::Down), "j ↓ Ctrl-n");
        assert_eq!((keys(Action::Help), keys(Action::Skip)), ("F1".into(), "7".into()));
    }

    #[test]
    fn keys_can_change_places() {
        assert_eq!(named(&[("doing", &["s"]), ("skip", &["i"])]).1, []);
    }

    #[test]
    fn a_conflict_names_both_actions_and_is_not_taken() {
        let (keymap, problems) = named(&[("skip", &["x"]), ("doing", &["Space"])]);
        let told = "keys: Space cannot be both doing and tick; doing keeps its own keys";
        assert_eq!(problems, [(1, told.to_owned())]);
        assert_eq!(keymap.key(Action::Doing), "i");
        assert_eq!(keymap.key(Action::Skip), "x");
    }

    #[test]
    fn what_is_no_key_and_no_action_is_told() {
        let (_, told) = named(&[("tick", &["Hyper-x"]), ("tock", &["x"]), ("back", &["x"]), ("undo", &[])]);
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told[0].1.starts_with("keys: tick cannot be Hyper-x; it can be a char"), "{told:?}");
        assert!(told[1].1.starts_with("keys: there is no action tock;"), "{told:?}");
    }
}
