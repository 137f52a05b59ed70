//! The boxes in the source.

use std::ops::Range;

use super::groups::state_in_brackets;
use super::{NodeId, Roadmap};

impl Roadmap {
    /// The bytes of the source between the brackets of a node's box, of a row of a table the first box in its cells.
    /// `None` where it has none, or one that is no brackets: a sign or a box drawn in HTML.
    pub fn box_of(&self, id: NodeId) -> Option<Range<usize>> {
        let node = self.node(id);
        node.source?;
        let from = node.start as usize;
        let part = if node.row { self.row_source(node) } else { self.source.get(from..node.inline.0 as usize)? };
        part.match_indices('[').find_map(|(at, _)| {
            let (_, length) = state_in_brackets(&part[at..])?;
            let is_link = part[at + length..].starts_with(['(', '[', ':']);
            (!is_link).then(|| from + at + 1..from + at + length - 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_found_behind_any_list_marker_and_in_a_cell() {
        let source =
            "- [ ] a\n10. [x] b\n> * [✔\u{fe0f}] c\n- plain\n\n| T | S |\n|-|-|\n| [l](u) | [x] |\n| m | ✅ |\n";
        let roadmap = Roadmap::parse(source.to_owned(), "r");
        let boxes: Vec<_> = roadmap.nodes().filter_map(|(id, _)| roadmap.box_of(id)).collect();
        let insides: Vec<&str> = boxes.into_iter().map(|inside| &source[inside]).collect();
        assert_eq!(insides, [" ", "x", "✔\u{fe0f}", "x"]);
    }
}
