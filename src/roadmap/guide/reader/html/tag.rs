//! The tags of HTML, as far as they are looked at.

/// What is known not to come any more: it is not looked for again, so that no text takes longer than its length.
#[derive(Default)]
pub(super) struct Tags {
    none_ends: bool,
    none_ends_outside_quotes: bool,
}

impl Tags {
    /// The tag or comment at the start of the HTML; `None` where it is only a sign.
    pub(super) fn tag<'a>(&mut self, html: &'a str) -> Option<&'a str> {
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

/// Whether a tag begins here, and not an autolink or a sign.
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
    let name = tag.trim_start_matches(['<', '/']);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return String::new();
    }
    name[..name.find(|char| !is_of_name(char)).unwrap_or(name.len())].to_ascii_lowercase()
}

/// Whether a tag is its element's end too, as `<a/>`. The slash in `<a href=b/>` is the address's.
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
