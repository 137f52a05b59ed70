//! The checklist: everything tickable below one heading, as rows.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::progress::{Progress, Tally};
use crate::roadmap::{Kind, NodeId, Roadmap, Span};
use crate::tui::road::folds::Folds;
use crate::tui::road::note_lines::{self, NoteLines, note_lines};
use crate::tui::road::outline::{divides, holds_nothing, label};
use crate::tui::road::rows::Rows;
use crate::tui::road::visible::Visible;
use crate::tui::widgets::styled::{Parts, styled};
use crate::tui::widgets::text::{counts_width, prefix, width, wrap};

/// Cells of the small bar.
pub const BAR: u16 = 5;
/// The greatest height of a row. The one under the cursor may be higher, to be read.
const MOST_LINES: usize = 6;
/// The greatest width, and the one that short texts get where the window has more.
pub(crate) const WIDEST: u16 = 112;
pub(crate) const NARROWEST: u16 = 78;
/// Bars stand right of this cell, where the pane is wide enough, so that those of most sections stand in one column.
const BARS_FROM: u16 = 36;
/// The number of nodes that are measured: in a long section or roadmap the names of others may be broken.
const MEASURED: usize = 300;
/// Below this width of the pane, indents are smaller and small bars are left out.
const ROOMY: u16 = 44;
/// Cells from a sign to its text: a sign in ASCII takes one more on either side.
const GAP: u16 = 3;
/// Lower panes do not show the notes on the heading above its checklist.
const LEAD_FROM: u16 = 12;
/// Lines kept for the neighbours of a row whose note is shown whole: more than they usually need.
const BESIDE: u16 = 6;
/// The first cell of those notes.
pub const LEAD: u16 = 2;

/// The checklist of one heading, with its folds, filters and width.
pub struct Checklist<'a> {
    pub(crate) roadmap: &'a Roadmap,
    pub(crate) progress: &'a Progress,
    pub(crate) folds: &'a Folds,
    pub(crate) visible: &'a Visible,
    pub(crate) root: NodeId,
    /// The row under the cursor, if this pane has the keys.
    pub(crate) cursor: Option<NodeId>,
    /// Nodes whose note has a draft.
    pub(crate) drafted: BTreeSet<NodeId>,
    /// The width without the frame, at most [`WIDEST`].
    pub(crate) width: u16,
    /// The height of the pane.
    pub(crate) height: u16,
    /// Names with bars end before this cell, where they fit.
    pub(crate) names: u16,
    /// The learner's day, where it is known.
    pub(crate) today: Option<i64>,
}

/// The columns of a row, in cells from the left of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The glyph; for a heading, its text.
    pub glyph: u16,
    /// The text.
    pub text: u16,
    /// Cells for the text.
    pub room: u16,
    /// The small bar, where there is room for one.
    pub bar: Option<u16>,
    /// The width of the counts; 0 where the row has none.
    pub counts: u16,
}

impl Checklist<'_> {
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Returns true for a heading, or a group that is not a list entry.
    pub fn is_heading(&self, row: NodeId) -> bool {
        divides(self.roadmap.node(row))
    }

    /// Returns true if the rows below this one are hidden.
    pub fn is_folded(&self, row: NodeId) -> bool {
        self.can_fold(row) && self.folds.is_closed(row)
    }

    /// Returns true if there is anything below this row.
    pub(crate) fn can_fold(&self, row: NodeId) -> bool {
        self.roadmap.node(row).end > row.next()
    }

    /// The lines of a row's text, with their styles.
    pub fn styled(&self, row: NodeId) -> Vec<Vec<Span>> {
        let label = label(self.roadmap, row);
        let mut lines = self.breaks(row, &label);
        if let Some(last) = lines.last_mut() {
            // A little more than has room, so that it is seen to go on: all the rest may be very long.
            last.end = last.start + prefix(&label[last.clone()], usize::from(self.columns(row).room) + 2);
        }
        let spans = styled(self.roadmap, row, &label);
        let mut parts = Parts::of(&spans);
        lines.into_iter().map(|line| parts.next(line)).collect()
    }

    /// The cell of the fold sign behind the first line of a folded row.
    pub fn sign(&self, row: NodeId) -> Option<u16> {
        let first = self.is_folded(row).then(|| self.styled(row).into_iter().next()).flatten()?;
        let cells: usize = first.iter().map(|span| width(&span.text)).sum();
        Some(self.columns(row).text + cells as u16 + 1)
    }

    /// The notes on a row, which are shown below its text.
    pub fn note_lines(&self, row: NodeId) -> NoteLines {
        let most = if self.cursor == Some(row) { self.lines_left(row) } else { 0 };
        self.notes_of(row, self.note_room(self.columns(row)), most.max(note_lines::MOST_LINES))
    }

    fn notes_of(&self, node: NodeId, room: u16, most: u16) -> NoteLines {
        let has_draft = self.drafted.contains(&node);
        NoteLines { has_draft, ..note_lines(self.progress, node, room, most, self.today) }
    }

    /// The lines of the pane that a row and its neighbours leave free.
    fn lines_left(&self, row: NodeId) -> u16 {
        let own = self.breaks(row, &label(self.roadmap, row)).len() as u16;
        self.height.saturating_sub(own + self.lead_lines(row) + BESIDE)
    }

    /// The notes on the heading itself, shown above the first row where the pane has room for both.
    pub fn lead(&self, row: NodeId) -> Option<NoteLines> {
        let has_room = self.height >= LEAD_FROM && self.first() == Some(row);
        let room = || self.note_room(Columns { text: LEAD, ..self.columns(row) });
        let lead = has_room.then(|| self.notes_of(self.root, room(), note_lines::MOST_LINES));
        lead.filter(|lead| lead.height() > 0)
    }

    /// Cells for a note below a text, behind its glyph and a space.
    fn note_room(&self, columns: Columns) -> u16 {
        self.width.saturating_sub(columns.text + 3)
    }

    /// Lines above the row's own text.
    pub fn lead_lines(&self, row: NodeId) -> u16 {
        self.lead(row).map_or(0, |lead| lead.height() + 1)
    }

    /// The ranges of the lines of a row's text.
    fn breaks(&self, row: NodeId, label: &str) -> Vec<Range<usize>> {
        let most =
            if self.cursor == Some(row) { usize::from(self.height.saturating_sub(self.lead_lines(row))) } else { 0 };
        wrap(label, usize::from(self.columns(row).room.max(1)), most.max(MOST_LINES))
    }

    /// The columns of a row.
    pub fn columns(&self, row: NodeId) -> Columns {
        let roomy = self.width >= ROOMY;
        let indent = (self.level(row) * if roomy { 4 } else { 2 }).min(self.width / 3);
        let glyph = 2 + indent;
        let text = if self.is_heading(row) { glyph } else { glyph + GAP };
        let counts = if self.has_counts(row) { self.counts_width() } else { 0 };
        let bar = (roomy && counts > 0).then(|| self.figures_end().saturating_sub(counts + BAR + 2));
        let end = match bar {
            Some(bar) => bar.saturating_sub(2),
            None => self.width.saturating_sub(counts + if counts > 0 { 2 } else { 1 }),
        };
        Columns { glyph, text, room: end.saturating_sub(text), bar, counts }
    }

    /// The cell after the counts. They and the bars stand near the names, however wide the pane is.
    pub(crate) fn figures_end(&self) -> u16 {
        let (most, counts) = (self.width.saturating_sub(1), self.counts_width());
        if self.width < ROOMY { most } else { (self.names.max(BARS_FROM) + counts + BAR + 4).min(most) }
    }

    /// The cell after the longest name with a bar, among the first rows of a pane with room for all.
    pub(crate) fn measure_names(&self) -> u16 {
        let rows = self.roadmap.subtree(self.root).skip(1).take(MEASURED).map(|(row, _)| row);
        let with_bars = rows.filter(|&row| self.has_counts(row));
        let end = |row| self.columns(row).text as usize + width(&label(self.roadmap, row));
        with_bars.map(end).max().unwrap_or(0).min(WIDEST.into()) as u16
    }

    /// Steps of indentation: one for each node between the root and the row, but an item stands right
    /// under the innermost heading.
    fn level(&self, row: NodeId) -> u16 {
        let above: Vec<_> = self.roadmap.ancestors(row).take_while(|&up| up != self.root).collect();
        let under_heading = !self.is_heading(row) && above.iter().any(|&up| self.is_heading(up));
        (above.len() - usize::from(under_heading)).min(usize::from(self.width)) as u16
    }

    fn has_counts(&self, row: NodeId) -> bool {
        let tally = self.progress.tally(row);
        let node = self.roadmap.node(row);
        match node.kind {
            Kind::Item if node.is_counted() => tally.points > 0,
            Kind::Item | Kind::Phase | Kind::Section | Kind::Group => tally.items + tally.extras > 0,
            Kind::Point | Kind::Extra => false,
        }
    }

    /// One width for all counts of the checklist, so that bars are aligned.
    fn counts_width(&self) -> u16 {
        let Tally { items, extras, .. } = *self.progress.tally(self.root);
        counts_width(items.max(extras)).max(5)
    }

    /// Returns true if neither this row nor anything below it is shown.
    fn is_empty(&self, row: NodeId) -> bool {
        !self.visible.shows(row) || holds_nothing(self.roadmap, self.progress, row)
    }

    /// The row that shows this node: its own, or the outermost folded one above it, or `None` if it lies
    /// under a heading without anything to tick.
    pub(crate) fn shown(&self, node: NodeId) -> Option<NodeId> {
        let mut row = node;
        for up in self.roadmap.ancestors(node).take_while(|&up| up != self.root) {
            if self.is_empty(up) {
                return None;
            }
            if self.folds.is_closed(up) {
                row = up;
            }
        }
        (!self.is_empty(row)).then_some(row)
    }

    /// The first row at or after `from`.
    fn seek(&self, mut from: NodeId) -> Option<NodeId> {
        let end = self.roadmap.node(self.root).end;
        while from < end {
            if !self.is_empty(from) {
                return Some(from);
            }
            from = self.roadmap.node(from).end;
        }
        None
    }

    /// The last row before `before`.
    fn seek_back(&self, before: NodeId) -> Option<NodeId> {
        let back_from = |node: NodeId| self.visible.last_shown(NodeId::new(node.index().checked_sub(1)?));
        let back = std::iter::successors(back_from(before), |&node| back_from(node));
        back.take_while(|&node| node > self.root).find_map(|node| self.shown(node))
    }
}

/// Cells that the texts of a roadmap ask for, by the first of them.
pub(crate) fn widest_text(roadmap: &Roadmap) -> u16 {
    let below_headings = |node: NodeId| roadmap.ancestors(node).take_while(|&up| !divides(roadmap.node(up))).count();
    let texts = roadmap.nodes().filter(|(_, node)| node.kind.has_mark()).take(MEASURED);
    let cells = texts.map(|(node, _)| 8 + 4 * below_headings(node) + width(&roadmap.text(node)));
    cells.max().unwrap_or(0).min(WIDEST.into()) as u16
}

impl Rows for Checklist<'_> {
    fn first(&self) -> Option<NodeId> {
        self.seek(self.root.next())
    }

    fn last(&self) -> Option<NodeId> {
        self.seek_back(self.roadmap.node(self.root).end)
    }

    fn next(&self, row: NodeId) -> Option<NodeId> {
        let node = self.roadmap.node(row);
        self.seek(if self.folds.is_closed(row) { node.end } else { row.next() })
    }

    fn previous(&self, row: NodeId) -> Option<NodeId> {
        self.seek_back(row)
    }

    fn above(&self, row: NodeId) -> u16 {
        let Some(before) = self.previous(row) else { return 0 };
        let open = |row| self.can_fold(row) && !self.folds.is_closed(row);
        let apart = match (self.is_heading(row), self.is_heading(before)) {
            (true, _) => self.roadmap.node(row).parent != Some(before),
            (false, true) => false,
            (false, false) => self.level(row) == 0 && (open(row) || self.level(before) > 0),
        };
        u16::from(apart)
    }

    fn lines(&self, row: NodeId) -> u16 {
        let own = self.breaks(row, &label(self.roadmap, row)).len() as u16;
        self.lead_lines(row) + own + self.note_lines(row).height()
    }
}
