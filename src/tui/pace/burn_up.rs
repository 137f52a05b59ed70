//! The burn-up chart: credit over time, the plan, and the band of the forecast.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{self, Canvas, Context, Points};

use crate::progress::pace::{BurnUp, Day, day};
use crate::tui::widgets::panel::Panel;
use crate::tui::widgets::text::width;
use crate::tui::widgets::theme::Theme;

/// Cells of the percentages and the axis.
const LEFT: u16 = 6;
/// Lines of the axis and the months.
const BELOW: u16 = 2;
/// The smallest chart that says anything.
const LEAST: (u16, u16) = (16, 3);
/// The word below today.
const TODAY: &str = "today";
/// Cells from one date below the axis to the next, where they are no months.
const APART: u16 = 8;
/// The longest spans, in days, of which dates say the day, and of which they say no year.
const DAYS: i64 = 120;
const MONTHS: i64 = 700;

/// The meaning of the signs.
pub(super) fn legend(theme: &Theme) -> Line<'static> {
    let [you, plan, forecast] = theme.glyphs.chart;
    Line::from_iter([
        Span::styled(format!(" {you}"), theme.done),
        Span::styled(format!(" you  {plan} plan  "), theme.dim),
        Span::styled(forecast.to_string(), theme.code),
        Span::styled(" forecast ", theme.dim),
    ])
}

/// The span of days and credit that is drawn.
#[derive(Clone, Copy)]
struct Bounds {
    from: Day,
    to: Day,
    count: f64,
}

pub(super) fn draw(burn_up: &BurnUp, today: Day, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let [columns, rows] = [area.width.saturating_sub(LEFT + 2), area.height.saturating_sub(BELOW + 1)];
    if columns < LEAST.0 || rows < LEAST.1 || burn_up.count <= 0.0 {
        return;
    }
    let graph = Rect { x: area.x + LEFT, y: area.y + 1, width: columns, height: rows };
    let (from, to) = burn_up.days(today);
    let bounds = Bounds { from, to, count: burn_up.count };
    let [you, plan, forecast] = theme.glyphs.chart;
    let colour = |style: Style| style.fg.unwrap_or(Color::Reset);
    let chart = Canvas::default().x_bounds([from as f64, to as f64]).y_bounds([0.0, burn_up.count]).paint(|context| {
        context.marker(Marker::Custom(forecast));
        let band = band(burn_up, bounds, today, columns, rows);
        context.draw(&Points { coords: &band, color: colour(theme.code) });
        context.layer();
        context.marker(Marker::Custom(plan));
        line(context, &points(&burn_up.plan, bounds), colour(theme.dim));
        context.layer();
        context.marker(Marker::Custom(you));
        line(context, &steps(burn_up, bounds, columns), colour(theme.done));
    });
    chart.render(graph, buffer);
    let plan = burn_up.plan.last().map(|(day, _)| *day);
    draw_axes(bounds, today, plan, graph, theme, &mut Panel::new(buffer, area), area);
}

/// A point for each cell between the least and the most credit that is forecast for its day.
fn band(burn_up: &BurnUp, bounds: Bounds, today: Day, columns: u16, rows: u16) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let day_of = |column: u16| day_at(bounds, column, columns);
    for day in (0..columns).map(day_of).filter(|day| *day >= today) {
        let Some((least, most)) = burn_up.forecast_on(day) else { continue };
        let step = bounds.count / f64::from(rows.max(2) - 1);
        points.extend(
            (0..rows)
                .map(|row| f64::from(row) * step)
                .filter(|credit| {
                    // A band that is thinner than a cell still has one.
                    *credit + step / 2.0 >= least && *credit - step / 2.0 <= most
                })
                .map(|credit| (day as f64, credit)),
        );
    }
    points
}

fn day_at(bounds: Bounds, column: u16, columns: u16) -> Day {
    let part = f64::from(column) / f64::from(columns.max(2) - 1);
    bounds.from + (part * (bounds.to - bounds.from) as f64).round() as Day
}

fn points(corners: &[(Day, f64)], bounds: Bounds) -> Vec<(f64, f64)> {
    corners.iter().map(|&(day, credit)| (day.clamp(bounds.from, bounds.to) as f64, credit)).collect()
}

/// The credit so far at each column.
fn steps(burn_up: &BurnUp, bounds: Bounds, columns: u16) -> Vec<(f64, f64)> {
    let Some((&(first, _), &(last, _))) = burn_up.done.first().zip(burn_up.done.last()) else { return Vec::new() };
    let days = (0..columns).map(|column| day_at(bounds, column, columns)).filter(|day| (first..=last).contains(day));
    let credit = |day: Day| {
        let after = burn_up.done.partition_point(|(other, _)| *other <= day);
        after.checked_sub(1).map_or(0.0, |at| burn_up.done[at].1)
    };
    let mut days: Vec<Day> = days.chain([last]).collect();
    days.dedup();
    days.into_iter().map(|day| (day as f64, credit(day))).collect()
}

fn line(context: &mut Context<'_>, points: &[(f64, f64)], color: Color) {
    if let [only] = points {
        context.draw(&Points { coords: &[*only], color });
    }
    for pair in points.windows(2) {
        context.draw(&canvas::Line { x1: pair[0].0, y1: pair[0].1, x2: pair[1].0, y2: pair[1].1, color });
    }
}

/// Draws the axes with percentages, months, today and the last day of the plan.
fn draw_axes(
    bounds: Bounds,
    today: Day,
    plan: Option<Day>,
    graph: Rect,
    theme: &Theme,
    panel: &mut Panel<'_>,
    area: Rect,
) {
    let (left, top) = (graph.x - area.x, graph.y - area.y);
    let axis = theme.glyphs.frame;
    for row in 0..graph.height {
        panel.put(left - 1, top + row, axis.vertical_left, theme.dim);
    }
    let bottom = top + graph.height;
    panel.put(left - 1, bottom, axis.bottom_left, theme.dim);
    panel.put(left, bottom, &axis.horizontal_bottom.repeat(graph.width.into()), theme.dim);
    for (part, row) in [(100, 0), (50, (graph.height - 1) / 2), (0, graph.height - 1)] {
        panel.put_before(left - 2, top + row, &format!("{part}%"), theme.dim);
    }
    let x_of = |day: Day| {
        let part = (day - bounds.from) as f64 / (bounds.to - bounds.from).max(1) as f64;
        left + (part * f64::from(graph.width - 1)).round() as u16
    };
    let last = left + graph.width;
    // What is written first takes its cells from the rest.
    let mut taken: Vec<(u16, u16)> = Vec::new();
    let mut write = |x: u16, words: &str, style: Style| {
        let end = x + width(words) as u16;
        let is_free = end <= last && taken.iter().all(|&(from, to)| end < from || x > to);
        if is_free {
            panel.put(x, bottom + 1, words, style);
            taken.push((x, end));
        }
        is_free
    };
    let at = |day: Day, cells: usize| x_of(day).min(last.saturating_sub(cells as u16));
    let now = at(today, TODAY.len());
    write(now, TODAY, theme.strong);
    if let Some(plan) = plan {
        let words = format!("plan {}", day::words(plan, today));
        // Beside today where the plan ends close to it.
        let (after, before) = (now + TODAY.len() as u16 + 1, now.saturating_sub(width(&words) as u16 + 1));
        if !write(at(plan, width(&words)), &words, theme.dim) {
            write(if plan < today { before.max(left) } else { after }, &words, theme.dim);
        }
    }
    for (column, words) in dates(bounds, graph.width) {
        write(left + column, &words, theme.dim);
    }
}

/// The columns with a date below the axis: where a month begins, each as many months after the last, where all that is
/// drawn is months; else every few cells, with the day of a few weeks and the year of many years.
fn dates(bounds: Bounds, columns: u16) -> Vec<(u16, String)> {
    let length = bounds.to - bounds.from;
    let words = |day: Day| match day::month(day) {
        _ if length <= DAYS => day::words(day, day),
        month if length <= MONTHS => month.to_owned(),
        month => format!("{month} {:02}", day::date(day).year() % 100),
    };
    let cells = |months: i8| f64::from(columns) * 30.0 * f64::from(months) / length as f64;
    let step = [1, 2, 3, 6, 12].into_iter().find(|months| cells(*months) >= width(&words(bounds.from)) as f64 + 2.0);
    let Some(step) = step.filter(|_| length > DAYS) else {
        let apart = (0..columns).step_by(usize::from(APART));
        return apart.map(|column| (column, words(day_at(bounds, column, columns)))).collect();
    };
    let mut before = None;
    let begins = |column| {
        let day = day_at(bounds, column, columns);
        let date = day::date(day);
        let month = (date.month() - 1) / step * step + 1;
        let first = date.with().month(month).day(1).build().map_or(day, day::day_of);
        let is_new = before.replace(first).map_or(first == day, |before| before != first);
        is_new.then(|| (column, words(first)))
    };
    (0..columns).filter_map(begins).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of a chart of so many days from 15 September 2026 in so many columns.
    fn labels(days: i64, columns: u16) -> Vec<(u16, String)> {
        const FROM: Day = 20_711;
        dates(Bounds { from: FROM, to: FROM + days, count: 1.0 }, columns)
    }

    #[test]
    fn months_stand_where_they_begin() {
        // A column a day.
        let labels = labels(200, 201);
        let expected = [(16, "Oct"), (47, "Nov"), (77, "Dec"), (108, "Jan"), (139, "Feb"), (167, "Mar"), (198, "Apr")];
        assert_eq!(labels, expected.map(|(column, words)| (column, words.to_owned())));
    }

    #[test]
    fn dates_stand_apart_by_equal_steps() {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        for columns in 16..200 {
            for days in [7, 30, 121, 150, 300, 365, 500, 700, 701, 1_000, 3_652, 100_000] {
                let labels = labels(days, columns);
                for pair in labels.windows(2) {
                    let [(one, words), (next, _)] = pair else { unreachable!() };
                    assert!(usize::from(next - one) > width(words), "{days} days, {columns} columns: {labels:?}");
                }
                // In less room dates stand by cells.
                if days > 120 && i64::from(columns) * 360 >= days * 8 {
                    let month =
                        |(_, words): &(u16, String)| MONTHS.iter().position(|month| *month == &words[..3]).unwrap();
                    let steps = labels.windows(2).map(|pair| (month(&pair[1]) + 12 - month(&pair[0])) % 12);
                    let steps: std::collections::BTreeSet<usize> = steps.collect();
                    assert!(steps.len() <= 1, "{days} days, {columns} columns: {labels:?}");
                }
            }
        }
    }
}
