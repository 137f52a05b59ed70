//! A cursor in a list of one-line rows, some of which are headings that it passes over.

use ratatui::layout::{Position, Rect};

use crate::tui::keymap::Action;
use crate::tui::widgets::list::moved;

/// The row under the cursor and the topmost row that is shown, by their indices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) at: usize,
    pub(crate) top: usize,
    /// The list was scrolled away from the cursor.
    is_rolled: bool,
}

impl Cursor {
    /// A cursor at a row.
    pub(crate) fn on(at: usize) -> Cursor {
        Cursor { at, ..Cursor::default() }
    }

    /// Moves where the action is a movement, among `count` rows of which `height` are shown; returns whether it is one.
    pub(crate) fn navigate(
        &mut self,
        action: Action,
        height: u16,
        count: usize,
        is_entry: impl Fn(usize) -> bool,
    ) -> bool {
        self.is_rolled = false;
        let Some(to) = moved(action, self.at, usize::from(height).max(2) - 1) else { return false };
        let to = to.min(count.saturating_sub(1));
        let mut after = to..count;
        let mut before = (0..to.min(count)).rev();
        let found = if to >= self.at {
            after.find(|&row| is_entry(row)).or_else(|| before.find(|&row| is_entry(row)))
        } else {
            (0..=to).rev().find(|&row| is_entry(row)).or_else(|| after.find(|&row| is_entry(row)))
        };
        self.at = found.unwrap_or(self.at);
        true
    }

    /// Moves to a row that is an entry, and scrolls it into view with the headings above it; leaves no line unused at the
    /// end.
    pub(crate) fn settle(&mut self, height: u16, count: usize, is_entry: impl Fn(usize) -> bool) {
        let (height, last) = (usize::from(height).max(1), count.saturating_sub(1));
        self.at = self.at.min(last);
        if !is_entry(self.at) {
            let next = (self.at..count).find(|&row| is_entry(row));
            self.at = next.or_else(|| (0..self.at).rev().find(|&row| is_entry(row))).unwrap_or(self.at);
        }
        if !self.is_rolled {
            let headed = (0..self.at).rev().take_while(|&row| !is_entry(row)).last().unwrap_or(self.at);
            let highest = headed.max((self.at + 1).saturating_sub(height));
            self.top = self.top.clamp((self.at + 1).saturating_sub(height), highest);
        }
        self.top = self.top.min(count.saturating_sub(height));
    }

    /// Moves to the entry at a cell of the list that fills `area`; returns its index.
    pub(crate) fn click(&mut self, area: Rect, cell: Position, is_entry: impl Fn(usize) -> bool) -> Option<usize> {
        let at = area.contains(cell).then(|| self.top + usize::from(cell.y - area.y))?;
        is_entry(at).then(|| self.at = at)?;
        Some(at)
    }

    /// Scrolls by some lines and leaves the cursor where it is.
    pub(crate) fn wheel(&mut self, down: bool, lines: u16) {
        let lines = usize::from(lines);
        self.top = if down { self.top.saturating_add(lines) } else { self.top.saturating_sub(lines) };
        self.is_rolled = true;
    }

    /// Scrolls the cursor into view again.
    pub(crate) fn follow(&mut self) {
        self.is_rolled = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a list: a heading where it is a capital.
    fn is_entry(rows: &str) -> impl Fn(usize) -> bool {
        |row| rows.as_bytes().get(row).is_some_and(u8::is_ascii_lowercase)
    }

    fn after(rows: &str, height: u16, actions: &[Action]) -> (usize, usize) {
        let mut cursor = Cursor::default();
        cursor.settle(height, rows.len(), is_entry(rows));
        for &action in actions {
            cursor.navigate(action, height, rows.len(), is_entry(rows));
            cursor.settle(height, rows.len(), is_entry(rows));
        }
        (cursor.at, cursor.top)
    }

    #[test]
    fn headings_are_passed_over_and_shown_with_what_is_below_them() {
        let rows = "AabBCcd";
        assert_eq!(after(rows, 3, &[]), (1, 0));
        assert_eq!(after(rows, 3, &[Action::Down, Action::Down]), (5, 3));
        assert_eq!(after(rows, 3, &[Action::Last]), (6, 4));
        assert_eq!(after(rows, 3, &[Action::Last, Action::First]), (1, 0));
        assert_eq!(after(rows, 3, &[Action::Last, Action::Up, Action::Up]), (2, 2));
        assert_eq!(after(rows, 1, &[Action::Last, Action::First]), (1, 1));
    }

    #[test]
    fn a_list_without_entries_stays_where_it_is() {
        assert_eq!(after("", 3, &[Action::Down, Action::Last]), (0, 0));
        assert_eq!(after("AB", 3, &[Action::Down, Action::Up]), (0, 0));
    }

    #[test]
    fn the_wheel_leaves_the_cursor_and_goes_no_further_than_the_end() {
        let mut cursor = Cursor::default();
        cursor.wheel(true, 90);
        cursor.settle(3, 7, is_entry("aaaaaaa"));
        assert_eq!((cursor.at, cursor.top), (0, 4));
        cursor.follow();
        cursor.settle(3, 7, is_entry("aaaaaaa"));
        assert_eq!((cursor.at, cursor.top), (0, 0));
    }
}
