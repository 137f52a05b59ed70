//! The footer: the keys that matter now, the notice of the last key, and the state of saving.

pub(crate) mod hints;

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::tui::document::Saving;
use crate::tui::footer::hints::Hint;
use crate::tui::keymap::Action;
use crate::tui::notice::{Notice, NoticeKind};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::{Look, Theme};

/// Cells between two keys, and where there is little room.
const GAP: u16 = 3;
const NARROW_GAP: u16 = 2;
/// Narrower windows have no room for both a notice and that everything is saved.
const BOTH_FROM: u16 = 100;
/// Narrower windows show only what is not saved.
const SAVED_FROM: u16 = 50;
/// Cells kept for the state of saving, so that nothing moves while it changes.
const SAVING: u16 = 6;
/// Cells kept for `Esc back` or `q quit`, so that what is before it does not move.
const OUT: u16 = 8;
/// A notice is cut so that a key fits beside it, unless it would be shorter than this.
const SHORTEST_NOTICE: u16 = 24;
/// Fewer cells of a word beside its key are useless.
const SHORTEST_WORD: u16 = 4;
/// Cells of the bar of a phase that is complete.
const BAR: usize = 5;
/// Narrower windows name the lasting keys without words, and shorten everything else.
const ROOMY: u16 = 32;

/// The content of the footer.
pub(crate) struct Footer<'a> {
    /// The keys that matter now, the most useful first.
    pub(crate) hints: Vec<Hint>,
    /// The keys that matter everywhere; the last one leaves.
    pub(crate) lasting: Vec<Hint>,
    pub(crate) notice: Option<&'a Notice>,
    pub(crate) saving: &'a Saving,
    pub(crate) is_quitting: bool,
    /// The number of selected rows.
    pub(crate) selected: usize,
}

/// The cells of keys, each with its action.
type HintAreas = Vec<(Range<u16>, Action)>;

/// Draws from the right: the lasting keys, the state of saving, the notice. The keys that matter now get the rest, from
/// the left. Returns where the keys are.
pub(crate) fn draw(footer: &Footer<'_>, theme: &Theme, panel: &mut Panel<'_>) -> HintAreas {
    let mut places = HintAreas::new();
    let end = draw_lasting(footer, theme, panel, &mut places);
    let end = draw_saving(footer, end, theme, panel);
    let end = match footer.notice {
        Some(notice) => draw_notice(footer, notice, end, theme, panel),
        None => end,
    };
    draw_hints(footer, end, theme, panel, &mut places);
    places
}

impl Footer<'_> {
    /// Returns the action of the key at a cell of a footer of this width.
    pub(crate) fn action_at(&self, x: u16, width: u16, look: Look) -> Option<Action> {
        let line = Rect { x: 0, y: 0, width, height: 1 };
        let places = draw(self, &Theme::new(look), &mut Panel::new(&mut Buffer::empty(line), line));
        places.into_iter().find(|(cells, _)| cells.contains(&x)).map(|(_, action)| action)
    }

    /// Returns true if a footer of this width shows the whole notice.
    pub(crate) fn shows_notice(&self, width: u16, look: Look) -> bool {
        let theme = Theme::new(look);
        let line = Rect { x: 0, y: 0, width, height: 1 };
        let mut buffer = Buffer::empty(line);
        draw(self, &theme, &mut Panel::new(&mut buffer, line));
        let shown: String = buffer.content.iter().map(Cell::symbol).collect();
        self.notice.is_some_and(|notice| shown.contains(&notice.text(u16::MAX, &theme)))
    }
}

fn gap(panel: &Panel<'_>) -> u16 {
    if panel.width() < ROOMY { NARROW_GAP } else { GAP }
}

/// Draws the help key and the key that leaves at the right end, always in the same cells. The latter is always shown; a
/// notice without room takes the help's. Returns the cell before which the rest ends.
fn draw_lasting(footer: &Footer<'_>, theme: &Theme, panel: &mut Panel<'_>, places: &mut HintAreas) -> u16 {
    let gap = gap(panel);
    let is_narrow = panel.width() < ROOMY;
    let word = |hint: &Hint| if is_narrow { "" } else { hint.word };
    let mut end = panel.width().saturating_sub(1);
    let wanted = footer.notice.map_or(0, |notice| (width(&notice.text(u16::MAX, theme)) as u16).min(SHORTEST_NOTICE));
    for (nth, hint) in footer.lasting.iter().rev().enumerate() {
        let own = cells(&hint.key, word(hint), theme);
        let slot = if nth == 0 && !is_narrow { own.max(OUT) } else { own };
        let start = end.saturating_sub(slot);
        if nth > 0 && start.saturating_sub(gap + 1) < wanted {
            break;
        }
        let after = draw_hint(&hint.key, word(hint), start, theme, panel);
        places.push((start..after, hint.action));
        end = start.saturating_sub(gap);
    }
    end
}

/// Draws the state of saving; where there is little room, a notice replaces all but an alarm. Returns the cell before
/// which the rest ends.
fn draw_saving(footer: &Footer<'_>, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let columns = panel.width();
    let (saving, style) = match footer.saving {
        // Where there is little room, the answers that are asked for matter more.
        _ if columns < ROOMY && footer.is_quitting => return end,
        Saving::NotSaved(_) => ("NOT SAVED", theme.alarm),
        _ if columns < SAVED_FROM || columns < BOTH_FROM && footer.notice.is_some() => return end,
        Saving::Saved => ("saved", theme.done),
        Saving::Saving => ("saving", theme.dim),
    };
    panel.put_before(end, 0, saving, style).min(end.saturating_sub(SAVING)).saturating_sub(2)
}

/// Draws the notice so that it ends before the cell `end` and a key has room beside it. Returns the cell before which the
/// rest ends.
fn draw_notice(footer: &Footer<'_>, notice: &Notice, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let gap = gap(panel);
    // After an undo come its redo, and the undo of what was before.
    let goes_on = |hint: &Hint| notice.kind == NoticeKind::Undone && hint.action == Action::Undo;
    let kept = footer.hints.iter().enumerate().take_while(|(nth, hint)| *nth == 0 || goes_on(hint));
    let keys: u16 = kept.map(|(_, hint)| cells(&hint.key, hint.word, theme) + gap).sum();
    let beside = end.saturating_sub(1 + keys);
    let room = if beside < SHORTEST_NOTICE { end.saturating_sub(1) } else { beside };
    let start = match notice.kind {
        NoticeKind::Complete => draw_complete(notice, (end, room), theme, panel),
        NoticeKind::Info | NoticeKind::Refusal | NoticeKind::Undone => {
            panel.put_before(end, 0, &notice.text(room, theme), theme.strong)
        }
    };
    start.saturating_sub(gap)
}

/// Draws a full bar before the notice: `━━━━━ Functions complete · 9 items in 12 days`.
fn draw_complete(notice: &Notice, (end, room): (u16, u16), theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let bar = if end < ROOMY { String::new() } else { theme.glyphs.bar[0].repeat(BAR) + " " };
    let (before, name, ending) = notice.parts(room.saturating_sub(width(&bar) as u16), theme);
    let start = panel.put_before(end, 0, &ending, Style::new());
    let start = panel.put_before(start, 0, &(before + &name), theme.done.add_modifier(Modifier::BOLD));
    panel.put_before(start, 0, &bar, theme.done)
}

/// Draws as many keys as end before the cell `end`; the first with less of its word where it has to be.
fn draw_hints(footer: &Footer<'_>, end: u16, theme: &Theme, panel: &mut Panel<'_>, places: &mut HintAreas) {
    let gap = gap(panel);
    let mut x = match footer.selected {
        0 => 1,
        count => panel.put(1, 0, &format!("{count} selected"), theme.accent) + gap,
    };
    for (nth, hint) in footer.hints.iter().enumerate() {
        let room = end.saturating_sub(x + cells(&hint.key, "", theme) + 1);
        let least = if nth == 0 { SHORTEST_WORD } else { u16::MAX };
        if room < least.min(width(hint.word) as u16) {
            return;
        }
        let after = draw_hint(&hint.key, &fit(hint.word, room, theme), x, theme, panel);
        places.push((x..after, hint.action));
        x = after + gap;
    }
}

/// Draws a key with its word; returns the cell after it.
fn draw_hint(key: &str, word: &str, x: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let end = panel.put(x, 0, &theme.keys(key), theme.strong);
    if word.is_empty() { end } else { panel.put(end + 1, 0, word, theme.dim) }
}

/// The width of a key and its word.
fn cells(key: &str, word: &str, theme: &Theme) -> u16 {
    let word = if word.is_empty() { 0 } else { 1 + width(word) };
    (width(&theme.keys(key)) + word) as u16
}
