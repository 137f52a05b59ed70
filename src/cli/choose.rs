//! `choose`: one option of a choice is taken, or the choice is taken back.

use anyhow::bail;

use super::{mark, resolve};
use crate::open::Opened;
use crate::progress::Intent;
use crate::roadmap::NodeId;

/// Chooses the options that the names name or stand in; with `none` takes their choices back. A dry run only reports it.
///
/// # Errors
/// Fails if a name means none or several, or no option, or the journal cannot be written; nothing is changed then.
pub(super) fn choose(opened: Opened, names: &[String], none: bool, dry_run: bool) -> anyhow::Result<String> {
    let mut changed = Vec::new();
    let mut named = Vec::new();
    for name in names {
        let node = resolve::resolve_option(&opened, name)?;
        let Some((choice, option)) = choice_at(&opened, node) else {
            bail!("{} is no option of a choice, nor in one", opened.roadmap.text(node));
        };
        let chosen = opened.progress.chosen(&opened.roadmap, choice);
        match (none, option, chosen) {
            // Choosing what is chosen takes it back.
            (true, _, Some(chosen)) => changed.push(chosen),
            (false, Some(option), chosen) if chosen != Some(option) => changed.push(option),
            (false, None, _) => bail!("{} is a choice: name one of its options", opened.roadmap.text(choice)),
            _ => named.push(node),
        }
    }
    match changed.is_empty() {
        true => mark::report(&opened, &named),
        false => mark::say(opened, &changed, Intent::Choose, dry_run),
    }
}

/// The nearest choice that a node is, or is in, and the option that it is, or is in.
fn choice_at(opened: &Opened, node: NodeId) -> Option<(NodeId, Option<NodeId>)> {
    let roadmap = &opened.roadmap;
    if roadmap.node(node).choice {
        return Some((node, None));
    }
    roadmap.option_around(node).map(|(option, choice)| (choice, Some(option)))
}
