//! Drafts of notes: `local/drafts/<id>/`, with a file for each window, so that two windows never write over each other's.
//! A window takes over the drafts of those that ended.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::lock::{self, Lock};
use super::{Folder, file, local};
use crate::progress::{At, Draft};

/// The drafts of one window on a roadmap.
#[derive(Debug)]
pub struct Drafts {
    path: PathBuf,
    drafts: BTreeMap<String, Draft>,
    /// Held for as long as the window is open, once it has a file.
    lock: Option<File>,
    /// The files whose drafts were taken over, with their locks, until they are in this window's file.
    taken_over: Vec<(PathBuf, Option<File>)>,
}

/// A draft as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    over: Vec<String>,
}

impl Folder {
    /// Opens the drafts of a new window on the roadmap of this id, with those of windows that ended.
    pub fn drafts(&self, id: &str) -> Drafts {
        let folder = self.local_path().join("drafts");
        let own = folder.join(id).join(format!("{:08x}.yaml", fastrand::u32(..)));
        let mut drafts = Drafts { path: own, drafts: BTreeMap::new(), lock: None, taken_over: Vec::new() };
        let entries = fs::read_dir(folder.join(id)).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
        files.sort_by_key(|path| std::cmp::Reverse(path.metadata().and_then(|about| about.modified()).ok()));
        // Earlier versions had one file for all windows.
        files.push(folder.join(format!("{id}.yaml")));
        files.into_iter().for_each(|path| drafts.take_over(path));
        drafts
    }
}

impl Drafts {
    /// Takes over the drafts in a file, unless its window is open or one of them is on a node that has one already: then
    /// they wait for another window.
    fn take_over(&mut self, path: PathBuf) {
        let lock = File::open(lock_of(&path)).ok();
        let is_open = |lock: &File| !matches!(lock::lock(lock, Duration::ZERO), Ok(Lock::Held | Lock::Unknown));
        if lock.as_ref().is_some_and(is_open) {
            return;
        }
        let Some(kept) = local::read_own::<BTreeMap<String, Kept>>(&path) else { return };
        if kept.keys().any(|item| self.drafts.contains_key(item)) {
            return;
        }
        let over = |kept: &Kept| kept.over.iter().filter_map(|at| At::parse(at)).collect();
        self.drafts.extend(kept.into_iter().map(|(item, kept)| (item, Draft { over: over(&kept), text: kept.text })));
        self.taken_over.push((path, lock));
    }

    /// The drafts, by the keys of their nodes.
    pub fn all(&self) -> &BTreeMap<String, Draft> {
        &self.drafts
    }

    /// The file that keeps them, which need not exist yet.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the draft on each of these nodes, or that there is none any more.
    ///
    /// # Errors
    /// Those of the system; the file is as it was then, and the next call tries again.
    pub fn keep(&mut self, changed: BTreeMap<String, Option<Draft>>) -> io::Result<()> {
        for (item, draft) in changed {
            match draft {
                Some(draft) => _ = self.drafts.insert(item, draft),
                None => _ = self.drafts.remove(&item),
            }
        }
        self.lock()?;
        let kept =
            |draft: &Draft| Kept { text: draft.text.clone(), over: draft.over.iter().map(At::to_string).collect() };
        let all: BTreeMap<&String, Kept> = self.drafts.iter().map(|(item, draft)| (item, kept(draft))).collect();
        local::keep_own(&self.path, &all)?;
        for (path, _) in self.taken_over.drain(..) {
            let _ = fs::remove_file(lock_of(&path));
            let _ = fs::remove_file(path);
        }
        if self.drafts.is_empty() {
            let _ = fs::remove_file(&self.path);
        }
        Ok(())
    }

    fn lock(&mut self) -> io::Result<()> {
        if self.lock.is_none() {
            if let Some(folder) = self.path.parent() {
                file::create_folder(folder)?;
            }
            let lock = file::for_owner(File::options().create(true).append(true)).open(lock_of(&self.path))?;
            lock::lock(&lock, Duration::ZERO)?;
            self.lock = Some(lock);
        }
        Ok(())
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        if self.lock.is_some() && self.drafts.is_empty() {
            let _ = fs::remove_file(lock_of(&self.path));
        }
    }
}

fn lock_of(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        let at = At::parse("2026-11-22T10:12:05.120733+01:00").unwrap();
        Draft { text: text.into(), over: vec![at] }
    }

    fn keep(drafts: &mut Drafts, item: &str, draft: Option<&Draft>) {
        drafts.keep([(item.to_owned(), draft.cloned())].into()).unwrap();
    }

    #[test]
    fn drafts_are_there_again_until_they_are_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        let mut window = folder.drafts("road-1");
        assert!(!folder.local_path().exists());
        let code = draft("two\nlines: \"#\" d = {**a, **b}; [!x, &y]\ttab");
        keep(&mut window, "a", Some(&code));
        keep(&mut window, "b", Some(&Draft::default()));
        keep(&mut window, "b", None);
        drop(window);
        assert!(folder.drafts("other-1").all().is_empty());
        let mut window = folder.drafts("road-1");
        assert_eq!(*window.all(), [("a".to_owned(), code)].into());
        keep(&mut window, "a", None);
        drop(window);
        assert!(folder.drafts("road-1").all().is_empty());
        assert_eq!(fs::read_dir(folder.local_path().join("drafts/road-1")).unwrap().count(), 0);
    }

    #[test]
    fn drafts_of_two_windows_are_kept_apart() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::at(dir.path());
        let (mut one, mut other) = (folder.drafts("road-1"), folder.drafts("road-1"));
        keep(&mut one, "a", Some(&draft("one")));
        keep(&mut other, "a", Some(&draft("other")));
        assert!(folder.drafts("road-1").all().is_empty(), "their windows are open");
        drop((one, other));
        let first = folder.drafts("road-1");
        let second = folder.drafts("road-1");
        let mut texts: Vec<&str> =
            [&first, &second].iter().flat_map(|it| it.all().values()).map(|it| it.text.as_str()).collect();
        texts.sort_unstable();
        assert_eq!(texts, ["one", "other"]);
    }
}
