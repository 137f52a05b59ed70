//! Moving about: the cursor, the folds, and which pane has the keys.

use crate::roadmap::NodeId;
use crate::tui::keymap::Action;
use crate::tui::road::pane::Pane;
use crate::tui::road::rows::Rows;
use crate::tui::{Remark, Side, Tui};

impl Tui {
    pub(crate) fn travel(&mut self, action: Action) {
        match action {
            Action::Down => self.step(true),
            Action::Up => self.step(false),
            Action::HalfDown => self.page(2, true),
            Action::HalfUp => self.page(2, false),
            Action::PageDown => self.page(1, true),
            Action::PageUp => self.page(1, false),
            Action::First => self.go_to_end(false),
            Action::Last => self.go_to_end(true),
            Action::Right => self.unfold(),
            Action::Left => self.fold(),
            Action::OtherPane => self.switch_pane(),
            Action::In => self.go_in(),
            Action::NextOpen => self.go_to_next_open(),
            Action::NextSection => self.go_to_neighbour(1, true),
            Action::PreviousSection => self.go_to_neighbour(1, false),
            Action::NextPhase => self.go_to_neighbour(0, true),
            Action::PreviousPhase => self.go_to_neighbour(0, false),
            _ => {}
        }
    }

    fn step(&mut self, down: bool) {
        self.move_cursor(|pane, rows, _| pane.step(rows, down));
    }

    fn page(&mut self, part: u16, down: bool) {
        self.move_cursor(|pane, rows, height| pane.page(rows, height / part, down));
    }

    fn go_to_end(&mut self, last: bool) {
        self.move_cursor(|pane, rows, _| pane.cursor = if last { rows.last() } else { rows.first() });
    }

    /// Moves the cursor of the pane that has the keys, over that pane's rows and height.
    fn move_cursor(&mut self, go: impl FnOnce(&mut Pane, &dyn Rows, u16)) {
        let layout = self.layout();
        match self.side {
            Side::Outline => {
                let mut pane = self.outline_pane;
                go(&mut pane, &self.outline_rows(), layout.inside(layout.outline).height);
                self.select(pane.cursor);
            }
            Side::Checklist => {
                let mut pane = self.checklist_pane;
                let Some(rows) = self.checklist() else { return };
                go(&mut pane, &rows, layout.inside(layout.checklist).height);
                self.checklist_pane = pane;
            }
        }
    }

    fn switch_pane(&mut self) {
        self.side = match self.side {
            Side::Outline => Side::Checklist,
            Side::Checklist => Side::Outline,
        };
    }

    fn unfold(&mut self) {
        match (self.side, self.cursor(self.side)) {
            (Side::Outline, Some(row)) if self.is_folded(row) => self.outline_folds.open(row),
            (Side::Outline, _) => self.side = Side::Checklist,
            (Side::Checklist, Some(row)) => self.checklist_folds.open(row),
            (Side::Checklist, None) => {}
        }
    }

    fn fold(&mut self) {
        let Some(row) = self.cursor(self.side) else { return self.side = Side::Outline };
        match self.side {
            Side::Outline => {
                let up = self.outline.above(row).next();
                if self.outline.can_fold(row) && !self.is_folded(row) {
                    self.outline_folds.close(row);
                } else if up.is_some() {
                    self.select(up);
                }
            }
            Side::Checklist => self.fold_in_checklist(row),
        }
    }

    fn fold_in_checklist(&mut self, row: NodeId) {
        let Some(checklist) = self.checklist() else { return };
        let parent = self.roadmap.node(row).parent.filter(|&up| up != checklist.root && !checklist.is_heading(up));
        if checklist.can_fold(row) && !checklist.is_folded(row) {
            self.checklist_folds.close(row);
        } else if parent.is_some() {
            self.checklist_pane.cursor = parent;
        } else {
            self.side = Side::Outline;
        }
    }

    /// From the outline into the checklist; there, into a section, or below an item.
    fn go_in(&mut self) {
        match (self.side, self.checklist_pane.cursor) {
            (Side::Outline, _) => self.side = Side::Checklist,
            (Side::Checklist, Some(row)) if self.outline.entry(row).is_some() => {
                self.reveal(row);
                self.select(Some(row));
            }
            (Side::Checklist, Some(row)) if self.roadmap.node(row).end > row.next() => {
                self.checklist_folds.open(row);
                self.step(true);
            }
            (Side::Checklist, _) => {}
        }
    }

    fn go_to_next_open(&mut self) {
        let Some(cursor) = self.cursor(self.side) else { return };
        match self.next_open(cursor) {
            Some(item) => self.go_to(item),
            None => {
                let alone = self.focus.map(|phase| self.roadmap.heading(phase).name);
                self.remark = Some(Remark::NothingOpen { alone });
            }
        }
    }

    fn go_to_neighbour(&mut self, depth: u16, down: bool) {
        let here = self.cursor(self.side).and_then(|cursor| self.outline.holder(&self.roadmap, cursor));
        let neighbour = |here| self.outline.neighbour(here, depth, down);
        let Some(mut there) = here.and_then(neighbour) else { return };
        let root = self.outline_pane.cursor.filter(|_| self.side == Side::Checklist);
        // Of what the checklist shows whole, its items are no way to itself.
        if root == Some(there) {
            let Some(before) = neighbour(there) else { return };
            there = before;
        }
        match root {
            Some(root) if self.holds(root, there) => self.go_to(there),
            _ => {
                self.reveal(there);
                self.select(Some(there));
            }
        }
    }

    /// Puts the cursor of the checklist on this node, in the narrowest section that holds it unless what
    /// is selected does.
    pub(crate) fn go_to(&mut self, node: NodeId) {
        self.uncover(node);
        let selected = self.outline_pane.cursor.filter(|&root| self.holds(root, node) && root != node);
        if selected.is_none() {
            let Some(holder) = self.outline.holder(&self.roadmap, node) else { return };
            self.reveal(holder);
            self.select(Some(holder));
        }
        for up in self.roadmap.ancestors(node) {
            self.checklist_folds.open(up);
        }
        self.checklist_pane.cursor = Some(node);
        self.side = Side::Checklist;
    }

    pub(crate) fn holds(&self, above: NodeId, node: NodeId) -> bool {
        above <= node && node < self.roadmap.node(above).end
    }

    /// Unfolds what is above an entry of the outline.
    pub(crate) fn reveal(&mut self, entry: NodeId) {
        for up in self.outline.above(entry) {
            self.outline_folds.open(up);
        }
    }

    /// Puts the outline's cursor on an entry; the checklist follows, from its beginning.
    pub(crate) fn select(&mut self, entry: Option<NodeId>) {
        if entry == self.outline_pane.cursor {
            return;
        }
        self.outline_pane.cursor = entry;
        let pane = self.checklist().map(|rows| {
            let items = std::iter::successors(rows.first(), |&row| rows.next(row));
            Pane { top: rows.first(), cursor: items.into_iter().find(|&row| !rows.is_heading(row)) }
        });
        self.checklist_pane = pane.unwrap_or_default();
    }

    /// Keeps the cursors and tops of both panes on rows that are shown, and in view.
    pub(crate) fn settle_panes(&mut self) {
        let layout = self.layout();
        let shown = |row: Option<NodeId>| self.outline_rows().shown_row(row?);
        let (cursor, top) = (shown(self.outline_pane.cursor), shown(self.outline_pane.top));
        self.select(cursor);
        let mut pane = Pane { cursor, top };
        pane.settle(&self.outline_rows(), layout.inside(layout.outline).height);
        self.outline_pane = pane;

        let Some(rows) = self.checklist() else { return };
        let shown = |row: Option<NodeId>| row.and_then(|row| rows.shown(row)).or_else(|| rows.first());
        let mut pane = Pane { cursor: shown(self.checklist_pane.cursor), top: shown(self.checklist_pane.top) };
        pane.settle(&rows, layout.inside(layout.checklist).height);
        self.checklist_pane = pane;
    }
}
