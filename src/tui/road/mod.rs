//! The Road view: the outline, and the checklist of what is selected in it.

pub(crate) mod checklist;
pub(crate) mod choice;
pub(crate) mod draw;
mod draw_checklist;
mod draw_outline;
mod fold_levels;
pub(crate) mod folds;
pub(crate) mod indent;
pub(crate) mod keys;
pub(crate) mod marking;
mod milestone;
pub(crate) mod mouse;
mod navigate;
mod next_open;
pub(crate) mod note_lines;
pub(crate) mod outline;
mod outline_rows;
pub(crate) mod outline_width;
pub(crate) mod plain;
mod reload;
mod remember;
pub(crate) mod rows;
mod scroll;
mod selection;
pub(crate) mod showing;
mod start;
pub(crate) mod visible;

use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;

use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::road::checklist::Checklist;
use crate::tui::road::folds::Folds;
use crate::tui::road::outline::{Outline, divides};
use crate::tui::road::outline_rows::OutlineRows;
use crate::tui::road::outline_width::OutlineWidth;
use crate::tui::road::rows::{RowInView, Rows, placed};
use crate::tui::road::scroll::Scroll;
use crate::tui::road::visible::{Filter, Visible};
use crate::tui::scene::Scene;

/// A pane of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// Phases and sections.
    #[default]
    Outline,
    /// The items of what is selected in the outline.
    Checklist,
}

/// State of the Road view.
#[derive(Debug)]
pub struct Road {
    outline: Outline,
    outline_width: OutlineWidth,
    /// Cells that the texts of the checklist ask for, once a window is wide enough for the question.
    widest_text: OnceCell<u16>,
    /// The last heading whose checklist was measured, with the cell after its longest name.
    names: Cell<Option<(NodeId, u16)>>,
    outline_folds: Folds,
    outline_scroll: Scroll,
    checklist_folds: Folds,
    checklist_scroll: Scroll,
    /// The pane that has the keys.
    pane: Pane,
    visible: Visible,
    /// The document's revision that `visible` was computed for.
    revision: u64,
    /// The only phase that is shown, if not all are.
    focus: Option<NodeId>,
    /// The row where a selection began.
    selection: Option<NodeId>,
}

impl Road {
    pub(crate) fn new(doc: &Document) -> Road {
        let outline = Outline::new(&doc.roadmap, &doc.progress);
        Road {
            outline_width: OutlineWidth::of(&doc.roadmap, &outline),
            widest_text: OnceCell::new(),
            names: Cell::new(None),
            outline,
            outline_folds: Folds::all(true),
            outline_scroll: Scroll::default(),
            checklist_folds: Folds::all(false),
            checklist_scroll: Scroll::default(),
            pane: Pane::Outline,
            visible: Visible::default(),
            revision: doc.revision,
            focus: None,
            selection: None,
        }
    }

    pub(crate) fn outline(&self) -> &Outline {
        &self.outline
    }

    pub(crate) fn outline_width(&self) -> OutlineWidth {
        self.outline_width
    }

    /// Shows headings with prose alone in the outline, for the Guide, or leaves them out again.
    pub(crate) fn show_prose(&mut self, shows: bool, scene: Scene<'_>) {
        let Document { roadmap, progress, .. } = scene.doc;
        self.outline = if shows { Outline::with_prose(roadmap, progress) } else { Outline::new(roadmap, progress) };
        let near = |node| self.outline.enclosing(roadmap, node).or_else(|| self.outline.before(node));
        let entry = self.outline_scroll.cursor.and_then(near).or_else(|| self.outline_rows().first());
        self.select(entry, scene);
    }

    /// The widths of both panes, frames included, in a window of this width that shows both. They are no wider than their
    /// content asks for.
    pub(crate) fn pane_widths(&self, doc: &Document, columns: u16) -> (u16, u16) {
        let asked = || *self.widest_text.get_or_init(|| checklist::widest_text(&doc.roadmap));
        let narrowest = outline_width::checklist_width(0);
        let outline = self.outline_width.in_window(columns, narrowest);
        if columns <= outline + narrowest {
            return (outline, columns.saturating_sub(outline));
        }
        let checklist = outline_width::checklist_width(asked());
        let outline = self.outline_width.in_window(columns, checklist);
        (outline, checklist.min(columns.saturating_sub(outline)))
    }

    /// The pane that has the keys.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    pub(crate) fn set_pane(&mut self, pane: Pane) {
        self.pane = pane;
    }

    /// The row under a pane's cursor.
    pub fn cursor(&self, pane: Pane) -> Option<NodeId> {
        match pane {
            Pane::Outline => self.outline_scroll.cursor,
            Pane::Checklist => self.checklist_scroll.cursor,
        }
    }

    /// The row under the cursor of the pane that has the keys.
    pub fn selected(&self) -> Option<NodeId> {
        self.cursor(self.pane)
    }

    /// Returns true if the row under the cursor opens as a card, not as a section.
    pub(crate) fn opens_card(&self, doc: &Document) -> bool {
        self.pane == Pane::Checklist && self.selected().is_some_and(|row| !divides(doc.roadmap.node(row)))
    }

    /// The checklist of what is selected in the outline; `None` where the roadmap has nothing to tick.
    pub(crate) fn checklist<'a>(&'a self, scene: Scene<'a>) -> Option<Checklist<'a>> {
        let Scene { doc, layout, .. } = scene;
        let inside = layout.inside(layout.checklist);
        let root = self.outline_scroll.cursor?;
        let mut checklist = Checklist {
            roadmap: &doc.roadmap,
            progress: &doc.progress,
            folds: &self.checklist_folds,
            visible: &self.visible,
            root,
            cursor: self.checklist_scroll.cursor.filter(|_| self.pane == Pane::Checklist),
            drafted: drafted(doc),
            width: inside.width.min(checklist::WIDEST),
            height: inside.height,
            names: 0,
            today: doc.streak.today,
        };
        let known = self.names.get().filter(|(of, _)| *of == root);
        checklist.names = known.map_or_else(|| checklist.measure_names(), |(_, names)| names);
        self.names.set(Some((root, checklist.names)));
        Some(checklist)
    }

    pub(crate) fn outline_rows(&self) -> OutlineRows<'_> {
        OutlineRows {
            outline: &self.outline,
            folds: &self.outline_folds,
            visible: &self.visible,
            focus: self.focus,
            cursor: self.outline_scroll.cursor,
        }
    }

    /// The rows of a pane that are in view.
    pub(crate) fn rows_in_view(&self, pane: Pane, scene: Scene<'_>) -> Vec<RowInView> {
        let layout = scene.layout;
        match pane {
            Pane::Outline => {
                let height = layout.inside(layout.outline).height;
                placed(&self.outline_rows(), self.outline_scroll.top, height).collect()
            }
            Pane::Checklist => {
                let height = layout.inside(layout.checklist).height;
                let rows = self.checklist(scene);
                rows.map_or(Vec::new(), |rows| placed(&rows, self.checklist_scroll.top, height).collect())
            }
        }
    }

    /// Returns true if the sections below this row of the outline are hidden.
    pub(crate) fn is_folded(&self, row: NodeId) -> bool {
        self.outline.can_fold(row) && self.outline_folds.is_closed(row)
    }

    pub fn filter(&self) -> Filter {
        self.visible.filter
    }

    pub fn hides_done(&self) -> bool {
        self.visible.hides_done
    }

    /// The only phase that is shown, if not all are.
    pub fn focus(&self) -> Option<NodeId> {
        self.focus
    }

    /// The title of the view where its panes have no frames: the filters and the open section.
    pub(crate) fn title(&self, scene: Scene<'_>) -> String {
        let roadmap = &scene.doc.roadmap;
        let is_open = !scene.layout.both && self.pane == Pane::Checklist;
        let section = self.cursor(Pane::Outline).filter(|_| is_open);
        let title = section.map_or_else(|| roadmap.title().to_owned(), |section| scene.doc.name(section));
        match self.filter_words() {
            Some(filter) => format!("{filter}, {title}"),
            None => title,
        }
    }

    /// The line of the window after the row under the cursor.
    pub(crate) fn last_line(&self, scene: Scene<'_>) -> Option<u16> {
        let layout = scene.layout;
        let area = match self.pane {
            Pane::Outline => layout.outline,
            Pane::Checklist => layout.checklist,
        };
        let rows = self.rows_in_view(self.pane, scene);
        let row = rows.iter().find(|place| Some(place.row) == self.selected())?;
        Some(layout.inside(area).y + row.y + row.lines)
    }

    /// The number of selected rows; 0 while nothing is being selected.
    pub(crate) fn selected_count(&self, scene: Scene<'_>) -> usize {
        if self.is_selecting() { self.selected_rows(scene).len() } else { 0 }
    }

    /// Moves cursors and tops to rows that are shown, and scrolls them into view.
    pub(crate) fn settle(&mut self, scene: Scene<'_>) {
        if self.revision != scene.doc.revision || self.keeps_another_row() {
            self.update_visible(scene.doc);
        }
        self.settle_outline(scene);
        self.settle_checklist(scene);
        self.settle_selection(scene);
    }

    fn settle_outline(&mut self, scene: Scene<'_>) {
        let layout = scene.layout;
        let shown = |row: Option<NodeId>| self.outline_rows().shown_row(row?);
        let (cursor, top) = (shown(self.outline_scroll.cursor), shown(self.outline_scroll.top));
        self.select(cursor, scene);
        let mut scroll = Scroll { cursor, top, is_rolled: self.outline_scroll.is_rolled };
        scroll.settle(&self.outline_rows(), layout.inside(layout.outline).height);
        self.outline_scroll = scroll;
    }

    fn settle_checklist(&mut self, scene: Scene<'_>) {
        let layout = scene.layout;
        let Some(rows) = self.checklist(scene) else { return };
        let shown = |row: Option<NodeId>| row.and_then(|row| rows.shown(row)).or_else(|| rows.first());
        let Scroll { cursor, top, is_rolled } = self.checklist_scroll;
        let mut scroll = Scroll { cursor: shown(cursor), top: shown(top), is_rolled };
        scroll.settle(&rows, layout.inside(layout.checklist).height);
        self.checklist_scroll = scroll;
    }
}

/// Nodes whose note has a draft that is not open in the editor.
fn drafted(doc: &Document) -> BTreeSet<NodeId> {
    let nodes = doc.drafts.keys().filter_map(|key| doc.locate(key));
    nodes.filter(|&node| Some(node) != doc.editing).collect()
}
