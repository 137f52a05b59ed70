//! Reading the open roadmap again, in a thread of its own: comparing a long text that was rewritten as a whole takes a
//! second or more, and the keys are answered meanwhile.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::Duration;

use anyhow::anyhow;

use crate::journal::Folder;
use crate::open::{Opening, Source, Stamp, open};

/// The time that the screen waits for the new text before it answers keys on the old one: most texts are read sooner.
const SOON: Duration = Duration::from_millis(250);
/// The learner marked something each time while this many attempts were read: the next one is waited for.
const MOST_ATTEMPTS: u32 = 3;

/// The open roadmap while it is read again.
pub(super) struct Reading {
    pub(super) source: Source,
    /// The state of the file when reading began.
    pub(super) stamp: Option<Stamp>,
    /// The revision of the document when reading began.
    revision: u64,
    attempt: u32,
    result: Receiver<anyhow::Result<Opening>>,
    outcome: Option<anyhow::Result<Opening>>,
}

impl Reading {
    /// Starts to read, and waits for a moment; `wake` is called when the text is there.
    pub(super) fn start(
        folder: &Folder,
        source: Source,
        revision: u64,
        attempt: u32,
        wake: impl FnOnce() + Send + 'static,
    ) -> Reading {
        let (done, result) = mpsc::channel();
        let (stamp, folder, name) = (source.stamp(), folder.clone(), source.clone());
        thread::spawn(move || {
            // Nobody listens any more once the program ends.
            let _ = done.send(open(&folder, &name, None));
            wake();
        });
        let mut reading = Reading { source, stamp, revision, attempt, result, outcome: None };
        let patience = if attempt < MOST_ATTEMPTS { SOON } else { Duration::MAX };
        reading.outcome = match reading.result.recv_timeout(patience) {
            Ok(outcome) => Some(outcome),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(failed())),
        };
        reading
    }

    /// Takes what was read, if it is there; returns true if it is.
    pub(super) fn is_done(&mut self) -> bool {
        if self.outcome.is_none() {
            self.outcome = match self.result.try_recv() {
                Ok(outcome) => Some(outcome),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => Some(Err(failed())),
            };
        }
        self.outcome.is_some()
    }

    /// The number of the next attempt, if the document was changed since reading began.
    pub(super) fn next_attempt(&self, revision: u64) -> Option<u32> {
        (revision != self.revision).then_some(self.attempt + 1)
    }

    /// What was read.
    pub(super) fn finish(self) -> anyhow::Result<Opening> {
        self.outcome.unwrap_or_else(|| Err(failed()))
    }
}

fn failed() -> anyhow::Error {
    anyhow!("reading it failed")
}
