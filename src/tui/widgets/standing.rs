//! The standing of the learner: the sentences, the week against its goal, and the streak.

use ratatui::style::{Modifier, Style};

use crate::progress::pace::{self, Goal, Sentence, Standing};
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::{width, wrap};
use crate::tui::widgets::theme::Theme;

/// The widest bar.
pub(crate) const WIDEST_BAR: u16 = 40;

/// The sentences in lines of this many cells, each with the number of its sentence.
fn lines(sentence: &Sentence, room: u16) -> impl Iterator<Item = (usize, &str)> {
    let room = usize::from(room).max(1);
    sentence.parts().into_iter().enumerate().flat_map(move |(number, text)| {
        let lines = wrap(text, room, usize::MAX).into_iter().map(move |line| (number, &text[line]));
        lines.filter(|(_, line)| !line.is_empty()).collect::<Vec<_>>()
    })
}

/// The number of lines that sentences take in so many cells.
pub(crate) fn sentences_height(sentence: &Sentence, room: u16) -> u16 {
    lines(sentence, room).count() as u16
}

/// Writes sentences from a line on: what says it at once stands out, and one that is cut says so.
pub(crate) fn draw_sentences(sentence: &Sentence, x: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let standing = if sentence.is_behind { theme.doing } else { theme.done };
    let styles = [standing.add_modifier(Modifier::BOLD), theme.strong, theme.dim];
    let room = panel.width().saturating_sub(x + 1);
    let mut lines = lines(sentence, room).peekable();
    for y in y..panel.height() {
        let Some((number, line)) = lines.next() else { return };
        let is_cut = y + 1 == panel.height() && lines.peek().is_some_and(|(next, _)| *next == number);
        let mark = if is_cut { theme.glyphs.ellipsis } else { "" };
        let end = panel.put(x, y, &fit(line, room.saturating_sub(width(mark) as u16), theme), styles[number]);
        panel.put(end, y, mark, styles[number]);
    }
}

/// Draws the week's bar and its words in one line: `This week ━━━━── 7 h 40 of 10 h, 3 days left`.
pub(crate) fn draw_week(week: &pace::Week, x: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let x = panel.put(x, y, "This week  ", theme.dim);
    let (words, left) = (week.words(), format!(", {}", week.left_words()));
    let room = panel.width().saturating_sub(x + width(&words) as u16 + width(&left) as u16 + 3);
    let x = match (week.goal, room) {
        (Some(_), 6..) => {
            let cells = room.min(WIDEST_BAR);
            bar::draw(panel, x, y, cells, share(week), theme);
            x + cells + 2
        }
        _ => x,
    };
    let x = panel.put(x, y, &words, theme.strong);
    let room = panel.width().saturating_sub(x + 1);
    panel.put(x, y, &fit(&left, room, theme), theme.dim);
}

fn share(week: &pace::Week) -> Share {
    match week.goal {
        Some(Goal::Minutes(goal)) => Share::plain(week.minutes.min(goal), goal),
        // In hundredths, since points are parts of an item.
        Some(Goal::Items(goal)) => Share::plain((week.road.min(goal) * 100.0) as u32, (goal * 100.0) as u32),
        None => Share::plain(0, 1),
    }
}

/// Writes the streak and the days off: `◆ 6 days in a row, best 23 · Sundays off`.
pub(crate) fn draw_streak(words: &str, off: &str, x: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    panel.put(x, y, theme.glyphs.streak, theme.doing);
    let x = panel.put(x + 2, y, words, theme.strong);
    if !off.is_empty() {
        let room = panel.width().saturating_sub(x + 1);
        panel.put(x, y, &fit(&format!(" {} {off}", theme.glyphs.dot), room, theme), theme.dim);
    }
}

/// The style of a standing: behind stands out, and what is not begun steps back.
pub(crate) fn standing_style(standing: Option<Standing>, theme: &Theme) -> Style {
    match standing {
        Some(Standing::Behind(_)) => theme.doing,
        Some(Standing::Ahead(_) | Standing::OnTime) => theme.done,
        Some(Standing::From(_) | Standing::Done) | None => theme.dim,
    }
}
