//! The palette: every action of a mode by its name and its help, with its key.

use crate::tui::Tui;
use crate::tui::find::fuzzy::rank;
use crate::tui::find::words::{Judge, lighter};
use crate::tui::keymap::{Action, Binding, Group};
use crate::tui::mode::Mode;
use crate::tui::picker::{Choice, Picked};

/// Cells for an action's name.
const NAME: usize = 18;
/// What a page of the guide is read with.
const READING: [Action; 9] = [
    Action::NextSection,
    Action::PreviousSection,
    Action::NextPhase,
    Action::PreviousPhase,
    Action::Find,
    Action::NextMatch,
    Action::PreviousMatch,
    Action::Links,
    Action::Road,
];

impl Tui {
    /// The actions of a mode that fit the query; all of them where it is empty.
    pub(crate) fn actions(&self, mode: Mode, query: &str) -> (Vec<Picked>, usize) {
        let here = |binding: &&Binding| binding.modes.holds(mode) && binding.action != Action::Palette;
        let of = |group: Group| self.keymap.bindings().iter().filter(move |binding| binding.group == group);
        // What moves is under the fingers soon, and comes last.
        let bindings = [Group::Mark, Group::Program, Group::Move].into_iter().flat_map(of).filter(here);
        let mut fitting: Vec<&Binding> = bindings.collect();
        if mode == Mode::Guide {
            let place = |binding: &&Binding| READING.iter().position(|action| *action == binding.action);
            fitting.sort_by_key(|binding| place(binding).unwrap_or(READING.len()));
        }
        if !query.is_empty() {
            fitting = rank(query, &fitting, |binding| words(binding).into(), usize::MAX).best;
            let mut judge = Judge::new(query);
            fitting.sort_by_key(|binding| kinship(binding.name, query, &mut judge));
        }
        let mut light = lighter(query);
        let entries: Vec<Picked> = fitting.into_iter().map(|binding| entry(binding, &mut light)).collect();
        let count = entries.len();
        (entries, count)
    }
}

/// How near a command's name is to what was typed: the same, beginning with it, holding it, or none of these. Whoever
/// types a whole name means that command, however well the words of another fit.
fn kinship(name: &str, query: &str, judge: &mut Judge) -> usize {
    let typed = query.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let near = [name == typed, name.starts_with(&typed), judge.whole(name).is_some()];
    near.iter().position(|is_so| *is_so).unwrap_or(near.len())
}

/// The name, and in a column of its own what it does.
fn words(binding: &Binding) -> String {
    format!("{:<NAME$}{}", binding.name, binding.help)
}

fn entry(binding: &Binding, light: &mut impl FnMut(&str) -> Vec<u32>) -> Picked {
    let text = words(binding);
    Picked { choice: Choice::Action(binding.action), sign: None, lit: light(&text), text, beside: binding.keys_label() }
}
