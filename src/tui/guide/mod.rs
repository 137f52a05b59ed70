//! The Guide view: the roadmap's text to read, page by page, beside the outline.

mod draw;
mod find;
mod keys;
pub(crate) mod page;
mod pieces;
pub(crate) mod places;
pub(crate) mod plain;
pub(crate) mod table;

use std::ops::Range;

use crate::roadmap::{Link, NodeId, Roadmap};
use crate::tui::document::Document;
use crate::tui::guide::page::{PageLine, lines, more};
use crate::tui::guide::places::{Match, places};
use crate::tui::layout::Layout;
use crate::tui::reload::Former;
use crate::tui::road::Pane;

pub(crate) use draw::{draw, draw_line, link_style};
pub(crate) use find::PageFind;

/// Empty cells at each side of a page.
const MARGIN: u16 = 2;

/// State of the view.
#[derive(Debug, Default)]
pub struct Guide {
    /// The heading of the page; none for the roadmap's beginning.
    pub(crate) heading: Option<NodeId>,
    /// The topmost line.
    pub(crate) top: usize,
    /// The page, laid out for this many columns.
    pub(crate) lines: Vec<PageLine>,
    columns: Option<u16>,
    /// No page comes after this one.
    is_last: bool,
    /// The pane of the Road that had the keys when the view was opened.
    pub(crate) from: Pane,
    /// The phrase that was last searched on the page.
    query: String,
    /// The places of that phrase, and the current one.
    found: Vec<Match>,
    at: Option<usize>,
}

impl Guide {
    pub(crate) fn at(heading: Option<NodeId>, from: Pane) -> Guide {
        Guide { heading, from, ..Guide::default() }
    }

    /// The same place over another text of the roadmap.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Guide {
        let heading = self.heading.and_then(|heading| nodes.now(heading));
        Guide { top: self.top, query: self.query.clone(), ..Guide::at(heading, self.from) }
    }

    /// Turns to a page.
    pub(crate) fn turn_to(&mut self, heading: Option<NodeId>) {
        let query = std::mem::take(&mut self.query);
        *self = Guide { query, ..Guide::at(heading, self.from) };
    }

    /// The matches on a line: the bytes of its text, and true for the current place.
    pub(crate) fn found_on(&self, line: usize) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self.found.partition_point(|place| place.last_line() < line);
        let places = self.found.iter().enumerate().skip(first).take_while(move |(_, place)| place.line() <= line);
        let parts = places.flat_map(|(at, place)| place.parts.iter().map(move |part| (at, part)));
        let here = parts.filter(move |(_, (on, _))| *on == line);
        here.map(|(at, (_, part))| (part.clone(), self.at == Some(at)))
    }

    /// The links on the page, in order. One that is broken over lines has all of its words.
    pub(crate) fn links(&self) -> Vec<Link> {
        let spans = self.lines.iter().flat_map(|line| line.spans.iter().enumerate().map(move |at| (line, at)));
        let mut links: Vec<(String, &str)> = Vec::new();
        let mut goes_on = false;
        for (line, (at, span)) in spans {
            let Some(address) = &span.link else {
                goes_on = false;
                continue;
            };
            let joint = if at > 0 { Some("") } else { line.joint };
            match (links.last_mut().filter(|(_, last)| goes_on && last == address), joint) {
                (Some((title, _)), Some(joint)) => *title += &format!("{joint}{}", span.text),
                _ => links.push((span.text.clone(), address)),
            }
            goes_on = true;
        }
        links.into_iter().map(|(title, address)| Link::new(&title, address)).collect()
    }

    /// The title of the page.
    pub(crate) fn title(&self, doc: &Document) -> String {
        let roadmap = &doc.roadmap;
        self.heading.map_or_else(|| roadmap.title().to_owned(), |heading| roadmap.heading(heading).name)
    }

    /// Returns true if there is a page after this one, or before it.
    pub(crate) fn has_neighbour(&self, down: bool) -> bool {
        if down { !self.is_last } else { self.heading.is_some() }
    }

    /// Lays the page out where it is not yet, and leaves no line unused at its end.
    pub(crate) fn settle(&mut self, doc: &Document, layout: &Layout) {
        let columns = layout.inside(layout.checklist).width.saturating_sub(2 * MARGIN);
        if self.columns != Some(columns) {
            self.is_last = next_page(&doc.roadmap, self.heading, true, false).is_none();
            let (blocks, goes_on) = doc.roadmap.guide(self.heading);
            self.lines = lines(&blocks, columns);
            if goes_on {
                self.lines.extend(lines(&[more()], columns));
            }
            self.columns = Some(columns);
            let (query, at) = (std::mem::take(&mut self.query), self.at);
            self.search(query);
            self.at = at;
        }
        self.top = self.top.min(self.lines.len().saturating_sub(page_height(layout)));
    }

    fn search(&mut self, query: String) {
        self.found = places(&self.lines, &query);
        self.query = query;
        self.at = None;
    }
}

/// The number of lines of a page that are in view.
pub(crate) fn page_height(layout: &Layout) -> usize {
    usize::from(layout.inside(layout.checklist).height)
}

/// The next heading or phase after a page, or the one before it.
fn next_page(roadmap: &Roadmap, page: Option<NodeId>, down: bool, phases: bool) -> Option<NodeId> {
    let is_top = |node: NodeId| roadmap.node(node).parent.is_none();
    let is_page = |node: &NodeId| roadmap.node(*node).is_heading() && (!phases || is_top(*node));
    let first = page.map_or(0, |page| page.index() + usize::from(down));
    match down {
        true => (first..roadmap.len()).map(NodeId::new).find(is_page),
        false => (0..first).rev().map(NodeId::new).find(is_page),
    }
}
