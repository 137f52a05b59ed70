//! The banner that counts the changes on opening, what concerns the learner first.

use crate::progress::carry::Counts;
use crate::tui::document::Document;

/// Returns the text of the banner; `None` where nothing changed and nothing waits for an answer.
pub(crate) fn text(doc: &Document) -> Option<String> {
    let update = doc.update.as_ref();
    let suggestions = doc.progress.suggestions(&doc.roadmap);
    // Of orphans, those of this change alone: earlier ones were announced once.
    let is_of_this_change = |key: &String| update.is_some_and(|it| it.known.locate(&it.before, key).is_some());
    let mut keys: Vec<String> = match update {
        Some(_) => doc.progress.orphans().into_iter().map(|(key, _)| key).filter(is_of_this_change).collect(),
        None => Vec::new(),
    };
    keys.extend(suggestions.iter().map(|suggestion| suggestion.key.clone()));
    keys.sort();
    keys.dedup();
    let mut parts = Vec::new();
    match keys.len() {
        0 => {}
        1 if update.is_none() => parts.push("1 of your ticks has a likely new place: is it the same item?".to_owned()),
        count if update.is_none() => {
            parts.push(format!("{count} of your ticks have a likely new place: are they the same?"));
        }
        1 => parts.push("1 of your ticks needs a new place".to_owned()),
        count => parts.push(format!("{count} of your ticks need a new place")),
    }
    if let Some(update) = update {
        let asked = suggestions.len() as u32;
        let counts = update.changes.counts();
        let counts = Counts { suggested: counts.suggested.saturating_sub(asked), ..counts };
        if counts != Counts::default() {
            parts.push(counts.to_string());
        }
        match update.unticked.len() {
            0 => {}
            1 => parts.push("1 box the author cleared stays done".to_owned()),
            count => parts.push(format!("{count} boxes the author cleared stay done")),
        }
    }
    let before = if keys.is_empty() { "Roadmap updated: " } else { "" };
    (!parts.is_empty()).then(|| format!("{before}{}", parts.join(" · ")))
}
