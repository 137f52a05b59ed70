//! An action as its row tells it, worked out once: it may be about very many items.

use crate::progress::FactKind;
use crate::progress::pace::{Day, Entry, Log, Subject, Words};
use crate::roadmap::{Mark, NodeId, clean};
use crate::tui::widgets::sign::Sign;

/// Says that an action does not count.
const TAKEN_BACK: &str = "taken back";
/// Says that another entry of time holds.
const CORRECTED: &str = "corrected";

/// The row of an action.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) day: Day,
    /// Fit for the screen.
    pub(super) words: Words,
    /// Says that it does not count; empty where it does.
    pub(super) state: &'static str,
    pub(super) subject: Subject,
    /// The mark that it gave.
    pub(super) mark: Option<Sign>,
    /// The node that it is about, the first of several.
    pub(super) node: Option<NodeId>,
}

impl Told {
    pub(super) fn of(entry: &Entry<'_>, log: &Log<'_>) -> Told {
        let Words { time, what, names } = log.words(entry);
        let state = match entry.counts {
            false => TAKEN_BACK,
            true if entry.is_replaced() => CORRECTED,
            true => "",
        };
        Told {
            day: entry.day(),
            words: Words { time, what: clean(&what).replace(['“', '”'], "\""), names: clean(&names).into_owned() },
            state,
            subject: entry.subject,
            mark: entry.facts.iter().find_map(|fact| mark(&fact.kind)),
            node: log.node(entry),
        }
    }
}

fn mark(kind: &FactKind) -> Option<Sign> {
    match kind {
        FactKind::Mark { mark, .. } => Some(Sign::Mark(*mark)),
        FactKind::NotDoing { .. } => Some(Sign::Mark(Mark::Todo)),
        FactKind::Skip { skip: true, .. } => Some(Sign::Mark(Mark::Skipped)),
        FactKind::Skip { skip: false, .. } => Some(Sign::Mark(Mark::Todo)),
        FactKind::Choose { .. } => Some(Sign::Choice),
        _ => None,
    }
}
