//! What is worth a word when something is ticked: a phase that is complete, and the first tick of a day.

use crate::progress::{At, Fact, FactKind};
use crate::roadmap::NodeId;
use crate::tui::{Remark, Tui};

impl Tui {
    /// The phases that are not complete.
    pub(crate) fn open_phases(&self) -> Vec<NodeId> {
        let phases = self.roadmap.phases().iter().copied();
        phases.filter(|&phase| !self.progress.tally(phase).is_complete()).collect()
    }

    /// Remarks on what was just said, where it completed phases that were `open` before or is the first of its day.
    pub(crate) fn remark_on_milestone(&mut self, open: &[NodeId], now: At) {
        let streak = self.first_today(now);
        let complete = open.iter().copied().filter(|&phase| self.progress.tally(phase).is_complete());
        let complete: Vec<NodeId> = complete.collect();
        if !complete.is_empty() {
            self.remark = Some(self.completion(complete, now));
        } else if let (Some(days), None) = (streak, &self.remark) {
            self.remark = Some(Remark::FirstToday { days });
        }
    }

    /// The largest thing that is complete with these phases.
    fn completion(&self, phases: Vec<NodeId>, now: At) -> Remark {
        let road: Vec<NodeId> = self.outline.phases().filter(|&phase| self.roadmap.on_road(phase)).collect();
        let is_road = road.len() > 1
            && phases.iter().any(|phase| road.contains(phase))
            && self.progress.road(&self.roadmap).is_complete();
        let (name, phases) = match phases[..] {
            _ if is_road => ("The whole road".to_owned(), road),
            [phase] => (self.roadmap.heading(phase).name, phases),
            _ => (format!("{} phases", phases.len()), phases),
        };
        let days = phases.iter().filter_map(|&phase| self.progress.days_on(&self.roadmap, phase, now)).max();
        Remark::Complete {
            name,
            items: phases.iter().map(|&phase| self.progress.tally(phase).count).sum(),
            days: days.unwrap_or(1),
        }
    }

    /// The streak, where this moment's day was none to learn on until now.
    fn first_today(&mut self, now: At) -> Option<u32> {
        let is_first = self.streak > 0 && self.studied != Some(now.day());
        if is_first {
            self.studied = Some(now.day());
        }
        is_first.then_some(self.streak)
    }

    /// How many days in a row something was learnt, this one counted; 0 while nothing was today.
    pub fn streak(&self) -> u32 {
        self.streak
    }

    /// Whether it was told that it is this moment's day.
    pub fn is_dated(&self, now: At) -> bool {
        self.today == Some(now.day())
    }

    /// Takes in which day it is.
    pub(crate) fn date(&mut self, today: i64) {
        if self.today != Some(today) {
            self.today = Some(today);
            self.recall_streak();
        }
    }

    /// Works the streak out from what others said too: of that there is no word to say.
    pub(crate) fn recall_streak(&mut self) {
        self.count_days();
        self.studied = self.today.filter(|_| self.streak > 0).or(self.studied);
    }

    /// Takes what was just said into the streak. All facts are gone through for it, so not for each tick of a day.
    pub(crate) fn go_on_with_streak(&mut self, kind: &[Fact]) {
        let turns_back = kind.iter().any(|fact| matches!(fact.kind, FactKind::Undo { .. } | FactKind::Redo { .. }));
        if self.streak == 0 || turns_back {
            self.count_days();
        }
    }

    fn count_days(&mut self) {
        self.streak = self.today.map_or(0, |today| self.progress.streak(today, self.study_day));
    }
}
