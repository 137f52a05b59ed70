//! Parsing into the tree against a bare pass over the same parser's events, on the same bytes in one run,
//! and the tree's memory against the source. `cargo bench --bench parse`
//!
//! Bars: time ≤ 2 ×, memory ≤ 4 ×, at every size.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};
use roadbook::roadmap::{BUILT_IN, Roadmap};

const RUNS: usize = 15;

fn main() {
    println!("{:>10} {:>12} {:>12} {:>8} {:>8}", "bytes", "events", "tree", "time", "memory");
    for size in [BUILT_IN.len(), 1 << 20, 10 << 20] {
        let source = roadmap_of(size);
        let mut pairs: Vec<(Duration, Duration)> =
            (0..RUNS).map(|_| (time(|| events(&source)), time_tree(&source))).collect();
        pairs.sort_by_key(|(bare, tree)| tree.as_nanos() * 1000 / bare.as_nanos());
        let (bare, tree) = pairs[RUNS / 2];
        let memory = Roadmap::parse(source.clone(), "bench").memory() as f64 / source.len() as f64;
        let ratio = tree.as_secs_f64() / bare.as_secs_f64();
        println!("{size:>10} {bare:>12.2?} {tree:>12.2?} {ratio:>7.2}x {memory:>7.2}x");
    }
}

/// The built-in roadmap, its headings renamed in each round, until there are `size` bytes.
fn roadmap_of(size: usize) -> String {
    let mut source = String::with_capacity(size + BUILT_IN.len());
    for round in 0.. {
        if source.len() >= size {
            break;
        }
        source.push_str(&BUILT_IN.replace("## Phase", &format!("## Round {round} Phase")));
    }
    let end = (0..=size.min(source.len())).rev().find(|&end| source.is_char_boundary(end)).unwrap_or(0);
    source.truncate(end);
    source
}

fn events(source: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    for event in Parser::new_ext(source, options).into_offset_iter() {
        black_box(event);
    }
}

fn time_tree(source: &str) -> Duration {
    let source = source.to_owned();
    let start = Instant::now();
    let roadmap = Roadmap::parse(source, "bench");
    let taken = start.elapsed();
    drop(black_box(roadmap));
    taken
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
