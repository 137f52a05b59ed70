//! What in a roadmap was perhaps meant otherwise than it is read: near misses of boxes, what is passed over,
//! keys that hang on the order of things, levels that are skipped.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

use super::node::Kind;
use super::{Roadmap, clean, front_matter, heading, read};

/// One thing that the author may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its 1-based line.
    pub line: usize,
    /// What it is.
    pub what: What,
    /// The text that it is about, sanitised.
    pub text: String,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// An entry begins with something like a box that is none: `[]`, `[✔️]`, `[x]text`.
    NearBox,
    /// A heading holds a box.
    BoxInHeading,
    /// A table's cell holds a box.
    BoxInTable,
    /// A line in the middle of a paragraph looks like an item, or begins with a box.
    BoxInParagraph,
    /// Lines of code that look like items, from here on this many.
    BoxesInCode(usize),
    /// Entries and headings written in HTML, from here on this many.
    Html(usize),
    /// A list of links into the page: a table of contents.
    Contents,
    /// The same text stands in the same place before, at that line: the key ends in a number that tells them apart.
    Twin(usize),
    /// A heading is more than one level below the one before it; the two levels.
    SkippedLevel(u8, u8),
}

impl Roadmap {
    /// What the author may want to know, in order of lines. Reads the source again.
    pub fn findings(&self) -> Vec<Finding> {
        let mut examiner = Examiner { roadmap: self, findings: Vec::new() };
        examiner.texts();
        examiner.twins();
        examiner.blocks();
        let mut findings = examiner.findings;
        findings.sort_by_key(|finding| (finding.line, finding.what));
        findings.dedup();
        findings
    }

    /// The word that numbers the road's phases, where only those are the road: `Phase`.
    pub fn road_word(&self) -> Option<&str> {
        let first = self.phases().iter().find(|&&phase| self.on_road(phase))?;
        let chosen = self.phases().iter().any(|&phase| !self.on_road(phase));
        heading::parts(self.words(*first)).word.filter(|_| chosen)
    }
}

struct Examiner<'a> {
    roadmap: &'a Roadmap,
    findings: Vec<Finding>,
}

impl Examiner<'_> {
    fn add(&mut self, at: usize, what: What, text: &str) {
        let text = clean(text.lines().next().unwrap_or_default().trim()).into_owned();
        self.findings.push(Finding { line: self.roadmap.line_at(at), what, text });
    }

    /// Nodes whose text holds what looks like a box or an item.
    fn texts(&mut self) {
        for (id, node) in self.roadmap.nodes() {
            let words = self.roadmap.words(id);
            if node.depth > 0 && node.source.is_none() && begins_with_box(words) {
                self.add(node.start as usize, What::NearBox, words);
            }
            self.lines_like_items(node.inline.0 as usize..node.inline.1 as usize);
        }
    }

    fn twins(&mut self) {
        let mut first = HashMap::new();
        for (id, node) in self.roadmap.nodes().filter(|(_, node)| node.kind != Kind::Group) {
            let words = self.roadmap.words(id);
            let first = *first.entry((node.key_parent, words)).or_insert(id);
            if node.twin > 1 {
                self.add(node.start as usize, What::Twin(self.roadmap.line(first)), words);
            }
        }
    }

    /// Blocks that are passed over, or hold what is.
    fn blocks(&mut self) {
        let source = self.roadmap.source();
        let (body, _) = front_matter::split(source);
        let (mut level_above, mut lists) = (0, 0);
        let (mut code, mut html) = (Passed::default(), Passed::default());
        for (event, range) in Parser::new_ext(&source[body..], read::options()).into_offset_iter() {
            let range = range.start + body..range.end + body;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    self.heading(level as u8, level_above, range);
                    level_above = level as u8;
                }
                Event::Start(Tag::Paragraph) => self.paragraph(range),
                Event::Start(Tag::CodeBlock(_)) => code.add(range.start, items_in_code(&source[range])),
                Event::Start(Tag::HtmlBlock) => html.add(range.start, html_entries(&source[range])),
                Event::Start(Tag::TableCell) if begins_with_box(source[range.clone()].trim()) => {
                    self.add(range.start, What::BoxInTable, &source[range]);
                }
                Event::Start(Tag::List(_)) => {
                    lists += 1;
                    if lists == 1 {
                        self.list(range);
                    }
                }
                Event::End(TagEnd::List(_)) => lists -= 1,
                _ => {}
            }
        }
        if code.count > 0 {
            self.add(code.from, What::BoxesInCode(code.count), "");
        }
        if html.count > 0 {
            self.add(html.from, What::Html(html.count), "");
        }
    }

    fn heading(&mut self, level: u8, above: u8, range: Range<usize>) {
        let text = self.roadmap.source()[range.clone()].trim_start_matches(['#', ' ']);
        if above > 0 && level > above + 1 {
            self.add(range.start, What::SkippedLevel(above, level), text);
        }
        if ["[ ]", "[x]", "[X]"].iter().any(|sign| text.contains(sign)) {
            self.add(range.start, What::BoxInHeading, text);
        }
    }

    fn paragraph(&mut self, range: Range<usize>) {
        let text = &self.roadmap.source()[range.clone()];
        let is_entry = self.roadmap.nodes.binary_search_by_key(&range.start, |node| node.inline.0 as usize).is_ok();
        if !is_entry && (begins_with_box(text) || looks_like_item(text)) {
            self.add(range.start, What::BoxInParagraph, text);
        }
        self.lines_like_items(range);
    }

    /// Lines after the first that look like items but are in the middle of a text.
    fn lines_like_items(&mut self, range: Range<usize>) {
        let text = &self.roadmap.source()[range.clone()];
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            if at > range.start && looks_like_item(line) {
                self.add(at, What::BoxInParagraph, line);
            }
            at += line.len();
        }
    }

    /// An outermost list that left no nodes.
    fn list(&mut self, range: Range<usize>) {
        let nodes = &self.roadmap.nodes;
        let next = nodes.partition_point(|node| (node.start as usize) < range.start);
        let is_empty = nodes.get(next).is_none_or(|node| node.start as usize >= range.end);
        if is_empty && self.roadmap.source()[range.clone()].contains("](#") {
            self.add(range.start, What::Contents, "");
        }
    }
}

/// What is passed over in one kind of block: where it begins and how much it is.
#[derive(Default)]
struct Passed {
    from: usize,
    count: usize,
}

impl Passed {
    fn add(&mut self, at: usize, count: usize) {
        if self.count == 0 {
            self.from = at;
        }
        self.count += count;
    }
}

/// Whether a text begins with a box, or with what a person may mean as one: `[]`, `[✔️]`, `☐`.
fn begins_with_box(text: &str) -> bool {
    if text.starts_with(['☐', '☑', '☒', '⬜']) {
        return true;
    }
    let Some((sign, rest)) = text.strip_prefix('[').and_then(|text| text.split_once(']')) else { return false };
    let is_symbol = || sign.graphemes(true).count() == 1 && !sign.chars().all(char::is_alphanumeric);
    sign.len() <= LONGEST_SIGN
        && !rest.starts_with(['(', '[', ':'])
        && (matches!(sign.trim(), "" | "x" | "X") || is_symbol())
}

/// The longest sign in a box, in bytes; emoji are several characters.
const LONGEST_SIGN: usize = 16;

/// Whether a line, quote marks apart, begins with a list marker and something like a box.
fn looks_like_item(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let after_number = || line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']);
    let rest = line.strip_prefix(['-', '*', '+']).or_else(|| after_number().filter(|rest| rest.len() + 1 < line.len()));
    rest.is_some_and(|rest| begins_with_box(rest.trim_start()))
}

/// How many lines of a block of code look like items.
fn items_in_code(code: &str) -> usize {
    code.lines()
        .filter(|line| looks_like_item(line) || ["[ ]", "[✔", "[✓"].iter().any(|sign| line.contains(sign)))
        .count()
}

/// How many list entries and headings a piece of HTML has.
fn html_entries(html: &str) -> usize {
    let is_one = |tag: &str| {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        matches!(&*name, "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    html.match_indices('<').filter(|(at, _)| is_one(&html[at + 1..])).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(markdown: &str) -> Vec<(usize, What, String)> {
        let roadmap = Roadmap::parse(markdown.to_owned(), "doctor");
        roadmap.findings().into_iter().map(|Finding { line, what, text }| (line, what, text)).collect()
    }

    fn found(line: usize, what: What, text: &str) -> (usize, What, String) {
        (line, what, text.to_owned())
    }

    #[test]
    fn a_clean_roadmap_has_none() {
        assert_eq!(findings("# A\n\n## B\n- [ ] c [d](e)\n  - [x](f)\n  - [1] g\n"), []);
        assert_eq!(findings(super::super::BUILT_IN).iter().filter(|(_, what, _)| *what != What::Contents).count(), 0);
    }

    #[test]
    fn near_misses_of_boxes() {
        assert_eq!(
            findings("- [] a\n- [✔️] b\n- [x]c\n- [ ] d\n- ☐ e\n"),
            [
                found(1, What::NearBox, "[] a"),
                found(2, What::NearBox, "[✔️] b"),
                found(3, What::NearBox, "[x]c"),
                found(5, What::NearBox, "☐ e"),
            ]
        );
    }

    #[test]
    fn boxes_where_none_are_read() {
        assert_eq!(
            findings(
                "# [ ] A\n\n| a |\n|-|\n| [x] b |\n\n[ ] c\n\ntext\n2. [ ] d\n-[ ] e\n\n    - [ ] f\n\n- [ ] g\n  3) [ ] h\n"
            ),
            [
                found(1, What::BoxInHeading, "[ ] A"),
                found(5, What::BoxInTable, "[x] b"),
                found(7, What::BoxInParagraph, "[ ] c"),
                found(10, What::BoxInParagraph, "2. [ ] d"),
                found(11, What::BoxInParagraph, "-[ ] e"),
                found(13, What::BoxesInCode(1), ""),
                found(16, What::BoxInParagraph, "3) [ ] h"),
            ]
        );
    }

    #[test]
    fn what_is_passed_over() {
        assert_eq!(
            findings("- [a](#a)\n- [b](#b)\n\n<h2>A</h2>\n<ul><li>b</li></ul>\n\n# C\n- [ ] d\n"),
            [found(1, What::Contents, ""), found(4, What::Html(2), "")]
        );
    }

    #[test]
    fn twins_and_skipped_levels() {
        assert_eq!(
            findings("# A\n\n### B\n- [ ] Videos\n- [ ] Videos\n- [ ] videos\n"),
            [found(3, What::SkippedLevel(1, 3), "B"), found(5, What::Twin(4), "Videos")]
        );
    }
}
