//! The header: what is open, and how far the road has come.

use ratatui::style::Modifier;

use super::bar::{self, Share};
use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::keymap::Action;
use crate::app::{App, Mode, Side};
use crate::roadmap::Kind;

const LONGEST_BAR: u16 = 24;
/// Below this many cells the bar is left out.
const BAR_FROM: u16 = 50;
/// From this many cells on the views are named, in so many cells.
const VIEWS_FROM: u16 = 100;
const VIEWS: u16 = 20;
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
    let views = if width >= VIEWS_FROM { VIEWS } else { 0 };
    let x = panel.put(1, 0, &fit(&title(app), end.saturating_sub(3 + views), theme), theme.strong);
    if views > 0 {
        draw_views(app, theme, x + 3, panel);
    }
}

/// The views by their keys, the one that is shown standing out.
fn draw_views(app: &App, theme: &Theme, mut x: u16, panel: &mut Panel<'_>) {
    let in_guide = app.guide().is_some();
    for (action, name, is_shown) in [(Action::Road, "Road", !in_guide), (Action::Guide, "Guide", in_guide)] {
        let style = if is_shown { theme.accent.add_modifier(Modifier::BOLD) } else { theme.dim };
        x = panel.put(x, 0, &format!("{} {name}", app.keymap().key(action)), style) + 2;
    }
}

/// The roadmap's title. Where nothing has a frame to be named in, what stands over the view, or the section that is open.
fn title(app: &App) -> String {
    let layout = app.layout();
    if layout.framed {
        return app.roadmap().title().to_owned();
    }
    if let Some(over) = over(app) {
        return over;
    }
    let section = app.cursor(Side::Outline).filter(|_| !layout.both && app.side() == Side::Checklist);
    let title = section.map_or_else(|| app.roadmap().title().to_owned(), |section| app.roadmap().heading(section).name);
    app.left_out().map_or(title.clone(), |left_out| format!("{left_out}: {title}"))
}

/// What stands over the view.
fn over(app: &App) -> Option<String> {
    match (app.mode(), app.writing()) {
        (Mode::Road | Mode::Guide | Mode::Select | Mode::Leaving, _) => None,
        (Mode::Note, Some(writing)) => Some(format!("Note on {}", app.roadmap().heading(writing.node()).name)),
        (mode, _) => Some(mode.title().to_owned()),
    }
}
