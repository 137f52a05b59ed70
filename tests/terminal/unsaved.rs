//! Ticks that cannot be saved: shown, told, and kept until they are, or where the learner wants them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::opened::{
    OPEN, TICKED, assert_given_back, journal, journal_name, quit, start, start_in, ticks, wait_for_saved,
};
use crate::pty::Pty;

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
    pty.wait_for("Quitting as soon as 2 actions are saved.");
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
    let output = pty.screen().contents();
    assert!(output.contains("the last 2 actions are not saved: Not a directory"), "{output}");
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
        let output = pty.screen().contents();
        assert!(output.contains("the last 2 actions are not saved: Not a directory"), "{output}");
        assert!(output.contains("; kept in"), "{output}");

        let kept: Vec<PathBuf> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        let [kept] = &kept[..] else { panic!("{kept:?}") };
        blocked.give_way();
        fs::rename(kept, journal(&blocked.data()).with_file_name(kept.file_name().unwrap())).unwrap();
        start_in(&blocked.data(), home.path()).wait_for("2/43");
    }
}

#[test]
fn a_newer_journal_is_shown_and_never_written() {
    let data = TempDir::new().unwrap();
    let newer = "- {roadbook: 2, roadmap: \"R\", source: \"built-in\", at: \"2026-11-22T10:00:00Z\"}\n\
                 - {at: \"2026-11-22T10:00:00Z\", item: \"python-fundamentals/functions/closures\", mark: \"done\"}\n";
    fs::write(journal(data.path()), newer).unwrap();
    let mut pty = start(&data);
    pty.wait_for(&format!("Nothing can be saved: {} is of the newer format 2", journal_name(data.path())));
    pty.wait_for("1/43");
    pty.send("\r ");
    pty.wait_for(&format!("1 action is not saved: {} is of the newer format 2", journal_name(data.path())));
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
    pty.wait_for(&format!("Nothing can be saved: {} is a folder", journal_name(data.path())));
    quit(pty);
}
