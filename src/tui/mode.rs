//! What the keys speak to: the view, or what stands over it.

use crate::tui::changes::List;
use crate::tui::picker::{Pick, Picker};
use crate::tui::{Lost, Roadmaps, Tui, Writing};

/// What has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The outline and the checklist.
    Road,
    /// The list of what changed in the roadmap.
    Changes,
    /// The roadmaps seen so far.
    Roadmaps,
    /// The roadmap's words.
    Guide,
    /// Rows of the road are being selected.
    Select,
    /// What is to be shown of the road.
    Filter,
    /// A note that is being written.
    Note,
    /// The help.
    Help,
    /// A search over the whole roadmap.
    Find,
    /// The commands by name.
    Palette,
    /// The links of what is under the cursor.
    Links,
    /// What is to become of what is not saved.
    Leaving,
    /// What the keys were meant for is gone with the roadmap's former text.
    Reread,
}

impl Mode {
    /// Every mode.
    pub const ALL: &[Mode] = &[
        Mode::Road,
        Mode::Changes,
        Mode::Roadmaps,
        Mode::Guide,
        Mode::Select,
        Mode::Filter,
        Mode::Note,
        Mode::Help,
        Mode::Find,
        Mode::Palette,
        Mode::Links,
        Mode::Leaving,
        Mode::Reread,
    ];

    /// What the help calls it.
    pub fn title(self) -> &'static str {
        match self {
            Mode::Road => "Road",
            Mode::Changes => "What changed",
            Mode::Roadmaps => "Roadmaps",
            Mode::Guide => "Guide",
            Mode::Select => "Selection",
            Mode::Filter => "Filter",
            Mode::Note => "Note",
            Mode::Help => "Keys",
            Mode::Find => "Find",
            Mode::Palette => "Commands",
            Mode::Links => "Links",
            Mode::Leaving => "Leaving",
            Mode::Reread => "Roadmap changed",
        }
    }

    /// Whether characters are typed here, so that only other keys can ask for something.
    pub fn takes_text(self) -> bool {
        matches!(self, Mode::Note | Mode::Find | Mode::Palette)
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modes(u32);

impl Modes {
    /// Every mode.
    pub const ALL: Modes = Modes(u32::MAX);

    /// These modes.
    pub const fn of(modes: &[Mode]) -> Modes {
        let (mut bits, mut at) = (0, 0);
        while at < modes.len() {
            bits |= 1 << modes[at] as u32;
            at += 1;
        }
        Modes(bits)
    }

    /// These and those.
    pub const fn and(self, modes: &[Mode]) -> Modes {
        Modes(self.0 | Modes::of(modes).0)
    }

    /// Whether the mode is one of them.
    pub fn holds(self, mode: Mode) -> bool {
        self.0 & (1 << mode as u32) != 0
    }
}

/// Something that stands over the view and has the keys until it is put away.
#[derive(Debug)]
pub(crate) enum Over {
    Help(Help),
    Roadmaps(Roadmaps),
    Changes(List),
    Picker(Picker),
    Note(Writing),
    /// Keeps the keys from what they were not meant for.
    Reread(Lost),
}

/// The help while it is open.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// Whose keys it shows.
    pub mode: Mode,
    /// Its topmost line.
    pub top: u16,
}

/// What stands between the header and the footer.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// The outline and the checklist.
    Road,
    /// The list of what changed in the roadmap.
    Changes,
    /// The roadmaps seen so far.
    Roadmaps(&'a Roadmaps),
    /// A note that is being written, over the outline and the checklist.
    Note(&'a Writing),
    /// The help.
    Help(Help),
}

impl Tui {
    /// What has the keys.
    pub fn mode(&self) -> Mode {
        match self.overs.last() {
            _ if self.leaving => Mode::Leaving,
            Some(Over::Help(_)) => Mode::Help,
            Some(Over::Roadmaps(_)) => Mode::Roadmaps,
            Some(Over::Changes(_)) => Mode::Changes,
            Some(Over::Picker(picker)) => match picker.pick {
                Pick::Find | Pick::Page => Mode::Find,
                Pick::Palette(_) => Mode::Palette,
                Pick::Links => Mode::Links,
                Pick::Filter => Mode::Filter,
            },
            Some(Over::Note(_)) => Mode::Note,
            Some(Over::Reread(_)) => Mode::Reread,
            None if self.guide.is_some() => Mode::Guide,
            None if self.selection.is_some() => Mode::Select,
            None => Mode::Road,
        }
    }

    /// What stands between the header and the footer.
    pub fn shown(&self) -> Shown<'_> {
        let whole = self.overs.iter().rev().find(|over| !matches!(over, Over::Picker(_) | Over::Reread(_)));
        match whole {
            Some(Over::Help(help)) => Shown::Help(*help),
            Some(Over::Roadmaps(roadmaps)) => Shown::Roadmaps(roadmaps),
            Some(Over::Changes(_)) => Shown::Changes,
            Some(Over::Note(writing)) => Shown::Note(writing),
            Some(Over::Picker(_) | Over::Reread(_)) | None => Shown::Road,
        }
    }

    /// The list to pick from, over what is shown.
    pub fn picker(&self) -> Option<&Picker> {
        match self.overs.last() {
            Some(Over::Picker(picker)) => Some(picker),
            _ => None,
        }
    }

    pub(crate) fn picker_mut(&mut self) -> Option<&mut Picker> {
        match self.overs.last_mut() {
            Some(Over::Picker(picker)) => Some(picker),
            _ => None,
        }
    }

    pub(crate) fn help(&self) -> Option<Help> {
        match self.overs.last() {
            Some(Over::Help(help)) => Some(*help),
            _ => None,
        }
    }

    /// Puts away what has the keys.
    pub(crate) fn close(&mut self) {
        self.overs.pop();
    }
}

/// Gives what stands over the view by its kind, wherever it stands.
macro_rules! over {
    ($of:ty, $kind:ident, $(#[$doc:meta])? $vis:vis $name:ident, $name_mut:ident) => {
        impl Tui {
            $(#[$doc])?
            $vis fn $name(&self) -> Option<&$of> {
                self.overs.iter().find_map(|over| if let Over::$kind(it) = over { Some(it) } else { None })
            }

            pub(crate) fn $name_mut(&mut self) -> Option<&mut $of> {
                self.overs.iter_mut().find_map(|over| if let Over::$kind(it) = over { Some(it) } else { None })
            }
        }
    };
}

over!(Roadmaps, Roadmaps, pub(crate) roadmaps, roadmaps_mut);
over!(List, Changes, pub(crate) changes, changes_mut);
over!(Writing, Note, #[doc = "The note that is being written."] pub writing, writing_mut);
