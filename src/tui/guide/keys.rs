//! Answers to the keys of the Guide view.

use crate::roadmap::NodeId;
use crate::tui::context::Context;
use crate::tui::find::{match_notice, no_search_notice};
use crate::tui::guide::places::{Match, places};
use crate::tui::guide::{Guide, next_page, page_height};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::road::{Pane, Road};
use crate::tui::scene::Scene;

/// The number of words of a text by which it is found on its page.
const FIRST_WORDS: usize = 6;

impl Guide {
    /// The keys that matter now.
    pub(crate) fn hints(&self, pane: Pane) -> &'static [Action] {
        match pane {
            Pane::Outline => &[Action::In, Action::Down, Action::NextSection, Action::Road],
            Pane::Checklist => {
                &[Action::Down, Action::NextSection, Action::Find, Action::Links, Action::Road, Action::OtherPane]
            }
        }
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, pane: Pane, layout: &Layout) -> bool {
        match (action, pane) {
            (Action::Links, _) => self.lines.iter().flat_map(|line| &line.spans).any(|span| span.link.is_some()),
            (Action::NextSection, _) => self.has_neighbour(true) || self.has_neighbour(false),
            (Action::Down, Pane::Checklist) => self.lines.len() > page_height(layout),
            _ => true,
        }
    }

    /// Handles an action; returns whether the view is left.
    pub(crate) fn handle(&mut self, action: Action, road: &mut Road, cx: &mut Context<'_>) -> bool {
        match action {
            Action::OtherPane | Action::In => road.navigate(action, cx),
            Action::Back if self.found.is_empty() => return true,
            Action::Back => self.search(String::new()),
            Action::NextSection => self.turn_page(true, false, road, cx),
            Action::PreviousSection => self.turn_page(false, false, road, cx),
            Action::NextPhase => self.turn_page(true, true, road, cx),
            Action::PreviousPhase => self.turn_page(false, true, road, cx),
            Action::NextMatch => self.go_to_next(true, cx),
            Action::PreviousMatch => self.go_to_next(false, cx),
            _ if road.pane() == Pane::Outline => {
                road.navigate(action, cx);
                road.set_pane(Pane::Outline);
                self.turn_to(road.cursor(Pane::Outline));
            }
            Action::Left => road.set_pane(Pane::Outline),
            _ => self.scroll(action, cx.layout),
        }
        false
    }

    /// Scrolls the page by some lines.
    pub(crate) fn wheel(&mut self, down: bool, lines: u16) {
        let lines = usize::from(lines);
        self.top = if down { self.top + lines } else { self.top.saturating_sub(lines) };
    }

    fn scroll(&mut self, action: Action, layout: &Layout) {
        let height = page_height(layout);
        let top = match action {
            Action::Down => self.top + 1,
            Action::Up => self.top.saturating_sub(1),
            Action::HalfDown => self.top + height / 2,
            Action::HalfUp => self.top.saturating_sub(height / 2),
            Action::PageDown => self.top + height.saturating_sub(1),
            Action::PageUp => self.top.saturating_sub(height.saturating_sub(1)),
            Action::First => 0,
            Action::Last => usize::MAX,
            _ => return,
        };
        self.top = top;
    }

    /// Turns to the next heading or phase, or to the one before it. Before the first comes the roadmap's beginning.
    fn turn_page(&mut self, down: bool, phases: bool, road: &mut Road, cx: &Context<'_>) {
        let page = next_page(&cx.doc.roadmap, self.heading, down, phases);
        self.open_page(if down { page.or(self.heading) } else { page }, road, cx.scene());
    }

    /// Turns to a page, and selects what holds it in the outline.
    pub(crate) fn open_page(&mut self, page: Option<NodeId>, road: &mut Road, scene: Scene<'_>) {
        self.turn_to(page);
        if let Some(entry) = page.and_then(|page| road.outline().enclosing(&scene.doc.roadmap, page)) {
            road.reveal(entry);
            road.select(Some(entry), scene);
        }
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
        self.top = line.saturating_sub(page_height(layout) / 4);
    }

    /// Goes on to the next place of the phrase, or the one before.
    fn go_to_next(&mut self, down: bool, cx: &mut Context<'_>) {
        match self.neighbour(down, page_height(cx.layout)) {
            Some(at) => self.go_to_place(at, cx),
            None => {
                let notice = no_search_notice(cx);
                cx.notify(notice);
            }
        }
    }

    /// The place after the current one, or before it, around the end; from what is in view where there is no current one.
    fn neighbour(&self, down: bool, height: usize) -> Option<usize> {
        let in_view = self.top..self.top + height;
        let at = self.at.filter(|&at| self.found.get(at).is_some_and(|place| in_view.contains(&place.line())));
        let before = self.found.iter().take_while(|place| place.line() < self.top).count();
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
        if !(self.top..self.top + height).contains(&place.line()) {
            self.top = place.line().saturating_sub(height / 4);
        }
        cx.notify(match_notice(&self.query, at, self.found.len()));
    }
}
