//! The open roadmap with its progress, and the actions that are not saved yet.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::progress::carry::{Update, Words};
use crate::progress::pace::{Outlook, Preferences};
use crate::progress::{At, Draft, Fact, FactKind, Progress};
use crate::roadmap::{Kind, Mark, NodeId, Plan, Roadmap, clean};
use crate::tui::effect::Effect;
use crate::tui::history::{Choice, History};
use crate::tui::message::JournalUpdate;
use crate::tui::timer::state::TimerState;
use crate::tui::widgets::sign::Sign;

/// State of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    Saved,
    Saving,
    /// The last attempt failed, for this reason.
    NotSaved(String),
}

/// The open roadmap and everything known about it.
#[derive(Debug)]
pub struct Document {
    pub roadmap: Roadmap,
    pub progress: Progress,
    pub saving: Saving,
    /// Changes since the roadmap was last seen, if any.
    pub update: Option<Update>,
    /// New items, and new points of done items, until the learner has looked at them.
    pub new: BTreeSet<NodeId>,
    /// The last text of each orphan, as far as it is known.
    pub words: BTreeMap<String, Words>,
    /// Unsaved notes by the keys of their nodes.
    pub drafts: BTreeMap<String, Draft>,
    /// The node whose note is open in the editor.
    pub editing: Option<NodeId>,
    /// The place where drafts are stored, for messages.
    pub drafts_path: String,
    pub streak: Streak,
    pub preferences: Preferences,
    pub timer: TimerState,
    /// The plan that the roadmap gives, once it was asked for.
    plan: OnceCell<Plan>,
    pub(crate) history: History,
    /// Names that several headings have, once a name was asked for.
    repeated: OnceCell<HashSet<String>>,
    /// Increases with every change of the progress.
    pub revision: u64,
    /// The ticket of the newest action.
    ticket: u64,
    /// Actions that are not durable yet, with their tickets.
    pending: Vec<(u64, Vec<Fact>)>,
}

/// Consecutive study days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Streak {
    /// Days in a row up to today; 0 while nothing was done today.
    pub days: u32,
    /// The learner's day, in days since 1970-01-01.
    pub today: Option<i64>,
    /// The last study day that was announced.
    announced: Option<i64>,
}

impl Document {
    pub fn new(roadmap: Roadmap, progress: Progress) -> Document {
        Document {
            roadmap,
            progress,
            saving: Saving::Saved,
            update: None,
            new: BTreeSet::new(),
            words: BTreeMap::new(),
            drafts: BTreeMap::new(),
            editing: None,
            drafts_path: String::new(),
            streak: Streak::default(),
            preferences: Preferences::default(),
            timer: TimerState::default(),
            plan: OnceCell::new(),
            history: History::default(),
            repeated: OnceCell::new(),
            revision: 0,
            ticket: 0,
            pending: Vec::new(),
        }
    }

    /// Stamps and applies an action, and returns the effect that saves it.
    pub fn act(&mut self, kinds: Vec<FactKind>, now: At) -> Effect {
        let facts = self.progress.stamp(&self.roadmap, kinds, now);
        if let Some(fact) = facts.first() {
            self.history.push(fact.at);
        }
        self.apply(facts)
    }

    /// Chooses the action to undo, the newest of this window first.
    pub(crate) fn action_to_undo(&mut self) -> Choice {
        let (progress, newest) = (&self.progress, self.progress.undoable());
        self.history.next_undo(|action| !progress.is_undone(action), newest)
    }

    /// Chooses the action to bring back, the one undone last in this window first.
    pub(crate) fn action_to_redo(&mut self) -> Choice {
        let (progress, last) = (&self.progress, self.progress.redoable());
        self.history.next_redo(|action| !progress.is_undone(action), last)
    }

    /// Applies the facts of one action, and returns the effect that saves them.
    pub fn apply(&mut self, facts: Vec<Fact>) -> Effect {
        self.progress.add(&self.roadmap, &facts);
        self.revision += 1;
        let turns_back = facts.iter().any(|fact| matches!(fact.kind, FactKind::Undo { .. } | FactKind::Redo { .. }));
        // Counting the days reads every fact, so it is not done for each tick of a day.
        if self.streak.days == 0 || turns_back {
            self.count_days();
        }
        self.save(facts)
    }

    /// Returns the effect that saves these facts.
    pub fn save(&mut self, facts: Vec<Fact>) -> Effect {
        self.ticket += 1;
        self.pending.push((self.ticket, facts.clone()));
        if self.saving == Saving::Saved {
            self.saving = Saving::Saving;
        }
        Effect::Append { ticket: self.ticket, facts }
    }

    /// The number of actions that are not durable yet.
    pub fn unsaved(&self) -> usize {
        self.pending.len()
    }

    /// Notes that every action up to this ticket is durable.
    pub fn saved(&mut self, ticket: u64) {
        for (_, facts) in self.pending.extract_if(.., |(pending, _)| *pending <= ticket) {
            self.progress.come_last(&facts);
        }
        self.saving = if self.pending.is_empty() { Saving::Saved } else { Saving::Saving };
    }

    /// Takes back an action that can never be saved.
    pub fn refused(&mut self, ticket: u64) {
        for (_, facts) in self.pending.extract_if(.., |(pending, _)| *pending == ticket) {
            self.progress.forget(&self.roadmap, &facts);
        }
        self.changed_elsewhere();
    }

    /// Adds what others wrote into the journal. Returns the effect that writes facts again which a file put in the
    /// journal's place lacks, and their number.
    pub fn merge(&mut self, update: &JournalUpdate) -> Option<(Effect, usize)> {
        let taken_away = update.replaced && !update.edited;
        let (own, copies) = update.facts.split_at(update.own.min(update.facts.len()));
        let mut missing = if taken_away { self.progress.unseen_by(own, copies) } else { Vec::new() };
        let is_pending = |fact: &Fact| self.pending.iter().any(|(_, facts)| facts.contains(fact));
        missing.retain(|fact| !update.written.contains(fact) && !is_pending(fact));
        self.progress.add(&self.roadmap, &update.facts);
        self.progress.come_last(&update.written);
        self.changed_elsewhere();
        if missing.is_empty() {
            return None;
        }
        self.progress.come_last(&missing);
        let count = missing.len();
        Some((self.save(missing), count))
    }

    fn changed_elsewhere(&mut self) {
        self.revision += 1;
        self.recount_streak();
    }

    /// The key to name a node by in new facts.
    pub fn key(&self, node: NodeId) -> String {
        self.progress.key(&self.roadmap, node)
    }

    /// The learner's day, in days since 1970-01-01.
    pub fn today(&self) -> i64 {
        self.streak.today.unwrap_or_default()
    }

    /// The plan that the roadmap gives.
    pub fn plan(&self) -> &Plan {
        self.plan.get_or_init(|| self.roadmap.plan())
    }

    /// Works out the plan, the time spent and the forecast, as of today.
    pub fn outlook(&self) -> Outlook<'_> {
        Outlook::new(&self.roadmap, &self.progress, self.plan(), self.preferences, self.today())
    }

    /// The names of the headings above a node, outermost first: `Python Fundamentals › Data Structures`.
    pub fn place_of(&self, node: NodeId) -> String {
        let headings = self.roadmap.ancestors(node).filter(|&up| !self.roadmap.node(up).kind.has_mark());
        let mut names: Vec<String> = headings.map(|up| self.roadmap.heading(up).name).collect();
        names.reverse();
        names.join(" › ")
    }

    /// The name of a node. A heading or group whose name stands under several phases has that of its phase behind it:
    /// `Project Ideas (Intermediate Python)`.
    pub fn name(&self, node: NodeId) -> String {
        let name = self.roadmap.heading(node).name;
        let phase = self.roadmap.ancestors(node).last().filter(|_| !self.roadmap.node(node).kind.has_mark());
        match phase {
            Some(phase) if self.repeated_names().contains(&name) => {
                format!("{name} ({})", self.roadmap.heading(phase).name)
            }
            _ => name,
        }
    }

    /// Names that several headings and groups below the phases have.
    fn repeated_names(&self) -> &HashSet<String> {
        self.repeated.get_or_init(|| {
            let below = self.roadmap.nodes().filter(|(_, node)| node.parent.is_some() && !node.kind.has_mark());
            let names = below.map(|(id, _)| self.roadmap.heading(id).name);
            let mut seen = HashSet::new();
            names.filter(|name| !seen.insert(name.clone())).collect()
        })
    }

    /// The node that a key names now.
    pub fn locate(&self, key: &str) -> Option<NodeId> {
        self.progress.locate(&self.roadmap, key)
    }

    /// Returns true if `node` is `above` or a node below it.
    pub fn contains(&self, above: NodeId, node: NodeId) -> bool {
        above <= node && node < self.roadmap.node(above).end
    }

    /// The name of the node at a key, or that was there in an earlier text; else the words of the key.
    pub fn name_of(&self, key: &str) -> String {
        if let Some(node) = self.locate(key) {
            return self.name(node);
        }
        let before = self.update.as_ref().and_then(|update| Some((update, update.known.locate(&update.before, key)?)));
        match (before, self.words.get(key)) {
            (Some((update, old)), _) => update.before.heading(old).name,
            (None, Some(words)) => clean(&words.text).into_owned(),
            (None, None) => name_of_key(key),
        }
    }

    /// The sign of a node that can be marked.
    pub(crate) fn sign(&self, node: NodeId) -> Sign {
        let mark = self.progress.mark(node);
        match (self.roadmap.node(node).kind, mark) {
            (Kind::Extra, Mark::Todo) => Sign::Extra,
            (Kind::Extra, Mark::Done) => Sign::ExtraDone,
            (_, Mark::Todo) if self.progress.tally(node).credit() > 0.0 => Sign::Begun,
            _ => Sign::Mark(mark),
        }
    }

    /// Takes the badges away that the learner has seen with the cursor at a node: its own, or that of its item.
    pub(crate) fn see(&mut self, node: NodeId) {
        self.new.remove(&node);
        if let Some(item) = self.roadmap.item_of_point(node) {
            let end = self.roadmap.node(item).end;
            self.new.retain(|&new| new < item || new >= end);
        }
    }

    /// Takes away the badges of a node that was opened, and of what is below it.
    pub(crate) fn see_all(&mut self, node: NodeId) {
        let end = self.roadmap.node(node).end;
        self.new.retain(|&new| new < node || new >= end);
    }

    /// The badge of a node that is new or has new points, until the learner has looked at it.
    pub(crate) fn badge(&self, node: NodeId) -> Option<String> {
        let below = NodeId::new(node.index() + 1)..NodeId::new(self.roadmap.node(node).end.index());
        match (self.new.contains(&node), self.new.range(below).count()) {
            (true, _) => Some("new".to_owned()),
            (false, 0) => None,
            (false, points) => Some(format!("{points} new")),
        }
    }

    /// Phases that are not complete.
    pub fn open_phases(&self) -> Vec<NodeId> {
        let phases = self.roadmap.phases().iter().copied();
        phases.filter(|&phase| !self.progress.tally(phase).is_complete()).collect()
    }

    /// Sets the learner's day.
    pub fn set_today(&mut self, today: i64) {
        if self.streak.today != Some(today) {
            self.streak.today = Some(today);
            self.recount_streak();
        }
    }

    /// Counts the streak again after others' facts came in, which is nothing to announce.
    fn recount_streak(&mut self) {
        self.count_days();
        self.streak.announced = self.streak.today.filter(|_| self.streak.days > 0).or(self.streak.announced);
    }

    fn count_days(&mut self) {
        let study_day = self.preferences.study_day;
        self.streak.days = self.streak.today.map_or(0, |today| self.progress.streak(today, study_day));
    }

    /// The streak, the first time that this day is a study day.
    pub fn first_today(&mut self, now: At) -> Option<u32> {
        let is_first = self.streak.days > 0 && self.streak.announced != Some(now.day());
        if is_first {
            self.streak.announced = Some(now.day());
        }
        is_first.then_some(self.streak.days)
    }
}

/// The last part of a key as words, with a capital.
pub(crate) fn name_of_key(key: &str) -> String {
    let last = key.rsplit_once('/').map_or(key, |(_, last)| last);
    // The suffix that tells siblings of one name apart is no word.
    let words = last.split_once('~').map_or(last, |(words, _)| words);
    let words = clean(words).replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
