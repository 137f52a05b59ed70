//! Columns of an outline row, in cells from the left of the pane.

use crate::roadmap::Roadmap;
use crate::tui::road::outline::{Entry, Outline};
use crate::tui::widgets::text::digits;

/// Narrower panes have no column for ordinals.
const ORDINALS_FROM: u16 = 24;
/// The first cell of a phase's ordinal or, without one, of its name.
const MARGIN: u16 = 3;
/// Indentation of each level.
const INDENT: u16 = 2;

/// The columns at the left of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indent {
    /// The sign of a row that can be folded.
    pub sign: u16,
    /// The cell after the ordinal, where ordinals have a column.
    pub ordinal: Option<u16>,
    /// The sign of an option, or the name.
    pub text: u16,
}

impl Indent {
    /// The columns of a row in a pane of this width, frame excluded.
    pub(crate) fn of(entry: &Entry, outline: &Outline, roadmap: &Roadmap, width: u16) -> Indent {
        let ordinals = if width < ORDINALS_FROM { 0 } else { ordinals(outline.highest_ordinal()) };
        let text = text_at(roadmap, entry, ordinals, width);
        Indent {
            sign: if entry.depth == 0 { 1 } else { text - 2 },
            ordinal: (ordinals > 0).then_some(MARGIN + ordinals),
            text,
        }
    }
}

/// The first cell of an option's sign, or of the name, in a pane of this width with this many cells for ordinals.
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

/// The width of the phases' ordinals; 0 where there are none.
pub(crate) fn ordinals(highest: Option<u32>) -> u16 {
    highest.map_or(0, digits)
}
