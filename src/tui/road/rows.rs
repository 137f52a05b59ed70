//! The rows of a pane. Each is found from its neighbour, so no list of rows is ever made and
//! a frame costs the height of the pane, however long the roadmap is.

use crate::roadmap::NodeId;

/// The rows that a pane can show, in order, given its folds.
pub trait Rows {
    /// The first row.
    fn first(&self) -> Option<NodeId>;
    /// The last row.
    fn last(&self) -> Option<NodeId>;
    /// The row after this one.
    fn next(&self, row: NodeId) -> Option<NodeId>;
    /// The row before this one.
    fn previous(&self, row: NodeId) -> Option<NodeId>;
    /// Lines kept free above a row (for space or a label) unless it is the topmost shown.
    fn above(&self, row: NodeId) -> u16;
    /// Lines of the row itself, at least 1.
    fn lines(&self, row: NodeId) -> u16;
}

/// A row with its place in the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowInView {
    /// The row.
    pub row: NodeId,
    /// Its first line, from 0 at the top of the pane.
    pub y: u16,
    /// The number of its lines inside the pane, at least 1.
    pub lines: u16,
}

/// The rows from `top` on that are in a pane of `height` lines.
pub fn placed(rows: &dyn Rows, top: Option<NodeId>, height: u16) -> impl Iterator<Item = RowInView> + '_ {
    let mut next = top.map(|row| (row, 0));
    std::iter::from_fn(move || {
        let (row, y) = next.filter(|&(_, y)| y < height)?;
        let lines = rows.lines(row);
        next = rows.next(row).map(|after| (after, y.saturating_add(lines).saturating_add(rows.above(after))));
        Some(RowInView { row, y, lines: lines.min(height - y) })
    })
}

/// The row `lines` further down (or up), or the last one on the way.
pub(crate) fn advance(rows: &dyn Rows, from: NodeId, lines: u16, down: bool) -> NodeId {
    let (mut row, mut left) = (from, lines);
    while left > 0 {
        let Some(beyond) = (if down { rows.next(row) } else { rows.previous(row) }) else { break };
        let lower = if down { beyond } else { row };
        left = left.saturating_sub(rows.lines(beyond) + rows.above(lower));
        row = beyond;
    }
    row
}

/// The highest row from which everything down to the end of `row` fits `room` lines.
pub(crate) fn top_for_end(rows: &dyn Rows, row: NodeId, room: u16) -> NodeId {
    let (mut top, mut used) = (row, rows.lines(row));
    while let Some(above) = rows.previous(top) {
        used = used.saturating_add(rows.above(top)).saturating_add(rows.lines(above));
        if used > room {
            break;
        }
        top = above;
    }
    top
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use ratatui::layout::Size;

    use super::*;
    use crate::progress::Progress;
    use crate::roadmap::Roadmap;
    use crate::tui::document::Document;
    use crate::tui::keymap::Keymap;
    use crate::tui::layout::Layout;
    use crate::tui::road::Road;
    use crate::tui::scene::Scene;

    fn walk(rows: &dyn Rows) -> Vec<NodeId> {
        std::iter::successors(rows.first(), |&row| rows.next(row)).collect()
    }

    fn walk_back(rows: &dyn Rows) -> Vec<NodeId> {
        let mut walked: Vec<_> = std::iter::successors(rows.last(), |&row| rows.previous(row)).collect();
        walked.reverse();
        walked
    }

    proptest! {
        #[test]
        fn the_way_back_is_the_way_there_and_shows_all_but_what_is_folded(
            lines in prop::collection::vec("(#{1,4} [A-Z][a-z]{0,3}|( {0,4})- \\[ \\] [a-z]{1,3}|( {0,4})- [a-z]{1,3}|\\*\\*[A-Z]:\\*\\*)", 1..40),
            closed in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        ) {
            let roadmap = Roadmap::parse(lines.join("\n"), "roadmap");
            let progress = Progress::new(&roadmap, Vec::new());
            let doc = Document::new(roadmap, progress);
            prop_assume!(!doc.roadmap.is_empty());
            let mut road = Road::new(&doc);
            let layout = Layout::new(Size::new(80, 24), 0, (0, 0));
            let scene = Scene { doc: &doc, layout: &layout, keymap: &Keymap::default() };
            road.open_at(None, scene);
            for index in closed {
                let node = NodeId::new(index.index(doc.roadmap.len()));
                road.outline_folds.open(node);
                road.checklist_folds.close(node);
            }
            let outline = road.outline_rows();
            prop_assert_eq!(walk(&outline), walk_back(&outline));
            if let Some(checklist) = road.checklist(scene) {
                prop_assert_eq!(walk(&checklist), walk_back(&checklist));
                let below = doc.roadmap.subtree(checklist.root).skip(1).map(|(node, _)| node);
                let shown: Vec<_> = below.filter(|&node| checklist.shown(node) == Some(node)).collect();
                prop_assert_eq!(walk(&checklist), shown);
            }
        }
    }
}
