//! What each message does to the state.

use super::keymap::{self, Action};
use super::{App, Effect, Message, Press, Remark, Saving, Side, Size, Told, help};
use crate::progress::{At, Fact, Intent};

/// Takes a message in, at this moment, and gives back what is asked of the world.
pub fn update(app: &mut App, message: Message, now: At) -> Vec<Effect> {
    let effects = match message {
        Message::Key(press) => app.press(&press, now),
        Message::Resize { columns, rows } => {
            app.size = Size { columns, rows };
            Vec::new()
        }
        Message::Saved { ticket } => app.saved(ticket),
        Message::NotSaved { reason, .. } => {
            app.saving = Saving::NotSaved(reason);
            Vec::new()
        }
        Message::Roadmaps(list) => {
            app.show_roadmaps(list);
            Vec::new()
        }
        Message::Told(told) => app.told(told),
        Message::Refused { reason } => {
            app.notice(format!("This cannot be saved: {reason}"));
            Vec::new()
        }
        Message::Terminate => app.go(Effect::Quit),
        Message::Resumed => vec![Effect::Redraw],
        Message::Paste(_) | Message::Mouse(_) | Message::Focus(_) => Vec::new(),
    };
    app.settle();
    effects
}

impl App {
    fn press(&mut self, press: &Press, now: At) -> Vec<Effect> {
        self.remark = None;
        let Some(action) = keymap::action(press) else { return Vec::new() };
        match action {
            Action::Suspend => return vec![Effect::Suspend],
            _ if self.leaving => return self.perform_in_leaving(action),
            Action::QuitAnywhere => return self.quit(),
            _ if self.help.is_some() => self.perform_in_help(action),
            _ if self.roadmaps.is_some() => return self.perform_in_roadmaps(action),
            _ if self.is_reviewing() => return self.perform_in_review(action, now),
            Action::In if self.is_at_a_home() => return self.give_home(now),
            Action::Tick => return self.intend(Intent::Toggle, now),
            Action::Doing => return self.intend(Intent::Doing, now),
            Action::Skip => return self.intend(Intent::Skip, now),
            Action::Choose => return self.choose(now),
            Action::Undo => return self.undo(now),
            Action::Redo => return self.redo(now),
            Action::Help => self.help = Some(0),
            Action::Changes => self.review(),
            Action::Roadmaps => return vec![Effect::ListRoadmaps],
            Action::Quit | Action::Abandon => return self.quit(),
            Action::SaveElsewhere => return self.save_elsewhere(),
            Action::Back if !self.notices.is_empty() && self.homeless().is_none() => {
                self.notices.remove(0);
            }
            Action::Back if self.put_away() => {}
            Action::Back => self.side = Side::Outline,
            movement => self.travel(movement),
        }
        Vec::new()
    }

    /// In the help, keys that move scroll and all others close it.
    fn perform_in_help(&mut self, action: Action) {
        let page = self.panel_height();
        let top = self.help.unwrap_or(0);
        let top = match action {
            Action::Down => top.saturating_add(1),
            Action::Up => top.saturating_sub(1),
            Action::HalfDown | Action::PageDown => top.saturating_add(page),
            Action::HalfUp | Action::PageUp => top.saturating_sub(page),
            Action::First => 0,
            Action::Last => u16::MAX,
            _ => return self.help = None,
        };
        self.help = Some(top);
    }

    /// Lines of a panel that stands in the place of both panes.
    pub(super) fn panel_height(&self) -> u16 {
        let layout = self.layout();
        layout.inside(layout.outline).height
    }

    /// While the learner is asked about what is not saved, only the answers count. Asked to quit again, it goes on waiting.
    fn perform_in_leaving(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::SaveElsewhere => return self.save_elsewhere(),
            Action::Abandon => return self.go(Effect::Abandon),
            Action::Back => self.leaving = false,
            _ => {}
        }
        Vec::new()
    }

    /// Quits at once where all is saved, else as soon as it is; meanwhile the learner is asked.
    fn quit(&mut self) -> Vec<Effect> {
        if self.unsaved() == 0 {
            return self.go(Effect::Quit);
        }
        self.help = None;
        self.leaving = true;
        Vec::new()
    }

    fn save_elsewhere(&mut self) -> Vec<Effect> {
        if self.unsaved() > 0 {
            return self.go(Effect::SaveElsewhere);
        }
        self.remark = Some(Remark::AllSaved);
        Vec::new()
    }

    /// Ends in this way, with the place remembered.
    pub(super) fn go(&self, end: Effect) -> Vec<Effect> {
        let remembered = self.place().map(|place| Effect::Remember { new: self.unopened(), place });
        remembered.into_iter().chain([end]).collect()
    }

    /// The key of the node that the cursor is on.
    pub fn place(&self) -> Option<String> {
        self.cursor(self.side).map(|node| self.progress.key(&self.roadmap, node))
    }

    fn saved(&mut self, ticket: u64) -> Vec<Effect> {
        self.on_its_way.retain(|(waiting, _)| *waiting > ticket);
        if self.unsaved() > 0 {
            self.saving = Saving::Saving;
            return Vec::new();
        }
        self.saving = Saving::Saved;
        if self.leaving { self.go(Effect::Quit) } else { self.leave_once_saved() }
    }

    /// Takes in what the journal tells. Where another file took its place that lacks what was said since it was made,
    /// that is written there again.
    fn told(&mut self, told: Told) -> Vec<Effect> {
        let taken_away = told.replaced && !told.edited;
        let mut lacking = if taken_away { self.progress.unseen_by(&told.facts) } else { Vec::new() };
        let on_its_way = |fact: &Fact| self.on_its_way.iter().any(|(_, facts)| facts.contains(fact));
        lacking.retain(|fact| !told.written.contains(fact) && !on_its_way(fact));
        self.progress.add(&self.roadmap, &told.facts);
        told.notices.into_iter().for_each(|notice| self.notice(notice));
        if lacking.is_empty() {
            return Vec::new();
        }
        let count = lacking.len();
        let facts = if count == 1 { "1 fact".to_owned() } else { format!("{count} facts") };
        self.notice(format!("Another program replaced the journal, and {facts} with it: written there again."));
        vec![self.keep(lacking)]
    }

    /// Keeps cursors and tops on rows that are shown, and in view.
    pub(super) fn settle(&mut self) {
        self.settle_panes();
        self.settle_cards();
        self.settle_new_points();
        let height = self.panel_height();
        if let Some(roadmaps) = &mut self.roadmaps {
            roadmaps.settle(height);
        }
        if let Some(top) = self.help {
            let lowest = help::height(self.size.columns).saturating_sub(self.panel_height());
            self.help = Some(top.min(lowest));
        }
    }
}
