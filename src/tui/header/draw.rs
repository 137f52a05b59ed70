//! Draws the header: the title, the views, the streak and the progress of the road.

use ratatui::style::Modifier;

use crate::roadmap::Kind;
use crate::tui::header::Header;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{Panel, fit};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

pub(crate) fn draw(header: &Header, streak: u32, theme: &Theme, panel: &mut Panel<'_>) {
    panel.put(1, 0, &fit(&header.title, header.title_room, theme), theme.strong);
    for tab in &header.tabs {
        let style = if tab.is_shown { theme.accent.add_modifier(Modifier::BOLD) } else { theme.dim };
        panel.put(tab.x, 0, &tab.label, style);
    }
    if let Some(between) = header.streak {
        draw_streak(streak, between, theme, panel);
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

/// Draws the streak between these cells, without a word where there is little room.
fn draw_streak(days: u32, (start, end): (u16, u16), theme: &Theme, panel: &mut Panel<'_>) {
    let words = match days {
        0 => return,
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    let has_room = |text: &&String| start + 2 + width(text) as u16 <= end;
    if let Some(text) = [words, days.to_string()].iter().find(has_room) {
        panel.put(start, 0, theme.glyphs.streak, theme.doing);
        panel.put(start + 2, 0, text, theme.strong);
    }
}
