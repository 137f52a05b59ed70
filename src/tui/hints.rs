//! The footer of the screen: which keys matter now.

use crate::tui::footer::Footer;
use crate::tui::footer::hints::Hint;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::overlay::Overlay;
use crate::tui::scene::Scene;
use crate::tui::view::View;
use crate::tui::{Tui, footer};

pub(crate) fn footer<'a>(tui: &'a Tui, layout: &Layout) -> Footer<'a> {
    let mode = tui.mode();
    Footer {
        hints: hints_in(tui, layout),
        lasting: footer::hints::lasting(mode, &tui.keymap),
        notice: tui.notice.as_ref(),
        saving: &tui.doc.saving,
        is_quitting: tui.quitting,
        selected: tui.views.road.selected_count(tui.scene(layout)),
        framed: layout.framed,
    }
}

/// The keys that matter now, the most useful first. Each mode has its own, in places that do not change.
pub fn hints(tui: &Tui) -> Vec<Hint> {
    hints_in(tui, &tui.layout())
}

fn hints_in(tui: &Tui, layout: &Layout) -> Vec<Hint> {
    let scene = tui.scene(layout);
    let useful: &[Action] = match tui.overlays.last() {
        _ if tui.quitting => &[Action::SaveElsewhere, Action::Abandon],
        Some(overlay) => overlay.hints(),
        None => tui.views.hints(),
    };
    useful.iter().filter_map(|&action| hint(tui, action, scene)).collect()
}

/// Returns true if an action does anything now.
fn applies(tui: &Tui, action: Action, scene: Scene<'_>) -> bool {
    match action {
        Action::Undo => tui.doc.progress.undoable().is_some(),
        Action::Redo => tui.doc.progress.redoable().is_some(),
        Action::Dismiss => tui.doc.update.is_some(),
        Action::Changes => tui.doc.update.is_some() || tui.changes.banner.is_some(),
        _ if tui.quitting => true,
        _ => match tui.overlays.last() {
            Some(overlay) => overlay.applies(action, scene),
            None if action == Action::In && tui.attach_target().is_some() => true,
            None => tui.views.applies(action, scene),
        },
    }
}

/// The hint of an action, or of another one that has its place now.
fn hint(tui: &Tui, action: Action, scene: Scene<'_>) -> Option<Hint> {
    let options = alternatives(tui, action, scene);
    let made = options.iter().map(|(actions, word, _)| Hint::new(actions, *word, tui.mode(), &tui.keymap));
    let made: Vec<Option<Hint>> = made.collect();
    let shown = options.iter().rposition(|(.., holds)| *holds).unwrap_or(0);
    let others = made.iter().flatten().map(|hint| (hint.key.clone(), hint.word)).collect();
    let hint = made.into_iter().nth(shown)??;
    Some(Hint { applies: applies(tui, hint.action, scene), others, ..hint })
}

/// What the place of an action may show: keys, a word other than the usual, and whether it is that now.
fn alternatives(tui: &Tui, action: Action, scene: Scene<'_>) -> Vec<(Vec<Action>, Option<&'static str>, bool)> {
    let road = &tui.views.road;
    let is_attaching = tui.overlays.is_empty() && tui.changes.attaching.is_some();
    match (action, tui.overlays.last()) {
        (Action::In, Some(Overlay::Changes(list))) => {
            vec![(vec![action], None, true), (vec![action], Some("new place"), list.is_on_orphan(&tui.doc))]
        }
        (Action::In, _) if is_attaching => vec![(vec![action], Some("put it here"), true)],
        (Action::TakeBack, None) => {
            vec![(vec![action], None, false), (vec![action], Some("redo this"), tui.views.log.redoes(&tui.doc))]
        }
        (Action::Skip, None) if tui.views.current == View::Road => vec![
            (vec![Action::Skip], None, false),
            (vec![Action::Skip], Some("unskip"), road.brings_back(scene)),
            (vec![Action::Choose], None, road.applies(Action::Choose, scene)),
        ],
        (Action::Down, _) => {
            let word = if tui.overlays.is_empty() && tui.views.current == View::Pace { "scroll" } else { "move" };
            vec![(vec![Action::Down, Action::Up], Some(word), true)]
        }
        (Action::NextSection, _) => vec![(vec![Action::PreviousSection, Action::NextSection], Some("page"), true)],
        _ => vec![(vec![action], None, true)],
    }
}
