//! Text with the author's styles: spans that are broken and cut as text is.

use std::ops::Range;

use crate::roadmap::{NodeId, Roadmap, Span};
use crate::tui::widgets::text::cut;

/// The spans of `shown`, a node's text or a part of it. Text that is strong as a whole is set no stronger
/// than its row.
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
    Parts::of(spans).next(range)
}

/// Parts of spans, taken in order, so that the spans are read once, however many lines they are broken into.
pub(crate) struct Parts<'a> {
    /// Those that are not taken yet.
    spans: &'a [Span],
    /// The start of the first of them in the text of all.
    start: usize,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(spans: &'a [Span]) -> Parts<'a> {
        Parts { spans, start: 0 }
    }

    /// The part that covers these bytes, which begin no earlier than those before.
    pub(crate) fn next(&mut self, range: Range<usize>) -> Vec<Span> {
        while let Some((first, rest)) = self.spans.split_first()
            && self.start + first.text.len() <= range.start
        {
            self.start += first.text.len();
            self.spans = rest;
        }
        let mut start = self.start;
        let within = |span: &Span| {
            let (from, to) = (range.start.max(start), range.end.min(start + span.text.len()));
            let text = (from < to).then(|| span.text[from - start..to - start].to_owned());
            start += span.text.len();
            // Not the text of the whole span, which may be long.
            text.map(|text| Span { text, style: span.style, link: span.link.clone() })
        };
        let mut end = self.start;
        let reached = self.spans.iter().take_while(|span| {
            let begins = end;
            end += span.text.len();
            begins < range.end
        });
        reached.filter_map(within).collect()
    }
}

/// Cuts spans to at most `room` cells; where they are too long, they end in a plain `ellipsis`.
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
