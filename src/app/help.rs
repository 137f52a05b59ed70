//! The help: the keys of a mode, from the key table, laid out in columns.

use super::keymap::{Binding, Group, Keymap};
use super::mode::Mode;

/// From this width on the help has two columns.
const TWO_COLUMNS: u16 = 76;

/// One line of the help.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    /// What the keys below are about.
    Title(Group),
    /// A key and what it does.
    Key(&'a Binding),
    /// Air between two groups.
    Blank,
}

/// The columns of a mode's help for so many cells across.
pub fn columns(keymap: &Keymap, mode: Mode, width: u16) -> Vec<Vec<Line<'_>>> {
    if width >= TWO_COLUMNS {
        let [first, rest @ ..] = Group::ALL;
        vec![lines(keymap, mode, &[first]), lines(keymap, mode, &rest)]
    } else {
        vec![lines(keymap, mode, &Group::ALL)]
    }
}

/// How many lines the help has.
pub(super) fn height(keymap: &Keymap, mode: Mode, width: u16) -> u16 {
    columns(keymap, mode, width).iter().map(Vec::len).max().unwrap_or(0) as u16
}

fn lines<'a>(keymap: &'a Keymap, mode: Mode, groups: &[Group]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for &group in groups {
        let here = |binding: &&Binding| binding.group == group && binding.modes.holds(mode);
        let keys: Vec<_> = keymap.bindings().iter().filter(here).map(Line::Key).collect();
        if !lines.is_empty() && !keys.is_empty() {
            lines.push(Line::Blank);
        }
        if !keys.is_empty() {
            lines.push(Line::Title(group));
        }
        lines.extend(keys);
    }
    lines
}
