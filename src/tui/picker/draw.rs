//! A list to pick from, over what is shown: find, the palette, the links.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use crate::tui::widgets::panel::{Panel, cover, fit, frame};
use crate::tui::widgets::text::{cut_start, width};
use crate::tui::widgets::theme::Theme;
use crate::tui::{ADDRESS, Pick, Picked, Picker, Tui};

/// Where signs and words begin.
const SIGN: u16 = 2;
const WORDS: u16 = 4;
/// Where the words leave less than this, their path is left out.
const PATH: u16 = 8;

pub(crate) fn draw(tui: &Tui, picker: &Picker, theme: &Theme, buffer: &mut Buffer) {
    let layout = tui.layout();
    let area = layout.popup;
    cover(buffer, area);
    if layout.framed {
        let title = Line::styled(format!(" {} ", title(picker.pick)), theme.strong);
        frame(buffer, area, theme, theme.accent, title, Line::styled(count(picker), theme.dim));
    }
    if layout.framed {
        let more = more_below(picker.more_below(tui.picker_height()));
        let mut edge = Panel::new(buffer, area);
        edge.put_before(area.width.saturating_sub(1), area.height.saturating_sub(1), &more, theme.doing);
    }
    let mut panel = Panel::new(buffer, layout.inside(area));
    let mut y = 0;
    if picker.takes_text() {
        draw_prompt(picker, theme, &mut panel);
        y = 1;
    }
    if picker.is_empty() {
        panel.put_words(WORDS, y, nothing(picker), theme.dim);
    }
    for ((entry, selected), y) in picker.view(tui.picker_height()).zip(y..) {
        draw_entry(entry, selected, picker.pick, y, theme, &mut panel);
    }
    let address = tui.long_address(panel.width().saturating_sub(ADDRESS));
    for (line, y) in address.into_iter().zip(tui.picker_height()..) {
        panel.put(SIGN, y, line, theme.strong);
    }
}

fn title(pick: Pick) -> &'static str {
    match pick {
        Pick::Find => "Find",
        Pick::Page => "Find on this page",
        Pick::Palette(_) => "Commands",
        Pick::Links => "Links",
        Pick::Filter => "Filter",
    }
}

/// How many fit; of the filters what their numbers count.
fn count(picker: &Picker) -> String {
    let (one, many) = match picker.pick {
        Pick::Find | Pick::Page => ("found", "found"),
        Pick::Palette(_) => ("command", "commands"),
        Pick::Links => ("link", "links"),
        Pick::Filter => return " items ".to_owned(),
    };
    match picker.count {
        0 => String::new(),
        1 => format!(" 1 {one} "),
        count => format!(" {count} {many} "),
    }
}

/// That the list goes on, and how far.
fn more_below(count: usize) -> String {
    if count > 0 { format!(" {count} more below ") } else { String::new() }
}

/// Why nothing is listed.
pub(crate) fn nothing(picker: &Picker) -> &'static str {
    match picker.prompt.text().trim() {
        _ if picker.pick == Pick::Links => "These links are gone.",
        "" => "Type a few letters of what you look for.",
        _ => "Nothing fits: type less, or other letters.",
    }
}

/// What is typed, with the cursor as a reversed cell.
fn draw_prompt(picker: &Picker, theme: &Theme, panel: &mut Panel<'_>) {
    let sign = if matches!(picker.pick, Pick::Palette(_)) { ":" } else { "/" };
    panel.put(SIGN, 0, sign, theme.accent);
    let room = panel.width().saturating_sub(WORDS + 2);
    let before = cut_start(picker.prompt.before(), usize::from(room), theme.glyphs.ellipsis);
    let x = panel.put(WORDS, 0, &before, theme.strong);
    let after = picker.prompt.after();
    let at = after.chars().next().map_or(" ".to_owned(), |char| char.to_string());
    let x = panel.put(x, 0, &at, Style::new().add_modifier(Modifier::REVERSED));
    panel.put(x, 0, after.get(at.len()..).unwrap_or_default(), theme.strong);
}

fn draw_entry(entry: &Picked, selected: bool, pick: Pick, y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    if selected {
        panel.put(0, y, theme.glyphs.cursor, theme.accent);
    }
    if let Some(sign) = entry.sign {
        let (glyph, style) = theme.sign(sign);
        panel.put(SIGN, y, glyph, style);
    }
    let start = if pick == Pick::Find { WORDS } else { SIGN };
    let end = draw_beside(entry, pick, start, y, theme, panel);
    let style = if selected { theme.cursor } else { Style::new() };
    draw_words(entry, style, (start, end.saturating_sub(1)), y, theme, panel);
}

/// The key, or as much of the end of the path as the words leave room for; gives back where it begins.
fn draw_beside(entry: &Picked, pick: Pick, start: u16, y: u16, theme: &Theme, panel: &mut Panel<'_>) -> u16 {
    let end = panel.width().saturating_sub(1);
    if matches!(pick, Pick::Palette(_) | Pick::Filter) {
        return panel.put_before(end, y, &theme.keys(&entry.beside), theme.strong).saturating_sub(1);
    }
    let words = u16::try_from(width(&entry.text)).unwrap_or(u16::MAX);
    let room = end.saturating_sub(words.saturating_add(start + 2));
    if room < PATH || entry.beside.is_empty() {
        return end;
    }
    let path = entry.beside.replace('›', theme.glyphs.inside);
    let path = cut_start(&path, usize::from(room), theme.glyphs.ellipsis);
    panel.put_before(end, y, &path, theme.dim).saturating_sub(1)
}

/// The words between two cells, and what fits in them lit.
fn draw_words(entry: &Picked, style: Style, (start, end): (u16, u16), y: u16, theme: &Theme, panel: &mut Panel<'_>) {
    let words = fit(&entry.text, end.saturating_sub(start), theme);
    let lit = theme.lit(style);
    let mut x = start;
    let mut from = 0;
    for (at, (byte, char)) in words.char_indices().enumerate() {
        if entry.lit.binary_search(&(at as u32)).is_ok() {
            x = panel.put(x, y, &words[from..byte], style);
            from = byte + char.len_utf8();
            x = panel.put(x, y, &words[byte..from], lit);
        }
    }
    panel.put(x, y, &words[from..], style);
}
