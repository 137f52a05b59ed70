//! The script commands: plain results on standard output, messages on standard error.

mod args;
mod candidates;
mod changes;
mod choose;
mod command;
mod complete;
mod config;
mod data_doctor;
mod doctor;
mod export;
mod forecast;
mod import;
mod join;
mod list;
mod log;
mod man;
mod mark;
mod near;
mod next;
mod note;
mod output;
mod resolve;
mod roadmaps;
mod set;
mod status;
mod sync;
mod template;
mod timer;
mod today;
mod undo;

pub use args::Arguments;
pub use command::Command;
pub use complete::complete;
pub use near::{Hint, hint};
pub use output::{Color, clean_lines};

use command::{Items, TimerCommand};
use output::{print, print_bytes, print_message, print_note};

use std::path::PathBuf;

use anyhow::bail;

use crate::export::Format;
use crate::journal::{ErrorKind, Folder};
use crate::open::{self, Answer, Opened, Source};
use crate::progress::Intent;

/// The choices of the command line that hold for every command.
pub struct Options<'a> {
    /// The data folder.
    pub folder: &'a Folder,
    /// The roadmap that is named.
    pub roadmap: Option<PathBuf>,
    /// The answer which roadmap it is, where that is in question.
    pub answer: Option<Answer>,
    /// The choice when colours are used.
    pub color: Color,
    /// Only results and errors are printed.
    pub quiet: bool,
}

/// Performs a command.
///
/// # Errors
/// The problem, in one line or with the candidates of an ambiguous name; nothing was changed then.
pub fn perform(command: Command, options: &Options<'_>) -> anyhow::Result<()> {
    output::choose(options.color, options.quiet);
    let &Options { folder, ref roadmap, .. } = options;
    let open = || open(options, roadmap.clone());
    let view = || open().map(read_only);
    let mark = |items: Items, intent| print(&mark::mark(open()?, &items.names()?, intent, items.dry_run)?);
    match command {
        Command::Status { json, format: None } => print_bytes(status::text(&view()?, json)?.as_bytes()),
        Command::Status { format: Some(format), .. } => print(&template::text(&format, open)?),
        Command::Today { json } => print(&today::text(&view()?, json)?),
        Command::Next { number, json } => print(&next::text(&view()?, number.into(), json)?),
        Command::List { text, mark, phase, tree, json } => {
            let wanted = list::Wanted { text, mark, phase };
            print_bytes(list::text(&view()?, &wanted, tree, json)?.as_bytes())
        }
        Command::Tick(items) => mark(items, Intent::Tick),
        Command::Untick(items) => mark(items, Intent::Untick),
        Command::Doing(items) => mark(items, Intent::Doing),
        Command::Skip(items) => mark(items, Intent::Skip),
        Command::Unskip(items) => print(&mark::unskip(open()?, &items.names()?, items.dry_run)?),
        Command::Choose { items, none } => print(&choose::choose(open()?, &items.names()?, none, items.dry_run)?),
        Command::Undo(actions) => print(&undo::undo(open()?, &actions)?),
        Command::Redo(actions) => print(&undo::redo(open()?, &actions)?),
        Command::Note { item, text } => print_note(&note::note(open()?, &item, text)?),
        Command::Log { minutes: None, .. } => print(&log::text(&view()?)),
        Command::Log { minutes: Some(minutes), text, item } => {
            print(&log::add(open()?, minutes, text, item.as_deref())?)
        }
        Command::Timer(TimerCommand::Start { item }) => print(&timer::start(&open()?, folder, item.as_deref())?),
        Command::Timer(TimerCommand::Stop { text, minutes, discard }) => {
            print(&timer::stop(open()?, folder, text, if discard { Some(0) } else { minutes })?)
        }
        Command::Timer(TimerCommand::Status) => print(&timer::status(&view()?, folder)),
        Command::Set { name, value } => {
            let opened = open_for_settings(options, roadmap.clone())?;
            print(&set::set(opened, name.as_deref(), value.as_deref())?)
        }
        Command::Changes { accept: true, .. } => print(&changes::accept(open()?)?),
        Command::Changes { json, accept: false } => print(&changes::text(&view()?, json)?),
        Command::Export { badge: true, format, .. } if format != Format::Svg => bail!("--badge is for --format svg"),
        Command::Export { format, badge, output } => {
            let source = Source::named_or_last(roadmap.clone(), folder);
            export::export(&view()?, &source, (format, badge), output.as_deref())
        }
        Command::Import { file } => {
            let import = import::Import::read(file)?;
            let into = open_for_settings(options, roadmap.clone().or_else(|| import.own_roadmap()))?;
            print(&import.take(into, roadmap.is_some())?)
        }
        Command::Roadmaps { json } => print(&roadmaps::text(folder, json)?),
        Command::Join { one, other } => print(&join::join(folder, &one, &other)?),
        Command::Sync => print(&sync::sync(folder)?),
        Command::Doctor { file, fix } => {
            let source = Source::named_or_last(file.or(roadmap.clone()), folder);
            print(&(doctor::text(&source.read()?)? + &data_doctor::text(folder, fix)))
        }
        Command::Config => config::config(),
        Command::Completions { shell } => complete::script(&shell.to_string()),
        Command::Man { command } => man::man(command.as_deref()),
    }
}

/// Opens the roadmap of a command, and tells the question about its ticks, where there is one.
fn open(options: &Options<'_>, named: Option<PathBuf>) -> anyhow::Result<Opened> {
    let opened = open_for_settings(options, named)?;
    match opened.progress.ticks_to_ask_about(&opened.roadmap) {
        0 => {}
        1 => print_message("1 box in the file is ticked and counts as yours; `roadbook set ticks author` ignores it"),
        ticks => print_message(format!(
            "{ticks} boxes in the file are ticked and count as yours; `roadbook set ticks author` ignores them"
        )),
    }
    Ok(opened)
}

/// Opens the roadmap of a command and tells which lines of its journal could not be read. A journal that a newer Roadbook
/// writes is read as far as it is understood; one that cannot be read at all is an error, not an empty one.
fn open_for_settings(options: &Options<'_>, named: Option<PathBuf>) -> anyhow::Result<Opened> {
    let source = Source::named_or_last(named, options.folder);
    let opened = open::open(options.folder, &source, options.answer.as_ref())?.known()?;
    for problem in &opened.problems {
        print_message(problem);
    }
    match opened.trouble {
        Some(trouble) if !matches!(trouble.kind(), ErrorKind::NewerFormat(_)) => Err(trouble.into()),
        _ => Ok(opened),
    }
}

/// Tells that the journal cannot be written, to a command that only reads: one that writes fails with it.
fn read_only(opened: Opened) -> Opened {
    if let Some(trouble) = &opened.trouble {
        print_message(trouble);
    }
    opened
}
