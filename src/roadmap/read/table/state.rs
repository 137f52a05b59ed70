//! The state of a row in a cell: a box, a sign such as ✅, or a word in a column of states.

use crate::roadmap::groups;
use crate::roadmap::node::Mark;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) mark: Mark,
    pub(super) is_box: bool,
}

impl State {
    pub(super) fn of_box(mark: Mark) -> State {
        State { mark, is_box: true }
    }
}

/// Signs that say a state, alone or at either end of a cell.
const SIGNS: [(&str, Mark); 28] = [
    ("✅", Mark::Done),
    ("☑", Mark::Done),
    ("✔", Mark::Done),
    ("✓", Mark::Done),
    ("🗹", Mark::Done),
    ("☒", Mark::Done),
    (":white_check_mark:", Mark::Done),
    (":heavy_check_mark:", Mark::Done),
    (":ballot_box_with_check:", Mark::Done),
    ("⬜", Mark::Todo),
    ("☐", Mark::Todo),
    ("◻", Mark::Todo),
    ("▢", Mark::Todo),
    ("□", Mark::Todo),
    ("🔲", Mark::Todo),
    ("🔳", Mark::Todo),
    ("❌", Mark::Todo),
    ("❎", Mark::Todo),
    ("✖", Mark::Todo),
    ("✗", Mark::Todo),
    ("✘", Mark::Todo),
    (":x:", Mark::Todo),
    (":white_large_square:", Mark::Todo),
    (":black_square_button:", Mark::Todo),
    (":white_square_button:", Mark::Todo),
    ("🟩", Mark::Done),
    ("⬛", Mark::Todo),
    ("\u{2610}", Mark::Todo),
];

/// Signs that say a state only where nothing stands beside them, as they mean other things in text.
const SIGNS_ALONE: [(&str, Mark); 12] = [
    ("⏳", Mark::Doing),
    ("⌛", Mark::Doing),
    ("🚧", Mark::Doing),
    ("🔄", Mark::Doing),
    ("🔁", Mark::Doing),
    ("🏗", Mark::Doing),
    ("▶", Mark::Doing),
    ("⏸", Mark::Doing),
    (":construction:", Mark::Doing),
    (":hourglass:", Mark::Doing),
    ("⏭", Mark::Skipped),
    ("🚫", Mark::Skipped),
];

/// A cell's text without the box or sign that says its state, and that state.
pub(super) fn split_off(cell: &str) -> (&str, Option<State>) {
    // Nearly all cells are words, and need no look at each sign.
    let ends_with = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() || matches!(c, '[' | ':' | '-' | '*' | '+'));
    if !ends_with(cell.chars().next()) && !ends_with(cell.chars().next_back()) {
        return (cell, None);
    }
    let entry = ["- ", "* ", "+ "].iter().find_map(|marker| cell.strip_prefix(marker)).unwrap_or(cell);
    if let Some((mark, rest)) = leading_box(entry) {
        return (rest.trim(), Some(State::of_box(mark)));
    }
    let bare = |text: &'static str| cell.trim_end_matches(is_selector) == text;
    let alone = SIGNS_ALONE.iter().find(|(sign, _)| bare(sign)).map(|(_, mark)| ("", *mark));
    let sign = alone.or_else(|| leading_sign(cell)).or_else(|| trailing_sign(cell));
    sign.map_or((cell, None), |(rest, mark)| (rest, Some(State { mark, is_box: false })))
}

/// The state of the box that a text begins with, and the text behind it.
pub(in crate::roadmap) fn leading_box(text: &str) -> Option<(Mark, &str)> {
    if let Some(rest) = text.strip_prefix("[]") {
        return is_apart(rest).then_some((Mark::Todo, rest));
    }
    let (mark, length) = groups::state_in_brackets(text)?;
    // A single letter in brackets may be a note: `[a]`.
    let is_letter = text[1..].starts_with(|c: char| c.is_alphabetic() && !matches!(c, 'x' | 'X'));
    (is_apart(&text[length..]) && !is_letter).then(|| (mark, &text[length..]))
}

fn is_apart(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(groups::is_space)
}

fn leading_sign(cell: &str) -> Option<(&str, Mark)> {
    // Signs of text; none of those begins with anything else.
    if cell.starts_with(|c: char| c.is_ascii() && c != ':') {
        return None;
    }
    let (rest, mark) = SIGNS.iter().find_map(|(sign, mark)| Some((cell.strip_prefix(sign)?, *mark)))?;
    Some((rest.trim_start_matches(is_selector).trim(), mark))
}

fn trailing_sign(cell: &str) -> Option<(&str, Mark)> {
    let cell = cell.trim_end_matches(is_selector);
    if cell.ends_with(|c: char| c.is_ascii() && c != ':') {
        return None;
    }
    let (rest, mark) = SIGNS.iter().find_map(|(sign, mark)| Some((cell.strip_suffix(sign)?, *mark)))?;
    Some((rest.trim(), mark))
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// The state that a cell's words name, in a column of states.
pub(super) fn of_words(cell: &str) -> Option<Mark> {
    const WORDS: [(Mark, &str); 4] = [
        (
            Mark::Done,
            "done|completed|complete|finished|yes|hecho|completado|sí|feito|concluído|sim|fait|terminé|oui|erledigt|fertig|ja|fatto|\
             completato|sì|готово|сделано|выполнено|да|完成|已完成|完了|완료|पूर्ण|تم|tamamlandı|zrobione|klaar",
        ),
        (
            Mark::Todo,
            "todo|to do|to-do|not started|open|pending|planned|no|not done|pendiente|por hacer|pendente|a fazer|à faire|offen|\
             da fare|не начато|нет|未开始|未完成|未着手|시작 전|미완료|yapılacak|do zrobienia",
        ),
        (
            Mark::Doing,
            "doing|in progress|wip|started|ongoing|en curso|en progreso|em andamento|en cours|in arbeit|in corso|в процессе|进行中|進行中|\
             進行中|진행 중|진행중|devam ediyor|w trakcie|bezig",
        ),
        (Mark::Skipped, "skipped|cancelled|canceled|dropped|n/a"),
    ];
    let cell = cell.trim().to_lowercase();
    WORDS.iter().find(|(_, words)| words.split('|').any(|word| word == cell)).map(|(mark, _)| *mark)
}

/// Returns the state of a box drawn in HTML: `<input type="checkbox" checked>`.
pub(super) fn of_html(tag: &str) -> Option<Mark> {
    let tag = tag.to_ascii_lowercase();
    (tag.starts_with("<input") && tag.contains("checkbox"))
        .then(|| if tag.contains("checked") { Mark::Done } else { Mark::Todo })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(cell: &str) -> (&str, Option<(Mark, bool)>) {
        let (text, state) = split_off(cell);
        (text, state.map(|state| (state.mark, state.is_box)))
    }

    #[test]
    fn boxes_and_signs_in_cells() {
        for (cell, text, mark, is_box) in [
            ("[ ]", "", Mark::Todo, true),
            ("[x] Two Sum", "Two Sum", Mark::Done, true),
            ("- [X] Two Sum", "Two Sum", Mark::Done, true),
            ("[]", "", Mark::Todo, true),
            ("[✓]", "", Mark::Done, true),
            ("✅", "", Mark::Done, false),
            ("✔\u{fe0f} Done", "Done", Mark::Done, false),
            ("Trees ⬜", "Trees", Mark::Todo, false),
            (":white_check_mark:", "", Mark::Done, false),
            ("🚧", "", Mark::Doing, false),
        ] {
            assert_eq!(split(cell), (text, Some((mark, is_box))), "{cell}");
        }
        for cell in ["Two Sum", "", "[1]", "[x](a)", "🚧 Roads", "a ✅ b", "[a] b", ": x :"] {
            assert_eq!(split(cell), (cell, None), "{cell}");
        }
    }

    #[test]
    fn boxes_of_html() {
        assert_eq!(of_html("<input type=\"checkbox\" disabled checked>"), Some(Mark::Done));
        assert_eq!((of_html("<INPUT type=checkbox>"), of_html("<b>")), (Some(Mark::Todo), None));
    }
}
