//! The help: every key, from the key table.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line as Title;

use super::panel::{self, Panel, frame};
use super::theme::Theme;
use crate::app::fit;
use crate::app::help::{Line, columns};
use crate::app::{App, Area, Help};

/// Cells for the keys, at least.
const KEYS: u16 = 8;

pub(super) fn draw(app: &App, help: Help, theme: &Theme, buffer: &mut Buffer) {
    let layout = app.layout();
    let area = Area { x: 0, width: layout.header.width, ..layout.outline };
    if layout.framed {
        frame(buffer, area, theme, theme.accent, Title::styled(" Keys ", theme.strong), Title::default());
    }
    let mut panel = Panel::new(buffer, layout.inside(area));
    let columns = columns(app.keymap(), help.mode, layout.header.width);
    let width = panel.width() / columns.len() as u16;
    let top = usize::from(help.top);
    for (column, x) in columns.iter().zip((0..).step_by(usize::from(width.max(1)))) {
        let keys = keys_width(column, width, theme);
        for (line, y) in column.iter().skip(top).zip(0..panel.height()) {
            draw_line(theme, &mut panel, (x, y), (keys, width), line);
        }
    }
}

/// Cells for the keys: as many as the most keys of an action take, but no more than leave room for what they do.
fn keys_width(column: &[Line<'_>], width: u16, theme: &Theme) -> u16 {
    let cells = |line: &Line<'_>| match line {
        Line::Key(binding) => fit::width(&theme.keys(&binding.keys_label())) as u16 + 2,
        Line::Title(_) | Line::Blank => 0,
    };
    column.iter().map(cells).max().unwrap_or(0).min(width / 3).max(KEYS)
}

fn draw_line(theme: &Theme, panel: &mut Panel<'_>, (x, y): (u16, u16), (keys, width): (u16, u16), line: &Line<'_>) {
    match line {
        Line::Blank => {}
        Line::Title(group) => {
            panel.put(x + 1, y, group.title(), theme.dim);
        }
        Line::Key(binding) => {
            let label = panel::fit(&theme.keys(&binding.keys_label()), width.saturating_sub(2), theme);
            // An action may have more keys than the column has room for.
            let help = (panel.put(x + 1, y, &label, theme.strong) + 1).max(x + 1 + keys);
            let room = (x + width).saturating_sub(help + 1);
            panel.put(help, y, &panel::fit(binding.help, room, theme), Style::new());
        }
    }
}
