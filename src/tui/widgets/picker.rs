//! A list to pick from, narrowed by typing where it has a query.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::tui::keymap::Action;
use crate::tui::layout::Layout;
use crate::tui::message::{Key, Press};
use crate::tui::widgets::editor::{Editor, LONGEST_QUERY};
use crate::tui::widgets::list::moved;
use crate::tui::widgets::panel::{Panel, cover, fit, frame, more_below};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::{cut_start, width};
use crate::tui::widgets::theme::Theme;

/// Cells of a row that are not its text.
pub(crate) const PADDING: u16 = 4;
/// Cells between a text and the path or key beside it, at least.
pub(crate) const GAP: usize = 2;
/// Extra cells of an arrow that is written as a word.
const ARROW: usize = 4;
/// The first cells of signs and texts.
const SIGN: u16 = 2;
const TEXT: u16 = 4;
/// A path is left out where the text leaves less room than this.
pub(crate) const PATH: u16 = 8;

/// One entry of a list.
#[derive(Clone, Debug)]
pub(crate) struct Entry<T> {
    pub(crate) value: T,
    pub(crate) sign: Option<Sign>,
    /// The text, sanitised.
    pub(crate) text: String,
    /// The characters of the text that match the query, by their index.
    pub(crate) matched: Vec<u32>,
    /// The path or the key beside it.
    pub(crate) beside: String,
}

impl<T> Entry<T> {
    pub(crate) fn new(value: T, text: String) -> Entry<T> {
        Entry { value, sign: None, text, matched: Vec::new(), beside: String::new() }
    }

    /// The width of the text and the path or key beside it, with arrows as words.
    fn cells(&self) -> u16 {
        let arrows = self.beside.matches(['↑', '↓', '←', '→']).count() * ARROW;
        let beside = if self.beside.is_empty() { 0 } else { width(&self.beside) + arrows + GAP };
        (width(&self.text) + beside).min(u16::MAX.into()) as u16
    }
}

/// The effect of a key press on the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    Nothing,
    /// The query is another one.
    Changed,
    /// There is no room for more.
    TooLong,
}

#[derive(Clone, Debug)]
pub(crate) struct Picker<T> {
    pub(crate) query: Editor,
    /// The end of the word that is being typed, shown behind it until it is taken.
    pub(crate) ghost: String,
    pub(crate) entries: Vec<Entry<T>>,
    /// The number of matches; not all of them may be listed.
    pub(crate) count: usize,
    cursor: usize,
    top: usize,
    /// The width of the widest entry before anything is typed.
    cells: Option<u16>,
}

impl<T> Default for Picker<T> {
    fn default() -> Picker<T> {
        let query = Editor::default();
        Picker { query, ghost: String::new(), entries: Vec::new(), count: 0, cursor: 0, top: 0, cells: None }
    }
}

impl<T> Picker<T> {
    /// A picker with the query and the width of a former one.
    pub(crate) fn like(former: &Picker<T>) -> Picker<T> {
        Picker { query: former.query.clone(), cells: former.cells, ..Picker::default() }
    }

    pub(crate) fn query(&self) -> &str {
        self.query.text().trim()
    }

    /// Lists other entries, with the cursor on the first.
    pub(crate) fn list(&mut self, entries: Vec<Entry<T>>, count: usize) {
        (self.entries, self.count, self.cursor, self.top) = (entries, count, 0, 0);
        if self.cells.is_none() {
            self.cells = self.entries.iter().map(Entry::cells).max();
        }
    }

    /// The width of the list, with its cursor and margins.
    pub(crate) fn cells(&self) -> Option<u16> {
        self.cells.map(|cells| cells.saturating_add(PADDING))
    }

    pub(crate) fn selected(&self) -> Option<&T> {
        self.selected_entry().map(|entry| &entry.value)
    }

    pub(crate) fn selected_entry(&self) -> Option<&Entry<T>> {
        self.entries.get(self.cursor)
    }

    pub(crate) fn move_to(&mut self, at: usize) {
        self.cursor = at.min(self.entries.len().saturating_sub(1));
    }

    /// Moves the cursor where the action is a movement, in a list of this height; returns whether it is one.
    pub(crate) fn navigate(&mut self, action: Action, height: u16) -> bool {
        let at = moved(action, self.cursor, usize::from(height).max(1));
        if let Some(at) = at {
            self.move_to(at);
        }
        at.is_some()
    }

    /// Types text at the cursor, on one line.
    pub(crate) fn insert(&mut self, text: &str) -> Typed {
        if self.query.text().chars().chain(text.chars()).nth(LONGEST_QUERY).is_some() {
            return Typed::TooLong;
        }
        let line: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        self.query.insert(&line);
        Typed::Changed
    }

    /// Takes the end that is shown for the word that is being typed.
    pub(crate) fn complete(&mut self) -> Typed {
        if self.ghost.is_empty() {
            return Typed::Nothing;
        }
        self.query.end();
        let ghost = std::mem::take(&mut self.ghost);
        self.insert(&format!("{ghost} "))
    }

    /// Types or edits the query.
    pub(crate) fn press(&mut self, press: &Press) -> Typed {
        match press.key {
            Key::Char(char) if !press.ctrl && !press.alt => self.insert(char.encode_utf8(&mut [0; 4])),
            _ => {
                let before = self.query.text().len();
                self.query.press(press);
                if self.query.text().len() == before { Typed::Nothing } else { Typed::Changed }
            }
        }
    }

    /// Scrolls the cursor into view in a list of this height.
    pub(crate) fn settle(&mut self, height: u16) {
        let room = usize::from(height).max(1);
        let lowest = self.entries.len().saturating_sub(room);
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(room), self.cursor).min(lowest);
    }

    /// Moves to the entry at this line of the list; returns its index.
    pub(crate) fn click(&mut self, y: u16) -> Option<usize> {
        let at = Some(self.top + usize::from(y)).filter(|at| *at < self.entries.len())?;
        self.cursor = at;
        Some(at)
    }

    pub(crate) fn draw(&self, style: &PickerStyle<'_>, layout: &Layout, theme: &Theme, buffer: &mut Buffer) {
        let area = style.area;
        cover(buffer, area);
        let inside = layout.inside(area);
        let height = style.height(inside);
        if layout.framed {
            let title = Line::styled(format!(" {} ", style.title), theme.strong);
            frame(buffer, area, theme, theme.accent, title, Line::styled(style.count.clone(), theme.dim));
            let below = self.count.max(self.entries.len()).saturating_sub(self.top + usize::from(height));
            more_below(buffer, area, below, theme.doing);
        }
        let mut panel = Panel::new(buffer, inside);
        if let Some(sign) = style.prompt {
            self.draw_query(sign, theme, &mut panel);
        }
        for (line, y) in style.above.iter().zip(u16::from(style.prompt.is_some())..) {
            panel.put(SIGN, y, line, theme.strong);
        }
        let y = u16::from(style.prompt.is_some()) + style.above.len() as u16;
        if self.entries.is_empty() {
            panel.put_words(TEXT, y, style.empty, theme.dim);
        }
        let in_view = self.entries.iter().enumerate().skip(self.top).take(usize::from(height));
        for ((at, entry), y) in in_view.zip(y..) {
            draw_entry(entry, at == self.cursor, style, y, theme, &mut panel);
        }
        for (line, y) in style.below.iter().zip(y + height..) {
            panel.put(SIGN, y, line, theme.strong);
        }
    }

    /// Draws the query, with the cursor as a reversed cell.
    fn draw_query(&self, sign: &str, theme: &Theme, panel: &mut Panel<'_>) {
        panel.put(SIGN, 0, sign, theme.accent);
        let room = panel.width().saturating_sub(TEXT + 2);
        let before = cut_start(self.query.before(), usize::from(room), theme.glyphs.ellipsis);
        let x = panel.put(TEXT, 0, &before, theme.strong);
        let is_at_end = self.query.after().is_empty();
        let (after, style) =
            if is_at_end { (self.ghost.as_str(), theme.dim) } else { (self.query.after(), theme.strong) };
        let at = after.chars().next().map_or(" ".to_owned(), |char| char.to_string());
        let x = panel.put(x, 0, &at, Style::new().add_modifier(Modifier::REVERSED));
        panel.put(x, 0, after.get(at.len()..).unwrap_or_default(), style);
    }
}

/// The looks of one picker.
pub(crate) struct PickerStyle<'a> {
    pub(crate) area: Rect,
    pub(crate) title: &'a str,
    /// The text at the right of the frame.
    pub(crate) count: String,
    /// The sign before the query, if text is typed.
    pub(crate) prompt: Option<&'a str>,
    /// The text in place of entries where there are none.
    pub(crate) empty: &'a str,
    /// The text beside an entry is a key, not a path.
    pub(crate) has_keys: bool,
    /// Entries have signs.
    pub(crate) has_signs: bool,
    /// Lines above the list.
    pub(crate) above: Vec<String>,
    /// Lines below the list.
    pub(crate) below: Vec<String>,
}

impl PickerStyle<'_> {
    /// The height of the list in a rectangle without its frame.
    pub(crate) fn height(&self, inside: Rect) -> u16 {
        list_height(inside, self.prompt.is_some(), (self.above.len() + self.below.len()) as u16)
    }
}

/// The height of a list in a rectangle without its frame, beside a query and lines below.
pub(crate) fn list_height(inside: Rect, has_query: bool, below: u16) -> u16 {
    inside.height.saturating_sub(u16::from(has_query) + below)
}

/// The number of matches, for the frame: ` 3 found `.
pub(crate) fn count_words(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(" 1 {one} "),
        count => format!(" {count} {many} "),
    }
}

/// The text in place of entries where a query matches none.
pub(crate) fn no_entries(query: &str) -> &'static str {
    if query.is_empty() { "Type to search." } else { "No matches. Try fewer or other letters." }
}

fn draw_entry<T>(
    entry: &Entry<T>,
    is_at_cursor: bool,
    style: &PickerStyle<'_>,
    y: u16,
    theme: &Theme,
    panel: &mut Panel<'_>,
) {
    if is_at_cursor {
        panel.put(0, y, theme.glyphs.cursor, theme.accent);
    }
    if let Some(sign) = entry.sign {
        let (glyph, style) = theme.sign(sign);
        panel.put(SIGN, y, glyph, style);
    }
    let start = if style.has_signs { TEXT + theme.sign_width() - 1 } else { SIGN };
    let end = draw_beside(entry, style.has_keys, start, y, theme, panel);
    let row = if is_at_cursor { theme.cursor } else { Style::new() };
    draw_text(entry, row, (start, end.saturating_sub(1)), y, theme, panel);
}

/// Draws the key, or as much of the end of the path as the text leaves room for; returns its first cell.
fn draw_beside<T>(entry: &Entry<T>, has_keys: bool, start: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let end = panel.width().saturating_sub(1);
    if has_keys {
        return panel.put_before(end, y, &theme.keys(&entry.beside), theme.strong).saturating_sub(1);
    }
    let text = u16::try_from(width(&entry.text)).unwrap_or(u16::MAX);
    let room = end.saturating_sub(text.saturating_add(start + 2));
    if room < PATH || entry.beside.is_empty() {
        return end;
    }
    let path = entry.beside.replace('›', theme.glyphs.inside);
    let path = cut_start(&path, usize::from(room), theme.glyphs.ellipsis);
    panel.put_before(end, y, &path, theme.dim).saturating_sub(1)
}

/// Draws the text between two cells, and what matches in it highlighted.
fn draw_text<T>(
    entry: &Entry<T>,
    style: Style,
    (start, end): (u16, u16),
    y: u16,
    theme: &Theme,
    panel: &mut Panel<'_>,
) {
    let text = fit(&entry.text, end.saturating_sub(start), theme);
    let matched = theme.matched(style);
    let (mut x, mut from) = (start, 0);
    for (at, (byte, char)) in text.char_indices().enumerate() {
        if entry.matched.binary_search(&(at as u32)).is_ok() {
            x = panel.put(x, y, &text[from..byte], style);
            from = byte + char.len_utf8();
            x = panel.put(x, y, &text[byte..from], matched);
        }
    }
    panel.put(x, y, &text[from..], style);
}
