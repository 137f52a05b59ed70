//! Answers to the keys of the Road view.

use crate::progress::Intent;
use crate::roadmap::{Mark, NodeId};
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::tui::road::choice::asks_to_choose;
use crate::tui::road::marking::{redo, undo};
use crate::tui::road::outline::divides;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

impl Road {
    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        match action {
            Action::Tick => self.mark(Intent::Toggle, cx),
            Action::Doing => self.mark(Intent::Doing, cx),
            Action::Skip => self.mark(Intent::Skip, cx),
            Action::Choose => self.choose(cx),
            Action::Undo => undo(cx),
            Action::Redo => redo(cx),
            Action::Select => self.begin_selection(),
            Action::HideDone => self.hide_done(cx),
            Action::Focus => self.toggle_focus(cx),
            Action::FoldLevel => self.fold_level(true, cx),
            Action::UnfoldLevel => self.fold_level(false, cx),
            Action::FoldAll => self.fold_all(true, cx),
            Action::UnfoldAll => self.fold_all(false, cx),
            Action::Back if self.show_all(cx) => {}
            Action::Back => self.pane = Pane::Outline,
            movement => self.navigate(movement, cx),
        }
    }

    /// The keys that matter now; the first four fit a window of 80 columns.
    pub(crate) fn hints(&self) -> &'static [Action] {
        match (self.pane, self.cursor(Pane::Outline)) {
            (_, None) => &[Action::Guide, Action::Roadmaps],
            (Pane::Outline, Some(_)) => &[
                Action::In,
                Action::Tick,
                Action::Skip,
                Action::Find,
                Action::Undo,
                Action::Note,
                Action::NextOpen,
                Action::Guide,
                Action::Roadmaps,
                Action::Redo,
            ],
            (Pane::Checklist, Some(_)) => &[
                Action::Tick,
                Action::Skip,
                Action::Note,
                Action::Doing,
                Action::In,
                Action::Undo,
                Action::Find,
                Action::NextOpen,
                Action::Back,
                Action::Redo,
            ],
        }
    }

    /// Returns true if an action does anything here.
    pub(crate) fn applies(&self, action: Action, scene: Scene<'_>) -> bool {
        let here = self.selected();
        match action {
            Action::Tick => here.is_some_and(|node| can_tick(node, scene)),
            Action::Doing => here.is_some_and(|node| scene.doc.roadmap.node(node).kind.has_mark()),
            Action::Choose => self.option_at_cursor(scene.doc).is_some(),
            _ => true,
        }
    }

    /// Returns true if the skip key would bring back the row under the cursor, or every selected one.
    pub(crate) fn brings_back(&self, scene: Scene<'_>) -> bool {
        if self.is_selecting() {
            return self.selection_has(Mark::Skipped, scene);
        }
        self.selected().is_some_and(|node| scene.doc.progress.mark(node) == Mark::Skipped)
    }
}

/// Returns true if ticking changes anything: on a heading, while something below is open and no choice is to be made.
fn can_tick(node: NodeId, scene: Scene<'_>) -> bool {
    let doc = scene.doc;
    let tally = doc.progress.tally(node);
    let is_open = tally.done < tally.count || tally.items == 0 && tally.extras_done < tally.extras;
    !divides(doc.roadmap.node(node)) || is_open && !asks_to_choose(doc, node)
}
