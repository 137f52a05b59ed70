//! The YAML crate, for what is not in canonical form: hand-edited lines, and small files of this machine's own.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::fields::{Fields, NAMES};

/// How deep lists and maps may nest in an entry; facts themselves are flat.
const DEEPEST: i32 = 8;

/// The fields of an entry `- …`, in whatever style it is written; `text` may span several lines.
/// `None` where it is no list of one map, or could cost more than its length to read.
pub(super) fn fields(text: &str) -> Option<Fields<'static>> {
    if !is_tame(text) {
        return None;
    }
    let [entry]: [Entry; 1] = serde_yaml::from_str(text).ok()?;
    Some(entry.0)
}

/// A small file of this machine's own as a value; `None` if it is not one.
pub(super) fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    is_tame(text).then(|| serde_yaml::from_str(text).ok()).flatten()
}

/// A value as a small file.
pub(super) fn to_string(value: &impl Serialize) -> Option<String> {
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

struct Entry(Fields<'static>);

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_map(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a fact")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if NAMES.contains(&name.as_str()) {
                // Asked for as text, numbers and truth values come as they are written.
                let value = map.next_value::<Option<String>>()?;
                fields.push((Cow::Owned(name), value.map(Cow::Owned)));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Entry(Fields(fields)))
    }
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
