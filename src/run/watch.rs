//! Watching the folders of a journal, where the system tells of changes: Linux does. Elsewhere, and for what a file
//! system does not tell, the journal is looked at when the window gains the focus and when a key is pressed.

use std::path::Path;

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

    /// What can be read from when something changed.
    pub(super) fn signal(&self) -> Option<rustix::fd::OwnedFd> {
        self.inotify.as_ref()?.try_clone().ok()
    }

    /// Watches the folder that the journal stands in, and the one that it stands in behind links. Doing so again
    /// changes nothing, unless another folder has come to be there.
    pub(super) fn over(&self, journal: &Path) {
        let Some(inotify) = &self.inotify else { return };
        let target = journal.canonicalize().ok();
        for folder in [Some(journal), target.as_deref()].into_iter().flatten().filter_map(Path::parent) {
            use rustix::fs::inotify::{self, WatchFlags};
            let changes = WatchFlags::MODIFY | WatchFlags::CREATE | WatchFlags::MOVED_TO | WatchFlags::ONLYDIR;
            // A folder that is not there is watched once it is; the system may also have no watches left.
            let _ = inotify::add_watch(inotify, folder, changes);
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Watch {
    pub(super) fn new() -> Watch {
        Watch {}
    }

    pub(super) fn signal(&self) -> Option<rustix::fd::OwnedFd> {
        None
    }

    pub(super) fn over(&self, _: &Path) {}
}
