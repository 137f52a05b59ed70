//! The header: what is open, the views, how far the road has come, and for how many days in a row.

use ratatui::style::Modifier;

use super::bar::{self, Share};
use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::fit::{share, width};
use crate::app::keymap::Action;
use crate::app::{App, Mode, Side};
use crate::progress::Tally;
use crate::roadmap::Kind;

const LONGEST_BAR: u16 = 24;
/// Cells of the bar that are kept beside a long title and the days in a row.
const SHORTEST_BAR: u16 = 5;
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
    let (title, views) = (title(app), views(app));
    let views_width = views.iter().map(|(label, _)| width(label) as u16 + 2).sum::<u16>();
    let end =
        if tally.items == 0 { panel.width() } else { draw_standing(app, &tally, (&title, views_width), theme, panel) };
    let room = end.saturating_sub(GAP);
    let title_room = room.saturating_sub(views_width + 1);
    if title_room < SHORTEST_TITLE {
        panel.put(1, 0, &fit(whole_part(&title, room), room, theme), theme.strong);
        return;
    }
    let title = fit(whole_part(&title, title_room), title_room, theme);
    let mut x = panel.put(1, 0, &title, theme.strong) + GAP;
    for (label, is_shown) in views {
        let style = if is_shown { theme.accent.add_modifier(Modifier::BOLD) } else { theme.dim };
        x = panel.put(x, 0, &label, style) + 2;
    }
}

/// How far the road has come, at the right of a title and the views. Gives back where its room begins, which no tick
/// changes.
fn draw_standing(app: &App, tally: &Tally, (title, views): (&str, u16), theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let share = Share::of(Kind::Phase, tally);
    let columns = panel.width();
    let start = columns.saturating_sub(1);
    let mut end = if columns >= STREAK_FROM { draw_streak(app, start, theme, panel) } else { start };
    let streak = start - end;
    let percent = tally.percent();
    panel.put_before(end, 0, &format!("{percent}%"), if percent > 0 { theme.strong } else { theme.dim });
    end = end.saturating_sub(PERCENT + 2);
    if columns >= COUNTS_FROM {
        bar::counts(panel, end, 0, share, theme.strong, theme);
        end = end.saturating_sub(bar::counts_width(share.of) + 2);
    }
    if columns < BAR_FROM {
        return end;
    }
    let room = bar_room(columns, end + streak, title, views);
    let cells = room.saturating_sub(streak).min(LONGEST_BAR);
    bar::draw(panel, end.saturating_sub(cells), 0, cells, share, theme);
    (end + streak).saturating_sub(room)
}

/// Cells for the bar and the days in a row, which end before the cell `end`: what the title and the views leave, but
/// never so few that no bar is seen.
fn bar_room(columns: u16, end: u16, title: &str, views: u16) -> u16 {
    let widest = (share(columns, 7, 20) - 5).min(LONGEST_BAR + STREAK);
    let least = widest.min(STREAK + SHORTEST_BAR);
    let beside = 1 + GAP + views;
    let title = whole_part(title, end.saturating_sub(beside + least));
    end.saturating_sub(beside).saturating_sub(width(title) as u16).clamp(least, widest)
}

/// A title, or what stands before its colon where only that has room.
fn whole_part(title: &str, room: u16) -> &str {
    let has_room = |part: &&str| width(part) <= usize::from(room);
    let main = || title.split_once(": ").map(|(main, _)| main);
    Some(title).filter(has_room).or_else(|| main().filter(has_room)).unwrap_or(title)
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
    app.left_out().map_or(title.clone(), |left_out| format!("{left_out}, {title}"))
}

/// What stands over the view.
fn over(app: &App) -> Option<String> {
    match (app.mode(), app.writing()) {
        (Mode::Road | Mode::Guide | Mode::Select | Mode::Leaving | Mode::Reread, _) => None,
        (Mode::Note, Some(writing)) => Some(format!("Note on {}", writing.name())),
        (mode, _) => Some(mode.title().to_owned()),
    }
}
