//! The footer of the screen: which keys matter now.

use crate::tui::footer::Footer;
use crate::tui::footer::hints::Hint;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::overlay::Overlay;
use crate::tui::scene::Scene;
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
    }
}

/// The keys that matter now, the most useful first.
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
    let mut shown: Vec<Action> = useful.iter().copied().filter(|&action| applies(tui, action, scene)).collect();
    if tui.overlays.is_empty() && tui.attach_target().is_some() {
        shown.sort_by_key(|action| *action != Action::In);
    }
    footer::hints::sort(&mut shown, tui.notice.as_ref(), tui.changes.banner.is_some());
    shown.into_iter().filter_map(|action| hint(tui, action, scene)).collect()
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

fn hint(tui: &Tui, action: Action, scene: Scene<'_>) -> Option<Hint> {
    let is_on_orphan = || match tui.overlays.last() {
        Some(Overlay::Changes(list)) => list.is_on_orphan(&tui.doc),
        _ => false,
    };
    let word = match action {
        Action::In if is_on_orphan() => Some("new place"),
        Action::In if tui.overlays.is_empty() && tui.attach_target().is_some() => Some("put it here"),
        Action::Skip if tui.views.road.brings_back(scene) => Some("bring back"),
        Action::Down => Some("move"),
        Action::NextSection => Some("page"),
        _ => None,
    };
    let actions: Vec<Action> = match action {
        Action::Down => vec![Action::Down, Action::Up],
        Action::NextSection => tui.views.guide.page_keys(),
        action => vec![action],
    };
    let hint = Hint::new(&actions, word, tui.mode(), &tui.keymap)?;
    Some(Hint { action, ..hint })
}
