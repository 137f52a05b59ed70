//! The facts that carry what is known of a roadmap over to its new version.

use std::collections::{BTreeSet, HashMap};

use super::{Changes, Reason, orphans};
use crate::progress::place::{self, Placed};
use crate::progress::{FactKind, Progress, Suggestion};
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};

/// One version of a roadmap and what the facts say of it.
#[derive(Clone, Copy)]
pub struct Version<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// Its state after all known facts.
    pub progress: &'a Progress,
}

/// The facts that carry a journal over a change, in one action.
#[derive(Debug, Default)]
pub struct CarryFacts {
    /// The facts, not yet stamped. The last one names the new version.
    pub kinds: Vec<FactKind>,
    /// The boxes that the file had ticked and no longer does; `said` keeps them done.
    pub unticked: Vec<NodeId>,
}

/// Says where every key stands now that stood in the old version, as far as it would not be found there anyway: of a
/// renamed section, that and what is known in it. Every key of the old version is settled, not only those with facts,
/// since another machine may still be on that version and say something of any of them. The order is the document's,
/// so two machines that carry one change say the same.
///
/// `earlier` are the texts that were seen before the old version, the newest first, each with the keys that it had; no
/// more of them are taken than it needs to find the words of all orphans.
pub fn facts(
    old: Version<'_>,
    new: Version<'_>,
    changes: &Changes,
    earlier: impl Iterator<Item = Roadmap>,
) -> CarryFacts {
    let is_return = new.progress.ledger.was_seen(new.roadmap.version());
    let mut carrier = Carrier {
        old,
        new,
        changes,
        is_return,
        places: HashMap::new(),
        found_reworded: Vec::new(),
        carried: CarryFacts::default(),
    };
    carrier.settle_nodes();
    carrier.settle_orphans(earlier);
    carrier.name_what_is_new();
    carrier.suggest();
    carrier.keep_ticked();
    carrier
        .carried
        .kinds
        .push(FactKind::Seen { seen: new.roadmap.version().to_owned(), from: Some(old.roadmap.version().to_owned()) });
    carrier.carried
}

struct Carrier<'a> {
    old: Version<'a>,
    new: Version<'a>,
    changes: &'a Changes,
    /// True if the new version was seen before.
    is_return: bool,
    /// The places that `carried` gives.
    places: HashMap<String, Placed>,
    /// The nodes suggested for keys that stood nowhere.
    found_reworded: Vec<Suggestion>,
    carried: CarryFacts,
}

impl Carrier<'_> {
    /// Parents stand before their children, so what follows from a parent's place is known when a child is settled.
    fn settle_nodes(&mut self) {
        for (node, _) in self.old.roadmap.nodes() {
            for key in self.old.progress.keys_of(self.old.roadmap, node) {
                let wanted = self.found_before(&key).unwrap_or_else(|| self.home(node));
                if wanted.is_some() || !self.is_back(&key, node) {
                    self.settle(&key, wanted);
                }
            }
        }
    }

    /// Returns the place of a key when this version was open before, if it was: texts come back, on another machine
    /// too, and are then read as they were.
    fn found_before(&self, key: &str) -> Option<Placed> {
        let Version { roadmap, progress } = self.new;
        if self.is_return { progress.found_before(roadmap, key) } else { None }
    }

    /// Returns the place of the node now, unless that was another's in a version that comes back.
    fn home(&self, node: NodeId) -> Option<NodeId> {
        let partner = self.changes.partner(node)?;
        let owner = self.is_return.then(|| self.new.roadmap.key(partner));
        let is_another_s =
            |key: String| self.old.progress.locate(self.old.roadmap, &key).is_some_and(|other| other != node);
        if owner.is_some_and(is_another_s) { None } else { Some(partner) }
    }

    /// Returns whether a key whose node is gone stands at its own path again, where it did not stand in the old version
    /// and nothing else is carried to.
    fn is_back(&self, key: &str, node: NodeId) -> bool {
        let back = self.new.roadmap.find(key).filter(|_| self.old.roadmap.find(key) != Some(node));
        back.is_some_and(|back| self.changes.origin(back).is_none())
    }

    /// A key that stood nowhere may come back, but not to where something else is carried to: to where it stood when
    /// this version was open before, or to what has its words.
    fn settle_orphans(&mut self, earlier: impl Iterator<Item = Roadmap>) {
        let old = self.old;
        let mut lost = BTreeSet::new();
        for key in old.progress.known_keys().filter(|key| old.progress.locate(old.roadmap, key).is_none()) {
            let is_taken = |node| self.changes.origin(node).is_some();
            match self.found_before(key) {
                Some(then) => self.settle(key, then),
                None if self.locate(key).is_some_and(is_taken) => self.settle(key, None),
                None if self.locate(key).is_none() && old.progress.is_orphan(old.roadmap, key) => {
                    lost.insert(key.to_owned());
                }
                None => {}
            }
        }
        let found = orphans::found_again(lost, old.progress, self.new.roadmap, self.changes, earlier);
        found.sure.into_iter().for_each(|(key, node)| self.place(key, Some(node)));
        self.found_reworded = found.likely;
    }

    /// Suggests what is likely and not sure, and again what was suggested in the old version.
    fn suggest(&mut self) {
        for change in self.changes.suggested() {
            if let (Some(node), Some(likely), Some(reason)) = (change.old, change.new, change.reason) {
                for key in self.old.progress.keys_of(self.old.roadmap, node) {
                    self.suggest_for(key, likely, reason, change.percent);
                }
            }
        }
        for Suggestion { key, node, reason, percent } in std::mem::take(&mut self.found_reworded) {
            self.suggest_for(key, node, reason, percent);
        }
        for Suggestion { key, node, reason, percent } in self.old.progress.suggestions(self.old.roadmap) {
            if let Some(node) = self.changes.partner(node) {
                self.suggest_for(key, node, reason, percent);
            }
        }
    }

    fn suggest_for(&mut self, item: String, node: NodeId, reason: Reason, percent: u8) {
        if self.locate(&item).is_none() {
            let place = self.new.roadmap.key(node);
            self.carried.kinds.push(FactKind::Suggest { item, place, reason, percent });
        }
    }

    /// A key that facts name is placed by its own fact; for others it is enough that what stands above was placed.
    fn settle(&mut self, key: &str, node: Option<NodeId>) {
        let is_named = self.new.progress.ledger.item(key).is_some();
        let stands_by_itself = || self.placed(key).unwrap_or_else(|| self.new.roadmap.find(key)) == node;
        if self.locate(key) != node || (is_named && !stands_by_itself()) {
            self.place(key.to_owned(), node);
        }
    }

    fn place(&mut self, key: String, node: Option<NodeId>) {
        let place = node.map_or(String::new(), |node| self.new.roadmap.key(node));
        self.carried.kinds.push(FactKind::Place { item: key.clone(), place, of: None });
        self.places.insert(key, node);
    }

    fn locate(&self, key: &str) -> Option<NodeId> {
        place::locate(self.new.roadmap, key, |key| self.placed(key))
    }

    fn placed(&self, key: &str) -> Option<Placed> {
        let Version { roadmap, progress } = self.new;
        self.places.get(key).copied().or_else(|| progress.placed(roadmap, key))
    }

    /// A new entry on a path whose key stands elsewhere, or nowhere, gets a key of its own.
    fn name_what_is_new(&mut self) {
        let Version { roadmap, progress } = self.new;
        let new = roadmap.nodes().map(|(node, _)| node).filter(|&node| self.changes.origin(node).is_none());
        let nameless: Vec<NodeId> = new.filter(|&node| self.locate(&roadmap.key(node)) != Some(node)).collect();
        if nameless.is_empty() {
            return;
        }
        let known: BTreeSet<NodeId> = progress.known_keys().filter_map(|key| self.locate(key)).collect();
        for node in nameless.into_iter().filter(|node| !known.contains(node)) {
            let key = self.fresh_key(&roadmap.key(node));
            self.place(key, Some(node));
        }
    }

    fn fresh_key(&self, path: &str) -> String {
        place::fresh_key(path, |key| {
            self.new.roadmap.find(key).is_some()
                || self.old.roadmap.find(key).is_some()
                || self.new.progress.ledger.item(key).is_some()
                || self.places.contains_key(key)
        })
    }

    /// Keeps done what the file alone said was done.
    fn keep_ticked(&mut self) {
        let Version { roadmap, progress } = self.old;
        for (node, _) in roadmap.nodes().filter(|(_, node)| node.source == Some(Mark::Done)) {
            let partner = self.changes.partner(node);
            if progress.is_marked(node)
                || partner.is_some_and(|new| self.new.roadmap.node(new).source == Some(Mark::Done))
            {
                continue;
            }
            let done = self.done_by_the_file(node);
            if !done.is_empty() {
                self.carried.unticked.extend(partner);
            }
            let kind =
                done.into_iter().map(|node| FactKind::Mark { item: progress.key(roadmap, node), mark: Mark::Done });
            self.carried.kinds.extend(kind);
        }
    }

    /// The ticked node; or those of its points that are done, where the learner cleared others, or where it is a group
    /// that the boxes below it settle.
    fn done_by_the_file(&self, node: NodeId) -> Vec<NodeId> {
        let Version { roadmap, progress } = self.old;
        if progress.mark(node) == Mark::Done && !roadmap.node(node).parent_of_items {
            return vec![node];
        }
        let points = roadmap.subtree(node).skip(1).filter(|(_, below)| below.kind == Kind::Point);
        points
            .map(|(point, _)| point)
            .filter(|&point| progress.mark(point) == Mark::Done && !progress.is_marked(point))
            .collect()
    }
}
