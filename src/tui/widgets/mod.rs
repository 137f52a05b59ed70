//! Parts that several features draw with.

pub(crate) mod bar;
pub(crate) mod cursor;
pub(crate) mod editor;
pub(crate) mod emoji;
pub(crate) mod list;
pub(crate) mod panel;
pub(crate) mod picker;
pub(crate) mod sign;
pub(crate) mod standing;
pub(crate) mod styled;
pub(crate) mod text;
pub(crate) mod theme;
pub(crate) mod walk;
