//! The links of what is under the cursor: shown whole, opened or copied.

use std::collections::HashSet;

use super::fit::{width, wrap};
use super::picker::{Choice, Pick, Picked};
use super::{App, Effect, Remark, Side};

/// What may be handed to the system's opener: what leads to a page or a mail, and nothing that runs or reads a file.
const OPENED: [&str; 3] = ["http://", "https://", "mailto:"];

/// Cells of a list's row that are not its address.
pub const ADDRESS: u16 = 4;

impl App {
    /// Shows the links of the node under the cursor, if it has any.
    pub(super) fn show_links(&mut self) {
        if self.addresses().is_empty() {
            self.remark = Some(Remark::NoLinks);
        } else {
            self.pick(Pick::Links);
        }
    }

    pub(super) fn links(&self) -> (Vec<Picked>, usize) {
        let entry = |address: String| Picked {
            choice: Choice::Address(address.clone()),
            mark: None,
            text: address,
            lit: Vec::new(),
            beside: String::new(),
        };
        let entries: Vec<Picked> = self.addresses().into_iter().map(entry).collect();
        let count = entries.len();
        (entries, count)
    }

    /// Of an entry its own links and its points'; of a heading those of all that stands below it.
    fn addresses(&self) -> Vec<String> {
        if self.guide.is_some() && self.side == Side::Checklist {
            return self.page_addresses();
        }
        let Some(node) = self.cursor(self.side) else { return Vec::new() };
        let own = self.roadmap.links(node);
        let is_heading = self.side == Side::Outline || self.roadmap.node(node).is_heading();
        if !own.is_empty() && !is_heading {
            return own;
        }
        let mut seen = HashSet::new();
        let all = self.roadmap.subtree(node).flat_map(|(below, _)| self.roadmap.links(below));
        all.filter(|address| seen.insert(address.clone())).collect()
    }

    /// The address under the cursor in lines of so many cells, where the list has no room to show it whole.
    pub fn long_address(&self, room: u16) -> Vec<&str> {
        let address = self.address().filter(|address| width(address) > usize::from(room)).unwrap_or_default();
        let lines = wrap(address, usize::from(room.max(1)), usize::MAX).into_iter().map(|line| &address[line]);
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Whether all of the address under the cursor can be seen: what leads elsewhere than it seems is not opened.
    fn is_seen_whole(&self) -> bool {
        let area = self.layout().inside(self.layout().popup);
        self.long_address(area.width.saturating_sub(ADDRESS)).len() < usize::from(area.height)
    }

    pub(super) fn open_address(&mut self, address: String) -> Vec<Effect> {
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

    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        let Some(text) = self.address().map(str::to_owned) else { return Vec::new() };
        self.close();
        self.remark = Some(Remark::Copied { text: text.clone() });
        vec![Effect::Copy { text }]
    }
}
