//! The header: where the title, the views, the days in a row and the bar stand, for drawing and for clicks.

pub(crate) mod draw;

use crate::progress::Tally;
use crate::tui::keymap::Action;
use crate::tui::widgets::text::{counts_width, share, width};
use crate::tui::{Mode, Side, Tui};

const LONGEST_BAR: u16 = 24;
/// Cells of the bar that are kept beside a long title.
const SHORTEST_BAR: u16 = 12;
/// Below this many cells the bar is left out.
const BAR_FROM: u16 = 50;
/// Below this many cells the counts are left out.
const COUNTS_FROM: u16 = 34;
/// Below this many cells the days in a row are left out.
const STREAK_FROM: u16 = 76;
/// Cells kept for them, in figures alone, behind the views: the first tick of a day moves nothing.
const STREAK: u16 = 7;
/// Cells for `100%`, and between two figures.
const PERCENT: u16 = 4;
const APART: u16 = 2;
/// The views are named where the title keeps so many cells.
const SHORTEST_TITLE: u16 = 12;
/// Cells between the title and the views, and from what is behind them.
const GAP: u16 = 3;

/// What the header says on the left, and where all of it stands. A cell that is `None` is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The title, which begins in the second cell.
    pub title: String,
    /// Cells for it.
    pub title_room: u16,
    /// The views; none where the title needs their room.
    pub views: Vec<View>,
    /// Where the days in a row may begin, and before which cell they end.
    pub streak: Option<(u16, u16)>,
    /// Where the bar begins, and how many cells it has.
    pub bar: Option<(u16, u16)>,
    /// The cell before which the counts end.
    pub counts: Option<u16>,
    /// The cell before which the percentage ends.
    pub percent: Option<u16>,
    /// The counts of the road.
    pub tally: Tally,
}

/// A view as the header names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its key and its name.
    pub label: String,
    /// Its first cell.
    pub x: u16,
    /// Whether it is the one that is shown.
    pub is_shown: bool,
    action: Action,
}

impl View {
    fn width(&self) -> u16 {
        width(&self.label) as u16
    }
}

impl Tui {
    /// The header as it stands in the window.
    pub fn header(&self) -> Header {
        let columns = self.size.columns;
        let (title, mut views) = (self.header_title(), self.views());
        let views_width = views.iter().map(|view| view.width() + APART).sum::<u16>();
        let mut header = self.standing(&title, views_width);
        let end = match (header.bar, header.counts, header.percent) {
            (Some((bar, _)), ..) => bar,
            (None, Some(counts), _) => counts.saturating_sub(counts_room(&header.tally)),
            (None, None, Some(percent)) => percent.saturating_sub(PERCENT + APART),
            _ => columns,
        };
        let room = end.saturating_sub(GAP + streak_room(columns));
        let title_room = room.saturating_sub(views_width + 1);
        if title_room < SHORTEST_TITLE {
            return Header { title: whole_part(&title, room).to_owned(), title_room: room, ..header };
        }
        header.title = whole_part(&title, title_room).to_owned();
        header.title_room = title_room;
        let mut x = 1 + (width(&header.title) as u16).min(title_room) + GAP;
        for view in &mut views {
            view.x = x;
            x += view.width() + APART;
        }
        header.views = views;
        header.streak = (columns >= STREAK_FROM).then_some((x + 1, end.saturating_sub(APART)));
        header
    }

    /// How far the road has come, at the right of a title and the views.
    fn standing(&self, title: &str, views: u16) -> Header {
        let columns = self.size.columns;
        let mut header = Header {
            title: String::new(),
            title_room: 0,
            views: Vec::new(),
            streak: None,
            bar: None,
            counts: None,
            percent: None,
            tally: self.progress.road(&self.roadmap),
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
        if columns >= BAR_FROM {
            let cells = bar_room(columns, end, title, views);
            header.bar = Some((end.saturating_sub(cells), cells));
        }
        header
    }

    /// The view whose name is at a cell of the header.
    pub(crate) fn view_at(&self, column: u16, row: u16) -> Option<Action> {
        if !self.layout().header.holds(column, row) {
            return None;
        }
        let views = self.header().views.into_iter();
        views.into_iter().find(|view| (view.x..view.x + view.width()).contains(&column)).map(|view| view.action)
    }

    /// The views by their keys.
    fn views(&self) -> Vec<View> {
        let in_guide = self.guide().is_some();
        let views = [(Action::Road, "Road", !in_guide), (Action::Guide, "Guide", in_guide)];
        let view = |(action, name, is_shown)| View {
            label: format!("{} {name}", self.keymap.key(action)),
            x: 0,
            is_shown,
            action,
        };
        views.map(view).into()
    }

    /// The roadmap's title. Where nothing has a frame to be named in, what stands over the view, or the section that is
    /// open.
    fn header_title(&self) -> String {
        let layout = self.layout();
        let title = || self.roadmap.title().to_owned();
        if layout.framed {
            return title();
        }
        if let Some(over) = self.title_of_over() {
            return over;
        }
        let section = self.cursor(Side::Outline).filter(|_| !layout.both && self.side == Side::Checklist);
        let title = section.map_or_else(title, |section| self.roadmap.heading(section).name);
        self.left_out().map_or(title.clone(), |left_out| format!("{left_out}, {title}"))
    }

    /// What stands over the view.
    fn title_of_over(&self) -> Option<String> {
        match (self.mode(), self.writing()) {
            (Mode::Road | Mode::Guide | Mode::Select | Mode::Leaving | Mode::Reread, _) => None,
            (Mode::Note, Some(writing)) => Some(format!("Note on {}", writing.name())),
            (mode, _) => Some(mode.title().to_owned()),
        }
    }
}

/// Cells for the counts and the air before them.
fn counts_room(tally: &Tally) -> u16 {
    counts_width(tally.count) + APART
}

/// Cells kept for the days in a row.
fn streak_room(columns: u16) -> u16 {
    if columns >= STREAK_FROM { STREAK } else { 0 }
}

/// Cells for the bar, which ends before the cell `end`: what the title, the views and the days in a row leave, but never
/// so few that no bar is seen.
fn bar_room(columns: u16, end: u16, title: &str, views: u16) -> u16 {
    let widest = (share(columns, 7, 20) - 5).min(LONGEST_BAR);
    let least = widest.min(SHORTEST_BAR);
    let beside = 1 + GAP + views + streak_room(columns);
    let title = whole_part(title, end.saturating_sub(beside + least));
    end.saturating_sub(beside).saturating_sub(width(title) as u16).clamp(least, widest)
}

/// A title, or what stands before its colon where only that has room.
fn whole_part(title: &str, room: u16) -> &str {
    let has_room = |part: &&str| width(part) <= usize::from(room);
    let main = || title.split_once(": ").map(|(main, _)| main);
    Some(title).filter(has_room).or_else(|| main().filter(has_room)).unwrap_or(title)
}
