//! Tables: columns that fit the width, else one record below the other.

use pulldown_cmark::Alignment;

use crate::roadmap::Span;
use crate::tui::guide::pieces::{plain, wrapped};
use crate::tui::widgets::text::width;

/// Cells between two columns.
const GAP: usize = 2;
/// Narrower columns are not read: the table is shown as records then.
const NARROWEST: usize = 8;

type Cell = Vec<Span>;

/// A line of a table.
#[derive(Debug)]
pub(crate) struct TableLine {
    /// The number of its row; 0 is the header. `None` for lines between rows.
    pub(crate) row: Option<usize>,
    pub(crate) spans: Vec<Span>,
}

/// The lines of a table whose first row is its header.
pub(crate) fn lines(alignments: &[Alignment], rows: &[Vec<Cell>], room: usize) -> Vec<TableLine> {
    let Some((header, body)) = rows.split_first() else { return Vec::new() };
    let Some(widths) = widths(rows, header.len(), room) else { return records(header, body, room) };
    let of_row = |row: Option<usize>| move |spans| TableLine { row, spans };
    let header = row_lines(&header.iter().map(|cell| strong(cell)).collect::<Vec<_>>(), &widths, alignments);
    let mut lines: Vec<TableLine> = header.into_iter().map(of_row(Some(0))).collect();
    let rule = plain(&widths.iter().map(|&width| "─".repeat(width)).collect::<Vec<_>>().join(&" ".repeat(GAP)));
    lines.push(of_row(None)(rule));
    for (row, cells) in (1..).zip(body) {
        lines.extend(row_lines(cells, &widths, alignments).into_iter().map(of_row(Some(row))));
    }
    lines
}

/// The widths of the columns: their own, or the widest made narrower until all fit; `None` where they cannot.
fn widths(rows: &[Vec<Cell>], columns: usize, room: usize) -> Option<Vec<usize>> {
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(&text(cell))).max();
    let widths = (0..columns).map(|column| widest(column).unwrap_or(0).max(1)).collect();
    narrowed(widths, room.checked_sub(GAP * columns.saturating_sub(1))?)
}

/// Narrows the columns to `room` cells: the widest are equal, and the first of them share the rest.
fn narrowed(mut widths: Vec<usize>, room: usize) -> Option<Vec<usize>> {
    let cells = |most: usize| widths.iter().map(|width| *width.min(&most)).sum::<usize>();
    if cells(usize::MAX) <= room {
        return Some(widths);
    }
    let (mut fits, mut too_wide) = (NARROWEST, room + 1);
    if cells(fits) > room {
        return None;
    }
    while fits + 1 < too_wide {
        let middle = usize::midpoint(fits, too_wide);
        if cells(middle) <= room { fits = middle } else { too_wide = middle }
    }
    let mut left = room - cells(fits);
    for width in widths.iter_mut().filter(|width| **width > fits) {
        let more = left.min(1);
        *width = fits + more;
        left -= more;
    }
    Some(widths)
}

fn row_lines(row: &[Cell], widths: &[usize], alignments: &[Alignment]) -> Vec<Vec<Span>> {
    let cells: Vec<Vec<Vec<Span>>> =
        widths.iter().enumerate().map(|(at, &room)| wrapped(row.get(at).map_or(&[][..], |cell| cell), room)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |y: usize| {
        let mut line = Vec::new();
        for (at, &room) in widths.iter().enumerate() {
            let spans = cells[at].get(y).cloned().unwrap_or_default();
            let free = room.saturating_sub(width(&text(&spans)));
            let left = match alignments.get(at) {
                Some(Alignment::Right) => free,
                Some(Alignment::Center) => free / 2,
                _ => 0,
            };
            let gap = if at + 1 < widths.len() { GAP } else { 0 };
            line.extend(plain(&" ".repeat(left)));
            line.extend(spans);
            line.extend(plain(&" ".repeat(free - left + gap)));
        }
        line
    };
    (0..height).map(line).collect()
}

/// Each row as lines `Header: value`, with empty lines between. A header alone is a row, its cells without names.
pub(crate) fn records(header: &[Cell], body: &[Vec<Cell>], room: usize) -> Vec<TableLine> {
    if body.is_empty() {
        let cells = header.iter().filter(|cell| !is_blank(cell));
        return cells.flat_map(|cell| wrapped(cell, room)).map(|spans| TableLine { row: Some(0), spans }).collect();
    }
    let mut lines = Vec::new();
    for (row, cells) in (1..).zip(body) {
        if !lines.is_empty() {
            lines.push(TableLine { row: None, spans: Vec::new() });
        }
        for (name, value) in header.iter().zip(cells) {
            let mut record = strong(name);
            if !is_blank(name) {
                record.extend(plain(": "));
            }
            record.extend(value.iter().cloned());
            lines.extend(wrapped(&record, room).into_iter().map(|spans| TableLine { row: Some(row), spans }));
        }
    }
    lines
}

fn strong(cell: &[Span]) -> Cell {
    let mut cell = cell.to_vec();
    cell.iter_mut().for_each(|span| span.style.strong = true);
    cell
}

fn is_blank(cell: &[Span]) -> bool {
    text(cell).trim().is_empty()
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[&[&str]], room: usize) -> Vec<String> {
        let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
        lines(&[Alignment::None, Alignment::Right], &rows, room)
            .iter()
            .map(|line| text(&line.spans).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn columns_fit_or_wrap_or_become_records() {
        let rows: &[&[&str]] = &[&["Phase", "Hours"], &["Python fundamentals", "10-15"]];
        assert_eq!(
            table(rows, 40),
            ["Phase                Hours", "───────────────────  ─────", "Python fundamentals  10-15"]
        );
        assert_eq!(table(rows, 20)[2..], ["Python         10-15", "fundamentals"]);
        assert_eq!(table(rows, 10), ["Phase:", "Python", "fundamenta", "ls", "Hours:", "10-15"]);
    }

    #[test]
    fn the_widest_columns_are_made_narrower() {
        assert_eq!(narrowed(vec![20, 9, 30, 4], 63), Some(vec![20, 9, 30, 4]));
        assert_eq!(narrowed(vec![20, 9, 30, 4], 50), Some(vec![19, 9, 18, 4]));
        assert_eq!(narrowed(vec![20, 9, 30, 4], 28), Some(vec![8, 8, 8, 4]));
        assert_eq!(narrowed(vec![20, 9, 30, 4], 27), None);
        // Cell by cell this would not come to an end.
        assert_eq!(narrowed(vec![1 << 40; 100_000], 1_000_001).map(|widths| widths[..2].to_vec()), Some(vec![11, 10]));
    }

    #[test]
    fn a_row_alone_and_a_column_without_a_name_become_records_too() {
        assert_eq!(table(&[&["Frontend", "", "Backend road"]], 10), ["Frontend", "Backend", "road"]);
        assert_eq!(table(&[&["Plan", ""], &["week one", "hours"]], 8), ["Plan:", "week one", "hours"]);
    }

    proptest! {
        #[test]
        fn a_table_stays_inside(rows in prop::collection::vec(prop::collection::vec("[a-z 学é]{0,30}", 1..6), 1..5), room in 4usize..60) {
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            prop_assert!(table(&rows, room).iter().all(|line| width(line) <= room.max(4)));
        }
    }
}
