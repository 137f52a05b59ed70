//! HTML as text and tags, the one way in which blocks of it are read. Written by hand since a tokenizer by the standard
//! takes for tags what people mean as text in Markdown: `<https://a.example>`, `the <style> tag`, `1 < 2`.

/// Elements whose content is not for readers.
const UNREAD: [&str; 4] = ["script", "style", "svg", "template"];

/// A piece of HTML, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A tag or a comment.
    Tag(&'a str),
}

/// The pieces of a block of HTML in order, without what is not for readers.
pub(super) struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// The tag behind the text that was returned last, and where it starts.
    found: Option<(usize, &'a str)>,
    tags: Tags,
    /// Elements that are not for readers and have no end from here on.
    endless: Vec<&'static str>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(html: &'a str) -> Pieces<'a> {
        Pieces { html, at: 0, found: None, tags: Tags::default(), endless: Vec::new() }
    }

    /// The byte behind the last piece.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    fn next_tag(&mut self) -> Option<(usize, &'a str)> {
        let mut from = self.at;
        while let Some(start) = self.html[from..].find('<').map(|found| from + found) {
            if let Some(tag) = self.tags.tag(&self.html[start..]) {
                return Some((start, tag));
            }
            from = start + 1;
        }
        None
    }

    /// Passes over the content of an element. One that has no end was meant as a word.
    fn pass_over(&mut self, element: &'static str) {
        if self.endless.contains(&element) {
            return;
        }
        let rest = &self.html[self.at..];
        let is_end = |&(at, _): &(usize, &str)| is_end_of(&rest[at..], element);
        match rest.match_indices("</").find(is_end) {
            Some((at, _)) => self.at += at,
            None => self.endless.push(element),
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let from = self.at;
            let Some((start, tag)) = self.found.take().or_else(|| self.next_tag()) else {
                self.at = self.html.len();
                return (from < self.at).then(|| Piece::Text(&self.html[from..]));
            };
            if start > from {
                (self.at, self.found) = (start, Some((start, tag)));
                return Some(Piece::Text(&self.html[from..start]));
            }
            self.at = start + tag.len();
            let unread = UNREAD.iter().find(|element| is_start_of(tag, element) && !closes_itself(tag));
            match unread {
                Some(element) => self.pass_over(element),
                None => return Some(Piece::Tag(tag)),
            }
        }
    }
}

/// Returns true for the tag that starts this element.
pub(super) fn is_start_of(tag: &str, element: &str) -> bool {
    !tag.starts_with("</") && raw_name(tag).eq_ignore_ascii_case(element)
}

/// Returns true where the tag at the start of the HTML ends this element.
pub(super) fn is_end_of(html: &str, element: &str) -> bool {
    html.starts_with("</") && raw_name(html).eq_ignore_ascii_case(element)
}

/// Knowledge of what does not come any more: it is not looked for again, so that the time stays linear.
#[derive(Default)]
struct Tags {
    none_ends: bool,
    none_ends_outside_quotes: bool,
}

impl Tags {
    /// The tag or comment at the start of the HTML; `None` where it is only a sign.
    fn tag<'a>(&mut self, html: &'a str) -> Option<&'a str> {
        if html.starts_with("<!--") {
            return Some(html.find("-->").map_or(html, |end| &html[..end + 3]));
        }
        if !begins_tag(html) || self.none_ends {
            return None;
        }
        let end = self.end_outside_quotes(html).or_else(|| html.find('>'));
        self.none_ends = end.is_none();
        end.map(|end| &html[..=end])
    }

    fn end_outside_quotes(&mut self, html: &str) -> Option<usize> {
        if self.none_ends_outside_quotes {
            return None;
        }
        let mut quote = None;
        let end = html.bytes().position(|byte| {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            byte == b'>' && quote.is_none()
        });
        self.none_ends_outside_quotes = end.is_none();
        end
    }
}

/// Returns true if a tag begins here, and not an autolink or a sign.
fn begins_tag(html: &str) -> bool {
    match html[1..].chars().next() {
        Some('/' | '!' | '?') => true,
        Some(first) if first.is_ascii_alphabetic() => {
            let behind = html[1..].trim_start_matches(is_of_name);
            behind.starts_with(|char: char| char.is_whitespace() || matches!(char, '/' | '>'))
        }
        _ => false,
    }
}

fn is_of_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '-'
}

/// The name of a tag's element, in lower case; empty where it has none, as a comment.
pub(super) fn name(tag: &str) -> String {
    raw_name(tag).to_ascii_lowercase()
}

fn raw_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return "";
    }
    &name[..name.find(|char| !is_of_name(char)).unwrap_or(name.len())]
}

/// Returns true if a tag is its element's end too, as `<a/>`. The slash in `<a href=b/>` is the address's.
pub(super) fn closes_itself(tag: &str) -> bool {
    tag.strip_suffix("/>").is_some_and(|inside| {
        let last = inside.rsplit(char::is_whitespace).next().unwrap_or_default();
        !last.contains('=') || last.ends_with(['"', '\''])
    })
}

/// The value of an attribute.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag.trim_end_matches('>');
    while let Some(at) = rest.find('=') {
        let (before, after) = (rest[..at].trim_end(), rest[at + 1..].trim_start());
        let (value, behind) = match after.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        let key = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = behind;
    }
    None
}
