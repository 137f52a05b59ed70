//! Draws the note editor over the panes, low in the window.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::tui::layout::Layout;
use crate::tui::note::{NoteEditor, text_room};
use crate::tui::widgets::editor::{Editor, with_spaces};
use crate::tui::widgets::panel::{Panel, cover, fit, frame};
use crate::tui::widgets::theme::Theme;

/// Draws the editor; `row` is the last line of the window that the row of its node takes.
pub(crate) fn draw(note: &NoteEditor, row: Option<u16>, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
    let area = place(note, row, layout);
    cover(buffer, area);
    if layout.framed {
        let name = Span::styled(fit(note.name(), area.width.saturating_sub(12), theme), theme.strong);
        let title = Line::from_iter([Span::styled(" Note on ", theme.dim), name, Span::raw(" ")]);
        frame(buffer, area, theme, theme.accent, title, Line::default());
    }
    draw_text(note.editor(), text_room(area.width), theme, &mut Panel::new(buffer, layout.inside(area)));
}

/// Low in the window, or at the top where it would cover the row of its node.
fn place(note: &NoteEditor, row: Option<u16>, layout: &Layout) -> Rect {
    let low = note.size(layout);
    if low != layout.panes && row.is_some_and(|row| row > low.y) { Rect { y: layout.panes.y + 1, ..low } } else { low }
}

/// Draws the rows around the cursor, and the cursor as a reversed cell.
pub(crate) fn draw_text(editor: &Editor, room: usize, theme: &Theme, panel: &mut Panel<'_>) {
    let (row, cell) = editor.place(room);
    let top = (row + 1).saturating_sub(usize::from(panel.height()));
    for (line, y) in editor.rows(room).into_iter().skip(top).zip(0..panel.height()) {
        panel.put(0, y, theme.glyphs.note, theme.note);
        panel.put(2, y, &with_spaces(&editor.text()[line]), Style::new());
    }
    let cursor = editor.at_cursor().unwrap_or(" ");
    panel.put(2 + cell as u16, (row - top) as u16, cursor, Style::new().add_modifier(Modifier::REVERSED));
}
