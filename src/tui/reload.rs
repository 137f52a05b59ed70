//! Going on with another text of the same roadmap: the screen looks as it did, and no key does more than it would have
//! done before. Nobody sees a file being written, so what is typed meanwhile is meant for what stood there.

use std::collections::HashSet;

use crate::roadmap::{Kind, NodeId};
use crate::tui::mode::Over;
use crate::tui::picker::{Choice, Pick, Picker};
use crate::tui::road::folds::Folds;
use crate::tui::{Guide, Side, Tui};

/// So many rows further up, one that still stands is looked for where that under the cursor is gone.
const NEAR: usize = 1000;

/// What the keys were meant for and is not there any more, or not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// Nothing: there was no row, and now there is one.
    Nothing,
    /// The row under the cursor.
    Row,
    /// What a key says something of, with all that stands below it: there is more of it now.
    Bounds,
    /// The selected rows.
    Selection,
    /// The list of changes.
    Changes,
}

impl Tui {
    /// Takes over how the screen of the former text was left, as far as its nodes still stand: the cursors, the folds,
    /// what is left out, the view, what stands over it, and the pane that had the keys. Where the keys were meant for
    /// something that is lost, they do nothing until the learner has taken note.
    pub fn resume(&mut self, former: &Tui) {
        self.resume_panes(former);
        self.resume_view(former);
        self.settle();
        self.resume_selection(former);
        self.resume_words(former);
        let lost = self.lost(former);
        if let Some(lost) = lost {
            self.selection = None;
            self.overs.push(Over::Reread(lost));
        }
        for over in &former.overs {
            self.resume_over(over, lost.is_some(), former);
        }
        self.settle();
    }

    /// What the learner has not taken note of yet.
    pub(crate) fn lost_to_tell(&self) -> Option<Lost> {
        self.overs.iter().find_map(|over| if let Over::Reread(lost) = over { Some(*lost) } else { None })
    }

    /// The node that one of the former text is now.
    fn stands(&self, former: &Tui, node: NodeId) -> Option<NodeId> {
        self.progress.locate(&self.roadmap, &former.progress.key(&former.roadmap, node))
    }

    fn resume_panes(&mut self, former: &Tui) {
        let here = |node: Option<NodeId>| node.and_then(|node| self.stands(former, node));
        let [entry, outline_top] = [former.outline_pane.cursor, former.outline_pane.top].map(here);
        let top = here(former.checklist_pane.top);
        let row = former.checklist_pane.cursor.and_then(|row| self.near(former, row));
        self.outline_folds = self.folds_like(&former.outline_folds, former);
        self.checklist_folds = self.folds_like(&former.checklist_folds, former);
        match entry.filter(|&entry| self.outline.entry(entry).is_some()) {
            Some(entry) => {
                self.select(Some(entry));
                self.checklist_pane.cursor = row.filter(|&row| row != entry && self.holds(entry, row));
                self.checklist_pane.top = top;
            }
            None => self.stand_near(former),
        }
        self.outline_pane.top = outline_top;
        if let Some(cursor) = self.outline_pane.cursor {
            self.reveal(cursor);
        }
        self.side = former.side;
    }

    /// Puts the cursor on what stands last of the rows before the one that is gone.
    fn stand_near(&mut self, former: &Tui) {
        let near = former.cursor(former.side).and_then(|cursor| self.near(former, cursor));
        let key = near.map(|node| self.progress.key(&self.roadmap, node));
        self.stand_at_first(key.as_deref());
    }

    /// What a node of the former text is now; where it is gone, what the last one before it is that still stands.
    fn near(&self, former: &Tui, node: NodeId) -> Option<NodeId> {
        let mut before = (0..=node.index()).rev().take(NEAR).map(NodeId::new);
        before.find_map(|node| self.stands(former, node))
    }

    fn folds_like(&self, folds: &Folds, former: &Tui) -> Folds {
        folds.like(folds.flipped().filter_map(|node| self.stands(former, node)))
    }

    fn resume_view(&mut self, former: &Tui) {
        self.focus = former.focus.and_then(|phase| self.stands(former, phase));
        self.want_shown(former.filter(), former.hides_done());
        let page = |guide: &Guide| guide.like(guide.heading.and_then(|heading| self.stands(former, heading)));
        self.guide = former.guide().map(page);
    }

    /// Selects what of the selected rows still stands.
    fn resume_selection(&mut self, former: &Tui) {
        let Some(anchor) = former.selection else { return };
        let mut rows: Vec<NodeId> =
            former.selected_rows().into_iter().filter_map(|row| self.stands(former, row)).collect();
        if former.cursor(former.side).is_some_and(|cursor| former.order(cursor) < former.order(anchor)) {
            rows.reverse();
        }
        let (Some(&first), Some(&last)) = (rows.first(), rows.last()) else { return };
        match self.side {
            Side::Outline => self.select(Some(last)),
            Side::Checklist => self.checklist_pane.cursor = Some(last),
        }
        self.selection = Some(first);
        self.settle();
    }

    /// What was found, half written and told.
    fn resume_words(&mut self, former: &Tui) {
        self.found = former.found.like(|node| self.stands(former, node));
        self.drafts.clone_from(&former.drafts);
        self.remark.clone_from(&former.remark);
        let told = std::mem::replace(&mut self.notices, former.notices.clone());
        told.into_iter().for_each(|notice| self.notice(notice));
        self.resume_picking(former);
    }

    /// What the keys were meant for, where they would now say something of more than it.
    fn lost(&self, former: &Tui) -> Option<Lost> {
        if former.overs.iter().any(|over| matches!(over, Over::Changes(_))) {
            return Some(Lost::Changes);
        }
        let here = |(node, counts)| Some((self.stands(former, node)?, counts));
        let meant: HashSet<(NodeId, bool)> = former.meant().filter_map(here).collect();
        let is_more = self.meant().any(|entry| !meant.contains(&entry));
        let row = former.cursor(former.side).and_then(|row| self.stands(former, row));
        match former.selection {
            Some(_) => (is_more || self.selection.is_none()).then_some(Lost::Selection),
            None if self.cursor(self.side).is_some() && self.cursor(self.side) != row => {
                Some(if former.cursor(former.side).is_some() { Lost::Row } else { Lost::Nothing })
            }
            None => is_more.then_some(Lost::Bounds),
        }
    }

    /// All items and extras that a mark would be said of, and whether each counts: a heading's extras are not ticked with
    /// it. A point that is new is done with its item, and shown to be new.
    fn meant(&self) -> impl Iterator<Item = (NodeId, bool)> + '_ {
        let rows = if self.selection.is_some() { self.selected_rows() } else { Vec::from_iter(self.cursor(self.side)) };
        let nodes = rows.into_iter().flat_map(|row| self.roadmap.subtree(row));
        let entries = nodes.filter(|(_, node)| matches!(node.kind, Kind::Item | Kind::Extra));
        entries.map(|(id, node)| (id, node.is_counted()))
    }

    fn resume_over(&mut self, over: &Over, is_lost: bool, former: &Tui) {
        match over {
            Over::Help(help) => self.overs.push(Over::Help(*help)),
            Over::Roadmaps(roadmaps) => self.overs.push(Over::Roadmaps(roadmaps.clone())),
            Over::Note(writing) => self.resume_note(writing),
            // A command was meant for what stood under the cursor.
            Over::Picker(picker) if is_lost && matches!(picker.pick, Pick::Palette(_)) => {}
            Over::Picker(picker) => self.resume_picker(picker, former),
            Over::Reread(_) if is_lost => {}
            Over::Reread(lost) => self.overs.push(Over::Reread(*lost)),
            Over::Changes(_) => {}
        }
    }

    /// Lists anew what fits what is typed, at what was picked. An address is never another one unseen: where it is
    /// gone, the list says so and has none.
    fn resume_picker(&mut self, picker: &Picker, former: &Tui) {
        self.pick_again(picker);
        let chosen = match picker.selected() {
            Some(Choice::Node(node)) => self.stands(former, *node).map(Choice::Node),
            chosen => chosen.cloned(),
        };
        if let Some(again) = self.picker_mut() {
            again.as_wide_as(picker);
            again.go_to_choice(chosen.as_ref());
        }
    }
}
