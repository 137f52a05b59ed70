//! What can be found: names of nodes, notes on them, and prose.

use std::borrow::Cow;

use crate::roadmap::{Mark, NodeId, Prose, clean};
use crate::tui::document::Document;
use crate::tui::find::fuzzy::Weight;
use crate::tui::find::narrow::Narrowing;
use crate::tui::road::choice::option_sign;
use crate::tui::road::outline::{divides, holds_nothing, label};
use crate::tui::widgets::sign::Sign;

/// Something that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The node with the name or the note; of prose the node before it, if there is one.
    pub(crate) node: Option<NodeId>,
    pub(crate) kind: TargetKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetKind {
    Name,
    Note,
    /// A piece of prose, by its index.
    Prose(usize),
}

/// Everything that can be found within a narrowing.
pub(crate) fn targets(narrowing: &Narrowing, has_words: bool, prose: &[Prose], doc: &Document) -> Vec<Target> {
    let Document { roadmap, progress, .. } = doc;
    // Groups without anything to tick are prose.
    let is_found = |node: NodeId| roadmap.node(node).is_heading() || !holds_nothing(roadmap, progress, node);
    let mut nodes: Vec<NodeId> = roadmap.nodes().map(|(node, _)| node).filter(|&node| is_found(node)).collect();
    if narrowing.is_any() {
        narrowing.retain(&mut nodes, has_words, doc);
    }
    let noted = nodes.iter().filter(|&&node| has_words && !progress.notes(node).is_empty());
    let notes = noted.map(|&node| Target { node: Some(node), kind: TargetKind::Note });
    let names = nodes.iter().map(|&node| Target { node: Some(node), kind: TargetKind::Name });
    let mut targets: Vec<Target> = names.chain(notes).collect();
    if has_words && !narrowing.is_of_entries() {
        let prose = prose.iter().enumerate().filter(|(_, prose)| narrowing.is_within(prose.after, doc));
        targets.extend(prose.map(|(at, prose)| Target { node: prose.after, kind: TargetKind::Prose(at) }));
    }
    targets
}

impl Target {
    /// The text that is searched, on one line.
    pub(crate) fn text<'a>(self, doc: &'a Document, prose: &'a [Prose]) -> Cow<'a, str> {
        match (self.kind, self.node) {
            (TargetKind::Name, Some(node)) => label(&doc.roadmap, node),
            (TargetKind::Note, Some(node)) => {
                let notes = doc.progress.notes(node);
                let texts: Vec<&str> = notes.iter().map(|note| note.text.trim()).collect();
                Cow::Owned(clean(&texts.join(" ")).into_owned())
            }
            (TargetKind::Prose(at), _) => prose.get(at).map_or("".into(), |prose| Cow::Borrowed(prose.text.as_str())),
            (_, None) => "".into(),
        }
    }

    /// Open entries come first, then done and skipped ones, then prose.
    pub(crate) fn weight(self, doc: &Document) -> Weight {
        let is_finished = |node| matches!(doc.progress.mark(node), Mark::Done | Mark::Skipped);
        let group = match self.kind {
            TargetKind::Name | TargetKind::Note => u8::from(self.node.is_some_and(is_finished)),
            TargetKind::Prose(_) => 2,
        };
        Weight { group, is_prose: self.kind != TargetKind::Name }
    }

    /// The mark of a node; of a heading that it is one, unless it is a chosen option, or skipped.
    pub(crate) fn sign(self, doc: &Document) -> Option<Sign> {
        let node = self.node.filter(|_| self.kind == TargetKind::Name);
        let Some(node) = node else { return (self.kind == TargetKind::Note).then_some(Sign::Note) };
        let sign = doc.sign(node);
        Some(match option_sign(doc, node) {
            _ if !divides(doc.roadmap.node(node)) || sign == Sign::Mark(Mark::Skipped) => sign,
            Some(Sign::Choice) => Sign::Choice,
            _ => Sign::Heading,
        })
    }

    /// The names of what is above it; of a note of its node too.
    pub(crate) fn path(self, doc: &Document) -> String {
        let Some(node) = self.node else { return String::new() };
        let own = Some(node).filter(|_| self.kind != TargetKind::Name);
        let above = own.into_iter().chain(doc.roadmap.ancestors(node));
        let mut path: Vec<Cow<'_, str>> = above.map(|up| label(&doc.roadmap, up)).collect();
        path.reverse();
        path.join(" › ")
    }
}
