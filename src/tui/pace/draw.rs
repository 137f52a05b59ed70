//! Draws the Pace view: the lines of its page that are in view.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};

use crate::progress::counted;
use crate::progress::pace::{self, duration};
use crate::tui::pace::known::Known;
use crate::tui::pace::page::Page;
use crate::tui::pace::{Pace, burn_up, phases, year};
use crate::tui::scene::Scene;
use crate::tui::widgets::panel::{Panel, frame};
use crate::tui::widgets::standing::{draw_sentences, draw_streak, draw_week, standing_style};
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// Fewer cells beside the week are no room for the weeks before it.
const WEEKS_FROM: u16 = 90;

pub(crate) fn draw(view: &Pace, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let Some(known) = &view.known else { return };
    let layout = scene.layout;
    let page = Page::of(known, layout);
    let window = page.window(layout);
    let place = place(view.top, usize::from(page.height.saturating_sub(window.height)));
    if !page.is_wide && layout.framed {
        let right = Line::from_iter([standing(known, theme), Span::styled(place, theme.dim)]);
        frame(buffer, layout.panes, theme, theme.accent, Line::styled(" Pace ", theme.strong), right);
    }
    let whole = Rect { x: 0, y: 0, width: window.width, height: page.height };
    let in_view = Rect { y: view.top.min(page.height.into()) as u16, height: window.height, ..whole };
    let mut drawn = Buffer::empty(in_view.intersection(whole));
    draw_page(known, &page, scene, theme, &mut drawn);
    copy(&drawn, drawn.area, buffer, window);
    if page.is_wide && place == MORE {
        draw_cut(layout.framed, theme, &mut Panel::new(buffer, window));
    }
}

/// Closes the frames at the bottom of the window, and says that the page goes on.
fn draw_cut(framed: bool, theme: &Theme, panel: &mut Panel<'_>) {
    let (y, end) = (panel.height().saturating_sub(1), panel.width());
    let axis = if framed { theme.glyphs.frame } else { border::EMPTY };
    panel.put(0, y, &axis.horizontal_bottom.repeat(end.into()), theme.dim);
    panel.put(0, y, axis.bottom_left, theme.dim);
    panel.put_before(end, y, axis.bottom_right, theme.dim);
    panel.put_before(end.saturating_sub(2), y, MORE, theme.dim);
}

/// Copies the cells of a rectangle to another place, as far as there are any.
fn copy(from: &Buffer, area: Rect, to: &mut Buffer, window: Rect) {
    for (y, into) in (area.top()..area.bottom()).zip(window.top()..window.bottom()) {
        for (x, column) in (area.left()..area.right()).zip(window.left()..window.right()) {
            if let Some((cell, place)) = from.cell((x, y)).zip(to.cell_mut((column, into))) {
                *place = cell.clone();
            }
        }
    }
}

/// Where the page goes on below the window.
const MORE: &str = " more below ";

/// The position on a page that is longer than the window.
fn place(top: usize, lowest: usize) -> &'static str {
    match top {
        _ if lowest == 0 => "",
        top if top >= lowest => " end ",
        _ => MORE,
    }
}

/// The standing of the road in short, for a title.
fn standing(Known { pace, day, .. }: &Known, theme: &Theme) -> Span<'static> {
    let words = pace.standing.map_or_else(String::new, |standing| format!(" {} ", standing.words(*day)));
    Span::styled(words, standing_style(pace.standing, theme))
}

fn draw_page(known: &Known, page: &Page, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let (layout, pace) = (scene.layout, &known.pace);
    if page.is_wide && layout.framed {
        let around =
            |area: Rect, lines: u16| Rect { x: area.x - 1, y: area.y - 1, width: area.width + 2, height: lines + 2 };
        let left = around(page.sentences, page.phases.bottom() - page.sentences.y);
        let right = Line::from(standing(known, theme));
        frame(buffer, left, theme, theme.accent, Line::styled(" Pace ", theme.strong), right);
        let chart = around(page.burn_up, page.burn_up.height);
        frame(buffer, chart, theme, theme.dim, Line::styled(" Burn-up ", theme.strong), burn_up::legend(theme));
        let below = around(page.year, page.year.height + page.week.height);
        let [hours, days] = year_words(&pace.year);
        let dot = if hours.is_empty() { String::new() } else { format!(" {} ", theme.glyphs.dot) };
        let sums = Line::styled(format!(" {hours}{dot}{days} "), theme.dim);
        frame(buffer, below, theme, theme.dim, Line::styled(" A year ", theme.strong), sums);
    }
    let x = 1 + u16::from(page.is_wide);
    draw_sentences(&pace.sentence, x, 0, theme, &mut Panel::of_page(buffer, page.sentences));
    let mut panel = Panel::of_page(buffer, page.phases);
    phases::draw(pace, &known.measures, known.day, x, scene.doc, theme, &mut panel);
    draw_weeks(pace, x, theme, &mut Panel::of_page(buffer, page.week));
    year::draw(&pace.year, x, scene.doc.preferences.week_start, theme, &mut Panel::of_page(buffer, page.year));
    if page.burn_up.intersects(buffer.area) {
        // A chart is drawn as a whole.
        let mut chart = Buffer::empty(page.burn_up);
        burn_up::draw(&pace.burn_up, known.day, theme, &mut chart, page.burn_up);
        let shown = page.burn_up.intersection(buffer.area);
        copy(&chart, shown, buffer, shown);
    }
}

/// The hours and the study days: `212 h`, `61 study days`.
pub(super) fn year_words(year: &pace::Year) -> [String; 2] {
    let minutes = if year.minutes > 0 { duration(year.minutes) } else { String::new() };
    [minutes, counted(year.study_days, "study day")]
}

/// Draws this week, the weeks before it, and the streak.
fn draw_weeks(pace: &pace::Pace, x: u16, theme: &Theme, panel: &mut Panel<'_>) {
    draw_week(&pace.week, x, 0, theme, panel);
    draw_streak(&pace.streak.words(), &pace.off, x, 1, theme, panel);
    let (columns, unit) = weeks(pace, theme);
    let words = format!("{unit} a week, last {} weeks  ", columns.len());
    let start = panel.width().saturating_sub(width(&words) as u16 + columns.len() as u16 * 2 + 2);
    if panel.width() >= WEEKS_FROM {
        let x = panel.put(start, 1, &words, theme.dim);
        for (column, at) in columns.iter().zip(0..) {
            panel.put(x + at * 2, 1, column, theme.done);
        }
    }
}

/// A glyph for each of the last weeks, by minutes where there are any, else by items; and the unit.
fn weeks(pace: &pace::Pace, theme: &Theme) -> (Vec<&'static str>, &'static str) {
    let has_minutes = pace.weeks.iter().any(|(_, minutes, _)| *minutes > 0);
    let amounts = pace.weeks.iter().map(|&(_, minutes, credit)| if has_minutes { f64::from(minutes) } else { credit });
    let most = amounts.clone().fold(0.0, f64::max);
    let levels = theme.glyphs.weeks;
    let level = |amount: f64| if amount > 0.0 { ((amount / most * 8.0).ceil() as usize).clamp(1, 8) } else { 0 };
    (amounts.map(|amount| levels[level(amount)]).collect(), if has_minutes { "hours" } else { "items" })
}
