//! Draws the outline and the checklist, or the one of them that has the keys.

use ratatui::buffer::Buffer;

use crate::tui::road::{Pane, Road, draw_checklist, draw_outline};
use crate::tui::scene::Scene;
use crate::tui::widgets::theme::Theme;

pub(crate) fn draw(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let both = scene.layout.both;
    if both || road.pane() == Pane::Outline {
        draw_outline(road, scene, theme, buffer);
    }
    if both || road.pane() == Pane::Checklist {
        draw_checklist::draw(road, scene, theme, buffer);
    }
}

/// Draws the outline alone: the Guide has its page in the checklist's place.
pub(crate) fn draw_outline(road: &Road, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    draw_outline::draw(road, scene, theme, buffer);
}
