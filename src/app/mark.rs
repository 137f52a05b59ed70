//! Keys that say something of the roadmap, and what is remarked on them.

use super::changes::name_of_key;
use super::{App, Effect, Saving};
use crate::progress::{At, Fact, Intent, Refusal, Said};
use crate::roadmap::{Mark, NodeId};

/// What the last key led to, where the screen does not show it by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// All that was open below a heading was ticked at once.
    TickedAll {
        /// The heading.
        name: String,
        /// How many entries were ticked.
        count: usize,
    },
    /// All of a phase is done, or of several, or of the road.
    Complete {
        /// What it is called.
        name: String,
        /// How many items count in it.
        items: u32,
        /// How many days it took, the first and the last counted.
        days: u32,
    },
    /// This was the first of its day.
    FirstToday {
        /// How many days in a row there was something, this one counted.
        days: u32,
    },
    /// This was undone.
    Undone(Deed),
    /// This was redone.
    Redone(Deed),
    /// There is no action to undo.
    NothingToUndo,
    /// There is no action to redo.
    NothingToRedo,
    /// There is no open item.
    NothingOpen {
        /// The name of the phase that is shown alone, where one is.
        alone: Option<String>,
    },
    /// This is one of the matches.
    Match {
        /// What was looked for.
        query: String,
        /// Which of the matches it is, from 1.
        at: usize,
        /// How many there are.
        of: usize,
    },
    /// Nothing was looked for, or nothing of it is there any more.
    NothingFound,
    /// There is no link under the cursor.
    NoLinks,
    /// The window is too small to show the whole address.
    TooLong,
    /// What the address leads to is not opened.
    NotOpened,
    /// This address is being opened.
    Opening {
        /// The address.
        address: String,
    },
    /// This is where the terminal pastes from.
    Copied {
        /// The text.
        text: String,
    },
    /// Something was said of all that was selected.
    SaidOfAll {
        /// What.
        mark: Mark,
        /// Whether it was taken back.
        taken_back: bool,
        /// Of how many.
        count: usize,
    },
    /// Nothing selected can be marked so.
    NothingSaid,
    /// The cursor is in no phase.
    NoPhase,
    /// What was chosen to be opened waits until all is saved.
    OpensOnceSaved,
    /// The roadmap is as it was last seen, and nothing in the journal is without a home.
    NothingChanged,
    /// What is gone had nothing said of it.
    GoneUnmarked,
    /// An entry is no longer held to be what it was carried to.
    TakenBack,
    /// What is under the cursor was not carried from one entry to another.
    NothingToTakeBack,
    /// What was said of something gone holds of what is under the cursor.
    Attached {
        /// What is gone.
        name: String,
    },
    /// The editor goes on with what was half written.
    GoesOn,
    /// A note was left half written.
    HalfWritten,
    /// A note has no room for more.
    NoteTooLong,
    /// There is nothing that is not saved.
    AllSaved,
    /// Nothing was said, and why.
    Refused(Refusal),
}

impl Remark {
    /// Whether it tells what was done or found, and not why nothing was.
    pub fn is_notice(&self) -> bool {
        match self {
            Remark::TickedAll { .. }
            | Remark::Complete { .. }
            | Remark::FirstToday { .. }
            | Remark::Undone(_)
            | Remark::Redone(_)
            | Remark::Match { .. }
            | Remark::Opening { .. }
            | Remark::Copied { .. }
            | Remark::SaidOfAll { .. }
            | Remark::Attached { .. }
            | Remark::TakenBack
            | Remark::GoesOn
            | Remark::HalfWritten
            | Remark::AllSaved
            | Remark::OpensOnceSaved => true,
            Remark::NothingToUndo
            | Remark::NothingToRedo
            | Remark::NothingOpen { .. }
            | Remark::NothingFound
            | Remark::NoLinks
            | Remark::TooLong
            | Remark::NotOpened
            | Remark::NothingSaid
            | Remark::NoPhase
            | Remark::NothingChanged
            | Remark::GoneUnmarked
            | Remark::NothingToTakeBack
            | Remark::NoteTooLong
            | Remark::Refused(_) => false,
        }
    }
}

/// An action in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What it gave.
    pub sign: Sign,
    /// The first node that it speaks of.
    pub name: String,
    /// How many other nodes it speaks of.
    pub others: usize,
}

/// What an action gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A mark.
    Mark(Mark),
    /// A choice or a place.
    Choice,
    /// A note.
    Note,
}

impl App {
    /// Says of the node under the cursor what is wanted of it.
    pub(super) fn intend(&mut self, intent: Intent, now: At) -> Vec<Effect> {
        match self.cursor(self.side) {
            Some(node) => self.intend_of(node, intent, now),
            None => Vec::new(),
        }
    }

    /// Chooses the option that the cursor is on or in.
    pub(super) fn choose(&mut self, now: At) -> Vec<Effect> {
        match self.option_at_cursor() {
            Some(option) => self.intend_of(option, Intent::Choose, now),
            None => self.refuse(Refusal::NotAnOption),
        }
    }

    /// The innermost option of a choice that the cursor is on or in.
    pub(super) fn option_at_cursor(&self) -> Option<NodeId> {
        self.roadmap.option_around(self.cursor(self.side)?).map(|(option, _)| option)
    }

    pub(super) fn undo(&mut self, now: At) -> Vec<Effect> {
        let Some((action, facts)) = self.progress.undo(now) else {
            self.remark = Some(Remark::NothingToUndo);
            return Vec::new();
        };
        self.remark = self.deed(action).map(Remark::Undone);
        self.append(facts)
    }

    pub(super) fn redo(&mut self, now: At) -> Vec<Effect> {
        let Some((action, facts)) = self.progress.redo(now) else {
            self.remark = Some(Remark::NothingToRedo);
            return Vec::new();
        };
        self.remark = self.deed(action).map(Remark::Redone);
        self.append(facts)
    }

    fn intend_of(&mut self, node: NodeId, intent: Intent, now: At) -> Vec<Effect> {
        match self.progress.say(&self.roadmap, node, intent) {
            Ok(said) => {
                if intent == Intent::Toggle && said.len() > 1 && self.outline.entry(node).is_some() {
                    self.remark = Some(Remark::TickedAll { name: self.roadmap.heading(node).name, count: said.len() });
                }
                let open = self.open_phases();
                let effects = self.append(self.progress.stamp(&self.roadmap, said, now));
                self.remark_on_milestone(&open, now);
                effects
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn refuse(&mut self, refusal: Refusal) -> Vec<Effect> {
        self.remark = Some(Remark::Refused(refusal));
        Vec::new()
    }

    /// Takes an action in at once, and asks for it to be kept.
    pub(super) fn append(&mut self, facts: Vec<Fact>) -> Vec<Effect> {
        self.progress.add(&self.roadmap, &facts);
        self.go_on_with_streak(&facts);
        self.sift();
        vec![self.keep(facts)]
    }

    /// Asks for facts to be kept.
    pub(super) fn keep(&mut self, facts: Vec<Fact>) -> Effect {
        self.ticket += 1;
        self.on_its_way.push((self.ticket, facts.clone()));
        if self.saving == Saving::Saved {
            self.saving = Saving::Saving;
        }
        Effect::Append { ticket: self.ticket, facts }
    }

    fn deed(&self, action: At) -> Option<Deed> {
        let facts = self.progress.action(action);
        let (sign, key) = facts.iter().find_map(|fact| spoken_of(fact))?;
        let name = self
            .progress
            .stand(&self.roadmap, key)
            .map_or_else(|| name_of_key(key), |node| self.roadmap.heading(node).name);
        // A note that takes the place of several is several facts on one node.
        let others = if sign == Sign::Note { 0 } else { facts.len() - 1 };
        Some(Deed { sign, name, others })
    }
}

/// What a fact gives, and the key of the node that it speaks of.
fn spoken_of(fact: &Fact) -> Option<(Sign, &str)> {
    match &fact.said {
        Said::Mark { item, mark } => Some((Sign::Mark(*mark), item)),
        Said::NotDoing { item } => Some((Sign::Mark(Mark::Todo), item)),
        Said::Skip { item, skip } => Some((Sign::Mark(if *skip { Mark::Skipped } else { Mark::Todo }), item)),
        Said::Place { item, of: Some(_), .. } => Some((Sign::Choice, item)),
        Said::Note { item, .. } => Some((Sign::Note, item)),
        Said::Choose { item, choose } => Some((Sign::Choice, choose.as_ref().unwrap_or(item))),
        _ => None,
    }
}
