//! Notes: which of those recorded for a node show, and what to say so that one reads otherwise.

use std::collections::HashSet;

use super::{At, FactKind, Progress};
use crate::roadmap::{NodeId, Roadmap};

/// The longest note that is written, in bytes: whatever it holds, its fact fits one line of the journal.
pub const LONGEST_NOTE: usize = 24_000;

/// A note that shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The moment that it was said at.
    pub at: At,
    /// The words; may hold several lines. Not sanitised.
    pub text: String,
}

/// A note that is not said yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The words so far.
    pub text: String,
    /// The moments of the notes that it began with, which it is to replace.
    pub over: Vec<At>,
}

impl Progress {
    /// The notes on a node that no other one replaces, oldest first.
    pub fn notes(&self, node: NodeId) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut replaced = HashSet::new();
        for &(_, item) in self.keys_at(node) {
            for fact in self.ledger.of_item(item) {
                let FactKind::Note { note, over, .. } = &fact.kind else { continue };
                // A note replaces none that is newer than itself: what went wrong by hand hides no words.
                replaced.extend(over.filter(|over| *over < fact.at));
                if !note.trim().is_empty() {
                    notes.push(Note { at: fact.at, text: note.clone() });
                }
            }
        }
        notes.retain(|note| !replaced.contains(&note.at));
        notes.sort();
        notes.dedup();
        notes
    }

    /// Returns the notes of a node that show, as one to go on with: several stand one below the other.
    pub fn draft_of(&self, node: NodeId) -> Draft {
        let notes = self.notes(node);
        let mut over: Vec<At> = notes.iter().map(|note| note.at).collect();
        over.dedup();
        let texts: Vec<&str> = notes.iter().map(|note| note.text.trim_end()).collect();
        Draft { text: texts.join("\n\n"), over }
    }

    /// Returns the facts by which these words stand in the place of the notes that the draft began with; nothing where
    /// they do already. A note that came meanwhile from elsewhere stays beside it.
    pub fn note_facts(&self, roadmap: &Roadmap, node: NodeId, draft: &Draft) -> Vec<FactKind> {
        let text = draft.text.trim_end();
        let known = self.draft_of(node);
        let replaced: Vec<At> = known.over.iter().copied().filter(|at| draft.over.contains(at)).collect();
        if text == known.text && replaced == known.over || text.trim().is_empty() && replaced.is_empty() {
            return Vec::new();
        }
        let item = self.key(roadmap, node);
        let note = |text: &str, over| FactKind::Note { item: item.clone(), note: text.to_owned(), over };
        let (newest, others) = match replaced.split_last() {
            Some((newest, others)) => (Some(*newest), others),
            None => (None, &[][..]),
        };
        let gone = others.iter().map(|&over| note("", Some(over)));
        std::iter::once(note(text, newest)).chain(gone).collect()
    }
}
