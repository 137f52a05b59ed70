//! The place on the page that a fragment such as `#data-structures` names.

use std::collections::HashMap;

use crate::roadmap::slug::letters_and_digits;
use crate::roadmap::{NodeId, Roadmap};

/// A place that a link can lead to within the roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text before the first heading that is a node.
    Beginning,
    /// A heading.
    Heading(NodeId),
}

impl Roadmap {
    /// The place of a fragment, with or without its `#`: a heading by the name that GitHub gives it, or by the same letters
    /// and digits, else the place of an HTML element that bears it as its `id` or `name`.
    pub fn anchor(&self, fragment: &str) -> Option<Anchor> {
        let fragment = decoded(fragment.strip_prefix('#').unwrap_or(fragment));
        let fragment = fragment.strip_prefix("user-content-").unwrap_or(&fragment);
        let wanted = letters_and_digits(fragment);
        let mut count: HashMap<String, u32> = HashMap::new();
        let mut alike = None;
        for (text, anchor) in self.anchors() {
            let name = name(&text);
            let number = count.entry(name.clone()).or_default();
            let numbered = if *number == 0 { name } else { format!("{name}-{number}") };
            *number += 1;
            if numbered.eq_ignore_ascii_case(fragment) {
                return Some(anchor);
            }
            if alike.is_none() && !wanted.is_empty() && letters_and_digits(&text) == wanted {
                alike = Some(anchor);
            }
        }
        alike.or_else(|| self.element(fragment))
    }

    /// The title and the headings with their texts, in order.
    fn anchors(&self) -> impl Iterator<Item = (String, Anchor)> {
        let headings = self.nodes().filter(|(_, node)| node.is_heading());
        let headings = headings.map(|(id, _)| (self.text(id).into_owned(), Anchor::Heading(id)));
        std::iter::once((self.title().to_owned(), Anchor::Beginning)).chain(headings)
    }

    /// The heading that an HTML element with this `id` or `name` stands right before, or else in.
    fn element(&self, name: &str) -> Option<Anchor> {
        let attribute = |sign: char| {
            let quoted = format!("{sign}{name}{sign}");
            let places = self.source.match_indices(&quoted).map(|(at, _)| at).collect::<Vec<_>>();
            places.into_iter().find(|at| ["id=", "name="].iter().any(|name| self.source[..*at].ends_with(name)))
        };
        let at = Some(name).filter(|name| !name.is_empty()).and_then(|_| attribute('"').or_else(|| attribute('\'')))?;
        let heads = |id: &NodeId| self.node(*id).is_heading();
        let first_after = self.nodes.partition_point(|node| (node.start as usize) < at);
        let next = (first_after..self.len()).map(NodeId::new).next().filter(heads);
        let is_right_before = |next: &NodeId| {
            let between = &self.source[at..self.node(*next).start as usize];
            between.split_once('>').is_some_and(|(_, rest)| is_markup_alone(rest))
        };
        let here = || (0..first_after).rev().map(NodeId::new).find(heads);
        Some(next.filter(is_right_before).or_else(here).map_or(Anchor::Beginning, Anchor::Heading))
    }
}

/// Returns true if HTML tags and white space are all there is.
fn is_markup_alone(text: &str) -> bool {
    let mut in_tag = false;
    text.chars().all(|char| {
        match char {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        in_tag || matches!(char, '>' | '#') || char.is_whitespace()
    })
}

/// The name that GitHub gives to a heading, before it is numbered: lower case, spaces as hyphens, no punctuation.
fn name(text: &str) -> String {
    let kept = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_') || is_mark(char);
    let char = |char: char| if char == ' ' { Some('-') } else { kept(char).then_some(char) };
    text.chars().filter_map(char).flat_map(char::to_lowercase).collect()
}

fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// Text with `%C3%A9` read as the characters it stands for, where it is any.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# The Road: Go\n\nSee.\n\n## Phase 1: Basics (2 weeks)\n- [ ] a\n\n### C++ & more_of it\n- [ ] b\n\n### Notes\nx\n\n## Données\n- [ ] c\n\n### Notes\ny\n\n<a name=\"end\"></a>\n\n## 学习 数据\n- [ ] d <a id='inside'></a>\n";

    fn place(fragment: &str) -> Option<String> {
        let roadmap = Roadmap::parse(TEXT.to_owned(), "r");
        Some(match roadmap.anchor(fragment)? {
            Anchor::Beginning => "beginning".to_owned(),
            Anchor::Heading(node) => format!("{} {}", roadmap.line(node), roadmap.text(node)),
        })
    }

    #[test]
    fn headings_are_found_by_the_names_that_github_gives_them() {
        for (fragment, found) in [
            ("#phase-1-basics-2-weeks", "5 Phase 1: Basics (2 weeks)"),
            ("#c--more_of-it", "8 C++ & more_of it"),
            ("#notes", "11 Notes"),
            ("#notes-1", "17 Notes"),
            ("#donn%C3%A9es", "14 Données"),
            ("#学习-数据", "22 学习 数据"),
            ("#the-road-go", "beginning"),
        ] {
            assert_eq!(place(fragment).as_deref(), Some(found), "{fragment}");
        }
    }

    #[test]
    fn other_spellings_and_html_names_are_found_too() {
        for (fragment, found) in [
            ("#Phase-1:-Basics-(2-weeks)", "5 Phase 1: Basics (2 weeks)"),
            ("#user-content-notes", "11 Notes"),
            ("#c-more_of-it", "8 C++ & more_of it"),
            ("#end", "22 学习 数据"),
            ("#inside", "22 学习 数据"),
        ] {
            assert_eq!(place(fragment).as_deref(), Some(found), "{fragment}");
        }
        for fragment in ["#nowhere", "#", "", "#%", "#%zz", "#notes-2"] {
            assert_eq!(place(fragment), None, "{fragment}");
        }
    }
}
