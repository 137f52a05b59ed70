//! Find on a page of the guide: the places of a phrase.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::context::{Context, Request};
use crate::tui::guide::Guide;
use crate::tui::guide::page::PageLine;
use crate::tui::guide::places::{Match, places};
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::Press;
use crate::tui::notice::Notice;
use crate::tui::scene::Scene;
use crate::tui::widgets::picker::{Entry, PADDING, Picker, PickerStyle, Typed, count_words, list_height, no_entries};
use crate::tui::widgets::text::{last_word, width};
use crate::tui::widgets::theme::Theme;

/// The overlay.
#[derive(Debug, Default)]
pub struct PageFind {
    picker: Picker<usize>,
}

impl PageFind {
    /// The same search in another text of the page.
    pub(crate) fn resume(&self, guide: &Guide, layout: &Layout) -> PageFind {
        let mut find = PageFind { picker: Picker::like(&self.picker) };
        find.search(guide, layout);
        if let Some(&at) = self.picker.selected() {
            find.picker.move_to(at);
        }
        find
    }

    pub(crate) fn picker(&self) -> &Picker<usize> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, guide: &mut Guide, cx: &mut Context<'_>) {
        if self.picker.navigate(action, height(cx.layout)) {
            return;
        }
        if action != Action::In {
            return cx.request(Request::Close);
        }
        if let Some(&at) = self.picker.selected() {
            cx.request(Request::Close);
            guide.find(self.picker.query().to_owned(), at, cx);
        }
    }

    pub(crate) fn press(&mut self, press: &Press, guide: &Guide, cx: &mut Context<'_>) {
        let typed = self.picker.press(press);
        self.typed(typed, guide, cx);
    }

    pub(crate) fn paste(&mut self, text: &str, guide: &Guide, cx: &mut Context<'_>) {
        let typed = self.picker.insert(text);
        self.typed(typed, guide, cx);
    }

    fn typed(&mut self, typed: Typed, guide: &Guide, cx: &mut Context<'_>) {
        match typed {
            Typed::Changed => self.search(guide, cx.layout),
            Typed::TooLong => cx.notify(Notice::query_too_long()),
            Typed::Nothing => {}
        }
    }

    fn search(&mut self, guide: &Guide, layout: &Layout) {
        let places = places(&guide.lines, self.picker.query());
        let room = usize::from(layout.inside(PageFind::area(layout)).width.saturating_sub(PADDING));
        let entries = places.iter().enumerate().map(|(at, place)| entry(at, place, &guide.lines, room)).collect();
        self.picker.list(entries, places.len());
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
            area: PageFind::area(scene.layout),
            title: "Find on this page",
            count: count_words(self.picker.count, "found", "found"),
            prompt: Some("/"),
            empty: no_entries(self.picker.query()),
            has_keys: false,
            has_signs: false,
            above: Vec::new(),
            below: Vec::new(),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

fn height(layout: &Layout) -> u16 {
    list_height(layout.inside(PageFind::area(layout)), true, 0)
}

/// A place as one line, from a word before the phrase on where there is no room for more.
fn entry(at: usize, place: &Match, lines: &[PageLine], room: usize) -> Entry<usize> {
    let (mut text, mut matched) = (String::new(), Vec::new());
    for (line, part) in &place.parts {
        let words = lines[*line].text();
        text += lines[*line].joint.filter(|_| !text.is_empty()).unwrap_or_default();
        let before = text.chars().count() + words[..part.start].chars().count();
        matched.extend((before..before + words[part.clone()].chars().count()).map(|char| char as u32));
        text += &words;
    }
    let first = matched.first().copied().unwrap_or(0) as usize;
    let start: String = text.chars().take(first).collect();
    if width(&text) > room && width(&start) > room / 2 {
        let cut = last_word(&start);
        let chars = start[..cut].chars().count() as u32;
        text.drain(..cut);
        matched.iter_mut().for_each(|char| *char -= chars);
    }
    Entry { matched, ..Entry::new(at, text) }
}
