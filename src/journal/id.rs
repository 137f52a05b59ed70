//! Ids of roadmaps, which name their folders.

use unicode_normalization::UnicodeNormalization;

use crate::roadmap::{Roadmap, wide_hash};

/// The longest part of an id that comes from the title, in bytes.
const LONGEST_SLUG: usize = 40;

/// The id of a roadmap when it is first opened: the same on every machine that opens a text with this title and these
/// keys.
pub fn id_of(roadmap: &Roadmap) -> String {
    let keys: String = roadmap.nodes().map(|(node, _)| roadmap.key(node) + "\n").collect();
    format!("{}-{}", slug(roadmap.title(), "roadmap"), characters(wide_hash(keys.as_bytes())))
}

/// An id that no other roadmap has, for one that is to be apart from others with its title and keys.
pub(super) fn new_id(roadmap: &Roadmap) -> String {
    let random = u128::from(fastrand::u64(..)) << 64;
    format!("{}-{}", slug(roadmap.title(), "roadmap"), characters(random))
}

/// Returns true if a folder of this name may be a roadmap's.
pub(super) fn is_id(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.len() <= 2 * LONGEST_SLUG && name.contains('-') && name.bytes().all(is_part)
}

/// Lower-case ASCII letters, digits and single dashes: no path, and the same on file systems that fold case or Unicode
/// forms. `fallback` stands for a text without any of them.
pub(super) fn slug(text: &str, fallback: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() == LONGEST_SLUG {
            break;
        }
    }
    match slug.trim_end_matches('-') {
        "" => fallback.to_owned(),
        slug => slug.to_owned(),
    }
}

/// Eight characters for a hash: few enough to type, and enough that two roadmaps of one learner do not share them.
pub(super) fn characters(hash: u128) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..8).map(|place| char::from(ALPHABET[(hash >> (64 + 5 * place)) as usize % 32])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_safe_as_a_file_name() {
        for (title, expected) in [
            ("Python Learning Roadmap", "python-learning-roadmap"),
            ("../../etc/passwd", "etc-passwd"),
            ("Été à la mer", "ete-a-la-mer"),
            ("学习路线图", "roadmap"),
            ("", "roadmap"),
        ] {
            assert_eq!(slug(title, "roadmap"), expected);
        }
    }

    #[test]
    fn an_id_follows_from_the_title_and_the_keys_alone() {
        let id = |text: &str, file: &str| id_of(&Roadmap::parse(text.to_owned(), file));
        let first = id("# Go\n- [ ] a\n", "one");
        assert!(is_id(&first) && first.starts_with("go-"), "{first}");
        assert_eq!(first, id("# Go\n\nWords.\n\n- [x] a\n", "two"));
        assert_ne!(first, id("# Go\n- [ ] b\n", "one"));
        assert_ne!(first, new_id(&Roadmap::parse("# Go\n- [ ] a\n", "one")));
    }

    #[test]
    fn other_folders_are_no_roadmaps() {
        for name in ["local", "seen", "..", "go-1234 (conflicted copy)", "Go-1234", ".git-x", ""] {
            assert!(!is_id(name), "{name}");
        }
    }
}
