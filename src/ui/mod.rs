//! The screen as it is drawn: one file a panel, each a function of the app's state alone.

mod bar;
mod changes;
mod checklist;
mod footer;
mod header;
mod help;
mod outline;
mod panel;
mod roadmaps;
mod theme;

pub use theme::Look;

use ratatui::Frame;

use self::panel::Panel;
use self::theme::Theme;
use crate::app::{App, Side};

/// Draws the whole screen.
pub fn draw(app: &App, look: Look, frame: &mut Frame<'_>) {
    let theme = Theme::new(look);
    let layout = app.layout();
    let buffer = frame.buffer_mut();
    header::draw(app, &theme, &mut Panel::new(buffer, layout.header));
    if app.help().is_some() {
        help::draw(app, &theme, buffer);
    } else if let Some(roadmaps) = app.roadmaps() {
        roadmaps::draw(app, roadmaps, &theme, buffer);
    } else if app.is_reviewing() {
        changes::draw(app, &theme, buffer);
    } else {
        if layout.both || app.side() == Side::Outline {
            outline::draw(app, &theme, buffer);
        }
        if layout.both || app.side() == Side::Checklist {
            checklist::draw(app, &theme, buffer);
        }
    }
    footer::draw_alarms(app, &theme, &mut Panel::new(buffer, layout.alarms));
    footer::draw(app, &theme, &mut Panel::new(buffer, layout.footer));
}
