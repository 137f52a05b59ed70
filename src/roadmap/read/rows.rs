//! Rows of tables, which become nodes once their table is read.

use super::Reader;
use super::table::NamedRow;
use crate::roadmap::node::Kind;

impl Reader<'_> {
    pub(super) fn start_row(&mut self, start: usize) {
        let start = self.past_indent(start);
        if let Some(table) = &mut self.table {
            table.start_row(start);
        }
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(table) = &mut self.table {
            table.end_cell(&self.inline);
            self.inline.clear();
        }
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(table) = &mut self.table {
            table.end_head();
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.named_rows().for_each(|row| self.push_row(row));
        }
    }

    fn push_row(&mut self, NamedRow { start, name, range, state, has_box, links_out }: NamedRow<'_>) {
        let node = self.push_node(start, Kind::Extra, self.lists + 1);
        self.nodes[node].row = true;
        self.nodes[node].source = state;
        self.nodes[node].links_out = links_out;
        self.has_boxes |= has_box;
        self.inline.set(name, range.unwrap_or(start..start));
        self.settle_text(node);
    }
}
