//! The terminal is given back on every way out, and everything that happens arrives.
//!
//! Each test starts this very program again in a pseudo-terminal, as one of the children below.

use std::env;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::time::{Duration, Instant};

use crate::pty::Pty;
use portable_pty::{CommandBuilder, ExitStatus};
use ratatui::Frame;
use roadbook::terminal::{Events, Screen};
use roadbook::tui::{Key, Message, Press};
use rustix::process::Signal;

const ROLE: &str = "ROADBOOK_TEST_ROLE";

/// What the other tests start.
#[test]
#[ignore = "started by the other tests in a terminal of its own"]
fn child() {
    let role = env::var(ROLE).unwrap();
    let ended = catch_unwind(AssertUnwindSafe(|| match role.as_str() {
        "echo" => echo(),
        "panic" => fail(),
        _ => flood(),
    }));
    process::exit(if ended.is_ok() { 0 } else { 1 });
}

/// Shows its size and what came last, the newest first; ends on `q`, and when asked to.
fn echo() {
    let mut events = Events::listen().unwrap();
    let mut screen = Screen::enter(events.stop(), false).unwrap();
    let mut output = String::new();
    loop {
        let show = |frame: &mut Frame| {
            let text = format!("ready, {} cells across\n{output}", frame.area().width);
            frame.render_widget(text, frame.area());
        };
        if screen.draw(show).is_err() {
            // The window was closed in the middle of it.
            return;
        }
        let messages = events.wait(tomorrow()).unwrap();
        for message in &messages {
            match *message {
                Message::Key(Press { key: Key::Char('q'), .. }) | Message::Terminate => return,
                Message::Key(Press { key: Key::Char('z'), ctrl: true, .. }) => {
                    screen.leave();
                    events.suspend().unwrap();
                }
                Message::Key(Press { key: Key::Char('l'), ctrl: true, .. }) => screen.clear().unwrap(),
                Message::Resumed => screen.retake().unwrap(),
                Message::Resize { columns, rows } => screen.resize(columns, rows).unwrap(),
                _ => {}
            }
        }
        // A bell alone says nothing, and must not take away what was said before anybody has seen it.
        if !messages.is_empty() {
            output = messages.iter().rev().map(|message| format!("{message:?}\n")).collect();
        }
    }
}

fn tomorrow() -> Instant {
    Instant::now() + Duration::from_secs(60 * 60)
}

/// Panics in the middle of a frame, at the first key.
fn fail() {
    let mut events = Events::listen().unwrap();
    let mut screen = Screen::enter(events.stop(), false).unwrap();
    events.wait(tomorrow()).unwrap();
    screen.draw(|frame| frame.render_widget("ready", frame.area())).unwrap();
    events.wait(tomorrow()).unwrap();
    screen.draw(|_| panic!("as it should")).unwrap();
}

/// Draws without end, until the terminal takes no more and the process is asked to end.
fn flood() {
    let events = Events::listen().unwrap();
    let mut screen = Screen::enter(events.stop(), false).unwrap();
    let mut frames = 0;
    while screen.draw(|frame| frame.render_widget(format!("ready {frames}").repeat(100), frame.area())).is_ok() {
        frames += 1;
    }
}

/// How to start this program as a child, with these words before it.
fn command<'a>(before: impl IntoIterator<Item = &'a str>, role: &str) -> CommandBuilder {
    let mut words: Vec<OsString> = before.into_iter().map(OsString::from).collect();
    words.push(env::current_exe().unwrap().into());
    words.extend(["--exact", "room::child", "--ignored", "--nocapture", "--test-threads=1"].map(OsString::from));
    let mut command = CommandBuilder::from_argv(words);
    command.env(ROLE, role);
    command
}

fn start(role: &str) -> Pty {
    let mut pty = Pty::start(command([], role), 120, 36);
    pty.wait_for("ready");
    pty
}

/// The program is on its own screen, and the terminal's settings are its own.
fn assert_taken(pty: &Pty) {
    let screen = pty.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
    assert!(!pty.is_restored());
}

/// The terminal is as it was before the program.
fn assert_given_back(pty: &Pty) {
    let screen = pty.screen();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    assert!(pty.is_restored());
}

fn end(pty: &mut Pty) -> ExitStatus {
    let status = pty.wait_for_end();
    assert_given_back(pty);
    status
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut pty = start("echo");
    assert_taken(&pty);
    pty.send("q");
    assert!(end(&mut pty).success());
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut pty = start("echo");
        pty.signal(signal);
        assert!(end(&mut pty).success(), "{signal:?}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_one_plain_line() {
    let mut pty = start("panic");
    assert_taken(&pty);
    pty.send("x");
    assert_eq!(end(&mut pty).exit_code(), 1);
    let shown = pty.screen().contents();
    assert_eq!(shown.matches("Roadbook crashed (tests/terminal/room.rs:").count(), 1, "{shown}");
    assert!(shown.contains("Everything shown as saved is safe."), "{shown}");
    assert!(!shown.contains("as it should") && !shown.contains("backtrace"), "{shown}");
}

#[test]
fn a_closed_window_ends_the_program() {
    let mut pty = start("echo");
    pty.close();
    assert!(pty.wait_for_end_unread().success());
}

#[test]
fn a_terminal_that_nobody_reads_does_not_hold_the_program() {
    let mut pty = start("flood");
    pty.signal(Signal::TERM);
    assert!(pty.wait_for_end_unread().success());
}

#[test]
fn suspending_gives_the_terminal_back_until_the_shell_resumes_the_program() {
    let script = r#"set -m; "$@"; stty -a; echo stopped; read answer; fg; echo over"#;
    let mut pty = Pty::start(command(["sh", "-c", script, "sh"], "echo"), 120, 36);
    pty.wait_for("ready");
    pty.send("\x1a");
    pty.wait_for("stopped");
    let screen = pty.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    assert!(screen.contents().contains(" icanon") && screen.contents().contains(" echo "));
    pty.send("\n");
    pty.wait_for("Resumed");
    assert_taken(&pty);
    pty.send("q");
    pty.wait_for("over");
    assert_given_back(&pty);
}

#[test]
fn suspending_without_a_shell_comes_back_by_itself() {
    let mut pty = start("echo");
    pty.send("\x1a");
    pty.wait_for("Resumed");
    assert_taken(&pty);
}

#[test]
fn a_program_that_was_just_stopped_takes_the_terminal_again() {
    let mut pty = start("echo");
    pty.signal(Signal::STOP);
    pty.signal(Signal::CONT);
    pty.wait_for("Resumed");
    assert_taken(&pty);
}

#[test]
fn keys_arrive_one_by_one_and_escape_by_itself() {
    let mut pty = start("echo");
    for (keys, shown) in [
        ("j", "Char('j')"),
        ("\x1b", "key: Esc"),
        ("\x1b[A", "key: Up"),
        ("é", "Char('é')"),
        ("\x03", "Char('c'), ctrl: true"),
        ("\x1b[200~two\nlines\x1b[201~", r#"Paste("two\nlines")"#),
        ("\x1b[I", "Focus(true)"),
        ("\x1b[200~without an end", ""),
        ("\x03", "Char('c'), ctrl: true"),
        ("j", "Char('j')"),
    ] {
        pty.send(keys);
        pty.wait_for(shown);
    }
}

#[test]
fn a_long_burst_of_keys_arrives_to_the_last() {
    let mut pty = start("echo");
    pty.send(&"j".repeat(3000));
    pty.send("k");
    pty.wait_for("Char('k')");
}

#[test]
fn half_a_key_holds_nothing_up() {
    let mut pty = start("echo");
    pty.send("\x1b[1;");
    pty.signal(Signal::TERM);
    assert!(end(&mut pty).success());
}

#[test]
fn a_new_size_arrives_and_all_is_drawn_anew() {
    let mut pty = start("echo");
    pty.resize(60, 10);
    pty.wait_for("Resize { columns: 60, rows: 10 }");
    assert!(pty.screen().contents().starts_with("ready, 60 cells across"));
}

#[test]
fn drawing_anew_asks_the_terminal_nothing() {
    let mut pty = start("echo");
    pty.send("\x0c");
    pty.wait_for("Char('l')");
    pty.send("q");
    assert!(end(&mut pty).success());
}
