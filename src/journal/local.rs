//! `local/`: the state of this machine alone, which is not synced. All of it can be lost without loss.

use std::io;
use std::path::{Path, PathBuf};
use std::process;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Folder, file};
use crate::yaml;

#[derive(Serialize, Deserialize)]
struct Opened {
    source: String,
}

impl Folder {
    /// The state in which the roadmap of this journal was last left on this machine.
    pub fn state<T: DeserializeOwned>(&self, id: &str) -> Option<T> {
        self.local(id)
    }

    /// Keeps the state in which the learner leaves the roadmap of this journal.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_state(&self, id: &str, state: &impl Serialize) -> io::Result<()> {
        self.keep_local(id, state)
    }

    /// The source of the roadmap that was opened last on this machine: a path as [`super::encode`] writes it, or
    /// [`super::BUILT_IN`].
    pub fn last_opened(&self) -> Option<String> {
        self.local("opened").map(|opened: Opened| opened.source)
    }

    /// Keeps the source of the roadmap that was opened last.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_last_opened(&self, source: &str) -> io::Result<()> {
        self.keep_local("opened", &Opened { source: source.to_owned() })
    }

    /// A new path for a note while it is in the learner's own editor.
    pub fn note_path(&self) -> PathBuf {
        self.local_path().join(format!("note-{}-{:08x}.md", process::id(), fastrand::u32(..)))
    }

    /// Puts a text into a file of this machine's own, whole or not at all.
    ///
    /// # Errors
    /// Those of the system.
    pub fn keep_note(&self, path: &Path, text: &str) -> io::Result<()> {
        file::replace(path, text.as_bytes())
    }

    fn local<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        read_own(&self.local_file(name))
    }

    fn keep_local(&self, name: &str, value: &impl Serialize) -> io::Result<()> {
        keep_own(&self.local_file(name), value)
    }

    fn local_file(&self, name: &str) -> PathBuf {
        self.local_path().join(format!("{name}.yaml"))
    }
}

/// Reads a file of this machine's own; `None` where there is none or it is damaged.
pub(super) fn read_own<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = file::read(path).ok()??;
    yaml::own(std::str::from_utf8(&bytes).ok()?)
}

/// Puts a value into a file of this machine's own, whole or not at all.
pub(super) fn keep_own(path: &Path, value: &impl Serialize) -> io::Result<()> {
    let text = yaml::to_string(value).ok_or(io::ErrorKind::InvalidData)?;
    file::replace(path, text.as_bytes())
}
