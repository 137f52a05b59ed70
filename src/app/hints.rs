//! Which keys the footer shows.

use super::keymap::{Action, Binding, binding};
use super::{App, Side, help};

impl App {
    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<&'static Binding> {
        let useful: &[Action] = match (self.help, self.side) {
            _ if self.leaving => &[Action::SaveElsewhere, Action::Abandon, Action::Back],
            _ if self.roadmaps.is_some() => &[Action::In, Action::Back, Action::Down, Action::Up],
            (Some(_), _) => &[Action::Back, Action::Down, Action::Up],
            _ if self.is_reviewing() => {
                &[Action::In, Action::TakeBack, Action::Dismiss, Action::Back, Action::Undo, Action::Help]
            }
            (None, _) if self.roadmap.phases().is_empty() => &[Action::Help, Action::Quit, Action::Roadmaps],
            (None, Side::Outline) => &[
                Action::In,
                Action::Tick,
                Action::NextOpen,
                Action::Choose,
                Action::Changes,
                Action::Undo,
                Action::Help,
                Action::Quit,
                Action::Roadmaps,
            ],
            (None, Side::Checklist) => &[
                Action::Tick,
                Action::Doing,
                Action::Skip,
                Action::NextOpen,
                Action::Choose,
                Action::Back,
                Action::Changes,
                Action::Undo,
                Action::Help,
                Action::Quit,
                Action::Roadmaps,
            ],
        };
        useful.iter().filter(|&&action| self.applies(action)).filter_map(|&action| binding(action)).collect()
    }

    fn applies(&self, action: Action) -> bool {
        match action {
            Action::Choose => self.option_at_cursor().is_some(),
            Action::Changes => self.has_changes(),
            Action::Undo => self.progress.undoable().is_some(),
            Action::Down | Action::Up if self.help.is_some() => help::height(self.size.columns) > self.panel_height(),
            _ => true,
        }
    }
}
