//! The laws of the fold: facts are a set, so histories merge in any order, and undoing undoes exactly.

use proptest::prelude::*;
use roadbook::progress::{At, Draft, Fact, FactKind, Intent, Progress, Reason, StudyDay};
use roadbook::roadmap::{Kind, Mark, NodeId, Roadmap};

const ROADMAP: &str = "# T\n## Phase 1: A\n- [ ] a1\n  - p\n  - q\n    - r\n- [x] a2\n- [-] a3\n  - s\n\n**Ideas:**\n- e1\n- e2\n\
                       ## Phase 2: B\n### Option A: X\n- [ ] x1\n- [ ] x2\n  - [ ] x3\n  - t\n### Option B: Y\n- [ ] y1\n## Tips\n- [ ] tip\n";

fn roadmap() -> Roadmap {
    Roadmap::parse(ROADMAP.to_owned(), "file")
}

fn at(micros: i64) -> At {
    At { micros: 1_700_000_000_000_000 + micros, offset: 60 }
}

/// Everything a learner sees: what holds, days in a row, and what can be undone.
fn seen(roadmap: &Roadmap, progress: &Progress) -> Vec<String> {
    let [undoable, redoable] = [progress.undoable(), progress.redoable()].map(|at| at.map(|at| at.micros));
    let days = [0, 1].map(|later| progress.streak(at(0).day() + later, StudyDay::Any));
    let last = format!("{undoable:?} {redoable:?} {days:?} {:?}", progress.suggestions(roadmap));
    held(roadmap, progress).into_iter().chain([last]).collect()
}

/// What holds: marks, counts, choices and notes of every entry, where every key stands, and which stand nowhere.
fn held(roadmap: &Roadmap, progress: &Progress) -> Vec<String> {
    let node = |id: NodeId| {
        let (mark, tally, chosen) = (progress.mark(id), progress.tally(id), progress.chosen(roadmap, id));
        let notes: Vec<String> = progress.notes(id).into_iter().map(|note| note.text).collect();
        format!("{mark:?} {tally:?} {chosen:?} {notes:?}")
    };
    let place = |key: &String| format!("{key}: {:?}", progress.locate(roadmap, key));
    let orphans = progress.orphans().into_iter().map(|(key, at)| format!("orphan {key} of {}", at.micros));
    roadmap.nodes().map(|(id, _)| node(id)).chain(keys(roadmap).iter().map(place)).chain(orphans).collect()
}

fn told(facts: Vec<Fact>) -> Vec<String> {
    let roadmap = roadmap();
    let progress = Progress::new(&roadmap, facts);
    seen(&roadmap, &progress)
}

/// The keys of the roadmap, and two that it does not hold.
fn keys(roadmap: &Roadmap) -> Vec<String> {
    let keys = roadmap.nodes().map(|(id, _)| roadmap.key(id));
    keys.chain(["gone/long-ago", "gone/lately"].map(str::to_owned)).collect()
}

fn key() -> impl Strategy<Value = String> {
    proptest::sample::select(keys(&roadmap()))
}

fn kind() -> impl Strategy<Value = FactKind> {
    let mark = proptest::sample::select(vec![Mark::Todo, Mark::Doing, Mark::Done]);
    prop_oneof![
        5 => (key(), mark).prop_map(|(item, mark)| FactKind::Mark { item, mark }),
        2 => (key(), any::<bool>()).prop_map(|(item, skip)| FactKind::Skip { item, skip }),
        1 => (key(), proptest::option::of(key())).prop_map(|(item, choose)| FactKind::Choose { item, choose }),
        1 => (key(), key()).prop_map(|(item, place)| FactKind::Place { item, place, of: None }),
        1 => (key(), key()).prop_map(|(item, place)| FactKind::Refuse { item, place }),
        1 => (key(), key(), 0..100_u8).prop_map(|(item, place, percent)| FactKind::Suggest {
            item,
            place,
            reason: Reason::Wording,
            percent
        }),
        1 => Just(()).prop_map(|()| FactKind::Seen { seen: roadmap().version().to_owned(), from: None }),
        1 => (key(), "[a-z ]{0,8}").prop_map(|(item, note)| FactKind::Note { item, note, over: None }),
        1 => key().prop_map(|item| FactKind::NotDoing { item }),
        1 => (0..12_i64).prop_map(|action| FactKind::Undo { action: at(action) }),
        1 => (0..12_i64).prop_map(|action| FactKind::Redo { action: at(action) }),
    ]
}

/// Histories on few moments and few keys, so that equal instants, repeats and verdicts meet often, on two machines
/// of which one has the next day already.
fn history() -> impl Strategy<Value = Vec<Fact>> {
    let fact = |(moment, offset, kind)| Fact { at: At { offset, ..at(moment) }, clock: None, kind };
    let offset = proptest::sample::select(vec![60, 300]);
    proptest::collection::vec((0..16_i64, offset, kind()).prop_map(fact), 0..24)
}

/// What a learner does at an entry.
#[derive(Clone, Debug)]
enum Deed {
    Mark(Intent),
    /// Writes a note; an empty one removes it.
    Note(String),
    /// Says that a key stands there.
    Attach(String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let intents = [Intent::Toggle, Intent::Tick, Intent::Untick, Intent::Doing, Intent::Skip, Intent::Choose].to_vec();
    prop_oneof![
        6 => proptest::sample::select(intents).prop_map(Deed::Mark),
        2 => "[ab]{0,2}".prop_map(Deed::Note),
        1 => key().prop_map(Deed::Attach),
    ]
}

/// How many histories each law is held against; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

/// What a learner does at random nodes, by a clock that also goes back. Some of it is of a key that is gone already.
fn deeds() -> impl Strategy<Value = (Vec<(usize, Deed)>, Vec<i64>)> {
    (proptest::collection::vec((0..64_usize, deed()), 1..12), proptest::collection::vec(-50..100_i64, 40))
}

/// The facts of these actions, and the moments that come after them.
fn history_of(
    roadmap: &Roadmap,
    (actions, clock): (Vec<(usize, Deed)>, Vec<i64>),
) -> (Vec<Fact>, impl Iterator<Item = At>) {
    let mut clock = clock.into_iter().scan(0, |now, step| {
        *now += step;
        Some(at(*now * 1000))
    });
    let note = FactKind::Note { item: "gone/lately".into(), note: "kept".into(), over: None };
    let mut history = vec![Fact { at: at(-1_000_000), clock: None, kind: note }];
    let mut progress = Progress::new(roadmap, history.clone());
    for (node, deed) in actions {
        let node = roadmap.nodes().map(|(id, _)| id).cycle().nth(node).unwrap();
        let kinds = match deed {
            Deed::Mark(intent) => progress.facts_for(roadmap, node, intent).unwrap_or_default(),
            Deed::Note(text) => progress.note_facts(roadmap, node, &Draft { text, ..progress.draft_of(node) }),
            Deed::Attach(key) => vec![progress.place_fact(roadmap, &key, Some(node))],
        };
        if !kinds.is_empty() {
            let facts = progress.stamp(roadmap, kinds, clock.next().unwrap());
            progress.add(roadmap, &facts);
            history.extend(facts);
        }
    }
    (history, clock)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_and_idempotent(a in history(), b in history()) {
        let ab = [a.clone(), b.clone()].concat();
        let ba = [b.clone(), a.clone()].concat();
        let abab = [ab.clone(), ab.clone()].concat();
        let merged = told(ab);
        prop_assert_eq!(&merged, &told(ba));
        prop_assert_eq!(&merged, &told(abab));
    }

    #[test]
    fn merging_is_associative(a in history(), b in history(), c in history()) {
        let roadmap = roadmap();
        let mut left = Progress::new(&roadmap, [a.clone(), b.clone()].concat());
        left.add(&roadmap, &c);
        let mut right = Progress::new(&roadmap, [b, c].concat());
        right.add(&roadmap, &a);
        prop_assert_eq!(seen(&roadmap, &left), seen(&roadmap, &right));
    }

    #[test]
    fn fact_by_fact_is_as_all_at_once(history in history()) {
        let roadmap = roadmap();
        let mut progress = Progress::new(&roadmap, Vec::new());
        for fact in &history {
            progress.add(&roadmap, std::slice::from_ref(fact));
        }
        prop_assert_eq!(seen(&roadmap, &progress), told(history));
    }

    #[test]
    fn undoing_undoes_and_redoing_redoes(deeds in deeds()) {
        let roadmap = roadmap();
        let (mut history, mut clock) = history_of(&roadmap, deeds);
        let mut progress = Progress::new(&roadmap, history.clone());
        if let Some((action, facts)) = progress.undo(clock.next().unwrap()) {
            let after = held(&roadmap, &progress);
            progress.add(&roadmap, &facts);
            history.retain(|fact| fact.at != action);
            let never_made = Progress::new(&roadmap, history);
            prop_assert_eq!(held(&roadmap, &progress), held(&roadmap, &never_made));
            let (_, facts) = progress.redo(clock.next().unwrap()).expect("what was undone can be redone");
            progress.add(&roadmap, &facts);
            prop_assert_eq!(held(&roadmap, &progress), after);
        }
    }

    #[test]
    fn two_machines_may_undo_the_same_action(deeds in deeds()) {
        let roadmap = roadmap();
        let (history, mut clock) = history_of(&roadmap, deeds);
        let after = Progress::new(&roadmap, history.clone());
        if let Some((action, by_one)) = after.undo(clock.next().unwrap()) {
            let (_, by_other) = after.undo(clock.next().unwrap()).unwrap();
            let both = [history.clone(), by_other, by_one].concat();
            let never_made: Vec<Fact> = history.into_iter().filter(|fact| fact.at != action).collect();
            let undone = Progress::new(&roadmap, both.clone());
            prop_assert_eq!(held(&roadmap, &undone), held(&roadmap, &Progress::new(&roadmap, never_made)));
            // One of them, started again, brings it back for both.
            let (_, back) = undone.redo(clock.next().unwrap()).expect("what was undone can be redone");
            let redone = Progress::new(&roadmap, [back, both].concat());
            prop_assert_eq!(held(&roadmap, &redone), held(&roadmap, &after));
        }
    }

    #[test]
    fn counts_are_sums_of_what_is_below(history in history()) {
        let roadmap = roadmap();
        let progress = Progress::new(&roadmap, history);
        for (id, node) in roadmap.nodes() {
            let tally = progress.tally(id);
            prop_assert!(tally.done <= tally.count && tally.count <= tally.items, "{:?}", tally);
            prop_assert!(tally.credit() >= f64::from(tally.done) && tally.credit() <= f64::from(tally.count));
            prop_assert_eq!(tally.percent() == 100, tally.count > 0 && tally.done == tally.count);
            if matches!(node.kind, Kind::Phase | Kind::Section | Kind::Group) {
                let below = roadmap.subtree(id).filter(|(_, below)| below.is_counted()).count();
                prop_assert_eq!(tally.items as usize, below);
            }
        }
    }
}
