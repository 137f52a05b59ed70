//! Fitting text into cells: cutting and wrapping, never inside a grapheme.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of `text` in terminal cells: the sum of its clusters', as they are drawn. Two letters that a font joins into
/// one, such as lam and alef, still take a cell each.
pub fn width(text: &str) -> usize {
    let is_printable = |byte| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_printable) { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// `parts` of `of` equal parts of `cells`.
pub fn share(cells: u16, parts: u16, of: u16) -> u16 {
    (u32::from(cells) * u32::from(parts) / u32::from(of)) as u16
}

/// The greatest width of counts out of `of`.
pub fn counts_width(of: u32) -> u16 {
    2 * digits(of) + 1
}

/// The number of digits of a number.
pub(crate) fn digits(number: u32) -> u16 {
    number.max(1).ilog10() as u16 + 1
}

/// Cuts `text` to at most `room` cells; where it is too long, it ends in `ellipsis`.
pub fn cut(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let Some(room) = room.checked_sub(width(ellipsis)) else { return String::new() };
    format!("{}{ellipsis}", text[..prefix(text, room)].trim_end())
}

/// Cuts `text` to at most `room` cells; where it is too long, it begins with `ellipsis`.
pub fn cut_start(text: &str, room: usize, ellipsis: &str) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let Some(room) = room.checked_sub(width(ellipsis)) else { return String::new() };
    format!("{ellipsis}{}", &text[suffix(text, room)..])
}

/// Joins the parts that are not empty with commas.
pub(crate) fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A name without the explanation in brackets behind it.
pub fn bare_name(text: &str) -> &str {
    text.find(" (").map_or(text, |at| &text[..at])
}

/// Breaks `text` into at most `most` lines of at most `room` cells each, at the break opportunities of UAX #14 where
/// possible, else between graphemes. The last line may still be too long and is then to be [cut].
pub fn wrap(text: &str, room: usize, most: usize) -> Vec<Range<usize>> {
    let end = text.trim_end().len();
    let text = &text[..end];
    let (mut start, mut cells) = (end - text.trim_start().len(), 0);
    let whole = start..end;
    if !overflows(&text[whole.clone()], room) {
        return vec![whole];
    }
    let (mut lines, mut from) = (Vec::new(), start);
    for (at, _) in linebreaks(text) {
        if at <= from {
            continue;
        }
        let word = text[from..at].trim_end();
        // White space alone begins no line.
        if word.is_empty() {
            cells += width(&text[from..at]);
            from = at;
            continue;
        }
        if from > start && cells + width(word) > room {
            lines.push(start..text[..from].trim_end().len());
            (start, cells) = (from, 0);
        }
        // A word that is longer than a line.
        while lines.len() + 1 < most && cells == 0 && overflows(text.get(start..from + word.len()).unwrap_or(""), room)
        {
            let first = text[start..].graphemes(true).next().map_or(1, str::len);
            let cut = start + prefix(&text[start..], room).max(first);
            lines.push(start..cut);
            start = cut;
        }
        if lines.len() + 1 >= most {
            break;
        }
        cells += width(&text[from.max(start)..at]);
        from = at;
    }
    lines.truncate(most.saturating_sub(1));
    lines.push(start.min(end)..end);
    lines
}

/// Returns true if `text` is wider than `room`, without reading all of it.
pub(crate) fn overflows(text: &str, room: usize) -> bool {
    prefix(text, room) < text.len()
}

/// The start of the last word of `text`, in bytes; white space behind it belongs to it.
pub(crate) fn last_word(text: &str) -> usize {
    let space = text.trim_end().char_indices().rfind(|(_, char)| char.is_whitespace());
    space.map_or(0, |(at, char)| at + char.len_utf8())
}

/// The length in bytes of the longest run of whole graphemes that fits `room` cells.
pub(crate) fn prefix(text: &str, room: usize) -> usize {
    // Most text: a cell a byte.
    if is_plain(text, room) {
        return text.len().min(room);
    }
    let mut cells = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        cells += width(grapheme);
        cells <= room
    };
    text.grapheme_indices(true).take_while(fits).last().map_or(0, |(at, grapheme)| at + grapheme.len())
}

/// Returns true if the first `bytes` bytes of `text` are a grapheme each. It reads only these and the next one, since it
/// is called for each line of a long text.
fn is_plain(text: &str, bytes: usize) -> bool {
    text.as_bytes()[..text.len().min(bytes.saturating_add(1))].is_ascii()
}

/// The start of the longest run of whole graphemes at the end that fits `room` cells, in bytes.
fn suffix(text: &str, room: usize) -> usize {
    let mut cells = 0;
    let fits = |(_, grapheme): &(usize, &str)| {
        cells += width(grapheme);
        cells <= room
    };
    text.grapheme_indices(true).rev().take_while(fits).last().map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_as_wide_as_the_tables_say() {
        for byte in 0..=127_u8 {
            let text = format!("a{}b", char::from(byte));
            assert_eq!(width(&text), text.width(), "{byte}");
        }
        assert_eq!(width("a\r\nb"), "a\r\nb".width());
    }

    #[test]
    fn letters_that_a_font_joins_take_a_cell_each() {
        assert_eq!([width("لأ"), width("الأساسيات"), width("学a"), width("🇳🇱")], [2, 9, 3, 2]);
    }

    use proptest::prelude::*;

    #[test]
    fn cuts_between_graphemes_and_counts_cells() {
        assert_eq!(cut("closures", 8, "…"), "closures");
        assert_eq!(cut("closures", 6, "…"), "closu…");
        assert_eq!(cut("free variables", 6, "…"), "free…");
        assert_eq!(cut("数据结构", 6, "…"), "数据…");
        assert_eq!(cut("e\u{301}tude", 3, "…"), "e\u{301}t…");
        assert_eq!(cut("closures", 2, "..."), "");
    }

    /// Text behind the end of a line does not change where the line ends.
    #[test]
    fn plain_text_breaks_as_text_with_an_accent_does() {
        let text = "scope and lifetime of  variables, in a_rather_long_word and more";
        for room in 1..text.len() {
            let accented = format!("{text} é");
            assert_eq!(prefix(text, room), prefix(&accented, room), "{room}");
        }
    }

    #[test]
    fn a_text_without_end_is_broken_into_its_lines() {
        // If all that is left were gone through for each line, this would take an hour.
        assert_eq!(wrap(&"a".repeat(20_000_000), 80, usize::MAX).len(), 250_000);
        assert!(overflows("abc", 2) && !overflows("abc", 3) && overflows("学习", 3));
    }

    #[test]
    fn cuts_a_path_at_its_start() {
        assert_eq!(cut_start("/home/ada/go.md", 15, "…"), "/home/ada/go.md");
        assert_eq!(cut_start("/home/ada/go.md", 7, "…"), "…/go.md");
        assert_eq!(cut_start("/数据结构", 6, "…"), "…结构");
        assert_eq!(cut_start("/home", 2, "..."), "");
    }

    fn wrapped(text: &str, room: usize, most: usize) -> Vec<&str> {
        wrap(text, room, most).into_iter().map(|line| &text[line]).collect()
    }

    #[test]
    fn wraps_at_spaces_and_between_wide_characters() {
        assert_eq!(wrapped("scope and lifetime of variables", 12, 9), ["scope and", "lifetime of", "variables"]);
        assert_eq!(wrapped("学习数据结构", 6, 9), ["学习数", "据结构"]);
        assert_eq!(wrapped("abcdefgh", 3, 9), ["abc", "def", "gh"]);
        assert_eq!(wrapped("one two three", 3, 2), ["one", "two three"]);
        assert_eq!(wrapped("a. \u{3000}\u{3000}b c", 2, 9), ["a.", "b", "c"]);
    }

    #[test]
    fn a_closing_mark_begins_no_line_and_an_opening_one_ends_none() {
        assert_eq!(wrapped("学习数据：结构", 8, 9), ["学习数", "据：结构"]);
        assert_eq!(wrapped("学习数据（结构）", 10, 9), ["学习数据", "（结构）"]);
        assert_eq!(wrapped("学习 Go, 好", 7, 9), ["学习", "Go, 好"]);
        assert_eq!(wrapped("学习！！好", 4, 9), ["学", "习！", "！好"]);
        assert_eq!(wrapped("closures：", 8, 9), ["closures", "："]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_spaces_and_stays_inside(text in "[ a-z学：。（é👩‍🚀]{0,60}", room in 2usize..20) {
            let lines = wrapped(&text, room, usize::MAX);
            prop_assert!(lines.iter().all(|line| width(line) <= room));
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }
}
