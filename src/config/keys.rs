//! The learner's own keys.

use serde_json::Value;

use super::Problem;
use super::read::{Reading, shown};
use crate::tui::keymap::{Action, Conflict, Keymap, Stroke, table};

const KEYS: &str = "keys";
/// The names that a key may have.
const ALLOWED: &str = "a character, Ctrl- and a letter, Space, Enter, Esc, Tab, BackTab, Backspace, Delete, Up, Down, \
                       Left, Right, PgUp, PgDn, Home, End or F1 to F12, or a list of these";
/// The actions that are needed where characters are typed, too.
const NEEDED: [Action; 3] = [Action::In, Action::Back, Action::QuitAnywhere];

pub(super) fn take(reading: &mut Reading<'_>, value: &Value) {
    let named = match value {
        Value::Null => return,
        Value::Object(named) => named,
        other => return reading.refuse(&[KEYS], other, "a map from the names of actions to keys"),
    };
    let changes: Vec<_> = named.iter().filter_map(|(name, value)| change(reading, name, value)).collect();
    let (keymap, conflicts) = Keymap::default().with(changes);
    for Conflict { name, other, key } in conflicts {
        let what = format!("keys: {key} cannot be both {name} and {other}; {name} keeps its own keys");
        let problem = Problem::new(reading.line(&[KEYS, name]), what);
        reading.report(problem);
    }
    reading.settings.keymap = keymap;
}

/// The keys that an action is to have.
fn change(reading: &mut Reading<'_>, name: &str, value: &Value) -> Option<(Action, Vec<Stroke>)> {
    let Some(binding) = table().iter().find(|binding| binding.name == name) else {
        let what = format!("keys: there is no action {name}; `roadbook config` names them all");
        reading.report(Problem::new(reading.line(&[KEYS, name]), what));
        return None;
    };
    let keys = match value {
        Value::Array(keys) => keys.as_slice(),
        one => std::slice::from_ref(one),
    };
    let strokes: Option<Vec<Stroke>> = keys.iter().map(|key| Stroke::parse(&shown(key))).collect();
    let Some(strokes) = strokes.filter(|strokes| !strokes.is_empty()) else {
        reading.refuse(&[KEYS, name], value, ALLOWED);
        return None;
    };
    if NEEDED.contains(&binding.action) && strokes.iter().all(Stroke::types) {
        reading.refuse(&[KEYS, name], value, "keys of which one types no character");
        return None;
    }
    Some((binding.action, strokes))
}

#[cfg(test)]
mod tests {
    use crate::config::read::read;
    use crate::tui::keymap::{Action, Binding};

    fn told(text: &str) -> Vec<String> {
        read(text).1.iter().map(|problem| problem.of("f")).collect()
    }

    #[test]
    fn keys_are_called_as_the_help_calls_them() {
        let (settings, problems) =
            read("keys:\n  tick: [Space, x]\n  down: [j, Down, ↓, Ctrl-n]\n  help: F1\n  skip: 7\n");
        assert_eq!(problems, []);
        let keys = |action| settings.keymap.binding(action).map(Binding::keys_label).unwrap();
        assert_eq!(keys(Action::Tick), "Space x");
        assert_eq!(keys(Action::Down), "j ↓ Ctrl-n");
        assert_eq!((keys(Action::Help), keys(Action::Skip)), ("F1".into(), "7".into()));
    }

    #[test]
    fn keys_can_change_places() {
        assert_eq!(told("keys: {doing: s, skip: i}"), [""; 0]);
    }

    #[test]
    fn a_conflict_names_both_actions_and_is_not_taken() {
        let (settings, _) = read("keys:\n  doing: Space\n  skip: x\n");
        assert_eq!(
            told("keys:\n  doing: Space\n  skip: x\n"),
            ["f, line 2: keys: Space cannot be both doing and tick; doing keeps its own keys"]
        );
        assert_eq!(settings.keymap.key(Action::Doing), "i");
        assert_eq!(settings.keymap.key(Action::Skip), "x");
    }

    #[test]
    fn what_is_no_key_and_no_action_is_told() {
        let told = told("keys:\n  tick: Hyper-x\n  tock: x\n  back: x\n  undo: []\n");
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told.iter().any(|told| told.starts_with("f, line 2: keys: tick cannot be Hyper-x; it can be a char")));
        assert!(told.iter().any(|told| told.starts_with("f, line 3: keys: there is no action tock;")));
    }
}
