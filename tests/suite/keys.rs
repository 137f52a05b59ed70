//! Keys may never change: journals that name them live for years. The fixtures beside this file were written once;
//! a difference is a fault in the program, never in the fixture.

use roadbook::roadmap::{BUILT_IN, Roadmap};

fn keys(markdown: &str) -> String {
    let roadmap = Roadmap::parse(markdown.to_owned(), "file");
    roadmap.nodes().map(|(id, _)| roadmap.key(id) + "\n").collect()
}

#[test]
fn of_the_built_in_roadmap() {
    assert_eq!(keys(BUILT_IN), include_str!("keys/built-in.txt"));
}

#[test]
fn of_names_that_are_hard_to_keep() {
    assert_eq!(keys(include_str!("keys/names.md")), include_str!("keys/names.txt"));
}

/// The one phase over headings that are items is named as a heading is.
#[test]
fn of_a_phase_over_headings() {
    let text = "# Python Roadmap (6 months)\n\n## 1. Basics\n\n## 2. Functions\n";
    assert_eq!(keys(text), "python-roadmap\nbasics\nfunctions\n");
}

#[test]
fn each_leads_back_to_its_node() {
    for markdown in [BUILT_IN, include_str!("keys/names.md")] {
        let roadmap = Roadmap::parse(markdown.to_owned(), "file");
        for (id, _) in roadmap.nodes() {
            assert_eq!(roadmap.find(&roadmap.key(id)), Some(id), "{}", roadmap.key(id));
        }
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_no_key() {
    let windows = format!("\u{feff}{}", BUILT_IN.replace('\n', "\r\n"));
    assert_eq!(keys(&windows), keys(BUILT_IN));
}

/// A roadmap of one long text with many entries below it is listed in time that grows with its length alone.
#[test]
fn a_long_text_is_read_once_for_the_keys_of_all_that_stands_below() {
    let below: String = (0..8000).map(|point| format!("  - p{point}\n")).collect();
    let long = "word ".repeat(8000);
    for text in [format!("## A\n- [ ] {long}\n{below}"), format!("## {long}\n- [ ] a\n{below}")] {
        let roadmap = Roadmap::parse(text, "file");
        let begun = std::time::Instant::now();
        let keys: std::collections::HashSet<String> = roadmap.nodes().map(|(node, _)| roadmap.key(node)).collect();
        assert_eq!(keys.len(), roadmap.len());
        assert!(keys.iter().all(|key| key.len() < 80), "{:?}", keys.iter().next());
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
