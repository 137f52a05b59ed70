//! Work that may hang, such as writing to a terminal that takes nothing, waited for no longer than is right.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Returns the result of the work, or `None` if it takes longer than `limit`. It then goes on until the process ends.
pub fn timeout<T: Send + 'static>(limit: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, result) = mpsc::channel();
    thread::spawn(move || done.send(work()));
    result.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_not_waited_for() {
        let (_held, never) = mpsc::channel::<()>();
        assert_eq!(timeout(Duration::ZERO, move || never.recv().is_ok()), None);
        assert_eq!(timeout(Duration::from_secs(20), || 7), Some(7));
    }
}
