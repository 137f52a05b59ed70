//! The context of a feature that handles a message, and its requests to the rest of the screen.

use crate::progress::{At, FactKind, Intent};
use crate::roadmap::{Anchor, Link, NodeId};
use crate::tui::document::Document;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Action, Keymap, Mode};
use crate::tui::layout::Layout;
use crate::tui::notice::Notice;
use crate::tui::road::visible::Filter;
use crate::tui::scene::Scene;

/// Everything around a feature while it handles a message.
pub struct Context<'a> {
    pub doc: &'a mut Document,
    pub keymap: &'a Keymap,
    pub layout: &'a Layout,
    pub now: At,
    pub notice: &'a mut Option<Notice>,
    pub effects: &'a mut Vec<Effect>,
    /// Requests of the feature to the rest of the screen, in order.
    pub requests: &'a mut Vec<Request>,
}

/// A request of one feature that another one fulfils.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Close the overlay that has the keys.
    Close,
    /// Select a node: in the outline if it is one of its entries, else in the checklist.
    Visit(NodeId),
    /// Show the Road with a node selected.
    ShowOnRoad(NodeId),
    /// Ask of which phase the Log is to be shown; now it is that of this one, or of all.
    AskLogPhase(Option<NodeId>),
    /// Show the Log of one phase, by its key, or of all.
    ShowLogOf(Option<String>),
    /// Ask how much of the time that the timer measured was real.
    AskAboutTimer,
    /// Have the time typed that the timer is stopped with.
    TypeTime,
    /// Go to a place that a link leads to: in the Guide on its page, else as by `Visit`.
    Jump(Anchor),
    /// Mark a node.
    Mark(NodeId, Intent),
    /// Follow a link, once its whole address is shown.
    Follow(Link),
    /// Open the card of an entry.
    Card(NodeId),
    /// Write the note of a node.
    Note(NodeId),
    /// Show a piece of prose on the page that holds it.
    Read {
        /// The node before it.
        after: Option<NodeId>,
        text: String,
        /// The words that were searched.
        words: String,
    },
    /// List what a query finds.
    List(String),
    /// Show what this filter matches.
    Filter(Filter),
    /// Ask whether to forget a listed roadmap.
    AskToForget { title: String, names: Vec<String> },
    /// Ask for the path of a roadmap to open.
    AskForPath,
    /// Open the file at a path that was typed.
    OpenPath(String),
    /// Open another roadmap, by its path or `built-in`.
    OpenRoadmap(String),
    /// Run an action as if its key were pressed in this mode.
    Run(Mode, Action),
}

impl Context<'_> {
    pub fn scene(&self) -> Scene<'_> {
        Scene { doc: self.doc, layout: self.layout, keymap: self.keymap }
    }

    pub fn notify(&mut self, notice: Notice) {
        *self.notice = Some(notice);
    }

    /// Applies an action of the learner and has it saved.
    pub fn act(&mut self, kinds: Vec<FactKind>) {
        let effect = self.doc.act(kinds, self.now);
        self.effects.push(effect);
    }

    pub fn request(&mut self, request: Request) {
        self.requests.push(request);
    }
}
