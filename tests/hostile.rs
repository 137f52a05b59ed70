//! Any text is a roadmap: nothing that stands in a file panics, loops, or breaks the tree's laws.

use proptest::prelude::*;
use roadbook::roadmap::{NodeId, Roadmap};

/// What a reader of the tree relies on, and everything that can be asked of it asked once.
fn holds_together(markdown: &str) {
    let roadmap = Roadmap::parse(markdown.to_owned(), "file name");
    let mut open: Vec<(NodeId, NodeId)> = Vec::new();
    for (id, node) in roadmap.nodes() {
        while open.last().is_some_and(|(_, end)| *end <= id) {
            open.pop();
        }
        assert_eq!(node.parent, open.last().map(|(up, _)| *up), "the parent is the innermost open node");
        assert!(node.end > id && open.last().is_none_or(|(_, end)| node.end <= *end), "ranges nest");
        open.push((id, node.end));
        let key = roadmap.key(id);
        assert_eq!(roadmap.find(&key), Some(id), "{key:?} leads back to its node");
        assert!(roadmap.line(id) >= 1 && roadmap.line(id) <= markdown.split(['\n', '\r']).count());
        let text = roadmap.text(id);
        let spans: String = roadmap.spans(id).iter().map(|span| span.text.as_str()).collect();
        assert!(spans == text || spans.trim() == text.trim(), "{spans:?} says {text:?}");
        for shown in roadmap.path(id).iter().map(|text| &**text).chain([&*text]) {
            assert!(!shown.chars().any(char::is_control), "{shown:?} is fit to be shown");
        }
        assert!(roadmap.links(id).iter().all(|link| !link.chars().any(char::is_control)));
    }
    let phases = roadmap.phases();
    assert!(phases.is_sorted() && phases.iter().all(|&phase| phase.index() < roadmap.len()));
    let counted = |id: Option<NodeId>| match id {
        Some(id) => roadmap.subtree(id).filter(|(_, node)| node.is_counted()).count(),
        None => roadmap.nodes().filter(|(_, node)| node.is_counted()).count(),
    };
    let in_phases: usize = phases.iter().map(|&phase| counted(Some(phase))).sum();
    assert_eq!(in_phases, counted(None), "every item stands in a phase");
    assert!(roadmap.findings().iter().all(|finding| !finding.text.chars().any(char::is_control)));
    assert_eq!(roadmap.plan().phases.len(), phases.len());
}

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
        let mut text: Vec<char> = include_str!("shapes/interview.md").chars().collect();
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

/// The parser's one known panic (pulldown-cmark issue 1110) needs heading attributes together with definition
/// lists. The reader turns on neither, so what would set it off stays text.
#[test]
fn heading_attributes_and_definition_lists_are_text() {
    let roadmap = Roadmap::parse("## Name {#id .class}\n\nterm\n: definition\n\n- [ ] a\n".to_owned(), "file name");
    let headings: Vec<_> =
        roadmap.nodes().filter(|(_, node)| node.is_heading()).map(|(id, _)| roadmap.text(id)).collect();
    assert_eq!(headings, ["Name {#id .class}"]);
    holds_together("# \u{a0}\n:   {\n: {#a}\n");
}
