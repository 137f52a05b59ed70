//! What holds after facts are said: DESIGN's rules for marks, skips, choices and counts, one test a rule.

use roadbook::progress::{At, Fact, FactKind, Intent, Progress, Refusal};
use roadbook::roadmap::{BUILT_IN, Mark, NodeId, Roadmap};

/// A roadmap, what was said of it, and a clock that moves on with each action.
struct Learner {
    roadmap: Roadmap,
    progress: Progress,
    facts: Vec<Fact>,
    now: At,
}

impl Learner {
    fn of(markdown: &str) -> Learner {
        let roadmap = Roadmap::parse(markdown.to_owned(), "file");
        let progress = Progress::new(&roadmap, Vec::new());
        Learner { roadmap, progress, facts: Vec::new(), now: At::parse("2026-11-22T09:00:00Z").unwrap() }
    }

    fn node(&self, text: &str) -> NodeId {
        let found = self.roadmap.nodes().find(|(id, _)| self.roadmap.heading(*id).name == text);
        found.unwrap_or_else(|| panic!("no node {text}")).0
    }

    fn does(&mut self, intent: Intent, text: &str) -> Result<(), Refusal> {
        self.does_all(intent, &[text])
    }

    fn does_all(&mut self, intent: Intent, texts: &[&str]) -> Result<(), Refusal> {
        let nodes: Vec<NodeId> = texts.iter().map(|text| self.node(text)).collect();
        let kind = self.progress.facts_for_all(&self.roadmap, &nodes, intent)?;
        self.now.micros += 1_000_000;
        let facts = self.progress.stamp(&self.roadmap, kind, self.now);
        self.takes(facts);
        Ok(())
    }

    fn takes(&mut self, facts: Vec<Fact>) {
        self.progress.add(&self.roadmap, &facts);
        self.facts.extend(facts);
        let afresh = Progress::new(&self.roadmap, self.facts.clone());
        for (id, _) in self.roadmap.nodes() {
            assert_eq!(
                self.progress.mark(id),
                afresh.mark(id),
                "mark of {} told bit by bit and at once",
                self.roadmap.text(id)
            );
            assert_eq!(self.progress.tally(id), afresh.tally(id), "tally of {}", self.roadmap.text(id));
        }
    }

    /// The keys that the last action spoke of.
    fn said_of_last(&self) -> Vec<&str> {
        let last = self.facts.last().unwrap().at;
        self.facts.iter().filter(|fact| fact.at == last).filter_map(|fact| fact.kind.item()).collect()
    }

    fn undoes(&mut self) {
        self.now.micros += 1_000_000;
        let (_, facts) = self.progress.undo(self.now).unwrap();
        self.takes(facts);
    }

    fn mark(&self, text: &str) -> Mark {
        self.progress.mark(self.node(text))
    }

    fn label(&self, text: &str) -> String {
        let tally = self.progress.tally(self.node(text));
        let credit = tally.credit() - f64::from(tally.done);
        let credit = if credit > 0.0 { format!(" +{credit:.2}") } else { String::new() };
        format!("{}/{} {}%{credit}", tally.done, tally.count, tally.percent())
    }
}

const LISTS: &str = "# T\n## A\n- [ ] lists\n  - making\n  - slicing\n  - sorting\n  - nesting\n- [ ] sets\n- [ ] maps\n## B\n- [ ] last\n";

#[test]
fn the_built_in_roadmap_counts_as_its_readers_count() {
    let learner = Learner::of(BUILT_IN);
    let count = |id: &NodeId| learner.progress.tally(*id).count;
    let (road, beside): (Vec<NodeId>, Vec<NodeId>) =
        learner.roadmap.phases().iter().partition(|id| learner.roadmap.on_road(**id));
    assert_eq!(road.iter().map(count).collect::<Vec<_>>(), [43, 52, 74, 96]);
    assert_eq!(beside.iter().map(count).collect::<Vec<_>>(), [77, 22, 21]);
    assert_eq!(learner.progress.road(&learner.roadmap).count, 265);
    assert_eq!(learner.progress.total(&learner.roadmap).items, 385);
}

#[test]
fn ticking_an_item_is_one_fact_and_does_its_points() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "lists").unwrap();
    assert_eq!(learner.facts.len(), 1);
    assert_eq!(learner.mark("slicing"), Mark::Done);
    assert_eq!(learner.label("A"), "1/3 33%");
}

#[test]
fn points_give_partial_credit_and_the_last_one_completes_the_item() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "making").unwrap();
    assert_eq!((learner.mark("lists"), learner.label("A").as_str()), (Mark::Todo, "0/3 0% +0.25"));
    for point in ["slicing", "sorting", "nesting"] {
        learner.does(Intent::Toggle, point).unwrap();
    }
    let last: Vec<&str> = learner.facts[3..].iter().filter_map(|fact| fact.kind.item()).collect();
    assert_eq!(last, ["a/lists/nesting", "a/lists"]);
    assert_eq!((learner.mark("lists"), learner.label("A").as_str()), (Mark::Done, "1/3 33%"));
}

#[test]
fn the_last_points_of_an_item_complete_it_however_many_are_ticked_at_once() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "making").unwrap();
    learner.does_all(Intent::Tick, &["slicing", "sorting", "sets"]).unwrap();
    assert_eq!(learner.said_of_last(), ["a/lists/slicing", "a/lists/sorting", "a/sets"]);
    learner.undoes();
    learner.does_all(Intent::Tick, &["slicing", "sorting", "nesting"]).unwrap();
    assert_eq!(learner.said_of_last(), ["a/lists/slicing", "a/lists/sorting", "a/lists/nesting", "a/lists"]);

    learner.does(Intent::Untick, "lists").unwrap();
    learner.does(Intent::Skip, "lists").unwrap();
    learner.does_all(Intent::Tick, &["making", "slicing", "sorting", "nesting"]).unwrap();
    assert_eq!(learner.said_of_last().iter().filter(|key| **key == "a/lists").count(), 2, "brought back, and done");
    assert_eq!(learner.mark("lists"), Mark::Done);
}

#[test]
fn clearing_a_point_of_a_done_item_opens_the_item_alone() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "lists").unwrap();
    learner.does(Intent::Toggle, "sorting").unwrap();
    assert_eq!(learner.mark("lists"), Mark::Todo);
    assert_eq!(learner.mark("slicing"), Mark::Done);
    learner.does(Intent::Toggle, "lists").unwrap();
    assert_eq!(learner.mark("sorting"), Mark::Done);
}

#[test]
fn doing_is_said_of_one_node_and_clears_nothing_when_taken_back() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "making").unwrap();
    learner.does(Intent::Doing, "lists").unwrap();
    assert_eq!(
        (learner.mark("lists"), learner.mark("making"), learner.mark("slicing")),
        (Mark::Doing, Mark::Done, Mark::Todo)
    );
    learner.does(Intent::Doing, "lists").unwrap();
    assert_eq!(
        (learner.mark("lists"), learner.mark("making"), learner.mark("slicing")),
        (Mark::Todo, Mark::Done, Mark::Todo)
    );
}

#[test]
fn taking_doing_back_leaves_ticks_that_were_not_known_of() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Doing, "lists").unwrap();
    learner.does(Intent::Doing, "lists").unwrap();
    let elsewhere = FactKind::Mark { item: "a/lists/making".into(), mark: Mark::Done };
    let at = At { micros: learner.facts[0].at.micros + 1, offset: 0 };
    learner.takes(vec![Fact { at, clock: None, kind: elsewhere }]);
    assert_eq!((learner.mark("lists"), learner.mark("making")), (Mark::Todo, Mark::Done));
}

#[test]
fn a_point_ticked_in_a_skipped_item_brings_the_item_back() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Skip, "lists").unwrap();
    learner.does(Intent::Toggle, "making").unwrap();
    assert_eq!(
        (learner.mark("lists"), learner.mark("slicing"), learner.label("A").as_str()),
        (Mark::Todo, Mark::Todo, "0/3 0% +0.25")
    );
}

#[test]
fn a_point_goes_with_the_points_below_it_both_ways() {
    let mut learner = Learner::of("- [ ] a\n  - p\n    - q\n  - r\n");
    learner.does(Intent::Doing, "q").unwrap();
    learner.does(Intent::Toggle, "p").unwrap();
    assert_eq!((learner.mark("p"), learner.mark("q"), learner.mark("r")), (Mark::Done, Mark::Done, Mark::Todo));
    learner.does(Intent::Toggle, "p").unwrap();
    assert_eq!((learner.mark("p"), learner.mark("q")), (Mark::Todo, Mark::Todo));
}

#[test]
fn actions_under_a_clock_that_stands_still_keep_their_own_moments() {
    let mut learner = Learner::of(LISTS);
    let still = learner.now;
    for text in ["sets", "maps", "last", "sets"] {
        learner.now = At { micros: still.micros - 1_000_000, ..still };
        learner.does(Intent::Toggle, text).unwrap();
    }
    let moments: std::collections::HashSet<At> = learner.facts.iter().map(|fact| fact.at).collect();
    assert_eq!(moments.len(), 4);
    learner.now = At { micros: still.micros - 1_000_000, ..still };
    learner.undoes();
    assert_eq!((learner.mark("sets"), learner.mark("last")), (Mark::Done, Mark::Done));
}

#[test]
fn a_heading_ticks_each_open_item_below_in_one_action_and_then_says_so() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "sets").unwrap();
    learner.does(Intent::Toggle, "A").unwrap();
    assert_eq!(learner.label("A"), "3/3 100%");
    assert_eq!(learner.facts[1..].iter().map(|fact| fact.at).collect::<std::collections::HashSet<_>>().len(), 1);
    assert_eq!(learner.does(Intent::Toggle, "A"), Err(Refusal::AllDone));
    learner.undoes();
    assert_eq!(learner.label("A"), "1/3 33%");
}

#[test]
fn a_skip_leaves_the_fraction_and_comes_back_as_it_was() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "sets").unwrap();
    learner.does(Intent::Skip, "A").unwrap();
    assert_eq!(
        (learner.mark("A"), learner.mark("making"), learner.label("A").as_str()),
        (Mark::Skipped, Mark::Skipped, "0/0 0%")
    );
    assert_eq!(learner.does(Intent::Toggle, "A"), Err(Refusal::Skipped));
    learner.does(Intent::Skip, "A").unwrap();
    assert_eq!((learner.mark("sets"), learner.label("A").as_str()), (Mark::Done, "1/3 33%"));
}

#[test]
fn ticking_what_is_skipped_brings_it_back() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Skip, "A").unwrap();
    learner.does(Intent::Toggle, "lists").unwrap();
    assert_eq!(
        (learner.mark("lists"), learner.mark("making"), learner.mark("sets")),
        (Mark::Done, Mark::Done, Mark::Skipped)
    );
    assert_eq!(learner.label("A"), "1/1 100%");
}

#[test]
fn an_item_whose_points_are_all_skipped_is_skipped() {
    let mut learner = Learner::of("- [ ] a\n  - p\n  - q\n- [ ] b\n");
    learner.does(Intent::Skip, "p").unwrap();
    learner.does(Intent::Toggle, "q").unwrap();
    assert_eq!(learner.mark("a"), Mark::Done);
    learner.does(Intent::Skip, "q").unwrap();
    assert_eq!(learner.mark("a"), Mark::Skipped);
}

#[test]
fn boxes_below_a_box_count_and_their_parent_does_not() {
    let mut learner = Learner::of("## A\n- [x] parent\n  - [ ] one\n  - [ ] two\n- [ ] other\n");
    assert_eq!((learner.mark("parent"), learner.label("A").as_str()), (Mark::Todo, "0/3 0%"));
    learner.does(Intent::Toggle, "parent").unwrap();
    assert_eq!((learner.mark("parent"), learner.label("A").as_str()), (Mark::Done, "2/3 66%"));
}

#[test]
fn choosing_one_option_skips_the_others_and_back() {
    let mut learner = Learner::of(
        "## P\n### Pick\n#### Option A: Flask\n- [ ] f\n#### Option B: Django\n- [ ] d\n- [ ] e\n### More\n- [ ] m\n",
    );
    assert_eq!(learner.label("Pick"), "0/3 0%");
    learner.does(Intent::Choose, "f").unwrap();
    assert_eq!((learner.mark("d"), learner.label("Pick").as_str()), (Mark::Skipped, "0/1 0%"));
    learner.does(Intent::Choose, "Django").unwrap();
    assert_eq!((learner.mark("f"), learner.label("Pick").as_str()), (Mark::Skipped, "0/2 0%"));
    learner.does(Intent::Choose, "Django").unwrap();
    assert_eq!(learner.label("Pick"), "0/3 0%");
    assert_eq!(learner.does(Intent::Choose, "m"), Err(Refusal::NotAnOption));
}

#[test]
fn a_choice_is_made_before_all_of_it_can_be_ticked() {
    let mut learner = Learner::of(
        "## P\n### Pick\n#### Option A: Flask\n- [ ] f\n#### Option B: Django\n- [ ] d\n- [ ] e\n### More\n- [ ] m\n",
    );
    for intent in [Intent::Toggle, Intent::Tick] {
        assert_eq!(learner.does(intent, "Pick"), Err(Refusal::NotChosen));
    }
    learner.does(Intent::Choose, "Django").unwrap();
    learner.does(Intent::Toggle, "Pick").unwrap();
    assert_eq!((learner.mark("f"), learner.label("Pick").as_str()), (Mark::Skipped, "2/2 100%"));

    learner.undoes();
    learner.undoes();
    learner.does(Intent::Toggle, "P").unwrap();
    assert_eq!(learner.label("P"), "4/4 100%");
    assert_eq!(learner.does(Intent::Toggle, "Pick"), Err(Refusal::AllDone));
}

#[test]
fn what_is_left_of_a_choice_when_all_others_are_skipped_is_ticked() {
    let mut learner = Learner::of("## Pick\n### Option A: Flask\n- [ ] f\n### Option B: Django\n- [ ] d\n");
    learner.does(Intent::Skip, "Flask").unwrap();
    learner.does(Intent::Toggle, "Pick").unwrap();
    assert_eq!(learner.label("Pick"), "1/1 100%");
}

#[test]
fn the_file_s_own_boxes_hold_until_the_journal_says_otherwise() {
    let mut learner = Learner::of("- [x] a\n  - p\n- [-] b\n- [/] c\n- [>] d\n");
    let marks: Vec<Mark> = ["a", "p", "b", "c", "d"].map(|text| learner.mark(text)).into();
    assert_eq!(marks, [Mark::Done, Mark::Done, Mark::Skipped, Mark::Doing, Mark::Todo]);
    learner.does(Intent::Toggle, "a").unwrap();
    learner.does(Intent::Skip, "b").unwrap();
    assert_eq!((learner.mark("a"), learner.mark("p"), learner.mark("b")), (Mark::Todo, Mark::Todo, Mark::Todo));
}

#[test]
fn extras_are_counted_apart() {
    let mut learner = Learner::of("## A\n- [ ] a\n\n**Project Ideas:**\n- game\n- site\n");
    learner.does(Intent::Toggle, "game").unwrap();
    let tally = *learner.progress.tally(learner.node("A"));
    assert_eq!((tally.count, tally.done, tally.extras, tally.extras_done), (1, 0, 2, 1));
    learner.does(Intent::Toggle, "Project Ideas").unwrap();
    assert_eq!(learner.mark("Project Ideas"), Mark::Done);
}

#[test]
fn a_percentage_is_the_fraction_beside_it_rounded_down() {
    let items: String = (0..300).map(|n| format!("- [ ] item {n}\n")).collect();
    let mut learner = Learner::of(&format!("## A\n{items}- [ ] last\n  - p\n  - q\n"));
    learner.does(Intent::Toggle, "p").unwrap();
    assert_eq!(learner.label("A"), "0/301 0% +0.50");
    learner.does(Intent::Toggle, "A").unwrap();
    learner.does(Intent::Toggle, "q").unwrap();
    assert_eq!(learner.label("A"), "300/301 99% +0.50");
}

#[test]
fn a_place_carries_marks_to_where_the_node_stands_now() {
    let mut learner = Learner::of("## New name\n- [ ] a\n- [ ] b\n");
    let at = |text: &str| At::parse(text).unwrap();
    learner.takes(vec![
        Fact {
            at: at("2026-01-01T00:00:00Z"),
            clock: None,
            kind: FactKind::Mark { item: "old-name/a".into(), mark: Mark::Done },
        },
        Fact {
            at: at("2026-01-02T00:00:00Z"),
            clock: None,
            kind: FactKind::Place { item: "old-name/a".into(), place: "new-name/a".into(), of: None },
        },
    ]);
    assert_eq!(learner.mark("a"), Mark::Done);
    learner.does(Intent::Toggle, "a").unwrap();
    assert_eq!(learner.facts[2].kind.item(), Some("old-name/a"), "new facts keep the key that was given once");
}

#[test]
fn undo_and_redo_follow_each_other_and_a_new_action_ends_redoing() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "sets").unwrap();
    learner.does(Intent::Toggle, "maps").unwrap();
    learner.undoes();
    learner.undoes();
    assert_eq!((learner.mark("sets"), learner.progress.undoable()), (Mark::Todo, None));
    learner.now.micros += 1;
    let (_, facts) = learner.progress.redo(learner.now).unwrap();
    learner.takes(facts);
    assert_eq!((learner.mark("sets"), learner.mark("maps")), (Mark::Done, Mark::Todo));
    learner.does(Intent::Toggle, "last").unwrap();
    assert_eq!(learner.progress.redoable(), None);
}

#[test]
fn what_was_undone_last_is_redone_first_whatever_a_machine_s_clock_said() {
    let mut learner = Learner::of(LISTS);
    learner.does(Intent::Toggle, "sets").unwrap();
    learner.now.micros += 3_600_000_000;
    learner.does(Intent::Toggle, "maps").unwrap();
    learner.now.micros -= 3_600_000_000;
    learner.undoes();
    learner.undoes();
    for (sets, maps) in [(Mark::Done, Mark::Todo), (Mark::Done, Mark::Done)] {
        learner.now.micros += 1;
        let (_, facts) = learner.progress.redo(learner.now).expect("both were undone");
        learner.takes(facts);
        assert_eq!((learner.mark("sets"), learner.mark("maps")), (sets, maps));
    }
}

#[test]
fn a_clock_that_ran_ahead_does_not_outvote_what_comes_after() {
    let mut learner = Learner::of(LISTS);
    learner.now = At::parse("2031-01-01T00:00:00Z").unwrap();
    learner.does(Intent::Toggle, "sets").unwrap();
    learner.now = At::parse("2026-11-22T09:00:00Z").unwrap();
    learner.does(Intent::Toggle, "sets").unwrap();
    assert_eq!(learner.mark("sets"), Mark::Todo);
    assert_eq!(learner.facts[1].clock, Some(learner.now));
    learner.does(Intent::Toggle, "last").unwrap();
    assert_eq!(learner.facts[2].clock, None, "other keys keep the true time");
}

#[test]
fn of_a_tick_and_a_skip_at_one_instant_the_skip_holds_where_the_key_stands_and_where_it_stands_nowhere() {
    let roadmap = Roadmap::parse("# T\n## A\n- [ ] here\n".to_owned(), "file");
    let at = At::parse("2026-11-22T09:00:00Z").unwrap();
    for key in ["a/here", "a/gone"] {
        let skip = FactKind::Skip { item: key.into(), skip: true };
        let done = FactKind::Mark { item: key.into(), mark: Mark::Done };
        let progress = Progress::new(&roadmap, [skip, done].map(|kind| Fact { at, clock: None, kind }).into());
        assert_eq!(progress.mark_of_key(key), Mark::Skipped);
        assert!(roadmap.find(key).is_none_or(|node| progress.mark(node) == Mark::Skipped), "{key}");
    }
}

#[test]
fn what_was_skipped_by_itself_stays_skipped_when_its_phase_comes_back() {
    let mut learner = Learner::of("# R\n## A\n- [ ] one\n- [ ] two\n- [ ] three\n## B\n- [ ] four\n");
    learner.does(Intent::Skip, "one").unwrap();
    learner.does(Intent::Skip, "two").unwrap();
    learner.does(Intent::Skip, "two").unwrap();
    learner.does(Intent::Skip, "A").unwrap();
    let marks = |learner: &Learner| ["one", "two", "three"].map(|text| learner.mark(text));
    assert_eq!(marks(&learner), [Mark::Skipped; 3]);
    learner.does(Intent::Skip, "A").unwrap();
    assert_eq!(marks(&learner), [Mark::Skipped, Mark::Todo, Mark::Todo]);
    learner.undoes();
    assert_eq!(marks(&learner), [Mark::Skipped; 3]);
    learner.does(Intent::Skip, "A").unwrap();
    learner.does(Intent::Skip, "one").unwrap();
    learner.does(Intent::Skip, "A").unwrap();
    learner.does(Intent::Skip, "A").unwrap();
    assert_eq!(marks(&learner), [Mark::Todo; 3], "it had been brought back meanwhile");
}

#[test]
fn a_phase_of_which_all_was_skipped_one_by_one_comes_back_whole() {
    let mut learner = Learner::of("# R\n## A\n- [ ] one\n- [ ] two\n## B\n- [ ] four\n");
    learner.does_all(Intent::Skip, &["one", "two"]).unwrap();
    assert_eq!(learner.mark("A"), Mark::Skipped);
    learner.does(Intent::Skip, "A").unwrap();
    assert_eq!(["one", "two"].map(|text| learner.mark(text)), [Mark::Todo; 2]);
}

#[test]
fn a_choice_holds_when_what_it_is_in_comes_back() {
    let mut learner =
        Learner::of("# R\n## Web\n### Option A: Flask\n- [ ] f\n### Option B: Django\n- [ ] d\n## B\n- [ ] four\n");
    learner.does(Intent::Choose, "Flask").unwrap();
    let marks = |learner: &Learner| ["f", "d"].map(|text| learner.mark(text));
    assert_eq!(marks(&learner), [Mark::Todo, Mark::Skipped]);
    learner.does(Intent::Skip, "Web").unwrap();
    learner.does(Intent::Skip, "Web").unwrap();
    assert_eq!(marks(&learner), [Mark::Todo, Mark::Skipped]);
}
