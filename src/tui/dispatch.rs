//! Dispatch: which feature answers a message.

use ratatui::layout::{Position, Size};

use crate::progress::At;
use crate::progress::counted;
use crate::roadmap::{Anchor, Link, NodeId};
use crate::tui::Tui;
use crate::tui::ask::Question;
use crate::tui::card::Card;
use crate::tui::changes::ChangeList;
use crate::tui::context::{Context, Request};
use crate::tui::document::Saving;
use crate::tui::effect::Effect;
use crate::tui::entry::{self, LineEntry};
use crate::tui::filter::FilterList;
use crate::tui::find::Find;
use crate::tui::guide::PageFind;
use crate::tui::help::Help;
use crate::tui::hints;
use crate::tui::keymap::{Action, Mode};
use crate::tui::layout::Layout;
use crate::tui::links::{self, Destination, Links};
use crate::tui::message::{Key, Message, Mouse, Press};
use crate::tui::mouse;
use crate::tui::note::{self, NoteEditor};
use crate::tui::notice::Notice;
use crate::tui::overlay::Overlay;
use crate::tui::palette::Palette;
use crate::tui::road::outline::holds_nothing;
use crate::tui::roadmaps::Roadmaps;
use crate::tui::roadmaps::path::PathPrompt;
use crate::tui::scene::Scene;
use crate::tui::timer;
use crate::tui::turn::{Turn, context};
use crate::tui::view::{Outcome, View};

/// Returns true if a character with Alt edits text.
fn edits(char: char) -> bool {
    matches!(char, 'b' | 'd' | 'f')
}

impl Tui {
    /// Handles a message at the time `now` and returns the effects to perform.
    pub fn handle(&mut self, message: Message, now: At) -> Vec<Effect> {
        self.doc.set_today(now.day());
        let stretch = self.doc.timer.pass(now, self.doc.preferences.pomodoro);
        let mut turn = Turn { now, layout: self.layout(), effects: Vec::new(), requests: Vec::new() };
        match message {
            Message::Key(press) => self.press(&press, &mut turn),
            Message::Paste(text) => self.paste(&text, &mut turn),
            Message::Mouse(Mouse::Click { column, row }) => mouse::click(self, Position::new(column, row), &mut turn),
            Message::Mouse(Mouse::Scroll { down, column, row }) => {
                mouse::scroll(self, down, Position::new(column, row), &mut turn);
            }
            Message::Resize { columns, rows } => {
                self.window = Size::new(columns, rows);
                self.views.follow_cursors();
            }
            Message::Saved { ticket } => self.saved(ticket, &mut turn),
            Message::NotSaved { reason, .. } => self.doc.saving = Saving::NotSaved(reason),
            Message::Timer(timer) => self.doc.timer.set(timer, now),
            Message::Refused { ticket, reason } => {
                self.doc.timer.refused(ticket);
                self.doc.refused(ticket);
                self.show_message(format!("Undone, because it cannot be saved: {reason}"));
            }
            Message::JournalChanged(update) => {
                if let Some((effect, count)) = self.doc.merge(&update) {
                    turn.effects.push(effect);
                    let facts = counted(count as u32, "missing fact");
                    self.show_message(format!("Another program replaced the journal. Restored {facts}."));
                }
                update.notices.into_iter().for_each(|text| self.show_message(text));
            }
            Message::Roadmaps(list) => {
                let open = self.overlays.iter_mut().find_map(|overlay| match overlay {
                    Overlay::Roadmaps(roadmaps) => Some(roadmaps),
                    _ => None,
                });
                match open {
                    Some(roadmaps) => roadmaps.update(list, &self.doc),
                    None => self.overlays.push(Overlay::Roadmaps(Roadmaps::new(list, &self.doc))),
                }
            }
            Message::Folder { folder, names } => {
                if let Some(Overlay::PathPrompt(prompt)) = self.overlays.last_mut() {
                    prompt.list(folder, names);
                }
            }
            Message::NoteEdited { item, over, outcome } => {
                let edited = match outcome {
                    Ok(Some(text)) => note::edited_outside(&item, &text, over, context!(self, turn)),
                    Ok(None) => Ok(()),
                    Err(why) => Err(why),
                };
                edited.unwrap_or_else(|why| self.show_message(why));
            }
            Message::Terminate => self.end(Effect::Quit, &mut turn),
            Message::Resumed => turn.effects.push(Effect::Redraw),
            Message::Focus(_) | Message::TimePassed => {}
        }
        self.fulfil(&mut turn);
        if let Some(stretch) = stretch {
            turn.effects.push(Effect::Bell);
            self.notice = Some(timer::notice(stretch));
        }
        self.settle();
        turn.effects
    }

    fn press(&mut self, press: &Press, turn: &mut Turn) {
        let mode = self.mode();
        if self.keymap.action(mode, press) == Some(Action::Repaint) {
            // What is shown is drawn again, and nothing else.
            return turn.effects.push(Effect::Redraw);
        }
        (self.notice, self.clicked) = (None, None);
        self.views.follow_cursors();
        let action = self.keymap.action(mode, press).filter(|&action| self.is_needed(action));
        if action.is_none() && press.alt && matches!(press.key, Key::Char(char) if !mode.takes_text() || !edits(char)) {
            // A terminal multiplexer may send Esc and the next key as one.
            self.press(&Press { key: Key::Esc, ctrl: false, alt: false, shift: false }, turn);
            self.fulfil(turn);
            return self.press(&Press { alt: false, ..*press }, turn);
        }
        if !matches!(action, Some(Action::Undo | Action::Redo)) {
            self.doc.history.forget_question();
        }
        if let Some(action) = action {
            return self.run(mode, action, turn);
        }
        match self.overlays.last_mut() {
            _ if self.quitting => {}
            Some(Overlay::Note(note)) => note.press(press, context!(self, turn)),
            Some(Overlay::Entry(entry)) => entry.press(press, context!(self, turn)),
            Some(Overlay::Find(find)) => find.press(press, context!(self, turn)),
            Some(Overlay::PathPrompt(prompt)) => prompt.press(press, context!(self, turn)),
            Some(Overlay::PageFind(find)) => find.press(press, &self.views.guide, context!(self, turn)),
            Some(Overlay::Palette(palette)) => palette.press(press, context!(self, turn)),
            Some(Overlay::Question(question)) => question.press(press, context!(self, turn)),
            Some(_) => {}
            None if mode != Mode::Road
                && View::ALL.iter().any(|view| view.mode() == mode)
                && self.keymap.action(Mode::Road, press).is_some() =>
            {
                let road = self.keymap.key(Action::Road);
                self.notice = Some(Notice::refusal(format!("This key works in the Road view: press {road}")));
            }
            None if !self.knows_unbound_keys => {
                self.knows_unbound_keys = true;
                let help = self.keymap.key(Action::Help);
                self.notice = Some(Notice::refusal(format!("This key does nothing here. {help} lists the keys")));
            }
            None => {}
        }
    }

    /// Returns false for the keys of an emergency while there is none.
    fn is_needed(&self, action: Action) -> bool {
        !matches!(action, Action::SaveElsewhere | Action::Abandon) || self.quitting || self.doc.unsaved() > 0
    }

    /// Inserts pasted text where text is typed.
    fn paste(&mut self, text: &str, turn: &mut Turn) {
        match self.overlays.last_mut() {
            _ if self.quitting => {}
            Some(Overlay::Note(note)) => note.insert(text, context!(self, turn)),
            Some(Overlay::Entry(entry)) => entry.insert(text, context!(self, turn)),
            Some(Overlay::Find(find)) => find.paste(text, context!(self, turn)),
            Some(Overlay::PathPrompt(prompt)) => prompt.paste(text, context!(self, turn)),
            Some(Overlay::PageFind(find)) => find.paste(text, &self.views.guide, context!(self, turn)),
            Some(Overlay::Palette(palette)) => palette.paste(text, context!(self, turn)),
            _ => {}
        }
    }

    /// Runs an action as if its key were pressed in this mode.
    pub(super) fn run(&mut self, mode: Mode, action: Action, turn: &mut Turn) {
        match (action, mode) {
            (Action::Suspend, _) => turn.effects.push(Effect::Suspend),
            (Action::Repaint, _) => turn.effects.push(Effect::Redraw),
            (_, Mode::Quitting) => self.run_while_quitting(action, turn),
            (Action::QuitAnywhere, _) => self.quit(turn),
            (Action::Help, mode) if mode != Mode::Help => {
                let can_choose = self.views.road.can_choose(&self.doc);
                self.overlays.push(Overlay::Help(Help::new(mode, can_choose)));
            }
            (Action::Palette, mode) if mode != Mode::Help => {
                self.overlays.push(Overlay::Palette(Palette::new(mode, &self.recent, &self.keymap)));
            }
            _ => match self.overlays.last_mut() {
                Some(Overlay::Help(help)) => help.handle(action, context!(self, turn)),
                Some(Overlay::Roadmaps(roadmaps)) => roadmaps.handle(action, context!(self, turn)),
                Some(Overlay::PathPrompt(prompt)) => prompt.handle(action, context!(self, turn)),
                Some(Overlay::Changes(list)) => list.handle(action, &mut self.changes, context!(self, turn)),
                Some(Overlay::Find(find)) => find.handle(action, &mut self.matches, context!(self, turn)),
                Some(Overlay::PageFind(find)) => find.handle(action, &mut self.views.guide, context!(self, turn)),
                Some(Overlay::Palette(palette)) => palette.handle(action, context!(self, turn)),
                Some(Overlay::Links(links)) => links.handle(action, context!(self, turn)),
                Some(Overlay::Card(card)) => card.handle(action, context!(self, turn)),
                Some(Overlay::Filter(filter)) => filter.handle(action, context!(self, turn)),
                Some(Overlay::Note(note)) => note.handle(action, context!(self, turn)),
                Some(Overlay::Entry(entry)) => entry.handle(action, context!(self, turn)),
                Some(Overlay::Question(question)) => question.handle(action, context!(self, turn)),
                Some(Overlay::Reloaded(_)) => {
                    if matches!(action, Action::In | Action::Back) {
                        self.overlays.pop();
                    }
                }
                None => self.run_in_view(action, turn),
            },
        }
        self.fulfil(turn);
    }

    fn run_in_view(&mut self, action: Action, turn: &mut Turn) {
        if let Some(&view) = View::ALL.iter().find(|view| view.action() == action) {
            return self.show(view);
        }
        if let Some(setting) = entry::setting_of(action) {
            return self.overlays.push(Overlay::Entry(LineEntry::setting(setting, &self.doc)));
        }
        match action {
            Action::Quit => self.quit(turn),
            Action::Roadmaps => turn.effects.push(Effect::ListRoadmaps),
            Action::Links => self.open_links(turn),
            Action::Timer => timer::toggle(self.views.node(&self.doc), context!(self, turn)),
            Action::LogTime => {
                let corrected = self.views.time_entry(&self.doc).and_then(|at| LineEntry::correcting(at, &self.doc));
                let entry = corrected.unwrap_or_else(|| LineEntry::on(self.views.node(&self.doc), &self.doc));
                self.overlays.push(Overlay::Entry(entry));
            }
            Action::Find if self.views.current == View::Guide => {
                self.overlays.push(Overlay::PageFind(PageFind::default()));
            }
            Action::Find => self.overlays.push(Overlay::Find(Find::default())),
            _ => match self.views.handle(action, context!(self, turn)) {
                Outcome::Handled => {}
                Outcome::Leave => self.show(View::Road),
                Outcome::OnRoad => self.run_on_road(action, turn),
            },
        }
    }

    fn run_on_road(&mut self, action: Action, turn: &mut Turn) {
        let target = self.attach_target();
        match (action, target, self.views.road.selected()) {
            (Action::In, Some(target), _) => {
                if let Some(orphan) = self.changes.attaching.take() {
                    orphan.attach(target, context!(self, turn));
                }
            }
            (Action::In, None, Some(node)) if self.views.road.opens_card(&self.doc) => self.open_card(node),
            (Action::NextMatch | Action::PreviousMatch, _, Some(cursor)) => {
                self.matches.go_to_next(cursor, action == Action::NextMatch, context!(self, turn));
            }
            (Action::Note, _, Some(node)) => self.write_note(node, turn),
            (Action::EditNote, _, Some(node)) => note::edit_outside(node, context!(self, turn)),
            (Action::NextMatch | Action::PreviousMatch | Action::Note | Action::EditNote, _, None) => {}
            (Action::Filter, ..) => {
                self.overlays.push(Overlay::Filter(FilterList::new(self.views.road.filter(), &self.doc)));
            }
            (Action::Counts, ..) => self.overlays.push(Overlay::Question(Question::counts(&self.doc))),
            (Action::Ticks, ..) => self.overlays.push(Overlay::Question(Question::ticks(0, &self.doc))),
            (Action::Changes, ..) => self.open_changes(0),
            (Action::Abandon, ..) => self.quit(turn),
            (Action::SaveElsewhere, ..) => self.save_elsewhere(turn),
            (Action::Back, ..) if self.dismiss() => {}
            (action, ..) => self.views.road.handle(action, context!(self, turn)),
        }
    }

    /// Dismisses the first thing in the way: attaching an orphan, a message, or the banner of changes.
    fn dismiss(&mut self) -> bool {
        if let Some(orphan) = self.changes.attaching.take() {
            self.open_changes(orphan.row);
            return true;
        }
        if !self.messages.is_empty() {
            self.messages.remove(0);
            return true;
        }
        self.changes.banner.take().is_some()
    }

    fn open_changes(&mut self, row: usize) {
        (self.changes.banner, self.changes.attaching) = (None, None);
        match ChangeList::new(&self.doc, row) {
            Some(list) => self.overlays.push(Overlay::Changes(list)),
            None => self.notice = Some(Notice::refusal("Nothing has changed in this roadmap")),
        }
    }

    fn write_note(&mut self, node: NodeId, turn: &mut Turn) {
        let note = NoteEditor::new(node, context!(self, turn));
        self.overlays.push(Overlay::Note(note));
    }

    fn open_card(&mut self, node: NodeId) {
        self.doc.see_all(node);
        self.overlays.push(Overlay::Card(Card::new(node)));
    }

    /// Lists the links here; a single one opens at once where the notice shows all of its address.
    fn open_links(&mut self, turn: &mut Turn) {
        let mut links = self.links();
        links::keep_each_once(&mut links);
        let selected = self.views.link();
        self.follow_or_list(links, selected.as_deref(), turn);
    }

    fn follow_or_list(&mut self, links: Vec<Link>, selected: Option<&str>, turn: &mut Turn) {
        if let [link] = links.as_slice()
            && self.opens_at_once(&link.address, &turn.layout)
        {
            links::follow(&link.address, context!(self, turn));
            return;
        }
        self.notice = None;
        match Links::new(links, selected) {
            Some(links) => self.overlays.push(Overlay::Links(links)),
            None => self.notice = Some(Notice::refusal("No links here")),
        }
    }

    /// Returns true if a link can be followed and its destination is seen meanwhile.
    fn opens_at_once(&mut self, address: &str, layout: &Layout) -> bool {
        match Destination::of(address, &self.doc.roadmap) {
            None => false,
            Some(Destination::Here(_)) => true,
            Some(Destination::Outside) => {
                self.notice = Some(Notice::opening(address));
                hints::footer(self, layout).shows_notice(layout.footer.width, self.look)
            }
        }
    }

    fn show(&mut self, view: View) {
        if view != View::Road {
            self.changes.attaching = None;
        }
        let layout = self.layout();
        let scene = Scene { doc: &self.doc, layout: &layout, keymap: &self.keymap };
        self.views.show(view, scene);
    }

    /// Quits at once where everything is saved, else as soon as it is; meanwhile the learner is asked.
    fn quit(&mut self, turn: &mut Turn) {
        if self.doc.unsaved() == 0 {
            return self.end(Effect::Quit, turn);
        }
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Help(_)));
        self.quitting = true;
    }

    /// While the learner is asked about what is not saved, only the answers count.
    fn run_while_quitting(&mut self, action: Action, turn: &mut Turn) {
        match action {
            Action::SaveElsewhere => self.save_elsewhere(turn),
            Action::Abandon => self.end(Effect::Abandon, turn),
            Action::Back => self.quitting = false,
            _ => {}
        }
    }

    /// Saves elsewhere what could not be saved, and ends. What is only on its way does not need that yet, unless the
    /// learner waits for it to quit.
    fn save_elsewhere(&mut self, turn: &mut Turn) {
        self.notice = Some(match self.doc.saving {
            _ if self.doc.unsaved() == 0 => Notice::info("Everything is saved already"),
            Saving::Saving if !self.quitting => Notice::info("Still saving. Try again in a moment"),
            _ => return self.end(Effect::SaveElsewhere, turn),
        });
    }

    /// Ends in this way, with the place remembered.
    fn end(&self, end: Effect, turn: &mut Turn) {
        turn.effects.extend(self.place().map(|_| Effect::Remember(Box::new(self.state()))));
        turn.effects.push(end);
    }

    fn saved(&mut self, ticket: u64, turn: &mut Turn) {
        self.doc.saved(ticket);
        if self.doc.timer.saved(ticket) {
            turn.effects.push(Effect::KeepTimer(None));
        }
        if self.doc.unsaved() > 0 {
            return;
        }
        if self.quitting {
            return self.end(Effect::Quit, turn);
        }
        for overlay in &mut self.overlays {
            if let Overlay::Roadmaps(roadmaps) = overlay {
                roadmaps.open_if_saved(context!(self, turn));
            }
        }
    }

    /// Fulfils what features asked for.
    fn fulfil(&mut self, turn: &mut Turn) {
        for request in std::mem::take(&mut turn.requests) {
            match request {
                Request::Close => {
                    self.overlays.pop();
                }
                Request::Visit(node) => self.visit(node, turn),
                Request::Jump(Anchor::Heading(node)) if self.views.current != View::Guide => self.visit(node, turn),
                Request::Jump(Anchor::Heading(node)) => self.read(Some(node), turn),
                Request::Jump(Anchor::Beginning) => self.read(None, turn),
                Request::Mark(node, intent) => self.views.road.mark_node(node, intent, context!(self, turn)),
                Request::Note(node) => self.write_note(node, turn),
                Request::Card(node) => self.open_card(node),
                Request::Follow(link) => {
                    self.follow_or_list(vec![link], None, turn);
                    self.fulfil(turn);
                }
                Request::Read { after, text, words } => {
                    self.show(View::Guide);
                    let scene = Scene { doc: &self.doc, layout: &turn.layout, keymap: &self.keymap };
                    self.views.guide.open_at_text(after, (&text, &words), &mut self.views.road, scene);
                }
                Request::List(query) => self.overlays.push(Overlay::Find(Find::of(&query, &self.doc))),
                Request::ShowOnRoad(node) => {
                    self.show(View::Road);
                    self.views.road.visit(node, context!(self, turn));
                }
                Request::AskAboutTimer => {
                    let question = Question::timer(&self.doc, turn.now);
                    self.overlays.extend(question.map(Overlay::Question));
                }
                Request::TypeTime => self.overlays.push(Overlay::Entry(LineEntry::stopping(&self.doc))),
                Request::AskLogPhase(phase) => {
                    self.overlays.push(Overlay::Question(Question::log_phase(phase, &self.doc)));
                }
                Request::ShowLogOf(phase) => {
                    let phase = phase.and_then(|key| self.doc.locate(&key));
                    self.views.log.show_phase(phase);
                }
                Request::Filter(filter) => self.views.road.set_filter(filter, context!(self, turn)),
                Request::AskToForget { title, names } => {
                    self.overlays.push(Overlay::Question(Question::forget(&title, names)));
                }
                Request::AskForPath => {
                    let prompt = PathPrompt::new(context!(self, turn));
                    self.overlays.push(Overlay::PathPrompt(prompt));
                }
                Request::OpenPath(path) => self.end(Effect::OpenPath { path }, turn),
                Request::OpenRoadmap(source) => self.end(Effect::Open { source }, turn),
                Request::Run(mode, action) => {
                    self.recent.retain(|recent| *recent != action);
                    self.recent.insert(0, action);
                    self.run(mode, action, turn);
                }
            }
        }
    }

    /// Goes to a node in the Road. What only holds text is read in the Guide.
    fn visit(&mut self, node: NodeId, turn: &mut Turn) {
        if holds_nothing(&self.doc.roadmap, &self.doc.progress, node) {
            return self.read(Some(node), turn);
        }
        self.show(View::Road);
        self.views.road.visit(node, context!(self, turn));
    }

    /// Shows a page of the Guide.
    fn read(&mut self, page: Option<NodeId>, turn: &mut Turn) {
        self.show(View::Guide);
        let scene = Scene { doc: &self.doc, layout: &turn.layout, keymap: &self.keymap };
        self.views.guide.open_page(page, &mut self.views.road, scene);
    }
}
