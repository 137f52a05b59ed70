//! What each message does to the state.

use crate::progress::{At, Fact};
use crate::tui::mode::Over;
use crate::tui::{Effect, Message, Remark, Saving, Size, Told, Tui, help};

impl Tui {
    /// Takes in a message at this moment and returns the effects to perform.
    pub fn handle(&mut self, message: Message, now: At) -> Vec<Effect> {
        self.date(now.day());
        let effects = match message {
            Message::Key(press) => self.press(&press, now),
            Message::Resize { columns, rows } => {
                self.size = Size { columns, rows };
                Vec::new()
            }
            Message::Saved { ticket } => self.saved(ticket),
            Message::NotSaved { reason, .. } => {
                self.saving = Saving::NotSaved(reason);
                Vec::new()
            }
            Message::Roadmaps(list) => {
                self.show_roadmaps(list);
                Vec::new()
            }
            Message::Told(told) => self.told(told),
            Message::Refused { ticket, reason } => {
                self.refused(ticket);
                self.notice(format!("This cannot be saved, and is taken back: {reason}"));
                Vec::new()
            }
            Message::Noted { item, over, outcome } => self.noted(&item, over, outcome, now),
            Message::Paste(text) => self.paste(&text),
            Message::Terminate => self.go(Effect::Quit),
            Message::Resumed => vec![Effect::Redraw],
            Message::Mouse(mouse) => self.mouse(mouse, now),
            Message::Focus(_) | Message::NewDay => Vec::new(),
        };
        self.settle();
        effects
    }

    /// Lines of a panel that stands in the place of both panes.
    pub(crate) fn panel_height(&self) -> u16 {
        let layout = self.layout();
        layout.inside(layout.outline).height
    }

    /// Quits at once where all is saved, else as soon as it is; meanwhile the learner is asked.
    pub(crate) fn quit(&mut self) -> Vec<Effect> {
        if self.unsaved() == 0 {
            return self.go(Effect::Quit);
        }
        self.overs.retain(|over| !matches!(over, Over::Help(_)));
        self.leaving = true;
        Vec::new()
    }

    /// Saves elsewhere what could not be saved, and ends. What is merely on its way is not known to need that, unless the
    /// learner waits for it to leave.
    pub(crate) fn save_elsewhere(&mut self) -> Vec<Effect> {
        self.remark = match self.saving {
            _ if self.unsaved() == 0 => Some(Remark::AllSaved),
            Saving::Saving if !self.leaving => Some(Remark::OnItsWay),
            _ => return self.go(Effect::SaveElsewhere),
        };
        Vec::new()
    }

    /// Ends in this way, with the place remembered.
    pub(crate) fn go(&self, end: Effect) -> Vec<Effect> {
        let remembered = self.place().map(|place| Effect::Remember { new: self.unopened(), place });
        remembered.into_iter().chain([end]).collect()
    }

    /// The key of the node that the cursor is on.
    pub fn place(&self) -> Option<String> {
        self.cursor(self.side).map(|node| self.progress.key(&self.roadmap, node))
    }

    fn saved(&mut self, ticket: u64) -> Vec<Effect> {
        for (_, facts) in self.on_its_way.extract_if(.., |(waiting, _)| *waiting <= ticket) {
            self.progress.come_last(&facts);
        }
        if self.unsaved() > 0 {
            self.saving = Saving::Saving;
            return Vec::new();
        }
        self.saving = Saving::Saved;
        if self.leaving { self.go(Effect::Quit) } else { self.leave_once_saved() }
    }

    /// Takes back what can never be saved: what shows is what is kept.
    fn refused(&mut self, ticket: u64) {
        for (_, facts) in self.on_its_way.extract_if(.., |(waiting, _)| *waiting == ticket) {
            self.progress.forget(&self.roadmap, &facts);
        }
        self.recall_streak();
        self.sift();
    }

    /// Takes in what the journal tells. Where another file took its place that lacks what was said since it was made,
    /// that is written there again.
    fn told(&mut self, told: Told) -> Vec<Effect> {
        let taken_away = told.replaced && !told.edited;
        let (own, copies) = told.facts.split_at(told.own.min(told.facts.len()));
        let mut lacking = if taken_away { self.progress.unseen_by(own, copies) } else { Vec::new() };
        let on_its_way = |fact: &Fact| self.on_its_way.iter().any(|(_, facts)| facts.contains(fact));
        lacking.retain(|fact| !told.written.contains(fact) && !on_its_way(fact));
        self.progress.add(&self.roadmap, &told.facts);
        self.progress.come_last(&told.written);
        self.recall_streak();
        self.sift();
        told.notices.into_iter().for_each(|notice| self.notice(notice));
        if lacking.is_empty() {
            return Vec::new();
        }
        let count = lacking.len();
        let facts = if count == 1 { "1 fact".to_owned() } else { format!("{count} facts") };
        self.notice(format!("Another program replaced the journal, and {facts} with it: written there again."));
        self.progress.come_last(&lacking);
        vec![self.keep(lacking)]
    }

    /// Keeps cursors and tops on rows that are shown, and in view.
    pub(crate) fn settle(&mut self) {
        self.settle_sieve();
        self.settle_panes();
        self.settle_selection();
        self.settle_guide();
        self.settle_cards();
        self.settle_new_points();
        self.settle_picker();
        let height = self.panel_height();
        if let Some(roadmaps) = self.roadmaps_mut() {
            roadmaps.settle(height);
        }
        let lowest = self.lowest_help();
        if let Some(Over::Help(help)) = self.overs.last_mut() {
            help.top = help.top.min(lowest);
        }
    }

    /// The help's topmost line where its end is in view.
    pub fn lowest_help(&self) -> u16 {
        self.help()
            .map_or(0, |help| help::height(&self.keymap, help.mode, self.size.columns))
            .saturating_sub(self.panel_height())
    }
}
