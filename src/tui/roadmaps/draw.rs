//! Draws the list of known roadmaps: title, progress and path of each.

use ratatui::buffer::Buffer;
use ratatui::text::Line;

use crate::progress::Tally;
use crate::roadmap::{Kind, clean};
use crate::tui::layout::Layout;
use crate::tui::roadmaps::Roadmaps;
use crate::tui::roadmaps::listed::Listed;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::text::{counts_width, cut_start};
use crate::tui::widgets::theme::Theme;

/// The first cell of titles and paths.
const TEXT: u16 = 4;
/// Cells for `100%` and the space before it.
const PERCENT: u16 = 6;
/// Cells of a bar.
const BAR: u16 = 10;
/// Narrower panels leave the bars out.
const BARS_FROM: u16 = 50;
/// Narrower panels leave the counts out.
const COUNTS_FROM: u16 = 34;

pub(crate) fn draw(roadmaps: &Roadmaps, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
    let area = Roadmaps::area(layout);
    if layout.framed {
        frame(buffer, area, theme, theme.accent, Line::styled(" Roadmaps ", theme.strong), Line::default());
    }
    let panel = Panel::new(buffer, layout.inside(area));
    let counts = counts_width(roadmaps.most_items());
    let height = panel.height();
    let mut list = List { theme, counts, panel };
    for (y, listed, selected) in roadmaps.in_view(height) {
        list.draw_entry(listed, selected, y);
    }
}

struct List<'a> {
    theme: &'a Theme,
    /// Cells for the widest counts.
    counts: u16,
    panel: Panel<'a>,
}

impl List<'_> {
    fn draw_entry(&mut self, listed: &Listed, selected: bool, y: u16) {
        let theme = self.theme;
        let (end, plain) = match &listed.state {
            Ok(tally) => (self.draw_figures(tally, y), theme.strong),
            Err(why) => (self.draw_reason(why, y), theme.dim),
        };
        if selected {
            self.panel.put(0, y, theme.glyphs.cursor, theme.accent);
        }
        if listed.is_open {
            self.panel.put(2, y, theme.glyphs.chosen, theme.done);
        }
        let title = fit(&listed.title, end.saturating_sub(TEXT + 2), theme);
        self.panel.put(TEXT, y, &title, if selected { theme.cursor } else { plain });
        let room = self.panel.width().saturating_sub(TEXT + 1);
        let place = cut_start(&clean(&listed.source), usize::from(room), theme.glyphs.ellipsis);
        self.panel.put(TEXT, y + 1, &place, theme.dim);
    }

    /// Draws bar, counts and percentage at the right, as far as there is room; returns their first cell.
    fn draw_figures(&mut self, tally: &Tally, y: u16) -> u16 {
        let (theme, width) = (self.theme, self.panel.width());
        let end = width.saturating_sub(1);
        if tally.items == 0 {
            return self.panel.put_before(end, y, "nothing to tick", theme.dim);
        }
        self.panel.put_before(end, y, &format!("{}%", tally.percent()), theme.strong);
        let end = end.saturating_sub(PERCENT);
        if width < COUNTS_FROM {
            return end;
        }
        let share = Share::of(Kind::Phase, tally);
        bar::counts(&mut self.panel, end, y, share, theme.strong, theme);
        let end = end.saturating_sub(self.counts);
        if width < BARS_FROM {
            return end;
        }
        let start = end.saturating_sub(BAR + 2);
        bar::draw(&mut self.panel, start, y, BAR, share, theme);
        start
    }

    /// Draws the reason why it cannot be opened, in at most half of the line.
    fn draw_reason(&mut self, why: &str, y: u16) -> u16 {
        let width = self.panel.width();
        self.panel.put_before(width.saturating_sub(1), y, &fit(why, width / 2, self.theme), self.theme.dim)
    }
}
