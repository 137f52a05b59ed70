//! The guide: a part of the roadmap as blocks to be read, in order and without nesting.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, BrokenLink, CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::spans::Gathered;
use super::{NodeId, Roadmap, Span, clean, front_matter, inline, read};

/// No more of the source is read for one page, in bytes.
const MOST: usize = 256 << 10;
/// Deeper quotes and lists stand no further in.
const DEEPEST: u16 = 8;
/// Columns from one tab stop to the next, in Markdown.
const TAB: usize = 4;

/// One block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// How many quotes it stands in.
    pub quotes: u16,
    /// How many lists it stands in.
    pub lists: u16,
    /// Of a list entry's first block what stands before it: `•` or `3.`.
    pub marker: Option<String>,
    /// What it is.
    pub content: Content,
}

/// A row of a table: its cells.
pub type Row = Vec<Vec<Span>>;

/// What a block is.
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

impl Roadmap {
    /// What stands before the first heading that is a node, or under a heading with all that is below it, as far as
    /// one page goes; and whether there is more.
    pub fn guide(&self, heading: Option<NodeId>) -> (Vec<Block>, bool) {
        let whole = heading.map_or_else(|| self.opening(), |id| self.own_source(id).start..self.end_of(id));
        let mut end = whole.end.min(whole.start + MOST);
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let resolve = |link: BrokenLink<'_>| self.references.resolve(&link);
        let text = self.moved_left(whole.start..end);
        let mut reader = Reader::default();
        for event in Parser::new_with_broken_link_callback(&text, read::options(), Some(resolve)) {
            reader.event(event);
        }
        (reader.blocks, end < whole.end)
    }

    /// A part of the source. Where its first line begins further in, as a heading in a list entry does, the others stand
    /// as much further left: else they would be read as code.
    fn moved_left(&self, part: Range<usize>) -> Cow<'_, str> {
        let text = &self.source[part.start..part.end];
        let before = &self.source[..part.start];
        let lead = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count();
        let mut lines = text.split_inclusive('\n');
        match lines.next() {
            Some(first) if lead > 0 => {
                let rest = lines.map(|line| without_lead(line, lead));
                Cow::Owned(std::iter::once(Cow::Borrowed(first)).chain(rest).collect())
            }
            _ => Cow::Borrowed(text),
        }
    }

    fn opening(&self) -> Range<usize> {
        let first = self.nodes().find(|(_, node)| node.is_heading()).map(|(id, _)| self.own_source(id).start);
        let (body, _) = front_matter::split(&self.source);
        body..first.unwrap_or(self.source.len()).max(body)
    }

    fn end_of(&self, id: NodeId) -> usize {
        let end = self.node(id).end;
        if end.index() < self.len() { self.own_source(end).start } else { self.source.len() }
    }
}

/// A line without so many columns of white space at its start, as far as it has them.
fn without_lead(line: &str, columns: usize) -> Cow<'_, str> {
    let mut column = 0;
    for (at, char) in line.char_indices() {
        match char {
            _ if column >= columns => return Cow::Owned(" ".repeat(column - columns) + &line[at..]),
            ' ' => column += 1,
            '\t' => column += TAB - column % TAB,
            _ => return Cow::Borrowed(&line[at..]),
        }
    }
    Cow::Borrowed("\n")
}

/// The blocks so far, and what is open.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    inline: Gathered,
    /// The lines before the one that is open, where the author broke them.
    broken: Vec<Vec<Span>>,
    quotes: u16,
    /// The number of the next entry of each list that is open; `None` for bullets.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    code: Option<String>,
    table: Option<(Vec<Alignment>, Vec<Row>)>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
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
            Event::Rule => self.block(Content::Rule),
            Event::HardBreak => self.break_line(),
            Event::InlineHtml(tag) if inline::is_line_break(&tag) => self.break_line(),
            inline => self.inline.event(inline),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_add(1);
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
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some((alignments, Vec::new()));
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => self.flush(),
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
                self.marker = None;
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
                if let Some((alignments, rows)) = self.table.take() {
                    self.block(Content::Table(alignments, rows));
                }
            }
            TagEnd::Heading(level) => {
                let spans = self.one_line();
                self.block(Content::Heading(level as u8, spans));
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::TableHead | TagEnd::TableRow => {}
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
        let is_blank = |line: &Vec<Span>| line.iter().all(|span| span.text.trim().is_empty());
        while lines.last().is_some_and(is_blank) {
            lines.pop();
        }
        lines
    }

    /// The inline content so far, where it has to stand on one line.
    fn one_line(&mut self) -> Vec<Span> {
        let space = Span { text: " ".to_owned(), ..Span::default() };
        self.lines().join(&space)
    }

    /// The inline content of the line that is open, sanitised.
    fn spans(&mut self) -> Vec<Span> {
        let mut spans = self.inline.take();
        for span in &mut spans {
            span.text = clean(&span.text).into_owned();
        }
        spans.retain(|span| !span.text.is_empty());
        spans
    }

    /// Ends running text that no paragraph holds, as in tight lists.
    fn flush(&mut self) {
        let lines = self.lines();
        if !lines.is_empty() {
            self.block(Content::Text(lines));
        }
    }

    fn block(&mut self, content: Content) {
        let lists = (self.lists.len() as u16).min(DEEPEST);
        let marker = self.marker.take().filter(|_| lists > 0);
        self.blocks.push(Block { quotes: self.quotes.min(DEEPEST), lists, marker, content });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> Vec<String> {
        shown_of(markdown, None)
    }

    fn shown_of(markdown: &str, heading: Option<&str>) -> Vec<String> {
        let roadmap = Roadmap::parse(markdown.to_owned(), "guide");
        let heading = heading.and_then(|key| roadmap.find(key));
        let words = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
        let show = |block: &Block| {
            let lead = format!("{}{}", ">".repeat(block.quotes.into()), "  ".repeat(block.lists.into()));
            let marker = block.marker.clone().unwrap_or_default();
            let content = match &block.content {
                Content::Heading(level, spans) => format!("h{level} {}", words(spans)),
                Content::Text(lines) => lines.iter().map(|line| words(line)).collect::<Vec<_>>().join("|"),
                Content::Code(lines) => format!("code {}", lines.join("|")),
                Content::Table(_, rows) => rows
                    .iter()
                    .map(|row| row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("|"))
                    .collect::<Vec<_>>()
                    .join(" / "),
                Content::Rule => "rule".to_owned(),
            };
            format!("{lead}{marker} {content}")
        };
        roadmap.guide(heading).0.iter().map(show).collect()
    }

    #[test]
    fn every_kind_of_block() {
        let markdown = "# Go\n\nSome **bold** words.\n\n- one\n  1. two\n- [x] three\n\n> quoted\n\n```rust\nfn a() {}\n\n\tb\n```\n\n| a | b |\n| - | - |\n| 1 | `2` |\n\n---\n";
        assert_eq!(
            shown(markdown)[..7],
            [" h1 Go", " Some bold words.", "  • one", "    1. two", "  • three", "> quoted", " code fn a() {}||    b"]
        );
        assert_eq!(shown(markdown)[7..], [" a|b / 1|2", " rule"]);
    }

    #[test]
    fn what_stands_below_a_heading_in_a_list_is_read_as_it_is_there() {
        let markdown = "# R\n\n- ### Arrays\n    - [ ] values:\n        - [a](https://a.example)\n\n\t- [ ] more\n\n- ### Lists\n    - [ ] nodes\n";
        assert_eq!(shown_of(markdown, Some("arrays")), [" h3 Arrays", "  • values:", "    • a", "  • more"]);
        let markdown = "# R\n\n1. ## Setup\n\n   ```sh\n   make\n     install\n   ```\n   - [ ] run\n";
        assert_eq!(shown_of(markdown, Some("setup")), [" h2 Setup", " code make|  install", "  • run"]);
    }

    #[test]
    fn lines_break_where_their_author_broke_them() {
        assert_eq!(shown("one  \ntwo\\\nthree<br>four<br>\nsoft\n"), [" one|two|three|four| soft"]);
        assert_eq!(shown("- one  \n  two\n\nlast<br>\n"), ["  • one|two", " last"]);
        assert_eq!(shown("| a<br>b | c |\n| - | - |\n"), [" a b|c"]);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(shown("a\u{1b}[2J\n\n    \u{1b}]0;x\n"), [" a␛[2J", " code ␛]0;x"]);
    }
}
