//! Keeping in another place what the journal does not take.

use std::env;
use std::path::Path;

use super::store::in_short;
use super::writer::Unsaved;
use crate::journal::Elsewhere;
use crate::open::shown;

/// Keeps it in the home folder, else in the folder for what is temporary, and says where and what to do with it.
///
/// # Errors
/// Why it cannot be kept there either.
pub(super) fn keep_at_home(elsewhere: &Elsewhere, unsaved: &Unsaved) -> Result<String, String> {
    let home = env::home_dir().ok_or_else(|| "there is no home folder".to_owned());
    home.and_then(|home| keep(elsewhere, unsaved, &home)).or_else(|_| keep_for_now(elsewhere, unsaved))
}

/// Keeps it in the folder for what is temporary, which answers even where the home folder may not.
///
/// # Errors
/// Why it cannot be kept there either.
pub(super) fn keep_for_now(elsewhere: &Elsewhere, unsaved: &Unsaved) -> Result<String, String> {
    keep(elsewhere, unsaved, &env::temp_dir())
}

fn keep(elsewhere: &Elsewhere, unsaved: &Unsaved, folder: &Path) -> Result<String, String> {
    let path = elsewhere.keep(folder, &unsaved.facts).map_err(|error| in_short(&error))?;
    let (path, home) = (shown(&path), shown(elsewhere.home()));
    Ok(format!("{unsaved}; kept in {path}: move that file into {home}, and it counts"))
}
