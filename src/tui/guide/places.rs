//! The places of a phrase on a page of the guide: exact but for case, across the ends of lines too.

use std::ops::Range;

use crate::tui::guide::page::PageLine;

/// One place: its lines, and the bytes of their texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) parts: Vec<(usize, Range<usize>)>,
}

impl Match {
    /// The line it begins on.
    pub(crate) fn line(&self) -> usize {
        self.parts.first().map_or(0, |(line, _)| *line)
    }

    /// The line it ends on.
    pub(crate) fn last_line(&self) -> usize {
        self.parts.last().map_or(0, |(line, _)| *line)
    }
}

/// A character without its case, and its line and bytes; `None` for the text that joins two lines.
type Folded = (char, Option<(usize, Range<usize>)>);

/// Every place of a phrase, in order; none of an empty one.
pub(crate) fn places(lines: &[PageLine], phrase: &str) -> Vec<Match> {
    let phrase: Vec<char> = phrase.split_whitespace().collect::<Vec<_>>().join(" ").chars().flat_map(fold).collect();
    let page = folded(lines);
    let (mut places, mut at) = (Vec::new(), 0);
    while !phrase.is_empty() && at + phrase.len() <= page.len() {
        let here = &page[at..at + phrase.len()];
        if here.iter().map(|(char, _)| char).eq(&phrase) {
            places.push(place(here));
            at += phrase.len();
        } else {
            at += 1;
        }
    }
    places
}

fn folded(lines: &[PageLine]) -> Vec<Folded> {
    let mut page: Vec<Folded> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        page.extend(line.joint.unwrap_or("\n").chars().map(|char| (char, None)));
        for (byte, char) in line.text().char_indices() {
            let from = (at, byte..byte + char.len_utf8());
            page.extend(fold(char).map(|char| (char, Some(from.clone()))));
        }
    }
    page
}

fn fold(char: char) -> impl Iterator<Item = char> {
    let char = if char.is_whitespace() { ' ' } else { char };
    char.to_lowercase()
}

fn place(found: &[Folded]) -> Match {
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for (line, bytes) in found.iter().filter_map(|(_, from)| from.clone()) {
        match parts.last_mut().filter(|(last, _)| *last == line) {
            Some((_, part)) => part.end = bytes.end,
            None => parts.push((line, bytes)),
        }
    }
    Match { parts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roadmap::Roadmap;
    use crate::tui::guide::page::lines;

    /// The page in so many cells, with what was found between brackets.
    fn found(markdown: &str, columns: u16, phrase: &str) -> Vec<String> {
        let roadmap = Roadmap::parse(markdown.to_owned(), "page");
        let lines = lines(&roadmap.guide(None).0, columns, &roadmap);
        let mut shown: Vec<String> = lines.iter().map(PageLine::text).collect();
        for (line, part) in places(&lines, phrase).into_iter().flat_map(|place| place.parts).rev() {
            shown[line].insert(part.end, ']');
            shown[line].insert(part.start, '[');
        }
        shown
    }

    #[test]
    fn a_phrase_is_found_over_the_end_of_a_line_and_whatever_its_case() {
        assert_eq!(found("The list of Lists", 40, "list"), ["The [list] of [List]s"]);
        assert_eq!(found("scope and lifetime of names", 14, "lifetime  OF"), ["scope and", "[lifetime of]", "names"]);
        assert_eq!(found("scope and lifetime of names", 14, "and lifetime"), ["scope [and]", "[lifetime] of", "names"]);
        assert_eq!(found("one\\\ntwo", 40, "one two"), ["[one]", "[two]"]);
        assert_eq!(found("学习数据结构", 8, "据结"), ["学习数[据]", "[结]构"]);
    }

    #[test]
    fn blocks_stand_apart_and_letters_are_not_scattered() {
        assert_eq!(found("one\n\ntwo", 40, "one two"), ["one", "", "two"]);
        assert_eq!(found("Custom loops", 40, "clos"), ["Custom loops"]);
        assert_eq!(found("İstanbul and Straße", 40, "straße"), ["İstanbul and [Straße]"]);
        assert_eq!(found("any", 40, " "), ["any"]);
    }
}
