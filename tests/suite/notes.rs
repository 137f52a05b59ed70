//! Notes as facts: which show, whatever the order in which they come, and that none is lost.

use proptest::prelude::*;
use roadbook::journal::Folder;
use roadbook::progress::{At, Draft, Fact, FactKind, LONGEST_NOTE, Progress};
use roadbook::roadmap::{NodeId, Roadmap};

fn roadmap() -> Roadmap {
    Roadmap::parse("# T\n## Phase 1: A\n- [ ] a\n  - p\n## Phase 2: B\n- [ ] b\n".to_owned(), "notes")
}

fn node(roadmap: &Roadmap, text: &str) -> NodeId {
    roadmap.nodes().map(|(id, _)| id).find(|&id| roadmap.text(id) == text).unwrap()
}

fn at(seconds: i64) -> At {
    At { micros: 1_700_000_000_000_000 + seconds * 1_000_000, offset: 60 }
}

/// What shows at a node.
fn shown(progress: &Progress, node: NodeId) -> Vec<String> {
    progress.notes(node).into_iter().map(|note| note.text).collect()
}

/// Says that the node's note is now this text, and gives back the facts.
fn write(progress: &mut Progress, node: NodeId, text: &str, now: At) -> Vec<Fact> {
    let roadmap = roadmap();
    let draft = Draft { text: text.into(), ..progress.draft_of(node) };
    let facts = progress.stamp(&roadmap, progress.note_facts(&roadmap, node, &draft), now);
    progress.add(&roadmap, &facts);
    facts
}

#[test]
fn a_note_replaces_the_one_before_and_undo_brings_it_back() {
    let roadmap = roadmap();
    let a = node(&roadmap, "a");
    let mut progress = Progress::new(&roadmap, Vec::new());
    write(&mut progress, a, "first\n", at(0));
    assert_eq!(shown(&progress, a), ["first"]);
    assert_eq!(write(&mut progress, a, "first", at(1)), [], "nothing is said of what stands already");
    write(&mut progress, a, "second", at(2));
    assert_eq!(shown(&progress, a), ["second"]);
    let (_, undo) = progress.undo(at(3)).unwrap();
    progress.add(&roadmap, &undo);
    assert_eq!(shown(&progress, a), ["first"]);
    let (_, redo) = progress.redo(at(4)).unwrap();
    progress.add(&roadmap, &redo);
    assert_eq!(shown(&progress, a), ["second"]);
    write(&mut progress, a, "", at(5));
    assert_eq!(shown(&progress, a), [""; 0]);
}

#[test]
fn two_machines_lose_no_words_and_saving_makes_one_note_of_both() {
    let roadmap = roadmap();
    let a = node(&roadmap, "a");
    let mut here = Progress::new(&roadmap, Vec::new());
    let first = write(&mut here, a, "first", at(0));
    let mut there = Progress::new(&roadmap, first);
    write(&mut here, a, "from here", at(1));
    let facts = write(&mut there, a, "from there", at(2));
    here.add(&roadmap, &facts);
    assert_eq!(shown(&here, a), ["from here", "from there"]);
    assert_eq!(here.draft_of(a).text, "from here\n\nfrom there");
    write(&mut here, a, "both", at(3));
    assert_eq!(shown(&here, a), ["both"]);
    write(&mut here, a, "again", at(4));
    assert_eq!(shown(&here, a), ["again"]);
}

#[test]
fn a_note_that_came_meanwhile_stays_beside_what_is_saved() {
    let roadmap = roadmap();
    let a = node(&roadmap, "a");
    let mut progress = Progress::new(&roadmap, Vec::new());
    write(&mut progress, a, "first", at(0));
    let draft = Draft { text: "mine".into(), ..progress.draft_of(a) };
    let key = roadmap.key(a);
    let theirs = Fact { at: at(1), clock: None, kind: FactKind::Note { item: key, note: "theirs".into(), over: None } };
    progress.add(&roadmap, &[theirs]);
    let facts = progress.stamp(&roadmap, progress.note_facts(&roadmap, a, &draft), at(2));
    progress.add(&roadmap, &facts);
    assert_eq!(shown(&progress, a), ["theirs", "mine"]);
}

#[test]
fn the_longest_note_fits_a_line_whatever_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Folder::at(folder.path()).journal("notes-12345678");
    for text in ["\"", "\\", "\n", "\u{1fffe}", "学", "a"] {
        let note = text.repeat(LONGEST_NOTE / text.len());
        let kind = FactKind::Note { item: "slug/".repeat(400), note, over: Some(at(0)) };
        assert!(journal.check(&[Fact { at: at(1), clock: Some(at(0)), kind }]).is_ok(), "{text:?}");
    }
}

/// Notes on two nodes at few moments, some over others, some undone.
fn history() -> impl Strategy<Value = Vec<Fact>> {
    let note = ("(a|b)", "[a-c]{0,2}", proptest::option::of(0..9i64)).prop_map(|(text, note, over)| {
        let roadmap = roadmap();
        FactKind::Note { item: roadmap.key(node(&roadmap, &text)), note, over: over.map(at) }
    });
    let kind = prop_oneof![
        6 => note,
        1 => (0..9i64).prop_map(|action| FactKind::Undo { action: at(action) }),
        1 => (0..9i64).prop_map(|action| FactKind::Redo { action: at(action) }),
    ];
    proptest::collection::vec((0..9i64, kind).prop_map(|(now, kind)| Fact { at: at(now), clock: None, kind }), 0..16)
}

proptest! {
    #[test]
    fn the_order_of_facts_does_not_matter(history in history().prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))) {
        let roadmap = roadmap();
        let (one, other) = history;
        let all = Progress::new(&roadmap, one);
        let mut each = Progress::new(&roadmap, Vec::new());
        for fact in other.iter().chain(&other) {
            each.add(&roadmap, std::slice::from_ref(fact));
        }
        for (id, _) in roadmap.nodes() {
            prop_assert_eq!(all.notes(id), each.notes(id));
        }
    }

    #[test]
    fn saving_leaves_one_note_and_undo_what_stood_before(history in history(), text in "[a-c \n]{0,6}") {
        let roadmap = roadmap();
        let a = node(&roadmap, "a");
        let mut progress = Progress::new(&roadmap, history);
        let before = progress.notes(a);
        let facts = write(&mut progress, a, &text, at(20));
        prop_assume!(!facts.is_empty());
        let now: Vec<String> = [text.trim_end()].into_iter().filter(|text| !text.trim().is_empty()).map(str::to_owned).collect();
        prop_assert_eq!(shown(&progress, a), now);
        let (_, undo) = progress.undo(at(21)).unwrap();
        progress.add(&roadmap, &undo);
        prop_assert_eq!(progress.notes(a), before);
    }
}
