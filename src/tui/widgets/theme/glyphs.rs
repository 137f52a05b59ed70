//! The characters that are not text; each has an ASCII twin.

use ratatui::symbols::border;

/// The characters that are not text.
#[derive(Debug)]
pub(crate) struct Glyphs {
    pub(crate) done: &'static str,
    pub(crate) doing: &'static str,
    pub(crate) todo: &'static str,
    pub(crate) skipped: &'static str,
    /// Some of its points are done.
    pub(crate) begun: &'static str,
    /// An extra that is not done, and one that is.
    pub(crate) extra: [&'static str; 2],
    pub(crate) chosen: &'static str,
    pub(crate) open: &'static str,
    pub(crate) folded: &'static str,
    pub(crate) cursor: &'static str,
    /// Beside the lines of a note.
    pub(crate) note: &'static str,
    pub(crate) ellipsis: &'static str,
    pub(crate) inside: &'static str,
    /// Before an entry of a list.
    pub(crate) bullet: &'static str,
    /// Between the parts of a line.
    pub(crate) dot: &'static str,
    /// Before the streak.
    pub(crate) streak: &'static str,
    /// Before time spent.
    pub(crate) timer: &'static str,
    /// A day's study in levels, from none to much, and a day off without any.
    pub(crate) study: [&'static str; 5],
    pub(crate) day_off: &'static str,
    /// Beside the day that is today.
    pub(crate) today: &'static str,
    /// A week's study in levels, from none to the most.
    pub(crate) weeks: [&'static str; 9],
    /// The place in a bar where the plan says that today should be.
    pub(crate) due: &'static str,
    /// Of a chart: the credit so far, the plan, the forecast.
    pub(crate) chart: [char; 3],
    /// Up, down, left, right.
    pub(crate) arrows: [&'static str; 4],
    /// A bar's full cell, its last half, the rest's first half, the rest. The rest is thinner: a grey line of the same
    /// width looks done at first sight.
    pub(crate) bar: [&'static str; 4],
    /// Credit beyond whole items: a bar's full cell, and its last half.
    pub(crate) part: [&'static str; 2],
    pub(crate) frame: border::Set<'static>,
}

pub(crate) static UNICODE: Glyphs = IN_UNICODE;

const IN_UNICODE: Glyphs = Glyphs {
    done: "✓",
    doing: "◐",
    todo: "○",
    skipped: "⊘",
    begun: "◔",
    extra: ["◇", "✓"],
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
    timer: "◷",
    study: ["·", "░", "▒", "▓", "█"],
    day_off: " ",
    today: "◂",
    weeks: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    due: "┃",
    chart: ['•', '·', '░'],
    arrows: ["↑", "↓", "←", "→"],
    bar: ["━", "╸", "╶", "─"],
    part: ["─", "╴"],
    frame: border::ROUNDED,
};

/// For a screen without colours, where credit in green could not be told from the rest.
pub(crate) static COLOURLESS: Glyphs = Glyphs { part: ["╍", "╸"], ..IN_UNICODE };

/// Windows Glyph List 4, which Consolas, Lucida Console, Courier New and Cascadia Mono have whole; the old console shows
/// no character of another font in its place. The rest of [`UNICODE`]'s that it lacks: ✓ ◐ ⊘ ◔ ◇ ▾ ▸ ▎ ◆ ◷ ◂, heavy and half
/// lines, eighths of a block, round corners.
pub(crate) static CONSOLE: Glyphs = Glyphs {
    done: "√",
    doing: "◙",
    skipped: "×",
    begun: "◘",
    extra: ["◊", "√"],
    open: "▼",
    folded: "►",
    note: "│",
    streak: "♦",
    timer: "☼",
    today: "◄",
    weeks: [" ", "_", "_", "▬", "▬", "▄", "▄", "█", "█"],
    due: "│",
    bar: ["═", "═", "─", "─"],
    part: ["≡", "≡"],
    frame: border::PLAIN,
    ..IN_UNICODE
};

pub(crate) static ASCII: Glyphs = IN_ASCII;

const IN_ASCII: Glyphs = Glyphs {
    done: "[x]",
    doing: "[~]",
    todo: "[ ]",
    skipped: "[-]",
    begun: "[.]",
    extra: ["( )", "(x)"],
    chosen: "[*]",
    open: "v",
    folded: "+",
    cursor: ">",
    note: "|",
    ellipsis: "...",
    inside: ">",
    bullet: "-",
    dot: "-",
    streak: "*",
    timer: "t",
    study: [".", "-", "+", "%", "#"],
    day_off: " ",
    today: "<",
    weeks: [" ", ".", ":", "-", "=", "+", "*", "%", "#"],
    due: "|",
    chart: ['*', '.', ':'],
    arrows: ["Up", "Down", "Left", "Right"],
    bar: ["#", "#", ".", "."],
    part: ["=", "="],
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

/// Words in place of signs, for plain mode.
pub(crate) static WORDS: Glyphs = Glyphs {
    done: "done",
    doing: "in progress",
    todo: "to do",
    skipped: "skipped",
    begun: "partly done",
    extra: ["to do", "done"],
    chosen: "chosen",
    dot: ",",
    ..IN_ASCII
};

/// Blanks for frames, bars and cursors: words and the signs of marks are left.
pub(crate) static BARE: Glyphs = Glyphs {
    open: " ",
    folded: " ",
    cursor: " ",
    note: " ",
    bar: [" "; 4],
    part: [" "; 2],
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
