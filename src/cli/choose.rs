//! `choose`: one option of a choice is taken, or the choice is taken back.

use anyhow::bail;

use super::{mark, resolve};
use crate::open::Opened;
use crate::progress::Intent;
use crate::roadmap::NodeId;

/// Chooses the option that `name` names or stands in; with `none` takes the choice back.
///
/// # Errors
/// Fails if the name means none or several, or no option, or the journal cannot be written; nothing is changed then.
pub(super) fn choose(opened: Opened, name: &str, none: bool) -> anyhow::Result<String> {
    let node = resolve::resolve_option(&opened, name)?;
    let Some((choice, option)) = choice_at(&opened, node) else {
        bail!("{} is no option of a choice, nor in one", opened.roadmap.text(node));
    };
    let chosen = opened.progress.chosen(&opened.roadmap, choice);
    match (none, option, chosen) {
        // Choosing what is chosen takes it back.
        (true, _, Some(chosen)) => mark::say(opened, &[chosen], Intent::Choose),
        (false, Some(option), chosen) if chosen != Some(option) => mark::say(opened, &[option], Intent::Choose),
        (false, None, _) => bail!("{} is a choice: name one of its options", opened.roadmap.text(choice)),
        _ => mark::report(&opened, &[node]),
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
