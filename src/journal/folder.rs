//! The data directory: one folder a roadmap, one file a machine in it, and `local/` for this machine alone.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use directories::ProjectDirs;
use unicode_normalization::UnicodeNormalization;

use super::error::{ErrorKind, JournalError};
use super::{Journal, machine};
use crate::roadmap::{Roadmap, wide_hash};

/// The source of the roadmap that comes with the program.
pub const BUILT_IN: &str = "built-in";

/// The longest part of an id that comes from the title, in bytes.
const LONGEST_SLUG: usize = 40;

/// The data directory. It is created with the first file that is written.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    is_named: bool,
    machine: Arc<OnceLock<String>>,
}

impl Folder {
    /// The directory named on the command line, else by `ROADBOOK_DATA_DIR`, else the user's own for data.
    ///
    /// # Errors
    /// Where none is named and the system knows no home.
    pub fn resolve(named: Option<&Path>) -> Result<Folder, JournalError> {
        let from_environment = || env::var_os("ROADBOOK_DATA_DIR").filter(|path| !path.is_empty()).map(PathBuf::from);
        let users_own = || ProjectDirs::from("", "", "roadbook").map(|dirs| dirs.data_dir().to_owned());
        match named.map(Path::to_owned).or_else(from_environment).or_else(users_own) {
            Some(path) => Ok(Folder { is_named: named.is_some(), ..Folder::at(&path) }),
            None => Err(JournalError::new(Path::new(""), ErrorKind::NoDataFolder)),
        }
    }

    /// This directory, which need not exist.
    pub fn at(path: &Path) -> Folder {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Folder { path, is_named: false, machine: Arc::default() }
    }

    /// The path of the directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the command line named it, so that a command that is suggested has to name it too.
    pub fn is_named(&self) -> bool {
        self.is_named
    }

    /// The ids of all roadmaps that have a folder, in order.
    pub fn ids(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.path) else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut ids: Vec<String> = names.filter(|name| is_id(name) && self.has(name)).collect();
        ids.sort();
        ids
    }

    /// Whether this is the id of a roadmap that has a folder.
    pub fn has(&self, id: &str) -> bool {
        is_id(id) && self.roadmap_path(id).is_dir()
    }

    /// The journal of this roadmap, whose folder need not exist.
    pub fn journal(&self, id: &str) -> Journal {
        Journal::new(self.clone(), id.to_owned())
    }

    /// The folder of the roadmap with this id.
    pub(super) fn roadmap_path(&self, id: &str) -> PathBuf {
        self.path.join(id)
    }

    /// The folder of what is this machine's own.
    pub(super) fn local_path(&self) -> PathBuf {
        self.path.join("local")
    }

    /// The name of this machine, which its files are called by.
    pub(super) fn machine(&self) -> &str {
        self.machine.get_or_init(|| machine::name(&self.path))
    }
}

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

/// Whether a folder of this name may be a roadmap's.
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
