//! The screen's state and how it answers: `update(app, message, now)` changes the state and gives
//! back the effects asked of the world. Pure: no clock, no files, no terminal.

mod alarm;
mod breadth;
mod cards;
mod changes;
mod checklist;
mod choice;
mod editor;
mod filter;
mod find;
pub mod fit;
mod fold;
mod guide;
mod header;
pub mod help;
mod hints;
mod home;
mod indent;
mod judge;
pub mod keymap;
mod layout;
mod levels;
mod links;
mod list;
mod margin;
mod mark;
mod message;
mod milestone;
mod mode;
mod mouse;
mod note;
mod open;
mod outline;
mod page;
mod palette;
mod pane;
mod phrase;
mod picker;
mod press;
mod prompt;
mod rank;
mod remark;
mod resume;
mod roadmaps;
mod rows;
mod select;
mod sieve;
mod start;
pub mod styled;
mod table;
mod travel;
mod update;

pub use alarm::{Alarm, Saving};
pub use breadth::{BARS, WIDE_BARS_FROM};
pub use cards::{Card, LABEL, Text};
pub use checklist::{BAR, Checklist, Columns, LEAD};
pub use editor::Editor;
pub use guide::Guide;
pub use header::{Header, View};
pub use hints::Hint;
pub use indent::Indent;
pub use layout::{Area, Layout, Size};
pub use links::ADDRESS;
pub use margin::Margin;
pub use message::{Effect, Key, Message, Mouse, Press, Told};
pub use mode::{Help, Mode, Shown};
pub use note::Writing;
pub use outline::{Entry, Outline};
pub use page::{PageLine, Set};
pub use picker::{Pick, Picked, Picker};
pub use prompt::{LONGEST as LONGEST_QUERY, Prompt};
pub use remark::{Deed, Hid, Remark, Sign};
pub use resume::Lost;
pub use roadmaps::{Listed, Roadmaps};
pub use rows::{Placed, Rows};
pub use sieve::Filter;
pub use update::update;

use std::collections::BTreeMap;

use self::breadth::Breadth;
use self::changes::Review;
use self::find::Found;
use self::fold::Folds;
use self::keymap::Keymap;
use self::mode::Over;
use self::mouse::Spot;
use self::outline::OutlineRows;
use self::pane::Pane;
use self::sieve::Sieve;
use crate::progress::{At, Draft, Fact, Progress, StudyDay};
use crate::roadmap::{NodeId, Roadmap};

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Phases and sections.
    #[default]
    Outline,
    /// What is to be ticked.
    Checklist,
}

/// All that the screen knows.
#[derive(Debug)]
pub struct App {
    roadmap: Roadmap,
    progress: Progress,
    size: Size,
    outline: Outline,
    breadth: Breadth,
    outline_folds: Folds,
    outline_pane: Pane,
    checklist_folds: Folds,
    checklist_pane: Pane,
    side: Side,
    keymap: Keymap,
    /// What stands over the view; the last has the keys.
    overs: Vec<Over>,
    /// What was found last.
    found: Found,
    /// The page that is read, while the Guide view is shown.
    guide: Option<Guide>,
    /// What the panes leave out.
    sieve: Sieve,
    /// The one phase that is shown, if it is only one.
    focus: Option<NodeId>,
    /// Where selecting began, while it goes on.
    selection: Option<NodeId>,
    /// What was clicked last, and when.
    clicked: Option<(Spot, At)>,
    /// What changed since the roadmap was last seen.
    review: Review,
    notices: Vec<String>,
    /// The notes that are half written, by the keys of their nodes.
    drafts: BTreeMap<String, Draft>,
    /// Where those are kept on the disk, in words for the learner.
    drafts_at: String,
    /// The learner's day when something was last heard of, in days since 1970-01-01.
    today: Option<i64>,
    /// What makes a day one on which was learnt, and the last of which that is known or was told.
    study_day: StudyDay,
    studied: Option<i64>,
    /// How many days in a row up to today are ones on which was learnt.
    streak: u32,
    remark: Option<Remark>,
    saving: Saving,
    /// The ticket of the newest action.
    ticket: u64,
    /// The actions that are not durable yet, with their tickets.
    on_its_way: Vec<(u64, Vec<Fact>)>,
    /// Whether the learner wants to leave, which waits for what is not saved.
    leaving: bool,
}

impl App {
    /// The screen of a roadmap in a window of this size, at the node with the key `place` or, without
    /// one, at the first section that has something open.
    pub fn new(roadmap: Roadmap, progress: Progress, size: Size, place: Option<&str>) -> App {
        let outline = Outline::new(&roadmap, &progress);
        let breadth = Breadth::of(&roadmap, &outline);
        let mut app = App {
            roadmap,
            progress,
            size,
            outline,
            breadth,
            outline_folds: Folds::all(true),
            outline_pane: Pane::default(),
            checklist_folds: Folds::all(false),
            checklist_pane: Pane::default(),
            side: Side::Outline,
            keymap: Keymap::default(),
            overs: Vec::new(),
            found: Found::default(),
            guide: None,
            sieve: Sieve::default(),
            focus: None,
            selection: None,
            clicked: None,
            review: Review::default(),
            notices: Vec::new(),
            drafts: BTreeMap::new(),
            drafts_at: String::new(),
            today: None,
            study_day: StudyDay::default(),
            studied: None,
            streak: 0,
            remark: None,
            saving: Saving::Saved,
            ticket: 0,
            on_its_way: Vec::new(),
            leaving: false,
        };
        app.unfold_at_first();
        app.stand_at_first(place);
        app.settle();
        app
    }

    /// Takes the learner's own keys, and what makes a day one on which was learnt.
    pub fn heed(&mut self, keymap: Keymap, study_day: StudyDay) {
        self.keymap = keymap;
        self.study_day = study_day;
    }

    /// The roadmap.
    pub fn roadmap(&self) -> &Roadmap {
        &self.roadmap
    }

    /// Marks and counts.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What the outline can show.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The checklist of what is selected in the outline; `None` where the roadmap has nothing to tick.
    pub fn checklist(&self) -> Option<Checklist<'_>> {
        let layout = self.layout();
        Some(Checklist {
            roadmap: &self.roadmap,
            progress: &self.progress,
            folds: &self.checklist_folds,
            sieve: &self.sieve,
            root: self.outline_pane.cursor?,
            cursor: self.checklist_pane.cursor.filter(|_| self.side == Side::Checklist),
            drafted: self.drafted(),
            width: layout.inside(layout.checklist).width.min(checklist::WIDEST),
            height: layout.inside(layout.checklist).height,
            today: self.today,
        })
    }

    /// The window's size.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Where the panels stand.
    pub fn layout(&self) -> Layout {
        let mut layout = Layout::new(self.size, self.alarms().len() as u16, self.breadth);
        let Some(picker) = self.picker() else { return layout };
        if let Some(cells) = picker.cells() {
            layout.narrow_popup(cells);
        }
        // Where letters are typed the list keeps its height: it would jump at each of them.
        if !picker.takes_text() {
            let room = layout.inside(layout.popup).width.saturating_sub(ADDRESS);
            layout.fit_popup((picker.entries.len().max(1) + self.long_address(room).len()) as u16);
        }
        layout
    }

    /// Which pane the keys go to.
    pub fn side(&self) -> Side {
        self.side
    }

    /// The row under a pane's cursor.
    pub fn cursor(&self, side: Side) -> Option<NodeId> {
        match side {
            Side::Outline => self.outline_pane.cursor,
            Side::Checklist => self.checklist_pane.cursor,
        }
    }

    /// The rows of the outline that are in view.
    pub fn outline_view(&self) -> Vec<Placed> {
        let layout = self.layout();
        rows::placed(&self.outline_rows(), self.outline_pane.top, layout.inside(layout.outline).height).collect()
    }

    /// The rows of the checklist that are in view.
    pub fn checklist_view(&self) -> Vec<Placed> {
        let layout = self.layout();
        let height = layout.inside(layout.checklist).height;
        self.checklist().map_or(Vec::new(), |rows| rows::placed(&rows, self.checklist_pane.top, height).collect())
    }

    /// Whether the sections below this row of the outline are folded away.
    pub fn is_folded(&self, row: NodeId) -> bool {
        self.outline.can_fold(row) && self.outline_folds.is_closed(row)
    }

    /// The keys.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What the last key led to, if that is to be said.
    pub fn remark(&self) -> Option<&Remark> {
        self.remark.as_ref()
    }

    fn outline_rows(&self) -> OutlineRows<'_> {
        OutlineRows {
            outline: &self.outline,
            folds: &self.outline_folds,
            sieve: &self.sieve,
            focus: self.focus,
            cursor: self.outline_pane.cursor,
        }
    }
}
