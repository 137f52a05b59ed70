//! The program itself in a terminal.

use std::process::{Command, Output, Stdio};

use crate::pty::Pty;
use portable_pty::CommandBuilder;
use tempfile::TempDir;

const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");

fn start(data: &TempDir) -> Pty {
    let mut command = CommandBuilder::new(ROADBOOK);
    command.env("ROADBOOK_DATA_DIR", data.path());
    let mut pty = Pty::start(command, 120, 36);
    pty.wait_until(|screen| screen.alternate_screen() && !screen.contents().trim().is_empty());
    pty
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert!(pty.wait_for_end().success());
    assert!(pty.is_restored() && !pty.screen().alternate_screen());
}

#[test]
fn opens_and_quits() {
    let data = TempDir::new().unwrap();
    quit(start(&data));
}

#[test]
fn ctrl_c_quits_as_well() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data);
    pty.send("\x03");
    assert!(pty.wait_for_end().success());
    assert!(pty.is_restored() && !pty.screen().alternate_screen());
}

#[test]
fn output_that_is_no_terminal_is_wrong_use() {
    let Output { status, stdout, stderr } = Command::new(ROADBOOK).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("standard output is not a terminal"), "{said}");
    assert!(stdout.is_empty());
}

#[test]
fn input_that_is_no_terminal_is_wrong_use() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", r#"exec "$0" </dev/null"#, ROADBOOK]);
    let mut pty = Pty::start(command, 120, 36);
    assert_eq!(pty.wait_for_end().exit_code(), 2);
    assert!(pty.screen().contents().contains("standard input is not a terminal"));
}
