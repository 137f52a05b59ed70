//! The study of each day: the credit of what is done now, on the day that it was done, and the time logged.

use std::collections::BTreeMap;

use super::day::Day;
use crate::progress::{At, Fact, FactKind, Progress};
use crate::roadmap::{Kind, Mark, NodeId, Roadmap};

/// A node that is done, and when that was marked. What the file's own box says has no day and is not among these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// The item, point or extra.
    pub node: NodeId,
    /// The moment, by the clock that the learner saw.
    pub at: At,
    /// The item's worth that it gives: 1, or the share of a point.
    pub credit: f64,
    /// It counts on the road.
    pub on_road: bool,
}

/// The study of one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Studied {
    /// Credit on the road, in items.
    pub road: f64,
    /// Credit of everything, in items; an extra is one.
    pub credit: f64,
    /// Minutes logged.
    pub minutes: u32,
}

/// The study of all days until today.
#[derive(Debug, Default)]
pub(super) struct History {
    /// In the order of the roadmap.
    pub gains: Vec<Gain>,
    /// Study dated later than today stands on today.
    pub days: BTreeMap<Day, Studied>,
}

impl History {
    pub fn of(roadmap: &Roadmap, progress: &Progress, today: Day) -> History {
        let mut history = History { gains: gains(roadmap, progress), days: BTreeMap::new() };
        for gain in &history.gains {
            let day = history.days.entry(gain.at.day().min(today)).or_default();
            day.credit += gain.credit;
            day.road += if gain.on_road { gain.credit } else { 0.0 };
        }
        for entry in progress.time_entries() {
            let day = history.days.entry(entry.day.min(today)).or_default();
            day.minutes = day.minutes.saturating_add(entry.minutes);
        }
        history
    }

    /// The first day on which something on the road was done.
    pub fn first_on_road(&self) -> Option<Day> {
        self.days.iter().find(|(_, studied)| studied.road > 0.0).map(|(day, _)| *day)
    }

    /// The sum over the days from `from` to `to`.
    pub fn sum(&self, from: Day, to: Day) -> Studied {
        self.days.range(from..=to).fold(Studied::default(), |sum, (_, studied)| Studied {
            road: sum.road + studied.road,
            credit: sum.credit + studied.credit,
            minutes: sum.minutes.saturating_add(studied.minutes),
        })
    }
}

/// Everything that is done because a fact says so.
fn gains(roadmap: &Roadmap, progress: &Progress) -> Vec<Gain> {
    let mut gains = Vec::new();
    let mut done_to = 0;
    for (node, _) in &progress.keys {
        let root = roadmap.item_of_point(*node).unwrap_or(*node);
        // Several keys may stand at one node, and an item and its points come one after the other.
        if node.index() < done_to {
            continue;
        }
        let has_points = progress.tally(root).all_points > 0 && roadmap.node(root).is_counted();
        if has_points {
            done_to = roadmap.node(root).end.index();
            points_done(roadmap, progress, root, &mut gains);
        } else {
            done_to = node.index() + 1;
            gains.extend(whole_done(roadmap, progress, *node));
        }
    }
    gains
}

fn points_done(roadmap: &Roadmap, progress: &Progress, item: NodeId, gains: &mut Vec<Gain>) {
    let credit = 1.0 / f64::from(progress.tally(item).points.max(1));
    let on_road = is_on_road(roadmap, item);
    // What is marked of an item holds for its points; that it was begun does not.
    let of_item = Marked::of(progress, item, |mark| mark != Mark::Doing);
    for (node, _) in roadmap.subtree(item).filter(|(_, node)| node.kind == Kind::Point) {
        if progress.mark(node) == Mark::Done
            && let Some(at) = Marked::of(progress, node, |_| true).done_since(Some(&of_item))
        {
            gains.push(Gain { node, at, credit, on_road });
        }
    }
}

fn whole_done(roadmap: &Roadmap, progress: &Progress, node: NodeId) -> Option<Gain> {
    let kind = roadmap.node(node).kind;
    let is_leaf = roadmap.node(node).is_counted() || kind == Kind::Extra;
    if !is_leaf || progress.mark(node) != Mark::Done {
        return None;
    }
    let at = Marked::of(progress, node, |_| true).done_since(None)?;
    Some(Gain { node, at, credit: 1.0, on_road: kind == Kind::Item && is_on_road(roadmap, node) })
}

fn is_on_road(roadmap: &Roadmap, node: NodeId) -> bool {
    let top = roadmap.ancestors(node).find(|&up| roadmap.node(up).kind == Kind::Phase);
    roadmap.on_road(top.unwrap_or(node))
}

/// The statements on a node.
#[derive(Default)]
struct Marked {
    /// The moments at which it was marked to be done, each with the clock that the learner saw, in order.
    done: Vec<(At, At)>,
    /// The newest moment at which it was marked not to be.
    open: Option<At>,
}

impl Marked {
    fn of(progress: &Progress, node: NodeId, counts: impl Fn(Mark) -> bool) -> Marked {
        let facts = progress.keys_at(node).iter().flat_map(|&(_, item)| progress.ledger.of_item(item));
        let mut marked = Marked::default();
        for Fact { at, clock, kind } in facts {
            match kind {
                FactKind::Mark { mark: Mark::Done, .. } => marked.done.push((*at, clock.unwrap_or(*at))),
                FactKind::Mark { mark, .. } if counts(*mark) => marked.open = marked.open.max(Some(*at)),
                FactKind::NotDoing { .. } if counts(Mark::Doing) => marked.open = marked.open.max(Some(*at)),
                _ => {}
            }
        }
        marked.done.sort_unstable();
        marked
    }

    /// Since when it is done without a break, also by what was marked of its item. Of two things marked at one instant,
    /// `done` holds.
    fn done_since(&self, item: Option<&Marked>) -> Option<At> {
        let open = self.open.max(item.and_then(|item| item.open));
        let first = |marked: &Marked| marked.done.get(marked.done.partition_point(|(at, _)| Some(*at) < open)).copied();
        let own = first(self);
        let above = item.and_then(first);
        own.into_iter().chain(above).min().map(|(_, clock)| clock)
    }
}
