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

/// The phases of a roadmap of headings with an item each: ordinal, name, and whether it is on the road.
fn phases_of(headings: &[&str]) -> Vec<(Option<u32>, String, bool)> {
    let sections = headings.iter().enumerate().map(|(at, heading)| format!("## {heading}\n- [ ] item {at}\n\n"));
    let roadmap = Roadmap::parse(format!("# R\n\n{}", sections.collect::<String>()), "file name");
    let phase = |&id: &NodeId| {
        let heading = roadmap.heading(id);
        (heading.ordinal, heading.name, roadmap.on_road(id))
    };
    roadmap.phases().iter().map(phase).collect()
}

#[test]
fn divisions_are_numbered_in_many_ways() {
    for ([first, second, beside], names) in [
        (["1 Basics", "2 Core", "Books"], ["1 Basics", "2 Core"]),
        (["#1 Basics", "#2 Core", "Books"], ["#1 Basics", "#2 Core"]),
        (["🚀 1 Basics", "🚀 2 Core", "Books"], ["🚀 1 Basics", "🚀 2 Core"]),
        (["A. Basics", "B. Core", "Books"], ["Basics", "Core"]),
        (["А) Основы", "Б) Ядро", "Книги"], ["Основы", "Ядро"]),
        (["Part i. Basics", "Part ii. Core", "Books"], ["Basics", "Core"]),
        (["Part i", "Part II", "Books"], ["Part i", "Part II"]),
        (["Basics (Phase 1)", "Core (Phase 2)", "Books"], ["Basics (Phase 1)", "Core (Phase 2)"]),
        (["Basics – Week 1", "Core – Week 2", "Books"], ["Basics", "Core"]),
        (["Bases (Fase 1)", "Núcleo (Fase 2)", "Libros"], ["Bases (Fase 1)", "Núcleo (Fase 2)"]),
        (["Bases | Étape 1", "Cœur | Étape 2", "Livres"], ["Bases | Étape 1", "Cœur | Étape 2"]),
        (["Grundlagen – Teil 1", "Kern – Teil 2", "Bücher"], ["Grundlagen – Teil 1", "Kern – Teil 2"]),
        (["Основы (этап 1)", "Ядро (этап 2)", "Книги"], ["Основы (этап 1)", "Ядро (этап 2)"]),
        (["基础（第一章）", "核心（第二章）", "书"], ["基础（第一章）", "核心（第二章）"]),
        (["基礎 - ステップ1", "核心 - ステップ2", "本"], ["基礎 - ステップ1", "核心 - ステップ2"]),
        (["기초 (1주차)", "핵심 (2주차)", "책"], ["기초 (1주차)", "핵심 (2주차)"]),
        (["मूल (चरण 1)", "मुख्य (चरण 2)", "किताबें"], ["मूल (चरण 1)", "मुख्य (चरण 2)"]),
        (["أساس (المرحلة 1)", "لب (المرحلة 2)", "كتب"], ["أساس (المرحلة 1)", "لب (المرحلة 2)"]),
    ] {
        let road = [(Some(1), names[0].to_owned(), true), (Some(2), names[1].to_owned(), true)];
        assert_eq!(phases_of(&[first, second, beside])[..2], road);
        assert_eq!(phases_of(&[first, second, beside])[2], (None, beside.to_owned(), false), "{first}");
    }
}

#[test]
fn what_is_no_series_numbers_nothing() {
    for headings in [
        ["3 ways in", "4 ways out", "Books"],
        ["1 Basics", "3D plots", "Books"],
        ["2023 goals", "2024 goals", "Books"],
        ["A. Basics", "C. elegans", "Books"],
        ["B. Basics", "C. Core", "Books"],
        ["Part i like", "Part i know", "Books"],
        ["Basics (ES6)", "Core (ES7)", "Books"],
        ["Basics (2 weeks)", "Core (3 weeks)", "Books"],
    ] {
        assert!(phases_of(&headings).iter().all(|(ordinal, _, on_road)| ordinal.is_none() && *on_road), "{headings:?}");
    }
}

#[test]
fn numbers_behind_names_make_no_road_of_parts_of_divisions() {
    let markdown = "# R\n## Basics\n### Reading (Chapters 1-2)\n- [ ] a\n### Work\n- [ ] b\n## More\n### Reading (Chapters 3-4)\n- [ ] c\n";
    let roadmap = Roadmap::parse(markdown, "file name");
    let names: Vec<_> = roadmap.phases().iter().map(|&id| roadmap.text(id)).collect();
    assert_eq!(names, ["Basics", "More"]);
}

#[test]
fn where_days_of_a_plan_are_linked_all_its_days_count() {
    let items = |table: &str| {
        let roadmap = Roadmap::parse(format!("# R\n\n{table}\n## Notes\n- [ ] box\n"), "file name");
        let rows = roadmap.nodes().filter(|(_, node)| node.row && node.is_counted());
        rows.map(|(id, _)| roadmap.text(id).into_owned()).collect::<Vec<_>>()
    };
    let table = "| Day | Topic |\n|-|-|\n| 1 | [Setup](https://e.example) |\n| 2 | Frames |\n| 3 | Joins |\n";
    assert_eq!(items(table), ["Setup", "Frames", "Joins"]);
    let spanish = "| | Tema |\n|-|-|\n| Semana 1 | [Uno](https://e.example) |\n| Semana 2 | Dos |\n";
    assert_eq!(items(spanish), ["Uno", "Dos"]);
    assert_eq!(items(&table.replace("Day", "#")), ["Setup"]);
    assert_eq!(items(&table.replace("[Setup](https://e.example)", "Setup")), [""; 0]);
    assert_eq!(items(&table.replace("| 3", "| 1")), ["Setup"]);
}

#[test]
fn a_table_behind_the_list_of_a_colon_line_is_no_part_of_it() {
    let source = "# R\n## A\nChoose one:\n\n- [ ] gas\n- [ ] coal\n\n| Dish | Done |\n|-|-|\n| soup | [ ] |\n";
    let roadmap = Roadmap::parse(source.to_owned(), "r");
    let path = |name: &str| {
        let (id, _) = roadmap.nodes().find(|(id, _)| roadmap.text(*id) == name).unwrap();
        roadmap.path(id).join(" › ")
    };
    assert_eq!((path("coal").as_str(), path("soup").as_str()), ("A › Choose one:", "A"));
}
