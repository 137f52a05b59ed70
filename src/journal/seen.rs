//! `seen/`: each text that a roadmap was seen with, written once and named by its hash, with its nodes' keys.

use std::io;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

use super::file;
use crate::roadmap::Roadmap;

/// XXH3 with 128 bits (<https://xxhash.com>): fast at any length, and wide enough that two texts of one learner do
/// not meet. It is no defence against texts made to collide, and nothing here needs one.
pub(super) fn hash(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// The name of a text: its hash as 32 hexadecimal digits.
pub(super) fn name(text: &str) -> String {
    format!("{:032x}", hash(text.as_bytes()))
}

/// A text that is not kept yet.
#[derive(Debug)]
pub(super) struct Unseen {
    path: PathBuf,
    text: String,
}

impl Unseen {
    /// The roadmap's text, unless `folder` keeps it already under this name.
    pub(super) fn of(text: &str, name: &str, folder: &Path) -> Option<Unseen> {
        let path = folder.join(name).with_extension("md");
        (!path.exists()).then(|| Unseen { path, text: text.to_owned() })
    }

    /// Keeps it: `<name>.md` as it was read, and `<name>.keys` with the key of each node on a line, in order.
    pub(super) fn keep(&self) -> io::Result<()> {
        let roadmap = Roadmap::parse(self.text.clone(), "");
        let keys: String = roadmap.nodes().map(|(node, _)| roadmap.key(node) + "\n").collect();
        file::replace(&self.path.with_extension("keys"), keys.as_bytes())?;
        file::replace(&self.path, self.text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_never_change_since_journals_hold_it() {
        assert_eq!(name(""), "99aa06d3014798d86001c324468d497f");
        assert_eq!(name("a"), "a96faf705af16834e6c632b61e964e1f");
    }
}
