//! The list of known roadmaps, and the way from one to another.

mod draw;
pub(crate) mod listed;
pub(crate) mod path;
pub(crate) mod plain;

use ratatui::layout::Rect;

use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::notice::Notice;
use crate::tui::roadmaps::listed::Listed;
use crate::tui::widgets::list::moved;

pub(crate) use draw::draw;

/// Lines of an entry: its title, its path, and an empty line.
const LINES: u16 = 3;

/// The overlay.
#[derive(Clone, Debug)]
pub struct Roadmaps {
    list: Vec<Listed>,
    cursor: usize,
    top: usize,
    /// The selected one is opened as soon as everything is saved.
    waits: bool,
}

impl Roadmaps {
    /// The list, with the cursor on the open roadmap, whose counts the document knows best.
    pub(crate) fn new(mut list: Vec<Listed>, doc: &Document) -> Roadmaps {
        for open in list.iter_mut().filter(|listed| listed.is_open) {
            open.state = Ok(doc.progress.road(&doc.roadmap));
        }
        let cursor = list.iter().position(|listed| listed.is_open).unwrap_or(0);
        Roadmaps { list, cursor, top: 0, waits: false }
    }

    /// The entries in a panel of this height: the first line of each, and whether it is under the cursor.
    pub(crate) fn in_view(&self, height: u16) -> impl Iterator<Item = (u16, &Listed, bool)> {
        let entries = self.list.iter().enumerate().skip(self.top).take(room(height));
        let lines = (0..).step_by(usize::from(LINES));
        lines.zip(entries).map(|(y, (at, listed))| (y, listed, at == self.cursor))
    }

    /// The largest number of items on a road of the list.
    pub(crate) fn most_items(&self) -> u32 {
        self.list.iter().filter_map(|listed| listed.state.as_ref().ok()).map(|tally| tally.count).max().unwrap_or(0)
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if let Some(at) = moved(action, self.cursor, room(height(cx.layout))) {
            return self.move_to(at);
        }
        match action {
            Action::In => self.open(cx),
            Action::OpenPath => cx.request(Request::AskForPath),
            Action::Forget => self.ask_to_forget(cx),
            Action::Back | Action::Roadmaps | Action::Quit => cx.request(Request::Close),
            _ => {}
        }
    }

    fn ask_to_forget(&self, cx: &mut Context<'_>) {
        match self.list.get(self.cursor) {
            None => {}
            Some(listed) if listed.is_open => cx.notify(Notice::refusal("It is open: open another one first")),
            Some(listed) if listed.names.is_empty() => cx.notify(Notice::refusal("This one comes with Roadbook")),
            Some(Listed { title, names, .. }) => {
                cx.request(Request::AskToForget { title: title.clone(), names: names.clone() });
            }
        }
    }

    /// The list read again, with the cursor where it was.
    pub(crate) fn update(&mut self, list: Vec<Listed>, doc: &Document) {
        let cursor = self.cursor;
        *self = Roadmaps { top: self.top, ..Roadmaps::new(list, doc) };
        self.move_to(cursor);
    }

    /// Opens the selected roadmap, once everything of this one is saved.
    fn open(&mut self, cx: &mut Context<'_>) {
        match self.list.get(self.cursor) {
            Some(listed) if !listed.is_open => self.waits = true,
            _ => return cx.request(Request::Close),
        }
        self.open_if_saved(cx);
        if self.waits {
            cx.notify(Notice::info("Opens once everything is saved"));
        }
    }

    /// Opens the roadmap that waits to be opened, if one does and everything is saved.
    pub(crate) fn open_if_saved(&mut self, cx: &mut Context<'_>) {
        if !self.waits || cx.doc.unsaved() > 0 {
            return;
        }
        self.waits = false;
        if let Some(listed) = self.list.get(self.cursor) {
            cx.request(Request::OpenRoadmap(listed.source.clone()));
        }
    }

    fn move_to(&mut self, at: usize) {
        self.cursor = at.min(self.list.len().saturating_sub(1));
        self.waits = false;
    }

    /// Moves to the entry at a line of the panel; returns its index.
    pub(crate) fn click(&mut self, y: u16) -> Option<usize> {
        let at = self.top + usize::from(y / LINES);
        let is_entry = y % LINES + 1 < LINES && at < self.list.len();
        is_entry.then(|| self.move_to(at)).map(|()| at)
    }

    /// Scrolls the cursor into view, and leaves no line unused at the end.
    pub(crate) fn settle(&mut self, layout: &Layout) {
        let room = room(height(layout));
        let lowest = self.list.len().saturating_sub(room);
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(room), self.cursor).min(lowest);
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.panes
    }
}

fn height(layout: &Layout) -> u16 {
    layout.inside(Roadmaps::area(layout)).height
}

/// The number of entries in a panel of this height; the last needs no empty line.
fn room(height: u16) -> usize {
    usize::from(height.saturating_add(1) / LINES).max(1)
}
