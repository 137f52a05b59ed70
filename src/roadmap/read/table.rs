//! Tables: each row that says something becomes a node, and is named by the cell that tells it from the others. Which
//! rows count is settled with the whole document in view.

mod names;
mod state;

pub(in crate::roadmap) use state::leading_box;

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::roadmap::heading;
use crate::roadmap::inline::Inline;
use crate::roadmap::node::Mark;
use crate::roadmap::numbering::term_of;

/// Returns true if the header of a column says that it holds states.
pub(in crate::roadmap) fn heads_states(header: &str) -> bool {
    names::heads_states(&header.to_lowercase())
}

/// The bytes of a cell's text without what says its state: a box, a sign or, in a column of states, its words.
pub(in crate::roadmap) fn without_state(cell: &str, in_column_of_states: bool) -> Range<usize> {
    if in_column_of_states && state::of_words(cell).is_some() {
        return 0..0;
    }
    let (rest, _) = state::split_off(cell.trim());
    cell.find(rest).map_or(0..cell.len(), |at| at..at + rest.len())
}

/// The rows of a table while it is read.
#[derive(Default)]
pub(super) struct Table {
    header: Vec<String>,
    rows: Vec<Row>,
    /// The cells of all rows.
    cells: Vec<Cell>,
    /// The state of a box drawn in HTML, in the cell that is open.
    drawn: Option<Mark>,
}

struct Row {
    start: usize,
    /// The number of its first cell.
    first: usize,
}

struct Cell {
    text: String,
    range: Option<Range<usize>>,
    links_out: bool,
    state: Option<state::State>,
}

/// A row with the cell that names it.
pub(super) struct NamedRow<'a> {
    pub(super) start: usize,
    pub(super) name: &'a str,
    pub(super) range: Option<Range<usize>>,
    pub(super) state: Option<Mark>,
    /// Its state counts as a box does.
    pub(super) has_box: bool,
    pub(super) links_out: bool,
}

/// The kind of a column.
struct Column {
    /// Its header says that it names things: `Topic`, `Problem`.
    is_named: bool,
    /// Its header says that it holds states: `Done`, `Status`.
    is_of_states: bool,
    /// Nearly all of its cells differ.
    varies: bool,
}

impl Table {
    pub(super) fn html(&mut self, tag: &str) {
        self.drawn = self.drawn.or_else(|| state::of_html(tag));
    }

    pub(super) fn start_row(&mut self, start: usize) {
        self.rows.push(Row { start, first: self.cells.len() });
    }

    pub(super) fn end_cell(&mut self, inline: &Inline) {
        let (text, state) = state::split_off(inline.text());
        let drawn = self.drawn.take().map(state::State::of_box);
        self.cells.push(Cell {
            text: text.to_owned(),
            range: inline.range(),
            links_out: inline.links_out(),
            state: drawn.or(state),
        });
    }

    pub(super) fn end_head(&mut self) {
        self.header = self.cells.drain(..).map(|cell| cell.text.to_lowercase()).collect();
    }

    /// The rows that say something, in order.
    pub(super) fn named_rows(&self) -> impl Iterator<Item = NamedRow<'_>> {
        let columns = self.columns();
        let is_linked_plan = self.cells.iter().any(|cell| cell.links_out) && self.is_plan();
        (0..self.rows.len()).filter_map(move |row| {
            let cells = self.row(row);
            let name = &cells[naming_cell(cells, &columns)?];
            let signs = || cells.iter().filter_map(|cell| cell.state.as_ref());
            let state = state_of(cells, &columns);
            Some(NamedRow {
                start: self.rows[row].start,
                name: &name.text,
                range: name.range.clone(),
                state,
                // A row of several signs compares; it says nothing of lists elsewhere.
                has_box: state.is_some() && (signs().count() < 2 || signs().any(|state| state.is_box)),
                links_out: is_linked_plan || cells.iter().any(|cell| cell.links_out),
            })
        })
    }

    fn row(&self, row: usize) -> &[Cell] {
        let end = self.rows.get(row + 1).map_or(self.cells.len(), |next| next.first);
        &self.cells[self.rows[row].first..end]
    }

    /// Returns true if the first column numbers the rows as days, weeks and the like: of such a plan all rows count as one
    /// does.
    fn is_plan(&self) -> bool {
        let header = self.header.first().and_then(|header| term_of(header.trim()));
        let ordinal = |row: usize| {
            let text = &self.row(row).first()?.text;
            let digits = text.split(|c: char| !c.is_ascii_digit()).next().filter(|_| header.is_some());
            let number = digits.and_then(|digits| digits.parse().ok());
            number.or_else(|| heading::parts(text).ordinal.filter(|_| heading::parts(text).term.is_some()))
        };
        let ordinals: Option<Vec<u32>> = (0..self.rows.len()).map(ordinal).collect();
        ordinals.is_some_and(|ordinals| ordinals.len() > 1 && ordinals.is_sorted_by(|a, b| a < b))
    }

    fn columns(&self) -> Vec<Column> {
        let mut seen: Vec<(HashSet<&str, RandomState>, usize)> = vec![Default::default(); self.header.len()];
        for row in 0..self.rows.len() {
            for (cell, (texts, count)) in self.row(row).iter().zip(&mut seen) {
                if !cell.text.is_empty() {
                    texts.insert(&cell.text);
                    *count += 1;
                }
            }
        }
        let column = |(header, (texts, count)): (&String, (HashSet<&str, RandomState>, usize))| Column {
            is_named: names::heads_names(header),
            is_of_states: names::heads_states(header),
            varies: texts.len() * 5 >= count * 4,
        };
        self.header.iter().zip(seen).map(column).collect()
    }
}

/// Returns the state of a row: of its boxes, or else its signs, or words in a column of states. Where they disagree, it is
/// begun.
fn state_of(cells: &[Cell], columns: &[Column]) -> Option<Mark> {
    let stated = || cells.iter().filter_map(|cell| cell.state.as_ref());
    let has_box = stated().any(|state| state.is_box);
    let mut marks = stated().filter(|state| state.is_box == has_box).map(|state| state.mark);
    let Some(first) = marks.next() else {
        let words = cells.iter().zip(columns).filter(|(_, column)| column.is_of_states);
        return words.filter_map(|(cell, _)| state::of_words(&cell.text)).next();
    };
    Some(if marks.all(|mark| mark == first) { first } else { Mark::Doing })
}

/// The number of the cell that names a row.
fn naming_cell(cells: &[Cell], columns: &[Column]) -> Option<usize> {
    let is_text =
        |cell: &Cell| !cell.text.is_empty() && (cell.state.is_none() || cell.text.chars().any(char::is_alphanumeric));
    let numbered = || cells.iter().zip(columns).enumerate().filter(|(_, (cell, _))| is_text(cell));
    let find = |is_it: &dyn Fn(&Cell, &Column) -> bool| {
        numbered().find(|(_, (cell, column))| is_it(cell, column)).map(|(at, _)| at)
    };
    let says = |cell: &Cell, column: &Column| {
        let is_state = column.is_of_states || (cell.state.is_some() && state::of_words(&cell.text).is_some());
        !is_state && !is_number(&cell.text)
    };
    find(&|cell, column| column.is_named && column.varies && cell.links_out && says(cell, column))
        .or_else(|| find(&|cell, column| column.is_named && column.varies && says(cell, column)))
        .or_else(|| {
            find(&|cell, column| {
                cell.links_out && column.varies && says(cell, column) && !names::is_of_links(&cell.text)
            })
        })
        .or_else(|| find(&|cell, column| column.varies && says(cell, column) && !names::is_of_links(&cell.text)))
        .or_else(|| find(&|cell, column| says(cell, column)))
        .or_else(|| find(&|_, _| true))
}

/// Returns true if a text only numbers or dates: `3`, `Day 4`, `2024-01-31`.
fn is_number(text: &str) -> bool {
    const LONGEST: usize = 24;
    let is_bare = || {
        let parts = heading::parts(text);
        parts.term.is_some() && parts.name == text && text.split_whitespace().count() <= 2
    };
    text.len() <= LONGEST && (!text.chars().any(char::is_alphabetic) || is_bare())
}
