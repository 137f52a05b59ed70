//! Facts as lines of text for other files than journals.

use super::reading::Problem;
use super::{line, read};
use crate::progress::{Fact, FactKind};

/// The line of a fact, as a journal has it. `None` for what says which roadmap a file is of and which texts were seen,
/// and for what this version does not know.
pub fn line_of(fact: &Fact) -> Option<String> {
    if !travels(&fact.kind) {
        return None;
    }
    let mut line = String::new();
    line::write(fact, &mut line).ok()?;
    Some(line)
}

/// Reads lines of facts, and what of them could not be read. `now` is the time by the clock, in microseconds since 1970.
pub fn facts_of(lines: &[String], now: i64) -> (Vec<Fact>, Vec<Problem>) {
    let mut text = lines.join("\n");
    text.push('\n');
    let mut reading = read::read(text.as_bytes(), "import", 1, now);
    reading.facts.retain(|fact| travels(&fact.kind));
    (reading.facts, reading.problems)
}

/// Returns whether a fact means the same in the journal of another machine's folder.
fn travels(kind: &FactKind) -> bool {
    match kind {
        FactKind::Header { .. }
        | FactKind::Source { .. }
        | FactKind::Seen { .. }
        | FactKind::Join { .. }
        | FactKind::Unknown => false,
        FactKind::Mark { .. }
        | FactKind::NotDoing { .. }
        | FactKind::Skip { .. }
        | FactKind::Choose { .. }
        | FactKind::Note { .. }
        | FactKind::Log { .. }
        | FactKind::Undo { .. }
        | FactKind::Redo { .. }
        | FactKind::Place { .. }
        | FactKind::Set { .. }
        | FactKind::Suggest { .. }
        | FactKind::Refuse { .. } => true,
    }
}
