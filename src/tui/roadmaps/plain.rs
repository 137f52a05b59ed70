//! The list of known roadmaps in words.

use crate::progress::counted;
use crate::tui::roadmaps::Roadmaps;
use crate::tui::roadmaps::listed::Listed;
use crate::tui::widgets::text::join;

/// The lines, and the one under the cursor: each with its title first and its path last.
pub(crate) fn lines(roadmaps: &Roadmaps) -> (Vec<String>, String) {
    let mut selected = String::new();
    let lines = roadmaps.in_view(u16::MAX).map(|(_, listed, is_selected)| {
        let line = words(listed);
        if is_selected {
            selected.clone_from(&line);
        }
        line
    });
    (lines.collect(), selected)
}

fn words(listed: &Listed) -> String {
    let state = match &listed.state {
        Ok(tally) if tally.items == 0 => "nothing to tick".to_owned(),
        Ok(tally) => format!("{} of {}, {}%", tally.done, counted(tally.count, "item"), tally.percent()),
        Err(why) => why.clone(),
    };
    let open = if listed.is_open { "open now" } else { "" };
    join(vec![listed.title.clone(), open.to_owned(), state, listed.source.clone()])
}
