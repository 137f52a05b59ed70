//! The views: what fills the screen.

use crate::tui::keymap::Action;
use crate::tui::keymap::mode::Mode;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Road,
    Guide,
}

impl View {
    /// Every view, in the order of the header.
    pub const ALL: &[View] = &[View::Road, View::Guide];

    pub fn name(self) -> &'static str {
        self.mode().title()
    }

    /// The mode of its keys.
    pub fn mode(self) -> Mode {
        match self {
            View::Road => Mode::Road,
            View::Guide => Mode::Guide,
        }
    }

    /// The action that shows it.
    pub fn action(self) -> Action {
        match self {
            View::Road => Action::Road,
            View::Guide => Action::Guide,
        }
    }
}
