//! The overlays: what opens over a view and takes the keys.

use ratatui::layout::Rect;

use crate::tui::ask::Question;
use crate::tui::card::Card;
use crate::tui::changes::ChangeList;
use crate::tui::entry::LineEntry;
use crate::tui::filter::FilterList;
use crate::tui::find::Find;
use crate::tui::guide::PageFind;
use crate::tui::help::Help;
use crate::tui::keymap::{Action, Mode};
use crate::tui::layout::Layout;
use crate::tui::links::Links;
use crate::tui::note::NoteEditor;
use crate::tui::palette::Palette;
use crate::tui::reload::Lost;
use crate::tui::roadmaps::Roadmaps;
use crate::tui::roadmaps::path::PathPrompt;
use crate::tui::scene::Scene;

#[derive(Debug)]
pub enum Overlay {
    Help(Help),
    Roadmaps(Roadmaps),
    PathPrompt(PathPrompt),
    Changes(ChangeList),
    Find(Find),
    PageFind(PageFind),
    Palette(Palette),
    Links(Links),
    Card(Card),
    Filter(FilterList),
    Note(NoteEditor),
    Entry(LineEntry),
    Question(Question),
    /// Keys wait until the learner has seen that the roadmap changed.
    Reloaded(Lost),
}

impl Overlay {
    /// The mode of its keys.
    pub(crate) fn mode(&self) -> Mode {
        match self {
            Overlay::Help(_) => Mode::Help,
            Overlay::Roadmaps(_) => Mode::Roadmaps,
            Overlay::PathPrompt(_) => Mode::PathPrompt,
            Overlay::Changes(_) => Mode::Changes,
            Overlay::Find(_) | Overlay::PageFind(_) => Mode::Find,
            Overlay::Palette(_) => Mode::Palette,
            Overlay::Links(_) => Mode::Links,
            Overlay::Card(_) => Mode::Card,
            Overlay::Filter(_) => Mode::Filter,
            Overlay::Note(_) => Mode::Note,
            Overlay::Entry(_) => Mode::Entry,
            Overlay::Question(_) => Mode::Question,
            Overlay::Reloaded(_) => Mode::Reloaded,
        }
    }

    /// The title in the header, where nothing has a frame; `None` where the view's own stays.
    pub(crate) fn title(&self) -> Option<String> {
        match self {
            Overlay::Note(note) => Some(format!("Note on {}", note.name())),
            Overlay::Entry(entry) => Some(entry.title()),
            Overlay::Reloaded(_) => None,
            Overlay::Help(_)
            | Overlay::Roadmaps(_)
            | Overlay::PathPrompt(_)
            | Overlay::Changes(_)
            | Overlay::Find(_)
            | Overlay::PageFind(_)
            | Overlay::Palette(_)
            | Overlay::Links(_)
            | Overlay::Card(_)
            | Overlay::Question(_)
            | Overlay::Filter(_) => Some(self.mode().title().to_owned()),
        }
    }

    /// Its rectangle; `None` where the mouse does nothing in it.
    pub(crate) fn area(&self, layout: &Layout) -> Option<Rect> {
        match self {
            Overlay::Help(_) => Some(Help::area(layout)),
            Overlay::Roadmaps(_) => Some(Roadmaps::area(layout)),
            Overlay::PathPrompt(_) => Some(PathPrompt::area(layout)),
            Overlay::Changes(_) => Some(ChangeList::area(layout)),
            Overlay::Find(_) => Some(Find::area(layout)),
            Overlay::PageFind(_) => Some(PageFind::area(layout)),
            Overlay::Palette(palette) => Some(palette.area(layout)),
            Overlay::Links(links) => Some(links.area(layout)),
            Overlay::Card(card) => Some(card.area(layout)),
            Overlay::Filter(filter) => Some(filter.area(layout)),
            Overlay::Question(question) => Some(question.area(layout)),
            Overlay::Note(_) | Overlay::Entry(_) | Overlay::Reloaded(_) => None,
        }
    }

    /// Moves to the entry at a line of its rectangle; returns its index.
    pub(crate) fn click(&mut self, line: u16, scene: Scene<'_>) -> Option<usize> {
        match self {
            Overlay::Roadmaps(roadmaps) => roadmaps.click(line),
            Overlay::PathPrompt(prompt) => prompt.click(line),
            Overlay::Changes(list) => list.click(line, scene.doc, scene.layout),
            Overlay::Find(find) => find.click(line),
            Overlay::PageFind(find) => find.click(line),
            Overlay::Palette(palette) => palette.click(line),
            Overlay::Links(links) => links.click(line, scene.layout),
            Overlay::Card(card) => card.click(line),
            Overlay::Filter(filter) => filter.click(line),
            Overlay::Question(question) => question.click(line, scene.layout),
            Overlay::Help(_) | Overlay::Note(_) | Overlay::Entry(_) | Overlay::Reloaded(_) => None,
        }
    }

    /// Scrolls its cursor into view.
    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        match self {
            Overlay::Help(help) => help.settle(scene.keymap, scene.layout),
            Overlay::Roadmaps(roadmaps) => roadmaps.settle(scene.layout),
            Overlay::PathPrompt(prompt) => prompt.settle(scene.layout),
            Overlay::Changes(list) => list.settle(scene.doc, scene.layout),
            Overlay::Find(find) => find.settle(scene.layout),
            Overlay::PageFind(find) => find.settle(scene.layout),
            Overlay::Palette(palette) => palette.settle(scene.layout),
            Overlay::Links(links) => links.settle(scene.layout),
            Overlay::Card(card) => card.settle(scene),
            Overlay::Filter(filter) => filter.settle(scene.layout),
            Overlay::Question(question) => question.settle(scene.layout),
            Overlay::Note(_) | Overlay::Entry(_) | Overlay::Reloaded(_) => {}
        }
    }

    /// The keys that matter in it, the most useful first.
    pub(crate) fn hints(&self) -> &'static [Action] {
        match self {
            Overlay::Reloaded(_) | Overlay::Entry(_) => &[Action::In],
            Overlay::Roadmaps(_) => &[Action::In, Action::Down, Action::OpenPath, Action::Forget],
            Overlay::PathPrompt(_)
            | Overlay::Find(_)
            | Overlay::PageFind(_)
            | Overlay::Palette(_)
            | Overlay::Question(_)
            | Overlay::Filter(_) => &[Action::In, Action::Down],
            Overlay::Links(_) => &[Action::In, Action::Copy, Action::Down],
            Overlay::Card(_) => &[Action::In, Action::Tick, Action::Note, Action::Copy, Action::Down, Action::Undo],
            Overlay::Help(_) => &[Action::Down],
            Overlay::Changes(_) => &[
                Action::Accept,
                Action::TakeBack,
                Action::In,
                Action::Dismiss,
                Action::Undo,
                Action::Redo,
                Action::Down,
            ],
            Overlay::Note(_) => &[Action::SaveNote, Action::NewLine],
        }
    }

    /// Returns true if an action does anything in it.
    pub(crate) fn applies(&self, action: Action, scene: Scene<'_>) -> bool {
        match (self, action) {
            (Overlay::Changes(list), Action::In) => list.can_open(scene.doc),
            (Overlay::Changes(list), Action::Accept) => list.can_accept(scene.doc),
            (Overlay::Changes(list), Action::TakeBack) => list.can_take_back(scene.doc),
            (Overlay::Help(help), Action::Down) => help.lowest(scene.keymap, scene.layout) > 0,
            (Overlay::Card(card), action) => card.applies(action, scene.layout),
            (_, Action::In) => self.entries().is_none_or(|count| count > 0),
            (_, Action::Down) => self.entries().is_none_or(|count| count > 1),
            _ => true,
        }
    }

    /// The number of entries of a list to pick from.
    fn entries(&self) -> Option<usize> {
        match self {
            Overlay::Find(find) => Some(find.picker().entries.len()),
            Overlay::PathPrompt(prompt) => Some(prompt.picker().entries.len()),
            Overlay::PageFind(find) => Some(find.picker().entries.len()),
            Overlay::Palette(palette) => Some(palette.picker().entries.len()),
            Overlay::Links(links) => Some(links.picker().entries.len()),
            Overlay::Filter(filter) => Some(filter.picker().entries.len()),
            Overlay::Question(question) => Some(question.picker().entries.len()),
            Overlay::Help(_)
            | Overlay::Roadmaps(_)
            | Overlay::Changes(_)
            | Overlay::Card(_)
            | Overlay::Note(_)
            | Overlay::Entry(_)
            | Overlay::Reloaded(_) => None,
        }
    }
}
