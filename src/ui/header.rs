//! The header: what is open, the views, how far the road has come, and for how many days in a row.

use ratatui::style::Modifier;

use super::bar::{self, Share};
use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::fit::width;
use crate::app::keymap::Action;
use crate::app::{App, Mode, Side};
use crate::progress::Tally;
use crate::roadmap::Kind;

const LONGEST_BAR: u16 = 24;
/// Below this many cells the bar is left out.
const BAR_FROM: u16 = 50;
/// Below this many cells the counts are left out.
const COUNTS_FROM: u16 = 34;
/// Below this many cells the days in a row are left out.
const STREAK_FROM: u16 = 76;
/// Cells for them and the air before them. They come out of the bar's, so that what stands left of it stays there.
const STREAK: u16 = 13;
/// Cells for `100%`.
const PERCENT: u16 = 4;
/// The views are named where the title keeps so many cells.
const SHORTEST_TITLE: u16 = 12;
/// Cells between the title and the views, and from what is behind them.
const GAP: u16 = 3;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let tally = app.progress().road(app.roadmap());
    let end = if tally.items == 0 { panel.width() } else { draw_standing(app, &tally, theme, panel) };
    let room = end.saturating_sub(GAP);
    let views = views(app);
    let views_width = views.iter().map(|(label, _)| width(label) as u16 + 2).sum::<u16>();
    let title_room = room.saturating_sub(views_width + 1);
    if title_room < SHORTEST_TITLE {
        panel.put(1, 0, &fit(&title(app), room, theme), theme.strong);
        return;
    }
    let mut x = panel.put(1, 0, &fit(&title(app), title_room, theme), theme.strong) + GAP;
    for (label, is_shown) in views {
        let style = if is_shown { theme.accent.add_modifier(Modifier::BOLD) } else { theme.dim };
        x = panel.put(x, 0, &label, style) + 2;
    }
}

/// How far the road has come, at the right. Gives back where its room begins, which no tick changes.
fn draw_standing(app: &App, tally: &Tally, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let share = Share::of(Kind::Phase, tally);
    let width = panel.width();
    let start = width.saturating_sub(1);
    let mut end = if width >= STREAK_FROM { draw_streak(app, start, theme, panel) } else { start };
    let streak = start - end;
    let percent = tally.percent();
    panel.put_before(end, 0, &format!("{percent}%"), if percent > 0 { theme.strong } else { theme.dim });
    end = end.saturating_sub(PERCENT + 2);
    if width >= COUNTS_FROM {
        bar::counts(panel, end, 0, share, theme.strong, theme);
        end = end.saturating_sub(bar::counts_width(share.of) + 2);
    }
    if width < BAR_FROM {
        return end;
    }
    let room = (width * 7 / 20 - 5).min(LONGEST_BAR + STREAK);
    let cells = room.saturating_sub(streak).min(LONGEST_BAR);
    bar::draw(panel, end.saturating_sub(cells), 0, cells, share, theme);
    (end + streak).saturating_sub(room)
}

/// The days in a row once today is one; gives back where they begin, with air before them.
fn draw_streak(app: &App, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let days = match app.streak() {
        0 => return end,
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    let start = panel.put_before(end, 0, &days, theme.strong).saturating_sub(2);
    panel.put(start, 0, theme.glyphs.streak, theme.doing);
    start.saturating_sub(GAP)
}

/// The views by their keys, and whether each is the one that is shown.
fn views(app: &App) -> [(String, bool); 2] {
    let in_guide = app.guide().is_some();
    let label = |action, name: &str| format!("{} {name}", app.keymap().key(action));
    [(label(Action::Road, "Road"), !in_guide), (label(Action::Guide, "Guide"), in_guide)]
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
