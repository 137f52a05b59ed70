//! A tick made durable as the open screen does it, against a bare append and sync of the same bytes on the same file
//! system, in pairs; and opening with a long journal against opening with none. `cargo bench --bench journal`
//!
//! Bars: a tick ≤ 1.3 × at every length; opening with 10,000 facts ≤ 15 ms more.

#![allow(clippy::unwrap_used)] // A machine that cannot do this cannot be measured.

use std::fs::{self, File, OpenOptions};
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use roadbook::journal::{BUILT_IN, Folder, Journal};
use roadbook::open::{Source, open};
use roadbook::progress::{At, Fact, Said};
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
    let mut journal = Folder::at(folder).journal_for(&roadmap, BUILT_IN);
    let ticks: Vec<Fact> = (0..facts).map(|number| tick(&roadmap, number)).collect();
    journal.append(&ticks).unwrap();
    journal.read().unwrap();
    (roadmap, journal)
}

fn tick(roadmap: &Roadmap, number: usize) -> Fact {
    let keys = roadmap.nodes().count();
    let item = roadmap.nodes().nth(number % keys).map(|(node, _)| roadmap.key(node)).unwrap_or_default();
    let at = At { micros: 1_790_000_000_000_000 + number as i64 * 1_000_000, offset: 60 };
    Fact { at, clock: None, said: Said::Mark { item, mark: Mark::Done } }
}

/// The times of a bare append and of a tick, one after the other in turn.
fn pairs_of_ticks(facts: usize) -> Vec<(Duration, Duration)> {
    let folder = folder();
    let (roadmap, mut journal) = journal_of(facts, folder.path());
    // The first tick tells what is not told yet, and makes the file's name durable.
    journal.append(&[tick(&roadmap, facts)]).unwrap();
    let copy = folder.path().join("bare");
    fs::copy(journal.path(), &copy).unwrap();
    let mut bare = OpenOptions::new().append(true).open(&copy).unwrap();
    bare.sync_all().unwrap();
    (1..=TICKS)
        .map(|number| {
            let fact = tick(&roadmap, facts + number);
            let before = fs::metadata(journal.path()).unwrap().len();
            let taken = time(|| journal.append(&[fact]).unwrap());
            let line = fs::read(journal.path()).unwrap().split_off(before as usize);
            (time(|| append(&mut bare, &line)), taken)
        })
        .collect()
}

fn append(file: &mut File, line: &[u8]) {
    file.write_all(line).unwrap();
    file.sync_data().unwrap();
}

/// The times of opening with no fact and with this many, one after the other in turn.
fn pairs_of_openings(facts: usize) -> Vec<(Duration, Duration)> {
    let [none, long] = [folder(), folder()];
    journal_of(facts, long.path());
    let opening = |folder: &Path| time(|| open(&Folder::at(folder), &Source::BuiltIn).unwrap());
    (0..OPENINGS).map(|_| (opening(none.path()), opening(long.path()))).collect()
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let result = work();
    let taken = start.elapsed();
    drop(black_box(result));
    taken
}

/// The median of each side.
fn median(pairs: Vec<(Duration, Duration)>) -> (Duration, Duration) {
    let (mut first, mut second): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    first.sort_unstable();
    second.sort_unstable();
    (first[first.len() / 2], second[second.len() / 2])
}
