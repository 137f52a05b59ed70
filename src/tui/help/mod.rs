//! The help: the keys of a mode, from the key table, and the signs of the screen, laid out in columns.

mod draw;
pub(crate) mod plain;

use ratatui::layout::Rect;

use crate::roadmap::Mark;
use crate::tui::context::{Context, Request};
use crate::tui::keymap::Mode;
use crate::tui::keymap::{Action, Binding, Group, Keymap};
use crate::tui::layout::Layout;
use crate::tui::widgets::sign::Sign;

pub(crate) use draw::draw;

/// The overlay.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// The mode whose keys it shows.
    pub(crate) mode: Mode,
    /// An option can be chosen where it was opened.
    pub(crate) can_choose: bool,
    /// The topmost line.
    pub(crate) top: u16,
}

impl Help {
    pub(crate) fn new(mode: Mode, can_choose: bool) -> Help {
        Help { mode, can_choose, top: 0 }
    }

    /// Movements scroll; every other key closes it.
    pub(crate) fn handle(&mut self, action: Action, cx: &mut Context<'_>) {
        let (page, lowest) = (height(cx.layout), self.lowest(cx.keymap, cx.layout));
        let top = match action {
            Action::Down => self.top.saturating_add(1),
            Action::Up => self.top.saturating_sub(1),
            Action::HalfDown | Action::PageDown => self.top.saturating_add(page),
            Action::HalfUp | Action::PageUp => self.top.saturating_sub(page),
            Action::First => 0,
            Action::Last => u16::MAX,
            Action::Palette => {
                cx.request(Request::Close);
                return cx.request(Request::Run(self.mode, Action::Palette));
            }
            _ => return cx.request(Request::Close),
        };
        self.top = top.min(lowest);
    }

    /// The topmost line where the end is in view.
    pub(crate) fn lowest(&self, keymap: &Keymap, layout: &Layout) -> u16 {
        let columns = columns(keymap, *self, layout.header.width);
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0) as u16;
        lines.saturating_sub(height(layout))
    }

    pub(crate) fn settle(&mut self, keymap: &Keymap, layout: &Layout) {
        self.top = self.top.min(self.lowest(keymap, layout));
    }

    pub(crate) fn area(layout: &Layout) -> Rect {
        layout.panes
    }
}

fn height(layout: &Layout) -> u16 {
    layout.inside(Help::area(layout)).height
}

/// From this width on the help has two columns, and three.
const TWO_COLUMNS: u16 = 76;
const THREE_COLUMNS: u16 = 118;

/// One line of the help.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    /// The heading of a group of keys.
    Title(Group),
    /// A key and what it does.
    Key(&'a Binding),
    /// The heading of the signs.
    Signs,
    /// A sign and what it means.
    Sign(Shape, &'static str),
    Blank,
}

/// Something on the screen that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Sign(Sign),
    Bar,
    /// The sign of the streak.
    Streak,
    /// Sample figures.
    Figures(&'static str),
}

const SIGNS: &[(Shape, &str)] = &[
    (Shape::Sign(Sign::Mark(Mark::Todo)), "to do"),
    (Shape::Sign(Sign::Begun), "partly done"),
    (Shape::Sign(Sign::Mark(Mark::Doing)), "in progress"),
    (Shape::Sign(Sign::Mark(Mark::Done)), "done"),
    (Shape::Sign(Sign::Mark(Mark::Skipped)), "skipped, not counted"),
    (Shape::Sign(Sign::Extra), "an extra, not counted"),
    (Shape::Sign(Sign::Choice), "the option you chose"),
    (Shape::Sign(Sign::Note), "your note"),
    (Shape::Bar, "done, begun and open"),
    (Shape::Figures("3/9"), "items done, of all items"),
    (Shape::Figures("2 of 5"), "extras done, not counted"),
    (Shape::Streak, "days in a row up to today"),
];
/// The modes whose help lists the signs.
const WITH_SIGNS: [Mode; 3] = [Mode::Road, Mode::Guide, Mode::Select];

/// The columns of the help in a window of this width.
pub fn columns(keymap: &Keymap, help: Help, width: u16) -> Vec<Vec<Line<'_>>> {
    let mode = help.mode;
    let [moves, marks, program] = Group::ALL.map(|group| keys(keymap, help, group));
    // The signs come right after the marks, so that the usual window shows them unasked.
    let columns = match width {
        THREE_COLUMNS.. => vec![vec![moves], vec![marks, signs(mode)], vec![program]],
        TWO_COLUMNS.. => vec![vec![moves], vec![marks, signs(mode), program]],
        _ => vec![vec![moves, marks, signs(mode), program]],
    };
    columns.into_iter().map(apart).filter(|column| !column.is_empty()).collect()
}

fn keys(keymap: &Keymap, help: Help, group: Group) -> Vec<Line<'_>> {
    let works = |action: Action| help.can_choose || action != Action::Choose;
    let here =
        |it: &&Binding| it.group == group && it.modes.contains(help.mode) && !it.keys.is_empty() && works(it.action);
    let keys: Vec<_> = keymap.bindings().iter().filter(here).map(Line::Key).collect();
    let title = (!keys.is_empty()).then_some(Line::Title(group));
    title.into_iter().chain(keys).collect()
}

fn signs<'a>(mode: Mode) -> Vec<Line<'a>> {
    let signs = SIGNS.iter().map(|&(sign, meaning)| Line::Sign(sign, meaning));
    std::iter::once(Line::Signs).chain(signs).filter(|_| WITH_SIGNS.contains(&mode)).collect()
}

/// The lines of several groups, with empty lines between them.
fn apart(groups: Vec<Vec<Line<'_>>>) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.extend(group);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::table;

    #[test]
    fn every_text_fits_half_of_the_usual_window() {
        let texts = table().iter().map(|binding| binding.help).chain(SIGNS.iter().map(|(_, meaning)| *meaning));
        let long: Vec<&str> = texts.filter(|text| text.chars().count() > 29).collect();
        assert_eq!(long, [""; 0]);
    }
}
