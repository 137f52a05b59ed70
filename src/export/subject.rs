//! What is exported.

use crate::progress::pace::Outlook;
use crate::progress::{At, Progress};
use crate::roadmap::Roadmap;

/// The subject of an export.
pub struct Subject<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// Its progress.
    pub progress: &'a Progress,
    /// The id of the roadmap.
    pub id: &'a str,
    /// The pace as of now.
    pub outlook: &'a Outlook<'a>,
    /// The moment of the export.
    pub now: At,
}
