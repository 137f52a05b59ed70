//! Roadbook in a shell: options, names, what is printed, and that nothing is written by a dry run.

mod export;
mod help;
mod schemas;
mod sync;

use std::io::Write;
use std::process::{Command, Stdio};

use crate::desk::Desk;

const GO: &str = "# Go\n\n## Phase 1: Basics (2 weeks)\n\n### Types\n\n- [ ] Maps\n- [ ] Slices\n- [ ] Structs\n\n\
                  ## Phase 2: Concurrency (3 weeks)\n\n- [ ] Goroutines\n- [ ] Channels\n  - buffered\n  - unbuffered\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("go.md", GO);
    desk
}

/// The program with its words on standard input.
fn fed(desk: &Desk, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
    command.current_dir(desk.0.path()).env("ROADBOOK_DATA_DIR", desk.data()).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[test]
fn the_roadmap_is_named_before_or_after_the_command() {
    let desk = desk();
    let before = desk.prints(&["-r", "go.md", "tick", "maps"]);
    assert_eq!(before, "done     Phase 1: Basics (2 weeks) › Types › Maps\n1/5  20%  (1 changed)\n");
    assert_eq!(desk.prints(&["list", "-r", "go.md"]), desk.prints(&["-r", "go.md", "list"]));
}

#[test]
fn a_dry_run_tells_what_would_change_and_writes_nothing() {
    let desk = desk();
    let told = desk.prints(&["tick", "-r", "go.md", "--dry-run", "types"]);
    let expected = "done     Phase 1: Basics (2 weeks) › Types\n3/5  60%  (3 would change; nothing was written)\n";
    assert_eq!(told, expected);
    assert_eq!(desk.mark("go.md", "Maps"), "todo");
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    let told = desk.prints(&["undo", "-r", "go.md", "-n"]);
    assert!(told.contains("done: Maps") && told.contains("nothing was written"), "{told}");
    assert_eq!(desk.mark("go.md", "Maps"), "done");
}

#[test]
fn names_come_from_standard_input() {
    let desk = desk();
    let told = fed(&desk, &["-r", "go.md", "tick", "-", "channels"], "maps\n\n  slices\n");
    assert!(told.ends_with("3/5  60%  (5 changed)\n"), "{told}");
    assert_eq!((desk.mark("go.md", "Slices"), desk.mark("go.md", "buffered")), ("done".into(), "done".into()));
    let output = desk.run(&["-r", "go.md", "tick", "-"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_is_skipped_is_brought_back_and_nothing_else_is_touched() {
    let desk = desk();
    desk.prints(&["skip", "-r", "go.md", "maps", "slices"]);
    assert_eq!(desk.mark("go.md", "Maps"), "skipped");
    let told = desk.prints(&["unskip", "-r", "go.md", "maps", "structs"]);
    assert!(told.ends_with("(1 changed)\n"), "{told}");
    assert_eq!((desk.mark("go.md", "Maps"), desk.mark("go.md", "Slices")), ("todo".into(), "skipped".into()));
}

#[test]
fn undo_and_redo_list_what_they_turn() {
    let desk = desk();
    for item in ["maps", "slices", "structs"] {
        desk.prints(&["tick", "-r", "go.md", item]);
    }
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(|line| line.split_once(": ").map_or(line, |(_, name)| name).to_owned()).collect()
    };
    let undone = desk.prints(&["undo", "2", "-r", "go.md"]);
    assert_eq!(lines(&undone), ["Structs", "Slices", "1/5  20%"]);
    assert!(undone.starts_with("undone  20"), "{undone}");
    let redone = desk.prints(&["redo", "9", "-r", "go.md"]);
    assert_eq!(lines(&redone), ["Slices", "Structs", "3/5  60%"]);
    let output = desk.run(&["redo", "-r", "go.md"]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "roadbook: nothing to redo\n");
}

#[test]
fn next_lists_what_is_begun_then_what_follows() {
    let desk = desk();
    desk.prints(&["doing", "-r", "go.md", "channels"]);
    let next = desk.json(&["next", "-r", "go.md", "--json"]);
    let texts: Vec<&str> = next.as_array().unwrap().iter().map(|next| next["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Channels", "Maps", "Slices", "Structs", "Goroutines"]);
    assert_eq!((&next[0]["why"], &next[1]["why"]), (&"doing".into(), &"first".into()));
    assert_eq!(desk.prints(&["next", "-n", "1", "-r", "go.md"]).lines().count(), 1);
    desk.fails(&["next", "-n", "0"], 2);
}

#[test]
fn the_list_is_narrowed_by_mark_phase_and_words() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps", "goroutines"]);
    let texts = |arguments: &[&str]| -> Vec<String> {
        let list = desk.json(&[&["list", "--json", "-r", "go.md"], arguments].concat());
        list.as_array().unwrap().iter().map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(&["--mark", "done"]), ["Maps", "Goroutines"]);
    assert_eq!(texts(&["--mark", "done", "--phase", "phase 2"]), ["Goroutines"]);
    assert_eq!(texts(&["UFF"]), ["buffered", "unbuffered"]);
    assert_eq!(texts(&["--mark", "open", "--phase", "types"]), ["Slices", "Structs"]);
    let tree = desk.prints(&["list", "--tree", "--mark", "done", "-r", "go.md"]);
    let expected = "Phase 1: Basics (2 weeks)         1/3    33%\n  Types                           1/3    33%\n    ✓ Maps\n\
                    Phase 2: Concurrency (3 weeks)    1/2    50%\n  ✓ Goroutines\n";
    assert_eq!(tree, expected);
}

#[test]
fn a_status_bar_gets_one_line() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    desk.prints(&["doing", "-r", "go.md", "slices"]);
    let line = |format: &str| desk.prints(&["status", "-r", "go.md", "--format", format]);
    assert_eq!(line("{done}/{total} {percent}%, {left} left"), "1/5 20%, 4 left\n");
    assert_eq!(line("{roadmap}: {next} ({phase}), {doing} begun {{}}"), "Go: Slices (Basics), 1 begun {}\n");
    assert!(desk.fails(&["status", "--format", "{dnoe}"], 1).contains("{done}, {total}"));
}

#[test]
fn colours_are_used_where_they_are_asked_for() {
    let desk = desk();
    let has_codes = |arguments: &[&str]| desk.prints(arguments).contains('\u{1b}');
    assert!(!has_codes(&["status", "-r", "go.md"]));
    assert!(has_codes(&["status", "-r", "go.md", "--color", "always"]));
    assert!(!has_codes(&["status", "-r", "go.md", "--color", "never"]));
    // What the file holds steers no terminal, with colours or without.
    desk.file("wild.md", "# a\u{1b}[31mb\n## p\u{1b}]0;x\u{7}\n- [ ] i\u{1b}[2J\n");
    let wild = desk.prints(&["list", "--tree", "-r", "wild.md", "--color", "always"]);
    assert!(!wild.contains("\u{1b}[2J") && !wild.contains("\u{1b}]"), "{wild:?}");
}

#[test]
fn quiet_leaves_results_and_errors() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    let messages = |arguments: &[&str]| String::from_utf8(desk.run(arguments).stderr).unwrap();
    assert_eq!(messages(&["tick", "-r", "go.md", "maps"]), "roadbook: Maps: done already\n");
    assert_eq!(messages(&["tick", "-q", "-r", "go.md", "maps"]), "");
    assert_eq!(messages(&["-q", "tick", "-r", "none.md", "maps"]).lines().count(), 1);
}

#[test]
fn a_mistyped_name_gets_what_may_be_meant() {
    let desk = desk();
    let told = desk.fails(&["tick", "-r", "go.md", "chanels"], 1);
    let expected = "roadbook: nothing is named \"chanels\". Nearest:\n  concurrency/channels  Channels\n";
    assert!(told.starts_with(expected) && told.lines().count() == 5, "{told}");
    assert!(desk.fails(&["statsu"], 2).contains("did you mean the command `status`?"));
    assert!(desk.fails(&["og.md"], 1).contains("did you mean go.md?"));
    assert!(desk.fails(&["man", "tikc"], 1).contains("did you mean \"tick\"?"));
    assert!(desk.fails(&["tick", "--drv-run", "x"], 2).contains("--dry-run"));
}

#[test]
fn a_heading_and_an_item_of_one_name_are_asked_apart_and_an_exact_key_wins() {
    let desk = Desk::new();
    desk.file("r.md", "# R\n## A\n### Types\n- [ ] maps\n## Other\n- [ ] Types\n## maps\n- [ ] more\n");
    let told = desk.fails(&["tick", "-r", "r.md", "types"], 1);
    assert!(told.contains("a/types  Types (heading)") && told.contains("other/types  Types\n"), "{told}");
    desk.prints(&["tick", "-r", "r.md", "other/types"]);
    assert_eq!(desk.mark("r.md", "Types"), "done");
    desk.prints(&["tick", "-r", "r.md", "maps"]);
    assert_eq!((desk.mark("r.md", "more"), desk.mark("r.md", "maps")), ("done".into(), "todo".into()));
}

#[test]
fn shells_ask_for_candidates() {
    let desk = desk();
    desk.prints(&["tick", "-r", "go.md", "maps"]);
    let candidates = |words: &[&str]| -> Vec<String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.current_dir(desk.0.path()).env("ROADBOOK_DATA_DIR", desk.data()).env("ROADBOOK_COMPLETE", "bash");
        command.env("_CLAP_IFS", "\n").env("_CLAP_COMPLETE_INDEX", (words.len() - 1).to_string());
        let output = command.arg("--").args(words).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    };
    assert_eq!(candidates(&["roadbook", "-r", "go.md", "tick", "chan"]), ["channels"]);
    assert_eq!(candidates(&["roadbook", "tick", "-r", "go.md", "concurrency/cha"]).len(), 3);
    assert_eq!(candidates(&["roadbook", "stat"]), ["status"]);
    assert!(candidates(&["roadbook", "-r", ""]).iter().any(|name| name.ends_with("go.md")));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.prints(&["completions", shell]).contains("ROADBOOK_COMPLETE"), "{shell}");
    }
}
