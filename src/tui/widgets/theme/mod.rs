//! Colours and glyphs. Whatever a colour shows, a glyph, a word or an attribute shows too.

mod colours;
mod glyphs;

pub use colours::Colours;

use ratatui::style::{Color, Modifier, Style};

use self::glyphs::{ASCII, BARE, COLOURLESS, CONSOLE, Glyphs, UNICODE, WORDS};
use crate::roadmap::{Mark, Span};
use crate::tui::widgets::sign::Sign;
use crate::tui::widgets::text::width;

/// The colours and characters that the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// `None` uses attributes alone (`NO_COLOR`).
    pub colours: Option<Colours>,
    /// The characters that are not text.
    pub signs: Signs,
}

/// A set of characters for what is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Signs {
    #[default]
    Unicode,
    /// Those that every font of the Windows console has.
    Console,
    Ascii,
}

/// The styles and glyphs of a [`Look`].
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Less important text.
    pub dim: Style,
    /// The text of what is skipped.
    pub skipped: Style,
    /// Important text.
    pub strong: Style,
    /// The frame and cursor of the pane that has the keys.
    pub accent: Style,
    pub done: Style,
    /// Credit beyond whole items.
    pub begun: Style,
    pub doing: Style,
    pub alarm: Style,
    pub code: Style,
    /// The learner's own words.
    pub note: Style,
    /// The row under the cursor of the pane that has the keys.
    pub cursor: Style,
    /// A selected row.
    pub selected: Style,
    pub(crate) glyphs: &'static Glyphs,
}

impl Theme {
    pub fn new(look: Look) -> Theme {
        let plain = Style::new();
        let coloured = |of: fn(Colours) -> Color| look.colours.map_or(plain, |colours| plain.fg(of(colours)));
        let glyphs = match look {
            Look { signs: Signs::Ascii, .. } => &ASCII,
            Look { signs: Signs::Console, .. } => &CONSOLE,
            Look { colours: None, .. } => &COLOURLESS,
            Look { colours: Some(_), .. } => &UNICODE,
        };
        let dim = look.colours.map_or(plain.add_modifier(Modifier::DIM), |colours| plain.fg(colours.dim));
        Theme {
            dim,
            skipped: dim.add_modifier(Modifier::CROSSED_OUT),
            strong: plain.add_modifier(Modifier::BOLD),
            accent: coloured(|colours| colours.accent),
            done: coloured(|colours| colours.done),
            begun: coloured(|colours| colours.done).add_modifier(Modifier::DIM),
            doing: coloured(|colours| colours.doing),
            alarm: coloured(|colours| colours.alarm).add_modifier(Modifier::BOLD),
            code: coloured(|colours| colours.code),
            note: coloured(|colours| colours.note),
            cursor: coloured(|colours| colours.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            selected: coloured(|colours| colours.accent).add_modifier(Modifier::BOLD),
            glyphs,
        }
    }

    /// The theme of plain mode: words in place of signs.
    pub(crate) fn plain() -> Theme {
        Theme { glyphs: &WORDS, ..Theme::new(Look { colours: None, signs: Signs::Ascii }) }
    }

    /// The theme of an overlay that plain mode reads line by line: no frames, bars and cursors.
    pub(crate) fn bare() -> Theme {
        Theme { glyphs: &BARE, ..Theme::new(Look { colours: None, signs: Signs::Ascii }) }
    }

    /// A sign's glyph and its style.
    pub(crate) fn sign(&self, sign: Sign) -> (&'static str, Style) {
        match sign {
            Sign::Mark(Mark::Todo) => (self.glyphs.todo, self.dim),
            Sign::Mark(Mark::Doing) => (self.glyphs.doing, self.doing),
            Sign::Mark(Mark::Done) => (self.glyphs.done, self.done),
            Sign::Mark(Mark::Skipped) => (self.glyphs.skipped, self.dim),
            Sign::Begun => (self.glyphs.begun, self.done),
            Sign::Extra => (self.glyphs.extra[0], self.code),
            Sign::ExtraDone => (self.glyphs.extra[1], self.done),
            Sign::Choice => (self.glyphs.chosen, self.done),
            Sign::Note => (self.glyphs.note, self.note),
            Sign::Heading => (self.glyphs.folded, self.dim),
        }
    }

    /// Cells of the sign of a mark.
    pub(crate) fn sign_width(&self) -> u16 {
        width(self.glyphs.todo) as u16
    }

    /// The style of letters that match a query, on a row of this style.
    pub(crate) fn matched(&self, row: Style) -> Style {
        row.patch(self.accent).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// The style of a span on a row of this style. Dim rows have no bold words.
    pub(crate) fn span(&self, row: Style, span: &Span) -> Style {
        let set = span.style;
        let steps_back = row == self.dim || row == self.skipped;
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

    /// A key label with words for arrows where the theme has no glyphs for them.
    pub(crate) fn keys(&self, label: &str) -> String {
        UNICODE
            .arrows
            .iter()
            .zip(self.glyphs.arrows)
            .fold(label.to_owned(), |label, (arrow, shown)| label.replace(arrow, shown))
    }
}
