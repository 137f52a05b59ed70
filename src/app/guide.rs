//! The Guide view: the roadmap's words to be read, page by page, beside the outline.

use super::keymap::Action;
use super::page::{PageLine, lines};
use super::picker::{Choice, Picked};
use super::rank::{lighter, rank};
use super::{App, Side};
use crate::roadmap::NodeId;

/// Cells of air at each side of a page.
const AIR: u16 = 2;

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
    /// The pane that had the keys when it was opened.
    from: Side,
    /// What was last looked for in it.
    pub query: String,
}

impl App {
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
    pub(super) fn open_guide(&mut self) {
        if self.guide.is_none() {
            self.read_page(self.cursor(Side::Outline));
        }
        self.side = Side::Checklist;
    }

    /// Goes back to the road, to the pane that the guide was opened from.
    pub(super) fn open_road(&mut self) {
        if let Some(guide) = self.guide.take() {
            self.side = guide.from;
        }
    }

    /// Opens the guide at this page.
    pub(super) fn read_page(&mut self, heading: Option<NodeId>) {
        self.guide = Some(Guide { heading, from: self.side, ..Guide::default() });
    }

    fn turn_to(&mut self, heading: Option<NodeId>) {
        if let Some(guide) = &mut self.guide {
            let query = std::mem::take(&mut guide.query);
            *guide = Guide { heading, query, from: guide.from, ..Guide::default() };
        }
    }

    pub(super) fn perform_in_guide(&mut self, action: Action) {
        match action {
            Action::OtherPane | Action::In => self.travel(action),
            Action::Back => self.side = Side::Outline,
            Action::NextSection => self.turn_page(true, false),
            Action::PreviousSection => self.turn_page(false, false),
            Action::NextPhase => self.turn_page(true, true),
            Action::PreviousPhase => self.turn_page(false, true),
            Action::NextMatch => self.go_to_line(true),
            Action::PreviousMatch => self.go_to_line(false),
            _ if self.side == Side::Outline => {
                self.travel(action);
                self.side = Side::Outline;
                self.turn_to(self.cursor(Side::Outline));
            }
            _ => self.scroll_page(action),
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
        let is_page = |node: NodeId| self.roadmap.node(node).is_heading() && (!phases || self.is_top(node));
        let pages = self.roadmap.nodes().map(|(node, _)| node).filter(|&node| is_page(node));
        let heading = guide.heading;
        let page = if down {
            pages.into_iter().find(|&page| Some(page) > heading).or(heading)
        } else {
            pages.take_while(|&page| Some(page) < heading).last()
        };
        self.turn_to(page);
        if let Some(entry) = page.and_then(|page| self.outline.holder(&self.roadmap, page)) {
            self.reveal(entry);
            self.select(Some(entry));
        }
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
    pub(super) fn settle_guide(&mut self) {
        let layout = self.layout();
        let columns = layout.inside(layout.checklist).width.saturating_sub(2 * AIR);
        let height = usize::from(self.page_height());
        let Some(guide) = &mut self.guide else { return };
        if guide.columns != Some(columns) {
            let (blocks, goes_on) = self.roadmap.guide(guide.heading);
            guide.lines = lines(&blocks, columns);
            if goes_on {
                guide.lines.extend(lines(&[super::page::more()], columns));
            }
            guide.columns = Some(columns);
        }
        guide.top = guide.top.min(guide.lines.len().saturating_sub(height));
    }

    /// The lines of the page that fit what is looked for.
    pub(super) fn lines_found(&self, query: &str) -> (Vec<Picked>, usize) {
        let Some(guide) = self.guide().filter(|_| !query.is_empty()) else { return (Vec::new(), 0) };
        let texts: Vec<String> = guide.lines.iter().map(PageLine::text).collect();
        let (found, count) = rank(query, texts.iter().enumerate(), usize::MAX);
        let mut light = lighter(query);
        let entry = |at: usize| Picked {
            choice: Choice::Line(at),
            mark: None,
            lit: light(&texts[at]),
            text: texts[at].clone(),
            beside: String::new(),
        };
        (found.into_iter().map(entry).collect(), count)
    }

    pub(super) fn take_line(&mut self, line: usize) {
        let query = self.picker().map(|picker| picker.prompt.text().trim().to_owned()).unwrap_or_default();
        self.close();
        if let Some(guide) = &mut self.guide {
            (guide.top, guide.query) = (line.saturating_sub(2), query);
        }
    }

    /// Goes on to the next line that holds what was looked for.
    fn go_to_line(&mut self, down: bool) {
        let Some(guide) = &mut self.guide else { return };
        let query = guide.query.to_lowercase();
        let holds = |line: &PageLine| !query.is_empty() && line.text().to_lowercase().contains(&query);
        let here = guide.top + 2;
        let found = if down {
            guide.lines.iter().enumerate().find(|(at, line)| *at > here && holds(line))
        } else {
            guide.lines.iter().enumerate().take(here).rfind(|(_, line)| holds(line))
        };
        match found.map(|(at, _)| at) {
            Some(at) => guide.top = at.saturating_sub(2),
            None => self.remark = Some(super::Remark::NothingFound),
        }
    }

    /// The addresses on the page, each once.
    pub(super) fn page_addresses(&self) -> Vec<String> {
        let mut addresses: Vec<String> = Vec::new();
        let lines = self.guide().map_or(&[][..], |guide| &guide.lines);
        for address in lines.iter().flat_map(|line| &line.spans).filter_map(|span| span.link.as_ref()) {
            if !addresses.contains(address) {
                addresses.push(address.clone());
            }
        }
        addresses
    }
}
