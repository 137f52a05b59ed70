//! A known roadmap, as it is listed.

use crate::progress::Tally;

#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The title, sanitised.
    pub title: String,
    /// Its path, or `built-in`; not sanitised.
    pub source: String,
    /// The counts of its road, or the reason why it cannot be opened.
    pub state: Result<Tally, String>,
    /// The names by which this machine lists it; none where it always is.
    pub names: Vec<String>,
    /// It is the roadmap on the screen.
    pub is_open: bool,
}
