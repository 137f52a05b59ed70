//! The roadmap's own text with its boxes ticked: only bytes inside boxes differ from the source.

use crate::progress::Progress;
use crate::roadmap::{Mark, NodeId, Roadmap};

/// A mark that Markdown has no box for.
pub struct Unwritten {
    /// The entry.
    pub node: NodeId,
    /// Its mark.
    pub mark: Mark,
    /// The reason.
    pub why: &'static str,
}

/// Returns the text, and the marks that it does not hold: those of entries without a box, and those that a box cannot
/// say.
pub(super) fn of(roadmap: &Roadmap, progress: &Progress) -> (String, Vec<Unwritten>) {
    let (mut text, mut unwritten) = (String::with_capacity(roadmap.source().len()), Vec::new());
    let mut written = 0;
    for (id, node) in roadmap.nodes() {
        let mark = progress.mark(id);
        let boxes = roadmap.boxes_of(id);
        if boxes.is_empty() {
            // A point that is done because its item is, is done again where the item's box says so.
            let follows = roadmap.item_of_point(id).is_some_and(|item| progress.mark(item) == mark);
            if node.kind.has_mark() && !node.parent_of_items && mark != Mark::Todo && !follows {
                unwritten.push(Unwritten { node: id, mark, why: "it has no box" });
            }
            continue;
        }
        let says = node.source.unwrap_or_default();
        match mark {
            _ if mark == says => continue,
            Mark::Doing | Mark::Skipped => {
                if !node.parent_of_items {
                    unwritten.push(Unwritten { node: id, mark, why: "a Markdown box cannot say that" });
                }
                if says != Mark::Done {
                    continue;
                }
            }
            Mark::Todo | Mark::Done => {}
        }
        for inside in boxes {
            text.push_str(&roadmap.source()[written..inside.start]);
            text.push(if mark == Mark::Done { 'x' } else { ' ' });
            written = inside.end;
        }
    }
    text.push_str(&roadmap.source()[written..]);
    (text, unwritten)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{At, Fact, FactKind};

    const SOURCE: &str = "# T\r\n## A\r\n- [ ] one [x](y)\r\n  - p\r\n1. [X] two\r\n* [✓] three\n- [-] four\n- plain\n\n\
                          | Topic | Done |\n|-|-|\n| five | [ ] |\n| six | ✅ |\n";

    fn exported(marks: &[(&str, Mark)]) -> (String, Vec<String>) {
        let roadmap = Roadmap::parse(SOURCE.to_owned(), "t");
        let facts = marks.iter().zip(1..).map(|((item, mark), second)| {
            let kind = match mark {
                Mark::Skipped => FactKind::Skip { item: (*item).to_owned(), skip: true },
                mark => FactKind::Mark { item: (*item).to_owned(), mark: *mark },
            };
            Fact { at: At { micros: second, offset: 0 }, clock: None, kind }
        });
        let progress = Progress::new(&roadmap, facts.collect());
        let (text, unwritten) = of(&roadmap, &progress);
        (text, unwritten.iter().map(|it| roadmap.text(it.node).into_owned()).collect())
    }

    #[test]
    fn without_a_fact_every_byte_is_the_source_s() {
        assert_eq!(exported(&[]).0, SOURCE);
    }

    #[test]
    fn only_what_is_inside_of_boxes_changes() {
        let (text, unwritten) = exported(&[
            ("a/one-x", Mark::Done),
            ("a/two", Mark::Todo),
            ("a/three", Mark::Todo),
            ("a/five", Mark::Done),
            ("a/plain", Mark::Done),
        ]);
        let expected = SOURCE.replace("[ ] one", "[x] one").replace("[X]", "[ ]").replace("[✓]", "[ ]");
        assert_eq!(text, expected.replace("| five | [ ]", "| five | [x]"));
        assert_eq!(unwritten, ["plain", "six"]);
    }

    #[test]
    fn every_box_of_a_row_is_written_and_no_other_bracket() {
        let source = "# T\n\n| Topic | Read | Done |\n|-|-|-|\n| Generics [T] | ❌ | |\n| Sorting | [ ] | [ ] |\n";
        let roadmap = Roadmap::parse(source.to_owned(), "t");
        let keys: Vec<String> =
            roadmap.nodes().filter(|(_, node)| node.kind.has_mark()).map(|(id, _)| roadmap.key(id)).collect();
        let facts = keys.iter().zip(1..).map(|(item, second)| Fact {
            at: At { micros: second, offset: 0 },
            clock: None,
            kind: FactKind::Mark { item: item.clone(), mark: Mark::Done },
        });
        let progress = Progress::new(&roadmap, facts.collect());
        let (text, unwritten) = of(&roadmap, &progress);
        assert_eq!(text, source.replace("| [ ] | [ ] |", "| [x] | [x] |"));
        assert_eq!(unwritten.len(), 1);
    }

    #[test]
    fn what_a_box_cannot_say_is_named() {
        let (text, unwritten) = exported(&[("a/two", Mark::Skipped), ("a/one-x", Mark::Doing)]);
        assert_eq!(text, SOURCE.replace("[X]", "[ ]"));
        assert_eq!(unwritten, ["one x", "two", "six"]);
    }
}
