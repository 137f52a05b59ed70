//! Facts on disk: the journal of a roadmap is found, read, and appended to, and never rewritten.
//!
//! A journal is a folder with a file for each machine, each a YAML sequence with one fact a line, so that any YAML tool
//! reads it, a damaged line costs one fact, and all files together are their merge.

#![warn(missing_docs)]

mod about;
mod append;
mod drafts;
mod entry;
mod error;
mod excerpt;
mod exchange;
mod fields;
mod file;
mod folder;
mod id;
mod line;
mod listed;
mod local;
mod lock;
mod machine;
mod parse;
mod paths;
mod position;
mod read;
mod reading;
mod repair;
mod rescue;
mod roadmaps;
mod seen;
mod state;
mod takeover;
mod text;
mod timer;
mod versions;
mod write;

pub use drafts::Drafts;
pub use error::{ErrorKind, JournalError, reason};
pub use excerpt::{shown, shown_name};
pub use exchange::{facts_of, line_of};
pub use file::LARGEST;
pub use folder::{BUILT_IN, Folder};
pub use id::id_of;
pub use listed::Listed;
pub use paths::{Paths, decode, encode};
pub use position::Additions;
pub use reading::{Problem, Reading};
pub use repair::Repaired;
pub use rescue::Rescue;
pub use roadmaps::Described;
pub use seen::Seen;
pub use state::Journal;
pub use write::Appended;
