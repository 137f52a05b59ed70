//! Notices: one line in the footer with the result of the last key.

use crate::progress::Refusal;
use crate::tui::keymap::{Action, Keymap};
use crate::tui::widgets::editor::LONGEST_QUERY;
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::{bare_name, cut, width};
use crate::tui::widgets::theme::Theme;

/// Names are cut to no fewer cells than these before the ending is shortened.
const SHORTEST_NAME: usize = 12;

/// Style of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Info,
    /// Says why nothing was done.
    Refusal,
    /// A phase or the road is complete.
    Complete,
}

/// A text with a style. Where there is little room its name is cut and a shorter ending taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    before: String,
    sign: Option<Sign>,
    name: String,
    /// Endings, the longest first.
    endings: Vec<String>,
}

impl Notice {
    pub fn info(text: impl Into<String>) -> Notice {
        Notice::named(text, "", [])
    }

    pub fn refusal(text: impl Into<String>) -> Notice {
        Notice { kind: NoticeKind::Refusal, ..Notice::info(text) }
    }

    /// A notice about something that has a name, between a beginning and the first ending that fits.
    pub fn named(
        before: impl Into<String>,
        name: impl Into<String>,
        endings: impl IntoIterator<Item = String>,
    ) -> Notice {
        Notice {
            kind: NoticeKind::Info,
            before: before.into(),
            sign: None,
            name: name.into(),
            endings: endings.into_iter().collect(),
        }
    }

    pub fn kind(self, kind: NoticeKind) -> Notice {
        Notice { kind, ..self }
    }

    /// Shows a sign before the name.
    pub fn sign(self, sign: Option<Sign>) -> Notice {
        Notice { sign, ..self }
    }

    /// Adds these endings, the longest first, to each of its own.
    pub fn and_then(self, endings: &[String]) -> Notice {
        let own = if self.endings.is_empty() { vec![String::new()] } else { self.endings };
        let both = |ending: &String| own.iter().map(move |own| format!("{own}{ending}")).collect::<Vec<_>>();
        Notice { endings: endings.iter().flat_map(both).collect(), ..self }
    }

    /// Explains why an intent changed nothing.
    pub fn of_refusal(refusal: Refusal, keymap: &Keymap) -> Notice {
        Notice::refusal(match refusal {
            Refusal::AllDone => {
                format!("All done already. {} on an item takes its tick back", keymap.key(Action::Tick))
            }
            Refusal::NothingToTick => "Nothing to tick here".to_owned(),
            Refusal::NoEntry => "Only items can be in progress, not headings".to_owned(),
            Refusal::AlreadyOpen => "Not done yet".to_owned(),
            Refusal::NotAnOption => "Nothing to choose here. Select an option".to_owned(),
            Refusal::Skipped => format!("Skipped. Press {} to bring it back", keymap.key(Action::Skip)),
            Refusal::NotChosen => {
                format!("Choose first: select an option and press {}", keymap.key(Action::Choose))
            }
        })
    }

    /// Says where a link leads.
    pub(crate) fn opening(address: &str) -> Notice {
        Notice::info(format!("Opening {address}"))
    }

    /// Says that a query has no room for more.
    pub fn query_too_long() -> Notice {
        Notice::refusal(format!("Too long: {LONGEST_QUERY} characters at most"))
    }

    /// The text in at most this many cells: beginning, name and ending.
    pub(crate) fn parts(&self, room: u16, theme: &Theme) -> (String, String, String) {
        let room = usize::from(room);
        let sign = self.sign.map_or_else(String::new, |sign| format!("{} ", theme.sign(sign).0));
        let before = format!("{}{sign}", self.before);
        if self.name.is_empty() && self.endings.is_empty() {
            return (cut(&before, room, theme.glyphs.ellipsis), String::new(), String::new());
        }
        let least = width(&before) + width(bare_name(&self.name)).min(SHORTEST_NAME);
        let fits = |ending: &&String| least + width(ending) <= room;
        let ending = self.endings.iter().find(fits).or(self.endings.last()).map_or("", String::as_str);
        let room = room.saturating_sub(width(&before) + width(ending));
        let name = if width(&self.name) > room { bare_name(&self.name) } else { &self.name };
        (before, cut(name, room, theme.glyphs.ellipsis), ending.replace('·', theme.glyphs.dot))
    }

    pub(crate) fn text(&self, room: u16, theme: &Theme) -> String {
        let (before, name, ending) = self.parts(room, theme);
        before + &name + &ending
    }
}
