//! A node's text as its author set it: runs of one style each, read from the Markdown when shown.

use pulldown_cmark::{BrokenLink, Event, Parser, Tag, TagEnd};

use super::links::GUARD;
use super::node::NodeId;
use super::references::References;
use super::{Roadmap, clean, inline, read};

/// Longer text has no styles: no row shows so much of it, and it would be parsed at every key.
const LONGEST: usize = 16 << 10;

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Plain text on one line, sanitised.
    pub text: String,
    /// Its style.
    pub style: Style,
    /// The address it links to, sanitised.
    pub link: Option<String>,
}

/// The style of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// `**strong**`
    pub strong: bool,
    /// `_emphasis_`
    pub emphasis: bool,
    /// `` `code` ``
    pub code: bool,
    /// `~~struck~~`
    pub struck: bool,
}

impl Roadmap {
    /// The node's text in its styles: joined, the spans say what [`Roadmap::text`] says. What cannot be read again
    /// by itself (an entry that runs over the lines of a quote, say) is one plain span, and so is what nobody reads in a
    /// row.
    pub fn spans(&self, id: NodeId) -> Vec<Span> {
        let (words, inline) = (self.words(id), self.inline_source(id));
        // What is shown as it stands has no styles: rows are drawn at every key, and a look costs more than drawing.
        let mut spans =
            if inline.len() > LONGEST || inline.trim() == words { Vec::new() } else { of(inline, &self.references) };
        if spans.iter().map(|span| span.text.as_str()).collect::<String>().trim() != words {
            spans = vec![Span { text: words.to_owned(), ..Span::default() }];
        }
        trim(&mut spans);
        for span in &mut spans {
            span.text = clean(&span.text).into_owned();
        }
        spans.retain(|span| !span.text.is_empty());
        spans
    }
}

/// The runs of a piece of inline Markdown, behind the white space that guards it.
fn of(inline: &str, references: &References) -> Vec<Span> {
    let resolve = |link: BrokenLink<'_>| references.resolve(&link);
    let guarded = format!("{GUARD}{inline}");
    let mut gathered = Gathered::default();
    for event in Parser::new_with_broken_link_callback(&guarded, read::options(), Some(resolve)) {
        gathered.event(event);
    }
    gathered.spans
}

/// Takes white space off both ends, over as many runs as it goes.
fn trim(spans: &mut Vec<Span>) {
    spans.drain(..spans.iter().take_while(|span| span.text.trim().is_empty()).count());
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
}

/// The runs so far, and what is open.
#[derive(Default)]
pub(super) struct Gathered {
    spans: Vec<Span>,
    strong: u32,
    emphasis: u32,
    struck: u32,
    links: Vec<String>,
}

impl Gathered {
    pub(super) fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::Start(Tag::Emphasis) => self.emphasis += 1,
            Event::Start(Tag::Strikethrough) => self.struck += 1,
            Event::Start(Tag::Link { dest_url, .. }) => self.links.push(clean(&dest_url).into_owned()),
            Event::End(TagEnd::Strong) => self.strong -= 1,
            Event::End(TagEnd::Emphasis) => self.emphasis -= 1,
            Event::End(TagEnd::Strikethrough) => self.struck -= 1,
            Event::End(TagEnd::Link) => _ = self.links.pop(),
            Event::Text(text) => self.push(&text, false),
            Event::Code(text) => self.push(&text, true),
            Event::SoftBreak | Event::HardBreak => self.push(" ", false),
            Event::InlineHtml(tag) if inline::is_line_break(&tag) => self.push(" ", false),
            _ => {}
        }
    }

    /// Returns true if there is no text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The runs so far, which are then forgotten.
    pub(super) fn take(&mut self) -> Vec<Span> {
        std::mem::take(&mut self.spans)
    }

    /// Adds text in the style that is open, to the last run where that is set the same.
    fn push(&mut self, text: &str, code: bool) {
        let style = Style { strong: self.strong > 0, emphasis: self.emphasis > 0, struck: self.struck > 0, code };
        let link = self.links.last();
        match self.spans.last_mut().filter(|last| last.style == style && last.link.as_ref() == link) {
            Some(last) => last.text.push_str(text),
            None => self.spans.push(Span { text: text.to_owned(), style, link: link.cloned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each span of the first item: its text between the letters of its styles, its link behind.
    fn spans(entry: &str) -> Vec<String> {
        let source = format!("- [ ] {entry}\n\n[book]: https://book.example\n");
        let roadmap = Roadmap::parse(source, "spans");
        let (id, _) = roadmap.nodes().find(|(_, node)| node.is_counted()).unwrap();
        let spans = roadmap.spans(id);
        assert_eq!(spans.iter().map(|span| span.text.as_str()).collect::<String>(), roadmap.text(id));
        spans.iter().map(shown).collect()
    }

    fn shown(span: &Span) -> String {
        let Style { strong, emphasis, code, struck } = span.style;
        let letters = [(strong, 'b'), (emphasis, 'i'), (code, 'c'), (struck, 's')];
        let letters: String = letters.into_iter().filter(|(holds, _)| *holds).map(|(_, letter)| letter).collect();
        let link = span.link.as_ref().map(|link| format!(" → {link}")).unwrap_or_default();
        format!("{letters}|{}{link}", span.text)
    }

    #[test]
    fn each_style_is_a_span() {
        assert_eq!(
            spans("**Bold** and _thin ~~gone~~_ `__init__`"),
            ["b|Bold", "| and ", "i|thin ", "is|gone", "| ", "c|__init__"]
        );
        assert_eq!(spans("_at the start_"), ["i|at the start"]);
        assert_eq!(spans("[ white space](/a)[ ](/b)"), ["|white space → /a"]);
        assert_eq!(spans("**a**\n  and b"), ["b|a", "| and b"]);
    }

    #[test]
    fn links_keep_their_address() {
        assert_eq!(
            spans("[The *book*][book], p. 1"),
            ["|The  → https://book.example", "i|book → https://book.example", "|, p. 1"]
        );
        assert_eq!(spans("![a tree](t.png) & <b>C</b> &lt; 3"), ["|a tree & C < 3"]);
    }

    #[test]
    fn text_is_not_taken_for_a_block() {
        for text in ["1\\. one", "\\# two", "\\- three", "    four", "a<br>b"] {
            assert_eq!(spans(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(spans("a\u{1b}[2J **\u{202e}b**"), ["|a␛[2J ", "b|b"]);
    }

    #[test]
    fn what_no_row_can_show_is_not_parsed_for_its_styles() {
        assert!(spans(&"**a** b ".repeat(100)).len() > 100);
        assert_eq!(spans(&"**a** b ".repeat(100_000)).len(), 1);
    }
}
