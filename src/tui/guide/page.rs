//! A page of the guide as lines of a width.

use crate::roadmap::{Block, Content, Span};
use crate::tui::guide::pieces::{Piece, pieces, plain, separate};
use crate::tui::guide::table;
use crate::tui::widgets::text::width;

/// The widest line: longer ones are hard to read.
const WIDEST: u16 = 92;
/// Indentation of a list within another one.
const INDENT: usize = 3;
/// Indentation of the rest of a long line of code.
const HANG: usize = 2;

/// The kind of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Text,
    Code,
    /// A horizontal line.
    Rule,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLine {
    /// The number of quotes around it, each a bar at its left.
    pub quotes: u16,
    /// Cells of indentation behind those.
    pub indent: usize,
    /// A bullet or number before the text.
    pub marker: String,
    pub spans: Vec<Span>,
    pub kind: LineKind,
    /// The text between it and the line before, where it continues that one.
    pub(crate) joint: Option<&'static str>,
}

impl PageLine {
    pub(crate) fn blank() -> PageLine {
        PageLine { quotes: 0, indent: 0, marker: String::new(), spans: Vec::new(), kind: LineKind::Text, joint: None }
    }

    /// A line of running text.
    pub(crate) fn of(spans: Vec<Span>) -> PageLine {
        PageLine { spans, ..PageLine::blank() }
    }

    /// The text, without styles.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// The lines of blocks in a width of `columns`, with empty lines between those that need it.
pub(crate) fn lines(blocks: &[Block], columns: u16) -> Vec<PageLine> {
    let columns = usize::from(columns.min(WIDEST));
    let mut lines: Vec<PageLine> = Vec::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        if before.is_some_and(|before| needs_gap(before, block)) {
            let quotes = before.map_or(0, |before| before.quotes.min(block.quotes));
            lines.push(PageLine { quotes, ..PageLine::blank() });
        }
        lines.extend(lines_of(block, columns));
        before = Some(block);
    }
    lines
}

/// Returns true if an empty line is between two blocks: not between entries of a list.
fn needs_gap(before: &Block, block: &Block) -> bool {
    let in_list = before.lists > 0 && block.lists > 0 && matches!(before.content, Content::Text(_));
    !(in_list && block.marker.is_some())
}

fn lines_of(block: &Block, columns: usize) -> Vec<PageLine> {
    let marker = block.marker.clone().map_or(String::new(), |marker| marker + " ");
    let outer = usize::from(block.lists.saturating_sub(1)) * INDENT;
    let inner = if block.lists > 0 { outer + width(&marker).max(2) } else { 0 };
    let bars = usize::from(block.quotes) * 2;
    let room = columns.saturating_sub(bars + inner).max(8);
    let (kind, content): (LineKind, Vec<Piece>) = match &block.content {
        Content::Heading(_, spans) => (LineKind::Heading, pieces(spans, room)),
        Content::Text(lines) => (LineKind::Text, running(lines, room)),
        Content::Code(code) => (LineKind::Code, code.iter().flat_map(|line| code_lines(line, room)).collect()),
        Content::Table(alignments, rows) => (LineKind::Text, separate(table::lines(alignments, rows, room))),
        Content::Rule => (LineKind::Rule, separate(vec![Vec::new()])),
    };
    let line = |(at, Piece { joint, hang, spans }): (usize, Piece)| PageLine {
        quotes: block.quotes,
        indent: if at == 0 && !marker.is_empty() { outer } else { inner } + hang,
        marker: if at == 0 { marker.clone() } else { String::new() },
        spans,
        kind,
        joint,
    };
    content.into_iter().enumerate().map(line).collect()
}

/// The lines of running text in a width of `columns`.
pub(crate) fn text(spans: &[Span], columns: usize) -> Vec<PageLine> {
    pieces(spans, columns.max(1))
        .into_iter()
        .map(|Piece { spans, joint, .. }| PageLine { joint, ..PageLine::of(spans) })
        .collect()
}

/// A line of code as it is; where it is too long, the rest is indented.
fn code_lines(line: &str, room: usize) -> Vec<Piece> {
    if width(line) <= room {
        return separate(vec![plain(line)]);
    }
    let code = line.trim_start();
    let lead = width(&line[..line.len() - code.len()]).min(room / 2);
    let mut lines = pieces(&plain(code), room.saturating_sub(lead + HANG).max(1));
    for (at, line) in lines.iter_mut().enumerate() {
        line.hang = lead + if at > 0 { HANG } else { 0 };
    }
    lines
}

/// Text broken where its author broke it, and where it has to be.
fn running(lines: &[Vec<Span>], room: usize) -> Vec<Piece> {
    let mut all: Vec<Piece> = lines.iter().flat_map(|line| pieces(line, room)).collect();
    for piece in all.iter_mut().skip(1) {
        piece.joint.get_or_insert(" ");
    }
    all
}

/// The end of a page that is longer than is shown.
pub(crate) fn more() -> Block {
    Block { content: Content::Text(vec![plain("The rest is on the pages of its sections.")]), ..Block::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_of_code_goes_on_further_in() {
        let shown = |line| {
            let text = |piece: &Piece| piece.spans.iter().map(|span| span.text.as_str()).collect::<String>();
            let lines = code_lines(line, 12);
            lines.iter().map(|line| " ".repeat(line.hang) + &text(line)).collect::<Vec<_>>()
        };
        assert_eq!(shown("    x = 1"), ["    x = 1"]);
        assert_eq!(shown("  call(a, two, three)"), ["  call(a,", "    two,", "    three)"]);
        assert_eq!(shown("abcdefghijklmnop"), ["abcdefghij", "  klmnop"]);
    }
}
