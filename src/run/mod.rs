//! The loop: wait, update, perform the effects, draw.

mod begin;
mod capabilities;
mod editor;
mod frontend;
mod opener;
mod reading;
mod rescue;
mod roadmaps;
mod store;
mod watch;
mod worker;
mod writer;

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::clock::{now, until_tomorrow};
use crate::config::{self, Settings};
use crate::journal::{Folder, Rescue, id_of, shown};
use crate::open::{Answer, Question, Source, Stamp};
use crate::progress::pace::Timer;
use crate::roadmap::clean;
use crate::terminal::{Events, Screen, window_size};
use crate::timeout::timeout;
use crate::tui::keymap::Keymap;
use crate::tui::{Effect, Message, Tui};
use begin::{BeginOutcome, OpenScreen, ask_first, begin};
use frontend::Frontend;
use ratatui::layout::Size;
use reading::Reading;
use store::JournalStore;
use writer::{Unsaved, Writer};

/// The time that the writer has to finish when the learner quits, and when nobody waits for it: what is not saved then
/// may take as long again to be kept elsewhere.
const QUITTING: Duration = Duration::from_secs(5);
const ENDING: Duration = Duration::from_millis(350);
/// The time between two looks at the files on key presses, for systems that do not tell of changes.
const LOOKS_APART: Duration = Duration::from_secs(1);

/// Shows a roadmap in the terminal, and keeps what the learner says of it, until the learner quits or the process is
/// asked to end; with `plain`, in lines instead of a screen, as the settings may ask too. After a panic, which the terminal's hook has told, the process ends with status 1.
///
/// # Errors
/// [`NotATerminal`](crate::terminal::NotATerminal), why the roadmap cannot be read, what the terminal says, or why
/// the last actions are not saved.
pub fn run(folder: &Folder, source: &Source, answer: Option<&Answer>, plain: bool) -> anyhow::Result<()> {
    open_and_show(folder, source, answer, plain, None)
}

/// Shows the list of roadmaps over the built-in one: the one opened last is not at this path any more.
///
/// # Errors
/// Those of [`run`].
pub fn run_without(folder: &Folder, missing: &Path, plain: bool) -> anyhow::Result<()> {
    open_and_show(folder, &Source::BuiltIn, None, plain, Some(missing))
}

fn open_and_show(
    folder: &Folder,
    source: &Source,
    answer: Option<&Answer>,
    plain: bool,
    missing: Option<&Path>,
) -> anyhow::Result<()> {
    Screen::check()?;
    let (mut settings, mut problems) = config::load(&config::Location::resolve());
    settings.plain |= plain;
    let (keymap, wrong) = Keymap::named(settings.named_keys());
    problems.extend(wrong.into_iter().map(|(index, why)| settings.keys[index].problem(why)));
    // Before it is read: what is written meanwhile is another text than the one on the screen.
    let stamp = source.stamp();
    let window = window()?;
    let (mut tui, store, trouble) = match begin(folder, source, answer, window, None)? {
        BeginOutcome::Open(open_screen) => {
            let OpenScreen { mut tui, store, trouble } = *open_screen;
            tui.ask_about_ticks();
            (tui, Some(store), trouble)
        }
        BeginOutcome::Ask(question) => (ask_first(&question, window)?, None, None),
    };
    tui.configure(keymap, settings.preferences());
    for problem in problems {
        tui.show_message(clean(&problem.of(config::FILE)).into_owned());
    }
    if let Some(store) = &store {
        tui.resume_timer(folder.timer(store.journal.id()), now());
    }
    if let Some(path) = missing {
        let path = shown(path);
        tui.show_message(format!(
            "{path} is not there any more. Choose a roadmap, or name its new place: roadbook FILE"
        ));
    }
    show(folder, tui, &settings, store, trouble, stamp, missing.is_some())
}

fn window() -> anyhow::Result<Size> {
    let (columns, rows) = window_size().context("cannot ask the terminal for its size")?;
    Ok(Size::new(columns, rows))
}

/// Shows the screen until its end. Without a store it asks which roadmap the file is.
fn show(
    folder: &Folder,
    mut tui: Tui,
    settings: &Settings,
    store: Option<JournalStore>,
    trouble: Option<String>,
    stamp: Option<Stamp>,
    lists: bool,
) -> anyhow::Result<()> {
    let mut events = Events::listen().context("cannot listen to signals")?;
    if let Some(store) = &store {
        store.watch.tell(&mut events);
    }
    let (waker, stop) = (events.waker()?, events.stop());
    let source = store.as_ref().map(|store| store.source.clone()).unwrap_or_default();
    let timer_id = store.as_ref().map(|store| store.journal.id().to_owned());
    let rescue = match &store {
        Some(store) => store.journal.rescue(),
        None => folder.journal(&id_of(tui.roadmap())).rescue(),
    };
    let mut frontend = Frontend::enter(settings, events.stop()).context("cannot use the terminal")?;
    frontend.look().into_iter().for_each(|look| tui.set_look(look));
    first_frame(&mut frontend, &tui).context("cannot use the terminal")?;
    // Not sooner: until the first frame stands, the machine has nothing better to do than draw it.
    let writer = match store {
        Some(store) => Writer::start(store, trouble, move || waker.wake()),
        None => Writer::idle(),
    };
    let mut session = Session {
        tui,
        folder: folder.clone(),
        source,
        reading: None,
        stamp,
        next: None,
        answer: None,
        question: None,
        rereads: false,
        events,
        frontend,
        writer,
        background: mpsc::channel(),
        looked: Instant::now(),
        rescue,
        timer_id,
    };
    // The panic hook has said it. What the learner said is kept all the same.
    let ended = catch_unwind(AssertUnwindSafe(|| session.run(lists))).unwrap_or(Ok(End::Failed));

    let Session { frontend, mut writer, rescue, .. } = session;
    // The shell has its terminal again before anything is waited for or said.
    drop(frontend);
    let stopped = stop.load(Ordering::SeqCst);
    let waits = !stopped && matches!(ended, Ok(End::Quit | End::Failed));
    let unsaved = writer.finish(if waits { QUITTING } else { ENDING }).err();
    match (ended, unsaved) {
        (Ok(End::Failed), None) => process::exit(1),
        (_, None) if stopped => Ok(()),
        (ended, None) => ended.map(|_| ()).context("cannot use the terminal"),
        (Ok(End::Elsewhere(message)), Some(_)) => bail!(message),
        (Ok(End::Abandoned), Some(unsaved)) => bail!("{unsaved}"),
        (_, Some(unsaved)) => bail!(last_resort(rescue, unsaved)),
    }
}

/// Shows how things stand when the screen opens. Where that panics, which the terminal's hook has told, there is nothing
/// to keep yet.
fn first_frame(frontend: &mut Frontend, tui: &Tui) -> io::Result<()> {
    catch_unwind(AssertUnwindSafe(|| frontend.show(tui))).unwrap_or_else(|_| process::exit(1))
}

/// Keeps what is not saved where nobody can be asked any more, and says so.
fn last_resort(rescue: Rescue, unsaved: Unsaved) -> String {
    let lost = unsaved.to_string();
    match timeout(ENDING, move || rescue::keep_for_now(&rescue, &unsaved)) {
        Some(Ok(message)) => message,
        Some(Err(reason)) => format!("{lost}, nor elsewhere: {reason}"),
        None => lost,
    }
}

/// The reason why the screen ended.
enum End {
    /// The learner quits, and all is saved.
    Quit,
    /// The program panicked.
    Failed,
    /// The process is asked to end, or the terminal is gone.
    Terminated,
    /// The learner does not wait for what is not saved.
    Abandoned,
    /// Unsaved actions are kept elsewhere, as this says.
    Elsewhere(String),
}

/// All that one run of the screen holds.
struct Session {
    tui: Tui,
    folder: Folder,
    /// The name of what is open; empty while the learner is asked which roadmap the first file is.
    source: String,
    /// The open roadmap, while it is read again.
    reading: Option<Reading>,
    /// The time and length of the open roadmap's file when it was read.
    stamp: Option<Stamp>,
    /// The name of what is to be opened next.
    next: Option<String>,
    /// The roadmap that the next one is, as the learner says.
    answer: Option<Answer>,
    /// The question which roadmap a file is, until it can be asked.
    question: Option<Question>,
    /// The roadmap is read again even if its text is the same.
    rereads: bool,
    events: Events,
    frontend: Frontend,
    writer: Writer,
    /// Messages of work that is done beside the screen.
    background: (Sender<Message>, Receiver<Message>),
    rescue: Rescue,
    /// The id of the open roadmap, for its timer; `None` where none is open, or the timer cannot be kept.
    timer_id: Option<String>,
    /// The time at which a key last made the writer look.
    looked: Instant,
}

impl Session {
    /// Waits, handles what came, draws, and so on until the end; first lists the roadmaps if `lists`. All that came at once
    /// is one frame.
    fn run(&mut self, lists: bool) -> io::Result<End> {
        let mut messages: Vec<Message> = if lists { self.list_roadmaps()?.into_iter().collect() } else { Vec::new() };
        loop {
            while messages.is_empty() && !self.is_next_due() {
                // Asked anew each time: the wait's clock stands still while the machine sleeps, and midnight does not wait.
                messages = self.events.wait(Instant::now() + self.until_time_passes())?;
                self.look_for_others(&mut messages);
                messages.extend(self.writer.reports());
                messages.extend(self.background.1.try_iter());
                self.look_at_the_date(&mut messages);
            }
            for message in messages.drain(..) {
                if let Some(end) = self.handle(message)? {
                    return Ok(end);
                }
            }
            self.open_next()?;
            self.ask();
            self.frontend.show(&self.tui)?;
        }
    }

    /// The time until something is shown that the clock alone changes: the date, or the minutes of a timer.
    fn until_time_passes(&self) -> Duration {
        let minute = self.tui.until_timer_changes(now()).filter(|_| self.frontend.shows_timer() || self.tui.rings());
        let minute = minute.and_then(|micros| u64::try_from(micros).ok()).map(Duration::from_micros);
        minute.map_or_else(until_tomorrow, |minute| minute.min(until_tomorrow()))
    }

    /// Tells of a timer that another window or a command started or stopped.
    fn look_at_the_timer(&self, messages: &mut Vec<Message>) {
        let timer = self.timer_id.as_ref().map(|id| self.folder.timer(id));
        if let Some(timer) = timer.filter(|timer| timer.as_ref() != self.tui.timer()) {
            // First, since a key may be meant for it.
            messages.insert(0, Message::Timer(timer));
        }
    }

    /// Keeps the timer on this machine. Where that fails, it runs on the screen alone.
    fn keep_timer(&mut self, timer: Option<&Timer>) {
        let Some(id) = &self.timer_id else { return };
        if let Err(error) = self.folder.keep_timer(id, timer) {
            self.timer_id = None;
            self.tui.show_failure(format!("The timer cannot be kept on this machine: {error}"));
        }
    }

    /// Has the writer look for what others wrote: when the folder changed, when the window is turned to, and now and
    /// then while it is used, since not every file system tells of changes.
    fn look_for_others(&mut self, messages: &mut Vec<Message>) {
        let used = messages.iter().any(|message| matches!(message, Message::Key(_)));
        if messages.contains(&Message::Focus(true)) || used && self.looked.elapsed() > LOOKS_APART {
            self.looked = Instant::now();
            self.writer.retry();
            self.look_at_the_roadmap();
            self.look_at_the_timer(messages);
        }
        if self.events.take_changed() {
            self.writer.look();
            self.look_at_the_roadmap();
        }
    }

    /// Whatever wakes the program may find it on another day. What is heard tells the date by itself.
    fn look_at_the_date(&self, messages: &mut Vec<Message>) {
        if messages.is_empty() && !self.tui.is_dated(now()) {
            messages.push(Message::TimePassed);
        }
    }

    /// The end, where this brings it.
    fn handle(&mut self, message: Message) -> io::Result<Option<End>> {
        let mut end = None;
        let terminated = message == Message::Terminate;
        match message {
            Message::Resumed => self.frontend.retake()?,
            Message::Resize { columns, rows } => self.frontend.resize(columns, rows)?,
            _ => {}
        }
        for effect in self.tui.handle(message, now()) {
            match effect {
                Effect::Append { ticket, facts } => self.writer.append(ticket, facts),
                Effect::Remember(state) => self.writer.remember(state),
                Effect::KeepDraft { item, draft } => self.writer.keep_draft(item, draft),
                Effect::KeepTimer(timer) => self.keep_timer(timer.as_ref()),
                Effect::Bell => self.frontend.ring()?,
                Effect::EditNote { item, draft } => {
                    let outcome = self.edit(&draft.text)?;
                    end = self.handle(Message::NoteEdited { item, over: draft.over, outcome })?;
                }
                Effect::ListRoadmaps => {
                    if let Some(message) = self.list_roadmaps()? {
                        end = self.handle(message)?;
                    }
                }
                Effect::Forget { names } => {
                    if let Some(message) = self.forget(&names)? {
                        end = self.handle(message)?;
                    }
                }
                Effect::ListFolder { folder } => {
                    if let Some(message) = Session::list_folder(folder) {
                        end = self.handle(message)?;
                    }
                }
                Effect::OpenPath { path } => self.open_path(&path),
                Effect::Open { source } => self.next = Some(source),
                Effect::Identify { source, journal } => {
                    (self.next, self.answer) = (Some(source), Some(Answer::from(journal)));
                }
                Effect::Reload => (self.next, self.rereads) = (Some(self.source.clone()), true),
                Effect::OpenLink { address } => self.open_link(&address),
                Effect::Copy { text } => self.copy(&text)?,
                Effect::Redraw => self.frontend.clear()?,
                Effect::Suspend if !Events::CAN_SUSPEND => {
                    self.tui.show_message("Windows has no way to suspend a program.".to_owned());
                }
                Effect::Suspend => {
                    self.frontend.leave();
                    self.events.suspend()?;
                }
                Effect::Quit => end = Some(End::Quit),
                Effect::Abandon => end = Some(End::Abandoned),
                Effect::SaveElsewhere => end = self.save_elsewhere(),
            }
        }
        Ok(if terminated { Some(End::Terminated) } else { end })
    }

    fn open_link(&mut self, address: &str) {
        if let Err(reason) = opener::open(address) {
            self.tui.show_failure(format!("{address} cannot be opened: {reason}"));
        }
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        if !self.frontend.copy(text)? {
            self.tui.show_failure("Nothing is copied: lines have no way to ask the terminal for it.".to_owned());
        }
        Ok(())
    }

    fn save_elsewhere(&mut self) -> Option<End> {
        match rescue::keep_at_home(&self.rescue, &self.writer.unsaved()) {
            Ok(message) => Some(End::Elsewhere(message)),
            Err(reason) => {
                self.tui.show_message(format!("It cannot be saved elsewhere: {reason}"));
                None
            }
        }
    }
}
