//! Colours and glyphs. Whatever a colour says, a glyph, a word or an attribute says too.

mod glyphs;
mod palette;

pub use palette::Palette;

use ratatui::style::{Color, Modifier, Style};

use self::glyphs::{ASCII, BARE, Glyphs, UNICODE, WORDS};
use crate::roadmap::{Mark, Span};
use crate::tui::widgets::sign::Sign;

/// How the screen may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With these colours, or with attributes alone (`NO_COLOR`).
    pub colours: Option<Palette>,
    /// With ASCII characters alone.
    pub ascii: bool,
}

/// The styles and glyphs of a [`Look`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    /// What steps back.
    pub(crate) dim: Style,
    /// What stands out.
    pub(crate) strong: Style,
    /// Where the keys go.
    pub(crate) accent: Style,
    pub(crate) done: Style,
    pub(crate) doing: Style,
    pub(crate) alarm: Style,
    pub(crate) code: Style,
    /// The learner's own words.
    pub(crate) note: Style,
    /// The row under the cursor of the pane that has the keys.
    pub(crate) cursor: Style,
    /// A row that is selected.
    pub(crate) picked: Style,
    pub(crate) glyphs: &'static Glyphs,
}

impl Theme {
    pub(crate) fn new(look: Look) -> Theme {
        let plain = Style::new();
        let coloured = |of: fn(Palette) -> Color| look.colours.map_or(plain, |colours| plain.fg(of(colours)));
        let glyphs = if look.ascii { &ASCII } else { &UNICODE };
        let dim = look.colours.map_or(plain.add_modifier(Modifier::DIM), |colours| plain.fg(colours.dim));
        Theme {
            dim,
            strong: plain.add_modifier(Modifier::BOLD),
            accent: coloured(|colours| colours.accent),
            done: coloured(|colours| colours.done),
            doing: coloured(|colours| colours.doing),
            alarm: coloured(|colours| colours.alarm).add_modifier(Modifier::BOLD),
            code: coloured(|colours| colours.code),
            note: coloured(|colours| colours.note),
            cursor: coloured(|colours| colours.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            picked: coloured(|colours| colours.accent).add_modifier(Modifier::BOLD),
            glyphs,
        }
    }

    /// For what is said: words in place of signs.
    pub(crate) fn spoken() -> Theme {
        Theme { glyphs: &WORDS, ..Theme::new(Look { colours: None, ascii: true }) }
    }

    /// For what is drawn to be read line by line: no frames, bars and cursors.
    pub(crate) fn bare() -> Theme {
        Theme { glyphs: &BARE, ..Theme::new(Look { colours: None, ascii: true }) }
    }

    /// A mark's glyph and its style.
    pub(crate) fn mark(&self, mark: Mark) -> (&'static str, Style) {
        match mark {
            Mark::Todo => (self.glyphs.todo, self.dim),
            Mark::Doing => (self.glyphs.doing, self.doing),
            Mark::Done => (self.glyphs.done, self.done),
            Mark::Skipped => (self.glyphs.skipped, self.dim),
        }
    }

    /// A sign's glyph and its style.
    pub(crate) fn sign(&self, sign: Sign) -> (&'static str, Style) {
        match sign {
            Sign::Mark(mark) => self.mark(mark),
            Sign::Choice => (self.glyphs.chosen, self.done),
            Sign::Note => (self.glyphs.note, self.note),
            Sign::Heading => (self.glyphs.folded, self.dim),
        }
    }

    /// How letters are set that fit what was typed, on a row of this style.
    pub(crate) fn matched(&self, row: Style) -> Style {
        row.patch(self.accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// How a span is set on a row of this style. What steps back does so with all its words.
    pub(crate) fn span(&self, row: Style, span: &Span) -> Style {
        let set = span.style;
        let steps_back = row == self.dim;
        let selected = row == self.cursor;
        let modifiers = [
            (set.strong && !steps_back, Modifier::BOLD),
            (set.emphasis, Modifier::ITALIC),
            (set.struck, Modifier::CROSSED_OUT),
            (span.link.is_some() && selected, Modifier::UNDERLINED),
        ];
        let style = if set.code && row.fg.is_none() { row.patch(self.code) } else { row };
        modifiers
            .into_iter()
            .filter(|(holds, _)| *holds)
            .fold(style, |style, (_, modifier)| style.add_modifier(modifier))
    }

    /// Keys as the help shows them: arrows are words where there are no glyphs for them.
    pub(crate) fn keys(&self, label: &str) -> String {
        UNICODE
            .arrows
            .iter()
            .zip(self.glyphs.arrows)
            .fold(label.to_owned(), |label, (arrow, shown)| label.replace(arrow, shown))
    }
}
