//! Which roadmap a journal is about: what is known of it here, and what its file says already.

use super::read::FORMAT;
use super::reading::Reading;
use crate::progress::{At, Fact, FactKind};

/// How many characters of the roadmap's title are told, so that no title is too long for a line.
const LONGEST_TITLE: usize = 200;

/// What is known of the open roadmap, and how much of it the journal's file tells.
#[derive(Debug)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) source: String,
    /// The name of its text under `seen/`.
    pub(super) text: String,
    names_source: bool,
    last_seen: Option<(At, String)>,
    pub(super) newer_format: Option<u32>,
}

impl About {
    pub(super) fn new(source: &str) -> About {
        About {
            title: String::new(),
            source: source.to_owned(),
            text: String::new(),
            names_source: false,
            last_seen: None,
            newer_format: None,
        }
    }

    /// Takes note of what the file says; `whole` if this is all it says.
    pub(super) fn note(&mut self, reading: &Reading, whole: bool) {
        if whole {
            (self.names_source, self.last_seen, self.newer_format) = (false, None, None);
        }
        self.newer_format = self.newer_format.max(reading.newer_format);
        reading.facts.iter().for_each(|fact| self.note_fact(fact));
    }

    /// Takes note of one fact that stands in the file.
    pub(super) fn note_fact(&mut self, fact: &Fact) {
        match &fact.kind {
            FactKind::Header { source, .. } | FactKind::Source { source } => {
                self.names_source |= *source == self.source
            }
            FactKind::Seen { seen } if self.last_seen.as_ref().is_none_or(|(at, _)| *at <= fact.at) => {
                self.last_seen = Some((fact.at, seen.clone()));
            }
            _ => {}
        }
    }

    /// The name of the text that the file says was seen last, where that is another than this one.
    pub(super) fn other_seen(&self) -> Option<&str> {
        self.last_seen.as_ref().map(|(_, seen)| seen.as_str()).filter(|seen| *seen != self.text)
    }

    /// What the file has yet to say before `first` is appended. These facts stand within the second before its
    /// moment, at one of their own, so that they are part of no action and outlive its undoing.
    pub(super) fn untold(&self, first: &Fact, file_is_empty: bool, says_seen: bool) -> Vec<Fact> {
        let before = first.at.micros - fastrand::i64(1..1_000_000);
        let seen_before = self.last_seen.as_ref().map_or(before, |(at, _)| at.micros + 1);
        let at = At { micros: before.max(seen_before), ..first.at };
        let mut kind = Vec::new();
        if file_is_empty {
            let roadmap = self.title.chars().take(LONGEST_TITLE).collect();
            let source = self.source.clone();
            kind.push(FactKind::Header { format: FORMAT, roadmap, source });
        } else if !self.names_source {
            kind.push(FactKind::Source { source: self.source.clone() });
        }
        if says_seen && self.last_seen.as_ref().is_none_or(|(_, seen)| *seen != self.text) {
            kind.push(FactKind::Seen { seen: self.text.clone() });
        }
        kind.into_iter().map(|kind| Fact { at, clock: None, kind }).collect()
    }
}
