//! The commands as scripts meet them: results, messages, exit statuses, and what is on the disk after.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn a_note_is_set_printed_replaced_and_removed() {
    let desk = Desk::new();
    assert_eq!(desk.prints(&["note", "closures"]), "");
    assert_eq!(desk.prints(&["note", "closures", "free variables"]), "free variables\n");
    assert_eq!(desk.prints(&["note", "closures", "- two\n- lines"]), "- two\n- lines\n");
    assert_eq!(desk.prints(&["note", "closures"]), "- two\n- lines\n");
    assert_eq!(desk.prints(&["note", "closures", "-r", "built-in"]), "- two\n- lines\n");
    assert_eq!(desk.prints(&["note", "closures", ""]), "");
    assert_eq!(desk.prints(&["note", "closures"]), "");
    let output = desk.fails(&["note", "closures", &"x".repeat(30_000)], 1);
    assert!(output.contains("may be 24000 bytes long"), "{output}");
}

#[test]
fn a_note_comes_from_standard_input() {
    let desk = Desk::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
    command.env("ROADBOOK_DATA_DIR", desk.data()).args(["note", "closures", "-"]).stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"from\na pipe\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(desk.prints(&["note", "closures"]), "from\na pipe\n");
}

#[test]
fn the_built_in_roadmap_s_status_is_the_contract_s() {
    let status = Desk::new().json(&["status", "--json"]);
    assert_eq!((&status["items"], &status["count"], &status["done"]), (&385.into(), &265.into(), &0.into()));
    let phases = status["phases"].as_array().unwrap();
    let of = |road: bool| -> Vec<i64> {
        phases.iter().filter(|phase| phase["road"] == road).map(|phase| phase["count"].as_i64().unwrap()).collect()
    };
    assert_eq!((of(true), of(false)), (vec![43, 52, 74, 96], vec![77, 22, 21]));
    let first = phases[0].as_object().unwrap();
    for field in ["title", "key", "ordinal", "road", "done", "count", "credit", "percent"] {
        assert!(first.contains_key(field), "{field}");
    }
}

#[test]
fn the_list_is_the_contract_s() {
    let desk = Desk::new();
    desk.file(
        "r.md",
        "# T\n## Phase 1: A (2 weeks)\n- [x] **one** [l](https://e.example)\n  - pt\n\n**Ideas:**\n- ex\n",
    );
    let list = desk.json(&["list", "-r", "r.md", "--json"]);
    let expected = serde_json::json!([
        {"key": "a/one-l", "text": "one l", "kind": "item", "checkbox": true, "source": "done", "mark": "done",
         "depth": 1, "line": 3, "path": ["Phase 1: A (2 weeks)"], "links": ["https://e.example"]},
        {"key": "a/one-l/pt", "text": "pt", "kind": "point", "checkbox": false, "source": null, "mark": "done",
         "depth": 2, "line": 4, "path": ["Phase 1: A (2 weeks)"], "links": []},
        {"key": "a/ex", "text": "ex", "kind": "extra", "checkbox": false, "source": null, "mark": "todo",
         "depth": 1, "line": 7, "path": ["Phase 1: A (2 weeks)", "Ideas:"], "links": []},
    ]);
    assert_eq!(list, expected);
}

#[test]
fn a_tick_is_found_by_key_end_of_key_or_words_and_lasts() {
    let desk = Desk::new();
    desk.prints(&["tick", "python-fundamentals/functions/closures", "functions/recursion", "lambda functions"]);
    assert_eq!(desk.json(&["status", "--json"])["done"], 3);
    desk.prints(&["untick", "closures"]);
    assert_eq!(desk.json(&["status", "--json"])["done"], 2);
    assert_eq!(fs::read_to_string(desk.journal()).unwrap().matches("mark:").count(), 4);
}

#[test]
fn words_that_no_space_parts_name_an_item() {
    let desk = Desk::new();
    desk.file(
        "r.md",
        "# 算法\n\n## 排序\n- [ ] 学习选择排序算法\n- [ ] 学习插入排序\n- [ ] ソートを実装する\n- [ ] Gołąb\n",
    );
    for (word, text) in [("选择", "学习选择排序算法"), ("插入排序", "学习插入排序"), ("実装", "ソートを実装する")]
    {
        desk.prints(&["tick", "-r", "r.md", word]);
        assert_eq!(desk.mark("r.md", text), "done", "{word}");
    }
    let message = desk.fails(&["tick", "-r", "r.md", "学习"], 1);
    assert!(message.contains("学习选择排序算法") && message.contains("学习插入排序"), "{message}");
    assert!(desk.fails(&["tick", "-r", "r.md", "ołą"], 1).contains("nothing is named"));
}

#[test]
fn an_ambiguous_or_unknown_name_changes_nothing() {
    let desk = Desk::new();
    let message = desk.fails(&["tick", "closures", "templates"], 1);
    assert!(
        message.contains("/flask-lightweight-flexible/templates")
            && message.contains("/django-full-featured-framework/templates"),
        "{message}"
    );
    assert!(desk.fails(&["tick", "no such thing"], 1).contains("nothing is named"));
    assert!(!desk.data().exists());
}

#[test]
fn saying_what_holds_already_writes_nothing() {
    let desk = Desk::new();
    for command in ["tick", "skip", "doing"] {
        desk.prints(&[command, "closures"]);
        let journal = desk.journal();
        let before = fs::read(&journal).unwrap();
        desk.run(&[command, "closures"]);
        assert_eq!(fs::read(&journal).unwrap(), before, "{command}");
    }
}

#[test]
fn what_cannot_be_opened_says_which_and_why_and_writes_nothing() {
    let desk = Desk::new();
    desk.file("empty.md", " \n");
    desk.file("latin.md", b"# Caf\xe9\n");
    fs::create_dir(desk.0.path().join("folder")).unwrap();
    fs::File::create(desk.0.path().join("huge.md")).unwrap().set_len((64 << 20) + 1).unwrap();
    for (file, why) in [
        ("missing.md", "No such file"),
        ("folder", "folder"),
        ("empty.md", "empty"),
        ("latin.md", "UTF-8"),
        ("huge.md", "too large"),
    ] {
        let message = desk.fails(&["status", "-r", file], 1);
        assert!(message.contains(file) && message.contains(why) && message.lines().count() == 1, "{message}");
    }
    let message = desk.fails(&["status", "-r", "missing.md"], 1);
    assert!(message.contains("missing.md: No such file"), "{message}");
    assert!(message.trim_end().ends_with("(`built-in` names the roadmap that comes with Roadbook)"), "{message}");
    assert!(!desk.data().exists());
}

#[test]
fn a_broken_line_is_told_and_left_and_costs_no_other() {
    let desk = Desk::new();
    desk.prints(&["tick", "closures", "recursion"]);
    let journal = desk.journal();
    let broken = fs::read_to_string(&journal).unwrap() + "- {at: \"yesterday\", item: \"x\", mark: \"done\"}\n";
    fs::write(&journal, &broken).unwrap();
    let output = desk.run(&["status", "--json"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("line 6") && message.contains("yesterday"), "{message}");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["done"], 2);
    assert_eq!(fs::read_to_string(&journal).unwrap(), broken);
}

#[test]
fn imported_boxes_hold_whatever_the_file_says_later() {
    let desk = Desk::new();
    desk.file("r.md", "## A\n- [x] one\n- [X] two\n- [ ] three\n");
    assert_eq!(desk.prints(&["import", "r.md"]), "took 2 ticks, 0 known already\n");
    assert_eq!(desk.prints(&["import", "r.md"]), "took 0 ticks, 2 known already\n");
    desk.file("r.md", "## A\n- [ ] one\n- [ ] two\n- [ ] three\n");
    assert_eq!(["one", "two", "three"].map(|text| desk.mark("r.md", text)), ["done", "done", "todo"]);
}

#[test]
fn a_fork_s_boxes_are_imported_into_another_roadmap_by_key() {
    let desk = Desk::new();
    desk.file("mine.md", "## A\n- [x] one\n- [x] mine alone\n");
    desk.file("r.md", "## A\n- [ ] zero\n- [ ] one\n");
    let report = desk.prints(&["import", "mine.md", "-r", "r.md"]);
    assert!(report.contains("line 3: mine alone") && report.contains("took 1 tick,"), "{report}");
    assert_eq!(desk.mark("r.md", "one"), "done");
}

#[test]
fn two_files_with_one_title_keep_two_journals() {
    let desk = Desk::new();
    desk.file("a.md", "# T\n- [ ] one\n");
    desk.file("b.md", "# T\n- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n");
    desk.prints(&["tick", "one", "-r", "a.md"]);
    desk.prints(&["tick", "two", "-r", "b.md"]);
    assert_eq!(desk.mark("b.md", "one"), "todo");
}

#[test]
fn nothing_from_a_file_steers_the_terminal() {
    let desk = Desk::new();
    desk.file("r.md", "# T\n- [ ] a\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}b\n");
    for arguments in [&["list", "-r", "r.md"][..], &["list", "-r", "r.md", "--json"], &["tick", "-r", "r.md", "a"]] {
        let output = desk.run(arguments);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{arguments:?}: {text:?}");
    }
}

#[test]
fn points_named_together_complete_their_item() {
    let desk = Desk::new();
    desk.file("r.md", "# T\n- [ ] item\n  - p one\n  - p two\n");
    desk.prints(&["tick", "-r", "r.md", "p one", "p two"]);
    desk.file("r.md", "# T\n- [ ] item\n  - p one\n  - p two\n  - p three\n");
    assert_eq!(desk.mark("r.md", "p three"), "done", "the item was said done, so what is added below it is");
}

#[test]
fn a_journal_that_cannot_be_read_is_no_empty_one() {
    let desk = Desk::new();
    fs::create_dir_all(desk.journal()).unwrap();
    for command in ["status", "list"] {
        assert!(desk.fails(&[command], 1).contains("is a folder"));
    }
}

#[test]
fn a_newer_journal_is_read_but_not_written() {
    let desk = Desk::new();
    desk.prints(&["tick", "closures"]);
    let journal = desk.journal();
    let newer = fs::read_to_string(&journal).unwrap().replace("roadbook: 1", "roadbook: 2");
    fs::write(&journal, &newer).unwrap();
    let output = desk.run(&["status", "--json"]);
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["done"], 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("newer format 2"));
    assert!(desk.fails(&["tick", "recursion"], 1).contains("newer format 2"));
    assert_eq!(fs::read_to_string(&journal).unwrap(), newer);
}

#[test]
fn the_data_folder_may_be_named_before_or_after_the_command() {
    let desk = Desk::new();
    desk.prints(&["--data-dir", "other", "tick", "closures"]);
    assert_eq!(desk.json(&["status", "--json", "--data-dir", "other"])["done"], 1);
}

#[test]
fn what_cannot_be_marked_so_is_a_failure() {
    let desk = Desk::new();
    assert!(desk.fails(&["doing", "python-fundamentals"], 1).contains("nothing there"));
    desk.prints(&["skip", "closures"]);
    desk.prints(&["untick", "closures"]);
    assert!(desk.prints(&["list"]).contains("todo     python-fundamentals/functions/closures"));
}

#[test]
fn a_choice_that_is_not_made_is_not_ticked_whole() {
    let desk = Desk::new();
    desk.file("r.md", "## Web\n### Option A: Flask\n- [ ] f\n### Option B: Django\n- [ ] d\n");
    let told = desk.fails(&["tick", "-r", "r.md", "web"], 1);
    assert!(told.contains("Web: choose one of its options first: roadbook choose OPTION"), "{told}");
    desk.prints(&["choose", "-r", "r.md", "flask"]);
    desk.prints(&["tick", "-r", "r.md", "web"]);
    assert_eq!((desk.mark("r.md", "f").as_str(), desk.mark("r.md", "d").as_str()), ("done", "skipped"));
}

#[test]
fn wrong_use_exits_with_2() {
    let desk = Desk::new();
    desk.fails(&["some.md", "status"], 2);
    desk.fails(&["tick"], 2);
    desk.fails(&["status", "--no-such-option"], 2);
}

#[test]
fn a_note_from_an_input_that_holds_nothing_changes_nothing() {
    let desk = Desk::new();
    desk.prints(&["note", "closures", "free variables"]);
    let roadbook = env!("CARGO_BIN_EXE_roadbook");
    let mut inputs = vec![(Command::new(roadbook), Stdio::null()), (Command::new(roadbook), Stdio::piped())];
    if cfg!(unix) {
        let mut closed = Command::new("sh");
        closed.args(["-c", "exec \"$0\" \"$@\" <&-", roadbook]);
        inputs.push((closed, Stdio::inherit()));
    }
    for (mut command, input) in inputs {
        command.env("ROADBOOK_DATA_DIR", desk.data()).args(["note", "closures", "-"]);
        let output = command.stdin(input).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains("standard input holds nothing"));
    }
    assert_eq!(desk.prints(&["note", "closures"]), "free variables\n");
    assert_eq!(desk.prints(&["note", "closures", "if x:\n\treturn y"]), "if x:\n\treturn y\n");
}

#[test]
fn unticking_what_is_skipped_says_so_and_ticking_what_is_done_too() {
    let desk = Desk::new();
    desk.prints(&["skip", "closures"]);
    let said = |command: &str| String::from_utf8(desk.run(&[command, "closures"]).stderr).unwrap();
    assert!(said("untick").contains("it was skipped and is brought back"));
    assert_eq!(said("tick"), "");
    assert!(said("tick").contains("done already"));
    // Of several names too, those of which nothing is to be written.
    let before = fs::read(desk.journal()).unwrap();
    let told = String::from_utf8(desk.run(&["tick", "closures", "recursion"]).stderr).unwrap();
    assert_eq!(told.matches("done already").count(), 1, "{told}");
    let written = fs::read_to_string(desk.journal()).unwrap();
    assert_eq!(written[before.len()..].matches("mark: ").count(), 1, "{written}");
}

#[test]
fn no_message_steers_the_terminal_and_none_is_said_twice() {
    let desk = Desk::new();
    let wild = "\u{1b}[31mred\u{7}\u{202e}";
    let runs: [&[&str]; 6] = [
        &["status", wild],
        &["status", "--json", &format!("--{wild}")],
        &[wild, "status"],
        &["status", "-r", wild],
        &["tick", wild],
        &["status", "--journal", wild],
    ];
    for arguments in runs {
        let output = desk.run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.is_empty() && !told.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{arguments:?}: {told:?}");
    }
    desk.prints(&["tick", "closures"]);
    let newer = fs::read_to_string(desk.journal()).unwrap().replace("roadbook: 1", "roadbook: 2");
    fs::write(desk.journal(), newer).unwrap();
    assert_eq!(desk.fails(&["tick", "recursion"], 1).matches("newer format").count(), 1);
    let no_folder = desk.file("file", "").join("data");
    let told = desk.fails(&["tick", "closures", "--data-dir", no_folder.to_str().unwrap()], 1);
    assert!(told.trim_end().ends_with(".yaml: Not a directory"), "{told}");
}
