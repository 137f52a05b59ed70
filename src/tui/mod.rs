//! The screen: its state, its answers to messages, and its drawing; one folder a feature.
//!
//! [`Tui::handle`] changes the state and returns the effects to perform; [`draw()`] draws it and changes nothing.
//! Nothing here reads a clock or a file, or writes to a terminal.
//!
//! A feature owns its state, keys and drawing and knows the others by `Context` alone: it asks for what lies
//! outside of it by a `Request`. [`View`] and `Overlay` list the features.

mod ask;
mod banner;
mod card;
mod changes;
mod click;
mod context;
mod dispatch;
mod document;
mod draw;
mod effect;
mod entry;
mod filter;
mod find;
mod footer;
mod guide;
mod header;
mod help;
mod hints;
mod history;
pub mod keymap;
mod layout;
mod links;
mod log;
mod message;
mod mouse;
mod note;
mod notice;
mod overlay;
mod pace;
mod palette;
pub mod plain;
mod reload;
mod remember;
mod resume;
mod road;
mod roadmaps;
mod scene;
mod screen_state;
mod timer;
mod today;
mod turn;
mod view;
mod widgets;

pub use ask::identity::{Candidate, Identity};
pub use banner::Banner;
pub use document::{Document, Saving};
pub use draw::draw;
pub use effect::Effect;
pub use footer::hints::Hint;
pub use hints::hints;
pub use keymap::Mode;
pub use layout::Layout;
pub use message::{JournalUpdate, Key, Message, Mouse, Press};
pub use resume::resume;
pub use road::Pane;
pub use road::rows::RowInView;
pub use road::visible::Filter;
pub use roadmaps::listed::Listed;
pub use screen_state::ScreenState;
pub use view::View;
pub use widgets::editor::LONGEST_QUERY;
pub use widgets::theme::{Colours, Look, Signs, Theme};

use std::collections::{BTreeMap, BTreeSet};

use ratatui::layout::Size;

use crate::progress::carry::{Update, Words};
use crate::progress::pace::{Preferences, Timer};
use crate::progress::{At, Draft, Progress};
use crate::roadmap::{Link, NodeId, Roadmap};
use ask::Question;
use changes::Changes;
use click::Clicked;
use find::Matches;
use keymap::{Action, Keymap};
use notice::Notice;
use overlay::Overlay;
use road::Road;
use scene::Scene;
use view::Views;

/// Everything on the screen.
#[derive(Debug)]
pub struct Tui {
    doc: Document,
    window: Size,
    keymap: Keymap,
    views: Views,
    /// The open overlays; the last one has the keys.
    overlays: Vec<Overlay>,
    changes: Changes,
    /// The matches of the last search.
    matches: Matches,
    /// Commands that were run from the palette, the last one first.
    recent: Vec<Action>,
    /// Messages that are shown one by one until they are dismissed.
    messages: Vec<String>,
    /// The result of the last key.
    notice: Option<Notice>,
    clicked: Option<Clicked>,
    /// The learner was told about keys that are not bound.
    knows_unbound_keys: bool,
    /// The look that it is drawn with, for clicks.
    look: Look,
    /// The learner quits as soon as everything is saved.
    quitting: bool,
}

impl Tui {
    /// The screen of a roadmap in a window of this size, at the node with the key `place` or, without one, at the first
    /// section with an open item.
    pub fn new(roadmap: Roadmap, progress: Progress, window: Size, place: Option<&str>) -> Tui {
        let doc = Document::new(roadmap, progress);
        let mut tui = Tui {
            views: Views::new(Road::new(&doc)),
            doc,
            window,
            keymap: Keymap::default(),
            overlays: Vec::new(),
            changes: Changes::default(),
            matches: Matches::default(),
            recent: Vec::new(),
            messages: Vec::new(),
            notice: None,
            clicked: None,
            knows_unbound_keys: false,
            look: Look::default(),
            quitting: false,
        };
        let layout = tui.layout();
        tui.views.road.open_at(place, Scene { doc: &tui.doc, layout: &layout, keymap: &tui.keymap });
        tui.settle();
        tui
    }

    /// Sets the learner's keys and preferences.
    pub fn configure(&mut self, keymap: Keymap, preferences: Preferences) {
        self.keymap = keymap;
        self.doc.preferences = preferences;
    }

    /// Sets the look that it is drawn with.
    pub fn set_look(&mut self, look: Look) {
        self.look = look;
    }

    /// Sets the same as another screen has.
    pub fn configure_like(&mut self, other: &Tui) {
        self.look = other.look;
        self.configure(other.keymap.clone(), other.doc.preferences);
    }

    /// Announces what changed since the roadmap was last seen, and the suggestions that wait for an answer; takes over the
    /// last texts of orphans.
    pub fn announce(&mut self, update: Option<Update>, words: BTreeMap<String, Words>) {
        self.changes.announce(update, words, &mut self.doc);
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

    /// Takes over the timer that runs on this machine; one that may have been forgotten is asked about.
    pub fn resume_timer(&mut self, timer: Option<Timer>, now: At) {
        self.doc.timer.set(timer, now);
        self.doc.set_today(now.day());
        if self.doc.timer.running().is_some_and(|timer| timer.is_doubtful(now)) {
            self.overlays.extend(Question::timer(&self.doc, now).map(Overlay::Question));
            self.settle();
        }
    }

    /// The timer that runs on the open roadmap, or whose time is about to be saved.
    pub fn timer(&self) -> Option<&Timer> {
        self.doc.timer.kept()
    }

    /// Returns true if a bell rings at the end of each stretch of work.
    pub fn rings(&self) -> bool {
        self.doc.preferences.pomodoro.is_some()
    }

    /// The microseconds until the time that the header shows is another one; `None` while no timer is shown.
    pub fn until_timer_changes(&self, now: At) -> Option<i64> {
        let is_shown = self.layout().header.height > 0;
        let timer = self.doc.timer.running().filter(|_| is_shown || self.rings())?;
        Some(timer.until_next_minute(now))
    }

    /// Asks which roadmap a file is.
    pub fn ask_identity(&mut self, identity: Identity) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Question(_)));
        self.overlays.push(Overlay::Question(Question::identity(identity)));
        self.settle();
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

    /// Shows as new what an earlier session left unseen, by keys.
    pub fn add_new(&mut self, keys: &BTreeSet<String>) {
        let nodes: Vec<NodeId> = keys.iter().filter_map(|key| self.doc.locate(key)).collect();
        self.doc.new.extend(nodes);
        self.settle();
    }

    /// The keys of new items and points that were not looked at, for the next session.
    pub fn new_keys(&self) -> BTreeSet<String> {
        self.doc.new.iter().map(|&node| self.doc.key(node)).collect()
    }

    /// The key of the node under the cursor.
    pub fn place(&self) -> Option<String> {
        self.views.place().map(|node| self.doc.key(node))
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
        &self.views.road
    }

    pub fn window(&self) -> Size {
        self.window
    }

    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    pub fn view(&self) -> View {
        self.views.current
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
            None => self.views.mode(),
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
        let updated = self.changes.banner.clone().map(|text| Banner::updated(text, keymap));
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

    /// The lines of the banners in so many columns.
    fn banner_lines(&self, columns: u16) -> Vec<Banner> {
        let banners = self.banners();
        let most = Layout::most_banners(self.window).saturating_sub(banners.len().saturating_sub(1) as u16);
        banners.into_iter().flat_map(|banner| banner.lines(columns, most)).collect()
    }

    /// The rectangles of the window.
    pub fn layout(&self) -> Layout {
        let panes = self.views.road.pane_widths(&self.doc, self.window.width);
        let banners = self.banner_lines(Layout::width(self.window, panes));
        let layout = Layout::new(self.window, banners.len() as u16, panes);
        if self.views.is_alone() { layout.alone(guide::WIDEST_PANE) } else { layout }
    }

    /// The rows of a pane that are in view.
    pub fn rows_in_view(&self, pane: Pane) -> Vec<RowInView> {
        self.views.road.rows_in_view(pane, self.scene(&self.layout()))
    }

    fn scene<'a>(&'a self, layout: &'a Layout) -> Scene<'a> {
        Scene { doc: &self.doc, layout, keymap: &self.keymap }
    }

    /// Moves cursors and tops to rows that are shown, and scrolls them into view.
    fn settle(&mut self) {
        let layout = self.layout();
        let scene = Scene { doc: &self.doc, layout: &layout, keymap: &self.keymap };
        self.views.settle(scene);
        for overlay in &mut self.overlays {
            overlay.settle(scene);
        }
        if let (View::Road, Pane::Checklist, Some(cursor)) =
            (self.views.current, self.views.road.pane(), self.views.road.cursor(Pane::Checklist))
        {
            self.doc.see(cursor);
        }
    }

    /// The item that the orphan being attached would go to.
    fn attach_target(&self) -> Option<NodeId> {
        self.changes.attaching.as_ref().and_then(|_| changes::target(&self.views.road, &self.doc))
    }

    /// The links of the page that is read, or of the node under the cursor.
    fn links(&self) -> Vec<Link> {
        let is_heading = self.views.road.pane() == Pane::Outline;
        let of_selected = || self.views.road.selected().map(|node| links::links_of(node, is_heading, &self.doc));
        self.views.page_links().or_else(of_selected).unwrap_or_default()
    }
}
