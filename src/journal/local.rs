//! `local/`: what is this machine's own and is not synced. All of it can be lost without loss.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Folder, file};
use crate::progress::{At, Draft};
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

/// A note that is half written, as it is kept.
#[derive(Serialize, Deserialize)]
struct HalfWritten {
    text: String,
    over: Vec<String>,
}

/// A timer that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Since when.
    pub since: At,
    /// The key of the node that the time is spent on.
    pub item: Option<String>,
}

/// The same, as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptTimer {
    since: String,
    item: Option<String>,
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

    /// The timer that runs on the roadmap of this journal on this machine.
    pub fn timer(&self, id: &str) -> Option<Timer> {
        let KeptTimer { since, item } = self.local(&timers(id))?;
        Some(Timer { since: At::parse(&since)?, item })
    }

    /// Keeps the timer that runs on the roadmap of this journal, or that none does.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_timer(&self, id: &str, timer: Option<&Timer>) -> io::Result<()> {
        let Some(Timer { since, item }) = timer else {
            return match fs::remove_file(self.local_path(&timers(id))) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        };
        self.keep_local(&timers(id), &KeptTimer { since: since.to_string(), item: item.clone() })
    }

    /// The notes on the roadmap of this journal that are half written, by the keys of their nodes.
    pub fn drafts(&self, id: &str) -> BTreeMap<String, Draft> {
        self.readable_drafts(id).unwrap_or_default()
    }

    /// The same; `None` where there are none or they cannot be read.
    fn readable_drafts(&self, id: &str) -> Option<BTreeMap<String, Draft>> {
        let kept: BTreeMap<String, HalfWritten> = self.local(&drafts(id))?;
        let read =
            |HalfWritten { text, over }| Draft { text, over: over.iter().filter_map(|at| At::parse(at)).collect() };
        Some(kept.into_iter().map(|(item, draft)| (item, read(draft))).collect())
    }

    /// Keeps what is half written on each of these nodes, or that nothing is; what is kept of others stays.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_drafts(&self, id: &str, changed: &BTreeMap<String, Option<Draft>>) -> io::Result<()> {
        let mut all = match self.readable_drafts(id) {
            Some(all) => all,
            None => {
                set_aside(&self.drafts_path(id))?;
                BTreeMap::new()
            }
        };
        for (item, draft) in changed {
            match draft {
                Some(draft) => _ = all.insert(item.clone(), draft.clone()),
                None => _ = all.remove(item),
            }
        }
        let kept = |Draft { text, over }| HalfWritten { text, over: over.iter().map(At::to_string).collect() };
        let all: BTreeMap<String, HalfWritten> = all.into_iter().map(|(item, draft)| (item, kept(draft))).collect();
        self.keep_local(&drafts(id), &all)
    }

    /// The file in which they are.
    pub fn drafts_path(&self, id: &str) -> PathBuf {
        self.local_path(&drafts(id))
    }

    /// Where a note stands while it is in the learner's own editor: a file of this process.
    pub fn note_path(&self) -> PathBuf {
        self.path().join("local").join(format!("note-{}.md", process::id()))
    }

    /// Puts a text into a file of this machine's own, whole or not at all.
    ///
    /// # Errors
    /// Those of the system.
    pub fn keep_note(&self, path: &Path, text: &str) -> io::Result<()> {
        file::replace(path, text.as_bytes())
    }

    fn local<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = file::read(&self.local_path(name)).ok()??;
        yaml::own(std::str::from_utf8(&bytes).ok()?)
    }

    fn keep_local(&self, name: &str, value: &impl Serialize) -> io::Result<()> {
        let text = yaml::to_string(value).ok_or(io::ErrorKind::InvalidData)?;
        file::replace(&self.local_path(name), text.as_bytes())
    }

    fn local_path(&self, name: &str) -> PathBuf {
        self.path().join("local").join(format!("{name}.yaml"))
    }
}

/// What cannot be read is not written over: it stays under another name, for the learner to look into.
fn set_aside(path: &Path) -> io::Result<()> {
    if path.exists() {
        fs::rename(path, path.with_extension(format!("{:08x}.unreadable", fastrand::u32(..))))?;
    }
    Ok(())
}

/// The name under which a journal's half-written notes are kept; no journal's id holds a slash.
fn drafts(id: &str) -> String {
    format!("drafts/{id}")
}

/// The name under which a journal's timer is kept.
fn timers(id: &str) -> String {
    format!("timers/{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_is_there_again_until_it_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::at(folder.path());
        assert_eq!(folder.timer("road"), None);
        let since = At::parse("2026-11-22T10:12:05.120733+01:00").unwrap();
        let timer = Timer { since, item: Some("a/b".into()) };
        folder.keep_timer("road", Some(&timer)).unwrap();
        assert_eq!(folder.timer("road"), Some(timer));
        assert_eq!(folder.timer("other"), None);
        folder.keep_timer("road", None).unwrap();
        folder.keep_timer("road", None).unwrap();
        assert_eq!(folder.timer("road"), None);
    }

    #[test]
    fn what_is_half_written_is_there_again_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::at(folder.path());
        let at = At::parse("2026-11-22T10:12:05.120733+01:00").unwrap();
        let draft = Draft { text: "two\nlines: \"#\"".into(), over: vec![at] };
        let keep = |item: &str, draft: Option<&Draft>| {
            folder.keep_drafts("road", &[(item.to_owned(), draft.cloned())].into()).unwrap();
        };
        keep("a", Some(&draft));
        keep("b", Some(&Draft::default()));
        keep("b", None);
        assert_eq!(folder.drafts("road"), [("a".to_owned(), draft)].into());
        assert!(folder.drafts("other").is_empty());
        let code = Draft { text: "d = {**a, **b}; [!x, &y]".into(), over: Vec::new() };
        keep("b", Some(&code));
        assert_eq!(folder.drafts("road").get("b"), Some(&code));
    }
}
