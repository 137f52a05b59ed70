//! The source line by line: lines that look like items or headings and are read as something else.

use std::collections::HashMap;

use super::{Examiner, FindingKind, Passed, near};
use crate::roadmap::front_matter;

/// A beginning of a line.
#[derive(Clone, Copy, Default)]
struct Begins {
    entry: bool,
    boxed: bool,
    row: bool,
}

impl Examiner<'_> {
    pub(super) fn lines(&mut self, passed: &Passed) {
        let source = self.roadmap.source();
        let begins = self.lines_of_nodes();
        let (mut at, _) = front_matter::split(source);
        let (mut code, mut html) = (passed.code.iter().peekable(), passed.html.iter().peekable());
        for line in source[at..].split_inclusive(['\n', '\r']) {
            let end = at + line.len();
            while code.next_if(|range| range.end <= at).is_some() {}
            while html.next_if(|range| range.end <= at).is_some() {}
            let text = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>').trim_end();
            let in_code = code.peek().is_some_and(|range| range.start < end);
            let block = html.peek().filter(|range| range.start < end);
            if let Some(block) = block {
                let is_comment = source[block.start..].starts_with("<!--");
                if !is_comment && (near::entry(text).is_some() || is_heading(text)) {
                    self.add(at, FindingKind::InHtml, text);
                }
            } else if !in_code && !text.is_empty() {
                let begins = begins.get(&self.roadmap.line_at(at)).copied().unwrap_or_default();
                self.line(at, text, begins);
            }
            at = end;
        }
    }

    fn lines_of_nodes(&self) -> HashMap<usize, Begins> {
        let mut lines: HashMap<usize, Begins> = HashMap::new();
        for node in self.roadmap.nodes.iter().filter(|node| node.depth > 0) {
            let line = lines.entry(self.roadmap.line_at(node.start as usize)).or_default();
            line.entry = true;
            line.boxed |= node.source.is_some();
            line.row |= node.row;
        }
        lines
    }

    fn line(&mut self, at: usize, text: &str, begins: Begins) {
        if begins.boxed || begins.row {
            return;
        }
        if let Some(entry) = near::entry(text) {
            match near::is_blank(entry) {
                true => self.add(at, FindingKind::BlankBox, text),
                false => {
                    let what = if begins.entry { FindingKind::NearBox } else { FindingKind::BoxInParagraph };
                    self.add_instead(at, what, text, near::item(entry));
                }
            }
        } else if near::begins_with_box(text) && !near::is_blank(text) {
            self.add_instead(at, FindingKind::BoxInParagraph, text, near::item(text));
        } else if let Some(heading) = near::near_heading(text) {
            self.add_instead(at, FindingKind::NearHeading, text, heading);
        }
    }
}

fn is_heading(text: &str) -> bool {
    let name = text.trim_start_matches('#');
    name.len() < text.len() && name.starts_with(' ')
}
