//! The Pace view: the phases against the plan, credit over time with its forecast, a year of study days, the week.

mod burn_up;
mod draw;
mod page;
mod phases;
pub(crate) mod plain;
mod year;

use crate::progress::pace::{self, Day};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::pace::page::Page;
use crate::tui::pace::phases::Measures;
use crate::tui::scene::Scene;
use crate::tui::widgets::list::moved;

pub(crate) use draw::draw;

/// State of the view.
#[derive(Debug, Default)]
pub struct Pace {
    /// The topmost line of the page that is shown.
    top: usize,
    known: Option<Known>,
}

/// The contents as of a revision of the document and a day.
#[derive(Debug)]
struct Known {
    revision: u64,
    day: Day,
    pace: pace::Pace,
    measures: Measures,
}

impl Pace {
    /// The same place over another text of the roadmap.
    pub(crate) fn resume(&self) -> Pace {
        Pace { top: self.top, known: None }
    }

    /// Handles an action; returns whether the view is left.
    pub(crate) fn handle(&mut self, action: Action, layout: &Layout) -> bool {
        if let Some(top) = moved(action, self.top, usize::from(layout.panes.height).max(2) - 1) {
            self.top = top;
        }
        action == Action::Back
    }

    pub(crate) fn wheel(&mut self, down: bool, lines: u16) {
        let lines = usize::from(lines);
        self.top = if down { self.top.saturating_add(lines) } else { self.top.saturating_sub(lines) };
    }

    /// Works the contents out where the document or the day is another one, and leaves no line unused at the end.
    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        self.update(scene.doc);
        self.top = self.top.min(self.lowest(scene.layout));
    }

    fn update(&mut self, doc: &Document) {
        let (revision, Some(day)) = (doc.revision, doc.streak.today) else { return };
        if self.known.as_ref().is_none_or(|known| (known.revision, known.day) != (revision, day)) {
            let pace = doc.outlook().pace();
            let measures = Measures::of(&pace.bars, day, doc);
            self.known = Some(Known { revision, day, pace, measures });
        }
    }

    /// The topmost line where the end of the page is in view.
    fn lowest(&self, layout: &Layout) -> usize {
        let Some(known) = &self.known else { return 0 };
        let page = Page::of(known, layout);
        usize::from(page.height.saturating_sub(page.window(layout).height))
    }

    /// The keys that matter now.
    pub(crate) fn hints(&self) -> &'static [Action] {
        &[Action::Down, Action::Today, Action::Log, Action::Road]
    }

    /// Returns true if an action does anything now.
    pub(crate) fn applies(&self, action: Action, layout: &Layout) -> bool {
        action != Action::Down || self.lowest(layout) > 0
    }
}
