//! A file that may be one of several roadmaps: the screen asks which one it is.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::opened::{ROADBOOK, assert_given_back, quit, roadbook};
use crate::pty::Pty;

const GO: &str = "# Go\n\n## Basics\n- [ ] values\n- [ ] loops\n\n## Further\n- [ ] channels\n";
const BREAD: &str = "# Bread\n\n## Dough\n- [ ] flour\n- [ ] yeast\n";

/// Opens a file at 80×24, with progress in this folder.
fn open(path: &Path, data: &TempDir) -> Pty {
    start(&[path.as_os_str()], data, 80)
}

fn start<A: AsRef<OsStr>>(arguments: &[A], data: &TempDir, columns: u16) -> Pty {
    let mut command = CommandBuilder::new(ROADBOOK);
    command.args(arguments);
    command.env("ROADBOOK_DATA_DIR", data.path());
    command.env("LC_ALL", "C.UTF-8");
    Pty::start(command, columns, 24)
}

/// A file of this text and the like of it, with a tick in the first.
fn two_alike(data: &TempDir) -> [PathBuf; 2] {
    let paths = ["go.md", "copy.md"].map(|name| data.path().join(name));
    paths.iter().for_each(|path| fs::write(path, GO).unwrap());
    roadbook(data, &["tick", "values", "-r", paths[0].to_str().unwrap()]);
    paths
}

/// Every file in a folder, with what it holds.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(contents(&path));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}

/// The lines of the list that are done.
fn done(data: &TempDir, path: &Path) -> String {
    let list = roadbook(data, &["list", "-r", path.to_str().unwrap()]);
    list.lines().filter(|line| line.starts_with("done")).collect::<Vec<_>>().join("\n")
}

#[test]
fn leaving_the_question_changes_nothing() {
    let data = TempDir::new().unwrap();
    let [_, copy] = two_alike(&data);
    let before = contents(data.path());
    for key in ["q", "\x1b", "\x03"] {
        let mut pty = open(&copy, &data);
        pty.wait_for("copy.md has the same text as a roadmap that you know.");
        pty.send("jjk ");
        pty.send(key);
        assert!(pty.wait_for_end().success());
        assert_given_back(&pty);
    }
    assert_eq!(contents(data.path()), before);
}

#[test]
fn the_first_answer_shares_the_ticks_and_is_asked_once() {
    let data = TempDir::new().unwrap();
    let [go, copy] = two_alike(&data);
    let mut pty = open(&copy, &data);
    pty.wait_for("1  The same: share the ticks of Go");
    pty.send("1");
    pty.wait_for("1/2");
    pty.send("\rj ");
    pty.wait_for("2/3");
    quit(pty);
    let mut pty = open(&copy, &data);
    pty.wait_for("2/3");
    quit(pty);
    assert!(done(&data, &go).contains("loops"));
}

#[test]
fn a_new_roadmap_has_ticks_of_its_own() {
    let data = TempDir::new().unwrap();
    let [go, copy] = two_alike(&data);
    let mut pty = open(&copy, &data);
    pty.wait_for("2  A new roadmap with ticks of its own");
    pty.send("2");
    pty.wait_until(|screen| !screen.contents().contains("A new roadmap"));
    pty.send("\rj ");
    pty.wait_for("✓  loops");
    quit(pty);
    assert!(!done(&data, &go).contains("loops"));
    assert!(done(&data, &copy).contains("loops") && !done(&data, &copy).contains("values"));
}

#[test]
fn a_file_that_was_moved_and_edited_is_asked_about() {
    let data = TempDir::new().unwrap();
    let [go, copy] = two_alike(&data);
    fs::remove_file(&go).unwrap();
    fs::write(&copy, GO.replace("# Go", "# Golang") + "- [ ] maps\n").unwrap();
    let mut pty = open(&copy, &data);
    pty.wait_for("copy.md looks like a roadmap whose own file is gone.");
    pty.send("\r");
    pty.wait_for("1/4");
    quit(pty);
    assert!(done(&data, &copy).contains("values"));
}

#[test]
fn an_edited_copy_beside_its_original_is_asked_about() {
    let data = TempDir::new().unwrap();
    let [go, copy] = two_alike(&data);
    fs::write(&copy, GO.to_owned() + "- [ ] maps\n").unwrap();
    let before = contents(data.path());
    let mut pty = open(&copy, &data);
    pty.wait_for("copy.md looks like an edited copy of a roadmap");
    pty.send("\x1b");
    assert!(pty.wait_for_end().success());
    assert_eq!(contents(data.path()), before);
    let mut pty = open(&copy, &data);
    pty.wait_for("1  The same: share the ticks of Go");
    pty.send("2");
    pty.wait_until(|screen| !screen.contents().contains("A new roadmap"));
    quit(pty);
    assert!(done(&data, &go).contains("values") && done(&data, &copy).is_empty());
}

#[test]
fn another_text_at_a_known_path_is_asked_about_from_the_list_and_while_it_is_open() {
    let data = TempDir::new().unwrap();
    let [go, _] = two_alike(&data);
    let mut pty = open(&data.path().join("go.md"), &data);
    pty.wait_for("1/3");
    fs::write(&go, BREAD).unwrap();
    pty.send("\x1b[I");
    pty.wait_for("go.md seems to be another roadmap than before.");
    pty.send("q");
    pty.wait_until(|screen| !screen.contents().contains("another roadmap than before"));
    assert!(pty.screen().contents().contains("1/3"));
    quit(pty);

    // Digits of a note that is being written are no answer.
    fs::write(&go, GO).unwrap();
    let mut pty = open(&data.path().join("go.md"), &data);
    pty.wait_for("1/3");
    pty.send("\re");
    pty.wait_for("Note on");
    fs::write(&go, BREAD).unwrap();
    pty.send("\x1b[I12");
    pty.wait_for("12");
    pty.send("3");
    pty.wait_for("123");
    assert!(!pty.screen().contents().contains("another roadmap than before"));
    pty.send("\r");
    pty.wait_for("go.md seems to be another roadmap than before.");
    pty.send("q");
    pty.wait_for("123");
    quit(pty);

    let mut pty = start(&["built-in"], &data, 80);
    pty.wait_for("Python Fundamentals");
    pty.send("O");
    pty.wait_for("go.md");
    pty.send("G\r");
    pty.wait_for("go.md seems to be another roadmap than before.");
    pty.wait_for("1  The same, rewritten: keep the ticks of Go");
    pty.send("2");
    pty.wait_for("Dough");
    pty.send("\r ");
    pty.wait_for("✓  flour");
    quit(pty);
    assert!(done(&data, &go).contains("flour"));
}

#[test]
fn where_the_last_roadmap_is_gone_the_list_opens() {
    let data = TempDir::new().unwrap();
    let [first, _] = two_alike(&data);
    let mut pty = open(&first, &data);
    pty.wait_for("Basics");
    quit(pty);
    fs::remove_file(&first).unwrap();
    let mut pty = start::<&str>(&[], &data, 100);
    pty.wait_for("is not there any more");
    pty.wait_for("╭ Roadmaps");
    pty.wait_for("Python Learning Roadmap");
    pty.send("\x1b");
    pty.wait_for("╭ Road ");
    quit(pty);
}

#[test]
fn an_answer_on_the_command_line_is_for_its_file_alone() {
    let data = TempDir::new().unwrap();
    let [go, copy] = two_alike(&data);
    let bread = data.path().join("bread.md");
    fs::write(&bread, BREAD).unwrap();
    roadbook(&data, &["tick", "flour", "-r", bread.to_str().unwrap()]);
    let list: serde_json::Value = serde_json::from_str(&roadbook(&data, &["roadmaps", "--json"])).unwrap();
    assert_eq!(list.as_array().unwrap().iter().filter(|entry| entry["roadmap"] == "Bread").count(), 1);
    let status: serde_json::Value =
        serde_json::from_str(&roadbook(&data, &["status", "--json", "-r", go.to_str().unwrap()])).unwrap();
    let mut pty = start(&[copy.to_str().unwrap(), "--journal", status["id"].as_str().unwrap()], &data, 80);
    pty.wait_for("1/3");
    // From the list, in the same session, another roadmap.
    pty.send("O");
    pty.wait_for("╭ Roadmaps");
    pty.wait_until(|screen| screen.contents().contains("Bread"));
    for _ in 0..4 {
        if pty.screen().contents().lines().any(|line| line.contains('▌') && line.contains("Bread")) {
            break;
        }
        let before = pty.screen().contents();
        pty.send("j");
        pty.wait_until(|screen| screen.contents() != before);
    }
    pty.send("\r");
    pty.wait_for("Dough");
    pty.wait_for("1/2");
    pty.send("\rj ");
    pty.wait_for("✓  yeast");
    quit(pty);
    assert!(done(&data, &bread).contains("flour") && done(&data, &bread).contains("yeast"));
    assert!(!done(&data, &go).contains("yeast"));
    assert!(done(&data, &copy).contains("values"), "the answer for the file itself is remembered");
}
