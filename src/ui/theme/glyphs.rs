//! The characters that are not text; each has an ASCII twin.

use ratatui::symbols::border;

/// The characters that are not text.
#[derive(Debug)]
pub(in crate::ui) struct Glyphs {
    pub(in crate::ui) done: &'static str,
    pub(in crate::ui) doing: &'static str,
    pub(in crate::ui) todo: &'static str,
    pub(in crate::ui) skipped: &'static str,
    pub(in crate::ui) chosen: &'static str,
    pub(in crate::ui) open: &'static str,
    pub(in crate::ui) folded: &'static str,
    pub(in crate::ui) cursor: &'static str,
    /// Beside the lines of a note.
    pub(in crate::ui) note: &'static str,
    pub(in crate::ui) ellipsis: &'static str,
    pub(in crate::ui) inside: &'static str,
    /// Before an entry of a list.
    pub(in crate::ui) bullet: &'static str,
    /// Between the parts of a line.
    pub(in crate::ui) dot: &'static str,
    /// Before the days in a row.
    pub(in crate::ui) streak: &'static str,
    /// Up, down, left, right.
    pub(in crate::ui) arrows: [&'static str; 4],
    /// A bar's full cell, its last half, the rest's first half, the rest. The rest is a thinner line: a grey one as thick as
    /// what is done looks done at first sight.
    pub(in crate::ui) bar: [&'static str; 4],
    pub(in crate::ui) frame: border::Set<'static>,
}

pub(super) static UNICODE: Glyphs = Glyphs {
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
    bullet: "•",
    dot: "·",
    streak: "◆",
    arrows: ["↑", "↓", "←", "→"],
    bar: ["━", "╸", "╶", "─"],
    frame: border::ROUNDED,
};

pub(super) static ASCII: Glyphs = IN_ASCII;

const IN_ASCII: Glyphs = Glyphs {
    done: "x",
    doing: "~",
    todo: "o",
    skipped: "-",
    chosen: "*",
    open: "v",
    folded: "+",
    cursor: ">",
    note: "|",
    ellipsis: "...",
    inside: ">",
    bullet: "-",
    dot: "-",
    streak: "*",
    arrows: ["Up", "Down", "Left", "Right"],
    bar: ["#", "=", ".", "."],
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

/// Words in place of signs, for what is said and not drawn.
pub(super) static WORDS: Glyphs =
    Glyphs { done: "done", doing: "doing", todo: "open", skipped: "skipped", chosen: "chosen", dot: ",", ..IN_ASCII };

/// Nothing where a frame, a bar or a cursor would be drawn: what is left are words, and the signs of marks.
pub(super) static BARE: Glyphs = Glyphs {
    open: " ",
    folded: " ",
    cursor: " ",
    note: " ",
    bar: [" "; 4],
    frame: border::Set {
        top_left: " ",
        top_right: " ",
        bottom_left: " ",
        bottom_right: " ",
        vertical_left: " ",
        vertical_right: " ",
        horizontal_top: " ",
        horizontal_bottom: " ",
    },
    ..IN_ASCII
};
