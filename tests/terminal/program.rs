//! The program itself: what it shows, and what is still there the next time.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty::Pty;

const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");

/// The first item of the built-in roadmap's first section, open and ticked.
const OPEN: &str = "○  Installing Python";
const TICKED: &str = "✓  Installing Python";

/// Opens the built-in roadmap, with progress in this folder.
fn start(data: &TempDir) -> Pty {
    start_in(data.path(), &env::temp_dir())
}

/// Opens the built-in roadmap, with progress in this folder and this home for what cannot be kept there.
fn start_in(data: &Path, home: &Path) -> Pty {
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
fn tick(data: &TempDir) -> Pty {
    let mut pty = start(data);
    pty.wait_for(OPEN);
    pty.send("\r ");
    wait_for_saved(&mut pty, TICKED);
    pty
}

/// Waits until the screen shows this text, and that all is saved.
fn wait_for_saved(pty: &mut Pty, text: &str) {
    pty.wait_until(|screen| {
        let shown = screen.contents();
        shown.contains(text) && shown.lines().last().is_some_and(|footer| footer.ends_with(" saved"))
    });
}

fn journal(data: &Path) -> PathBuf {
    data.join("python-learning-roadmap-builtin.yaml")
}

/// How many lines of the journal say done.
fn ticks(data: &Path) -> usize {
    fs::read_to_string(journal(data)).unwrap().matches(r#"mark: "done""#).count()
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert!(pty.wait_for_end().success());
    assert_given_back(&pty);
}

fn assert_given_back(pty: &Pty) {
    assert!(pty.is_restored() && !pty.screen().alternate_screen());
}

/// Runs a command with progress in this folder and returns what it prints.
fn roadbook(data: &TempDir, arguments: &[&str]) -> String {
    let mut command = Command::new(ROADBOOK);
    let Output { status, stdout, stderr } =
        command.args(arguments).env("ROADBOOK_DATA_DIR", data.path()).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

#[test]
fn a_tick_is_still_there_the_next_time() {
    let data = TempDir::new().unwrap();
    quit(tick(&data));
    let mut pty = start(&data);
    pty.wait_for(TICKED);
    quit(pty);
}

#[test]
fn a_tick_shown_as_saved_outlives_a_kill() {
    let data = TempDir::new().unwrap();
    let mut pty = tick(&data);
    pty.signal(Signal::KILL);
    pty.wait_for_end();
    let mut pty = start(&data);
    pty.wait_for(TICKED);
}

#[test]
fn a_tick_at_the_last_moment_is_kept() {
    for end in ["q", "\x03"] {
        let data = TempDir::new().unwrap();
        let mut pty = start(&data);
        pty.wait_for(OPEN);
        pty.send(&format!("\r {end}"));
        assert!(pty.wait_for_end().success());
        assert_given_back(&pty);
        start(&data).wait_for(TICKED);
    }
}

#[test]
fn what_a_command_and_another_window_tick_shows_untouched() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data);
    pty.wait_for("0/43");
    // The first command makes the journal, the second writes on.
    roadbook(&data, &["tick", "python-fundamentals/functions/closures"]);
    pty.wait_for("1/43");
    roadbook(&data, &["tick", "python-fundamentals/functions/recursion"]);
    pty.wait_for("2/43");

    let mut other = start(&data);
    other.wait_for("2/43");
    other.send("\r ");
    wait_for_saved(&mut other, "3/43");
    pty.wait_for("3/43");
    pty.send("\rj ");
    wait_for_saved(&mut pty, "4/43");
    other.wait_for("4/43");
    quit(other);
    quit(pty);
    assert_eq!(ticks(data.path()), 4);
}

#[test]
fn a_journal_behind_a_link_is_watched_where_it_is() {
    let [data, synced] = [(); 2].map(|()| TempDir::new().unwrap());
    roadbook(&data, &["tick", "python-fundamentals/functions/closures"]);
    fs::rename(journal(data.path()), synced.path().join("j.yaml")).unwrap();
    symlink(synced.path().join("j.yaml"), journal(data.path())).unwrap();
    let mut pty = start(&data);
    pty.wait_for("1/43");
    roadbook(&data, &["tick", "python-fundamentals/functions/recursion"]);
    pty.wait_for("2/43");
}

#[test]
fn a_replaced_journal_gets_the_next_tick_and_what_it_never_held() {
    let data = TempDir::new().unwrap();
    roadbook(&data, &["tick", "python-fundamentals/functions/closures"]);
    let stale = fs::read_to_string(journal(data.path())).unwrap();
    let mut pty = tick(&data);
    let new = data.path().join("new");
    fs::write(&new, stale + "# mine\n").unwrap();
    fs::rename(&new, journal(data.path())).unwrap();
    pty.wait_for("Another program replaced the journal, and 1 fact with it");
    pty.send("j ");
    wait_for_saved(&mut pty, "3/43");
    quit(pty);
    assert_eq!(ticks(data.path()), 3);
    assert!(fs::read_to_string(journal(data.path())).unwrap().contains("# mine\n"));
    start(&data).wait_for("3/43");
}

#[test]
fn a_damaged_line_that_comes_later_is_told() {
    let data = TempDir::new().unwrap();
    let mut pty = tick(&data);
    let mut file = File::options().append(true).open(journal(data.path())).unwrap();
    file.write_all(b"- nonsense\n").unwrap();
    pty.wait_for("it is no fact: - nonsense");
}

/// A place for a data folder that cannot be made, until [`Blocked::give_way`].
struct Blocked {
    folder: TempDir,
}

impl Blocked {
    fn new() -> Blocked {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("in the way"), "").unwrap();
        Blocked { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("in the way/data")
    }

    fn give_way(&self) {
        fs::remove_file(self.folder.path().join("in the way")).unwrap();
    }

    /// Opens the built-in roadmap there and ticks two items, which cannot be saved.
    fn tick_two(&self, home: &Path) -> Pty {
        let mut pty = start_in(&self.data(), home);
        pty.wait_for(OPEN);
        pty.send("\r j ");
        pty.wait_for("2 actions are not saved: Not a directory");
        pty.wait_for("NOT SAVED");
        pty.wait_for(TICKED);
        pty
    }
}

#[test]
fn what_cannot_be_saved_is_saved_once_it_can_be() {
    let blocked = Blocked::new();
    let mut pty = blocked.tick_two(&env::temp_dir());
    blocked.give_way();
    wait_for_saved(&mut pty, "2/43");
    quit(pty);
    assert_eq!(ticks(&blocked.data()), 2);
}

#[test]
fn quitting_waits_for_what_is_not_saved() {
    let blocked = Blocked::new();
    let mut pty = blocked.tick_two(&env::temp_dir());
    pty.send("q");
    pty.wait_for("Waiting to quit until 2 actions are saved.");
    blocked.give_way();
    assert!(pty.wait_for_end().success());
    assert_given_back(&pty);
    assert_eq!(ticks(&blocked.data()), 2);
}

#[test]
fn quitting_without_what_is_not_saved_says_so() {
    let blocked = Blocked::new();
    let mut pty = blocked.tick_two(&env::temp_dir());
    pty.send("qQ");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert_given_back(&pty);
    let said = pty.screen().contents();
    assert!(said.contains("the last 2 actions are not saved: Not a directory"), "{said}");
}

#[test]
fn what_is_kept_elsewhere_counts_once_it_is_moved_as_told() {
    type Ending = fn(&mut Pty);
    let endings: [Ending; 3] = [|pty| pty.send("qw"), |pty| pty.signal(Signal::TERM), |pty| pty.signal(Signal::HUP)];
    for end in endings {
        let (blocked, home) = (Blocked::new(), TempDir::new().unwrap());
        let mut pty = blocked.tick_two(home.path());
        end(&mut pty);
        assert_eq!(pty.wait_for_end().exit_code(), 1);
        assert_given_back(&pty);
        let said = pty.screen().contents();
        assert!(said.contains("the last 2 actions are not saved: Not a directory"), "{said}");
        assert!(said.contains("; kept in"), "{said}");

        let kept: Vec<PathBuf> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        let [kept] = &kept[..] else { panic!("{kept:?}") };
        blocked.give_way();
        fs::create_dir_all(blocked.data()).unwrap();
        fs::rename(kept, blocked.data().join(kept.file_name().unwrap())).unwrap();
        start_in(&blocked.data(), home.path()).wait_for("2/43");
    }
}

#[test]
fn the_last_place_is_where_it_opens() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data);
    pty.wait_for("Python Fundamentals › Getting Started");
    pty.send("}");
    pty.wait_until(|screen| !screen.contents().contains("Python Fundamentals › Getting Started"));
    let place = pty.screen().contents();
    quit(pty);
    let mut pty = start(&data);
    pty.wait_until(|screen| screen.contents() == place);
}

#[test]
fn a_newer_journal_is_shown_and_never_written() {
    let data = TempDir::new().unwrap();
    let newer = "- {roadbook: 2, roadmap: \"R\", source: \"built-in\", at: \"2026-11-22T10:00:00Z\"}\n\
                 - {at: \"2026-11-22T10:00:00Z\", item: \"python-fundamentals/functions/closures\", mark: \"done\"}\n";
    fs::write(journal(data.path()), newer).unwrap();
    let mut pty = start(&data);
    pty.wait_for("Nothing can be saved: python-learning-roadmap-builtin.yaml is of the newer format 2");
    pty.wait_for("1/43");
    pty.send("\r ");
    pty.wait_for("1 action is not saved: python-learning-roadmap-builtin.yaml is of the newer format 2");
    pty.wait_for(TICKED);
    pty.send("qQ");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert_eq!(fs::read_to_string(journal(data.path())).unwrap(), newer);
}

#[test]
fn what_is_no_journal_is_told_and_left_as_it_is() {
    let data = TempDir::new().unwrap();
    fs::create_dir(journal(data.path())).unwrap();
    let mut pty = start(&data);
    pty.wait_for("Nothing can be saved: python-learning-roadmap-builtin.yaml is a folder");
    quit(pty);
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

#[test]
fn standard_error_that_takes_nothing_holds_nothing_up() {
    let (reader, writer) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::NONBLOCK).unwrap();
    while rustix::io::write(&writer, &[0; 4096]).is_ok() {}
    rustix::io::ioctl_fionbio(&writer, false).unwrap();
    let mut command = Command::new(ROADBOOK);
    let mut child = command.args(["status", "-r", "/no/such/file.md"]).stderr(Stdio::from(writer)).spawn().unwrap();
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait().unwrap()));
    assert_eq!(ended.recv_timeout(Duration::from_secs(30)).unwrap().code(), Some(1));
    drop(reader);
}
