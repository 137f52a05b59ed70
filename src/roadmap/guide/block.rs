//! The blocks of a page of the guide.

use pulldown_cmark::Alignment;

use crate::roadmap::{NodeId, Span};

/// One block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The 1-based line in the source that it begins on.
    pub line: usize,
    /// The number of quotes around it.
    pub quotes: u16,
    /// The number of lists around it.
    pub lists: u16,
    /// Of a list entry's first block what stands before it: `•` or `3.`.
    pub marker: Option<String>,
    /// The node of the list entry that it begins, if it is one.
    pub entry: Option<NodeId>,
    /// Of a table the node of each row, where that is one; the header comes first.
    pub rows: Vec<Option<NodeId>>,
    /// Its kind.
    pub content: Content,
}

impl Block {
    /// The words of running text or of a heading, on one line.
    pub(super) fn words(&self) -> String {
        let line = |spans: &Vec<Span>| spans.iter().map(|span| span.text.as_str()).collect::<String>();
        match &self.content {
            Content::Heading(_, spans) => line(spans),
            Content::Text(lines) => lines.iter().map(line).collect::<Vec<_>>().join(" "),
            Content::Code(_) | Content::Table(..) | Content::Rule => String::new(),
        }
    }
}

/// A row of a table: its cells.
pub type Row = Vec<Vec<Span>>;

/// The content of a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A heading of this level, 1 to 6.
    Heading(u8, Vec<Span>),
    /// Running text, in lines where its author broke them.
    Text(Vec<Vec<Span>>),
    /// Code, a line each.
    Code(Vec<String>),
    /// A table: rows of cells, of which the first is the header.
    Table(Vec<Alignment>, Vec<Row>),
    /// A line across.
    Rule,
}

impl Default for Content {
    fn default() -> Content {
        Content::Text(Vec::new())
    }
}
