//! Keeping in another place the facts that the journal does not take.

use std::env;
use std::path::Path;

use super::store::in_short;
use super::writer::Unsaved;
use crate::journal::Rescue;
use crate::journal::shown;

/// Keeps it in the home folder, else in the folder for what is temporary, and says where and what to do with it.
///
/// # Errors
/// The reason why it cannot be kept there either.
pub(super) fn keep_at_home(rescue: &Rescue, unsaved: &Unsaved) -> Result<String, String> {
    let home = env::home_dir().ok_or_else(|| "there is no home folder".to_owned());
    home.and_then(|home| keep(rescue, unsaved, &home)).or_else(|_| keep_for_now(rescue, unsaved))
}

/// Keeps it in the folder for what is temporary, which answers even where the home folder may not.
///
/// # Errors
/// The reason why it cannot be kept there either.
pub(super) fn keep_for_now(rescue: &Rescue, unsaved: &Unsaved) -> Result<String, String> {
    keep(rescue, unsaved, &env::temp_dir())
}

fn keep(rescue: &Rescue, unsaved: &Unsaved, folder: &Path) -> Result<String, String> {
    let path = rescue.keep(folder, &unsaved.facts).map_err(|error| in_short(&error))?;
    let (path, home) = (shown(&path), shown(rescue.home()));
    Ok(format!("{unsaved}; kept in {path}: move that file into {home}, and it counts"))
}
