//! Markdown events → the blocks of a page.

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, Tag, TagEnd};

use super::block::{Block, Content, Row};
use crate::roadmap::links::bare_at;
use crate::roadmap::spans::Gathered;
use crate::roadmap::{NodeId, Span, Style, clean, heading, inline};

/// Deeper quotes and lists stand no further in.
const DEEPEST: u16 = 8;

/// The blocks so far, and what is open.
#[derive(Default)]
pub(super) struct Reader {
    /// The line in the source of the event that is read.
    pub(super) here: usize,
    /// The line that the open block began on.
    line: usize,
    blocks: Vec<Block>,
    pub(super) inline: Gathered,
    /// The lines before the one that is open, where the author broke them.
    broken: Vec<Vec<Span>>,
    quotes: u16,
    /// The number of the next entry of each list that is open; `None` for bullets.
    pub(super) lists: Vec<Option<u64>>,
    marker: Option<String>,
    pub(super) code: Option<String>,
    pub(super) html: String,
    table: Option<(Vec<Alignment>, Vec<Row>)>,
    /// The node of the list entry or row that begins with the next event.
    pub(super) entry: Option<NodeId>,
    /// The nodes of the rows so far.
    rows: Vec<Option<NodeId>>,
}

impl Reader {
    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.code.is_some() => {
                if let Some(code) = &mut self.code {
                    code.push_str(&text);
                }
            }
            // The box is the file's, and no longer what holds: the checklist shows that.
            Event::TaskListMarker(_) => {}
            Event::Rule => {
                self.line = self.here;
                self.block(Content::Rule);
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::HardBreak => self.break_line(),
            Event::InlineHtml(tag) if inline::is_line_break(&tag) => self.break_line(),
            inline => self.inline.event(inline),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if matches!(
            tag,
            Tag::Item | Tag::CodeBlock(_) | Tag::Table(_) | Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock
        ) {
            self.flush();
            self.line = self.here;
        }
        match tag {
            Tag::BlockQuote(kind) => {
                self.flush();
                self.quotes = self.quotes.saturating_add(1);
                if let Some(kind) = kind {
                    self.block(Content::Text(vec![vec![strong(name_of_quote(kind))]]));
                }
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(Option::as_mut);
                self.marker = Some(number.map_or_else(
                    || "•".to_owned(),
                    |number| {
                        *number += 1;
                        format!("{}.", *number - 1)
                    },
                ));
            }
            Tag::CodeBlock(_) => {
                self.code = Some(String::new());
            }
            Tag::Table(alignments) => {
                self.table = Some((alignments, Vec::new()));
            }
            Tag::TableHead | Tag::TableRow => {
                self.rows.push(self.entry.take());
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => {}
            inline => self.inline.event(Event::Start(inline)),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.flush();
                (self.marker, self.entry) = (None, None);
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                let lines = code.lines().map(|line| clean(&line.replace('\t', "    ")).into_owned()).collect();
                self.block(Content::Code(lines));
            }
            TagEnd::TableCell => {
                let cell = self.one_line();
                if let Some(row) = self.table.as_mut().and_then(|(_, rows)| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                if let Some((alignments, mut rows)) = self.table.take().filter(|(_, rows)| has_words(rows)) {
                    let nodes = std::mem::take(&mut self.rows);
                    let nodes =
                        nodes.into_iter().zip(&rows).filter(|(_, row)| !row.is_empty()).map(|(node, _)| node).collect();
                    even_out(&mut rows);
                    self.block(Content::Table(alignments, rows));
                    if let Some(block) = self.blocks.last_mut() {
                        block.rows = nodes;
                    }
                }
                self.rows.clear();
            }
            TagEnd::Heading(level) => {
                let spans = without_shortcodes(self.one_line());
                if !spans.is_empty() {
                    self.block(Content::Heading(level as u8, spans));
                }
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::HtmlBlock => {}
            inline => self.inline.event(Event::End(inline)),
        }
    }

    fn break_line(&mut self) {
        let line = self.spans();
        self.broken.push(line);
    }

    /// The inline content so far, in the lines its author broke it into.
    fn lines(&mut self) -> Vec<Vec<Span>> {
        self.break_line();
        let mut lines = std::mem::take(&mut self.broken);
        while lines.last().is_some_and(|line| is_blank(line)) {
            lines.pop();
        }
        lines.drain(..lines.iter().take_while(|line| is_blank(line)).count());
        lines
    }

    /// The inline content so far, where it has to stand on one line.
    fn one_line(&mut self) -> Vec<Span> {
        let space = Span { text: " ".to_owned(), ..Span::default() };
        let mut lines = self.lines();
        lines.retain(|line| !is_blank(line));
        lines.join(&space)
    }

    /// The inline content of the line that is open, sanitised.
    fn spans(&mut self) -> Vec<Span> {
        let mut spans: Vec<Span> = self.inline.take().into_iter().flat_map(linked).collect();
        for span in &mut spans {
            span.text = clean(&span.text).into_owned();
        }
        spans.retain(|span| !span.text.is_empty());
        spans
    }

    /// Ends running text that no paragraph holds, as in tight lists. In a cell of a table and in code it goes on, on a
    /// line of its own.
    pub(super) fn flush(&mut self) {
        if let Some(code) = &mut self.code {
            return end_line(code);
        }
        if self.table.is_some() {
            return self.break_line();
        }
        let lines = self.lines();
        if !lines.is_empty() {
            self.block(Content::Text(lines));
        }
    }

    fn block(&mut self, content: Content) {
        let lists = (self.lists.len() as u16).min(DEEPEST);
        let marker = self.marker.take().filter(|_| lists > 0);
        let entry = self.entry.take().filter(|_| lists > 0);
        let quotes = self.quotes.min(DEEPEST);
        self.blocks.push(Block { line: self.line, quotes, lists, marker, entry, rows: Vec::new(), content });
    }
}

/// A span with the bare addresses in it as links.
fn linked(span: Span) -> Vec<Span> {
    if span.link.is_some() || span.style.code {
        return vec![span];
    }
    let mut spans = Vec::new();
    let mut from = 0;
    let mut push = |text: &str, link: Option<String>| {
        if !text.is_empty() {
            spans.push(Span { text: text.to_owned(), style: span.style, link });
        }
    };
    for (address, bytes) in bare_at(&span.text) {
        push(&span.text[from..bytes.start], None);
        push(&span.text[bytes.clone()], Some(clean(&address).into_owned()));
        from = bytes.end;
    }
    push(&span.text[from..], None);
    spans
}

fn end_line(code: &mut String) {
    if !code.is_empty() && !code.ends_with('\n') {
        code.push('\n');
    }
}

fn is_blank(line: &[Span]) -> bool {
    line.iter().all(|span| span.text.trim().is_empty())
}

/// Returns true if a table says anything: many in HTML only set pictures side by side.
fn has_words(rows: &[Row]) -> bool {
    rows.iter().flatten().any(|cell| !is_blank(cell))
}

/// Makes the header, which says how many columns there are, as long as the longest row, and the row behind it too, so
/// that a record names each column. Not the others: so many cells could be more than there is memory for.
fn even_out(rows: &mut Vec<Row>) {
    rows.retain(|row| !row.is_empty());
    let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in rows.iter_mut().take(2) {
        row.resize(longest, Vec::new());
    }
}

fn strong(text: &str) -> Span {
    Span { text: text.to_owned(), style: Style { strong: true, ..Style::default() }, link: None }
}

/// Returns the words that GitHub puts above a quote that begins with `[!TIP]`.
fn name_of_quote(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}

/// A heading without the emoji shortcodes in front of it, as the outline names it.
fn without_shortcodes(mut spans: Vec<Span>) -> Vec<Span> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut front = text.len() - heading::without_shortcodes(text.trim_start()).len();
    for span in &mut spans {
        let cut = front.min(span.text.len());
        span.text.drain(..cut);
        front -= cut;
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}
