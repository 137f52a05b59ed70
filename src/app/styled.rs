//! What a row says as its author set it: spans in place of plain text, to be broken and cut as text is.

use std::ops::Range;

use super::fit::cut;
use crate::roadmap::{NodeId, Roadmap, Span};

/// `shown`, which is a node's text or a part of it, in its styles. Text that is strong as a whole is set no stronger
/// than its row: it stands out from nothing.
pub fn styled(roadmap: &Roadmap, node: NodeId, shown: &str) -> Vec<Span> {
    let spans = roadmap.spans(node);
    let Some(from) = text(&spans).find(shown) else { return vec![plain(shown)] };
    let mut spans = part(&spans, from..from + shown.len());
    if spans.iter().all(|span| span.style.strong || !span.text.contains(char::is_alphanumeric)) {
        spans.iter_mut().for_each(|span| span.style.strong = false);
    }
    spans
}

/// The part of the spans that covers these bytes of their text.
pub fn part(spans: &[Span], range: Range<usize>) -> Vec<Span> {
    let mut start = 0;
    let within = |span: &Span| {
        let (from, to) = (range.start.max(start), range.end.min(start + span.text.len()));
        let text = (from < to).then(|| span.text[from - start..to - start].to_owned());
        start += span.text.len();
        text.map(|text| Span { text, ..span.clone() })
    };
    spans.iter().filter_map(within).collect()
}

/// The spans in at most `room` cells; where they are too long, they end in a plain `ellipsis`.
pub fn cut_spans(spans: Vec<Span>, room: usize, ellipsis: &str) -> Vec<Span> {
    let text = text(&spans);
    let cut = cut(&text, room, ellipsis);
    if cut == text {
        return spans;
    }
    let (kept, end) = cut.split_at(cut.len().saturating_sub(ellipsis.len()));
    let mut spans = part(&spans, 0..kept.len());
    spans.push(plain(end));
    spans
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The spans of the first node, strong ones between stars, code between backticks.
    fn shown(markdown: &str, shown: &str) -> String {
        let roadmap = Roadmap::parse(markdown.to_owned(), "styled");
        let mark = |span: &Span| match (span.style.strong, span.style.code) {
            (true, _) => format!("*{}*", span.text),
            (_, true) => format!("`{}`", span.text),
            _ => span.text.clone(),
        };
        styled(&roadmap, NodeId::new(0), shown).iter().map(mark).collect()
    }

    #[test]
    fn the_name_of_a_heading_keeps_its_styles() {
        assert_eq!(shown("## Phase 1: The `os` module (2 weeks)\n- [ ] a", "The os module"), "The `os` module");
    }

    #[test]
    fn what_is_strong_as_a_whole_stands_out_from_nothing() {
        assert_eq!(shown("## **Lists:**\n- [ ] a", "Lists:"), "Lists:");
        assert_eq!(shown("## **Lists**: and sets\n- [ ] a", "Lists: and sets"), "*Lists*: and sets");
    }

    #[test]
    fn what_is_cut_ends_in_a_plain_ellipsis() {
        let strong = crate::roadmap::Style { strong: true, ..Default::default() };
        let spans = vec![plain("ab"), Span { text: "cdef".into(), style: strong, link: None }];
        let cut = cut_spans(spans.clone(), 4, "…");
        assert_eq!(cut, [plain("ab"), Span { text: "c".into(), style: strong, link: None }, plain("…")]);
        assert_eq!(cut_spans(spans.clone(), 6, "…"), spans);
    }

    proptest! {
        #[test]
        fn parts_join_to_the_part_of_the_text(texts in prop::collection::vec("[a-zé学]{0,6}", 0..6), at in any::<[prop::sample::Index; 2]>()) {
            let spans: Vec<Span> = texts.iter().map(|text| plain(text)).collect();
            let whole = text(&spans);
            let bounds: Vec<usize> = whole.char_indices().map(|(at, _)| at).chain([whole.len()]).collect();
            let [a, b] = at.map(|index| bounds[index.index(bounds.len())]);
            prop_assert_eq!(text(&part(&spans, a.min(b)..a.max(b))), &whole[a.min(b)..a.max(b)]);
        }
    }
}
