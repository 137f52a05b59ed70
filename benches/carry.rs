//! Aligning a roadmap with one of which 30% of the items are changed, or all. `cargo bench --bench carry`
//!
//! Bars: 12 µs an item, flat from 1,000 to 50,000; 2 s for a roadmap of 3.6 MB of which every word is rewritten.
//!
//! Times are processor time where Linux tells it, the least of several runs: what else the machine does counts less.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use roadbook::progress::carry::carry;
use roadbook::roadmap::Roadmap;

const RUNS: usize = 9;
const SECTION: usize = 20;
/// Items of a roadmap of 3.6 MB of which not one text is left.
const REWRITTEN: usize = 75_000;

fn main() {
    println!("{:>8} {:>10} {:>10}   what changed", "items", "time", "an item");
    for items in [1_000, 10_000, 50_000] {
        let old = Roadmap::parse(roadmap_of(items, 0, |_| Edit::None), "bench");
        let new = Roadmap::parse(roadmap_of(items, 0, edit), "bench");
        measure(items, &old, &new);
    }
    let [old, new] = [0, 20_000_000].map(|seed| roadmap_of(REWRITTEN, seed, |_| Edit::None));
    println!("every word rewritten, {:.1} MB:", old.len() as f64 / 1e6);
    measure(REWRITTEN, &Roadmap::parse(old, "bench"), &Roadmap::parse(new, "bench"));
}

fn measure(items: usize, old: &Roadmap, new: &Roadmap) {
    let least = (0..RUNS).map(|_| time(old, new)).min().unwrap_or_default();
    let each = least / items as u32;
    println!("{items:>8} {least:>10.2?} {each:>10.2?}   {}", carry(old, new).counts());
}

enum Edit {
    None,
    Reword,
    Move,
    Drop,
    Add,
}

/// Three in ten: two reworded, and of each hundred three moved, three dropped and four added.
fn edit(item: usize) -> Edit {
    match item * 7 % 100 {
        0..20 => Edit::Reword,
        20..23 => Edit::Move,
        23..26 => Edit::Drop,
        26..30 => Edit::Add,
        _ => Edit::None,
    }
}

fn roadmap_of(items: usize, seed: usize, edit: impl Fn(usize) -> Edit) -> String {
    let (mut text, mut moved) = ("# Bench\n".to_owned(), String::new());
    for item in 0..items {
        if item % SECTION == 0 {
            let _ = write!(text, "\n## {}\n\n{}", words(seed + item + 7_000_000, 3), std::mem::take(&mut moved));
        }
        let label = words(seed + item, 6);
        let _ = match edit(item) {
            Edit::None => writeln!(text, "- [ ] {label}"),
            Edit::Reword => writeln!(text, "- [ ] {} {label}", words(item + 3_000_000, 1)),
            Edit::Move => writeln!(moved, "- [ ] {label}"),
            Edit::Drop => Ok(()),
            Edit::Add => writeln!(text, "- [ ] {label}\n- [ ] {}", words(item + 5_000_000, 6)),
        };
    }
    text
}

/// Words as a roadmap has them: some in every other entry, most in a few.
fn words(seed: usize, count: usize) -> String {
    const COMMON: [&str; 8] = ["learn", "the", "basics", "of", "advanced", "use", "and", "practice"];
    let mut state = seed as u64 ^ 0x9e37_79b9_7f4a_7c15;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let word = |at: usize, draw: usize| {
        if at.is_multiple_of(2) { COMMON[draw % 8].to_owned() } else { format!("topic{}", letters(draw % 4000)) }
    };
    (0..count).map(|at| word(at, next())).collect::<Vec<_>>().join(" ")
}

fn letters(number: usize) -> String {
    (0..4).map(|place| char::from(b'a' + (number >> (4 * place) & 15) as u8)).collect()
}

fn time(old: &Roadmap, new: &Roadmap) -> Duration {
    let start = spent();
    black_box(carry(old, new));
    spent() - start
}

/// The processor time of this thread, or else the time that has passed.
fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = spent.and_then(|spent| spent.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
