//! The screen as it is drawn: one file a panel, each a function of the app's state alone. `plain` says it in lines.

mod bar;
mod changes;
mod checklist;
mod emoji;
mod footer;
mod guide;
mod header;
mod help;
mod note;
mod outline;
mod panel;
mod picker;
pub mod plain;
mod remark;
mod roadmaps;
mod theme;

pub use theme::{Look, Palette};

use ratatui::Frame;
use ratatui::buffer::Buffer;

use self::panel::Panel;
use self::theme::Theme;
use crate::app::{App, Shown, Side};

/// Draws the whole screen.
pub fn draw(app: &App, look: Look, frame: &mut Frame<'_>) {
    let theme = Theme::new(look);
    let layout = app.layout();
    let buffer = frame.buffer_mut();
    header::draw(app, &theme, &mut Panel::new(buffer, layout.header));
    draw_shown(app, &theme, buffer);
    footer::draw_alarms(app, &theme, &mut Panel::new(buffer, layout.alarms));
    footer::draw(app, &theme, &mut Panel::new(buffer, layout.footer));
    emoji::simplify(buffer);
}

/// What stands between the header and the footer.
fn draw_shown(app: &App, theme: &Theme, buffer: &mut Buffer) {
    match app.shown() {
        Shown::Help(help) => help::draw(app, help, theme, buffer),
        Shown::Roadmaps(roadmaps) => roadmaps::draw(app, roadmaps, theme, buffer),
        Shown::Changes => changes::draw(app, theme, buffer),
        Shown::Road => draw_road(app, theme, buffer),
        Shown::Note(writing) => {
            draw_road(app, theme, buffer);
            note::draw(app, writing, theme, buffer);
        }
    }
    if let Some(picker) = app.picker() {
        picker::draw(app, picker, theme, buffer);
    }
}

/// The outline and the checklist, or the one of them that has the keys.
fn draw_road(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let both = app.layout().both;
    if both || app.side() == Side::Outline {
        outline::draw(app, theme, buffer);
    }
    if both || app.side() == Side::Checklist {
        match app.guide() {
            Some(guide) => guide::draw(app, guide, theme, buffer),
            None => checklist::draw(app, theme, buffer),
        }
    }
}
