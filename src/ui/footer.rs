//! The footer: the keys that matter now, what the last key led to, whether all is saved; above it what is wrong.

use ratatui::style::Style;

use super::panel::{Panel, fit};
use super::remark;
use super::theme::Theme;
use crate::app::fit::width;
use crate::app::keymap::Action;
use crate::app::{Alarm, App, Hint, Remark, Saving};

/// Cells between two keys.
const GAP: usize = 3;
/// Narrower windows have no room for both a notice and that all is saved.
const BOTH_FROM: u16 = 100;
/// A notice is cut so that so many keys and the help's stand beside it, unless it would be shorter than this.
const KEYS_BESIDE: usize = 2;
const SHORTEST_NOTICE: u16 = 24;
/// Cells that what is told has at least, before the keys that put it away.
const TOLD: usize = 16;
/// Narrower windows say only what is not saved, and all else in fewer words.
pub(super) const ROOMY: u16 = 32;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let end = draw_saving(app, theme, panel);
    match app.remark() {
        Some(remark) if remark.is_notice() => {
            let start = draw_notice(app, remark, end, theme, panel);
            draw_hints(app, theme, panel, start.saturating_sub(GAP as u16));
        }
        Some(remark) => {
            panel.put(1, 0, &remark::words(remark, app.keymap(), end.saturating_sub(1), theme), theme.strong);
        }
        None => draw_hints(app, theme, panel, end),
    }
}

/// Whether all is saved, at the right; where there is little room, a notice stands in the place of what is well. Gives back where the rest ends.
fn draw_saving(app: &App, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let columns = panel.width();
    let narrow = columns < ROOMY;
    let (saving, style) = match app.saving() {
        // Where there is little room, the answers that are asked for matter more.
        _ if narrow && app.is_leaving() => return columns,
        Saving::NotSaved(_) => ("NOT SAVED".to_owned(), theme.alarm),
        _ if narrow => return columns,
        _ if columns < BOTH_FROM && app.remark().is_some_and(Remark::is_notice) => return columns.saturating_sub(1),
        Saving::Saved => ("saved".to_owned(), theme.done),
        Saving::Saving => (format!("saving{}", theme.glyphs.ellipsis), theme.dim),
    };
    panel.put_before(columns.saturating_sub(1), 0, &saving, style).saturating_sub(2)
}

/// What the last key led to, so that it ends before the cell `end` and some keys have room beside it. Gives back where
/// it begins.
fn draw_notice(app: &App, remark: &Remark, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let hints = app.hints();
    let help = hints.iter().skip(KEYS_BESIDE).filter(|hint| hint.action == Action::Help);
    let keys = 1 + hints_width(hints.iter().take(KEYS_BESIDE).chain(help)) + GAP;
    let beside = end.saturating_sub(keys as u16);
    let room = if beside < SHORTEST_NOTICE { end.saturating_sub(1) } else { beside };
    remark::draw_notice(remark, app.keymap(), (end, room), theme, panel)
}

/// The keys that matter now, as many as end before the cell `end`; the key to the help has room before all others.
fn draw_hints(app: &App, theme: &Theme, panel: &mut Panel<'_>, end: u16) {
    let selected = match app.selected() {
        0 => String::new(),
        count => format!("{count} selected   "),
    };
    let room = usize::from(end).saturating_sub(1 + selected.len());
    let hints = hints_within(app.hints(), room);
    if hints.is_empty() {
        return;
    }
    let mut x = panel.put(1, 0, &selected, theme.accent);
    for hint in hints {
        x = panel.put(x, 0, &hint.key, theme.strong) + 1;
        x = panel.put(x, 0, hint.word, theme.dim) + GAP as u16;
    }
}

/// The keys that have room in so many cells, the first before those behind them.
fn hints_within(hints: Vec<Hint>, room: usize) -> Vec<Hint> {
    let is_help = |hint: &Hint| hint.action == Action::Help;
    let help = hints.iter().find(|hint| is_help(hint)).map_or(0, cells);
    let Some(mut left) = (room + GAP).checked_sub(help) else { return Vec::new() };
    let has_room = |hint: &Hint| {
        let rest = left.checked_sub(cells(hint)).filter(|_| !is_help(hint));
        left = rest.unwrap_or(left);
        is_help(hint) || rest.is_some()
    };
    hints.into_iter().filter(has_room).collect()
}

/// Cells for keys and the air between them.
fn hints_width<'a>(hints: impl IntoIterator<Item = &'a Hint>) -> usize {
    hints.into_iter().map(cells).sum::<usize>().saturating_sub(GAP)
}

/// Cells for a key, its word and the air behind it.
fn cells(hint: &Hint) -> usize {
    width(&hint.key) + 1 + width(hint.word) + GAP
}

/// What is to be told, and how to put it away.
pub(super) fn draw_alarms(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    for (alarm, y) in app.alarms().into_iter().zip(0..panel.height()) {
        let (text, away, style) = told(app, alarm, theme);
        // What is told matters more than the keys, where there is no room for both.
        let away = if width(&away) + TOLD <= usize::from(panel.width()) { away } else { String::new() };
        let end = panel.put_before(panel.width().saturating_sub(1), y, &away, theme.dim);
        panel.put(1, y, &fit(&text.replace('·', theme.glyphs.dot), end.saturating_sub(3), theme), style);
    }
}

/// What is to be told, how to put it away, and its style.
pub(super) fn told(app: &App, alarm: Alarm<'_>, theme: &Theme) -> (String, String, Style) {
    match alarm {
        Alarm::NotSaved { actions: 0, reason } => {
            (format!("Nothing can be saved: {reason}"), String::new(), theme.alarm)
        }
        Alarm::NotSaved { actions, reason } => {
            (format!("{}: {reason}", not_saved(actions)), String::new(), theme.alarm)
        }
        Alarm::Leaving { actions: 1 } => {
            ("Waiting to quit until 1 action is saved.".to_owned(), String::new(), theme.alarm)
        }
        Alarm::Leaving { actions } => {
            (format!("Waiting to quit until {actions} actions are saved."), String::new(), theme.alarm)
        }
        Alarm::Notice { text, more: 0 } => (text.to_owned(), "Esc".to_owned(), theme.alarm),
        Alarm::Notice { text, more } => (text.to_owned(), format!("{more} more  Esc"), theme.alarm),
        Alarm::Reread(lost) => {
            (format!("The roadmap was changed. {}", remark::lost(lost)), app.keymap().key(Action::In), theme.alarm)
        }
        Alarm::Homeless(name) => {
            (format!("What is \"{name}\" now? Go there"), "Enter there  Esc".to_owned(), theme.accent)
        }
        Alarm::Updated { counts, unticked } => {
            let away = format!("{}  Esc", app.keymap().key(Action::Changes));
            (format!("Roadmap updated: {}{}", counts, stay_done(unticked)), away, theme.accent)
        }
    }
}

/// How many boxes the author cleared that are done all the same.
fn stay_done(unticked: usize) -> String {
    match unticked {
        0 => String::new(),
        1 => " · 1 box the author cleared stays done".to_owned(),
        _ => format!(" · {unticked} boxes the author cleared stay done"),
    }
}

fn not_saved(actions: u64) -> String {
    if actions == 1 { "1 action is not saved".to_owned() } else { format!("{actions} actions are not saved") }
}
