//! The lines of notes below a row of the checklist.

use crate::progress::{At, Note, Progress};
use crate::roadmap::NodeId;
use crate::tui::widgets::editor::{clean_lines, with_spaces};
use crate::tui::widgets::text::wrap;

/// No more lines of notes are shown of a row that is not under the cursor.
pub(crate) const MOST_LINES: u16 = 4;
/// No more lines are counted of a note that is not shown whole.
const MOST_COUNTED: usize = 64;

/// The lines of a node's notes.
#[derive(Clone, Debug, Default)]
pub struct NoteLines {
    /// The lines. The last may be too long and is then cut.
    pub lines: Vec<String>,
    /// The number of lines that are not shown.
    pub hidden: usize,
    /// The day of the newest note: `today`, `yesterday` or the date.
    pub day: String,
    /// A draft of a note exists.
    pub has_draft: bool,
}

impl NoteLines {
    pub fn height(&self) -> u16 {
        self.lines.len() as u16 + u16::from(self.has_draft)
    }
}

/// The lines of a node's notes in at most `room` cells and `most` lines, for a learner whose day is `today`.
pub(crate) fn note_lines(progress: &Progress, node: NodeId, room: u16, most: u16, today: Option<i64>) -> NoteLines {
    let notes = progress.notes(node);
    let Some(newest) = notes.last() else { return NoteLines::default() };
    let day = today.map(|today| day(newest.at, today)).unwrap_or_default();
    let most = usize::from(most);
    let counted = most + MOST_COUNTED;
    let mut lines: Vec<String> = notes.iter().flat_map(|note| lines(note, room, counted)).take(counted).collect();
    let hidden = lines.len().saturating_sub(most);
    lines.truncate(most);
    NoteLines { lines, hidden, day, has_draft: false }
}

/// A note's lines, without empty ones.
fn lines(note: &Note, room: u16, most: usize) -> Vec<String> {
    let room = usize::from(room.max(1));
    let text = clean_lines(&note.text);
    let text = with_spaces(&text);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let broken = lines.flat_map(|line| wrap(line, room, most).into_iter().map(move |part| line[part].to_owned()));
    broken.take(most).collect()
}

fn day(at: At, today: i64) -> String {
    match today - at.day() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => at.to_string().chars().take(10).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_learner_s_own() {
        let at = At::parse("2026-11-22T23:30:00-05:00").unwrap();
        let days = [0, 1, 2].map(|later| day(at, at.day() + later));
        assert_eq!(days, ["today", "yesterday", "2026-11-22"]);
    }
}
