//! Near misses: what a person means as a box, an item or a heading, and Markdown reads as text.

use unicode_segmentation::UnicodeSegmentation;

use crate::roadmap::heading;

/// The longest sign in a box, in bytes; emoji are several characters.
const LONGEST_SIGN: usize = 16;

/// Signs that are drawn as boxes.
const DRAWN: [char; 6] = ['☐', '☑', '☒', '⬜', '🔲', '🔳'];

/// Bullets that word processors write, which are none in Markdown.
const BULLETS: [char; 12] = ['-', '*', '+', '•', '◦', '▪', '‣', '·', '–', '—', '●', '∙'];

/// Something like a box at the start of a text.
struct NearBox<'a> {
    is_ticked: bool,
    rest: &'a str,
}

fn near_box(text: &str) -> Option<NearBox<'_>> {
    let text = text.trim_start_matches(is_invisible);
    if let Some(drawn) = text.chars().next().filter(|c| DRAWN.contains(c)) {
        return Some(NearBox {
            is_ticked: matches!(drawn, '☑' | '☒'),
            rest: text[drawn.len_utf8()..].trim_start_matches('\u{fe0f}'),
        });
    }
    let inner = text.strip_prefix(['[', '［', '【']).or_else(|| text.strip_prefix("\\["))?;
    let (sign, rest) = inner.split_at(inner.find([']', '］', '】'])?);
    let rest = &rest[rest.chars().next()?.len_utf8()..];
    let sign = sign.strip_suffix('\\').unwrap_or(sign);
    let is_blank = |c: char| c.is_whitespace() || is_invisible(c);
    let sign_alone = sign.trim_matches(is_blank);
    let is_symbol = || sign_alone.graphemes(true).count() == 1 && !sign_alone.chars().all(char::is_alphanumeric);
    let is_box = sign.len() <= LONGEST_SIGN
        && !rest.starts_with(['(', '[', ':'])
        && (matches!(sign_alone, "" | "x" | "X" | "ｘ" | "х" | "Х") || is_symbol());
    is_box.then_some(NearBox { is_ticked: !matches!(sign_alone, "" | "-" | "~" | "/"), rest })
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Returns true if a text begins with a box, or with what a person may mean as one: `[]`, `[ x]`, `☐`, `［ ］`.
pub(super) fn begins_with_box(text: &str) -> bool {
    near_box(text).is_some()
}

/// Returns the text behind the list marker of a line that begins with one, or with something like one, and goes on with
/// something like a box.
pub(super) fn entry(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(is_invisible);
    let after_number = || line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', ')']);
    let rest = line.strip_prefix(BULLETS).or_else(|| after_number().filter(|rest| rest.len() + 1 < line.len()))?;
    let rest = rest.trim_start();
    begins_with_box(rest).then_some(rest)
}

/// Returns true if nothing stands behind the box.
pub(super) fn is_blank(entry: &str) -> bool {
    near_box(entry).is_some_and(|near| near.rest.trim().is_empty())
}

/// An item as Markdown has it, for an entry that begins with something like a box.
pub(super) fn item(entry: &str) -> String {
    let Some(near) = near_box(entry) else { return String::new() };
    let sign = if near.is_ticked { 'x' } else { ' ' };
    format!("- [{sign}] {}", clipped(near.rest.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))))
}

/// Returns true if a line looks like a ticked item.
pub(super) fn looks_ticked(line: &str) -> bool {
    near_box(entry(line).unwrap_or(line)).is_some_and(|near| near.is_ticked)
}

/// A heading as Markdown has it, for a line that lacks only the space behind its number signs. One sign alone may be a
/// hashtag, so a number has to stand behind it.
pub(super) fn near_heading(line: &str) -> Option<String> {
    let name = line.trim_start_matches(['#', '＃']);
    let signs = line[..line.len() - name.len()].chars().count();
    let is_full_width = line.starts_with('＃');
    let is_name = name.starts_with(|c: char| c.is_alphanumeric()) || (is_full_width && name.starts_with(' '));
    let is_one = (1..=6).contains(&signs) && is_name && !name.contains('#');
    let is_hashtag = || signs == 1 && !is_full_width && heading::parts(name).ordinal.is_none();
    (is_one && !is_hashtag()).then(|| format!("{} {}", "#".repeat(signs), clipped(name.trim())))
}

/// Returns the number of lines of a block of code that look like items.
pub(super) fn items_in_code(code: &str) -> usize {
    code.lines()
        .filter(|line| {
            entry(line.trim_start_matches([' ', '\t', '>'])).is_some()
                || ["[ ]", "[✔", "[✓"].iter().any(|sign| line.contains(sign))
        })
        .count()
}

/// Returns the number of list entries and headings of a piece of HTML.
pub(super) fn html_entries(html: &str) -> usize {
    let is_one = |tag: &str| {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        matches!(&*name, "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    };
    html.match_indices('<').filter(|(at, _)| is_one(&html[at + 1..])).count()
}

/// A text cut to what a line can show of it.
fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_write_for_an_item() {
        for (line, instead) in [
            ("- [] a", "- [ ] a"),
            ("-[ ] a", "- [ ] a"),
            ("* [ x] a", "- [x] a"),
            ("- [x]a", "- [x] a"),
            ("- \u{200b}[ ] a", "- [ ] a"),
            ("- [\u{200b}] a", "- [ ] a"),
            ("- ［ ］ a", "- [ ] a"),
            ("- ［ｘ］a", "- [x] a"),
            ("- \\[ \\] a", "- [ ] a"),
            ("• [ ] a", "- [ ] a"),
            ("1.[x] a", "- [x] a"),
            ("- ☑ a", "- [x] a"),
        ] {
            assert_eq!(entry(line).map(item).as_deref(), Some(instead), "{line}");
        }
        for line in ["- a", "- [a](b)", "- [](b)", "- [x](b)", "- [1] a", "[ ] a", "-", "- [x]: /a", "- [ab] c"] {
            assert_eq!(entry(line), None, "{line}");
        }
    }

    #[test]
    fn what_to_write_for_a_heading() {
        assert_eq!(near_heading("##Phase 2").as_deref(), Some("## Phase 2"));
        assert_eq!(near_heading("#Phase 2").as_deref(), Some("# Phase 2"));
        assert_eq!(near_heading("＃＃ 第二章").as_deref(), Some("## 第二章"));
        for line in ["## Phase", "#python #rust", "#todo", "#######Seven", "#!/bin/sh", "text", "#", "##"] {
            assert_eq!(near_heading(line), None, "{line}");
        }
    }
}
