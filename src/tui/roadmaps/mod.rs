//! The list of the roadmaps seen so far, and the way from one to another.

pub(crate) mod draw;

use crate::progress::Tally;
use crate::tui::keymap::Action;
use crate::tui::mode::Over;
use crate::tui::widgets::list::moved;
use crate::tui::{Effect, Remark, Tui};

/// Lines of an entry: its title, its place, and air before the next.
const LINES: u16 = 3;

/// A roadmap that was seen before, as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its title, sanitised.
    pub title: String,
    /// The name it is kept under: its path, or `built-in`. Not sanitised.
    pub source: String,
    /// The counts of its road, or why it cannot be opened.
    pub state: Result<Tally, String>,
    /// Whether it is the one on the screen.
    pub is_open: bool,
}

/// The list while it is shown.
#[derive(Clone, Debug)]
pub struct Roadmaps {
    list: Vec<Listed>,
    cursor: usize,
    top: usize,
    /// Whether the one under the cursor is to be opened as soon as all is saved.
    waits: bool,
}

impl Roadmaps {
    /// The list with the cursor on what is open.
    fn new(list: Vec<Listed>) -> Roadmaps {
        let cursor = list.iter().position(|listed| listed.is_open).unwrap_or(0);
        Roadmaps { list, cursor, top: 0, waits: false }
    }

    /// The entries that stand in a panel of so many lines: the first line of each, and whether it is under the cursor.
    pub fn view(&self, height: u16) -> impl Iterator<Item = (u16, &Listed, bool)> {
        let entries = self.list.iter().enumerate().skip(self.top).take(room(height));
        let lines = (0..).step_by(usize::from(LINES));
        lines.zip(entries).map(|(y, (at, listed))| (y, listed, at == self.cursor))
    }

    /// Whether no roadmap is listed.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The most items that a road of the list has.
    pub fn most_items(&self) -> u32 {
        self.list.iter().filter_map(|listed| listed.state.as_ref().ok()).map(|tally| tally.count).max().unwrap_or(0)
    }

    /// The entry at this line of the panel.
    pub(crate) fn listed_at(&self, y: u16) -> Option<usize> {
        let at = self.top + usize::from(y / LINES);
        (y % LINES + 1 < LINES && at < self.list.len()).then_some(at)
    }

    pub(crate) fn move_to(&mut self, at: usize) {
        self.cursor = at.min(self.list.len().saturating_sub(1));
        self.waits = false;
    }

    /// Keeps the cursor in view, and leaves no line unused at the end.
    pub(crate) fn settle(&mut self, height: u16) {
        let room = room(height);
        let lowest = self.list.len().saturating_sub(room);
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(room), self.cursor).min(lowest);
    }
}

/// How many entries a panel of so many lines has room for; the last needs no air.
fn room(height: u16) -> usize {
    usize::from(height.saturating_add(1) / LINES).max(1)
}

impl Tui {
    /// Shows the list; how far the open one has come, the screen knows best.
    pub(crate) fn show_roadmaps(&mut self, mut list: Vec<Listed>) {
        for open in list.iter_mut().filter(|listed| listed.is_open) {
            open.state = Ok(self.progress.road(&self.roadmap));
        }
        if self.roadmaps().is_none() {
            self.overs.push(Over::Roadmaps(Roadmaps::new(list)));
        }
    }

    /// Moves in the list, opens what is under the cursor, or closes the list.
    pub(crate) fn perform_in_roadmaps(&mut self, action: Action) -> Vec<Effect> {
        let page = room(self.panel_height());
        let Some(roadmaps) = self.roadmaps_mut() else { return Vec::new() };
        if let Some(at) = moved(action, roadmaps.cursor, page) {
            roadmaps.move_to(at);
            return Vec::new();
        }
        match action {
            Action::In => return self.open_listed(),
            Action::Back | Action::Roadmaps | Action::Quit => self.close(),
            _ => {}
        }
        Vec::new()
    }

    /// Leaves for the roadmap under the cursor, once nothing of this one can be lost.
    fn open_listed(&mut self) -> Vec<Effect> {
        let Some(roadmaps) = self.roadmaps_mut() else { return Vec::new() };
        match roadmaps.list.get(roadmaps.cursor) {
            Some(listed) if !listed.is_open => roadmaps.waits = true,
            _ => self.close(),
        }
        let effects = self.leave_once_saved();
        if self.roadmaps().is_some_and(|roadmaps| roadmaps.waits) {
            self.remark = Some(Remark::OpensOnceSaved);
        }
        effects
    }

    /// Leaves for the roadmap that was chosen, if one was and all is saved.
    pub(crate) fn leave_once_saved(&mut self) -> Vec<Effect> {
        if !self.on_its_way.is_empty() {
            return Vec::new();
        }
        let Some(roadmaps) = self.roadmaps_mut().filter(|roadmaps| roadmaps.waits) else { return Vec::new() };
        roadmaps.waits = false;
        let source = roadmaps.list.get(roadmaps.cursor).map(|listed| listed.source.clone());
        source.map_or(Vec::new(), |source| self.go(Effect::Open { source }))
    }
}
