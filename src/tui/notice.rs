//! What is remarked on the last key.

use crate::progress::Refusal;
use crate::roadmap::Mark;
use crate::tui::Filter;

/// What the last key led to, where the screen does not show it by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// All that was open below a heading was ticked at once.
    TickedAll {
        /// The heading.
        name: String,
        /// How many entries were ticked.
        count: usize,
    },
    /// All of a phase is done, or of several, or of the road.
    Complete {
        /// What it is called.
        name: String,
        /// How many items count in it.
        items: u32,
        /// How many days it took, the first and the last counted.
        days: u32,
    },
    /// This was the first of its day.
    FirstToday {
        /// How many days in a row there was something, this one counted.
        days: u32,
    },
    /// This was undone.
    Undone(Deed),
    /// This was redone.
    Redone(Deed),
    /// There is no action to undo.
    NothingToUndo,
    /// There is no action to redo.
    NothingToRedo,
    /// There is no open item.
    NothingOpen {
        /// The name of the phase that is shown alone, where one is.
        alone: Option<String>,
    },
    /// This is one of the matches.
    Match {
        /// What was looked for.
        query: String,
        /// Which of the matches it is, from 1.
        at: usize,
        /// How many there are.
        of: usize,
    },
    /// Nothing was looked for, or nothing of it is there any more.
    NothingFound,
    /// Nothing here can be folded; whether the other pane is where it can.
    NothingToFold {
        /// Whether the checklist has the keys.
        in_checklist: bool,
    },
    /// There is no link under the cursor.
    NoLinks,
    /// The window is too small to show the whole address.
    TooLong,
    /// What the address leads to is not opened.
    NotOpened,
    /// This address is being opened.
    Opening {
        /// The address.
        address: String,
    },
    /// This is where the terminal pastes from.
    Copied {
        /// The text.
        text: String,
    },
    /// Something was said of all that was selected.
    SaidOfAll {
        /// What.
        mark: Mark,
        /// Whether it was taken back.
        taken_back: bool,
        /// Of how many entries: of a heading that is selected, of those below it.
        count: usize,
    },
    /// Something was skipped, or brought back.
    SetAside {
        /// What.
        name: String,
        /// How many items count no longer, or again.
        items: u32,
        /// Whether it was brought back.
        back: bool,
    },
    /// An option was chosen, or is no longer.
    Chosen {
        /// What it is called.
        name: String,
        /// How many items of the other options count no longer, or again.
        items: u32,
        /// Whether the choice was taken back.
        back: bool,
    },
    /// Nothing selected can be marked so.
    NothingSaid,
    /// The filter lets nothing through.
    NothingFits(Filter),
    /// What is done is hidden no longer, since it is what the filter means.
    DoneShown,
    /// What is done is hidden, and the filter that meant it is lifted.
    FilterLifted,
    /// What hid the place that was gone to hides nothing any more.
    Uncovered {
        /// What is shown now.
        name: String,
        /// What hid it.
        by: Hid,
    },
    /// The key asks for something that is done on the road, and the guide is shown.
    OfTheRoad,
    /// The cursor is in no phase.
    NoPhase,
    /// What was chosen to be opened waits until all is saved.
    OpensOnceSaved,
    /// The roadmap is as it was last seen, and nothing in the journal is without a home.
    NothingChanged,
    /// What is gone had nothing said of it.
    GoneUnmarked,
    /// An entry is no longer held to be what it was carried to.
    TakenBack,
    /// What is under the cursor was not carried from one entry to another.
    NothingToTakeBack,
    /// What was said of something gone holds of what is under the cursor.
    Attached {
        /// What is gone.
        name: String,
    },
    /// The editor goes on with what was half written.
    GoesOn,
    /// A note was left half written.
    HalfWritten,
    /// A note has no room for more.
    NoteTooLong,
    /// There is no room for more letters to look for.
    QueryTooLong,
    /// A note cannot be saved, since what it is on is gone.
    NoteOnNothing,
    /// There is nothing that is not saved.
    AllSaved,
    /// What is not saved is on its way.
    OnItsWay,
    /// Nothing was said, and why.
    Refused(Refusal),
}

impl Remark {
    /// Whether it tells why nothing was done.
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Remark::NothingToUndo
                | Remark::NothingToRedo
                | Remark::NothingOpen { .. }
                | Remark::NothingFound
                | Remark::NothingToFold { .. }
                | Remark::NoLinks
                | Remark::TooLong
                | Remark::NotOpened
                | Remark::NothingSaid
                | Remark::OfTheRoad
                | Remark::NoPhase
                | Remark::NothingChanged
                | Remark::GoneUnmarked
                | Remark::NothingToTakeBack
                | Remark::NoteTooLong
                | Remark::QueryTooLong
                | Remark::NoteOnNothing
                | Remark::Refused(_)
        )
    }
}

/// What hides some of the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hid {
    /// The filter.
    Filter,
    /// That what is done is hidden.
    Done,
    /// Both of these.
    Both,
    /// That one phase is shown alone.
    Phase,
}

/// An action in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What it gave, where a sign tells it.
    pub sign: Option<Sign>,
    /// The first node that it speaks of.
    pub name: String,
    /// How many other nodes it speaks of.
    pub others: usize,
}

/// What holds of something, or what an action gave, as a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A mark.
    Mark(Mark),
    /// What was chosen.
    Choice,
    /// A note.
    Note,
    /// A heading, with more below it.
    Heading,
}
