//! The Today view: what is being learnt, what is next and why, what was done today, this week, and whether it suffices.

mod days;
mod draw;
pub(crate) mod plain;

use ratatui::layout::Position;

use crate::progress::pace::{self, Day};
use crate::progress::{Intent, counted};
use crate::roadmap::NodeId;
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::reload::Former;
use crate::tui::road::Road;
use crate::tui::road::marking::{redo, undo};
use crate::tui::scene::Scene;
use crate::tui::widgets::cursor::Cursor;
use crate::tui::widgets::text::join;

pub(crate) use draw::draw;

/// The first cell of an entry's sign.
const SIGN: u16 = 2;

/// State of the view.
#[derive(Debug, Default)]
pub struct Today {
    cursor: Cursor,
    rows: Vec<Row>,
    known: Option<Known>,
}

/// The contents as of a revision of the document and a day.
#[derive(Debug)]
struct Known {
    revision: u64,
    day: Day,
    today: pace::Today,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Gap,
    Heading(&'static str),
    /// A sentence where there are no entries.
    Words(&'static str),
    Entry {
        node: NodeId,
        /// Its points, where it has any, and the reason why it is here.
        why: String,
    },
}

impl Today {
    /// The same place over another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Today {
        let mut today = Today::default();
        today.update(nodes.new);
        let selected = self.selected().and_then(|node| nodes.now(node));
        let at = today.rows.iter().position(|row| matches!(row, Row::Entry { node, .. } if Some(*node) == selected));
        today.cursor = Cursor::on(at.unwrap_or(self.cursor.at));
        today
    }

    /// The node under the cursor.
    pub(crate) fn selected(&self) -> Option<NodeId> {
        match self.rows.get(self.cursor.at) {
            Some(Row::Entry { node, .. }) => Some(*node),
            _ => None,
        }
    }

    fn is_entry(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(Row::is_entry)
    }

    /// Handles an action; returns whether the view is left.
    pub(crate) fn handle(&mut self, action: Action, road: &Road, cx: &mut Context<'_>) -> bool {
        let height = self.list_area(cx.layout).height;
        let mut cursor = self.cursor;
        let moved = cursor.navigate(action, height, self.rows.len(), |row| self.is_entry(row));
        self.cursor = cursor;
        if moved {
            return false;
        }
        match (action, self.selected()) {
            (Action::Undo, _) => undo(cx),
            (Action::Redo, _) => redo(cx),
            (Action::Back, _) => return true,
            (Action::In, Some(node)) => cx.request(Request::Card(node)),
            (Action::Tick, Some(node)) => road.mark_node(node, Intent::Toggle, cx),
            (Action::Doing, Some(node)) => road.mark_node(node, Intent::Doing, cx),
            (Action::Skip, Some(node)) => road.mark_node(node, Intent::Skip, cx),
            _ => {}
        }
        false
    }

    /// Moves to the row at a cell; returns its index.
    pub(crate) fn click(&mut self, cell: Position, layout: &Layout) -> Option<usize> {
        let mut cursor = self.cursor;
        let at = cursor.click(self.list_area(layout), cell, |row| self.is_entry(row));
        self.cursor = cursor;
        at
    }

    /// Returns true if a cell of a row is that of its sign, or beside it.
    pub(crate) fn is_sign(&self, cell: Position, layout: &Layout) -> bool {
        (self.list_area(layout).x + SIGN).abs_diff(cell.x) <= 1
    }

    pub(crate) fn wheel(&mut self, down: bool, lines: u16) {
        self.cursor.wheel(down, lines);
    }

    pub(crate) fn follow_cursor(&mut self) {
        self.cursor.follow();
    }

    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        self.update(scene.doc);
        let height = self.list_area(scene.layout).height;
        let mut cursor = self.cursor;
        cursor.settle(height, self.rows.len(), |row| self.is_entry(row));
        self.cursor = cursor;
    }

    /// Works the contents out anew where the document or the day is another one.
    fn update(&mut self, doc: &Document) {
        let (revision, Some(day)) = (doc.revision, doc.streak.today) else { return };
        if self.known.as_ref().is_none_or(|known| (known.revision, known.day) != (revision, day)) {
            let today = doc.outlook().today();
            self.rows = rows(&today, doc);
            self.known = Some(Known { revision, day, today });
        }
    }

    pub(crate) fn hints(&self) -> &'static [Action] {
        &[
            Action::Tick,
            Action::Timer,
            Action::In,
            Action::Doing,
            Action::LogTime,
            Action::Skip,
            Action::Undo,
            Action::Redo,
            Action::Down,
        ]
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action) -> bool {
        match action {
            Action::In | Action::Tick | Action::Doing | Action::Skip => self.selected().is_some(),
            Action::Down => self.rows.iter().filter(|row| row.is_entry()).nth(1).is_some(),
            _ => true,
        }
    }
}

impl Row {
    fn is_entry(&self) -> bool {
        matches!(self, Row::Entry { .. })
    }
}

fn rows(today: &pace::Today, doc: &Document) -> Vec<Row> {
    let next = |next: &pace::Next| Row::Entry { node: next.node, why: why(next, doc) };
    let waits = |next: &&pace::Next| matches!(next.why, pace::Why::Waiting(_));
    let done = |&node: &NodeId| {
        let item = doc.roadmap.item_of_point(node).map(|item| doc.roadmap.heading(item).name);
        Row::Entry { node, why: item.map_or_else(String::new, |item| format!("point of {item}")) }
    };
    let parts: [(&str, Vec<Row>); 4] = [
        ("Learning now", today.doing.iter().map(next).collect()),
        ("Next", today.next.iter().filter(|next| !waits(next)).map(next).collect()),
        ("Left open before", today.next.iter().filter(waits).map(next).collect()),
        ("Done today", today.done_today.iter().map(done).collect()),
    ];
    let mut rows = Vec::new();
    for (heading, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
        if !rows.is_empty() {
            rows.push(Row::Gap);
        }
        rows.push(Row::Heading(heading));
        rows.extend(part);
    }
    if rows.is_empty() {
        rows.push(Row::Words("Nothing is left to learn here."));
    }
    rows
}

/// The points that are done and the reason: `2 of 4 points, since Thursday`.
fn why(next: &pace::Next, doc: &Document) -> String {
    let tally = doc.progress.tally(next.node);
    let points = match (next.why, tally.points) {
        (pace::Why::Doing(_), points @ 1..) => format!("{} of {}", tally.points_done, counted(points, "point")),
        _ => String::new(),
    };
    join(vec![points, next.why.words(doc.today())])
}
