//! A roadmap whose file was renamed or moved: a journal that may be its own, which only the learner can tell.

use std::collections::HashSet;
use std::path::Path;

use super::error::{JournalError, Why};
use super::folder::{BUILT_IN, Folder, Known};
use super::seen::Seen;
use crate::roadmap::Roadmap;

impl Folder {
    /// Refuses a roadmap that has no journal yet, but may be one that has: it bears the same title, has mostly the same
    /// keys, and no file is left where that one was opened from. The learner's choice settles it.
    ///
    /// # Errors
    /// [`Why::MayBeIts`], which names both choices.
    pub fn refuse_kin(&self, roadmap: &Roadmap) -> Result<(), JournalError> {
        if self.has_chosen() {
            return Ok(());
        }
        let known = self.journals();
        let mut of_title = known.iter().filter(|known| known.roadmap == roadmap.title() && is_gone(known));
        match of_title.find(|known| self.has_mostly_the_keys(known, roadmap)) {
            Some(kin) => {
                let source = kin.sources.last().cloned().unwrap_or_default();
                Err(JournalError::new(&self.journal_path(&kin.id), Why::MayBeIts(kin.id.clone(), source)))
            }
            None => Ok(()),
        }
    }

    fn has_mostly_the_keys(&self, known: &Known, roadmap: &Roadmap) -> bool {
        let seen = known.seen.as_ref().and_then(|seen| Seen::read(&self.path().join("seen"), seen));
        let keys: HashSet<String> = seen.into_iter().flat_map(|seen| seen.keys).collect();
        let shared = roadmap.nodes().filter(|(node, _)| keys.contains(&roadmap.key(*node))).count();
        shared * 2 > keys.len().max(roadmap.len())
    }
}

/// Whether the roadmap of a journal is nowhere it was ever opened from; where it is, another file is another roadmap.
fn is_gone(known: &Known) -> bool {
    known.sources.iter().all(|source| source != BUILT_IN && !Path::new(source).exists())
}
