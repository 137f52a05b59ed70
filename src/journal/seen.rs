//! `seen/`: each text that a roadmap was seen with, written once and named by its hash, with its nodes' keys.

use std::io;
use std::path::{Path, PathBuf};

use super::file;
use crate::roadmap::Roadmap;

/// FNV-1a with 128 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): simple, and wide enough that two texts of
/// one learner do not meet. It is no defence against texts made to collide, and nothing here needs one.
pub(super) fn hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
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
    keys: String,
}

impl Unseen {
    /// The roadmap's text, unless `folder` keeps it already under this name.
    pub(super) fn of(roadmap: &Roadmap, name: &str, folder: &Path) -> Option<Unseen> {
        let path = folder.join(name).with_extension("md");
        if path.exists() {
            return None;
        }
        let keys = roadmap.nodes().map(|(node, _)| roadmap.key(node) + "\n").collect();
        Some(Unseen { path, text: roadmap.source().to_owned(), keys })
    }

    /// Keeps it: `<name>.md` as it was read, and `<name>.keys` with the key of each node on a line, in order.
    pub(super) fn keep(&self) -> io::Result<()> {
        file::replace(&self.path.with_extension("keys"), self.keys.as_bytes())?;
        file::replace(&self.path, self.text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(name(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(name("a"), "d228cb696f1a8caf78912b704e4a8964");
    }
}
