//! Two machines that share what a sync tool brings them, the data directory without `local/`, and nothing else: other
//! homes, other hosts, other orders of sync. No tick is lost or goes to another item, and nothing is decided silently.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const OLD: &str = "# Go\n\n## Part 1: Basics\n- [ ] maps\n- [ ] slices and arrays\n- [ ] reading files line by line\n\n## Part 2: Beyond\n- [ ] goroutines\n- [ ] channels\n- [ ] closures that remember\n";
const NEW: &str = "# Go\n\n## Part 1: Foundations\n- [ ] maps\n- [ ] slices and arrays\n- [ ] reading files line by line\n- [ ] structs\n\n## Part 2: Beyond\n- [ ] goroutines\n- [ ] channels\n- [ ] closures that remember\n";
const NEWER: &str = "# Go\n\n## Part 1: Foundations\n- [ ] slices and arrays\n- [ ] reading files line by line\n- [ ] structs\n\n## Part 2: Further\n- [ ] maps\n- [ ] goroutines\n- [ ] channels\n- [ ] closures that remember\n";
const OTHER: &str = "# Cooking\n\n## Soups\n- [ ] stock\n- [ ] onions\n\n## Bread\n- [ ] dough\n- [ ] crust\n";

/// A machine with a home of its own.
struct Machine {
    home: TempDir,
}

impl Machine {
    fn new() -> Machine {
        Machine { home: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.file(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.env("ROADBOOK_DATA_DIR", self.data()).current_dir(self.home.path()).args(arguments).output().unwrap()
    }

    #[track_caller]
    fn prints(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command says that asks: it fails, and changes nothing that is synced.
    #[track_caller]
    fn asks(&self, arguments: &[&str]) -> String {
        let before = shared(&self.data());
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?} does not ask: {told}");
        assert!(told.contains("--journal new"), "{told}");
        assert_eq!(shared(&self.data()), before);
        told
    }

    #[track_caller]
    fn tick(&self, file: &str, item: &str) {
        self.prints(&["tick", item, "-r", file]);
    }

    /// The texts of what is done in this text of the file, in order.
    #[track_caller]
    fn done(&self, file: &str) -> Vec<String> {
        let list: Value = serde_json::from_str(&self.prints(&["list", "--json", "-r", file])).unwrap();
        let done = list.as_array().unwrap().iter().filter(|entry| entry["mark"] == "done");
        done.map(|entry| entry["text"].as_str().unwrap().to_owned()).collect()
    }

    #[track_caller]
    fn status(&self, file: &str) -> Value {
        serde_json::from_str(&self.prints(&["status", "--json", "-r", file])).unwrap()
    }

    #[track_caller]
    fn id(&self, file: &str) -> String {
        self.status(file)["id"].as_str().unwrap().to_owned()
    }
}

/// Every file that is synced, by its path in the data directory.
fn shared(data: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut files, mut folders) = (Vec::new(), vec![data.to_owned()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true if path != data.join("local") => folders.push(path),
                true => {}
                false => files.push((path.strip_prefix(data).unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    files.sort();
    files
}

/// Brings what one machine has to another, as far as it is wanted. No two machines write one file, so the larger one is
/// the newer.
fn bring(from: &Machine, to: &Machine, is_wanted: impl Fn(&Path) -> bool) {
    for (path, bytes) in shared(&from.data()).into_iter().filter(|(path, _)| is_wanted(path)) {
        let target = to.data().join(&path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        if fs::metadata(&target).map_or(0, |about| about.len()) < bytes.len() as u64 {
            fs::write(&target, bytes).unwrap();
        }
    }
}

fn sync(one: &Machine, other: &Machine) {
    bring(one, other, |_| true);
    bring(other, one, |_| true);
}

fn is_text(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "seen")
}

#[test]
fn the_same_file_at_two_homes_is_one_roadmap() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    desktop.write("learn go.md", OLD);
    // Both tick before they ever synced.
    laptop.tick("go.md", "maps");
    desktop.tick("learn go.md", "channels");
    assert_eq!(laptop.id("go.md"), desktop.id("learn go.md"));
    assert_ne!(
        laptop.status("go.md")["journal"].as_str().unwrap().rsplit('/').next(),
        desktop.status("learn go.md")["journal"].as_str().unwrap().rsplit('/').next(),
        "no two machines write one file"
    );
    sync(&laptop, &desktop);
    for (machine, file) in [(&laptop, "go.md"), (&desktop, "learn go.md")] {
        assert_eq!(machine.done(file), ["maps", "channels"]);
    }
    desktop.prints(&["untick", "maps", "-r", "learn go.md"]);
    sync(&laptop, &desktop);
    assert_eq!(laptop.done("go.md"), ["channels"]);
}

#[test]
fn a_roadmap_that_was_updated_on_one_machine_first_keeps_the_ticks_of_both() {
    for desktop_first in [true, false] {
        let [laptop, desktop] = [Machine::new(), Machine::new()];
        laptop.write("go.md", OLD);
        desktop.write("go.md", OLD);
        laptop.tick("go.md", "maps");
        sync(&laptop, &desktop);
        assert_eq!(desktop.done("go.md"), ["maps"]);
        let tick_there = || {
            desktop.write("go.md", NEW);
            desktop.tick("go.md", "structs");
        };
        if desktop_first {
            tick_there();
        }
        laptop.tick("go.md", "reading files");
        if !desktop_first {
            tick_there();
        }
        sync(&laptop, &desktop);
        let all = ["maps", "reading files line by line", "structs"];
        assert_eq!(desktop.done("go.md"), all);
        assert_eq!(laptop.done("go.md"), all[..2]);
        laptop.write("go.md", NEW);
        assert_eq!(laptop.done("go.md"), all);
    }
}

#[test]
fn a_text_that_comes_late_is_carried_when_it_is_there() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    laptop.tick("go.md", "channels");
    // The journal comes first, and the roadmap is another text here already, so that its own id differs.
    bring(&laptop, &desktop, |path| !is_text(path));
    desktop.write("go.md", NEW);
    let id = laptop.id("go.md");
    desktop.prints(&["status", "-r", "go.md", "--journal", &id]);
    desktop.tick("go.md", "structs");
    assert_eq!(desktop.done("go.md"), ["structs", "channels"]);
    bring(&laptop, &desktop, is_text);
    assert_eq!(desktop.done("go.md"), ["maps", "structs", "channels"]);
    desktop.tick("go.md", "goroutines");
    sync(&laptop, &desktop);
    laptop.write("go.md", NEW);
    assert_eq!(laptop.done("go.md"), ["maps", "structs", "goroutines", "channels"]);
}

#[test]
fn a_damaged_text_is_not_compared_and_one_that_is_whole_serves() {
    let laptop = Machine::new();
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    laptop.write("go.md", NEW);
    laptop.tick("go.md", "structs");
    let texts =
        shared(&laptop.data()).into_iter().filter(|(path, _)| is_text(path) && path.extension().unwrap() == "md");
    let (path, whole) = texts.into_iter().find(|(_, bytes)| bytes == NEW.as_bytes()).unwrap();
    let path = laptop.data().join(path);
    for damage in [&b"# Gone\n"[..], &whole[..40], b""] {
        fs::write(&path, damage).unwrap();
        laptop.write("go.md", NEWER);
        assert_eq!(laptop.done("go.md"), ["structs", "maps"]);
    }
    laptop.tick("go.md", "goroutines");
    assert_eq!(laptop.done("go.md"), ["structs", "maps", "goroutines"]);
    fs::write(&path, &whole).unwrap();
    assert_eq!(laptop.done("go.md"), ["structs", "maps", "goroutines"]);
}

#[test]
fn a_machine_that_was_offline_for_three_versions_loses_nothing() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    desktop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    sync(&laptop, &desktop);
    desktop.tick("go.md", "reading files");
    for (text, item) in [(NEW, "structs"), (NEWER, "goroutines")] {
        laptop.write("go.md", text);
        laptop.tick("go.md", item);
    }
    desktop.tick("go.md", "closures");
    sync(&laptop, &desktop);
    let all = ["reading files line by line", "structs", "maps", "goroutines", "closures that remember"];
    assert_eq!(laptop.done("go.md"), all);
    desktop.write("go.md", NEWER);
    assert_eq!(desktop.done("go.md"), all);
    sync(&laptop, &desktop);
    assert_eq!(laptop.done("go.md"), all);
}

#[test]
fn machines_that_hold_two_texts_come_to_rest() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    desktop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    sync(&laptop, &desktop);
    assert_eq!(desktop.done("go.md"), ["maps"]);
    desktop.write("go.md", NEW);
    let items = ["slices", "reading files", "goroutines", "channels", "closures"];
    for (round, item) in items.iter().enumerate() {
        [&laptop, &desktop][round % 2].tick("go.md", item);
        sync(&laptop, &desktop);
    }
    let seen = |machine: &Machine| {
        let files = shared(&machine.data()).into_iter().filter(|(path, _)| path.extension().unwrap() == "yaml");
        files.map(|(_, bytes)| String::from_utf8(bytes).unwrap().matches("seen: ").count()).sum::<usize>()
    };
    let before = seen(&laptop);
    for machine in [&laptop, &desktop, &laptop, &desktop] {
        machine.prints(&["untick", "maps", "-r", "go.md"]);
        machine.tick("go.md", "maps");
        sync(&laptop, &desktop);
    }
    assert_eq!(seen(&laptop), before);
    assert_eq!((laptop.done("go.md").len(), desktop.done("go.md").len()), (6, 6));
}

#[test]
fn two_copies_of_a_template_share_no_tick_unless_the_learner_says_so() {
    let laptop = Machine::new();
    laptop.write("one.md", OLD);
    laptop.tick("one.md", "maps");
    laptop.write("two.md", OLD);
    let told = laptop.asks(&["tick", "channels", "-r", "two.md"]);
    assert!(told.contains(&format!("--journal {}", laptop.id("one.md"))), "{told}");
    laptop.prints(&["status", "-r", "two.md", "--journal", "new"]);
    laptop.tick("two.md", "channels");
    assert_eq!((laptop.done("one.md"), laptop.done("two.md")), (vec!["maps".to_owned()], vec!["channels".to_owned()]));
    // Said again, it begins no third one.
    laptop.prints(&["status", "-r", "two.md", "--journal", "new"]);
    assert_eq!(laptop.done("two.md"), ["channels"]);

    laptop.write("three.md", OLD);
    laptop.prints(&["status", "-r", "three.md", "--journal", &laptop.id("one.md")]);
    laptop.tick("three.md", "slices");
    assert_eq!(laptop.done("one.md"), ["maps", "slices and arrays"]);
    // One that is shared can be parted.
    laptop.prints(&["status", "-r", "three.md", "--journal", "new"]);
    assert_eq!(laptop.done("three.md"), [""; 0]);
    assert_eq!(laptop.done("one.md"), ["maps", "slices and arrays"]);
}

#[test]
fn an_edited_copy_beside_its_original_is_asked_about() {
    let laptop = Machine::new();
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    laptop.write("go-mine.md", &(OLD.to_owned() + "- [ ] select\n"));
    let told = laptop.asks(&["status", "-r", "go-mine.md"]);
    assert!(
        told.contains("go-mine.md looks like an edited copy of ")
            && told.contains(&format!("{}go.md", std::path::MAIN_SEPARATOR)),
        "{told}"
    );
    assert!(told.contains(&format!("--journal {}", laptop.id("go.md"))), "{told}");
    laptop.prints(&["status", "-r", "go-mine.md", "--journal", &laptop.id("go.md")]);
    assert_eq!((laptop.done("go-mine.md"), laptop.done("go.md")), (vec!["maps".to_owned()], vec!["maps".to_owned()]));
    laptop.prints(&["status", "-r", "go-mine.md", "--journal", "new"]);
    assert_eq!((laptop.done("go-mine.md").len(), laptop.done("go.md").len()), (0, 1));
}

#[test]
fn a_file_with_another_title_or_few_of_the_keys_is_a_roadmap_of_its_own() {
    let laptop = Machine::new();
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    laptop.write("titled.md", &OLD.replace("# Go", "# Rust"));
    laptop.write("few.md", "# Go\n\n## Part 2: Beyond\n- [ ] channels\n- [ ] a\n- [ ] b\n- [ ] c\n");
    for file in ["titled.md", "few.md"] {
        assert_eq!(laptop.done(file), [""; 0], "{file}");
    }
}

#[test]
fn an_edited_copy_of_the_built_in_roadmap_is_asked_about() {
    let laptop = Machine::new();
    laptop.prints(&["tick", "closures"]);
    laptop.write("mine.md", &(roadbook::roadmap::BUILT_IN.to_owned() + "\n- [ ] one more\n"));
    assert!(laptop.asks(&["status", "-r", "mine.md"]).contains("looks like an edited copy of built-in"));
}

#[test]
fn an_answer_is_for_its_file_alone() {
    let laptop = Machine::new();
    laptop.write("one.md", OLD);
    laptop.write("other.md", OTHER);
    laptop.tick("one.md", "maps");
    let id = laptop.id("one.md");
    laptop.write("moved.md", OLD);
    laptop.prints(&["tick", "channels", "-r", "moved.md", "--journal", &id]);
    laptop.tick("other.md", "dough");
    assert_ne!(laptop.id("other.md"), id);
    assert_eq!(laptop.done("other.md"), ["dough"]);
    assert!(!laptop.run(&["status", "-r", "one.md", "--journal", "no-such-id"]).status.success());
}

#[test]
fn a_file_that_moved_keeps_its_ticks_even_where_another_takes_its_path() {
    let laptop = Machine::new();
    laptop.write("a.md", OLD);
    laptop.tick("a.md", "maps");
    fs::rename(laptop.file("a.md"), laptop.file("b.md")).unwrap();
    assert_eq!(laptop.done("b.md"), ["maps"]);

    laptop.write("c.md", OTHER);
    laptop.tick("c.md", "dough");
    fs::rename(laptop.file("b.md"), laptop.file("d.md")).unwrap();
    fs::rename(laptop.file("c.md"), laptop.file("b.md")).unwrap();
    let told = laptop.asks(&["status", "-r", "b.md"]);
    let cooking = told.split("--journal ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    laptop.prints(&["status", "-r", "b.md", "--journal", &cooking]);
    assert_eq!(laptop.done("b.md"), ["dough"]);
    assert_eq!(laptop.done("d.md"), ["maps"]);

    // Where it was ticked at the very path, and the other was not opened before.
    let desktop = Machine::new();
    desktop.write("a.md", OLD);
    desktop.tick("a.md", "maps");
    fs::rename(desktop.file("a.md"), desktop.file("d.md")).unwrap();
    desktop.write("a.md", OTHER);
    desktop.asks(&["tick", "dough", "-r", "a.md"]);
    desktop.prints(&["status", "-r", "a.md", "--journal", "new"]);
    desktop.tick("a.md", "dough");
    assert_eq!((desktop.done("d.md"), desktop.done("a.md")), (vec!["maps".to_owned()], vec!["dough".to_owned()]));
}

#[test]
fn a_file_that_moved_and_was_edited_is_asked_about_whatever_its_title() {
    for title in ["# Go", "# Golang"] {
        let laptop = Machine::new();
        laptop.write("a.md", OLD);
        laptop.tick("a.md", "maps");
        let id = laptop.id("a.md");
        fs::remove_file(laptop.file("a.md")).unwrap();
        laptop.write("b.md", &(OLD.replace("# Go", title) + "- [ ] select\n"));
        let told = laptop.asks(&["tick", "select", "-r", "b.md"]);
        assert!(told.contains(&format!("--journal {id}")), "{told}");
        laptop.prints(&["status", "-r", "b.md", "--journal", &id]);
        assert_eq!(laptop.done("b.md"), ["maps"], "{title}");
    }
}

#[test]
fn a_path_with_another_text_is_asked_and_a_changed_title_is_not() {
    let laptop = Machine::new();
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    laptop.write("go.md", &OLD.replace("# Go", "# Golang for all"));
    assert_eq!(laptop.done("go.md"), ["maps"]);
    laptop.tick("go.md", "channels");
    laptop.write("go.md", OTHER);
    let id = {
        let told = laptop.asks(&["tick", "dough", "-r", "go.md"]);
        told.split("--journal ").nth(1).unwrap().split(' ').next().unwrap().to_owned()
    };
    // The same road, written anew.
    laptop.prints(&["status", "-r", "go.md", "--journal", &id]);
    laptop.tick("go.md", "dough");
    assert_eq!(laptop.done("go.md"), ["dough"]);
    laptop.write("go.md", &OLD.replace("# Go", "# Golang for all"));
    assert_eq!(laptop.done("go.md"), ["maps", "channels"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_another_file_is_told_from_a_new_version() {
    use std::os::unix::fs::symlink;
    let laptop = Machine::new();
    laptop.write("v1.md", OLD);
    laptop.write("v2.md", NEW);
    laptop.write("cooking.md", OTHER);
    let link = |target: &str| {
        let _ = fs::remove_file(laptop.file("current.md"));
        symlink(laptop.file(target), laptop.file("current.md")).unwrap();
    };
    link("v1.md");
    laptop.tick("current.md", "maps");
    link("v2.md");
    assert_eq!(laptop.done("current.md"), ["maps"]);
    link("cooking.md");
    laptop.asks(&["status", "-r", "current.md"]);
    laptop.tick("cooking.md", "dough");
    laptop.asks(&["status", "-r", "current.md"]);
    assert_eq!(laptop.done("cooking.md"), ["dough"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_kept_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let laptop = Machine::new();
    let names = [&b"caf\xe9.md"[..], b"caf\xe8.md"];
    let run = |name: &[u8], arguments: &[&str]| {
        let path = laptop.file("x").with_file_name(OsStr::from_bytes(name));
        let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
        command.env("ROADBOOK_DATA_DIR", laptop.data()).args(arguments).arg("-r").arg(path);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    for (name, text) in names.iter().zip([OLD, OTHER]) {
        fs::write(laptop.file("x").with_file_name(OsStr::from_bytes(name)), text).unwrap();
    }
    run(names[0], &["tick", "maps"]);
    run(names[1], &["tick", "dough"]);
    assert!(run(names[0], &["list"]).contains("done     basics/maps"));
    assert!(run(names[1], &["list"]).contains("done     bread/dough"));
    // Its text is new to every roadmap: its path alone tells which one it is.
    fs::write(laptop.file("x").with_file_name(OsStr::from_bytes(names[0])), NEW).unwrap();
    assert!(run(names[0], &["list"]).contains("done     basics/maps"));
    let list = laptop.prints(&["roadmaps"]);
    assert!(list.contains("1/7") && list.contains("1/4") && !list.contains("cannot be opened"), "{list}");
}

#[test]
fn roadmaps_that_two_machines_began_apart_are_found_and_joined() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    desktop.write("go.md", &OLD.replace("- [ ] goroutines", "- [ ] structs\n- [ ] goroutines"));
    laptop.tick("go.md", "maps");
    desktop.tick("go.md", "structs");
    sync(&laptop, &desktop);
    let ids = [laptop.id("go.md"), desktop.id("go.md")];
    assert_ne!(ids[0], ids[1]);
    for list in [laptop.prints(&["roadmaps"]), laptop.prints(&["doctor", "go.md"])] {
        assert!(list.contains("roadbook join "), "{list}");
    }
    laptop.prints(&["join", &ids[0], &ids[1]]);
    assert_eq!(laptop.done("go.md"), ["maps"]);
    sync(&laptop, &desktop);
    assert_eq!(desktop.done("go.md"), ["maps", "structs"]);
    desktop.tick("go.md", "channels");
    sync(&laptop, &desktop);
    assert_eq!(laptop.done("go.md"), ["maps", "channels"]);
    for machine in [&laptop, &desktop] {
        let list: Value = serde_json::from_str(&machine.prints(&["roadmaps", "--json"])).unwrap();
        assert_eq!(list.as_array().unwrap().iter().filter(|it| it["roadmap"] == "Go").count(), 1, "{list}");
        assert!(!machine.prints(&["doctor", "go.md"]).contains("roadbook join "));
    }
    assert!(!laptop.run(&["join", &ids[0], "no-such-id"]).status.success());
}

#[test]
fn the_built_in_roadmap_is_the_same_on_every_machine() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.prints(&["tick", "closures"]);
    desktop.prints(&["tick", "recursion"]);
    sync(&laptop, &desktop);
    assert_eq!((laptop.done("built-in").len(), desktop.done("built-in").len()), (2, 2));
}

#[test]
fn what_is_synced_holds_no_path_that_another_machine_needs() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    laptop.tick("go.md", "maps");
    sync(&laptop, &desktop);
    desktop.write("elsewhere.md", OLD);
    assert_eq!(desktop.done("elsewhere.md"), ["maps"]);
    // From now on its path is known, whatever its text says.
    desktop.write("elsewhere.md", &OLD.replace("# Go", "# Golang"));
    assert_eq!(desktop.done("elsewhere.md"), ["maps"]);
}

#[test]
fn journals_of_the_earlier_layout_are_taken_over() {
    let [laptop, desktop] = [Machine::new(), Machine::new()];
    laptop.write("go.md", OLD);
    desktop.write("my go.md", OLD);
    let line = |rest: &str| format!("- {{at: \"2024-11-22T10:00:00.000001Z\", {rest}}}\n");
    // Written with this text: the name of a text is its hash.
    let version = roadbook::roadmap::version_of(OLD);
    let journal = |path: &Path| {
        format!(
            "# Roadbook: one fact a line. Safe to read, edit, merge and sync.\n{}{}{}- damaged\n",
            line(&format!("roadbook: 1, roadmap: \"Go\", source: \"{}\"", path.display())),
            line(&format!("seen: \"{version}\"")),
            line("item: \"basics/maps\", mark: \"done\""),
        )
    };
    let journals = [journal(&laptop.file("go.md")), journal(Path::new("/home/ada/go.md"))];
    for (machine, journal) in [&laptop, &desktop].into_iter().zip(&journals) {
        fs::create_dir_all(machine.data().join("seen")).unwrap();
        fs::write(machine.data().join("go-1234.yaml"), journal).unwrap();
        fs::write(
            machine.data().join("go-1234.sync-conflict-1.yaml"),
            line("item: \"beyond/channels\", mark: \"done\""),
        )
        .unwrap();
        fs::write(machine.data().join("seen").join(&version).with_extension("md"), OLD).unwrap();
        fs::write(machine.data().join("mine.yaml"), "shopping: [milk]\n").unwrap();
    }
    assert_eq!(laptop.done("go.md"), ["maps", "channels"]);
    assert_eq!(laptop.id("go.md"), "go-1234");
    for name in ["go-1234.yaml", "go-1234.sync-conflict-1.yaml"] {
        assert!(!laptop.data().join(name).exists() && laptop.data().join("local/old").join(name).exists(), "{name}");
    }
    assert_eq!(fs::read_to_string(laptop.data().join("mine.yaml")).unwrap(), "shopping: [milk]\n");
    assert_eq!(fs::read(laptop.data().join("local/old/go-1234.yaml")).unwrap(), journals[0].as_bytes());
    laptop.write("go.md", NEW);
    assert_eq!(laptop.done("go.md"), ["maps", "channels"]);
    // The other machine, which opens it from elsewhere, took the same one over.
    assert_eq!(desktop.done("my go.md"), ["maps", "channels"]);
    desktop.tick("my go.md", "goroutines");
    laptop.tick("go.md", "structs");
    sync(&laptop, &desktop);
    assert_eq!(laptop.done("go.md"), ["maps", "structs", "goroutines", "channels"]);
}
