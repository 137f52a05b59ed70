//! Attaching an orphan: the learner picks the item that its facts belong to.

use crate::progress::Suggestion;
use crate::progress::carry::Change;
use crate::roadmap::NodeId;
use crate::tui::changes::rows::Row;
use crate::tui::context::Context;
use crate::tui::document::Document;
use crate::tui::notice::Notice;
use crate::tui::reload::Former;
use crate::tui::road::{Pane, Road};

/// Keys with facts and no node, which the learner attaches to an item.
#[derive(Clone, Debug)]
pub(crate) struct Orphan {
    keys: Vec<String>,
    pub(crate) name: String,
    /// Its row in the list of changes.
    pub(crate) row: usize,
}

impl Orphan {
    pub(crate) fn new(keys: Vec<String>, row: &Row, at: usize, doc: &Document) -> Orphan {
        let name = match (row, &doc.update) {
            (Row::Change(Change { old: Some(old), .. }), Some(update)) => update.before.heading(*old).name,
            (Row::Orphan(key) | Row::Suggestion(Suggestion { key, .. }), _) => doc.name_of(key),
            _ => String::new(),
        };
        Orphan { keys, name, row: at }
    }

    /// The same orphan over another text of the roadmap, where it still is one.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Option<Orphan> {
        let is_orphan = |key: &String| nodes.new.progress.is_orphan(&nodes.new.roadmap, key);
        self.keys.iter().all(is_orphan).then(|| self.clone())
    }

    /// Places its keys at a node.
    pub(crate) fn attach(self, node: NodeId, cx: &mut Context<'_>) {
        let kinds = self.keys.iter().map(|key| cx.doc.progress.place_fact(&cx.doc.roadmap, key, Some(node))).collect();
        cx.act(kinds);
        cx.notify(Notice::named("", self.name, [": its marks are here now".to_owned()]));
    }
}

/// The entry under the checklist's cursor, which an orphan can be attached to.
pub(crate) fn target(road: &Road, doc: &Document) -> Option<NodeId> {
    let node = road.cursor(Pane::Checklist).filter(|_| road.pane() == Pane::Checklist)?;
    doc.roadmap.node(node).kind.has_mark().then_some(node)
}
