//! What others write while the screen is open and nobody touches it.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use crate::opened::{journal, quit, roadbook, start, tick, ticks, wait_for_saved, wait_for_ticks};

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
    fs::write(&new, stale.clone() + "# mine\n").unwrap();
    fs::rename(&new, journal(data.path())).unwrap();
    pty.wait_for("Another program replaced the journal. Restored 1 missing fact");
    wait_for_ticks(data.path(), 2);
    // The other machine syncs twice more before it gets what was written there again.
    let theirs = stale + "- {at: \"2026-11-20T10:00:00.000001+00:00\", item: \"x/y\", mark: \"done\"}\n";
    for text in [theirs.clone(), theirs + "# later\n"] {
        fs::write(&new, text).unwrap();
        fs::rename(&new, journal(data.path())).unwrap();
        wait_for_ticks(data.path(), 3);
    }
    pty.send("j ");
    wait_for_saved(&mut pty, "3/43");
    quit(pty);
    assert_eq!(ticks(data.path()), 4);
    assert!(fs::read_to_string(journal(data.path())).unwrap().contains("# later\n"));
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
