//! Watching the folders of a journal and of a roadmap, on Linux. Elsewhere, and for what a file system does not tell, they are
//! looked at when the window gains the focus and when a key is pressed: for Windows the `notify` crate wakes ten times
//! a second, though nothing happens.

use std::path::Path;

use crate::terminal::Events;

/// Wakes when something is written in the folders that are watched.
#[derive(Debug)]
pub(super) struct Watch {
    #[cfg(target_os = "linux")]
    inotify: Option<rustix::fd::OwnedFd>,
}

#[cfg(target_os = "linux")]
impl Watch {
    /// A watch of no folder yet.
    pub(super) fn new() -> Watch {
        use rustix::fs::inotify::{self, CreateFlags};
        Watch { inotify: inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok() }
    }

    /// Has changes end the waits of these events.
    pub(super) fn tell(&self, events: &mut Events) {
        if let Some(signal) = self.inotify.as_ref().and_then(|inotify| inotify.try_clone().ok()) {
            events.watch(signal);
        }
    }

    /// Watches the folder that the journal stands in, the one that it stands in behind links, and the data directory,
    /// where the first of them is made. Doing so again changes nothing, unless another folder has come to be there.
    pub(super) fn over(&self, journal: &Path) {
        let Some(inotify) = &self.inotify else { return };
        let target = journal.canonicalize().ok();
        let data = journal.ancestors().nth(2);
        let folders = [Some(journal), target.as_deref()].into_iter().flatten().filter_map(Path::parent);
        for folder in folders.chain(data) {
            use rustix::fs::inotify::WatchFlags;
            add(inotify, folder, WatchFlags::MODIFY | WatchFlags::CREATE | WatchFlags::MOVED_TO);
        }
    }

    /// Watches the folder that a roadmap stands in, for files that were written to their end: what an editor has
    /// written half of is no roadmap yet.
    pub(super) fn over_written(&self, roadmap: &Path) {
        use rustix::fs::inotify::WatchFlags;
        if let (Some(inotify), Some(folder)) = (&self.inotify, roadmap.parent()) {
            add(inotify, folder, WatchFlags::CLOSE_WRITE | WatchFlags::MOVED_TO);
        }
    }
}

/// A folder that is not there is watched once it is; the system may also have no watches left.
#[cfg(target_os = "linux")]
fn add(inotify: &rustix::fd::OwnedFd, folder: &Path, changes: rustix::fs::inotify::WatchFlags) {
    use rustix::fs::inotify::{self, WatchFlags};
    // The journal and the roadmap may stand in one folder: neither is to take the other's watch away.
    let _ = inotify::add_watch(inotify, folder, changes | WatchFlags::ONLYDIR | WatchFlags::MASK_ADD);
}

#[cfg(not(target_os = "linux"))]
impl Watch {
    pub(super) fn new() -> Watch {
        Watch {}
    }

    pub(super) fn tell(&self, _: &mut Events) {}

    pub(super) fn over(&self, _: &Path) {}

    pub(super) fn over_written(&self, _: &Path) {}
}
