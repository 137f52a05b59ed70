//! The bytes of a journal → its facts, and what could not be read.

use std::iter::Peekable;

use super::fields::Fields;
use super::reading::{Problem, Reading};
use super::text::{is_conflict_marker, is_passed_over, lines, with_continuation, without_line_end, without_zeros};
use super::{entry, excerpt, line, parse};
use crate::progress::{Fact, FactKind};

/// The newest major format of a journal that this version understands.
pub(super) const FORMAT: u32 = 1;

/// More problems than this are not told one by one.
const MOST_PROBLEMS: usize = 1000;

/// After this many bytes that the YAML crate was given in vain it is given no more: reading damage must not take for
/// ever. Canonical lines, which need no such crate, are read in any case.
const MOST_IN_VAIN: usize = 1 << 20;

/// The cost of an entry for the YAML crate beside its length, in bytes.
const EACH_IN_VAIN: usize = 256;

/// The furthest that the time of a fact may be ahead of the clock without being reported, in microseconds: a day.
const FURTHEST_AHEAD: i64 = 24 * 60 * 60 * 1_000_000;

/// Reads a file, or the end of one that begins at line `first`. `file` names it in problems; `now` is the time by the
/// clock, in microseconds.
pub(super) fn read(bytes: &[u8], file: &str, first: usize, now: i64) -> Reading {
    let mut reader = Reader {
        file,
        latest: now.saturating_add(FURTHEST_AHEAD),
        ends_within_a_line: !bytes.ends_with(b"\n"),
        // A line is seldom shorter than this.
        reading: Reading { facts: Vec::with_capacity(bytes.len() / 128), ..Reading::default() },
        in_vain: 0,
        holds_anything: false,
        looks_like_a_journal: false,
    };
    let mut lines = (first..).zip(lines(bytes)).peekable();
    while let Some((number, line)) = lines.next() {
        reader.read_line(number, line, &mut lines);
    }
    let mut reading = reader.reading;
    reading.is_foreign = reader.holds_anything && !reader.looks_like_a_journal && reading.facts.is_empty();
    reading.newer_format = reading.facts.iter().filter_map(newer_format).max();
    reading
}

fn newer_format(fact: &Fact) -> Option<u32> {
    match fact.kind {
        FactKind::Header { format, .. } if format > FORMAT => Some(format),
        _ => None,
    }
}

struct Reader<'a> {
    file: &'a str,
    /// The latest time that is not reported.
    latest: i64,
    ends_within_a_line: bool,
    reading: Reading,
    /// The cost of the entries so far that the YAML crate was given in vain, in bytes.
    in_vain: usize,
    holds_anything: bool,
    looks_like_a_journal: bool,
}

impl<'a> Reader<'a> {
    fn read_line(
        &mut self,
        number: usize,
        bytes: &'a [u8],
        following: &mut Peekable<impl Iterator<Item = (usize, &'a [u8])>>,
    ) {
        if bytes.is_empty() {
            return;
        }
        let whole = without_line_end(bytes);
        let bytes = without_zeros(whole);
        if bytes.len() < whole.len() {
            self.report(number, b"", "zero bytes, as a crash leaves them, are passed over");
        }
        self.holds_anything |= !bytes.is_empty();
        if bytes.len() > line::LONGEST {
            return self.report(number, bytes, "it is longer than 64 KiB");
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{FEFF}'),
            Err(_) => return self.report(number, bytes, "it is not UTF-8"),
        };
        self.looks_like_a_journal |= text.starts_with(['#', '-']);
        if self.read_canonical(number, text) || is_passed_over(text) {
            return;
        }
        if is_conflict_marker(text) {
            self.report(number, bytes, "git left a conflict marker; both sides are read");
        } else {
            self.read_entry(number, text, following);
        }
    }

    /// Reads a line in canonical form; false where it is in none.
    fn read_canonical(&mut self, number: usize, text: &str) -> bool {
        // Fields are large, and damage may be many millions of short lines.
        if !parse::may_be_one(text) {
            return false;
        }
        let mut fields = Fields::default();
        if parse::read_into(&mut fields, text) != Some("") {
            return false;
        }
        if let Err(why) = self.take(number, text, &fields) {
            self.report(number, text.as_bytes(), why);
        }
        true
    }

    /// Adds the facts of a line. One whose time is far ahead counts all the same, and is reported where it was not
    /// written after another of that kind.
    fn take(&mut self, number: usize, text: &str, fields: &Fields<'_>) -> Result<(), &'static str> {
        fields.facts(&mut self.reading.facts)?;
        let time = self.reading.facts.last().map_or(0, |fact| fact.clock.unwrap_or(fact.at).micros);
        if time > self.latest {
            self.report(
                number,
                text.trim_end().as_bytes(),
                "its time is more than a day ahead of this machine's clock",
            );
        }
        Ok(())
    }

    /// Reads what is not in canonical form.
    fn read_entry(
        &mut self,
        number: usize,
        text: &str,
        following: &mut Peekable<impl Iterator<Item = (usize, &'a [u8])>>,
    ) {
        if self.in_vain > MOST_IN_VAIN {
            self.salvage(text);
            return self.report(number, text.as_bytes(), "it is not read after so many damaged lines");
        }
        let entry = with_continuation(text, following);
        let is_cut_off = self.ends_within_a_line && following.peek().is_none();
        if entry.len() > line::LONGEST {
            return self.report(number, entry.as_bytes(), "it is longer than 64 KiB");
        }
        let why = match entry::fields(&entry) {
            Some(fields) => match self.take(number, &entry, &fields) {
                Ok(()) => return,
                Err(why) => why,
            },
            None if is_cut_off => "it is cut off",
            None => "it is no fact",
        };
        self.in_vain += entry.len() + EACH_IN_VAIN;
        self.salvage(&entry);
        self.report(number, entry.trim_end().as_bytes(), why);
    }

    /// Takes the whole facts out of a damaged line: two lines whose line break was lost, or a line that was
    /// appended to a torn one. A quotation of a line inside a value has its quotes escaped, so it is not taken.
    fn salvage(&mut self, entry: &str) {
        const BEGINNING: &str = "- {at: \"";
        // Most of what fills a disk with damage is short; looking into each of many millions of lines takes long.
        if entry.len() <= BEGINNING.len() {
            return;
        }
        let mut starts = entry.match_indices(BEGINNING).map(|(start, _)| start).peekable();
        while let Some(start) = starts.next() {
            // No whole fact holds the beginning of another, so that nothing is looked at twice.
            let end = starts.peek().copied().unwrap_or(entry.len());
            if let Some((fields, _)) = parse::fields(&entry[start..end]) {
                // One that says nothing is part of the damage that is reported.
                let _ = fields.facts(&mut self.reading.facts);
            }
        }
    }

    fn report(&mut self, line: usize, text: &[u8], why: &'static str) {
        let problems = &mut self.reading.problems;
        let problem = |text, why| Problem { file: self.file.to_owned(), line, text, why };
        if problems.len() < MOST_PROBLEMS {
            problems.push(problem(excerpt::line(text), why));
        } else if problems.len() == MOST_PROBLEMS {
            problems.push(problem(String::new(), "from here on more lines cannot be read"));
        }
    }
}

#[cfg(test)]
mod tests;
