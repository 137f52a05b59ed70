//! The canonical line: one fact as `- {at: "…", item: "…", mark: "done"}`, written without a YAML crate.

use std::fmt::{self, Display, Write};
use std::path::Path;

use super::error::{ErrorKind, JournalError};
use crate::progress::{Fact, FactKind};
use crate::roadmap::Mark;

/// The longest line that is written or read, in bytes, its line break left out.
pub(super) const LONGEST: usize = 64 * 1024;

/// The beginning of each line.
pub(super) const BEGINNING: &str = "- {";

/// Adds the fact's canonical line, without a line break, to `text`.
///
/// # Errors
/// Fails if a moment lies outside the years that can be written.
pub(super) fn write(fact: &Fact, text: &mut String) -> fmt::Result {
    if !fact.at.can_be_kept() {
        return Err(fmt::Error);
    }
    let mut line = Line { text, fields: 0 };
    line.text.push_str(BEGINNING);
    if let FactKind::Header { format, roadmap, source } = &fact.kind {
        line.bare("roadbook", format)?;
        line.quoted("roadmap", roadmap)?;
        line.quoted("source", source)?;
    }
    line.quoted("at", fact.at)?;
    if let Some(clock) = fact.clock {
        line.quoted("clock", clock)?;
    }
    line.kind(&fact.kind)?;
    line.text.push('}');
    Ok(())
}

struct Line<'a> {
    text: &'a mut String,
    fields: usize,
}

impl Line<'_> {
    fn kind(&mut self, kind: &FactKind) -> fmt::Result {
        match kind {
            FactKind::Header { .. } | FactKind::Unknown => Ok(()),
            FactKind::Mark { item, mark } => {
                self.quoted("item", item)?;
                self.quoted("mark", word(*mark))
            }
            FactKind::NotDoing { item } => {
                self.quoted("item", item)?;
                self.quoted("mark", "todo")?;
                self.bare("alone", true)
            }
            FactKind::Skip { item, skip } => {
                self.quoted("item", item)?;
                self.bare("skip", skip)
            }
            FactKind::Choose { item, choose } => {
                self.quoted("item", item)?;
                match choose {
                    Some(option) => self.quoted("choose", option),
                    None => self.bare("choose", "null"),
                }
            }
            FactKind::Note { item, note, over } => {
                self.quoted("item", item)?;
                self.quoted("note", note)?;
                self.if_any("over", over.as_ref())
            }
            FactKind::Log { minutes, item, text, over } => {
                self.bare("log", minutes)?;
                self.if_any("item", item.as_ref())?;
                self.if_any("text", text.as_ref())?;
                self.if_any("over", over.as_ref())
            }
            FactKind::Undo { action } => self.quoted("undo", action),
            FactKind::Redo { action } => self.quoted("redo", action),
            FactKind::Place { item, place, of } => {
                self.quoted("item", item)?;
                self.quoted("place", place)?;
                self.if_any("of", of.as_ref())
            }
            FactKind::Set { setting, to } => {
                self.quoted("set", setting)?;
                match to {
                    Some(to) => self.quoted("to", to),
                    None => self.bare("to", "null"),
                }
            }
            FactKind::Suggest { item, place, reason, percent } => {
                self.quoted("item", item)?;
                self.quoted("suggest", place)?;
                self.quoted("reason", reason.name())?;
                self.bare("confidence", percent)
            }
            FactKind::Refuse { item, place } => {
                self.quoted("item", item)?;
                self.quoted("refuse", place)
            }
            FactKind::Source { source } => self.quoted("source", source),
            FactKind::Seen { seen, from } => {
                self.quoted("seen", seen)?;
                self.if_any("from", from.as_ref())
            }
            FactKind::Join { join } => self.quoted("join", join),
        }
    }

    fn bare(&mut self, name: &str, value: impl Display) -> fmt::Result {
        let comma = if self.fields == 0 { "" } else { ", " };
        self.fields += 1;
        write!(self.text, "{comma}{name}: {value}")
    }

    fn quoted(&mut self, name: &str, value: impl Display) -> fmt::Result {
        self.bare(name, "\"")?;
        write!(Escaping(self.text), "{value}")?;
        self.text.push('"');
        Ok(())
    }

    fn if_any(&mut self, name: &str, value: Option<impl Display>) -> fmt::Result {
        value.map_or(Ok(()), |value| self.quoted(name, value))
    }
}

/// The word for a mark in a line, where a fact of its own says that a node is skipped.
fn word(mark: Mark) -> &'static str {
    if mark == Mark::Skipped { Mark::Todo.word() } else { mark.word() }
}

/// Writes text as the inside of a YAML double-quoted value.
struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut raw = text;
        while let Some((index, found)) = raw.char_indices().find(|&(_, c)| is_escaped(c)) {
            self.0.push_str(&raw[..index]);
            match found {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                c if c <= '\u{FF}' => write!(self.0, "\\x{:02X}", u32::from(c))?,
                c if c <= '\u{FFFF}' => write!(self.0, "\\u{:04X}", u32::from(c))?,
                c => write!(self.0, "\\U{:08X}", u32::from(c))?,
            }
            raw = &raw[index + found.len_utf8()..];
        }
        self.0.push_str(raw);
        Ok(())
    }
}

/// Returns true if YAML readers refuse or change this character when it stands raw between double quotes.
pub(super) fn is_escaped(c: char) -> bool {
    matches!(c, '"' | '\\' | '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The facts as lines; `path` is the file that they are for.
pub(super) fn lines(path: &Path, facts: &[Fact]) -> Result<String, JournalError> {
    let mut text = String::new();
    for fact in facts {
        let start = text.len();
        write(fact, &mut text).map_err(|_| JournalError::new(path, ErrorKind::TimeOutOfRange))?;
        let length = text.len() - start;
        if length > LONGEST {
            return Err(JournalError::new(path, ErrorKind::TooLong(length)));
        }
        text.push('\n');
    }
    Ok(text)
}
