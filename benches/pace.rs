//! The forecast against simulated learners, and what the views cost. `cargo bench --bench pace`
//!
//! Bars: the band from 10 to 90% holds the true finish for 75 to 90% of all learners and 65 to 95% of each kind; half of
//! the errors of the likely date are 20% below those of a straight line through all history; the views of a roadmap with
//! 10,000 facts take 5 ms; a key in the Log of 100,000 facts takes no longer than in one of 100.

mod learners;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fastrand::Rng;
use learners::{KINDS, cases};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use roadbook::progress::pace::{Log, Outlook, Preferences};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::{self, Key, Look, Message, Press, Tui};

/// Learners of each kind: more than a thousand in all.
const LEARNERS: usize = 90;
const RUNS: usize = 15;
const KEYS: u32 = 1_000;

fn main() {
    calibration();
    costs();
}

fn calibration() {
    println!(
        "{:<20} {:>6} {:>6} {:>6} {:>6} {:>7} {:>6} {:>7} {:>7}",
        "learners", "held", "25%", "50%", "75%", "earlier", "later", "error", "line"
    );
    let mut all = Vec::new();
    for (kind, (name, learner)) in KINDS.iter().enumerate() {
        let mut rng = Rng::with_seed(kind as u64);
        let cases: Vec<_> = (0..LEARNERS).flat_map(|_| cases(&mut rng, *learner)).collect();
        print_row(name, &cases);
        all.extend(cases);
    }
    print_row("all", &all);
    let (error, line) = learners::median_errors(&all);
    println!("median error {error} days, {:.0}% of a straight line's\n", 100.0 * error as f64 / line as f64);
}

fn print_row(name: &str, cases: &[learners::Case]) {
    let share = |is_it: &dyn Fn(&learners::Case) -> bool, of: &dyn Fn(&learners::Case) -> bool| {
        let of: Vec<_> = cases.iter().filter(|case| of(case)).collect();
        100.0 * of.iter().filter(|case| is_it(case)).count() as f64 / of.len().max(1) as f64
    };
    let any = |_: &learners::Case| true;
    let held = |part: usize| share(&learners::Case::is_held, &move |case| case.part == part);
    let (error, line) = learners::median_errors(cases);
    println!(
        "{name:<20} {:>5.1}% {:>5.1}% {:>5.1}% {:>5.1}% {:>6.1}% {:>5.1}% {error:>7} {line:>7}",
        share(&learners::Case::is_held, &any),
        held(25),
        held(50),
        held(75),
        share(&|case| case.end < case.early, &any),
        share(&|case| case.end > case.late, &any),
    );
}

/// What the views of a roadmap cost: worked out once a change, and then drawn and scrolled.
fn costs() {
    println!(
        "{:>8} {:>10} {:>10} {:>10} {:>10} {:>14}",
        "facts", "outlook", "today", "pace", "log, all", "log, key+frame"
    );
    for facts in [100, 10_000, 100_000] {
        let roadmap = Roadmap::parse(learners::roadmap_of(2_000), "bench");
        let plan = roadmap.plan();
        let progress = Progress::new(&roadmap, history(facts));
        let now = learners::moment(200, 80_000);
        let outlook = || Outlook::new(&roadmap, &progress, &plan, Preferences::default(), now.day());
        let known = outlook();
        // So few facts lead nowhere within ten years.
        assert!(facts < 1_000 || known.forecast.is_some());
        println!(
            "{facts:>8} {:>10.2?} {:>10.2?} {:>10.2?} {:>10.2?} {:>14.2?}",
            time(|| drop(black_box(outlook()))),
            time(|| drop(black_box(known.today()))),
            time(|| drop(black_box(known.pace()))),
            time(|| drop(black_box(Log::new(&roadmap, &progress, None).rows(now.day())))),
            scrolling(facts, now),
        );
    }
}

/// A key that scrolls the Log, with the frame that shows it: the mean of a thousand.
fn scrolling(facts: usize, now: At) -> Duration {
    let roadmap = Roadmap::parse(learners::roadmap_of(2_000), "bench");
    let progress = Progress::new(&roadmap, history(facts));
    let mut tui = Tui::new(roadmap, progress, Size::new(120, 36), None);
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a terminal in memory");
    let press = |char| Message::Key(Press { key: Key::Char(char), ctrl: false, alt: false, shift: false });
    tui.handle(press('4'), now);
    let start = Instant::now();
    for _ in 0..KEYS {
        tui.handle(press('j'), now);
        terminal.draw(|frame| tui::draw(&tui, Look::default(), frame)).expect("a frame in memory");
    }
    start.elapsed() / KEYS
}

/// A thousand items, begun, studied, noted and ticked one after the other over 200 days; fewer where there are few facts.
fn history(facts: usize) -> Vec<Fact> {
    let items = (facts / 2).min(1_000);
    let each = facts / items;
    let fact = |number: usize| {
        let at = learners::moment((number * 200 / facts) as i64, 36_000 + (number % 20_000) as i64);
        let item = learners::key_of((number / each).min(items - 1));
        let kind = match number % each {
            last if last == each - 1 => FactKind::Mark { item, mark: Mark::Done },
            0 => FactKind::Mark { item, mark: Mark::Doing },
            some if some % 2 == 1 => FactKind::Log { minutes: 25, item: Some(item), text: None, over: None },
            _ => FactKind::Note { item, note: "sorted() copies".to_owned(), over: None },
        };
        Fact { at: At { micros: at.micros + number as i64, ..at }, clock: None, kind }
    };
    (0..facts).map(fact).collect()
}

fn time(run: impl Fn()) -> Duration {
    let once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(|_| once()).collect();
    times.sort();
    times[RUNS / 2]
}
