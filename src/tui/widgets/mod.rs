//! Parts that several features draw with.

pub(crate) mod bar;
pub(crate) mod editor;
pub(crate) mod emoji;
pub(crate) mod line_editor;
pub(crate) mod list;
pub(crate) mod panel;
pub(crate) mod styled;
pub(crate) mod text;
pub(crate) mod theme;
