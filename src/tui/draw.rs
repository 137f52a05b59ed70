//! The screen as it is drawn: one file a panel, each a function of the app's state alone. `plain` says it in lines.

use ratatui::Frame;
use ratatui::buffer::Buffer;

use crate::tui::widgets::emoji;
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::theme::Look;
use crate::tui::widgets::theme::Theme;
use crate::tui::{Shown, Side, Tui};
use crate::tui::{changes, footer, guide, header, help, note, picker, road, roadmaps};

/// Draws the whole screen.
pub fn draw(tui: &Tui, look: Look, frame: &mut Frame<'_>) {
    let theme = Theme::new(look);
    let layout = tui.layout();
    let buffer = frame.buffer_mut();
    header::draw::draw(tui, &theme, &mut Panel::new(buffer, layout.header));
    draw_shown(tui, &theme, buffer);
    footer::draw_alarms(tui, &theme, &mut Panel::new(buffer, layout.alarms));
    footer::draw(tui, &theme, &mut Panel::new(buffer, layout.footer));
    emoji::simplify(buffer);
}

/// What stands between the header and the footer.
pub(crate) fn draw_shown(tui: &Tui, theme: &Theme, buffer: &mut Buffer) {
    match tui.shown() {
        Shown::Help(help) => help::draw::draw(tui, help, theme, buffer),
        Shown::Roadmaps(roadmaps) => roadmaps::draw::draw(tui, roadmaps, theme, buffer),
        Shown::Changes => changes::draw::draw(tui, theme, buffer),
        Shown::Road => draw_road(tui, theme, buffer),
        Shown::Note(writing) => {
            draw_road(tui, theme, buffer);
            note::draw::draw(tui, writing, theme, buffer);
        }
    }
    if let Some(picker) = tui.picker() {
        picker::draw::draw(tui, picker, theme, buffer);
    }
}

/// The outline and the checklist, or the one of them that has the keys.
fn draw_road(tui: &Tui, theme: &Theme, buffer: &mut Buffer) {
    let both = tui.layout().both;
    if both || tui.side() == Side::Outline {
        road::draw_outline::draw(tui, theme, buffer);
    }
    if both || tui.side() == Side::Checklist {
        match tui.guide() {
            Some(guide) => guide::draw::draw(tui, guide, theme, buffer),
            None => road::draw_checklist::draw(tui, theme, buffer),
        }
    }
}
