//! The script commands: plain results on standard output, messages on standard error.

mod args;
mod changes;
mod choose;
mod config;
mod data_doctor;
mod doctor;
mod forecast;
mod import;
mod join;
mod list;
mod log;
mod mark;
mod note;
mod output;
mod resolve;
mod roadmaps;
mod set;
mod status;
mod timer;
mod today;

pub use args::{Arguments, Command};
pub use output::clean_lines;

use args::TimerCommand;
use output::{print, print_message, print_note};

use std::path::PathBuf;

use crate::journal::{ErrorKind, Folder};
use crate::open::{self, Answer, Opened, Source};
use crate::progress::Intent;

/// Performs a command. The `answer` says which roadmap it is about, where that is in question.
///
/// # Errors
/// The problem, in one line or with the candidates of an ambiguous name; nothing was changed then.
pub fn perform(command: Command, folder: &Folder, answer: Option<&Answer>) -> anyhow::Result<()> {
    let open = |of: Option<PathBuf>| open(folder, of, answer);
    match command {
        Command::Status { of, json } => print(&status::text(&read_only(open(of.roadmap)?), json)?),
        Command::List { of, json } => print(&list::text(&read_only(open(of.roadmap)?), json)?),
        Command::Tick(items) => print(&mark::mark(open(items.of.roadmap)?, &items.items, Intent::Tick)?),
        Command::Untick(items) => print(&mark::mark(open(items.of.roadmap)?, &items.items, Intent::Untick)?),
        Command::Doing(items) => print(&mark::mark(open(items.of.roadmap)?, &items.items, Intent::Doing)?),
        Command::Skip(items) => print(&mark::mark(open(items.of.roadmap)?, &items.items, Intent::Skip)?),
        Command::Changes { of, accept: true, .. } => print(&changes::accept(open(of.roadmap)?)?),
        Command::Changes { of, json, accept: false } => print(&changes::text(&read_only(open(of.roadmap)?), json)?),
        Command::Today { of, json } => print(&today::text(&read_only(open(of.roadmap)?), json)?),
        Command::Log { minutes: None, of, .. } => print(&log::text(&read_only(open(of.roadmap)?))),
        Command::Log { minutes: Some(minutes), text, item, of } => {
            print(&log::add(open(of.roadmap)?, minutes, text, item.as_deref())?)
        }
        Command::Timer(TimerCommand::Start { item, of }) => {
            print(&timer::start(&open(of.roadmap)?, folder, item.as_deref())?)
        }
        Command::Timer(TimerCommand::Stop { text, minutes, discard, of }) => {
            print(&timer::stop(open(of.roadmap)?, folder, text, if discard { Some(0) } else { minutes })?)
        }
        Command::Timer(TimerCommand::Status { of }) => print(&timer::status(&read_only(open(of.roadmap)?), folder)),
        Command::Choose { item, none, of } => print(&choose::choose(open(of.roadmap)?, &item, none)?),
        Command::Note { item, text, of } => print_note(&note::note(open(of.roadmap)?, &item, text)?),
        Command::Set { name, value, of } => {
            let opened = open_for_settings(folder, of.roadmap, answer)?;
            print(&set::set(opened, name.as_deref(), value.as_deref())?)
        }
        Command::Roadmaps { json } => print(&roadmaps::text(folder, json)?),
        Command::Join { one, other } => print(&join::join(folder, &one, &other)?),
        Command::Config => config::config(),
        Command::Doctor { file, roadmap, fix } => {
            let source = Source::named_or_last(file.or(roadmap), folder);
            print(&(doctor::text(&source.read()?)? + &data_doctor::text(folder, fix)))
        }
        Command::Import { file, roadmap } => {
            let into = open_for_settings(folder, roadmap.or_else(|| Some(file.clone())), answer)?;
            print(&import::import(&Source::named(file), into)?)
        }
    }
}

/// Opens the roadmap of a command, and tells the question about its ticks, where there is one.
fn open(folder: &Folder, named: Option<PathBuf>, answer: Option<&Answer>) -> anyhow::Result<Opened> {
    let opened = open_for_settings(folder, named, answer)?;
    match opened.progress.ticks_to_ask_about(&opened.roadmap) {
        0 => {}
        1 => print_message("1 box in the file is ticked and counts as yours; `roadbook set ticks author` ignores it"),
        ticks => print_message(format!(
            "{ticks} boxes in the file are ticked and count as yours; `roadbook set ticks author` ignores them"
        )),
    }
    Ok(opened)
}

/// Opens the roadmap of a command and tells which lines of its journal could not be read. A journal that a newer Roadbook
/// writes is read as far as it is understood; one that cannot be read at all is an error, not an empty one.
fn open_for_settings(folder: &Folder, named: Option<PathBuf>, answer: Option<&Answer>) -> anyhow::Result<Opened> {
    let opened = open::open(folder, &Source::named_or_last(named, folder), answer)?.known()?;
    for problem in &opened.problems {
        print_message(problem);
    }
    match opened.trouble {
        Some(trouble) if !matches!(trouble.kind(), ErrorKind::NewerFormat(_)) => Err(trouble.into()),
        _ => Ok(opened),
    }
}

/// Tells that the journal cannot be written, to a command that only reads: one that writes fails with it.
fn read_only(opened: Opened) -> Opened {
    if let Some(trouble) = &opened.trouble {
        print_message(trouble);
    }
    opened
}
