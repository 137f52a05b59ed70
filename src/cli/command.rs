//! The commands and their arguments. `--help` and the man pages are made from them.

use std::io;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::builder::ValueParser;
use clap::{Args, Subcommand, ValueEnum, ValueHint, value_parser};
use clap_complete::Shell;

use super::candidates;
use crate::export::Format;
use crate::progress::pace::{MOST_MINUTES, parse_entry};
use crate::roadmap::Mark;

/// The commands for scripts. Results go to standard output, messages to standard error.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "clap prints the docs of fields as help")]
pub enum Command {
    /// Show how far each phase has come
    #[command(after_help = "\
Examples:
  roadbook status
  roadbook status --json
  roadbook status --format '{done}/{total} {percent}%'")]
    Status {
        /// Print one JSON object
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// Print this text, with {done}, {total}, {left}, {percent}, {doing}, {roadmap}, {phase}, {next}, {streak} and
        /// {finish} filled in; {{ and }} are braces
        #[arg(long, value_name = "TEXT")]
        format: Option<String>,
    },
    /// Show what is being learnt, what is next, this week, and when you are likely to finish
    #[command(after_help = "\
Examples:
  roadbook today
  roadbook today --json -r go.md")]
    Today {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// List what to learn next, best first: what is begun, then what follows
    #[command(after_help = "\
Examples:
  roadbook next
  roadbook next -n 1
  roadbook next -n 3 --json")]
    Next {
        /// The number of items
        #[arg(short, long, value_name = "N", default_value = "5", value_parser = value_parser!(u16).range(1..))]
        number: u16,
        /// Print one JSON array
        #[arg(long)]
        json: bool,
    },
    /// List every item, point and extra with its mark
    #[command(after_help = "\
Examples:
  roadbook list
  roadbook list --mark doing
  roadbook list --phase 'web development' async
  roadbook list --json | jq -r '.[] | select(.mark == \"done\").text'")]
    List {
        /// Only those whose text holds these words
        text: Vec<String>,
        /// Only those with this mark; `open` is todo and doing
        #[arg(short, long, value_name = "MARK")]
        mark: Option<ListMark>,
        /// Only those below this heading: a key, the end of a key, or words of its text
        #[arg(short, long, value_name = "PHASE", add = candidates::nodes())]
        phase: Option<String>,
        /// Print the tree with its headings, as in a terminal
        #[arg(long, conflicts_with = "json")]
        tree: bool,
        /// Print one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Mark as done; a heading: each open item below it
    #[command(after_help = "\
Examples:
  roadbook tick closures
  roadbook tick 'list comprehensions' lists
  roadbook tick --dry-run 'phase 1'
  grep -v '^#' learned.txt | roadbook tick -")]
    Tick(Items),
    /// Mark as open again; a heading: each done item below it
    #[command(after_help = "\
Examples:
  roadbook untick closures
  roadbook untick --dry-run functions")]
    Untick(Items),
    /// Mark as begun
    #[command(after_help = "\
Examples:
  roadbook doing recursion")]
    Doing(Items),
    /// Set aside, out of every count
    #[command(after_help = "\
Examples:
  roadbook skip 'option b'")]
    Skip(Items),
    /// Bring back what was skipped
    #[command(after_help = "\
Examples:
  roadbook unskip 'option b'")]
    Unskip(Items),
    /// Choose one option of a choice and set the others aside
    #[command(after_help = "\
Examples:
  roadbook choose django
  roadbook choose --none django")]
    Choose {
        #[command(flatten)]
        items: Items,
        /// Take the choice back, so that all its options stand again
        #[arg(long)]
        none: bool,
    },
    /// Take back the newest actions, those of other machines too, and list them
    #[command(after_help = "\
Examples:
  roadbook undo --dry-run
  roadbook undo 3")]
    Undo(Actions),
    /// Bring back the actions undone last, and list them
    #[command(after_help = "\
Examples:
  roadbook redo
  roadbook redo 3")]
    Redo(Actions),
    /// Print the notes on an item, a point or a heading, or set its note
    #[command(after_help = "\
Examples:
  roadbook note closures
  roadbook note closures 'free variables are looked up late'
  roadbook note closures - < closures.txt")]
    Note {
        /// A key, the end of a key, or words of the text
        #[arg(add = candidates::nodes())]
        item: String,
        /// The words that are to stand there (`-`: those from standard input; empty: none)
        #[arg(allow_hyphen_values = true)]
        text: Option<String>,
    },
    /// Log time spent; without TIME, print everything done, by day, as Markdown
    #[command(after_help = "\
Examples:
  roadbook log 45 'comprehension katas' --item lists
  roadbook log > log.md")]
    Log {
        /// The time, such as 45, 1h30 or 1:30; at most a day
        #[arg(value_name = "TIME", value_parser = time)]
        minutes: Option<u32>,
        /// A description of what was done
        text: Option<String>,
        /// The item it was spent on: a key, the end of a key, or words of the text
        #[arg(long, requires = "minutes", add = candidates::nodes())]
        item: Option<String>,
    },
    /// Time what you learn
    #[command(
        subcommand,
        after_help = "\
Examples:
  roadbook timer start closures
  roadbook timer status
  roadbook timer stop"
    )]
    Timer(TimerCommand),
    /// Print the settings of a roadmap, or set one: what counts, and the plan
    #[command(after_help = "\
Examples:
  roadbook set
  roadbook set target 2027-06-30
  roadbook set counts tables
  roadbook set pace none")]
    Set {
        /// The setting: `counts`, `ticks`, `start`, `pace`, `hours`, `rest`, `away` or `target`
        name: Option<String>,
        /// Its value; `none` takes a setting of the plan back
        value: Option<String>,
    },
    /// Show what changed since the roadmap was last seen, and what of the journal it no longer holds
    #[command(after_help = "\
Examples:
  roadbook changes
  roadbook changes --accept")]
    Changes {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
        /// Take every suggestion: what was ticked or noted stands where it is suggested to stand now
        #[arg(long, conflicts_with = "json")]
        accept: bool,
    },
    /// Write the roadmap with your progress as another file
    #[command(after_help = "\
Examples:
  roadbook export --format md -o ticked.md
  roadbook export --format json > backup.json
  roadbook export --format html -o progress.html
  roadbook export --format svg -o card.svg
  roadbook export --format svg --badge -o badge.svg")]
    Export {
        /// The kind of file
        #[arg(short, long)]
        format: Format,
        /// Of SVG, only a badge with the percentage
        #[arg(long)]
        badge: bool,
        /// Write to this file, replacing it (else to standard output)
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Take the boxes ticked in a Markdown file, or all that a JSON export holds, into the journal
    #[command(after_help = "\
Examples:
  roadbook import my-fork.md -r roadmap.md
  roadbook import backup.json")]
    Import {
        /// The file whose `[x]` are taken, or an export; -r names the roadmap whose journal takes them (else FILE's own)
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// List the roadmaps seen so far, the last opened first, with how far each has come
    #[command(after_help = "\
Examples:
  roadbook roadmaps
  roadbook roadmaps --json")]
    Roadmaps {
        /// Print one JSON array
        #[arg(long)]
        json: bool,
    },
    /// Make two roadmaps one from now on, such as those that two machines began apart
    #[command(after_help = "\
Examples:
  roadbook join go-1b2c3d4e go-5f6g7h8j")]
    Join {
        /// The id of one, as `roadmaps` prints it
        #[arg(value_name = "ID")]
        one: String,
        /// The id of the other
        #[arg(value_name = "ID")]
        other: String,
    },
    /// Send progress to your other machines and fetch theirs, by git in the data folder
    #[command(after_help = "\
Examples:
  cd ~/.local/share/roadbook && git init && git remote add origin URL      once, on each machine
  roadbook sync")]
    Sync,
    /// Tell how a roadmap is read, and list likely mistakes in it and problems in the data folder
    #[command(after_help = "\
Examples:
  roadbook doctor
  roadbook doctor my-roadmap.md
  roadbook doctor --fix")]
    Doctor {
        /// The roadmap (else that of -r, else the one opened last)
        #[arg(conflicts_with = "roadmap", value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
        /// Take git's conflict markers out of the journals; both sides stay, and each file is kept as it was
        #[arg(long)]
        fix: bool,
    },
    /// Print the settings that hold, each with what it does, and tell what is wrong in their file
    #[command(after_help = "\
Examples:
  roadbook config > ~/.config/roadbook/config.yaml")]
    Config,
    /// Print the script that completes commands, items and roadmaps in a shell
    #[command(after_help = "\
Examples:
  source <(roadbook completions bash)                  in ~/.bashrc
  source <(roadbook completions zsh)                   in ~/.zshrc, after compinit
  roadbook completions fish | source                   in ~/.config/fish/config.fish")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page of Roadbook, or of one of its commands
    #[command(after_help = "\
Examples:
  roadbook man | man -l -
  roadbook man tick > roadbook-tick.1")]
    Man {
        /// A command
        command: Option<String>,
    },
}

/// The commands of the timer.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "clap prints the docs of fields as help")]
pub enum TimerCommand {
    /// Start the timer
    #[command(after_help = "\
Examples:
  roadbook timer start closures")]
    Start {
        /// The item that the time is spent on: a key, the end of a key, or words of the text
        #[arg(add = candidates::nodes())]
        item: Option<String>,
    },
    /// Stop the timer and log its time
    #[command(after_help = "\
Examples:
  roadbook timer stop
  roadbook timer stop 'first three exercises' --minutes 40")]
    Stop {
        /// A description of what was done
        text: Option<String>,
        /// Log so many minutes, whatever the timer says
        #[arg(long, value_parser = minutes())]
        minutes: Option<u32>,
        /// Log nothing
        #[arg(long, conflicts_with = "minutes")]
        discard: bool,
    },
    /// Show for how long the timer has run
    #[command(after_help = "\
Examples:
  roadbook timer status")]
    Status,
}

/// The nodes that a command is about.
#[derive(Args, Debug)]
pub struct Items {
    /// A key, the end of a key, or words of the text (quote several words); `-` reads names from standard input, one a
    /// line
    #[arg(required = true, value_name = "ITEM", add = candidates::nodes())]
    pub items: Vec<String>,
    /// Say what would change, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

impl Items {
    /// The names, those from standard input in place of each `-`.
    ///
    /// # Errors
    /// Fails if standard input cannot be read or names nothing.
    pub(super) fn names(&self) -> anyhow::Result<Vec<String>> {
        let mut names = Vec::new();
        for item in &self.items {
            if item != "-" {
                names.push(item.clone());
                continue;
            }
            let text = io::read_to_string(io::stdin()).context("cannot read names from standard input")?;
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            names.extend(lines.map(str::to_owned));
        }
        if names.is_empty() {
            bail!("standard input names nothing");
        }
        Ok(names)
    }
}

/// The actions that are taken back or brought back.
#[derive(Args, Debug)]
pub struct Actions {
    /// The number of actions
    #[arg(value_name = "N", default_value = "1", value_parser = value_parser!(u16).range(1..))]
    pub number: u16,
    /// Say what would change, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,
}

/// The marks that a list can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "clap would print it")]
pub enum ListMark {
    Open,
    Todo,
    Doing,
    Done,
    Skipped,
}

impl ListMark {
    /// Returns whether a node with this mark is listed.
    pub(super) fn holds(self, mark: Mark) -> bool {
        match self {
            ListMark::Open => matches!(mark, Mark::Todo | Mark::Doing),
            ListMark::Todo => mark == Mark::Todo,
            ListMark::Doing => mark == Mark::Doing,
            ListMark::Done => mark == Mark::Done,
            ListMark::Skipped => mark == Mark::Skipped,
        }
    }
}

/// Reads a time as the screen takes it.
fn time(text: &str) -> Result<u32, String> {
    let time = parse_entry(text).filter(|(minutes, rest)| *minutes > 0 && rest.is_empty());
    time.map(|(minutes, _)| minutes)
        .ok_or_else(|| "a time is written 45, 1h30 or 1:30, and is at most a day".to_owned())
}

/// Reads a number of minutes.
fn minutes() -> ValueParser {
    value_parser!(u32).range(1..=i64::from(MOST_MINUTES)).into()
}
