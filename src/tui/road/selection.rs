//! Selecting rows, and saying one thing of all of them.

use crate::progress::{At, Intent, Refusal};
use crate::roadmap::{Mark, NodeId};
use crate::tui::keymap::Action;
use crate::tui::road::marking::spoken_of;
use crate::tui::road::rows::Rows;
use crate::tui::{Effect, Remark, Side, Tui};

impl Tui {
    /// Begins to select at the cursor.
    pub(crate) fn begin_selection(&mut self) {
        self.selection = self.cursor(self.side);
    }

    /// Selecting ends where its beginning is not shown any more.
    pub(crate) fn settle_selection(&mut self) {
        let Some(anchor) = self.selection else { return };
        let is_shown = match self.side {
            Side::Outline => self.outline_rows().shown_row(anchor) == Some(anchor),
            Side::Checklist => self.checklist().and_then(|rows| rows.shown(anchor)) == Some(anchor),
        };
        if !is_shown {
            self.selection = None;
        }
    }

    /// Whether a row of a pane is selected.
    pub fn is_selected(&self, side: Side, row: NodeId) -> bool {
        self.selection_ends().is_some_and(|(first, last)| {
            let at = |node| self.order(node);
            side == self.side && at(first) <= at(row) && at(row) <= at(last)
        })
    }

    /// How many rows are selected; 0 while nothing is being selected.
    pub fn selected(&self) -> usize {
        if self.selection.is_some() { self.selected_rows().len() } else { 0 }
    }

    /// The first and the last row that are selected.
    fn selection_ends(&self) -> Option<(NodeId, NodeId)> {
        let (anchor, cursor) = (self.selection?, self.cursor(self.side)?);
        let forward = self.order(anchor) <= self.order(cursor);
        Some(if forward { (anchor, cursor) } else { (cursor, anchor) })
    }

    /// Where a row stands among those of its pane: what is beside the road comes after it in the outline.
    pub(crate) fn order(&self, row: NodeId) -> (bool, NodeId) {
        (self.side == Side::Outline && self.outline.is_beside(row), row)
    }

    pub(crate) fn selected_rows(&self) -> Vec<NodeId> {
        let Some((first, last)) = self.selection_ends() else { return Vec::new() };
        let walk = |rows: &dyn Rows| {
            let all = std::iter::successors(Some(first), |&row| (row != last).then(|| rows.next(row)).flatten());
            all.collect()
        };
        match self.side {
            Side::Outline => walk(&self.outline_rows()),
            Side::Checklist => self.checklist().map_or(Vec::new(), |rows| walk(&rows)),
        }
    }

    /// The selected rows without those that stand below another: what is said of one holds below it.
    fn selected_nodes(&self) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = Vec::new();
        for row in self.selected_rows() {
            // In document order, what holds a row and is selected stands right before it.
            if !nodes.last().is_some_and(|&above| self.holds(above, row)) {
                nodes.push(row);
            }
        }
        nodes
    }

    /// While rows are selected: movement goes on selecting, a mark is said of all, anything else ends it.
    pub(crate) fn perform_in_selection(&mut self, action: Action, now: At) -> Vec<Effect> {
        let intent = match action {
            Action::Tick => Some(Intent::Tick),
            Action::Doing => Some(Intent::Doing),
            Action::Skip => Some(Intent::Skip),
            Action::Back | Action::Select => None,
            movement => {
                self.travel(movement);
                return Vec::new();
            }
        };
        let effects = intent.map_or(Vec::new(), |intent| self.say_of_selection(intent, now));
        self.selection = None;
        effects
    }

    /// One action for all: what is not so yet becomes so; where all are, it is taken back of all.
    fn say_of_selection(&mut self, intent: Intent, now: At) -> Vec<Effect> {
        let nodes = self.selected_nodes();
        let mark = match intent {
            Intent::Doing => Mark::Doing,
            Intent::Skip => Mark::Skipped,
            _ => Mark::Done,
        };
        let open = self.not_yet(&nodes, mark);
        let (nodes, intent) = match (open.is_empty(), intent) {
            (false, _) => (open, intent),
            (true, Intent::Tick) => (nodes, Intent::Untick),
            (true, _) => (nodes, intent),
        };
        let kind = match self.progress.facts_for_all(&self.roadmap, &nodes, intent) {
            Ok(kind) if !kind.is_empty() => kind,
            Err(why @ Refusal::NotChosen) => return self.refuse(why),
            _ => {
                self.remark = Some(Remark::NothingSaid);
                return Vec::new();
            }
        };
        let open = self.open_phases();
        let taken_back = self.progress.mark(nodes[0]) == mark;
        let (spoken_of, skipped) = (spoken_of(&kind), self.entries_in(&nodes));
        let effects = self.append(self.progress.stamp(&self.roadmap, kind, now));
        let count = match mark {
            Mark::Skipped if taken_back => self.entries_in(&nodes),
            Mark::Skipped => skipped,
            _ => spoken_of,
        };
        self.remark = Some(Remark::SaidOfAll { mark, taken_back, count });
        self.remark_on_milestone(&open, now);
        effects
    }

    /// Whether all that is selected has this mark.
    pub(crate) fn are_selected_all(&self, mark: Mark) -> bool {
        self.not_yet(&self.selected_nodes(), mark).is_empty()
    }

    fn not_yet(&self, nodes: &[NodeId], mark: Mark) -> Vec<NodeId> {
        nodes.iter().copied().filter(|&node| self.progress.mark(node) != mark).collect()
    }

    /// How many items count in these nodes; a point or an extra is one too.
    fn entries_in(&self, nodes: &[NodeId]) -> usize {
        nodes.iter().map(|&node| self.progress.tally(node).count.max(1) as usize).sum()
    }
}
