//! The timer in the screen, and time that is logged, corrected and removed.

use roadbook::progress::pace::{Pomodoro, Preferences, Timer};
use roadbook::progress::{At, FactKind};
use roadbook::tui::keymap::Keymap;
use roadbook::tui::{Effect, Message};

use super::Screen;

const ROAD: &str = "# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n\n## Further\n- [ ] channels\n";

/// Minutes, item and text of each entry of time that these effects save.
fn logged(effects: &[Effect]) -> Vec<(u32, Option<String>, Option<String>)> {
    let facts = effects.iter().flat_map(|effect| match effect {
        Effect::Append { facts, .. } => facts.as_slice(),
        _ => &[],
    });
    let entries = facts.filter_map(|fact| match &fact.kind {
        FactKind::Log { minutes, item, text, .. } => Some((*minutes, item.clone(), text.clone())),
        _ => None,
    });
    entries.collect()
}

fn pass(screen: &mut Screen, minutes: i64) -> Vec<Effect> {
    screen.now.micros += minutes * 60_000_000;
    screen.handle(Message::TimePassed)
}

fn header(screen: &Screen) -> String {
    screen.text().lines().next().unwrap_or_default().to_owned()
}

fn minutes(screen: &Screen) -> Vec<u32> {
    let mut minutes: Vec<u32> = screen.tui.progress().time_entries().iter().map(|entry| entry.minutes).collect();
    minutes.sort_unstable();
    minutes
}

fn shows(screen: &Screen, words: &str) {
    assert!(screen.text().contains(words), "{words} in\n{}", screen.text());
}

/// Types a text without spaces, as keys.
fn typed(text: &str) -> String {
    text.chars()
        .map(|char| if char == ' ' { "Space".to_owned() } else { char.to_string() })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_timer_is_shown_while_it_runs_and_logs_its_time() {
    let mut screen = Screen::of(ROAD, 120, 36);
    assert_eq!(screen.tui.until_timer_changes(screen.now), None);
    let effects = screen.press("Enter j t");
    let Some(Effect::KeepTimer(Some(timer))) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((timer.item.as_deref(), timer.since), (Some("basics/loops"), screen.now));
    assert!(screen.footer().contains("Timer started: loops"), "{}", screen.footer());
    assert!(header(&screen).contains("◷ 0 min"), "{}", header(&screen));
    assert_eq!(screen.tui.until_timer_changes(screen.now), Some(60_000_000));
    pass(&mut screen, 12);
    assert!(header(&screen).contains("◷ 12 min"), "{}", header(&screen));
    // From another view and another row it is the same timer that stops.
    let effects = screen.press("2 j t");
    assert_eq!(logged(&effects), [(12, Some("basics/loops".to_owned()), None)]);
    assert!(screen.footer().contains("12 min logged: loops"), "{}", screen.footer());
    assert!(!header(&screen).contains('◷'), "{}", header(&screen));
    assert_eq!(minutes(&screen), [12]);
    screen.press("u");
    assert_eq!(minutes(&screen), [0; 0]);
}

#[test]
fn the_timer_is_kept_until_its_time_is_durable() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.saves = false;
    screen.press("Enter t");
    pass(&mut screen, 30);
    let effects = screen.press("t");
    let Some(&Effect::Append { ticket, .. }) = effects.last() else { panic!("{effects:?}") };
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepTimer(_))));
    // What is still in the file is no news.
    let kept = screen.tui.timer().cloned();
    assert!(kept.is_some());
    screen.handle(Message::Timer(kept));
    assert!(!header(&screen).contains('◷'));
    assert_eq!(screen.handle(Message::Saved { ticket }), [Effect::KeepTimer(None)]);
    assert_eq!(screen.tui.timer(), None);
}

#[test]
fn a_timer_whose_time_cannot_be_saved_runs_on() {
    let mut screen = Screen::of(ROAD, 120, 36);
    screen.saves = false;
    screen.press("Enter t");
    pass(&mut screen, 30);
    let effects = screen.press("t");
    let Some(&Effect::Append { ticket, .. }) = effects.last() else { panic!("{effects:?}") };
    screen.handle(Message::Refused { ticket, reason: "too long".into() });
    assert!(header(&screen).contains("◷ 30 min"), "{}", header(&screen));
    assert_eq!(minutes(&screen), [0; 0]);
}

#[test]
fn small_windows_show_the_timer_in_place_of_the_title() {
    let mut screen = Screen::of(ROAD, 30, 8);
    screen.press("t");
    pass(&mut screen, 75);
    assert!(header(&screen).starts_with(" 1 h 15: Go"), "{}", header(&screen));
}

#[test]
fn a_timer_left_running_overnight_asks_what_was_real() {
    for (keys, real) in [("2", None), ("3", Some(600)), ("1 9 0 Space x Enter", Some(90))] {
        let mut screen = Screen::of(ROAD, 80, 24);
        screen.press("Enter t");
        pass(&mut screen, 600);
        assert_eq!(logged(&screen.press("t")), []);
        shows(&screen, "The timer on values has run since");
        shows(&screen, "10 h");
        // Nothing is lost while it is not answered.
        screen.press("Esc");
        assert!(screen.tui.timer().is_some());
        screen.press("t");
        let effects = screen.press(keys);
        assert_eq!(logged(&effects).first().map(|(minutes, ..)| *minutes), real, "{keys}");
        assert!(!header(&screen).contains('◷'), "{}", header(&screen));
    }
}

#[test]
fn a_timer_that_may_have_been_forgotten_is_asked_about_when_the_screen_opens() {
    let since = At::parse("2026-11-21T22:00:00+01:00").unwrap();
    let mut screen = Screen::of(ROAD, 80, 24);
    // The next morning.
    screen.tui.resume_timer(Some(Timer { since, item: Some("basics/loops".into()) }), screen.now);
    shows(&screen, "The timer on loops has run since yesterday, 22:00: 11 h.");
    let effects = screen.press("1 4 5 Space k a t a s Enter");
    assert_eq!(logged(&effects), [(45, Some("basics/loops".to_owned()), Some("katas".to_owned()))]);
    // One that has just begun is shown, and nothing is asked.
    let mut screen = Screen::of(ROAD, 120, 24);
    let since = At { micros: screen.now.micros - 180_000_000, ..screen.now };
    screen.tui.resume_timer(Some(Timer { since, item: None }), screen.now);
    assert!(header(&screen).contains("◷ 3 min"), "{}", header(&screen));
    assert!(!screen.text().contains("How much was real?"));
}

#[test]
fn what_another_window_does_to_the_timer_is_seen() {
    let mut screen = Screen::of(ROAD, 120, 24);
    let timer = Timer { since: screen.now, item: Some("further/channels".into()) };
    screen.handle(Message::Timer(Some(timer)));
    assert!(header(&screen).contains("◷ 0 min"));
    screen.handle(Message::Timer(None));
    assert!(!header(&screen).contains('◷'));
    // `t` starts one of its own then, and logs nothing.
    assert_eq!(logged(&screen.press("Enter t")), []);
}

#[test]
fn the_bell_rings_when_a_break_begins_and_when_it_ends() {
    let mut screen = Screen::of(ROAD, 120, 24);
    let pomodoro = Some(Pomodoro { work: 25, rest: 5 });
    screen.tui.configure(Keymap::default(), Preferences { pomodoro, ..Preferences::default() });
    screen.press("Enter t");
    assert!(header(&screen).contains("◷ 0 of 25 min"), "{}", header(&screen));
    let mut bells = Vec::new();
    for minute in 1..=31 {
        if pass(&mut screen, 1).contains(&Effect::Bell) {
            bells.push((minute, screen.footer().contains("break")));
        }
    }
    assert_eq!(bells, [(25, true), (30, false)]);
    assert!(header(&screen).contains("◷ 1 of 25 min"), "{}", header(&screen));
    // 31 minutes and a half, five of which were a break.
    let effects = screen.press("t");
    assert_eq!(logged(&effects).first().map(|(minutes, ..)| *minutes), Some(27));
}

#[test]
fn a_clock_set_back_does_no_harm() {
    let mut screen = Screen::of(ROAD, 120, 24);
    screen.press("Enter t");
    pass(&mut screen, -500);
    assert!(header(&screen).contains("◷ 0 min"), "{}", header(&screen));
    assert_eq!(logged(&screen.press("t")).len(), 1);
    assert_eq!(minutes(&screen), [1]);
}

#[test]
fn a_timer_stopped_within_half_a_minute_logs_nothing() {
    let mut screen = Screen::of(ROAD, 120, 24);
    screen.press("Enter t");
    screen.now.micros += 25_000_000;
    let effects = screen.press("t");
    assert_eq!(logged(&effects), []);
    assert!(matches!(effects.last(), Some(Effect::KeepTimer(None))), "{effects:?}");
    assert!(screen.footer().contains("Stopped within 30 seconds: nothing logged"), "{}", screen.footer());
    screen.press("t");
    screen.now.micros += 35_000_000;
    assert_eq!(logged(&screen.press("t")).first().map(|(minutes, ..)| *minutes), Some(1));
}

#[test]
fn time_is_logged_with_what_was_done() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("Enter a");
    shows(&screen, "Time on values");
    shows(&screen, "The time, such as 45 or 1h30, and what you did");
    screen.press(&typed("katas"));
    assert_eq!(screen.press("Enter"), []);
    assert!(screen.footer().contains("Begin with the time"), "{}", screen.footer());
    screen.press("Home 1 h 3 0 Space");
    shows(&screen, "1 h 30: katas");
    let effects = screen.press("Enter");
    assert_eq!(logged(&effects), [(90, Some("basics/values".to_owned()), Some("katas".to_owned()))]);
    shows(&screen, "1 h 30 logged: values");
    // Leaving it logs nothing.
    assert_eq!(screen.press("a 4 5 Esc"), []);
    // What is pasted is one line, and no escape sequence.
    screen.press("a");
    screen.handle(Message::Paste("45 two\nlines\u{1b}[31m".into()));
    let effects = screen.press("Enter");
    assert_eq!(logged(&effects)[0].2.as_deref(), Some("two lines [31m"));
}

#[test]
fn entries_of_time_are_corrected_and_removed_in_the_log() {
    let mut screen = Screen::of(ROAD, 80, 24);
    screen.press("Enter a");
    screen.press(&typed("45 katas"));
    screen.press("Enter 4");
    shows(&screen, "values  45 min \"katas\"");
    // Prefilled with what it says.
    screen.press("a");
    shows(&screen, "45 min: katas");
    screen.press("Home Right 0 Enter");
    assert_eq!(minutes(&screen), [405]);
    shows(&screen, "corrected");
    screen.press("g a Home 0 Space Enter");
    assert_eq!(minutes(&screen), [0; 0]);
    screen.press("u");
    assert_eq!(minutes(&screen), [405]);
}

#[test]
fn a_text_that_changes_under_the_screen_keeps_timer_and_entry() {
    let mut screen = Screen::of(ROAD, 120, 24);
    screen.press("Enter t a 4 5");
    let after = roadbook::roadmap::Roadmap::parse(ROAD.replace("values", "names"), "roadmap");
    let progress = roadbook::progress::Progress::new(&after, Vec::new());
    let mut tui = roadbook::tui::Tui::new(after, progress, screen.tui.window(), None);
    roadbook::tui::resume(&mut tui, &screen.tui);
    screen.tui = tui;
    assert!(header(&screen).contains("◷ 0 min"));
    shows(&screen, "45 min; then what you did");
}
