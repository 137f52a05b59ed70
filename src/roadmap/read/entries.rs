//! Lists and their entries: when an entry's node begins, where its own text ends, and which lists are no nodes.

use super::container::{Container, OuterList};
use super::{Open, Reader};
use crate::roadmap::groups;
use crate::roadmap::node::{Kind, Mark, VERBATIM};

impl Reader<'_> {
    pub(super) fn start_list(&mut self) {
        self.settle_entry();
        self.lists += 1;
        if self.lists == 1 {
            self.outer_list =
                Some(OuterList { first_node: self.nodes.len(), entries: 0, entries_linked_here: 0, has_boxes: false });
        }
    }

    pub(super) fn end_list(&mut self) {
        self.lists -= 1;
        if self.lists == 0
            && let Some(list) = self.outer_list.take()
            && list.is_table_of_contents()
        {
            self.forget_from(list.first_node);
            if let Some(&(Open::Heading(_), heading)) = self.open.last() {
                self.nodes[heading].holds_contents = true;
            }
        }
    }

    /// A table of contents is guide: its entries are no nodes.
    pub(super) fn forget_from(&mut self, first: usize) {
        for node in &self.nodes[first..] {
            if node.text != VERBATIM {
                self.texts.truncate(self.texts.len().min(node.text as usize));
            }
        }
        self.nodes.truncate(first);
    }

    /// The place of the first character at or behind this one that is neither white space nor a quote mark: the parser
    /// lets an entry begin on the line above where tabs stand before its marker.
    pub(super) fn past_indent(&self, start: usize) -> usize {
        let is_indent = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
        start + self.source.as_bytes()[start..].iter().take_while(|byte| is_indent(byte)).count()
    }

    pub(super) fn push_container(&mut self, is_entry: bool, start: usize) {
        self.containers.push(Container { floor: self.open.len(), is_entry, start, node: None, settled: false });
        if is_entry {
            self.entries += 1;
            self.inline.clear();
        }
    }

    pub(super) fn pop_container(&mut self) {
        self.settle_entry();
        if let Some(container) = self.containers.pop() {
            self.entries -= u32::from(container.is_entry);
            self.close_to(container.floor);
        }
    }

    pub(super) fn entry_wants_text(&self) -> bool {
        self.containers.last().is_some_and(|container| container.is_entry && !container.settled)
    }

    pub(super) fn task(&mut self, ticked: bool) {
        let node = self.begin_entry();
        if let Some(node) = node {
            self.nodes[node].checkbox = true;
            self.set_box(node, if ticked { Mark::Done } else { Mark::Todo });
        }
    }

    fn set_box(&mut self, node: usize, says: Mark) {
        self.nodes[node].source = Some(says);
    }

    /// Makes the open entry's node when its first text is met, and reads the boxes that GFM has no word for.
    pub(super) fn begin_entry_text(&mut self, start: usize) {
        if self.heading.is_some()
            || !self.entry_wants_text()
            || self.containers.last().is_some_and(|c| c.node.is_some())
        {
            return;
        }
        if let Some(node) = self.begin_entry()
            && let Some((mark, length)) = groups::other_state(&self.source[start..])
        {
            self.set_box(node, mark);
            self.inline.skip_to(start + length);
        }
    }

    fn begin_entry(&mut self) -> Option<usize> {
        let container = self.containers.last()?;
        if !container.is_entry || container.node.is_some() {
            return container.node;
        }
        let node = self.push_node(container.start, Kind::Extra, self.lists);
        self.open.push((Open::Entry, node));
        if let Some(container) = self.containers.last_mut() {
            container.node = Some(node);
            container.floor = self.open.len() - 1;
        }
        Some(node)
    }

    /// The entry's first text has ended, if it is still open: at its end, or where a block begins in it.
    pub(super) fn settle_entry(&mut self) {
        let Some(container) = self.containers.last_mut() else { return };
        if !container.is_entry || container.settled {
            return;
        }
        container.settled = true;
        let Some(node) = container.node else { return };
        let has_box = self.nodes[node].source.is_some();
        if has_box && self.inline.range().is_none() {
            return self.forget_entry(node);
        }
        self.has_boxes |= has_box;
        if let Some(list) = &mut self.outer_list {
            list.entries += 1;
            list.entries_linked_here += u32::from(self.inline.is_link_into_page());
            list.has_boxes |= has_box;
        }
        self.settle_text(node);
    }

    /// A box with no text behind it is no node; what stands below it hangs on what is above.
    fn forget_entry(&mut self, node: usize) {
        self.forget_from(node);
        self.open.pop();
        if let Some(container) = self.containers.last_mut() {
            container.node = None;
        }
    }
}
