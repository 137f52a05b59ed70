//! Messages: everything that can happen to the screen.

use crate::progress::pace::Timer;
use crate::progress::{At, Fact};
use crate::tui::roadmaps::listed::Listed;

/// An event that the screen handles.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    Key(Press),
    /// Text was pasted, as the terminal gave it.
    Paste(String),
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
    /// From the writer: every action up to and including this ticket is durable.
    Saved {
        /// The ticket of the newest action that is durable.
        ticket: u64,
    },
    /// From the writer: facts in the journal that this screen did not write.
    JournalChanged(JournalUpdate),
    /// From the writer: an action that can never be saved. It is not tried again.
    Refused {
        /// The action's ticket.
        ticket: u64,
        /// The reason, for a message.
        reason: String,
    },
    /// From the writer: saving failed; it tries again by itself.
    NotSaved {
        /// The ticket of the newest action that waits.
        ticket: u64,
        /// The reason, for a message.
        reason: String,
    },
    /// The known roadmaps, as they were asked for.
    Roadmaps(Vec<Listed>),
    /// The names in a folder, as they were asked for.
    Folder {
        /// Its path as it was typed.
        folder: String,
        /// The names of folders, with a slash at their ends, and of Markdown files.
        names: Vec<String>,
    },
    /// A note was edited in the learner's own editor.
    NoteEdited {
        /// The key of the node it is on.
        item: String,
        /// The times of the notes that it replaces.
        over: Vec<At>,
        /// Its text if it changed, or the reason why there is none.
        outcome: Result<Option<String>, String>,
    },
    /// The timer that runs on this roadmap by the files of this machine, where that is another one than was known.
    Timer(Option<Timer>),
    /// The process is asked to end (SIGTERM, SIGHUP, terminal closed).
    Terminate,
    /// A new day began in the learner's time zone, or a minute passed while a timer is shown.
    TimePassed,
    /// The process was resumed (`fg`): all of the screen is to be drawn again.
    Resumed,
}

/// The news in a journal that was read again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JournalUpdate {
    /// Facts that others appended, those in copies of the journal last.
    pub facts: Vec<Fact>,
    /// The number of them, from the first, that are in the journal itself.
    pub own: usize,
    /// Another file has taken the journal's place, or it was changed in place: then `facts` is all of it.
    pub replaced: bool,
    /// It was changed in place: facts that are not in it were removed by hand.
    pub edited: bool,
    /// Facts that this screen has already written into the new file.
    pub written: Vec<Fact>,
    /// Messages about what is wrong.
    pub notices: Vec<String>,
}

/// A key press with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    pub key: Key,
    pub ctrl: bool,
    /// Alt, Option or Meta.
    pub alt: bool,
    /// False for a shifted character, which comes as that character.
    pub shift: bool,
}

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

/// A mouse event, in cells from the top left corner, from 0.
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
