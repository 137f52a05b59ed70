//! HTML in the guide: its elements as the Markdown events that say the same, so that both are read in one way.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};

use super::reader::Reader;
use crate::roadmap::groups::decoded;
use crate::roadmap::html::{Piece, Pieces, attribute, closes_itself, name};
use crate::roadmap::links::GUARD;
use crate::roadmap::read::options;

/// Elements further in are read as the text of those around them.
const DEEPEST: usize = 64;
/// Elements that stand on lines of their own; of headings see [`heading`].
#[rustfmt::skip]
const BLOCKS: [&str; 28] = [
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "footer", "header", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
    "caption",
];
/// Elements that hold nothing, and so have no end.
const VOID: [&str; 11] = ["area", "base", "col", "embed", "input", "link", "meta", "param", "source", "track", "wbr"];
/// The entries that people write in Markdown inside HTML, and what holds them: no HTML has such names.
const LIST: &str = "-list";
const ENTRY: &str = "-entry";

/// Reads a block of HTML that the reader has gathered. What it leaves open ends with it.
pub(super) fn read(reader: &mut Reader) {
    let html = std::mem::take(&mut reader.html);
    let mut elements = Html { reader, open: Vec::new(), space: false };
    for piece in Pieces::new(&html) {
        match piece {
            Piece::Text(text) => elements.text(text),
            Piece::Tag(tag) => elements.tag(tag),
        }
    }
    elements.close_to(0);
    reader.flush();
}

/// The elements that are open, and the reader that gets them.
struct Html<'a> {
    reader: &'a mut Reader,
    open: Vec<Element>,
    /// White space stood behind the last word.
    space: bool,
}

/// An element, and what ends with it.
struct Element {
    name: String,
    ends: Vec<TagEnd>,
}

impl Html<'_> {
    fn tag(&mut self, tag: &str) {
        let name = name(tag);
        let is_end = tag.starts_with("</");
        match name.as_str() {
            "br" => self.break_line(),
            "hr" => {
                self.reader.flush();
                self.reader.event(Event::Rule);
            }
            "img" => {
                if let Some(words) = attribute(tag, "alt") {
                    self.words(words);
                }
            }
            // A comment.
            "" => {}
            void if VOID.contains(&void) => {}
            _ if is_end => self.end(&name),
            _ => self.start(name, tag),
        }
    }

    fn break_line(&mut self) {
        let event = if self.reader.code.is_some() { Event::Text("\n".into()) } else { Event::HardBreak };
        self.reader.event(event);
    }

    fn start(&mut self, name: String, tag: &str) {
        match name.as_str() {
            "li" => self.close_within(&["li"], &["ul", "ol"]),
            "dt" | "dd" => self.close_within(&["dt", "dd"], &["dl"]),
            "tr" => self.close_within(&["tr"], &["table"]),
            "td" | "th" => self.close_within(&["td", "th"], &["tr", "table"]),
            "p" => self.close_within(&["p"], &["li", "td", "div"]),
            _ => {}
        }
        let (depth, tags) = (self.open.len(), self.tags(&name, tag));
        self.open(name, tags);
        if closes_itself(tag) {
            self.close_to(depth);
        }
    }

    fn open(&mut self, name: String, tags: Vec<Tag<'static>>) {
        if self.open.len() == DEEPEST {
            return;
        }
        self.open.push(Element { name, ends: tags.iter().rev().map(Tag::to_end).collect() });
        for tag in tags {
            self.reader.event(Event::Start(tag));
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|element| element.name == name) {
            self.close_to(at);
        }
    }

    /// Ends an element that another of its kind ends, unless one of `around` begins between them.
    fn close_within(&mut self, names: &[&str], around: &[&str]) {
        let is_bound = |element: &Element| around.contains(&element.name.as_str());
        let from = self.open.iter().rposition(is_bound).map_or(0, |at| at + 1);
        let open = self.open[from..].iter().position(|element| names.contains(&element.name.as_str()));
        if let Some(at) = open {
            self.close_to(from + at);
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(element) = self.open.pop()
        {
            for end in element.ends {
                self.reader.event(Event::End(end));
            }
        }
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|element| names.contains(&element.name.as_str()))
    }

    /// Returns the Markdown of an element. In a cell nothing but the cells divides, and in code nothing but its lines.
    fn tags(&self, name: &str, tag: &str) -> Vec<Tag<'static>> {
        let in_table = self.is_in(&["table"]);
        match name {
            _ if self.reader.code.is_some() => on_its_own_lines(name),
            "b" | "strong" => vec![Tag::Strong],
            "i" | "em" => vec![Tag::Emphasis],
            "s" | "del" | "strike" => vec![Tag::Strikethrough],
            "a" => attribute(tag, "href").map(link).into_iter().collect(),
            "tr" if in_table => vec![Tag::TableRow],
            "td" | "th" if self.is_in(&["tr"]) => vec![Tag::TableCell],
            _ if in_table => on_its_own_lines(name),
            "table" => vec![Tag::Table(Vec::new())],
            "ul" => vec![Tag::List(None)],
            "ol" => vec![Tag::List(Some(first_number(tag).unwrap_or(1)))],
            "li" if !self.reader.lists.is_empty() => vec![Tag::Item],
            "li" | "dd" => vec![Tag::List(None), Tag::Item],
            "summary" | "dt" | "caption" => vec![Tag::Paragraph, Tag::Strong],
            "blockquote" => vec![Tag::BlockQuote(None)],
            "pre" => vec![Tag::CodeBlock(CodeBlockKind::Indented)],
            _ => match heading(name) {
                Some(level) => vec![heading_tag(level)],
                None => on_its_own_lines(name),
            },
        }
    }

    /// Text between two tags. Lines that begin as entries of a list do in Markdown were meant as such.
    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.reader.code {
            let text = if code.is_empty() { text.strip_prefix('\n').unwrap_or(text) } else { text };
            code.push_str(&decoded(text));
            return;
        }
        for (at, line) in text.split('\n').enumerate() {
            self.space |= at > 0;
            match entry(line.trim_start()).filter(|_| at > 0 && !self.is_in(&["table"])) {
                Some((number, words)) => self.entry(number, words),
                None => self.words(line),
            }
        }
    }

    fn entry(&mut self, number: Option<u64>, words: &str) {
        match self.open.iter().rposition(|element| element.name == LIST) {
            Some(list) => self.close_to(list + 1),
            None => self.open(LIST.to_owned(), vec![Tag::List(number)]),
        }
        self.open(ENTRY.to_owned(), vec![Tag::Item]);
        self.words(words);
    }

    /// Words, with what Markdown there is in them: people write it there, though browsers do not read it.
    fn words(&mut self, words: &str) {
        self.space |= words.starts_with(char::is_whitespace);
        if words.trim().is_empty() {
            return;
        }
        if self.space && !self.reader.inline.is_empty() {
            self.reader.event(Event::Text(" ".into()));
        }
        self.space = words.ends_with(char::is_whitespace);
        // On one line: behind a break, a lone `\r` too, Markdown reads blocks.
        let words = words.trim().replace(['\n', '\r'], " ");
        if self.is_in(&["code", "kbd", "samp", "tt"]) {
            return self.reader.event(Event::Code(decoded(&words).into()));
        }
        let guarded = format!("{GUARD}{words}");
        for event in Parser::new_ext(&guarded, options()) {
            match event {
                Event::Text(text) => self.reader.event(Event::Text(text.trim_start_matches(GUARD).to_owned().into())),
                // Not by way of the reader, which would read a block of HTML from within this one.
                event => self.reader.inline.event(event),
            }
        }
    }
}

fn link(address: &str) -> Tag<'static> {
    let none = || CowStr::from("");
    Tag::Link { link_type: LinkType::Inline, dest_url: decoded(address).into(), title: none(), id: none() }
}

/// The number that a list begins with, in no more digits than Markdown allows.
fn first_number(tag: &str) -> Option<u64> {
    attribute(tag, "start").filter(|start| start.len() <= 9)?.parse().ok()
}

fn heading(name: &str) -> Option<HeadingLevel> {
    let level = name.strip_prefix('h')?.parse::<usize>().ok()?;
    HeadingLevel::try_from(level).ok()
}

fn heading_tag(level: HeadingLevel) -> Tag<'static> {
    Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }
}

/// An element that stands on lines of its own as a paragraph; any other says nothing.
fn on_its_own_lines(name: &str) -> Vec<Tag<'static>> {
    if BLOCKS.contains(&name) || heading(name).is_some() { vec![Tag::Paragraph] } else { Vec::new() }
}

/// A line that begins as an entry of a list: its number if it has one, and its words.
fn entry(line: &str) -> Option<(Option<u64>, &str)> {
    if let Some(words) = ["- ", "* ", "+ "].iter().find_map(|marker| line.strip_prefix(marker)) {
        return Some((None, words));
    }
    let (digits, words) = line.split_once(". ")?;
    let number = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    Some((Some(number), words))
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::DEEPEST;

    #[test]
    fn a_summary_is_a_line_of_its_own_and_what_it_folds_away_is_read() {
        let markdown = "<details>\n<summary><b>What is a <code>shell</code>?</b></summary><br>\n- bash\n- [zsh](https://zsh.example)\n\nMine is fish.\n\n<details><summary>Why</summary>It &amp; I get on.</details>\n</details>\n";
        let page = [" What is a shell?", "  • bash", "  • zsh", " Mine is fish.", " Why", " It & I get on."];
        assert_eq!(shown(markdown), page);
    }

    #[test]
    fn elements_are_read_as_the_markdown_that_says_the_same() {
        let lists = "<h2 align=\"center\">Go\n</h2>\n<ul>\n<li>one\n<li>two<ol start=3><li>three</ol>\n</ul>\n<dl><dt>Term<dd>what it is</dl>\n";
        assert_eq!(shown(lists), [" h2 Go", "  • one", "  • two", "    3. three", " Term", "  • what it is"]);
        let table =
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td><p>1</p><p>x</p></td><td><i>2</i></td></tr>\n</table>\n";
        assert_eq!(shown(table), [" a|b / 1 x|2"]);
        assert_eq!(shown("<pre>\nfn a() {\n  1 &lt; 2\n}</pre>\n"), [" code fn a() {|  1 < 2|}"]);
        assert_eq!(shown("<blockquote>said</blockquote>\n<hr>\n<p>a<br>b</p>\n"), ["> said", " rule", " a|b"]);
    }

    #[test]
    fn text_between_tags_is_read_with_its_white_space_folded() {
        assert_eq!(shown("<div>\n  a\n  <b>bold</b>, <a href=\"x\">b</a>\n</div>\n"), [" a bold, b"]);
        assert_eq!(shown("<p>1 < 2, a - b</p>\n"), [" 1 < 2, a - b"]);
        assert_eq!(shown("<p>the <style> tag</p>\n"), [" the tag"]);
        assert_eq!(shown("<p>a<script>x</script>b<svg/>c<svg>y</svg>d</p>\n"), [" abcd"]);
        assert_eq!(
            shown("<div>See <https://a.example> or <me@a.example>\n</div>\n"),
            [" See https://a.example or me@a.example"]
        );
        assert_eq!(shown("<p>a<script>if (1 > 0) {}</script>b <!-- c --></p>\n"), [" ab"]);
        assert_eq!(shown("<p align=center><img alt=\"a > b\" src=x></p>\n"), [" a > b"]);
    }

    #[test]
    fn no_block_begins_inside_words() {
        assert_eq!(shown("<p>a\r# h\r> q</p>\n"), [" a # h > q"]);
        assert_eq!(shown("<p><img alt=\"a\n- b\n# c\"></p>\n"), [" a - b # c"]);
        assert_eq!(shown(&("<div\r".repeat(4000) + "\n")).len(), 1);
    }

    #[test]
    fn what_is_left_open_ends_with_its_block() {
        assert_eq!(shown("<ul><li><b>one\n\ntwo</b></i></table>\n"), ["  • one", " two"]);
        assert_eq!(shown(&("<div>".repeat(200) + "deep" + &"</div>".repeat(300))), [" deep"]);
    }

    #[test]
    fn what_has_no_content_is_not_left_open() {
        for void in
            ["<!-- c -->", "<!DOCTYPE html>", "<input>", "<wbr>", "<source src=a>", "<img>", "<p/>", "<a name=\"b\"/>"]
        {
            assert_eq!(shown(&format!("<div>{}<h2>Go</h2></div>\n", void.repeat(DEEPEST))), [" h2 Go"], "{void}");
        }
        assert_eq!(shown("<p>a<p/>b<a href=https://a.example/>c</a>d</p>\n"), [" a", " bcd"]);
        assert_eq!(shown("<table><tr><td/><td>b</table>\n"), [" |b"]);
    }

    #[test]
    fn words_between_entries_stand_apart() {
        let list = "<ul>Intro:<li>one</li> and <li>two</li></ul>\n";
        assert_eq!(shown(list), ["   Intro:", "  • one", "   and", "  • two"]);
    }

    #[test]
    fn a_table_has_as_many_columns_as_its_longest_row() {
        let table = "<table><tr><td colspan=3>Plan<tr><td>week<td>hours<td>topic<tr><td>1</table>\n";
        assert_eq!(shown(table), [" Plan|| / week|hours|topic / 1"]);
        assert_eq!(shown("<table><tr></tr><tr><td>a<td>b<tr><td>1<tr></table>\n"), [" a|b / 1|"]);
    }

    #[test]
    fn what_stands_in_code_is_code() {
        assert_eq!(shown("<pre>a\n<pre>b</pre>c</pre>\n"), [" code a|b|c"]);
        assert_eq!(shown("<pre>a<table><tr><td>b<td>c</table><h2>d</h2></pre>e\n"), [" code a|b|c|d", " e"]);
    }

    #[test]
    fn numbers_of_a_list_are_as_long_as_in_markdown() {
        assert_eq!(shown("<ol start=999999999><li>a<li>b</ol>\n"), ["  999999999. a", "  1000000000. b"]);
        assert_eq!(shown("<ol start=18446744073709551615><li>a<li>b</ol>\n"), ["  1. a", "  2. b"]);
    }

    #[test]
    fn what_never_ends_takes_no_longer_than_its_length() {
        for (start, unit) in
            [("<div ", "<a"), ("<div>", "<a \">\""), ("<div>", "<style>"), ("<div>", "<b>"), ("<div>", "&")]
        {
            shown(&(start.to_owned() + &unit.repeat(100_000 / unit.len()) + "\n"));
        }
    }
}
