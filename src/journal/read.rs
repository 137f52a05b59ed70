//! The bytes of a journal → its facts, and what could not be read.

use std::iter::{self, Peekable};

use memchr::memchr_iter;

use super::fields::Fields;
use super::reading::{Problem, Reading};
use super::{entry, excerpt, line};
use crate::progress::{Fact, FactKind};

/// The newest major format of a journal that this version understands.
pub(super) const FORMAT: u32 = 1;

/// More problems than this are not told one by one.
const MOST_PROBLEMS: usize = 1000;

/// After this many bytes that the YAML crate was given in vain it is given no more: reading damage must not take for
/// ever. Canonical lines, which need no such crate, are read in any case.
const MOST_IN_VAIN: usize = 1 << 20;

/// What giving an entry to the YAML crate costs beside its length, in bytes.
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
    /// What was given to the YAML crate and is no fact.
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
        if !line::may_be_one(text) {
            return false;
        }
        let mut fields = Fields::default();
        if line::read_into(&mut fields, text) != Some("") {
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
        let said = self.reading.facts.last().map_or(0, |fact| fact.clock.unwrap_or(fact.at).micros);
        if said > self.latest {
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
            if let Some((fields, _)) = line::fields(&entry[start..end]) {
                // One that says nothing is part of the damage that is reported.
                let _ = fields.facts(&mut self.reading.facts);
            }
        }
    }

    fn report(&mut self, line: usize, text: &[u8], why: &'static str) {
        let problems = &mut self.reading.problems;
        let problem = |text, why| Problem { file: self.file.to_owned(), line, text, why };
        if problems.len() < MOST_PROBLEMS {
            problems.push(problem(excerpt::of_line(text), why));
        } else if problems.len() == MOST_PROBLEMS {
            problems.push(problem(String::new(), "from here on more lines cannot be read"));
        }
    }
}

/// The lines without their breaks; what stands after the last break is one too.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr_iter(b'\n', bytes).chain(iter::once(bytes.len())).map(move |end| {
        let line = &bytes[start..end];
        start = end + 1;
        line
    })
}

fn without_line_end(mut line: &[u8]) -> &[u8] {
    while let Some(shorter) = line.strip_suffix(b"\r") {
        line = shorter;
    }
    line
}

/// The line without the zero bytes around it, which a file system may leave after a crash.
fn without_zeros(line: &[u8]) -> &[u8] {
    let Some(start) = line.iter().position(|&b| b != 0) else { return &[] };
    let end = line.iter().rposition(|&b| b != 0).map_or(start, |last| last + 1);
    &line[start..end]
}

fn is_passed_over(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with('#') || text == "---" || text == "..."
}

/// Whether this line is one that git puts around the sides of a conflict.
pub(super) fn is_conflict_marker(text: &str) -> bool {
    // The first sign alone tells nearly every other line.
    text.starts_with(['<', '|', '=', '>'])
        && ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
            .iter()
            .any(|marker| text.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The line together with those after it that are blank or indented deeper, as formatters break entries.
fn with_continuation<'a>(text: &str, following: &mut Peekable<impl Iterator<Item = (usize, &'a [u8])>>) -> String {
    let own = indent(text.as_bytes());
    let is_deeper = |line: &[u8]| without_line_end(line).is_empty() || indent(line) > own;
    // One that is no text is told by itself.
    let belongs = |line: &[u8]| is_deeper(line) && std::str::from_utf8(line).is_ok();
    let mut entry = text.to_owned();
    while let Some((_, line)) = following.next_if(|(_, line)| belongs(line)) {
        // The rest of one that is too long already is passed over with it.
        if entry.len() <= line::LONGEST {
            let line = without_line_end(line);
            entry.push('\n');
            entry.push_str(&String::from_utf8_lossy(&line[..line.len().min(line::LONGEST)]));
        }
    }
    entry
}

fn indent(line: &[u8]) -> usize {
    line.iter().take_while(|&&b| b == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::At;
    use crate::roadmap::Mark;

    const LINE: &str = "- {at: \"2026-11-22T10:00:00.000001Z\", item: \"a\", mark: \"done\"}\n";

    /// What is said in a text, without the moments, and the lines of its problems.
    fn kind(text: impl AsRef<[u8]>) -> (Vec<FactKind>, Vec<usize>) {
        let reading = read(text.as_ref(), "j.yaml", 1, i64::MAX);
        (
            reading.facts.into_iter().map(|fact| fact.kind).collect(),
            reading.problems.iter().map(|problem| problem.line).collect(),
        )
    }

    fn done(item: &str) -> FactKind {
        FactKind::Mark { item: item.into(), mark: Mark::Done }
    }

    #[test]
    fn comments_blank_lines_marks_of_encoding_and_line_ends_are_passed_over() {
        let text = format!("\u{FEFF}# Roadbook\r\n\r\n---\n  # mine\n{}", LINE.replace('\n', "\r\r\n"));
        assert_eq!(kind(text), (vec![done("a")], vec![]));
    }

    #[test]
    fn hand_written_lines_are_read_in_any_style() {
        for entry in [
            "- {at: 2026-11-22T10:00:00Z, item: a, mark: done} # today\n",
            "- {'at': '2026-11-22T10:00:00Z', \"item\": \"a\", mark: done, mood: [good, {x: y}]}\n",
            "- at: 2026-11-22T10:00:00Z\n  item: a\n  mark: done\n",
            "-   item: a\n    mark: done\n    at: 2026-11-22T10:00:00Z\n",
            "  - at: 2026-11-22T10:00:00Z\n    item: a\n    mark: done\n",
            "- {at: \"2026-11-22T10:00:00Z\",\n  item: \"a\", mark: \"done\"}\n",
        ] {
            assert_eq!(kind(format!("{entry}{LINE}")), (vec![done("a"), done("a")], vec![]), "{entry}");
        }
    }

    #[test]
    fn a_note_that_a_formatter_broke_into_lines_is_read_whole() {
        let text = format!("- at: 2026-11-22T10:00:00Z\r\n  item: a\r\n  note: 'one\r\n\r\n    two'\r\n\r\n{LINE}");
        let note = FactKind::Note { item: "a".into(), note: "one\ntwo".into(), over: None };
        assert_eq!(kind(text), (vec![note, done("a")], vec![]));
    }

    #[test]
    fn an_entry_that_is_cut_off_is_told_from_one_that_is_none() {
        let why = |text: &str| read(text.as_bytes(), "", 1, i64::MAX).problems[0].why;
        assert_eq!(why(&LINE[..50]), "it is cut off");
        assert_eq!(why(&format!("{}\n", &LINE[..50])), "it is no fact");
    }

    #[test]
    fn a_line_may_say_several_things() {
        let text = "- {at: 2026-11-22T10:00:00Z, item: 10, skip: false, note: 1.10, log: 45, text: it's}\n";
        let item = || "10".to_owned();
        assert_eq!(
            kind(text).0,
            [
                FactKind::Skip { item: item(), skip: false },
                FactKind::Note { item: item(), note: "1.10".into(), over: None },
                FactKind::Log { minutes: 45, item: Some(item()), text: Some("it's".into()), over: None },
            ]
        );
    }

    #[test]
    fn a_null_choice_takes_the_choice_back_and_the_word_null_is_a_word() {
        let line = |value| format!("- {{at: \"2026-11-22T10:00:00Z\", item: \"c\", choose: {value}}}\n");
        let chosen = |choose: Option<&str>| FactKind::Choose { item: "c".into(), choose: choose.map(str::to_owned) };
        assert_eq!(kind(line("null")).0, [chosen(None)]);
        assert_eq!(kind(line("~")).0, [chosen(None)]);
        assert_eq!(kind(line("\"null\"")).0, [chosen(Some("null"))]);
        assert_eq!(kind(line("'null'")).0, [chosen(Some("null"))]);
    }

    #[test]
    fn facts_of_later_versions_are_passed_over() {
        let text = "- {at: \"2026-11-22T10:00:00Z\", hue: \"blue\", item: \"a\", mark: \"done\"}\n\
                    - {at: \"2026-11-22T10:00:00Z\", sketch: \"x\"}\n";
        assert_eq!(kind(text), (vec![done("a"), FactKind::Unknown], vec![]));
    }

    #[test]
    fn a_damaged_line_is_reported_and_costs_itself_alone() {
        for damaged in [
            "- {at: \"2026-11-22T10:00:00Z\", item: \"b\", mark: \"dome\"}",
            "- {at: \"2026-11-22T10:00:00Z\", itel: \"b\", mark: \"done\"}",
            "- {at: \"2026-11-32T10:00:00Z\", item: \"b\", mark: \"done\"}",
            "- {item: \"b\", mark: \"done\"}",
            "- {at: \"2026-11-22T10:00:00Z\", item: \"b\", item: \"c\", mark: \"done\"}",
            "- {at: \"2026-11-22T10:00:00Z\", item: \"b\", mark: \"do",
            "- {at: 2026-11-22T10:00:00Z, item: &x b, mark: done, note: *x}",
            "- [[[[[[[[[[[[]]]]]]]]]]]]",
            "- plain words",
            "plain words",
            "\u{1B}[31mred",
        ] {
            assert_eq!(kind(format!("{LINE}{damaged}\n{LINE}")), (vec![done("a"), done("a")], vec![2]), "{damaged}");
        }
        assert_eq!(kind([LINE.as_bytes(), b"- {at: \"\xFF\"}\n", LINE.as_bytes()].concat()).1, [2]);
        let broken = b"- at: 2026-11-22T10:00:00Z\n  item: b\n  note: one\n    two \xFF\n";
        let note = FactKind::Note { item: "b".into(), note: "one".into(), over: None };
        assert_eq!(kind([&broken[..], LINE.as_bytes()].concat()), (vec![note, done("a")], vec![4]));
    }

    #[test]
    fn whole_facts_are_taken_out_of_a_line_that_lost_its_break() {
        let (whole, _) = LINE.split_at(LINE.len() - 1);
        assert_eq!(kind(format!("{whole}J{LINE}")), (vec![done("a"), done("a")], vec![1]));
        assert_eq!(kind(format!("{}{LINE}", &whole[..40])), (vec![done("a")], vec![1]));
    }

    #[test]
    fn after_any_amount_of_damage_canonical_lines_are_read() {
        let damaged = "- {at: 2026, mark: done}\n".repeat(MOST_IN_VAIN / EACH_IN_VAIN);
        let torn = &LINE[..40];
        let (facts, problems) = kind(format!("{damaged}{LINE}{torn}{LINE}"));
        assert_eq!(facts, [done("a"), done("a")]);
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
    }

    #[test]
    fn a_quoted_line_in_a_note_is_a_note() {
        let mut line = String::new();
        let said_so = FactKind::Note { item: "b".into(), note: LINE.into(), over: None };
        let at = At { micros: 0, offset: 0 };
        line::write(&Fact { at, clock: None, kind: said_so.clone() }, &mut line).unwrap();
        assert_eq!(kind(&line), (vec![said_so], vec![]));
        assert_eq!(kind(&line[..line.len() - 1]), (vec![], vec![1]));
    }

    #[test]
    fn zero_bytes_are_passed_over_and_reported() {
        assert_eq!(kind(format!("{LINE}\0\0\0\0")), (vec![done("a")], vec![2]));
        assert_eq!(kind(format!("{LINE}\0\0{LINE}")), (vec![done("a"), done("a")], vec![2]));
    }

    #[test]
    fn both_sides_of_a_conflict_are_facts() {
        let text = format!("<<<<<<< HEAD\n{LINE}||||||| 1234\n=======\n{LINE}>>>>>>> other\n");
        assert_eq!(kind(text), (vec![done("a"), done("a")], vec![1, 3, 4, 6]));
    }

    #[test]
    fn a_newer_format_is_noticed() {
        let header = |format| format!("- {{roadbook: {format}, roadmap: \"R\", at: \"2026-11-22T10:00:00Z\"}}\n");
        assert_eq!(read(header(1).as_bytes(), "", 1, i64::MAX).newer_format, None);
        assert_eq!(read((header(2) + &header(1)).as_bytes(), "", 1, i64::MAX).newer_format, Some(2));
    }

    #[test]
    fn a_line_that_is_too_long_is_refused_unread() {
        let long = format!("- {{at: \"2026-11-22T10:00:00Z\", item: \"{}\", mark: \"done\"}}\n", "b".repeat(1 << 16));
        let reading = read((long + LINE).as_bytes(), "j.yaml", 1, i64::MAX);
        assert_eq!(reading.facts.len(), 1);
        assert!(reading.problems[0].to_string().starts_with("j.yaml, line 1: it is longer than 64 KiB: - {at"));
        assert!(reading.problems[0].text.chars().count() < 80);
    }

    #[test]
    fn a_problem_is_safe_to_print() {
        let reading = read("\u{1B}]0;x\u{7}\u{202E}\u{9B}31m".as_bytes(), "j.yaml", 1, i64::MAX);
        assert!(reading.problems[0].to_string().chars().all(|c| !c.is_control() && c != '\u{202E}'));
    }

    #[test]
    fn what_has_no_line_of_a_journal_is_foreign() {
        assert!(read(b"\x89PNG\r\n\x1A\n1234\n", "", 1, i64::MAX).is_foreign);
        assert!(read(b"{\"some\": \"json\"}", "", 1, i64::MAX).is_foreign);
        for own in ["", "# Road", "\0\0\0", "- {roadb"] {
            assert!(!read(own.as_bytes(), "", 1, i64::MAX).is_foreign, "{own}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_between_two_lines_costs_neither(pieces in proptest::collection::vec(pieces(), 0..30)) {
            let between = pieces.concat();
            let text = [LINE.as_bytes(), &between, b"\n", LINE.as_bytes()].concat();
            let (facts, problems) = kind(&text);
            proptest::prop_assert!(facts.iter().filter(|&fact| *fact == done("a")).count() >= 2);
            let last = text.split(|&b| b == b'\n').count() - 1;
            proptest::prop_assert!(problems.iter().all(|line| (1..=last).contains(line)));
        }
    }

    /// Shreds of journals, of YAML, and of nothing known.
    fn pieces() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
        use proptest::prelude::*;
        let shreds =
            ["- {", "at: ", "\"", "'", "\\", "item: a", ", ", "}", "\n", "\r", "  ", "[", "&x", "*x", "|", "#", ": "];
        prop_oneof![
            proptest::sample::select(shreds.to_vec()).prop_map(|shred| shred.as_bytes().to_vec()),
            (0..LINE.len()).prop_map(|end| LINE.as_bytes()[..end].to_vec()),
            proptest::collection::vec(any::<u8>(), 0..6),
        ]
    }
}
