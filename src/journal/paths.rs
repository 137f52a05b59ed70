//! The paths on this machine and their roadmaps: `local/paths`, a line for each path, of which the last one holds.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Folder, file};

/// The paths that are known, each with the id of its roadmap.
#[derive(Debug, Default)]
pub struct Paths {
    ids: HashMap<String, String>,
    /// The paths of each roadmap, gathered when first needed.
    by_id: OnceLock<HashMap<String, Vec<String>>>,
}

impl Paths {
    /// The roadmap that this path is.
    pub fn id(&self, path: &Path) -> Option<&str> {
        self.ids.get(&encode(path)).map(String::as_str)
    }

    /// The paths that are this roadmap, in order.
    pub fn of(&self, id: &str) -> impl Iterator<Item = PathBuf> {
        let by_id = self.by_id.get_or_init(|| {
            let mut by_id: HashMap<String, Vec<String>> = HashMap::new();
            for (path, id) in &self.ids {
                by_id.entry(id.clone()).or_default().push(path.clone());
            }
            by_id.values_mut().for_each(|paths| paths.sort());
            by_id
        });
        by_id.get(id).into_iter().flatten().map(|path| decode(path))
    }
}

impl Folder {
    /// The paths that are known on this machine.
    pub fn paths(&self) -> Paths {
        let bytes = file::read(&self.local_path().join("paths")).ok().flatten().unwrap_or_default();
        let lines = bytes.split(|&byte| byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
        let known = lines.filter_map(|line| line.split_once(' ')).map(|(id, path)| (path.to_owned(), id.to_owned()));
        Paths { ids: known.collect(), by_id: OnceLock::new() }
    }

    /// Keeps that these paths are the roadmap of this id, as the learner said; makes its folder where there is none.
    ///
    /// # Errors
    /// Those of the system.
    pub fn adopt(&self, paths: &[PathBuf], id: &str) -> io::Result<()> {
        file::create_folder(&self.roadmap_path(id))?;
        self.keep_machine()?;
        self.keep_paths(paths, id)
    }

    /// Keeps that these paths are the roadmap of this id.
    ///
    /// # Errors
    /// Those of the system.
    pub fn keep_paths(&self, paths: &[PathBuf], id: &str) -> io::Result<()> {
        let known = self.paths();
        let new = paths.iter().filter(|path| known.id(path) != Some(id));
        // The break before each ends a line that a crash left torn.
        let lines: String = new.map(|path| format!("\n{id} {}\n", encode(path))).collect();
        if lines.is_empty() {
            return Ok(());
        }
        file::append_own(&self.local_path().join("paths"), &lines)
    }
}

/// A path as text, byte for byte: what is not UTF-8, not fit for a line, or a percent sign is written as `%` and two
/// hexadecimal digits.
pub fn encode(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control() || c == '%' {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| push_byte(&mut text, byte));
            } else {
                text.push(c);
            }
        }
        chunk.invalid().iter().for_each(|&byte| push_byte(&mut text, byte));
    }
    text
}

fn push_byte(text: &mut String, byte: u8) {
    let _ = write!(text, "%{byte:02X}");
}

/// The path that a text stands for.
pub fn decode(text: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    from_bytes(&bytes).into()
}

#[cfg(unix)]
fn from_bytes(bytes: &[u8]) -> OsString {
    <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).to_owned()
}

/// Names on Windows are UTF-16, in which half of a pair may stand alone: as bytes, UTF-8 in which three bytes stand for
/// such a half.
#[cfg(windows)]
fn from_bytes(mut rest: &[u8]) -> OsString {
    let mut units: Vec<u16> = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        if let [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, after @ ..] = rest {
            units.push(0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F));
            rest = after;
            continue;
        }
        let chunk = rest.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        units.extend(chunk.encode_utf16());
        // A byte that is no part of a name is passed over.
        rest = &rest[chunk.len().max(1)..];
    }
    std::os::windows::ffi::OsStringExt::from_wide(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[cfg(windows)]
        #[test]
        fn a_path_is_kept_unit_for_unit(units in proptest::collection::vec(proptest::prop_oneof![1..=u16::MAX, 0xD800u16..=0xDFFF], 0..40)) {
            let path = PathBuf::from(<OsString as std::os::windows::ffi::OsStringExt>::from_wide(&units));
            let text = encode(&path);
            proptest::prop_assert!(!text.chars().any(char::is_control));
            proptest::prop_assert_eq!(decode(&text), path);
        }

        #[cfg(unix)]
        #[test]
        fn a_path_is_kept_byte_for_byte(bytes in proptest::collection::vec(1..=u8::MAX, 0..40)) {
            let path = PathBuf::from(from_bytes(&bytes));
            let text = encode(&path);
            proptest::prop_assert!(!text.chars().any(char::is_control));
            proptest::prop_assert_eq!(decode(&text), path);
        }
    }

    #[test]
    fn the_last_line_of_a_path_holds_and_damage_costs_itself_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        let [one, two] = ["/home/me/a b.md", "/home/me/100%.md"].map(PathBuf::from);
        folder.keep_paths(&[one.clone(), two.clone()], "go-1").unwrap();
        folder.keep_paths(std::slice::from_ref(&one), "go-2").unwrap();
        let path = folder.local_path().join("paths");
        let kept = std::fs::read(&path).unwrap();
        std::fs::write(&path, [&kept[..], b"go-3 /home/me/torn"].concat()).unwrap();
        folder.keep_paths(&[PathBuf::from("/x")], "go-4").unwrap();
        let paths = folder.paths();
        assert_eq!(
            (paths.id(&one), paths.id(&two), paths.id(Path::new("/x"))),
            (Some("go-2"), Some("go-1"), Some("go-4"))
        );
    }
}
