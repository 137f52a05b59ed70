//! The boxes in the source.

use std::ops::Range;

use super::groups::state_in_brackets;
use super::read::leading_box;
use super::{NodeId, Roadmap};

impl Roadmap {
    /// The bytes of the source between the brackets of a node's boxes, in order; a row of a table may have several. Empty
    /// where there is none, or what says the state is no brackets: a sign, a word, or a box drawn in HTML.
    pub fn boxes_of(&self, id: NodeId) -> Vec<Range<usize>> {
        let node = self.node(id);
        let from = node.start as usize;
        if node.source.is_none() {
            return Vec::new();
        }
        if node.row {
            return boxes_in_row(self.row_source(node)).map(|inside| from + inside.start..from + inside.end).collect();
        }
        let marker = self.source.get(from..node.inline.0 as usize).unwrap_or_default();
        let inside = marker.find('[').and_then(|at| Some((at, state_in_brackets(&marker[at..])?.1)));
        inside.into_iter().map(|(at, length)| from + at + 1..from + at + length - 1).collect()
    }
}

/// The insides of the boxes that cells of a row begin with.
fn boxes_in_row(row: &str) -> impl Iterator<Item = Range<usize>> {
    let bars = row.match_indices('|').map(|(at, _)| at).filter(|&at| !row[..at].ends_with('\\'));
    let starts = [0].into_iter().chain(bars.map(|at| at + 1));
    starts.filter_map(|start| {
        let cell = row[start..].trim_start();
        let entry = ["- ", "* ", "+ "].iter().find_map(|marker| cell.strip_prefix(marker)).unwrap_or(cell);
        let (_, rest) = leading_box(entry)?;
        let from = row.len() - entry.len();
        Some(from + 1..row.len() - rest.len() - 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_found_behind_any_list_marker_and_in_a_cell() {
        let source = "- [ ] a\n10. [x] b\n> * [✔\u{fe0f}] c\n- plain\n\n| T | S | P |\n|-|-|-|\n| [l](u) | [x] | [ ] |\n\
                      | m [T] | ✅ |\n| [C] n | ❌ |\n| o \\| p | [] |\n";
        let roadmap = Roadmap::parse(source.to_owned(), "r");
        let insides = roadmap.nodes().flat_map(|(id, _)| roadmap.boxes_of(id)).map(|inside| &source[inside]);
        assert_eq!(insides.collect::<Vec<_>>(), [" ", "x", "✔\u{fe0f}", "x", " ", ""]);
    }
}
