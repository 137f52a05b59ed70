//! Choices: which nodes have alternatives below them, and which are alternatives.

use super::shaper::Shaper;
use crate::roadmap::choice;
use crate::roadmap::node::{Kind, NodeId};

impl Shaper<'_> {
    /// A choice needs at least two alternatives: headings directly below, or else items.
    pub(super) fn settle_choices(&mut self) {
        let mut options = vec![0_u32; self.nodes.len()];
        let mut headings = vec![0_u32; self.nodes.len()];
        let mut items = vec![0_u32; self.nodes.len()];
        for at in 0..self.nodes.len() {
            let Some(up) = self.nodes[at].parent.map(NodeId::index) else { continue };
            if self.nodes[at].is_heading() && self.below[at] > 0 {
                headings[up] += 1;
                options[up] += u32::from(choice::is_option(self.words(at)));
            }
            items[up] += u32::from(self.nodes[at].kind == Kind::Item);
        }
        for at in 0..self.nodes.len() {
            let is_announced = self.nodes[at].choice && (headings[at] >= 2 || (headings[at] == 0 && items[at] >= 2));
            self.nodes[at].choice = options[at] >= 2 || is_announced;
        }
        for at in 0..self.nodes.len() {
            let Some(up) = self.nodes[at].parent.map(NodeId::index).filter(|&up| self.nodes[up].choice) else {
                continue;
            };
            self.nodes[at].option = match self.nodes[at].is_heading() && self.below[at] > 0 {
                true => options[up] < 2 || choice::is_option(self.words(at)),
                false => headings[up] == 0 && self.nodes[at].kind == Kind::Item,
            };
        }
    }
}
