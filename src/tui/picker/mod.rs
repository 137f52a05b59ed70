//! A list to pick from, narrowed by typing: what find, the palette and the links share.

pub(crate) mod draw;

use crate::progress::At;
use crate::roadmap::NodeId;
use crate::tui::filter::Filter;
use crate::tui::find::Near;
use crate::tui::keymap::Action;
use crate::tui::links::ADDRESS;
use crate::tui::mode::{Mode, Over};
use crate::tui::widgets::line_editor::Prompt;
use crate::tui::widgets::list::moved;
use crate::tui::widgets::text::width;
use crate::tui::{Effect, Key, Press, Remark, Sign, Tui};

/// Cells between the words of an entry and what stands beside them, at least.
const GAP: usize = 2;
/// Cells that an arrow takes more as a word.
const ARROW: usize = 4;

/// What is picked from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// All that the roadmap holds.
    Find,
    /// The places of a phrase on a page of the guide.
    Page,
    /// What can be done in this mode.
    Palette(Mode),
    /// The addresses of what is under the cursor.
    Links,
    /// What is to be shown of the road.
    Filter,
}

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Node(NodeId),
    Action(Action),
    Place(usize),
    Address(String),
    Filter(Filter),
}

/// One entry.
#[derive(Clone, Debug)]
pub struct Picked {
    pub(crate) choice: Choice,
    /// The sign of its row, if it stands for one.
    pub sign: Option<Sign>,
    /// What it says, sanitised.
    pub text: String,
    /// The characters of the text that fit what was typed, by their place in it.
    pub lit: Vec<u32>,
    /// What stands beside it: where it is, or its key.
    pub beside: String,
}

impl Picked {
    /// Cells for its words and, apart from them, for what stands beside them. Arrows may have to be said in words.
    fn cells(&self) -> u16 {
        let arrows = self.beside.matches(['↑', '↓', '←', '→']).count() * ARROW;
        let beside = if self.beside.is_empty() { 0 } else { width(&self.beside) + arrows + GAP };
        (width(&self.text) + beside).min(u16::MAX.into()) as u16
    }
}

/// The list while it is shown.
#[derive(Debug)]
pub struct Picker {
    /// What is picked from.
    pub pick: Pick,
    /// What is typed.
    pub prompt: Prompt,
    pub(crate) entries: Vec<Picked>,
    /// How many fit; not all of them may be listed.
    pub count: usize,
    cursor: usize,
    top: usize,
    /// Cells for the widest entry of all, where they are known before anything is typed.
    cells: Option<u16>,
    /// Of a search over the roadmap, what was near the queries up to this one.
    near: Vec<Near>,
}

impl Picker {
    pub(crate) fn new(pick: Pick) -> Picker {
        Picker {
            pick,
            prompt: Prompt::default(),
            entries: Vec::new(),
            count: 0,
            cursor: 0,
            top: 0,
            cells: None,
            near: Vec::new(),
        }
    }

    /// The entries in view in so many lines, and whether each is under the cursor.
    pub fn view(&self, height: u16) -> impl Iterator<Item = (&Picked, bool)> {
        let entries = self.entries.iter().enumerate().skip(self.top).take(usize::from(height));
        entries.map(|(at, entry)| (entry, at == self.cursor))
    }

    /// Whether text is typed here.
    pub fn takes_text(&self) -> bool {
        !matches!(self.pick, Pick::Links | Pick::Filter)
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn list(&mut self, entries: Vec<Picked>, count: usize) {
        (self.entries, self.count, self.cursor, self.top) = (entries, count, 0, 0);
        if self.cells.is_none() {
            self.cells = self.entries.iter().map(Picked::cells).max();
        }
    }

    /// Cells across for all that can be listed, with its cursor and the air around it. What is found is as wide as it is:
    /// its list stays as it was before anything was.
    pub(crate) fn cells(&self) -> Option<u16> {
        self.cells.filter(|_| !matches!(self.pick, Pick::Find | Pick::Page)).map(|cells| cells.saturating_add(ADDRESS))
    }

    /// Stays as wide as it was.
    pub(crate) fn as_wide_as(&mut self, former: &Picker) {
        self.cells = former.cells;
    }

    /// How many entries fit what was typed and stand below so many lines.
    pub fn more_below(&self, height: u16) -> usize {
        self.count.max(self.entries.len()).saturating_sub(self.top + usize::from(height))
    }

    pub(crate) fn selected(&self) -> Option<&Choice> {
        self.entries.get(self.cursor).map(|entry| &entry.choice)
    }

    pub(crate) fn move_to(&mut self, at: usize) {
        self.cursor = at.min(self.entries.len().saturating_sub(1));
    }

    /// Goes to the entry of this choice. Of links none is picked in the place of one that is not listed any more.
    pub(crate) fn go_to_choice(&mut self, choice: Option<&Choice>) {
        match self.entries.iter().position(|entry| Some(&entry.choice) == choice) {
            Some(at) => self.move_to(at),
            None if self.pick == Pick::Links => self.list(Vec::new(), 0),
            None => {}
        }
    }

    fn settle(&mut self, height: u16) {
        let room = usize::from(height).max(1);
        let lowest = self.entries.len().saturating_sub(room);
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(room), self.cursor).min(lowest);
    }
}

impl Tui {
    /// Lines of the list of a picker.
    pub fn picker_height(&self) -> u16 {
        let prompt = u16::from(self.picker().is_some_and(Picker::takes_text));
        let area = self.layout().inside(self.layout().popup);
        let address = self.long_address(area.width.saturating_sub(ADDRESS)).len() as u16;
        area.height.saturating_sub(prompt + address)
    }

    /// The entry at this line of the list's panel.
    pub(crate) fn picked_at(&self, y: u16) -> Option<usize> {
        let picker = self.picker()?;
        let y = y.checked_sub(u16::from(picker.takes_text())).filter(|y| *y < self.picker_height())?;
        Some(picker.top + usize::from(y)).filter(|at| *at < picker.entries.len())
    }

    /// Begins to pick.
    pub(crate) fn pick(&mut self, pick: Pick) {
        self.overs.push(Over::Picker(Picker::new(pick)));
        self.list_what_fits();
    }

    /// Goes on to pick as in the list of another text of the roadmap.
    pub(crate) fn pick_again(&mut self, former: &Picker) {
        let prompt = former.prompt.clone();
        self.overs.push(Over::Picker(Picker { prompt, ..Picker::new(former.pick) }));
        self.list_what_fits();
    }

    /// What is typed, or pasted, narrows the list.
    pub(crate) fn type_in_picker(&mut self, text: &str) {
        let Some(picker) = self.picker_mut().filter(|picker| picker.takes_text()) else { return };
        if picker.prompt.insert(text) {
            self.list_what_fits();
        } else {
            self.remark = Some(Remark::QueryTooLong);
        }
    }

    pub(crate) fn type_key(&mut self, press: &Press) {
        match press.key {
            Key::Char(char) if !press.ctrl && !press.alt => self.type_in_picker(char.encode_utf8(&mut [0; 4])),
            _ if self.picker_mut().is_some_and(|picker| picker.prompt.press(press)) => self.list_what_fits(),
            _ => {}
        }
    }

    fn list_what_fits(&mut self) {
        let Some(picker) = self.picker_mut() else { return };
        let (pick, query) = (picker.pick, picker.prompt.text().trim().to_owned());
        let mut near = std::mem::take(&mut picker.near);
        let (entries, count) = match pick {
            Pick::Find => self.found(&query, &mut near),
            Pick::Page => self.places_found(&query),
            Pick::Palette(mode) => self.actions(mode, &query),
            Pick::Links => self.links(),
            Pick::Filter => self.filters(),
        };
        if let Some(picker) = self.picker_mut() {
            picker.list(entries, count);
            picker.near = near;
        }
    }

    pub(crate) fn settle_picker(&mut self) {
        let height = self.picker_height();
        if let Some(picker) = self.picker_mut() {
            picker.settle(height);
        }
    }

    pub(crate) fn perform_in_picker(&mut self, action: Action, now: At) -> Vec<Effect> {
        let page = usize::from(self.picker_height()).max(1);
        let Some(picker) = self.picker_mut() else { return Vec::new() };
        if let Some(at) = moved(action, picker.cursor, page) {
            picker.move_to(at);
            return Vec::new();
        }
        match action {
            Action::In => return self.take_picked(now),
            Action::Copy => return self.copy_address(),
            _ => self.close(),
        }
        Vec::new()
    }

    fn take_picked(&mut self, now: At) -> Vec<Effect> {
        let Some(picker) = self.picker() else { return Vec::new() };
        let Some(choice) = picker.selected().cloned() else { return Vec::new() };
        match (choice, picker.pick) {
            (Choice::Node(node), _) => self.take_found(node),
            (Choice::Place(at), _) => self.take_place(at),
            (Choice::Action(action), Pick::Palette(mode)) => {
                self.close();
                return self.perform(mode, action, now);
            }
            (Choice::Address(address), _) => return self.open_address(address),
            (Choice::Filter(filter), _) => self.set_filter(filter),
            (Choice::Action(_), _) => {}
        }
        Vec::new()
    }

    /// The address under the cursor of the links.
    pub(crate) fn address(&self) -> Option<&str> {
        match self.picker()?.selected()? {
            Choice::Address(address) => Some(address),
            _ => None,
        }
    }
}
