//! The links of what is under the cursor: shown whole, opened or copied.

use std::collections::HashSet;

use crate::roadmap::{NodeId, links_in};
use crate::tui::picker::{Choice, Pick, Picked};
use crate::tui::widgets::text::{overflows, wrap};
use crate::tui::{Effect, Remark, Side, Tui};

/// What may be handed to the system's opener: what leads to a page or a mail, and nothing that runs or reads a file.
const OPENED: [&str; 3] = ["http://", "https://", "mailto:"];

/// Cells of a list's row that are not its address.
pub const ADDRESS: u16 = 4;

impl Tui {
    /// Shows the links of the node under the cursor, if it has any.
    pub(crate) fn show_links(&mut self) {
        if self.addresses().is_empty() {
            self.remark = Some(Remark::NoLinks);
        } else {
            self.pick(Pick::Links);
        }
    }

    pub(crate) fn links(&self) -> (Vec<Picked>, usize) {
        let entry = |address: String| Picked {
            choice: Choice::Address(address.clone()),
            sign: None,
            text: address,
            lit: Vec::new(),
            beside: String::new(),
        };
        let entries: Vec<Picked> = self.addresses().into_iter().map(entry).collect();
        let count = entries.len();
        (entries, count)
    }

    /// What the learner noted first, then what the roadmap says; each address once.
    fn addresses(&self) -> Vec<String> {
        if self.guide.is_some() && self.side == Side::Checklist {
            return each_once(self.page_addresses());
        }
        let Some(node) = self.cursor(self.side) else { return Vec::new() };
        let mut addresses = self.noted_addresses(node);
        addresses.extend(self.roadmap_addresses(node));
        each_once(addresses)
    }

    /// Those in the notes on a node and on what stands below it.
    fn noted_addresses(&self, node: NodeId) -> Vec<String> {
        let notes = self.roadmap.subtree(node).flat_map(|(below, _)| self.progress.notes(below));
        notes.flat_map(|note| links_in(&note.text)).collect()
    }

    /// Of an entry its own links, else its points'; of a heading those of all that stands below it.
    fn roadmap_addresses(&self, node: NodeId) -> Vec<String> {
        let own = self.roadmap.links(node);
        let is_heading = self.side == Side::Outline || self.roadmap.node(node).is_heading();
        if !own.is_empty() && !is_heading {
            return own;
        }
        self.roadmap.subtree(node).flat_map(|(below, _)| self.roadmap.links(below)).collect()
    }

    /// The address under the cursor in lines of so many cells, where the list has no room to show it whole.
    pub fn long_address(&self, room: u16) -> Vec<&str> {
        let address = self.address().filter(|address| overflows(address, room.into())).unwrap_or_default();
        // One line more than the window has tells that it is not seen whole.
        let most = usize::from(self.size.rows) + 1;
        let lines = wrap(address, usize::from(room.max(1)), most).into_iter().map(|line| &address[line]);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Whether all of the address under the cursor can be seen: what leads elsewhere than it seems is not opened.
    fn is_seen_whole(&self) -> bool {
        let area = self.layout().inside(self.layout().popup);
        self.long_address(area.width.saturating_sub(ADDRESS)).len() < usize::from(area.height)
    }

    pub(crate) fn open_address(&mut self, address: String) -> Vec<Effect> {
        if !self.is_seen_whole() {
            self.remark = Some(Remark::TooLong);
            return Vec::new();
        }
        if !OPENED.iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme)) {
            self.remark = Some(Remark::NotOpened);
            return Vec::new();
        }
        self.close();
        self.remark = Some(Remark::Opening { address: address.clone() });
        vec![Effect::OpenLink { address }]
    }

    pub(crate) fn copy_address(&mut self) -> Vec<Effect> {
        let Some(text) = self.address().map(str::to_owned) else { return Vec::new() };
        self.close();
        self.remark = Some(Remark::Copied { text: text.clone() });
        vec![Effect::Copy { text }]
    }
}

fn each_once(mut addresses: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    addresses.retain(|address| seen.insert(address.clone()));
    addresses
}
