//! The facts of a journal about its roadmap: its title, and the texts that it was seen with.

use super::read::FORMAT;
use super::versions::Versions;
use crate::progress::{At, Fact, FactKind};

/// The first line of every file.
pub(super) const COMMENT: &str = "# Roadbook: one fact a line. Safe to read, edit, merge and sync.\n";

/// The longest title that is written, in characters, so that none is too long for a line.
const LONGEST_TITLE: usize = 200;

/// The roadmap that is open, and what the journal says of it already.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) source: String,
    /// The name of its text under `seen/`.
    pub(super) version: String,
    pub(super) versions: Versions,
}

impl About {
    /// Returns what is to be written before facts of this moment: a header in an empty file and, where it is to be
    /// said and is not said yet, the name of the text. These facts have a moment of their own within the second before, so that they are
    /// part of no action and outlive its undoing.
    pub(super) fn missing(&self, moment: At, file_is_empty: bool, says_seen: bool) -> Vec<Fact> {
        let before = moment.micros - fastrand::i64(1..1_000_000);
        let seen_before = self.versions.newest().map_or(before, |at| at.micros + 1);
        let at = At { micros: before.max(seen_before).min(At::LAST), ..moment };
        let mut kinds = Vec::new();
        if file_is_empty {
            let roadmap = self.title.chars().take(LONGEST_TITLE).collect();
            kinds.push(FactKind::Header { format: FORMAT, roadmap, source: self.source.clone() });
        }
        if says_seen && !self.version.is_empty() && !self.versions.has(&self.version) {
            kinds.push(FactKind::Seen { seen: self.version.clone(), from: None });
        }
        kinds.into_iter().map(|kind| Fact { at, clock: None, kind }).collect()
    }
}
