//! Notices for what a tick completed, and for the first tick of a day.

use crate::progress::At;
use crate::progress::counted;
use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::notice::{Notice, NoticeKind};

/// The notice for an action, where it completed phases that were `open` before or is the first of its day. `has_notice` is
/// true where the action has a notice already, which a streak does not replace.
pub(crate) fn milestone(doc: &mut Document, open: &[NodeId], now: At, has_notice: bool) -> Option<Notice> {
    let streak = doc.first_today(now);
    let complete: Vec<NodeId> = open.iter().copied().filter(|&phase| doc.progress.tally(phase).is_complete()).collect();
    if !complete.is_empty() {
        return Some(completion(doc, complete, now));
    }
    let days = streak.filter(|_| !has_notice)?;
    Some(Notice::info(if days == 1 { "Day 1 of a streak".to_owned() } else { format!("{days} days in a row") }))
}

/// The notice for the largest part that is complete with these phases.
fn completion(doc: &Document, phases: Vec<NodeId>, now: At) -> Notice {
    let Document { roadmap, progress, .. } = doc;
    let road: Vec<NodeId> = roadmap.phases().iter().copied().filter(|&phase| roadmap.on_road(phase)).collect();
    let is_road =
        road.len() > 1 && phases.iter().any(|phase| road.contains(phase)) && progress.road(roadmap).is_complete();
    let (name, phases) = match phases[..] {
        _ if is_road => ("The whole road".to_owned(), road),
        [phase] => (roadmap.heading(phase).name, phases),
        _ => (format!("{} phases", phases.len()), phases),
    };
    let days = phases.iter().filter_map(|&phase| progress.days_on(roadmap, phase, now)).max().unwrap_or(1);
    let items = counted(phases.iter().map(|&phase| progress.tally(phase).count).sum::<u32>(), "item");
    let endings = [
        format!(" complete · {items} in {}", counted(days, "day")),
        format!(" complete · {items}"),
        " complete".to_owned(),
    ];
    Notice::named("", name, endings).kind(NoticeKind::Complete)
}
