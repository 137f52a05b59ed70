//! The inline content of one heading, paragraph or list entry, gathered event by event as plain text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// Returns true if an HTML tag is `<br>`.
pub(super) fn is_line_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// A text without white space at its ends, where most have none.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// Gathers plain text: emphasis and HTML tags dropped, entities decoded, code and image descriptions kept.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    range: Option<Range<usize>>,
    /// Text before this place in the source is a box, not words.
    from: usize,
    strong: u32,
    /// Text stands outside any strong emphasis (a closing colon apart).
    plain: bool,
    first_link: Option<bool>,
    /// It links anywhere else than into its own page.
    links_out: bool,
}

impl Inline {
    pub fn clear(&mut self) {
        self.text.clear();
        self.range = None;
        self.from = 0;
        self.strong = 0;
        self.plain = false;
        self.first_link = None;
        self.links_out = false;
    }

    pub fn set(&mut self, text: &str, range: Range<usize>) {
        self.clear();
        self.text.push_str(text);
        self.range = Some(range);
    }

    pub fn skip_to(&mut self, from: usize) {
        self.from = from;
    }

    pub fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.cover(range);
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                let into_page = dest_url.starts_with('#');
                self.links_out |= !into_page;
                if self.text.is_empty() {
                    self.first_link.get_or_insert(into_page);
                }
            }
            _ => {}
        }
    }

    pub fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.cover(range);
        if tag == TagEnd::Strong {
            self.strong = self.strong.saturating_sub(1);
        }
    }

    pub fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => self.words(text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.push(text, range),
            Event::SoftBreak | Event::HardBreak => self.push(" ", range),
            Event::InlineHtml(tag) if is_line_break(tag) => self.push(" ", range),
            Event::InlineHtml(_) | Event::FootnoteReference(_) => self.cover(range),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        if range.end <= self.from {
            return;
        }
        let boxed = self.from.saturating_sub(range.start);
        let text = text.get(boxed..).unwrap_or(text);
        self.push(text, &(range.start + boxed..range.end));
    }

    fn push(&mut self, text: &str, range: &Range<usize>) {
        self.cover(range);
        if self.strong == 0 && !self.plain && !text.chars().all(|c| c.is_whitespace() || matches!(c, ':' | '：')) {
            self.plain = true;
        }
        self.text.push_str(text);
    }

    fn cover(&mut self, range: &Range<usize>) {
        if range.end <= self.from {
            return;
        }
        let range = range.start.max(self.from)..range.end;
        self.range = Some(match self.range.take() {
            Some(so_far) => so_far.start.min(range.start)..so_far.end.max(range.end),
            None => range,
        });
    }

    pub fn text(&self) -> &str {
        trimmed(&self.text)
    }

    /// The range of the text in the source; `None` while there is none.
    pub fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// Returns true if all of the text is strong.
    pub fn is_all_strong(&self) -> bool {
        !self.plain && !self.text().is_empty()
    }

    /// Returns true if it links out of the page.
    pub fn links_out(&self) -> bool {
        self.links_out || self.text.contains("https://") || self.text.contains("http://")
    }

    /// Returns true if the text begins with a link into the same page, as the entries of a table of contents do.
    pub fn is_link_into_page(&self) -> bool {
        self.first_link == Some(true)
    }
}
