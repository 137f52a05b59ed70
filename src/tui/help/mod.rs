//! The help: the keys of a mode, from the key table, and what the signs of the screen mean, laid out in columns.

pub(crate) mod draw;

use crate::roadmap::Mark;
use crate::tui::Sign;
use crate::tui::keymap::{Binding, Group, Keymap};
use crate::tui::mode::Mode;

/// From this width on the help has two columns, and three.
const TWO_COLUMNS: u16 = 76;
const THREE_COLUMNS: u16 = 118;

/// One line of the help.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    /// What the keys below are about.
    Title(Group),
    /// A key and what it does.
    Key(&'a Binding),
    /// The signs stand below.
    Signs,
    /// A sign and what it means.
    Sign(Shape, &'static str),
    /// Air between two groups.
    Blank,
}

/// Something on the screen that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A sign.
    Sign(Sign),
    /// A bar.
    Bar,
    /// What stands before the days in a row.
    Streak,
    /// Figures, as they stand.
    Figures(&'static str),
}

const SIGNS: &[(Shape, &str)] = &[
    (Shape::Sign(Sign::Mark(Mark::Todo)), "to do"),
    (Shape::Sign(Sign::Mark(Mark::Doing)), "being learnt now"),
    (Shape::Sign(Sign::Mark(Mark::Done)), "done"),
    (Shape::Sign(Sign::Mark(Mark::Skipped)), "skipped: not in the count"),
    (Shape::Sign(Sign::Choice), "chosen of several options"),
    (Shape::Sign(Sign::Note), "a note of yours"),
    (Shape::Bar, "done so far, points too"),
    (Shape::Figures("3/9"), "whole items done, of all"),
    (Shape::Figures("2 of 5"), "extras: not counted"),
    (Shape::Streak, "days in a row, today too"),
];
/// Where those signs can be seen.
const WITH_SIGNS: [Mode; 3] = [Mode::Road, Mode::Guide, Mode::Select];

/// The columns of a mode's help for so many cells across.
pub fn columns(keymap: &Keymap, mode: Mode, width: u16) -> Vec<Vec<Line<'_>>> {
    let [moves, marks, program] = Group::ALL.map(|group| keys(keymap, mode, group));
    // The signs come right after the marks, so that the usual window shows them unasked.
    let columns = match width {
        THREE_COLUMNS.. => vec![vec![moves], vec![marks, signs(mode)], vec![program]],
        TWO_COLUMNS.. => vec![vec![moves], vec![marks, signs(mode), program]],
        _ => vec![vec![moves, marks, signs(mode), program]],
    };
    columns.into_iter().map(apart).filter(|column| !column.is_empty()).collect()
}

/// How many lines the help has.
pub(crate) fn height(keymap: &Keymap, mode: Mode, width: u16) -> u16 {
    columns(keymap, mode, width).iter().map(Vec::len).max().unwrap_or(0) as u16
}

fn keys(keymap: &Keymap, mode: Mode, group: Group) -> Vec<Line<'_>> {
    let here = |binding: &&Binding| binding.group == group && binding.modes.holds(mode);
    let keys: Vec<_> = keymap.bindings().iter().filter(here).map(Line::Key).collect();
    let title = (!keys.is_empty()).then_some(Line::Title(group));
    title.into_iter().chain(keys).collect()
}

fn signs<'a>(mode: Mode) -> Vec<Line<'a>> {
    let signs = SIGNS.iter().map(|&(sign, meaning)| Line::Sign(sign, meaning));
    std::iter::once(Line::Signs).chain(signs).filter(|_| WITH_SIGNS.contains(&mode)).collect()
}

/// The lines of several groups, air between them.
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
