//! A tick made durable as the open screen does it, against a bare append and sync of the same bytes on the same file
//! system, in pairs; and opening with a long journal of three machines against opening with none. `cargo bench --bench journal`
//!
//! Bars: a tick ≤ 1.3 × at every length; opening with 10,000 facts ≤ 15 ms more.

#![allow(clippy::unwrap_used)] // A machine that cannot do this cannot be measured.

use std::fs::{self, File, OpenOptions};
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use roadbook::journal::{BUILT_IN, Folder, Journal, id_of};
use roadbook::open::{Source, open};
use roadbook::progress::{At, Fact, FactKind};
use roadbook::roadmap::{self, Mark, Roadmap};

const TICKS: usize = 500;
const OPENINGS: usize = 41;

fn main() {
    println!("{:>10} {:>12} {:>12} {:>8}", "facts", "bare", "tick", "ratio");
    for facts in [0, 1_000, 100_000] {
        let (bare, tick) = median(pairs_of_ticks(facts));
        println!("{facts:>10} {bare:>12.2?} {tick:>12.2?} {:>7.2}x", tick.as_secs_f64() / bare.as_secs_f64());
    }
    let (none, long) = median(pairs_of_openings(10_000));
    println!("\nopening {none:.2?}, with 10,000 facts {long:.2?}: {:.2?} more", long.saturating_sub(none));
}

/// A data folder on the disk that the project is on: one in memory would have nothing to sync.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// The built-in roadmap's journal with this many facts, as an open screen holds it.
fn journal_of(facts: usize, folder: &Path) -> (Roadmap, Journal) {
    let roadmap = Roadmap::parse(roadmap::BUILT_IN.to_owned(), "");
    let mut journal = Folder::at(folder).journal(&id_of(&roadmap));
    journal.set_roadmap(&roadmap, BUILT_IN, vec![BUILT_IN.into()]);
    let ticks: Vec<Fact> = (0..facts).map(|number| tick(&roadmap, number)).collect();
    journal.append(&ticks).unwrap();
    journal.read().unwrap();
    (roadmap, journal)
}

fn tick(roadmap: &Roadmap, number: usize) -> Fact {
    let keys = roadmap.nodes().count();
    let item = roadmap.nodes().nth(number % keys).map(|(node, _)| roadmap.key(node)).unwrap_or_default();
    let at = At { micros: 1_790_000_000_000_000 + number as i64 * 1_000_000, offset: 60 };
    Fact { at, clock: None, kind: FactKind::Mark { item, mark: Mark::Done } }
}

/// The times of a bare append and of a tick, one after the other in turn.
fn pairs_of_ticks(facts: usize) -> Vec<(Duration, Duration)> {
    let folder = folder();
    let (roadmap, mut journal) = journal_of(facts, folder.path());
    // The first tick tells what is not told yet, and makes the file's name durable.
    journal.append(&[tick(&roadmap, 0)]).unwrap();
    let text = fs::read(journal.path()).unwrap();
    let line = text.split_inclusive(|&byte| byte == b'\n').next_back().unwrap();
    let copy = folder.path().join("bare");
    fs::write(&copy, &text).unwrap();
    let mut bare = OpenOptions::new().append(true).open(&copy).unwrap();
    bare.sync_all().unwrap();

    let mut save = || time(|| journal.append(&[tick(&roadmap, 0)]).unwrap());
    let mut bare = || time(|| append(&mut bare, line));
    let pair = |number| {
        if number % 2 == 0 {
            (bare(), save())
        } else {
            let taken = save();
            (bare(), taken)
        }
    };
    (0..TICKS).map(pair).collect()
}

fn append(file: &mut File, line: &[u8]) {
    file.write_all(line).unwrap();
    file.sync_data().unwrap();
}

/// The times of opening with no fact and with this many, one after the other in turn.
fn pairs_of_openings(facts: usize) -> Vec<(Duration, Duration)> {
    let [none, long] = [folder(), folder()];
    let (_, journal) = journal_of(facts, long.path());
    in_three_files(journal.path());
    let opening = |folder: &Path| time(|| open(&Folder::at(folder), &Source::BuiltIn, None).unwrap());
    (0..OPENINGS).map(|_| (opening(none.path()), opening(long.path()))).collect()
}

/// Gives two other machines a third of the facts each.
fn in_three_files(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let parts: Vec<&[&str]> = lines.chunks(lines.len().div_ceil(3)).collect();
    let paths = [path.to_owned(), path.with_file_name("laptop.yaml"), path.with_file_name("desktop.yaml")];
    paths.iter().zip(parts).for_each(|(path, part)| fs::write(path, part.concat()).unwrap());
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let taken = start.elapsed();
    drop(black_box(result));
    taken
}

/// The pair whose ratio is the median.
fn median(mut pairs: Vec<(Duration, Duration)>) -> (Duration, Duration) {
    pairs.sort_by_key(|(bare, taken)| taken.as_nanos() * 1000 / bare.as_nanos());
    pairs[pairs.len() / 2]
}
