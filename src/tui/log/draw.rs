//! Draws the Log view.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::progress::counted;
use crate::progress::pace::{Day, Row, Subject, Words, day, duration};
use crate::tui::document::Document;
use crate::tui::log::Log;
use crate::tui::log::told::Told;
use crate::tui::scene::Scene;
use crate::tui::widgets::panel::{Panel, fit, frame};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::{join, width};
use crate::tui::widgets::theme::Theme;

/// The first cells of the time of day and the sign.
const TIME: u16 = 2;
const SIGN: u16 = 8;
/// Fewer cells of a path are useless.
const SHORTEST_PATH: u16 = 16;

pub(crate) fn draw(view: &Log, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let (doc, layout) = (scene.doc, scene.layout);
    if layout.framed {
        let phase = view.phase.map(|phase| format!("{} ", doc.roadmap.heading(phase).name));
        let room = layout.panes.width.saturating_sub(12);
        let title = format!(" Log  {}", fit(&phase.unwrap_or_default(), room, theme));
        let title = if view.phase.is_some() { title } else { " Log ".to_owned() };
        frame(buffer, layout.panes, theme, theme.accent, Line::styled(title, theme.strong), Line::default());
    }
    let mut panel = Panel::new(buffer, Log::area(layout));
    if view.rows.is_empty() {
        panel.put_words(1, 0, empty(view), theme.dim);
    }
    for ((at, row), y) in view.rows.iter().enumerate().skip(view.cursor.top).zip(0..panel.height()) {
        match row {
            Row::Day { day, ticks, minutes } => draw_day(*day, *ticks, *minutes, y, doc.today(), theme, &mut panel),
            Row::Entry(moment) => {
                if let Some(told) = view.told.get(moment) {
                    draw_entry(told, at == view.cursor.at, y, doc, theme, &mut panel);
                }
            }
        }
    }
}

/// The words of a log without entries.
pub(super) fn empty(view: &Log) -> &'static str {
    match view.phase {
        Some(_) => "Nothing was done in this phase yet.",
        None => "Nothing was done yet. Ticks, notes and time appear here, by day.",
    }
}

/// The name of a day: `Today`, `Yesterday`, `Thursday, 26 Nov`.
pub(super) fn day_name(of: Day, today: Day) -> String {
    match today - of {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ => format!("{}, {}", day::name(day::weekday(of)), day::words(of, today)),
    }
}

/// What counts of a day: `3 ticks, 45 min`.
pub(super) fn day_sums(ticks: u32, minutes: u32) -> String {
    let some = |number: u32, words: String| if number > 0 { words } else { String::new() };
    join(vec![some(ticks, counted(ticks, "tick")), some(minutes, duration(minutes))])
}

fn draw_day(of: Day, ticks: u32, minutes: u32, y: u16, today: Day, theme: &Theme, panel: &mut Panel<'_>) {
    let x = panel.put(1, y, &day_name(of, today), theme.accent.add_modifier(Modifier::BOLD));
    let sums = day_sums(ticks, minutes);
    let end = panel.width().saturating_sub(1);
    if x + 2 + width(&sums) as u16 <= end {
        panel.put_before(end, y, &sums, theme.dim);
    }
}

/// Draws `10:12 ✓ Lists  done`, and at the right where it stands; dim where it does not count.
fn draw_entry(told: &Told, here: bool, y: u16, doc: &Document, theme: &Theme, panel: &mut Panel<'_>) {
    if here {
        panel.put(0, y, theme.glyphs.cursor, theme.accent);
    }
    let Told { words: Words { time, what, names }, state, .. } = told;
    panel.put(TIME, y, time, theme.dim);
    let holds = state.is_empty();
    let (sign, style) = sign(told, theme);
    panel.put(SIGN, y, sign, if holds { style } else { theme.dim });
    let end = panel.width().saturating_sub(1);
    let end = if state.is_empty() { end } else { panel.put_before(end, y, state, theme.dim).saturating_sub(2) };
    let (first, second) = if names.is_empty() { (what.as_str(), "") } else { (names.as_str(), what.as_str()) };
    let text = match (here, holds) {
        (true, _) => theme.cursor,
        (false, true) => Style::new(),
        (false, false) => theme.dim,
    };
    let start = SIGN + theme.sign_width() + 1;
    let x = panel.put(start, y, &fit(first, end.saturating_sub(start), theme), text) + 2;
    let x = match second {
        "" => x,
        second => {
            let style = if holds && told.subject == Subject::Note { theme.note } else { theme.dim };
            panel.put(x, y, &fit(second, end.saturating_sub(x), theme), style) + 2
        }
    };
    let room = end.saturating_sub(x + 2);
    if let Some(node) = told.node.filter(|_| room >= SHORTEST_PATH) {
        let place = doc.place_of(node);
        let section = place.rsplit(" › ").next().unwrap_or_default();
        let path = fit(section, room, theme);
        panel.put_before(end, y, &path, theme.dim);
    }
}

fn sign(told: &Told, theme: &Theme) -> (&'static str, Style) {
    match told.subject {
        Subject::Mark => told.mark.map_or((theme.glyphs.bullet, theme.dim), |sign| theme.sign(sign)),
        Subject::Note => theme.sign(Sign::Note),
        Subject::Time { .. } => (theme.glyphs.timer, theme.code),
        Subject::Carry => (theme.glyphs.inside, theme.dim),
        Subject::Setting => (theme.glyphs.bullet, theme.dim),
    }
}
