//! Where the parts of an outline's row stand, in cells from the left of the pane.

use crate::roadmap::Roadmap;
use crate::tui::widgets::text::digits;
use crate::tui::{Entry, Tui};

/// From this many cells on the ordinals have a column of their own.
const ORDINALS_FROM: u16 = 24;
/// Where a phase's ordinal (or, without one, its name) begins.
const MARGIN: u16 = 3;
/// Cells that each level stands further in than the one above.
const INDENT: u16 = 2;

/// The left of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indent {
    /// The sign of a row that can be folded.
    pub sign: u16,
    /// The cell behind the ordinal, where ordinals have a column.
    pub ordinal: Option<u16>,
    /// The sign of an option, or the name.
    pub text: u16,
}

impl Tui {
    /// Where the parts of this row stand.
    pub fn indent(&self, entry: &Entry) -> Indent {
        let layout = self.layout();
        let width = layout.inside(layout.outline).width;
        let ordinals = if width < ORDINALS_FROM { 0 } else { ordinals(self.outline.highest_ordinal()) };
        let text = text_at(&self.roadmap, entry, ordinals, width);
        Indent {
            sign: if entry.depth == 0 { 1 } else { text - 2 },
            ordinal: (ordinals > 0).then_some(MARGIN + ordinals),
            text,
        }
    }
}

/// Where the sign of an option, or the name, begins in a pane of so many cells with so many for the ordinals.
pub(crate) fn text_at(roadmap: &Roadmap, entry: &Entry, ordinals: u16, width: u16) -> u16 {
    let has_ordinal = || roadmap.heading(entry.node).ordinal.is_some();
    let text = match (entry.depth, ordinals) {
        (0, _) if !roadmap.on_road(entry.node) && !has_ordinal() => MARGIN,
        (_, 1..) => MARGIN + ordinals + 2,
        (0, 0) => MARGIN,
        (_, 0) => MARGIN + INDENT,
    };
    text + entry.depth.saturating_sub(1).saturating_mul(INDENT).min(width / 3)
}

/// Cells for the phases' ordinals; 0 where there are none.
pub(crate) fn ordinals(highest: Option<u32>) -> u16 {
    highest.map_or(0, digits)
}
