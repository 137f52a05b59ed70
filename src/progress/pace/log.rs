//! The actions of each day, the newest first: a walk over the facts that costs what is looked at, however many there
//! are.

use std::collections::HashSet;

use super::day::Day;
use crate::progress::{At, Fact, FactKind, Progress};
use crate::roadmap::{Mark, NodeId, Roadmap};

/// An action, or the part of it that the log tells: facts of one moment.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The moment that names the action.
    pub at: At,
    /// The time that the learner's clock showed.
    pub clock: At,
    /// It counts: it was not undone.
    pub counts: bool,
    /// Its subject.
    pub subject: Subject,
    /// The facts, in the order in which they came.
    pub facts: Vec<&'a Fact>,
}

impl Entry<'_> {
    /// The learner's day.
    pub fn day(&self) -> Day {
        self.clock.day()
    }
}

/// The subject of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Done, begun, open again, skipped or chosen.
    Mark,
    /// A note.
    Note,
    /// Time spent; whether another entry replaces it.
    Time {
        /// A later entry corrects or removes it.
        is_replaced: bool,
    },
    /// Carried to another place, by the program or by the learner.
    Carry,
    /// A setting.
    Setting,
}

/// The log of a roadmap, as far as it is asked for.
#[derive(Debug)]
pub struct Log<'a> {
    roadmap: &'a Roadmap,
    progress: &'a Progress,
    /// The entries of time that others replace.
    replaced: HashSet<At>,
    /// The part of the roadmap that is shown; `None` for all of it.
    within: Option<NodeId>,
}

impl<'a> Log<'a> {
    /// The whole log, or that of one phase.
    pub fn new(roadmap: &'a Roadmap, progress: &'a Progress, within: Option<NodeId>) -> Log<'a> {
        Log { roadmap, progress, replaced: progress.corrections().into_values().collect(), within }
    }

    /// Returns the entries before a moment, the newest first; all of them without one.
    pub fn before(&self, at: Option<At>) -> impl Iterator<Item = Entry<'a>> + use<'a, '_> {
        self.progress.ledger.moments_before(at).filter_map(|at| self.entry(at))
    }

    /// Returns the entries after a moment, the oldest first.
    pub fn after(&self, at: At) -> impl Iterator<Item = Entry<'a>> + use<'a, '_> {
        self.progress.ledger.moments_after(at).filter_map(|at| self.entry(at))
    }

    /// The action of a moment, where it is one that the log tells.
    pub fn entry(&self, at: At) -> Option<Entry<'a>> {
        let facts = self.progress.ledger.action(at);
        let subject = facts.iter().find_map(|fact| self.subject(fact))?;
        let first = facts.first()?;
        let stands = |fact: &&&Fact| fact.kind.item().and_then(|key| self.progress.locate(self.roadmap, key));
        if let Some(within) = self.within {
            let part = within..self.roadmap.node(within).end;
            facts.iter().filter_map(|fact| stands(&fact)).find(|node| part.contains(node))?;
        }
        let clock = first.clock.unwrap_or(first.at);
        Some(Entry { at: first.at, clock, counts: self.progress.ledger.counts(at), subject, facts })
    }

    /// The nodes that an action was about, each once, in its order; those that stand nowhere any more are left out.
    pub fn nodes(&self, entry: &Entry<'_>) -> Vec<NodeId> {
        let mut seen = HashSet::new();
        let keys = entry.facts.iter().filter_map(|fact| fact.kind.item());
        keys.filter_map(|key| self.progress.locate(self.roadmap, key)).filter(|node| seen.insert(*node)).collect()
    }

    /// What an action did to one node, in a few words: `done`, `45 min “katas”`; empty where it did nothing to it.
    pub fn words_on(&self, entry: &Entry<'_>, node: NodeId) -> String {
        let is_on =
            |fact: &&&Fact| fact.kind.item().and_then(|key| self.progress.locate(self.roadmap, key)) == Some(node);
        let mut words: Vec<String> = entry.facts.iter().filter(is_on).map(|fact| word(&fact.kind)).collect();
        words.retain(|words| !words.is_empty());
        words.dedup();
        words.join(", ")
    }

    fn subject(&self, fact: &Fact) -> Option<Subject> {
        Some(match &fact.kind {
            FactKind::Mark { .. } | FactKind::NotDoing { .. } | FactKind::Skip { .. } | FactKind::Choose { .. } => {
                Subject::Mark
            }
            FactKind::Note { .. } => Subject::Note,
            FactKind::Log { .. } => Subject::Time { is_replaced: self.replaced.contains(&fact.at) },
            FactKind::Place { .. } | FactKind::Refuse { .. } => Subject::Carry,
            FactKind::Set { .. } => Subject::Setting,
            FactKind::Header { .. }
            | FactKind::Source { .. }
            | FactKind::Seen { .. }
            | FactKind::Join { .. }
            | FactKind::Suggest { .. }
            | FactKind::Undo { .. }
            | FactKind::Redo { .. }
            | FactKind::Unknown => return None,
        })
    }

    /// The log as Markdown: a heading a day, a list entry for what was done; what was undone is struck out.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n", self.roadmap.title());
        let mut last = None;
        for entry in self.before(None) {
            if last.replace(entry.day()) != Some(entry.day()) {
                text += &format!("\n## {}\n\n", super::day::date(entry.day()));
            }
            let words = self.describe(&entry);
            let struck = !entry.counts || entry.subject == Subject::Time { is_replaced: true };
            text += &if struck { format!("- ~~{words}~~\n") } else { format!("- {words}\n") };
        }
        text
    }

    /// An action in one line: `10:12 done: Lists, and 2 more`.
    pub fn describe(&self, entry: &Entry<'_>) -> String {
        let time = super::day::time_of(entry.clock);
        let nodes = self.nodes(entry);
        let names = match (nodes.as_slice(), entry.facts.iter().find_map(|fact| fact.kind.item())) {
            ([], Some(key)) => key.to_owned(),
            ([], None) => String::new(),
            ([node], _) => self.roadmap.heading(*node).name,
            ([node, more @ ..], _) => format!("{}, and {} more", self.roadmap.heading(*node).name, more.len()),
        };
        let what = entry
            .facts
            .iter()
            .find(|fact| self.subject(fact).is_some())
            .map_or_else(String::new, |fact| word(&fact.kind));
        let colon = if names.is_empty() { "" } else { ": " };
        format!("{time} {what}{colon}{names}")
    }
}

/// A fact in words, without the node that it is recorded for.
fn word(kind: &FactKind) -> String {
    match kind {
        FactKind::Mark { mark: Mark::Done, .. } => "done".to_owned(),
        FactKind::Mark { mark: Mark::Doing, .. } => "begun".to_owned(),
        FactKind::Mark { .. } | FactKind::NotDoing { .. } => "open again".to_owned(),
        FactKind::Skip { skip: true, .. } => "skipped".to_owned(),
        FactKind::Skip { skip: false, .. } => "brought back".to_owned(),
        FactKind::Choose { choose: Some(_), .. } => "chosen".to_owned(),
        FactKind::Choose { choose: None, .. } => "choice taken back".to_owned(),
        FactKind::Note { note, .. } if note.trim().is_empty() => "note removed".to_owned(),
        FactKind::Note { note, .. } => format!("note “{}”", first_line(note)),
        FactKind::Log { minutes: 0, .. } => "time removed".to_owned(),
        FactKind::Log { minutes, text, .. } => {
            let text = text.as_deref().map(|text| format!(" “{}”", first_line(text))).unwrap_or_default();
            super::duration(*minutes) + &text
        }
        FactKind::Place { .. } => "moved".to_owned(),
        FactKind::Refuse { .. } => "suggestion refused".to_owned(),
        FactKind::Set { setting, to } => format!("set {setting} {}", to.as_deref().unwrap_or("none")),
        _ => String::new(),
    }
}

fn first_line(text: &str) -> &str {
    text.trim().lines().next().unwrap_or_default()
}
