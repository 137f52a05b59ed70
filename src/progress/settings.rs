//! The learner's settings of one roadmap, and what follows from them for what counts.

use std::collections::HashMap;

use super::{At, FactKind, Ledger, Progress};
use crate::roadmap::{Counts, Kind, Mark, NodeId, Roadmap};

/// The setting of what counts, one of [`Counts::WORDS`]; without a value the roadmap is read as its author wrote it.
pub const COUNTS: &str = "counts";

/// The setting of whose the ticks in the file are: `mine`, as without a value, or `author`.
pub const TICKS: &str = "ticks";

/// Every setting and the values that it may have. The first is what holds where nothing was set.
pub const SETTINGS: [(&str, &[&str]); 2] =
    [(COUNTS, &["auto", "boxes", "lists", "tables", "all"]), (TICKS, &["mine", "author"])];

impl Progress {
    /// The value of a setting, if one was set.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.ledger.setting(name)
    }

    /// Returns how many boxes are ticked in the file, where it was never said whose ticks these are and nothing was
    /// marked yet: what the learner is to be asked about once, on first opening.
    pub fn ticks_to_ask_about(&self, roadmap: &Roadmap) -> usize {
        if self.setting(TICKS).is_some() || self.ledger.newest_action().is_some() {
            return 0;
        }
        roadmap.nodes().filter(|(_, node)| node.source == Some(Mark::Done) && !node.parent_of_items).count()
    }

    /// The same roadmap and progress after the setting of what counts has changed.
    pub fn recounted(self, roadmap: &Roadmap) -> (Roadmap, Progress) {
        let roadmap = recount(roadmap.as_written(), &self.ledger);
        let progress = Progress::of(&roadmap, self.ledger);
        (roadmap, progress)
    }

    /// Returns the first moment at which a mark was given to a node, by what still counts.
    fn first_marked(&self, node: NodeId) -> Option<At> {
        let facts = self.keys_at(node).iter().flat_map(|&(_, item)| self.ledger.of_item(item));
        facts
            .filter(|fact| matches!(fact.kind, FactKind::Mark { .. } | FactKind::Skip { .. }))
            .map(|fact| fact.at)
            .min()
    }
}

/// The roadmap as the learner wants it counted. What carries marks stays what it was when it was first marked.
pub fn recount(roadmap: Roadmap, ledger: &Ledger) -> Roadmap {
    let history = ledger.settings(COUNTS);
    if history.is_empty() {
        return roadmap;
    }
    let now = history.last().and_then(|(_, counts)| Counts::named(counts.as_deref()?));
    let all = roadmap.counting(Some(Counts::All), &HashMap::new());
    let progress = Progress::of(&all, ledger.clone());
    let mut readings: HashMap<Option<Counts>, HashMap<u32, Kind>> = HashMap::new();
    let mut held = HashMap::new();
    for (id, node) in all.nodes().filter(|(_, node)| node.is_entry()) {
        let Some(at) = progress.first_marked(id) else { continue };
        let then = history.iter().rev().find(|(set, _)| *set <= at);
        let counts = then.and_then(|(_, counts)| Counts::named(counts.as_deref()?));
        let kinds = readings.entry(counts).or_insert_with(|| match counts {
            Some(_) => kinds(&roadmap.counting(counts, &HashMap::new())),
            None => kinds(&roadmap),
        });
        held.insert(node.place(), kinds.get(&node.place()).copied().unwrap_or(Kind::Item));
    }
    roadmap.counting(now, &held)
}

/// The kind of each entry, by its place in the source.
fn kinds(roadmap: &Roadmap) -> HashMap<u32, Kind> {
    roadmap.nodes().filter(|(_, node)| node.is_entry()).map(|(_, node)| (node.place(), node.kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Fact;

    const PLAN: &str = "# Plan\n## A\n- [ ] box\n- entry\n\n| Topic | Hours |\n|-|-|\n| row | 2 |\n";

    fn fact(second: u32, kind: FactKind) -> Fact {
        let at = At::parse(&format!("2026-11-22T10:00:{second:02}Z")).unwrap();
        Fact { at, clock: None, kind }
    }

    fn counts(to: &str) -> FactKind {
        FactKind::Set { setting: COUNTS.to_owned(), to: Some(to.to_owned()) }
    }

    fn done(item: &str) -> FactKind {
        FactKind::Mark { item: item.to_owned(), mark: Mark::Done }
    }

    fn items(kinds: impl IntoIterator<Item = FactKind>) -> Vec<String> {
        let facts: Vec<Fact> = kinds.into_iter().zip(0..).map(|(kind, second)| fact(second, kind)).collect();
        let ledger = Ledger::from(facts);
        let roadmap = recount(Roadmap::parse(PLAN.to_owned(), "plan"), &ledger);
        let progress = Progress::of(&roadmap, ledger);
        let items = roadmap.nodes().filter(|(_, node)| node.is_counted());
        let shown = |id| format!("{}{}", roadmap.key(id), if progress.mark(id) == Mark::Done { " done" } else { "" });
        items.map(|(id, _)| shown(id)).collect()
    }

    #[test]
    fn the_learner_says_what_counts() {
        assert_eq!(items([]), ["a/box"]);
        assert_eq!(items([counts("lists")]), ["a/box", "a/entry"]);
        assert_eq!(items([counts("tables")]), ["a/box", "a/row~row"]);
        assert_eq!(items([counts("all")]), ["a/box", "a/entry", "a/row~row"]);
        assert_eq!(items([counts("all"), counts("auto")]), ["a/box"]);
    }

    #[test]
    fn changing_what_counts_loses_no_mark() {
        assert_eq!(items([counts("all"), done("a/row~row"), counts("boxes")]), ["a/box", "a/row~row done"]);
        assert_eq!(items([counts("all"), done("a/entry"), counts("auto")]), ["a/box", "a/entry done"]);
        assert_eq!(items([done("a/entry"), counts("lists")]), ["a/box"]);
    }

    #[test]
    fn the_author_s_ticks_count_for_nothing_where_that_was_set() {
        let roadmap = Roadmap::parse("# R\n## A\n- [x] a\n- [/] b\n- [-] c\n- [ ] d\n".to_owned(), "r");
        let marks = |progress: &Progress| roadmap.nodes().map(|(id, _)| progress.mark(id)).skip(1).collect::<Vec<_>>();
        let mut progress = Progress::new(&roadmap, Vec::new());
        assert_eq!(progress.ticks_to_ask_about(&roadmap), 1);
        assert_eq!(marks(&progress), [Mark::Done, Mark::Doing, Mark::Skipped, Mark::Todo]);
        let author = FactKind::Set { setting: TICKS.to_owned(), to: Some("author".to_owned()) };
        progress.add(&roadmap, &[fact(1, author)]);
        assert_eq!(marks(&progress), [Mark::Todo, Mark::Todo, Mark::Skipped, Mark::Todo]);
        assert_eq!(progress.ticks_to_ask_about(&roadmap), 0);
        let at = fact(1, FactKind::Unknown).at;
        progress.add(&roadmap, &[fact(2, FactKind::Undo { action: at })]);
        assert_eq!(marks(&progress)[0], Mark::Done);
    }
}
