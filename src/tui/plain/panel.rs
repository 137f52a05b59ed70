//! Overlays in words: the lines of each, and the one under the cursor.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::tui::Tui;
use crate::tui::draw::draw_overlay;
use crate::tui::layout::Layout;
use crate::tui::road::plain::sign_words;
use crate::tui::widgets::picker::{Entry, Picker, no_entries};
use crate::tui::widgets::text::join;
use crate::tui::widgets::theme::Theme;

/// The number of matches of a picker, and the selected one.
pub(crate) fn picked<T>(picker: &Picker<T>, theme: &Theme) -> (Vec<String>, String) {
    let count = match picker.count {
        0 => no_entries(picker.query()).to_owned(),
        1 => "1 match".to_owned(),
        count => format!("{count} matches"),
    };
    (vec![count], picker.selected_entry().map(|entry| entry_words(entry, theme)).unwrap_or_default())
}

/// An entry of a list in words.
pub(crate) fn entry_words<T>(entry: &Entry<T>, theme: &Theme) -> String {
    let beside = theme.keys(&entry.beside.replace('›', theme.glyphs.inside));
    let sign = match entry.sign {
        Some(sign) => sign_words(sign),
        None => "",
    };
    join(vec![with_commas(&entry.text), sign.to_owned(), beside])
}

/// The lines of the overlay as they would be drawn, and those under its cursor, a line each.
pub(crate) fn read_out(tui: &Tui, layout: &Layout) -> (Vec<String>, String) {
    let mut buffer = Buffer::empty(Rect::from((ratatui::layout::Position::ORIGIN, layout.window)));
    let Some(overlay) = tui.overlays.last() else { return Default::default() };
    draw_overlay(tui, overlay, tui.scene(layout), &Theme::bare(), &mut buffer);
    let rows = buffer.content.chunks(usize::from(layout.window.width.max(1)));
    let (mut lines, mut focus) = (Vec::new(), Vec::new());
    for row in rows {
        let line = with_commas(&row.iter().map(Cell::symbol).collect::<String>());
        if row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)) {
            focus.push(line.clone());
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    (lines, focus.join("\n"))
}

/// Text with commas where it has columns.
fn with_commas(text: &str) -> String {
    text.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
