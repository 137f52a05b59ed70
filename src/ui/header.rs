//! The header: what is open, and how far the road has come.

use super::bar::{self, Share};
use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::{App, Shown, Side};
use crate::roadmap::Kind;

const LONGEST_BAR: u16 = 24;
/// Below this many cells the bar is left out.
const BAR_FROM: u16 = 50;
/// Below this many cells the counts are left out.
const COUNTS_FROM: u16 = 34;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let tally = app.progress().road(app.roadmap());
    let share = Share::of(Kind::Phase, &tally);
    let width = panel.width();
    if tally.items == 0 {
        panel.put(1, 0, &fit(&title(app), width.saturating_sub(2), theme), theme.strong);
        return;
    }
    let mut end = panel.put_before(width.saturating_sub(1), 0, &format!("{}%", tally.percent()), theme.strong);
    if width >= COUNTS_FROM {
        end = bar::counts(panel, end.saturating_sub(2), 0, share, theme.strong, theme);
    }
    if width >= BAR_FROM {
        let cells = (width / 5).min(LONGEST_BAR);
        end = end.saturating_sub(cells + 2);
        bar::draw(panel, end, 0, cells, share, theme);
    }
    panel.put(1, 0, &fit(&title(app), end.saturating_sub(3), theme), theme.strong);
}

/// The roadmap's title; where the checklist has no frame to say so, the section that is open.
fn title(app: &App) -> String {
    let layout = app.layout();
    let alone = !layout.framed && !layout.both && app.side() == Side::Checklist;
    let section = app.cursor(Side::Outline).filter(|_| alone && matches!(app.shown(), Shown::Road));
    let title = section.map_or_else(|| app.roadmap().title().to_owned(), |section| app.roadmap().heading(section).name);
    match app.left_out().filter(|_| !layout.framed) {
        Some(left_out) => format!("{left_out}: {title}"),
        None => title,
    }
}
