//! The `roadbook` program: arguments, a command, an exit status.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use roadbook::cli::{self, Arguments};
use roadbook::journal::Folder;
use roadbook::open::Source;
use roadbook::run;
use roadbook::terminal::NotATerminal;

fn main() -> ExitCode {
    match perform(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `eprintln`, which panics where the terminal is gone.
            let _ = writeln!(io::stderr(), "roadbook: {error:#}");
            ExitCode::from(if error.is::<NotATerminal>() { 2 } else { 1 })
        }
    }
}

fn perform(arguments: Arguments) -> anyhow::Result<()> {
    let mut folder = Folder::resolve(arguments.data_dir.as_deref())?;
    if let Some(id) = &arguments.journal {
        folder = folder.choosing(id)?;
    }
    match arguments.command {
        Some(command) => cli::perform(command, &folder),
        None => {
            let source = arguments.file.map_or_else(|| Source::last_opened(&folder), Source::File);
            run::run(folder, &source)
        }
    }
}
