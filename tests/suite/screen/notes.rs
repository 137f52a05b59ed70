//! Notes: written, shown in the margin, left half written, edited elsewhere, undone.

use insta::assert_snapshot;
use roadbook::progress::{At, Draft, Fact, FactKind, LONGEST_NOTE, Progress};
use roadbook::roadmap::Roadmap;
use roadbook::tui::{Effect, JournalUpdate, Key, Message, Press, Tui};
use roadbook::tui::{Look, Signs};

use super::{Screen, key};

const LONG: &str = "sorted() copies, sort() does not; key= takes a function, and reverse=True turns the order round. \
                    Read PEP 557 again, then 学习 the bisect module: insort keeps a list in order.";

fn type_text(screen: &mut Screen, text: &str) -> Vec<Effect> {
    let press = |char| Press { key: Key::Char(char), ctrl: false, alt: false, shift: false };
    text.chars().flat_map(|char| screen.handle(Message::Key(press(char)))).collect()
}

/// The notes that were asked to be kept, each with whether it replaces another.
fn kind(effects: &[Effect]) -> Vec<(String, bool)> {
    let facts = effects.iter().flat_map(|effect| match effect {
        Effect::Append { facts, .. } => facts.clone(),
        _ => Vec::new(),
    });
    facts
        .filter_map(
            |Fact { kind, .. }| {
                if let FactKind::Note { note, over, .. } = kind { Some((note, over.is_some())) } else { None }
            },
        )
        .collect()
}

/// What was last asked to be kept of what is half written.
fn kept(effects: &[Effect]) -> Option<Option<String>> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft { draft, .. } => Some(draft.as_ref().map(|draft| draft.text.clone())),
        _ => None,
    })
}

#[test]
fn the_editor_stands_over_the_road() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("j Enter e");
    type_text(&mut screen, LONG);
    screen.press("C-j");
    type_text(&mut screen, "two");
    screen.press("Up Home Right");
    assert_snapshot!("the_editor_stands_over_the_road", screen.show());
}

#[test]
fn tabs_are_kept_whether_typed_or_pasted() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("j Enter e");
    screen.handle(Message::Paste("if x:\n\tpass".into()));
    screen.press("C-j Tab");
    type_text(&mut screen, "a");
    assert!(screen.text().contains("     pass"), "{}", screen.text());
    let saved = screen.press("Enter");
    assert_eq!(kind(&saved), [("if x:\n\tpass\n\ta".to_owned(), false)]);
    // The editor changes none of it the next time.
    screen.press("e");
    type_text(&mut screen, "b");
    assert_eq!(kind(&screen.press("Enter")), [("if x:\n\tpass\n\tab".to_owned(), true)]);
}

#[test]
fn notes_stand_in_the_margin() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("j Enter e");
    type_text(&mut screen, LONG);
    screen.press("Enter j Space e");
    type_text(&mut screen, "short");
    screen.press("Enter k Esc e");
    type_text(&mut screen, "of the section");
    screen.press("Enter Enter");
    assert_snapshot!("notes_stand_in_the_margin", screen.show());
}

#[test]
fn a_long_note_tells_how_much_more_there_is_and_shows_it_under_the_cursor() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    let lines: Vec<String> = (1..=12).map(|line| format!("line {line}")).collect();
    screen.handle(Message::Paste(lines.join("\n")));
    screen.press("Enter");
    assert!(screen.text().contains("line 12  today") && !screen.text().contains("lines"), "{}", screen.text());
    screen.press("j");
    let text = screen.text();
    assert!(text.contains("▎ line 4…  +8 lines  today") && !text.contains("line 5"), "{text}");
    // Where there is no room for all of it, as much as fits beside the rows around it.
    let mut screen = Screen::built_in(80, 16);
    screen.press("Enter e");
    screen.handle(Message::Paste(lines.join("\n")));
    screen.press("Enter");
    assert!(screen.text().contains("▎ line 5…  +7 lines  today"), "{}", screen.text());
}

#[test]
fn what_is_half_written_leaves_a_mark_on_its_row() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "half");
    screen.press("Esc");
    assert!(screen.text().contains("▎ unsaved draft"), "{}", screen.text());
    screen.press("e");
    assert!(!screen.text().contains("unsaved draft"), "{}", screen.text());
    screen.press("Enter");
    let text = screen.text();
    assert!(text.contains("▎ half  today") && !text.contains("unsaved draft"), "{text}");
}

#[test]
fn enter_saves_and_what_is_said_replaces_what_stood() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "first?");
    assert_eq!(kind(&screen.press("Enter")), [("first?".to_owned(), false)]);
    screen.press("e C-u");
    type_text(&mut screen, "second");
    assert_eq!(kind(&screen.press("Enter")), [("second".to_owned(), true)]);
    let text = screen.text();
    assert!(text.contains("▎ second  today") && !text.contains("first?"), "{text}");
    screen.press("u");
    assert!(screen.footer().contains("Undone: ▎ "), "{}", screen.footer());
    assert!(screen.text().contains("▎ first?"));
}

#[test]
fn what_is_typed_is_kept_and_gone_on_with() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    assert_eq!(kept(&type_text(&mut screen, "half")), Some(Some("half".to_owned())));
    assert_eq!(kind(&screen.press("Esc")), []);
    assert!(screen.footer().contains("Draft kept. e continues it"), "{}", screen.footer());
    assert!(!screen.text().contains("half\n"));
    screen.press("e");
    assert!(screen.footer().contains("Continuing your draft"), "{}", screen.footer());
    type_text(&mut screen, " way");
    let effects = screen.press("Enter");
    assert_eq!(kind(&effects), [("half way".to_owned(), false)]);
    assert_eq!(kept(&effects), Some(None), "what is said is half written no longer");
}

#[test]
fn a_draft_is_forgotten_once_it_is_as_the_note_stands() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "ab");
    assert_eq!(kept(&screen.press("C-u")), Some(None));
    screen.press("Esc");
    assert!(!screen.footer().contains("Draft kept"), "{}", screen.footer());
}

#[test]
fn a_draft_of_before_a_crash_is_offered_again() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter");
    let item = screen.tui.place().unwrap();
    screen.tui.add_drafts([(item, Draft { text: "before\nthe crash".into(), over: Vec::new() })], String::new());
    screen.press("e");
    assert!(screen.text().contains("▎ the crash"), "{}", screen.text());
    assert_eq!(kind(&screen.press("Enter")), [("before\nthe crash".to_owned(), false)]);
}

#[test]
fn what_is_pasted_keeps_its_lines_and_steers_nothing() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    screen.handle(Message::Paste("one\r\ntwo\x1b[2J".into()));
    assert_eq!(kind(&screen.press("Enter")), [("one\ntwo␛[2J".to_owned(), false)]);
}

#[test]
fn a_note_without_room_takes_no_more_and_keeps_what_it_has() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "here");
    screen.handle(Message::Paste("x".repeat(LONGEST_NOTE)));
    assert!(screen.footer().contains("Too long: a note can have 24000 bytes at most"), "{}", screen.footer());
    assert_eq!(kind(&screen.press("Enter")), [("here".to_owned(), false)]);
}

#[test]
fn the_notes_of_two_machines_show_and_become_one() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter");
    let item = screen.tui.place().unwrap();
    let fact = |note: &str, seconds: i64| Fact {
        at: At { micros: screen.now.micros - seconds * 1_000_000, offset: 60 },
        clock: None,
        kind: FactKind::Note { item: item.clone(), note: note.into(), over: None },
    };
    let facts = vec![fact("from here", 100_000), fact("from there", 200_000)];
    screen.handle(Message::JournalChanged(JournalUpdate { facts, ..JournalUpdate::default() }));
    let text = screen.text();
    assert!(text.contains("▎ from there") && text.contains("▎ from here  yesterday"), "{text}");
    screen.press("e");
    type_text(&mut screen, "!");
    let both = ("from there\n\nfrom here!".to_owned(), true);
    assert_eq!(kind(&screen.press("Enter")), [both, (String::new(), true)]);
    screen.press("u");
    assert_eq!(screen.text().matches("▎ from").count(), 2);
}

#[test]
fn the_learner_s_own_editor_gets_the_note_and_gives_it_back() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "first");
    screen.press("Enter");
    let effects = screen.press("E");
    let [Effect::EditNote { item, draft }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(draft.text, "first");
    let noted = |outcome| Message::NoteEdited { item: item.clone(), over: draft.over.clone(), outcome };
    assert_eq!(screen.handle(noted(Ok(None))), []);
    assert_eq!(kind(&screen.handle(noted(Ok(Some("second\nline\n".into()))))), [("second\nline".to_owned(), true)]);
    screen.handle(noted(Err("The note is as it was: vi ended with exit status: 1".into())));
    assert!(screen.text().contains("The note is as it was"));
}

#[test]
fn a_note_too_long_from_elsewhere_is_kept_half_written() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter");
    let item = screen.tui.place().unwrap();
    let long = "x".repeat(LONGEST_NOTE + 1);
    let effects = screen.handle(Message::NoteEdited { item, over: Vec::new(), outcome: Ok(Some(long.clone())) });
    assert_eq!((kind(&effects), kept(&effects)), (Vec::new(), Some(Some(long))));
    assert!(screen.text().contains("Note too long by 1 byte. Kept as a draft."), "{}", screen.text());
    screen.press("e Enter");
    assert!(screen.footer().contains("Too long: a note can have 24000 bytes at most"), "{}", screen.footer());
}

#[test]
fn the_ascii_look_has_a_margin_too() {
    let mut screen = Screen::of("# R\n## A\n- [ ] a\n", 80, 24);
    screen.look = Look { colours: None, signs: Signs::Ascii };
    screen.press("Enter e");
    type_text(&mut screen, "mine");
    assert!(screen.text().is_ascii() && screen.text().contains("| mine"), "{}", screen.text());
    screen.press("Enter");
    assert!(screen.text().is_ascii() && screen.text().contains("| mine  today"), "{}", screen.text());
}

#[test]
fn leaving_loses_nothing_that_is_half_written() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "half");
    let effects = screen.handle(Message::Key(key("C-c")));
    assert!(matches!(effects[..], [.., Effect::Quit]), "{effects:?}");
}

#[test]
fn what_is_being_written_goes_on_when_the_roadmap_is_rewritten() {
    let before = "# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n";
    let mut screen = Screen::of(before, 80, 24);
    screen.press("Enter j e");
    type_text(&mut screen, "for and");
    let after = Roadmap::parse(before.replace("- [ ] values", "- [ ] new\n- [ ] values"), "roadmap");
    let progress = Progress::new(&after, Vec::new());
    let mut tui = Tui::new(after, progress, screen.tui.window(), screen.tui.place().as_deref());
    roadbook::tui::resume(&mut tui, &screen.tui);
    screen.tui = tui;
    type_text(&mut screen, " range");
    assert!(screen.text().contains("Note on loops") && screen.text().contains("▎ for and range"), "{}", screen.text());
    screen.press("Enter");
    assert!(screen.text().contains("▎ for and range  today"), "{}", screen.text());
}

#[test]
fn alt_enter_makes_a_new_line() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter e");
    type_text(&mut screen, "one");
    screen.handle(Message::Key(Press { key: Key::Enter, ctrl: false, alt: true, shift: false }));
    type_text(&mut screen, "two");
    assert_eq!(kind(&screen.press("Enter")), [("one\ntwo".to_owned(), false)]);
}

#[test]
fn the_editor_does_not_hide_the_row_that_it_is_about() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("G e");
    let text = screen.text();
    assert!(text.contains("Next Steps After Completion  "), "{text}");
}
