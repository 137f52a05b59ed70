//! Addresses in a piece of inline Markdown: links, autolinks and bare ones as GFM reads them.

use std::collections::HashSet;

use pulldown_cmark::{BrokenLink, Event, Parser, Tag, TagEnd};

use super::clean::clean;
use super::hash::Fnv;
use super::read;
use super::references::References;

/// The addresses that `inline` links to, in order, each once, fit to be shown.
pub(super) fn of(inline: &str, references: &References) -> Vec<String> {
    let resolve = |link: BrokenLink<'_>| references.resolve(&link);
    let mut seen = HashSet::new();
    let mut links: Vec<String> = Vec::new();
    let mut add = |address: &str| {
        if !address.is_empty() && seen.insert(Fnv::of(address).0) {
            links.push(clean(address).into_owned());
        }
    };
    let mut in_link = 0_u32;
    let mut words = String::new();
    let guarded = format!("{GUARD}{inline}");
    for event in Parser::new_with_broken_link_callback(&guarded, read::options(), Some(resolve)) {
        if !matches!(event, Event::Text(_)) {
            bare(&std::mem::take(&mut words)).for_each(|address| add(&address));
        }
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                in_link += 1;
                add(&dest_url);
            }
            Event::End(TagEnd::Link) => in_link -= 1,
            Event::Text(text) if in_link == 0 => words.push_str(&text),
            _ => {}
        }
    }
    bare(&words).for_each(|address| add(&address));
    links
}

/// The addresses in words that are no part of a roadmap, such as the learner's own, line by line.
pub fn links_in(words: &str) -> Vec<String> {
    let none = References::default();
    words.lines().flat_map(|line| of(line, &none)).collect()
}

/// Stands before inline content that is parsed alone: no block can begin behind it, and emphasis can.
pub(super) const GUARD: char = '\u{a0}';

/// Bare addresses in running text, after GFM's "autolinks (extension)".
fn bare(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut from = 0;
    let mut signs = text.match_indices(['h', 'w', '@']);
    std::iter::from_fn(move || {
        loop {
            let (at, sign) = signs.find(|(at, _)| *at >= from)?;
            let scheme = ["http://", "https://", "www."].into_iter().find(|scheme| text[at..].starts_with(scheme));
            let found = match scheme {
                Some(scheme) => web(text, at, scheme),
                None if sign == "@" => email(text, from, at),
                None => continue,
            };
            if let Some((link, end)) = found {
                from = end;
                return Some(link);
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

/// The mail address around the `@` at `at`, looking back no further than `from`, and where it ends.
fn email(text: &str, from: usize, at: usize) -> Option<(String, usize)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || ".+-_".contains(c);
    let start =
        text[from..at].char_indices().rev().take_while(|&(_, c)| is_name(c)).last().map(|(found, _)| from + found)?;
    let host = &text[at + 1..];
    let host = &host[..host.find(|c: char| !(c.is_ascii_alphanumeric() || ".-_".contains(c))).unwrap_or(host.len())];
    let host = host.trim_end_matches('.');
    let named = host.contains('.') && host.split('.').all(|part| !part.is_empty()) && !host.ends_with(['-', '_']);
    named.then(|| (format!("mailto:{}@{host}", &text[start..at]), at + 1 + host.len()))
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

    fn links(inline: &str) -> Vec<String> {
        of(inline, &References::new([("ref", "https://ref.example")].into_iter()))
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
        assert_eq!(
            links_in("see https://a.example.\n    [b](https://b.example)\nfin"),
            ["https://a.example", "https://b.example"]
        );
    }

    #[test]
    fn each_address_once() {
        assert_eq!(links("[https://a.example](https://a.example) https://a.example"), ["https://a.example"]);
    }
}
