//! Waiting for descriptors.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

/// The thing that a descriptor is waited for to be.
#[derive(Clone, Copy)]
pub(super) enum Ready {
    Readable,
    Writable,
}

/// Waits until one of the descriptors is ready, or failed, and returns which ones are; none after `limit`.
///
/// # Errors
/// An error of the system, `Interrupted` where a signal came.
#[cfg(not(target_os = "macos"))]
pub(super) fn poll(watched: &[BorrowedFd<'_>], ready: Ready, limit: Duration) -> io::Result<Vec<bool>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let flags = match ready {
        Ready::Readable => PollFlags::IN,
        Ready::Writable => PollFlags::OUT,
    };
    let mut polled: Vec<PollFd<'_>> = watched.iter().map(|fd| PollFd::from_borrowed_fd(*fd, flags)).collect();
    poll(&mut polled, Timespec::try_from(limit).ok().as_ref())?;
    Ok(polled.iter().map(|fd| !fd.revents().is_empty()).collect())
}

/// The same by `select`: poll(2) of macOS does not wait for terminals.
#[cfg(target_os = "macos")]
pub(super) fn poll(watched: &[BorrowedFd<'_>], ready: Ready, limit: Duration) -> io::Result<Vec<bool>> {
    use filedescriptor::{Error, POLLIN, POLLOUT, poll, pollfd};
    use std::os::fd::AsRawFd;
    let events = match ready {
        Ready::Readable => POLLIN,
        Ready::Writable => POLLOUT,
    };
    let mut polled: Vec<pollfd> = watched.iter().map(|fd| pollfd { fd: fd.as_raw_fd(), events, revents: 0 }).collect();
    poll(&mut polled, Some(limit)).map_err(|error| match error {
        Error::Io(error) => error,
        other => io::Error::other(other),
    })?;
    Ok(polled.iter().map(|fd| fd.revents != 0).collect())
}
