//! Text broken into the lines of a page.

use std::ops::Range;

use crate::roadmap::Span;
use crate::tui::widgets::styled::Parts;
use crate::tui::widgets::text::wrap;

/// A line of a block.
#[derive(Default)]
pub(crate) struct Piece {
    /// The text between it and the one before.
    pub(crate) joint: Option<&'static str>,
    /// Cells of indentation within its block.
    pub(crate) hang: usize,
    pub(crate) spans: Vec<Span>,
}

/// Breaks spans into lines of at most `room` cells.
pub(crate) fn pieces(spans: &[Span], room: usize) -> Vec<Piece> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut end = None;
    let mut parts = Parts::of(spans);
    let piece = |line: Range<usize>| {
        let joint = end.map(|end| if end < line.start { " " } else { "" });
        end = Some(line.end);
        Piece { joint, hang: 0, spans: parts.next(line) }
    };
    wrap(&text, room, usize::MAX).into_iter().map(piece).collect()
}

/// Lines of which none continues the one before.
pub(crate) fn separate(lines: Vec<Vec<Span>>) -> Vec<Piece> {
    lines.into_iter().map(|spans| Piece { spans, ..Piece::default() }).collect()
}

/// The same, without the text between lines.
pub(crate) fn wrapped(spans: &[Span], room: usize) -> Vec<Vec<Span>> {
    pieces(spans, room).into_iter().map(|piece| piece.spans).collect()
}

pub(crate) fn plain(text: &str) -> Vec<Span> {
    vec![Span { text: text.to_owned(), ..Span::default() }]
}
