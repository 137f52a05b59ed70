//! Markdown events → raw nodes: headings, groups and list entries in document order, each with its parent.
//!
//! One pass with a stack of what is open; nothing recurses, so nesting of any depth is only a longer stack.
//! The final kind of a node (phase or section, item, point or extra) depends on the whole document and is
//! settled afterwards, in `shape`.

mod container;
mod entries;
mod html;
mod rows;
mod table;

pub(super) use table::{heads_states, without_state};

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use container::{Container, OuterList};
use table::Table;

pub(super) use table::leading_box;

use super::inline::{Inline, trimmed};
use super::node::{ALL_NAME, Kind, Node, NodeId, VERBATIM};
use super::references::References;
use super::{choice, groups};

/// The result of one pass over the events.
pub(super) struct Raw {
    pub nodes: Vec<Node>,
    /// Texts that differ from the source, in the order of their nodes.
    pub texts: Vec<Box<str>>,
    /// An entry has a box.
    pub has_boxes: bool,
    pub references: References,
}

/// The extensions that are read, everywhere the source is parsed.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Reads `source` from `body` on (what stands before is front matter).
pub(super) fn read(source: &str, body: usize) -> Raw {
    let mut reader = Reader::new(source);
    let mut events = Parser::new_ext(&source[body..], options()).into_offset_iter();
    for (event, range) in events.by_ref() {
        reader.event(event, range.start + body..range.end + body);
    }
    let references = References::new(
        events.reference_definitions().iter().map(|(label, definition)| (label, definition.dest.as_ref())),
    );
    reader.close_to(0);
    Raw { nodes: reader.nodes, texts: reader.texts, has_boxes: reader.has_boxes, references }
}

/// The kind of an open node, which says what closes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Heading(u8),
    Summary,
    /// A summary that only repeats the heading right above it: no node of its own but the heading's.
    Repeat,
    Bold,
    Colon,
    Entry,
}

struct Reader<'a> {
    source: &'a str,
    nodes: Vec<Node>,
    texts: Vec<Box<str>>,
    open: Vec<(Open, usize)>,
    containers: Vec<Container>,
    /// The number of open lists and list entries.
    lists: u32,
    entries: u32,
    outer_list: Option<OuterList>,
    inline: Inline,
    /// A block is open whose text is no node's: code.
    ignoring: bool,
    table: Option<Table>,
    heading: Option<(u8, usize)>,
    paragraph: Option<usize>,
    html: String,
    /// The start of each part of `html` in it and in the source: line ends and quote marks are between them.
    html_parts: Vec<(usize, usize)>,
    in_html: bool,
    has_boxes: bool,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Reader<'a> {
        Reader {
            source,
            // A line of a roadmap is seldom shorter than this.
            nodes: Vec::with_capacity(source.len() / 24),
            texts: Vec::new(),
            open: Vec::new(),
            containers: Vec::new(),
            lists: 0,
            entries: 0,
            outer_list: None,
            inline: Inline::default(),
            ignoring: false,
            table: None,
            heading: None,
            paragraph: None,
            html: String::new(),
            html_parts: Vec::new(),
            in_html: false,
            has_boxes: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::TaskListMarker(ticked) => self.task(ticked),
            Event::Html(text) if self.in_html => {
                self.html_parts.push((self.html.len(), range.start));
                self.html.push_str(&text);
            }
            Event::Rule => self.close_groups(),
            event if !self.ignoring => self.inline_event(&event, &range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.settle_entry();
                self.heading = Some((*level as u8, self.past_indent(range.start)));
                self.inline.clear();
            }
            Tag::Paragraph => self.start_paragraph(range.start),
            Tag::List(_) => self.start_list(),
            Tag::Item => self.push_container(true, self.past_indent(range.start)),
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.settle_entry();
                self.push_container(false, range.start);
            }
            Tag::Table(_) => {
                self.settle_entry();
                if self.entries == 0 {
                    self.close_used_colon_group();
                }
                self.table = Some(Table::default());
            }
            Tag::TableHead => {}
            Tag::TableRow => self.start_row(range.start),
            Tag::TableCell => self.inline.clear(),
            Tag::CodeBlock(_) => {
                self.settle_entry();
                self.ignoring = true;
            }
            Tag::HtmlBlock => {
                self.settle_entry();
                self.in_html = true;
                self.html.clear();
                self.html_parts.clear();
            }
            tag if !self.ignoring => {
                self.begin_entry_text(range.start);
                self.inline.start(tag, &range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Paragraph => self.end_paragraph(range),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.pop_container(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => {}
            TagEnd::TableCell => self.end_cell(),
            TagEnd::CodeBlock => self.ignoring = false,
            TagEnd::HtmlBlock => self.end_html(),
            tag if !self.ignoring => self.inline.end(tag, range),
            _ => {}
        }
    }

    fn inline_event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let (Some(table), Event::InlineHtml(tag)) = (&mut self.table, event) {
            table.html(tag);
        }
        self.begin_entry_text(range.start);
        self.inline.event(event, range);
    }

    // Headings.

    fn end_heading(&mut self, level: HeadingLevel) {
        let Some((_, start)) = self.heading.take() else { return };
        let level = level as u8;
        self.close_while(|open| !matches!(open, Open::Heading(above) if above < level));
        let node = self.push_node(start, Kind::Section, 0);
        self.nodes[node].level = level;
        self.nodes[node].choice = choice::heading_asks_to_choose(self.inline.text());
        self.settle_text(node);
        self.open.push((Open::Heading(level), node));
    }

    // Paragraphs, and the groups that some of them open.

    fn start_paragraph(&mut self, start: usize) {
        if self.entry_wants_text() {
            return;
        }
        self.inline.clear();
        self.paragraph = Some(start);
    }

    fn end_paragraph(&mut self, range: &Range<usize>) {
        match self.paragraph.take() {
            Some(start) => self.take_paragraph(start, range),
            None => self.settle_entry(),
        }
    }

    fn take_paragraph(&mut self, start: usize, range: &Range<usize>) {
        if choice::paragraph_asks_to_choose(self.inline.text()) {
            self.say_choice();
        }
        if self.entries > 0 {
            return;
        }
        let lines = self.source[range.clone()].trim_end().lines().count();
        match groups::of_paragraph(&self.inline, lines) {
            Some(groups::Line::Bold) => self.open_group(Open::Bold, start),
            Some(groups::Line::Colon) => self.open_group(Open::Colon, start),
            None => self.close_used_colon_group(),
        }
    }

    fn say_choice(&mut self) {
        if let Some(&(_, node)) = self.open.iter().rev().find(|(open, _)| matches!(open, Open::Heading(_))) {
            self.nodes[node].choice = true;
        }
    }

    fn open_group(&mut self, group: Open, start: usize) {
        self.close_while(|open| open == Open::Colon || open == group);
        let node = self.push_node(start, Kind::Group, 0);
        self.nodes[node].choice = choice::paragraph_asks_to_choose(self.inline.text());
        self.settle_text(node);
        self.open.push((group, node));
    }

    /// Prose or a table after a colon line's list: what follows no longer belongs to that line.
    fn close_used_colon_group(&mut self) {
        if let Some(&(Open::Colon, node)) = self.open.last()
            && self.open.len() > self.floor()
            && node + 1 < self.nodes.len()
        {
            self.close_to(self.open.len() - 1);
        }
    }

    fn close_groups(&mut self) {
        self.close_while(|open| matches!(open, Open::Bold | Open::Colon));
    }

    // Nodes.

    fn floor(&self) -> usize {
        self.containers.last().map_or(0, |container| container.floor + usize::from(container.node.is_some()))
    }

    fn push_node(&mut self, start: usize, kind: Kind, depth: u32) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            kind,
            source: None,
            checkbox: false,
            parent_of_items: false,
            choice: false,
            option: false,
            row: false,
            links_out: false,
            heading: ALL_NAME,
            holds_contents: false,
            level: 0,
            depth,
            parent: self.open.last().map(|&(_, node)| NodeId::new(node)),
            end: NodeId::new(index + 1),
            start: start as u32,
            inline: (start as u32, start as u32),
            text: VERBATIM,
            key: 0,
            key_parent: None,
            twin: 1,
            hashed: false,
        });
        index
    }

    /// Gives a node the text that was gathered: by its place in the source, or as a copy where the two differ.
    fn settle_text(&mut self, node: usize) {
        let inline = self.inline.range().unwrap_or(self.nodes[node].start as usize..self.nodes[node].start as usize);
        let text = self.inline.text();
        let whole = &self.source[inline.clone()];
        let covered = trimmed(whole);
        let from = inline.end - whole.trim_start().len();
        self.nodes[node].inline = (from as u32, (from + covered.len()) as u32);
        if covered != text {
            self.nodes[node].text = self.texts.len() as u32;
            self.texts.push(text.into());
        }
        self.inline.clear();
    }

    /// Closes what is open in this container, from the innermost on, for as long as `closes` says so.
    fn close_while(&mut self, closes: impl Fn(Open) -> bool) {
        let floor = self.floor();
        while self.open.len() > floor && self.open.last().is_some_and(|&(open, _)| closes(open)) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Closes open nodes until `keep` are left. A group that gathered nothing was only prose.
    fn close_to(&mut self, keep: usize) {
        while self.open.len() > keep {
            let Some((open, node)) = self.open.pop() else { return };
            let is_group = matches!(open, Open::Bold | Open::Colon | Open::Summary);
            if is_group && node + 1 == self.nodes.len() {
                self.forget_from(node);
            } else {
                self.nodes[node].end = NodeId::new(self.nodes.len());
            }
        }
    }
}
