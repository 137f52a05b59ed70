//! `join`: two roadmaps are one from now on.

use std::path::Path;

use anyhow::bail;

use crate::journal::{ErrorKind, Folder, JournalError};

/// Joins the roadmaps of these two ids.
///
/// # Errors
/// Fails if there is no such roadmap, or a journal cannot be written.
pub(super) fn join(folder: &Folder, one: &str, other: &str) -> anyhow::Result<String> {
    folder.take_over()?;
    if one == other {
        bail!("{one} is one roadmap already: name two");
    }
    let missing = [one, other].into_iter().find(|id| !folder.has(id));
    if let Some(id) = missing {
        let path: &Path = folder.path();
        return Err(JournalError::new(path, ErrorKind::NoSuchRoadmap(id.to_owned())).into());
    }
    folder.join(one, other)?;
    Ok(format!("{one} and {other} are one roadmap from now on\n"))
}
