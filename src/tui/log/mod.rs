//! The Log view: everything that was done, by day, the newest first, to go back to, undo and redo.

mod draw;
mod keys;
pub(crate) mod plain;
mod told;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use ratatui::layout::{Position, Rect};

use crate::progress::At;
use crate::progress::pace::{self, Day, Row, Subject};
use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::layout::Layout;
use crate::tui::log::told::Told;
use crate::tui::reload::Former;
use crate::tui::scene::Scene;
use crate::tui::widgets::cursor::Cursor;

pub(crate) use draw::draw;

/// State of the view.
#[derive(Debug, Default)]
pub struct Log {
    cursor: Cursor,
    /// The rows as of a revision of the document and a day.
    rows: Vec<Row>,
    revision: Option<(u64, Option<Day>)>,
    /// The entries of time that others replace, as of the same.
    replaced: Rc<HashSet<At>>,
    /// The actions in view and the one under the cursor, as of the same.
    told: HashMap<At, Told>,
    /// The phase that is shown; `None` for all.
    phase: Option<NodeId>,
}

impl Log {
    /// The same place over another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Log {
        let mut log = Log { phase: self.phase.and_then(|phase| nodes.now(phase)), ..Log::default() };
        log.update(nodes.new);
        let at = self.selected().and_then(|at| log.rows.iter().position(|row| *row == Row::Entry(at)));
        log.cursor = Cursor::on(at.unwrap_or(self.cursor.at));
        log
    }

    /// The moment of the action under the cursor.
    fn selected(&self) -> Option<At> {
        match self.rows.get(self.cursor.at) {
            Some(Row::Entry(at)) => Some(*at),
            Some(Row::Day { .. }) | None => None,
        }
    }

    /// The node that the action under the cursor is about, the first of several.
    pub(crate) fn node(&self, doc: &Document) -> Option<NodeId> {
        self.told(self.selected()?, doc)?.node
    }

    /// The moment of the action under the cursor, where it is an entry of time.
    pub(crate) fn time_entry(&self, doc: &Document) -> Option<At> {
        let at = self.selected()?;
        matches!(self.told(at, doc)?.subject, Subject::Time { .. }).then_some(at)
    }

    /// Shows one phase alone, or all.
    pub(crate) fn show_phase(&mut self, phase: Option<NodeId>) {
        *self = Log { phase, ..Log::default() };
    }

    /// The row of the action of a moment.
    fn told(&self, at: At, doc: &Document) -> Option<Cow<'_, Told>> {
        if let Some(told) = self.told.get(&at).filter(|_| self.revision == Some(revision(doc))) {
            return Some(Cow::Borrowed(told));
        }
        let log = pace::Log::knowing(&doc.roadmap, &doc.progress, self.phase, Rc::clone(&self.replaced));
        Some(Cow::Owned(Told::of(&log.entry(at)?, &log)))
    }

    /// Works out the rows in view and the one under the cursor, where they are not known yet.
    fn tell(&mut self, height: u16, doc: &Document) {
        let shown = self.rows.iter().skip(self.cursor.top).take(height.into()).filter_map(|row| match row {
            Row::Entry(at) => Some(*at),
            Row::Day { .. } => None,
        });
        let shown: Vec<At> = shown.chain(self.selected()).collect();
        for at in shown {
            if !self.told.contains_key(&at)
                && let Some(told) = self.told(at, doc).map(Cow::into_owned)
            {
                self.told.insert(at, told);
            }
        }
    }

    fn is_entry(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Entry(_)))
    }

    /// The rectangle of the rows.
    fn area(layout: &Layout) -> Rect {
        layout.inside(layout.panes)
    }

    /// Moves to the row at a cell; returns its index.
    pub(crate) fn click(&mut self, cell: Position, layout: &Layout) -> Option<usize> {
        let mut cursor = self.cursor;
        let at = cursor.click(Log::area(layout), cell, |row| self.is_entry(row));
        self.cursor = cursor;
        at
    }

    pub(crate) fn wheel(&mut self, down: bool, lines: u16) {
        self.cursor.wheel(down, lines);
    }

    pub(crate) fn follow_cursor(&mut self) {
        self.cursor.follow();
    }

    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        self.update(scene.doc);
        let mut cursor = self.cursor;
        cursor.settle(Log::area(scene.layout).height, self.rows.len(), |row| self.is_entry(row));
        self.cursor = cursor;
        self.tell(Log::area(scene.layout).height, scene.doc);
    }

    /// Lists the rows anew where the document is another one; the cursor stays on its action.
    fn update(&mut self, doc: &Document) {
        if self.revision == Some(revision(doc)) {
            return;
        }
        let (selected, before) = (self.selected(), self.cursor.at);
        let log = pace::Log::new(&doc.roadmap, &doc.progress, self.phase);
        (self.rows, self.replaced) = (log.rows(doc.streak.today.unwrap_or(Day::MAX)), log.replaced());
        self.revision = Some(revision(doc));
        self.told.clear();
        // Actions are added at the top, so it is searched from where it was.
        let is_it = |row: &Row| selected.is_some_and(|at| *row == Row::Entry(at));
        let from = before.min(self.rows.len());
        let at = self.rows[from..].iter().position(is_it).map(|at| from + at);
        let at = at.or_else(|| self.rows.iter().position(is_it));
        if let Some(at) = at {
            self.cursor.top = (self.cursor.top + at).saturating_sub(before);
            self.cursor.at = at;
        }
    }
}

/// What the rows depend on.
fn revision(doc: &Document) -> (u64, Option<Day>) {
    (doc.revision, doc.streak.today)
}
