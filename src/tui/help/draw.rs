//! The help: every key, from the key table.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line as Title;

use crate::tui::help::{Help, Line, Shape, columns};
use crate::tui::scene::Scene;
use crate::tui::widgets::bar::{self, Share};
use crate::tui::widgets::panel::{self, Panel, frame};
use crate::tui::widgets::text;
use crate::tui::widgets::theme::Theme;

/// Cells for the keys, at least.
const KEYS: u16 = 8;
/// Cells of the bar among the signs.
const BAR: u16 = 5;

pub(crate) fn draw(help: Help, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
    let Scene { layout, keymap, .. } = scene;
    let area = Help::area(layout);
    if layout.framed {
        let more = Title::styled(more(help, scene), theme.doing);
        frame(buffer, area, theme, theme.accent, Title::styled(" Keys ", theme.strong), more);
    }
    let mut panel = Panel::new(buffer, layout.inside(area));
    let columns = columns(keymap, help, layout.header.width);
    let top = usize::from(help.top);
    let mut x = 0;
    for (column, (keys, width)) in columns.iter().zip(widths(&columns, panel.width(), theme)) {
        for (line, y) in column.iter().skip(top).zip(0..panel.height()) {
            draw_line(theme, &mut panel, (x, y), (keys, width), line);
        }
        x += width;
    }
}

/// The width of each column, and of the keys in it: what it needs and its share of the rest, with smaller gaps where
/// that makes room for every word; else all the same, and the longest words are cut.
fn widths(columns: &[Vec<Line<'_>>], room: u16, theme: &Theme) -> Vec<(u16, u16)> {
    let count = (columns.len() as u16).max(1);
    for air in [2, 1] {
        let needed: Vec<(u16, u16)> = columns.iter().map(|column| needed(column, air, theme)).collect();
        let all = needed.iter().map(|(_, width)| width).sum();
        // Behind the last column the frame is air enough.
        if let Some(spare) = (room + 1).checked_sub(all) {
            return needed.into_iter().map(|(keys, width)| (keys, width + spare / count)).collect();
        }
    }
    let width = room / count;
    columns.iter().map(|column| (keys_width(column, 2, theme).min(width / 3).max(KEYS), width)).collect()
}

/// Cells that a column needs for its keys, and in all.
fn needed(column: &[Line<'_>], air: u16, theme: &Theme) -> (u16, u16) {
    let keys = keys_width(column, air, theme).max(KEYS);
    let meaning = |line: &Line<'_>| match line {
        Line::Key(binding) => text::width(binding.help),
        Line::Sign(_, meaning) => text::width(meaning),
        Line::Title(_) | Line::Blank | Line::Signs => 0,
    };
    (keys, 1 + keys + column.iter().map(meaning).max().unwrap_or(0) as u16 + 1)
}

/// The words of the frame where the help is higher than its panel.
fn more(help: Help, scene: Scene<'_>) -> &'static str {
    match help.lowest(scene.keymap, scene.layout) {
        0 => "",
        lowest if help.top < lowest => " more below ",
        _ => " end ",
    }
}

/// Cells for the keys: as many as the widest takes, and a gap behind them.
fn keys_width(column: &[Line<'_>], air: u16, theme: &Theme) -> u16 {
    let cells = |line: &Line<'_>| match line {
        Line::Key(binding) => text::width(&theme.keys(&binding.keys_label())) as u16 + air,
        Line::Title(_) | Line::Blank | Line::Signs | Line::Sign(..) => 0,
    };
    column.iter().map(cells).max().unwrap_or(0)
}

fn draw_line(theme: &Theme, panel: &mut Panel<'_>, (x, y): (u16, u16), (keys, width): (u16, u16), line: &Line<'_>) {
    // An action may have more keys than the column has room for.
    let beside = |end: u16| ((end + 1).max(x + 1 + keys), x + width);
    match line {
        Line::Blank => {}
        Line::Title(group) => {
            panel.put(x + 1, y, group.title(), theme.dim);
        }
        Line::Key(binding) => {
            let label = panel::fit(&theme.keys(&binding.keys_label()), width.saturating_sub(2), theme);
            let end = panel.put(x + 1, y, &label, theme.strong);
            draw_meaning(binding.help, y, beside(end), theme, panel);
        }
        Line::Signs => {
            panel.put(x + 1, y, "Signs", theme.dim);
        }
        Line::Sign(shape, meaning) => {
            let end = draw_shape(*shape, x + 1, y, theme, panel);
            draw_meaning(meaning, y, beside(end), theme, panel);
        }
    }
}

/// Draws the meaning of a key or sign between two cells.
fn draw_meaning(meaning: &str, y: u16, (start, end): (u16, u16), theme: &Theme, panel: &mut Panel<'_>) {
    panel.put(start, y, &panel::fit(meaning, end.saturating_sub(start + 1), theme), Style::new());
}

fn draw_shape(shape: Shape, x: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let (glyph, style) = match shape {
        Shape::Sign(sign) => theme.sign(sign),
        Shape::Streak => (theme.glyphs.streak, theme.doing),
        Shape::Figures(figures) => (figures, theme.dim),
        Shape::Bar => {
            bar::draw(panel, x, y, BAR, Share::with_credit(2, 5, 4.0), theme);
            return x + BAR;
        }
    };
    panel.put(x, y, glyph, style)
}
