//! Other readings of the same text: what counts is the learner's choice, and keys stay as they are.

use std::collections::{HashMap, HashSet};

use super::node::{Kind, Node};
use super::shape::{Counts, Overrides};
use super::{NodeId, Roadmap};

/// The end of a key for which the roadmap as its author wrote it has no node.
const ADDED: &str = "~row";

impl Roadmap {
    /// The same text read as its author wrote it, without the choices of the learner.
    pub(crate) fn as_written(&self) -> Roadmap {
        Roadmap::read(self.shared_source(), self.title(), None)
    }

    /// The same text, in which what counts is `counts` (`None`: as its author wrote it), and entries stay what they are
    /// in `kinds`, by their place. Nodes that stand in both readings have the same key in both.
    pub(crate) fn counting(&self, counts: Option<Counts>, kinds: &HashMap<u32, Kind>) -> Roadmap {
        let other = Roadmap::read(self.shared_source(), self.title(), Some(&Overrides { counts, kinds }));
        let identity = |node: &Node| (node.start, node.level, node.depth > 0, node.kind == Kind::Phase);
        let mut known: HashMap<_, NodeId> = self.nodes().map(|(id, node)| (identity(node), id)).collect();
        let mut taken: HashSet<String> = known.values().map(|&id| self.key(id)).collect();
        let key = |(id, node): (NodeId, &Node)| {
            // A heading may be a phase in one reading and a section in the other.
            let (start, level, is_entry, is_phase) = identity(node);
            let also = (start, level, is_entry, level > 0 && !is_phase);
            if let Some(same) = known.remove(&identity(node)).or_else(|| known.remove(&also)) {
                return self.key(same);
            }
            let mut key = other.key(id) + ADDED;
            while !taken.insert(key.clone()) {
                key.push_str(ADDED);
            }
            key
        };
        let keys = other.nodes().map(key).collect();
        other.as_seen(self.version(), keys)
    }
}
