//! Find: fuzzy search over the whole roadmap while typing; then from match to match.

pub(crate) mod fuzzy;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::roadmap::{Mark, NodeId};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::find::fuzzy::{Query, rank};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::Press;
use crate::tui::notice::Notice;
use crate::tui::reload::Former;
use crate::tui::road::choice::option_sign;
use crate::tui::road::outline::{divides, holds_nothing, label};
use crate::tui::scene::Scene;
use crate::tui::widgets::picker::{Entry, Picker, PickerStyle, Typed, count_words, list_height, no_entries};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::theme::Theme;

/// The longest list: nobody scrolls further rather than type one more letter.
const MOST: usize = 200;

/// The matches of the last search.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matches {
    query: String,
    /// In document order.
    nodes: Vec<NodeId>,
}

impl Matches {
    /// The matches that still exist in another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Matches {
        let mut found: Vec<NodeId> = self.nodes.iter().filter_map(|&node| nodes.now(node)).collect();
        found.sort_unstable();
        Matches { query: self.query.clone(), nodes: found }
    }

    /// Goes to the next match after a node, or to the one before it, around the end.
    pub(crate) fn go_to_next(&self, from: NodeId, down: bool, cx: &mut Context<'_>) {
        let Matches { query, nodes } = self;
        let next = if down {
            nodes.iter().position(|&node| node > from).or(Some(0))
        } else {
            nodes.iter().rposition(|&node| node < from).or(nodes.len().checked_sub(1))
        };
        let Some((at, &node)) = next.and_then(|at| Some((at, nodes.get(at)?))) else {
            return cx.notify(no_search_notice(cx));
        };
        cx.request(Request::Visit(node));
        cx.notify(match_notice(query, at, nodes.len()));
    }
}

/// Says that there is nothing to go on to.
pub(crate) fn no_search_notice(cx: &Context<'_>) -> Notice {
    Notice::refusal(format!("No search yet. Press {} to find", cx.keymap.key(Action::Find)))
}

pub(crate) fn match_notice(query: &str, at: usize, of: usize) -> Notice {
    Notice::info(format!("\"{query}\": {} of {of}", at + 1))
}

/// Candidates that a query and any longer one could match.
#[derive(Clone, Debug)]
struct Near {
    query: String,
    nodes: Vec<NodeId>,
}

/// The overlay.
#[derive(Debug, Default)]
pub struct Find {
    picker: Picker<NodeId>,
    /// Candidates for the queries that this one was typed from.
    near: Vec<Near>,
}

impl Find {
    /// The same search in another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Find {
        let mut find = Find { picker: Picker::like(&self.picker), near: Vec::new() };
        find.search(nodes.new);
        let selected = self.picker.selected().and_then(|&node| nodes.now(node));
        if let Some(at) = find.picker.entries.iter().position(|entry| Some(entry.value) == selected) {
            find.picker.move_to(at);
        }
        find
    }

    pub(crate) fn picker(&self) -> &Picker<NodeId> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, matches: &mut Matches, cx: &mut Context<'_>) {
        if self.picker.navigate(action, height(cx.layout)) {
            return;
        }
        if action != Action::In {
            return cx.request(Request::Close);
        }
        if let Some(&node) = self.picker.selected() {
            *matches = all_matches(self.picker.query(), cx.doc);
            cx.request(Request::Close);
            cx.request(Request::Visit(node));
        }
    }

    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        let typed = self.picker.press(press);
        self.typed(typed, cx);
    }

    pub(crate) fn paste(&mut self, text: &str, cx: &mut Context<'_>) {
        let typed = self.picker.insert(text);
        self.typed(typed, cx);
    }

    fn typed(&mut self, typed: Typed, cx: &mut Context<'_>) {
        match typed {
            Typed::Changed => self.search(cx.doc),
            Typed::TooLong => cx.notify(Notice::query_too_long()),
            Typed::Nothing => {}
        }
    }

    fn search(&mut self, doc: &Document) {
        let query = self.picker.query().to_owned();
        while self.near.pop_if(|near| !query.starts_with(&near.query)).is_some() {}
        if self.near.is_empty() {
            self.near.push(Near { query: String::new(), nodes: findable(doc) });
        }
        let ranked = match self.near.last() {
            Some(near) if !query.is_empty() => rank(&query, &near.nodes, |node| label(&doc.roadmap, node), MOST),
            _ => return self.picker.list(Vec::new(), 0),
        };
        let mut matcher = Query::new(&query);
        let entries = ranked.best.into_iter().map(|node| entry(node, &mut matcher, doc)).collect();
        self.picker.list(entries, ranked.count);
        self.near.push(Near { query, nodes: ranked.near });
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        self.picker.settle(height(layout));
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        let at = self.picker.at_line(line.checked_sub(1)?)?;
        self.picker.move_to(at);
        Some(at)
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.popup
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: Find::area(scene.layout),
            title: "Find",
            count: count_words(self.picker.count, "found", "found"),
            prompt: Some("/"),
            empty: no_entries(self.picker.query()),
            has_keys: false,
            has_signs: true,
            above: Vec::new(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

fn height(layout: &Layout) -> u16 {
    list_height(layout.inside(Find::area(layout)), true, 0)
}

/// Every heading, item, point and extra. Groups without anything to tick are prose.
fn findable(doc: &Document) -> Vec<NodeId> {
    let Document { roadmap, progress, .. } = doc;
    let is_found = |node: NodeId| roadmap.node(node).is_heading() || !holds_nothing(roadmap, progress, node);
    roadmap.nodes().map(|(node, _)| node).filter(|&node| is_found(node)).collect()
}

/// In document order the nodes to go to that contain the words as they were typed; where none does, all that match.
fn all_matches(query: &str, doc: &Document) -> Matches {
    let mut words = Query::new(query);
    let mut contains = |node: &NodeId| words.contained(&label(&doc.roadmap, *node)).is_some();
    let mut findable = findable(doc);
    findable.retain(|&node| !holds_nothing(&doc.roadmap, &doc.progress, node));
    let mut nodes: Vec<NodeId> = findable.iter().copied().filter(&mut contains).collect();
    if nodes.is_empty() {
        nodes = rank(query, &findable, |node| label(&doc.roadmap, node), MOST).best;
    }
    nodes.sort_unstable();
    Matches { query: query.to_owned(), nodes }
}

fn entry(node: NodeId, query: &mut Query, doc: &Document) -> Entry<NodeId> {
    let text = label(&doc.roadmap, node).into_owned();
    let mut path: Vec<Cow<'_, str>> = doc.roadmap.ancestors(node).map(|up| label(&doc.roadmap, up)).collect();
    path.reverse();
    Entry { value: node, sign: Some(sign(node, doc)), matched: query.matched(&text), text, beside: path.join(" › ") }
}

/// The mark of a node; of a heading that it is one, unless it is a chosen option, or skipped.
fn sign(node: NodeId, doc: &Document) -> Sign {
    let sign = doc.sign(node);
    match option_sign(doc, node) {
        _ if !divides(doc.roadmap.node(node)) || sign == Sign::Mark(Mark::Skipped) => sign,
        Some(Sign::Choice) => Sign::Choice,
        _ => Sign::Heading,
    }
}
