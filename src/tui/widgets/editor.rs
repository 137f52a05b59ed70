//! A text being edited: lines, a cursor between graphemes, and how it breaks into rows.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::roadmap::clean;
use crate::tui::message::{Key, Press};
use crate::tui::widgets::text::{last_word, width};

/// The longest query that is typed on one line, in characters.
pub const LONGEST_QUERY: usize = 200;

/// The cells of a tab.
const TAB: &str = "    ";

/// A text with a cursor.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    text: String,
    /// In bytes, between two graphemes.
    cursor: usize,
}

impl Editor {
    /// The editor of a sanitised text, with the cursor at its end.
    pub(crate) fn new(text: &str) -> Editor {
        let text = clean_lines(text);
        Editor { cursor: text.len(), text }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// The text from the cursor on.
    pub fn after(&self) -> &str {
        &self.text[self.cursor..]
    }

    /// Handles the keys that erase or move within the line.
    pub(crate) fn press(&mut self, press: &Press) {
        match (press.key, press.ctrl) {
            (Key::Char('w'), true) | (Key::Backspace, true) => self.erase_word(),
            (Key::Char('u'), true) => self.erase_line(),
            (Key::Backspace, false) | (Key::Char('h'), true) => self.erase(),
            (Key::Delete, _) => self.erase_next(),
            (Key::Left, _) => self.left(),
            (Key::Right, _) => self.right(),
            (Key::Home, _) | (Key::Char('a'), true) => self.home(),
            (Key::End, _) | (Key::Char('e'), true) => self.end(),
            _ => {}
        }
    }

    /// Inserts text at the cursor.
    pub(crate) fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor += text.len();
        self.align_cursor();
    }

    /// Moves the cursor out of a grapheme that the texts on both sides of it have formed.
    fn align_cursor(&mut self) {
        let mut stops = self.text.grapheme_indices(true).map(|(at, _)| at);
        let next = stops.find(|&stop| stop >= self.cursor).unwrap_or(self.text.len());
        self.cursor = next;
    }

    /// Erases the character before the cursor.
    pub(crate) fn erase(&mut self) {
        self.erase_from(self.left_of(self.cursor));
    }

    /// Erases the character at the cursor.
    pub(crate) fn erase_next(&mut self) {
        let end = self.right_of(self.cursor);
        self.text.replace_range(self.cursor..end, "");
        self.align_cursor();
    }

    /// Erases back to the beginning of a word.
    pub(crate) fn erase_word(&mut self) {
        let start = self.line_start();
        let word = start + last_word(&self.text[start..self.cursor]);
        // At the beginning of a line, the line break goes.
        let from = if word == self.cursor { self.left_of(self.cursor) } else { word };
        self.erase_from(from);
    }

    /// Erases back to the beginning of the line; from there, the line break.
    pub(crate) fn erase_line(&mut self) {
        let start = self.line_start();
        let from = if start == self.cursor { self.left_of(self.cursor) } else { start };
        self.erase_from(from);
    }

    fn erase_from(&mut self, from: usize) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
        self.align_cursor();
    }

    pub(crate) fn left(&mut self) {
        self.cursor = self.left_of(self.cursor);
    }

    pub(crate) fn right(&mut self) {
        self.cursor = self.right_of(self.cursor);
    }

    pub(crate) fn home(&mut self) {
        self.cursor = self.line_start();
    }

    pub(crate) fn end(&mut self) {
        self.cursor = self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
    }

    /// Moves by `rows` rows of at most `room` cells, to the nearest cell; beyond the first or the last, to the end.
    pub(crate) fn move_rows(&mut self, rows: usize, down: bool, room: usize) {
        let lines = self.rows(room);
        let (row, cell) = self.place(room);
        let Some(there) = (if down { row.checked_add(rows) } else { row.checked_sub(rows) }) else {
            return self.cursor = 0;
        };
        let Some(line) = lines.get(there) else { return self.cursor = self.text.len() };
        let mut cells = 0;
        let line_text = &self.text[line.clone()];
        let fits = |(_, grapheme): &(usize, &str)| {
            cells += cells_of(grapheme);
            cells <= cell
        };
        let reached = line_text.grapheme_indices(true).take_while(fits).last();
        let reached = reached.map_or(0, |(at, grapheme)| at + grapheme.len());
        // Where the text just goes on in the next row, its end is that row's beginning.
        let wraps = lines.get(there + 1).is_some_and(|next| next.start == line.end);
        let is_past = wraps && reached == line_text.len();
        self.cursor = if is_past { self.left_of(line.end) } else { line.start + reached };
    }

    /// The rows that the text breaks into, of at most `room` cells; together they are all of it but the
    /// line breaks.
    pub fn rows(&self, room: usize) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            break_line(line, start, room.max(1), &mut rows);
            start += line.len() + 1;
        }
        rows
    }

    /// The row and the cell that the cursor is at.
    pub fn place(&self, room: usize) -> (usize, usize) {
        let rows = self.rows(room);
        let row = rows.iter().rposition(|row| row.start <= self.cursor).unwrap_or(0);
        (row, rows.get(row).map_or(0, |row| cells_of(&self.text[row.start..self.cursor])))
    }

    /// The character at the cursor; none at the end of a line or on a tab.
    pub fn at_cursor(&self) -> Option<&str> {
        self.text[self.cursor..].graphemes(true).next().filter(|grapheme| !["\n", "\t"].contains(grapheme))
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn left_of(&self, at: usize) -> usize {
        self.text[..at].grapheme_indices(true).next_back().map_or(0, |(before, _)| before)
    }

    fn right_of(&self, at: usize) -> usize {
        self.text[at..].graphemes(true).next().map_or(at, |grapheme| at + grapheme.len())
    }
}

/// Sanitises a text of several lines: nothing in it controls a terminal but tabs, which have a meaning in code.
pub fn clean_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean_line = |line: &str| line.split('\t').map(clean).collect::<Vec<_>>().join("\t");
    text.split('\n').map(clean_line).collect::<Vec<_>>().join("\n")
}

/// The text with its tabs as spaces, as it is drawn.
pub(crate) fn with_spaces(text: &str) -> Cow<'_, str> {
    if text.contains('\t') { text.replace('\t', TAB).into() } else { text.into() }
}

/// The width of a text with tabs.
fn cells_of(text: &str) -> usize {
    width(&with_spaces(text))
}

/// Breaks a line, which begins at the byte `start`, after spaces where possible, else between graphemes.
fn break_line(line: &str, start: usize, room: usize, rows: &mut Vec<Range<usize>>) {
    let (mut from, mut cells, mut space) = (0, 0, None);
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = cells_of(grapheme);
        if cells + wide > room && at > from {
            let end = space.filter(|&space| space > from).unwrap_or(at);
            rows.push(start + from..start + end);
            cells = cells_of(&line[end..at]);
            from = end;
        }
        cells += wide;
        if matches!(grapheme, " " | "\t") {
            space = Some(at + 1);
        }
    }
    rows.push(start + from..start + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with the cursor shown as a bar.
    fn shown(editor: &Editor) -> String {
        format!("{}|{}", &editor.text[..editor.cursor], &editor.text[editor.cursor..])
    }

    #[test]
    fn words_and_lines_are_erased() {
        let mut editor = Editor::new("one two\nthree four");
        editor.erase_word();
        assert_eq!(shown(&editor), "one two\nthree |");
        editor.erase_line();
        assert_eq!(shown(&editor), "one two\n|");
        editor.erase_word();
        assert_eq!(shown(&editor), "one two|");
        editor.left();
        editor.erase();
        editor.erase_next();
        assert_eq!(shown(&editor), "one t|");
    }

    #[test]
    fn the_cursor_goes_by_characters_and_rows() {
        let mut editor = Editor::new("学习 e\u{301}a\nabcdef");
        editor.move_rows(1, false, 20);
        assert_eq!(shown(&editor), "学习 e\u{301}|a\nabcdef");
        editor.left();
        assert_eq!(shown(&editor), "学习 |e\u{301}a\nabcdef");
        editor.move_rows(1, true, 20);
        assert_eq!(shown(&editor), "学习 e\u{301}a\nabcde|f");
        editor.home();
        editor.move_rows(9, true, 3);
        assert_eq!(shown(&editor), "学习 e\u{301}a\nabcdef|");
        editor.move_rows(9, false, 3);
        assert_eq!(shown(&editor), "|学习 e\u{301}a\nabcdef");
    }

    #[test]
    fn rows_break_after_spaces() {
        let editor = Editor::new("scope of names\n\nabcdefgh");
        let rows: Vec<_> = editor.rows(6).into_iter().map(|row| &editor.text[row]).collect();
        assert_eq!(rows, ["scope ", "of ", "names", "", "abcdef", "gh"]);
        assert_eq!(editor.place(6), (5, 2));
    }

    #[test]
    fn what_steers_a_terminal_is_made_visible() {
        assert_eq!(Editor::new("a\r\nb\rc\x1b[2J\td").text(), "a\nb\nc␛[2J\td");
    }

    proptest! {
        #[test]
        fn the_cursor_stands_between_characters_and_in_its_row(
            text in "[ \ta-z\n学é👩\u{200d}🚀]{0,40}",
            steps in prop::collection::vec((0..11u8, "[a \t\n学\u{301}👩\u{200d}]{1,3}"), 0..30),
            room in 1usize..12,
        ) {
            let mut editor = Editor::new(&text);
            for (step, typed) in steps {
                match step {
                    0 => editor.left(),
                    1 => editor.right(),
                    2 => editor.home(),
                    3 => editor.end(),
                    4 => editor.move_rows(1, true, room),
                    5 => editor.move_rows(1, false, room),
                    6 => editor.erase(),
                    7 => editor.erase_next(),
                    8 => editor.erase_word(),
                    9 => editor.erase_line(),
                    _ => editor.insert(&typed),
                }
                let mut stops = editor.text.grapheme_indices(true).map(|(at, _)| at).chain([editor.text.len()]);
                prop_assert!(stops.any(|stop| stop == editor.cursor));
                let rows = editor.rows(room);
                let (row, cell) = editor.place(room);
                prop_assert!(row < rows.len() && cell <= cells_of(&editor.text[rows[row].clone()]));
                let kept: String = rows.iter().map(|row| &editor.text[row.clone()]).collect();
                prop_assert_eq!(kept, editor.text.replace('\n', ""));
            }
        }
    }
}
