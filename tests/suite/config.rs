//! `roadbook config`, and what it tells of a file that is wrong.

use std::fs;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use tempfile::TempDir;

fn config(folder: &TempDir) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
    command
        .arg("config")
        .env("ROADBOOK_CONFIG_DIR", folder.path())
        .env("ROADBOOK_DATA_DIR", folder.path().join("data"));
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.success(), text(stdout), text(stderr))
}

fn folder_with(settings: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("config.yaml"), settings).unwrap();
    folder
}

#[test]
fn prints_all_that_can_be_set_and_creates_nothing() {
    let folder = TempDir::new().unwrap();
    let (done, printed, told) = config(&folder);
    assert!(done && told.is_empty(), "{told}");
    let file = folder.path().join("config.yaml");
    assert!(printed.starts_with(&format!("# Roadbook's settings, read from {} (there is no", file.display())));
    for name in ["theme: terminal", "glyphs: auto", "mouse: true", "plain: false"] {
        assert!(printed.contains(&format!("\n{name}\n")), "{name} in {printed}");
    }
    for name in ["study_day: any", "week_start: monday", "weekly_goal: null", "keys:", "  # tick: Space"] {
        assert!(printed.contains(&format!("\n{name}")), "{name} in {printed}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_it_prints_is_a_file_of_settings() {
    let folder = folder_with("theme: paper\nkeys:\n  tick: [Space, x]\n");
    let (done, printed, _) = config(&folder);
    assert!(done && printed.contains("\ntheme: paper\n") && printed.contains("\n  tick: [Space, x] "), "{printed}");
    fs::write(folder.path().join("config.yaml"), &printed).unwrap();
    assert_eq!(config(&folder), (true, printed, String::new()));
}

#[test]
fn every_key_that_is_printed_as_a_comment_can_be_set() {
    let folder = TempDir::new().unwrap();
    let (_, printed, _) = config(&folder);
    let set = printed.lines().filter(|line| line.starts_with("  # ")).count();
    assert!(set > 40, "{printed}");
    fs::write(folder.path().join("config.yaml"), printed.replace("\n  # ", "\n  ")).unwrap();
    let (done, _, told) = config(&folder);
    assert!(done && told.is_empty(), "{told}");
}

#[test]
fn a_wrong_value_is_told_with_file_line_value_and_what_is_allowed() {
    let folder = folder_with("theme: dusk\nglyphs: emoji\nkeys:\n  doing: Space\n");
    let (done, printed, told) = config(&folder);
    let file = folder.path().join("config.yaml").display().to_string();
    assert!(!done && printed.contains("\ntheme: dusk\n") && printed.contains("\nglyphs: auto\n"), "{printed}");
    let glyphs = format!("roadbook: {file}, line 2: glyphs cannot be emoji; it can be auto, unicode or ascii\n");
    let keys =
        format!("roadbook: {file}, line 4: keys: Space cannot be both doing and tick; doing keeps its own keys\n");
    assert_eq!(told, glyphs + &keys);
}

#[test]
fn a_file_that_is_no_yaml_costs_all_of_it() {
    let folder = folder_with("theme: dusk\nkeys: [}\n");
    let (done, printed, told) = config(&folder);
    assert!(!done && printed.contains("\ntheme: terminal\n"), "{printed}");
    assert!(told.contains("config.yaml, line 2: this is no YAML: "), "{told}");
}

/// A file of 40,000 names that nobody knows: each is looked for in the text, but not in all of it.
#[test]
fn unknown_names_by_the_ten_thousand_are_told_in_part_and_at_once() {
    let names: String = (0..40_000).map(|number| format!("n{number}: x\n")).collect();
    let folder = folder_with(&(names + "theme: dusk\n"));
    let begun = Instant::now();
    let (done, printed, told) = config(&folder);
    assert!(!done && printed.contains("\ntheme: dusk\n"), "{told}");
    assert!((1..=101).contains(&told.lines().count()), "{} lines", told.lines().count());
    // A look at every line for each name takes minutes.
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn what_is_larger_than_a_mebibyte_is_not_read() {
    for (lines, dusk) in [((1 << 18) - 3, true), ((1 << 18) - 2, false), (1 << 20, false)] {
        let folder = folder_with(&("theme: dusk\n".to_owned() + &"# x\n".repeat(lines)));
        let (done, printed, told) = config(&folder);
        assert_eq!((done, printed.contains("\ntheme: dusk\n")), (dusk, dusk), "{lines}: {told}");
        assert_eq!(told.contains("it is larger than 1 MiB"), !dusk, "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_in_its_place_is_told_and_not_opened() {
    use rustix::fs::{CWD, FileType, mknodat};
    let folders = [(); 2].map(|()| TempDir::new().unwrap());
    mknodat(CWD, folders[0].path().join("config.yaml"), FileType::Fifo, 0o600.into(), 0).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folders[1].path().join("config.yaml")).unwrap();
    for folder in folders {
        let (tell, answer) = std::sync::mpsc::channel();
        // Opened, the pipe would be waited for and the device read until memory is full.
        std::thread::spawn(move || tell.send((config(&folder), folder)));
        let ((done, printed, told), _) = answer.recv_timeout(Duration::from_secs(10)).expect("it hangs");
        assert!(!done && printed.contains("\ntheme: terminal\n") && told.contains("no regular file"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn its_name_is_told_on_one_line_whatever_it_is() {
    let parent = TempDir::new().unwrap();
    let folder = parent.path().join("x\nroadbook: \u{1b}[31mforged");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("config.yaml"), "theme: none\nglyphs: none\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadbook"));
    let output = command.arg("config").env("ROADBOOK_CONFIG_DIR", &folder).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.lines().all(|line| line.starts_with("roadbook: /")) && !told.contains('\u{1b}'), "{told}");
}
