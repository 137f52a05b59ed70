//! The prose: text that is no node's own, such as paragraphs, code and the other cells of rows.

use pulldown_cmark::{BrokenLink, Event, Parser, TagEnd};

use super::block::Content;
use super::html;
use super::reader::Reader;
use crate::roadmap::{NodeId, Roadmap, Span, read};

/// No more of the source is read for prose, in bytes.
const MOST: usize = 16 << 20;

/// A paragraph, a line of code, or a row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// Its text on one line, sanitised.
    pub text: String,
    /// The node before it.
    pub after: Option<NodeId>,
}

impl Roadmap {
    /// Every piece of prose, in order.
    pub fn prose(&self) -> Vec<Prose> {
        let mut prose = Vec::new();
        self.add_prose(&self.source[self.opening()], None, &mut prose);
        for (id, node) in self.nodes() {
            let own = self.own_source(id);
            if own.start > MOST {
                break;
            }
            let named = own.start.max(node.inline.1 as usize).min(own.end);
            let line = self.source[named..own.end].find(['\n', '\r']).map_or(own.end, |end| named + end);
            if node.row {
                self.add_cells(id, &mut prose);
            }
            self.add_prose(&self.source[line..own.end], Some(id), &mut prose);
        }
        prose
    }

    fn add_prose(&self, part: &str, after: Option<NodeId>, prose: &mut Vec<Prose>) {
        if !has_words(part) {
            return;
        }
        if part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ,.".contains(&byte)) {
            return prose.push(Prose { text: part.trim().to_owned(), after });
        }
        let resolve = |link: BrokenLink<'_>| self.references.resolve(&link);
        let mut reader = Reader::default();
        // What stands in a list entry is no code for being further in.
        let text: String = part.lines().flat_map(|line| [line.trim_start(), "\n"]).collect();
        for event in Parser::new_with_broken_link_callback(&text, read::options(), Some(resolve)) {
            match event {
                Event::End(TagEnd::HtmlBlock) => html::read(&mut reader),
                event => reader.event(event),
            }
        }
        for block in reader.into_blocks() {
            let texts: Vec<String> = match block.content {
                Content::Heading(_, spans) => vec![words(&spans)],
                Content::Text(lines) => vec![lines.iter().map(|line| words(line)).collect::<Vec<_>>().join(" ")],
                Content::Code(lines) => lines,
                Content::Table(_, rows) => rows.iter().map(|row| cells(row)).collect(),
                Content::Rule => Vec::new(),
            };
            prose.extend(texts.into_iter().filter(|text| has_words(text)).map(|text| Prose { text, after }));
        }
    }

    /// Adds the cells of a row without the one that names it.
    fn add_cells(&self, id: NodeId, prose: &mut Vec<Prose>) {
        let node = self.node(id);
        let (start, row) = (node.start as usize, self.row_source(node));
        let name = (node.inline.0 as usize).saturating_sub(start)..(node.inline.1 as usize).saturating_sub(start);
        let (before, after) = (row.get(..name.start).unwrap_or_default(), row.get(name.end..).unwrap_or_default());
        let others = [before, after].join("|");
        let mut cells = Vec::new();
        for cell in others.split('|').map(str::trim).filter(|cell| has_words(cell) && !is_box(cell)) {
            let mut inner = Vec::new();
            self.add_prose(cell, Some(id), &mut inner);
            cells.extend(inner.into_iter().map(|prose| prose.text));
        }
        let text = cells.join(" · ");
        prose.extend(has_words(&text).then_some(Prose { text, after: Some(id) }));
    }
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn cells(row: &[Vec<Span>]) -> String {
    row.iter().map(|cell| words(cell)).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Returns true for the text of a checkbox.
fn is_box(cell: &str) -> bool {
    matches!(cell.as_bytes(), [b'[', _, b']'])
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_is_no_node_s_own_is_prose() {
        let markdown = "# Go\n\nRead [this](https://a.example)\nfirst.\n\n## A <!-- no -->\n\n- [ ] one\n\n  Of *one*.\n- [ ] two\n\n```sh\nmake all\n```\n\n<p>In a tag</p>\n\n### Empty\n\n| Film | Seen | Why |\n|-|-|-|\n| [Alien](x) | [x] | *fear* & space |\n\n## B\n\n| a | b |\n|-|-|\n| c | d |\n";
        let roadmap = Roadmap::parse(markdown.to_owned(), "r");
        let prose = roadmap.prose();
        let texts: Vec<&str> = prose.iter().map(|prose| prose.text.as_str()).collect();
        let expected = [
            "Go",
            "Read this first.",
            "Of one.",
            "make all",
            "In a tag",
            "Film · Seen · Why",
            "fear & space",
            "a · b",
            "c · d",
        ];
        let found: Vec<&str> = texts.iter().copied().filter(|text| expected.contains(text)).collect();
        assert_eq!(found, expected, "{texts:?}");
        for own in ["one", "two", "Alien", "A", "B"] {
            assert!(!texts.contains(&own), "{own}: {texts:?}");
        }
        let after = |text: &str| prose.iter().find(|prose| prose.text == text).and_then(|prose| prose.after);
        assert_eq!(after("Read this first."), None);
        assert_eq!(after("Of one.").map(|node| roadmap.text(node).into_owned()).as_deref(), Some("one"));
    }
}
