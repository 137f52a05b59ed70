//! Two machines that sync by git; where there is no git, there is nothing to test.

use std::process::Command;

use crate::desk::Desk;

fn git(arguments: &[&str]) -> bool {
    Command::new("git").args(arguments).output().is_ok_and(|output| output.status.success())
}

/// A machine whose data folder is a repository that sends to this one.
fn machine(remote: &str) -> Desk {
    let desk = Desk::new();
    desk.file("go.md", "# Go\n## Basics\n- [ ] maps\n- [ ] slices\n- [ ] structs\n");
    desk.prints(&["status", "-r", "go.md"]);
    let data = desk.data();
    std::fs::create_dir_all(&data).unwrap();
    let data = data.to_str().unwrap();
    assert!(git(&["-C", data, "init", "--quiet", "--initial-branch=main"]));
    assert!(git(&["-C", data, "remote", "add", "origin", remote]));
    desk
}

#[test]
fn two_machines_have_each_other_s_ticks() {
    if !git(&["--version"]) {
        return;
    }
    let remote = tempfile::tempdir().unwrap();
    let path = remote.path().to_str().unwrap();
    assert!(git(&["init", "--quiet", "--bare", "--initial-branch=main", path]));
    let (laptop, desktop) = (machine(path), machine(path));
    laptop.prints(&["tick", "maps", "-r", "go.md"]);
    assert_eq!(laptop.prints(&["sync"]), "sent what is new here; nothing new elsewhere\n");
    desktop.prints(&["tick", "slices", "-r", "go.md"]);
    assert_eq!(desktop.prints(&["sync"]), "sent what is new here; received what is new elsewhere\n");
    assert_eq!(desktop.mark("go.md", "maps"), "done");
    assert_eq!(laptop.prints(&["sync"]), "nothing new here; received what is new elsewhere\n");
    assert_eq!((laptop.mark("go.md", "maps"), laptop.mark("go.md", "slices")), ("done".into(), "done".into()));
    assert_eq!(laptop.prints(&["sync"]), "nothing new here; nothing new elsewhere\n");
    let found = laptop.prints(&["doctor", "go.md"]);
    assert!(!found.contains("file is open to others") && !found.contains(".git"), "{found}");
    let tracked = Command::new("git").args(["-C", laptop.data().to_str().unwrap(), "ls-files"]).output().unwrap();
    let tracked = String::from_utf8(tracked.stdout).unwrap();
    assert!(tracked.contains("go-") && !tracked.contains("local/"), "{tracked}");
}

#[test]
fn without_a_repository_it_says_how_to_have_one() {
    let desk = Desk::new();
    desk.prints(&["tick", "closures"]);
    let told = desk.fails(&["sync"], 1);
    assert!(told.contains("is no git repository") && told.contains("remote add origin"), "{told}");
}
