//! The footer: the keys that matter now, what the last key led to, whether all is saved; above it what is wrong.

pub(crate) mod hints;

use ratatui::style::Style;

use crate::tui::keymap::Action;
use crate::tui::notice_words;
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;
use crate::tui::{Alarm, Hint, Remark, Saving, Tui};

/// Cells between two keys, and where there is little room.
const GAP: u16 = 3;
const NARROW_GAP: u16 = 2;
/// Narrower windows have no room for both a notice and that all is saved.
const BOTH_FROM: u16 = 100;
/// Narrower windows say only what is not saved.
const SAVED_FROM: u16 = 50;
/// Cells kept for whether all is saved, so that nothing moves while it is being saved.
const SAVING: u16 = 6;
/// Cells kept for the way out, `Esc back` or `q quit`, so that what stands before it stays in its place.
const OUT: u16 = 8;
/// A notice is cut so that a key stands beside it, unless it would be shorter than this.
const SHORTEST_NOTICE: u16 = 24;
/// Fewer cells of a word beside its key say nothing.
const SHORTEST_WORD: u16 = 4;
/// Cells that what is told has at least, before the keys that put it away.
const TOLD: usize = 16;
/// Narrower windows name the keys that last without words, and say all else in fewer.
pub(crate) const ROOMY: u16 = 32;

/// From the right: the keys that last, whether all is saved, what the last key led to. The keys that matter now have the
/// rest, from the left.
pub(crate) fn draw(tui: &Tui, theme: &Theme, panel: &mut Panel<'_>) {
    let end = draw_lasting(tui, theme, panel);
    let end = draw_saving(tui, end, theme, panel);
    let end = match tui.remark() {
        Some(remark) => draw_notice(tui, remark, end, theme, panel),
        None => end,
    };
    draw_hints(tui, end, theme, panel);
}

fn gap(panel: &Panel<'_>) -> u16 {
    if panel.width() < ROOMY { NARROW_GAP } else { GAP }
}

/// The key to the help and the way out, at the right end, always in the same cells. The way out is there in any window; a
/// notice that has no room otherwise takes the help's. Gives back where the rest ends.
fn draw_lasting(tui: &Tui, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let gap = gap(panel);
    let is_narrow = panel.width() < ROOMY;
    let word = |hint: &Hint| if is_narrow { "" } else { hint.word };
    let mut end = panel.width().saturating_sub(1);
    let wanted =
        tui.remark().map_or(0, |remark| notice_words::width_of(remark, tui.keymap(), theme).min(SHORTEST_NOTICE));
    for (nth, hint) in tui.lasting_hints().iter().rev().enumerate() {
        let own = cells(&hint.key, word(hint), theme);
        let slot = if nth == 0 && !is_narrow { own.max(OUT) } else { own };
        let start = end.saturating_sub(slot);
        if nth > 0 && start.saturating_sub(gap + 1) < wanted {
            break;
        }
        draw_hint(&hint.key, word(hint), start, theme, panel);
        end = start.saturating_sub(gap);
    }
    end
}

/// Whether all is saved; where there is little room, a notice stands in the place of what is well. Gives back where the
/// rest ends.
fn draw_saving(tui: &Tui, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let columns = panel.width();
    let (saving, style) = match tui.saving() {
        // Where there is little room, the answers that are asked for matter more.
        _ if columns < ROOMY && tui.is_leaving() => return end,
        Saving::NotSaved(_) => ("NOT SAVED".to_owned(), theme.alarm),
        _ if columns < SAVED_FROM || columns < BOTH_FROM && tui.remark().is_some() => return end,
        Saving::Saved => ("saved".to_owned(), theme.done),
        Saving::Saving => ("saving".to_owned(), theme.dim),
    };
    panel.put_before(end, 0, &saving, style).min(end.saturating_sub(SAVING)).saturating_sub(2)
}

/// What the last key led to, so that it ends before the cell `end` and a key has room beside it. Gives back where
/// the rest ends.
fn draw_notice(tui: &Tui, remark: &Remark, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let gap = gap(panel);
    // What was undone can be done again, and what was before it undone too.
    let goes_on = |hint: &Hint| matches!(remark, Remark::Undone(_)) && hint.action == Action::Undo;
    let hints = tui.hints();
    let kept = hints.iter().enumerate().take_while(|(nth, hint)| *nth == 0 || goes_on(hint));
    let keys: u16 = kept.map(|(_, hint)| cells(&hint.key, hint.word, theme) + gap).sum();
    let beside = end.saturating_sub(1 + keys);
    let room = if beside < SHORTEST_NOTICE { end.saturating_sub(1) } else { beside };
    notice_words::draw_notice(remark, tui.keymap(), (end, room), theme, panel).saturating_sub(gap)
}

/// The keys that matter now, as many as end before the cell `end`; the first with less of its word where it has to be.
fn draw_hints(tui: &Tui, end: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let gap = gap(panel);
    let mut x = match tui.selected() {
        0 => 1,
        count => panel.put(1, 0, &format!("{count} selected"), theme.accent) + gap,
    };
    for (nth, hint) in tui.hints().iter().enumerate() {
        let room = end.saturating_sub(x + cells(&hint.key, "", theme) + 1);
        let least = if nth == 0 { SHORTEST_WORD } else { u16::MAX };
        if room < least.min(width(hint.word) as u16) {
            return;
        }
        x = draw_hint(&hint.key, &fit(hint.word, room, theme), x, theme, panel) + gap;
    }
}

/// A key with its word; gives back the cell after it.
fn draw_hint(key: &str, word: &str, x: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let end = panel.put(x, 0, &theme.keys(key), theme.strong);
    if word.is_empty() { end } else { panel.put(end + 1, 0, word, theme.dim) }
}

/// Cells for a key and its word.
fn cells(key: &str, word: &str, theme: &Theme) -> u16 {
    let word = if word.is_empty() { 0 } else { 1 + width(word) };
    (width(&theme.keys(key)) + word) as u16
}

/// What is to be told, and how to put it away.
pub(crate) fn draw_alarms(tui: &Tui, theme: &Theme, panel: &mut Panel<'_>) {
    for (alarm, y) in tui.alarms().into_iter().zip(0..panel.height()) {
        let (text, ways, style) = told(tui, alarm, theme);
        let columns = usize::from(panel.width());
        // What is told matters more than how to put it away, where there is no room for both.
        let [long, short] = ways;
        let away = match (width(&text) + width(&long) + 5, width(&short) + TOLD) {
            (both, _) if both <= columns => long,
            (_, cut) if cut <= columns => short,
            _ => String::new(),
        };
        let end = panel.put_before(panel.width().saturating_sub(1), y, &away, theme.dim);
        panel.put(1, y, &fit(&text.replace('·', theme.glyphs.dot), end.saturating_sub(3), theme), style);
    }
}

/// What is to be told, how to put it away in more and in fewer words, and its style.
pub(crate) fn told(tui: &Tui, alarm: Alarm<'_>, theme: &Theme) -> (String, [String; 2], Style) {
    let alarming = |text: String| (text, [String::new(), String::new()], theme.alarm);
    let key = |action| theme.keys(&tui.keymap().key(action));
    let back = key(Action::Back);
    match alarm {
        Alarm::NotSaved { actions: 0, reason } => alarming(format!("Nothing can be saved: {reason}")),
        Alarm::NotSaved { actions, reason } => alarming(format!("{}: {reason}", not_saved(actions))),
        Alarm::Leaving { actions: 1 } => alarming("Waiting to quit until 1 action is saved.".to_owned()),
        Alarm::Leaving { actions } => alarming(format!("Waiting to quit until {actions} actions are saved.")),
        Alarm::Notice { text, more } => {
            let more = if more > 0 { format!("{more} more  ") } else { String::new() };
            (text.to_owned(), [format!("{more}{back} puts it away"), format!("{more}{back}")], theme.alarm)
        }
        Alarm::Reread(lost) => {
            let go_on = key(Action::In);
            (format!("The roadmap was changed. {}", notice_words::lost(lost)), [go_on.clone(), go_on], theme.alarm)
        }
        Alarm::Homeless(name) => {
            let text = format!("What is \"{name}\" now? Go to it");
            (text, [format!("{back} leaves it"), back], theme.accent)
        }
        Alarm::Updated { counts, unticked } => {
            let shows = key(Action::Changes);
            let away = [format!("{shows} shows it  {back} puts it away"), back];
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
