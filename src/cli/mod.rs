//! The script commands: plain results on standard output, messages on standard error.

mod args;
mod changes;
mod choose;
mod config;
mod data_doctor;
mod doctor;
mod import;
mod list;
mod mark;
mod note;
mod resolve;
mod roadmaps;
mod set;
mod status;

pub use args::{Arguments, Command};

use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::journal::{Folder, Why};
use crate::open::{self, Opened, Source};
use crate::progress::Intent;
use crate::roadmap::clean;

/// Performs a command.
///
/// # Errors
/// What went wrong, in one line or with the candidates of an ambiguous name; nothing was changed then.
pub fn perform(command: Command, folder: &Folder) -> anyhow::Result<()> {
    match command {
        Command::Status { of, json } => print(&status::text(&open(folder, of.roadmap)?, json)?),
        Command::List { of, json } => print(&list::text(&open(folder, of.roadmap)?, json)?),
        Command::Tick(items) => print(&mark::mark(open(folder, items.of.roadmap)?, &items.items, Intent::Tick)?),
        Command::Untick(items) => print(&mark::mark(open(folder, items.of.roadmap)?, &items.items, Intent::Untick)?),
        Command::Doing(items) => print(&mark::mark(open(folder, items.of.roadmap)?, &items.items, Intent::Doing)?),
        Command::Skip(items) => print(&mark::mark(open(folder, items.of.roadmap)?, &items.items, Intent::Skip)?),
        Command::Changes { of, accept: true, .. } => print(&changes::accept(open(folder, of.roadmap)?)?),
        Command::Changes { of, json, accept: false } => print(&changes::text(&open(folder, of.roadmap)?, json)?),
        Command::Choose { item, none, of } => print(&choose::choose(open(folder, of.roadmap)?, &item, none)?),
        Command::Note { item, text, of } => print(&note::note(open(folder, of.roadmap)?, &item, text)?),
        Command::Set { name, value, of } => {
            print(&set::set(open_for_settings(folder, of.roadmap)?, name.as_deref(), value.as_deref())?)
        }
        Command::Roadmaps { json } => print(&roadmaps::text(folder, json)?),
        Command::Config => config::config(),
        Command::Doctor { file, roadmap, fix } => {
            let source = Source::named_or_last(file.or(roadmap), folder);
            print(&(doctor::text(&source.read()?)? + &data_doctor::text(folder, fix)?))
        }
        Command::Import { file, roadmap } => {
            let into = open_for_settings(folder, roadmap.or_else(|| Some(file.clone())))?;
            print(&import::import(&Source::named(file), into)?)
        }
    }
}

/// Opens the roadmap that a command speaks of, and tells what may be asked about its ticks.
fn open(folder: &Folder, named: Option<PathBuf>) -> anyhow::Result<Opened> {
    let opened = open_for_settings(folder, named)?;
    match opened.progress.ticks_to_ask_about(&opened.roadmap) {
        0 => {}
        1 => tell("1 box in the file is ticked and counts as yours; `roadbook set ticks author` leaves it aside"),
        ticks => tell(format!(
            "{ticks} boxes in the file are ticked and count as yours; `roadbook set ticks author` leaves them aside"
        )),
    }
    Ok(opened)
}

/// Opens the roadmap that a command speaks of and tells what of its journal could not be read. A journal that a newer
/// Roadbook writes is read as far as it is understood; one that cannot be read at all is an error, not an empty one.
fn open_for_settings(folder: &Folder, named: Option<PathBuf>) -> anyhow::Result<Opened> {
    let opened = open::open(folder, &Source::named_or_last(named, folder))?;
    for problem in &opened.problems {
        tell(problem);
    }
    match opened.trouble {
        Some(trouble) if !matches!(trouble.why(), Why::NewerFormat(_)) => Err(trouble.into()),
        Some(ref trouble) => {
            tell(trouble);
            Ok(opened)
        }
        None => Ok(opened),
    }
}

/// Says something beside the result; where nobody takes it, `eprintln` would panic.
fn tell(message: impl Display) {
    let _ = writeln!(io::stderr(), "roadbook: {}", clean(&message.to_string()));
}

/// Lines as they may be shown, wherever their text comes from.
pub fn clean_lines(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Prints a result. A reader that has gone (`| head`) is no failure.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(clean_lines(text).as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(anyhow::anyhow!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}
