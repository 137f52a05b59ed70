//! `roadbook config`: the settings that hold, as a file to begin with.

use anyhow::bail;

use super::output::{print, tell};
use crate::config::{self, Place};

/// Prints the settings, and tells what is wrong in their file.
///
/// # Errors
/// The last thing that is wrong; the others are told before it.
pub(super) fn config() -> anyhow::Result<()> {
    let place = Place::resolve();
    let (settings, problems) = config::load(&place);
    print(&config::print(&place, &settings))?;
    let file = place.file().map(|file| file.display().to_string()).unwrap_or_default();
    let Some((last, others)) = problems.split_last() else { return Ok(()) };
    for problem in others {
        tell(problem.of(&file));
    }
    bail!(last.of(&file))
}
