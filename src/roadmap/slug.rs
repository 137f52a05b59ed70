//! Text → slug: one part of a key.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::hash::Fnv;

/// The longest slug, in characters.
const LONGEST: usize = 60;

/// Appends the slug of `text`: NFC, lower case; letters, marks, digits, `+` and `#` stay, anything else becomes
/// one `-`. Over 60 characters it is cut and gets a short hash of the whole; of symbols alone it is a hash.
pub(super) fn push(slug: &mut String, text: &str) {
    let start = slug.len();
    if text.is_ascii() {
        push_parts(slug, text.chars().map(|c| c.to_ascii_lowercase()));
    } else if is_nfc(text) {
        push_parts(slug, text.chars().flat_map(char::to_lowercase));
    } else {
        push_parts(slug, text.nfc().flat_map(char::to_lowercase));
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

fn push_parts(slug: &mut String, text: impl Iterator<Item = char>) {
    let start = slug.len();
    let mut gap = false;
    for c in text {
        if c.is_alphanumeric() || matches!(c, '+' | '#') || (!c.is_ascii() && is_combining_mark(c)) {
            if gap && slug.len() > start {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else {
            gap = true;
        }
    }
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
    fn symbols_alone_still_have_a_slug() {
        assert!(slug("🚀").starts_with('~'));
        assert_ne!(slug("🚀"), slug("🐍"));
    }
}
