//! Clicks and the wheel.

use ratatui::layout::Position;

use crate::tui::Tui;
use crate::tui::click::{Clicked, Target};
use crate::tui::draw::header_of;
use crate::tui::hints;
use crate::tui::keymap::Action;
use crate::tui::scene::Scene;
use crate::tui::turn::Turn;
use crate::tui::view::Click;

/// Lines that one notch of the wheel moves.
const NOTCH: u16 = 3;

pub(super) fn click(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    tui.views.follow_cursors();
    let footer = turn.layout.footer;
    if footer.contains(cell) {
        if let Some(action) = hints::footer(tui, &turn.layout).action_at(cell.x - footer.x, footer.width, tui.look) {
            let mode = tui.mode();
            tui.notice = None;
            tui.run(mode, action, turn);
        }
        return;
    }
    match tui.overlays.last() {
        _ if tui.quitting => {}
        Some(_) => click_in_overlay(tui, cell, turn),
        None => click_in_view(tui, cell, turn),
    }
}

/// Selects the entry of a list; where it was clicked last, takes it. A click beside the overlay closes it.
fn click_in_overlay(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    let mode = tui.mode();
    let scene = Scene { doc: &tui.doc, layout: &turn.layout, keymap: &tui.keymap };
    let Some(overlay) = tui.overlays.last_mut() else { return };
    let Some(area) = overlay.area(&turn.layout) else { return };
    if !area.contains(cell) {
        return tui.run(mode, Action::Back, turn);
    }
    let Some(at) = turn.layout.line_at(area, cell).and_then(|line| overlay.click(line, scene)) else { return };
    let last = tui.clicked.replace(Clicked { target: Target::Entry(at), at: turn.now });
    if last.is_some_and(|last| last.target == Target::Entry(at)) {
        tui.clicked = None;
        tui.run(mode, Action::In, turn);
    }
}

fn click_in_view(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    tui.notice = None;
    let (layout, mode) = (turn.layout, tui.mode());
    if let Some(view) = header_of(tui, &layout).view_at(cell.x).filter(|_| layout.header.contains(cell)) {
        tui.views.road.end_selection();
        return tui.run(mode, view.action(), turn);
    }
    let scene = Scene { doc: &tui.doc, layout: &layout, keymap: &tui.keymap };
    let (target, click) = match tui.views.click_in_list(cell, scene) {
        Some((at, click)) => (Target::Entry(at), click),
        None => {
            let Some((pane, place)) = tui.views.row_at(cell, scene) else { return };
            (Target::Row(place.row), tui.views.click(pane, place, cell, scene))
        }
    };
    let last = tui.clicked.replace(Clicked { target, at: turn.now });
    let is_second = last.is_some_and(|last| last.is_doubled_by(target, turn.now));
    let action = match click {
        Click::Once(action) => Some(action),
        Click::Twice(action) => Some(action).filter(|_| is_second),
        Click::Nothing => None,
    };
    if let Some(action) = action {
        tui.clicked = None;
        tui.run(tui.mode(), action, turn);
    }
}

/// Scrolls the pane under the pointer; in a list, moves its cursor.
pub(super) fn scroll(tui: &mut Tui, down: bool, cell: Position, turn: &mut Turn) {
    if tui.overlays.is_empty() && !tui.quitting {
        let scene = Scene { doc: &tui.doc, layout: &turn.layout, keymap: &tui.keymap };
        return tui.views.wheel(cell, down, NOTCH, scene);
    }
    let (mode, action) = (tui.mode(), if down { Action::Down } else { Action::Up });
    for _ in 0..NOTCH {
        if tui.keymap.is_bound(mode, action) {
            tui.run(mode, action, turn);
        }
    }
}
