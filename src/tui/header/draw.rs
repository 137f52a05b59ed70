//! Draws the header: the title, the views, the streak and the progress of the road.

use ratatui::style::Modifier;

use crate::roadmap::Kind;
use crate::tui::header::Header;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

pub(crate) fn draw(header: &Header, streak: u32, timer: &[String], theme: &Theme, panel: &mut Panel<'_>) {
    panel.put(1, 0, &fit(&header.title, header.title_room, theme), theme.strong);
    for tab in &header.tabs {
        let style = if tab.is_shown { theme.accent.add_modifier(Modifier::BOLD) } else { theme.dim };
        panel.put(tab.x, 0, &tab.label, style);
    }
    if let Some(between) = header.streak {
        // A timer that runs matters more than the streak.
        match timer {
            [] => draw_words(&streak_words(streak), theme.glyphs.streak, between, theme, panel),
            words => draw_words(words, theme.glyphs.timer, between, theme, panel),
        }
    }
    let share = Share::of(Kind::Phase, &header.tally);
    if let Some((start, cells)) = header.bar {
        bar::draw(panel, start, 0, cells, share, theme);
    }
    if let Some(end) = header.counts {
        bar::counts(panel, end, 0, share, theme.strong, theme);
    }
    if let Some(end) = header.percent {
        let percent = header.tally.percent();
        panel.put_before(end, 0, &format!("{percent}%"), if percent > 0 { theme.strong } else { theme.dim });
    }
}

/// The streak, with a word and without.
fn streak_words(days: u32) -> Vec<String> {
    match days {
        0 => Vec::new(),
        1 => vec!["1 day".to_owned(), "1".to_owned()],
        days => vec![format!("{days} days"), days.to_string()],
    }
}

/// Draws a sign and the first of these words that has room between these cells.
fn draw_words(words: &[String], sign: &str, (start, end): (u16, u16), theme: &Theme, panel: &mut Panel<'_>) {
    let has_room = |text: &&String| start + 2 + width(text) as u16 <= end;
    if let Some(text) = words.iter().find(has_room) {
        panel.put(start, 0, sign, theme.doing);
        panel.put(start + 2, 0, text, theme.strong);
    }
}
