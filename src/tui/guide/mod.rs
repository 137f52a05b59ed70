//! The Guide view: the roadmap's words to be read, page by page, beside the outline.

pub(crate) mod draw;
pub(crate) mod page;
pub(crate) mod phrase;
pub(crate) mod table;

use std::ops::Range;

use crate::roadmap::NodeId;
use crate::tui::guide::page::{PageLine, lines};
use crate::tui::guide::phrase::{Place, places};
use crate::tui::keymap::Action;
use crate::tui::picker::{Choice, Picked};
use crate::tui::widgets::text::{last_word, width};
use crate::tui::{Remark, Side, Tui};

/// Cells of air at each side of a page.
const AIR: u16 = 2;
/// Cells of a list's row that are not its words.
const PICKED: u16 = 4;

/// The page that is read.
#[derive(Debug, Default)]
pub struct Guide {
    /// Whose page it is; the roadmap's own beginning where it is nobody's.
    pub heading: Option<NodeId>,
    /// The topmost line.
    pub top: usize,
    /// The page, laid out for so many cells; laid out anew where that is another number.
    pub lines: Vec<PageLine>,
    columns: Option<u16>,
    /// Whether no page comes after it.
    is_last: bool,
    /// The pane that had the keys when it was opened.
    from: Side,
    /// What was last looked for in it.
    query: String,
    /// Where that stands on the page, and at which of these places one is.
    found: Vec<Place>,
    at: Option<usize>,
}

impl Guide {
    /// What was looked for on a line: the bytes of its text, and whether one is at it.
    pub fn lit(&self, line: usize) -> impl Iterator<Item = (Range<usize>, bool)> {
        let first = self.found.partition_point(|place| place.last_line() < line);
        let places = self.found.iter().enumerate().skip(first).take_while(move |(_, place)| place.line() <= line);
        let parts = places.flat_map(|(at, place)| place.parts.iter().map(move |part| (at, part)));
        let here = parts.filter(move |(_, (on, _))| *on == line);
        here.map(|(at, (_, part))| (part.clone(), self.at == Some(at)))
    }

    /// Whether anything on the page leads elsewhere.
    pub(crate) fn has_links(&self) -> bool {
        self.lines.iter().flat_map(|line| &line.spans).any(|span| span.link.is_some())
    }

    /// The same place of this page, which is another one or has another text.
    pub(crate) fn like(&self, heading: Option<NodeId>) -> Guide {
        Guide { heading, top: self.top, from: self.from, query: self.query.clone(), ..Guide::default() }
    }

    fn look_for(&mut self, query: String) {
        self.found = places(&self.lines, &query);
        self.query = query;
        self.at = None;
    }

    /// The place after the one that one is at, or before it, round the end; from what is in view where one is at none.
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
}

impl Tui {
    /// The page that is read, while the Guide view is shown.
    pub fn guide(&self) -> Option<&Guide> {
        self.guide.as_ref()
    }

    /// What the page is called.
    pub fn page_title(&self) -> String {
        let heading = self.guide().and_then(|guide| guide.heading);
        heading.map_or_else(|| self.roadmap.title().to_owned(), |heading| self.roadmap.heading(heading).name)
    }

    /// Opens the guide at what is selected in the outline, or at the roadmap's beginning where nothing is.
    pub(crate) fn open_guide(&mut self) {
        if self.guide.is_none() {
            self.read_page(self.cursor(Side::Outline));
        }
        self.side = Side::Checklist;
    }

    /// Goes back to the road, to the pane that the guide was opened from.
    pub(crate) fn open_road(&mut self) {
        if let Some(guide) = self.guide.take() {
            self.side = guide.from;
        }
    }

    /// Opens the guide at this page.
    pub(crate) fn read_page(&mut self, heading: Option<NodeId>) {
        self.guide = Some(Guide { heading, from: self.side, ..Guide::default() });
    }

    pub(crate) fn turn_to(&mut self, heading: Option<NodeId>) {
        if let Some(guide) = &mut self.guide {
            let query = std::mem::take(&mut guide.query);
            *guide = Guide { heading, query, from: guide.from, ..Guide::default() };
        }
    }

    pub(crate) fn perform_in_guide(&mut self, action: Action) {
        match action {
            Action::OtherPane | Action::In => self.travel(action),
            Action::Back => self.leave_find_or_guide(),
            Action::NextSection => self.turn_page(true, false),
            Action::PreviousSection => self.turn_page(false, false),
            Action::NextPhase => self.turn_page(true, true),
            Action::PreviousPhase => self.turn_page(false, true),
            Action::NextMatch => self.go_to_next_place(true),
            Action::PreviousMatch => self.go_to_next_place(false),
            _ if self.side == Side::Outline => {
                self.travel(action);
                self.side = Side::Outline;
                self.turn_to(self.cursor(Side::Outline));
            }
            _ => self.scroll_page(action),
        }
    }

    /// What was found is no longer lit; where nothing is, back to the road.
    fn leave_find_or_guide(&mut self) {
        match self.guide.as_mut().filter(|guide| !guide.found.is_empty()) {
            Some(guide) => guide.look_for(String::new()),
            None => self.open_road(),
        }
    }

    fn scroll_page(&mut self, action: Action) {
        let height = usize::from(self.page_height());
        let Some(guide) = &mut self.guide else { return };
        let top = match action {
            Action::Down => guide.top + 1,
            Action::Up => guide.top.saturating_sub(1),
            Action::HalfDown => guide.top + height / 2,
            Action::HalfUp => guide.top.saturating_sub(height / 2),
            Action::PageDown => guide.top + height.saturating_sub(1),
            Action::PageUp => guide.top.saturating_sub(height.saturating_sub(1)),
            Action::First => 0,
            Action::Last => usize::MAX,
            Action::Left => return self.side = Side::Outline,
            _ => return,
        };
        guide.top = top;
    }

    /// Turns to the next heading or phase, or to the one before it. Before the first stands the roadmap's beginning.
    fn turn_page(&mut self, down: bool, phases: bool) {
        let Some(guide) = &self.guide else { return };
        let page = self.next_page(guide.heading, down, phases);
        let page = if down { page.or(guide.heading) } else { page };
        self.turn_to(page);
        if let Some(entry) = page.and_then(|page| self.outline.holder(&self.roadmap, page)) {
            self.reveal(entry);
            self.select(Some(entry));
        }
    }

    /// The next heading or phase after a page, or the one before it.
    fn next_page(&self, page: Option<NodeId>, down: bool, phases: bool) -> Option<NodeId> {
        let is_page = |node: &NodeId| self.roadmap.node(*node).is_heading() && (!phases || self.is_top(*node));
        let first = page.map_or(0, |page| page.index() + usize::from(down));
        match down {
            true => (first..self.roadmap.len()).map(NodeId::new).find(is_page),
            false => (0..first).rev().map(NodeId::new).find(is_page),
        }
    }

    /// Whether there is a page after the one that is read, or before it.
    pub(crate) fn leads_to_a_page(&self, down: bool) -> bool {
        self.guide().is_some_and(|guide| if down { !guide.is_last } else { guide.heading.is_some() })
    }

    fn is_top(&self, node: NodeId) -> bool {
        self.roadmap.node(node).parent.is_none()
    }

    /// Lines of the page that are in view.
    pub fn page_height(&self) -> u16 {
        let layout = self.layout();
        layout.inside(layout.checklist).height
    }

    /// Lays the page out where it is not yet, and leaves no line unused at its end.
    pub(crate) fn settle_guide(&mut self) {
        let layout = self.layout();
        let columns = layout.inside(layout.checklist).width.saturating_sub(2 * AIR);
        let height = usize::from(self.page_height());
        let is_last = |guide: &Guide| self.next_page(guide.heading, true, false).is_none();
        let is_last = self.guide().filter(|guide| guide.columns != Some(columns)).is_some_and(is_last);
        let Some(guide) = &mut self.guide else { return };
        if guide.columns != Some(columns) {
            guide.is_last = is_last;
            let (blocks, goes_on) = self.roadmap.guide(guide.heading);
            guide.lines = lines(&blocks, columns);
            if goes_on {
                guide.lines.extend(lines(&[page::more()], columns));
            }
            guide.columns = Some(columns);
            let (query, at) = (std::mem::take(&mut guide.query), guide.at);
            guide.look_for(query);
            guide.at = at;
        }
        guide.top = guide.top.min(guide.lines.len().saturating_sub(height));
    }

    /// Where what is looked for stands on the page.
    pub(crate) fn places_found(&self, query: &str) -> (Vec<Picked>, usize) {
        let lines = self.guide().map_or(&[][..], |guide| &guide.lines);
        let places = places(lines, query);
        let room = usize::from(self.layout().inside(self.layout().popup).width.saturating_sub(PICKED));
        let entries = places.iter().enumerate().map(|(at, place)| entry(at, place, lines, room)).collect();
        (entries, places.len())
    }

    /// Goes to the place that was picked, and keeps the others to go on to.
    pub(crate) fn take_place(&mut self, at: usize) {
        let query = self.picker().map(|picker| picker.prompt.text().trim().to_owned()).unwrap_or_default();
        self.close();
        if let Some(guide) = &mut self.guide {
            guide.look_for(query);
        }
        self.go_to_place(at);
    }

    /// Goes on to the next place of what was looked for.
    fn go_to_next_place(&mut self, down: bool) {
        let height = usize::from(self.page_height());
        match self.guide().and_then(|guide| guide.neighbour(down, height)) {
            Some(at) => self.go_to_place(at),
            None => self.remark = Some(Remark::NothingFound),
        }
    }

    fn go_to_place(&mut self, at: usize) {
        let height = usize::from(self.page_height());
        let Some(guide) = &mut self.guide else { return };
        let Some(place) = guide.found.get(at) else { return };
        guide.at = Some(at);
        if !(guide.top..guide.top + height).contains(&place.line()) {
            guide.top = place.line().saturating_sub(height / 4);
        }
        self.remark = Some(Remark::Match { query: guide.query.clone(), at: at + 1, of: guide.found.len() });
    }

    /// The addresses on the page.
    pub(crate) fn page_addresses(&self) -> Vec<String> {
        let lines = self.guide().map_or(&[][..], |guide| &guide.lines);
        lines.iter().flat_map(|line| &line.spans).filter_map(|span| span.link.clone()).collect()
    }
}

/// A place as it is listed: the lines it stands on as one, from a word before it on where they have no room.
fn entry(at: usize, place: &Place, lines: &[PageLine], room: usize) -> Picked {
    let (mut text, mut lit) = (String::new(), Vec::new());
    for (line, part) in &place.parts {
        let words = lines[*line].text();
        text += lines[*line].joint.filter(|_| !text.is_empty()).unwrap_or_default();
        let before = text.chars().count() + words[..part.start].chars().count();
        lit.extend((before..before + words[part.clone()].chars().count()).map(|char| char as u32));
        text += &words;
    }
    let first = lit.first().copied().unwrap_or(0) as usize;
    let start: String = text.chars().take(first).collect();
    if width(&text) > room && width(&start) > room / 2 {
        let cut = last_word(&start);
        let chars = start[..cut].chars().count() as u32;
        text.drain(..cut);
        lit.iter_mut().for_each(|char| *char -= chars);
    }
    Picked { choice: Choice::Place(at), sign: None, text, lit, beside: String::new() }
}
