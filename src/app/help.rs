//! The help: the key table laid out in columns.

use super::keymap::{Binding, Group, table};

/// From this width on the help has two columns.
const TWO_COLUMNS: u16 = 76;

/// One line of the help.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// What the keys below are about.
    Title(Group),
    /// A key and what it does.
    Key(&'static Binding),
    /// Air between two groups.
    Blank,
}

/// The help's columns for so many cells across.
pub fn columns(width: u16) -> Vec<Vec<Line>> {
    if width >= TWO_COLUMNS {
        let [first, rest @ ..] = Group::ALL;
        vec![lines(&[first]), lines(&rest)]
    } else {
        vec![lines(&Group::ALL)]
    }
}

/// How many lines the help has.
pub(super) fn height(width: u16) -> u16 {
    columns(width).iter().map(Vec::len).max().unwrap_or(0) as u16
}

fn lines(groups: &[Group]) -> Vec<Line> {
    let mut lines = Vec::new();
    for &group in groups {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Title(group));
        lines.extend(table().iter().filter(|binding| binding.group == group).map(Line::Key));
    }
    lines
}
