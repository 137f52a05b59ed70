//! Which keys the footer shows.

use super::keymap::{Action, Binding};
use super::mode::Mode;
use super::{App, Side};

impl App {
    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<&Binding> {
        let useful: &[Action] = match self.mode() {
            Mode::Leaving => &[Action::SaveElsewhere, Action::Abandon, Action::Back],
            Mode::Roadmaps => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Find | Mode::Palette => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Filter => &[Action::In, Action::Back, Action::Down, Action::Up],
            Mode::Select => &[Action::Tick, Action::Doing, Action::Skip, Action::Back, Action::Down, Action::Up],
            Mode::Links => &[Action::In, Action::Copy, Action::Back, Action::Down, Action::Up],
            Mode::Help => &[Action::Back, Action::Down, Action::Up],
            Mode::Changes => &[Action::In, Action::TakeBack, Action::Dismiss, Action::Back, Action::Undo, Action::Help],
            Mode::Note => &[Action::SaveNote, Action::NewLine, Action::Back],
            Mode::Road => self.useful_on_the_road(),
        };
        let shown = useful.iter().filter(|&&action| self.applies(action));
        shown.filter_map(|&action| self.keymap.binding(action)).collect()
    }

    fn useful_on_the_road(&self) -> &'static [Action] {
        match self.side {
            _ if self.roadmap.phases().is_empty() => &[Action::Help, Action::Quit, Action::Roadmaps],
            Side::Outline => &[
                Action::In,
                Action::Tick,
                Action::NextOpen,
                Action::Find,
                Action::Choose,
                Action::Changes,
                Action::Undo,
                Action::Help,
                Action::Quit,
                Action::Roadmaps,
            ],
            Side::Checklist => &[
                Action::Tick,
                Action::Doing,
                Action::Skip,
                Action::Note,
                Action::NextOpen,
                Action::Find,
                Action::Choose,
                Action::Back,
                Action::Changes,
                Action::Undo,
                Action::Help,
                Action::Quit,
                Action::Roadmaps,
            ],
        }
    }

    fn applies(&self, action: Action) -> bool {
        match action {
            Action::Choose => self.option_at_cursor().is_some(),
            Action::Changes => self.has_changes(),
            Action::Undo => self.progress.undoable().is_some(),
            Action::Down | Action::Up if self.mode() == Mode::Help => self.lowest_help() > 0,
            _ => true,
        }
    }
}
