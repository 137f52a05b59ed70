//! What is sent to a terminal that is told apart by its environment.

use std::fs;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::opened::{ROADBOOK, assert_given_back};
use crate::pty::Pty;

fn start(data: &TempDir, arguments: &[&str], environment: &[(&str, &str)]) -> Pty {
    let mut command = CommandBuilder::new(ROADBOOK);
    command.args(arguments);
    for name in ["NO_COLOR", "COLORTERM"] {
        command.env_remove(name);
    }
    command.env("ROADBOOK_DATA_DIR", data.path());
    command.env("ROADBOOK_CONFIG_DIR", data.path());
    command.env("LC_ALL", "C.UTF-8");
    command.env("TERM", "xterm");
    environment.iter().for_each(|(name, value)| command.env(name, value));
    Pty::start(command, 120, 36)
}

/// Whether a cell with these letters in a row is drawn in reverse video.
fn is_reversed(screen: &vt100::Screen, row: &str) -> bool {
    let Some(y) = screen.contents().lines().position(|line| line.contains(row)) else { return false };
    (0..120).any(|x| screen.cell(y as u16, x).is_some_and(vt100::Cell::inverse))
}

#[test]
fn without_colours_the_cursor_is_still_seen_wherever_it_goes() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data, &[], &[("NO_COLOR", "1")]);
    pty.wait_until(|screen| is_reversed(screen, "Getting Started  "));
    pty.send("j");
    pty.wait_until(|screen| {
        is_reversed(screen, "Basic Syntax & Data Types  ") && !is_reversed(screen, "Getting Started  ")
    });
    pty.send("k");
    pty.wait_until(|screen| {
        is_reversed(screen, "Getting Started  ") && !is_reversed(screen, "Basic Syntax & Data Types  ")
    });
    let coloured = |screen: &vt100::Screen| {
        let cells = (0..36).flat_map(|y| (0..120).map(move |x| (y, x)));
        cells.filter_map(|(y, x)| screen.cell(y, x)).any(|cell| cell.fgcolor() != vt100::Color::Default)
    };
    assert!(!coloured(pty.screen()));
    pty.send("q");
    assert!(pty.wait_for_end().success());
    assert_given_back(&pty);
}

#[test]
fn a_theme_is_sent_in_the_colours_that_the_terminal_has() {
    let data = TempDir::new().unwrap();
    fs::write(data.path().join("config.yaml"), "theme: dusk\n").unwrap();
    let sent = |environment: &[(&str, &str)]| {
        let mut pty = start(&data, &[], environment);
        pty.wait_for("Getting Started");
        pty.send("q");
        assert!(pty.wait_for_end().success());
        let kind = String::from_utf8_lossy(pty.kind()).into_owned();
        (kind.contains("\x1b[38;2;"), kind.contains("\x1b[38;5;1") || kind.contains("\x1b[38;5;2"))
    };
    assert_eq!(sent(&[("COLORTERM", "truecolor")]), (true, false));
    assert!(!sent(&[("TERM", "xterm-256color")]).0 && sent(&[("TERM", "xterm-256color")]).1);
    assert!(!sent(&[]).0);
}

#[test]
fn what_is_wrong_in_the_settings_is_told_on_the_screen() {
    let data = TempDir::new().unwrap();
    fs::write(data.path().join("config.yaml"), "\ntheme: blue\nkeys: {quit: X}\n").unwrap();
    let mut pty = start(&data, &[], &[]);
    pty.wait_for("config.yaml, line 2: theme cannot be blue; it can be terminal, dusk or paper");
    pty.send("X");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_dumb_terminal_is_told_lines_and_never_an_escape() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data, &[], &[("TERM", "dumb")]);
    pty.wait_for("Getting Started");
    pty.send("\r ");
    pty.wait_for("done, ");
    pty.send("?");
    pty.wait_for("tick; headings: all below");
    pty.send("\x03");
    assert!(pty.wait_for_end().success());
    assert!(pty.is_restored());
    assert!(!pty.kind().contains(&0x1b), "{}", String::from_utf8_lossy(pty.kind()));
}

#[test]
fn plain_lines_are_asked_for_by_an_option_or_a_setting() {
    let data = TempDir::new().unwrap();
    let walk = |data: &TempDir, arguments: &[&str]| {
        let mut pty = start(data, arguments, &[]);
        pty.wait_for("Getting Started");
        pty.send("j");
        pty.wait_for("Basic Syntax");
        // The cursor stands behind the row that is under it.
        let (row, column) = pty.screen().cursor_position();
        let line = pty.screen().contents().lines().nth(usize::from(row)).unwrap_or_default().to_owned();
        assert!(line.starts_with("Basic Syntax") && usize::from(column) == line.chars().count(), "{line}, {column}");
        pty.send("q");
        assert!(pty.wait_for_end().success());
        assert!(pty.is_restored() && !pty.kind().contains(&0x1b));
    };
    walk(&data, &["--plain"]);
    let data = TempDir::new().unwrap();
    fs::write(data.path().join("config.yaml"), "plain: true\n").unwrap();
    walk(&data, &[]);
}

#[test]
fn the_mouse_is_left_to_the_terminal_where_that_is_set() {
    let data = TempDir::new().unwrap();
    let asked_for_the_mouse = || {
        let mut pty = start(&data, &[], &[]);
        pty.wait_for("Getting Started");
        pty.send("q");
        assert!(pty.wait_for_end().success());
        pty.kind().windows(8).any(|bytes| bytes == b"\x1b[?1000h")
    };
    assert!(asked_for_the_mouse());
    fs::write(data.path().join("config.yaml"), "mouse: false\n").unwrap();
    assert!(!asked_for_the_mouse());
}
