//! The guide: a part of the roadmap as blocks to be read, in order and without nesting.

mod anchor;
mod block;
mod html;
mod prose;
mod reader;

pub use anchor::Anchor;
pub use block::{Block, Content, Row};
pub use prose::Prose;

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Parser, Tag, TagEnd};

use reader::Reader;

use super::{NodeId, Roadmap, Span, front_matter, groups, read};

/// No more of the source is read for one page, in bytes.
const MOST: usize = 256 << 10;
/// Columns from one tab stop to the next, in Markdown.
const TAB: usize = 4;

impl Roadmap {
    /// The text before the first heading that is a node, or under a heading with all that is below it, as far as
    /// one page goes; and whether there is more.
    pub fn guide(&self, heading: Option<NodeId>) -> (Vec<Block>, bool) {
        let whole = heading.map_or_else(|| self.opening(), |id| self.own_source(id).start..self.end_of(id));
        let mut end = whole.end.min(whole.start + MOST);
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        (self.blocks(whole.start..end), end < whole.end)
    }

    /// The heading or group whose page shows this one: the outermost around it that is not longer than a page.
    pub fn page_of(&self, heading: NodeId) -> NodeId {
        let fits = |id: &NodeId| self.end_of(*id) - self.own_source(*id).start <= MOST;
        self.ancestors(heading).filter(fits).last().unwrap_or(heading)
    }

    /// The whole text of an entry without what is below it; of a row of a table its cells below those of the header.
    pub fn entry_text(&self, id: NodeId) -> Vec<Block> {
        let mut blocks = if self.node(id).row { self.row_text(id) } else { self.blocks(self.own_source(id)) };
        if self.node(id).is_entry() && !self.node(id).row {
            // What stands behind its list is no part of it.
            blocks.truncate(blocks.iter().take_while(|block| block.lists > 0).count());
        }
        for block in &mut blocks {
            (block.lists, block.quotes) = (block.lists.saturating_sub(1), 0);
            block.marker = block.marker.take().filter(|_| block.lists > 0);
        }
        // What reads otherwise by itself is shown as in its row.
        let is_told = |block: &Block| block.words().split_whitespace().eq(self.text(id).split_whitespace());
        if !self.node(id).row && !blocks.first().is_some_and(is_told) {
            return vec![Block { content: Content::Text(vec![self.spans(id)]), ..Block::default() }];
        }
        blocks
    }

    fn row_text(&self, id: NodeId) -> Vec<Block> {
        let heading = self.ancestors(id).find(|&up| self.node(up).is_heading());
        for block in self.guide(heading).0 {
            let row = block.rows.iter().position(|row| *row == Some(id));
            if let (Content::Table(alignments, rows), Some(row)) = (block.content, row) {
                let rows = [0, row].map(|row| rows[row].clone()).into();
                return vec![Block { content: Content::Table(alignments, rows), ..Block::default() }];
            }
        }
        vec![Block { content: Content::Text(vec![self.spans(id)]), ..Block::default() }]
    }

    /// A part of the source, from the start of a block on.
    fn blocks(&self, part: Range<usize>) -> Vec<Block> {
        let resolve = |link: BrokenLink<'_>| self.references.resolve(&link);
        let text = self.dedented(part.clone());
        let mut reader = Reader::default();
        let mut entries = self.entries_by_line(part.clone());
        reader.here = self.line_at(part.start);
        let mut counted = 0;
        let events = Parser::new_with_broken_link_callback(&text, read::options(), Some(resolve)).into_offset_iter();
        for (event, range) in events {
            if begins_block(&event) {
                // Where tabs stand before a marker, the parser lets the entry begin on the line above.
                let start = range.start + text[range.start..].len() - text[range.start..].trim_start().len();
                reader.here += lines_in(text.get(counted..start).unwrap_or_default());
                counted = counted.max(start);
                if matches!(event, Event::Start(Tag::Item | Tag::TableRow)) {
                    reader.entry = entries.get_mut(&reader.here).and_then(VecDeque::pop_front);
                }
            }
            match event {
                Event::End(TagEnd::HtmlBlock) => html::read(&mut reader),
                event => reader.event(event),
            }
        }
        let mut blocks = reader.into_blocks();
        blocks.iter_mut().for_each(|block| self.take_off_boxes(block));
        blocks
    }

    /// Takes the boxes and signs off that only say what the file says of an entry or row.
    fn take_off_boxes(&self, block: &mut Block) {
        let has_box = |id: NodeId| self.node(id).source.is_some() && !self.node(id).checkbox;
        match &mut block.content {
            Content::Text(lines) => {
                if let (Some(line), true) = (lines.first_mut(), block.entry.is_some_and(has_box)) {
                    let text = words(line);
                    keep(line, groups::other_state(&text).map_or(0, |(_, length)| length)..text.len());
                }
            }
            Content::Table(alignments, rows) => {
                let Some((header, body)) = rows.split_first_mut() else { return };
                let is_of_states: Vec<bool> = header.iter().map(|cell| read::heads_states(&words(cell))).collect();
                let mut had_states = vec![false; header.len()];
                for (row, _) in body.iter_mut().zip(&block.rows[1..]).filter(|(_, id)| id.is_some_and(has_box)) {
                    for ((cell, had_state), is_of_states) in row.iter_mut().zip(&mut had_states).zip(&is_of_states) {
                        let text = words(cell);
                        let kept = read::without_state(&text, *is_of_states);
                        *had_state |= kept != (0..text.len());
                        keep(cell, kept);
                    }
                }
                // A column that held nothing but states is left out.
                let is_empty = |column: usize| body.iter().all(|row| row.get(column).is_none_or(Vec::is_empty));
                let gone: Vec<usize> = (0..header.len()).filter(|&at| had_states[at] && is_empty(at)).collect();
                for &column in gone.iter().rev() {
                    rows.iter_mut().filter(|row| column < row.len()).for_each(|row| _ = row.remove(column));
                    if column < alignments.len() {
                        alignments.remove(column);
                    }
                }
            }
            Content::Heading(..) | Content::Code(_) | Content::Rule => {}
        }
    }

    /// The list entries and rows of a part of the source, by the line that each begins on.
    fn entries_by_line(&self, part: Range<usize>) -> HashMap<usize, VecDeque<NodeId>> {
        let mut entries: HashMap<usize, VecDeque<NodeId>> = HashMap::new();
        let first = self.nodes.partition_point(|node| (node.start as usize) < part.start);
        let within = self.nodes[first..].iter().take_while(|node| (node.start as usize) < part.end);
        for (at, node) in within.enumerate().filter(|(_, node)| node.is_entry() && !node.is_heading()) {
            entries.entry(self.line_at(node.start as usize)).or_default().push_back(NodeId::new(first + at));
        }
        entries
    }

    /// A part of the source. Where its first line begins further in, as a heading in a list entry does, the others stand
    /// as much further left: else they would be read as code.
    fn dedented(&self, part: Range<usize>) -> Cow<'_, str> {
        let text = &self.source[part.start..part.end];
        let before = &self.source[..part.start];
        let lead = columns(&before[before.rfind('\n').map_or(0, |at| at + 1)..]);
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

/// Returns true for an event with which a block may begin.
fn begins_block(event: &Event<'_>) -> bool {
    let starts = |tag: &Tag<'_>| {
        matches!(
            tag,
            Tag::Item
                | Tag::TableRow
                | Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::CodeBlock(_)
                | Tag::Table(_)
                | Tag::HtmlBlock
        )
    };
    match event {
        Event::Start(tag) => starts(tag),
        Event::Rule => true,
        _ => false,
    }
}

/// The words of spans, without their styles.
fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Keeps these bytes of the spans' words alone.
fn keep(spans: &mut Vec<Span>, bytes: Range<usize>) {
    let mut at = 0;
    for span in spans.iter_mut() {
        let end = at + span.text.len();
        let kept = bytes.start.clamp(at, end)..bytes.end.clamp(at, end);
        span.text = span.text[kept.start - at..(kept.end - at).max(kept.start - at)].to_owned();
        at = end;
    }
    spans.retain(|span| !span.text.is_empty());
}

/// Returns the number of line ends in a text.
fn lines_in(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |&(at, byte): &(usize, &u8)| *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    bytes.iter().enumerate().filter(ends).count()
}

/// The columns that the start of a line takes.
fn columns(start: &str) -> usize {
    start.chars().fold(0, |column, char| if char == '\t' { column + TAB - column % TAB } else { column + 1 })
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

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn shown(markdown: &str) -> Vec<String> {
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

    /// The whole text of an entry, a block a line.
    fn entry(markdown: &str, key: &str) -> Vec<String> {
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let text = |content: &Content| match content {
            Content::Text(lines) => lines.iter().map(|line| words(line)).collect::<Vec<_>>().join("|"),
            Content::Table(_, rows) => rows
                .iter()
                .map(|row| row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("|"))
                .collect::<Vec<_>>()
                .join(" / "),
            Content::Code(lines) => lines.join("|"),
            Content::Heading(_, spans) => words(spans),
            Content::Rule => "rule".to_owned(),
        };
        roadmap.entry_text(roadmap.find(key).unwrap()).iter().map(|block| text(&block.content)).collect()
    }

    #[test]
    fn the_whole_text_of_an_entry_is_its_own_alone() {
        let markdown = "# R\n## A\n- [ ] one\\\n  said\n\n  More `of` it.\n\n  ```\n  code\n  ```\n\n  - point\n- [-] two\n- [ ] three\n\nProse.\n\n## B\n| Task | Done | Why |\n|-|-|-|\n| [four](/f) | [x] | so |\n| five | ✅ fine | |\n\n| Task | Status |\n|-|-|\n| six | in progress |\n";
        assert_eq!(entry(markdown, "a/one-said"), ["one|said", "More of it.", "code"]);
        assert_eq!(entry(markdown, "a/one-said/point"), ["point"]);
        assert_eq!(entry(markdown, "a/two"), ["two"]);
        assert_eq!(entry(markdown, "a/three"), ["three"]);
        assert_eq!(entry(markdown, "b/four"), ["Task|Done|Why / four||so"]);
        assert_eq!(entry(markdown, "b/five"), ["Task|Done|Why / five|fine|"]);
        assert_eq!(entry(markdown, "b/six"), ["Task / six"]);
        assert_eq!(entry("# R\n> - [ ] quoted\n>   on\n", "quoted-on"), ["quoted on"]);
    }

    #[test]
    fn blocks_know_the_lines_that_they_begin_on() {
        let markdown = "# R\n\nSome\nwords.\n\n- one\n- two\n  1. three\n\n---\n```\ncode\n```\n> quoted\n\n| a |\n|-|\n| b |\n\nend\n---\n";
        let lines: Vec<usize> = Roadmap::parse(markdown, "r").guide(None).0.iter().map(|block| block.line).collect();
        assert_eq!(lines[..9], [1, 3, 6, 7, 8, 10, 11, 14, 16]);
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
    fn a_heading_is_named_as_in_the_outline() {
        let markdown = "# R\n\n## :rocket: **Launch** :tada:\n- [ ] a\n\n### :rocket:\n- [ ] b\n";
        let page = [" h2 Launch :tada:", "  • a", " h3 :rocket:", "  • b"];
        assert_eq!(shown_of(markdown, Some("launch-tada")), page);
    }

    #[test]
    fn a_quote_says_what_it_is_for() {
        assert_eq!(shown("> [!TIP]\n> Sleep.\n"), ["> Tip", "> Sleep."]);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(shown("a\u{1b}[2J\n\n    \u{1b}]0;x\n"), [" a␛[2J", " code ␛]0;x"]);
    }

    #[test]
    fn entries_and_rows_know_their_nodes() {
        let markdown = "# R\n## A\n- [ ] one\n\t- two\n\n| | Row |\n|-|-|\n| [x] | three |\n\n> - [ ] four\n";
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let phase = roadmap.phases()[0];
        let (blocks, _) = roadmap.guide(Some(phase));
        let nodes = blocks.iter().flat_map(|block| block.entry.into_iter().chain(block.rows.iter().flatten().copied()));
        let texts: Vec<_> = nodes.map(|id| roadmap.text(id).into_owned()).collect();
        assert_eq!(texts, ["one", "two", "three", "four"]);
    }
}
