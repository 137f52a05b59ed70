//! The `roadbook` program: arguments, a command, an exit status.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use roadbook::cli::{self, Arguments, Hint, Options};
use roadbook::journal::Folder;
use roadbook::open::{Answer, NotFound, Source};
use roadbook::run;
use roadbook::terminal::NotATerminal;
use roadbook::timeout::timeout;

/// The longest time to wait for standard error.
const PATIENCE: Duration = Duration::from_millis(150);

fn main() -> ExitCode {
    cli::complete();
    let arguments = Arguments::read();
    let named = arguments.file.clone().filter(|_| arguments.command.is_none());
    match perform(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let hint = if error.is::<NotFound>() { cli::hint(named.as_deref()) } else { Hint::default() };
            say(format!("roadbook: {}", cli::clean_lines(&format!("{error:#}{}", hint.text))));
            ExitCode::from(if error.is::<NotATerminal>() || hint.is_command { 2 } else { 1 })
        }
    }
}

/// Not `eprintln`, which panics where the terminal is gone, and waits for one that takes nothing.
fn say(line: String) {
    let _ = timeout(PATIENCE, move || writeln!(io::stderr(), "{line}"));
}

/// A file that may grow no larger is to fail the write, which is reported, instead of ending the process.
fn outlive_the_file_size_limit() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), std::sync::Arc::default())?;
    Ok(())
}

fn perform(arguments: Arguments) -> anyhow::Result<()> {
    outlive_the_file_size_limit()?;
    let folder = Folder::resolve(arguments.data_dir.as_deref())?;
    let Arguments { file, roadmap, color, quiet, .. } = arguments;
    let answer = arguments.journal.map(Answer::from);
    match arguments.command {
        Some(command) => cli::perform(command, &Options { folder: &folder, roadmap, answer, color, quiet }),
        None => {
            let file = file.or(roadmap);
            let is_named = file.is_some();
            let source = Source::named_or_last(file, &folder);
            match source {
                Source::File(ref path) if is_named && !path.exists() => source.read().map(drop),
                Source::File(path) if !is_named && !path.exists() => run::run_without(&folder, &path, arguments.plain),
                source => run::run(&folder, &source, answer.as_ref(), arguments.plain),
            }
        }
    }
}
