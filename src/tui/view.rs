//! The views: what fills the screen. Each is a feature; the arms here are all that ties it to the rest.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::progress::At;
use crate::roadmap::{Link, NodeId};
use crate::tui::context::Context;
use crate::tui::document::Document;
use crate::tui::guide::plain::ReadLine;
use crate::tui::guide::{self, Guide, Stop};
use crate::tui::keymap::{Action, Mode};
use crate::tui::log::{self, Log};
use crate::tui::pace::{self, Pace};
use crate::tui::reload::Former;
use crate::tui::road::mouse::Hit;
use crate::tui::road::rows::RowInView;
use crate::tui::road::{self, Pane, Road};
use crate::tui::scene::Scene;
use crate::tui::today::{self, Today};
use crate::tui::widgets::theme::Theme;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Road,
    Today,
    Pace,
    Log,
    Guide,
}

impl View {
    /// Every view, in the order of the header.
    pub const ALL: &[View] = &[View::Road, View::Today, View::Pace, View::Log, View::Guide];

    pub fn name(self) -> &'static str {
        self.mode().title()
    }

    /// The mode of its keys.
    pub fn mode(self) -> Mode {
        match self {
            View::Road => Mode::Road,
            View::Today => Mode::Today,
            View::Pace => Mode::Pace,
            View::Log => Mode::Log,
            View::Guide => Mode::Guide,
        }
    }

    /// The action that shows it.
    pub fn action(self) -> Action {
        match self {
            View::Road => Action::Road,
            View::Today => Action::Today,
            View::Pace => Action::Pace,
            View::Log => Action::Log,
            View::Guide => Action::Guide,
        }
    }
}

/// The views with their states.
#[derive(Debug)]
pub(crate) struct Views {
    /// The one that is shown.
    pub(crate) current: View,
    pub(crate) road: Road,
    pub(crate) today: Today,
    pub(crate) pace: Pace,
    pub(crate) log: Log,
    pub(crate) guide: Guide,
}

/// The action that a click on a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Click {
    Nothing,
    Once(Action),
    /// A second click at once asks for it.
    Twice(Action),
}

/// The outcome of an action in a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Handled,
    /// The view is left for the Road.
    Leave,
    /// It is an action on the node that the Road has selected, for the dispatch to run.
    OnRoad,
}

impl Views {
    pub(crate) fn new(road: Road) -> Views {
        Views {
            current: View::default(),
            road,
            today: Today::default(),
            pace: Pace::default(),
            log: Log::default(),
            guide: Guide::default(),
        }
    }

    /// Takes over the states over a former text, as far as its nodes still exist.
    pub(crate) fn resume(&mut self, former: &Views, nodes: Former<'_>, scene: Scene<'_>) {
        // Without `..`, so that a new view is not forgotten.
        let Views { current, road, today, pace, log, guide } = former;
        self.current = *current;
        if self.current == View::Guide {
            self.road.show_prose(true, scene);
        }
        self.road.resume(road, nodes, scene);
        self.today = today.resume(nodes);
        self.pace = pace.resume();
        self.log = log.resume(nodes);
        self.guide = guide.resume(nodes);
        self.road.settle(scene);
        self.road.resume_selection(road, nodes, scene);
    }

    pub(crate) fn show(&mut self, view: View, scene: Scene<'_>) {
        if (view == View::Guide) != (self.current == View::Guide) {
            self.road.show_prose(view == View::Guide, scene);
        }
        match view {
            View::Guide => {
                if self.current != View::Guide {
                    let pane = self.road.pane();
                    let entry = self.road.selected().filter(|_| pane == Pane::Checklist);
                    let is_alone = self.guide.is_alone;
                    self.guide = Guide::at(self.road.cursor(Pane::Outline), entry, pane, &scene.doc.roadmap);
                    self.guide.is_alone = is_alone;
                }
                self.road.set_pane(Pane::Checklist);
            }
            _ if self.current == View::Guide => self.road.set_pane(self.guide.from),
            View::Road | View::Today | View::Pace | View::Log => {}
        }
        self.current = view;
    }

    /// Returns true if one pane has the whole width.
    pub(crate) fn is_alone(&self) -> bool {
        self.current == View::Guide && self.guide.is_alone
    }

    /// The node under the cursor; of a page without one, the heading that is read.
    pub(crate) fn place(&self) -> Option<NodeId> {
        match self.current {
            View::Guide if self.reads() => self.guide.stop().and_then(Stop::entry).or(self.road.cursor(Pane::Outline)),
            View::Road | View::Today | View::Pace | View::Log | View::Guide => self.road.selected(),
        }
    }

    pub(crate) fn mode(&self) -> Mode {
        match self.current {
            View::Road if self.road.is_selecting() => Mode::Select,
            view => view.mode(),
        }
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) -> Outcome {
        match self.current {
            View::Road if self.road.is_selecting() => self.road.handle_in_selection(action, cx),
            View::Road => return Outcome::OnRoad,
            View::Today if self.today.handle(action, &self.road, cx) => return Outcome::Leave,
            View::Pace if self.pace.handle(action, cx.layout) => return Outcome::Leave,
            View::Log if self.log.handle(action, cx) => return Outcome::Leave,
            View::Guide if self.guide.handle(action, &mut self.road, cx) => return Outcome::Leave,
            View::Today | View::Pace | View::Log | View::Guide => {}
        }
        Outcome::Handled
    }

    /// Returns the row of a pane at a cell. A click on a page only gives it the keys.
    pub(crate) fn row_at(&mut self, cell: Position, scene: Scene<'_>) -> Option<(Pane, RowInView)> {
        match self.current {
            View::Guide if self.is_on_page(cell, scene) => {
                self.road.set_pane(Pane::Checklist);
                None
            }
            View::Road | View::Guide => self.road.row_at(cell, scene),
            View::Today | View::Pace | View::Log => None,
        }
    }

    /// Moves to the row of a list, or to the box or link of a page, at a cell; returns its index, and the action that the
    /// click asks for.
    pub(crate) fn click_in_list(&mut self, cell: Position, scene: Scene<'_>) -> Option<(usize, Click)> {
        let layout = scene.layout;
        let marks_or_opens = |is_sign| if is_sign { Click::Once(Action::Tick) } else { Click::Twice(Action::In) };
        match self.current {
            View::Today => {
                let at = self.today.click(cell, layout)?;
                Some((at, marks_or_opens(self.today.is_sign(cell, layout))))
            }
            View::Log => Some((self.log.click(cell, layout)?, Click::Twice(Action::In))),
            View::Guide if self.is_on_page(cell, scene) => {
                self.road.set_pane(Pane::Checklist);
                let (stop, is_sign) = self.guide.click(cell, layout)?;
                self.guide.follow(&mut self.road, scene);
                Some((stop, marks_or_opens(is_sign)))
            }
            View::Road | View::Pace | View::Guide => None,
        }
    }

    /// Scrolls cursors that were left by the wheel into view again.
    pub(crate) fn follow_cursors(&mut self) {
        self.road.follow_cursors();
        self.today.follow_cursor();
        self.log.follow_cursor();
    }

    fn is_on_page(&self, cell: Position, scene: Scene<'_>) -> bool {
        self.road.pane_at(cell, scene) == Some(Pane::Checklist)
    }

    /// Selects a row at a cell. Returns the action that the click asks for, which may take a second click.
    pub(crate) fn click(&mut self, pane: Pane, place: RowInView, cell: Position, scene: Scene<'_>) -> Click {
        let hit = self.road.click(pane, place, cell, scene);
        match (self.current, hit) {
            (View::Road, Hit::Mark) => Click::Once(Action::Tick),
            (View::Road, Hit::Text) => Click::Twice(Action::In),
            (View::Road, Hit::Fold) => Click::Nothing,
            (View::Guide, _) => {
                self.guide.turn_to(Some(place.row), &scene.doc.roadmap);
                Click::Nothing
            }
            (View::Today | View::Pace | View::Log, _) => Click::Nothing,
        }
    }

    /// Scrolls the pane at a cell; cursors stay where they are.
    pub(crate) fn wheel(&mut self, cell: Position, down: bool, lines: u16, scene: Scene<'_>) {
        match (self.current, self.road.pane_at(cell, scene)) {
            (View::Today, _) => self.today.wheel(down, lines),
            (View::Pace, _) => self.pace.wheel(down, lines),
            (View::Log, _) => self.log.wheel(down, lines),
            (_, None) => {}
            (View::Guide, Some(Pane::Checklist)) => {
                self.guide.wheel(down, lines, scene.layout);
                self.guide.follow(&mut self.road, scene);
            }
            (View::Road | View::Guide, Some(pane)) => self.road.wheel(pane, down, lines, scene),
        }
    }

    /// Moves cursors and tops to rows that are shown, and scrolls them into view.
    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        self.road.settle(scene);
        match self.current {
            View::Road => {}
            View::Today => self.today.settle(scene),
            View::Pace => self.pace.settle(scene),
            View::Log => self.log.settle(scene),
            View::Guide => self.guide.settle(scene.doc, scene.layout),
        }
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        match self.current {
            View::Road => road::draw::draw(&self.road, scene, theme, buffer),
            View::Today => today::draw(&self.today, scene, theme, buffer),
            View::Pace => pace::draw(&self.pace, scene, theme, buffer),
            View::Log => log::draw(&self.log, scene, theme, buffer),
            View::Guide => {
                let both = scene.layout.both;
                let reads = self.reads();
                if both || !reads {
                    road::draw::draw_outline(&self.road, scene, theme, buffer);
                }
                if both || reads {
                    guide::draw(&self.guide, reads, scene, theme, buffer);
                }
            }
        }
    }

    /// The keys that matter now, the most useful first.
    pub(crate) fn hints(&self) -> &'static [Action] {
        match self.current {
            View::Road if self.road.is_selecting() => &[Action::Tick, Action::Doing, Action::Skip, Action::Down],
            View::Road => self.road.hints(),
            View::Today => self.today.hints(),
            View::Pace => self.pace.hints(),
            View::Log => self.log.hints(),
            View::Guide => self.guide.hints(self.road.pane()),
        }
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, scene: Scene<'_>) -> bool {
        match self.current {
            View::Road => self.road.is_selecting() || self.road.applies(action, scene),
            View::Today => self.today.applies(action),
            View::Pace => self.pace.applies(action, scene.layout),
            View::Log => self.log.applies(action, scene.doc),
            View::Guide => self.guide.applies(action, self.road.pane(), scene.layout),
        }
    }

    /// The row under the cursor in words; in the Guide the current place of a search.
    pub(crate) fn words(&self, scene: Scene<'_>) -> String {
        match self.current {
            View::Guide if self.reads() => guide::plain::place(&self.guide, scene.doc, scene.layout),
            View::Road | View::Guide => road::plain::row(&self.road, scene),
            View::Today => today::plain::row(&self.today, scene),
            View::Pace => String::new(),
            View::Log => log::plain::row(&self.log, scene),
        }
    }

    /// The node that an action of the shown view is about.
    pub(crate) fn node(&self, doc: &Document) -> Option<NodeId> {
        match self.current {
            View::Road => self.road.selected(),
            View::Today => self.today.selected(),
            View::Log => self.log.node(doc),
            View::Guide => self.guide.heading,
            View::Pace => None,
        }
    }

    /// The moment of the entry of time under the cursor of the Log.
    pub(crate) fn time_entry(&self, doc: &Document) -> Option<At> {
        (self.current == View::Log).then(|| self.log.time_entry(doc))?
    }

    /// The lines that are read, in words.
    pub(crate) fn page(&self, scene: Scene<'_>) -> Vec<ReadLine> {
        match self.current {
            View::Guide if self.reads() => guide::plain::lines(&self.guide, scene.doc, scene.layout),
            View::Today => today::plain::lines(&self.today),
            View::Pace => pace::plain::lines(&self.pace, scene),
            View::Log => log::plain::lines(&self.log, scene),
            View::Road | View::Guide => Vec::new(),
        }
    }

    /// Returns true if the pane beside the outline has the keys.
    fn reads(&self) -> bool {
        self.road.pane() == Pane::Checklist
    }

    /// The address of the link under the cursor of a page.
    pub(crate) fn link(&self) -> Option<String> {
        match self.current {
            View::Guide if self.reads() => self.guide.stop().and_then(Stop::link).map(|link| link.address.clone()),
            View::Road | View::Today | View::Pace | View::Log | View::Guide => None,
        }
    }

    /// The links of the page that is read; `None` where none is.
    pub(crate) fn page_links(&self) -> Option<Vec<Link>> {
        match self.current {
            View::Guide if self.reads() => Some(self.guide.links()),
            View::Road | View::Today | View::Pace | View::Log | View::Guide => None,
        }
    }
}
