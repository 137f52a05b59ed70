//! Where the settings are kept.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The name of the file.
pub const FILE: &str = "config.yaml";

/// Where the settings are kept. Nothing is ever created there.
#[derive(Clone, Debug)]
pub struct Place {
    file: Option<PathBuf>,
}

impl Place {
    /// The directory named by `ROADBOOK_CONFIG_DIR`, else the user's own for settings.
    pub fn resolve() -> Place {
        let named = env::var_os("ROADBOOK_CONFIG_DIR").filter(|path| !path.is_empty()).map(PathBuf::from);
        let users_own = || ProjectDirs::from("", "", "roadbook").map(|dirs| dirs.config_dir().to_owned());
        let folder = named.or_else(users_own);
        Place { file: folder.map(|folder| std::path::absolute(&folder).unwrap_or(folder).join(FILE)) }
    }

    /// The file; `None` where the system knows no home.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }
}
