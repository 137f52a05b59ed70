//! Notes in a real terminal: what is half written outlives a kill, and the learner's own editor gets its copy.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::opened::{OPEN, ROADBOOK, journal, quit, roadbook, start, wait_for_saved};
use crate::pty::Pty;

/// The drafts as they are kept, in the files of all windows.
fn drafts(data: &Path) -> String {
    let id = journal(data).parent().unwrap().file_name().unwrap().to_owned();
    let files = fs::read_dir(data.join("local/drafts").join(id)).into_iter().flatten();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap_or_default()).collect()
}

/// Waits until what is half written stands on the disk.
fn wait_for_draft(data: &Path, words: &str) {
    for _ in 0..400 {
        if drafts(data).contains(words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    panic!("{words} is not kept");
}

#[test]
fn a_half_written_note_outlives_a_kill() {
    let data = TempDir::new().unwrap();
    let mut pty = start(&data);
    pty.wait_for(OPEN);
    pty.send("\re");
    pty.wait_for("Note on");
    pty.send("half of a thought");
    pty.wait_for("half of a thought");
    wait_for_draft(data.path(), "half of a thought");
    pty.signal(Signal::KILL);
    pty.wait_for_end();

    let mut pty = start(&data);
    pty.wait_for(OPEN);
    pty.send("\re");
    pty.wait_for("half of a thought");
    pty.send(" ends\r");
    wait_for_saved(&mut pty, "half of a thought ends");
    quit(pty);
    assert_eq!(roadbook(&data, &["note", "setting up environment"]), "half of a thought ends\n");
    assert!(!drafts(data.path()).contains("half"));
}

/// Opens the first item with this script as the learner's editor, which is called with an argument of its own.
fn with_editor(data: &TempDir, script: &str) -> Pty {
    let editor = data.path().join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = CommandBuilder::new(ROADBOOK);
    command.env("ROADBOOK_DATA_DIR", data.path());
    command.env("LC_ALL", "C.UTF-8");
    command.env("VISUAL", "");
    command.env("EDITOR", format!("{} --wait", editor.display()));
    let mut pty = Pty::start(command, 120, 36);
    pty.wait_for(OPEN);
    pty.send("\r");
    pty
}

fn copies(data: &TempDir) -> usize {
    let names = fs::read_dir(data.path().join("local")).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".md")).count()
}

#[test]
fn the_learner_s_own_editor_writes_a_note() {
    let data = TempDir::new().unwrap();
    let mut pty =
        with_editor(&data, "[ \"$1\" = --wait ] && case \"$2\" in *.md) echo 'from outside' >> \"$2\";; esac");
    pty.send("E");
    wait_for_saved(&mut pty, "from outside");
    assert_eq!(copies(&data), 0);
    pty.send("E");
    pty.wait_until(|screen| screen.contents().matches("from outside").count() == 2);
    quit(pty);
}

#[test]
fn an_interrupt_is_the_editor_s_and_not_the_program_s() {
    let data = TempDir::new().unwrap();
    let mut pty = with_editor(&data, "trap 'echo was interrupted >> \"$2\"; exit 0' INT; echo ready; sleep 30 & wait");
    pty.send("E");
    pty.wait_for("ready");
    pty.send("\x03");
    wait_for_saved(&mut pty, "was interrupted");
    quit(pty);
}

#[test]
fn an_editor_that_fails_says_so_and_what_it_wrote_is_still_there() {
    let data = TempDir::new().unwrap();
    let mut pty = with_editor(&data, "echo words > \"$2\"; exit 3");
    pty.send("E");
    pty.wait_for("has what was written, and the note is as it was");
    assert_eq!(copies(&data), 1);
    pty.send("\x1b");
    pty.wait_until(|screen| !screen.contents().contains("the note is as it was"));
    quit(pty);
    assert_eq!(roadbook(&data, &["note", "setting up environment"]), "");
}

#[test]
fn what_failing_editors_wrote_is_kept_in_a_file_each_and_told_with_its_whole_path() {
    let data = TempDir::new().unwrap();
    let mut pty = with_editor(&data, "ls \"${2%/*}\"/*.md | wc -l | sed 's/^ */words /' > \"$2\"; exit 3");
    for count in 1..=3 {
        pty.send("E");
        pty.wait_for("the note is as it was");
        assert_eq!(copies(&data), count);
        let texts = texts(&data);
        let (path, _) =
            texts.iter().find(|(_, text)| **text == format!("words {count}\n")).expect("an earlier text is gone");
        assert!(without_spaces(&pty.screen().contents()).contains(&without_spaces(path)), "{path}");
        pty.send("\x1b");
        pty.wait_until(|screen| !screen.contents().contains("the note is as it was"));
    }
    quit(pty);
}

/// The rescued texts by their paths.
fn texts(data: &TempDir) -> BTreeMap<String, String> {
    let paths = fs::read_dir(data.path().join("local")).unwrap().map(|entry| entry.unwrap().path());
    let notes = paths.filter(|path| path.extension().is_some_and(|end| end == "md"));
    notes.map(|path| (path.to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap())).collect()
}

/// The letters and signs of a screen, so that a path that goes on in the next line is found.
fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
