//! The width of the outline: enough for its names where the checklist can spare the cells.

use crate::roadmap::Roadmap;
use crate::tui::road::checklist;
use crate::tui::road::indent::{ordinals, text_at};
use crate::tui::road::outline::{Entry, Outline};
use crate::tui::widgets::text::{counts_width, share, width};

/// Cells of a bar in the outline: of a phase of the road, and of anything else.
pub const BARS: (u16, u16) = (10, 5);
/// From this many cells on, frame left out, the outline's bars are twice as wide.
pub const WIDE_BARS_FROM: u16 = 60;
/// The least and the greatest usual width of the outline.
const USUAL: (u16, u16) = (42, 68);
/// The greatest width where the checklist leaves room in a wide window.
const WIDEST: u16 = 100;
/// Extra cells for names at most, and cells left to the checklist.
const MORE: u16 = 8;
const CHECKLIST: u16 = 54;
/// The number of names that are measured: in a long roadmap the others may be cut.
const NAMES: usize = 300;
/// Cells of a frame.
const FRAME: u16 = 2;

/// The width that shows every name whole, frame included: beside small bars, and beside wide ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OutlineWidth {
    small: u16,
    wide: u16,
}

impl OutlineWidth {
    pub(crate) fn of(roadmap: &Roadmap, outline: &Outline) -> OutlineWidth {
        let names = outline.entries().iter().take(NAMES).map(|entry| of_row(roadmap, outline, entry));
        names.fold(OutlineWidth::default(), |most, row| OutlineWidth {
            small: most.small.max(row.small),
            wide: most.wide.max(row.wide),
        })
    }

    /// The width of the outline in a window of this width that shows both panes.
    pub(crate) fn in_window(self, columns: u16) -> u16 {
        let usual = share(columns, 19, 40).clamp(USUAL.0, USUAL.1);
        let (wanted, most) = if usual < WIDE_BARS_FROM + FRAME {
            (self.small, (usual + MORE).min(WIDE_BARS_FROM + FRAME - 1))
        } else {
            (self.wide, usual + MORE)
        };
        let free = columns.saturating_sub(checklist::WIDEST + FRAME).min(WIDEST);
        wanted.min(most).min(columns.saturating_sub(CHECKLIST)).max(usual).max(free)
    }
}

fn of_row(roadmap: &Roadmap, outline: &Outline, entry: &Entry) -> OutlineWidth {
    let is_main = entry.depth == 0 && roadmap.on_road(entry.node);
    let bar = if is_main { BARS.0 } else { BARS.1 };
    let sign = if entry.is_option { 2 } else { 0 };
    let name = width(&roadmap.heading(entry.node).name).min(usize::from(USUAL.1)) as u16;
    let text = text_at(roadmap, entry, ordinals(outline.highest_ordinal()), USUAL.0);
    let counts = counts_width(outline.most_items());
    let small = text + sign + name + 1 + bar + 2 + counts + 1 + FRAME;
    OutlineWidth { small, wide: small + bar }
}
