//! Takes over the state of a screen whose roadmap was read again.

use crate::tui::Tui;
use crate::tui::note::NoteEditor;
use crate::tui::overlay::Overlay;
use crate::tui::reload::{Former, Lost};
use crate::tui::scene::Scene;

/// Takes over the state of the screen of a former text, as far as its nodes still exist. Where keys were meant for
/// something else, they wait until the learner has seen it.
pub fn resume(tui: &mut Tui, former: &Tui) {
    tui.doc.drafts.clone_from(&former.doc.drafts);
    tui.doc.history = former.doc.history.clone();
    tui.doc.timer = former.doc.timer.clone();
    tui.recent.clone_from(&former.recent);
    tui.knows_unbound_keys = former.knows_unbound_keys;
    let layout = tui.layout();
    let scene = Scene { doc: &tui.doc, layout: &layout, keymap: &tui.keymap };
    let nodes = Former { doc: &former.doc, new: &tui.doc };
    tui.views.resume(&former.views, nodes, scene);
    tui.matches = former.matches.resume(nodes);
    tui.changes.attaching = former.changes.attaching.as_ref().and_then(|orphan| orphan.resume(nodes));
    let lost = match former.overlays.iter().any(|overlay| matches!(overlay, Overlay::Changes(_))) {
        true => Some(Lost::Changes),
        false => tui.views.road.lost(&former.views.road, nodes, scene),
    };
    tui.notice.clone_from(&former.notice);
    let messages = std::mem::replace(&mut tui.messages, former.messages.clone());
    tui.settle();
    messages.into_iter().for_each(|message| tui.show_message(message));
    if let Some(lost) = lost {
        tui.views.road.end_selection();
        tui.overlays.push(Overlay::Reloaded(lost));
    }
    for overlay in &former.overlays {
        resume_overlay(tui, overlay, lost.is_some(), former);
    }
    tui.settle();
}

fn resume_overlay(tui: &mut Tui, overlay: &Overlay, is_lost: bool, former: &Tui) {
    let layout = tui.layout();
    let nodes = Former { doc: &former.doc, new: &tui.doc };
    let resumed = match overlay {
        Overlay::Help(help) => Overlay::Help(*help),
        Overlay::Roadmaps(roadmaps) => Overlay::Roadmaps(roadmaps.clone()),
        Overlay::Note(note) => Overlay::Note(resume_note(tui, note)),
        Overlay::Entry(entry) => Overlay::Entry(entry.clone()),
        Overlay::Find(find) => Overlay::Find(find.resume(nodes)),
        Overlay::PathPrompt(prompt) => Overlay::PathPrompt(prompt.clone()),
        Overlay::PageFind(find) => Overlay::PageFind(find.resume(&tui.views.guide, &layout)),
        // A command was meant for what was under the cursor.
        Overlay::Palette(_) if is_lost => return,
        Overlay::Palette(palette) => Overlay::Palette(palette.resume(&tui.keymap)),
        Overlay::Links(links) => Overlay::Links(links.resume(tui.links())),
        Overlay::Card(card) => match card.resume(nodes) {
            Some(card) => Overlay::Card(card),
            None => return,
        },
        Overlay::Filter(filter) => Overlay::Filter(filter.resume(&tui.doc)),
        Overlay::Question(question) => Overlay::Question(question.clone()),
        Overlay::Reloaded(_) if is_lost => return,
        Overlay::Reloaded(lost) => Overlay::Reloaded(*lost),
        Overlay::Changes(_) => return,
    };
    tui.overlays.push(resumed);
}

fn resume_note(tui: &mut Tui, note: &NoteEditor) -> NoteEditor {
    let (note, message) = note.resume(&mut tui.doc);
    if let Some(message) = message {
        tui.show_message(message);
    }
    note
}
