//! The YAML crate, for what is not in canonical form: hand-edited lines, and small files of this machine's own.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// How deep lists and maps may nest in an entry; facts themselves are flat.
const DEEPEST: i32 = 8;

/// A text as a value; `None` if it is not one, or could cost more than its length to read.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    is_tame(text).then(|| serde_yaml::from_str(text).ok()).flatten()
}

/// What a small file of this machine's own says, which is in the form that [`to_string`] gives it; `None` if it is no
/// such value.
pub(crate) fn own<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_yaml::from_str(text).ok()
}

/// What a text of the learner's own says; else the line that is wrong, from 1, where one can be named, and why.
pub(crate) fn value(text: &str) -> Result<serde_json::Value, (Option<usize>, String)> {
    serde_yaml::from_str(text).map_err(|error| (error.location().map(|place| place.line()), error.to_string()))
}

/// A value as a small file.
pub(crate) fn to_string(value: &impl Serialize) -> Option<String> {
    serde_yaml::to_string(value).ok()
}

/// Whether one look finds no anchor, alias or tag and no deep nesting. It may refuse odd but harmless text;
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

/// Whether a line ends in the sign of a block value, such as `note: |` or `note: >-`.
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
}
