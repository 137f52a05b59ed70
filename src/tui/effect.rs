//! Effects: what the screen asks of the program around it.

use crate::progress::pace::Timer;
use crate::progress::{Draft, Fact};
use crate::tui::screen_state::ScreenState;

/// Something for the event loop to perform.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Append these facts, one action, and report back with this ticket.
    Append {
        /// Greater than every ticket before it.
        ticket: u64,
        facts: Vec<Fact>,
    },
    /// Give the terminal back to the shell until the program is resumed.
    Suspend,
    /// End the program once everything is saved.
    Quit,
    /// Write what is not saved to another place, and end the program.
    SaveElsewhere,
    /// End the program without waiting for what is not saved.
    Abandon,
    /// Clear the screen and draw it again.
    Redraw,
    /// List the known roadmaps.
    ListRoadmaps,
    /// List no more what goes by these names on this machine.
    Forget { names: Vec<String> },
    /// List the names in a folder.
    ListFolder {
        /// Its path as it was typed, with a slash at its end; empty for the current one.
        folder: String,
    },
    /// Open the file at a path that was typed.
    OpenPath { path: String },
    /// Open another roadmap. Everything about this one is durable.
    Open {
        /// Its path, or `built-in`.
        source: String,
    },
    /// Open a file as the roadmap of this id, and remember that it is.
    Identify {
        /// Its path, or `built-in`.
        source: String,
        /// The id, or `new`.
        journal: String,
    },
    /// Read the roadmap again once everything is saved: its settings changed.
    Reload,
    /// Open an address with the system's opener.
    OpenLink {
        /// `http://…`, `https://…` or `mailto:…`, sanitised.
        address: String,
    },
    /// Copy one sanitised line to the clipboard.
    Copy { text: String },
    /// Edit a note in the learner's `$EDITOR`.
    EditNote {
        /// The key of the node it is on.
        item: String,
        draft: Draft,
    },
    /// Store the draft of a note on this machine, or remove it.
    KeepDraft {
        /// The key of the node it is on.
        item: String,
        draft: Option<Draft>,
    },
    /// Store the timer that runs on this machine, or remove it.
    KeepTimer(Option<Timer>),
    /// Ring the terminal's bell.
    Bell,
    /// Store on this machine where the screen was left.
    Remember(Box<ScreenState>),
}
