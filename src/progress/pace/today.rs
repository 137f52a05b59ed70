//! The contents of the view of the day.

use std::collections::HashSet;

use super::day::{Day, past, words};
use super::outlook::Outlook;
use super::sentence::Sentence;
use super::week::Week;
use crate::progress::{At, Streak};
use crate::roadmap::{Mark, NodeId};

/// The numbers of items offered as next, and as waiting longest.
const NEXT: usize = 5;
const WAITING: usize = 2;

/// The reason why something comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was begun; since this day, where a fact says so.
    Doing(Option<Day>),
    /// It is the first open item of the phase that is being learnt.
    First,
    /// It is among the next open items of the phase that is being learnt.
    Following,
    /// It is left of an earlier phase, in which something was last done on this day.
    Waiting(Option<Day>),
}

impl Why {
    /// The reason in a few words; empty where the order says it.
    pub fn words(self, today: Day) -> String {
        match self {
            Why::Doing(Some(since)) => format!("since {}", past(since, today)),
            Why::Doing(None) => "marked in the file".to_owned(),
            Why::First => "first open item of this phase".to_owned(),
            Why::Following => String::new(),
            Why::Waiting(Some(since)) => format!("left open, phase last studied {}", words(since, today)),
            Why::Waiting(None) => "left open".to_owned(),
        }
    }
}

/// Something to learn next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The item, point or extra.
    pub node: NodeId,
    /// The reason.
    pub why: Why,
}

/// The items at hand and those that come next.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// The items being learnt, begun last first, each with the moment since when.
    pub doing: Vec<Next>,
    /// The items that come next, best first; none that is being learnt.
    pub next: Vec<Next>,
    /// What was done today, the last first: an item that is done stands for its points.
    pub done_today: Vec<NodeId>,
    /// Minutes logged today.
    pub minutes_today: u32,
    /// This week against the goal.
    pub week: Week,
    /// Study days in a row.
    pub streak: Streak,
    /// The days off that are to come, in words.
    pub off: String,
    /// The standing in words.
    pub sentence: Sentence,
}

impl Outlook<'_> {
    /// Returns the items at hand and those that come next.
    pub fn today(&self) -> Today {
        of(self)
    }

    /// Returns the best things to learn, at most `most`: what is being learnt, then what follows in the phase that is
    /// being learnt, then what was left of earlier ones, then the phases after it.
    pub fn next(&self, most: usize) -> Vec<Next> {
        let mut all = doing(self);
        if let Some(current) = current_phase(self) {
            all.extend(in_phase(self, current).chain(waiting(self, current)).chain(later(self, current)));
        }
        all.truncate(most);
        all
    }
}

fn of(outlook: &Outlook<'_>) -> Today {
    let done = outlook.history.gains.iter().filter(|gain| gain.at.day() >= outlook.today);
    let mut done: Vec<(At, NodeId)> = done.map(|gain| (gain.at, whole(outlook, gain.node))).collect();
    done.sort_unstable_by(|a, b| b.cmp(a));
    let mut seen = HashSet::new();
    done.retain(|(_, node)| seen.insert(*node));
    Today {
        doing: doing(outlook),
        next: next(outlook),
        done_today: done.into_iter().map(|(_, node)| node).collect(),
        minutes_today: outlook.history.sum(outlook.today, outlook.today).minutes,
        week: outlook.week,
        streak: outlook.streak,
        off: outlook.choices.off_words(outlook.today),
        sentence: outlook.sentence(),
    }
}

/// The item of a point, where all of it is done.
fn whole(outlook: &Outlook<'_>, node: NodeId) -> NodeId {
    let item = outlook.roadmap.item_of_point(node);
    item.filter(|&item| outlook.progress.mark(item) == Mark::Done).unwrap_or(node)
}

/// Returns the items being learnt; those that only the file's own box calls so come last.
fn doing(outlook: &Outlook<'_>) -> Vec<Next> {
    let nodes = outlook.roadmap.nodes().filter(|(_, node)| node.kind.has_mark());
    let mut doing: Vec<(Option<At>, NodeId)> = nodes
        .filter(|(id, _)| outlook.progress.mark(*id) == Mark::Doing)
        .map(|(id, _)| (outlook.progress.fields(id).and_then(|own| own.mark).map(|(at, _)| at), id))
        .collect();
    doing.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    doing.into_iter().map(|(at, node)| Next { node, why: Why::Doing(at.map(At::day)) }).collect()
}

fn next(outlook: &Outlook<'_>) -> Vec<Next> {
    let Some(current) = current_phase(outlook) else { return Vec::new() };
    // Where little of the phase is left, the next ones follow.
    let open = in_phase(outlook, current).chain(later(outlook, current)).take(NEXT);
    open.chain(waiting(outlook, current).take(WAITING)).collect()
}

/// The open items of the phase that is being learnt.
fn in_phase(outlook: &Outlook<'_>, current: NodeId) -> impl Iterator<Item = Next> {
    let why = |at: usize| if at == 0 { Why::First } else { Why::Following };
    outlook.open_items(current).enumerate().map(move |(at, node)| Next { node, why: why(at) })
}

/// Those of the phases after it.
fn later(outlook: &Outlook<'_>, current: NodeId) -> impl Iterator<Item = Next> {
    let phases = outlook.road_phases().filter(move |phase| *phase > current);
    phases.flat_map(|phase| outlook.open_items(phase)).map(|node| Next { node, why: Why::Following })
}

/// Those left of the phases before it.
fn waiting(outlook: &Outlook<'_>, current: NodeId) -> impl Iterator<Item = Next> {
    let phases = outlook.road_phases().filter(move |phase| *phase < current);
    phases.flat_map(|phase| {
        let since = outlook.last_gain_in(phase).map(|(at, _)| at.day());
        outlook.open_items(phase).map(move |node| Next { node, why: Why::Waiting(since) })
    })
}

/// The phase of the road that was last learnt in where it is not complete, else the next one that is not.
fn current_phase(outlook: &Outlook<'_>) -> Option<NodeId> {
    let is_open = |phase: &NodeId| {
        let tally = outlook.progress.tally(*phase);
        tally.count > tally.done
    };
    let last = outlook.last_gain().map(|(_, node)| node);
    let holds = |phase: &NodeId| last.is_some_and(|last| (*phase..outlook.roadmap.node(*phase).end).contains(&last));
    let from = outlook.road_phases().skip_while(|phase| last.is_some() && !holds(phase));
    from.chain(outlook.road_phases()).find(is_open)
}
