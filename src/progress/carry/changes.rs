//! The fate of every node of a roadmap whose text has changed.

use std::fmt;

use super::Reason;
use super::alignment::Alignment;
use super::sections;
use super::side::Traits;
use crate::roadmap::NodeId;

/// The outcome for a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It stands where it stood and says what it said.
    Kept,
    /// It says what it said, in another section.
    Moved,
    /// An entry that says it otherwise, wherever it stands now.
    Reworded,
    /// An entry that may be the one it is suggested for: nothing is carried until the learner says so.
    Suggested,
    /// An item with boxes of its own now: those count, and what was recorded for it no longer does.
    Divided,
    /// A phase, section or group that is called otherwise.
    Renamed,
    /// A phase, section or group whose entries went into another that was there before.
    Merged,
    /// It was not there before.
    New,
    /// It is there no more.
    Gone,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fate::Kept => "kept",
            Fate::Moved => "moved",
            Fate::Reworded => "reworded",
            Fate::Suggested => "suggested",
            Fate::Divided => "now a group",
            Fate::Renamed => "renamed",
            Fate::Merged => "merged",
            Fate::New => "new",
            Fate::Gone => "gone",
        })
    }
}

/// One difference between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The outcome for the node.
    pub fate: Fate,
    /// The node in the old version; `None` of what is new.
    pub old: Option<NodeId>,
    /// The node in the new version; `None` of what is gone. Of what was merged: what took its entries in.
    pub new: Option<NodeId>,
    /// The evidence that the two are one; `None` where only one of them is.
    pub reason: Option<Reason>,
    /// The confidence, 50 to 100 percent; 100 where there is no reason.
    pub percent: u8,
}

/// The outcome for every node, one to one.
#[derive(Debug)]
pub struct Changes {
    partner: Vec<Option<NodeId>>,
    origin: Vec<Option<NodeId>>,
    changes: Vec<Change>,
    counts: Counts,
}

/// The number of items, points and extras that changed, and of phases, sections and groups renamed or merged. What
/// stands below a new or a gone entry is part of it and not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs, reason = "the fates say it")]
pub struct Counts {
    pub suggested: u32,
    pub new: u32,
    pub reworded: u32,
    pub moved: u32,
    pub divided: u32,
    pub renamed: u32,
    pub merged: u32,
    pub gone: u32,
}

impl Changes {
    pub(super) fn of(alignment: &Alignment<'_>) -> Changes {
        let is_sure = |old: usize| alignment.sure[old];
        let partner = alignment.partner.iter().enumerate().map(|(old, new)| new.filter(|_| is_sure(old)));
        let origin = alignment.origin.iter().map(|old| old.filter(|&old| is_sure(old)));
        let changes = ChangeCollector { alignment }.changes();
        Changes {
            partner: partner.map(|new| new.map(NodeId::new)).collect(),
            origin: origin.map(|old| old.map(NodeId::new)).collect(),
            counts: count(alignment, &changes),
            changes,
        }
    }

    /// The node of the new version that this one of the old version surely is.
    pub fn partner(&self, old: NodeId) -> Option<NodeId> {
        self.partner.get(old.index()).copied().flatten()
    }

    /// The node of the old version that this one of the new version surely was.
    pub fn origin(&self, new: NodeId) -> Option<NodeId> {
        self.origin.get(new.index()).copied().flatten()
    }

    /// The pairs that are likely and not sure, in the order of the new version.
    pub fn suggested(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().take_while(|change| change.fate == Fate::Suggested)
    }

    /// Every difference: what is suggested; then the rest, in the order of the new version; then what is gone or
    /// merged, in the order of the old.
    pub fn list(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the number of each.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}

impl fmt::Display for Counts {
    /// `3 new · 2 reworded · 1 moved · 1 gone`, without what there is none of; `every entry as it was` where that is
    /// all.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { suggested, new, reworded, moved, divided, renamed, merged, gone } = *self;
        let counts = [
            (suggested, "suggested"),
            (new, "new"),
            (reworded, "reworded"),
            (moved, "moved"),
            (divided, "now a group"),
            (renamed, "renamed"),
            (merged, "merged"),
            (gone, "gone"),
        ];
        let parts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        f.write_str(if parts.is_empty() { "every entry as it was" } else { "" })?;
        f.write_str(&parts.join(" · "))
    }
}

struct ChangeCollector<'a> {
    alignment: &'a Alignment<'a>,
}

impl ChangeCollector<'_> {
    fn changes(&self) -> Vec<Change> {
        let Alignment { partner, origin, .. } = self.alignment;
        let came = (0..origin.len()).filter_map(|new| match origin[new] {
            Some(old) => self.of_pair(old, new),
            None => Some(lone(Fate::New, None, Some(new))),
        });
        let went = (0..partner.len()).filter(|&old| partner[old].is_none());
        let mut changes: Vec<Change> = came.chain(went.map(|old| self.of_missing(old))).collect();
        changes.sort_by_key(|change| change.fate != Fate::Suggested);
        changes
    }

    fn of_pair(&self, old: usize, new: usize) -> Option<Change> {
        let fate = self.fate(old, new);
        let (reason, percent) = self.alignment.found[old];
        let [old, new] = [old, new].map(|node| Some(NodeId::new(node)));
        (fate != Fate::Kept).then_some(Change { fate, old, new, reason: Some(reason), percent })
    }

    fn fate(&self, old: usize, new: usize) -> Fate {
        let (a, b) = (&self.alignment.old.traits[old], &self.alignment.new.traits[new]);
        match (a.text == b.text, a.divides) {
            _ if !self.alignment.sure[old] => Fate::Suggested,
            _ if self.alignment.old.roadmap.node(NodeId::new(old)).is_counted()
                && self.alignment.new.roadmap.node(NodeId::new(new)).parent_of_items =>
            {
                Fate::Divided
            }
            (false, true) => Fate::Renamed,
            (false, false) => Fate::Reworded,
            _ if self.stays(a, b) => Fate::Kept,
            _ => Fate::Moved,
        }
    }

    /// Returns whether the nodes above are one, passing over groups: a bold line put above some items moves none of
    /// them.
    fn stays(&self, old: &Traits, new: &Traits) -> bool {
        self.alignment.corresponds(old.parent, new.parent)
            || self
                .alignment
                .corresponds(self.alignment.old.heading_above(old.parent), self.alignment.new.heading_above(new.parent))
    }

    /// A section is merged where what most of its children went to was another section before.
    fn of_missing(&self, old: usize) -> Change {
        let into =
            self.alignment.old.traits[old].divides.then(|| sections::most_went_to(self.alignment, old)).flatten();
        match into.filter(|&into| into < self.alignment.new.whole()) {
            Some(into) => lone(Fate::Merged, Some(old), Some(into)),
            None => lone(Fate::Gone, Some(old), None),
        }
    }
}

fn lone(fate: Fate, old: Option<usize>, new: Option<usize>) -> Change {
    Change { fate, old: old.map(NodeId::new), new: new.map(NodeId::new), reason: None, percent: 100 }
}

fn count(alignment: &Alignment<'_>, changes: &[Change]) -> Counts {
    let mut counts = Counts::default();
    for change in changes {
        let (side, paired, node) = match (change.old, change.new) {
            (Some(old), _) => (&alignment.old, &alignment.partner, old.index()),
            (None, Some(new)) => (&alignment.new, &alignment.origin, new.index()),
            (None, None) => continue,
        };
        let Traits { divides, parent, .. } = side.traits[node];
        let is_lost = |parent: usize| match change.fate {
            Fate::Suggested => !alignment.sure[parent],
            _ => paired[parent].is_none(),
        };
        let is_part = side.traits.get(parent).is_some_and(|up| !up.divides) && is_lost(parent);
        match change.fate {
            Fate::Renamed => counts.renamed += 1,
            Fate::Merged => counts.merged += 1,
            _ if divides => {}
            Fate::Suggested if !is_part => counts.suggested += 1,
            Fate::Divided => counts.divided += 1,
            Fate::Moved => counts.moved += 1,
            Fate::Reworded => counts.reworded += 1,
            Fate::New if !is_part => counts.new += 1,
            Fate::Gone if !is_part => counts.gone += 1,
            Fate::New | Fate::Gone | Fate::Kept | Fate::Suggested => {}
        }
    }
    counts
}
