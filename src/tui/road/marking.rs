//! Marks: tick, doing, skip, choose, undo and redo.

use std::collections::HashSet;

use crate::progress::counted;
use crate::progress::pace::Log;
use crate::progress::{At, Fact, FactKind, Intent, Refusal};
use crate::roadmap::{Mark, NodeId};
use crate::tui::context::Context;
use crate::tui::document::Document;
use crate::tui::history::{Choice, age};
use crate::tui::keymap::{Action, Keymap};
use crate::tui::notice::Notice;
use crate::tui::road::Road;
use crate::tui::road::milestone::milestone;
use crate::tui::road::outline::divides;
use crate::tui::widgets::sign::Sign;

impl Road {
    /// Marks the node under the cursor.
    pub(crate) fn mark(&mut self, intent: Intent, cx: &mut Context<'_>) {
        if let Some(node) = self.selected() {
            self.mark_node(node, intent, cx);
        }
    }

    /// Chooses the option that the cursor is on or in.
    pub(crate) fn choose(&mut self, cx: &mut Context<'_>) {
        match self.option_at_cursor(cx.doc) {
            Some(option) => self.mark_node(option, Intent::Choose, cx),
            None => cx.notify(Notice::of_refusal(Refusal::NotAnOption, cx.keymap)),
        }
    }

    /// Returns true if there is something to choose at the cursor, or right below it.
    pub(crate) fn can_choose(&self, doc: &Document) -> bool {
        self.option_at_cursor(doc).is_some() || self.selected().is_some_and(|node| doc.roadmap.node(node).choice)
    }

    /// The innermost option of a choice that the cursor is on or in.
    pub(crate) fn option_at_cursor(&self, doc: &Document) -> Option<NodeId> {
        doc.roadmap.option_around(self.selected()?).map(|(option, _)| option)
    }

    pub(crate) fn mark_node(&self, node: NodeId, intent: Intent, cx: &mut Context<'_>) {
        let kinds = match cx.doc.progress.facts_for(&cx.doc.roadmap, node, intent) {
            Ok(kinds) => kinds,
            Err(refusal) => return cx.notify(Notice::of_refusal(refusal, cx.keymap)),
        };
        let (open, before) = (cx.doc.open_phases(), cx.doc.progress.total(&cx.doc.roadmap).count);
        let was_done = cx.doc.progress.mark(node) == Mark::Done;
        let count = nodes_marked(&kinds);
        cx.act(kinds);
        let name = cx.doc.name(node);
        match intent {
            Intent::Toggle if count > 1 && divides(cx.doc.roadmap.node(node)) => {
                let ending = undo_hint(cx.keymap);
                cx.notify(Notice::named(format!("{count} ticked in "), name, [ending]));
            }
            Intent::Doing if was_done => {
                cx.notify(Notice::info("Being learned again; no longer counted as done"));
            }
            Intent::Skip => cx.notify(skipped(cx.doc, node, before, cx.keymap)),
            Intent::Choose => *cx.notice = chosen(cx.doc, node, cx.keymap),
            _ => {}
        }
        announce(&open, cx);
    }
}

/// Says what an action completed, if anything.
pub(crate) fn announce(open: &[NodeId], cx: &mut Context<'_>) {
    if let Some(notice) = milestone(cx.doc, open, cx.now, cx.notice.is_some()) {
        cx.notify(notice);
    }
}

pub(crate) fn undo_hint(keymap: &Keymap) -> String {
    format!("; {} undoes it", keymap.key(Action::Undo))
}

/// The notice for a node that was skipped or brought back, where `before` items counted.
fn skipped(doc: &Document, node: NodeId, before: u32, keymap: &Keymap) -> Notice {
    let items = doc.progress.total(&doc.roadmap).count.abs_diff(before);
    let is_back = doc.progress.mark(node) != Mark::Skipped;
    let verb = if is_back { " is back" } else { " skipped" };
    let name = doc.name(node);
    Notice::named("", name, endings(verb, items, ["item", ""], is_back, keymap))
}

/// The notice for an option that was chosen, or is no longer, and what that means for the others.
fn chosen(doc: &Document, option: NodeId, keymap: &Keymap) -> Option<Notice> {
    let Document { roadmap, progress, .. } = doc;
    let choice = roadmap.node(option).parent?;
    let others = roadmap.children(Some(choice)).filter(|&it| it != option && roadmap.node(it).option);
    let is_back = progress.chosen(roadmap, choice) != Some(option);
    let items = |other: NodeId| {
        let tally = progress.tally(other);
        if is_back { tally.count } else { tally.items - tally.count }
    };
    let items: u32 = others.map(items).sum();
    let verb = if is_back { " no longer chosen" } else { " chosen" };
    let name = roadmap.heading(option).name;
    let short = if is_back { " back" } else { " skipped" };
    Some(Notice::named("", name, endings(verb, items, ["other item", short], is_back, keymap)))
}

/// The endings of a notice about items that leave the count or come back to it, the longest first. `short` says in a
/// word what happened to them.
fn endings(verb: &str, items: u32, [noun, short]: [&str; 2], is_back: bool, keymap: &Keymap) -> Vec<String> {
    let undo = undo_hint(keymap);
    let mut endings = vec![format!("{verb}{undo}"), verb.to_owned()];
    if items > 0 {
        let effect = match (is_back, items) {
            (true, 1) => "counts again",
            (true, _) => "count again",
            (false, 1) => "no longer counts",
            (false, _) => "no longer count",
        };
        endings.insert(0, format!("{verb}: {} {effect}{undo}", counted(items, noun)));
        endings.insert(1, format!("{verb}: {}{short}{undo}", counted(items, "item")));
    }
    endings
}

/// Undoes the newest action of this window; one of another session is named first, and undone by the same key again.
pub(crate) fn undo(cx: &mut Context<'_>) {
    match cx.doc.action_to_undo() {
        Choice::Nothing => cx.notify(Notice::refusal("Nothing to undo")),
        Choice::Ask(action) => ask("Undo ", action, Action::Undo, cx),
        Choice::Take(action) => {
            let facts = cx.doc.progress.undo_action(action, cx.now);
            let effect = cx.doc.apply(facts);
            cx.effects.push(effect);
            // After the undo, so that a node that was attached goes by its former name again.
            *cx.notice = summary("Undone: ", action, cx.doc);
        }
    }
}

/// Brings back the action that this window undid last; one of another session is named first.
pub(crate) fn redo(cx: &mut Context<'_>) {
    match cx.doc.action_to_redo() {
        Choice::Nothing => cx.notify(Notice::refusal("Nothing to redo")),
        Choice::Ask(action) => ask("Redo ", action, Action::Redo, cx),
        Choice::Take(action) => {
            *cx.notice = summary("Redone: ", action, cx.doc);
            let facts = cx.doc.progress.redo_action(action, cx.now);
            let effect = cx.doc.apply(facts);
            cx.effects.push(effect);
        }
    }
}

/// Names an action of another session with its age and size, and the key that takes it.
fn ask(before: &str, action: At, key: Action, cx: &mut Context<'_>) {
    let (when, key) = (age(action, cx.now), cx.keymap.key(key));
    let notice = summary(before, action, cx.doc).unwrap_or_else(|| Notice::info(before.trim_end()));
    cx.notify(notice.and_then(&[format!(", {when}? Press {key} again"), format!("? {key} again")]));
}

/// An action in short: the sign and name of its first node, and how many others it marked.
fn summary(before: &str, action: At, doc: &Document) -> Option<Notice> {
    let facts = doc.progress.action(action);
    let Some((sign, key)) = facts.iter().find_map(|fact| sign_and_key(fact)) else {
        let log = Log::new(&doc.roadmap, &doc.progress, None);
        let words = log.words(&log.entry(action)?);
        let colon = if words.names.is_empty() { "" } else { ": " };
        return Some(Notice::named(format!("{before}{}{colon}", words.what), words.names, []));
    };
    let name = doc.name_of(key);
    let notice = match nodes_marked(facts.iter().map(|fact| &fact.kind)).saturating_sub(1) {
        0 => Notice::named(before, name, []),
        others => Notice::named(before, name, [format!(" and {others} more"), format!(" +{others}")]),
    };
    Some(notice.sign(sign))
}

/// The number of nodes that facts are about.
pub(crate) fn nodes_marked<'a>(kinds: impl IntoIterator<Item = &'a FactKind>) -> usize {
    kinds.into_iter().filter_map(FactKind::item).collect::<HashSet<_>>().len()
}

/// The sign of what a fact sets, and the key of its node.
fn sign_and_key(fact: &Fact) -> Option<(Option<Sign>, &str)> {
    let (sign, item) = match &fact.kind {
        FactKind::Mark { item, mark } => (Some(Sign::Mark(*mark)), item),
        FactKind::NotDoing { item } => (Some(Sign::Mark(Mark::Todo)), item),
        FactKind::Skip { item, skip } => (Some(Sign::Mark(if *skip { Mark::Skipped } else { Mark::Todo })), item),
        FactKind::Place { item, of: Some(_), .. } => (None, item),
        FactKind::Note { item, .. } => (Some(Sign::Note), item),
        FactKind::Choose { choose: Some(option), .. } => (Some(Sign::Choice), option),
        FactKind::Choose { item, choose: None } => (None, item),
        _ => return None,
    };
    Some((sign, item))
}
