//! `local/`: what is this machine's own and is not synced. All of it can be lost without loss.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Folder, file};
use crate::yaml;

/// Where the learner was in a roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The key of the node that the cursor was on.
    pub cursor: Option<String>,
    /// How many new points each item has that was not opened since they came, by the item's key.
    #[serde(default)]
    pub new: BTreeMap<String, u32>,
}

#[derive(Serialize, Deserialize)]
struct Opened {
    source: String,
}

impl Folder {
    /// Where the learner was when the roadmap of this journal was last left on this machine.
    pub fn place(&self, id: &str) -> Option<Place> {
        self.local(id)
    }

    /// Keeps where the learner is in the roadmap of this journal.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_place(&self, id: &str, place: &Place) -> io::Result<()> {
        self.keep_local(id, place)
    }

    /// The source of the roadmap that was opened last on this machine: a path, or [`super::BUILT_IN`].
    pub fn last_opened(&self) -> Option<String> {
        self.local("opened").map(|opened: Opened| opened.source)
    }

    /// Keeps which roadmap was opened last.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_last_opened(&self, source: &str) -> io::Result<()> {
        self.keep_local("opened", &Opened { source: source.to_owned() })
    }

    fn local<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = file::read(&self.local_path(name)).ok()??;
        yaml::from_str(std::str::from_utf8(&bytes).ok()?)
    }

    fn keep_local(&self, name: &str, value: &impl Serialize) -> io::Result<()> {
        let text = yaml::to_string(value).ok_or(io::ErrorKind::InvalidData)?;
        file::replace(&self.local_path(name), text.as_bytes())
    }

    fn local_path(&self, name: &str) -> PathBuf {
        self.path().join("local").join(format!("{name}.yaml"))
    }
}
