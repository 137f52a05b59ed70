//! Keys that say something of the roadmap.

use std::collections::HashSet;

use crate::progress::{At, Fact, FactKind, Intent, Refusal};
use crate::roadmap::{Mark, NodeId};
use crate::tui::{Deed, Effect, Remark, Saving, Sign, Tui};

impl Tui {
    /// Says of the node under the cursor what is wanted of it.
    pub(crate) fn intend(&mut self, intent: Intent, now: At) -> Vec<Effect> {
        match self.cursor(self.side) {
            Some(node) => self.intend_of(node, intent, now),
            None => Vec::new(),
        }
    }

    /// Chooses the option that the cursor is on or in.
    pub(crate) fn choose(&mut self, now: At) -> Vec<Effect> {
        match self.option_at_cursor() {
            Some(option) => self.intend_of(option, Intent::Choose, now),
            None => self.refuse(Refusal::NotAnOption),
        }
    }

    /// The innermost option of a choice that the cursor is on or in.
    pub(crate) fn option_at_cursor(&self) -> Option<NodeId> {
        self.roadmap.option_around(self.cursor(self.side)?).map(|(option, _)| option)
    }

    pub(crate) fn undo(&mut self, now: At) -> Vec<Effect> {
        let Some((action, facts)) = self.progress.undo(now) else {
            self.remark = Some(Remark::NothingToUndo);
            return Vec::new();
        };
        let effects = self.append(facts);
        // Only now is it called what it was before it got a home.
        self.remark = self.deed(action).map(Remark::Undone);
        effects
    }

    pub(crate) fn redo(&mut self, now: At) -> Vec<Effect> {
        let Some((action, facts)) = self.progress.redo(now) else {
            self.remark = Some(Remark::NothingToRedo);
            return Vec::new();
        };
        self.remark = self.deed(action).map(Remark::Redone);
        self.append(facts)
    }

    fn intend_of(&mut self, node: NodeId, intent: Intent, now: At) -> Vec<Effect> {
        match self.progress.facts_for(&self.roadmap, node, intent) {
            Ok(kind) => {
                let count = spoken_of(&kind);
                if intent == Intent::Toggle && count > 1 && self.outline.entry(node).is_some() {
                    self.remark = Some(Remark::TickedAll { name: self.roadmap.heading(node).name, count });
                }
                let (open, count) = (self.open_phases(), self.progress.total(&self.roadmap).count);
                let effects = self.append(self.progress.stamp(&self.roadmap, kind, now));
                match intent {
                    Intent::Skip => self.remark = Some(self.set_aside(node, count)),
                    Intent::Choose => self.remark = self.chosen(node),
                    _ => {}
                }
                self.remark_on_milestone(&open, now);
                effects
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// That a node was skipped or brought back, where so many items counted before.
    fn set_aside(&self, node: NodeId, before: u32) -> Remark {
        let items = self.progress.total(&self.roadmap).count.abs_diff(before);
        let back = self.progress.mark(node) != Mark::Skipped;
        Remark::SetAside { name: self.roadmap.heading(node).name, items, back }
    }

    /// That an option was chosen, or the choice taken back, and what that means for the others.
    fn chosen(&self, option: NodeId) -> Option<Remark> {
        let choice = self.roadmap.node(option).parent?;
        let others = self.roadmap.children(Some(choice)).filter(|&it| it != option && self.roadmap.node(it).option);
        let back = self.progress.chosen(&self.roadmap, choice) != Some(option);
        let items = |other: NodeId| {
            let tally = self.progress.tally(other);
            if back { tally.count } else { tally.items - tally.count }
        };
        let items = others.map(items).sum();
        Some(Remark::Chosen { name: self.roadmap.heading(option).name, items, back })
    }

    pub(crate) fn refuse(&mut self, refusal: Refusal) -> Vec<Effect> {
        self.remark = Some(Remark::Refused(refusal));
        Vec::new()
    }

    /// Takes an action in at once, and asks for it to be kept.
    pub(crate) fn append(&mut self, facts: Vec<Fact>) -> Vec<Effect> {
        self.progress.add(&self.roadmap, &facts);
        self.go_on_with_streak(&facts);
        self.sift();
        vec![self.keep(facts)]
    }

    /// Asks for facts to be kept.
    pub(crate) fn keep(&mut self, facts: Vec<Fact>) -> Effect {
        self.ticket += 1;
        self.on_its_way.push((self.ticket, facts.clone()));
        if self.saving == Saving::Saved {
            self.saving = Saving::Saving;
        }
        Effect::Append { ticket: self.ticket, facts }
    }

    fn deed(&self, action: At) -> Option<Deed> {
        let facts = self.progress.action(action);
        let (sign, key) = facts.iter().find_map(|fact| given_by(fact))?;
        // One node may be spoken of more than once: a tick brings back what was skipped, a note replaces several.
        let others = spoken_of(facts.iter().map(|fact| &fact.kind)).saturating_sub(1);
        Some(Deed { sign, name: self.name_of(key), others })
    }
}

/// Of how many nodes something is said.
pub(crate) fn spoken_of<'a>(kind: impl IntoIterator<Item = &'a FactKind>) -> usize {
    kind.into_iter().filter_map(FactKind::item).collect::<HashSet<_>>().len()
}

/// What a fact gives, and the key of the node that it speaks of.
fn given_by(fact: &Fact) -> Option<(Option<Sign>, &str)> {
    let (sign, item) = match &fact.kind {
        FactKind::Mark { item, mark } => (Some(Sign::Mark(*mark)), item),
        FactKind::NotDoing { item } => (Some(Sign::Mark(Mark::Todo)), item),
        FactKind::Skip { item, skip } => (Some(Sign::Mark(if *skip { Mark::Skipped } else { Mark::Todo })), item),
        FactKind::Place { item, of: Some(_), .. } => (None, item),
        FactKind::Note { item, .. } => (Some(Sign::Note), item),
        FactKind::Choose { choose: Some(option), .. } => (Some(Sign::Choice), option),
        FactKind::Choose { item, choose: None } => (None, item),
        _ => return None,
    };
    Some((sign, item))
}
