//! The header: the cells of the title, the views, the streak and the bar, for drawing and for clicks.

mod draw;

use crate::progress::Tally;
use crate::tui::keymap::Keymap;
use crate::tui::view::View;
use crate::tui::widgets::text::{counts_width, share, width};

pub(crate) use draw::draw;

const LONGEST_BAR: u16 = 24;
/// Cells of the bar that are kept beside a long title.
const SHORTEST_BAR: u16 = 12;
/// Below this many cells the bar is left out.
const BAR_FROM: u16 = 50;
/// Below this many cells the counts are left out.
const COUNTS_FROM: u16 = 34;
/// Below this many cells the streak is left out.
const STREAK_FROM: u16 = 76;
/// Cells kept for the streak, as a number, so that the first tick of a day moves nothing.
const STREAK: u16 = 7;
/// Cells for `100%`, and between two figures.
const PERCENT: u16 = 4;
const APART: u16 = 2;
/// The views are shown where the title keeps this many cells.
const SHORTEST_TITLE: u16 = 12;
/// Cells between the title and the views, and from what is behind them.
const GAP: u16 = 3;

/// The parts of the header and their cells. A part that is `None` is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// The title, which begins in the second cell.
    pub(crate) title: String,
    /// Cells for it.
    pub(crate) title_room: u16,
    /// The views; none where the title needs their room.
    pub(crate) tabs: Vec<Tab>,
    /// The first cell of the streak, and the cell before which it ends.
    pub(crate) streak: Option<(u16, u16)>,
    /// The bar's first cell and its width.
    pub(crate) bar: Option<(u16, u16)>,
    /// The cell before which the counts end.
    pub(crate) counts: Option<u16>,
    /// The cell before which the percentage ends.
    pub(crate) percent: Option<u16>,
    /// The counts of the road.
    pub(crate) tally: Tally,
}

/// A view as the header names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    pub(crate) view: View,
    /// Its key and its name.
    pub(crate) label: String,
    /// Its first cell.
    pub(crate) x: u16,
    pub(crate) is_shown: bool,
}

impl Tab {
    fn width(&self) -> u16 {
        width(&self.label) as u16
    }
}

impl Header {
    /// The header of a window with this many columns. A title that `is_place` says where one is, which nothing else does
    /// then: the views leave it their room.
    pub(crate) fn new(title: &str, is_place: bool, shown: View, tally: Tally, keymap: &Keymap, columns: u16) -> Header {
        let mut tabs = tabs(shown, keymap);
        let tabs_width = tabs.iter().map(|tab| tab.width() + APART).sum::<u16>();
        let with_bar = Header::figures(title, tabs_width, tally, columns, columns >= BAR_FROM);
        let least = if is_place { SHORTEST_TITLE.max(width(title) as u16) } else { SHORTEST_TITLE };
        let has_room = |header: &Header| header.title_room_beside(tabs_width, columns) >= least;
        // The views come before the bar, which the Road has for each phase.
        let without_bar = || Header::figures(title, tabs_width, tally, columns, false);
        let header = Some(with_bar.clone()).filter(has_room).or_else(|| Some(without_bar()).filter(has_room));
        let Some(mut header) = header else {
            let room = with_bar.title_room_beside(0, columns);
            return Header { title: main_part(title, room).to_owned(), title_room: room, ..with_bar };
        };
        let (end, title_room) = (header.figures_start(columns), header.title_room_beside(tabs_width, columns));
        header.title = main_part(title, title_room).to_owned();
        header.title_room = title_room;
        let mut x = 1 + (width(&header.title) as u16).min(title_room) + GAP;
        for tab in &mut tabs {
            tab.x = x;
            x += tab.width() + APART;
        }
        header.tabs = tabs;
        header.streak = (columns >= STREAK_FROM).then_some((x + 1, end.saturating_sub(APART)));
        header
    }

    /// The first cell of bar, counts and percentage.
    fn figures_start(&self, columns: u16) -> u16 {
        match (self.bar, self.counts, self.percent) {
            (Some((bar, _)), ..) => bar,
            (None, Some(counts), _) => counts.saturating_sub(counts_room(&self.tally)),
            (None, None, Some(percent)) => percent.saturating_sub(PERCENT + APART),
            _ => columns,
        }
    }

    /// Cells for a title beside tabs of this width.
    fn title_room_beside(&self, tabs: u16, columns: u16) -> u16 {
        let room = self.figures_start(columns).saturating_sub(GAP + streak_room(columns));
        if tabs == 0 { room } else { room.saturating_sub(tabs + 1) }
    }

    /// Bar, counts and percentage, at the right of a title and the tabs.
    fn figures(title: &str, tabs: u16, tally: Tally, columns: u16, has_bar: bool) -> Header {
        let mut header = Header {
            title: String::new(),
            title_room: 0,
            tabs: Vec::new(),
            streak: None,
            bar: None,
            counts: None,
            percent: None,
            tally,
        };
        if header.tally.items == 0 {
            return header;
        }
        let mut end = columns.saturating_sub(1);
        header.percent = Some(end);
        end = end.saturating_sub(PERCENT + APART);
        if columns >= COUNTS_FROM {
            header.counts = Some(end);
            end = end.saturating_sub(counts_room(&header.tally));
        }
        if has_bar {
            let cells = bar_room(columns, end, title, tabs);
            header.bar = Some((end.saturating_sub(cells), cells));
        }
        header
    }

    /// The view whose tab is at a column.
    pub(crate) fn view_at(&self, column: u16) -> Option<View> {
        self.tabs.iter().find(|tab| (tab.x..tab.x + tab.width()).contains(&column)).map(|tab| tab.view)
    }
}

/// Returns true if a window of so many columns has room for the streak.
pub(crate) fn has_streak(columns: u16) -> bool {
    columns >= STREAK_FROM
}

fn tabs(shown: View, keymap: &Keymap) -> Vec<Tab> {
    let tab = |&view: &View| Tab {
        view,
        label: format!("{} {}", keymap.key(view.action()), view.name()),
        x: 0,
        is_shown: view == shown,
    };
    View::ALL.iter().map(tab).collect()
}

/// Cells for the counts and the space before them.
fn counts_room(tally: &Tally) -> u16 {
    counts_width(tally.count) + APART
}

/// Cells kept for the streak.
fn streak_room(columns: u16) -> u16 {
    if columns >= STREAK_FROM { STREAK } else { 0 }
}

/// Cells for the bar, which ends before the cell `end`: what the title, the views and the streak leave, but never
/// so few that no bar is seen.
fn bar_room(columns: u16, end: u16, title: &str, tabs: u16) -> u16 {
    let widest = (share(columns, 7, 20) - 5).min(LONGEST_BAR);
    let least = widest.min(SHORTEST_BAR);
    let beside = 1 + GAP + tabs + streak_room(columns);
    let title = main_part(title, end.saturating_sub(beside + least));
    end.saturating_sub(beside).saturating_sub(width(title) as u16).clamp(least, widest)
}

/// A title, or the part before its colon where only that fits.
fn main_part(title: &str, room: u16) -> &str {
    let has_room = |part: &&str| width(part) <= usize::from(room);
    let main = || title.split_once(": ").map(|(main, _)| main);
    Some(title).filter(has_room).or_else(|| main().filter(has_room)).unwrap_or(title)
}
