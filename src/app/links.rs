//! The links of what is under the cursor: shown whole, opened or copied.

use super::picker::{Choice, Pick, Picked};
use super::{App, Effect, Remark, Side};

/// What may be handed to the system's opener: what leads to a page or a mail, and nothing that runs or reads a file.
const OPENED: [&str; 3] = ["http://", "https://", "mailto:"];

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
        let Some(node) = self.cursor(self.side) else { return Vec::new() };
        let own = self.roadmap.links(node);
        let is_heading = self.side == Side::Outline || self.roadmap.node(node).is_heading();
        if !own.is_empty() && !is_heading {
            return own;
        }
        let mut addresses = Vec::new();
        for (below, _) in self.roadmap.subtree(node) {
            for address in self.roadmap.links(below) {
                if !addresses.contains(&address) {
                    addresses.push(address);
                }
            }
        }
        addresses
    }

    pub(super) fn open_address(&mut self, address: String) -> Vec<Effect> {
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
