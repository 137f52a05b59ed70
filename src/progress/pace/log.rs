//! The actions of each day, the newest first.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::day::Day;
use crate::progress::slip::Slips;
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

    /// The keys of what it was done to, in its order.
    fn keys(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().filter_map(|fact| fact.kind.item())
    }

    /// Returns whether it is an entry of time that another one replaces.
    pub fn is_replaced(&self) -> bool {
        self.subject == Subject::Time { is_replaced: true }
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

/// A row of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A day of the learner, with what counts of it.
    Day {
        /// The day.
        day: Day,
        /// The number of things marked done, without those that were opened again that day.
        ticks: u32,
        /// The minutes logged.
        minutes: u32,
    },
    /// An action, by its moment.
    Entry(At),
}

/// An action in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The time of day: `10:12`.
    pub time: String,
    /// The action itself: `done`, `45 min “katas”`.
    pub what: String,
    /// The names of what it was done to: `Lists, and 2 more`; empty where it is about the roadmap as a whole.
    pub names: String,
}

/// The log of a roadmap, as far as it is asked for.
#[derive(Debug)]
pub struct Log<'a> {
    roadmap: &'a Roadmap,
    progress: &'a Progress,
    /// The entries of time that others replace.
    replaced: Rc<HashSet<At>>,
    /// The part of the roadmap that is shown; `None` for all of it.
    within: Option<NodeId>,
}

impl<'a> Log<'a> {
    /// The whole log, or that of one phase.
    pub fn new(roadmap: &'a Roadmap, progress: &'a Progress, within: Option<NodeId>) -> Log<'a> {
        let replaced = Rc::new(progress.corrections().into_values().collect());
        Log { roadmap, progress, replaced, within }
    }

    /// The log of the same facts, with the entries that others replace as [`Log::replaced`] gave them.
    pub fn knowing(
        roadmap: &'a Roadmap,
        progress: &'a Progress,
        within: Option<NodeId>,
        replaced: Rc<HashSet<At>>,
    ) -> Log<'a> {
        Log { roadmap, progress, replaced, within }
    }

    /// The entries of time that others replace.
    pub fn replaced(&self) -> Rc<HashSet<At>> {
        Rc::clone(&self.replaced)
    }

    /// Returns the actions that the log tells, the newest first.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        self.progress.ledger.actions_back().filter_map(|facts| self.told(facts))
    }

    /// The action of a moment, where it is one that the log tells.
    pub fn entry(&self, at: At) -> Option<Entry<'a>> {
        self.told(self.progress.ledger.action(at))
    }

    /// The action of these facts, where it is one that the log tells.
    fn told(&self, facts: Vec<&'a Fact>) -> Option<Entry<'a>> {
        let subject = facts.iter().find_map(|fact| self.subject(fact))?;
        let first = facts.first().filter(|_| self.is_within(&facts))?;
        let clock = first.clock.unwrap_or(first.at);
        Some(Entry { at: first.at, clock, counts: self.progress.ledger.counts(first.at), subject, facts })
    }

    /// The first node that an action was about and that still stands somewhere.
    pub fn node(&self, entry: &Entry<'_>) -> Option<NodeId> {
        entry.keys().find_map(|key| self.progress.locate(self.roadmap, key))
    }

    /// The effect of an action on one node, in a few words: `done`, `45 min “katas”`; empty where it did nothing to it.
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
        for entry in self.entries() {
            if last.replace(entry.day()) != Some(entry.day()) {
                text += &format!("\n## {}\n\n", super::day::date(entry.day()));
            }
            let words = self.describe(&entry);
            let struck = !entry.counts || entry.is_replaced();
            text += &if struck { format!("- ~~{words}~~\n") } else { format!("- {words}\n") };
        }
        text
    }

    /// The days with their actions, in one pass over the facts. What is dated later than today stands on today, as in
    /// every other number.
    pub fn rows(&self, today: Day) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut heading: Option<(usize, Day)> = None;
        let (mut minutes, mut slips) = (self.minutes_by_day(today), Slips::default());
        for entry in self.entries() {
            let day = entry.day().min(today);
            let at = match heading {
                Some((at, last)) if last == day => at,
                _ => {
                    heading = Some((rows.len(), day));
                    // A clock that was set back may bring a day twice.
                    let minutes = minutes.remove(&day).unwrap_or(0);
                    rows.push(Row::Day { day, ticks: 0, minutes });
                    rows.len() - 1
                }
            };
            if let Row::Day { ticks, .. } = &mut rows[at]
                && entry.counts
            {
                let is_tick = |fact: &&&Fact| matches!(fact.kind, FactKind::Mark { mark: Mark::Done, .. });
                *ticks += slips.standing(entry.facts.iter().copied()).iter().filter(is_tick).count() as u32;
            }
            rows.push(Row::Entry(entry.at));
        }
        rows
    }

    /// The minutes of each day, a correction being of the day that it corrects.
    fn minutes_by_day(&self, today: Day) -> HashMap<Day, u32> {
        let mut days: HashMap<Day, u32> = HashMap::new();
        for entry in self.progress.time_entries() {
            if self.is_within(&[entry.fact]) {
                let minutes = days.entry(entry.day.min(today)).or_default();
                *minutes = minutes.saturating_add(entry.minutes);
            }
        }
        days
    }

    /// Returns whether any of these facts is about the part that is shown.
    fn is_within(&self, facts: &[&Fact]) -> bool {
        let Some(within) = self.within else { return true };
        let part = within..self.roadmap.node(within).end;
        let mut keys = facts.iter().filter_map(|fact| fact.kind.item());
        keys.any(|key| self.progress.locate(self.roadmap, key).is_some_and(|node| part.contains(&node)))
    }

    /// An action in one line: `10:12 done: Lists, and 2 more`.
    pub fn describe(&self, entry: &Entry<'_>) -> String {
        let Words { time, what, names } = self.words(entry);
        let colon = if names.is_empty() { "" } else { ": " };
        format!("{time} {what}{colon}{names}")
    }

    /// An action in words.
    pub fn words(&self, entry: &Entry<'_>) -> Words {
        let time = super::day::time_of(entry.clock);
        let name = self.node(entry).map(|node| self.roadmap.heading(node).name);
        let name = name.or_else(|| entry.keys().next().map(str::to_owned)).unwrap_or_default();
        // To locate each of them would take long where they are very many.
        let names = match entry.keys().collect::<HashSet<&str>>().len() {
            0 | 1 => name,
            keys => format!("{name}, and {} more", keys - 1),
        };
        let what = entry
            .facts
            .iter()
            .find(|fact| self.subject(fact).is_some())
            .map_or_else(String::new, |fact| word(&fact.kind));
        Words { time, what, names }
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
