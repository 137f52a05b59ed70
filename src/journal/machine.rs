//! The name of this machine, which its journals are called by: the host's, and eight characters that tell it from another
//! of the same name.

use std::fs;
use std::io;
use std::path::Path;

use super::file;
use super::id::{characters, slug};
use crate::roadmap::wide_hash;

/// The file under `local/` that keeps the name. It says which host it was given to as well: a data directory that was
/// copied whole to another machine is not to bring the name with it.
const FILE: &str = "machine";

/// The name that is kept in this data directory, or the one that it would be given.
pub(super) fn name(data: &Path) -> String {
    let host = host();
    let kept = fs::read_to_string(data.join("local").join(FILE)).unwrap_or_default();
    let mut lines = kept.lines();
    match (lines.next(), lines.next()) {
        (Some(name), Some(given_to))
            if given_to == characters(host.hash) && !name.is_empty() && slug(name, "") == name =>
        {
            name.to_owned()
        }
        _ => {
            let place = [data.as_os_str().as_encoded_bytes(), &host.hash.to_le_bytes()].concat();
            // A name may be as long as a slug.
            let name: String = slug(&host.name, "machine").chars().take(30).collect();
            format!("{}-{}", name.trim_end_matches('-'), characters(wide_hash(&place)))
        }
    }
}

/// Keeps the name in this data directory.
pub(super) fn keep(data: &Path, name: &str) -> io::Result<()> {
    let path = data.join("local").join(FILE);
    let text = format!("{name}\n{}\n", characters(host().hash));
    if fs::read_to_string(&path).is_ok_and(|kept| kept == text) {
        Ok(())
    } else {
        file::replace(&path, text.as_bytes())
    }
}

struct Host {
    name: String,
    /// Of the name and of the system's own id, where it has one.
    hash: u128,
}

#[cfg(unix)]
fn host() -> Host {
    let node = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let name = node.split('.').next().unwrap_or_default().to_owned();
    let id = fs::read("/etc/machine-id").unwrap_or_default();
    Host { hash: wide_hash(&[name.as_bytes(), &id].concat()), name }
}

#[cfg(not(unix))]
fn host() -> Host {
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    Host { hash: wide_hash(name.as_bytes()), name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Folder;

    #[test]
    fn a_name_stays_when_the_data_is_moved_and_is_not_shared_between_data_directories() {
        let dir = tempfile::tempdir().unwrap();
        let [here, there, moved] = ["here", "there", "moved"].map(|name| dir.path().join(name));
        let given = Folder::at(&here).machine().to_owned();
        assert_eq!(slug(&given, ""), given);
        assert_ne!(Folder::at(&there).machine(), given);
        Folder::at(&here).keep_machine().unwrap();
        fs::rename(&here, &moved).unwrap();
        assert_eq!(Folder::at(&moved).machine(), given);
    }

    #[test]
    fn a_name_that_was_given_to_another_host_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        folder.keep_machine().unwrap();
        fs::write(folder.local_path().join(FILE), "laptop-12345678\nabcdefgh\n").unwrap();
        assert_ne!(Folder::at(dir.path()).machine(), "laptop-12345678");
        for damaged in ["", "\0\0", "../../x\nabcdefgh\n"] {
            fs::write(folder.local_path().join(FILE), damaged).unwrap();
            assert_eq!(Folder::at(dir.path()).machine(), folder.machine());
        }
    }
}
