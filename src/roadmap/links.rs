//! Links in a piece of inline Markdown: links, autolinks and bare addresses as GFM reads them.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag, TagEnd};

use super::clean::clean;
use super::hash::Fnv;
use super::read;
use super::references::References;

/// A link, fit to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The words that are linked; empty where they are the address itself.
    pub title: String,
    /// The address.
    pub address: String,
}

impl Link {
    /// A link from the words as they stand.
    pub fn new(title: &str, address: &str) -> Link {
        let (title, address) = (clean(title), clean(address).into_owned());
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_address = address == title || address.strip_prefix("mailto:") == Some(&title);
        Link { title: if is_address { String::new() } else { title }, address }
    }
}

/// The links of `inline`, in order, each address once.
pub(super) fn of(inline: &str, references: &References) -> Vec<Link> {
    let resolve = |link: BrokenLink<'_>| references.resolve(&link);
    let mut seen = HashSet::new();
    let mut links: Vec<Link> = Vec::new();
    let mut add = |title: &str, address: &str| {
        if !address.is_empty() && seen.insert(Fnv::of(address).0) {
            links.push(Link::new(title, address));
        }
    };
    // The links that are open, each with its words so far.
    let mut open: Vec<(CowStr<'_>, String)> = Vec::new();
    let mut words = String::new();
    let guarded = format!("{GUARD}{inline}");
    for event in Parser::new_with_broken_link_callback(&guarded, read::options(), Some(resolve)) {
        if !matches!(event, Event::Text(_)) {
            bare(&std::mem::take(&mut words)).for_each(|address| add("", &address));
        }
        match (event, open.last_mut()) {
            (Event::Start(Tag::Link { dest_url, .. }), _) => open.push((dest_url, String::new())),
            (Event::End(TagEnd::Link), _) => {
                if let Some((address, title)) = open.pop() {
                    add(&title, &address);
                }
            }
            (Event::Text(text) | Event::Code(text), Some((_, title))) => title.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some((_, title))) => title.push(' '),
            (Event::Text(text), None) => words.push_str(&text),
            _ => {}
        }
    }
    bare(&words).for_each(|address| add("", &address));
    links
}

/// The links in words that are no part of a roadmap, such as the learner's own, line by line.
pub fn links_in(words: &str) -> Vec<Link> {
    let none = References::default();
    words.lines().flat_map(|line| of(line, &none)).collect()
}

/// Stands before inline content that is parsed alone: no block can begin behind it, and emphasis can.
pub(super) const GUARD: char = '\u{a0}';

/// Bare addresses in running text, after GFM's "autolinks (extension)".
fn bare(text: &str) -> impl Iterator<Item = String> + '_ {
    bare_at(text).map(|(address, _)| address)
}

/// The same with their bytes.
pub(super) fn bare_at(text: &str) -> impl Iterator<Item = (String, Range<usize>)> + '_ {
    let mut from = 0;
    let mut signs = text.match_indices(['h', 'w', '@']);
    std::iter::from_fn(move || {
        loop {
            let (at, sign) = signs.find(|(at, _)| *at >= from)?;
            let scheme = ["http://", "https://", "www."].into_iter().find(|scheme| text[at..].starts_with(scheme));
            let found = match scheme {
                Some(scheme) => web(text, at, scheme).map(|(link, end)| (link, at..end)),
                None if sign == "@" => email(text, from, at),
                None => continue,
            };
            if let Some((link, bytes)) = found {
                from = bytes.end;
                return Some((link, bytes));
            }
        }
    })
}

/// The web address at `at`, if what stands before lets it begin there, and where it ends.
fn web(text: &str, at: usize, scheme: &str) -> Option<(String, usize)> {
    let before = text[..at].chars().next_back();
    let free = match scheme {
        "www." => before.is_none_or(|c| c.is_whitespace() || "*_~([]".contains(c)),
        _ => before.is_none_or(|c| !c.is_ascii_alphabetic()),
    };
    let address = if free { address(&text[at..]) } else { "" };
    let prefix = if scheme == "www." { "http://" } else { "" };
    (address.len() > scheme.len()).then(|| (format!("{prefix}{address}"), at + address.len()))
}

/// The mail address around the `@` at `at`, looking back no further than `from`, and its bytes.
fn email(text: &str, from: usize, at: usize) -> Option<(String, Range<usize>)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || ".+-_".contains(c);
    let start =
        text[from..at].char_indices().rev().take_while(|&(_, c)| is_name(c)).last().map(|(found, _)| from + found)?;
    let host = &text[at + 1..];
    let host = &host[..host.find(|c: char| !(c.is_ascii_alphanumeric() || ".-_".contains(c))).unwrap_or(host.len())];
    let host = host.trim_end_matches('.');
    let named = host.contains('.') && host.split('.').all(|part| !part.is_empty()) && !host.ends_with(['-', '_']);
    named.then(|| (format!("mailto:{}@{host}", &text[start..at]), start..at + 1 + host.len()))
}

/// The address that `text` begins with: up to white space or `<`, less the punctuation that ends a sentence.
fn address(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(text.len());
    let mut address = &text[..end];
    let count = |bracket| address.matches(bracket).count();
    let mut surplus = count(')').saturating_sub(count('('));
    loop {
        let shorter = address.trim_end_matches(['?', '!', '.', ',', ':', '*', '_', '~', '\'', '"']);
        let shorter = match shorter.strip_suffix(')').filter(|_| surplus > 0) {
            Some(shorter) => {
                surplus -= 1;
                shorter
            }
            None => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(inline: &str) -> Vec<(String, String)> {
        let links = of(inline, &References::new([("ref", "https://ref.example")].into_iter()));
        links.into_iter().map(|link| (link.title, link.address)).collect()
    }

    fn links(inline: &str) -> Vec<String> {
        titled(inline).into_iter().map(|(_, address)| address).collect()
    }

    #[test]
    fn titles_are_the_words_that_are_linked() {
        let title = |inline| titled(inline).into_iter().map(|(title, _)| title).collect::<Vec<_>>();
        assert_eq!(
            title("[The *Go*  `tour`](https://a.example) and [words\nbroken][ref]"),
            ["The Go tour", "words broken"]
        );
        assert_eq!(
            title("<https://a.example>, a@b.example, [www.c.example](http://www.c.example)"),
            ["", "", "www.c.example"]
        );
        assert_eq!(title("[![a tree](t.png)](https://a.example) [\u{1b}c](https://b.example)"), ["a tree", "␛c"]);
    }

    #[test]
    fn every_kind_of_link() {
        assert_eq!(links("[a](https://a.example) and <https://b.example>"), ["https://a.example", "https://b.example"]);
        assert_eq!(
            links("see https://a.example/x_(y)). Or www.b.example!"),
            ["https://a.example/x_(y)", "http://www.b.example"]
        );
        assert_eq!(links("[words][ref], [ref], [none]"), ["https://ref.example"]);
        assert_eq!(links("`https://code.example` and xhttps://no.example or @name"), [""; 0]);
    }

    #[test]
    fn mail_addresses() {
        assert_eq!(links("ask a.b@mail.example. or c@no"), ["mailto:a.b@mail.example"]);
    }

    #[test]
    fn an_address_steers_no_terminal() {
        assert_eq!(links("[a](<https://a.example/\u{202e}\u{1b}[2J>)"), ["https://a.example/␛[2J"]);
    }

    #[test]
    fn words_of_several_lines() {
        let found = links_in("see https://a.example.\n    [b](https://b.example)\nfin");
        assert_eq!(found, [Link::new("", "https://a.example"), Link::new("b", "https://b.example")]);
    }

    #[test]
    fn each_address_once() {
        assert_eq!(links("[https://a.example](https://a.example) https://a.example"), ["https://a.example"]);
    }
}
