//! The script commands: plain results on standard output, messages on standard error.

mod args;
pub mod data_doctor;
mod import;
mod list;
mod mark;
mod resolve;
mod status;

pub use args::{Arguments, Command};

use std::io::{self, Write};
use std::path::PathBuf;

use crate::journal::Folder;
use crate::open::{self, Opened, Source};
use crate::progress::Intent;

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
        Command::Import { file, roadmap } => {
            let into = open(folder, roadmap.or_else(|| Some(file.clone())))?;
            print(&import::import(&Source::File(file), into)?)
        }
    }
}

/// Opens the roadmap that a command speaks of and tells what of its journal could not be read.
fn open(folder: &Folder, named: Option<PathBuf>) -> anyhow::Result<Opened> {
    let source = named.map_or_else(|| Source::last_opened(folder), Source::File);
    let opened = open::open(folder, &source)?;
    for problem in &opened.problems {
        eprintln!("roadbook: {problem}");
    }
    Ok(opened)
}

/// Prints a result. A reader that has gone (`| head`) is no failure.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(anyhow::anyhow!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}
