//! Where the panels stand in a window, in cells.

use crate::tui::road::outline_width::Breadth;
use crate::tui::widgets::text::share;

/// Windows narrower than this show one pane at a time.
const TWO_PANES: u16 = 90;
/// Windows lower than this have no frames around the panes.
const FRAMED: u16 = 12;
/// Windows lower than this have no empty line below the header.
const AIRY: u16 = 30;

/// Panes of fewer cells across and down are covered whole by what stands over them.
const POPUP: (u16, u16) = (70, 18);

/// Narrower lists to pick from look lost.
const NARROWEST_POPUP: u16 = 28;

/// The window's size in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The leftmost cell.
    pub x: u16,
    /// The topmost cell.
    pub y: u16,
    /// Cells across.
    pub width: u16,
    /// Cells down.
    pub height: u16,
}

impl Area {
    /// Whether this cell is in it.
    pub(crate) fn holds(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column) && (self.y..self.y + self.height).contains(&row)
    }

    /// Without one cell on each side.
    pub fn inner(self) -> Area {
        Area {
            x: self.x + self.width.min(1),
            y: self.y + self.height.min(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }
}

/// The panels of a window; those that do not fit have no height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The title and the overall bar.
    pub header: Area,
    /// The outline, frame included.
    pub outline: Area,
    /// The checklist, frame included; the outline's place where only one pane fits.
    pub checklist: Area,
    /// A list to pick from, over the panes; all of their place where there is little.
    pub popup: Area,
    /// What is wrong, a line each.
    pub alarms: Area,
    /// Keys and whether all is saved.
    pub footer: Area,
    /// Whether both panes are shown at once.
    pub both: bool,
    /// Whether the panes have frames.
    pub framed: bool,
}

impl Layout {
    /// The layout of a window that has so many things wrong to tell and an outline that takes so much.
    pub(crate) fn new(size: Size, alarms: u16, outline: Breadth) -> Layout {
        let Size { columns, rows } = size;
        let line = |y, height| Area { x: 0, y, width: columns, height };
        let header = u16::from(rows >= 4);
        let air = u16::from(rows >= AIRY);
        let footer = u16::from(rows >= 3);
        let alarms = alarms.min(rows / 4);
        let panes = line(header + air, rows.saturating_sub(header + air + alarms + footer));
        let both = columns >= TWO_PANES;
        let (outline, checklist) = if both { split(panes, outline.in_window(columns)) } else { (panes, panes) };
        Layout {
            header: line(0, header),
            outline,
            checklist,
            popup: popup(panes),
            alarms: line(rows.saturating_sub(footer + alarms), alarms),
            footer: line(rows.saturating_sub(footer), footer),
            both,
            framed: rows >= FRAMED,
        }
    }

    /// Makes the list to pick from no wider than so many cells and its frame, where it does not cover the panes whole.
    pub(crate) fn narrow_popup(&mut self, cells: u16) {
        let Area { x, width, .. } = self.popup;
        if width < self.header.width {
            self.popup.width = width.min(cells.saturating_add(2).max(NARROWEST_POPUP));
            self.popup.x = x + (width - self.popup.width) / 2;
        }
    }

    /// Makes the list to pick from no higher than so many lines and its frame, where it does not cover the panes whole.
    pub(crate) fn fit_popup(&mut self, lines: u16) {
        if self.popup.width < self.header.width {
            self.popup.height = self.popup.height.min(lines.saturating_add(2));
        }
    }

    /// A pane without its frame.
    pub fn inside(&self, pane: Area) -> Area {
        if self.framed { pane.inner() } else { pane }
    }
}

fn popup(panes: Area) -> Area {
    let Area { width, height, .. } = panes;
    if width < POPUP.0 || height < POPUP.1 {
        return panes;
    }
    let (inner_width, inner_height) = (share(width, 4, 5).min(100), (height - 2).min(24));
    Area { x: (width - inner_width) / 2, y: panes.y + 1, width: inner_width, height: inner_height }
}

fn split(panes: Area, left: u16) -> (Area, Area) {
    (Area { width: left, ..panes }, Area { x: panes.x + left, width: panes.width - left, ..panes })
}
