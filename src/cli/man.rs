//! `man`: the man pages, made from the arguments.

use anyhow::bail;
use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::Arguments;
use super::near::meant;
use super::output::print_bytes;

/// Prints the man page of the program, or of one of its commands.
///
/// # Errors
/// Fails if there is no such command or the page cannot be written.
pub(super) fn man(name: Option<&str>) -> anyhow::Result<()> {
    let mut program = Arguments::command();
    program.build();
    let command = match name {
        None => program,
        Some(name) => command(&program, name)?,
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    print_bytes(&page)
}

/// The command of this name, called `roadbook-NAME` as pages are.
fn command(program: &Command, name: &str) -> anyhow::Result<Command> {
    let names = program.get_subcommands().map(Command::get_name);
    match program.find_subcommand(name) {
        Some(command) => Ok(command.clone().name(format!("roadbook-{name}")).display_name(format!("roadbook-{name}"))),
        None => match meant(name, names) {
            Some(near) => bail!("there is no command {name:?}; did you mean {near:?}?"),
            None => bail!("there is no command {name:?}; `roadbook help` lists them"),
        },
    }
}
