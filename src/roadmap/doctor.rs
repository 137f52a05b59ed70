//! Findings in a roadmap: near misses of boxes and headings, text that is passed over, keys that depend on the order of
//! entries, levels that are skipped, and entries that do not count.

mod lines;
mod near;
mod uncounted;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::node::Kind;
use super::{Roadmap, clean, front_matter, heading, read};

/// One thing that the author may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its 1-based line.
    pub line: usize,
    /// Its kind.
    pub what: FindingKind,
    /// The text that it is about, sanitised.
    pub text: String,
    /// The text to write in its place; empty if there is none to propose.
    pub instead: String,
}

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// An entry begins with something like a box that is none: `[]`, `[x]text`, `［ ］`.
    NearBox,
    /// An entry is a box without a text.
    BlankBox,
    /// A line is something like a heading: `##Phase 2`.
    NearHeading,
    /// A heading holds a box.
    BoxInHeading,
    /// A line in the middle of a paragraph looks like an item, or begins with a box.
    BoxInParagraph,
    /// A line of a block of HTML looks like an item or a heading.
    InHtml,
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
    /// Entries under headings without items, from here to that line: how many.
    ExtrasApart(usize, usize),
    /// Entries beside items, from here to that line: how many.
    ExtrasBeside(usize, usize),
    /// Rows of tables that do not count, from here on this many.
    Rows(usize),
}

impl FindingKind {
    /// Returns true if it is read as it is meant, and only does not count.
    pub fn is_uncounted(self) -> bool {
        matches!(self, FindingKind::ExtrasApart(..) | FindingKind::ExtrasBeside(..) | FindingKind::Rows(_))
    }
}

impl Finding {
    /// Returns true if it is about what looks like a ticked box.
    pub fn looks_ticked(&self) -> bool {
        matches!(self.what, FindingKind::NearBox | FindingKind::BoxInParagraph | FindingKind::InHtml)
            && near::looks_ticked(&self.text)
    }
}

impl Roadmap {
    /// The findings in order of lines. Reads the source again.
    pub fn findings(&self) -> Vec<Finding> {
        let mut examiner = Examiner { roadmap: self, findings: Vec::new() };
        let passed = examiner.blocks();
        examiner.lines(&passed);
        examiner.twins();
        examiner.uncounted();
        let mut findings = examiner.findings;
        findings.sort_by_key(|finding| (finding.line, finding.what));
        findings.dedup();
        findings
    }

    /// The word that numbers the road's phases, where only those are the road: `Phase`.
    pub fn road_word(&self) -> Option<&str> {
        let first = self.phases().iter().find(|&&phase| self.on_road(phase))?;
        heading::parts(self.words(*first)).word.filter(|_| self.has_phases_beside_road())
    }

    /// Returns true if some phases are not on the road.
    pub fn has_phases_beside_road(&self) -> bool {
        self.phases().iter().any(|&phase| !self.on_road(phase))
    }
}

struct Examiner<'a> {
    roadmap: &'a Roadmap,
    findings: Vec<Finding>,
}

/// The blocks whose lines are no Markdown, by their places in the source, in order.
#[derive(Default)]
struct Passed {
    code: Vec<Range<usize>>,
    html: Vec<Range<usize>>,
}

impl Examiner<'_> {
    fn add(&mut self, at: usize, what: FindingKind, text: &str) {
        self.add_instead(at, what, text, String::new());
    }

    fn add_instead(&mut self, at: usize, what: FindingKind, text: &str, instead: String) {
        let text = clean(text.lines().next().unwrap_or_default().trim()).into_owned();
        self.findings.push(Finding { line: self.roadmap.line_at(at), what, text, instead });
    }

    fn twins(&mut self) {
        let mut first = HashMap::new();
        for (id, node) in self.roadmap.nodes().filter(|(_, node)| node.kind != Kind::Group) {
            let words = self.roadmap.words(id);
            let first = *first.entry((node.key_parent, words)).or_insert(id);
            if node.twin > 1 {
                self.add(node.start as usize, FindingKind::Twin(self.roadmap.line(first)), words);
            }
        }
    }

    /// Blocks that are passed over, or hold what is.
    fn blocks(&mut self) -> Passed {
        let source = self.roadmap.source();
        let (body, _) = front_matter::split(source);
        let (mut level_above, mut lists) = (0, 0);
        let mut passed = Passed::default();
        let (mut code, mut html, mut rows) = (Run::default(), Run::default(), Run::default());
        for (event, range) in Parser::new_ext(&source[body..], read::options()).into_offset_iter() {
            let range = range.start + body..range.end + body;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    self.heading(level as u8, level_above, range);
                    level_above = level as u8;
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    code.add(range.start, near::items_in_code(&source[range.clone()]));
                    passed.code.push(range);
                }
                Event::Start(Tag::HtmlBlock) => {
                    html.add(range.start, near::html_entries(&source[range.clone()]));
                    passed.html.push(range);
                }
                Event::Start(Tag::TableRow) => rows.add(range.start, usize::from(!self.is_row(&range))),
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
        for (run, what) in [
            (code, FindingKind::BoxesInCode(code.count)),
            (html, FindingKind::Html(html.count)),
            (rows, FindingKind::Rows(rows.count)),
        ] {
            if run.count > 0 {
                self.add(run.from, what, "");
            }
        }
        passed
    }

    /// Returns true if the row of a table is a node.
    fn is_row(&self, range: &Range<usize>) -> bool {
        let nodes = &self.roadmap.nodes;
        let next = nodes.partition_point(|node| (node.start as usize) < range.start);
        nodes[next..].iter().take_while(|node| (node.start as usize) < range.end).any(|node| node.row)
    }

    fn heading(&mut self, level: u8, above: u8, range: Range<usize>) {
        let text = self.roadmap.source()[range.clone()].trim_start_matches(['#', ' ']);
        if above > 0 && level > above + 1 {
            self.add(range.start, FindingKind::SkippedLevel(above, level), text);
        }
        if ["[ ]", "[x]", "[X]"].iter().any(|sign| text.contains(sign)) {
            self.add(range.start, FindingKind::BoxInHeading, text);
        }
    }

    /// An outermost list that left no nodes.
    fn list(&mut self, range: Range<usize>) {
        let nodes = &self.roadmap.nodes;
        let next = nodes.partition_point(|node| (node.start as usize) < range.start);
        let is_empty = nodes.get(next).is_none_or(|node| node.start as usize >= range.end);
        if is_empty && self.roadmap.source()[range.clone()].contains("](#") {
            self.add(range.start, FindingKind::Contents, "");
        }
    }
}

/// Things of one kind: where the first is, and how many there are.
#[derive(Clone, Copy, Default)]
struct Run {
    from: usize,
    count: usize,
}

impl Run {
    fn add(&mut self, at: usize, count: usize) {
        if self.count == 0 {
            self.from = at;
        }
        self.count += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(markdown: &str) -> Vec<(usize, FindingKind, String)> {
        let roadmap = Roadmap::parse(markdown.to_owned(), "doctor");
        let findings = roadmap.findings().into_iter().filter(|finding| !finding.what.is_uncounted());
        findings.map(|Finding { line, what, text, .. }| (line, what, text)).collect()
    }

    fn found(line: usize, what: FindingKind, text: &str) -> (usize, FindingKind, String) {
        (line, what, text.to_owned())
    }

    #[test]
    fn a_clean_roadmap_has_none() {
        assert_eq!(findings("# A\n\n## B\n- [ ] c [d](e)\n  - [x](f)\n  - [1] g\n"), []);
        assert_eq!(
            findings(super::super::BUILT_IN).iter().filter(|(_, what, _)| *what != FindingKind::Contents).count(),
            0
        );
    }

    #[test]
    fn near_misses_of_boxes() {
        assert_eq!(
            findings("- [] a\n- [✔️] b\n- [x]c\n- [ ] d\n- ☐ e\n- [ ]\n##Phase 2\n"),
            [
                found(1, FindingKind::NearBox, "- [] a"),
                found(3, FindingKind::NearBox, "- [x]c"),
                found(5, FindingKind::NearBox, "- ☐ e"),
                found(6, FindingKind::BlankBox, "- [ ]"),
                found(7, FindingKind::NearHeading, "##Phase 2"),
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
                found(1, FindingKind::BoxInHeading, "[ ] A"),
                found(7, FindingKind::BoxInParagraph, "[ ] c"),
                found(10, FindingKind::BoxInParagraph, "2. [ ] d"),
                found(11, FindingKind::BoxInParagraph, "-[ ] e"),
                found(13, FindingKind::BoxesInCode(1), ""),
                found(16, FindingKind::BoxInParagraph, "3) [ ] h"),
            ]
        );
    }

    #[test]
    fn what_is_passed_over() {
        assert_eq!(
            findings("- [a](#a)\n- [b](#b)\n\n<h2>A</h2>\n<ul><li>b</li></ul>\n\n# C\n- [ ] d\n"),
            [found(1, FindingKind::Contents, ""), found(4, FindingKind::Html(2), "")]
        );
    }

    #[test]
    fn twins_and_skipped_levels() {
        assert_eq!(
            findings("# A\n\n### B\n- [ ] Videos\n- [ ] Videos\n- [ ] videos\n"),
            [found(3, FindingKind::SkippedLevel(1, 3), "B"), found(5, FindingKind::Twin(4), "Videos")]
        );
    }

    #[test]
    fn what_stands_in_html_by_mistake() {
        let html =
            "- [ ] a\n\n<details><summary>More</summary>\n- [ ] b\n## C\n</details>\n\n<!-- - [ ] d\n- [ ] e -->\n";
        assert_eq!(findings(html), [found(4, FindingKind::InHtml, "- [ ] b"), found(5, FindingKind::InHtml, "## C")]);
    }

    #[test]
    fn what_does_not_count_is_one_line_a_run() {
        let markdown = "# R\n## A\n- [ ] a\n- b\n- c\n\n## Books\n- d\n### More\n- e\n\n| x |\n|-|\n| y |\n| z |\n";
        let findings = Roadmap::parse(markdown.to_owned(), "doctor").findings();
        let found: Vec<_> = findings.into_iter().map(|finding| (finding.line, finding.what)).collect();
        assert_eq!(
            found,
            [(4, FindingKind::ExtrasBeside(2, 5)), (8, FindingKind::ExtrasApart(2, 10)), (14, FindingKind::Rows(2))]
        );
    }

    #[test]
    fn ticked_near_misses() {
        let findings = Roadmap::parse("- [x]a\n- []b\n- [ ] c\n- [-]d\n".to_owned(), "doctor").findings();
        let ticked: Vec<_> = findings.iter().filter(|finding| finding.looks_ticked()).map(|found| found.line).collect();
        assert_eq!(ticked, [1]);
    }
}
