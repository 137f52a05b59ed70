//! `undo` and `redo`: the newest actions are taken back or brought back, and listed.

use std::fmt::Write;

use super::command::Actions;
use super::output::print_message;
use super::{mark, status};
use crate::clock;
use crate::open::Opened;
use crate::progress::pace::{Log, day};
use crate::progress::{At, Fact, Progress};

/// Takes back the newest actions that count. A dry run only lists them.
///
/// # Errors
/// Fails if the journal cannot be written; nothing is changed then.
pub(super) fn undo(opened: Opened, actions: &Actions) -> anyhow::Result<String> {
    turn(opened, actions, ["undo", "undone"], |progress| progress.undo(clock::now()))
}

/// Brings back the actions that were undone last. A dry run only lists them.
///
/// # Errors
/// Fails if the journal cannot be written; nothing is changed then.
pub(super) fn redo(opened: Opened, actions: &Actions) -> anyhow::Result<String> {
    turn(opened, actions, ["redo", "redone"], |progress| progress.redo(clock::now()))
}

fn turn(
    mut opened: Opened,
    actions: &Actions,
    [verb, done]: [&str; 2],
    next: impl Fn(&Progress) -> Option<(At, Vec<Fact>)>,
) -> anyhow::Result<String> {
    let (mut text, mut facts) = (String::new(), Vec::new());
    for _ in 0..actions.number {
        let Some((action, more)) = next(&opened.progress) else { break };
        writeln!(text, "{done}  {}", line(&opened, action))?;
        opened.progress.add(&opened.roadmap, &more);
        facts.extend(more);
    }
    if facts.is_empty() {
        print_message(format_args!("nothing to {verb}"));
    }
    if !actions.dry_run {
        mark::save(&mut opened, &facts)?;
    }
    let would = if actions.dry_run { "  (nothing was written)" } else { "" };
    writeln!(text, "{}{would}", status::label(&opened.progress.road(&opened.roadmap)))?;
    Ok(text)
}

/// The day and time of an action, and what it did.
fn line(opened: &Opened, action: At) -> String {
    let log = Log::new(&opened.roadmap, &opened.progress, None);
    match log.entry(action) {
        Some(entry) => format!("{} {}", day::date(entry.day()), log.describe(&entry)),
        None => action.to_string(),
    }
}
