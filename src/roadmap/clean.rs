//! The border that text from a file crosses before anyone is shown it.

use std::borrow::Cow;

/// `text` on one line with nothing in it that steers a terminal: control characters become visible pictures,
/// white space becomes spaces, bidirectional controls and zero-width characters vanish. Joiners stay between
/// characters that need them (emoji, and scripts that are written joined).
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            '\0'..='\x1f' => clean.extend(char::from_u32(0x2400 + c as u32)),
            '\x7f' => clean.push('␡'),
            '\u{200c}' | '\u{200d}' => {
                let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_suspect(c));
                if joins(clean.chars().next_back()) && joins(chars.peek().copied()) {
                    clean.push(c);
                }
            }
            c if is_suspect(c) => {}
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

fn is_suspect(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\x1b[31mred\x07\u{9b}2J\u{85}b"), "a␛[31mred␇2J b");
        assert_eq!(clean("abc\u{202e}fed\u{200b}!"), "abcfed!");
        assert_eq!(clean("two\nlines\tand tab"), "two lines and tab");
    }

    #[test]
    fn joiners_stay_where_they_join() {
        for text in ["👩\u{200d}💻", "می\u{200c}خواهم", "plain", "हिन्दी"] {
            assert_eq!(clean(text), text);
        }
        assert_eq!(clean("a\u{200d}b"), "ab");
    }
}
