//! The YAML crate, for what is not in canonical form: hand-edited lines, and small files of this machine's own.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The deepest nesting of lists and maps in an entry; facts themselves are flat.
const DEEPEST: i32 = 8;

/// The largest number of brackets in an entry: the crate takes long for many, whether they stand in quotes or not.
const MOST_BRACKETS: usize = 64;

/// Reads an entry; `None` if it is not one, or could cost more than its length to read.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    (has_at_most(MOST_BRACKETS, text) && is_tame(text)).then(|| serde_yaml::from_str(text).ok()).flatten()
}

/// Reads a small file of this machine's own, which is in the form that [`to_string`] gives it; `None` if it is no such
/// value.
pub(crate) fn own<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_yaml::from_str(text).ok()
}

/// The largest number of brackets in a file of settings, and of the signs that begin a list or a key in one line.
const MOST_BRACKETS_IN_SETTINGS: usize = 1000;

/// Reads a file of the learner's own; else returns the line that is wrong, from 1, where one can be named, and why.
pub(crate) fn value(text: &str) -> Result<serde_json::Value, (Option<usize>, String)> {
    if !has_at_most(MOST_BRACKETS_IN_SETTINGS, text) {
        return Err((None, "it holds too many brackets".to_owned()));
    }
    if let Some(line) = text.lines().position(nests_in_one_line) {
        return Err((Some(line + 1), "it nests too deep".to_owned()));
    }
    serde_yaml::from_str(text).map_err(|error| (error.location().map(|place| place.line()), error.to_string()))
}

/// A value as a small file.
pub(crate) fn to_string(value: &impl Serialize) -> Option<String> {
    serde_yaml::to_string(value).ok()
}

fn has_at_most(most: usize, text: &str) -> bool {
    text.bytes().filter(|byte| b"[]{}".contains(byte)).nth(most).is_none()
}

/// Returns true if one line begins many lists or keys, each in the one before.
fn nests_in_one_line(line: &str) -> bool {
    let signs = line.split(' ').take_while(|word| matches!(*word, "" | "-" | "?"));
    signs.filter(|word| !word.is_empty()).nth(2).is_some()
}

/// Returns true if one look finds no anchor, alias or tag and no deep nesting. It may refuse odd but harmless text;
/// for what it overlooks the YAML crate has limits of its own on repetition and recursion.
fn is_tame(text: &str) -> bool {
    let mut depth = 0;
    // What ends the quoted value or the comment that is being passed over.
    let mut passing = None;
    let mut value_begins = true;
    let mut last = '\n';
    for c in outside_blocks(text).chars() {
        if let Some(end) = passing {
            let escaped = end == '"' && last == '\\';
            if c == end && !escaped {
                passing = None;
                // A doubled single quote goes on with the same value.
                value_begins = end != '"';
            }
            last = if escaped { ' ' } else { c };
            continue;
        }
        match c {
            '"' | '\'' if value_begins => passing = Some(c),
            '#' if last.is_whitespace() => passing = Some('\n'),
            '&' | '*' | '!' if value_begins => return false,
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
            return false;
        }
        value_begins = match c {
            ' ' | '\t' => value_begins || matches!(last, ':' | '-' | '?'),
            '\n' | '[' | '{' | ',' => true,
            _ => false,
        };
        last = c;
    }
    true
}

/// The text without the lines of its block values (`|`, `>`): whatever stands in them is words.
fn outside_blocks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    // The column of the key whose block is passed over.
    let mut block = None;
    for line in text.split_inclusive('\n') {
        let column_after = |signs: &[char]| line.len() - line.trim_start_matches(signs).len();
        let is_within = |key| line.trim().is_empty() || column_after(&[' ']) > key;
        if !block.is_some_and(is_within) {
            block = begins_block(line).then(|| column_after(&[' ', '-']));
            kept.push_str(line);
        }
    }
    kept
}

/// Returns true if a line ends in the sign of a block value, such as `note: |` or `note: >-`.
fn begins_block(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(|c: char| matches!(c, '+' | '-' | '1'..='9'));
    line.ends_with(": |") || line.ends_with(": >")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_aliases_and_tags_are_refused_where_they_act() {
        for wild in [
            "- {a: &x b}",
            "- &x {a: b}",
            "- {a: *x}",
            "- [&x]",
            "- {a: !!str b}",
            "- a: b # it's\n  c: &x d",
            "- {a: 'b''c, ', d: &x e}",
            "- a: |\n    b\n  c: &x d",
        ] {
            assert!(!is_tame(wild), "{wild}");
        }
    }

    #[test]
    fn the_same_signs_are_words_elsewhere() {
        for tame in [
            "- {a: b & c}",
            "- {a: b*c}",
            "- {a: \"b, &x\"}",
            "- {a: 'it''s, *x'}",
            "- {a: \"\\\", &x\"}",
            "- a: done! # &x",
            "- a: |\n    * b\n\n    [[[[[[[[[[\n  c: >-\n    &d",
        ] {
            assert!(is_tame(tame), "{tame}");
        }
    }

    /// Signs that look like quotes or blocks and are none hide nothing: a journal holds a thousand such entries.
    #[test]
    fn entries_of_many_brackets_are_refused_before_they_are_parsed() {
        let many = |piece: &str| piece.repeat(60_000 / piece.len());
        let begun = std::time::Instant::now();
        for text in [
            "- a: # x: |\n    ".to_owned() + &many("["),
            "- a: # x: |\n    ".to_owned() + &many("{a: "),
            "- {a: b - '".to_owned() + &many("[") + "'}",
            "- {a: '".to_owned() + &many("[") + "'}",
        ] {
            for _ in 0..50 {
                assert!(from_str::<serde_json::Value>(&text).is_none(), "{}", &text[..20]);
            }
        }
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }

    /// Some of these took the crate minutes.
    #[test]
    fn no_file_of_settings_takes_long() {
        const LENGTH: usize = 1 << 17;
        let repeated = |piece: &str| piece.repeat(LENGTH / piece.len());
        for text in [
            repeated("["),
            repeated("{a: "),
            repeated("- "),
            repeated("? "),
            repeated("- ? "),
            repeated("a: "),
            repeated("- -\n"),
            "- ".to_owned() + &repeated("'"),
            "\"".to_owned() + &repeated("\\"),
            repeated("a: b\n"),
            (0..LENGTH / 12).map(|number| format!("n{number}: x\n")).collect(),
            (0..LENGTH / 20).map(|number| format!("n{number}: &a{number} x\n")).collect(),
            (0..1400).map(|depth| " ".repeat(depth) + "a:\n").collect(),
            (0..1400).map(|depth| " ".repeat(depth) + "-\n").collect(),
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n".to_owned(),
            repeated("!"),
            repeated("|"),
            "a: |\n".to_owned() + &repeated(" x\n"),
            "a: \"".to_owned() + &repeated("x\n"),
            repeated("# x\n"),
            repeated("\n"),
            repeated("--- \n"),
            repeated("%YAML 1.1\n"),
            repeated("x "),
            repeated(", "),
            repeated("\t"),
            repeated("a:\n"),
        ] {
            let begun = std::time::Instant::now();
            let _ = value(&text);
            let taken = begun.elapsed();
            // An eighth of the largest file, at three times the second it may take: tests run unoptimized.
            assert!(taken.as_secs() < 3, "{:?}… takes {taken:?}", text.chars().take(20).collect::<String>());
        }
    }
}
