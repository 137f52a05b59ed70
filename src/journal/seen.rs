//! `seen/` in a roadmap's folder: each text that it was seen with, named by its hash, with its nodes' keys.

use std::io;
use std::path::{Path, PathBuf};

use super::file;
use crate::roadmap::{Roadmap, version_of};

/// A text that a roadmap was seen with.
#[derive(Debug)]
pub struct Seen {
    /// Its name.
    pub version: String,
    /// The Markdown as it was read.
    pub text: String,
    /// The key of each node then, in document order; none where they are damaged.
    pub keys: Vec<String>,
}

/// The folder of the texts in the folder of a roadmap.
pub(super) fn folder(roadmap: &Path) -> PathBuf {
    roadmap.join("seen")
}

/// Returns true if a text of this name may be kept: names come from journals.
fn is_name(version: &str) -> bool {
    version.len() == 32 && version.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns true if `folder` keeps a text of this name, whole or damaged.
pub(super) fn has(folder: &Path, version: &str) -> bool {
    is_name(version) && folder.join(version).with_extension("md").exists()
}

/// The text of this name, where `folder` keeps it undamaged.
pub(super) fn read(folder: &Path, version: &str) -> Option<Seen> {
    if !is_name(version) {
        return None;
    }
    let path = folder.join(version);
    let text = String::from_utf8(file::read(&path.with_extension("md")).ok()??).ok()?;
    let (keys, check) = read_keys(&path);
    let keys_are_whole = check.as_ref().is_none_or(|check| *check == check_of(&text, &keys));
    // A later version of the program may name texts otherwise, and then the check alone tells that they are whole.
    if version_of(&text) != version && !(keys_are_whole && check.is_some()) {
        return None;
    }
    let keys = if keys_are_whole { keys.lines().map(str::to_owned).collect() } else { Vec::new() };
    Some(Seen { version: version.to_owned(), text, keys })
}

/// The keys of every text that `folder` keeps, a list for each.
pub(super) fn all_keys(folder: &Path) -> Vec<Vec<String>> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "keys"));
    paths.map(|path| read_keys(&path).0.lines().map(str::to_owned).collect()).collect()
}

/// The lines of the keys, and the check that follows them. Earlier versions of the program wrote none.
fn read_keys(path: &Path) -> (String, Option<String>) {
    let bytes = file::read(&path.with_extension("keys")).ok().flatten().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    match text.rsplit_once(CHECK) {
        Some((keys, check)) => (keys.to_owned(), Some(check.trim_end().to_owned())),
        None => (text, None),
    }
}

/// The beginning of the last line, which no key has.
const CHECK: &str = " hash ";

fn check_of(text: &str, keys: &str) -> String {
    version_of(&format!("{text}{keys}"))
}

/// Keeps the text in `folder`, durably, unless it is there: `<name>.md` as it was read, and `<name>.keys` with the key of
/// each node on a line, in order.
///
/// # Errors
/// Those of the system.
pub(super) fn keep(folder: &Path, text: &str) -> io::Result<()> {
    let version = version_of(text);
    let path = folder.join(&version);
    if read(folder, &version).is_some_and(|seen| !seen.keys.is_empty() || text.trim().is_empty()) {
        return Ok(());
    }
    let roadmap = Roadmap::parse(text.to_owned(), "");
    let keys: String = roadmap.nodes().map(|(node, _)| roadmap.key(node) + "\n").collect();
    let check = format!("{CHECK}{}\n", check_of(text, &keys));
    file::replace(&path.with_extension("keys"), (keys + &check).as_bytes())?;
    file::replace(&path.with_extension("md"), text.as_bytes())?;
    file::sync_name(&path)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_damaged_is_not_read_and_is_kept_anew() {
        let dir = tempfile::tempdir().unwrap();
        let text = "# R\n- [ ] one\n- [ ] two\n";
        let version = version_of(text);
        let [md, keys] = ["md", "keys"].map(|end| dir.path().join(&version).with_extension(end));
        keep(dir.path(), text).unwrap();
        assert_eq!(read(dir.path(), &version).unwrap().keys, ["r", "one", "two"]);
        let whole = fs::read_to_string(&keys).unwrap();
        fs::write(&keys, whole.replace("two", "too")).unwrap();
        let seen = read(dir.path(), &version).unwrap();
        assert_eq!((seen.text.as_str(), seen.keys.len()), (text, 0));
        fs::write(&md, &text[..10]).unwrap();
        assert!(read(dir.path(), &version).is_none());
        keep(dir.path(), text).unwrap();
        assert_eq!(read(dir.path(), &version).unwrap().keys, ["r", "one", "two"]);
    }

    #[test]
    fn names_that_are_no_hashes_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["../../etc/passwd", "", "0", &"g".repeat(32)] {
            assert!(!has(dir.path(), name) && read(dir.path(), name).is_none(), "{name}");
        }
    }
}
