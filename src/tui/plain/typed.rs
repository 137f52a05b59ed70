//! Typed text in words: the change of each key alone.

use unicode_segmentation::UnicodeSegmentation;

use crate::tui::overlay::Overlay;

/// A text and the cursor in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    before: String,
    after: String,
}

impl Typed {
    /// The text that is being typed in an overlay, if any.
    pub(crate) fn of(overlay: Option<&Overlay>) -> Option<Typed> {
        let editor = match overlay? {
            Overlay::Find(find) => &find.picker().query,
            Overlay::PageFind(find) => &find.picker().query,
            Overlay::PathPrompt(prompt) => &prompt.picker().query,
            Overlay::Palette(palette) => &palette.picker().query,
            Overlay::Note(note) => note.editor(),
            Overlay::Entry(entry) => entry.editor(),
            Overlay::Help(_)
            | Overlay::Roadmaps(_)
            | Overlay::Changes(_)
            | Overlay::Links(_)
            | Overlay::Card(_)
            | Overlay::Filter(_)
            | Overlay::Question(_)
            | Overlay::Reloaded(_) => return None,
        };
        Some(Typed { before: editor.before().to_owned(), after: editor.after().to_owned() })
    }

    /// Describes a key's change: the text erased or written, else the new position. All of the text if it is new.
    pub(crate) fn change(&self, former: Option<&Typed>) -> Option<String> {
        let text = self.text();
        let Some(former) = former else { return Some(text).filter(|text| !text.is_empty()) };
        let (erased, written) = difference(&former.text(), &text);
        match (erased.is_empty(), written.is_empty()) {
            (true, true) => (former.before.len() != self.before.len()).then(|| self.place(former)),
            (true, false) => Some(spoken(&written)),
            (false, true) => Some(format!("erased {}", spoken(&erased))),
            (false, false) => Some(format!("{} instead of {}", spoken(&written), spoken(&erased))),
        }
    }

    fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// The character at the cursor, or on another line that line.
    fn place(&self, former: &Typed) -> String {
        let line = |typed: &Typed| typed.before.matches('\n').count();
        if line(self) == line(former) {
            return self.after.graphemes(true).next().map_or_else(|| "end".to_owned(), spoken);
        }
        let start = self.before.rfind('\n').map_or(0, |at| at + 1);
        let end = self.after.find('\n').unwrap_or(self.after.len());
        let line = format!("{}{}", &self.before[start..], &self.after[..end]);
        if line.is_empty() { "empty line".to_owned() } else { line }
    }
}

/// The part of the first text that is not in the second, and the part that is new there.
fn difference(former: &str, text: &str) -> (String, String) {
    let (former, text): (Vec<&str>, Vec<&str>) = (former.graphemes(true).collect(), text.graphemes(true).collect());
    let shorter = former.len().min(text.len());
    let same = |ends: &mut dyn Iterator<Item = (&&str, &&str)>| ends.take_while(|(one, other)| one == other).count();
    let start = same(&mut former.iter().zip(&text));
    let end = same(&mut former.iter().rev().zip(text.iter().rev())).min(shorter - start);
    (former[start..former.len() - end].concat(), text[start..text.len() - end].concat())
}

/// A text as it is spoken: spaces and line breaks by their names.
fn spoken(text: &str) -> String {
    match text {
        " " => "space".to_owned(),
        "\n" => "new line".to_owned(),
        text => text.replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words for the change from one text to another; a bar is the cursor.
    fn change(former: &str, now: &str) -> String {
        let typed = |text: &str| {
            let (before, after) = text.split_once('|').unwrap();
            Typed { before: before.to_owned(), after: after.to_owned() }
        };
        typed(now).change(Some(&typed(former))).unwrap_or_default()
    }

    #[test]
    fn a_key_is_told_by_what_it_changed() {
        assert_eq!(change("lo|", "loo|"), "o");
        assert_eq!(change("lo|", "lo |"), "space");
        assert_eq!(change("one two|", "one |"), "erased two");
        assert_eq!(change("one|", "one\n|"), "new line");
        assert_eq!(change("ab|c", "a|bc"), "b");
        assert_eq!(change("a|b", "ab|"), "end");
        assert_eq!(change("one\ntwo|", "one|\ntwo"), "one");
        assert_eq!(change("one|", "one|"), "");
        assert_eq!(change("e|", "e\u{301}|"), "e\u{301} instead of e");
    }
}
