//! The rectangles of the screen, computed once a frame.

use ratatui::layout::{Position, Rect, Size};

use crate::tui::widgets::text::share;

/// Narrower windows show one pane at a time.
const TWO_PANES: u16 = 90;
/// Lower windows have no frames around the panes.
const FRAMED: u16 = 12;
/// Lower windows have no empty line below the header.
const SPACIOUS: u16 = 30;
/// Overlays cover the panes completely where these have fewer cells than this, across and down.
const POPUP: Size = Size::new(70, 18);
/// The narrowest overlay that holds a list.
const NARROWEST_POPUP: u16 = 28;

/// The rectangles of a window; those that do not fit have no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    pub window: Size,
    /// Title, views and the overall bar.
    pub header: Rect,
    /// The outline, frame included.
    pub outline: Rect,
    /// The checklist, frame included; the outline's rectangle where only one pane fits.
    pub checklist: Rect,
    /// Both panes together, frame included.
    pub panes: Rect,
    /// The largest overlay over the panes; all of their rectangle where there is little room.
    pub popup: Rect,
    /// Banners, one a line.
    pub banners: Rect,
    /// Keys, notices and the state of saving.
    pub footer: Rect,
    /// Both panes are shown at once.
    pub both: bool,
    /// Panes and overlays have frames.
    pub framed: bool,
}

impl Layout {
    /// The width of what is shown, given the widths of both panes side by side.
    pub(crate) fn width(window: Size, panes: (u16, u16)) -> u16 {
        if window.width >= TWO_PANES { panes.0.saturating_add(panes.1).min(window.width) } else { window.width }
    }

    /// The largest number of lines that banners take.
    pub(crate) fn most_banners(window: Size) -> u16 {
        window.height / 4
    }

    /// The rectangles of a window with this many lines of banners, given the widths of both panes side by side. What
    /// panes that ask for less leave of a wide window stays free at the right.
    pub(crate) fn new(window: Size, banners: u16, panes: (u16, u16)) -> Layout {
        let (both, width) = (window.width >= TWO_PANES, Layout::width(window, panes));
        let height = window.height;
        let (left, _) = panes;
        let line = |y, height| Rect { x: 0, y, width, height };
        let header = u16::from(height >= 4);
        let air = u16::from(height >= SPACIOUS);
        let footer = u16::from(height >= 3);
        let banners = banners.min(Layout::most_banners(window));
        let panes = line(header + air, height.saturating_sub(header + air + banners + footer));
        let (outline, checklist) = if both { split(panes, left) } else { (panes, panes) };
        Layout {
            window,
            header: line(0, header),
            outline,
            checklist,
            panes,
            popup: popup(panes),
            banners: line(height.saturating_sub(footer + banners), banners),
            footer: line(height.saturating_sub(footer), footer),
            both,
            framed: height >= FRAMED,
        }
    }

    /// The same with one pane over the whole width, and over so many cells where the window has them.
    pub(crate) fn alone(self, wanted: u16) -> Layout {
        let pane = Rect { width: self.panes.width.max(wanted.min(self.window.width)), ..self.panes };
        Layout { outline: pane, checklist: pane, panes: pane, both: false, ..self }
    }

    /// The popup's rectangle for a list of this width and height without its frame; `None` keeps the largest.
    pub(crate) fn popup_for(&self, width: Option<u16>, height: Option<u16>) -> Rect {
        let mut popup = self.popup;
        if popup.width == self.header.width {
            return popup;
        }
        if let Some(cells) = width {
            popup.width = popup.width.min(cells.saturating_add(2).max(NARROWEST_POPUP));
            popup.x += (self.popup.width - popup.width) / 2;
        }
        if let Some(lines) = height {
            popup.height = popup.height.min(lines.saturating_add(2));
        }
        popup
    }

    /// A rectangle without its frame.
    pub fn inside(&self, area: Rect) -> Rect {
        if !self.framed {
            return area;
        }
        Rect {
            x: area.x + area.width.min(1),
            y: area.y + area.height.min(1),
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        }
    }

    /// The line of a rectangle, without its frame, that a cell of the window is on.
    pub(crate) fn line_at(&self, area: Rect, cell: Position) -> Option<u16> {
        let inside = self.inside(area);
        inside.contains(cell).then(|| cell.y - inside.y)
    }
}

fn popup(panes: Rect) -> Rect {
    let Rect { width, height, .. } = panes;
    if width < POPUP.width || height < POPUP.height {
        return panes;
    }
    let (inner_width, inner_height) = (share(width, 4, 5).min(100), (height - 2).min(24));
    Rect { x: (width - inner_width) / 2, y: panes.y + 1, width: inner_width, height: inner_height }
}

fn split(panes: Rect, left: u16) -> (Rect, Rect) {
    (Rect { width: left, ..panes }, Rect { x: panes.x + left, width: panes.width - left, ..panes })
}
