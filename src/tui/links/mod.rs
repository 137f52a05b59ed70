//! Links: those of a node or a page by their titles, with their addresses shown whole, to open or copy.

mod follow;

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::roadmap::{Link, NodeId, links_in};
use crate::tui::context::{Context, Request};
use crate::tui::document::Document;
use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::notice::Notice;
use crate::tui::scene::Scene;
use crate::tui::widgets::picker::{Entry, GAP, PADDING, PATH, Picker, PickerStyle, count_words, list_height};
use crate::tui::widgets::text::{overflows, width, wrap};
use crate::tui::widgets::theme::Theme;

pub(crate) use follow::{Destination, copy, follow};

/// The overlay.
#[derive(Debug)]
pub struct Links {
    picker: Picker<String>,
}

impl Links {
    /// The list of these links, each address once, with the cursor on the one with this address; `None` where there are none.
    pub(crate) fn new(mut links: Vec<Link>, selected: Option<&str>) -> Option<Links> {
        keep_each_once(&mut links);
        let at = links.iter().position(|link| Some(link.address.as_str()) == selected);
        let mut picker = Picker::default();
        let count = links.len();
        picker.list(links.into_iter().map(entry).collect(), count);
        picker.move_to(at.unwrap_or(0));
        (count > 0).then_some(Links { picker })
    }

    /// The list in another text of the roadmap. Where the selected address was removed the list is empty: no other takes
    /// its place unseen.
    pub(crate) fn resume(&self, links: Vec<Link>) -> Links {
        let mut links = Links::new(links, None).unwrap_or(Links { picker: Picker::default() });
        let selected = self.picker.selected();
        match links.picker.entries.iter().position(|entry| Some(&entry.value) == selected) {
            Some(at) => links.picker.move_to(at),
            None => links.picker.list(Vec::new(), 0),
        }
        links
    }

    pub(crate) fn picker(&self) -> &Picker<String> {
        &self.picker
    }

    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        if self.picker.navigate(action, self.height(cx.layout)) {
            return;
        }
        match action {
            Action::In => self.open(cx),
            Action::Copy => self.copy(cx),
            _ => cx.request(Request::Close),
        }
    }

    fn open(&self, cx: &mut Context<'_>) {
        let Some(address) = self.picker.selected() else { return };
        if !self.is_seen_whole(cx.layout) {
            return cx.notify(Notice::refusal("Not opened: the window is too small to show it"));
        }
        if follow(address, cx) {
            cx.requests.insert(0, Request::Close);
        }
    }

    fn copy(&self, cx: &mut Context<'_>) {
        let Some(address) = self.picker.selected() else { return };
        cx.request(Request::Close);
        copy(address, cx);
    }

    pub(crate) fn settle(&mut self, layout: &Layout) {
        let height = self.height(layout);
        self.picker.settle(height);
    }

    /// Moves to the entry at a line of the overlay; returns its index.
    pub(crate) fn click(&mut self, line: u16, layout: &Layout) -> Option<usize> {
        Some(line).filter(|line| *line < self.height(layout)).and_then(|line| self.picker.click(line))
    }

    pub(crate) fn area(&self, layout: &Layout) -> Rect {
        let wide = layout.popup_for(self.picker.cells(), None);
        let long = self.long_address(layout.inside(wide).width.saturating_sub(PADDING), layout).len();
        let lines = self.picker.entries.len().max(1) + long;
        layout.popup_for(self.picker.cells(), Some(lines.min(u16::MAX.into()) as u16))
    }

    fn height(&self, layout: &Layout) -> u16 {
        let inside = layout.inside(self.area(layout));
        list_height(inside, false, self.lines_below(layout).len() as u16)
    }

    /// The lines of the selected address, where the list has no room to show it whole.
    fn lines_below(&self, layout: &Layout) -> Vec<String> {
        let inside = layout.inside(self.area(layout));
        self.long_address(inside.width.saturating_sub(PADDING), layout)
    }

    fn long_address(&self, room: u16, layout: &Layout) -> Vec<String> {
        let address = self.picker.selected_entry().filter(|entry| !fits(entry, room.into())).map_or("", |it| &it.value);
        // One line more than the window has means that it cannot be seen whole.
        let most = usize::from(layout.window.height) + 1;
        let lines = wrap(address, usize::from(room.max(1)), most).into_iter().map(|line| address[line].to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Returns true if all of the selected address is in view: an address that hides its end is not opened.
    fn is_seen_whole(&self, layout: &Layout) -> bool {
        self.lines_below(layout).len() < usize::from(layout.inside(self.area(layout)).height)
    }

    pub(crate) fn draw(&self, scene: Scene<'_>, theme: &Theme, buffer: &mut Buffer) {
        let style = PickerStyle {
            area: self.area(scene.layout),
            title: "Links",
            count: count_words(self.picker.count, "link", "links"),
            prompt: None,
            empty: "This link is gone.",
            has_keys: false,
            has_signs: false,
            above: Vec::new(),
            below: self.lines_below(scene.layout),
        };
        self.picker.draw(&style, scene.layout, theme, buffer);
    }
}

/// The row of a link: its title and its address, or the address alone.
fn entry(Link { title, address }: Link) -> Entry<String> {
    if title.is_empty() {
        return Entry::new(address.clone(), address);
    }
    Entry { beside: address.clone(), ..Entry::new(address, title) }
}

/// Returns true if a row of so many cells shows the whole address.
fn fits(entry: &Entry<String>, room: usize) -> bool {
    let beside = if entry.beside.is_empty() { 0 } else { GAP + width(&entry.beside).max(PATH.into()) };
    !overflows(&entry.text, room.saturating_sub(beside))
}

/// Keeps of each address the first link, with the first title that one of its links has.
pub(crate) fn keep_each_once(links: &mut Vec<Link>) {
    let mut titles: HashMap<String, String> = HashMap::new();
    for link in links.iter() {
        let title = titles.entry(link.address.clone()).or_default();
        if title.is_empty() {
            title.clone_from(&link.title);
        }
    }
    links.retain_mut(|link| titles.remove(&link.address).map(|title| link.title = title).is_some());
}

/// The links of a node: those in the notes on it and below it, then its own, else its points'; of a heading those of
/// everything below.
pub(crate) fn links_of(node: NodeId, is_heading: bool, doc: &Document) -> Vec<Link> {
    let notes = doc.roadmap.subtree(node).flat_map(|(below, _)| doc.progress.notes(below));
    let mut links: Vec<Link> = notes.flat_map(|note| links_in(&note.text)).collect();
    let own = doc.roadmap.titled_links(node);
    if own.is_empty() || is_heading || doc.roadmap.node(node).is_heading() {
        links.extend(doc.roadmap.subtree(node).flat_map(|(below, _)| doc.roadmap.titled_links(below)));
    } else {
        links.extend(own);
    }
    links
}
