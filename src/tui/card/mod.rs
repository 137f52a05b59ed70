//! The card: everything about one entry. Its whole text, where it stands, its state, the time spent on it, its notes, its
//! links and what was done to it.

mod draw;
mod lines;
pub(crate) mod plain;

use std::ops::Range;

use ratatui::layout::Rect;

use crate::progress::Intent;
use crate::progress::pace::Day;
use crate::roadmap::NodeId;
use crate::tui::card::lines::{Line, lines};
use crate::tui::context::{Context, Request};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::links::{copy, follow};
use crate::tui::note;
use crate::tui::notice::Notice;
use crate::tui::reload::Former;
use crate::tui::road::marking::{redo, undo};
use crate::tui::scene::Scene;
use crate::tui::widgets::walk::{Ground, Walk};

pub(crate) use draw::draw;

/// The overlay.
#[derive(Debug)]
pub struct Card {
    node: NodeId,
    /// Its links are the stops.
    walk: Walk,
    lines: Vec<Line>,
    stops: Vec<Range<usize>>,
    /// The addresses of the links.
    addresses: Vec<String>,
    /// The columns, the revision of the progress and the day that the lines are laid out for.
    laid_out: Option<(u16, u64, Option<Day>)>,
}

impl Card {
    pub(crate) fn new(node: NodeId) -> Card {
        Card {
            node,
            walk: Walk::default(),
            lines: Vec::new(),
            stops: Vec::new(),
            addresses: Vec::new(),
            laid_out: None,
        }
    }

    /// The card over another text of the roadmap; `None` where its entry was removed.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Option<Card> {
        let node = nodes.now(self.node)?;
        Some(Card { walk: Walk { top: self.walk.top, at: None }, ..Card::new(node) })
    }

    /// The link under the cursor.
    pub(crate) fn link(&self) -> Option<&str> {
        self.walk.at.and_then(|at| self.addresses.get(at)).map(String::as_str)
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        let mut walk = self.walk;
        if walk.handle(action, self.ground(cx.layout)) {
            self.walk = walk;
            return;
        }
        match action {
            Action::In => self.open(cx),
            Action::Copy => match self.link() {
                Some(address) => copy(address, cx),
                None => cx.notify(Notice::refusal("No links here")),
            },
            Action::Tick => cx.request(Request::Mark(self.node, Intent::Toggle)),
            Action::Doing => cx.request(Request::Mark(self.node, Intent::Doing)),
            Action::Skip => cx.request(Request::Mark(self.node, Intent::Skip)),
            Action::Undo => undo(cx),
            Action::Redo => redo(cx),
            Action::Note => cx.request(Request::Note(self.node)),
            Action::EditNote => note::edit_outside(self.node, cx),
            _ => cx.request(Request::Close),
        }
    }

    /// Follows the link under the cursor, which is in view with all of its address; one within the roadmap closes the card.
    fn open(&self, cx: &mut Context<'_>) {
        let Some((at, address)) = self.walk.at.zip(self.link()) else {
            return cx.notify(Notice::refusal("No links here"));
        };
        let ground = self.ground(cx.layout);
        if ground.stops.get(at).is_some_and(|lines| lines.len() > ground.height) {
            return cx.notify(Notice::refusal("Not opened: the window is too small to show it"));
        }
        let before = cx.requests.len();
        follow(address, cx);
        if cx.requests.len() > before {
            cx.requests.insert(before, Request::Close);
        }
    }

    /// Moves to the link at a line of the overlay; returns its number.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        let line = self.walk.top + usize::from(line);
        let at = self.stops.iter().position(|lines| lines.contains(&line))?;
        self.walk.at = Some(at);
        Some(at)
    }

    /// Lays it out where it is not yet, and scrolls the cursor into view.
    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        let columns = scene.layout.inside(scene.layout.popup).width;
        let wanted = Some((columns, scene.doc.revision, scene.doc.streak.today));
        if self.laid_out != wanted {
            let is_first = self.laid_out.is_none();
            self.laid_out = wanted;
            (self.lines, self.addresses) = lines(self.node, usize::from(columns), scene.doc);
            self.stops = lines::stops(&self.lines, self.addresses.len());
            if is_first {
                let ground = self.ground(scene.layout);
                self.walk.at = self.walk.first_in_view(ground);
            }
        }
        let mut walk = self.walk;
        walk.settle(self.ground(scene.layout));
        self.walk = walk;
    }

    pub(crate) fn area(&self, layout: &Layout) -> Rect {
        layout.popup_for(None, Some(self.lines.len().min(u16::MAX.into()) as u16))
    }

    fn ground(&self, layout: &Layout) -> Ground<'_> {
        let height = usize::from(layout.inside(self.area(layout)).height);
        Ground { lines: self.lines.len(), height, stops: &self.stops }
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, layout: &Layout) -> bool {
        match action {
            Action::In | Action::Copy => self.walk.at.is_some(),
            Action::Down => self.stops.len() > 1 || self.ground(layout).lowest() > 0,
            _ => true,
        }
    }
}
