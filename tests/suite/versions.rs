//! Marks over the versions of a roadmap: carried by facts, on one machine and on several.

use std::collections::{BTreeMap, HashMap};
use std::iter;

use proptest::prelude::*;
use roadbook::progress::carry::{self, Version, carry};
use roadbook::progress::{At, Draft, Fact, FactKind, Intent, Progress};
use roadbook::roadmap::{Mark, NodeId, Roadmap};

fn parse(text: &str) -> Roadmap {
    Roadmap::parse(text.to_owned(), "file")
}

/// A journal that is synced between machines, with the texts that were seen.
#[derive(Clone, Default)]
struct Journal {
    facts: Vec<Fact>,
    texts: HashMap<String, String>,
    micros: i64,
}

/// A machine with one version of the roadmap open.
struct Machine {
    roadmap: Roadmap,
    progress: Progress,
}

impl Journal {
    fn now(&mut self) -> At {
        self.micros += 1_000_000;
        At { micros: self.micros, offset: 0 }
    }

    /// Opens the roadmap as the program does: where the text is another than the last one seen, carries first.
    fn open(&mut self, text: &str) -> Machine {
        let roadmap = parse(text);
        let seen = self.facts.iter().filter_map(|fact| match &fact.kind {
            FactKind::Seen { seen, .. } => Some((fact.at, seen.clone())),
            _ => None,
        });
        let seen = seen.max().map(|(_, seen)| seen);
        let mut progress = Progress::new(&roadmap, self.facts.clone());
        let kind = match seen {
            Some(seen) if seen == roadmap.version() => Vec::new(),
            Some(seen) => {
                let before = parse(&self.texts[&seen]);
                let changes = carry(&before, &roadmap);
                let known = Progress::new(&before, self.facts.clone());
                let [old, new] =
                    [(&before, &known), (&roadmap, &progress)].map(|(roadmap, progress)| Version { roadmap, progress });
                carry::facts(old, new, &changes, self.earlier(&known).into_iter()).kinds
            }
            None => vec![FactKind::Seen { seen: roadmap.version().to_owned(), from: None }],
        };
        self.texts.insert(roadmap.version().to_owned(), text.to_owned());
        let now = self.now();
        let facts = progress.stamp(&roadmap, kind, now);
        progress.add(&roadmap, &facts);
        self.facts.extend(facts);
        Machine { roadmap, progress }
    }

    /// The texts that were seen, the newest first.
    fn earlier(&self, progress: &Progress) -> Vec<Roadmap> {
        let texts = progress.seen_versions().filter_map(|version| self.texts.get(version));
        texts.map(|text| parse(text)).collect()
    }

    /// Opens the roadmap, does something to the nodes of these texts, and closes it.
    fn does(&mut self, text: &str, intent: Intent, nodes: &[&str]) {
        let mut machine = self.open(text);
        for node in nodes {
            let kind = machine.progress.facts_for(&machine.roadmap, machine.node(node), intent).unwrap();
            let facts = machine.progress.stamp(&machine.roadmap, kind, self.now());
            machine.progress.add(&machine.roadmap, &facts);
            self.facts.extend(facts);
        }
    }

    fn done(&mut self, text: &str) -> Vec<String> {
        self.open(text).done()
    }

    /// What another machine holds that wrote into its own copy meanwhile: the union of the lines.
    fn merge(&mut self, other: Journal) {
        self.facts.extend(other.facts);
        self.texts.extend(other.texts);
        self.micros = self.micros.max(other.micros);
    }
}

impl Machine {
    fn node(&self, text: &str) -> NodeId {
        let found = self.roadmap.nodes().find(|(node, _)| self.roadmap.text(*node) == text);
        found.unwrap_or_else(|| panic!("no node {text}")).0
    }

    /// The texts of what is done, in order.
    fn done(&self) -> Vec<String> {
        let done =
            self.roadmap.nodes().filter(|(node, about)| about.depth > 0 && self.progress.mark(*node) == Mark::Done);
        done.map(|(node, _)| self.roadmap.text(node).into_owned()).collect()
    }
}

const OLD: &str = "# T\n## Basics\n- [ ] lists and tuples\n- [ ] maps\n- [ ] reading files line by line\n## Beyond\n- [ ] closures that remember\n- [ ] trees\n";
const NEW: &str = "# T\n## Foundations\n- [ ] lists and tuples\n- [ ] maps\n- [ ] reading a file line by line\n## Beyond\n- [ ] trees\n## Functions\n- [ ] closures that remember\n- [ ] lambdas\n";
const NEWER: &str = "# T\n## Groundwork\n- [ ] lists, tuples\n- [ ] maps\n- [ ] reading a file line by line\n- [ ] closures that remember\n## Functions\n- [ ] lambdas\n- [ ] recursion\n";

#[test]
fn marks_follow_their_items_over_several_versions() {
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["maps", "reading files line by line", "closures that remember"]);
    assert_eq!(journal.done(NEW), ["maps", "reading a file line by line", "closures that remember"]);
    assert_eq!(journal.done(NEWER), ["maps", "reading a file line by line", "closures that remember"]);
    assert_eq!(journal.done(OLD), ["maps", "reading files line by line", "closures that remember"]);
}

#[test]
fn a_renamed_section_is_one_fact_beside_those_of_what_is_known_in_it() {
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["maps"]);
    let known = journal.facts.len();
    let renamed = OLD.replace("## Basics", "## Foundations of the language");
    assert_eq!(journal.done(&renamed), ["maps"]);
    let places: Vec<&FactKind> = journal.facts[known..].iter().map(|fact| &fact.kind).collect();
    let [FactKind::Place { item: section, .. }, FactKind::Place { item, place, .. }, FactKind::Seen { .. }] =
        places[..]
    else {
        panic!("{places:?}")
    };
    assert_eq!([section, item, place], ["basics", "basics/maps", "foundations-of-the-language/maps"]);
}

#[test]
fn a_machine_still_on_the_old_text_and_one_on_the_new_read_one_journal() {
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["maps"]);
    journal.does(NEW, Intent::Tick, &["lambdas", "lists and tuples"]);
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    assert_eq!(journal.done(NEW), ["lists and tuples", "maps", "closures that remember", "lambdas"]);
    assert_eq!(journal.done(OLD), ["lists and tuples", "maps", "closures that remember"]);
}

#[test]
fn what_two_machines_said_apart_on_two_versions_comes_together() {
    let mut here = Journal::default();
    here.does(OLD, Intent::Tick, &["maps"]);
    let mut there = here.clone();
    there.micros += 500;
    here.does(NEW, Intent::Tick, &["lists and tuples", "lambdas"]);
    // Nothing was known of these when `here` carried.
    there.does(OLD, Intent::Tick, &["reading files line by line", "closures that remember"]);
    here.merge(there);
    let all = ["lists and tuples", "maps", "reading a file line by line", "closures that remember", "lambdas"];
    assert_eq!(here.clone().done(NEW), all);
    assert_eq!(here.done(OLD), ["lists and tuples", "maps", "reading files line by line", "closures that remember"]);
}

#[test]
fn two_machines_that_carry_the_same_change_agree() {
    let mut here = Journal::default();
    here.does(OLD, Intent::Tick, &["maps", "closures that remember"]);
    let mut there = here.clone();
    there.micros += 77;
    here.does(NEW, Intent::Tick, &["lambdas"]);
    there.does(NEW, Intent::Tick, &["lists and tuples"]);
    let mut both = here.clone();
    both.merge(there.clone());
    there.merge(here);
    let all = ["lists and tuples", "maps", "closures that remember", "lambdas"];
    assert_eq!(both.done(NEW), all);
    assert_eq!(there.done(NEW), all);
}

#[test]
fn sections_that_change_names_keep_what_is_theirs_on_either_machine() {
    let old = "# T\n## A\n- [ ] practice\n- [ ] breadth-first search\n- [ ] shortest paths\n## B\n- [ ] practice\n- [ ] merge sort in place\n- [ ] radix sort\n";
    let new = "# T\n## B\n- [ ] practice\n- [ ] breadth-first search\n- [ ] shortest paths\n## C\n- [ ] practice\n- [ ] merge sort in place\n- [ ] radix sort\n";
    let mut journal = Journal::default();
    journal.does(old, Intent::Tick, &["breadth-first search", "merge sort in place"]);
    for text in [new, old, new, old] {
        assert_eq!(journal.done(text), ["breadth-first search", "merge sort in place"]);
    }
}

#[test]
fn a_new_entry_on_an_old_path_has_a_key_of_its_own() {
    let old = "# T\n## A\n- [ ] write a small parser\n- [ ] lists\n## B\n- [ ] trees\n- [ ] graphs\n";
    let moved = "# T\n## A\n- [ ] lists\n## B\n- [ ] write a small parser\n- [ ] trees\n- [ ] graphs\n";
    let again = "# T\n## A\n- [ ] write a small parser\n- [ ] lists\n## B\n- [ ] write a small parser\n- [ ] trees\n- [ ] graphs\n";
    let mut journal = Journal::default();
    journal.does(old, Intent::Tick, &["write a small parser"]);
    journal.open(moved);
    let machine = journal.open(again);
    let marks = |machine: &Machine| {
        ["a/write-a-small-parser", "b/write-a-small-parser"]
            .map(|path| machine.progress.mark(machine.roadmap.find(path).unwrap()))
    };
    assert_eq!(marks(&machine), [Mark::Todo, Mark::Done]);
    journal.does(again, Intent::Tick, &["write a small parser"]);
    assert_eq!(marks(&journal.open(again)), [Mark::Done, Mark::Done]);
    journal.does(again, Intent::Untick, &["write a small parser"]);
    assert_eq!(marks(&journal.open(again)), [Mark::Todo, Mark::Done]);
    assert_eq!(journal.done(old), ["write a small parser"]);
}

#[test]
fn what_is_gone_is_an_orphan_and_comes_back() {
    let gone = OLD.replace("- [ ] closures that remember\n", "");
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["maps", "closures that remember"]);
    let machine = journal.open(&gone);
    let orphans: Vec<String> = machine.progress.orphans().into_iter().map(|(key, _)| key).collect();
    assert_eq!(orphans, ["beyond/closures-that-remember"]);
    assert_eq!(journal.done(OLD), ["maps", "closures that remember"]);
}

#[test]
fn the_first_of_fewer_twins_keeps_the_mark_and_has_it_when_all_are_back() {
    let old = "# T\n## A\n- [ ] practice\n- [ ] practice\n- [ ] practice\n- [ ] end\n";
    let mut journal = Journal::default();
    journal.does(old, Intent::Tick, &["practice"]);
    let [first, second] = ["a/practice", "a/practice~2"];
    let marks = |machine: &Machine| {
        [first, second].map(|key| machine.roadmap.find(key).map(|node| machine.progress.mark(node)))
    };
    let fewer = journal.open(&old.replacen("- [ ] practice\n", "", 1));
    assert_eq!(marks(&fewer), [Some(Mark::Done), Some(Mark::Todo)]);
    assert_eq!(marks(&journal.open(old)), [Some(Mark::Done), Some(Mark::Todo)]);
}

#[test]
fn an_orphan_is_attached_by_hand_and_a_carry_is_set_right() {
    let gone = OLD.replace("closures that remember", "partial application");
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    let mut machine = journal.open(&gone);
    assert_eq!(machine.done(), [""; 0]);
    for (home, expected) in [(Some("partial application"), vec!["partial application"]), (None, vec![])] {
        let home = home.map(|text| machine.node(text));
        let kind = machine.progress.place_fact(&machine.roadmap, "beyond/closures-that-remember", home);
        let facts = machine.progress.stamp(&machine.roadmap, vec![kind], journal.now());
        machine.progress.add(&machine.roadmap, &facts);
        journal.facts.extend(facts);
        assert_eq!(machine.done(), expected);
        assert_eq!(journal.open(&gone).done(), expected);
    }
    assert_eq!(journal.done(OLD), ["closures that remember"]);
}

#[test]
fn a_carry_that_was_taken_back_stays_so_on_every_machine_and_in_later_versions() {
    let [old, new, newer] = [
        "# T\n## A\n- [ ] reading files line by line\n- [ ] Maps\n",
        "# T\n## A\n- [ ] reading a file line by line\n- [ ] maps!\n",
        "# T\n## A\n- [ ] reading a file line by line\n- [ ] maps!\n- [ ] sets\n",
    ];
    let mut here = Journal::default();
    here.does(old, Intent::Tick, &["reading files line by line", "Maps"]);
    let take_all_back = |journal: &mut Journal| {
        let before = parse(old);
        let known = Progress::new(&before, journal.facts.clone());
        let mut machine = journal.open(new);
        assert_eq!(machine.done(), ["reading a file line by line", "maps!"]);
        let keys = before.nodes().filter(|(_, node)| node.depth > 0).flat_map(|(node, _)| known.keys_of(&before, node));
        let kind = machine.progress.detach(&machine.roadmap, &before, &keys.collect());
        let facts = machine.progress.stamp(&machine.roadmap, kind, journal.now());
        machine.progress.add(&machine.roadmap, &facts);
        journal.facts.extend(facts);
        assert_eq!(machine.done(), [""; 0]);
        assert_eq!(machine.progress.undoable(), journal.facts.last().map(|fact| fact.at));
    };
    let mut there = here.clone();
    take_all_back(&mut here);
    there.micros += 500;
    take_all_back(&mut there);
    here.merge(there);
    assert_eq!(here.done(new), [""; 0]);
    here.does(new, Intent::Tick, &["maps!"]);
    assert_eq!(here.done(newer), ["maps!"]);
    assert_eq!(here.done(old), ["reading files line by line", "Maps"]);
    assert_eq!(here.done(new), ["maps!"]);
}

#[test]
fn a_carry_that_is_undone_carries_nothing_and_is_not_what_undo_offers() {
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    let tick = journal.facts.iter().rfind(|fact| matches!(fact.kind, FactKind::Mark { .. })).unwrap().at;
    let machine = journal.open(NEW);
    assert_eq!(machine.progress.undoable(), Some(tick));
    let action = journal.facts.iter().rfind(|fact| matches!(fact.kind, FactKind::Place { .. })).unwrap().at;
    let at = journal.now();
    journal.facts.push(Fact { at, clock: None, kind: FactKind::Undo { action } });
    assert_eq!(journal.done(NEW), [""; 0]);
}

#[test]
fn a_box_that_the_file_had_ticked_stays_done() {
    let old = "# T\n## A\n- [x] lists\n- [x] maps\n  - making\n  - merging\n- [ ] sets\n- [x] trees\n";
    let mut journal = Journal::default();
    journal.does(old, Intent::Untick, &["merging", "trees"]);
    let new = old.replace("[x]", "[ ]");
    assert_eq!(journal.done(&new), ["lists", "making"]);
    assert_eq!(journal.done(&old.replace("[x] lists", "[ ] lists")), ["lists", "making"]);
}

#[test]
fn keys_that_a_later_reading_gives_otherwise_carry_every_mark() {
    let then =
        parse(OLD).as_seen("then", parse(OLD).nodes().map(|(node, _)| format!("old-{}", node.index())).collect());
    let now = parse(OLD);
    let fact = |micros, kind| Fact { at: At { micros, offset: 0 }, clock: None, kind };
    let ticks = then.nodes().filter(|(_, node)| node.depth > 0).map(|(node, _)| then.key(node));
    let mut facts: Vec<Fact> = ticks.map(|item| fact(1, FactKind::Mark { item, mark: Mark::Done })).collect();
    let [before, after] = [&then, &now].map(|roadmap| Progress::new(roadmap, facts.clone()));
    let [old, new] = [(&then, &before), (&now, &after)].map(|(roadmap, progress)| Version { roadmap, progress });
    let kind = carry::facts(old, new, &carry(&parse(OLD), &now), iter::empty()).kinds;
    facts.extend(kind.into_iter().map(|kind| fact(2, kind)));
    assert_eq!(Progress::new(&now, facts).total(&now).done, 5);
}

const SETS: &str = "# T\n## Collections\n- [ ] watch the lecture about sets\n  - take notes\n- [ ] exercises\n";
const DICTS: &str = "# T\n## Collections\n- [ ] watch the lecture about dicts\n  - take notes\n- [ ] exercises\n";

impl Journal {
    /// Answers the suggestions in this text, one after the other; returns how many answers it took.
    fn answers(&mut self, text: &str, accept: bool) -> usize {
        let Machine { roadmap, mut progress } = self.open(text);
        let mut answers = 0;
        while let Some(suggestion) = progress.suggestions(&roadmap).first() {
            let kinds =
                if accept { progress.accept(&roadmap, suggestion) } else { progress.refuse(&roadmap, suggestion) };
            let facts = progress.stamp(&roadmap, kinds, self.now());
            progress.add(&roadmap, &facts);
            self.facts.extend(facts);
            answers += 1;
        }
        answers
    }
}

#[test]
fn another_subject_is_suggested_and_taken_with_its_points() {
    let mut journal = Journal::default();
    journal.does(SETS, Intent::Tick, &["take notes"]);
    assert_eq!(journal.done(DICTS), [""; 0]);
    assert_eq!(journal.answers(DICTS, true), 1);
    assert_eq!(journal.done(DICTS), ["watch the lecture about dicts", "take notes"]);
    assert_eq!(journal.answers(DICTS, true), 0);
    let mut undone = journal.clone();
    let action = undone.open(DICTS).progress.undoable().unwrap();
    let at = undone.now();
    undone.facts.push(Fact { at, clock: None, kind: FactKind::Undo { action } });
    assert_eq!(undone.done(DICTS), [""; 0]);
    assert_eq!(journal.done(SETS), ["watch the lecture about sets", "take notes"]);
    assert_eq!(journal.done(DICTS), ["watch the lecture about dicts", "take notes"]);
}

#[test]
fn a_suggestion_waits_over_further_versions_until_it_is_answered() {
    let mut journal = Journal::default();
    journal.does(SETS, Intent::Tick, &["watch the lecture about sets"]);
    journal.open(DICTS);
    let renamed = DICTS.replace("Collections", "Containers of all kinds") + "- [ ] trees\n";
    let machine = journal.open(&renamed);
    let suggestions = machine.progress.suggestions(&machine.roadmap);
    assert_eq!(suggestions.len(), 1);
    assert_eq!(machine.roadmap.text(suggestions[0].node), "watch the lecture about dicts");
    assert_eq!(journal.answers(&renamed, true), 1);
    assert_eq!(journal.done(&renamed), ["watch the lecture about dicts", "take notes"]);
}

#[test]
fn a_refusal_is_remembered_on_every_machine_and_in_every_version() {
    let mut here = Journal::default();
    here.does(SETS, Intent::Tick, &["watch the lecture about sets"]);
    let mut there = here.clone();
    there.micros += 500;
    assert_eq!(here.answers(DICTS, false), 1);
    there.open(DICTS);
    there.merge(here.clone());
    for journal in [&mut here, &mut there] {
        for text in [DICTS, SETS, DICTS] {
            let machine = journal.open(text);
            assert_eq!(machine.progress.suggestions(&machine.roadmap), []);
            assert_eq!(machine.done().is_empty(), text == DICTS);
        }
    }
}

#[test]
fn what_another_machine_ticks_in_the_old_text_is_suggested_too() {
    let mut here = Journal::default();
    here.open(SETS);
    let mut there = here.clone();
    there.micros += 500;
    here.open(DICTS);
    there.does(SETS, Intent::Tick, &["watch the lecture about sets"]);
    here.merge(there);
    assert_eq!(here.answers(DICTS, true), 1);
    assert_eq!(here.done(DICTS), ["watch the lecture about dicts", "take notes"]);
}

#[test]
fn what_was_cut_out_is_found_again_by_its_words_versions_later() {
    let gone = OLD.replace("- [ ] closures that remember\n", "");
    let more = gone.replace("- [ ] trees\n", "- [ ] trees\n- [ ] graphs\n");
    let back = more.replace("- [ ] maps\n", "- [ ] maps\n- [ ] closures that remember\n");
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    for text in [&gone, &more] {
        assert_eq!(journal.done(text), [""; 0]);
    }
    assert_eq!(journal.done(&back), ["closures that remember"]);
    assert_eq!(journal.done(OLD), ["closures that remember"]);
}

#[test]
fn what_was_cut_out_and_comes_back_reworded_is_suggested() {
    let gone = OLD.replace("- [ ] closures that remember\n", "");
    let more = gone.replace("- [ ] trees\n", "- [ ] trees\n- [ ] graphs\n");
    let back = more.replace("- [ ] maps\n", "- [ ] maps\n- [ ] closures and what they remember\n- [ ] tuples\n");
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    journal.open(&gone);
    journal.open(&more);
    let machine = journal.open(&back);
    assert_eq!(machine.done(), [""; 0]);
    let suggestions = machine.progress.suggestions(&machine.roadmap);
    let suggested: Vec<_> = suggestions.iter().map(|found| machine.roadmap.text(found.node)).collect();
    assert_eq!(suggested, ["closures and what they remember"]);
    assert_eq!(journal.answers(&back, true), 1);
    assert_eq!(journal.done(&back), ["closures and what they remember"]);
}

#[test]
fn what_two_machines_call_by_two_keys_comes_back_for_both() {
    let renamed = OLD.replace("## Beyond", "## Further on");
    let gone = renamed.replace("- [ ] closures that remember\n", "");
    let back = gone.replace("- [ ] maps\n", "- [ ] maps\n- [ ] closures that remember\n");
    let (mut here, mut there) = (Journal::default(), Journal::default());
    here.does(OLD, Intent::Tick, &["maps"]);
    there.micros += 500;
    // It opens the renamed text first, and knows no other name of the section.
    there.does(&renamed, Intent::Tick, &["closures that remember"]);
    here.does(&renamed, Intent::Doing, &["closures that remember"]);
    here.open(&gone);
    here.merge(there);
    assert_eq!(here.done(&gone), ["maps"]);
    here.does(&back, Intent::Tick, &["trees"]);
    let machine = here.open(&back);
    assert_ne!(machine.progress.mark(machine.node("closures that remember")), Mark::Todo);
}

/// The other machine moved the item before it heard of the tick.
#[test]
fn a_tick_by_a_path_that_another_machine_has_another_key_for_follows_the_item() {
    let renamed = OLD.replace("## Beyond", "## Further on");
    let moved = renamed
        .replace("- [ ] closures that remember\n", "")
        .replace("- [ ] maps\n", "- [ ] maps\n- [ ] closures that remember\n");
    for text in [moved.clone(), moved.replace("- [ ] trees\n", "- [ ] trees\n- [ ] graphs\n")] {
        let (mut here, mut there) = (Journal::default(), Journal::default());
        here.does(OLD, Intent::Tick, &["maps"]);
        here.open(&renamed);
        there.does(&renamed, Intent::Tick, &["closures that remember"]);
        here.micros += 5_000_000;
        here.open(&moved);
        here.merge(there);
        assert_eq!(here.done(&text), ["maps", "closures that remember"]);
    }
}

#[test]
fn a_key_that_no_text_has_is_not_looked_for_without_end() {
    let machine = Journal::default().open(OLD);
    let mut searched = 0;
    let texts = iter::repeat_with(|| {
        searched += 1;
        parse(OLD)
    });
    assert!(carry::words_of(["no/such".to_owned()], &machine.progress, texts).is_empty());
    assert!(searched <= 300, "{searched}");
}

#[test]
fn the_words_of_an_orphan_are_those_of_the_newest_text_that_has_it() {
    let reworded = OLD.replace("closures that remember", "**Closures** that remember");
    let gone = OLD.replace("- [ ] closures that remember\n", "");
    let mut journal = Journal::default();
    journal.does(OLD, Intent::Tick, &["closures that remember"]);
    journal.open(&reworded);
    let machine = journal.open(&gone);
    let key = "beyond/closures-that-remember";
    let texts =
        || journal.earlier(&machine.progress).into_iter().filter(|text| text.version() != machine.roadmap.version());
    let words = carry::words_of([key.to_owned(), "no/such".to_owned()], &machine.progress, texts());
    let Some(carry::Words { text, path, line, .. }) = words.get(key) else { panic!("{words:?}") };
    assert_eq!(
        (text.as_str(), path.join("/").as_str(), *line, words.len()),
        ("Closures that remember", "Beyond", 7, 1)
    );
}

/// Roadmaps with few words, so that twins, ties and rewordings abound.
fn any_roadmap() -> impl Strategy<Value = String> {
    let text = "(lists|maps|sets|deep trees|deep graphs and trees|practice|read [1-3]){1,2}";
    let heading = "(A|B|C|Part [1-2])".prop_map(|name| format!("## {name}"));
    let entry = (0..2_usize, prop::bool::ANY, text).prop_map(|(depth, is_ticked, text)| {
        format!("{}- [{}] {text}", "  ".repeat(depth), if is_ticked { "x" } else { " " })
    });
    prop::collection::vec(prop_oneof![1 => heading, 4 => entry], 1..25).prop_map(|lines| lines.join("\n"))
}

/// The notes that show, each with its entry.
fn notes(machine: &Machine) -> BTreeMap<String, Vec<NodeId>> {
    let mut shown: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
    for (node, _) in machine.roadmap.nodes() {
        for note in machine.progress.notes(node) {
            shown.entry(note.text).or_default().push(node);
        }
    }
    shown
}

/// Items that have no word in common but small ones.
const SENTENCES: [&str; 16] = [
    "Understand how closures capture variables",
    "Read the chapter on memory management",
    "Write a parser for arithmetic expressions",
    "Sorting algorithms, their complexity",
    "Deploy behind a reverse proxy",
    "Virtual methods with multiple inheritance",
    "Always validate the input of users",
    "Images are compressed before upload",
    "Binary search trees, insertion, deletion",
    "Explain dynamic programming by example",
    "Set up continuous integration",
    "Regular expressions, groups, lookahead",
    "Solve twenty puzzles about linked lists",
    "Build a tool with subcommands",
    "Profile bottlenecks away",
    "Watch lectures about database transactions",
];
const SECTIONS: [&str; 6] = ["Foundations", "Practice", "Beyond the basics", "Larger projects", "Theory", "Tools"];

/// A version of a roadmap: sections of some of the sentences, each once, in some order, plain or strong.
fn any_version() -> impl Strategy<Value = Vec<(&'static str, Vec<usize>)>> {
    let order = Just((0..SENTENCES.len()).collect::<Vec<_>>()).prop_shuffle();
    let names = Just(SECTIONS.to_vec()).prop_shuffle();
    let cuts = prop::collection::vec(0..6_usize, 1..5);
    (order, names, cuts).prop_map(|(order, names, cuts)| {
        let mut rest = order.into_iter();
        cuts.into_iter().zip(names).map(|(length, name)| (name, rest.by_ref().take(length).collect())).collect()
    })
}

fn text_of(version: &[(&str, Vec<usize>)], strong: bool) -> String {
    let entry = |&item: &usize| {
        let sentence = SENTENCES[item];
        if strong && item % 3 == 0 { format!("- [ ] **{sentence}**\n") } else { format!("- [ ] {sentence}\n") }
    };
    let section =
        |(name, items): &(&str, Vec<usize>)| format!("## {name}\n") + &items.iter().map(entry).collect::<String>();
    "# T\n".to_owned() + &version.iter().map(section).collect::<String>()
}

proptest! {
    /// What keeps its words keeps its tick and its note, wherever it goes and however its section is called; what is cut
    /// out is an orphan, and has both again once it is back. Nothing else has any.
    #[test]
    fn what_keeps_its_words_keeps_what_is_its_own(
        versions in prop::collection::vec((any_version(), any::<bool>()), 2..5), picks in any::<u16>(),
    ) {
        let mut journal = Journal::default();
        let (first, strong) = &versions[0];
        let is_there = |version: &[(&str, Vec<usize>)], item: usize| version.iter().any(|(_, items)| items.contains(&item));
        let picked: Vec<usize> = (0..SENTENCES.len()).filter(|&item| picks >> item & 1 == 1 && is_there(first, item)).collect();
        let mut machine = journal.open(&text_of(first, *strong));
        for &item in &picked {
            let node = machine.node(SENTENCES[item]);
            let draft = Draft { text: format!("of {item}"), ..machine.progress.draft_of(node) };
            for kinds in [
                machine.progress.facts_for(&machine.roadmap, node, Intent::Tick).unwrap(),
                machine.progress.note_facts(&machine.roadmap, node, &draft),
            ] {
                let facts = machine.progress.stamp(&machine.roadmap, kinds, journal.now());
                machine.progress.add(&machine.roadmap, &facts);
                journal.facts.extend(facts);
            }
        }
        for (version, strong) in versions.iter().chain([&versions[0]]) {
            let machine = journal.open(&text_of(version, *strong));
            let order = version.iter().flat_map(|(_, items)| items);
            let expected: Vec<&str> = order.filter(|item| picked.contains(item)).map(|&item| SENTENCES[item]).collect();
            prop_assert_eq!(machine.done(), expected.clone());
            let noted = notes(&machine);
            prop_assert_eq!(noted.len(), expected.len());
            for (text, nodes) in noted {
                let item: usize = text.strip_prefix("of ").unwrap().parse().unwrap();
                prop_assert_eq!(nodes, [machine.node(SENTENCES[item])]);
            }
            prop_assert_eq!(machine.progress.orphans().len(), picked.len() - expected.len());
        }
    }

    /// Each entry of any text gets a note of its own. In any other text each stands at one entry, and at one that has no
    /// other, or is an orphan's; in the first text again, each is back.
    #[test]
    fn no_two_notes_come_to_one_entry_and_no_note_to_two(old in any_roadmap(), new in any_roadmap()) {
        let mut journal = Journal::default();
        let mut first = journal.open(&old);
        let nodes: Vec<NodeId> = first.roadmap.nodes().map(|(node, _)| node).collect();
        for &node in &nodes {
            let draft = Draft { text: format!("note {}", node.index()), ..first.progress.draft_of(node) };
            let kinds = first.progress.note_facts(&first.roadmap, node, &draft);
            let facts = first.progress.stamp(&first.roadmap, kinds, journal.now());
            first.progress.add(&first.roadmap, &facts);
            journal.facts.extend(facts);
        }
        let before = notes(&first);
        prop_assert_eq!(before.len(), nodes.len());
        let second = journal.open(&new);
        let after = notes(&second);
        let mut taken: Vec<NodeId> = after.values().flatten().copied().collect();
        taken.sort();
        taken.dedup();
        prop_assert_eq!(taken.len(), after.values().map(Vec::len).sum::<usize>(), "two notes at one entry");
        prop_assert!(after.values().all(|nodes| nodes.len() == 1), "a note at two entries");
        prop_assert_eq!(after.len() + second.progress.orphans().len(), nodes.len(), "a note is lost");
        prop_assert_eq!(notes(&journal.open(&old)), before);
        prop_assert_eq!(notes(&journal.open(&new)), after);
    }
}
