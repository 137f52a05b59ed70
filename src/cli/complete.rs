//! Completion in shells: the script that a shell loads.

use std::env;

use anyhow::bail;
use clap::CommandFactory;
use clap_complete::env::{CompleteEnv, Shells};

use super::args::Arguments;
use super::output::print_bytes;

/// The variable by which a shell's script asks for candidates.
const VARIABLE: &str = "ROADBOOK_COMPLETE";

/// Answers a shell that asks for candidates, and ends the process; returns where none does.
pub fn complete() {
    CompleteEnv::with_factory(Arguments::command).var(VARIABLE).complete();
}

/// Prints the script that a shell loads.
///
/// # Errors
/// Fails if the shell is not known or the script cannot be written.
pub(super) fn script(shell: &str) -> anyhow::Result<()> {
    let shells = Shells::builtins();
    let Some(completer) = shells.completer(shell) else { bail!("completion in {shell} is not known") };
    let program =
        env::args_os().next().map_or_else(|| "roadbook".to_owned(), |name| name.to_string_lossy().into_owned());
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, "roadbook", "roadbook", &program, &mut script)?;
    print_bytes(&script)
}
