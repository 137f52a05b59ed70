//! The Road view: the outline and the checklist of what is selected in it.

pub(crate) mod checklist;
pub(crate) mod choice;
pub(crate) mod draw_checklist;
pub(crate) mod draw_outline;
pub(crate) mod fold_levels;
pub(crate) mod folds;
pub(crate) mod indent;
pub(crate) mod marking;
pub(crate) mod navigate;
pub(crate) mod next_open;
pub(crate) mod note_lines;
pub(crate) mod outline;
pub(crate) mod outline_width;
pub(crate) mod pane;
pub(crate) mod rows;
pub(crate) mod selection;
pub(crate) mod start;
