//! `tick`, `untick`, `doing`, `skip`, `unskip`: one action, durable before it is reported.

use std::fmt::Write;

use anyhow::bail;

use super::output::print_message;
use super::{resolve, status};
use crate::clock;
use crate::journal::shown;
use crate::open::Opened;
use crate::progress::{Fact, FactKind, Intent, Refusal};
use crate::roadmap::{Mark, NodeId};

/// Says the intent of each named node, in one action. A dry run only reports it.
///
/// # Errors
/// Fails if a name means none or several, or the journal cannot be written; nothing is changed then.
pub(super) fn mark(opened: Opened, names: &[String], intent: Intent, dry_run: bool) -> anyhow::Result<String> {
    let nodes = resolve::resolve_all(&opened, names)?;
    say(opened, &nodes, intent, dry_run)
}

/// Brings back each named node that is skipped, in one action. A dry run only reports it.
///
/// # Errors
/// Fails if a name means none or several, or the journal cannot be written; nothing is changed then.
pub(super) fn unskip(opened: Opened, names: &[String], dry_run: bool) -> anyhow::Result<String> {
    let nodes = resolve::resolve_all(&opened, names)?;
    let is_skipped = |node: &NodeId| opened.progress.mark(*node) == Mark::Skipped;
    let (skipped, others): (Vec<NodeId>, Vec<NodeId>) = nodes.iter().copied().partition(is_skipped);
    for &node in &others {
        print_message(format_args!("{}: not skipped", opened.roadmap.text(node)));
    }
    let kinds = opened.progress.facts_for_all(&opened.roadmap, &skipped, Intent::Skip).unwrap_or_default();
    write(opened, &nodes, kinds, dry_run)
}

/// Says the intent of each node, in one action. A dry run only reports it.
///
/// # Errors
/// Fails if it cannot be said, or the journal cannot be written; nothing is changed then.
pub(super) fn say(opened: Opened, nodes: &[NodeId], intent: Intent, dry_run: bool) -> anyhow::Result<String> {
    check(&opened, nodes, intent)?;
    let kinds = kinds(&opened, nodes, intent).unwrap_or_default();
    let skipped = |node: &&NodeId| intent == Intent::Untick && opened.progress.mark(**node) == Mark::Skipped;
    for &node in nodes.iter().filter(skipped) {
        print_message(format_args!("{}: it was skipped and is brought back", opened.roadmap.text(node)));
    }
    write(opened, nodes, kinds, dry_run)
}

/// Saves an action, unless it is a dry run, and reports it.
fn write(mut opened: Opened, nodes: &[NodeId], kinds: Vec<FactKind>, dry_run: bool) -> anyhow::Result<String> {
    let before: Vec<Mark> = opened.roadmap.nodes().map(|(id, _)| opened.progress.mark(id)).collect();
    let facts = opened.progress.stamp(&opened.roadmap, kinds, clock::now());
    if dry_run {
        opened.progress.add(&opened.roadmap, &facts);
    } else {
        // Where nothing is new too: another may have said it, and not have made it durable yet.
        save(&mut opened, &facts)?;
    }
    let is_own = |id: &NodeId| opened.roadmap.node(*id).kind.has_mark() && !opened.roadmap.node(*id).parent_of_items;
    let entries = opened.roadmap.nodes().map(|(id, _)| id).filter(is_own);
    let changed = entries.filter(|&id| opened.progress.mark(id) != before[id.index()]).count();
    let verb = if dry_run { "would change; nothing was written" } else { "changed" };
    Ok(format!("{}  ({changed} {verb})\n", report(&opened, nodes)?.trim_end()))
}

/// Tells of each node for which the intent holds already.
///
/// # Errors
/// Fails if it cannot be said of a node.
fn check(opened: &Opened, nodes: &[NodeId], intent: Intent) -> anyhow::Result<()> {
    for &node in nodes {
        match kinds(opened, &[node], intent) {
            Err(Refusal::NothingToTick | Refusal::NoEntry) => {
                bail!("{}: nothing there can be marked so", opened.roadmap.text(node))
            }
            Err(refusal @ (Refusal::NotChosen | Refusal::Skipped)) => {
                bail!("{}: {}", opened.roadmap.text(node), reason(refusal))
            }
            Err(refusal) => print_message(format_args!("{}: {}", opened.roadmap.text(node), reason(refusal))),
            Ok(_) => {}
        }
    }
    Ok(())
}

/// Commands say what is to hold, so what holds already is no reason to turn it round.
fn kinds(opened: &Opened, nodes: &[NodeId], intent: Intent) -> Result<Vec<FactKind>, Refusal> {
    let holds = match intent {
        Intent::Doing => Some(Mark::Doing),
        Intent::Skip => Some(Mark::Skipped),
        _ => None,
    };
    let open = nodes.iter().copied().filter(|&node| holds != Some(opened.progress.mark(node)));
    opened.progress.facts_for_all(&opened.roadmap, &open.collect::<Vec<_>>(), intent)
}

fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::AllDone => "done already",
        Refusal::NothingToTick => "nothing there can be ticked",
        Refusal::NoEntry => "only an entry can be doing",
        Refusal::AlreadyOpen => "open already",
        Refusal::NotAnOption => "not an option of a choice",
        Refusal::Skipped => "it is skipped",
        Refusal::NotChosen => "choose one of its options first: roadbook choose OPTION",
    }
}

/// Appends facts and takes them in; returns once they are durable.
pub(super) fn save(opened: &mut Opened, facts: &[Fact]) -> anyhow::Result<()> {
    if let Some(trouble) = opened.trouble.take() {
        return Err(trouble.into());
    }
    let appended = opened.journal.append(facts)?;
    if appended.unlocked {
        let journal = shown(opened.journal.path());
        print_message(format_args!("{journal}: this file system knows no locks, so let no two write to it at once"));
    }
    opened.progress.add(&opened.roadmap, &appended.others.reading.facts);
    opened.progress.add(&opened.roadmap, facts);
    Ok(())
}

/// The marks of the nodes now, and the progress of the road.
pub(super) fn report(opened: &Opened, nodes: &[NodeId]) -> anyhow::Result<String> {
    let mut text = String::new();
    for &node in nodes {
        let mut path = opened.roadmap.path(node);
        path.push(opened.roadmap.text(node));
        writeln!(text, "{:<8} {}", opened.progress.mark(node).word(), path.join(" › "))?;
    }
    writeln!(text, "{}", status::label(&opened.progress.road(&opened.roadmap)))?;
    Ok(text)
}
