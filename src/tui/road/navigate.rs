//! Moving: cursors, folds, and the pane that has the keys.

use crate::roadmap::NodeId;
use crate::tui::context::Context;
use crate::tui::keymap::Action;
use crate::tui::notice::Notice;
use crate::tui::road::outline::divides;
use crate::tui::road::rows::Rows;
use crate::tui::road::scroll::Scroll;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

impl Road {
    pub(crate) fn navigate(&mut self, action: Action, cx: &mut Context<'_>) {
        match action {
            Action::NextOpen => self.go_to_next_open(cx),
            Action::NextSection => self.go_to_neighbour(1, true, cx),
            Action::PreviousSection => self.go_to_neighbour(1, false, cx),
            Action::NextPhase => self.go_to_neighbour(0, true, cx),
            Action::PreviousPhase => self.go_to_neighbour(0, false, cx),
            action => self.move_cursor(action, cx.scene()),
        }
    }

    /// Moves the cursor, folds, or switches the pane.
    pub(crate) fn move_cursor(&mut self, action: Action, scene: Scene<'_>) {
        match action {
            Action::Down => self.scroll(scene, |scroll, rows, _| scroll.step(rows, true)),
            Action::Up => self.scroll(scene, |scroll, rows, _| scroll.step(rows, false)),
            Action::HalfDown => self.scroll(scene, |scroll, rows, height| scroll.page(rows, height / 2, true)),
            Action::HalfUp => self.scroll(scene, |scroll, rows, height| scroll.page(rows, height / 2, false)),
            Action::PageDown => self.scroll(scene, |scroll, rows, height| scroll.page(rows, height, true)),
            Action::PageUp => self.scroll(scene, |scroll, rows, height| scroll.page(rows, height, false)),
            Action::First => self.scroll(scene, |scroll, rows, _| scroll.cursor = rows.first()),
            Action::Last => self.scroll(scene, |scroll, rows, _| scroll.cursor = rows.last()),
            Action::Right => self.unfold(),
            Action::Left => self.fold(scene),
            Action::OtherPane => self.switch_pane(),
            Action::In => self.go_in(scene),
            _ => {}
        }
    }

    /// Changes the scroll position of the pane that has the keys, over that pane's rows and height.
    fn scroll(&mut self, scene: Scene<'_>, change: impl FnOnce(&mut Scroll, &dyn Rows, u16)) {
        let layout = scene.layout;
        match self.pane {
            Pane::Outline => {
                let mut scroll = self.outline_scroll;
                change(&mut scroll, &self.outline_rows(), layout.inside(layout.outline).height);
                self.select(scroll.cursor, scene);
            }
            Pane::Checklist => {
                let mut scroll = self.checklist_scroll;
                let Some(rows) = self.checklist(scene) else { return };
                change(&mut scroll, &rows, layout.inside(layout.checklist).height);
                self.checklist_scroll = scroll;
            }
        }
    }

    fn switch_pane(&mut self) {
        self.pane = match self.pane {
            Pane::Outline => Pane::Checklist,
            Pane::Checklist => Pane::Outline,
        };
    }

    fn unfold(&mut self) {
        match (self.pane, self.selected()) {
            (Pane::Outline, Some(row)) if self.is_folded(row) => self.outline_folds.open(row),
            (Pane::Outline, _) => self.pane = Pane::Checklist,
            (Pane::Checklist, Some(row)) => self.checklist_folds.open(row),
            (Pane::Checklist, None) => {}
        }
    }

    fn fold(&mut self, scene: Scene<'_>) {
        let Some(row) = self.selected() else { return self.pane = Pane::Outline };
        match self.pane {
            Pane::Outline => {
                let up = self.outline.above(row).next();
                if self.outline.can_fold(row) && !self.is_folded(row) {
                    self.outline_folds.close(row);
                } else if up.is_some() {
                    self.select(up, scene);
                }
            }
            Pane::Checklist => self.fold_in_checklist(row, scene),
        }
    }

    fn fold_in_checklist(&mut self, row: NodeId, scene: Scene<'_>) {
        let Some(checklist) = self.checklist(scene) else { return };
        let parent = scene.doc.roadmap.node(row).parent;
        let parent = parent.filter(|&up| up != checklist.root && !checklist.is_heading(up));
        if checklist.can_fold(row) && !checklist.is_folded(row) {
            self.checklist_folds.close(row);
        } else if parent.is_some() {
            self.checklist_scroll.cursor = parent;
        } else {
            self.pane = Pane::Outline;
        }
    }

    /// Goes from the outline into the checklist; there, into a section.
    fn go_in(&mut self, scene: Scene<'_>) {
        match (self.pane, self.checklist_scroll.cursor) {
            (Pane::Outline, _) => self.pane = Pane::Checklist,
            (Pane::Checklist, Some(row)) if self.outline.entry(row).is_some() => {
                self.reveal(row);
                self.select(Some(row), scene);
            }
            // The only child of the section that is open has no row in the outline.
            (Pane::Checklist, Some(row)) if divides(scene.doc.roadmap.node(row)) => {
                self.checklist_folds.open(row);
                self.move_cursor(Action::Down, scene);
            }
            (Pane::Checklist, _) => {}
        }
    }

    fn go_to_next_open(&mut self, cx: &mut Context<'_>) {
        let Some(cursor) = self.selected() else { return };
        if let Some(item) = self.next_open(cx.doc, cursor) {
            return self.go_to(item, cx);
        }
        cx.notify(match self.focus {
            None => Notice::refusal("No open items left"),
            Some(phase) => Notice::refusal(format!(
                "No open items in {}. {} shows all phases",
                cx.doc.roadmap.heading(phase).name,
                cx.keymap.key(Action::Focus)
            )),
        });
    }

    fn go_to_neighbour(&mut self, depth: u16, down: bool, cx: &mut Context<'_>) {
        let here = self.selected().and_then(|cursor| self.outline.enclosing(&cx.doc.roadmap, cursor));
        let neighbour = |here| {
            let all = std::iter::successors(Some(here), |&here| self.outline.neighbour(here, depth, down));
            all.skip(1).find(|&there| self.visible.shows(there))
        };
        let Some(mut there) = here.and_then(neighbour) else { return };
        let root = self.outline_scroll.cursor.filter(|_| self.pane == Pane::Checklist);
        // From within the checklist, its own heading is no neighbour.
        if root == Some(there) {
            let Some(before) = neighbour(there) else { return };
            there = before;
        }
        match root {
            Some(root) if cx.doc.contains(root, there) => self.go_to(there, cx),
            _ => {
                self.reveal(there);
                self.select(Some(there), cx.scene());
            }
        }
    }

    /// Selects a node: in the outline if it is one of its entries, else in the checklist.
    pub(crate) fn visit(&mut self, node: NodeId, cx: &mut Context<'_>) {
        self.unhide(node, cx);
        if self.outline.entry(node).is_none() {
            return self.go_to(node, cx);
        }
        self.reveal(node);
        self.select(Some(node), cx.scene());
        self.pane = Pane::Outline;
    }

    /// Puts the cursor of the checklist on a node, in the narrowest section that holds it unless what is selected does.
    pub(crate) fn go_to(&mut self, node: NodeId, cx: &mut Context<'_>) {
        self.unhide(node, cx);
        self.go_to_shown(node, cx.scene());
    }

    pub(crate) fn go_to_shown(&mut self, node: NodeId, scene: Scene<'_>) {
        let doc = scene.doc;
        let selected = self.outline_scroll.cursor.filter(|&root| doc.contains(root, node) && root != node);
        if selected.is_none() {
            let Some(enclosing) = self.outline.enclosing(&doc.roadmap, node) else { return };
            self.reveal(enclosing);
            self.select(Some(enclosing), scene);
        }
        for up in doc.roadmap.ancestors(node) {
            self.checklist_folds.open(up);
        }
        self.checklist_scroll.cursor = Some(node);
        self.pane = Pane::Checklist;
    }

    /// Unfolds what is above an entry of the outline.
    pub(crate) fn reveal(&mut self, entry: NodeId) {
        for up in self.outline.above(entry) {
            self.outline_folds.open(up);
        }
    }

    /// Puts the outline's cursor on an entry; the checklist follows, from its beginning.
    pub(crate) fn select(&mut self, entry: Option<NodeId>, scene: Scene<'_>) {
        if entry == self.outline_scroll.cursor {
            return;
        }
        self.outline_scroll.cursor = entry;
        let scroll = self.checklist(scene).map(|rows| {
            let mut items = std::iter::successors(rows.first(), |&row| rows.next(row));
            Scroll { top: rows.first(), cursor: items.find(|&row| !rows.is_heading(row)), is_rolled: false }
        });
        self.checklist_scroll = scroll.unwrap_or_default();
    }
}
