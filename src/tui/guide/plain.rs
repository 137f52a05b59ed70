//! A page of the guide in words.

use crate::roadmap::{Mark, NodeId};
use crate::tui::document::Document;
use crate::tui::guide::page::{LineKind, PageLine, Sign};
use crate::tui::guide::stops::StopKind;
use crate::tui::guide::{Guide, page_height};
use crate::tui::layout::Layout;
use crate::tui::road::plain::sign_words;

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
pub(crate) fn lines(guide: &Guide, doc: &Document, layout: &Layout) -> Vec<ReadLine> {
    let read = |(at, line): (usize, &PageLine)| ReadLine { page: guide.page, at, words: words(line, doc) };
    if guide.lines.is_empty() {
        return vec![ReadLine { page: guide.page, at: 0, words: "This page is empty.".to_owned() }];
    }
    in_view(guide, layout).map(read).filter(|line| !line.words.is_empty()).collect()
}

/// The box or link under the cursor; else the line with the current place of a search, while it is in view.
pub(crate) fn place(guide: &Guide, doc: &Document, layout: &Layout) -> String {
    match guide.stop().map(|stop| &stop.kind) {
        Some(StopKind::Box(node)) => {
            return format!("{}, {}", doc.roadmap.text(*node), sign_words(doc.sign(*node)));
        }
        Some(StopKind::Link { link, .. }) if link.title.is_empty() => return format!("link: {}", link.address),
        Some(StopKind::Link { link, .. }) => return format!("link: {}, {}", link.title, link.address),
        None => {}
    }
    let is_here = |at: usize| guide.found_on(at).any(|(_, is_here)| is_here);
    let lines: Vec<String> =
        in_view(guide, layout).filter(|(at, _)| is_here(*at)).map(|(_, line)| words(line, doc)).collect();
    lines.join(" ")
}

fn in_view<'a>(guide: &'a Guide, layout: &Layout) -> impl Iterator<Item = (usize, &'a PageLine)> {
    guide.lines.iter().enumerate().skip(guide.walk.top).take(page_height(layout))
}

/// The words of a line; rules have none.
fn words(line: &PageLine, doc: &Document) -> String {
    let text = line.text();
    let has_words = text.chars().any(|char| !char.is_whitespace() && char != '─');
    match line.kind {
        _ if !has_words => String::new(),
        LineKind::Heading => format!("{}, heading", text.trim()),
        _ => {
            let words = format!("{} {}", line.marker.replace('•', ""), text.trim()).trim().to_owned();
            let is_told = |entry: &NodeId| line.sign == Some(Sign::Box) || doc.progress.mark(*entry) != Mark::Todo;
            match line.entry.filter(|_| line.sign.is_some()).filter(is_told) {
                Some(entry) => format!("{}: {words}", sign_words(doc.sign(entry))),
                None => words,
            }
        }
    }
}
