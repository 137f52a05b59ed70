//! The `roadbook` program: arguments, a command, an exit status.

use std::process::ExitCode;

use clap::Parser;
use roadbook::cli::{self, Arguments};
use roadbook::journal::Folder;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("roadbook: {}", cli::clean_lines(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: Arguments) -> anyhow::Result<()> {
    let folder = Folder::resolve(arguments.data_dir.as_deref())?;
    match arguments.command {
        Some(command) => cli::perform(command, &folder),
        None => anyhow::bail!("the screen is not built yet"),
    }
}
