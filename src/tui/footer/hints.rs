//! Which keys the footer shows.

use crate::roadmap::{Mark, NodeId};
use crate::tui::changes::is_entry;
use crate::tui::keymap::Action;
use crate::tui::mode::Mode;
use crate::tui::road::outline::divides;
use crate::tui::{Guide, Remark, Side, Tui};

/// A key that matters now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it asks for.
    pub action: Action,
    /// The key, as the learner reads it.
    pub key: String,
    /// The word beside it.
    pub word: &'static str,
}

impl Tui {
    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<Hint> {
        let useful: &[Action] = match self.mode() {
            Mode::Leaving => &[Action::SaveElsewhere, Action::Abandon],
            Mode::Reread => &[Action::In],
            Mode::Roadmaps | Mode::Find | Mode::Palette | Mode::Filter => &[Action::In, Action::Down],
            Mode::Guide => self.useful_in_the_guide(),
            Mode::Select => &[Action::Tick, Action::Doing, Action::Skip, Action::Down],
            Mode::Links => &[Action::In, Action::Copy, Action::Down],
            Mode::Help => &[Action::Down],
            Mode::Changes => &[Action::In, Action::TakeBack, Action::Dismiss, Action::Undo, Action::Redo, Action::Down],
            Mode::Note => &[Action::SaveNote, Action::NewLine],
            Mode::Road => self.useful_on_the_road(),
        };
        let mut shown: Vec<Action> = useful.iter().copied().filter(|&action| self.applies(action)).collect();
        // A notice leaves room for few keys. What was just said is undone or noted on next; what was undone, redone.
        let first = shown.first().copied();
        let next: &[Option<Action>] = match &self.remark {
            Some(Remark::Undone(_)) => &[Some(Action::Redo), Some(Action::Undo), first],
            Some(remark) if !remark.is_refusal() => &[first, Some(Action::Undo), Some(Action::Note)],
            // What changed is offered while it is announced.
            _ if self.banner().is_some() => &[first, Some(Action::Changes)],
            _ => &[],
        };
        shown.sort_by_key(|action| next.iter().position(|next| *next == Some(*action)).unwrap_or(next.len()));
        shown.into_iter().filter_map(|action| self.hint(action)).collect()
    }

    /// The keys that matter wherever one is: to the help, where it is heard, and last the way out.
    pub fn lasting_hints(&self) -> Vec<Hint> {
        let mode = self.mode();
        let help = Some(Action::Help).filter(|&help| mode != Mode::Help && self.keymap.is_heard(mode, help));
        let out = if matches!(mode, Mode::Road | Mode::Guide) { Action::Quit } else { Action::Back };
        help.into_iter().chain([out]).filter_map(|action| self.hint(action)).collect()
    }

    fn hint(&self, action: Action) -> Option<Hint> {
        let mode = self.mode();
        let binding = self.keymap.binding(action)?;
        let word = match action {
            Action::In if self.is_on_something_lost() => "pick a home",
            Action::In if self.is_at_a_home() => "put it here",
            Action::Skip if self.brings_back() => "bring back",
            Action::Down => "move",
            Action::NextSection => "page",
            _ => binding.hint_in(mode),
        };
        let pair: &[Action] = match action {
            Action::Down => &[Action::Down, Action::Up],
            Action::NextSection => &[Action::PreviousSection, Action::NextSection],
            _ => &[action],
        };
        let leads_on = |action: &&Action| match action {
            Action::NextSection => self.leads_to_a_page(true),
            Action::PreviousSection => self.leads_to_a_page(false),
            _ => true,
        };
        let bindings = pair.iter().filter(leads_on).filter_map(|&action| self.keymap.binding(action));
        let keys: Vec<String> = bindings.map(|binding| binding.first_key(mode)).collect();
        Some(Hint { action, key: keys.join(" "), word })
    }

    /// Whether the key that skips brings back what is under the cursor, or all that is selected.
    fn brings_back(&self) -> bool {
        match self.mode() {
            Mode::Select => self.are_selected_all(Mark::Skipped),
            _ => self.cursor(self.side).is_some_and(|node| self.progress.mark(node) == Mark::Skipped),
        }
    }

    fn useful_in_the_guide(&self) -> &'static [Action] {
        match self.side {
            Side::Outline => &[Action::In, Action::Down, Action::NextSection, Action::Road],
            Side::Checklist => {
                &[Action::Down, Action::NextSection, Action::Find, Action::Links, Action::Road, Action::OtherPane]
            }
        }
    }

    /// The first four fit the usual window.
    fn useful_on_the_road(&self) -> &'static [Action] {
        match (self.side, self.cursor(Side::Outline).and_then(|row| self.outline.entry(row))) {
            (_, None) => &[Action::Guide, Action::Roadmaps],
            (Side::Outline, Some(entry)) if entry.is_option => &[
                Action::In,
                Action::Tick,
                Action::Choose,
                Action::Skip,
                Action::Note,
                Action::Undo,
                Action::Redo,
                Action::Find,
                Action::NextOpen,
                Action::Changes,
            ],
            (Side::Outline, Some(entry)) if entry.depth > 0 => &[
                Action::In,
                Action::Tick,
                Action::Find,
                Action::Skip,
                Action::Undo,
                Action::Redo,
                Action::Note,
                Action::NextOpen,
                Action::Choose,
                Action::Changes,
            ],
            (Side::Outline, Some(_)) => &[
                Action::In,
                Action::Tick,
                Action::Find,
                Action::NextOpen,
                Action::Undo,
                Action::Redo,
                Action::Changes,
                Action::Guide,
                Action::Roadmaps,
            ],
            (Side::Checklist, Some(_)) => &[
                Action::In,
                Action::Tick,
                Action::Choose,
                Action::Doing,
                Action::Skip,
                Action::Note,
                Action::Back,
                Action::Undo,
                Action::Redo,
                Action::NextOpen,
                Action::Find,
                Action::Changes,
            ],
        }
    }

    /// Whether a key would do anything here.
    fn applies(&self, action: Action) -> bool {
        let mode = self.mode();
        let here = self.cursor(self.side);
        match action {
            Action::In if mode == Mode::Road && self.side == Side::Checklist => self.is_at_a_home(),
            Action::In if mode == Mode::Changes => self.leads_somewhere(),
            Action::In => self.picker().is_none_or(|picker| !picker.is_empty()),
            Action::Tick if mode == Mode::Road => here.is_some_and(|node| self.can_tick(node)),
            Action::Doing if mode == Mode::Road => here.is_some_and(|node| is_entry(self.roadmap.node(node).kind)),
            Action::Choose => self.option_at_cursor().is_some(),
            Action::TakeBack => self.can_take_back(),
            Action::Dismiss | Action::Changes => self.has_changes(),
            Action::Undo => self.progress.undoable().is_some(),
            Action::Redo => self.progress.redoable().is_some(),
            Action::Links => self.guide().is_some_and(Guide::has_links),
            Action::NextSection => self.leads_to_a_page(true) || self.leads_to_a_page(false),
            Action::Down => self.has_more_to_move_in(),
            _ => true,
        }
    }

    /// Whether anything is out of view, or can be moved to.
    fn has_more_to_move_in(&self) -> bool {
        match self.mode() {
            Mode::Help => self.lowest_help() > 0,
            Mode::Guide if self.side == Side::Checklist => {
                self.guide().is_some_and(|guide| guide.lines.len() > usize::from(self.page_height()))
            }
            _ => self.picker().is_none_or(|picker| picker.entries.len() > 1),
        }
    }

    /// Whether ticking says anything: of a heading, while something below it is open and no choice is to be made first.
    fn can_tick(&self, node: NodeId) -> bool {
        let tally = self.progress.tally(node);
        let is_open = tally.done < tally.count || tally.items == 0 && tally.extras_done < tally.extras;
        !divides(self.roadmap.node(node)) || is_open && !self.asks_to_choose(node)
    }
}
