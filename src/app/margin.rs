//! Notes in the margin of the checklist: the lines that stand below a row.

use super::editor::clean_lines;
use super::fit::wrap;
use crate::progress::{At, Note, Progress};
use crate::roadmap::NodeId;

/// No more lines of notes are shown of a row.
const MOST_LINES: usize = 4;

/// The lines of a node's notes in so many cells.
#[derive(Clone, Debug, Default)]
pub struct Margin {
    /// The lines; the last may be too long and is then to be cut.
    pub lines: Vec<String>,
    /// Whether there is more than the lines show.
    pub goes_on: bool,
    /// When the newest note was written: `today`, `yesterday` or the date.
    pub day: String,
}

/// The margin of a node, for a learner whose day is `today`.
pub(super) fn margin(progress: &Progress, node: NodeId, room: u16, today: Option<i64>) -> Margin {
    let notes = progress.notes(node);
    let Some(newest) = notes.last() else { return Margin::default() };
    let day = today.map(|today| day(newest.at, today)).unwrap_or_default();
    let mut lines: Vec<String> = notes.iter().flat_map(|note| lines(note, room)).collect();
    let goes_on = lines.len() > MOST_LINES;
    lines.truncate(MOST_LINES);
    Margin { lines, goes_on, day }
}

/// A note's lines, without those that hold nothing.
fn lines(note: &Note, room: u16) -> Vec<String> {
    let room = usize::from(room.max(1));
    let text = clean_lines(&note.text);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    // One line more than is shown tells that there is more.
    let broken =
        lines.flat_map(|line| wrap(line, room, MOST_LINES + 1).into_iter().map(move |part| line[part].to_owned()));
    broken.take(MOST_LINES + 1).collect()
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
