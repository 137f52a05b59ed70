//! The phases of the road: a bar each, with a mark where the plan says that today should be, and the standing.

use crate::progress::pace::{self, Bar, Day};
use crate::roadmap::Kind;
use crate::tui::document::Document;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::standing::standing_style;
use crate::tui::widgets::text::{counts_width, width};
use crate::tui::widgets::theme::Theme;

/// More phases take one line each.
const TWO_LINES: usize = 8;
/// The widest and the narrowest bar.
const WIDEST: u16 = 40;
const NARROWEST: u16 = 6;
/// Cells of an ordinal, and between two columns.
const ORDINAL: u16 = 3;
const GAP: u16 = 2;

/// The lines that the phases take, with the meaning of the mark.
pub(super) fn height(pace: &pace::Pace) -> u16 {
    let phases = pace.bars.len().min(usize::from(u16::MAX / 4)) as u16;
    phases * lines(pace) + u16::from(pace.bars.iter().any(|bar| due(bar).is_some()))
}

/// The lines of each phase: two where they are few and there is something to write below a bar.
fn lines(pace: &pace::Pace) -> u16 {
    let has_words = pace.bars.iter().any(|bar| bar.standing.is_some() || bar.finish.is_some());
    if pace.bars.len() <= TWO_LINES && has_words { 2 } else { 1 }
}

/// The part of a phase that the plan has due today; `None` where it is done or not due yet.
pub(super) fn due(bar: &Bar) -> Option<f64> {
    bar.due.filter(|part| *part > 0.0 && !bar.tally.is_complete())
}

pub(super) fn draw(pace: &pace::Pace, today: Day, x: u16, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
    let lines = lines(pace);
    let columns = Columns::of(pace, today, x, doc, panel.width());
    for (bar, y) in pace.bars.iter().zip((0..panel.height()).step_by(lines.into())) {
        columns.draw_bar(bar, y, doc, theme, panel);
        let standing = bar.standing.map_or_else(String::new, |standing| standing.words(today));
        let style = standing_style(bar.standing, theme);
        if lines == 2 {
            let start = panel.put_before(columns.end, y + 1, &standing, style);
            let finish = bar.finish.map_or_else(String::new, |finish| format!("likely {}", finish.range(today)));
            if columns.name + width(&finish) as u16 + GAP <= start {
                panel.put(columns.name, y + 1, &finish, theme.dim);
            }
        } else if let Some(start) = columns.standing {
            panel.put(start, y, &standing, style);
        }
    }
    let below = pace.bars.len() as u16 * lines;
    if below < panel.height() && pace.bars.iter().any(|bar| due(bar).is_some()) {
        let after = panel.put(x, below, theme.glyphs.due, theme.accent);
        panel.put(after + 1, below, "where the plan says you are today", theme.dim);
    }
}

/// The cells of each column.
struct Columns {
    x: u16,
    name: u16,
    name_room: u16,
    bar: u16,
    cells: u16,
    /// The cell before which the counts end.
    counts: u16,
    /// The first cell of the standing, where it stands beside the bar.
    standing: Option<u16>,
    end: u16,
}

impl Columns {
    fn of(pace: &pace::Pace, today: Day, x: u16, doc: &Document, columns: u16) -> Columns {
        let end = columns.saturating_sub(1);
        let counts = pace.bars.iter().map(|bar| counts_width(bar.tally.count)).max().unwrap_or(0);
        let standing = pace.bars.iter().filter_map(|bar| bar.standing).map(|it| width(&it.words(today)) as u16).max();
        let beside = standing.filter(|_| pace.bars.len() > TWO_LINES).map(|cells| cells + GAP);
        let has_ordinals = pace.bars.iter().any(|bar| doc.roadmap.heading(bar.phase).ordinal.is_some());
        let name = x + if has_ordinals { ORDINAL } else { 0 };
        let names = pace.bars.iter().map(|bar| width(&doc.roadmap.heading(bar.phase).name) as u16).max().unwrap_or(0);
        let room = end.saturating_sub(name + counts + 2 * GAP);
        // A standing gives way to the bar, and the bar to the names.
        let beside = beside.filter(|beside| room >= names.min(room / 2) + NARROWEST + beside);
        let room = room.saturating_sub(beside.unwrap_or(0));
        let cells = room.saturating_sub(names).clamp(NARROWEST.min(room), WIDEST);
        let name_room = room.saturating_sub(cells).min(names);
        let bar = name + name_room + GAP;
        let counts = bar + cells + GAP + counts;
        Columns { x, name, name_room, bar, cells, counts, standing: beside.map(|_| counts + GAP), end: end.min(counts) }
    }

    fn draw_bar(&self, bar: &Bar, y: u16, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
        let heading = doc.roadmap.heading(bar.phase);
        let share = Share::of(Kind::Phase, &bar.tally);
        let style = if share.is_complete() { theme.dim } else { theme.strong };
        if let Some(ordinal) = heading.ordinal {
            panel.put(self.x, y, &ordinal.to_string(), style);
        }
        panel.put(self.name, y, &fit(&heading.name, self.name_room, theme), style);
        bar::draw(panel, self.bar, y, self.cells, share, theme);
        bar::counts(panel, self.counts, y, share, theme.strong, theme);
        if let Some(part) = due(bar) {
            let last = f64::from(self.cells.saturating_sub(1));
            panel.put(self.bar + (part * last).round() as u16, y, theme.glyphs.due, theme.accent);
        }
    }
}
