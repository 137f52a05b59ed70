//! A page of the guide as lines of a width.

use pulldown_cmark::Alignment;

use crate::roadmap::{Block, Content, Kind, NodeId, Roadmap, Row, Span};
use crate::tui::guide::pieces::{Piece, pieces, plain, separate};
use crate::tui::guide::table::{self, TableLine};
use crate::tui::widgets::text::width;

/// The widest line: longer ones are hard to read.
pub(crate) const WIDEST: u16 = 92;
/// Indentation of a list within another one.
const INDENT: usize = 3;
/// A bullet as the reader gives it.
const BULLET: &str = "•";
/// Cells of a box and the space behind it.
const BOX: usize = 3;
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
    /// The line in the source that its block begins on.
    pub(crate) source: usize,
    /// The list entry or row of a table that it is of.
    pub(crate) entry: Option<NodeId>,
    /// The entry's state stands before the text.
    pub(crate) sign: Option<Sign>,
    /// The text between it and the line before, where it continues that one.
    pub(crate) joint: Option<&'static str>,
}

/// The place of an entry's state on its first line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A box, which can be ticked.
    Box,
    /// In place of its bullet, once it has any.
    Bullet,
}

impl PageLine {
    pub(crate) fn blank() -> PageLine {
        PageLine {
            quotes: 0,
            indent: 0,
            marker: String::new(),
            spans: Vec::new(),
            kind: LineKind::Text,
            source: 0,
            entry: None,
            sign: None,
            joint: None,
        }
    }

    /// The first cell of its marker or box, behind the bars of quotes.
    pub(crate) fn sign_x(&self) -> u16 {
        let before = if self.sign == Some(Sign::Box) { width(&self.marker) } else { 0 };
        self.quotes * 2 + (self.indent + before) as u16
    }

    /// The first cell of its text.
    pub(crate) fn text_x(&self) -> u16 {
        let sign = if self.sign == Some(Sign::Box) { BOX } else { 0 };
        self.quotes * 2 + (self.indent + width(&self.marker) + sign) as u16
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
pub(crate) fn lines(blocks: &[Block], columns: u16, roadmap: &Roadmap) -> Vec<PageLine> {
    let mut lines: Vec<PageLine> = Vec::new();
    let mut before: Option<&Block> = None;
    // Of the entry that is open in each list, the first cell of its text: what else is in it stands there too.
    let mut texts: Vec<usize> = Vec::new();
    for block in blocks {
        if before.is_some_and(|before| needs_gap(before, block)) {
            let quotes = before.map_or(0, |before| before.quotes.min(block.quotes));
            lines.push(PageLine { quotes, source: block.line, ..PageLine::blank() });
        }
        texts.resize(usize::from(block.lists) + 1, 0);
        let text = &mut texts[usize::from(block.lists)];
        *text = text_start(block, roadmap).unwrap_or(*text);
        lines.extend(lines_of(block, *text, columns.into(), roadmap));
        before = Some(block);
    }
    lines
}

/// Returns true if an empty line is between two blocks: not between entries of a list.
fn needs_gap(before: &Block, block: &Block) -> bool {
    let in_list = before.lists > 0 && block.lists > 0 && matches!(before.content, Content::Text(_));
    !(in_list && block.marker.is_some())
}

/// Cells before the text of a block that begins an entry of a list; `None` for any other in one.
fn text_start(block: &Block, roadmap: &Roadmap) -> Option<usize> {
    let outer = usize::from(block.lists.saturating_sub(1)) * INDENT;
    match &block.marker {
        _ if block.lists == 0 => Some(0),
        None => None,
        Some(marker) if begins_with_box(block, roadmap) => {
            Some(outer + BOX + if marker == BULLET { 0 } else { width(marker) + 1 })
        }
        Some(marker) => Some(outer + (width(marker) + 1).max(2)),
    }
}

fn begins_with_box(block: &Block, roadmap: &Roadmap) -> bool {
    block.entry.is_some_and(|entry| has_box(roadmap, entry)) && block.marker.is_some()
}

fn lines_of(block: &Block, text_start: usize, columns: usize, roadmap: &Roadmap) -> Vec<PageLine> {
    let has_box = begins_with_box(block, roadmap);
    let bullet = block.marker.as_deref() == Some(BULLET);
    let marker = block.marker.clone().filter(|_| !(has_box && bullet)).map_or(String::new(), |marker| marker + " ");
    let outer = usize::from(block.lists.saturating_sub(1)) * INDENT;
    let inner = if block.lists > 0 { text_start.max(outer + 2) } else { 0 };
    let bars = usize::from(block.quotes) * 2;
    let room = |most: usize| columns.min(most).saturating_sub(bars + inner).max(8);
    let text = room(WIDEST.into());
    let (kind, content): (LineKind, Vec<Piece>) = match &block.content {
        Content::Heading(_, spans) => (LineKind::Heading, pieces(spans, text)),
        Content::Text(lines) => (LineKind::Text, running(lines, text)),
        Content::Code(code) => {
            (LineKind::Code, code.iter().flat_map(|line| code_lines(line, room(usize::MAX))).collect())
        }
        Content::Table(alignments, rows) => {
            let first = PageLine { quotes: block.quotes, indent: inner, source: block.line, ..PageLine::blank() };
            return table_lines(&first, alignments, rows, &block.rows, room(usize::MAX), roadmap);
        }
        Content::Rule => (LineKind::Rule, separate(vec![Vec::new()])),
    };
    let sign = match has_box {
        true => Some(Sign::Box),
        false => (bullet && block.entry.is_some()).then_some(Sign::Bullet),
    };
    let line = |(at, Piece { joint, hang, spans }): (usize, Piece)| PageLine {
        quotes: block.quotes,
        indent: if at == 0 && block.marker.is_some() { outer } else { inner } + hang,
        marker: if at == 0 { marker.clone() } else { String::new() },
        spans,
        kind,
        source: block.line,
        entry: block.entry,
        sign: sign.filter(|_| at == 0),
        joint,
    };
    content.into_iter().enumerate().map(line).collect()
}

/// Returns true if an entry has a box: one in the file, or as an item by the reading of this roadmap.
fn has_box(roadmap: &Roadmap, entry: NodeId) -> bool {
    let node = roadmap.node(entry);
    node.kind.has_mark() && (node.source.is_some() || node.kind == Kind::Item)
}

/// The lines of a table, with the boxes of its rows before them.
fn table_lines(
    first: &PageLine,
    alignments: &[Alignment],
    rows: &[Row],
    nodes: &[Option<NodeId>],
    room: usize,
    roadmap: &Roadmap,
) -> Vec<PageLine> {
    let node = |row: usize| nodes.get(row).copied().flatten().filter(|node| has_box(roadmap, *node));
    let lead = if (0..rows.len()).any(|row| node(row).is_some()) { BOX } else { 0 };
    let mut before = None;
    let line = |TableLine { row, spans }: TableLine| {
        let entry = row.and_then(node);
        let sign = entry.filter(|_| before != row).map(|_| Sign::Box);
        before = row;
        let indent = first.indent + if sign.is_some() { 0 } else { lead };
        PageLine { indent, spans, entry, sign, ..first.clone() }
    };
    table::lines(alignments, rows, room.saturating_sub(lead)).into_iter().map(line).collect()
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
    let words = plain("The rest is on the pages of its sections.");
    Block { line: usize::MAX, content: Content::Text(vec![words]), ..Block::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_an_entry_stands_below_its_text() {
        let markdown = "- [ ] one\n\n  more\n\n  - point\n\n    of it\n- [ ] two\n\n1. [ ] three\n\n   more\n\n- plain\n\n  more\n\nend\n";
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let lines = lines(&roadmap.guide(None).0, 40, &roadmap);
        let starts = lines.iter().filter(|line| !line.spans.is_empty()).map(|line| (line.text(), line.text_x()));
        let starts: Vec<(String, u16)> = starts.collect();
        let texts = ["one", "more", "point", "of it", "two", "three", "more", "plain", "more", "end"];
        let cells = [3, 3, 5, 5, 3, 6, 6, 2, 2, 0];
        assert_eq!(starts, texts.map(str::to_owned).into_iter().zip(cells).collect::<Vec<_>>());
    }

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
