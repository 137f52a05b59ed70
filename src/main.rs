//! Stand-in.

use std::io::Write;
use std::process::ExitCode;

use roadbook::app::App;
use roadbook::journal::{BUILT_IN, Folder};
use roadbook::roadmap::Roadmap;
use roadbook::run::run;
use roadbook::terminal::NotATerminal;

fn start() -> anyhow::Result<()> {
    let folder = Folder::resolve(None).map_err(|error| anyhow::anyhow!("{error}"))?;
    let roadmap = Roadmap::parse(include_str!("../roadmap/python-backend-ai-ml.md").into(), "roadmap");
    let journal = folder.journal_for(&roadmap, BUILT_IN);
    run(App::default(), folder, journal)
}

fn main() -> ExitCode {
    let Err(error) = start() else { return ExitCode::SUCCESS };
    // Not `eprintln`, which panics where the terminal is gone.
    let _ = writeln!(std::io::stderr(), "roadbook: {error:#}");
    ExitCode::from(if error.is::<NotATerminal>() { 2 } else { 1 })
}
