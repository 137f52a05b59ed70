//! One writer at a time: an advisory lock on the journal itself, held until the file is closed.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::thread;
use std::time::{Duration, Instant};

/// The time between two tries at a held lock.
pub(super) const EVERY: Duration = Duration::from_millis(10);

/// The outcome of locking a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// It is held until the file is closed.
    Held,
    /// The file system knows no locks.
    Unknown,
    /// Another held it all the time: its process id, where the system tells.
    Busy(Option<u32>),
}

/// Locks the file against other writers, waiting at most `patience`.
pub(super) fn lock(file: &File, patience: Duration) -> io::Result<Lock> {
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock::Held),
            Err(TryLockError::WouldBlock) if begun.elapsed() >= patience => return Ok(Lock::Busy(holder(file))),
            Err(TryLockError::WouldBlock) => thread::sleep(EVERY),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) if has_no_locks(&error) => return Ok(Lock::Unknown),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

fn has_no_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    // ERROR_INVALID_FUNCTION and ERROR_NOT_SUPPORTED, as folders of other machines answer.
    #[cfg(windows)]
    if let Some(1 | 50) = error.raw_os_error() {
        return true;
    }
    error.kind() == ErrorKind::Unsupported
}

/// The process that holds the lock, from `/proc/locks` (`1: FLOCK ADVISORY WRITE 4242 fe:00:131 0 EOF`).
#[cfg(target_os = "linux")]
fn holder(file: &File) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    let number = format!(":{}", file.metadata().ok()?.ino());
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|line| {
        let mut words = line.split_whitespace().skip(1);
        let is_held = words.next()? == "FLOCK";
        let process = words.nth(2)?.parse().ok()?;
        (is_held && words.next()?.ends_with(&number)).then_some(process)
    })
}

#[cfg(not(target_os = "linux"))]
fn holder(_: &File) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_lock_is_told_with_its_holder() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let (first, second) = (file.reopen().unwrap(), file.reopen().unwrap());
        assert_eq!(lock(&first, Duration::ZERO).unwrap(), Lock::Held);
        let Lock::Busy(holder) = lock(&second, Duration::ZERO).unwrap() else { panic!("two hold one lock") };
        if cfg!(target_os = "linux") {
            assert_eq!(holder, Some(std::process::id()));
        }
        drop(first);
        assert_eq!(lock(&second, Duration::ZERO).unwrap(), Lock::Held);
    }
}
