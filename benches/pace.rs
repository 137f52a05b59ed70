//! The forecast against simulated learners, and what the views cost. `SEED=7 SEEDS=3 LEARNERS=200 cargo bench --bench pace`
//! takes another seed, several, and another number of learners of each kind.
//!
//! Bars: the band from 10 to 90% holds the true finish for 75 to 90% of all learners and 65 to 95% of each kind; of the
//! plain kinds, half of the errors of the likely date are 20% below those of a straight line through all history. The
//! views of a roadmap with 10,000 facts take 5 ms; a key in the Log of 100,000 facts takes no longer than in one of 100.
//! Two more tables tell of kinds that are harder to foretell, and of kinds that no number in the forecast was chosen by.

mod learners;

use std::hint::black_box;
use std::time::{Duration, Instant};

use fastrand::Rng;
use learners::{Case, HARDER, Learner, OTHERS, PLAIN, cases};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use roadbook::progress::pace::{Log, Outlook, Preferences};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{Mark, Roadmap};
use roadbook::tui::{self, Key, Look, Message, Press, Tui};

/// Learners of each kind: of the six plain ones more than a thousand.
const LEARNERS: u64 = 170;
const RUNS: usize = 15;
const KEYS: u32 = 1_000;

fn main() {
    calibration();
    costs();
}

fn calibration() {
    println!(
        "{:<22} {:>6} | {:^17} | {:^17} | {:^17} | {:>6} {:>6}\n{:<22} {:>6} | {} | {} | {} | {:>6} {:>6}",
        "",
        "",
        "held at",
        "earlier at",
        "later at",
        "median",
        "error",
        "learners",
        "held",
        PARTS,
        PARTS,
        PARTS,
        "days",
        "line"
    );
    table(0, &PLAIN);
    println!("Harder to foretell:");
    table(PLAIN.len() as u64, &HARDER);
    println!("Nothing was chosen by these:");
    table(0, &OTHERS);
}

const PARTS: &str = "  25%   50%   75%";

/// Prints a row of each kind; `first` is the number that the first of them is seeded by.
fn table(first: u64, kinds: &[(&str, Learner)]) {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (seed, seeds, learners) = (number("SEED", 0), number("SEEDS", 1), number("LEARNERS", LEARNERS));
    let mut by_seed = vec![Vec::new(); seeds as usize];
    for (kind, (name, learner)) in (first..).zip(kinds) {
        let mut of_kind = Vec::new();
        for (seed, of_seed) in (seed..).zip(&mut by_seed) {
            let mut rng = Rng::with_seed(kind + 1_000 * seed);
            let cases: Vec<Case> = (0..learners).flat_map(|_| cases(&mut rng, *learner)).collect();
            of_seed.extend_from_slice(&cases);
            of_kind.extend(cases);
        }
        print_row(name, &of_kind);
    }
    print_row("all of these", &by_seed.concat());
    for (seed, cases) in (seed..).zip(&by_seed) {
        let (error, line) = learners::median_errors(cases);
        println!("seed {seed}: median error {error:.1} days, {:.1}% of a straight line's", 100.0 * error / line);
    }
    println!();
}

fn print_row(name: &str, cases: &[Case]) {
    let share = |of: &[&Case], is_it: fn(&Case) -> bool| {
        let number = of.iter().filter(|case| is_it(case)).count();
        format!("{:>5.1}", 100.0 * number as f64 / of.len().max(1) as f64)
    };
    let parts = |is_it| {
        let of = |part| cases.iter().filter(|case| case.part == part).collect::<Vec<_>>();
        [25, 50, 75].map(|part| share(&of(part), is_it)).join(" ")
    };
    let held = share(&cases.iter().collect::<Vec<_>>(), Case::is_held);
    let (earlier, later) = (parts(|case| case.end < case.early), parts(|case| case.end > case.late));
    let (error, line) = learners::median_errors(cases);
    println!("{name:<22} {held:>6} | {} | {earlier} | {later} | {error:>6.1} {line:>6.1}", parts(Case::is_held));
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
