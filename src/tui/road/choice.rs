//! Choices: their words, and the signs of their options.

use crate::roadmap::NodeId;
use crate::tui::document::Document;
use crate::tui::road::outline::label;
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::bare_name;

const CHOOSE: &str = "choose one";

/// Returns true if one of the options below a row is still to be chosen.
pub(crate) fn asks_to_choose(doc: &Document, row: NodeId) -> bool {
    doc.progress.asks_to_choose(&doc.roadmap, row)
}

/// The words beside a choice: that one option is to be chosen, unless its name says so, or the chosen one.
pub(crate) fn choice_words(doc: &Document, row: NodeId) -> Option<String> {
    if asks_to_choose(doc, row) {
        let is_named = label(&doc.roadmap, row).to_lowercase().contains(CHOOSE);
        return (!is_named).then(|| CHOOSE.to_owned());
    }
    let chosen = doc.progress.chosen(&doc.roadmap, row)?;
    Some(format!("chosen: {}", bare_name(&label(&doc.roadmap, chosen))))
}

/// The sign of an option of a choice.
pub(crate) fn option_sign(doc: &Document, row: NodeId) -> Option<Sign> {
    let node = doc.roadmap.node(row);
    let choice = node.parent.filter(|_| node.option)?;
    let is_chosen = doc.progress.chosen(&doc.roadmap, choice) == Some(row);
    Some(if is_chosen { Sign::Choice } else { Sign::Mark(doc.progress.mark(row)) })
}
