//! A roadmap's file is rewritten between two commands.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use roadbook::roadmap::version_of;
use serde_json::Value;
use tempfile::TempDir;

const OLD: &str = "# Go\n## Phase 1: Basics\n- [ ] slices and arrays\n- [ ] maps\n- [x] reading files line by line\n- [ ] closures that remember\n## Phase 2: Beyond\n- [ ] goroutines\n- [ ] channels\n";
const NEW: &str = "# Go\n## Phase 1: Foundations\n- [ ] slices and arrays\n- [ ] maps\n- [ ] reading a file line by line\n- [ ] struct embedding\n## Phase 2: Beyond\n- [ ] goroutines\n";

struct Learner {
    folder: TempDir,
    file: &'static str,
}

impl Learner {
    fn with(text: &str) -> Learner {
        let learner = Learner { folder: tempfile::tempdir().unwrap(), file: "go.md" };
        learner.rewrite(text);
        learner
    }

    fn rewrite(&self, text: &str) {
        fs::write(self.file(), text).unwrap();
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(self.file)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.env("ROADBOOK_DATA_DIR", self.folder.path().join("data")).args(arguments).arg("-r").arg(self.file());
        command.output().unwrap()
    }

    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn done(&self) -> Vec<String> {
        let list: Value = serde_json::from_str(&self.prints(&["list", "--json"])).unwrap();
        let done = list.as_array().unwrap().iter().filter(|entry| entry["mark"] == "done");
        done.map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    }

    fn path(&self) -> PathBuf {
        let status: Value = serde_json::from_str(&self.prints(&["status", "--json"])).unwrap();
        status["journal"].as_str().unwrap().into()
    }

    fn journal(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }
}

#[test]
fn marks_are_carried_and_the_changes_told() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps", "closures that remember"]);
    learner.rewrite(NEW);
    assert_eq!(learner.done(), ["maps", "reading a file line by line"]);
    let told = learner.prints(&["changes"]);
    assert!(told.starts_with("Roadmap updated: 1 new · 1 reworded · 1 renamed · 2 gone\n"), "{told}");
    for line in [
        "  -     5  Phase 1: Basics › reading files line by line",
        "  +     5  Phase 1: Foundations › reading a file line by line",
        "Ticked in the file before and no more; still done: lines 5",
        "  basics/closures-that-remember: closures that remember",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}\n{told}");
    }
    let json: Value = serde_json::from_str(&learner.prints(&["changes", "--json"])).unwrap();
    assert_eq!(json["counts"]["gone"], 2);
    assert_eq!(json["orphans"], serde_json::json!(["basics/closures-that-remember"]));
    assert_eq!(json["changes"][1]["old"]["text"], "reading files line by line");
}

#[test]
fn who_only_reads_writes_nothing_and_who_writes_carries_first_and_once() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps"]);
    learner.rewrite(NEW);
    let before = learner.journal();
    learner.prints(&["list"]);
    learner.prints(&["changes"]);
    assert_eq!(learner.journal(), before);
    learner.prints(&["tick", "goroutines"]);
    let carried = learner.journal();
    let added: Vec<&str> = carried.strip_prefix(&before).unwrap().lines().collect();
    assert!(added.iter().any(|line| line.contains("item: \"basics\", place: \"foundations\"")), "{carried}");
    assert!(added.last().unwrap().contains("item: \"beyond/goroutines\", mark: \"done\""), "{carried}");
    assert_eq!(added.iter().filter(|line| line.contains("seen:")).count(), 1);
    learner.prints(&["tick", "slices and arrays"]);
    assert_eq!(learner.journal().strip_prefix(&carried).unwrap().lines().count(), 1);
    assert_eq!(learner.prints(&["changes"]), "Nothing changed since the roadmap was last seen\n");
    assert_eq!(learner.done(), ["slices and arrays", "maps", "reading a file line by line", "goroutines"]);
    learner.rewrite(OLD);
    assert_eq!(learner.done(), ["slices and arrays", "maps", "reading files line by line", "goroutines"]);
}

#[test]
fn what_is_likely_is_suggested_told_with_its_old_words_and_taken() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "closures that remember", "channels"]);
    learner.rewrite(&OLD.replace("closures that remember", "structs that remember"));
    for _ in 0..2 {
        let json: Value = serde_json::from_str(&learner.prints(&["changes", "--json"])).unwrap();
        let first = &json["changes"][0];
        assert_eq!(first["kind"], "suggested");
        assert_eq!(first["key"], "basics/closures-that-remember");
        assert_eq!(first["reason"], "wording");
        assert!((50..100).contains(&first["confidence"].as_u64().unwrap()));
        let [old, new] = ["old", "new"].map(|side| first[side]["text"].as_str().unwrap().to_owned());
        assert_eq!([old, new], ["closures that remember", "structs that remember"]);
        let told = learner.prints(&["changes"]);
        assert!(told.contains("`roadbook changes --accept`"), "{told}");
        assert_eq!(learner.done(), ["reading files line by line", "channels"]);
        // Writing something carries first: what is suggested is still to be answered then.
        learner.prints(&["tick", "channels"]);
    }
    let told = learner.prints(&["changes", "--accept"]);
    assert!(told.starts_with("done     Phase 1: Basics › structs that remember\n"), "{told}");
    assert_eq!(learner.done(), ["reading files line by line", "structs that remember", "channels"]);
    assert_eq!(learner.prints(&["changes", "--accept"]), "Nothing was suggested\n");
}

#[test]
fn an_item_that_became_a_group_is_told() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps"]);
    learner.rewrite(&OLD.replace("- [ ] maps\n", "- [ ] maps\n  - [ ] iteration order\n"));
    let told = learner.prints(&["changes"]);
    assert!(told.contains("now a group (same key, 100%)\n  -     4  Phase 1: Basics › maps\n"), "{told}");
}

#[test]
fn an_import_tells_where_a_tick_may_belong() {
    let learner = Learner::with(NEW);
    let copy = learner.folder.path().join("copy.md");
    fs::write(&copy, NEW.replace("- [ ] struct embedding", "- [x] interface embedding")).unwrap();
    let told = learner.prints(&["import", copy.to_str().unwrap()]);
    let expected = "suggested: line 6: interface embedding\n  may be: struct embedding\n  to take it: roadbook tick 'foundations/struct-embedding'\ntook 0 ticks, 0 known already\n";
    assert_eq!(told, expected);
    assert_eq!(learner.done(), [""; 0]);
}

#[test]
fn an_older_copy_s_ticks_are_imported_into_a_newer_text() {
    let learner = Learner::with(NEW);
    let copy = learner.folder.path().join("copy.md");
    fs::write(&copy, OLD.replace("- [ ] slices", "- [x] slices").replace("- [ ] channels", "- [x] channels")).unwrap();
    let told = learner.prints(&["import", copy.to_str().unwrap()]);
    assert_eq!(told, "not in the roadmap: line 9: channels\ntook 2 ticks, 0 known already\n");
    assert_eq!(learner.done(), ["slices and arrays", "reading a file line by line"]);
}

/// A fork is another's text: names, order and wording differ, and some of it is about something else.
#[test]
fn a_fork_s_ticks_are_taken_where_they_are_sure_and_listed_where_they_are_likely() {
    let mine = "# Go\n## Basics\n- [ ] Slices and arrays\n- [ ] Reading files line by line\n- [ ] Watch the lecture about maps\n\
        - [ ] Public functions should panic\n## Beyond\n- [ ] Goroutines and channels\n- [ ] Generics\n";
    let fork = "# Go, my way\n## First steps\n- [x] Public functions should not panic\n- [x] Slices and arrays\n\
        - [x] Reading a file line by line\n- [x] Watch the lecture about structs\n- [ ] Generics\n\
        ## Concurrency\n- [x] **Goroutines** and channels\n- [x] Cook a pot of soup\n";
    let learner = Learner::with(mine);
    let copy = learner.folder.path().join("fork.md");
    fs::write(&copy, fork).unwrap();
    let told = learner.prints(&["import", copy.to_str().unwrap()]);
    assert_eq!(
        learner.done(),
        ["Slices and arrays", "Reading files line by line", "Goroutines and channels"],
        "{told}"
    );
    for (line, was, is) in [
        (3, "Public functions should not panic", "Public functions should panic"),
        (6, "Watch the lecture about structs", "Watch the lecture about maps"),
    ] {
        assert!(told.contains(&format!("suggested: line {line}: {was}\n  may be: {is}\n")), "{told}");
    }
    assert!(told.contains("not in the roadmap: line 10: Cook a pot of soup\n"), "{told}");
    assert!(told.ends_with("took 3 ticks, 0 known already\n"), "{told}");
}

#[test]
fn a_text_that_was_not_kept_is_no_failure() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps", "goroutines"]);
    fs::remove_dir_all(learner.path().with_file_name("seen")).unwrap();
    learner.rewrite(NEW);
    assert_eq!(learner.done(), ["goroutines"]);
}

#[test]
fn a_roadmap_that_was_moved_is_not_adopted_silently() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps"]);
    fs::rename(learner.file(), learner.folder.path().join("moved.md")).unwrap();
    let moved = Learner { file: "moved.md", ..learner };
    fs::write(moved.file(), OLD.replace("goroutines", "select statements")).unwrap();
    let refused = moved.run(&["list"]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{told}");
    let id = told.split("--journal ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    assert!(told.contains("--journal new   (begins a roadmap of its own)"), "{told}");
    assert!(moved.prints(&["list", "--journal", "new"]).contains("todo     basics/maps"));
    assert!(moved.prints(&["list", "--journal", &id]).contains("done     basics/maps"));
    moved.prints(&["tick", "channels"]);
    assert_eq!(moved.done(), ["maps", "reading files line by line", "channels"]);
}

#[test]
fn two_roadmaps_of_one_title_keep_two_journals() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps"]);
    let other = Learner { file: "other.md", ..learner };
    other.rewrite("# Go\n## Tools\n- [ ] maps\n- [ ] modules\n");
    assert_eq!(other.done(), [""; 0]);
}

#[test]
fn a_roadbook_that_reads_other_keys_out_of_the_same_text_carries_every_mark() {
    let learner = Learner::with(OLD);
    learner.prints(&["tick", "maps", "goroutines"]);
    let journal = learner.path();
    let seen = learner.journal().split("seen: \"").nth(1).unwrap()[..32].to_owned();
    let then = "0".repeat(32);
    // As an earlier Roadbook would have left it, which named the text and its nodes otherwise.
    let text = learner.journal().replace(&seen, &then).replace("item: \"", "item: \"old/");
    fs::write(&journal, text).unwrap();
    let kept = |name: &str, extension: &str| journal.with_file_name("seen").join(name).with_extension(extension);
    fs::rename(kept(&seen, "md"), kept(&then, "md")).unwrap();
    let keys = fs::read_to_string(kept(&seen, "keys")).unwrap();
    let keys: String = keys.lines().filter(|key| !key.starts_with(' ')).map(|key| format!("old/{key}\n")).collect();
    let check = version_of(&(OLD.to_owned() + &keys));
    fs::write(kept(&then, "keys"), format!("{keys} hash {check}\n")).unwrap();
    assert_eq!(learner.done(), ["maps", "reading files line by line", "goroutines"]);
    assert!(learner.prints(&["changes"]).starts_with("Roadmap updated: every entry as it was\n"));
}
