//! What can happen to a journal on disk, and what must hold then: every fact that is not damaged itself is read, the
//! damage is told with its line, nothing is overwritten, and the next append is sound.

#![allow(clippy::unwrap_used)] // A helper that cannot do its part fails the test.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use roadbook::journal::{ErrorKind, Folder, Journal, LARGEST, Reading, id_of};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::ScreenState;
use tempfile::TempDir;

const SOURCE: &str = "/home/me/go.md";

/// A data directory of its own, with one roadmap's journal.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { dir: tempfile::tempdir().unwrap() }
    }

    fn folder(&self) -> Folder {
        Folder::at(self.dir.path())
    }

    /// The journal as another process would find it.
    fn journal(&self) -> Journal {
        journal_of(&self.folder(), "- [ ] a\n")
    }

    /// A journal of this many ticks.
    fn with_ticks(ticks: u32) -> Desk {
        let desk = Desk::new();
        desk.journal().append(&(0..ticks).map(tick).collect::<Vec<_>>()).unwrap();
        desk
    }

    /// The journal's file, whose folder is there.
    fn path(&self) -> PathBuf {
        let path = self.journal().path().to_owned();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }
}

/// The journal of the roadmap that opens with "- [ ] a", with this text open.
fn journal_of(folder: &Folder, text: &str) -> Journal {
    let mut journal = folder.journal(&id_of(&roadmap("- [ ] a\n")));
    journal.set_roadmap(&roadmap(text), SOURCE, vec![SOURCE.into()]);
    journal
}

fn roadmap(text: &str) -> Roadmap {
    Roadmap::parse(text.to_owned(), "Learn Go")
}

fn tick(number: u32) -> Fact {
    let at = At { micros: 1_690_000_000_000_000 + i64::from(number) * 1_000_000, offset: 60 };
    Fact { at, clock: None, kind: FactKind::Mark { item: format!("go/item-{number}"), mark: Mark::Done } }
}

/// The numbers of the ticks, in the order of the file.
fn ticks(reading: &Reading) -> Vec<u32> {
    reading
        .facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Mark { item, .. } => item.strip_prefix("go/item-")?.parse().ok(),
            _ => None,
        })
        .collect()
}

fn lines_with_problems(reading: &Reading) -> Vec<usize> {
    reading.problems.iter().map(|problem| problem.line).collect()
}

/// Appends one more tick and says what a fresh reader then finds.
fn after_one_more(desk: &Desk) -> Vec<u32> {
    desk.journal().append(&[tick(999)]).unwrap();
    ticks(&desk.journal().read().unwrap())
}

#[test]
fn nothing_is_written_before_the_first_fact() {
    let desk = Desk::new();
    let mut journal = journal_of(&desk.folder(), "- [ ] a\n");
    assert!(journal.read().unwrap().facts.is_empty());
    journal.append(&[]).unwrap();
    assert_eq!(fs::read_dir(desk.dir.path()).unwrap().count(), 0);
}

#[test]
fn a_new_journal_begins_with_a_comment_and_its_header() {
    let desk = Desk::with_ticks(1);
    let text = fs::read_to_string(desk.path()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "# Roadbook: one fact a line. Safe to read, edit, merge and sync.");
    assert!(lines[1].starts_with("- {roadbook: 1, roadmap: \"Learn Go\", source: \"/home/me/go.md\", at: \"2023-"));
    assert!(lines[2].contains("seen: \""));
    assert!(lines[3].contains("item: \"go/item-0\", mark: \"done\"}"));
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_later_append_adds_its_line_alone() {
    let desk = Desk::with_ticks(2);
    let before = fs::read_to_string(desk.path()).unwrap();
    desk.journal().append(&[tick(2)]).unwrap();
    let after = fs::read_to_string(desk.path()).unwrap();
    let added = after.strip_prefix(&before).unwrap();
    assert_eq!(added.lines().count(), 1);
    assert!(added.ends_with("mark: \"done\"}\n"));
}

#[test]
fn truncated_at_any_byte_the_whole_lines_hold_and_the_next_append_is_sound() {
    let desk = Desk::with_ticks(100);
    let mut journal = desk.journal();
    let whole = fs::read(journal.path()).unwrap();
    for length in 1..whole.len() {
        let cut = &whole[..length];
        fs::write(journal.path(), cut).unwrap();
        let mut expected: Vec<u32> = (0..cut.split(|&b| b == b'}').count().saturating_sub(3) as u32).collect();
        let reading = journal.read().unwrap();
        assert_eq!(ticks(&reading), expected, "cut at {length}");
        let line_is_whole = matches!(cut.last(), Some(b'}' | b'\n'));
        let in_the_comment = !cut.contains(&b'\n');
        assert_eq!(reading.problems.is_empty(), line_is_whole || in_the_comment, "cut at {length}");

        // Appending at every byte would take long; the cuts of one line stand for all.
        if length > whole.len() - 120 {
            expected.push(999);
            assert_eq!(after_one_more(&desk), expected, "cut at {length}");
            assert!(fs::read(desk.path()).unwrap().starts_with(cut));
        }
    }
}

#[test]
fn a_flipped_bit_costs_no_other_line() {
    let desk = Desk::with_ticks(100);
    let whole = fs::read(desk.path()).unwrap();
    let mut journal = desk.journal();
    let starts: Vec<usize> = whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1).collect();
    for (line, span) in starts.windows(2).enumerate().skip(2) {
        for at in (span[0]..span[1]).step_by(7) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(journal.path(), &bytes).unwrap();
            let reading = journal.read().unwrap();
            let found = ticks(&reading);
            let own = line as u32 - 2;
            let lost: Vec<u32> = (0..100).filter(|number| !found.contains(number)).collect();
            assert!(lost.is_empty() || lost == [own], "bit of byte {at} cost {lost:?}");
            assert!(lines_with_problems(&reading).iter().all(|&told| told == line + 2), "byte {at}");
        }
    }
}

#[test]
fn zero_bytes_at_the_end_are_told_and_appended_after() {
    let desk = Desk::with_ticks(3);
    let mut bytes = fs::read(desk.path()).unwrap();
    bytes.extend([0; 4096]);
    fs::write(desk.path(), &bytes).unwrap();
    let reading = desk.journal().read().unwrap();
    assert_eq!((ticks(&reading), lines_with_problems(&reading)), (vec![0, 1, 2], vec![7]));
    assert_eq!(after_one_more(&desk), [0, 1, 2, 999]);
}

#[test]
fn an_empty_file_is_told_and_begun_again() {
    let desk = Desk::new();
    fs::write(desk.path(), "").unwrap();
    assert_eq!(desk.journal().read().unwrap().problems.len(), 1);
    assert_eq!(after_one_more(&desk), [999]);
    assert!(fs::read_to_string(desk.path()).unwrap().contains("roadbook: 1"));
}

#[test]
fn what_is_no_journal_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let binary = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".as_slice();
    fs::write(desk.path(), binary).unwrap();
    let mut journal = desk.journal();
    assert!(matches!(journal.read().unwrap_err().kind(), ErrorKind::NotAJournal));
    assert!(matches!(journal.append(&[tick(1)]).unwrap_err().kind(), ErrorKind::NotAJournal));
    assert_eq!(fs::read(desk.path()).unwrap(), binary);
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let desk = Desk::new();
    fs::File::create(desk.path()).unwrap().set_len(1 << 30).unwrap();
    let error = desk.journal().read().unwrap_err();
    assert!(error.to_string().ends_with("is too large for a journal: 1024 MiB, at most 64 are read"), "{error}");
    assert!(matches!(desk.journal().append(&[tick(1)]).unwrap_err().kind(), ErrorKind::TooLarge(..)));
}

#[test]
fn a_file_that_is_full_is_followed_by_another_and_both_count() {
    let desk = Desk::with_ticks(2);
    let mut screen = desk.journal();
    screen.read().unwrap();
    let line = format!("# {}\n", "x".repeat(60_000));
    let mut file = fs::OpenOptions::new().append(true).open(desk.path()).unwrap();
    let left = LARGEST - file.metadata().unwrap().len() - 50;
    for _ in 0..left / line.len() as u64 {
        file.write_all(line.as_bytes()).unwrap();
    }
    file.write_all(format!("# {}\n", "x".repeat((left % line.len() as u64) as usize)).as_bytes()).unwrap();
    let full = fs::metadata(desk.path()).unwrap().len();
    assert!(full <= LARGEST);
    screen.append(&[tick(2)]).unwrap();
    screen.append(&[tick(3)]).unwrap();
    assert_eq!(fs::metadata(screen.path().with_file_name(full_name(screen.path()))).unwrap().len(), full);
    assert_eq!(ticks(&desk.journal().read().unwrap()), [2, 3, 0, 1]);
    assert_eq!(desk.journal().path(), screen.path());
}

/// The name of the file that this one follows.
fn full_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().replace(".2.yaml", ".yaml")
}

#[test]
fn a_fact_of_the_far_future_is_told_and_counts_and_stops_no_write() {
    let roadmap = roadmap("- [ ] a\n");
    for (year, told) in [("2999", 1), ("9997", 1), ("9998", 1)] {
        let desk = Desk::with_ticks(1);
        let line = format!("- {{at: \"{year}-12-31T23:59:59.999999Z\", item: \"a\", mark: \"done\"}}\n");
        fs::write(desk.path(), fs::read_to_string(desk.path()).unwrap() + &line).unwrap();
        for mark in [Mark::Todo, Mark::Done, Mark::Todo] {
            let mut journal = desk.journal();
            let reading = journal.read().unwrap();
            assert_eq!(reading.problems.len(), told, "{year}: {:?}", reading.problems);
            let mut progress = Progress::new(&roadmap, reading.facts);
            let kind = FactKind::Mark { item: "a".into(), mark };
            let facts = progress.stamp(&roadmap, vec![kind], At { micros: 1_700_000_000_000_000, offset: 0 });
            progress.add(&roadmap, &facts);
            assert_eq!(progress.mark(roadmap.find("a").unwrap()), mark, "{year}");
            journal.append(&facts).unwrap();
        }
    }
}

#[test]
fn a_folder_in_its_place_is_refused() {
    let desk = Desk::new();
    fs::create_dir(desk.path()).unwrap();
    let error = desk.journal().append(&[tick(1)]).unwrap_err();
    assert!(error.to_string().ends_with(".yaml is a folder, not a journal: move it away"), "{error}");
    assert!(matches!(desk.journal().read().unwrap_err().kind(), ErrorKind::NotAFile(_)));
}

#[test]
fn a_data_folder_that_cannot_be_made_is_told_with_its_reason() {
    let desk = Desk::new();
    let file = desk.dir.path().join("file");
    fs::write(&file, "").unwrap();
    let mut journal = journal_of(&Folder::at(&file.join("data")), "");
    let error = journal.append(&[tick(1)]).unwrap_err().to_string();
    assert!(error.ends_with("Not a directory"), "{error}");
}

#[test]
fn a_note_of_any_words_is_read_back_and_one_that_is_too_long_is_refused_whole() {
    let desk = Desk::with_ticks(1);
    let note = |note: String| Fact { kind: FactKind::Note { item: "a".into(), note, over: None }, ..tick(5) };
    let hard = note("\"quotes\" \\ud800 it's\r\n\ttwo\u{85}\u{2028}\u{FFFE}\u{FEFF}\0 🚀".into());
    let long = note("é".repeat(32_000));
    desk.journal().append(&[hard.clone(), long.clone()]).unwrap();
    let facts = desk.journal().read().unwrap().facts;
    assert!(facts.ends_with(&[hard, long]));

    let before = fs::read(desk.path()).unwrap();
    let error = desk.journal().append(&[tick(6), note("x".repeat(65_536))]).unwrap_err();
    assert!(error.to_string().contains("at most 65536"), "{error}");
    assert_eq!(fs::read(desk.path()).unwrap(), before);
}

#[test]
fn byte_order_marks_and_line_ends_of_other_systems_are_passed_over() {
    let desk = Desk::with_ticks(3);
    let text = fs::read_to_string(desk.path()).unwrap();
    fs::write(desk.path(), format!("\u{FEFF}{}", text.replace('\n', "\r\n"))).unwrap();
    let reading = desk.journal().read().unwrap();
    assert_eq!((ticks(&reading), reading.problems), (vec![0, 1, 2], vec![]));
    assert_eq!(after_one_more(&desk), [0, 1, 2, 999]);
}

#[test]
fn what_others_append_comes_back_with_the_next_append_once() {
    let desk = Desk::with_ticks(2);
    let mut screen = desk.journal();
    assert_eq!(ticks(&screen.read().unwrap()), [0, 1]);
    desk.journal().append(&[tick(2)]).unwrap();
    let appended = screen.append(&[tick(3)]).unwrap();
    assert_eq!((ticks(&appended.others.reading), appended.others.replaced), (vec![2], false));
    assert!(screen.append(&[tick(4)]).unwrap().others.reading.facts.is_empty());
    assert_eq!(ticks(&desk.journal().read().unwrap()), [0, 1, 2, 3, 4]);
}

#[test]
fn a_hand_edit_between_two_ticks_is_kept_and_noticed() {
    let desk = Desk::with_ticks(3);
    let mut screen = desk.journal();
    screen.read().unwrap();
    let text = fs::read_to_string(desk.path()).unwrap();
    let edited: String =
        text.lines().filter(|line| !line.contains("item-1\"")).map(|line| format!("{line}\n")).collect();
    fs::write(desk.path(), format!("{edited}# mine\n")).unwrap();
    let appended = screen.append(&[tick(3)]).unwrap();
    assert_eq!((ticks(&appended.others.reading), appended.others.replaced), (vec![0, 2], true));
    assert_eq!(ticks(&desk.journal().read().unwrap()), [0, 2, 3]);
    assert!(fs::read_to_string(desk.path()).unwrap().contains("# mine\n"));
}

#[test]
fn a_file_replaced_between_two_ticks_gets_the_next_tick() {
    let desk = Desk::with_ticks(2);
    let mut screen = desk.journal();
    screen.read().unwrap();
    let new = desk.dir.path().join("new");
    let line = "- {at: \"2024-11-22T10:00:00Z\", item: \"go/item-7\", mark: \"done\"}\n";
    fs::write(&new, fs::read_to_string(desk.path()).unwrap() + line).unwrap();
    fs::rename(&new, desk.path()).unwrap();
    let appended = screen.append(&[tick(3)]).unwrap();
    assert_eq!((ticks(&appended.others.reading), appended.others.replaced), (vec![0, 1, 7], true));
    assert_eq!(ticks(&desk.journal().read().unwrap()), [0, 1, 7, 3]);
}

#[test]
fn a_file_removed_between_two_ticks_is_begun_again() {
    let desk = Desk::with_ticks(2);
    let mut screen = desk.journal();
    screen.read().unwrap();
    fs::remove_file(desk.path()).unwrap();
    assert!(screen.append(&[tick(3)]).unwrap().others.replaced);
    assert_eq!(ticks(&desk.journal().read().unwrap()), [3]);
    assert!(fs::read_to_string(desk.path()).unwrap().contains("roadbook: 1"));
}

#[test]
fn writers_at_once_lose_nothing_and_write_nothing_twice() {
    let desk = Desk::new();
    let mut screen = desk.journal();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let mut journal = desk.journal();
            scope.spawn(move || {
                for number in 0..50 {
                    journal.append(&[tick(writer * 50 + number)]).unwrap();
                }
            });
        }
    });
    let reading = desk.journal().read().unwrap();
    let mut found = ticks(&reading);
    found.sort_unstable();
    assert_eq!(found, (0..200).collect::<Vec<_>>());
    assert_eq!(reading.problems, []);
    assert_eq!(reading.facts.iter().filter(|fact| matches!(fact.kind, FactKind::Header { .. })).count(), 1);
    assert_eq!(screen.append(&[tick(200)]).unwrap().others.reading.facts.len(), reading.facts.len());
}

#[test]
fn both_sides_of_a_git_conflict_hold() {
    let desk = Desk::with_ticks(1);
    let text = fs::read_to_string(desk.path()).unwrap();
    let line =
        |number| format!("- {{at: \"2024-11-22T10:00:0{number}Z\", item: \"go/item-{number}\", mark: \"done\"}}\n");
    let conflict = format!("{text}<<<<<<< HEAD\n{}=======\n{}>>>>>>> laptop\n", line(1), line(2));
    fs::write(desk.path(), conflict).unwrap();
    let reading = desk.journal().read().unwrap();
    assert_eq!((ticks(&reading), lines_with_problems(&reading)), (vec![0, 1, 2], vec![5, 7, 9]));
    assert_eq!(after_one_more(&desk), [0, 1, 2, 999]);
}

#[test]
fn every_yaml_file_in_the_folder_is_read_and_no_other_written() {
    let desk = Desk::with_ticks(1);
    let folder = desk.path().parent().unwrap().to_owned();
    let names = [
        "desktop.yaml",
        "laptop (1).yaml",
        "laptop.sync-conflict-20261122-101112-ABCDEFG.yaml",
        "laptop (Konfliktkopie).yaml",
    ];
    for (name, number) in names.iter().zip(1..) {
        let line = format!("- {{at: \"2024-11-22T10:00:00Z\", item: \"go/item-{number}\", mark: \"done\"}}\n- torn");
        fs::write(folder.join(name), line).unwrap();
    }
    let reading = desk.journal().read().unwrap();
    let mut found = ticks(&reading);
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2, 3, 4]);
    assert!(reading.problems.iter().all(|problem| problem.line == 2 && names.contains(&problem.file.as_str())));
    desk.journal().append(&[tick(9)]).unwrap();
    assert!(names.iter().all(|name| !fs::read_to_string(folder.join(name)).unwrap().contains("item-9")));
    assert_eq!(desk.folder().ids().len(), 1);
}

#[test]
fn a_file_of_another_machine_that_cannot_be_read_is_told_and_blocks_nothing() {
    let desk = Desk::with_ticks(1);
    let other = |name: &str| desk.path().with_file_name(name);
    fs::create_dir(other("folder.yaml")).unwrap();
    fs::write(other("foreign.yaml"), "\x7fELF").unwrap();
    fs::File::create(other("huge.yaml")).unwrap().set_len(1 << 30).unwrap();
    let reading = desk.journal().read().unwrap();
    assert_eq!((ticks(&reading), reading.problems.len()), (vec![0], 3), "{:?}", reading.problems);
    assert_eq!(after_one_more(&desk), [0, 999]);
}

#[test]
fn what_another_machine_adds_is_read_once() {
    let desk = Desk::with_ticks(1);
    let mut screen = desk.journal();
    screen.read().unwrap();
    let line = |number| format!("- {{at: \"2024-11-22T10:00:00Z\", item: \"go/item-{number}\", mark: \"done\"}}\n");
    let other = desk.path().with_file_name("desktop.yaml");
    fs::write(&other, line(1)).unwrap();
    assert_eq!(ticks(&screen.catch_up().unwrap().reading), [1]);
    fs::write(&other, line(1) + &line(2)).unwrap();
    assert_eq!(ticks(&screen.append(&[tick(3)]).unwrap().others.reading), [0; 0], "a tick waits for no other file");
    assert_eq!(ticks(&screen.catch_up().unwrap().reading), [2]);
}

#[test]
fn a_newer_format_is_read_and_never_written() {
    let desk = Desk::with_ticks(1);
    let newer = fs::read_to_string(desk.path()).unwrap().replace("roadbook: 1", "roadbook: 2");
    fs::write(desk.path(), &newer).unwrap();
    let mut journal = desk.journal();
    let reading = journal.read().unwrap();
    assert_eq!((ticks(&reading), reading.newer_format), (vec![0], Some(2)));
    for mut journal in [journal, desk.journal()] {
        assert!(matches!(journal.append(&[tick(1)]).unwrap_err().kind(), ErrorKind::NewerFormat(2)));
    }
    assert_eq!(fs::read_to_string(desk.path()).unwrap(), newer);
}

#[test]
fn the_text_is_kept_once_and_told_again_only_when_it_changed() {
    let desk = Desk::with_ticks(1);
    let folder = desk.path().with_file_name("seen");
    let seen = |_: &Desk| fs::read_dir(&folder).unwrap().count();
    let told = |desk: &Desk| fs::read_to_string(desk.path()).unwrap().matches("seen: ").count();
    desk.journal().append(&[tick(1)]).unwrap();
    assert_eq!((seen(&desk), told(&desk)), (2, 1));
    journal_of(&desk.folder(), "- [ ] new\n").append(&[tick(2)]).unwrap();
    assert_eq!((seen(&desk), told(&desk)), (4, 2));
    let texts = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<String> = texts
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    texts.sort();
    assert_eq!(texts, ["- [ ] a\n", "- [ ] new\n"]);
}

#[test]
fn the_last_place_and_roadmap_are_kept_for_this_machine() {
    let desk = Desk::new();
    let folder = desk.folder();
    let kept = || folder.state::<ScreenState>("go-1234");
    assert_eq!((kept(), folder.last_opened()), (None, None));
    let new = ["a/1: \"b\"\n".into()].into();
    let state = ScreenState { cursor: Some("null".into()), new, ..ScreenState::default() };
    folder.keep_state("go-1234", &state).unwrap();
    folder.keep_last_opened("/home/me/\u{1F40D}.md").unwrap();
    assert_eq!(kept(), Some(state.clone()));
    assert_eq!(folder.last_opened().as_deref(), Some("/home/me/\u{1F40D}.md"));
    let path = desk.dir.path().join("local/go-1234.yaml");
    // As an earlier version kept it, and with what a later one may add.
    fs::write(&path, "cursor: 'null'\nnew: ['a/1: \"b\"\n']\nmore: [1]\n").unwrap();
    assert_eq!(kept().and_then(|state| state.cursor).as_deref(), Some("null"));
    fs::write(&path, "\0\0").unwrap();
    assert_eq!(kept(), None);
    assert!(folder.ids().is_empty());
}

#[test]
fn what_a_crash_left_of_putting_a_file_in_place_goes_with_the_next_that_is() {
    let desk = Desk::new();
    desk.folder().keep_last_opened("built-in").unwrap();
    let left = desk.dir.path().join("local/opened.yaml.0badcafe.tmp");
    fs::write(&left, "source: hal").unwrap();
    desk.folder().keep_last_opened(SOURCE).unwrap();
    assert!(!left.exists());
    assert_eq!(desk.folder().last_opened().as_deref(), Some(SOURCE));
}

#[test]
fn no_title_is_too_long_for_a_line() {
    let dir = tempfile::tempdir().unwrap();
    let roadmap = Roadmap::parse(format!("# {}\n- [ ] a\n", "long ".repeat(20_000)), "");
    let mut journal = Folder::at(dir.path()).journal(&id_of(&roadmap));
    journal.set_roadmap(&roadmap, SOURCE, Vec::new());
    journal.append(&[tick(1)]).unwrap();
    assert_eq!(ticks(&journal.read().unwrap()), [1]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn new_files_and_folders_are_their_owner_s_alone() {
        let desk = Desk::new();
        let folder = Folder::at(&desk.dir.path().join("new/data"));
        let mut journal = journal_of(&folder, "- [ ] a\n");
        journal.append(&[tick(1)]).unwrap();
        assert_eq!((mode(journal.path()), mode(folder.path())), (0o600, 0o700));
        assert_eq!(mode(&journal.path().with_file_name("seen")), 0o700);
    }

    #[test]
    fn links_and_mode_are_kept() {
        let desk = Desk::with_ticks(1);
        let path = desk.path();
        let (home, second, hard) = ["home.yml", "second", "hard"].map(|name| desk.dir.path().join(name)).into();
        fs::rename(&path, &home).unwrap();
        fs::set_permissions(&home, fs::Permissions::from_mode(0o640)).unwrap();
        fs::hard_link(&home, &hard).unwrap();
        symlink(&home, &second).unwrap();
        symlink(&second, &path).unwrap();
        let number = fs::metadata(&home).unwrap().ino();
        assert_eq!(after_one_more(&desk), [0, 999]);
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().ino(), number);
        assert_eq!((mode(&home), fs::read(&hard).unwrap()), (0o640, fs::read(&path).unwrap()));
    }

    // rustix makes no pipes with names on macOS.
    #[cfg(not(target_os = "macos"))]
    #[test]
    fn pipes_devices_and_dangling_links_are_refused_unopened() {
        let desk = Desk::new();
        let path = desk.path();
        let refused = |expected: &str| {
            for error in [desk.journal().read().unwrap_err(), desk.journal().append(&[tick(1)]).unwrap_err()] {
                assert!(error.to_string().contains(expected), "{error}");
            }
            fs::remove_file(&path).unwrap();
        };
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        refused("is a pipe or device, not a journal");
        symlink("/dev/zero", &path).unwrap();
        refused("is a pipe or device, not a journal");
        symlink("nowhere", &path).unwrap();
        refused("is a link that leads nowhere, not a journal");
        assert!(!desk.dir.path().join("nowhere").exists());
    }

    #[test]
    fn a_path_with_control_characters_is_safe_to_print() {
        let desk = Desk::new();
        let folder = Folder::at(&desk.dir.path().join("\u{1B}[31m"));
        let mut journal = journal_of(&folder, "");
        fs::create_dir_all(journal.path()).unwrap();
        let error = journal.read().unwrap_err().to_string();
        assert!(!error.contains('\u{1B}'), "{error:?}");
    }
}
