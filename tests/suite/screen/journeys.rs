//! Journeys: keys pressed on the built-in roadmap, and the screen as it then stands, styles and all.

use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};
use roadbook::progress::{At, Fact, FactKind};
use roadbook::roadmap::{BUILT_IN, Mark};
use roadbook::tui::{Colours, Look, Signs};
use roadbook::tui::{Effect, JournalUpdate, Key, Message, Mode, Pane, Press, keymap};

use super::Screen;

journey!(first_start, "");
journey!(ticks_an_item_and_a_point, "] ] ] Enter Space j j j j j j j Space");
journey!(ticks_a_section_and_undoes_it, "j Space u");
journey!(ticks_a_whole_phase, "g Space");
journey!(marks_doing_and_skipped, "Enter i j s");
journey!(skips_a_phase, "} s");
journey!(folds_and_unfolds, "g h } h l");
journey!(goes_to_what_stands_beside_the_road, "G k Enter j Space");
journey!(ticks_books, "} } } } l j Enter j Space j Space");
journey!(finds_the_next_open_item, "Enter Space j Space .");
journey!(chooses_one_of_three, "+ } } ] ] ] j c");

#[test]
fn a_refusal_is_said() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Space Space");
    assert!(screen.footer().contains("All done already. Space on an item takes its tick back"), "{}", screen.footer());
    screen.press("c");
    assert!(screen.footer().contains("Nothing to choose here"), "{}", screen.footer());
    screen.press("i");
    assert!(screen.footer().contains("Only items can be in progress, not headings"), "{}", screen.footer());
}

#[test]
fn only_what_leads_out_of_the_help_closes_it() {
    for (keys, mode) in [
        ("? e", Mode::Help),
        ("? Space f x j", Mode::Help),
        ("? :", Mode::Palette),
        ("? Esc", Mode::Road),
        ("? q", Mode::Road),
        ("? ?", Mode::Road),
        ("? Enter", Mode::Road),
    ] {
        let mut screen = Screen::built_in(80, 24);
        assert_eq!(screen.press(keys), [], "{keys}");
        assert_eq!(screen.tui.mode(), mode, "{keys}");
    }
}

#[test]
fn undo_says_what_it_undid() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter Space u");
    assert!(screen.footer().contains("Undone: ✓ Installing Python"), "{}", screen.footer());
    screen.press("C-r");
    assert!(screen.footer().contains("Redone: ✓ Installing Python"), "{}", screen.footer());
    screen.press("C-r");
    assert!(screen.footer().contains("Nothing to redo"), "{}", screen.footer());
}

/// What another machine wrote, by a clock of its own.
fn from_elsewhere(screen: &mut Screen, at: &str, kind: FactKind) -> At {
    let at = At::parse(at).unwrap();
    let facts = vec![Fact { at, clock: None, kind }];
    screen.handle(Message::JournalChanged(JournalUpdate { facts, ..JournalUpdate::default() }));
    at
}

#[test]
fn undo_and_redo_turn_what_this_window_did_whatever_others_did_and_their_clocks_say() {
    for clock in ["2026-11-22T09:30:00+01:00", "2031-01-01T00:00:00+01:00"] {
        let mut screen = Screen::of("# R\n## A\n- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n", 80, 24);
        let done = |screen: &Screen| -> Vec<String> {
            let (roadmap, progress) = (screen.tui.roadmap(), screen.tui.progress());
            let done = roadmap.nodes().filter(|(id, node)| node.depth > 0 && progress.mark(*id) == Mark::Done);
            done.map(|(id, _)| roadmap.text(id).into_owned()).collect()
        };
        let tick = |item: &str| FactKind::Mark { item: item.into(), mark: Mark::Done };
        let theirs = from_elsewhere(&mut screen, "2026-11-22T08:00:00+01:00", tick("a/four"));
        screen.press("Enter Space j Space");
        from_elsewhere(&mut screen, clock, tick("a/three"));
        assert_eq!(done(&screen), ["one", "two", "three", "four"]);
        screen.press("u");
        assert_eq!(done(&screen), ["one", "three", "four"], "{clock}");
        screen.press("u");
        assert_eq!(done(&screen), ["three", "four"], "{clock}");
        // Another takes back later what it did itself: that is not what this window brings back.
        from_elsewhere(&mut screen, &clock.replace(":00+", ":30+"), FactKind::Undo { action: theirs });
        assert_eq!(done(&screen), ["three"]);
        screen.press("C-r");
        assert_eq!(done(&screen), ["one", "three"], "{clock}");
        screen.press("C-r");
        assert_eq!(done(&screen), ["one", "two", "three"], "{clock}");
        // What is not of this window is named first, and any other key leaves it.
        screen.press("u u u");
        assert_eq!(done(&screen), ["three"], "{clock}");
        assert!(screen.footer().contains("three") && screen.footer().contains("again"), "{}", screen.footer());
        screen.press("j u");
        assert_eq!(done(&screen), ["three"], "{clock}");
        screen.press("u");
        assert_eq!(done(&screen), [""; 0], "{clock}");
    }
}

#[test]
fn after_an_undo_the_keys_lead_both_ways() {
    let mut screen = Screen::built_in(140, 24);
    screen.press("Enter");
    assert!(!screen.offers("u undo") && !screen.offers("Ctrl-r redo"), "{}", screen.footer());
    screen.press("Space j Space u");
    assert!(screen.offers("u undo") && screen.offers("Ctrl-r redo"), "{}", screen.footer());
}

#[test]
fn ticking_a_heading_says_how_much_that_was() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Space");
    assert!(screen.footer().contains("5 ticked in Getting Started; u undoes it"), "{}", screen.footer());
}

/// A screen whose ticks are not saved, since the disk is full.
fn with_a_full_disk(columns: u16, rows: u16, keys: &str) -> Screen {
    let mut screen = Screen::built_in(columns, rows);
    screen.saves = false;
    screen.press(keys);
    screen.handle(Message::NotSaved { ticket: 1, reason: "No space left on device (cannot write r.yaml)".into() });
    screen
}

#[test]
fn what_is_not_saved_stays_said_until_it_is() {
    let mut screen = with_a_full_disk(80, 24, "Enter Space j Space");
    screen.press("j j Esc");
    assert!(screen.text().contains("2 actions are not saved: No space left on device"));
    assert!(screen.footer().contains("NOT SAVED"));
    screen.handle(Message::Saved { ticket: 2 });
    assert!(!screen.text().to_lowercase().contains("not saved"));
}

#[test]
fn quitting_with_unsaved_ticks_says_what_is_at_stake() {
    let mut screen = with_a_full_disk(80, 24, "Enter Space j Space j Space");
    assert_eq!(screen.press("q"), []);
    assert_snapshot!("quitting_with_unsaved_ticks_says_what_is_at_stake", screen.show());
}

#[test]
fn quitting_waits_until_all_is_saved() {
    let mut screen = Screen::built_in(80, 24);
    screen.saves = false;
    screen.press("Enter Space j Space");
    assert_eq!(screen.press("q"), []);
    assert!(screen.text().contains("Quitting as soon as 2 actions are saved."));
    assert_eq!(screen.handle(Message::Saved { ticket: 1 }), []);
    assert!(screen.text().contains("Quitting as soon as 1 action is saved."));
    assert!(matches!(&screen.handle(Message::Saved { ticket: 2 })[..], [Effect::Remember(_), Effect::Quit]));
}

#[test]
fn one_who_quits_can_stay_go_without_or_save_elsewhere() {
    for (keys, end) in [
        ("q Q", Effect::Abandon),
        ("Q Q", Effect::Abandon),
        ("q w", Effect::SaveElsewhere),
        ("? C-c w", Effect::SaveElsewhere),
    ] {
        let mut screen = with_a_full_disk(80, 24, "Enter Space");
        assert_eq!(screen.press(keys).last(), Some(&end), "{keys}");
    }
    let mut screen = with_a_full_disk(80, 24, "Enter Space");
    screen.press("q j Space Esc");
    assert!(!screen.text().contains("Waiting to quit"), "{}", screen.text());
    assert_eq!(screen.handle(Message::Saved { ticket: 1 }), []);
    assert!(screen.text().contains("1/265"), "keys pressed at the question tick nothing");
}

#[test]
fn what_is_said_twice_of_one_item_is_one_item() {
    let mut screen = Screen::of("# R\n## A\n- [ ] one\n- [ ] two\n", 80, 24);
    screen.press("Enter s Space u");
    assert!(screen.footer().contains("Undone: ✓ one\n"), "{}", screen.footer());
}

#[test]
fn being_asked_to_end_asks_nothing() {
    let mut screen = with_a_full_disk(80, 24, "Enter Space");
    assert_eq!(screen.handle(Message::Terminate).last(), Some(&Effect::Quit));
}

#[test]
fn with_all_saved_the_keys_of_an_emergency_do_nothing() {
    let mut screen = Screen::built_in(80, 24);
    assert_eq!(screen.press("Q"), []);
    assert!(screen.footer().contains("This key does nothing here. ? lists the keys"), "{}", screen.footer());
    assert_eq!(screen.press("w"), []);
    assert!(!screen.footer().contains("nothing"), "it is said once: {}", screen.footer());
}

#[test]
fn keys_work_on_a_russian_greek_hebrew_or_arabic_keyboard() {
    for (down, quit) in [('о', 'й'), ('ξ', ';'), ('ח', '/'), ('ت', 'ض')] {
        let mut screen = Screen::built_in(80, 24);
        let before = screen.tui.place();
        screen.press(&down.to_string());
        assert_ne!(screen.tui.place(), before, "{down}");
        if quit.is_alphabetic() {
            assert_eq!(screen.press(&quit.to_string()).last(), Some(&Effect::Quit), "{quit}");
        }
    }
    let mut screen = Screen::built_in(80, 24);
    screen.press("/ о");
    assert!(screen.text().contains("/ о"), "it is typed where text is typed: {}", screen.text());
}

#[test]
fn esc_that_comes_with_the_next_key_is_esc_and_then_the_key() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("f");
    let j = Press { key: Key::Char('j'), ctrl: false, alt: true, shift: false };
    let before = screen.tui.place();
    screen.handle(Message::Key(j));
    assert_eq!(screen.tui.mode(), Mode::Road);
    assert_ne!(screen.tui.place(), before);
    let before = screen.tui.place();
    screen.press("/");
    screen.handle(Message::Key(j));
    assert_eq!(screen.tui.mode(), Mode::Road);
    assert_ne!(screen.tui.place(), before);
}

#[test]
fn the_screen_is_drawn_again_on_request() {
    let mut screen = Screen::built_in(80, 24);
    for keys in ["C-l", "/ C-l", "Esc Enter e C-l"] {
        assert_eq!(screen.press(keys).last(), Some(&Effect::Redraw), "{keys}");
    }
}

#[test]
fn what_is_on_its_way_is_not_saved_elsewhere_until_that_failed() {
    let mut screen = Screen::built_in(80, 24);
    screen.saves = false;
    assert!(!screen.press("Enter Space w").contains(&Effect::SaveElsewhere));
    assert!(screen.footer().contains("Still saving. Try again in a moment"), "{}", screen.footer());
    let mut screen = with_a_full_disk(80, 24, "Enter Space");
    assert_eq!(screen.press("w").last(), Some(&Effect::SaveElsewhere));
}

#[test]
fn a_journal_that_cannot_be_written_is_told_for_good() {
    let why = "r.yaml is of the newer format 2: it is only read, update Roadbook to write it";
    let mut screen = Screen::built_in(80, 24);
    screen.saves = false;
    screen.tui.cannot_save(why.to_owned());
    screen.press("Esc Enter");
    assert_snapshot!("a_journal_that_cannot_be_written_is_told_for_good", screen.show());
    screen.press("Space");
    assert!(screen.footer().contains("NOT SAVED"), "{}", screen.text());
    let told = "1 action is not saved: r.yaml is of the newer format 2";
    assert!(screen.text().contains(told), "{}", screen.text());
}

#[test]
fn an_action_that_can_never_be_saved_is_undone_and_reported_until_it_is_dismissed() {
    let mut screen = Screen::built_in(120, 36);
    let before = screen.text();
    screen.saves = false;
    screen.press("Tab Space");
    assert!(screen.text().contains("1/43"));
    screen.handle(Message::Refused { ticket: 1, reason: "too long to be saved: 70000 bytes".into() });
    // All else is saved.
    screen.handle(Message::Saved { ticket: 1 });
    screen.press("j");
    assert!(screen.text().contains("Undone, because it cannot be saved: too long to be saved: 70000 bytes"));
    screen.press("Esc");
    assert!(!screen.text().contains("too long") && !screen.text().contains("1/43"));
    assert_eq!(screen.tui.document().unsaved(), 0);
    screen.press("k Tab");
    assert_eq!(screen.text(), before);
}

#[test]
fn notices_stand_until_they_are_put_away_one_by_one() {
    let mut screen = Screen::built_in(80, 24);
    screen.tui.show_message("Line 3 cannot be read: - {at".into());
    screen.tui.show_message("Line 9 cannot be read: - [".into());
    assert!(screen.text().contains("Line 3 cannot be read: - {at") && screen.text().contains("1 more  Esc"));
    screen.press("j Esc");
    assert!(screen.text().contains("Line 9 cannot be read: - ["));
    screen.press("Esc");
    assert!(!screen.text().contains("cannot be read"));
}

/// A path that is told, say of a text that was rescued, can be read whole in any usual window.
#[test]
fn a_message_goes_on_in_further_lines_where_one_does_not_hold_it() {
    let path = format!("/home/ada/{}/note-1.md", "a long name of a folder/and another in it/".repeat(3));
    let message = format!("{path} has what was written, and the note is as it was: ed ended with exit status: 3");
    let letters = |text: &str| text.replace("Esc", "").chars().filter(|c| !" │\n".contains(*c)).collect::<String>();
    for (columns, rows) in [(60, 24), (80, 24), (100, 24), (120, 36)] {
        let mut screen = Screen::built_in(columns, rows);
        let before = screen.text();
        screen.tui.show_message(message.clone());
        assert!(letters(&screen.text()).contains(&letters(&message)), "{}", screen.text());
        screen.press("Esc");
        assert_eq!(screen.text(), before);
    }
}

/// What a screen says when these keys are pressed.
fn said_by(keys: &str) -> Vec<Fact> {
    let effects = Screen::built_in(80, 24).press(keys);
    let kind = effects.into_iter().filter_map(|effect| match effect {
        Effect::Append { facts, .. } => Some(facts),
        _ => None,
    });
    kind.flatten().collect()
}

#[test]
fn facts_of_others_show_at_once_and_the_cursor_stays() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("Enter j");
    let cursor = screen.tui.road().cursor(Pane::Checklist);
    screen.handle(Message::JournalChanged(JournalUpdate { facts: said_by("Enter Space"), ..JournalUpdate::default() }));
    assert!(screen.text().contains("✓  Installing Python"));
    assert_eq!(screen.tui.road().cursor(Pane::Checklist), cursor);
}

#[test]
fn what_is_wrong_in_what_others_wrote_is_told_once() {
    let mut screen = Screen::built_in(80, 24);
    for _ in 0..2 {
        let notices = vec!["r.yaml, line 7: it is no fact: - {at".to_owned()];
        screen.handle(Message::JournalChanged(JournalUpdate { notices, ..JournalUpdate::default() }));
    }
    assert!(screen.text().contains("r.yaml, line 7: it is no fact: - {at"));
    screen.press("Esc");
    assert!(!screen.text().contains("line 7"));
}

#[test]
fn what_the_file_in_the_journal_s_place_never_held_is_written_there_and_told() {
    let mut screen = Screen::built_in(120, 36);
    let mine = screen.press("Enter Space");
    let [Effect::Append { facts: mine, .. }] = &mine[..] else { panic!("{mine:?}") };
    let others = said_by("Enter j Space");
    let stale = JournalUpdate { own: others.len(), facts: others.clone(), replaced: true, ..JournalUpdate::default() };
    assert_eq!(
        screen.handle(Message::JournalChanged(stale.clone())),
        [Effect::Append { ticket: 2, facts: mine.clone() }]
    );
    assert!(screen.text().contains("Another program replaced the journal. Restored 1 missing fact."));
    assert!(screen.text().contains("2/265"));

    let merged = JournalUpdate { facts: [&others[..], mine].concat(), ..stale };
    assert_eq!(screen.handle(Message::JournalChanged(merged)), []);
}

#[test]
fn what_was_just_written_into_it_is_not_written_again() {
    let mut screen = Screen::built_in(120, 36);
    let mine = screen.press("Enter Space");
    let [Effect::Append { facts: mine, .. }] = &mine[..] else { panic!("{mine:?}") };
    let told = JournalUpdate { replaced: true, written: mine.clone(), ..JournalUpdate::default() };
    assert_eq!(screen.handle(Message::JournalChanged(told)), []);
}

#[test]
fn a_line_taken_out_by_hand_stays_out() {
    let mut screen = Screen::built_in(120, 36);
    screen.press("Enter Space j");
    let second = screen.press("Space");
    let [Effect::Append { facts: second, .. }] = &second[..] else { panic!("{second:?}") };
    let edited = JournalUpdate { own: second.len(), facts: second.clone(), replaced: true, ..JournalUpdate::default() };
    assert_eq!(screen.handle(Message::JournalChanged(edited)), []);
}

#[test]
fn the_last_place_is_remembered_and_stood_at_again() {
    let mut screen = Screen::built_in(80, 24);
    let effects = screen.press("} ] Enter j q");
    let [Effect::Remember(state), Effect::Quit] = &effects[..] else { panic!("{effects:?}") };
    let again = Screen::at(BUILT_IN, 80, 24, state.cursor.as_deref());
    assert_eq!(again.text(), screen.text());
}

#[test]
fn phases_of_the_road_stand_below_one_another_with_an_ordinal_or_without() {
    let text =
        Screen::of("# R\n\n## 1. Trees\n- [ ] a\n\n## 4. Graphs\n- [ ] b\n\n## Practice\n- [ ] c\n", 60, 14).text();
    let column =
        |name: &str| text.lines().find_map(|line| line.split_once(name)).map(|(before, _)| before.chars().count());
    assert!(column("Graphs").is_some(), "{text}");
    assert_eq!(column("Practice"), column("Graphs"), "{text}");
}

#[test]
fn the_outline_takes_what_its_names_need_and_leaves_the_checklist_enough() {
    let named = |name: &str, columns: u16| {
        let markdown = format!("# R\n\n## Phase 1: {name}\n- [ ] a\n\n## Phase 2: B\n- [ ] b\n");
        let screen = Screen::of(&markdown, columns, 24);
        let layout = screen.tui.layout();
        (screen.text().contains(&format!(" 1  {name} ")), layout.outline.width, layout.checklist.width)
    };
    let usual = named("A", 120).1;
    assert_eq!(named("Backend Development", 120), (true, usual, 120 - usual));
    let (is_whole, outline, _) = named("Backend Development and its Tools", 120);
    assert!(is_whole && outline <= usual + 4, "{outline}");
    for columns in [90, 100, 110, 120, 131, 160, 200] {
        let (_, outline, checklist) = named(&"Everything ".repeat(9), columns);
        assert!(outline <= 104 && checklist >= 48, "{outline} and {checklist} of {columns}");
    }
}

#[test]
fn the_help_shows_every_key_of_where_one_is_even_in_a_small_window() {
    for (columns, rows) in [(20, 5), (120, 36)] {
        let mut screen = Screen::built_in(columns, rows);
        let mut seen = String::new();
        screen.press("?");
        for _ in 0..keymap::table().len() + 16 {
            seen += &screen.text();
            screen.press("j");
        }
        for binding in keymap::table().iter().filter(|binding| binding.modes.contains(Mode::Road)) {
            assert!(seen.contains(&binding.keys_label()), "{} is missing", binding.name);
        }
    }
}

#[test]
fn no_words_of_the_help_are_cut_in_a_usual_window() {
    let mut screen = Screen::built_in(80, 24);
    screen.press("?");
    for _ in 0..keymap::table().len() {
        assert!(!screen.text().lines().skip(1).any(|line| line.contains('…')), "{}", screen.text());
        screen.press("j");
    }
}

#[test]
fn without_colours_the_cursor_is_still_seen() {
    let mut screen = Screen::built_in(120, 36);
    screen.look = Look { colours: None, signs: Signs::Unicode };
    let buffer = screen.draw();
    assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let reversed = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    assert_eq!(reversed.map(ratatui::buffer::Cell::symbol).collect::<String>(), "Getting Started");
}

#[test]
fn the_help_cuts_no_word_and_keeps_its_columns_where_arrows_are_words() {
    for columns in [80, 120] {
        let mut screen = Screen::built_in(columns, 40);
        screen.look = Look { colours: None, signs: Signs::Ascii };
        screen.press("5 ?");
        let text = screen.text();
        assert!(!text.lines().skip(1).any(|line| line.contains("...")), "{text}");
        let at = |words: &str| text.lines().find_map(|line| line.find(words));
        assert!(
            at("next row").is_some() && at("next row") == at("previous row") && at("next row") == at("first row"),
            "{text}"
        );
    }
}

#[test]
fn what_is_folded_has_another_sign_than_the_cursor() {
    let mut screen = Screen::built_in(80, 24);
    screen.look = Look { colours: None, signs: Signs::Ascii };
    screen.press("-");
    assert!(screen.text().contains("|>+ 1  Python Fundamentals"), "{}", screen.text());
}

#[test]
fn the_ascii_look_has_nothing_else() {
    let mut screen = Screen::of(&BUILT_IN.replace(|char: char| !char.is_ascii(), "?"), 80, 24);
    screen.look = Look { colours: Some(Colours::TERMINAL), signs: Signs::Ascii };
    for keys in ["", "Enter Space i s", "?"] {
        screen.press(keys);
        assert!(screen.text().is_ascii(), "{}", screen.text());
    }
}

#[test]
fn a_roadmap_without_items_says_so() {
    let mut screen = Screen::of("# Empty\n\nNothing.\n", 120, 36);
    screen.press("Enter j Space . ] c u Tab G");
    assert!(screen.text().contains("Nothing to tick in this roadmap."));
}

#[test]
fn a_way_out_is_among_the_keys_everywhere() {
    for (keys, out) in [
        ("g", "q quit"),
        ("", "q quit"),
        ("} } j j j", "q quit"),
        ("Enter", "q quit"),
        ("Enter Space j", "q quit"),
        ("} } l j j j j c", "q quit"),
        ("5", "q quit"),
        ("5 Tab", "q quit"),
        ("/", "Esc back"),
        ("e", "Esc back"),
        ("Enter v", "Esc back"),
        ("f", "Esc back"),
        ("?", "Esc back"),
    ] {
        let mut screen = Screen::built_in(80, 24);
        screen.press(keys);
        assert!(screen.footer().contains(out), "{keys}: {}", screen.footer());
    }
}

#[test]
fn what_may_be_set_aside_says_so() {
    for (keys, hint) in [("", "s skip"), ("} } l j j j j", "c choose"), ("Enter", "s skip"), ("Enter s", "s unskip")] {
        let mut screen = Screen::built_in(80, 24);
        screen.press(keys);
        assert!(screen.offers(hint), "{keys}: {}", screen.footer());
    }
}

#[test]
fn the_help_tells_that_it_goes_on_and_where_it_ends() {
    let mut screen = Screen::built_in(80, 24);
    let title = |screen: &Screen| screen.text().lines().nth(1).unwrap_or_default().to_owned();
    screen.press("?");
    assert!(title(&screen).contains(" more below "), "{}", screen.text());
    assert!(screen.text().contains("Signs") && screen.text().contains("⊘ "), "{}", screen.text());
    assert!(!screen.text().lines().skip(1).any(|line| line.contains('…')), "{}", screen.text());
    screen.press("G");
    assert!(title(&screen).contains(" end "), "{}", screen.text());
    assert!(!screen.text().lines().skip(1).any(|line| line.contains('…')), "{}", screen.text());
    assert!(screen.text().contains("2 of 5  extras done, not counted"), "{}", screen.text());
    let mut screen = Screen::built_in(120, 36);
    screen.press("?");
    assert!(!title(&screen).contains("more below") && screen.text().contains("⊘       skipped"), "{}", screen.text());
}

/// Sections of one name under several phases, where two of them are side by side so that each has its own row.
const IDEAS: &str = "# R\n\n## Phase 1: Basics\n### Files\n- [ ] open\n### Project Ideas\n- [ ] a finder\n- [ ] a sorter\n\n## Phase 2: Nets\n### Sockets\n- [ ] tcp\n### Project Ideas\n- [ ] a server\n- [ ] a client\n";

#[test]
fn a_section_whose_name_stands_under_several_phases_is_named_with_its_phase() {
    for (keys, told) in [
        ("g } + j j Space", "2 ticked in Project Ideas (Nets); u undoes it"),
        ("g } + j j s", "Project Ideas (Nets) skipped"),
        ("g + j j Space u", "Undone: ✓ a finder"),
        ("g + j Space", ""),
    ] {
        let mut screen = Screen::of(IDEAS, 80, 24);
        screen.press(keys);
        assert!(screen.told().contains(told), "{keys}: {}", screen.text());
        assert!(!screen.told().contains("Files ("), "{}", screen.told());
    }
    let mut screen = Screen::of(IDEAS, 80, 24);
    // The frame of the checklist, the note, the find list, the link list and the header of a low window.
    screen.press("g } + j j Enter");
    assert!(screen.text().contains("╭ Nets › Project Ideas ─"), "{}", screen.text());
    screen.press("Esc e");
    assert!(screen.text().contains("Note on Project Ideas (Nets)"), "{}", screen.text());
    let mut screen = Screen::of(IDEAS, 80, 24);
    screen.press("/ P r o j e c t Space I d");
    let found = screen.entries("Find").join("\n");
    assert!(found.contains("Basics") && found.contains("Nets"), "{found}");
    let mut low = Screen::of(IDEAS, 80, 9);
    low.press("g } + j j Enter");
    assert!(low.text().starts_with(" Project Ideas (Nets) "), "{}", low.text());
    let mut narrow = Screen::of(&IDEAS.replace("Nets", "Nets and all that is spoken over them"), 40, 24);
    narrow.press("g } + j j Enter");
    assert!(narrow.text().contains("╭ Nets and a… › Project Ideas "), "{}", narrow.text());
    // In words, for a screen reader.
    let speech = |keys: &str| {
        let mut screen = Screen::of(IDEAS, 80, 24);
        screen.press(keys);
        roadbook::tui::plain::Speech::of(&screen.tui).after(None).join("\n")
    };
    assert!(
        speech("g } + j j Enter").contains("a server, to do, item 1 of 2, in Project Ideas (Nets)"),
        "{}",
        speech("g } + j j Enter")
    );
}
