//! The outline that each shape of document gives: what a person who reads the file would draw.

use roadbook::roadmap::{BUILT_IN, Kind, Mark, Node, NodeId, Roadmap};

/// One line a node: its kind, box, ordinal, name and duration; of what heads others, how many items and extras are
/// below it; whether it is a choice or an option, and which phases stand beside the road.
fn outline(markdown: &str) -> String {
    outline_where(markdown, |_| true)
}

fn outline_where(markdown: &str, shows: fn(&Node) -> bool) -> String {
    let roadmap = Roadmap::parse(markdown.to_owned(), "file name");
    let shown = roadmap.nodes().filter(|(_, node)| shows(node));
    let lines: Vec<String> = shown.map(|(id, _)| line(&roadmap, id)).collect();
    format!("{}\n{}", roadmap.title(), lines.join("\n"))
}

fn line(roadmap: &Roadmap, id: NodeId) -> String {
    let node = roadmap.node(id);
    let heading = roadmap.heading(id);
    let mut line = format!("{}{:?}", "  ".repeat(roadmap.ancestors(id).count() + 1), node.kind).to_owned();
    let mut add = |part: &str| line.push_str(&format!(" {part}"));
    if let Some(mark) = node.source {
        add(box_of(mark));
    }
    if let Some(ordinal) = heading.ordinal {
        add(&format!("{ordinal}:"));
    }
    add(&heading.name);
    if let Some(duration) = &heading.duration {
        add(&format!("<{duration}>"));
    }
    if roadmap.subtree(id).count() > 1 {
        let count = |is: fn(Kind, bool) -> bool| {
            roadmap.subtree(id).skip(1).filter(|(_, node)| is(node.kind, node.is_counted())).count()
        };
        let counts = [
            (count(|_, counted| counted), "items"),
            (count(|kind, _| kind == Kind::Point), "points"),
            (count(|kind, _| kind == Kind::Extra), "extras"),
        ];
        let counts: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        add(&format!("({})", if counts.is_empty() { "nothing to tick".to_owned() } else { counts.join(", ") }));
    }
    for (holds, word) in [
        (node.choice, "choice"),
        (node.option, "option"),
        (roadmap.phases().contains(&id) && !roadmap.on_road(id), "beside the road"),
    ] {
        if holds {
            add(&format!("– {word}"));
        }
    }
    line
}

fn box_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Todo => "[ ]",
        Mark::Doing => "[/]",
        Mark::Done => "[x]",
        Mark::Skipped => "[-]",
    }
}

macro_rules! shapes {
    ($($name:ident: $file:literal)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(outline(include_str!(concat!("shapes/", $file, ".md"))));
        }
    )*};
}

shapes! {
    interview_university: "interview"
    several_h1_tiers: "tiers"
    h3_then_h5: "skipped-levels"
    headings_in_entries: "headings-in-entries"
    details_with_summaries: "details"
    bold_lines: "bold-lines"
    colon_lines: "colon-lines"
    no_headings: "no-headings"
    only_headings: "only-headings"
    headings_of_two_levels: "headings-of-two-levels"
    lists_without_boxes: "lists-without-boxes"
    yaml_front_matter: "front-matter-yaml"
    toml_front_matter: "front-matter-toml"
    arabic: "arabic"
    chinese: "chinese"
    boxes_in_quotes_and_under_bullets: "quotes"
    inline_markdown: "inline"
    boxes_of_other_states: "other-states"
    choices: "choices"
    loose_items_first: "loose"
    one_heading_with_nearly_all: "one-large-heading"
    tables_with_states_and_links: "tables"
    a_day_plan: "day-plan"
    numerals_are_the_road: "numerals"
    a_road_at_two_levels: "two-levels"
    sections_that_are_not_for_learning: "not-learning"
    only_tables: "only-tables"
    odd_boxes: "odd-boxes"
    siblings_of_one_name: "siblings"
}

#[test]
fn built_in() {
    insta::assert_snapshot!(outline_where(BUILT_IN, |node| node.depth == 0));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_no_outline() {
    for markdown in [include_str!("shapes/interview.md"), include_str!("shapes/inline.md"), BUILT_IN] {
        let windows = format!("\u{feff}{}", markdown.replace('\n', "\r\n"));
        assert_eq!(outline(&windows), outline(markdown));
    }
}
