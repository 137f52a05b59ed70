//! The views of the day, of the pace and of the log: what they say, and what is done from them.

use insta::assert_snapshot;
use ratatui::layout::Size;
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::plain::Speech;
use roadbook::tui::{Look, Message, Mode, Signs, Tui, View};

use super::{Screen, WINDOWS};

/// Two phases of four weeks with twenty items each.
fn plan() -> String {
    let items = |from: usize| (from..from + 20).map(|item| format!("- [ ] topic {item}\n")).collect::<String>();
    format!("# Plan\n\n## Phase 1: First (4 weeks)\n\n{}\n## Phase 2: Second (4 weeks)\n\n{}", items(1), items(21))
}

/// An item of the plan a day from the 2nd of November on, one to learn and one day off a week, with an hour on Fridays.
fn learner(columns: u16, rows: u16) -> Screen {
    let roadmap = Roadmap::parse(plan(), "plan");
    let at = |day: u32, hour: u32| At::parse(&format!("2026-11-{day:02}T{hour:02}:00:00.000123+01:00")).unwrap();
    let fact = |at: At, kind: FactKind| Fact { at, clock: None, kind };
    let mut facts = vec![fact(at(1, 8), FactKind::Set { setting: "rest".into(), to: Some("sunday".into()) })];
    let study_days = (2..=21).filter(|day| day % 7 != 1);
    for (day, item) in study_days.zip(1..) {
        let item = format!("first/topic-{item}");
        facts.push(fact(at(day, 18), FactKind::Mark { item: item.clone(), mark: Mark::Done }));
        if day % 7 == 6 {
            let text = Some("katas".to_owned());
            facts.push(fact(at(day, 19), FactKind::Log { minutes: 60, item: Some(item), text, over: None }));
        }
    }
    facts.push(fact(at(20, 20), FactKind::Mark { item: "first/topic-19".into(), mark: Mark::Doing }));
    facts.push(fact(
        at(21, 20),
        FactKind::Note { item: "first/topic-2".into(), note: "copies\u{1b}[31m".into(), over: None },
    ));
    let progress = Progress::new(&roadmap, facts);
    Screen::showing(Tui::new(roadmap, progress, Size::new(columns, rows), None))
}

fn shows(screen: &Screen, words: &str) {
    assert!(screen.text().contains(words), "{words} in\n{}", screen.text());
}

/// The line of the screen that has these words.
fn line(screen: &Screen, words: &str) -> String {
    screen.text().lines().find(|line| line.contains(words)).unwrap_or_default().to_owned()
}

#[test]
fn each_view_in_the_usual_window() {
    for (key, name) in [("2", "today"), ("3", "pace"), ("4", "log")] {
        let mut screen = learner(80, 24);
        screen.press(key);
        assert_snapshot!(format!("{name}_usual"), screen.show());
    }
}

#[test]
fn each_view_in_a_large_window() {
    for (key, name) in [("2", "today"), ("3", "pace"), ("4", "log")] {
        let mut screen = learner(120, 36);
        screen.press(key);
        assert_snapshot!(format!("{name}_large"), screen.text());
    }
}

#[test]
fn every_window_holds_every_view() {
    for (columns, rows) in WINDOWS.into_iter().chain([(1, 1), (21, 9), (90, 12), (89, 60), (300, 5)]) {
        for signs in [Signs::Unicode, Signs::Ascii] {
            let mut screen = learner(columns, rows);
            screen.look = Look { colours: None, signs };
            for key in ["2", "3", "4"] {
                screen.press(key);
                screen.press("G j PageDown g");
                let text = screen.text();
                // A control character of a note has a sign of its own.
                assert!(signs != Signs::Ascii || text.replace('␛', "").is_ascii(), "{columns}×{rows}, {key}: {text}");
            }
        }
    }
}

#[test]
fn the_smallest_window_shows_what_is_next_and_whether_it_suffices() {
    let mut screen = learner(20, 5);
    screen.press("2");
    shows(&screen, "topic 19");
    screen.press("3");
    // 18 items in three weeks, where the plan has 15.
    shows(&screen, "You are");
}

#[test]
fn today_ticks_and_goes_on_to_the_next() {
    let mut screen = learner(80, 24);
    screen.press("2");
    shows(&screen, "Sunday, 22 Nov");
    let learning = |screen: &Screen| screen.inside("Today").iter().position(|line| line.contains("Learning now"));
    assert!(learning(&screen).is_some());
    screen.press("Space");
    assert!(learning(&screen).is_none(), "{}", screen.text());
    shows(&screen, "Done today");
    assert!(line(&screen, "▌").contains("topic 20"), "{}", screen.text());
    screen.press("u");
    shows(&screen, "Learning now");
    assert!(!screen.text().contains("Done today"), "{}", screen.text());
}

#[test]
fn today_opens_the_card_and_leads_back() {
    let mut screen = learner(80, 24);
    screen.press("2 j Enter");
    assert_eq!(screen.tui.mode(), Mode::Card);
    shows(&screen, "topic 20");
    screen.press("Esc");
    assert_eq!(screen.tui.mode(), Mode::Today);
    screen.press("Esc");
    assert_eq!(screen.tui.view(), View::Road);
}

#[test]
fn a_finished_road_has_nothing_left() {
    let mut screen = Screen::of("# R\n\n## A\n\n- [x] a\n", 80, 24);
    screen.press("2");
    shows(&screen, "Nothing is left to learn here.");
    screen.press("3");
    shows(&screen, "Finished.");
    screen.press("4");
    shows(&screen, "Nothing was done yet.");
    screen.press("x Enter Space j k f Enter Esc");
}

#[test]
fn an_empty_document_has_views_too() {
    for key in ["2", "3", "4"] {
        let mut screen = Screen::of("Nothing here.\n", 80, 24);
        screen.press(key);
        screen.press("Enter Space x j G u Esc");
    }
}

#[test]
fn the_log_undoes_and_redoes_any_action() {
    let mut screen = learner(80, 24);
    screen.press("4");
    // The 17th of November, five study days ago.
    let tick = "topic 14";
    while !line(&screen, "▌").contains(tick) {
        screen.press("j");
    }
    let done = |screen: &Screen| screen.tui.progress().road(screen.tui.roadmap()).done;
    assert_eq!(done(&screen), 18);
    screen.press("x");
    assert_eq!(done(&screen), 17);
    assert!(line(&screen, "▌").contains(tick) && line(&screen, "▌").contains("undone"), "{}", screen.text());
    screen.press("k j");
    shows(&screen, "x redo this");
    // It is still there later, from any session.
    screen.press("1 4 x");
    assert_eq!(done(&screen), 18);
    assert!(!line(&screen, "▌").contains("undone"), "{}", screen.text());
}

/// However much was ticked at once, moving about in the Log and drawing it takes as long.
#[test]
fn a_frame_of_the_log_takes_no_longer_where_an_action_is_larger() {
    let frames = |items: usize| {
        let text =
            format!("# R\n\n## A\n{}", (0..items).map(|item| format!("- [ ] item {item}\n")).collect::<String>());
        let mut screen = Screen::of(&text, 80, 24);
        screen.press("Space");
        if screen.tui.mode() != Mode::Road {
            screen.press("y");
        }
        assert_eq!(screen.tui.progress().road(screen.tui.roadmap()).done as usize, items, "{}", screen.text());
        screen.press("4");
        shows(&screen, &format!("and {} more", items - 1));
        let start = std::time::Instant::now();
        for _ in 0..20 {
            screen.press("j");
            screen.text();
        }
        start.elapsed()
    };
    let (few, many) = (frames(10), frames(50_000));
    assert!(many < few * 10 + std::time::Duration::from_millis(100), "{few:?}, {many:?}");
}

#[test]
fn the_log_tells_days_and_jumps_to_items() {
    let mut screen = learner(80, 24);
    screen.press("4");
    shows(&screen, "Yesterday");
    let friday = line(&screen, "Friday, 20 Nov");
    assert!(friday.contains("1 tick, 1 h"), "{friday}");
    // What a note holds does not reach the terminal as it is.
    assert!(!screen.text().contains('\u{1b}'));
    shows(&screen, "copies");
    screen.press("j Enter");
    assert_eq!(screen.tui.place().as_deref(), Some("first/topic-18"));
}

#[test]
fn a_long_name_is_cut_before_the_words_of_what_was_done() {
    let name = "Installing Python and setting up an editor for it (VS Code, PyCharm and others)";
    let mut screen = Screen::of(&format!("# R\n\n## A\n\n- [ ] {name}\n"), 80, 24);
    screen.press("Enter i i 4");
    let row = line(&screen, "▌");
    assert!(row.contains("Installing Python and") && row.contains("…  open again"), "{row}");
    // A note takes half of the row at most.
    screen.press("1 e");
    screen.handle(Message::Paste("words ".repeat(40)));
    screen.press("Enter 4 g");
    let row = line(&screen, "▌");
    assert!(row.contains("Installing Python and") && row.contains("note \"words words"), "{row}");
}

#[test]
fn the_log_shows_one_phase_alone() {
    let mut screen = learner(80, 24);
    screen.press("4 f");
    shows(&screen, "Show the log of which phase?");
    screen.press("3");
    shows(&screen, "Nothing was done in this phase yet.");
    shows(&screen, "Log  Second");
    screen.press("f 2");
    shows(&screen, "Log  First");
    assert!(!screen.text().contains("set rest"), "{}", screen.text());
    screen.press("Esc G");
    shows(&screen, "set rest sunday");
}

#[test]
fn a_page_that_is_longer_than_the_window_is_scrolled() {
    let mut screen = learner(80, 24);
    screen.press("3");
    shows(&screen, "You are");
    assert!(!screen.text().contains("100%"));
    screen.press("G");
    shows(&screen, "100%");
    shows(&screen, "today");
    assert!(!screen.text().contains("more below"));
    screen.press("g");
    shows(&screen, "more below");
}

/// Whatever the number of phases, only those in view are drawn, and each of them can be scrolled to.
#[test]
fn the_pace_says_whose_the_plan_is_when_it_ends_and_which_day_is_today() {
    let mut screen = learner(120, 40);
    screen.press("3");
    shows(&screen, "Plan: the times that the roadmap gives");
    // The 22nd is a Sunday, the last row of the calendar, below which the signs are told.
    let text = screen.text();
    let sunday = text.lines().find(|line| line.contains("  Sun ")).unwrap();
    assert!(sunday.trim_end_matches(['│', ' ']).ends_with('◂'), "{sunday}");
    shows(&screen, "◂ today");
    // Eight weeks from the 2nd of November.
    assert!(line(&screen, "plan 28 Dec").contains(" today "), "{text}");
    shows(&screen, "hours a week, last 12 weeks");
    shows(&screen, "likely 25 Nov (24 to 26 Nov)");
}

#[test]
fn a_wide_page_that_goes_on_below_says_so() {
    let mut screen = learner(100, 30);
    screen.press("3");
    let shown = screen.text();
    let lowest = shown.lines().nth(28).unwrap();
    assert!(lowest.starts_with('╰') && lowest.ends_with(" more below ─╯"), "{shown}");
    screen.press("G");
    assert!(!screen.text().contains("more below"), "{}", screen.text());
    shows(&screen, "◆ 18 days in a row");
}

#[test]
fn a_sentence_that_is_cut_says_so() {
    let mut screen = Screen::of("# R\n## Phase 1: A (2 weeks)\n- [ ] a\n- [ ] b\n", 40, 12);
    screen.press("2");
    let text = screen.text();
    let sentence = text.lines().nth(2).unwrap().trim_matches(['│', ' ']);
    assert_eq!(sentence, "Nothing ticked yet. Your first tick…");
}

#[test]
fn no_view_in_words_has_a_space_before_a_comma() {
    let mut screen = learner(80, 24);
    for key in ["1", "2", "3", "4"] {
        screen.press(key);
        let told = Speech::of(&screen.tui).after(None).join("\n");
        assert!(!told.contains(" ,"), "{told}");
    }
}

#[test]
fn points_done_today_are_named_as_points() {
    let mut screen = Screen::of("# R\n## A\n- [ ] **lists**\n  - one\n  - two\n- [ ] sets\n", 100, 24);
    screen.press("Enter l j Space 2");
    let done = screen.text();
    let done = &done[done.find("Done today").expect(&done)..];
    assert!(done.contains("one  ") && done.contains("point of lists"), "{done}");
}

#[test]
fn a_frame_of_the_pace_takes_no_longer_with_more_phases() {
    let frames = |phases: usize, columns: u16, rows: u16| {
        let mut text = "# R\n".to_owned();
        text.extend((1..=phases).map(|week| format!("## Week {week} (1 week)\n- [ ] topic\n")));
        let mut screen = Screen::of(&text, columns, rows);
        screen.press("3");
        shows(&screen, "Week 1 ");
        let start = std::time::Instant::now();
        for _ in 0..20 {
            screen.text();
        }
        let taken = start.elapsed();
        // What stands above the phases and what scrolls into view with the sixth of them.
        screen.press("j j j j j PageDown PageDown");
        let weeks = |screen: &Screen| {
            let text = screen.text();
            let words: Vec<&str> = text.split_whitespace().collect();
            words
                .windows(2)
                .filter(|pair| pair[0] == "Week")
                .filter_map(|pair| pair[1].parse().ok())
                .collect::<Vec<usize>>()
        };
        let shown = weeks(&screen);
        assert!(
            shown.len() > 10 && shown.windows(2).all(|pair| pair[1] == pair[0] + 1),
            "{shown:?}\n{}",
            screen.text()
        );
        assert!(shown[0] > 20, "{shown:?}");
        screen.press("G");
        assert!(!screen.text().contains("more below"), "{}", screen.text());
        taken
    };
    for (columns, rows) in [(80, 24), (120, 36)] {
        let (few, many) = (frames(200, columns, rows), frames(20_000, columns, rows));
        assert!(many < few * 5 + std::time::Duration::from_millis(100), "{few:?}, {many:?}");
    }
}

#[test]
fn the_mark_stands_where_the_plan_says() {
    let mut screen = learner(120, 36);
    screen.press("3");
    // 20 of 28 days of the first phase are over on the 22nd.
    let bar = line(&screen, "1  First");
    let cells: Vec<char> =
        bar.chars().skip_while(|char| !"━┃╸╶─".contains(*char)).take_while(|char| "━┃╸╶─".contains(*char)).collect();
    let at = cells.iter().position(|char| *char == '┃').unwrap_or_else(|| panic!("{bar}"));
    let due = at as f64 / (cells.len() - 1) as f64;
    assert!((due - 20.0 / 28.0).abs() < 0.03, "{due} in {bar}");
    // Nothing of the second is due.
    assert!(!line(&screen, "2  Second").contains('┃'));
}

#[test]
fn a_new_day_moves_what_is_shown() {
    let mut screen = learner(80, 24);
    screen.press("2");
    shows(&screen, "Sunday, 22 Nov");
    screen.now.micros += 86_400_000_000;
    screen.handle(Message::TimePassed);
    shows(&screen, "Monday, 23 Nov");
}

/// The first frame is drawn before anything has told the date.
#[test]
fn the_next_session_opens_in_the_view_where_this_one_ended() {
    for key in ["2", "3", "4"] {
        let mut screen = learner(80, 24);
        screen.press(key);
        let (view, state) = (screen.tui.view(), screen.tui.state());
        let mut next = learner(80, 24);
        next.tui.restore(&state);
        next.text();
        next.handle(Message::TimePassed);
        assert_eq!((next.tui.view(), next.text()), (view, screen.text()));
    }
}

#[test]
fn a_list_is_clicked() {
    use roadbook::tui::Mouse;
    let mut screen = learner(80, 24);
    screen.press("2");
    let row = screen.text().lines().position(|line| line.contains("topic 20")).unwrap() as u16;
    screen.handle(Message::Mouse(Mouse::Click { column: 20, row }));
    assert!(line(&screen, "▌").contains("topic 20"), "{}", screen.text());
    let done = |screen: &Screen| screen.tui.progress().road(screen.tui.roadmap()).done;
    // The cell of the cursor is not the sign.
    screen.now.micros += 2_000_000;
    screen.handle(Message::Mouse(Mouse::Click { column: 1, row }));
    assert_eq!(done(&screen), 18);
    screen.handle(Message::Mouse(Mouse::Click { column: 3, row }));
    assert_eq!(done(&screen), 19);
}

#[test]
fn the_settings_of_the_week_hold_in_the_views() {
    use roadbook::progress::StudyDay;
    use roadbook::progress::pace::{Preferences, WeekStart};
    let mut screen = learner(120, 36);
    let preferences = Preferences {
        weekly_goal: Some(4.0),
        week_start: WeekStart::Sunday,
        study_day: StudyDay::Time,
        ..Preferences::default()
    };
    screen.tui.configure(roadbook::tui::keymap::Keymap::default(), preferences);
    screen.press("2");
    // The week began today, a Sunday, and only the Fridays had time.
    shows(&screen, "0 min of 4 h, 7 days left");
    shows(&screen, "0 days in a row, best 1");
    screen.press("3");
    let sunday = screen.text().lines().position(|line| line.contains("  Sun  ")).unwrap();
    assert!(screen.text().lines().nth(sunday + 2).unwrap().contains("  Tue  "), "{}", screen.text());
}
