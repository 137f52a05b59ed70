use super::*;
use crate::progress::At;
use crate::roadmap::Mark;

const LINE: &str = "- {at: \"2026-11-22T10:00:00.000001Z\", item: \"a\", mark: \"done\"}\n";

/// The facts of a text, without the moments, and the lines of its problems.
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
