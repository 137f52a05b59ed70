//! Reading the roadmap again: nodes of the former text, and keys whose target changed.

use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::scene::Scene;

/// The reason why keys wait after a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// There was no row under the cursor, and now there is one.
    Nothing,
    /// The row under the cursor was removed.
    Row,
    /// There is more below the row under the cursor.
    Bounds,
    /// The selected rows changed.
    Selection,
    /// The list of changes is a different one.
    Changes,
}

impl Lost {
    /// The reason in a sentence.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Lost::Nothing => "It has items to tick now.",
            Lost::Row => "The row you were on is gone.",
            Lost::Bounds => "This row has more below it now.",
            Lost::Selection => "The selected rows changed.",
            Lost::Changes => "There are new changes to review.",
        }
    }
}

/// The former document beside the one that replaced it.
#[derive(Clone, Copy)]
pub(crate) struct Former<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) new: &'a Document,
}

impl<'a> Former<'a> {
    /// The node of the new text that a former one is now.
    pub(crate) fn now(self, node: NodeId) -> Option<NodeId> {
        self.new.locate(&self.doc.key(node))
    }

    /// The scene with the former document in it.
    pub(crate) fn scene<'b>(self, scene: Scene<'b>) -> Scene<'b>
    where
        'a: 'b,
    {
        Scene { doc: self.doc, ..scene }
    }
}
