//! The loop: wait, update, perform the effects, draw.

mod look;
mod roadmaps;
mod store;
mod writer;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, anyhow};

use crate::app::{self, App, Effect, Message, Size};
use crate::clock::now;
use crate::journal::Folder;
use crate::open::{Source, open};
use crate::terminal::{Events, Screen, window_size};
use crate::ui::{self, Look};
use store::Shelf;
use writer::Writer;

/// How long the writer may take to finish when the learner quits, and when the process is asked to end.
const QUITTING: Duration = Duration::from_secs(5);
const TERMINATING: Duration = Duration::from_millis(600);

/// Shows a roadmap in the terminal, and keeps what the learner says of it, until the learner quits or the process is
/// asked to end. After a panic, which the terminal's hook has told, the process ends with status 1.
///
/// # Errors
/// [`NotATerminal`](crate::terminal::NotATerminal), why the roadmap cannot be read, what the terminal says, or why
/// the last actions are not saved.
pub fn run(folder: &Folder, source: &Source) -> anyhow::Result<()> {
    Screen::check()?;
    let (app, shelf) = begin(folder, source, window()?)?;
    catch_unwind(AssertUnwindSafe(|| show(app, shelf))).unwrap_or_else(|_| process::exit(1))
}

/// Opens a roadmap at its last place, for a window of this size.
fn begin(folder: &Folder, source: &Source, size: Size) -> anyhow::Result<(App, Shelf)> {
    let opened = open(folder, source)?;
    let shelf = Shelf { folder: folder.clone(), journal: opened.journal, source: source.name() };
    let mut app = App::new(opened.roadmap, opened.progress, size, shelf.place().as_deref());
    if let Some(update) = opened.update {
        app.tell(update);
    }
    for problem in opened.problems {
        app.notice(problem.to_string());
    }
    if let Some(trouble) = opened.trouble {
        app.notice(trouble.to_string());
    }
    Ok((app, shelf))
}

fn window() -> anyhow::Result<Size> {
    let (columns, rows) = window_size().context("cannot ask the terminal for its size")?;
    Ok(Size { columns, rows })
}

fn show(app: App, shelf: Shelf) -> anyhow::Result<()> {
    let events = Events::listen().context("cannot listen to signals")?;
    let (bell, stop) = (events.bell()?, events.stop());
    let (folder, source) = (shelf.folder.clone(), shelf.source.clone());
    let writer = Writer::start(shelf, move || bell.ring());
    let screen = Screen::enter(events.stop()).context("cannot use the terminal")?;
    let mut session = Session { app, folder, source, next: None, look: look::look(), events, screen, writer };
    let ended = session.attend();

    let Session { screen, mut writer, .. } = session;
    // The shell has its terminal again before anything is waited for or said.
    drop(screen);
    let stopped = stop.load(Ordering::SeqCst);
    let limit = if stopped { TERMINATING } else { QUITTING };
    writer.finish(limit).map_err(|reason| anyhow!("the last actions are not saved: {reason}"))?;
    // Who is asked to end may find the terminal gone or blocked, which is then no news.
    if stopped { Ok(()) } else { ended.context("cannot use the terminal") }
}

/// All that one run of the screen holds.
struct Session {
    app: App,
    folder: Folder,
    /// The name of what is open.
    source: String,
    /// The name of what is to be opened next.
    next: Option<String>,
    look: Look,
    events: Events,
    screen: Screen,
    writer: Writer,
}

impl Session {
    /// Draws, waits, hears what came, and so on until the end. All that came at once is one frame.
    fn attend(&mut self) -> io::Result<()> {
        let mut messages = Vec::new();
        loop {
            for message in messages.drain(..) {
                if !self.hear(message)? {
                    return Ok(());
                }
            }
            self.open_next()?;
            self.screen.draw(|frame| ui::draw(&self.app, self.look, frame))?;
            while messages.is_empty() {
                messages = self.events.wait()?;
                messages.extend(self.writer.reports());
            }
        }
    }

    /// Whether the program goes on.
    fn hear(&mut self, message: Message) -> io::Result<bool> {
        let mut goes_on = message != Message::Terminate;
        match message {
            Message::Resumed => self.screen.retake()?,
            Message::Resize { columns, rows } => self.screen.resize(columns, rows)?,
            _ => {}
        }
        for effect in app::update(&mut self.app, message, now()) {
            match effect {
                Effect::Append { ticket, facts } => self.writer.append(ticket, facts),
                Effect::Remember { place } => self.writer.remember(place),
                Effect::ListRoadmaps => goes_on &= self.hear(Message::Roadmaps(self.roadmaps()))?,
                Effect::Open { source } => self.next = Some(source),
                Effect::Redraw => self.screen.clear()?,
                Effect::Suspend => {
                    self.screen.leave();
                    self.events.suspend()?;
                }
                Effect::Quit => goes_on = false,
            }
        }
        Ok(goes_on)
    }
}
