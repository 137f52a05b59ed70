//! The help: every key, from the key table.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::Line as Title;

use super::panel::{Panel, fit, frame};
use super::theme::Theme;
use crate::app::help::{Line, columns};
use crate::app::{App, Area, Help};

/// Cells for the keys.
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
        for (line, y) in column.iter().skip(top).zip(0..panel.height()) {
            draw_line(theme, &mut panel, x, y, width, line);
        }
    }
}

fn draw_line(theme: &Theme, panel: &mut Panel<'_>, x: u16, y: u16, width: u16, line: &Line<'_>) {
    match line {
        Line::Blank => {}
        Line::Title(group) => {
            panel.put(x + 1, y, group.title(), theme.dim);
        }
        Line::Key(binding) => {
            let keys = fit(&theme.keys(&binding.keys_label()), width.saturating_sub(2), theme);
            // The learner may have given an action more keys than the column has room for.
            let help = (panel.put(x + 1, y, &keys, theme.strong) + 1).max(x + 1 + KEYS);
            let room = (x + width).saturating_sub(help + 1);
            panel.put(help, y, &fit(binding.help, room, theme), Style::new());
        }
    }
}
