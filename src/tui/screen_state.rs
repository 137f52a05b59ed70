//! The part of a screen's state that is kept when it ends.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The state in which a learner left a roadmap's screen. Nodes are given by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScreenState {
    /// The node that the cursor was on.
    pub cursor: Option<String>,
    /// The row of the outline whose checklist was shown.
    pub section: Option<String>,
    /// New items and points that were not looked at.
    pub new: BTreeSet<String>,
    /// The name of the view.
    pub view: Option<String>,
    /// The name of the filter.
    pub filter: Option<String>,
    pub hides_done: bool,
    /// The only phase that was shown, if not all were.
    pub only: Option<String>,
    /// The rows of the outline that were unfolded; none where the folds are as at first.
    pub unfolded: Option<BTreeSet<String>>,
    /// The entries of checklists that were folded.
    pub folded: BTreeSet<String>,
}
