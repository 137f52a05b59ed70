//! The Guide view: the roadmap's text to read, page by page, beside the outline. Its boxes are ticked and its links
//! followed where they stand.

mod draw;
mod find;
mod keys;
mod mouse;
pub(crate) mod page;
mod pieces;
pub(crate) mod places;
pub(crate) mod plain;
mod stops;
pub(crate) mod table;

use std::ops::Range;

use crate::roadmap::{Link, NodeId, Roadmap};
use crate::tui::document::Document;
use crate::tui::guide::page::{PageLine, lines, more};
use crate::tui::guide::places::{Match, places};
use crate::tui::guide::stops::{StopKind, stops};
use crate::tui::layout::Layout;
use crate::tui::reload::Former;
use crate::tui::road::Pane;
use crate::tui::road::outline::divides;
use crate::tui::widgets::walk::{Ground, Walk};

pub(crate) use draw::{draw, draw_line, link_style};
pub(crate) use find::PageFind;
pub(crate) use stops::Stop;

/// Empty cells at each side of a page.
const MARGIN: u16 = 2;
/// The widest pane that running text fills, frame included.
pub(crate) const WIDEST_PANE: u16 = page::WIDEST + 2 * MARGIN + 2;

/// State of the view.
#[derive(Debug, Default)]
pub struct Guide {
    /// The heading whose text is shown; none for the roadmap's beginning.
    page: Option<NodeId>,
    /// The heading or group on it that is read.
    pub(crate) heading: Option<NodeId>,
    walk: Walk,
    /// The page, laid out for this many columns.
    pub(crate) lines: Vec<PageLine>,
    stops: Vec<Stop>,
    /// The lines of the stops.
    places: Vec<Range<usize>>,
    /// The headings and groups on the page, each with its line.
    headings: Vec<(usize, NodeId)>,
    columns: Option<u16>,
    /// The node to show once the page is laid out.
    goal: Option<NodeId>,
    /// Set while another text was not laid out yet: the only entry whose box may get the cursor.
    resumed: Option<Option<NodeId>>,
    /// No page comes after this one.
    is_last: bool,
    /// The page has the whole width.
    pub(crate) is_alone: bool,
    /// The pane of the Road that had the keys when the view was opened.
    pub(crate) from: Pane,
    /// The phrase that was last searched on the page.
    query: String,
    /// The places of that phrase, and the current one.
    found: Vec<Match>,
    at: Option<usize>,
}

impl Guide {
    /// The page that shows a heading, or an entry below it, with that in view.
    pub(crate) fn at(heading: Option<NodeId>, entry: Option<NodeId>, from: Pane, roadmap: &Roadmap) -> Guide {
        let page = heading.map(|heading| roadmap.page_of(heading));
        // A point has no box of its own.
        let entry = entry.map(|entry| roadmap.item_of_point(entry).unwrap_or(entry));
        Guide { page, heading, goal: entry.or(heading), from, ..Guide::default() }
    }

    /// The same place over another text of the roadmap. The cursor stays on a box that means the same as before, else
    /// there is none: no key does more than it would have.
    pub(crate) fn resume(&self, nodes: Former<'_>) -> Guide {
        let heading = self.heading.and_then(|heading| nodes.now(heading));
        let size = |doc: &Document, node: NodeId| doc.roadmap.node(node).end.index() - node.index();
        let kept = match self.stop().map(|stop| &stop.kind) {
            Some(StopKind::Box(node)) => nodes.now(*node).filter(|now| size(nodes.new, *now) == size(nodes.doc, *node)),
            Some(StopKind::Link { .. }) | None => None,
        };
        let guide = Guide::at(heading, kept, self.from, &nodes.new.roadmap);
        let is_same = self.page.and_then(|page| nodes.now(page)) == guide.page;
        let walk = Walk { top: if is_same { self.walk.top } else { 0 }, at: None };
        let goal = guide.goal.filter(|_| !is_same || kept.is_some());
        Guide { walk, goal, resumed: Some(kept), is_alone: self.is_alone, query: self.query.clone(), ..guide }
    }

    /// Turns to a heading, or to the roadmap's beginning.
    pub(crate) fn turn_to(&mut self, heading: Option<NodeId>, roadmap: &Roadmap) {
        let page = heading.map(|heading| roadmap.page_of(heading));
        self.heading = heading;
        self.goal = heading;
        self.is_last = next_page(roadmap, heading, true, false).is_none();
        if self.page != page {
            (self.page, self.columns, self.at) = (page, None, None);
        }
        if self.columns.is_none() || page.is_none() {
            self.walk = Walk::default();
        }
    }

    /// The matches on a line: the bytes of its text, and true for the current place.
    pub(crate) fn found_on(&self, line: usize) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self.found.partition_point(|place| place.last_line() < line);
        let places = self.found.iter().enumerate().skip(first).take_while(move |(_, place)| place.line() <= line);
        let parts = places.flat_map(|(at, place)| place.parts.iter().map(move |part| (at, part)));
        let here = parts.filter(move |(_, (on, _))| *on == line);
        here.map(|(at, (_, part))| (part.clone(), self.at == Some(at)))
    }

    /// The links on the page, in order.
    pub(crate) fn links(&self) -> Vec<Link> {
        self.stops.iter().filter_map(Stop::link).cloned().collect()
    }

    /// The box or link under the cursor.
    pub(crate) fn stop(&self) -> Option<&Stop> {
        self.walk.at.and_then(|at| self.stops.get(at))
    }

    /// The title of the page.
    pub(crate) fn title(&self, doc: &Document) -> String {
        let roadmap = &doc.roadmap;
        self.heading.map_or_else(|| roadmap.title().to_owned(), |heading| doc.name(heading))
    }

    /// Returns true if there is a heading after this one, or something before it.
    pub(crate) fn has_neighbour(&self, down: bool) -> bool {
        if down { !self.is_last } else { self.heading.is_some() }
    }

    fn ground(&self, layout: &Layout) -> Ground<'_> {
        Ground { lines: self.lines.len(), height: page_height(layout), stops: &self.places }
    }

    /// Changes where the page is scrolled to, and its cursor.
    fn walk(&mut self, layout: &Layout, change: impl FnOnce(&mut Walk, Ground<'_>)) {
        let mut walk = self.walk;
        change(&mut walk, self.ground(layout));
        self.walk = walk;
    }

    /// Lays the page out where it is not yet, and leaves no line unused at its end.
    pub(crate) fn settle(&mut self, doc: &Document, layout: &Layout) {
        let columns = layout.inside(layout.checklist).width.saturating_sub(2 * MARGIN);
        let is_new = self.columns.is_none();
        if self.columns != Some(columns) {
            self.lay_out(columns, &doc.roadmap);
            let (query, at) = (std::mem::take(&mut self.query), self.at);
            self.search(query);
            self.at = at;
        }
        if let Some(goal) = self.goal.take() {
            self.show(goal, &doc.roadmap, layout);
        } else if is_new && self.walk.top == 0 {
            self.walk(layout, |walk, ground| walk.at = walk.first_in_view(ground));
        }
        if let Some(kept) = self.resumed.take() {
            let is_kept = |stop: &Stop| kept.is_some_and(|kept| stop.kind == StopKind::Box(kept));
            self.walk.at = self.walk.at.filter(|&at| self.stops.get(at).is_some_and(is_kept));
        }
        self.walk(layout, Walk::settle);
    }

    fn lay_out(&mut self, columns: u16, roadmap: &Roadmap) {
        self.is_last = next_page(roadmap, self.heading, true, false).is_none();
        let (blocks, goes_on) = roadmap.guide(self.page);
        self.lines = lines(&blocks, columns, roadmap);
        if goes_on {
            self.lines.extend(lines(&[more()], columns, roadmap));
        }
        self.stops = stops(&self.lines);
        self.places = self.stops.iter().map(|stop| stop.lines.clone()).collect();
        let headings = self.page.into_iter().flat_map(|page| roadmap.subtree(page));
        let headings = headings.filter(|(_, node)| node.is_heading() || divides(node)).map(|(id, _)| id);
        self.headings = headings.map(|id| (self.line_of(roadmap.line(id)), id)).collect();
        self.columns = Some(columns);
    }

    /// The line of the page that a line of the source begins on.
    fn line_of(&self, source: usize) -> usize {
        let line = self.lines.partition_point(|line| line.source < source);
        // An empty line stands before a block.
        let is_blank = |line: &PageLine| line.spans.is_empty() && line.kind == page::LineKind::Text;
        if self.lines.get(line).is_some_and(is_blank) { line + 1 } else { line }
    }

    /// Scrolls to a heading, with the cursor on its first box or link in view, or to the box of an entry.
    fn show(&mut self, goal: NodeId, roadmap: &Roadmap, layout: &Layout) {
        let is_its_box = |stop: &Stop| stop.kind == StopKind::Box(goal);
        if let Some(stop) = self.stops.iter().position(is_its_box) {
            return self.walk(layout, |walk, ground| walk.go_to(stop, ground));
        }
        let line = if self.page == Some(goal) { 0 } else { self.line_of(roadmap.line(goal)) };
        let next = self.headings.iter().map(|(line, _)| *line).find(|next| *next > line).unwrap_or(self.lines.len());
        let first = self.places.partition_point(|place| place.start < line);
        let is_own = self.places.get(first).is_some_and(|place| place.start < next);
        self.walk(layout, |walk, ground| {
            walk.top = line.min(ground.lowest());
            walk.at = Some(first).filter(|&first| is_own && walk.shows(first, ground));
        });
    }

    /// The heading or group that is read: that of the cursor or of what was found or, without them, of what is at the top.
    fn read_heading(&self) -> Option<NodeId> {
        let found = self.at.and_then(|at| self.found.get(at)).map(Match::line);
        let line = self.stop().map(|stop| stop.lines.start).or(found).unwrap_or(self.walk.top);
        let above = self.headings.partition_point(|(at, _)| *at <= line);
        above.checked_sub(1).map(|at| self.headings[at].1).or(self.page)
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

/// The next heading or phase after one, or the one before it.
fn next_page(roadmap: &Roadmap, page: Option<NodeId>, down: bool, phases: bool) -> Option<NodeId> {
    let is_top = |node: NodeId| roadmap.node(node).parent.is_none();
    let is_page = |node: &NodeId| roadmap.node(*node).is_heading() && (!phases || is_top(*node));
    let first = page.map_or(0, |page| page.index() + usize::from(down));
    match down {
        true => (first..roadmap.len()).map(NodeId::new).find(is_page),
        false => (0..first).rev().map(NodeId::new).find(is_page),
    }
}
