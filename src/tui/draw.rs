//! Draws the screen.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::tui::header::Header;
use crate::tui::layout::Layout;
use crate::tui::overlay::Overlay;
use crate::tui::scene::Scene;
use crate::tui::widgets::emoji;
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::theme::{Look, Theme};
use crate::tui::{Tui, banner, card, changes, footer, header, help, hints, note, roadmaps};

/// Draws the whole screen.
pub fn draw(tui: &Tui, look: Look, frame: &mut Frame<'_>) {
    let theme = Theme::new(look);
    let layout = tui.layout();
    let buffer = frame.buffer_mut();
    let header = header_of(tui, &layout);
    let timer = tui.doc.timer.words(tui.doc.preferences.pomodoro);
    header::draw(&header, tui.doc.streak.days, &timer, &theme, &mut Panel::new(buffer, layout.header));
    // Without frames the header has the overlay's title.
    if !tui.overlays.is_empty() && layout.framed {
        step_back(layout.header, &theme, buffer);
    }
    draw_middle(tui, &layout, &theme, buffer);
    banner::draw(&tui.banner_lines(layout.banners.width), &theme, &mut Panel::new(buffer, layout.banners));
    let footer = hints::footer(tui, &layout);
    footer.draw_message(&theme, &mut Panel::new(buffer, layout.panes));
    footer::draw(&footer, &theme, &mut Panel::new(buffer, layout.footer));
    emoji::simplify(buffer);
}

/// Draws what is between the header and the footer.
fn draw_middle(tui: &Tui, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
    let scene = tui.scene(layout);
    // Of overlays that cover the panes, only the last is drawn, and then no view.
    let covers = |overlay: &Overlay| matches!(overlay, Overlay::Help(_) | Overlay::Roadmaps(_) | Overlay::Changes(_));
    let first = tui.overlays.iter().rposition(covers);
    if first.is_none() {
        tui.views.draw(scene, theme, buffer);
    }
    for (nth, overlay) in tui.overlays.iter().enumerate().skip(first.unwrap_or(0)) {
        if Some(nth) != first {
            step_back(layout.panes, theme, buffer);
        }
        draw_overlay(tui, overlay, scene, theme, buffer);
    }
}

/// Dims what an overlay stands over.
fn step_back(behind: Rect, theme: &Theme, buffer: &mut Buffer) {
    for cell in behind.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(cell) {
            cell.modifier = Modifier::empty();
            cell.set_style(theme.dim);
        }
    }
}

pub(crate) fn draw_overlay(tui: &Tui, overlay: &Overlay, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    match overlay {
        Overlay::Help(help) => help::draw(*help, scene, theme, buffer),
        Overlay::Roadmaps(roadmaps) => roadmaps::draw(roadmaps, scene.layout, theme, buffer),
        Overlay::Changes(list) => changes::draw(list, scene, theme, buffer),
        Overlay::Find(find) => find.draw(scene, theme, buffer),
        Overlay::PathPrompt(prompt) => prompt.draw(scene, theme, buffer),
        Overlay::PageFind(find) => find.draw(scene, theme, buffer),
        Overlay::Palette(palette) => palette.draw(scene, theme, buffer),
        Overlay::Links(links) => links.draw(scene, theme, buffer),
        Overlay::Card(card) => card::draw(card, scene, theme, buffer),
        Overlay::Filter(filter) => filter.draw(scene, theme, buffer),
        Overlay::Question(question) => question.draw(scene, theme, buffer),
        Overlay::Entry(entry) => entry.draw(scene.layout, theme, buffer),
        Overlay::Note(note) => note::draw(note, tui.views.road.last_line(scene), scene.layout, theme, buffer),
        Overlay::Reloaded(_) => {}
    }
}

pub(crate) fn header_of(tui: &Tui, layout: &Layout) -> Header {
    let tally = tui.doc.progress.road(&tui.doc.roadmap);
    Header::new(&title(tui, layout), !layout.framed, tui.views.current, tally, &tui.keymap, layout.header.width)
}

/// The roadmap's title. Where nothing has a frame with a title, that of the overlay, or the open section's name.
fn title(tui: &Tui, layout: &Layout) -> String {
    // Where the streak has no room, neither has the timer, and it matters more than the title.
    let timer = tui.doc.timer.words(tui.doc.preferences.pomodoro);
    if let Some(words) = timer.first().filter(|_| !header::has_streak(layout.window.width)) {
        return format!("{words}: {}", tui.doc.roadmap.title());
    }
    if layout.framed {
        return tui.doc.roadmap.title().to_owned();
    }
    tui.overlays.last().and_then(Overlay::title).unwrap_or_else(|| tui.views.road.title(tui.scene(layout)))
}
