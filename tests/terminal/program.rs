//! The program itself: what it shows, and what is still there the next time.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::opened::{OPEN, ROADBOOK, TICKED, assert_given_back, quit, roadbook, start, tick};
use crate::pty::Pty;

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
fn another_roadmap_opens_without_leaving_and_both_keep_their_ticks_and_places() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n\n## Further\n- [ ] channels\n").unwrap();
    let name = fs::canonicalize(&path).unwrap().to_string_lossy().into_owned();
    roadbook(&data, &["tick", "values", "-r", &name]);

    let mut pty = tick(&data);
    pty.send("OG");
    pty.wait_until(|screen| screen.contents().contains("1/3") && screen.contents().contains(&name));
    pty.send("\r");
    pty.wait_for("✓  values");
    pty.send("} ");
    pty.wait_for("✓  channels");
    pty.send("OG\r");
    pty.wait_for(TICKED);
    pty.send("OG\r");
    pty.wait_for("✓  channels");
    quit(pty);
    assert!(roadbook(&data, &["status"]).contains("2/3"), "the one opened last is the one that commands speak of");
}

#[test]
fn a_roadmap_that_was_opened_and_not_ticked_is_listed_opened_by_its_path_and_forgotten() {
    let data = TempDir::new().unwrap();
    let [go, rust] = ["go.md", "rust.md"].map(|name| data.path().join(name));
    let kept = data.path().join("data");
    let roadmaps = || roadbook(&data, &["--data-dir", kept.to_str().unwrap(), "roadmaps"]);
    fs::write(&go, "# Learn Go\n\n## A\n- [ ] one\n").unwrap();
    fs::write(&rust, "# Learn Rust\n\n## A\n- [ ] one\n").unwrap();
    let mut pty = open(&go, &data);
    pty.wait_for("Learn Go");
    quit(pty);
    assert!(roadmaps().contains("Learn Go"), "{}", roadmaps());
    let mut pty = open(Path::new("built-in"), &data);
    pty.wait_for("0/43");
    pty.send("Oo");
    pty.wait_for("Open a file");
    pty.send(&format!("{}/ru", data.path().display()));
    pty.wait_for("rust.md");
    pty.send("\r");
    pty.wait_for(" Learn Rust ");
    pty.send("O");
    pty.wait_for("Learn Go");
    pty.send("gjx");
    pty.wait_for("Forget Learn Go?");
    pty.send("2");
    pty.wait_until(|screen| !screen.contents().contains("Learn Go"));
    pty.send("q");
    quit(pty);
    assert!(!roadmaps().contains("Learn Go") && roadmaps().contains("Learn Rust"), "{}", roadmaps());
}

#[test]
fn a_roadmap_that_is_gone_leaves_the_open_one_where_it_is() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n- [ ] values\n").unwrap();
    roadbook(&data, &["tick", "values", "-r", path.to_str().unwrap()]);
    fs::remove_file(&path).unwrap();

    let mut pty = tick(&data);
    pty.send("OG\r");
    pty.wait_for("Cannot be opened: No such file or directory");
    pty.send("\x1b");
    pty.wait_for(TICKED);
    quit(pty);
}

#[test]
fn a_link_that_nothing_opens_is_not_said_to_be_opening() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n- [ ] [values](https://go.example/values)\n").unwrap();
    let mut command = CommandBuilder::new(ROADBOOK);
    command.args([path.as_os_str()]);
    command.env("ROADBOOK_DATA_DIR", data.path().join("data"));
    command.env("PATH", data.path());
    let mut pty = Pty::start(command, 120, 36);
    pty.wait_for("values");
    pty.send("o\r");
    pty.wait_for("https://go.example/values cannot be opened: there is no ");
    let shown = pty.screen().contents();
    assert!(!shown.contains("Opening"), "{shown}");
    quit(pty);
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
fn a_filter_and_folds_are_there_again_in_the_next_session() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n## A\n### One\n- [ ] values\n### Two\n- [ ] loops\n\n## B\n- [ ] channels\n").unwrap();
    let mut pty = open(&path, &data);
    pty.wait_for("▾ A");
    pty.send("-g");
    pty.wait_for("▸ A");
    pty.send("fj\r");
    pty.wait_for("3 found");
    pty.send("\x1b");
    pty.wait_until(|screen| !screen.contents().contains("3 found"));
    quit(pty);
    let mut pty = open(&path, &data);
    pty.wait_for(" to do ");
    assert!(pty.screen().contents().contains("▸ A"), "{}", pty.screen().contents());
    quit(pty);
}

#[test]
fn output_that_is_no_terminal_is_wrong_use() {
    let Output { status, stdout, stderr } = Command::new(ROADBOOK).stdin(Stdio::null()).output().unwrap();
    let output = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(2), "{output}");
    assert_eq!(output.lines().count(), 1, "{output}");
    assert!(output.contains("standard output is not a terminal"), "{output}");
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
    let (reader, writer) = rustix::pipe::pipe().unwrap();
    rustix::io::ioctl_fionbio(&writer, true).unwrap();
    while rustix::io::write(&writer, &[0; 4096]).is_ok() {}
    rustix::io::ioctl_fionbio(&writer, false).unwrap();
    let mut command = Command::new(ROADBOOK);
    let mut child = command.args(["status", "-r", "/no/such/file.md"]).stderr(Stdio::from(writer)).spawn().unwrap();
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait().unwrap()));
    assert_eq!(ended.recv_timeout(Duration::from_secs(30)).unwrap().code(), Some(1));
    drop(reader);
}

#[test]
fn a_roadmap_that_is_rewritten_meanwhile_is_read_again_with_the_cursor_where_it_was() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n\n## Further\n- [ ] channels\n").unwrap();
    let mut pty = open(&path, &data);
    pty.wait_for("values");
    pty.send("\tj ");
    pty.wait_for("✓  loops");
    pty.wait_for("saved");
    fs::write(&path, "# Go\n\n## First steps\n- [ ] tools\n- [ ] values\n- [ ] loops\n\n## Further\n- [ ] channels\n")
        .unwrap();
    tell_of_the_file(&mut pty);
    pty.wait_for("First steps");
    assert!(pty.screen().contents().contains("1 day"), "{}", pty.screen().contents());
    pty.wait_for("Roadmap updated: 1 new · 1 renamed");
    pty.wait_for("✓  loops");
    pty.send(" ");
    pty.wait_for("○  loops");
    quit(pty);
}

/// Opens a file, with progress in this folder.
fn open(path: &Path, data: &TempDir) -> Pty {
    let mut command = CommandBuilder::new(ROADBOOK);
    command.args([path.as_os_str()]);
    command.env("ROADBOOK_DATA_DIR", data.path().join("data"));
    command.env("LC_ALL", "C.UTF-8");
    Pty::start(command, 120, 36)
}

/// Where nothing tells that a file was written, the window's focus leads to a look at it.
fn tell_of_the_file(pty: &mut Pty) {
    if !cfg!(target_os = "linux") {
        pty.send("\x1b[I");
    }
}

#[test]
fn that_a_roadmap_of_nothing_but_words_cannot_be_read_any_more_is_told_once() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "hello\n").unwrap();
    let mut pty = open(&path, &data);
    pty.wait_for("go");
    fs::write(&path, "\n\n").unwrap();
    // The window's focus leads to a look at the file.
    pty.send("\x1b[I");
    pty.wait_for("The roadmap was changed and cannot be read: it is empty");
    pty.send("\x1b");
    pty.wait_until(|screen| !screen.contents().contains("cannot be read"));
    pty.send("\x1b[I?");
    pty.wait_for("run a command by its name");
    assert!(!pty.screen().contents().contains("cannot be read"), "{}", pty.screen().contents());
    pty.send("\x1b");
    pty.wait_until(|screen| !screen.contents().contains("run a command by its name"));
    quit(pty);
}

#[test]
fn a_roadmap_opened_from_another_tells_the_days_in_a_row_at_once() {
    let data = TempDir::new().unwrap();
    let path = data.path().join("go.md");
    fs::write(&path, "# Go\n\n## Basics\n- [ ] values\n").unwrap();
    roadbook(&data, &["tick", "values", "-r", path.to_str().unwrap()]);
    let mut pty = start(&data);
    pty.send("O");
    pty.wait_for("go.md");
    pty.send("G\r");
    pty.wait_for("✓  values");
    assert!(pty.screen().contents().contains("1 day"), "{}", pty.screen().contents());
    quit(pty);
}

/// A roadmap that takes long to read keeps no key waiting while the list is made.
#[test]
fn keys_are_answered_while_the_list_of_roadmaps_is_read() {
    let data = TempDir::new().unwrap();
    let large = data.path().join("large.md");
    let items: String = (0..200_000).map(|item| format!("- [ ] item {item}\n")).collect();
    fs::write(&large, format!("# Large\n\n## Part\n{items}")).unwrap();
    roadbook(&data, &["tick", "part/item-7", "-r", large.to_str().unwrap()]);
    let mut pty = start(&data);
    pty.wait_for("Intermediate Python");
    pty.send("O");
    thread::sleep(Duration::from_millis(300));
    let before = pty.screen().contents();
    // On a machine that has read it by now nothing waits.
    if !before.contains("Large") {
        pty.send("j");
        pty.wait_until(|screen| screen.contents() != before);
        assert!(!pty.screen().contents().contains("Large"), "the key waited for the list");
    }
    pty.wait_for("Large");
    pty.send("\x1b");
    quit(pty);
}
