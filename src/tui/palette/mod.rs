//! The palette: every command of a mode by its name and its help, with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::context::{Context, Request};
use crate::tui::find::fuzzy::{Query, Weight, rank};
use crate::tui::keymap::Mode;
use crate::tui::keymap::{Action, Binding, Group, Keymap};
use crate::tui::layout::Layout;
use crate::tui::message::Press;
use crate::tui::notice::Notice;
use crate::tui::scene::Scene;
use crate::tui::widgets::picker::{Entry, Picker, PickerStyle, Typed, count_words, list_height, no_entries};
use crate::tui::widgets::theme::Theme;

/// The width of the column of names.
const NAME: usize = 18;
/// Commands that come first in the Guide.
const READING: [Action; 9] = [
    Action::NextSection,
    Action::PreviousSection,
    Action::NextPhase,
    Action::PreviousPhase,
    Action::Find,
    Action::NextMatch,
    Action::PreviousMatch,
    Action::Links,
    Action::Road,
];

/// The overlay.
#[derive(Debug)]
pub struct Palette {
    picker: Picker<Action>,
    /// The mode whose commands are listed.
    mode: Mode,
    /// Commands that were run from here before, the last one first.
    recent: Vec<Action>,
    /// Text was typed or an entry was selected: before that, Enter runs nothing.
    is_used: bool,
}

impl Palette {
    pub(crate) fn new(mode: Mode, recent: &[Action], keymap: &Keymap) -> Palette {
        let mut palette = Palette { picker: Picker::default(), mode, recent: recent.to_vec(), is_used: false };
        palette.search(keymap);
        palette
    }

    /// The same query over another text of the roadmap.
    pub(crate) fn resume(&self, keymap: &Keymap) -> Palette {
        let picker = Picker::like(&self.picker);
        let mut palette = Palette { picker, mode: self.mode, recent: self.recent.clone(), is_used: self.is_used };
        palette.search(keymap);
        let selected = self.picker.selected();
        if let Some(at) = palette.picker.entries.iter().position(|entry| Some(&entry.value) == selected) {
            palette.picker.move_to(at);
        }
        palette
    }

    pub(crate) fn picker(&self) -> &Picker<Action> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if self.picker.navigate(action, self.height(cx.layout)) {
            self.is_used = true;
            return;
        }
        if action != Action::In {
            return cx.request(Request::Close);
        }
        if !self.is_used {
            return cx.notify(Notice::refusal("Type the name of a command, or move to one"));
        }
        if let Some(&action) = self.picker.selected() {
            cx.request(Request::Close);
            cx.request(Request::Run(self.mode, action));
        }
    }

    pub(crate) fn press(&mut self, press: &Press, cx: &mut Context<'_>) {
        let typed = self.picker.press(press);
        self.typed(typed, cx);
    }

    pub(crate) fn paste(&mut self, text: &str, cx: &mut Context<'_>) {
        let typed = self.picker.insert(text);
        self.typed(typed, cx);
    }

    fn typed(&mut self, typed: Typed, cx: &mut Context<'_>) {
        match typed {
            Typed::Changed => {
                self.is_used = true;
                self.search(cx.keymap);
            }
            Typed::TooLong => cx.notify(Notice::query_too_long()),
            Typed::Nothing => {}
        }
    }

    fn search(&mut self, keymap: &Keymap) {
        let query = self.picker.query().to_owned();
        let mut bindings = commands(self.mode, keymap);
        if query.is_empty() {
            let place = |binding: &&Binding| self.recent.iter().position(|action| *action == binding.action);
            bindings.sort_by_key(|binding| place(binding).unwrap_or(usize::MAX));
        } else {
            bindings = rank(&query, &bindings, |binding| text(binding).into(), |_| Weight::default(), usize::MAX).best;
            let mut words = Query::new(&query);
            bindings.sort_by_key(|binding| match nearness(binding.name, &query, &mut words) {
                near @ 0..=1 => (near, binding.name.len()),
                far => (far, 0),
            });
        }
        let mut words = Query::new(&query);
        let entries: Vec<_> = bindings.into_iter().map(|binding| entry(binding, &mut words)).collect();
        let count = entries.len();
        self.picker.list(entries, count);
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        let height = self.height(layout);
        self.picker.settle(height);
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        let at = self.picker.click(line.checked_sub(1)?)?;
        self.is_used = true;
        Some(at)
    }

    /// Its rectangle: as wide as the widest command, and as high as can be, since it would jump at each letter.
    pub(crate) fn area(&self, layout: &Layout) -> Rect {
        layout.popup_for(self.picker.cells(), None)
    }

    fn height(&self, layout: &Layout) -> u16 {
        list_height(layout.inside(self.area(layout)), true, 0)
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: self.area(scene.layout),
            title: "Commands",
            count: count_words(self.picker.count, "command", "commands"),
            prompt: Some(":"),
            empty: no_entries(self.picker.query()),
            has_keys: true,
            has_signs: false,
            above: Vec::new(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

/// The commands of a mode; movements come last.
fn commands(mode: Mode, keymap: &Keymap) -> Vec<&Binding> {
    let here = |binding: &&Binding| binding.modes.contains(mode) && binding.action != Action::Palette;
    let of = |group: Group| keymap.bindings().iter().filter(move |binding| binding.group == group);
    let mut bindings: Vec<&Binding> =
        [Group::Mark, Group::Program, Group::Move].into_iter().flat_map(of).filter(here).collect();
    if mode == Mode::Guide {
        let place = |binding: &&Binding| READING.iter().position(|action| *action == binding.action);
        bindings.sort_by_key(|binding| place(binding).unwrap_or(READING.len()));
    }
    bindings
}

/// The distance of a command's name from a query: equal, beginning with it, containing it, or neither. A whole name
/// means that command, however well the words of another one match.
fn nearness(name: &str, query: &str, words: &mut Query) -> usize {
    let typed = query.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    let near = [name == typed, name.starts_with(&typed), words.is_in(name)];
    near.iter().position(|is_near| *is_near).unwrap_or(near.len())
}

/// The name, and in a column of its own the help.
fn text(binding: &Binding) -> String {
    format!("{:<NAME$}{}", binding.name, binding.help)
}

fn entry(binding: &Binding, query: &mut Query) -> Entry<Action> {
    let text = text(binding);
    Entry { matched: query.matched(&text), beside: binding.keys_label(), ..Entry::new(binding.action, text) }
}
