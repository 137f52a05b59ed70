//! `roadbook config`: the settings that hold, as a file to begin with.

use anyhow::bail;

use super::output::{print, print_message};
use crate::config::{self, Location};
use crate::journal::shown;
use crate::progress::pace::Preferences;
use crate::tui::keymap::Keymap;

/// Prints the settings, and tells what is wrong in their file.
///
/// # Errors
/// The last thing that is wrong; the others are reported before it.
pub(super) fn config() -> anyhow::Result<()> {
    let place = Location::resolve();
    let (settings, mut problems) = config::load(&place);
    let (keymap, wrong) = Keymap::named(settings.named_keys());
    problems.extend(wrong.into_iter().map(|(index, why)| settings.keys[index].problem(why)));
    print(&(config::print(&place, &settings) + &keymap.listing()))?;
    let file = place.file().map(shown).unwrap_or_default();
    let Some((last, others)) = problems.split_last() else { return Ok(()) };
    for problem in others {
        print_message(problem.of(&file));
    }
    bail!(last.of(&file))
}

/// The settings of the plan and the forecast; problems in their file are reported by `config`.
pub(super) fn preferences() -> Preferences {
    config::load(&Location::resolve()).0.preferences()
}
