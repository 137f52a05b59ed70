//! The page of the Pace view: the place of each part. What the window has no room for is below, to be scrolled to.

use ratatui::layout::Rect;

use crate::tui::layout::Layout;
use crate::tui::pace::known::Known;
use crate::tui::pace::{phases, year};
use crate::tui::widgets::standing::sentences_height;
use crate::tui::widgets::text::share;

/// Lines of the week, with the weeks before it, and of the streak.
const WEEK: u16 = 2;
/// Lines of the chart, at least, and where the window decides, at most.
const CHART: u16 = 11;
const HIGHEST_CHART: u16 = 30;
/// Cells and lines of a frame.
const FRAME: u16 = 2;

/// The parts with their rectangles on the page. Each has its frame around it where the page has two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) height: u16,
    /// Two parts stand side by side, each with a frame of its own.
    pub(super) is_wide: bool,
    pub(super) sentences: Rect,
    pub(super) phases: Rect,
    pub(super) week: Rect,
    pub(super) year: Rect,
    pub(super) burn_up: Rect,
}

impl Page {
    pub(super) fn of(known: &Known, layout: &Layout) -> Page {
        if layout.both { Page::wide(known, layout) } else { Page::narrow(known, layout) }
    }

    /// The part of the window that shows the page.
    pub(super) fn window(&self, layout: &Layout) -> Rect {
        if self.is_wide { layout.panes } else { layout.inside(layout.panes) }
    }

    /// One part below the other, the most important first.
    fn narrow(known: &Known, layout: &Layout) -> Page {
        let width = layout.inside(layout.panes).width;
        let mut y = 0;
        let mut part = |height: u16| {
            let area = Rect { x: 0, y, width, height };
            y += height + u16::from(height > 0);
            area
        };
        Page {
            is_wide: false,
            sentences: part(sentences_height(&known.pace.sentence, width.saturating_sub(2))),
            phases: part(known.measures.height() + plan_height(known, width)),
            week: part(WEEK),
            year: part(year::HEIGHT),
            burn_up: part(CHART),
            height: y.saturating_sub(1),
        }
    }

    /// The phases beside the chart, and the year below them.
    fn wide(known: &Known, layout: &Layout) -> Page {
        let Rect { width, height, .. } = layout.panes;
        let frame = if layout.framed { FRAME } else { 0 };
        let left = share(width, 12, 25);
        let inner = left.saturating_sub(frame);
        let sentences = sentences_height(&known.pace.sentence, inner.saturating_sub(3));
        let below = year::HEIGHT + WEEK + frame;
        let phases = known.measures.height() + plan_height(known, inner);
        let needed = (phases + sentences + 1).max(CHART) + frame;
        let upper = needed.max(height.saturating_sub(below).min(HIGHEST_CHART + frame));
        let inside = |area: Rect| layout.inside(area);
        let words = inside(Rect { x: 0, y: 0, width: left, height: upper });
        let beside = upper.min(height.max(HIGHEST_CHART + frame));
        let chart = inside(Rect { x: left, y: 0, width: width - left, height: beside });
        let lower = inside(Rect { x: 0, y: upper, width, height: below });
        Page {
            height: upper + below,
            is_wide: true,
            sentences: Rect { height: sentences, ..words },
            phases: Rect { y: words.y + sentences + 1, height: words.height.saturating_sub(sentences + 1), ..words },
            week: Rect { y: lower.y + year::HEIGHT, height: WEEK, ..lower },
            year: Rect { height: year::HEIGHT, ..lower },
            burn_up: chart,
        }
    }
}

/// The lines of the plan in words, below the phases.
fn plan_height(known: &Known, width: u16) -> u16 {
    phases::plan_lines(&known.pace, width).count() as u16
}
