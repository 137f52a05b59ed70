//! Answers to the keys of the Guide view.

use crate::progress::Intent;
use crate::roadmap::NodeId;
use crate::tui::context::{Context, Request};
use crate::tui::find::{match_notice, no_search_notice};
use crate::tui::guide::places::{Match, places};
use crate::tui::guide::stops::{Stop, StopKind};
use crate::tui::guide::{Guide, next_page, page_height};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::links::copy;
use crate::tui::notice::Notice;
use crate::tui::road::marking::{redo, undo};
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

/// The number of words of a text by which it is found on its page.
const FIRST_WORDS: usize = 6;

impl Guide {
    /// The keys that matter now.
    pub(crate) fn hints(&self, pane: Pane) -> &'static [Action] {
        match pane {
            Pane::Outline => &[Action::In, Action::Down, Action::NextSection, Action::Road],
            Pane::Checklist => &[
                Action::Tick,
                Action::In,
                Action::NextSection,
                Action::Links,
                Action::Find,
                Action::Down,
                Action::Undo,
                Action::Redo,
                Action::Alone,
                Action::Road,
                Action::OtherPane,
            ],
        }
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, pane: Pane, layout: &Layout) -> bool {
        match (action, pane) {
            (Action::Links, _) => self.stops.iter().any(|stop| stop.link().is_some()),
            (Action::NextSection, _) => self.has_neighbour(true) || self.has_neighbour(false),
            (Action::Tick, Pane::Checklist) => self.stop().is_some_and(|stop| stop.entry().is_some()),
            (Action::In, Pane::Checklist) => self.stop().is_some(),
            (Action::Down, Pane::Checklist) => self.stops.len() > 1 || self.ground(layout).lowest() > 0,
            (Action::Alone, _) => layout.both || self.is_alone,
            _ => true,
        }
    }

    /// Handles an action; returns whether the view is left.
    pub(crate) fn handle(&mut self, action: Action, road: &mut Road, cx: &mut Context<'_>) -> bool {
        match action {
            Action::OtherPane => {
                self.is_alone = false;
                road.navigate(action, cx);
            }
            Action::Back if self.found.is_empty() => return true,
            Action::Back => self.search(String::new()),
            Action::NextSection => self.turn_page(true, false, road, cx),
            Action::PreviousSection => self.turn_page(false, false, road, cx),
            Action::NextPhase => self.turn_page(true, true, road, cx),
            Action::PreviousPhase => self.turn_page(false, true, road, cx),
            Action::NextMatch => self.go_to_next(true, road, cx),
            Action::PreviousMatch => self.go_to_next(false, road, cx),
            Action::Undo => undo(cx),
            Action::Redo => redo(cx),
            Action::Alone => self.toggle_alone(road, cx),
            _ if road.pane() == Pane::Outline => {
                road.navigate(action, cx);
                if action != Action::In {
                    road.set_pane(Pane::Outline);
                    self.turn_to(road.cursor(Pane::Outline), &cx.doc.roadmap);
                }
            }
            Action::Left => {
                self.is_alone = false;
                road.set_pane(Pane::Outline);
            }
            Action::In => self.open(cx),
            Action::Copy => match self.stop().and_then(Stop::link) {
                Some(link) => copy(&link.address, cx),
                None => cx.notify(Notice::refusal("No link under the cursor")),
            },
            Action::Tick => self.mark(Intent::Toggle, road, cx),
            Action::Doing => self.mark(Intent::Doing, road, cx),
            Action::Skip => self.mark(Intent::Skip, road, cx),
            movement => {
                self.walk(cx.layout, |walk, ground| _ = walk.handle(movement, ground));
                self.follow(road, cx.scene());
            }
        }
        false
    }

    /// Marks the entry under the cursor. Without a cursor the first box in view gets it, and is marked by the same key
    /// again: nothing is marked that was not seen to be chosen.
    fn mark(&mut self, intent: Intent, road: &mut Road, cx: &mut Context<'_>) {
        if let Some(entry) = self.stop().and_then(Stop::entry) {
            return road.mark_node(entry, intent, cx);
        }
        let ground = self.ground(cx.layout);
        let is_box = |at: &usize| matches!(self.stops[*at].kind, StopKind::Box(_)) && self.walk.shows(*at, ground);
        match (0..self.stops.len()).find(is_box) {
            Some(at) => {
                self.walk.at = Some(at);
                cx.notify(Notice::info("This is the first box here. Press again to mark it"));
            }
            None => cx.notify(Notice::refusal("No box here")),
        }
    }

    /// Follows the link under the cursor, whose address is told first, or opens the card of a box.
    fn open(&mut self, cx: &mut Context<'_>) {
        match self.stop().map(|stop| &stop.kind) {
            Some(StopKind::Box(node)) => cx.request(Request::Card(*node)),
            Some(StopKind::Link { link, .. }) => cx.request(Request::Follow(link.clone())),
            None => cx.notify(Notice::refusal("No box or link here")),
        }
    }

    /// Hides the outline, or shows it again.
    fn toggle_alone(&mut self, road: &mut Road, cx: &mut Context<'_>) {
        if !self.is_alone && !cx.layout.both {
            return cx.notify(Notice::info("The page has the whole width already"));
        }
        self.is_alone = !self.is_alone;
        road.set_pane(Pane::Checklist);
    }

    /// Has the outline follow to what is read.
    pub(crate) fn follow(&mut self, road: &mut Road, scene: Scene<'_>) {
        let heading = self.read_heading();
        if heading == self.heading {
            return;
        }
        self.heading = heading;
        self.is_last = next_page(&scene.doc.roadmap, heading, true, false).is_none();
        select(heading, road, scene);
    }

    /// Turns to the next heading or phase, or to the one before it. Before the first comes the roadmap's beginning.
    fn turn_page(&mut self, down: bool, phases: bool, road: &mut Road, cx: &Context<'_>) {
        let page = next_page(&cx.doc.roadmap, self.heading, down, phases);
        self.open_page(if down { page.or(self.heading) } else { page }, road, cx.scene());
    }

    /// Turns to a page, and selects what holds it in the outline.
    pub(crate) fn open_page(&mut self, page: Option<NodeId>, road: &mut Road, scene: Scene<'_>) {
        self.turn_to(page, &scene.doc.roadmap);
        select(page, road, scene);
    }

    /// Turns to the page that holds a piece of text after this node, scrolls to it, and shows where these words are in it.
    pub(crate) fn open_at_text(
        &mut self,
        after: Option<NodeId>,
        (text, words): (&str, &str),
        road: &mut Road,
        scene: Scene<'_>,
    ) {
        let Scene { doc, layout, .. } = scene;
        let is_page = |node: &NodeId| doc.roadmap.node(*node).is_heading();
        let page = after.and_then(|node| std::iter::once(node).chain(doc.roadmap.ancestors(node)).find(is_page));
        self.open_page(page, road, scene);
        self.settle(doc, layout);
        // A few words: the rest may be set otherwise on the page.
        let first: Vec<&str> = text.split_whitespace().filter(|word| *word != "·").take(FIRST_WORDS).collect();
        self.search(first.join(" "));
        let Some(line) = self.found.first().map(Match::line) else { return };
        let at = places(&self.lines, words).iter().position(|place| place.line() >= line);
        if at.is_some() {
            self.search(words.to_owned());
        }
        self.at = Some(at.unwrap_or(0));
        self.walk.at = None;
        self.walk.top = line.saturating_sub(page_height(layout) / 4);
    }

    /// Goes on to the next place of the phrase, or the one before.
    fn go_to_next(&mut self, down: bool, road: &mut Road, cx: &mut Context<'_>) {
        match self.neighbour(down, page_height(cx.layout)) {
            Some(at) => {
                self.go_to_place(at, cx);
                self.follow(road, cx.scene());
            }
            None => {
                let notice = no_search_notice(cx);
                cx.notify(notice);
            }
        }
    }

    /// The place after the current one, or before it, around the end; from what is in view where there is no current one.
    fn neighbour(&self, down: bool, height: usize) -> Option<usize> {
        let in_view = self.walk.top..self.walk.top + height;
        let at = self.at.filter(|&at| self.found.get(at).is_some_and(|place| in_view.contains(&place.line())));
        let before = self.found.iter().take_while(|place| place.line() < self.walk.top).count();
        let count = self.found.len();
        match (at, down) {
            _ if count == 0 => None,
            (Some(at), true) => Some((at + 1) % count),
            (None, true) => Some(before % count),
            (at, false) => Some((at.unwrap_or(before) + count - 1) % count),
        }
    }

    /// Searches the page for a phrase, and goes to one of its places.
    pub(crate) fn find(&mut self, query: String, at: usize, cx: &mut Context<'_>) {
        self.search(query);
        self.go_to_place(at, cx);
    }

    fn go_to_place(&mut self, at: usize, cx: &mut Context<'_>) {
        let height = page_height(cx.layout);
        let Some(place) = self.found.get(at) else { return };
        self.at = Some(at);
        // What was found is highlighted as the cursor is.
        self.walk.at = None;
        if !(self.walk.top..self.walk.top + height).contains(&place.line()) {
            self.walk.top = place.line().saturating_sub(height / 4);
        }
        cx.notify(match_notice(&self.query, at, self.found.len()));
    }
}

/// Puts the outline's cursor on what holds a heading.
fn select(heading: Option<NodeId>, road: &mut Road, scene: Scene<'_>) {
    if let Some(entry) = heading.and_then(|heading| road.outline().enclosing(&scene.doc.roadmap, heading)) {
        road.reveal(entry);
        road.select(Some(entry), scene);
    }
}
