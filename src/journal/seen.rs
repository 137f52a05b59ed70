//! `seen/`: each text that a roadmap was seen with, written once and named by its hash, with its nodes' keys.

use std::io;
use std::path::{Path, PathBuf};

use super::file;
use crate::roadmap::Roadmap;

/// A text that a roadmap was seen with.
#[derive(Debug)]
pub struct Seen {
    /// Its name.
    pub version: String,
    /// The Markdown as it was read.
    pub text: String,
    /// The key of each node then, in document order.
    pub keys: Vec<String>,
}

impl Seen {
    /// The text of this name, if `folder` keeps it. Names come from journals, so anything but a hash is refused.
    pub(super) fn read(folder: &Path, version: &str) -> Option<Seen> {
        if version.len() != 32 || !version.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let path = folder.join(version);
        let read = |extension| String::from_utf8(file::read(&path.with_extension(extension)).ok()??).ok();
        let keys = read("keys").unwrap_or_default().lines().map(str::to_owned).collect();
        Some(Seen { version: version.to_owned(), text: read("md")?, keys })
    }
}

/// A text that is not kept yet.
#[derive(Debug)]
pub(super) struct Unseen {
    path: PathBuf,
    text: String,
}

impl Unseen {
    /// The roadmap's text, unless `folder` keeps it already.
    pub(super) fn of(roadmap: &Roadmap, folder: &Path) -> Option<Unseen> {
        let path = folder.join(roadmap.version()).with_extension("md");
        (!path.exists()).then(|| Unseen { path, text: roadmap.source().to_owned() })
    }

    /// Keeps it: `<name>.md` as it was read, and `<name>.keys` with the key of each node on a line, in order.
    pub(super) fn keep(&self) -> io::Result<()> {
        let roadmap = Roadmap::parse(self.text.clone(), "");
        let keys: String = roadmap.nodes().map(|(node, _)| roadmap.key(node) + "\n").collect();
        file::replace(&self.path.with_extension("keys"), keys.as_bytes())?;
        file::replace(&self.path, self.text.as_bytes())
    }
}
