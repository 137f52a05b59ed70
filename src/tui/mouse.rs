//! Clicks and the wheel.

use ratatui::layout::Position;

use crate::tui::Tui;
use crate::tui::click::{Clicked, Target};
use crate::tui::context::Context;
use crate::tui::draw::header_of;
use crate::tui::keymap::Action;
use crate::tui::keymap::mode::Mode;
use crate::tui::scene::Scene;
use crate::tui::turn::{Turn, context};

/// Rows that one notch of the wheel moves.
const NOTCH: usize = 3;

pub(super) fn click(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    match tui.overlays.last() {
        _ if tui.quitting => {}
        Some(_) => click_in_overlay(tui, cell, turn),
        None => click_in_view(tui, cell, turn),
    }
}

/// Selects the entry of a list; where it was clicked last, takes it.
fn click_in_overlay(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    let mode = tui.mode();
    let scene = Scene { doc: &tui.doc, layout: &turn.layout, keymap: &tui.keymap };
    let Some(overlay) = tui.overlays.last_mut() else { return };
    let line = overlay.area(&turn.layout).and_then(|area| turn.layout.line_at(area, cell));
    let Some(at) = line.and_then(|line| overlay.click(line, scene)) else { return };
    let last = tui.clicked.replace(Clicked { target: Target::Entry(at), at: turn.now });
    if last.is_some_and(|last| last.target == Target::Entry(at)) {
        tui.clicked = None;
        tui.run(mode, Action::In, turn);
    }
}

fn click_in_view(tui: &mut Tui, cell: Position, turn: &mut Turn) {
    tui.notice = None;
    let layout = turn.layout;
    if let Some(view) = header_of(tui, &layout).view_at(cell.x).filter(|_| layout.header.contains(cell)) {
        let mode = tui.mode();
        tui.views.road.end_selection();
        return tui.run(mode, view.action(), turn);
    }
    let scene = Scene { doc: &tui.doc, layout: &layout, keymap: &tui.keymap };
    let Some((pane, place)) = tui.views.row_at(cell, scene) else { return };
    let target = Target::Row(place.row);
    let last = tui.clicked.replace(Clicked { target, at: turn.now });
    let is_second = last.is_some_and(|last| last.is_doubled_by(target, turn.now));
    let ticks = tui.views.click(pane, place, cell, scene);
    if is_second || !ticks {
        tui.clicked = None;
    }
    if is_second && ticks {
        tui.views.road.handle(Action::Tick, context!(tui, turn));
    }
}

/// In a view, moves in the pane under the pointer, and the keys stay where they are; else in what has the keys.
pub(super) fn scroll(tui: &mut Tui, down: bool, cell: Position, turn: &mut Turn) {
    let action = if down { Action::Down } else { Action::Up };
    let (mode, keys) = (tui.mode(), tui.views.road.pane());
    if matches!(mode, Mode::Road | Mode::Guide) {
        let scene = Scene { doc: &tui.doc, layout: &turn.layout, keymap: &tui.keymap };
        let pane = tui.views.road.pane_at(cell, scene).unwrap_or(keys);
        tui.views.road.set_pane(pane);
    }
    for _ in 0..NOTCH {
        if tui.keymap.is_bound(mode, action) {
            tui.run(mode, action, turn);
        }
    }
    tui.views.road.set_pane(keys);
}
