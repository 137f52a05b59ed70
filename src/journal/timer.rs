//! The timer that runs on a roadmap: `local/timers/<id>.yaml`, so that it outlives a crash.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Folder, local};
use crate::progress::At;
use crate::progress::pace::Timer;

/// A timer as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    since: String,
    item: Option<String>,
}

impl Folder {
    /// The timer that runs on the roadmap of this journal on this machine.
    pub fn timer(&self, id: &str) -> Option<Timer> {
        let Kept { since, item } = local::read_own(&self.timer_path(id))?;
        Some(Timer { since: At::parse(&since)?, item })
    }

    /// Keeps the timer of the roadmap of this journal; `None` removes it.
    ///
    /// # Errors
    /// Those of the system; what was kept before still stands then.
    pub fn keep_timer(&self, id: &str, timer: Option<&Timer>) -> io::Result<()> {
        let path = self.timer_path(id);
        match timer {
            Some(Timer { since, item }) => {
                local::keep_own(&path, &Kept { since: since.to_string(), item: item.clone() })
            }
            None => match fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        }
    }

    fn timer_path(&self, id: &str) -> PathBuf {
        self.local_path().join("timers").join(format!("{id}.yaml"))
    }
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
}
