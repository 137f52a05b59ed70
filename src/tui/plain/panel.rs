//! What stands over the road, or in its place, in words.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::row::{counted, join, mark};
use crate::roadmap::NodeId;
use crate::tui::draw::draw_shown;
use crate::tui::picker;
use crate::tui::widgets::theme::Theme;
use crate::tui::{Guide, Listed, PageLine, Picked, Picker, Roadmaps, Set, Side, Sign, Tui};

/// A line of a page of the guide: whose page it is, and where it stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    page: Option<NodeId>,
    at: usize,
    pub(crate) words: String,
}

/// The lines of the page that are in view, while the page has the keys.
pub(crate) fn page(tui: &Tui) -> Vec<Read> {
    let Some(guide) = tui.guide().filter(|_| tui.side() == Side::Checklist) else { return Vec::new() };
    let read = |(at, line): (usize, &PageLine)| Read { page: guide.heading, at, words: page_line(line) };
    if guide.lines.is_empty() {
        return vec![Read { page: guide.heading, at: 0, words: "Nothing is written here.".to_owned() }];
    }
    in_view(tui, guide).map(read).filter(|line| !line.words.is_empty()).collect()
}

/// The line with what was found last, while it is in view.
pub(crate) fn place(tui: &Tui, guide: &Guide) -> String {
    let is_here = |at: usize| guide.lit(at).any(|(_, is_here)| is_here);
    let lines: Vec<String> =
        in_view(tui, guide).filter(|(at, _)| is_here(*at)).map(|(_, line)| page_line(line)).collect();
    lines.join(" ")
}

fn in_view<'a>(tui: &Tui, guide: &'a Guide) -> impl Iterator<Item = (usize, &'a PageLine)> {
    guide.lines.iter().enumerate().skip(guide.top).take(tui.page_height().into())
}

/// A line of a page; what only divides is not read.
fn page_line(line: &PageLine) -> String {
    let text = line.text();
    let has_words = text.chars().any(|char| !char.is_whitespace() && char != '─');
    match line.set {
        _ if !has_words => String::new(),
        Set::Heading => format!("{}, heading", text.trim()),
        _ => format!("{} {}", line.marker.replace('•', ""), text.trim()).trim().to_owned(),
    }
}

/// Of a list that is narrowed by typing, how many fit, and the one that is picked.
pub(crate) fn narrowed(picker: &Picker, theme: &Theme) -> (Vec<String>, String) {
    let count = match picker.count {
        0 => picker::draw::nothing(picker).to_owned(),
        1 => "1 fits".to_owned(),
        count => format!("{count} fit"),
    };
    let picked = picker.view(u16::MAX).find(|(_, selected)| *selected).map(|(entry, _)| picked(entry, theme));
    (vec![count], picked.unwrap_or_default())
}

fn picked(entry: &Picked, theme: &Theme) -> String {
    let beside = theme.keys(&entry.beside.replace('›', theme.glyphs.inside));
    let sign = match entry.sign {
        Some(Sign::Mark(it)) => mark(it),
        Some(Sign::Choice) => "chosen",
        Some(Sign::Heading) => "heading",
        Some(Sign::Note) | None => "",
    };
    join(vec![apart(&entry.text), sign.to_owned(), beside])
}

/// The roadmaps seen so far, and the one under the cursor: each by its title first, and where it is last.
pub(crate) fn listed(roadmaps: &Roadmaps) -> (Vec<String>, String) {
    let mut focus = String::new();
    let lines = roadmaps.view(u16::MAX).map(|(_, listed, selected)| {
        let line = roadmap(listed);
        if selected {
            focus.clone_from(&line);
        }
        line
    });
    (lines.collect(), focus)
}

fn roadmap(listed: &Listed) -> String {
    let state = match &listed.state {
        Ok(tally) if tally.items == 0 => "nothing to tick".to_owned(),
        Ok(tally) => format!("{} of {}, {}%", tally.done, counted(tally.count, "item"), tally.percent()),
        Err(why) => why.clone(),
    };
    let open = if listed.is_open { "open now" } else { "" };
    join(vec![listed.title.clone(), open.to_owned(), state, listed.source.clone()])
}

/// The lines of whatever panel is shown, as they would be drawn, and those under its cursor, a line each.
pub(crate) fn read_out(tui: &Tui) -> (Vec<String>, String) {
    let size = tui.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let theme = Theme::bare();
    match tui.picker() {
        Some(picker) => picker::draw::draw(tui, picker, &theme, &mut buffer),
        None => draw_shown(tui, &theme, &mut buffer),
    }
    let rows = buffer.content.chunks(usize::from(size.columns.max(1)));
    let (mut lines, mut focus) = (Vec::new(), Vec::new());
    for row in rows {
        let line = words(row);
        if row.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED)) {
            focus.push(line.clone());
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    (lines, focus.join("\n"))
}

fn words(row: &[Cell]) -> String {
    apart(&row.iter().map(Cell::symbol).collect::<String>())
}

/// What stands apart is parted by a comma.
fn apart(text: &str) -> String {
    text.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
