//! What is unfolded, and where the cursor stands, when a roadmap is opened.

use crate::roadmap::NodeId;
use crate::tui::Tui;
use crate::tui::road::outline::Entry;
use crate::tui::road::rows::Rows;

/// Lines of the label "Beside the road" and the air above it.
const DIVIDER: usize = 2;

impl Tui {
    /// Unfolds what is only an option or an extra of its section; then phases of the road from the first on
    /// while all rows fit the pane, in any case the one with the first open item.
    pub(crate) fn unfold_at_first(&mut self) {
        self.unfold_small_sections();
        let phases: Vec<_> = self.outline.phases().collect();
        let layout = self.layout();
        let mut room = usize::from(layout.inside(layout.outline).height).saturating_sub(phases.len() + DIVIDER);
        let current = self.first_open().and_then(|item| phases.iter().copied().find(|&phase| self.holds(phase, item)));
        let on_road = phases.into_iter().filter(|&phase| Some(phase) != current && !self.outline.is_beside(phase));
        for phase in current.into_iter().chain(on_road) {
            let needed = self.rows_below(phase);
            if needed > room && Some(phase) != current {
                break;
            }
            self.outline_folds.open(phase);
            room = room.saturating_sub(needed);
        }
    }

    fn unfold_small_sections(&mut self) {
        let is_small = |entry: &Entry| entry.is_choice || self.outline.children(entry.node).all(|entry| entry.is_extra);
        let sections = self.outline.entries().iter().filter(|entry| entry.depth > 0);
        let small: Vec<_> = sections.filter(|entry| is_small(entry)).map(|entry| entry.node).collect();
        for entry in small {
            self.outline_folds.open(entry);
        }
    }

    /// How many rows a phase has below its own when it is unfolded.
    fn rows_below(&self, phase: NodeId) -> usize {
        let rows = self.outline_rows();
        let first = self.outline.children(phase).next().map(|entry| entry.node);
        std::iter::successors(first, |&row| rows.next(row)).take_while(|&row| self.holds(phase, row)).count()
    }

    /// Puts the cursor on the node with this key, else on the first section with something open.
    pub(crate) fn stand_at_first(&mut self, place: Option<&str>) {
        let place = place.and_then(|key| self.progress.locate(&self.roadmap, key));
        let holder = |node| self.outline.holder(&self.roadmap, node);
        match place.filter(|&node| holder(node).is_some()) {
            Some(node) if holder(node) != Some(node) => self.go_to(node),
            Some(entry) => {
                self.reveal(entry);
                self.select(Some(entry));
            }
            None => {
                let first = self.first_open().and_then(holder);
                let entry = first.or_else(|| self.outline_rows().first());
                self.select(entry);
            }
        }
    }
}
