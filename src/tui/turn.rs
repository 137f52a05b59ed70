//! One message while it is handled.

use crate::progress::At;
use crate::tui::context::Request;
use crate::tui::effect::Effect;
use crate::tui::layout::Layout;

/// The effects of one message, with the time and the layout that it is handled in.
pub(super) struct Turn {
    pub(super) now: At,
    pub(super) layout: Layout,
    pub(super) effects: Vec<Effect>,
    pub(super) requests: Vec<Request>,
}

/// Builds a context from the fields of the screen that no feature owns, so that one feature can be borrowed beside it.
macro_rules! context {
    ($tui:expr, $turn:expr) => {
        &mut Context {
            doc: &mut $tui.doc,
            keymap: &$tui.keymap,
            layout: &$turn.layout,
            now: $turn.now,
            notice: &mut $tui.notice,
            effects: &mut $turn.effects,
            requests: &mut $turn.requests,
        }
    };
}

pub(super) use context;
