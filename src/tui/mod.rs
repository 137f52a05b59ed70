//! The screen's state and how it answers: `update(app, message, now)` changes the state and gives
//! back the effects asked of the world. Pure: no clock, no files, no terminal.

mod banner;
mod changes;
mod draw;
mod filter;
mod find;
mod footer;
mod guide;
mod header;
mod help;
pub mod keymap;
mod layout;
mod links;
mod message;
mod milestone;
mod mode;
mod mouse;
mod note;
mod notice;
mod notice_words;
mod palette;
mod picker;
pub mod plain;
mod press;
mod reload;
mod road;
mod roadmaps;
mod update;
mod widgets;

pub use banner::{Alarm, Saving};
pub use changes::cards::{Card, LABEL, Text};
pub use draw::draw;
pub use filter::Filter;
pub use footer::hints::Hint;
pub use guide::Guide;
pub use guide::page::{PageLine, Set};
pub use header::{Header, View};
pub use layout::{Area, Layout, Size};
pub use links::ADDRESS;
pub use message::{Effect, Key, Message, Mouse, Press, Told};
pub use mode::{Help, Mode, Shown};
pub use note::Writing;
pub use notice::{Deed, Hid, Remark, Sign};
pub use picker::{Pick, Picked, Picker};
pub use reload::Lost;
pub use road::checklist::{BAR, Checklist, Columns, LEAD};
pub use road::indent::Indent;
pub use road::note_lines::Margin;
pub use road::outline::{Entry, Outline};
pub use road::outline_width::{BARS, WIDE_BARS_FROM};
pub use road::rows::{Placed, Rows};
pub use roadmaps::{Listed, Roadmaps};
pub use widgets::editor::Editor;
pub use widgets::line_editor::{LONGEST as LONGEST_QUERY, Prompt};
pub use widgets::theme::{Look, Palette};

use std::collections::BTreeMap;

use self::changes::Review;
use self::filter::Sieve;
use self::find::Found;
use self::keymap::Keymap;
use self::mode::Over;
use self::mouse::Spot;
use self::road::folds::Folds;
use self::road::outline::OutlineRows;
use self::road::outline_width::Breadth;
use self::road::pane::Pane;
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
pub struct Tui {
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

impl Tui {
    /// The screen of a roadmap in a window of this size, at the node with the key `place` or, without
    /// one, at the first section that has something open.
    pub fn new(roadmap: Roadmap, progress: Progress, size: Size, place: Option<&str>) -> Tui {
        let outline = Outline::new(&roadmap, &progress);
        let breadth = Breadth::of(&roadmap, &outline);
        let mut tui = Tui {
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
        tui.unfold_at_first();
        tui.stand_at_first(place);
        tui.settle();
        tui
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
            width: layout.inside(layout.checklist).width.min(road::checklist::WIDEST),
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
        road::rows::placed(&self.outline_rows(), self.outline_pane.top, layout.inside(layout.outline).height).collect()
    }

    /// The rows of the checklist that are in view.
    pub fn checklist_view(&self) -> Vec<Placed> {
        let layout = self.layout();
        let height = layout.inside(layout.checklist).height;
        self.checklist().map_or(Vec::new(), |rows| road::rows::placed(&rows, self.checklist_pane.top, height).collect())
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
