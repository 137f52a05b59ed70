//! The laws of the tree, whatever text it is read from: for the tests of hostile text, and for the fuzzer.

use roadbook::roadmap::{NodeId, Roadmap};

/// What a reader of the tree relies on, and everything that can be asked of it asked once.
pub fn holds_together(markdown: &str) {
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
