//! A line of text being typed.

use unicode_segmentation::UnicodeSegmentation;

use crate::tui::message::{Key, Press};
use crate::tui::widgets::text::last_word;

/// No more characters are typed or pasted than these: nobody looks for more, and each is looked for everywhere.
pub const LONGEST: usize = 200;

/// The text, and where typing goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// In bytes, between two graphemes.
    cursor: usize,
}

impl Prompt {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// What stands at the cursor, and behind it.
    pub fn after(&self) -> &str {
        &self.text[self.cursor..]
    }

    /// Types text at the cursor, if there is room for all of it, and says whether there was; what is no plain text on one
    /// line becomes a space.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        if self.text.chars().chain(text.chars()).nth(LONGEST).is_some() {
            return false;
        }
        let line: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
        true
    }

    /// Moves and erases as people are used to it; whether the text is another one now.
    pub(crate) fn press(&mut self, press: &Press) -> bool {
        let length = self.text.len();
        match (press.key, press.ctrl) {
            (Key::Backspace, false) => self.cut_back(self.last_grapheme()),
            (Key::Char('h'), true) => self.cut_back(self.last_grapheme()),
            (Key::Char('w'), true) | (Key::Backspace, true) => self.cut_back(self.last_word()),
            (Key::Char('u'), true) => self.cut_back(self.cursor),
            (Key::Delete, false) => self.text.replace_range(self.cursor..self.cursor + self.next_grapheme(), ""),
            (Key::Left, false) => self.cursor -= self.last_grapheme(),
            (Key::Right, false) => self.cursor += self.next_grapheme(),
            (Key::Home, _) | (Key::Char('a'), true) => self.cursor = 0,
            (Key::End, _) | (Key::Char('e'), true) => self.cursor = length,
            _ => {}
        }
        self.text.len() != length
    }

    fn cut_back(&mut self, bytes: usize) {
        let from = self.cursor - bytes;
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn last_grapheme(&self) -> usize {
        self.before().graphemes(true).next_back().map_or(0, str::len)
    }

    fn next_grapheme(&self) -> usize {
        self.after().graphemes(true).next().map_or(0, str::len)
    }

    /// The bytes of the word before the cursor, and of the white space behind it.
    fn last_word(&self) -> usize {
        self.cursor - last_word(self.before())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[(Key, bool)]) -> Prompt {
        let mut prompt = Prompt::default();
        prompt.insert("list é👩\u{200d}🚀");
        for &(key, ctrl) in keys {
            prompt.press(&Press { key, ctrl, alt: false, shift: false });
        }
        prompt
    }

    #[test]
    fn edits_whole_graphemes_and_words() {
        assert_eq!(typed(&[(Key::Backspace, false)]).text(), "list é");
        assert_eq!(typed(&[(Key::Char('w'), true)]).text(), "list ");
        assert_eq!(typed(&[(Key::Char('w'), true), (Key::Char('w'), true)]).text(), "");
        let mut prompt = typed(&[(Key::Left, false)]);
        prompt.insert("x");
        assert_eq!(prompt.text(), "list éx👩\u{200d}🚀");
        assert_eq!(typed(&[(Key::Home, false), (Key::Delete, false)]).text(), "ist é👩\u{200d}🚀");
        assert_eq!(typed(&[(Key::Char('u'), true)]).text(), "");
    }

    #[test]
    fn there_is_room_for_so_much_and_no_more() {
        let mut prompt = Prompt::default();
        assert!(prompt.insert(&"学".repeat(LONGEST - 1)));
        assert!(!prompt.insert("ab"));
        assert!(prompt.insert("a") && !prompt.insert("b"));
        assert_eq!(prompt.text().chars().count(), LONGEST);
    }

    #[test]
    fn wide_white_space_parts_words_too() {
        let mut prompt = Prompt::default();
        prompt.insert("学习\u{3000}bc");
        prompt.press(&Press { key: Key::Char('w'), ctrl: true, alt: false, shift: false });
        assert_eq!(prompt.text(), "学习\u{3000}");
    }

    #[test]
    fn what_is_pasted_is_one_line() {
        let mut prompt = Prompt::default();
        prompt.insert("a\nb\u{1b}[2J");
        assert_eq!(prompt.text(), "a b [2J");
    }
}
