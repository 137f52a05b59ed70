//! Moving in a list of entries.

use crate::tui::keymap::Action;

/// The index after a movement from the entry `at`, in a list that shows `page` entries; it may be beyond the last.
/// `None` where the action is no movement.
pub(crate) fn moved(action: Action, at: usize, page: usize) -> Option<usize> {
    match action {
        Action::Down => Some(at + 1),
        Action::Up => Some(at.saturating_sub(1)),
        Action::HalfDown | Action::PageDown => Some(at + page),
        Action::HalfUp | Action::PageUp => Some(at.saturating_sub(page)),
        Action::First => Some(0),
        Action::Last => Some(usize::MAX),
        _ => None,
    }
}
