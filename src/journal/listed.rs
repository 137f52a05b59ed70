//! The roadmaps that this machine lists: `local/listed`, a line for each change, of which the last one of a name holds. A
//! name is a path as [`super::encode`] writes it, or the id of a roadmap.

use std::collections::HashMap;
use std::io;

use super::{Folder, file};

/// The names that were said to be listed, or not to be.
#[derive(Debug, Default)]
pub struct Listed {
    /// For each name true if it is listed.
    names: HashMap<String, bool>,
}

impl Listed {
    /// The names that are listed, in order.
    pub fn opened(&self) -> Vec<&str> {
        let mut opened: Vec<&str> = self.names.iter().filter(|(_, is)| **is).map(|(name, _)| name.as_str()).collect();
        opened.sort_unstable();
        opened
    }

    /// Returns true if a name was forgotten and not opened since.
    pub fn is_forgotten(&self, name: &str) -> bool {
        self.names.get(name) == Some(&false)
    }
}

impl Folder {
    /// The roadmaps that this machine lists, beside those that have a folder.
    pub fn listed(&self) -> Listed {
        let bytes = file::read(&self.local_path().join("listed")).ok().flatten().unwrap_or_default();
        let lines = bytes.split(|&byte| byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
        let change = |line: &str| match line.split_once(' ') {
            Some(("+", name)) => Some((name.to_owned(), true)),
            Some(("-", name)) => Some((name.to_owned(), false)),
            _ => None,
        };
        Listed { names: lines.filter_map(change).collect() }
    }

    /// Lists a file that was opened, and its roadmap where that was forgotten.
    ///
    /// # Errors
    /// Those of the system.
    pub fn keep_listed(&self, source: &str, id: &str) -> io::Result<()> {
        let listed = self.listed();
        let is_new = |name: &&str| listed.names.get(*name) != Some(&true);
        let names = [Some(source), Some(id).filter(|id| listed.is_forgotten(id))];
        self.add_changes(names.into_iter().flatten().filter(is_new).map(|name| ("+", name)))
    }

    /// Lists these names no more, until they are opened again. No journal is touched.
    ///
    /// # Errors
    /// Those of the system.
    pub fn forget(&self, names: &[String]) -> io::Result<()> {
        self.add_changes(names.iter().map(|name| ("-", name.as_str())))
    }

    fn add_changes<'a>(&self, changes: impl Iterator<Item = (&'a str, &'a str)>) -> io::Result<()> {
        // The break before each ends a line that a crash left torn.
        let lines: String = changes.map(|(sign, name)| format!("\n{sign} {name}\n")).collect();
        if lines.is_empty() { Ok(()) } else { file::append_own(&self.local_path().join("listed"), &lines) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_change_of_a_name_holds_and_damage_costs_itself_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        folder.keep_listed("/a b.md", "go-1").unwrap();
        folder.keep_listed("/c.md", "go-2").unwrap();
        folder.forget(&["/a b.md".to_owned(), "go-1".to_owned()]).unwrap();
        assert_eq!(folder.listed().opened(), ["/c.md"]);
        assert!(folder.listed().is_forgotten("go-1") && !folder.listed().is_forgotten("go-2"));
        let path = folder.local_path().join("listed");
        let kept = std::fs::read(&path).unwrap();
        std::fs::write(&path, [&kept[..], b"\xff\n+\n- /c"].concat()).unwrap();
        folder.keep_listed("/a b.md", "go-1").unwrap();
        assert_eq!(folder.listed().opened(), ["/a b.md", "/c.md", "go-1"]);
        let before = std::fs::read(&path).unwrap();
        folder.keep_listed("/a b.md", "go-1").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}
