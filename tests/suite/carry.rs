//! What becomes of a roadmap's nodes when its text changes: one test a rule, and laws that hold of any two texts.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use roadbook::progress::carry::{Change, Fate, carry};
use roadbook::roadmap::{BUILT_IN, Node, NodeId, Roadmap};

fn parse(markdown: &str) -> Roadmap {
    Roadmap::parse(markdown.to_owned(), "file")
}

/// What is not kept, as `fate: old → new`.
fn changes(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (parse(old), parse(new));
    let changes = carry(&old, &new);
    let told = changes.list().iter().map(|change| {
        let [from, to] = [change.old.map(|node| old.heading(node).name), change.new.map(|node| new.heading(node).name)];
        let texts: Vec<String> = from.into_iter().chain(to.filter(|_| change.fate != Fate::Moved)).collect();
        format!("{}: {}", format!("{:?}", change.fate).to_lowercase(), texts.join(" → "))
    });
    told.collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn order_and_markup_are_no_change() {
    let old = "# T\n## A\n- [ ] lists\n- [ ] maps\n- [x] sets\n";
    assert_eq!(changes(old, "# T\n## A\n- [ ] **Sets**\n- [ ] lists\n* [ ] `maps`\n"), NOTHING);
    assert_eq!(changes(old, &old.replace('\n', "\r\n")), NOTHING);
}

#[test]
fn a_renamed_phase_keeps_what_is_in_it() {
    let old = "# T\n## Phase 1: Basics (2 weeks)\n- [ ] lists\n- [ ] maps\n- [ ] sets\n## Phase 2: More\n- [ ] trees\n";
    let new = old.replace("Phase 1: Basics (2 weeks)", "Phase 1: Foundations of Python");
    assert_eq!(changes(old, &new), ["renamed: Basics → Foundations of Python"]);
    let renumbered = old.replace("Phase 1: Basics (2 weeks)", "Phase 7: Basics (3 weeks)");
    assert_eq!(changes(old, &renumbered), NOTHING);
}

#[test]
fn an_item_is_found_in_another_section_by_its_text() {
    let old = "# T\n## A\n- [ ] lists\n- [ ] dictionary comprehensions\n- [ ] sets\n## B\n- [ ] trees\n- [ ] graphs\n";
    let new = "# T\n## A\n- [ ] lists\n- [ ] sets\n## B\n- [ ] dictionary comprehensions\n- [ ] trees\n- [ ] graphs\n";
    assert_eq!(changes(old, new), ["moved: dictionary comprehensions"]);
}

#[test]
fn an_item_is_found_by_its_link() {
    let old = "# T\n## A\n- [ ] https://example.org/closures\n- [ ] sets\n## B\n- [ ] trees\n";
    let new =
        "# T\n## A\n- [ ] sets\n## B\n- [ ] trees\n- [ ] [How functions remember](https://example.org/closures)\n";
    assert_eq!(changes(old, new), ["reworded: https://example.org/closures → How functions remember"]);
}

#[test]
fn an_item_is_found_reworded_in_its_place() {
    let old = "# T\n## A\n- [ ] read a file\n- [ ] write to files line by line\n- [ ] seek\n";
    let new = "# T\n## A\n- [ ] read a file\n- [ ] write files, a line at a time\n- [ ] seek\n";
    assert_eq!(changes(old, new), ["reworded: write to files line by line → write files, a line at a time"]);
}

#[test]
fn an_item_replaced_in_its_place_is_new() {
    let old = "# T\n## A\n- [ ] read a file\n- [ ] regular expressions\n- [ ] seek\n";
    let new = "# T\n## A\n- [ ] read a file\n- [ ] decorators and closures\n- [ ] seek\n";
    assert_eq!(changes(old, new), ["new: decorators and closures", "gone: regular expressions"]);
}

#[test]
fn another_number_makes_another_item() {
    let old = "# T\n## A\n- [ ] watch lecture 4 of the course\n- [ ] sum up\n";
    let new = "# T\n## A\n- [ ] watch lecture 5 of the course\n- [ ] sum up\n";
    assert_eq!(changes(old, new), ["new: watch lecture 5 of the course", "gone: watch lecture 4 of the course"]);
}

#[test]
fn of_two_that_are_as_like_neither_is_taken() {
    let old = "# T\n## A\n- [ ] write some tests for the parser today\n## B\n- [ ] end\n";
    let new = "# T\n## A\n- [ ] write some tests for the parser now\n- [ ] write some tests for the parser soon\n## B\n- [ ] end\n";
    assert_eq!(changes(old, new).iter().filter(|change| change.starts_with("reworded")).count(), 0);
}

#[test]
fn twins_are_told_by_order_up_to_the_smaller_number() {
    let old = "# T\n## A\n- [ ] practice\n- [ ] practice\n- [ ] end\n";
    assert_eq!(changes(old, "# T\n## A\n- [ ] start\n- [ ] practice\n- [ ] practice\n- [ ] end\n"), ["new: start"]);
    assert_eq!(changes(old, "# T\n## A\n- [ ] practice\n- [ ] end\n"), ["gone: practice"]);
    let more = "# T\n## A\n- [ ] practice\n- [ ] practice\n- [ ] practice\n- [ ] end\n";
    assert_eq!(changes(old, more), ["new: practice"]);
}

#[test]
fn twins_are_told_by_what_stands_above_them() {
    let old =
        "# T\n## A\n- [ ] stacks\n  - [ ] implement\n- [ ] queues\n  - [ ] implement\n- [ ] heaps\n  - [ ] implement\n";
    let new =
        "# T\n## A\n- [ ] heaps\n  - [ ] implement\n- [ ] stacks\n  - [ ] implement\n- [ ] deques\n  - [ ] implement\n";
    let (old, new) = (parse(old), parse(new));
    let changes = carry(&old, &new);
    let parent = |roadmap: &Roadmap, node| roadmap.text(roadmap.node(node).parent.unwrap()).into_owned();
    for (node, _) in old.nodes().filter(|(node, _)| old.text(*node) == "implement") {
        if let Some(partner) = changes.partner(node) {
            assert_eq!(parent(&old, node), parent(&new, partner));
        }
    }
    assert!(changes.partner(old.find("a/implement").unwrap()).is_some());
}

#[test]
fn renumbered_sections_take_along_what_every_section_holds() {
    let week =
        |number, topic| format!("## Week {number}\n- [ ] read about {topic}\n- [ ] {topic} by hand\n- [ ] practice\n");
    let old = format!("# T\n{}{}", week(1, "sorting"), week(2, "hashing"));
    let new = format!("# T\n{}{}{}", week(1, "searching"), week(2, "sorting"), week(3, "hashing"));
    let (old, new) = (parse(&old), parse(&new));
    let changes = carry(&old, &new);
    let practice = |roadmap: &Roadmap| -> Vec<_> {
        roadmap.nodes().map(|(node, _)| node).filter(|&node| roadmap.text(node) == "practice").collect()
    };
    let (before, after) = (practice(&old), practice(&new));
    assert_eq!(before.iter().map(|&node| changes.partner(node)).collect::<Vec<_>>(), [Some(after[1]), Some(after[2])]);
}

#[test]
fn what_announces_something_stays_in_its_section() {
    let old = "# T\n## Stacks\n- [ ] Videos:\n- [ ] push and pop in constant time\n## Queues\n- [ ] end\n";
    let new = "# T\n## Stacks\n- [ ] push and pop in constant time\n## Queues\n- [ ] Videos:\n- [ ] end\n";
    assert_eq!(changes(old, new), ["new: Videos:", "gone: Videos:"]);
    let (old, new) = (old.replace("Videos:", "closures"), new.replace("Videos:", "closures"));
    assert_eq!(changes(&old, &new), ["moved: closures"]);
}

#[test]
fn a_short_text_that_goes_on_where_the_other_ended_is_suggested_beside_a_neighbour() {
    let old = "# T\n## A\n- [ ] iteration\n- [ ] recursion\n";
    let new = "# T\n## A\n- [ ] iteration\n- [ ] recursion and the call stack\n";
    assert_eq!(changes(old, new), ["suggested: recursion → recursion and the call stack"]);
}

#[test]
fn a_section_whose_items_went_into_another_is_merged() {
    let old = "# T\n## A\n- [ ] first steps in lists\n- [ ] first steps in maps\n- [ ] first steps in sets\n## B\n- [ ] balanced trees\n";
    let new = "# T\n## A\n- [ ] first steps in lists\n- [ ] first steps in maps\n- [ ] first steps in sets\n- [ ] balanced trees\n";
    assert_eq!(changes(old, new), ["moved: balanced trees", "merged: B → A"]);
}

#[test]
fn a_line_put_above_items_moves_none_of_them() {
    let old = "# T\n## A\n- [ ] lists\n- [ ] maps\n- [ ] sets\n";
    assert_eq!(changes(old, "# T\n## A\n**Containers**\n- [ ] lists\n- [ ] maps\n- [ ] sets\n"), ["new: Containers"]);
}

#[test]
fn a_box_put_before_an_entry_leaves_it_the_same() {
    let old = "# T\n## A\n- [ ] lists\n- a project of your own\n";
    assert_eq!(changes(old, &old.replace("- a project", "- [ ] a project")), NOTHING);
}

#[test]
fn what_stands_below_a_new_or_gone_entry_is_not_counted() {
    let old = "# T\n## A\n- [ ] lists\n- [ ] metaclasses\n  - type\n  - __new__\n";
    let new = "# T\n## A\n- [ ] lists\n- [ ] packaging tools\n  - wheels\n  - pip\n## B\n- [ ] graphs\n";
    let counts = carry(&parse(old), &parse(new)).counts();
    assert_eq!((counts.new, counts.gone), (2, 1));
    assert_eq!(counts.to_string(), "2 new · 1 gone");
}

#[test]
fn scripts_without_spaces_and_with_combining_marks() {
    let old = "# T\n## क\n- [ ] हिन्दी सीखें\n- [ ] 数据结构与算法基础\n- [ ] अंत\n## B\n- [ ] fin\n";
    let new = "# T\n## क\n- [ ] अंत\n## B\n- [ ] 数据结构与算法基础\n- [ ] हिन्दी सीखें\n- [ ] fin\n";
    assert_eq!(changes(old, new), ["moved: 数据结构与算法基础", "moved: हिन्दी सीखें"]);
}

#[test]
fn the_built_in_roadmap_rewritten_in_part() {
    let new = BUILT_IN
        .replace("Phase 1: Python Fundamentals", "Phase 1: The Python Language")
        .replace("- [ ] **Closures", "- [ ] **On closures");
    let counts = carry(&parse(BUILT_IN), &parse(&new)).counts();
    assert_eq!((counts.renamed, counts.new, counts.gone, counts.moved), (1, 0, 0, 0));
}

/// Roadmaps with few words, so that twins, ties and rewordings abound.
fn any_roadmap() -> impl Strategy<Value = String> {
    let text = "(lists|maps|sets|deep trees|deep graphs and trees|practice|read [1-3]|https://e\\.org/[a-c]){1,2}";
    let heading = (2..5_usize, "(A|B|C|Part [1-2])").prop_map(|(level, name)| format!("{} {name}", "#".repeat(level)));
    let entry = (0..3_usize, prop::bool::ANY, text).prop_map(|(depth, has_box, text)| {
        format!("{}- {}{text}", "  ".repeat(depth), if has_box { "[ ] " } else { "" })
    });
    prop::collection::vec(prop_oneof![1 => heading, 5 => entry], 0..40).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn identical_trees_carry_everything(text in any_roadmap()) {
        let roadmap = parse(&text);
        let changes = carry(&roadmap, &parse(&text));
        prop_assert!(roadmap.nodes().all(|(node, _)| changes.partner(node) == Some(node)));
        prop_assert!(changes.list().is_empty());
        let markup = carry(&roadmap, &parse(&format!("{text}\n\n<!-- a remark -->\n")));
        prop_assert!(roadmap.nodes().all(|(node, _)| markup.partner(node) == Some(node)));
    }

    /// What is told to be new, gone or other words leaves the same words in both texts, each as often: nothing changes
    /// unsaid. Of what was merged, the new side is what took it in.
    #[test]
    fn what_is_not_told_reads_as_before(old in any_roadmap(), new in any_roadmap()) {
        let (old, new) = (parse(&old), parse(&new));
        let changes = carry(&old, &new);
        let words = |roadmap: &Roadmap, node| roadmap.text(node).to_lowercase();
        let entries = |roadmap: &Roadmap, told: &HashSet<NodeId>| {
            let mut counts = BTreeMap::new();
            let is_entry = |node: NodeId, about: &Node| about.depth > 0 && !about.is_heading() && !told.contains(&node);
            for (node, _) in roadmap.nodes().filter(|(node, about)| is_entry(*node, about)) {
                *counts.entry(words(roadmap, node)).or_insert(0) += 1;
            }
            counts
        };
        let is_other = |fate| fate != Fate::Moved;
        let told = |side: fn(&Change) -> Option<NodeId>| -> HashSet<NodeId> {
            changes.list().iter().filter(|change| is_other(change.fate)).filter_map(side).collect()
        };
        prop_assert_eq!(entries(&old, &told(|change| change.old)), entries(&new, &told(|change| change.new.filter(|_| change.fate != Fate::Merged))));
    }
}
