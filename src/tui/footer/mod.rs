//! The footer: the keys that matter now and the state of saving; and the notice of the last key, in the frame above.

pub(crate) mod hints;
mod message;

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::tui::document::Saving;
use crate::tui::footer::hints::Hint;
use crate::tui::footer::message::{Message, room_in_frame};
use crate::tui::keymap::Action;
use crate::tui::notice::Notice;
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::{Look, Theme};

/// Cells between two keys, and where there is little room.
const GAP: u16 = 3;
const NARROW_GAP: u16 = 2;
/// Narrower windows have the smaller gap.
const ROOMY: u16 = 100;
/// Narrower windows show only what is not saved.
const SAVED_FROM: u16 = 50;
/// Cells kept for the state of saving, so that nothing moves while it changes.
const SAVING: u16 = 6;
/// Cells kept for `Esc back` or `q quit`, so that what is before it does not move.
const OUT: u16 = 8;
/// Fewer cells of a word beside its key are useless.
const SHORTEST_WORD: u16 = 4;
/// Narrower windows name the lasting keys without words, and shorten everything else.
const WORDED_FROM: u16 = 32;
/// Cells left to a notice where there are no frames.
const SHORTEST_NOTICE: u16 = 24;

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
    /// The panes have frames, which notices stand in; else they stand over the keys that matter now.
    pub(crate) framed: bool,
}

/// The cells of keys, each with its action.
type HintAreas = Vec<(Range<u16>, Action)>;

/// Draws from the right: the lasting keys and the state of saving, then from the left the keys that matter now. Returns
/// where the keys are.
pub(crate) fn draw(footer: &Footer<'_>, theme: &Theme, panel: &mut Panel<'_>) -> HintAreas {
    let mut places = HintAreas::new();
    let end = draw_lasting(footer, theme, panel, &mut places);
    let end = draw_saving(footer, end, theme, panel);
    match footer.message() {
        Some(message) if !footer.framed => message.draw((1, end.saturating_sub(1)), 0, theme, panel),
        _ => draw_hints(footer, end, theme, panel, &mut places),
    }
    places
}

impl Footer<'_> {
    /// Returns the action of the key at a cell of a footer of this width.
    pub(crate) fn action_at(&self, x: u16, width: u16, look: Look) -> Option<Action> {
        let line = Rect { x: 0, y: 0, width, height: 1 };
        let places = draw(self, &Theme::new(look), &mut Panel::new(&mut Buffer::empty(line), line));
        places.into_iter().find(|(cells, _)| cells.contains(&x)).map(|(_, action)| action)
    }

    /// Returns true if the whole notice is seen in a window of this width.
    pub(crate) fn shows_notice(&self, width: u16, look: Look) -> bool {
        let theme = Theme::new(look);
        let Some(message) = self.message() else { return false };
        if self.framed {
            return message.width(&theme) <= room_in_frame(width);
        }
        let line = Rect { x: 0, y: 0, width, height: 1 };
        let mut buffer = Buffer::empty(line);
        draw(self, &theme, &mut Panel::new(&mut buffer, line));
        let shown: String = buffer.content.iter().map(Cell::symbol).collect();
        self.notice.is_some_and(|notice| shown.contains(&notice.text(u16::MAX, &theme)))
    }

    fn message(&self) -> Option<Message<'_>> {
        Message::of(self.notice, self.selected)
    }

    /// Draws the message in the frame of the panes, where they have one.
    pub(crate) fn draw_message(&self, theme: &Theme, panes: &mut Panel<'_>) {
        if let Some(message) = self.message().filter(|_| self.framed) {
            message.draw_in_frame(theme, panes);
        }
    }
}

fn gap(panel: &Panel<'_>) -> u16 {
    if panel.width() < ROOMY { NARROW_GAP } else { GAP }
}

/// Draws the help key and the key that leaves at the right end, always in the same cells. The latter is always shown; a
/// notice without room takes the help's. Returns the cell before which the rest ends.
fn draw_lasting(footer: &Footer<'_>, theme: &Theme, panel: &mut Panel<'_>, places: &mut HintAreas) -> u16 {
    let is_narrow = panel.width() < WORDED_FROM;
    let gap = if is_narrow { NARROW_GAP } else { GAP };
    let word = |hint: &Hint| if is_narrow { "" } else { hint.word };
    let mut end = panel.width().saturating_sub(1);
    let message = footer.message().filter(|_| !footer.framed);
    let wanted = message.map_or(0, |message| message.width(theme).min(SHORTEST_NOTICE));
    for (nth, hint) in footer.lasting.iter().rev().enumerate() {
        let own = cells(&hint.key, word(hint), theme);
        let slot = if nth == 0 && !is_narrow { own.max(OUT) } else { own };
        let start = end.saturating_sub(slot);
        if nth > 0 && start.saturating_sub(gap + 1) < wanted {
            break;
        }
        let after = draw_hint(hint, word(hint), start, theme, panel);
        places.push((start..after, hint.action));
        end = start.saturating_sub(gap);
    }
    end
}

/// Draws the state of saving. Returns the cell before which the rest ends.
fn draw_saving(footer: &Footer<'_>, end: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let columns = panel.width();
    let (saving, style) = match footer.saving {
        // Where there is little room, the answers that are asked for matter more.
        _ if columns < WORDED_FROM && footer.is_quitting => return end,
        Saving::NotSaved(_) => ("NOT SAVED", theme.alarm),
        _ if columns < SAVED_FROM => return end,
        Saving::Saved => ("saved", theme.done),
        Saving::Saving => ("saving", theme.dim),
    };
    panel.put_before(end, 0, saving, style).min(end.saturating_sub(SAVING)).saturating_sub(2)
}

/// Draws as many keys as end before the cell `end`, each in a place of its own; the first with less of its word where it
/// has to be.
fn draw_hints(footer: &Footer<'_>, end: u16, theme: &Theme, panel: &mut Panel<'_>, places: &mut HintAreas) {
    let mut x = 1;
    for (nth, hint) in footer.hints.iter().enumerate() {
        let key = cells(&hint.key, "", theme);
        let own = cells(&hint.key, hint.word, theme);
        let widest = hint.others.iter().map(|(key, word)| cells(key, word, theme)).fold(own, u16::max);
        let least = if nth == 0 { own.min(key + 1 + SHORTEST_WORD) } else { widest };
        if x + least > end {
            return;
        }
        let after = draw_hint(hint, &fit(hint.word, end.saturating_sub(x + key + 1), theme), x, theme, panel);
        places.push((x..after, hint.action));
        x += widest + gap(panel);
    }
}

/// Draws a key with its word; returns the cell after it.
fn draw_hint(hint: &Hint, word: &str, x: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let end = panel.put(x, 0, &theme.keys(&hint.key), if hint.applies { theme.strong } else { theme.dim });
    if word.is_empty() { end } else { panel.put(end + 1, 0, word, theme.dim) }
}

/// The width of a key and its word.
fn cells(key: &str, word: &str, theme: &Theme) -> u16 {
    let word = if word.is_empty() { 0 } else { 1 + width(word) };
    (width(&theme.keys(key)) + word) as u16
}
