//! Which keys the footer shows.

use super::keymap::{Action, Binding};
use super::mode::Mode;
use super::{App, Remark, Side};
use crate::roadmap::Mark;

/// A key that matters now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it asks for.
    pub action: Action,
    /// The key, as the learner reads it.
    pub key: String,
    /// The word beside it.
    pub word: &'static str,
}

impl App {
    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<Hint> {
        let useful: &[Action] = match self.mode() {
            Mode::Leaving => &[Action::SaveElsewhere, Action::Abandon, Action::Back],
            Mode::Reread => &[Action::In],
            Mode::Roadmaps => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Find | Mode::Palette => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Guide => self.useful_in_the_guide(),
            Mode::Filter => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Select => &[Action::Tick, Action::Doing, Action::Skip, Action::Back, Action::Down, Action::Up],
            Mode::Links => &[Action::In, Action::Copy, Action::Back, Action::Down, Action::Up],
            Mode::Help => &[Action::Back, Action::Down, Action::Up],
            Mode::Changes => {
                &[Action::In, Action::TakeBack, Action::Dismiss, Action::Back, Action::Undo, Action::Redo, Action::Help]
            }
            Mode::Note => &[Action::SaveNote, Action::NewLine, Action::Back],
            Mode::Road => self.useful_on_the_road(),
        };
        let mut shown: Vec<Action> = useful.iter().copied().filter(|&action| self.applies(action)).collect();
        // A notice leaves room for few keys. What was just said is undone or noted on next; what was undone, redone.
        let first = shown.first().copied();
        let next: &[Option<Action>] = match &self.remark {
            Some(Remark::Undone(_)) => &[Some(Action::Redo), Some(Action::Undo), first],
            Some(remark) if remark.is_notice() => &[first, Some(Action::Undo), Some(Action::Note)],
            _ => &[],
        };
        shown.sort_by_key(|action| next.iter().position(|next| *next == Some(*action)).unwrap_or(next.len()));
        let bindings = shown.into_iter().filter_map(|action| self.keymap.binding(action));
        bindings.map(|binding| self.hint(binding)).collect()
    }

    fn hint(&self, binding: &Binding) -> Hint {
        let mode = self.mode();
        let word = match binding.action {
            Action::In if self.is_on_something_lost() => "pick a home",
            Action::In if self.is_at_a_home() => "put it here",
            Action::Skip if mode == Mode::Road && self.is_on_something_skipped() => "bring back",
            _ => binding.hint_in(mode),
        };
        Hint { action: binding.action, key: binding.first_key(mode), word }
    }

    fn is_on_something_skipped(&self) -> bool {
        self.cursor(self.side).is_some_and(|node| self.progress.mark(node) == Mark::Skipped)
    }

    fn useful_in_the_guide(&self) -> &'static [Action] {
        match self.side {
            Side::Outline => &[Action::In, Action::Down, Action::NextSection, Action::Road, Action::Quit, Action::Help],
            Side::Checklist => &[
                Action::Down,
                Action::NextSection,
                Action::Find,
                Action::Links,
                Action::Road,
                Action::Quit,
                Action::Help,
                Action::OtherPane,
            ],
        }
    }

    /// The first five and the help fit the usual window: a way out is always among them.
    fn useful_on_the_road(&self) -> &'static [Action] {
        match (self.side, self.cursor(Side::Outline).and_then(|row| self.outline.entry(row))) {
            (_, None) => &[Action::Help, Action::Quit, Action::Guide, Action::Roadmaps],
            (Side::Outline, Some(entry)) if entry.is_option => &[
                Action::In,
                Action::Tick,
                Action::Choose,
                Action::Skip,
                Action::Quit,
                Action::Note,
                Action::Undo,
                Action::Redo,
                Action::Help,
                Action::Find,
                Action::NextOpen,
                Action::Changes,
            ],
            (Side::Outline, Some(entry)) if entry.depth > 0 => &[
                Action::In,
                Action::Tick,
                Action::Find,
                Action::Skip,
                Action::Quit,
                Action::Undo,
                Action::Redo,
                Action::Help,
                Action::Note,
                Action::NextOpen,
                Action::Choose,
                Action::Changes,
            ],
            (Side::Outline, Some(_)) => &[
                Action::In,
                Action::Tick,
                Action::Find,
                Action::NextOpen,
                Action::Quit,
                Action::Undo,
                Action::Redo,
                Action::Help,
                Action::Changes,
                Action::Guide,
                Action::Roadmaps,
            ],
            (Side::Checklist, Some(_)) => &[
                Action::In,
                Action::Tick,
                Action::Choose,
                Action::Doing,
                Action::Skip,
                Action::Note,
                Action::Back,
                Action::Undo,
                Action::Redo,
                Action::Help,
                Action::NextOpen,
                Action::Find,
                Action::Quit,
                Action::Changes,
            ],
        }
    }

    fn applies(&self, action: Action) -> bool {
        match action {
            Action::In if self.mode() == Mode::Road && self.side == Side::Checklist => self.is_at_a_home(),
            Action::Choose => self.option_at_cursor().is_some(),
            Action::TakeBack => !self.is_on_something_lost(),
            Action::Changes => self.has_changes(),
            Action::Undo => self.progress.undoable().is_some(),
            Action::Redo => self.progress.redoable().is_some(),
            Action::Down | Action::Up if self.mode() == Mode::Help => self.lowest_help() > 0,
            _ => true,
        }
    }
}
