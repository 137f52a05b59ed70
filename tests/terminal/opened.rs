//! The program opened on the built-in roadmap, and what it leaves in its data folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use roadbook::journal::{Folder, id_of};
use roadbook::roadmap::{BUILT_IN, Roadmap};
use tempfile::TempDir;

use crate::pty::Pty;

pub const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");

/// The first item of the built-in roadmap's first section, open and ticked.
pub const OPEN: &str = "○  Installing Python";
pub const TICKED: &str = "✓  Installing Python";

/// Opens the built-in roadmap, with progress in this folder.
pub fn start(data: &TempDir) -> Pty {
    start_in(data.path(), &env::temp_dir())
}

/// Opens the built-in roadmap, with progress in this folder and this home for what cannot be kept there.
pub fn start_in(data: &Path, home: &Path) -> Pty {
    let mut command = CommandBuilder::new(ROADBOOK);
    command.env("ROADBOOK_DATA_DIR", data);
    command.env("HOME", home);
    command.env("TMPDIR", home);
    command.env("LC_ALL", "C.UTF-8");
    let mut pty = Pty::start(command, 120, 36);
    pty.wait_for("Python Fundamentals");
    pty
}

/// Opens the roadmap, goes into its first section and ticks the first item there.
pub fn tick(data: &TempDir) -> Pty {
    let mut pty = start(data);
    pty.wait_for(OPEN);
    pty.send("\r ");
    wait_for_saved(&mut pty, TICKED);
    pty
}

/// Waits until the screen shows this text, and that all is saved.
pub fn wait_for_saved(pty: &mut Pty, text: &str) {
    pty.wait_until(|screen| {
        let shown = screen.contents();
        shown.contains(text) && shown.lines().last().is_some_and(|footer| footer.contains(" saved"))
    });
}

/// The file that this machine appends to, whose folder is there.
pub fn journal(data: &Path) -> PathBuf {
    let roadmap = Roadmap::parse(BUILT_IN, "");
    let path = Folder::at(data).journal(&id_of(&roadmap)).path().to_owned();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    path
}

/// The name of that file.
pub fn journal_name(data: &Path) -> String {
    journal(data).file_name().unwrap().to_string_lossy().into_owned()
}

/// How many lines of the journal say done.
pub fn ticks(data: &Path) -> usize {
    fs::read_to_string(journal(data)).unwrap().matches(r#"mark: "done""#).count()
}

/// Waits until so many lines of the journal say done.
pub fn wait_for_ticks(data: &Path, count: usize) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while ticks(data) != count {
        assert!(Instant::now() < deadline, "{} ticks, not {count}", ticks(data));
        thread::sleep(Duration::from_millis(10));
    }
}

pub fn quit(mut pty: Pty) {
    pty.send("q");
    assert!(pty.wait_for_end().success());
    assert_given_back(&pty);
}

pub fn assert_given_back(pty: &Pty) {
    assert!(pty.is_restored() && !pty.screen().alternate_screen());
}

/// Runs a command with progress in this folder and returns what it prints.
pub fn roadbook(data: &TempDir, arguments: &[&str]) -> String {
    let mut command = Command::new(ROADBOOK);
    let Output { status, stdout, stderr } =
        command.args(arguments).env("ROADBOOK_DATA_DIR", data.path()).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}
