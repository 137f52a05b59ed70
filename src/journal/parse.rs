//! The canonical line, read without a YAML crate.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

use super::fields::{Fields, Value};
use super::line::{BEGINNING, is_escaped};

/// Returns true if the text begins as a canonical line does.
pub(super) fn may_be_one(text: &str) -> bool {
    text.starts_with(BEGINNING)
}

/// Reads the fields of a canonical line from the start of `text`, and what follows them.
/// `None` for any other shape, which may still be YAML.
pub(super) fn fields(text: &str) -> Option<(Fields<'_>, &str)> {
    let mut fields = Fields::default();
    let rest = read_into(&mut fields, text)?;
    Some((fields, rest))
}

/// The same, into fields that hold nothing yet and stay where they are: they are large, and a journal long. Where it
/// returns `None` they may hold something.
pub(super) fn read_into<'a>(fields: &mut Fields<'a>, text: &'a str) -> Option<&'a str> {
    let mut rest = text.strip_prefix(BEGINNING)?;
    let all_plain = is_plain(text.as_bytes());
    loop {
        let (name, value) = rest.split_at(memchr(b':', rest.as_bytes())?);
        let (value, after) = value_of(value.strip_prefix(": ")?, all_plain)?;
        if !fields.take(name, value) && !is_name(name) {
            return None;
        }
        rest = match after.strip_prefix(", ") {
            Some(next) => next,
            None => return after.strip_prefix('}'),
        };
    }
}

/// Returns true if a field of a later version may be called so.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn value_of(text: &str, all_plain: bool) -> Option<(Value<'_>, &str)> {
    if let Some(inside) = text.strip_prefix('"') {
        return quoted(inside, all_plain).map(|(value, rest)| (Some(value), rest));
    }
    let (word, rest) = text.split_at(text.find([',', '}'])?);
    match word {
        "null" => Some((None, rest)),
        "true" | "false" => Some((Some(word.into()), rest)),
        _ if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) => Some((Some(word.into()), rest)),
        _ => None,
    }
}

/// Reads up to the closing quote; `text` begins after the opening one. With `all_plain`, no byte of it needs a look.
fn quoted(text: &str, all_plain: bool) -> Option<(Cow<'_, str>, &str)> {
    let (raw, rest) = text.split_at(memchr2(b'"', b'\\', text.as_bytes())?);
    if !all_plain && raw.chars().any(is_escaped) {
        return None;
    }
    match rest.strip_prefix('"') {
        Some(rest) => Some((raw.into(), rest)),
        None => unescaped(raw, rest).map(|(value, rest)| (value.into(), rest)),
    }
}

/// Returns true if all of it is ASCII that prints, as nearly every line is.
fn is_plain(bytes: &[u8]) -> bool {
    // Two looks without a way out in their midst, so that each takes many bytes in one step.
    let (least, greatest) = (bytes.iter().fold(u8::MAX, |a, &b| a.min(b)), bytes.iter().fold(0, |a, &b| a.max(b)));
    least >= b' ' && greatest < b'\x7F'
}

fn unescaped<'a>(raw: &str, text: &'a str) -> Option<(String, &'a str)> {
    let mut value = raw.to_owned();
    let mut rest = text.chars();
    loop {
        match rest.next()? {
            '"' => return Some((value, rest.as_str())),
            '\\' => {
                let escape = rest.next()?;
                value.push(match escape {
                    '"' | '\\' => escape,
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'x' => code_point(&mut rest, 2)?,
                    'u' => code_point(&mut rest, 4)?,
                    'U' => code_point(&mut rest, 8)?,
                    _ => return None,
                });
            }
            c if is_escaped(c) => return None,
            c => value.push(c),
        }
    }
}

fn code_point(rest: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let mut code = 0;
    for _ in 0..digits {
        code = code * 16 + rest.next()?.to_digit(16)?;
    }
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;

    use super::*;
    use crate::journal::entry;
    use crate::journal::line::write;
    use crate::progress::{At, Fact, FactKind};
    use crate::roadmap::Mark;

    fn moment() -> impl Strategy<Value = At> {
        (-62_000_000_000_000_000..253_000_000_000_000_000_i64, -1439..=1439_i16)
            .prop_map(|(micros, offset)| At { micros, offset })
    }

    /// Text with all that YAML finds hard.
    fn text() -> impl Strategy<Value = String> {
        let hard = "\"\\\n\r\t\0\u{1B}\u{7F}\u{85}\u{9F}\u{2028}\u{2029}\u{FEFF}\u{FFFE}\u{FDD0}\u{1FFFF}\u{10FFFE}é学🚀#:{},'&* ";
        let hard: Vec<char> = hard.chars().collect();
        vec(
            prop_oneof![proptest::sample::select(hard), any::<char>(), "[a-z]".prop_map(|s| s.chars().next().unwrap())],
            0..40,
        )
        .prop_map(|chars| chars.into_iter().collect())
    }

    fn kind() -> impl Strategy<Value = FactKind> {
        let mark = prop_oneof![Just(Mark::Todo), Just(Mark::Doing), Just(Mark::Done)];
        prop_oneof![
            (any::<u32>(), text(), text()).prop_map(|(format, roadmap, source)| FactKind::Header {
                format,
                roadmap,
                source
            }),
            (text(), mark).prop_map(|(item, mark)| FactKind::Mark { item, mark }),
            text().prop_map(|item| FactKind::NotDoing { item }),
            (text(), any::<bool>()).prop_map(|(item, skip)| FactKind::Skip { item, skip }),
            (text(), of(text())).prop_map(|(item, choose)| FactKind::Choose { item, choose }),
            (text(), text(), of(moment())).prop_map(|(item, note, over)| FactKind::Note { item, note, over }),
            (any::<u32>(), of(text()), of(text()), of(moment()))
                .prop_map(|(minutes, item, text, over)| FactKind::Log { minutes, item, text, over }),
            moment().prop_map(|action| FactKind::Undo { action }),
            moment().prop_map(|action| FactKind::Redo { action }),
            (text(), text(), of(text())).prop_map(|(item, place, of)| FactKind::Place { item, place, of }),
            (text(), text(), any::<u8>()).prop_map(|(item, place, percent)| FactKind::Suggest {
                item,
                place,
                reason: crate::progress::Reason::Links,
                percent
            }),
            (text(), text()).prop_map(|(item, place)| FactKind::Refuse { item, place }),
            text().prop_map(|source| FactKind::Source { source }),
            (text(), of(text())).prop_map(|(seen, from)| FactKind::Seen { seen, from }),
            text().prop_map(|join| FactKind::Join { join }),
            Just(FactKind::Unknown),
        ]
    }

    fn fact() -> impl Strategy<Value = Fact> {
        (moment(), of(moment()), kind()).prop_map(|(at, clock, kind)| Fact { at, clock, kind })
    }

    fn written(fact: &Fact) -> String {
        let mut text = String::new();
        write(fact, &mut text).unwrap();
        text
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_by_both_readers(fact in fact()) {
            let line = written(&fact);
            prop_assert!(!line.contains('\n'));
            let (direct, rest) = fields(&line).unwrap();
            prop_assert_eq!(rest, "");
            prop_assert_eq!(&direct, &entry::fields(&line).unwrap());
            let mut facts = Vec::new();
            direct.facts(&mut facts).unwrap();
            prop_assert_eq!(facts.iter().map(|fact| fact.at.offset).collect::<Vec<_>>(), [fact.at.offset]);
            prop_assert_eq!(facts, [fact]);
        }

        #[test]
        fn the_readers_never_disagree_on_a_damaged_line(fact in fact(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
            let mut bytes = written(&fact).into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            if let Some((direct, "")) = std::str::from_utf8(&bytes).ok().and_then(fields) {
                prop_assert_eq!(direct, entry::fields(std::str::from_utf8(&bytes).unwrap()).unwrap());
            }
        }
    }

    #[test]
    fn lines_look_as_the_design_shows_them() {
        let at = At::parse("2026-11-22T10:12:05.120733+01:00").unwrap();
        let line = |kind| written(&Fact { at, clock: None, kind });
        assert_eq!(
            line(FactKind::Mark { item: "python-fundamentals/functions/closures".into(), mark: Mark::Done }),
            r#"- {at: "2026-11-22T10:12:05.120733+01:00", item: "python-fundamentals/functions/closures", mark: "done"}"#
        );
        assert_eq!(
            line(FactKind::Log {
                minutes: 45,
                item: Some("lists".into()),
                text: Some("katas\n\u{85}\u{FFFE}".into()),
                over: None
            }),
            r#"- {at: "2026-11-22T10:12:05.120733+01:00", log: 45, item: "lists", text: "katas\n\x85\uFFFE"}"#
        );
        assert_eq!(
            line(FactKind::Header { format: 1, roadmap: "R".into(), source: "built-in".into() }),
            r#"- {roadbook: 1, roadmap: "R", source: "built-in", at: "2026-11-22T10:12:05.120733+01:00"}"#
        );
        assert_eq!(
            line(FactKind::Choose { item: "specialize".into(), choose: None }),
            r#"- {at: "2026-11-22T10:12:05.120733+01:00", item: "specialize", choose: null}"#
        );
    }
}
