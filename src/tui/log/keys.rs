//! Answers to the keys of the Log view.

use crate::progress::{At, COUNTS, FactKind};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::keymap::Action;
use crate::tui::log::Log;
use crate::tui::notice::Notice;
use crate::tui::road::marking::{redo, undo};

impl Log {
    /// The keys that matter now.
    pub(crate) fn hints(&self) -> &'static [Action] {
        &[Action::TakeBack, Action::In, Action::LogTime, Action::Filter, Action::Undo, Action::Redo, Action::Down]
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, doc: &Document) -> bool {
        match action {
            Action::TakeBack => self.selected().is_some_and(|at| doc.progress.is_by_learner(at)),
            Action::In => self.node(doc).is_some(),
            Action::LogTime => self.time_entry(doc).is_some(),
            Action::Down => self.rows.len() > 2,
            _ => true,
        }
    }

    /// Returns true if the key that undoes an action would redo this one.
    pub(crate) fn redoes(&self, doc: &Document) -> bool {
        self.selected().is_some_and(|at| doc.progress.is_undone(at))
    }

    /// Handles an action; returns whether the view is left.
    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) -> bool {
        let mut cursor = self.cursor;
        let moved = cursor.navigate(action, Log::area(cx.layout).height, self.rows.len(), |row| self.is_entry(row));
        self.cursor = cursor;
        if moved {
            return false;
        }
        match (action, self.selected()) {
            (Action::Undo, _) => undo(cx),
            (Action::Redo, _) => redo(cx),
            (Action::Filter, _) => cx.request(Request::AskLogPhase(self.phase)),
            (Action::TakeBack, Some(at)) => self.take_back(at, cx),
            (Action::In, Some(_)) => match self.node(cx.doc) {
                Some(node) => cx.request(Request::ShowOnRoad(node)),
                None => cx.notify(Notice::refusal("This is about nothing that the roadmap still has")),
            },
            (Action::Back, _) if self.phase.is_some() => self.show_phase(None),
            (Action::Back, _) => return true,
            _ => {}
        }
        false
    }

    /// Undoes the action, or redoes it where it was undone.
    fn take_back(&self, at: At, cx: &mut Context<'_>) {
        if !cx.doc.progress.is_by_learner(at) {
            let changes = cx.keymap.key(Action::Changes);
            return cx.notify(Notice::refusal(format!("Roadbook moved this itself; press {changes} in Road to see")));
        }
        let was_undone = cx.doc.progress.is_undone(at);
        let facts = match was_undone {
            true => cx.doc.progress.redo_action(at, cx.now),
            false => cx.doc.progress.undo_action(at, cx.now),
        };
        let effect = cx.doc.apply(facts);
        cx.effects.push(effect);
        cx.doc.history.turned(at, !was_undone);
        // What counts is read anew.
        let recounts = |kind: &FactKind| matches!(kind, FactKind::Set { setting, .. } if setting == COUNTS);
        if cx.doc.progress.action(at).iter().any(|fact| recounts(&fact.kind)) {
            cx.effects.push(Effect::Reload);
        }
        let key = cx.keymap.key(Action::TakeBack);
        cx.notify(match was_undone {
            true => Notice::info(format!("Redone; {key} undoes it")),
            false => Notice::info(format!("Undone; {key} redoes it")),
        });
    }
}
