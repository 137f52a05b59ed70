//! Messages: everything that can happen to the screen.

use crate::progress::{At, Fact};
use crate::tui::roadmaps::listed::Listed;

/// What can happen to the program.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Press),
    /// Text was pasted, as the terminal gave it.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The window has this many cells now.
    Resize {
        /// Cells across.
        columns: u16,
        /// Cells down.
        rows: u16,
    },
    /// The window gained (true) or lost the focus.
    Focus(bool),
    /// The writer: everything said up to and including this ticket is durable.
    Saved {
        /// The ticket of the newest action that is durable.
        ticket: u64,
    },
    /// The writer: what the journal tells that this screen did not say.
    Told(Told),
    /// The writer: an action can never be saved, and why, in words for the learner. It is not tried again.
    Refused {
        /// The action's ticket.
        ticket: u64,
        /// Why.
        reason: String,
    },
    /// The writer could not save; it will try again by itself.
    NotSaved {
        /// The ticket of the newest action that waits.
        ticket: u64,
        /// Why, in words for the learner.
        reason: String,
    },
    /// The roadmaps seen so far, as they were asked for.
    Roadmaps(Vec<Listed>),
    /// A note was edited in the learner's own editor.
    Noted {
        /// The key of the node it is on.
        item: String,
        /// The moments of the notes that it is to replace.
        over: Vec<At>,
        /// Its words, if they are others than before, or why there are none.
        outcome: Result<Option<String>, String>,
    },
    /// The process is asked to end (SIGTERM, SIGHUP, terminal gone).
    Terminate,
    /// Another day begins where the learner is.
    NewDay,
    /// The process was resumed (`fg`): all of the screen is to be drawn again.
    Resumed,
}

/// What a journal that is read again tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Facts that others appended, those in copies of the journal last.
    pub facts: Vec<Fact>,
    /// How many of them, from the first on, stand in the journal itself.
    pub own: usize,
    /// Whether another file has taken the journal's place, or it was changed in place: then `facts` is all of it.
    pub replaced: bool,
    /// Whether it was changed in place: what is not in it was taken out by hand.
    pub edited: bool,
    /// What this screen has written into the other file already.
    pub written: Vec<Fact>,
    /// What is wrong, in words for the learner.
    pub notices: Vec<String>,
}

/// One key press with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// The key.
    pub key: Key,
    /// Whether Control was held.
    pub ctrl: bool,
    /// Whether Alt (Option, Meta) was held.
    pub alt: bool,
    /// Whether Shift was held. A shifted character comes as that character, and this is false.
    pub shift: bool,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Key {
    /// A character as typed: `G` for Shift-g. With `ctrl` the letter is lower case; Ctrl-Space is `' '`.
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Shift-Tab; `shift` is false.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 and on, by number.
    Function(u8),
}

/// What the mouse did, in cells from the top left corner, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The main button was pressed.
    Click {
        /// Cells from the left.
        column: u16,
        /// Cells from the top.
        row: u16,
    },
    /// The wheel was turned by one notch.
    Scroll {
        /// Towards the end of the text.
        down: bool,
        /// Cells from the left.
        column: u16,
        /// Cells from the top.
        row: u16,
    },
}
