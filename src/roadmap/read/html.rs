//! Blocks of HTML: only `<summary>` and the end of its `<details>` matter.

use std::ops::Range;

use super::{Open, Reader};
use crate::roadmap::groups;
use crate::roadmap::node::Kind;
use crate::roadmap::slug::letters_and_digits;

/// The deepest nesting of `<details>`: without their ends, they would go on for the rest of the file.
const DEEPEST_SUMMARY: usize = 16;

impl Reader<'_> {
    pub(super) fn end_html(&mut self) {
        self.in_html = false;
        let html = std::mem::take(&mut self.html);
        for tag in groups::details_tags(&html) {
            match tag {
                groups::Details::Summary { text, at } => self.open_summary(&text, self.in_source(at)),
                groups::Details::End => self.close_summary(),
            }
        }
        self.html = html;
    }

    /// Returns the range of a piece of the HTML in the source; if that is unknown, the beginning of its line.
    fn in_source(&self, html: Range<usize>) -> Range<usize> {
        let line_of = |at: usize| {
            let after = self.html_parts.partition_point(|&(from, _)| from <= at);
            self.html_parts.get(after.saturating_sub(1)).copied().unwrap_or_default()
        };
        let place = |at: usize| {
            let (from, source) = line_of(at);
            source + (at - from)
        };
        let at = place(html.start)..place(html.end.saturating_sub(1)) + 1;
        let (_, line) = line_of(html.start);
        if html.is_empty() || self.source.get(at.clone()).is_none() { line..line } else { at }
    }

    fn open_summary(&mut self, text: &str, at: Range<usize>) {
        self.close_groups();
        if let Some(heading) = self.heading_that_says(text) {
            self.open.push((Open::Repeat, heading));
            return;
        }
        let is_summary = |(open, _): &&(Open, usize)| *open == Open::Summary;
        if self.open[self.floor()..].iter().filter(is_summary).count() == DEEPEST_SUMMARY {
            self.close_summary();
        }
        let start = at.start;
        self.inline.set(text, at);
        let node = self.push_node(start, Kind::Group, 0);
        self.settle_text(node);
        self.open.push((Open::Summary, node));
    }

    /// The heading that was opened last, if it says the same.
    fn heading_that_says(&self, text: &str) -> Option<usize> {
        let &(_, node) = self.open.last().filter(|(open, _)| matches!(open, Open::Heading(_)))?;
        let words = self.nodes[node].words(self.source, &self.texts);
        (letters_and_digits(words) == letters_and_digits(text)).then_some(node)
    }

    fn close_summary(&mut self) {
        let floor = self.floor();
        if let Some(at) = self.open[floor..].iter().rposition(|(open, _)| matches!(open, Open::Summary | Open::Repeat))
        {
            self.close_to(floor + at);
        }
    }
}
