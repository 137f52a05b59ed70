//! Actions, and the modes in which their keys are active.

/// An action that a key is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table's help says what each does")]
pub enum Action {
    Down,
    Up,
    Right,
    Left,
    OtherPane,
    In,
    Back,
    NextOpen,
    NextSection,
    PreviousSection,
    NextPhase,
    PreviousPhase,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    First,
    Last,
    Tick,
    Doing,
    Skip,
    Choose,
    Select,
    Undo,
    Redo,
    Note,
    EditNote,
    SaveNote,
    NewLine,
    Timer,
    LogTime,
    Accept,
    TakeBack,
    Dismiss,
    Road,
    Today,
    Pace,
    Log,
    Guide,
    FoldLevel,
    UnfoldLevel,
    FoldAll,
    UnfoldAll,
    Find,
    Complete,
    NextMatch,
    PreviousMatch,
    Links,
    Copy,
    Changes,
    Roadmaps,
    OpenPath,
    Forget,
    Filter,
    HideDone,
    Focus,
    Alone,
    Counts,
    Ticks,
    SetTarget,
    SetPace,
    SetStart,
    SetHours,
    SetRest,
    SetAway,
    Palette,
    Help,
    Suspend,
    Repaint,
    Quit,
    QuitAnywhere,
    SaveElsewhere,
    Abandon,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Road,
    Today,
    Pace,
    Log,
    Changes,
    Roadmaps,
    /// The path of a roadmap is typed.
    PathPrompt,
    Guide,
    /// Rows of the road are being selected.
    Select,
    Filter,
    Note,
    /// A line is typed: time that was spent, or a setting.
    Entry,
    Help,
    Find,
    Palette,
    Links,
    Card,
    Question,
    /// The learner quits while something is not saved.
    Quitting,
    /// The roadmap's file changed under the cursor; keys wait until that was seen.
    Reloaded,
}

impl Mode {
    pub const ALL: &[Mode] = &[
        Mode::Road,
        Mode::Today,
        Mode::Pace,
        Mode::Log,
        Mode::Changes,
        Mode::Roadmaps,
        Mode::PathPrompt,
        Mode::Guide,
        Mode::Select,
        Mode::Filter,
        Mode::Note,
        Mode::Entry,
        Mode::Help,
        Mode::Find,
        Mode::Palette,
        Mode::Links,
        Mode::Card,
        Mode::Question,
        Mode::Quitting,
        Mode::Reloaded,
    ];

    /// The title that the screen shows for it.
    pub fn title(self) -> &'static str {
        match self {
            Mode::Road => "Road",
            Mode::Today => "Today",
            Mode::Pace => "Pace",
            Mode::Log => "Log",
            Mode::Changes => "Changes",
            Mode::Roadmaps => "Roadmaps",
            Mode::PathPrompt => "Open a file",
            Mode::Guide => "Guide",
            Mode::Select => "Selection",
            Mode::Filter => "Filter",
            Mode::Note => "Note",
            Mode::Entry => "Entry",
            Mode::Help => "Keys",
            Mode::Find => "Find",
            Mode::Palette => "Commands",
            Mode::Links => "Links",
            Mode::Card => "Card",
            Mode::Question => "Question",
            Mode::Quitting => "Quit",
            Mode::Reloaded => "Roadmap changed",
        }
    }

    /// Returns true if characters are typed here, so that only other keys can be bound.
    pub fn takes_text(self) -> bool {
        matches!(self, Mode::Note | Mode::Entry | Mode::Find | Mode::PathPrompt | Mode::Palette)
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modes(u32);

impl Modes {
    pub const ALL: Modes = Modes(u32::MAX);

    pub const fn of(modes: &[Mode]) -> Modes {
        let (mut bits, mut at) = (0, 0);
        while at < modes.len() {
            bits |= 1 << modes[at] as u32;
            at += 1;
        }
        Modes(bits)
    }

    /// The union with these modes.
    pub const fn and(self, modes: &[Mode]) -> Modes {
        Modes(self.0 | Modes::of(modes).0)
    }

    pub fn contains(self, mode: Mode) -> bool {
        self.0 & (1 << mode as u32) != 0
    }
}
