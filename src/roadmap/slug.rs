//! Text → slug: one part of a key.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::hash::Fnv;

/// The longest slug, in characters.
const LONGEST: usize = 60;

/// Appends the slug of `text`: NFC, lower case; letters, marks, digits, `+` and `#` stay, variation
/// selectors and keycap marks go, anything else becomes one `-`. Over 60 characters it is cut and gets a short hash of the whole; of symbols alone it is a hash.
pub(super) fn push(slug: &mut String, text: &str) {
    let start = slug.len();
    if text.is_ascii() {
        each_part(text.chars().map(|c| c.to_ascii_lowercase()), |c| slug.push(c));
    } else if is_nfc(text) {
        each_part(text.chars().flat_map(char::to_lowercase), |c| slug.push(c));
    } else {
        each_part(text.nfc().flat_map(char::to_lowercase), |c| slug.push(c));
    }
    let whole = &slug[start..];
    if whole.is_empty() {
        slug.push('~');
        slug.push_str(&Fnv::of(text).short());
    } else if let Some((cut, _)) = whole.char_indices().nth(LONGEST) {
        let hash = Fnv::of(whole).short();
        let cut = whole[..cut].char_indices().rev().nth(hash.len()).map_or(cut, |(at, _)| at);
        let kept = whole[..cut].trim_end_matches('-').len();
        slug.truncate(start + kept);
        slug.push('~');
        slug.push_str(&hash);
    }
}

/// The hash of the slug of `text`. Most texts are short and plain, and need no string for it.
pub(super) fn hash(text: &str, scratch: &mut String) -> Fnv {
    plain_hash(text).unwrap_or_else(|| {
        scratch.clear();
        push(scratch, text);
        Fnv::of(scratch)
    })
}

/// The same of a short text in ASCII that has a slug.
fn plain_hash(text: &str) -> Option<Fnv> {
    if text.len() > LONGEST {
        return None;
    }
    let mut hash = Fnv::new();
    let (mut gap, mut begun) = (false, false);
    for &byte in text.as_bytes() {
        match ASCII[usize::from(byte)] {
            Ascii::Kept(kept) => {
                hash = if gap { hash.with(b'-') } else { hash }.with(kept);
                (gap, begun) = (false, true);
            }
            Ascii::Gap => gap = begun,
            Ascii::None => return None,
        }
    }
    begun.then_some(hash)
}

/// A byte as a slug has it.
#[derive(Clone, Copy)]
enum Ascii {
    /// It stays, in lower case.
    Kept(u8),
    /// It becomes a `-`.
    Gap,
    /// It is part of another character.
    None,
}

const ASCII: [Ascii; 256] = {
    let mut bytes = [Ascii::None; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        let stays = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'#');
        bytes[byte as usize] = if stays { Ascii::Kept(byte.to_ascii_lowercase()) } else { Ascii::Gap };
        byte += 1;
    }
    bytes
};

/// Hands on the characters of a slug: those that stay, and one `-` for each run of others between them.
fn each_part(text: impl Iterator<Item = char>, mut hand_on: impl FnMut(char)) {
    let (mut gap, mut begun) = (false, false);
    for c in text.filter(|c| !is_dropped(*c)) {
        if c.is_ascii_alphanumeric()
            || matches!(c, '+' | '#')
            || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
        {
            if gap && begun {
                hand_on('-');
            }
            (gap, begun) = (false, true);
            hand_on(c);
        } else {
            gap = true;
        }
    }
}

/// Variation selectors and the mark of keycaps, which only say how the character before them is drawn.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{e0100}'..='\u{e01ef}')
}

/// The letters and digits of a text, in lower case: what two spellings of one name share.
pub(super) fn letters_and_digits(text: &str) -> String {
    if text.is_ascii() {
        let kept = text.bytes().filter(u8::is_ascii_alphanumeric);
        return kept.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> String {
        let mut slug = String::new();
        push(&mut slug, text);
        slug
    }

    #[test]
    fn letters_digits_plus_and_hash_stay() {
        assert_eq!(slug("C++ & C#: what's new?"), "c++-c#-what-s-new");
        assert_eq!(slug("`__init__` — method"), "init-method");
        assert_eq!(slug("Überblick ÉTÉ 2²"), "überblick-été-2²");
    }

    #[test]
    fn the_hash_without_a_string_is_the_hash_of_the_string() {
        for text in ["C++ & C#: what's new?", "", "--", "Überblick", "  a  b  "] {
            assert_eq!(hash(text, &mut String::new()).0, Fnv::of(&slug(text)).0, "{text}");
        }
    }

    #[test]
    fn marks_stay_and_forms_agree() {
        assert_eq!(slug("हिन्दी"), "हिन्दी");
        assert_eq!(slug("e\u{301}te\u{301}"), slug("\u{e9}t\u{e9}"));
    }

    #[test]
    fn long_text_is_cut_with_a_hash_of_the_whole() {
        let (a, b) = (slug(&"word ".repeat(40)), slug(&format!("{}x", "word ".repeat(40))));
        assert!(a.chars().count() <= LONGEST && b.chars().count() <= LONGEST, "{a} {b}");
        assert!(a.starts_with("word-word-") && a != b);
    }

    #[test]
    fn signs_of_emoji_leave_nothing() {
        assert_eq!(
            (slug("⚙\u{fe0f} Setup"), slug("2\u{fe0f}\u{20e3} Then")),
            ("setup".to_owned(), "2-then".to_owned())
        );
    }

    #[test]
    fn symbols_alone_still_have_a_slug() {
        assert!(slug("🚀").starts_with('~'));
        assert_ne!(slug("🚀"), slug("🐍"));
    }
}
