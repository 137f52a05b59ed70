//! Colours and glyphs. Colours are the terminal's own sixteen, so that they sit well on any ground;
//! whatever a colour says, a glyph, a word or an attribute says too.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

use crate::roadmap::{Mark, Span};

/// How the screen may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// With colours, or with attributes alone (`NO_COLOR`).
    pub colour: bool,
    /// With ASCII characters alone.
    pub ascii: bool,
}

/// The styles and glyphs of a [`Look`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    /// What steps back.
    pub(super) dim: Style,
    /// What stands out.
    pub(super) strong: Style,
    /// Where the keys go.
    pub(super) accent: Style,
    pub(super) done: Style,
    pub(super) doing: Style,
    pub(super) alarm: Style,
    pub(super) code: Style,
    /// The learner's own words.
    pub(super) note: Style,
    /// The row under the cursor of the pane that has the keys.
    pub(super) cursor: Style,
    /// A row that is selected.
    pub(super) picked: Style,
    pub(super) glyphs: &'static Glyphs,
    /// The cells of a bar.
    pub(super) bar: &'static [&'static str; 4],
}

/// The characters that are not text.
#[derive(Debug)]
pub(super) struct Glyphs {
    pub(super) done: &'static str,
    pub(super) doing: &'static str,
    pub(super) todo: &'static str,
    pub(super) skipped: &'static str,
    pub(super) chosen: &'static str,
    pub(super) open: &'static str,
    pub(super) folded: &'static str,
    pub(super) cursor: &'static str,
    /// Beside the lines of a note.
    pub(super) note: &'static str,
    pub(super) ellipsis: &'static str,
    pub(super) inside: &'static str,
    /// Between the parts of a line.
    pub(super) dot: &'static str,
    /// Up, down, left, right.
    pub(super) arrows: [&'static str; 4],
    /// A bar's full cell, its last half, the rest's first half, the rest.
    pub(super) bar: [&'static str; 4],
    /// The same where colour cannot tell the rest from what is done.
    pub(super) plain_bar: [&'static str; 4],
    pub(super) frame: border::Set<'static>,
}

static UNICODE: Glyphs = Glyphs {
    done: "✓",
    doing: "◐",
    todo: "○",
    skipped: "⊘",
    chosen: "●",
    open: "▾",
    folded: "▸",
    cursor: "▌",
    note: "▎",
    ellipsis: "…",
    inside: "›",
    dot: "·",
    arrows: ["↑", "↓", "←", "→"],
    bar: ["━", "╸", "╺", "━"],
    plain_bar: ["━", "╸", "╶", "─"],
    frame: border::ROUNDED,
};

static ASCII: Glyphs = Glyphs {
    done: "x",
    doing: "~",
    todo: "o",
    skipped: "-",
    chosen: "*",
    open: "v",
    folded: ">",
    cursor: ">",
    note: "|",
    ellipsis: "...",
    inside: ">",
    dot: "-",
    arrows: ["Up", "Down", "Left", "Right"],
    bar: ["#", "=", ".", "."],
    plain_bar: ["#", "=", ".", "."],
    frame: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
};

impl Theme {
    pub(super) fn new(look: Look) -> Theme {
        let plain = Style::new();
        let coloured = |colour| if look.colour { plain.fg(colour) } else { plain };
        let glyphs = if look.ascii { &ASCII } else { &UNICODE };
        let dim = if look.colour { plain.fg(Color::DarkGray) } else { plain.add_modifier(Modifier::DIM) };
        Theme {
            dim,
            strong: plain.add_modifier(Modifier::BOLD),
            accent: coloured(Color::Blue),
            done: coloured(Color::Green),
            doing: coloured(Color::Yellow),
            alarm: coloured(Color::Red).add_modifier(Modifier::BOLD),
            code: coloured(Color::Cyan),
            note: coloured(Color::Magenta),
            cursor: coloured(Color::Blue).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            picked: coloured(Color::Blue).add_modifier(Modifier::BOLD),
            glyphs,
            bar: if look.colour { &glyphs.bar } else { &glyphs.plain_bar },
        }
    }

    /// A mark's glyph and its style.
    pub(super) fn mark(&self, mark: Mark) -> (&'static str, Style) {
        match mark {
            Mark::Todo => (self.glyphs.todo, self.dim),
            Mark::Doing => (self.glyphs.doing, self.doing),
            Mark::Done => (self.glyphs.done, self.done),
            Mark::Skipped => (self.glyphs.skipped, self.dim),
        }
    }

    /// How a span is set on a row of this style. What steps back does so with all its words.
    pub(super) fn span(&self, row: Style, span: &Span) -> Style {
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
    pub(super) fn keys(&self, label: &str) -> String {
        UNICODE
            .arrows
            .iter()
            .zip(self.glyphs.arrows)
            .fold(label.to_owned(), |label, (arrow, shown)| label.replace(arrow, shown))
    }
}
