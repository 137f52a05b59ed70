//! Choices: whether one is open, and what holds of each option.

use crate::roadmap::NodeId;
use crate::tui::road::outline::label;
use crate::tui::widgets::text::bare_name;
use crate::tui::{Sign, Tui};

/// What an open choice asks for.
const CHOOSE: &str = "choose one";

impl Tui {
    /// Whether a row asks to choose one of what is below it.
    pub fn asks_to_choose(&self, row: NodeId) -> bool {
        self.progress.asks_to_choose(&self.roadmap, row)
    }

    /// What a choice says of itself: that it is open, where its name does not say so, or what was chosen.
    pub fn choice_words(&self, row: NodeId) -> Option<String> {
        if self.asks_to_choose(row) {
            let is_named = label(&self.roadmap, row).to_lowercase().contains(CHOOSE);
            return (!is_named).then(|| CHOOSE.to_owned());
        }
        let chosen = self.progress.chosen(&self.roadmap, row)?;
        Some(format!("chosen: {}", bare_name(&label(&self.roadmap, chosen))))
    }

    /// The sign of an option of a choice.
    pub fn option_sign(&self, row: NodeId) -> Option<Sign> {
        let node = self.roadmap.node(row);
        let choice = node.parent.filter(|_| node.option)?;
        let is_chosen = self.progress.chosen(&self.roadmap, choice) == Some(row);
        Some(if is_chosen { Sign::Choice } else { Sign::Mark(self.progress.mark(row)) })
    }
}
