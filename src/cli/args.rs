//! The arguments of the command line. `--help` and the man page are made from them.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand};

use super::output::clean_lines;
use crate::progress::pace::MOST_MINUTES;

/// Keep up with a long learning roadmap: walk it in the terminal, tick what is learnt, see how far each phase has come.
///
/// Without a command, Roadbook opens the screen: FILE, or else the roadmap opened last, at first the built-in one.
/// The roadmap itself is never written to.
#[derive(Debug, Default, Parser)]
#[command(name = "roadbook", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Arguments {
    /// A Markdown roadmap to open; `built-in` is the one that comes with Roadbook
    pub file: Option<PathBuf>,

    /// Keep progress in this folder (else ROADBOOK_DATA_DIR, else the user's data directory)
    #[arg(long, value_name = "DIR", global = true)]
    pub data_dir: Option<PathBuf>,

    /// Say which roadmap the file is: that of this id, or a `new` one; it is remembered
    #[arg(long, value_name = "ID", global = true)]
    pub journal: Option<String>,

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

/// The commands for scripts. Results go to standard output, messages to standard error.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "clap prints the docs of fields as help")]
pub enum Command {
    /// Show how far each phase has come
    Status {
        #[command(flatten)]
        of: Of,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Show what is being learnt, what is next, this week, and when you are likely to finish
    Today {
        #[command(flatten)]
        of: Of,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Log time spent; without MINUTES, print everything done, by day, as Markdown
    Log {
        /// Minutes, 1 to 1440
        #[arg(value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_MINUTES)))]
        minutes: Option<u32>,
        /// A description of what was done
        text: Option<String>,
        /// The item it was spent on: a key, the end of a key, or words of the text
        #[arg(long, requires = "minutes")]
        item: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Time what you learn
    #[command(subcommand)]
    Timer(TimerCommand),
    /// List every item, point and extra with its mark and key
    List {
        #[command(flatten)]
        of: Of,
        /// Print one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Mark as done; a heading: each open item below it
    Tick(Items),
    /// Mark as open again; a heading: each done item below it
    Untick(Items),
    /// Mark as begun
    Doing(Items),
    /// Set aside, out of every count; what is set aside already stays so
    Skip(Items),
    /// Show what changed since the roadmap was last seen, and what of the journal it no longer holds
    Changes {
        #[command(flatten)]
        of: Of,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
        /// Take every suggestion: what was ticked or noted stands where it is suggested to stand now
        #[arg(long, conflicts_with = "json")]
        accept: bool,
    },
    /// Choose one option of a choice and set the others aside
    Choose {
        /// The option, or something in it: a key, the end of a key, or words of the text
        item: String,
        /// Take the choice back, so that all its options stand again
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        of: Of,
    },
    /// Print the notes on an item, a point or a heading, or set its note
    Note {
        /// A key, the end of a key, or words of the text
        item: String,
        /// The words that are to stand there (`-`: those from standard input; empty: none)
        #[arg(allow_hyphen_values = true)]
        text: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Print the settings of a roadmap, or set one: what counts, and the plan
    Set {
        /// The setting: `counts`, `ticks`, `start`, `pace`, `hours`, `rest`, `away` or `target`
        name: Option<String>,
        /// Its value; `none` takes a setting of the plan back
        value: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// List the roadmaps seen so far, the last opened first, with how far each has come
    Roadmaps {
        /// Print one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Make two roadmaps one from now on, such as those that two machines began apart
    Join {
        /// The id of one, as `roadmaps` prints it
        #[arg(value_name = "ID")]
        one: String,
        /// The id of the other
        #[arg(value_name = "ID")]
        other: String,
    },
    /// Print the settings that hold, each with what it does, and tell what is wrong in their file
    Config,
    /// Tell how a roadmap is read, what in it may have been meant otherwise, and what is the matter with the data folder
    Doctor {
        /// The roadmap (else the one opened last, at first the built-in one)
        file: Option<PathBuf>,
        /// The same
        #[arg(short, long, value_name = "FILE", conflicts_with = "file")]
        roadmap: Option<PathBuf>,
        /// Take git's conflict markers out of the journals; both sides stay, and each file is kept as it was
        #[arg(long)]
        fix: bool,
    },
    /// Take the boxes ticked in a Markdown file into the journal
    Import {
        /// The file whose `[x]` are taken
        file: PathBuf,
        /// Take them into the journal of this roadmap, matched as for a change of its text (else FILE's own)
        #[arg(short, long, value_name = "FILE")]
        roadmap: Option<PathBuf>,
    },
}

/// The commands of the timer.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "clap prints the docs of fields as help")]
pub enum TimerCommand {
    /// Start the timer
    Start {
        /// The item that the time is spent on: a key, the end of a key, or words of the text
        item: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Stop the timer and log its time
    Stop {
        /// A description of what was done
        text: Option<String>,
        /// Log so many minutes, whatever the timer says
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_MINUTES)))]
        minutes: Option<u32>,
        /// Log nothing
        #[arg(long, conflicts_with = "minutes")]
        discard: bool,
        #[command(flatten)]
        of: Of,
    },
    /// Show for how long the timer has run
    Status {
        #[command(flatten)]
        of: Of,
    },
}

/// The roadmap that a command speaks of.
#[derive(Args, Debug)]
pub struct Of {
    /// The roadmap (else the one opened last, at first the built-in one)
    #[arg(short, long, value_name = "FILE")]
    pub roadmap: Option<PathBuf>,
}

/// The nodes that a command is about.
#[derive(Args, Debug)]
pub struct Items {
    /// A key, the end of a key, or words of the text; quote several words
    #[arg(required = true, value_name = "ITEM")]
    pub items: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "clap would print it")]
    pub of: Of,
}
