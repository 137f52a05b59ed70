//! Nodes that may be what an orphan's facts were recorded for, and what the learner says to that.

use std::collections::HashSet;

use super::{Fact, FactKind, Progress, Reason};
use crate::roadmap::{NodeId, Roadmap};

/// A node that may be the one that an orphan's facts were recorded for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The orphan's key.
    pub key: String,
    /// The node of the open text.
    pub node: NodeId,
    /// The evidence that the two are one.
    pub reason: Reason,
    /// The confidence in percent: 50 to 99 where this program wrote it.
    pub percent: u8,
}

impl Progress {
    /// The nodes suggested for orphans in this text and neither taken nor refused, in document order.
    pub fn suggestions(&self, roadmap: &Roadmap) -> Vec<Suggestion> {
        let is_suggest = |fact: &Fact| matches!(fact.kind, FactKind::Suggest { .. });
        // Most journals have none, so they are looked for before anything is located.
        let items = self.ledger.items().filter(|&item| self.ledger.of_item(item).any(is_suggest));
        let orphans = items.map(|item| self.ledger.key(item)).filter(|key| self.is_orphan(roadmap, key));
        let mut suggestions: Vec<Suggestion> = orphans.filter_map(|key| self.suggestion(roadmap, key)).collect();
        suggestions.sort_by(|a, b| (a.node, &a.key).cmp(&(b.node, &b.key)));
        suggestions
    }

    /// The newest suggestion that was made for a key in this text and not refused. A text that comes back has those
    /// that were made in it.
    pub fn suggestion(&self, roadmap: &Roadmap, key: &str) -> Option<Suggestion> {
        let facts: Vec<&Fact> = self.ledger.of_item(self.ledger.item(key)?).collect();
        let refused: HashSet<&str> = facts
            .iter()
            .filter_map(|fact| match &fact.kind {
                FactKind::Refuse { place, .. } => Some(place.as_str()),
                _ => None,
            })
            .collect();
        let made = facts.iter().filter_map(|fact| match &fact.kind {
            FactKind::Suggest { place, reason, percent, .. }
                if self.ledger.is_of_version(fact.at, roadmap.version()) && !refused.contains(place.as_str()) =>
            {
                Some((fact.at, *percent, *reason, roadmap.find(place)?))
            }
            _ => None,
        });
        let (_, percent, reason, node) = made.max()?;
        Some(Suggestion { key: key.to_owned(), node, reason, percent })
    }

    /// Returns the facts that take a suggestion: the orphan's key stands at the node, and so do the keys below it
    /// that are suggested for nodes below the node. The facts of one action, not yet stamped.
    pub fn accept(&self, roadmap: &Roadmap, suggestion: &Suggestion) -> Vec<FactKind> {
        let place = |suggestion: &Suggestion| self.place_fact(roadmap, &suggestion.key, Some(suggestion.node));
        self.with_those_below(roadmap, suggestion).iter().map(place).collect()
    }

    /// Returns the facts that refuse the suggestion and those for keys below it, so that none is made again. The facts
    /// of one action, not yet stamped.
    pub fn refuse(&self, roadmap: &Roadmap, suggestion: &Suggestion) -> Vec<FactKind> {
        let refusal =
            |Suggestion { key, node, .. }: Suggestion| FactKind::Refuse { item: key, place: roadmap.key(node) };
        self.with_those_below(roadmap, suggestion).into_iter().map(refusal).collect()
    }

    fn with_those_below(&self, roadmap: &Roadmap, suggestion: &Suggestion) -> Vec<Suggestion> {
        let end = roadmap.node(suggestion.node).end;
        let mut all = self.suggestions(roadmap);
        all.retain(|other| {
            let is_below = other.key.strip_prefix(&suggestion.key).is_some_and(|rest| rest.starts_with('/'));
            other == suggestion || (is_below && other.node > suggestion.node && other.node < end)
        });
        all
    }
}
