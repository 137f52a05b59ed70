//! The place of the settings.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The name of the file.
pub const FILE: &str = "config.yaml";

/// The place of the settings. Nothing is ever created there.
#[derive(Clone, Debug)]
pub struct Location {
    file: Option<PathBuf>,
}

impl Location {
    /// The directory named by `ROADBOOK_CONFIG_DIR`, else the user's own for settings.
    pub fn resolve() -> Location {
        let named = env::var_os("ROADBOOK_CONFIG_DIR").filter(|path| !path.is_empty()).map(PathBuf::from);
        let users_own = || ProjectDirs::from("", "", "roadbook").map(|dirs| dirs.config_dir().to_owned());
        named.or_else(users_own).map_or(Location { file: None }, |folder| Location::at(&folder))
    }

    /// The directory of this path.
    pub fn at(folder: &Path) -> Location {
        Location { file: Some(std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()).join(FILE)) }
    }

    /// The file; `None` where the system knows no home.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}
