//! Folds and cursors of a roadmap that was just opened.

use crate::roadmap::NodeId;
use crate::tui::road::Road;
use crate::tui::road::next_open::first_open;
use crate::tui::road::outline::Entry;
use crate::tui::road::rows::Rows;
use crate::tui::scene::Scene;

/// Lines of the label "Beside the road" and the empty line above it.
const DIVIDER: usize = 2;

impl Road {
    /// Unfolds the view and selects the node with this key or, without one, the first section with an open item.
    pub(crate) fn open_at(&mut self, place: Option<&str>, scene: Scene<'_>) {
        self.unfold_at_first(scene);
        self.select_at_first(place, scene);
    }

    /// Unfolds sections that hold only options or extras; then the phase with the first open item, and phases of the
    /// road from the first on while all rows fit the pane.
    fn unfold_at_first(&mut self, scene: Scene<'_>) {
        self.unfold_small_sections();
        let Scene { doc, layout, .. } = scene;
        let phases: Vec<_> = self.outline.phases().collect();
        let mut room = usize::from(layout.inside(layout.outline).height).saturating_sub(phases.len() + DIVIDER);
        let holds = |phase: NodeId| first_open(doc).is_some_and(|item| doc.contains(phase, item));
        let current = phases.iter().copied().find(|&phase| holds(phase));
        let on_road = phases.into_iter().filter(|&phase| Some(phase) != current && !self.outline.is_beside(phase));
        let candidates: Vec<NodeId> = current.into_iter().chain(on_road).collect();
        for phase in candidates {
            let needed = self.rows_below(phase, scene);
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

    /// The number of rows below a phase when it is unfolded.
    fn rows_below(&self, phase: NodeId, scene: Scene<'_>) -> usize {
        let rows = self.outline_rows();
        let first = self.outline.children(phase).next().map(|entry| entry.node);
        let all = std::iter::successors(first, |&row| rows.next(row));
        all.take_while(|&row| scene.doc.contains(phase, row)).count()
    }

    pub(crate) fn select_at_first(&mut self, place: Option<&str>, scene: Scene<'_>) {
        let doc = scene.doc;
        let place = place.and_then(|key| doc.locate(key));
        let enclosing = |node| self.outline.enclosing(&doc.roadmap, node);
        match place.and_then(|node| Some((node, enclosing(node)?))) {
            Some((node, enclosing)) if enclosing != node => self.go_to_shown(node, scene),
            Some((entry, _)) => {
                self.reveal(entry);
                self.select(Some(entry), scene);
            }
            None => {
                let first = first_open(doc).and_then(enclosing);
                let entry = first.or_else(|| self.outline_rows().first());
                self.select(entry, scene);
            }
        }
    }
}
