//! The footer: the keys that matter now, what the last key led to, whether all is saved; above it what is wrong.

use ratatui::style::{Modifier, Style};

use super::panel::{Panel, fit};
use super::theme::Theme;
use crate::app::fit::width;
use crate::app::keymap::{Action, Keymap};
use crate::app::{Alarm, App, Deed, Hint, Remark, Saving, Sign};
use crate::progress::Refusal;

/// Cells between two keys.
const GAP: usize = 3;
/// Narrower windows have no room for both a notice and that all is saved.
const BOTH_FROM: u16 = 100;
/// A notice is cut so that so many keys and the help's stand beside it, unless it would be shorter than this.
const KEYS_BESIDE: usize = 2;
const SHORTEST_NOTICE: u16 = 24;
/// Cells that what is told has at least, before the keys that put it away.
const TOLD: usize = 16;
/// Cells of the bar of a phase that is complete.
const BAR: usize = 5;
/// Narrower windows say only what is not saved, and all else in fewer words.
const ROOMY: u16 = 32;

pub(super) fn draw(app: &App, theme: &Theme, panel: &mut Panel<'_>) {
    let end = draw_saving(app, theme, panel);
    match app.remark() {
        Some(remark) if remark.is_notice() => {
            let start = draw_notice(app, remark, end, theme, panel);
            draw_hints(app, theme, panel, start.saturating_sub(GAP as u16));
        }
        Some(remark) => {
            panel.put(1, 0, &words(remark, app.keymap(), end.saturating_sub(1), theme), theme.strong);
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
    match remark {
        Remark::Complete { name, items, days } => draw_complete(name, *items, *days, end, room, theme, panel),
        remark => panel.put_before(end, 0, &words(remark, app.keymap(), room, theme), theme.strong),
    }
}

/// A full bar, and what it took: `━━━━━ Functions complete · 9 items in 12 days`.
fn draw_complete(name: &str, items: u32, days: u32, end: u16, room: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let bar = if end < ROOMY { String::new() } else { theme.bar[0].repeat(BAR) + " " };
    let room = room.saturating_sub(width(&bar) as u16);
    let took = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let items = if items == 1 { "1 item".to_owned() } else { format!("{items} items") };
    let dot = theme.glyphs.dot;
    let afters =
        [format!(" complete {dot} {items} in {took}"), format!(" complete {dot} {items}"), " complete".to_owned()];
    let [.., shortest] = &afters;
    let fits = |after: &&String| width(name) + width(after) <= usize::from(room);
    let after = afters.iter().find(fits).unwrap_or(shortest);
    let name = fit(name, room.saturating_sub(width(after) as u16), theme);
    let start = panel.put_before(end, 0, after, Style::new());
    let start = panel.put_before(start, 0, &name, theme.done.add_modifier(Modifier::BOLD));
    panel.put_before(start, 0, &bar, theme.done)
}

/// The keys that matter now, as many as end before the cell `end`; of all, the key to the help goes last.
fn draw_hints(app: &App, theme: &Theme, panel: &mut Panel<'_>, end: u16) {
    let selected = match app.selected() {
        0 => String::new(),
        count => format!("{count} selected   "),
    };
    let mut hints = app.hints();
    while 1 + selected.len() + hints_width(&hints) > usize::from(end) {
        let Some(last) = hints.iter().rposition(|hint| hint.action != Action::Help) else { return };
        hints.remove(last);
    }
    let mut x = panel.put(1, 0, &selected, theme.accent);
    for hint in hints {
        x = panel.put(x, 0, &hint.key, theme.strong) + 1;
        x = panel.put(x, 0, hint.word, theme.dim) + GAP as u16;
    }
}

/// Cells for keys and the air between them.
fn hints_width<'a>(hints: impl IntoIterator<Item = &'a Hint>) -> usize {
    let cells = |hint: &Hint| width(&hint.key) + 1 + width(hint.word) + GAP;
    hints.into_iter().map(cells).sum::<usize>().saturating_sub(GAP)
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

pub(super) fn words(remark: &Remark, keymap: &Keymap, room: u16, theme: &Theme) -> String {
    let plain = match remark {
        Remark::Undone(deed) => return describe("Undone", deed, room, theme),
        Remark::Redone(deed) => return describe("Redone", deed, room, theme),
        Remark::TickedAll { name, count } => {
            let after = format!("; {} undoes it", keymap.key(Action::Undo));
            return name_within(&format!("{count} ticked in "), name, &after, room, theme);
        }
        Remark::Complete { .. } => "",
        Remark::FirstToday { days: 1 } => "Day 1 of a streak",
        Remark::FirstToday { days } => return fit(&format!("{days} days in a row"), room, theme),
        Remark::Match { query, at, of } => return fit(&format!("\"{query}\": {at} of {of}"), room, theme),
        Remark::Opening { address } => return fit(&format!("Opening {address}"), room, theme),
        Remark::Copied { text } => return fit(&format!("Copied {text}"), room, theme),
        Remark::NothingFound => {
            return fit(&format!("Nothing found yet: {} finds.", keymap.key(Action::Find)), room, theme);
        }
        Remark::NoLinks => "No links here.",
        Remark::TooLong => "Not opened: the window is too small to show the whole address.",
        Remark::NotOpened => "Not opened: it is no web or mail address. It can be copied.",
        Remark::SaidOfAll { mark, taken_back, count } => {
            let (sign, undo) = (theme.mark(*mark).0, keymap.key(Action::Undo));
            let not = if *taken_back { "no longer " } else { "" };
            return fit(&format!("{count} {not}{sign}; {undo} undoes it"), room, theme);
        }
        Remark::NothingSaid => "Nothing selected can be marked so.",
        Remark::NoPhase => "The cursor is in no phase.",
        Remark::NothingToUndo => "Nothing to undo.",
        Remark::NothingToRedo => "Nothing to redo.",
        Remark::GoesOn => "This goes on from where you left it.",
        Remark::HalfWritten => {
            return fit(&format!("Kept half written; {} goes on with it", keymap.key(Action::Note)), room, theme);
        }
        Remark::NoteTooLong => "A note has no room for more: this is too long.",
        Remark::AllSaved => "All is saved already.",
        Remark::NothingOpen { alone: None } => "Nothing is open any more.",
        Remark::NothingOpen { alone: Some(name) } => {
            let all = keymap.key(Action::Focus);
            return fit(&format!("{all} shows all phases: nothing is open in {name}"), room, theme);
        }
        Remark::Attached { name } => return name_within("", name, ": its marks are here now", room, theme),
        Remark::TakenBack => "Not the same: its marks wait for a new home.",
        Remark::NothingToTakeBack => "Nothing to take back here: go to what is moved or reworded.",
        Remark::NothingChanged => "The roadmap is as it was last seen.",
        Remark::GoneUnmarked => "It is gone, and was never marked.",
        Remark::OpensOnceSaved => "Opens as soon as all is saved.",
        Remark::Refused(Refusal::AllDone) => "All done already.",
        Remark::Refused(Refusal::NothingToTick) => "Nothing here to tick.",
        Remark::Refused(Refusal::NoEntry) => "A heading cannot be doing: go to an item below it.",
        Remark::Refused(Refusal::AlreadyOpen) => "Open already.",
        Remark::Refused(Refusal::NotAnOption) => "Nothing to choose here: go to an option.",
    };
    fit(plain, room, theme)
}

/// A name between words, cut so that these have room.
fn name_within(before: &str, name: &str, after: &str, room: u16, theme: &Theme) -> String {
    let room = room.saturating_sub((width(before) + width(after)) as u16);
    format!("{before}{}{after}", fit(name, room, theme))
}

/// `Undone: ✓ Closures and 2 more`, the name cut so that the rest has room; `+2` where there is little.
fn describe(done: &str, deed: &Deed, room: u16, theme: &Theme) -> String {
    let sign = match deed.sign {
        Sign::Mark(mark) => theme.mark(mark).0,
        Sign::Choice => theme.glyphs.chosen,
        Sign::Note => theme.glyphs.note,
    };
    let before = format!("{done}: {sign} ");
    let after = match deed.others {
        0 => String::new(),
        others if room < ROOMY => format!(" +{others}"),
        others => format!(" and {others} more"),
    };
    name_within(&before, &deed.name, &after, room, theme)
}
