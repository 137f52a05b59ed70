//! The screen: its state, its answers to messages, and its drawing; one folder a feature.
//!
//! [`Tui::handle`] changes the state and returns the effects to perform; [`Tui::draw`] draws it and changes nothing.
//! Nothing here reads a clock or a file, or writes to a terminal.
//!
//! A feature owns its state, keys and drawing and knows the others by [`context::Context`] alone: it asks for what lies
//! outside of it by [`context::Request`]. [`view::View`] and [`overlay::Overlay`] list the features.

mod ask;
mod banner;
mod changes;
mod context;
mod dispatch;
mod document;
mod effect;
mod filter;
mod find;
mod footer;
mod guide;
mod header;
mod help;
mod history;
pub mod keymap;
mod layout;
mod links;
mod message;
mod note;
mod notice;
mod overlay;
mod palette;
pub mod plain;
mod reload;
mod road;
mod roadmaps;
mod scene;
mod view;
mod widgets;

pub use banner::Banner;
pub use document::{Document, Saving};
pub use effect::Effect;
pub use footer::hints::Hint;
pub use keymap::mode::Mode;
pub use layout::Layout;
pub use message::{JournalUpdate, Key, Message, Mouse, Press};
pub use road::Pane;
pub use road::rows::Placed;
pub use road::visible::Filter;
pub use roadmaps::listed::Listed;
pub use view::View;
pub use widgets::editor::LONGEST_QUERY;
pub use widgets::theme::{Look, Palette, Theme};

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::progress::carry::Update;
use crate::progress::{At, Draft, Progress, StudyDay};
use crate::roadmap::{NodeId, Roadmap};
use ask::Question;
use changes::Changes;
use dispatch::Clicked;
use find::Matches;
use footer::Footer;
use guide::Guide;
use header::Header;
use keymap::{Action, Keymap};
use note::NoteEditor;
use notice::Notice;
use overlay::Overlay;
use road::Road;
use scene::Scene;
use widgets::emoji;
use widgets::panel::Panel;

/// Everything on the screen.
#[derive(Debug)]
pub struct Tui {
    doc: Document,
    window: Size,
    keymap: Keymap,
    view: View,
    road: Road,
    guide: Guide,
    /// The open overlays; the last one has the keys.
    overlays: Vec<Overlay>,
    changes: Changes,
    /// The matches of the last search.
    matches: Matches,
    /// Messages that are shown one by one until they are dismissed.
    messages: Vec<String>,
    /// The result of the last key.
    notice: Option<Notice>,
    clicked: Option<Clicked>,
    /// The learner quits as soon as everything is saved.
    quitting: bool,
}

impl Tui {
    /// The screen of a roadmap in a window of this size, at the node with the key `place` or, without one, at the first
    /// section with an open item.
    pub fn new(roadmap: Roadmap, progress: Progress, window: Size, place: Option<&str>) -> Tui {
        let doc = Document::new(roadmap, progress);
        let mut tui = Tui {
            road: Road::new(&doc),
            doc,
            window,
            keymap: Keymap::default(),
            view: View::Road,
            guide: Guide::default(),
            overlays: Vec::new(),
            changes: Changes::default(),
            matches: Matches::default(),
            messages: Vec::new(),
            notice: None,
            clicked: None,
            quitting: false,
        };
        let layout = tui.layout();
        tui.road.open_at(place, Scene { doc: &tui.doc, layout: &layout, keymap: &tui.keymap });
        tui.settle();
        tui
    }

    /// Sets the learner's keys, and what makes a day a study day.
    pub fn configure(&mut self, keymap: Keymap, study_day: StudyDay) {
        self.keymap = keymap;
        self.doc.streak.study_day = study_day;
    }

    /// Announces what changed since the roadmap was last seen.
    pub fn announce(&mut self, update: Update) {
        self.changes.announce(update, &mut self.doc);
        self.settle();
    }

    /// Asks whose the ticks in the file are, where that was never answered and nothing was marked yet.
    pub fn ask_about_ticks(&mut self) {
        let count = self.doc.progress.ticks_to_ask_about(&self.doc.roadmap);
        if count > 0 {
            self.overlays.push(Overlay::Question(Question::ticks(count, &self.doc)));
            self.settle();
        }
    }

    /// Shows a message until it is dismissed.
    pub fn show_message(&mut self, text: String) {
        if !self.messages.contains(&text) {
            self.messages.push(text);
        }
        self.settle();
    }

    /// Shows why the action of the last key failed, in place of its notice.
    pub fn show_failure(&mut self, why: String) {
        self.notice = None;
        self.show_message(why);
    }

    /// Shows that nothing can be saved, and why, until something is.
    pub fn cannot_save(&mut self, reason: String) {
        self.doc.saving = Saving::NotSaved(reason);
        self.settle();
    }

    /// Adds the drafts that were kept at this place when the program ended.
    pub fn add_drafts(&mut self, drafts: impl IntoIterator<Item = (String, Draft)>, place: String) {
        self.doc.drafts.extend(drafts);
        self.doc.drafts_path = place;
    }

    /// Shows as new the points that an earlier session left unopened, by the keys of their items.
    pub fn add_new_points(&mut self, new: &BTreeMap<String, u32>) {
        for (key, &new) in new {
            if let Some(item) = self.doc.locate(key) {
                self.doc.new_points.entry(item).or_insert(new);
            }
        }
        self.settle();
    }

    /// New points that were not looked at, by the keys of their items: what the next session is to show still.
    pub fn new_points(&self) -> BTreeMap<String, u32> {
        self.doc.new_points.iter().map(|(&item, &new)| (self.doc.key(item), new)).collect()
    }

    /// The key of the node under the cursor.
    pub fn place(&self) -> Option<String> {
        self.road.selected().map(|node| self.doc.key(node))
    }

    pub fn document(&self) -> &Document {
        &self.doc
    }

    pub fn roadmap(&self) -> &Roadmap {
        &self.doc.roadmap
    }

    pub fn progress(&self) -> &Progress {
        &self.doc.progress
    }

    pub fn road(&self) -> &Road {
        &self.road
    }

    pub fn window(&self) -> Size {
        self.window
    }

    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    pub fn view(&self) -> View {
        self.view
    }

    /// Returns true if it knows that today is the day of `now`.
    pub fn is_dated(&self, now: At) -> bool {
        self.doc.streak.today == Some(now.day())
    }

    /// The mode of the keys.
    pub fn mode(&self) -> Mode {
        match self.overlays.last() {
            _ if self.quitting => Mode::Quitting,
            Some(overlay) => overlay.mode(),
            None if self.view == View::Road && self.road.is_selecting() => Mode::Select,
            None => self.view.mode(),
        }
    }

    /// The banners, the most urgent first.
    pub fn banners(&self) -> Vec<Banner> {
        let (doc, keymap) = (&self.doc, &self.keymap);
        let reloaded = self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Reloaded(lost) => Some(Banner::reloaded(lost.text(), keymap)),
            _ => None,
        });
        let attaching = self.changes.attaching.as_ref().map(|orphan| Banner::attaching(&orphan.name, keymap));
        let message = self.messages.first().map(|text| Banner::message(text, self.messages.len() - 1, keymap));
        let updated = self.changes.banner(doc).map(|text| Banner::updated(text, keymap));
        let banners = [
            Banner::unsaved(&doc.saving, doc.unsaved()),
            self.quitting.then(|| Banner::quitting(doc.unsaved())),
            reloaded,
            attaching,
            message,
            updated,
        ];
        banners.into_iter().flatten().collect()
    }

    /// The rectangles of the window.
    pub fn layout(&self) -> Layout {
        Layout::new(self.window, self.banners().len() as u16, self.road.outline_width())
    }

    /// The rows of a pane that are in view.
    pub fn rows_in_view(&self, pane: Pane) -> Vec<Placed> {
        self.road.rows_in_view(pane, self.scene(&self.layout()))
    }

    fn scene<'a>(&'a self, layout: &'a Layout) -> Scene<'a> {
        Scene { doc: &self.doc, layout, keymap: &self.keymap }
    }

    /// Moves cursors and tops to rows that are shown, and scrolls them into view.
    fn settle(&mut self) {
        let layout = self.layout();
        let scene = Scene { doc: &self.doc, layout: &layout, keymap: &self.keymap };
        self.road.settle(scene);
        if self.view == View::Guide {
            self.guide.settle(&self.doc, &layout);
        }
        for overlay in &mut self.overlays {
            overlay.settle(scene);
        }
        if let (Pane::Checklist, Some(cursor)) = (self.road.pane(), self.road.cursor(Pane::Checklist))
            && let Some(item) = self.doc.roadmap.item_of_point(cursor)
        {
            self.doc.new_points.remove(&item);
        }
    }

    /// Draws the whole screen.
    pub fn draw(&self, look: Look, frame: &mut Frame<'_>) {
        let theme = Theme::new(look);
        let layout = self.layout();
        let buffer = frame.buffer_mut();
        let header = self.header(&layout);
        header::draw(&header, self.doc.streak.days, &theme, &mut Panel::new(buffer, layout.header));
        self.draw_middle(&layout, &theme, buffer);
        banner::draw(&self.banners(), &theme, &mut Panel::new(buffer, layout.banners));
        footer::draw(&self.footer(&layout), &theme, &mut Panel::new(buffer, layout.footer));
        emoji::simplify(buffer);
    }

    /// Draws what is between the header and the footer.
    pub(crate) fn draw_middle(&self, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
        let scene = self.scene(layout);
        // Of overlays that cover the panes, only the last is drawn, and then no view.
        let covers =
            |overlay: &Overlay| matches!(overlay, Overlay::Help(_) | Overlay::Roadmaps(_) | Overlay::Changes(_));
        let first = self.overlays.iter().rposition(covers);
        if first.is_none() {
            self.draw_view(scene, theme, buffer);
        }
        for overlay in &self.overlays[first.unwrap_or(0)..] {
            self.draw_overlay(overlay, scene, theme, buffer);
        }
    }

    fn draw_view(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        match self.view {
            View::Road => road::draw::draw(&self.road, scene, theme, buffer),
            View::Guide => {
                let both = scene.layout.both;
                let reads = self.road.pane() == Pane::Checklist;
                if both || !reads {
                    road::draw::draw_outline(&self.road, scene, theme, buffer);
                }
                if both || reads {
                    guide::draw(&self.guide, reads, scene, theme, buffer);
                }
            }
        }
    }

    fn draw_overlay(&self, overlay: &Overlay, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        match overlay {
            Overlay::Help(help) => help::draw(*help, scene, theme, buffer),
            Overlay::Roadmaps(roadmaps) => roadmaps::draw(roadmaps, scene.layout, theme, buffer),
            Overlay::Changes(list) => changes::draw(list, scene, theme, buffer),
            Overlay::Find(find) => find.draw(scene, theme, buffer),
            Overlay::PageFind(find) => find.draw(scene, theme, buffer),
            Overlay::Palette(palette) => palette.draw(scene, theme, buffer),
            Overlay::Links(links) => links.draw(scene, theme, buffer),
            Overlay::Filter(filter) => filter.draw(scene, theme, buffer),
            Overlay::Question(question) => question.draw(scene, theme, buffer),
            Overlay::Note(note) => note::draw(note, self.road.last_line(scene), scene.layout, theme, buffer),
            Overlay::Reloaded(_) => {}
        }
    }

    fn header(&self, layout: &Layout) -> Header {
        let tally = self.doc.progress.road(&self.doc.roadmap);
        Header::new(&self.title(layout), self.view, tally, &self.keymap, self.window.width)
    }

    /// The roadmap's title. Where nothing has a frame with a title, that of the overlay, or the open section's name.
    fn title(&self, layout: &Layout) -> String {
        if layout.framed {
            return self.doc.roadmap.title().to_owned();
        }
        self.overlays.last().and_then(Overlay::title).unwrap_or_else(|| self.road.title(self.scene(layout)))
    }

    fn footer(&self, layout: &Layout) -> Footer<'_> {
        let mode = self.mode();
        Footer {
            hints: self.hints_in(layout),
            lasting: footer::hints::lasting(mode, &self.keymap),
            notice: self.notice.as_ref(),
            saving: &self.doc.saving,
            is_quitting: self.quitting,
            selected: self.road.selected_count(self.scene(layout)),
        }
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<Hint> {
        self.hints_in(&self.layout())
    }

    fn hints_in(&self, layout: &Layout) -> Vec<Hint> {
        let scene = self.scene(layout);
        let useful: &[Action] = match (self.overlays.last(), self.view) {
            _ if self.quitting => &[Action::SaveElsewhere, Action::Abandon],
            (Some(overlay), _) => overlay.hints(),
            (None, View::Guide) => self.guide.hints(self.road.pane()),
            (None, View::Road) if self.road.is_selecting() => {
                &[Action::Tick, Action::Doing, Action::Skip, Action::Down]
            }
            (None, View::Road) => self.road.hints(),
        };
        let mut shown: Vec<Action> = useful.iter().copied().filter(|&action| self.applies(action, scene)).collect();
        let announced = self.changes.banner(&self.doc).is_some();
        footer::hints::sort(&mut shown, self.notice.as_ref(), announced);
        shown.into_iter().filter_map(|action| self.hint(action, scene)).collect()
    }

    /// Returns true if an action does anything now.
    fn applies(&self, action: Action, scene: Scene<'_>) -> bool {
        match action {
            Action::Undo => self.doc.progress.undoable().is_some(),
            Action::Redo => self.doc.progress.redoable().is_some(),
            Action::Dismiss | Action::Changes => self.doc.update.is_some(),
            _ if self.quitting => true,
            _ => match (self.overlays.last(), self.view) {
                (Some(overlay), _) => overlay.applies(action, scene),
                (None, View::Guide) => self.guide.applies(action, self.road.pane(), scene.layout),
                (None, View::Road) if self.road.is_selecting() => true,
                (None, View::Road) if action == Action::In && self.attach_target().is_some() => true,
                (None, View::Road) => self.road.applies(action, scene),
            },
        }
    }

    fn hint(&self, action: Action, scene: Scene<'_>) -> Option<Hint> {
        let is_on_orphan = || match self.overlays.last() {
            Some(Overlay::Changes(list)) => list.is_on_orphan(&self.doc),
            _ => false,
        };
        let word = match action {
            Action::In if is_on_orphan() => Some("new place"),
            Action::In if self.overlays.is_empty() && self.attach_target().is_some() => Some("put it here"),
            Action::Skip if self.road.brings_back(scene) => Some("bring back"),
            Action::Down => Some("move"),
            Action::NextSection => Some("page"),
            _ => None,
        };
        let actions: Vec<Action> = match action {
            Action::Down => vec![Action::Down, Action::Up],
            Action::NextSection => self.guide.page_keys(),
            action => vec![action],
        };
        let hint = Hint::new(&actions, word, self.mode(), &self.keymap)?;
        Some(Hint { action, ..hint })
    }

    /// The item that the orphan being attached would go to.
    fn attach_target(&self) -> Option<NodeId> {
        self.changes.attaching.as_ref().and_then(|_| changes::target(&self.road, &self.doc))
    }

    /// Takes over the state of the screen of a former text, as far as its nodes still exist. Where keys were meant for
    /// something else, they wait until the learner has seen it.
    pub fn resume(&mut self, former: &Tui) {
        self.doc.drafts.clone_from(&former.doc.drafts);
        self.doc.history = former.doc.history.clone();
        self.view = former.view;
        let layout = self.layout();
        let scene = Scene { doc: &self.doc, layout: &layout, keymap: &self.keymap };
        let nodes = reload::Former { doc: &former.doc, new: &self.doc };
        self.road.resume(&former.road, nodes, scene);
        self.guide = former.guide.resume(nodes);
        self.road.settle(scene);
        self.road.resume_selection(&former.road, nodes, scene);
        self.matches = former.matches.resume(nodes);
        self.changes.attaching = former.changes.attaching.as_ref().and_then(|orphan| orphan.resume(nodes));
        let lost = match former.overlays.iter().any(|overlay| matches!(overlay, Overlay::Changes(_))) {
            true => Some(reload::Lost::Changes),
            false => self.road.lost(&former.road, nodes, scene),
        };
        self.notice.clone_from(&former.notice);
        let messages = std::mem::replace(&mut self.messages, former.messages.clone());
        self.settle();
        messages.into_iter().for_each(|message| self.show_message(message));
        if let Some(lost) = lost {
            self.road.end_selection();
            self.overlays.push(Overlay::Reloaded(lost));
        }
        for overlay in &former.overlays {
            self.resume_overlay(overlay, lost.is_some(), former);
        }
        self.settle();
    }

    fn resume_overlay(&mut self, overlay: &Overlay, is_lost: bool, former: &Tui) {
        let layout = self.layout();
        let nodes = reload::Former { doc: &former.doc, new: &self.doc };
        let resumed = match overlay {
            Overlay::Help(help) => Overlay::Help(*help),
            Overlay::Roadmaps(roadmaps) => Overlay::Roadmaps(roadmaps.clone()),
            Overlay::Note(note) => Overlay::Note(self.resume_note(note)),
            Overlay::Find(find) => Overlay::Find(find.resume(nodes)),
            Overlay::PageFind(find) => Overlay::PageFind(find.resume(&self.guide, &layout)),
            // A command was meant for what was under the cursor.
            Overlay::Palette(_) if is_lost => return,
            Overlay::Palette(palette) => Overlay::Palette(palette.resume(&self.keymap)),
            Overlay::Links(links) => Overlay::Links(links.resume(self.addresses())),
            Overlay::Filter(filter) => Overlay::Filter(filter.resume(&self.doc)),
            Overlay::Question(question) => Overlay::Question(question.clone()),
            Overlay::Reloaded(_) if is_lost => return,
            Overlay::Reloaded(lost) => Overlay::Reloaded(*lost),
            Overlay::Changes(_) => return,
        };
        self.overlays.push(resumed);
    }

    fn resume_note(&mut self, note: &NoteEditor) -> NoteEditor {
        let (note, message) = note.resume(&mut self.doc);
        if let Some(message) = message {
            self.show_message(message);
        }
        note
    }

    /// The addresses of the page that is read, or of the node under the cursor.
    fn addresses(&self) -> Vec<String> {
        if self.view == View::Guide && self.road.pane() == Pane::Checklist {
            return self.guide.addresses();
        }
        let is_heading = self.road.pane() == Pane::Outline;
        self.road.selected().map_or(Vec::new(), |node| links::addresses(node, is_heading, &self.doc))
    }
}
