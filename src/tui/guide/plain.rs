//! A page of the guide in words.

use crate::roadmap::NodeId;
use crate::tui::guide::page::{LineKind, PageLine};
use crate::tui::guide::{Guide, page_height};
use crate::tui::layout::Layout;

/// A line of a page: the page, its place there, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadLine {
    page: Option<NodeId>,
    at: usize,
    pub(crate) words: String,
}

impl ReadLine {
    /// A line of a view that has no pages.
    pub(crate) fn new(at: usize, words: String) -> ReadLine {
        ReadLine { page: None, at, words }
    }
}

/// The lines of the page that are in view.
pub(crate) fn lines(guide: &Guide, layout: &Layout) -> Vec<ReadLine> {
    let read = |(at, line): (usize, &PageLine)| ReadLine { page: guide.heading, at, words: words(line) };
    if guide.lines.is_empty() {
        return vec![ReadLine { page: guide.heading, at: 0, words: "This page is empty.".to_owned() }];
    }
    in_view(guide, layout).map(read).filter(|line| !line.words.is_empty()).collect()
}

/// The line with the current place of a search, while it is in view.
pub(crate) fn place(guide: &Guide, layout: &Layout) -> String {
    let is_here = |at: usize| guide.found_on(at).any(|(_, is_here)| is_here);
    let lines: Vec<String> =
        in_view(guide, layout).filter(|(at, _)| is_here(*at)).map(|(_, line)| words(line)).collect();
    lines.join(" ")
}

fn in_view<'a>(guide: &'a Guide, layout: &Layout) -> impl Iterator<Item = (usize, &'a PageLine)> {
    guide.lines.iter().enumerate().skip(guide.top).take(page_height(layout))
}

/// The words of a line; rules have none.
fn words(line: &PageLine) -> String {
    let text = line.text();
    let has_words = text.chars().any(|char| !char.is_whitespace() && char != '─');
    match line.kind {
        _ if !has_words => String::new(),
        LineKind::Heading => format!("{}, heading", text.trim()),
        _ => format!("{} {}", line.marker.replace('•', ""), text.trim()).trim().to_owned(),
    }
}
