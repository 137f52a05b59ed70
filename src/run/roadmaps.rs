//! From one roadmap to another, in the same terminal session.

use std::io;

use super::writer::Writer;
use super::{QUITTING, Session, begin};
use crate::app::Listed;
use crate::open::Source;
use crate::shelf::{Shelved, shelf};

impl Session {
    /// The roadmaps seen so far, the open one among them.
    pub(super) fn roadmaps(&self) -> Vec<Listed> {
        shelf(&self.folder, Some(&self.source)).into_iter().map(listed).collect()
    }

    /// Goes on with another roadmap, if one was chosen and nothing was ticked here since. Where it cannot be opened,
    /// this one stays and a notice says why.
    pub(super) fn open_next(&mut self) -> io::Result<()> {
        let Some(source) = self.next.take().filter(|_| self.app.unsaved() == 0) else { return Ok(()) };
        let bell = self.events.bell()?;
        let source = Source::kept_as(&source);
        match begin(&self.folder, &source, self.app.size()) {
            Ok((app, shelf, trouble)) => {
                // Every action is durable by now: the old writer has no more than the last place to keep.
                let _ = self.writer.finish(QUITTING);
                self.source.clone_from(&shelf.source);
                self.elsewhere = shelf.journal.elsewhere();
                if let Some(signal) = shelf.watch.signal() {
                    self.events.heed(signal);
                }
                self.writer = Writer::start(shelf, trouble, move || bell.ring());
                self.app = app;
            }
            Err(error) => self.app.notice(format!("Cannot be opened: {}: {source}", error.root_cause())),
        }
        Ok(())
    }
}

fn listed(Shelved { title, source, state, is_last_opened, .. }: Shelved) -> Listed {
    Listed { title, source: source.name(), state, is_open: is_last_opened }
}
