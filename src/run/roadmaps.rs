//! From one roadmap to another, in the same terminal session.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;
use std::{env, fs, io, mem};

use super::begin::{BeginOutcome, OpenScreen, begin, begin_with, identity};
use super::reading::Reading;
use super::writer::Writer;
use super::{QUITTING, Session};
use crate::clock::now;
use crate::journal::reason;
use crate::library::{self, Listing};
use crate::open::{Source, Stamp};
use crate::timeout::timeout;
use crate::tui;
use crate::tui::{Listed, Message};

/// The largest number of names that are read in a folder.
const MOST_NAMES: usize = 10_000;
/// The longest time that the list of roadmaps is waited for before the screen goes on without it.
const SOON: Duration = Duration::from_millis(250);

impl Session {
    /// Lists the roadmaps seen so far, the open one among them, in a thread of its own: there may be thousands. Returns the
    /// message that brings them where it comes soon, so that keys typed meanwhile are for the list; else it comes later.
    pub(super) fn list_roadmaps(&self) -> io::Result<Option<Message>> {
        let (folder, source, waker, done) =
            (self.folder.clone(), self.source.clone(), self.events.waker()?, self.background.0.clone());
        thread::spawn(move || {
            let list = library::list(&folder, Some(&source)).into_iter().map(listed).collect();
            // Nobody listens any more once the program ends.
            let _ = done.send(Message::Roadmaps(list));
            waker.wake();
        });
        Ok(self.background.1.recv_timeout(SOON).ok())
    }

    /// Lists no more what goes by these names on this machine, and lists the others again.
    pub(super) fn forget(&mut self, names: &[String]) -> io::Result<Option<Message>> {
        if let Err(error) = self.folder.forget(names) {
            self.tui.show_failure(format!("Cannot be forgotten: {}", reason(&error)));
        }
        self.list_roadmaps()
    }

    /// The names in a folder, as it was typed; `None` where it does not answer soon, so that it is asked again.
    pub(super) fn list_folder(folder: String) -> Option<Message> {
        let typed = folder.clone();
        let names = timeout(SOON, move || names_in(&typed))?;
        Some(Message::Folder { folder, names })
    }

    /// Goes on with the file at a path that was typed, once everything is saved.
    pub(super) fn open_path(&mut self, path: &str) {
        self.next = Some(Source::named(typed_path(path)).name());
    }

    /// Has the open roadmap read again where its file was written since: when its folder changed and, since not every
    /// file system tells of changes, on a key press and on the window's focus.
    pub(super) fn look_at_the_roadmap(&mut self) {
        let stamp = Source::kept_as(&self.source).stamp();
        if stamp.is_some() && stamp != self.stamp && self.next.is_none() && self.reading.is_none() {
            self.next = Some(self.source.clone());
        }
    }

    /// Returns true if another roadmap, or another text of this one, can be gone on with, and nothing said here can be lost.
    pub(super) fn is_next_due(&mut self) -> bool {
        let is_ready = self.reading.as_mut().map_or(self.next.is_some(), Reading::is_done);
        is_ready && self.tui.document().unsaved() == 0
    }

    /// Goes on with another roadmap, or with another text of this one, if that is due. Where it cannot be opened, this
    /// one stays and a notice says why.
    pub(super) fn open_next(&mut self) -> io::Result<()> {
        if !self.is_next_due() {
            return Ok(());
        }
        if let Some(reading) = self.reading.take() {
            return self.finish_reading(reading);
        }
        let Some(source) = self.next.take() else { return Ok(()) };
        let (rereads, answer) = (mem::take(&mut self.rereads), self.answer.take());
        // An answer may lead to another journal, whatever the file.
        let is_the_open_one = source == self.source && answer.is_none();
        let source = Source::kept_as(&source);
        if is_the_open_one && !rereads {
            return self.read_again(source, 1);
        }
        let stamp = source.stamp();
        let place = is_the_open_one.then(|| self.tui.state());
        let begun = begin(&self.folder, &source, answer.as_ref(), self.tui.window(), place);
        self.go_on(&source, stamp, is_the_open_one, begun)
    }

    fn read_again(&mut self, source: Source, attempt: u32) -> io::Result<()> {
        let (waker, revision) = (self.events.waker()?, self.tui.document().revision);
        let mut reading = Reading::start(&self.folder, source, revision, attempt, move || waker.wake());
        if reading.is_done() {
            return self.finish_reading(reading);
        }
        self.reading = Some(reading);
        Ok(())
    }

    /// Goes on with the text that was read. What was said meanwhile was not carried over to it: it is read once more then.
    fn finish_reading(&mut self, reading: Reading) -> io::Result<()> {
        if let Some(attempt) = reading.next_attempt(self.tui.document().revision) {
            return self.read_again(reading.source, attempt);
        }
        let (source, stamp) = (reading.source.clone(), reading.stamp);
        let (place, size) = (Some(self.tui.state()), self.tui.window());
        let begun = reading.finish().map(|opening| begin_with(opening, &self.folder, &source, size, place));
        match begun {
            Ok(BeginOutcome::Open(open_screen))
                if open_screen.tui.roadmap().source() == self.tui.roadmap().source() =>
            {
                self.stamp = stamp;
            }
            begun => self.go_on(&source, stamp, true, begun)?,
        }
        // The file may have changed again while it was read.
        self.look_at_the_roadmap();
        Ok(())
    }

    fn go_on(
        &mut self,
        source: &Source,
        stamp: Option<Stamp>,
        is_the_open_one: bool,
        begun: anyhow::Result<BeginOutcome>,
    ) -> io::Result<()> {
        match begun {
            Ok(BeginOutcome::Ask(question)) => {
                if is_the_open_one {
                    self.stamp = stamp;
                }
                self.question = Some(question);
                self.ask();
            }
            Ok(BeginOutcome::Open(open_screen)) => {
                self.stamp = stamp;
                self.show_opened(*open_screen, is_the_open_one)?;
            }
            Err(error) if is_the_open_one => {
                self.stamp = stamp;
                self.tui.show_message(format!("The roadmap was changed and cannot be read: {}", error.root_cause()));
            }
            Err(error) => self.tui.show_message(format!("Cannot be opened: {}: {source}", error.root_cause())),
        }
        Ok(())
    }

    /// Asks which roadmap a file is, where nothing is being typed: that would be no answer.
    pub(super) fn ask(&mut self) {
        if !self.tui.mode().takes_text()
            && let Some(question) = self.question.take()
        {
            self.tui.ask_identity(identity(&question, self.source.is_empty()));
        }
    }

    /// Shows a roadmap in place of the one that is open.
    fn show_opened(&mut self, open_screen: OpenScreen, is_the_open_one: bool) -> io::Result<()> {
        let waker = self.events.waker()?;
        let OpenScreen { mut tui, store, trouble } = open_screen;
        tui.configure_like(&self.tui);
        if is_the_open_one {
            tui::resume(&mut tui, &self.tui);
        } else {
            tui.ask_about_ticks();
        }
        let timer_id = store.journal.id().to_owned();
        if !is_the_open_one || self.timer_id.as_ref() != Some(&timer_id) {
            tui.resume_timer(self.folder.timer(&timer_id), now());
        }
        self.timer_id = Some(timer_id);
        // Days in a row and the days of notes are reported with the first frame.
        tui.handle(Message::TimePassed, now());
        // Every action is durable by now: the old writer has no more than the last place to keep.
        let _ = self.writer.finish(QUITTING);
        self.question = None;
        self.source.clone_from(&store.source);
        self.rescue = store.journal.rescue();
        store.watch.tell(&mut self.events);
        self.writer = Writer::start(store, trouble, move || waker.wake());
        self.tui = tui;
        Ok(())
    }
}

fn listed(listing: Listing) -> Listed {
    let names = if listing.source == Source::BuiltIn { Vec::new() } else { listing.names() };
    let Listing { title, source, state, is_last_opened, .. } = listing;
    Listed { title, source: source.name(), state, names, is_open: is_last_opened }
}

/// The folders and Markdown files in a folder as it was typed; those of folders end in a slash.
fn names_in(folder: &str) -> Vec<String> {
    let folder = if folder.is_empty() { PathBuf::from(".") } else { typed_path(folder) };
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let is_markdown = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
        match entry.path().is_dir() {
            true => Some(name + "/"),
            false => Some(name).filter(|_| is_markdown),
        }
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_NAMES);
    let mut names: Vec<String> = entries.filter_map(name).collect();
    names.sort();
    names
}

/// A path that was typed; one that begins with `~/` is in the home folder.
fn typed_path(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}
