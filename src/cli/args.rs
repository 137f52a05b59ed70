//! The arguments of the command line. `--help` and the man page are made from them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueHint};

use super::candidates;
use super::command::Command;
use super::output::{Color, clean_lines};

const EXAMPLES: &str = "\
Examples:
  roadbook                          open the screen with the roadmap opened last
  roadbook my-roadmap.md            open this one
  roadbook status                   how far each phase has come
  roadbook tick closures            tick by the end of a key, or by words of the text
  roadbook next -n 3 -r go.md       the next three items of go.md";

/// The heading of the options that every command takes.
const GLOBAL: &str = "For every command";

/// Keep up with a long learning roadmap: walk it in the terminal, tick what is learnt, see how far each phase has come.
///
/// Without a command, Roadbook opens the screen: FILE, or else the roadmap opened last, at first the built-in one.
/// The roadmap itself is never written to.
#[derive(Debug, Default, Parser)]
#[command(name = "roadbook", bin_name = "roadbook", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    /// A Markdown roadmap to open; `built-in` is the one that comes with Roadbook
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,

    /// The roadmap that a command is about: a file or `built-in` (else the one opened last)
    #[arg(short, long, value_name = "FILE", global = true, help_heading = GLOBAL, add = candidates::roadmaps())]
    pub roadmap: Option<PathBuf>,

    /// Keep progress in this folder (else ROADBOOK_DATA_DIR, else the user's data directory)
    #[arg(long, value_name = "DIR", global = true, help_heading = GLOBAL, value_hint = ValueHint::DirPath)]
    pub data_dir: Option<PathBuf>,

    /// Say which roadmap the file is: that of this id, or a `new` one; it is remembered
    #[arg(long, value_name = "ID", global = true, help_heading = GLOBAL)]
    pub journal: Option<String>,

    /// Use colours in what commands print
    #[arg(long, value_name = "WHEN", global = true, help_heading = GLOBAL, default_value = "auto")]
    pub color: Color,

    /// Print no messages but errors
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub quiet: bool,

    /// Say lines for a screen reader instead of drawing a screen; the keys are the same
    #[arg(long)]
    pub plain: bool,

    #[command(subcommand)]
    #[allow(missing_docs, reason = "clap would print it")]
    pub command: Option<Command>,
}

impl Arguments {
    /// Those that the program was called with; prints help or what is wrong with them and ends the process where
    /// there is no more to do.
    pub fn read() -> Arguments {
        let conflict = |arguments: &Arguments| arguments.file.is_some() && arguments.command.is_some();
        match Arguments::try_parse() {
            Ok(arguments) if conflict(&arguments) => {
                let message = "a FILE opens the screen and takes no command; a command takes its roadmap with -r";
                exit(&Arguments::command().error(ErrorKind::ArgumentConflict, message))
            }
            Ok(arguments) => arguments,
            Err(error) => exit(&error),
        }
    }
}

/// Prints help, or what is wrong with the arguments, and ends the process. Arguments are quoted in errors as they were
/// given, and may hold anything.
fn exit(error: &clap::Error) -> ! {
    if error.use_stderr() {
        let _ = io::stderr().write_all(clean_lines(&error.render().to_string()).as_bytes());
    } else {
        let _ = error.print();
    }
    process::exit(error.exit_code())
}
