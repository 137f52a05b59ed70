//! Any text is a roadmap: nothing that stands in a file panics, loops, or breaks the tree's laws.

mod tree;

use proptest::prelude::*;
use roadbook::progress::carry::carry;
use roadbook::roadmap::Roadmap;
use tree::holds_together;

/// Pieces of Markdown that mean something to the reader, for chance to put together.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "### ",
        "###### ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "- [ ] ",
        "- [x] ",
        "- [/] ",
        "- [] ",
        "[✔️] ",
        "[✓] ",
        "- [x]\u{a0}",
        "- [1] ",
        "|-|-|-|\n",
        "| [x] ",
        "| ✅ |\n",
        "| Topic | Status |\n|-|-|\n",
        "[l](/l) | ",
        "## Week 1: ",
        "## Week Two – ",
        "## 1. ",
        "2️⃣ ",
        "第二章：",
        "## License\n",
        "［ ］",
        "##",
        "> ",
        "    ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "**",
        "_",
        "`",
        "```\n",
        "~~",
        "<details>\n",
        "<summary>",
        "</summary>",
        "</details>\n",
        "<br>",
        "<!--",
        "-->",
        "[a](#a)",
        "[b][ref]",
        "[ref]: /r\n",
        "[^1]",
        "[^1]: ",
        "![",
        "](",
        ")",
        "[[",
        "]]",
        "&amp;",
        "&#0;",
        "\\",
        "|",
        "|-|-|\n",
        "---\n",
        "===\n",
        "+++\n",
        "***\n",
        ":",
        "Phase 1: ",
        "Option A: ",
        "Option B: ",
        "Choose one",
        "(4-6 weeks)",
        "hours/week",
        "第二章 ",
        "é",
        "e\u{301}",
        "🚀",
        "👩\u{200d}💻",
        "\u{202e}",
        "\u{feff}",
        "\u{1b}[31m",
        "\0",
        "a",
        "b",
        "word ",
        "{#id}",
        ": ",
        "~",
        "/",
        "http://a.b",
        "x@y.z",
    ];
    prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn any_pieces_of_markdown(pieces in prop::collection::vec(piece(), 0..80)) {
        holds_together(&pieces.concat());
    }

    #[test]
    fn any_change_to_a_real_roadmap(at in 0_usize..4000, length in 0_usize..40, instead in piece()) {
        let mut text: Vec<char> = include_str!("../shapes/interview.md").chars().collect();
        let at = at % text.len();
        let end = (at + length).min(text.len());
        text.splice(at..end, instead.chars());
        holds_together(&text.into_iter().collect::<String>());
    }
}

#[test]
fn deep_nesting() {
    for deep in [
        "> ".repeat(2000) + "- [ ] a",
        (0..400).map(|depth| format!("{}- [ ] {depth}\n", "  ".repeat(depth))).collect(),
        (0..200).map(|depth| format!("{}- # {depth}\n", "  ".repeat(depth))).collect(),
        "- ".repeat(2000) + "[ ] a",
        "<details><summary>a</summary>\n\n".repeat(500) + "- [ ] a",
    ] {
        holds_together(&deep);
    }
}

/// Texts on which a reader that looks back or ahead would take hours; each has so many items.
#[test]
fn monsters() {
    let repeated = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let monsters = [
        (">".repeat(50_000) + "- [ ] a", 1),
        ("- ".repeat(50_000) + "[ ] a", 1),
        ("- [ ] ".to_owned() + &"[".repeat(1_000_000), 1),
        ("- [ ] ".to_owned() + &"word ".repeat(2 << 20), 1),
        ("- [ ] ".to_owned() + &"word\n  ".repeat(150_000), 1),
        ("- [ ] http://a.example/".to_owned() + &")".repeat(300_000), 1),
        ("- [ ] ".to_owned() + &"a@b http:// ".repeat(50_000), 1),
        (repeated(100_000, &|n| format!("{} h {n}\n", "#".repeat(n % 6 + 1))), 16_667),
        (repeated(100_000, &|n| format!("## Option {n}\n- [ ] a\n")), 100_000),
        ("- [ ] same\n".repeat(100_000), 100_000),
        ("# Choose one\n".to_owned() + &repeated(100_000, &|n| format!("- [ ] {n}\n")), 100_000),
        (repeated(20_000, &|n| format!("[{n}]: /{n}\n\n- [ ] [{n}]\n\n")), 20_000),
        ("<details><summary>s</summary>\n\n- [ ] a\n\n".repeat(100_000), 100_000),
        ("- [a](#a)\n".repeat(100_000), 0),
        ("| a | [x] |\n|-|-|\n".to_owned() + &repeated(100_000, &|n| format!("| {n}a | [ ] |\n")), 100_000),
        (format!("{}\n{}\n{}", "| a ".repeat(50_000), "|-".repeat(50_000), "| [ ] b ".repeat(50_000)), 1),
        (format!("|{}\n{}\n{}", " a |".repeat(500), "|-".repeat(500), "| x\n".repeat(400)), 400),
        ("| a |\n|-|\n| [ ] b |\n\n".repeat(30_000), 30_000),
        (repeated(50_000, &|n| format!("## Week {n}: a\n- b\n")) + "# Goals\n- [ ] c\n", 50_001),
        (repeated(50_000, &|n| format!("## {n}. a (1 h) – 2 h\n- [ ] b\n")), 50_000),
        ("# ".to_owned() + &"(1 h) – ".repeat(100_000) + "\n- [ ] a\n", 1),
    ];
    for (markdown, items) in monsters {
        let roadmap = Roadmap::parse(markdown, "file name");
        assert_eq!(roadmap.nodes().filter(|(_, node)| node.is_counted()).count(), items);
        let step = (roadmap.len() / 100).max(1);
        for (id, _) in roadmap.nodes().step_by(step) {
            assert_eq!(roadmap.find(&roadmap.key(id)), Some(id));
            let links = roadmap.links(id);
            assert!(links.len() <= 2 && roadmap.path(id).len() <= 20 && !roadmap.spans(id).is_empty());
        }
        roadmap.findings();
        roadmap.plan();
    }
}

/// The parser's one known panic (pulldown-cmark issue 1110) needs heading attributes together with definition
/// lists. The reader turns on neither, so what would set it off stays text.
/// The carry compares each text with a few others: with all, this would take minutes.
#[test]
fn a_roadmap_of_which_every_text_is_rewritten_carries_nothing() {
    let roadmap = |subject: &str| {
        let entry =
            |item: usize| format!("- [ ] {subject}{} and {subject}{} of the course\n", item * 7 % 997, item / 3);
        Roadmap::parse(format!("# R\n## A\n{}", (0..3000).map(entry).collect::<String>()), "file")
    };
    let (old, new) = (roadmap("topic"), roadmap("matter"));
    let changes = carry(&old, &new);
    let carried = old.nodes().filter(|(node, about)| about.is_counted() && changes.partner(*node).is_some()).count();
    assert_eq!((carried, changes.counts().suggested), (0, 0));
}

#[test]
fn heading_attributes_and_definition_lists_are_text() {
    let roadmap = Roadmap::parse("## Name {#id .class}\n\nterm\n: definition\n\n- [ ] a\n".to_owned(), "file name");
    let headings: Vec<_> =
        roadmap.nodes().filter(|(_, node)| node.is_heading()).map(|(id, _)| roadmap.text(id)).collect();
    assert_eq!(headings, ["Name {#id .class}"]);
    holds_together("# \u{a0}\n:   {\n: {#a}\n");
}
