//! The scene: everything that drawing and moving read.

use crate::tui::document::Document;
use crate::tui::keymap::Keymap;
use crate::tui::layout::Layout;

/// Everything that a feature reads and never changes.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub doc: &'a Document,
    pub layout: &'a Layout,
    pub keymap: &'a Keymap,
}
