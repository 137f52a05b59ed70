//! The boxes and links of a page, which the cursor goes to.

use std::ops::Range;

use crate::roadmap::{Link, NodeId};
use crate::tui::guide::page::{PageLine, Sign};
use crate::tui::widgets::text::width;

/// A box or a link.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stop {
    pub(crate) kind: StopKind,
    /// Its lines on the page.
    pub(crate) lines: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum StopKind {
    Box(NodeId),
    Link {
        link: Link,
        /// The places of its spans: their lines, and their numbers there.
        spans: Vec<(usize, usize)>,
        /// The entry that it stands in.
        entry: Option<NodeId>,
    },
}

impl Stop {
    /// The entry that it is the box of, or stands in.
    pub(crate) fn entry(&self) -> Option<NodeId> {
        match &self.kind {
            StopKind::Box(node) => Some(*node),
            StopKind::Link { entry, .. } => *entry,
        }
    }

    pub(crate) fn link(&self) -> Option<&Link> {
        match &self.kind {
            StopKind::Box(_) => None,
            StopKind::Link { link, .. } => Some(link),
        }
    }
}

/// The stops of a page, in order. A link that is broken over lines is one.
pub(crate) fn stops(lines: &[PageLine]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    // The title of the last link as it stands, and its address, while it may go on.
    let mut open: Option<(String, String)> = None;
    for (at, line) in lines.iter().enumerate() {
        if let (Some(node), Some(Sign::Box)) = (line.entry, line.sign) {
            let rest = lines[at + 1..].iter().take_while(|next| next.entry == Some(node) && next.sign.is_none());
            stops.push(Stop { kind: StopKind::Box(node), lines: at..at + 1 + rest.count() });
            open = None;
        }
        for (nth, span) in line.spans.iter().enumerate() {
            let joint = if nth > 0 { Some("") } else { line.joint };
            let Some(address) = &span.link else {
                open = None;
                continue;
            };
            let goes_on = open.take().zip(joint).filter(|((_, last), _)| last == address);
            let title = match (goes_on, stops.last_mut()) {
                (Some(((title, _), joint)), Some(Stop { kind: StopKind::Link { link, spans, .. }, lines })) => {
                    let title = format!("{title}{joint}{}", span.text);
                    *link = Link::new(&title, address);
                    spans.push((at, nth));
                    lines.end = at + 1;
                    title
                }
                _ => {
                    let link = Link::new(&span.text, address);
                    let kind = StopKind::Link { link, spans: vec![(at, nth)], entry: line.entry };
                    stops.push(Stop { kind, lines: at..at + 1 });
                    span.text.clone()
                }
            };
            open = Some((title, address.clone()));
        }
    }
    stops
}

/// The stop at a cell of a line, and true if that is its box or beside it.
pub(crate) fn stop_at(stops: &[Stop], lines: &[PageLine], at: usize, x: u16) -> Option<(usize, bool)> {
    let line = lines.get(at)?;
    let is_there = |stop: &Stop| match &stop.kind {
        StopKind::Box(_) => false,
        StopKind::Link { spans, .. } => spans.iter().any(|&(on, nth)| on == at && cells(line, nth).contains(&x)),
    };
    if let Some(link) = stops.iter().position(is_there) {
        return Some((link, false));
    }
    let is_box = |stop: &Stop| matches!(stop.kind, StopKind::Box(_)) && stop.lines.contains(&at);
    let found = stops.iter().position(is_box)?;
    let is_sign = line.sign == Some(Sign::Box) && line.sign_x().abs_diff(x) <= 1;
    Some((found, is_sign))
}

/// The cells of a span on a line.
fn cells(line: &PageLine, nth: usize) -> Range<u16> {
    let start = line.text_x() + line.spans[..nth].iter().map(|span| width(&span.text) as u16).sum::<u16>();
    start..start + line.spans.get(nth).map_or(0, |span| width(&span.text) as u16)
}
