//! Lists, and the containers of blocks, while they are read.

/// A list entry, quote or footnote: headings and groups inside it hold only in it.
pub(super) struct Container {
    /// The number of nodes that were open when it began.
    pub(super) floor: usize,
    pub(super) is_entry: bool,
    /// The byte at which the list marker stands.
    pub(super) start: usize,
    /// The entry's node, once its first text or box was met.
    pub(super) node: Option<usize>,
    /// The entry's first text has ended.
    pub(super) settled: bool,
}

/// A list with no list around it, while it is read.
pub(super) struct OuterList {
    pub(super) first_node: usize,
    pub(super) entries: u32,
    pub(super) entries_linked_here: u32,
    pub(super) has_boxes: bool,
}

impl OuterList {
    pub(super) fn is_table_of_contents(&self) -> bool {
        !self.has_boxes && self.entries > 0 && self.entries_linked_here * 2 >= self.entries
    }
}
