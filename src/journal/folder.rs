//! The data directory: one folder a roadmap, one file a machine in it, and `local/` for this machine alone.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use directories::ProjectDirs;

use super::error::{ErrorKind, JournalError};
use super::id::is_id;
use super::machine;

/// The source of the roadmap that comes with the program.
pub const BUILT_IN: &str = "built-in";

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
    /// Fails if none is named and the system knows no home.
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

    /// Returns true if the command line named it, so that a command that is suggested has to name it too.
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

    /// Returns true if this is the id of a roadmap that has a folder.
    pub fn has(&self, id: &str) -> bool {
        is_id(id) && self.roadmap_path(id).is_dir()
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

    /// Keeps the name of this machine, so that it stays when the data directory is moved.
    pub(super) fn keep_machine(&self) -> io::Result<()> {
        machine::keep(&self.path, self.machine())
    }
}
