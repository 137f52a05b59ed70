//! A note while it is written: over the panes, low in the window.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::tui::widgets::panel::{Panel, cover, fit, frame};
use crate::tui::widgets::theme::Theme;
use crate::tui::{Area, Tui, Writing};

pub(crate) fn draw(tui: &Tui, writing: &Writing, theme: &Theme, buffer: &mut Buffer) {
    let (layout, area) = (tui.layout(), tui.note_area());
    cover(buffer, area);
    if layout.framed {
        let name = Span::styled(fit(writing.name(), area.width.saturating_sub(12), theme), theme.strong);
        let title = Line::from_iter([Span::styled(" Note on ", theme.dim), name, Span::raw(" ")]);
        frame(buffer, area, theme, theme.accent, title, Line::default());
    }
    let inside = layout.inside(area);
    draw_text(tui, writing, theme, &mut Panel::new(buffer, Area { x: inside.x, ..inside }));
}

/// The rows around the cursor, and the cursor as a reversed cell.
fn draw_text(tui: &Tui, writing: &Writing, theme: &Theme, panel: &mut Panel<'_>) {
    let (editor, room) = (writing.editor(), tui.note_room());
    let (row, cell) = editor.place(room);
    let top = (row + 1).saturating_sub(usize::from(panel.height()));
    for (line, y) in editor.rows(room).into_iter().skip(top).zip(0..panel.height()) {
        panel.put(0, y, theme.glyphs.note, theme.note);
        panel.put(2, y, &editor.text()[line], Style::new());
    }
    let cursor = editor.at_cursor().unwrap_or(" ");
    panel.put(2 + cell as u16, (row - top) as u16, cursor, Style::new().add_modifier(Modifier::REVERSED));
}
