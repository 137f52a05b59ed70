//! What is worth a word when something is ticked: a phase that is complete, and the first tick of a day.

use super::{App, Remark};
use crate::progress::At;
use crate::roadmap::NodeId;

impl App {
    /// The phase that a node stands in, if something in it is open.
    pub(super) fn open_phase(&self, node: NodeId) -> Option<NodeId> {
        let phase = self.roadmap.phases().iter().copied().find(|&phase| self.holds(phase, node))?;
        (!self.progress.tally(phase).is_complete()).then_some(phase)
    }

    /// Remarks on what was just ticked, where it completed the phase that was `open` before or is the first of its day.
    pub(super) fn remark_on_milestone(&mut self, open: Option<NodeId>, now: At) {
        let streak = self.first_today(now);
        let complete = open.filter(|&phase| self.progress.tally(phase).is_complete());
        if let Some(phase) = complete {
            self.remark = Some(Remark::PhaseComplete {
                name: self.roadmap.heading(phase).name,
                items: self.progress.tally(phase).count,
                days: self.progress.days_on(&self.roadmap, phase, now).unwrap_or(1),
            });
        } else if let (Some(days), None) = (streak, &self.remark) {
            self.remark = Some(Remark::FirstToday { days });
        }
    }

    /// The streak, where this moment's day was none to learn on until now. The facts are gone through until one of the day is
    /// found.
    fn first_today(&mut self, now: At) -> Option<u32> {
        if self.studied == Some(now.day()) {
            return None;
        }
        let days = self.progress.streak(now, self.study_day);
        self.studied = (days > 0).then(|| now.day());
        (days > 0).then_some(days)
    }
}
