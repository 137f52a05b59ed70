//! The phases of the road: a bar each, with a mark where the plan says that today should be, and the standing.

use std::ops::Range;

use crate::progress::pace::{Bar, Day, Pace};
use crate::roadmap::Kind;
use crate::tui::document::Document;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::standing::standing_style;
use crate::tui::widgets::text::{counts_width, width, wrap};
use crate::tui::widgets::theme::Theme;

/// More phases take one line each.
const TWO_LINES: usize = 8;
/// The widest and the narrowest bar.
const WIDEST: u16 = 40;
const NARROWEST: u16 = 6;
/// Cells of an ordinal, and between two columns.
const ORDINAL: u16 = 3;
const GAP: u16 = 2;

/// The most phases that are drawn: a page has no more lines.
const MOST: usize = 60_000;

/// The measures of all phases together, as of a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    /// The lines of each phase, and of all.
    each: u16,
    all: u16,
    has_due: bool,
    has_ordinals: bool,
    /// The phases are few.
    is_short: bool,
    /// The widest counts, name and standing.
    counts: u16,
    name: u16,
    standing: Option<u16>,
}

impl Measures {
    pub(super) fn of(bars: &[Bar], today: Day, doc: &Document) -> Measures {
        let is_short = bars.len() <= TWO_LINES;
        // Two lines where there is something to write below a bar.
        let has_words = bars.iter().any(|bar| bar.standing.is_some() || bar.finish.is_some());
        let each = if is_short && has_words { 2 } else { 1 };
        let cells = |text: &str| width(text).min(usize::from(u16::MAX / 4)) as u16;
        Measures {
            each,
            all: bars.len().min(MOST) as u16 * each,
            has_due: bars.iter().any(|bar| due(bar).is_some()),
            has_ordinals: bars.iter().any(|bar| doc.roadmap.heading(bar.phase).ordinal.is_some()),
            is_short,
            counts: bars.iter().map(|bar| counts_width(bar.tally.count)).max().unwrap_or(0),
            name: bars.iter().map(|bar| cells(&doc.roadmap.heading(bar.phase).name)).max().unwrap_or(0),
            standing: bars.iter().filter_map(|bar| bar.standing).map(|it| cells(&it.words(today))).max(),
        }
    }

    /// The lines that the phases take, with the meaning of the mark.
    pub(super) fn height(&self) -> u16 {
        self.all + u16::from(self.has_due)
    }
}

/// The part of a phase that the plan has due today; `None` where it is done or not due yet.
pub(super) fn due(bar: &Bar) -> Option<f64> {
    bar.due.filter(|part| *part > 0.0 && !bar.tally.is_complete())
}

/// Draws the phases that are in view.
pub(super) fn draw(
    pace: &Pace,
    measures: &Measures,
    today: Day,
    x: u16,
    doc: &Document,
    theme: &Theme,
    panel: &mut Panel<'_>,
) {
    let lines = measures.each;
    let columns = Columns::of(measures, x, panel.width());
    let Range { start, end } = panel.lines_in_view();
    let first = start / lines;
    let shown = pace.bars.iter().take(MOST).skip(first.into());
    for (bar, y) in shown.zip((first * lines..end).step_by(lines.into())) {
        columns.draw_bar(bar, y, doc, theme, panel);
        let standing = bar.standing.map_or_else(String::new, |standing| standing.words(today));
        let style = standing_style(bar.standing, theme);
        if lines == 2 {
            let start = panel.put_before(columns.end, y + 1, &standing, style);
            let words = bar.finish.map(|finish| finish.words(today));
            let fits = |words: &String| columns.name + width(words) as u16 + GAP <= start;
            if let Some(words) = words.into_iter().flatten().find(fits) {
                panel.put(columns.name, y + 1, &words, theme.dim);
            }
        } else if let Some(start) = columns.standing {
            panel.put(start, y, &standing, style);
        }
    }
    if measures.has_due {
        let after = panel.put(x, measures.all, theme.glyphs.due, theme.accent);
        panel.put(after + 1, measures.all, "where the plan says you are today", theme.dim);
    }
    for (line, y) in plan_lines(pace, panel.width()).zip(measures.height()..) {
        panel.put(x, y, line, theme.dim);
    }
}

/// The plan in words, in lines of a panel that is so wide.
pub(super) fn plan_lines(pace: &Pace, columns: u16) -> impl Iterator<Item = &str> {
    let room = usize::from(columns.saturating_sub(3)).max(1);
    wrap(&pace.plan, room, usize::MAX).into_iter().map(|line| &pace.plan[line]).filter(|line| !line.is_empty())
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
    fn of(measures: &Measures, x: u16, columns: u16) -> Columns {
        let end = columns.saturating_sub(1);
        let Measures { counts, name: names, standing, .. } = *measures;
        let beside = standing.filter(|_| !measures.is_short).map(|cells| cells + GAP);
        let name = x + if measures.has_ordinals { ORDINAL } else { 0 };
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
