//! What a key leads to in each mode.

use crate::progress::{At, Intent};
use crate::tui::keymap::Action;
use crate::tui::mode::{Help, Mode, Over};
use crate::tui::picker::Pick;
use crate::tui::{Effect, Press, Remark, Side, Tui};

impl Tui {
    pub(crate) fn press(&mut self, press: &Press, now: At) -> Vec<Effect> {
        (self.remark, self.clicked) = (None, None);
        let mode = self.mode();
        match self.keymap.action(mode, press) {
            Some(action) => self.perform(mode, action, now),
            None if mode == Mode::Note => self.press_in_note(press),
            None if mode.takes_text() => {
                self.type_key(press);
                Vec::new()
            }
            None => {
                let is_about_progress = mode == Mode::Guide && self.keymap.action(Mode::Road, press).is_some();
                self.remark = is_about_progress.then_some(Remark::OfTheRoad);
                Vec::new()
            }
        }
    }

    /// What is pasted goes where text is typed, if it is.
    pub(crate) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.mode() == Mode::Note {
            return self.type_text(text);
        }
        self.type_in_picker(text);
        Vec::new()
    }

    pub(crate) fn perform(&mut self, mode: Mode, action: Action, now: At) -> Vec<Effect> {
        match (action, mode) {
            (Action::Suspend, _) => return vec![Effect::Suspend],
            (_, Mode::Leaving) => return self.perform_in_leaving(action),
            (Action::QuitAnywhere, _) => return self.quit(),
            (Action::Palette, Mode::Help) => self.pick_a_key_of_the_help(),
            (Action::Palette, _) => self.pick(Pick::Palette(mode)),
            (_, Mode::Help) => self.perform_in_help(action),
            (Action::In | Action::Back, Mode::Reread) => self.close(),
            (_, Mode::Reread) => {}
            (_, Mode::Note) => return self.perform_in_note(action, now),
            (Action::Help, _) => self.overs.push(Over::Help(Help { mode, top: 0 })),
            (_, Mode::Find | Mode::Palette | Mode::Links | Mode::Filter) => return self.perform_in_picker(action, now),
            (Action::Road, _) => self.open_road(),
            (Action::Guide, _) => self.open_guide(),
            (Action::Links, Mode::Road | Mode::Guide) => self.show_links(),
            (Action::Roadmaps, Mode::Road | Mode::Guide) => return vec![Effect::ListRoadmaps],
            (Action::Quit, Mode::Road | Mode::Guide) => return self.quit(),
            (Action::Find, Mode::Guide) => self.pick(Pick::Page),
            (_, Mode::Guide) => self.perform_in_guide(action),
            (_, Mode::Select) => return self.perform_in_selection(action, now),
            (_, Mode::Roadmaps) => return self.perform_in_roadmaps(action),
            (_, Mode::Changes) => return self.perform_in_changes(action, now),
            (_, Mode::Road) => return self.perform_in_road(action, now),
        }
        Vec::new()
    }

    fn perform_in_road(&mut self, action: Action, now: At) -> Vec<Effect> {
        match action {
            Action::In if self.is_at_a_home() => return self.give_home(now),
            Action::Tick => return self.intend(Intent::Toggle, now),
            Action::Doing => return self.intend(Intent::Doing, now),
            Action::Skip => return self.intend(Intent::Skip, now),
            Action::Choose => return self.choose(now),
            Action::Undo => return self.undo(now),
            Action::Redo => return self.redo(now),
            Action::Find => self.pick(Pick::Find),
            Action::NextMatch => self.go_to_match(true),
            Action::PreviousMatch => self.go_to_match(false),
            Action::Note => self.write_note(),
            Action::EditNote => return self.edit_note(),
            Action::Select => self.begin_selection(),
            Action::Filter => self.pick_filter(),
            Action::HideDone => self.hide_done(),
            Action::Focus => self.focus_or_not(),
            Action::FoldLevel => self.fold_level(true),
            Action::UnfoldLevel => self.fold_level(false),
            Action::FoldAll => self.fold_all(true),
            Action::UnfoldAll => self.fold_all(false),
            Action::Changes => self.review(),
            Action::Abandon => return self.quit(),
            Action::SaveElsewhere => return self.save_elsewhere(),
            Action::Back if !self.notices.is_empty() && self.homeless().is_none() => {
                self.notices.remove(0);
            }
            Action::Back if self.put_away() => {}
            Action::Back if self.show_all() => {}
            Action::Back => self.side = Side::Outline,
            movement => self.travel(movement),
        }
        Vec::new()
    }

    /// Keys that move scroll it, all others that are heard in it close it.
    fn perform_in_help(&mut self, action: Action) {
        let (page, lowest) = (self.panel_height(), self.lowest_help());
        let Some(Over::Help(help)) = self.overs.last_mut() else { return };
        let top = match action {
            Action::Down => help.top.saturating_add(1),
            Action::Up => help.top.saturating_sub(1),
            Action::HalfDown | Action::PageDown => help.top.saturating_add(page),
            Action::HalfUp | Action::PageUp => help.top.saturating_sub(page),
            Action::First => 0,
            Action::Last => u16::MAX,
            _ => return self.close(),
        };
        help.top = top.min(lowest);
    }

    /// The commands by name in place of their keys.
    fn pick_a_key_of_the_help(&mut self) {
        let Some(help) = self.help() else { return };
        self.close();
        self.pick(Pick::Palette(help.mode));
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
}
