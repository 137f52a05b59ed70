//! Stand-ins for headings and GFM boxes: bold lines, colon lines, `<summary>`, other boxes.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::html::{Piece, Pieces, is_end_of, is_start_of};
use super::inline::Inline;
use super::node::Mark;

/// A colon line longer than this is a sentence of prose, in characters.
const LONGEST_GROUP: usize = 100;

/// Bytes of the longest entity, `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 33;

/// A paragraph that stands for a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Bold,
    Colon,
}

/// Returns true if a paragraph of so many lines stands for a heading.
pub(super) fn of_paragraph(inline: &Inline, lines: usize) -> Option<Line> {
    let text = inline.text();
    if lines != 1 || text.chars().nth(LONGEST_GROUP).is_some() {
        return None;
    }
    if inline.is_all_strong() {
        return (!is_sentence(text)).then_some(Line::Bold);
    }
    text.ends_with([':', '：']).then_some(Line::Colon)
}

/// Returns true if a bold line is a sentence rather than a heading: it ends as one, and is not just a few words.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '।']) || (text.ends_with(['.', '!']) && text.split_whitespace().nth(4).is_some())
}

/// A part of a `<details>` block that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Details {
    Summary { text: String, at: Range<usize> },
    End,
}

/// The summaries and ends of `<details>` in a block of HTML, in order.
pub(super) fn details_tags(html: &str) -> Vec<Details> {
    let mut tags = Vec::new();
    let mut pieces = Pieces::new(html);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Tag(tag) if is_end_of(tag, "details") => tags.push(Details::End),
            Piece::Tag(tag) if is_start_of(tag, "summary") => tags.push(summary(&mut pieces)),
            _ => {}
        }
    }
    tags
}

/// The summary whose first tag was read: its text without tags, white space folded.
fn summary(pieces: &mut Pieces<'_>) -> Details {
    let (from, mut to, mut text) = (pieces.offset(), pieces.offset(), String::new());
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Tag(tag) if is_end_of(tag, "summary") => break,
            Piece::Tag(_) => {}
            Piece::Text(words) => text.push_str(words),
        }
        to = pieces.offset();
    }
    Details::Summary { text: decoded(&text).split_whitespace().collect::<Vec<_>>().join(" "), at: from..to }
}

/// `text` with its entities decoded, each by the Markdown parser, which knows them all.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = end_of_entity(rest).unwrap_or(1);
        for event in Parser::new(&rest[..end]) {
            if let Event::Text(text) = event {
                decoded.push_str(&text);
            }
        }
        rest = &rest[end..];
    }
    decoded + rest
}

/// Returns the end of the entity that begins the text, if one does: nothing else between `&` and `;` is the parser's.
fn end_of_entity(text: &str) -> Option<usize> {
    let semicolon = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = &text[1..semicolon];
    let (sign, is_of_it): (_, fn(&u8) -> bool) = match name.strip_prefix('#') {
        None => (name, u8::is_ascii_alphanumeric),
        Some(number) => match number.strip_prefix(['x', 'X']) {
            None => (number, u8::is_ascii_digit),
            Some(hex) => (hex, u8::is_ascii_hexdigit),
        },
    };
    (!sign.is_empty() && sign.as_bytes().iter().all(is_of_it)).then_some(semicolon + 1)
}

/// A box at the start of an entry that GFM does not know (`[-]`, `[/]`, `[✓]`, or one with a no-break space behind):
/// what it says and how many bytes it takes, the white space behind it included.
pub(super) fn other_state(entry: &str) -> Option<(Mark, usize)> {
    let (mark, length) = state_in_brackets(entry)?;
    let rest = &entry[length..];
    let behind = rest.trim_start_matches(is_space);
    let ends_line = behind.is_empty() || behind.starts_with(['\n', '\r']);
    (behind.len() < rest.len() && !ends_line).then(|| (mark, length + rest.len() - behind.len()))
}

/// Returns the state of a sign of one character in square brackets, and its length in bytes. Digits are citations.
pub(super) fn state_in_brackets(text: &str) -> Option<(Mark, usize)> {
    let inner = text.strip_prefix('[')?;
    let sign = inner.chars().next()?;
    let rest = inner[sign.len_utf8()..].trim_start_matches(['\u{fe0e}', '\u{fe0f}']);
    let mark = match sign {
        '[' | ']' | '^' => return None,
        _ if sign.is_numeric() => return None,
        'x' | 'X' | '✓' | '✔' | '√' | '☑' | '✅' => Mark::Done,
        '-' | '~' => Mark::Skipped,
        '/' => Mark::Doing,
        _ => Mark::Todo,
    };
    rest.starts_with(']').then(|| (mark, text.len() - rest.len() + 1))
}

/// Spaces as a person sees them; the no-break ones are others to Markdown.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_entities_are_decoded() {
        assert_eq!(decoded("&lt;a&#62; &#x26; &frac12; &none;"), "<a> & ½ &none;");
        for text in ["make &&\n  make install;", "a && echo `date`;", "?a=1&b=*c*;d", "&;", "&#;", "&#x;", "&é;", "a &"]
        {
            assert_eq!(decoded(text), text);
        }
    }

    #[test]
    fn a_summary_is_read_without_its_tags() {
        let tags =
            details_tags("<details>\n<SUMMARY class=\"a\"><b>Week</b>\n 1 &ndash; A & B &amp;c</SUMMARY>\n</details>");
        let texts: Vec<_> = tags
            .iter()
            .map(|tag| match tag {
                Details::Summary { text, .. } => text.as_str(),
                Details::End => "end",
            })
            .collect();
        assert_eq!(texts, ["Week 1 – A & B &c", "end"]);
    }

    #[test]
    fn boxes_of_other_states_need_one_character_and_words_behind() {
        assert_eq!(other_state("[-] dropped"), Some((Mark::Skipped, 4)));
        assert_eq!(other_state("[/]  begun"), Some((Mark::Doing, 5)));
        assert_eq!(other_state("[»] later"), Some((Mark::Todo, 5)));
        assert_eq!(other_state("[✔\u{fe0f}] done"), Some((Mark::Done, 9)));
        assert_eq!(other_state("[x]\u{a0}done"), Some((Mark::Done, 5)));
        assert_eq!(other_state("[\u{a0}] open"), Some((Mark::Todo, 5)));
        for text in ["[]", "[-]", "[-]x", "[ab] x", "[^] x", "[-](url) x", "[-] \n", "[1] A. Author"] {
            assert_eq!(other_state(text), None, "{text}");
        }
    }
}
