//! The path of a roadmap to open, completed from the names in its folder.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::roadmap::clean;
use crate::tui::context::{Context, Request};
use crate::tui::effect::Effect;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::Press;
use crate::tui::notice::Notice;
use crate::tui::scene::Scene;
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::picker::{Entry, Picker, PickerStyle, Typed, list_height};
use crate::tui::widgets::theme::Theme;

/// The overlay.
#[derive(Clone, Debug, Default)]
pub struct PathPrompt {
    picker: Picker<String>,
    /// The folder whose names are known, as it was typed, and its names: those of folders end in a slash.
    folder: Option<(String, Vec<String>)>,
}

impl PathPrompt {
    pub(crate) fn new(cx: &mut Context<'_>) -> PathPrompt {
        let mut prompt = PathPrompt::default();
        prompt.search(cx.effects);
        prompt
    }

    pub(crate) fn picker(&self) -> &Picker<String> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if self.picker.navigate(action, height(cx.layout)) {
            return;
        }
        let selected = self.picker.selected().cloned();
        match (action, selected) {
            (Action::Complete, Some(path)) => self.write(&path, cx),
            (Action::In, Some(path)) if path.ends_with(std::path::is_separator) => self.write(&path, cx),
            (Action::In, selected) => {
                let typed = self.picker.query().to_owned();
                let path = selected.unwrap_or(typed);
                if path.is_empty() {
                    return cx.notify(Notice::refusal("Type the path of a Markdown file"));
                }
                // The list of roadmaps below it too.
                cx.request(Request::Close);
                cx.request(Request::Close);
                cx.request(Request::OpenPath(path));
            }
            (Action::Back, _) => cx.request(Request::Close),
            _ => {}
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
            Typed::Changed => self.search(cx.effects),
            Typed::TooLong => cx.notify(Notice::query_too_long()),
            Typed::Nothing => {}
        }
    }

    fn write(&mut self, path: &str, cx: &mut Context<'_>) {
        self.picker.query = Editor::new(path);
        self.search(cx.effects);
    }

    /// Takes in the names in a folder.
    pub(crate) fn list(&mut self, folder: String, names: Vec<String>) {
        self.folder = Some((folder, names));
        self.search(&mut Vec::new());
    }

    /// Lists the names that go on with what is typed; asks for those of its folder where they are not known.
    fn search(&mut self, effects: &mut Vec<Effect>) {
        let typed = self.picker.query.text();
        let (folder, begun) = typed.split_at(typed.rfind(std::path::is_separator).map_or(0, |at| at + 1));
        let known = self.folder.as_ref().filter(|(known, _)| known == folder);
        if known.is_none() {
            effects.push(Effect::ListFolder { folder: folder.to_owned() });
        }
        let begun = begun.to_lowercase();
        let goes_on =
            |name: &&String| name.to_lowercase().starts_with(&begun) && name.starts_with('.') == begun.starts_with('.');
        let names = known.into_iter().flat_map(|(_, names)| names.iter().filter(goes_on));
        let entry = |name: &String| Entry::new(format!("{folder}{name}"), clean(name).into_owned());
        let entries: Vec<_> = names.map(entry).collect();
        let count = entries.len();
        // Of names that differ in their case alone, the one that is typed.
        let exact = entries.iter().position(|entry| entry.value == typed).unwrap_or(0);
        self.picker.list(entries, count);
        self.picker.move_to(exact);
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        self.picker.settle(height(layout));
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16) -> Option<usize> {
        self.picker.click(line.checked_sub(1)?)
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.popup
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: PathPrompt::area(scene.layout),
            title: "Open a file",
            count: String::new(),
            prompt: Some("›"),
            empty: "Type the path of a Markdown file; ~/ is your home.",
            has_keys: false,
            has_signs: false,
            above: Vec::new(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

fn height(layout: &Layout) -> u16 {
    list_height(layout.inside(PathPrompt::area(layout)), true, 0)
}
