//! Clicks on a page, and the wheel.

use ratatui::layout::Position;

use crate::tui::guide::stops::stop_at;
use crate::tui::guide::{Guide, MARGIN};
use crate::tui::layout::Layout;

impl Guide {
    /// Moves the cursor to a box or link that was clicked; returns its number, and true for the sign of a box.
    pub(crate) fn click(&mut self, cell: Position, layout: &Layout) -> Option<(usize, bool)> {
        let line = layout.line_at(layout.checklist, cell)?;
        let x = cell.x.checked_sub(layout.inside(layout.checklist).x + MARGIN)?;
        let found = stop_at(&self.stops, &self.lines, self.walk.top + usize::from(line), x)?;
        self.walk.at = Some(found.0);
        Some(found)
    }

    /// Scrolls the page by some lines.
    pub(crate) fn wheel(&mut self, down: bool, lines: u16, layout: &Layout) {
        let lines = usize::from(lines);
        self.walk(layout, |walk, ground| {
            walk.scroll_to(if down { walk.top + lines } else { walk.top.saturating_sub(lines) }, ground);
        });
    }
}
