//! Signs: the meanings of the glyphs before rows and names.

use crate::roadmap::Mark;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Mark(Mark),
    /// An open item with some of its points done.
    Begun,
    /// An extra that is not done.
    Extra,
    ExtraDone,
    /// The chosen option of a choice.
    Choice,
    Note,
    /// A heading, with more below it.
    Heading,
}
