//! The width of the outline and its columns: enough for its names where the checklist can spare the cells, and no more.

use crate::roadmap::Roadmap;
use crate::tui::road::checklist;
use crate::tui::road::indent::{ordinals, text_at};
use crate::tui::road::outline::Outline;
use crate::tui::widgets::text::{counts_width, share, width};

/// Cells of a bar in the outline, of a phase of the road and of anything else: where there is room, and usually.
const WIDE_BARS: (u16, u16) = (20, 10);
const BARS: (u16, u16) = (10, 5);
/// A bar is shortened to this before the name beside it is cut.
pub const SHORTEST_BAR: u16 = 5;
/// Narrower panes have no bars.
const BARS_FROM: u16 = 34;
/// The usual width of the outline, frame included, at least and at most. Short names ask for less.
const USUAL: (u16, u16) = (42, 68);
const NARROWEST: u16 = 38;
/// Extra cells at most, and cells left to the checklist.
const MORE: u16 = 8;
const CHECKLIST: u16 = 54;
/// The number of names that are measured: in a long roadmap the others may be cut.
const NAMES: usize = 300;
/// Cells of a name that are measured at least, for words beside short ones, and at most; of a duration at most.
const NAME: (u16, u16) = (30, 68);
const DURATION: u16 = 16;
/// Cells of a frame; between the columns; and free at the end of a row.
const FRAME: u16 = 2;
const GAP: u16 = 2;
const MARGIN: u16 = 1;

/// What the rows of the outline ask for, in cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OutlineWidth {
    /// Names end here.
    names: u16,
    /// Bars of the usual width end here, and wide ones.
    bars: u16,
    wide_bars: u16,
    counts: u16,
    /// The widest duration; 0 where there are none.
    durations: u16,
}

/// The columns of the outline in a pane of some width, in cells from the left of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutlineColumns {
    /// Cells of a phase's bar, and of any other; 0 where there is no room for bars.
    pub(crate) bars: (u16, u16),
    /// The cell after the bars.
    pub(crate) bars_end: u16,
    /// The cell after the counts.
    pub(crate) counts_end: u16,
    /// The first cell of durations, where there is room for them.
    pub(crate) durations: Option<u16>,
}

impl OutlineWidth {
    pub(crate) fn of(roadmap: &Roadmap, outline: &Outline) -> OutlineWidth {
        let counts = counts_width(outline.most_items());
        let mut most = OutlineWidth { counts, ..OutlineWidth::default() };
        for entry in outline.entries().iter().take(NAMES) {
            let heading = roadmap.heading(entry.node);
            let sign = if entry.is_option { 2 } else { 0 };
            let text = text_at(roadmap, entry, ordinals(outline.highest_ordinal()), USUAL.0);
            let name = (text + sign + (width(&heading.name) as u16).min(NAME.1)).max(NAME.0);
            let is_main = entry.depth == 0 && roadmap.on_road(entry.node);
            let bar = |bars: (u16, u16)| if is_main { bars.0 } else { bars.1 };
            let duration = heading.duration.map_or(0, |duration| width(&duration) as u16);
            most = OutlineWidth {
                names: most.names.max(name),
                bars: most.bars.max(name + GAP + bar(BARS)),
                wide_bars: most.wide_bars.max(name + GAP + bar(WIDE_BARS)),
                durations: most.durations.max(duration.min(DURATION)),
                counts,
            };
        }
        most
    }

    /// The width of the outline, frame included, in a window of this width that shows both panes. The checklist asks for
    /// this many cells of it.
    pub(crate) fn in_window(self, columns: u16, checklist: u16) -> u16 {
        let usual = share(columns, 19, 40).clamp(USUAL.0, USUAL.1) + MORE;
        let most = usual.max(columns.saturating_sub(checklist)).min(columns.saturating_sub(CHECKLIST)).max(USUAL.0);
        let around = GAP + self.counts + MARGIN + FRAME;
        let wanted = [self.wide_bars + self.behind(), self.bars + self.behind(), self.bars];
        let wanted = wanted.map(|cells| cells + around);
        wanted.into_iter().find(|&cells| cells <= most).unwrap_or(most).max(NARROWEST)
    }

    /// Cells of the durations and the space before them.
    fn behind(self) -> u16 {
        if self.durations > 0 { GAP + self.durations } else { 0 }
    }

    /// The columns in a pane of this width, frame left out. Bars stand near the names, however wide it is.
    pub(crate) fn columns(self, pane: u16) -> OutlineColumns {
        let room = pane.saturating_sub(MARGIN);
        if pane < BARS_FROM {
            let counts_end = (self.names + GAP + self.counts).min(room);
            return OutlineColumns { bars: (0, 0), bars_end: 0, counts_end, durations: None };
        }
        let figures = GAP + self.counts;
        let has_room = |bars: u16| bars + figures + self.behind() <= room;
        let (bars, bars_end) = if has_room(self.wide_bars) { (WIDE_BARS, self.wide_bars) } else { (BARS, self.bars) };
        let bars_end = bars_end.min(room.saturating_sub(figures));
        let counts_end = bars_end + figures;
        let durations = (self.durations > 0 && counts_end + self.behind() <= room).then_some(counts_end + GAP);
        OutlineColumns { bars, bars_end, counts_end, durations }
    }
}

/// The width of the checklist, frame included.
pub(crate) fn checklist_width(asked: u16) -> u16 {
    asked.clamp(checklist::NARROWEST, checklist::WIDEST) + FRAME
}
