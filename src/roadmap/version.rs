//! The versions of a roadmap: each text has a name, and keeps the keys that it was first read with.

use std::sync::OnceLock;

use super::Roadmap;
use super::hash::{Fnv, wide_hash};

/// The name of a text: its hash as 32 hexadecimal digits.
pub fn version_of(text: &str) -> String {
    format!("{:032x}", wide_hash(text.as_bytes()))
}

impl Roadmap {
    /// The name of this text, as [`version_of`] gives it.
    ///
    /// It stands for the keys that the text has as well: a Roadbook that reads other keys out of the same text has to
    /// give it another name, so that what is known under the old keys is carried over.
    pub fn version(&self) -> &str {
        self.version.get_or_init(|| version_of(&self.source))
    }

    /// The same roadmap as it was seen before, under the name and with the keys that its nodes had then, in document
    /// order. Keys of another number than the nodes belong to another tree, and are ignored.
    pub fn as_seen(mut self, version: &str, keys: Vec<String>) -> Roadmap {
        self.version = OnceLock::from(version.to_owned());
        if keys.len() == self.nodes.len() {
            for (node, key) in self.nodes.iter_mut().zip(&keys) {
                node.key = Fnv::of_key(key).0;
            }
            self.by_key = OnceLock::new();
            self.given = Some(keys);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_never_change_since_journals_hold_it() {
        assert_eq!(version_of(""), "99aa06d3014798d86001c324468d497f");
        assert_eq!(version_of("a"), "a96faf705af16834e6c632b61e964e1f");
    }

    #[test]
    fn keys_as_they_were_given_count() {
        let roadmap = Roadmap::parse("# T\n## A\n- [ ] lists\n".to_owned(), "file");
        let (lists, given) = (roadmap.find("a/lists").unwrap(), ["chapter-a", "chapter-a/lists"]);
        let seen = roadmap.as_seen("then", given.map(str::to_owned).to_vec());
        assert_eq!((seen.key(lists).as_str(), seen.version()), ("chapter-a/lists", "then"));
        assert_eq!((seen.find("chapter-a/lists"), seen.find("a/lists")), (Some(lists), None));
    }

    #[test]
    fn keys_of_another_tree_are_ignored() {
        let roadmap = Roadmap::parse("# T\n## A\n- [ ] lists\n".to_owned(), "file");
        let seen = roadmap.as_seen("then", vec!["a".to_owned()]);
        assert!(seen.find("a/lists").is_some());
    }
}
