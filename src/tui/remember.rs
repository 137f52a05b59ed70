//! Keeping the state of a screen when it ends, and standing there again in the next session.

use crate::tui::Tui;
use crate::tui::scene::Scene;
use crate::tui::screen_state::ScreenState;
use crate::tui::view::View;

impl Tui {
    /// The state to keep for the next session.
    pub fn state(&self) -> ScreenState {
        let of_road = self.views.road.state(&self.doc);
        let view = Some(self.views.current.name().to_owned());
        ScreenState { cursor: self.place(), new: self.new_keys(), view, ..of_road }
    }

    /// Stands where an earlier session was left; the cursor is there already.
    pub fn restore(&mut self, state: &ScreenState) {
        self.views.road.restore(state, &self.doc);
        self.settle();
        if let Some(&view) = View::ALL.iter().find(|view| Some(view.name()) == state.view.as_deref()) {
            let layout = self.layout();
            let scene = Scene { doc: &self.doc, layout: &layout, keymap: &self.keymap };
            self.views.show(view, scene);
        }
        self.add_new(&state.new);
    }
}
